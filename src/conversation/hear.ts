/** Handles one message inside its transaction: who wrote, what was asked of them, what each act comes to. */
import { type Command, scopeFor, type Tx } from '../feature.ts'
import { normaliseText } from '../language/read-value.ts'
import type { Act } from '../language/reading.ts'
import { asksSomething } from '../language/reply/asks.ts'
import { anotherMatter } from './another-matter.ts'
import { answerQuestion, asksForWhole, leavesQuestions, takesWords } from './answer-question.ts'
import { dangersIn, onlyChooses } from './dangers.ts'
import { decide, noteHeard, tellHowItStands } from './decide.ts'
import { focusOn, splitByName, waiting } from './focus.ts'
import { hearMedia } from './hear-media.ts'
import { hearInRoom, keepWhatMatters } from './hear-room.ts'
import { declineSecret, heldSecret, warnBesides, warnOfSecret } from './hear-secrets.ts'
import { hearStranger } from './hear-stranger.ts'
import { askVoice, isVoice, settleVoice, tellWhatWasHeard } from './hear-voice.ts'
import type { Known } from './known.ts'
import { noteTrouble, noteTroubleBeside, noteTroubleInWords } from './note-trouble.ts'
import { tellsOfAnother } from './of-another.ts'
import { openTalk } from './open-talk.ts'
import type { OpenedRow } from './queries.ts'
import { readActs, WORDS } from './read-acts.ts'
import { rest, whyRest } from './restraint.ts'
import { askClaimants, askListeners, runCommand } from './run-command.ts'
import { passOnDiscreetly } from './sensitive.ts'
import { passOnAfterAlarm } from './social.ts'
import { splitByOptions } from './split-by-options.ts'
import {
  type Book,
  choiceOf,
  type Decided,
  ENGINE,
  focusOptions,
  isAnswer,
  isAtWork,
  isStaff,
  isUnknown,
  mayRun,
  STAFF,
  type Talk,
} from './talk.ts'
import { tellAgain } from './told-again/tell-again.ts'
import {
  callAgain,
  callForHelp,
  type Danger,
  findDanger,
  noteDeath,
  noteLoss,
  passOnTreatment,
  worryAbout,
} from './urgent.ts'
import * as wording from './wording.ts'
import { settleWriter } from './writer.ts'

/** What a message came to. Nothing decided: in a room, it was not for the bot. */
export interface Heard {
  readonly talk: Talk
  readonly decided: readonly Decided[]
}

/** Events without anything to answer: a recall, a 拍一拍. */
const EVENTS: ReadonlySet<string> = new Set(['recalled', 'other'])

export async function hear(book: Book, tx: Tx, row: OpenedRow, now: Date, known?: Known): Promise<Heard> {
  const talk = await openTalk(book, tx, row, now, known)
  const acts = readActs(book, talk, row.text, focusOptions(talk.focus))
  const tired = whyRest(book, talk)
  if (tired !== undefined) {
    // Whoever needs help is heard in spite of all; of the same words again and again one is enough.
    const cry = findDanger(acts)
    if (cry === undefined || (talk.lately.called && tired === 'same')) {
      return { talk, decided: [rest(book, talk, tired)] }
    }
    if (talk.lately.called) return { talk, decided: [await callAgain(book, talk, cry)] }
  }
  // What staff say and a machine has written down is asked about before it goes to anybody.
  const claimed = row.kind === 'audio' ? undefined : await claim(book, talk, acts)
  if (claimed !== undefined) return { talk, decided: [claimed, ...(await warnBesides(book, talk))] }
  const { danger, sensed } = await dangersIn(book, talk, acts)
  const isOfAnother = danger === 'unwell' && (await tellsOfAnother(book, talk))
  if (danger !== undefined && !isOfAnother) return { talk, decided: await hearDanger(book, talk, acts, danger) }
  if (sensed !== undefined) {
    const answered = await answerBesides(book, talk, acts.filter(isAnswer))
    return { talk, decided: [await worryAbout(book, talk, sensed), ...answered] }
  }
  // 以后不用给我发东西了, behind 活着没意思: a farewell, and nobody's wish to choose what comes.
  if (talk.lately.called && acts.some(({ reply }) => reply.reply === 'optout'))
    return { talk, decided: [passOnAfterAlarm()] }
  if (talk.speaker.phoneOf !== undefined && talk.addressed)
    return { talk, decided: [passOnSilently(talk.speaker.phoneOf)] }
  if (acts.some((act) => act.reply.death)) return { talk, decided: await hearDeath(book, talk, acts) }
  const decided = talk.chat.kind === 'room' ? await hearInRoom(book, talk, acts) : await hearInPrivate(book, talk, acts)
  const heard = await hearWhatWasMeant(book, talk, decided)
  const meant = isOfAnother && talk.chat.kind !== 'room' && !wasDealtWith(heard) ? [sayNotRecorded(row.text)] : heard
  return { talk, decided: [...meant, ...(await warnBesides(book, talk))] }
}

