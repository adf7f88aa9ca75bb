/** Answers to a survey, one question after the other; each is kept at once, so that nobody need finish in one go. */
import {
  type Answer,
  type AwaitedAnswer,
  command,
  type Expectation,
  type Outcome,
  type PersonId,
  type Turn,
} from '../../../feature.ts'
import { asksSomething } from '../../../language/reply/asks.ts'
import { sayInstant } from '../../../language/say.ts'
import { findClash } from '../../people/public.ts'
import {
  type Answering,
  closed,
  forReader,
  inTime,
  isSame,
  keep,
  makesOwn,
  passOn,
  RECEIPT,
  type ReadAnswer,
  say,
  whoAnswers,
} from '../answer.ts'
import type { Notice, SurveyQuestion } from '../queries.ts'
import { findAnswer, markHeard } from '../queries.ts'
import { CHANGES_ANSWER } from '../vocabulary.ts'
import * as shared from '../wording.ts'
import { answerInWords, isTooMany, keepOne, keepParts, tooManyInWords } from './keep.ts'
import * as queries from './queries.ts'
import { type AskedQuestion, expectQuestion, nextOf, questionInWords } from './question.ts'
import { actOf, placeOf, type ReadPart, readAllAnswers, readAnswerTo } from './read-answer.ts'
import { EARLIER_QUESTION, GOES_BACK, HARDLY, NOT_VERY, NOTHING_MORE, PREVIOUS_QUESTION, STOPS } from './vocabulary.ts'
import * as wording from './wording.ts'

export const surveyAnswer: AwaitedAnswer = {
  id: 'survey',
  needs: 'notice.answer',
  staysOpen: true,
  takesWords: true,
  inTime,
  async onAnswer(turn, answer, payload) {
    const asked = payload as AskedQuestion
    const { text } = answer.act
    const given = text.includes(HARDLY) ? { act: actOf(text.replaceAll(HARDLY, NOT_VERY)) } : answer
    const who = await whoAnswers(turn, asked)
    if (who === undefined) return undefined
    const { notice, helped } = who
    const before = await queries.answersOf(turn.db, notice.id, who.personId)
    if (STOPS.test(given.act.text)) return stop(turn, { ...who, before })
    const isDone = nextOf(notice, before) === undefined
    if (isDone && NOTHING_MORE.test(given.act.text)) return say(turn, notice, who.personId, wording.allKept())
    const last = isDone ? asked.question : Math.max(1, asked.question - 1)
    if (GOES_BACK.test(given.act.text)) return askAgain(turn, { ...who, before }, last)
    const all = before.length === 0 ? readWhole(notice, given) : undefined
    if (all !== undefined) return takeAll(turn, who, all)
    const previous = PREVIOUS_QUESTION.exec(given.act.text)?.groups
    const earlier = previous ?? EARLIER_QUESTION.exec(given.act.text)?.groups
    const number = previous ? last : earlier === undefined ? asked.question : placeOf(earlier['number'])
    const said = earlier === undefined ? given : { act: actOf(earlier['rest'] ?? '') }
    const question = notice.questions[number - 1]
    if (question === undefined) return { reply: { text: wording.onlySoMany(notice.questions.length) } }
    const inWords = question.answers === 'words'
    if (!inWords && asksSomething(said.act.reply)) return undefined
    if (!inWords && said.act.reply.proxyFor !== undefined && helped === undefined) return passOn(notice)
    const own = before.find((one) => one.question === number)
    const read = inWords ? addTo(own, readAnswerTo(question, said), given.act.text) : readAnswerTo(question, said, own)
    if (read === undefined) {
      return own === undefined && answer.brings === undefined
        ? hearOnly(turn, notice, who.personId, { number, question })
        : undefined
    }
    const isOver = closed(turn, notice)
    if (isOver !== undefined) return isOver
    const outcome = await take(turn, { ...who, before }, { number, read, isNamed: earlier !== undefined })
    const wantsReply = inWords && asksSomething(said.act.reply)
    return wantsReply ? { ...outcome, handOver: { why: wording.whyAsked(notice.title), silently: true } } : outcome
  },
}

/** The question before once more, with what was answered to it. */
function askAgain(turn: Turn, { notice, personId, before }: Answerer, number: number): Outcome {
  const question = notice.questions[number - 1]
  const own = before.find((one) => one.question === number)
  const was = question === undefined || own === undefined ? undefined : answerInWords(question, own)
  const text = [wording.backTo(was), ...questionInWords(notice, number)].join('\n')
  return say(turn, notice, personId, text, expectQuestion(notice, personId, number))
}

