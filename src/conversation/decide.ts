/**
 * What is to come of one act. The steps are tried in order and the first that fits decides: an answer to what was asked,
 * a command, free words that were asked for, a near match, polite words, a person; last of all what a command makes of
 * words that nobody else has understood.
 */
import type { Act, CommandCandidate } from '../language/reading.ts'
import { asksSomething } from '../language/reply/asks.ts'
import { soundsLonely } from '../language/small-talk.ts'
import { answerAnew, answerQuestion, askWhich, offeredBy, repeatQuestion, takesWords } from './answer-question.ts'
import { isOfCouple, meansAll, offers, saidOfEach, saidOfOne } from './focus.ts'
import { guessAlike, guessCommand } from './guess.ts'
import { matterIn } from './matters.ts'
import { miss } from './miss.ts'
import { narrow, saidOf } from './narrow.ts'
import { hearNod } from './nods.ts'
import { noteAnswer, type Question } from './questions.ts'
import { openedOfOthers } from './read-acts.ts'
import { askLast, CLEARLY, noteWhatWasTried, refuse, runCommand } from './run-command.ts'
import { answerPolitely, chatBack, keepCompany, tellThatNothingIsAsked } from './social.ts'
import {
  ANSWERS,
  type Book,
  choiceOf,
  type Decided,
  ENGINE,
  isAnswer,
  isAtWork,
  isStaff,
  mayRun,
  type Talk,
} from './talk.ts'
import { tellAgain } from './told-again/tell-again.ts'
import * as wording from './wording.ts'
import { askWriter, isWriterUnknown } from './writer.ts'

type Step = (book: Book, talk: Talk, act: Act) => Promise<Decided | readonly Decided[] | undefined>

const STEPS: readonly Step[] = [
  hearNod,
  answerWhatWasAsked,
  tellOfTold,
  runWhatWasSaid,
  answerInWords,
  thankForQuestion,
  chatBack,
  refuseWhatWasSaid,
  guessCommand,
  answerPolitely,
  passOnWish,
  passOnQuestion,
  passOnMatter,
  passOnUnreadable,
  askLast,
  guessAlike,
  tellThatNothingIsAsked,
  takeRemark,
  repeatQuestion,
]

/** An answer below this follows from what was said, as from a reason. */
const SAYS_SO = 0.8

/** Decides about one act of a message in a private chat, or of one that was addressed to the bot in a room. */
export async function decide(book: Book, talk: Talk, act: Act): Promise<readonly Decided[]> {
  for (const step of STEPS) {
    const decided = await step(book, talk, act)
    if (decided === undefined) continue
    if (PASSING_ON.has(step)) await noteHeard(book, talk)
    return [decided].flat()
  }
  await noteHeard(book, talk)
  return [await miss(book, talk, act)]
}

const PASSING_ON: ReadonlySet<Step> = new Set<Step>([
  tellOfTold,
  chatBack,
  answerPolitely,
  passOnWish,
  passOnQuestion,
  passOnMatter,
  repeatQuestion,
])

/** Whoever was asked one thing and writes something else is not silent. */
export async function noteHeard(book: Book, { chat, focus, tx, now }: Talk): Promise<void> {
  if (chat.kind !== 'private' || focus.kind !== 'one') return
  const { feature, answer, payload } = focus.question
  await book.answers.get(`${feature}:${answer}`)?.onHeard?.(tx, payload, now)
}

/** Words in a room that answer nothing are talk; an answer is short and nothing but an answer. */
const LONGEST_OVERHEARD = 10

/** 我不去了，孙子发烧，把我划了吧: of the list in the room, however long the reason. */
const takesOwnNameOff = ({ text, reply }: Act): boolean =>
  reply.reply === 'cancel' && text.length <= 24 && /把(?:我|俺)(?:的名字?)?(?:给)?(?:划|删|勾|退|抹|撤)/.test(text)

/** Whether words leave no doubt that they answer something. */
export const isClear = (act: Act): boolean =>
  choiceOf(act) !== undefined || (ANSWERS.has(act.reply.reply) && act.reply.score >= SAYS_SO)