const wasDealtWith = (decided: readonly Decided[]): boolean =>
  decided.some(({ feature, outcome }) => feature !== ENGINE || outcome.handOver !== undefined)

/** 李桂兰头晕, of staff: no cry of theirs, and they must not believe that it is written down. */
const sayNotRecorded = (text: string): Decided => ({
  feature: ENGINE,
  as: 'not-recorded',
  outcome: { reply: { text: wording.notRecorded(text) } },
})

/** A message that a command knows by its beginning; what answers a question of the engine's own is none. */
async function claim(book: Book, talk: Talk, acts: readonly Act[]): Promise<Decided | undefined> {
  const [first] = acts
  if (first === undefined || talk.chat.kind === 'room') return undefined
  const { focus } = talk
  const whole = wholeOf(talk, acts, first)
  const { danger, sensed } = await dangersIn(book, talk, acts)
  // 何守田回的是：血压180，头晕, of staff at work, is no cry of theirs.
  const isOfAnother = danger === 'unwell' && isAtWork(talk, talk.row.text)
  const isCry = ((danger ?? sensed) !== undefined && !isOfAnother) || acts.some(({ reply }) => reply.death === true)
  const isCalm = ({ claimsNoCry }: Command): boolean => !isCry || claimsNoCry !== true
  if (focus.kind !== 'one' || focus.question.feature !== ENGINE) return askClaimants(book, talk, whole, isCalm)
  // A text that was asked for, and what is chosen, may begin as a command does.
  const isAsked = asksForWhole(book, focus.question)
  const isAnswered = isAsked || acts.some((act) => choiceOf(act) !== undefined)
  const claimed = await askClaimants(
    book,
    talk,
    whole,
    (one) => isCalm(one) && (!isAnswered || one.claimsAnswers === true),
  )
  if (claimed !== undefined) return claimed
  if (!isAsked || acts.some((act) => saysPhrase(book, act))) return undefined
  // What the text would answer or call off in other mouths is for those who read it.
  const reply = { reply: 'other', score: 0 } as const
  return answerQuestion(book, talk, focus.question, { ...whole, reply })
}

/** Longer words that hold a value are rather a text: 明天的茶话会取消了, but not 查张三. In characters. */
const SHORT = 8

/** 帮助 and the like; what only holds the parts of a plan is none. */
const saysPhrase = ({ commands }: Book, { commands: said, text }: Act): boolean =>
  said.some(
    ({ exact, id, score, opened }) =>
      exact && commands.get(id)?.command.frame === undefined && (score === 1 || opened === true || text.length < SHORT),
  )

/** 2 办活动, after a sentence that could be a notice as well: the sentence is heard for what it is now known to be. */
async function hearWhatWasMeant(book: Book, talk: Talk, decided: readonly Decided[]): Promise<readonly Decided[]> {
  const heard: Decided[] = []
  for (const one of decided) {
    const { meant } = one.outcome
    if (meant === undefined) heard.push(one)
    else for (const act of readActs(book, talk, meant, undefined)) heard.push(...(await decide(book, talk, act)))
  }
  return heard
}

/** 刚接到电话，周福生昨晚走了: whoever listens for it is told of it, wherever in the message it stands. */
const deathFirst = (acts: readonly Act[]): readonly Act[] =>
  acts.toSorted((one, other) => Number(other.reply.death ?? false) - Number(one.reply.death ?? false))

/** Staff who say it in private enter it; whoever else says it tells a rumour, and may stay at home for it. */
async function hearDeath(book: Book, talk: Talk, acts: readonly Act[]): Promise<readonly Decided[]> {
  const entered =
    isStaff(talk) && talk.chat.kind === 'private' ? await askAsAWhole(book, talk, deathFirst(acts)) : undefined
  if (entered !== undefined) return [entered]
  const refusals = acts.filter(({ reply }) => reply.reply === 'no' || reply.reply === 'cancel')
  return [await noteDeath(book, talk), ...(await answerBesides(book, talk, refusals))]
}