/** 1 5 菜淡一点; 满意，两次: all questions answered in one go, or the first of them, and nothing in doubt. */
function readWhole({ questions }: Notice, { choice, act }: Answer): readonly ReadPart[] | undefined {
  const saysMore = SEVERAL_PARTS.test(act.text) && (questions[0]?.upTo ?? 1) === 1
  if (questions.length < 2 || (choice !== undefined && !saysMore)) return undefined
  const parts = readAllAnswers(questions, act.text)
  const isClear =
    parts.length > 1 && parts.every(({ answer, question }, at) => answer !== undefined && question === at + 1)
  if (!isClear) return undefined
  if (parts.length === questions.length) return parts
  // 1，2 may be said of the first alone, and so may 满意，就是菜咸.
  return choice !== undefined && parts.every(({ question }) => questions[question - 1]?.answers !== 'words')
    ? parts
    : undefined
}

const SEVERAL_PARTS = /\S[，,；;、\s]+\S/

async function takeAll(turn: Turn, who: Answering, parts: readonly ReadPart[]): Promise<Outcome> {
  const { notice, personId, helped } = who
  const isOver = closed(turn, notice)
  if (isOver !== undefined) return isOver
  const enteredBy = helped === undefined ? null : (turn.speaker.person?.id ?? null)
  const { lines } = await keepParts(turn, notice, personId, parts, { channel: turn.chat.kind, enteredBy })
  const next = nextOf(
    notice,
    parts.map(({ question }) => ({ question })),
  )
  const more = next === undefined ? [wording.done(notice.questions.length)] : questionInWords(notice, next)
  const text = forReader(helped, [wording.keptAll(), ...lines, ...more].join('\n'))
  return say(turn, notice, personId, text, next === undefined ? undefined : expectQuestion(notice, personId, next))
}

/** Once answered, what is written later is talk unless it says that it changes the answer, or adds to it. */
function addTo(own: queries.SurveyAnswer | undefined, read: ReadAnswer | undefined, text: string) {
  if (own === undefined || read === undefined || own.words === null) return read
  if (/^(?:还有|另外|再就是|补充)/.test(text)) return { ...read, words: `${own.words}；${text}` }
  if (EARLIER_QUESTION.test(text)) return read
  return CHANGES_ANSWER.test(text) ? { ...read, words: text.replace(CHANGES_ANSWER, '') } : undefined
}

interface Answerer {
  readonly notice: Notice
  readonly personId: PersonId
  readonly helped: Parameters<typeof forReader>[0]
  readonly before: readonly queries.SurveyAnswer[]
}

async function take(
  turn: Turn,
  who: Answerer,
  { number, read, isNamed }: { readonly number: number; readonly read: ReadAnswer; readonly isNamed: boolean },
): Promise<Outcome> {
  const { notice, personId, helped, before } = who
  const own = before.find((one) => one.question === number)
  const question = notice.questions[number - 1]
  if (question !== undefined && isTooMany(question, read))
    return say(turn, notice, personId, forReader(helped, tooManyInWords(question, read, own)))
  const clash = own && question && (await clashWith(turn, { ...who, own }, { question, read }))
  const isUnchanged = isSame(own, read)
  const channel = turn.chat.kind
  if (clash?.verdict !== 'stands' && (!isUnchanged || makesOwn(helped, own))) {
    const enteredBy = helped === undefined ? null : (turn.speaker.person?.id ?? null)
    await keepOne(turn, notice, personId, { number, read, channel, enteredBy })
  }
  const next = nextOf(notice, [...before, { question: number }])
  const more = next === undefined ? [wording.done(notice.questions.length)] : questionInWords(notice, next)
  const expects = next === undefined ? undefined : expectQuestion(notice, personId, next)
  if (clash?.verdict === 'stands') return goOn(clash.outcome, more, expects)
  const what = question === undefined ? '' : answerInWords(question, read)
  const kept = isUnchanged
    ? wording.keptAlready()
    : isNull(read)
      ? wording.passedOver()
      : isNamed
        ? wording.keptForQuestion(number, what)
        : wording.kept(what)
  const said = say(turn, notice, personId, forReader(helped, [kept, ...more].join('\n')), expects)
  const told = [...(said.messages ?? []), ...(clash?.outcome.messages ?? [])]
  return { ...clash?.outcome, ...said, messages: told }
}