const BARE_NUMBER = /^\d{1,3}$/
const NAMES_NUMBER = /[\d一二两三四五六七八九十]/

/** Whether a question could mean words that were overheard: 我去 is no receipt, and no number where one is asked for. */
const couldTake =
  ({ text }: Act) =>
  (question: Question): boolean =>
    !wantsReceipt(question) && (question.options.length > 0 || NAMES_NUMBER.test(text))

/** 3, where a number or words were asked for and nothing else waits there. */
function isNumberAsked(talk: Talk, act: Act): boolean {
  const [only, ...others] = questionsOf(talk).filter(couldTake(act))
  return only?.options.length === 0 && others.length === 0 && BARE_NUMBER.test(act.text)
}

/** The same of words in a room, where one question is open. */
export const isClearHere = (talk: Talk, act: Act): boolean => isClear(act) || isNumberAsked(talk, act)

/** In a room nobody asked the bot; only what clearly answers an open question counts, and nothing else is said. */
export async function decideOverheard(book: Book, talk: Talk, act: Act): Promise<Decided | undefined> {
  const { reply } = act
  const meant = act.text.length > LONGEST_OVERHEARD ? [] : await saidOf(book, talk, questionsOf(talk), act)
  const [said, ...more] = meant
  // 周二去不了，周四去 is yes and no, and clear all the same.
  if (said !== undefined && more.length === 0) return answerQuestion(book, talk, said, act)
  if (!isClearHere(talk, act)) return undefined
  if (reply.reply === 'received') return hearReceipt(book, talk, act)
  const [only, ...others] = questionsOf(talk).filter(couldTake(act))
  if (only === undefined) return undefined
  if (reply.reply === 'list' && others.length > 0) return passOnList(talk, [only, ...others])
  if (reply.reply !== 'list' && act.text.length > LONGEST_OVERHEARD && !takesOwnNameOff(act)) return undefined
  return others.length > 0 ? undefined : answerQuestion(book, talk, only, act)
}

/** 收到 in a room is the receipt of the one thing that asks for it there, beside whatever else is open. */
async function hearReceipt(book: Book, talk: Talk, act: Act): Promise<Decided | undefined> {
  const [only, ...others] = questionsOf(talk).filter(wantsReceipt)
  return only === undefined || others.length > 0 ? undefined : answerQuestion(book, talk, only, act)
}

function questionsOf({ focus }: Talk): readonly Question[] {
  if (focus.kind === 'one') return [focus.question]
  return focus.kind === 'none' ? [] : focus.questions
}

/** A list that could belong to several activities; the room is not asked, and staff hear of it once in a row. */
function passOnList(talk: Talk, questions: readonly Question[]): Decided {
  const handOver = { why: wording.whyWhichList(questions.map(({ title }) => title)), silently: true } as const
  return { feature: ENGINE, as: 'unplaced-list', outcome: talk.previous === 'unplaced-list' ? {} : { handOver } }
}

async function answerWhatWasAsked(book: Book, talk: Talk, act: Act) {
  const { focus } = talk
  if (!isAnswer(act) || focus.kind === 'none' || onlyComplains(book, act)) return undefined
  if (focus.kind === 'one') {
    const offered = meansAll(act.text) ? offeredBy(talk, focus.question) : []
    if (offered.length > 0) {
      await noteAnswer(talk.tx, focus.question.id, true, talk.now)
      return answerEach(book, talk, offered, act.text)
    }
    // Where free words were asked for, a command is more likely than an answer: 李桂兰去 beside an open draft.
    if (says(act) && takesWords(book, focus.question) && !isRefusal(act, focus.question)) return undefined
    if (isAskedOfBoth(talk, focus.question)) return askWriter(talk, act.text)
    return answerQuestion(book, talk, focus.question, act)
  }
  if (focus.kind === 'all') return answerEach(book, talk, focus.questions, act.text)
  // 1, with 1 收到 and 1 发送 open: it may be said to either.
  const isForOthers = focus.questions.some((question) => !wantsReceipt(question) && offers(question, act.text))
  if (act.reply.reply === 'received' && !isForOthers) return answerReceipts(book, talk, focus.questions, act)
  // 取消茶话会, with several things open: staff say what they mean.
  if (isStaff(talk) && says(act)) return undefined
  const meant = await narrow(book, talk, focus.questions, act)
  const [only, ...others] = meant
  if (only !== undefined && others.length === 0) {
    const answered = await answerAnew(book, talk, only, act.text)
    return answered && [answered, ...(await overhear(book, talk, meant, act))]
  }
  const ofSeveral = new Set(meant.map(({ personId }) => personId)).size > 1
  const asks = ofSeveral && isWriterUnknown(talk) ? askWriter(talk, act.text) : askWhich(talk, meant, act.text)
  return [...(await overhear(book, talk, meant, act)), asks]
}