/** Nobody knows who writes from the phone of somebody who has died: staff hear of it, and nothing is answered. */
function passOnSilently(deceased: string): Decided {
  const handOver = {
    why: wording.whyPhoneOfDeceased(),
    sender: wording.phoneOfDeceased(deceased),
    silently: true,
  } as const
  return { feature: ENGINE, as: 'phone-of-deceased', outcome: { handOver } }
}

/** The alarm first; what else was answered in the same breath is kept all the same. */
async function hearDanger(book: Book, talk: Talk, acts: readonly Act[], danger: Danger): Promise<readonly Decided[]> {
  // Who has lost somebody and feels unwell is not only told of a doctor.
  const bereaved = danger === 'unwell' && !isStaff(talk) && acts.some((act) => act.reply.death)
  const lost = bereaved ? await noteLoss(book, talk) : []
  const call = await callForHelp(book, talk, danger, { text: bereaved ? wording.unwellInSorrow() : undefined, lost })
  return [call, ...(await answerBesides(book, talk, acts.filter(isAnswer)))]
}

/** What was answered in the same breath as something that matters more. */
async function answerBesides(book: Book, talk: Talk, answers: readonly Act[]): Promise<readonly Decided[]> {
  if (talk.focus.kind !== 'one' || talk.chat.kind === 'room') return []
  const decided: Decided[] = []
  for (const act of answers) {
    const answered = await answerQuestion(book, talk, talk.focus.question, act)
    if (answered !== undefined) decided.push(answered)
  }
  return decided
}

async function hearInPrivate(book: Book, talk: Talk, acts: readonly Act[]): Promise<readonly Decided[]> {
  if (talk.row.sender_platform_id === '') return [passOnUnreadable()]
  if (EVENTS.has(talk.row.kind)) return []
  const [first] = acts
  if (heldSecret(talk.row) && !isStaff(talk)) {
    const isKnown = talk.speaker.person !== undefined || talk.speaker.sharing.length > 0
    if (first !== undefined && !isKnown) {
      return [...(await hearStranger(book, talk, [first, ...acts.slice(1)])), warnOfSecret(book, talk)]
    }
    return [warnOfSecret(book, talk), ...(await answerBesides(book, talk, acts.filter(isAnswer)))]
  }
  if (first === undefined) return [isWords(talk.row.kind) ? hearNothing() : await hearMedia(book, talk)]
  const declined = declineSecret(book, talk)
  if (declined !== undefined) return [declined]
  if (isUnknown(talk)) return hearStranger(book, talk, [first, ...acts.slice(1)])
  const settled = await settleWriter(book, talk)
  if ('decided' in settled) return [settled.decided]
  const isSame = settled.talk.row === talk.row
  const known = isSame ? acts : readActs(book, settled.talk, settled.talk.row.text, focusOptions(settled.talk.focus))
  return hearSpeech(book, settled.talk, known)
}

/** Speech is asked about where it would change something; once that is known, it is heard as if it had been typed. */
async function hearSpeech(book: Book, talk: Talk, acts: readonly Act[]): Promise<readonly Decided[]> {
  const settled = await settleVoice(talk, acts[0])
  if (settled !== undefined && 'decided' in settled) return [settled.decided]
  if (settled === undefined) {
    // Trouble does not wait until it is known whether the rest was heard aright.
    const trouble = isVoice(talk) ? noteTrouble(book, talk, acts, []) : []
    const asked = askVoice(book, talk, acts, trouble.length > 0)
    return asked === undefined ? tellWhatWasHeard(talk, await hearKnown(book, talk, acts)) : [...trouble, asked]
  }
  const meant = readActs(book, settled.talk, settled.talk.row.text, focusOptions(settled.talk.focus))
  const claimed = await claim(book, settled.talk, meant)
  return claimed === undefined ? hearKnown(book, settled.talk, meant) : [claimed]
}