/** What a family has said otherwise to a question before. */
async function clashWith(
  turn: Turn,
  { notice, personId, helped, own }: Answerer & { readonly own: queries.SurveyAnswer },
  { question, read }: { readonly question: SurveyQuestion; readonly read: ReadAnswer },
): ReturnType<typeof findClash> {
  const to = {
    key: `notice ${notice.id} question ${own.question}`,
    title: wording.questionTitle(notice.title, own.question),
  }
  const was = { words: answerInWords(question, own), enteredBy: own.entered_by }
  return findClash(turn, { to, personId, helped, was, is: answerInWords(question, read) })
}

/** Whose answer does not count is asked the next question all the same. */
function goOn(
  { reply, messages = [], ...outcome }: Outcome,
  more: readonly string[],
  expects: Expectation | undefined,
) {
  const add = <M extends { readonly text: string }>(said: M): M => ({
    ...said,
    text: [said.text, ...more].join('\n'),
    ...(expects && { expects }),
  })
  return { ...outcome, ...(reply && { reply: add(reply) }), messages: messages.map(add) }
}

const isNull = ({ chosen, number, words }: ReadAnswer): boolean => chosen === null && number === null && words === null

/** Does not want to go on: what was answered stays, and nothing more is asked. */
async function stop(turn: Turn, { notice, personId, helped, before }: Answerer): Promise<Outcome> {
  const isOver = closed(turn, notice)
  if (isOver !== undefined) return isOver
  if ((await findAnswer(turn.db, notice.id, personId)) === undefined) {
    const enteredBy = helped === undefined ? null : (turn.speaker.person?.id ?? null)
    const words = before.length === 0 ? wording.DECLINED : wording.DECLINED_REST
    await keep(turn, notice, personId, { ...RECEIPT, words }, { channel: turn.chat.kind, enteredBy })
  }
  return say(turn, notice, personId, forReader(helped, wording.stopped()))
}

/** 收到 or 好多次: the question once more, then left in peace, and not chased as silent. */
async function hearOnly(
  turn: Turn,
  notice: Notice,
  personId: PersonId,
  { number, question }: { readonly number: number; readonly question: SurveyQuestion },
): Promise<Outcome | undefined> {
  const { reply } = turn.act.reply
  const isReceipt = reply === 'received' || reply === 'thanks' || reply === 'yes'
  const isShort = question.answers === 'number' && turn.act.text.length <= 8
  if (!isReceipt && !isShort) return undefined
  await markHeard(turn.db, notice.id, personId, turn.now)
  if (turn.chat.kind === 'room') return {}
  if (turn.previous?.endsWith(':received') === true) {
    return isReceipt ? { reply: { text: shared.receivedNoHurry() }, as: 'received' } : undefined
  }
  const text = [wording.receivedButAsk(), ...questionInWords(notice, number)].join('\n')
  return { reply: { text, expects: expectQuestion(notice, personId, number) }, as: 'received' }
}

/** 接着答问卷: the next question that one has not answered, whenever that is. */
export const continueSurvey = command({
  id: 'notices.continue-survey',
  needs: 'notice.answer',
  forOneself: true,
  says: [
    '[我|我要|我想|我来](接着|继续|开始|重新|再)答[问卷|题|下去|吧]',
    '[我|我要|我想|我来]答[一下|这个|那个](问卷|题)[吧]',
    '[我的]问卷[我][还]没答完',
    '[我的]问卷[我]答到(哪|哪儿|哪里|第几问)了',
  ],
  slots: {},
  ask: {},
  examples: ['接着答问卷', '我要答问卷', '问卷还没答完', '继续答'],
  async run(turn) {
    const { db, now, speaker, office } = turn
    const personId = speaker.person?.id
    const notice = personId === undefined ? undefined : await queries.findOpenSurvey(db, personId, now)
    if (notice === undefined || personId === undefined) return { reply: { text: wording.noSurvey() } }
    const next = nextOf(notice, await queries.answersOf(db, notice.id, personId))
    if (next === undefined) return { reply: { text: wording.nothingLeft(notice.title) } }
    const until = notice.deadline_at === null ? [] : [wording.until(sayInstant(notice.deadline_at, office.zone))]
    const text = [...questionInWords(notice, next), ...until].join('\n')
    return { reply: { text, expects: expectQuestion(notice, personId, next) }, as: 'received' }
  },
})