/** 去不了, with an invitation and a call for help open: whoever is called may mean either. */
async function overhear(book: Book, talk: Talk, meant: readonly Question[], act: Act): Promise<readonly Decided[]> {
  if (act.reply.reply !== 'no' && act.reply.reply !== 'cancel') return []
  // What was chosen was chosen of another question.
  const { choice: _choice, ...said } = act
  const others = questionsOf(talk).filter(
    (one) => !meant.includes(one) && book.answers.get(`${one.feature}:${one.answer}`)?.overhears === true,
  )
  return (await askedOfEach(others, (question) => answerQuestion(book, talk, question, said))) ?? []
}

/** 收到 is what some questions ask for, and no answer to the others. */
async function answerReceipts(book: Book, talk: Talk, questions: readonly Question[], act: Act) {
  const asking = questions.filter(wantsReceipt)
  const single = asking.filter(({ feature, answer }) => book.answers.get(`${feature}:${answer}`)?.oneByOne === true)
  if (single.length > 1) return askWhich(talk, single, act.text)
  return askedOfEach(asking, (question) => answerQuestion(book, talk, question, act))
}

const wantsReceipt = ({ options }: Question): boolean => options.some(({ value }) => value === 'received')

/** 好的，几点来着: what they were told is told again, beside the answer. */
async function tellOfTold(book: Book, talk: Talk, act: Act): Promise<Decided | undefined> {
  return isAnswer(act) ? undefined : tellAgain(book, talk, act.text)
}

/** Two people who share the phone were asked the same, and nothing tells which of them writes. */
function isAskedOfBoth(talk: Talk, { title, personId }: Question): boolean {
  const quoted = talk.row.quote != null
  const same = talk.questions.filter((one) => one.title === title && one.personId !== personId)
  return !quoted && title !== '' && personId !== null && same.length > 0 && isWriterUnknown(talk)
}

/** What comes of all of these questions, one after the other; `undefined`: nothing. */
async function askedOfEach(
  questions: readonly Question[],
  answer: (question: Question) => Promise<Decided | undefined>,
): Promise<readonly Decided[] | undefined> {
  const decided: Decided[] = []
  for (const question of questions) {
    const one = await answer(question)
    if (one !== undefined) decided.push(one)
  }
  return decided.length === 0 ? undefined : decided
}

/** 两个都去: said of each, 两个 would be two people. */
function answerEach(book: Book, talk: Talk, questions: readonly Question[], words: string) {
  const each = isOfCouple(questions) ? saidOfOne(words) : saidOfEach(words)
  return askedOfEach(questions, (question) => answerAnew(book, talk, question, each))
}

/** 不去, to 来几个人: an answer to what was just asked, although it also takes a seat back. */
const isRefusal = ({ reply: { reply }, text }: Act, { feature }: Question): boolean =>
  feature !== ENGINE && (reply === 'no' || reply === 'cancel') && text.length <= 4

const says = (act: Act): boolean => choiceOf(act) === undefined && act.commands[0]?.exact === true

async function runWhatWasSaid(book: Book, talk: Talk, act: Act): Promise<Decided | undefined> {
  const exact = sayableHere(
    book,
    talk,
    act.commands.filter((candidate) => candidate.exact && mayRun(book, talk, candidate.id)),
  )
  const said = exact.filter(({ asked }) => asked !== true)
  const [first] = said
  if (first === undefined) return tellOfAsked(book, talk, act, exact)
  const isShared = ({ id }: CommandCandidate) => book.commands.get(id)?.command.shared === true
  if (isShared(first)) return tellNewest(book, talk, act, said.filter(isShared))
  for (const { id, slots } of said) {
    const decided = await runCommand(book, talk, act, id, slots)
    if (decided !== undefined) return decided
  }
  return undefined
}