/** Somebody of whom it is clear, as far as it can be, who they are. */
async function hearKnown(book: Book, talk: Talk, acts: readonly Act[]): Promise<readonly Decided[]> {
  const [first] = acts
  const opened = first?.commands.find((candidate) => candidate.opened)
  const begun = first && opened && (await runCommand(book, talk, first, opened.id, opened.slots))
  if (begun !== undefined) return [begun]
  const both = await hearBoth(book, talk)
  if (both !== undefined) return both
  const byName = (await answerForEach(book, talk)) ?? (await answerByName(book, talk))
  if (byName !== undefined) return byName
  const again = acts.some((act) => choiceOf(act) !== undefined) ? undefined : await tellAgain(book, talk, talk.row.text)
  if (again !== undefined) {
    await noteHeard(book, talk)
    return [again, ...noteTroubleBeside(book, talk, again)]
  }
  const heard = await hearAsAWhole(book, talk, acts)
  if (heard !== undefined) {
    const answered = await answerBesideQuestion(book, talk, acts, heard)
    return [heard, ...answered, ...noteTroubleBeside(book, talk, heard)]
  }
  const medical = acts.every(onlyChooses) ? undefined : await passOnTreatment(book, talk)
  if (medical !== undefined) return [medical, ...(await answerBesides(book, talk, acts.filter(isAnswer)))]
  const inWords = await answerAsAWhole(book, talk, acts)
  if (inWords !== undefined) return [inWords, ...noteTroubleInWords(book, talk, acts, inWords)]
  const sensitive = passOnDiscreetly(book, talk, acts)
  if (sensitive !== undefined) return [sensitive]
  const decided: Decided[] = []
  for (const act of acts) decided.push(...(await decide(book, talk, act)))
  return [...keepWhatMatters(talk, decided), ...noteTrouble(book, talk, acts, decided)]
}

/** What staff tell of one person and, 另外, something else of the same: each by itself, where the first is a command. */
async function hearBoth(book: Book, talk: Talk): Promise<readonly Decided[] | undefined> {
  const said = isStaff(talk) && talk.chat.kind === 'private' ? anotherMatter(talk.row.text) : undefined
  const scope = scopeFor(talk.speaker, STAFF)
  if (said === undefined || scope === undefined) return undefined
  const [act, ...more] = readActs(book, talk, said.first, undefined)
  const isSaid = act?.commands.some(({ exact, asked, id }) => exact && asked !== true && mayRun(book, talk, id))
  const [name, ...others] = await book.ports.namedIn(talk.tx, said.first, scope)
  if (!isSaid || more.length > 0 || name === undefined || others.length > 0) return undefined
  const decided: Decided[] = []
  for (const text of [said.first, said.besides(name)]) {
    const one = { ...talk, row: { ...talk.row, text } }
    decided.push(...(await hearKnown(book, one, readActs(book, one, text, undefined))))
  }
  return decided
}

/** 我去，另外医药费啥时候能报: a listener has the question, and the answer counts all the same. */
async function answerBesideQuestion(
  book: Book,
  talk: Talk,
  acts: readonly Act[],
  { feature, outcome }: Decided,
): Promise<readonly Decided[]> {
  const { focus } = talk
  const isForAnother = focus.kind === 'one' && ![ENGINE, feature].includes(focus.question.feature)
  const asks = acts.some(({ reply }) => asksSomething(reply))
  if (isStaff(talk) || !isForAnother || !asks || outcome.reply?.expects !== undefined) return []
  return answerBesides(
    book,
    talk,
    acts.filter((act) => isAnswer(act) && act.reply.reply !== 'received' && !asksSomething(act.reply)),
  )
}

/** 何守田去，冯秋菊不去, by somebody who helps both: each stretch is read for the one whom it names. */
async function answerForEach(book: Book, talk: Talk): Promise<readonly Decided[] | undefined> {
  if ((talk.speaker.helps ?? []).length < 2) return undefined
  const clauses = talk.row.text.split(/[，。；！,;!\n]+/)
  const parts = clauses.map((text) => ({ text, named: book.ports.eldersNamed(talk.speaker, text) }))
  if (parts.filter(({ named }) => named.length === 1).length < 2) return undefined
  const decided: Decided[] = []
  for (const { text, named } of parts) {
    const questions = talk.questions.filter(({ personId }) => personId !== null && named.includes(personId))
    for (const act of readActs(book, talk, text, questions[0]?.options)) {
      decided.push(...(await decide(book, { ...talk, focus: focusOn(questions, 'several') }, act)))
    }
  }
  return keepWhatMatters(talk, decided)
}

/** What somebody who writes for themselves is asked by the features; of several people it is asked who is meant. */
const openNow = ({ chat, speaker, questions }: Talk): Talk['questions'] =>
  chat.kind === 'private' && speaker.sharing.length < 2 ? questions.filter(({ feature }) => feature !== ENGINE) : []

/** 去茶话会，讲座不去; 去，水也要: each stretch is read for the question that it names, or whose option it chooses. */
async function answerByName(book: Book, talk: Talk): Promise<readonly Decided[] | undefined> {
  const parts = splitByName(talk.questions, talk.row.text) ?? splitByOptions(waiting(openNow(talk)), talk.row.text)
  if (parts === undefined) return undefined
  const decided: Decided[] = []
  for (const { text, questions } of parts) {
    for (const act of readActs(book, talk, text, questions[0]?.options)) {
      decided.push(...(await decide(book, { ...talk, focus: focusOn(questions, 'all') }, act)))
    }
  }
  return keepWhatMatters(talk, decided)
}

/** Commands that listen for more than their phrases get the message as it is. */
async function hearAsAWhole(book: Book, talk: Talk, acts: readonly Act[]): Promise<Decided | undefined> {
  const [first] = acts
  if (first === undefined || acts.some((act) => choiceOf(act) !== undefined)) return undefined
  // What reads like somebody else's command may be for a listener of the speaker's own.
  const exact = acts.length === 1 ? first.commands.find((one) => one.exact && one.asked !== true) : undefined
  if (exact !== undefined && mayRun(book, talk, exact.id)) {
    // 老年证在哪儿办 is said like 太极拳在哪儿练, and yet it is for whoever knows of 老年证.
    const isAsked = !isStaff(talk) && asksSomething(first.reply) && acts.length === 1
    if (!isAsked || book.commands.get(exact.id)?.command.mayPass !== true) return undefined
    const said = await runCommand(book, talk, first, exact.id, exact.slots)
    if (said !== undefined) return said
  }
  // 通知不发了吗 is nobody's wish to have none sent.
  const told = acts.length === 1 && exact === undefined ? await tellHowItStands(book, talk, first) : undefined
  return told ?? askAsAWhole(book, talk, acts)
}

async function askAsAWhole(book: Book, talk: Talk, acts: readonly Act[]): Promise<Decided | undefined> {
  const [first] = acts
  if (first === undefined) return undefined
  return askListeners(book, talk, wholeOf(talk, acts, first))
}

const wholeOf = (talk: Talk, acts: readonly Act[], first: Act): Act => ({
  ...first,
  text: normaliseText(talk.row.text),
  when: acts.flatMap((act) => act.when),
})

/** Free words that were asked for are one answer, however many sentences they are; 1 with more words is words. */
async function answerAsAWhole(book: Book, talk: Talk, acts: readonly Act[]): Promise<Decided | undefined> {
  if (talk.focus.kind !== 'one' || !takesWords(book, talk.focus.question)) return undefined
  const said = acts.filter((act) => !isPolite(act))
  const [first, ...more] = said
  if (first === undefined || said.some((act) => choiceOf(act) === undefined && act.commands[0]?.exact === true)) {
    return undefined
  }
  if (said.some(({ reply }) => asksSomething(reply)) && leavesQuestions(book, talk.focus.question)) return undefined
  if (more.length === 0 && choiceOf(first) !== undefined) {
    return answerQuestion(book, talk, talk.focus.question, first)
  }
  const { choice: _choice, ...words } = first
  const whole: Act = { ...words, text: normaliseText(talk.row.text), when: said.flatMap((act) => act.when) }
  return answerQuestion(book, talk, talk.focus.question, whole)
}

function isPolite(act: Act): boolean {
  return choiceOf(act) === undefined && ['thanks', 'greeting', 'received'].includes(act.reply.reply)
}

/** Speech without a transcript is no words. */
const isWords = (kind: string): boolean => WORDS.has(kind) && kind !== 'audio'

function hearNothing(): Decided {
  return { feature: ENGINE, as: 'nothing', outcome: { reply: { text: wording.nothingWritten() } } }
}

/** The platform announced a message and never gave it: staff know of it at least. */
function passOnUnreadable(): Decided {
  return { feature: ENGINE, as: 'unreadable', outcome: { handOver: { why: wording.whyUnreadable(), silently: true } } }
}