/** 停水通知取消了吗: how it stands, where a command tells that; of several the one whose matter is newest. */
export async function tellHowItStands(book: Book, talk: Talk, act: Act): Promise<Decided | undefined> {
  const asked = act.commands.filter((one) => one.asked === true && mayRun(book, talk, one.id))
  const telling = asked.flatMap((one) => {
    const by = book.commands.get(one.id)?.command.toldBy
    return by !== undefined && mayRun(book, talk, by) ? [{ ...one, id: by }] : []
  })
  return tellNewest(book, talk, act, telling)
}

/** What is only asked after is not done; what others than staff ask goes to a person. */
async function tellOfAsked(book: Book, talk: Talk, act: Act, [first]: readonly CommandCandidate[]) {
  const told = await tellHowItStands(book, talk, act)
  if (told !== undefined) return told
  const [example] = (first && book.commands.get(first.id)?.command.examples) ?? []
  if (!isStaff(talk) || example === undefined) return undefined
  return { feature: ENGINE, as: 'asked-after', outcome: { reply: { text: wording.askedAfter(example) } } }
}

/** 名单 in a room is the list of the room, where one of the commands that it may be is for rooms. */
function sayableHere(
  { commands }: Book,
  { chat }: Talk,
  said: readonly CommandCandidate[],
): readonly CommandCandidate[] {
  const forRooms = chat.kind === 'room' ? said.filter(({ id }) => commands.get(id)?.command.inRooms === true) : []
  return forRooms.length > 0 ? forRooms : said
}

/** Runs commands that were said in the same words; the one whose matter is newest answers. */
async function tellNewest(book: Book, talk: Talk, act: Act, said: readonly CommandCandidate[]) {
  let newest: Decided | undefined
  for (const { id, slots } of said) {
    const decided = await runCommand(book, talk, act, id, slots)
    const isNewer = (decided?.outcome.since?.getTime() ?? 0) > (newest?.outcome.since?.getTime() ?? 0)
    if (newest === undefined || isNewer) newest = decided
  }
  return newest
}

/** Of several things that staff are asked, words are for the only one that takes words: a draft beside 1 是 2 不是. */
async function answerInWords(book: Book, talk: Talk, act: Act): Promise<Decided | undefined> {
  if (talk.focus.kind !== 'one' && !isStaff(talk)) return undefined
  // The headings of 帮助, shown in between, do not close what was asked before them.
  const isHelp = talk.focus.kind === 'one' && talk.focus.question.feature === 'help'
  const asked = isHelp ? talk.questions : questionsOf(talk)
  const [only, ...others] = asked.filter((question) => takesWords(book, question))
  return only === undefined || others.length > 0 ? undefined : answerQuestion(book, talk, only, act)
}

/** 谢谢 or [玫瑰], the first word to what was asked, is a receipt of it (rule 3). */
async function thankForQuestion(book: Book, talk: Talk, act: Act): Promise<Decided | undefined> {
  const { focus, previous, chat } = talk
  if (act.reply.reply !== 'thanks' || chat.kind === 'room' || previous !== undefined || isStaff(talk)) return undefined
  if (focus.kind !== 'one' || focus.question.answered || focus.question.feature === ENGINE) return undefined
  return answerQuestion(book, talk, focus.question, act)
}

/** 饺子咸了点, where it was asked how the dumplings were. */
async function takeRemark(book: Book, talk: Talk, act: Act): Promise<Decided | undefined> {
  if (talk.focus.kind !== 'one') return undefined
  const { question } = talk.focus
  const takes = book.answers.get(`${question.feature}:${question.answer}`)?.takesRemarks === true
  return takes ? answerQuestion(book, talk, question, act) : undefined
}

/** What only staff may say, said by somebody else; a mere resemblance is not held against them. */
async function refuseWhatWasSaid(book: Book, talk: Talk, act: Act): Promise<Decided | undefined> {
  // A command that also listens is said in ordinary words, which in other mouths mean something else: 女儿没接电话.
  const said = act.commands.find(
    ({ exact, id, score }) =>
      exact && !mayRun(book, talk, id) && isUnmistakable(book, id) && (score >= CLEARLY || !isMatter(book, act)),
  )
  const id = said?.id ?? openedOfOthers(book, talk)
  // Read as an answer for somebody else (周福生住院了) it answers nothing here, or it would have been taken by now.
  const answers = isAnswer(act) && act.reply.proxyFor === undefined && !isWhole(said, act)
  if (id !== undefined && !answers) return refuse(book, talk, act, id)
  return noteWhatWasTried(book, talk, act)
}

/** Longer is no answer to nothing. */
const LONGEST_ANSWER = 8

/** 取消王秀英的生日祝福 says more than 取消. */
const isWhole = (said: CommandCandidate | undefined, { text }: Act): boolean =>
  said !== undefined && said.score >= CLEARLY && text.length > LONGEST_ANSWER

function isUnmistakable({ commands }: Book, id: string): boolean {
  const command = commands.get(id)?.command
  return command?.hears === undefined || command.unmistakable === true
}

/** Staff are the office to whom it would be passed on. */
async function passOnWish(_book: Book, talk: Talk, act: Act): Promise<Decided | undefined> {
  if (act.reply.reply !== 'optout' || isAtWork(talk, act.text)) return undefined
  const reply = { text: wording.optOutPassedOn() }
  return { feature: ENGINE, as: 'opt-out', outcome: { reply, handOver: { why: wording.whyOptOut() } } }
}

async function passOnQuestion(_book: Book, talk: Talk, act: Act): Promise<Decided | undefined> {
  if (isAtWork(talk, act.text) || !(asksSomething(act.reply) || isRemark(talk, act))) return undefined
  return { feature: ENGINE, as: 'handed-over', outcome: { handOver: { why: wording.whyQuestion() } } }
}

/** What is clearly for the office is not asked about once more: 我家水管漏了没人修, 我要投诉. Nor is loneliness. */
async function passOnMatter(book: Book, talk: Talk, act: Act): Promise<Decided | undefined> {
  if (isAtWork(talk, act.text) || !isMatter(book, act)) return undefined
  if (soundsLonely(act.text)) return keepCompany(book, talk)
  return { feature: ENGINE, as: 'handed-over', outcome: { handOver: { why: wording.whyMatter() } } }
}

/** Somebody can do nothing with what they were sent: it is no answer, and they are not asked to answer it. */
const CANNOT_READ =
  /看不(?:清|见|了)[^，。]{0,2}字|(?:字|图|图片|照片|视频|链接|文件)[^，。]{0,4}(?:看不[清见了]|打不开|点不开|太小)|^(?:我)?(?:看不清楚?|打不开|点不开)[啊呀呢哦。！]*$/

async function passOnUnreadable(_book: Book, talk: Talk, act: Act): Promise<Decided | undefined> {
  if (isStaff(talk) || talk.chat.kind === 'room' || !CANNOT_READ.test(act.text)) return undefined
  const reply = { text: wording.willBeReadAloud() }
  return { feature: ENGINE, as: 'handed-over', outcome: { reply, handOver: { why: wording.whyReadAloud() } } }
}

/** 医保卡刷不了，药买不成 is no 不去: what complains answers only where it says so itself. */
const onlyComplains = ({ features }: Book, act: Act): boolean =>
  choiceOf(act) === undefined && act.reply.score < SAYS_SO && matterIn(features, act.text) === 'complaint'

const isMatter = ({ features }: Book, { text }: Act): boolean =>
  soundsLonely(text) || matterIn(features, text) !== undefined

/** 我不在家不用管我, to a notice that only wants to be acknowledged: no answer to it, and worth being read. */
function isRemark({ focus }: Talk, act: Act): boolean {
  if (focus.kind !== 'one' || focus.question.feature === ENGINE || focus.question.options.length !== 1) return false
  return act.reply.reply === 'help' || (isAnswer(act) && act.reply.reply !== 'received')
}
