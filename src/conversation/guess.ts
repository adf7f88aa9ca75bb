/**
 * What somebody may mean who has said nothing that is known. It is asked back and never done unasked: what is nearly
 * said (谁没回信儿), and what resembles a command by all its words (迟桂香出院啦 记一下).
 */
import { type Day, dayOf } from '../base/calendar.ts'
import { type Command, type SlotValues, scopeFor, type Turn } from '../feature.ts'
import { areQuestions, asksAfter, asksWhich } from '../language/commands/asked.ts'
import { findLoosely } from '../language/commands/loose.ts'
import { expand, parsePattern } from '../language/commands/pattern.ts'
import type { Act, CommandCandidate, Option } from '../language/reading.ts'
import { soundsLonely } from '../language/small-talk.ts'
import { understand } from '../language/understand.ts'
import { askEngine } from './ask-in-passing.ts'
import { isPressing, matterIn } from './matters.ts'
import { runCommand } from './run-command.ts'
import {
  type Book,
  choiceOf,
  type Decided,
  ENGINE,
  isAtWork,
  isStaff,
  mayRun,
  STAFF,
  saysComing,
  type Talk,
} from './talk.ts'
import * as wording from './wording.ts'

/** A command that may be meant, and what of the words is its own. */
interface Guess {
  readonly command: Command
  readonly slots: SlotValues
  /** The part of the message that says it. */
  readonly words?: string
}

/** A near match below this is noise; and a plain question is more likely one of the many that only people can answer. */
const NEAR = 0.6
const NEAR_QUESTION = 0.85
/** Nearly said word for word. */
const HARDLY_OTHER = 0.8
/** How like a command words must be for it to be asked about alone, and how much liker than the next: then 9 in 10 are meant. */
const ALONE = 0.35
const AHEAD = 1.3
/** Somebody on the roster is asked only about what is more than that, and only where they would not be understood at all. */
const ALONE_OF_MEMBERS = 0.45
/** What may be offered among others, where nothing else is known to say; of a longer text, which may be none at all. */
const OFFERED = 0.2
const OFFERED_OF_TEXT = 0.3
const TEXT = 16
/** What is so much less like than the likest is not offered beside it. */
const FAR_BEHIND = 0.6
const MOST_OFFERED = 3
/** Nobody answers at greater length to nothing. */
const ANSWER = 6

/** What is only said to be friendly. */
const FRIENDLY: ReadonlySet<string> = new Set(['thanks', 'greeting'])

/** Asks about what was nearly said; of staff at work also about what it resembles as much. */
export async function guessCommand(book: Book, talk: Talk, act: Act): Promise<Decided | undefined> {
  if (talk.focus.kind === 'none' && saysComing(act)) return undefined
  // 谢谢你们惦记，身体挺好的, 喂小王啊: thanks and greetings have a kind word, and are not asked about.
  if (!isStaff(talk) && (FRIENDLY.has(act.reply.reply) || soundsLonely(act.text))) return undefined
  const works = isAtWork(talk, act.text)
  if (!works && isPressing(matterIn(book.features, act.text))) return undefined
  const least = act.reply.reply === 'question' && !works ? NEAR_QUESTION : NEAR
  const near = act.commands.find(
    (one) =>
      !one.exact &&
      one.score >= least &&
      mayRun(book, talk, one.id) &&
      !isOfThePast(one.slots, dayOf(talk.now, book.office.zone)),
  )
  if (near === undefined) return undefined
  // Nearly said, and the likest of all: two who agree.
  const isNearest = near.score >= HARDLY_OTHER || likesOf(book, talk, act)[0]?.id === near.id
  const like = works && !isNearest ? await likeNoOther(book, talk, act, ALONE) : undefined
  const others = works && !isNearest && like === undefined ? await alsoLike(book, talk, act, OFFERED_OF_TEXT) : []
  // What says nothing that a command needs is not offered beside one that it nearly says.
  const likes = [like ?? [], others].flat().filter(({ command, slots }) => !lacksValues(command, slots))
  const nearly = nearGuess(book, near) ?? []
  const guesses = like === undefined ? [nearly, likes].flat() : [likes, nearly].flat()
  return ask(book, talk, act, withoutTwice(guesses).slice(0, MOST_OFFERED))
}

/** 昨天发的通知没取消吧 is never offered as 取消通知: 1 would do it. */
function toldOf(book: Book, talk: Talk, guess: Guess): Guess {
  const by = guess.command.toldBy
  const command = by !== undefined && mayRun(book, talk, by) ? book.commands.get(by)?.command : undefined
  return command === undefined ? guess : { command, slots: guess.slots }
}

/** Asks staff at work about what resembles a command and no other, when no command has listened to it. */
export async function guessAlike(book: Book, talk: Talk, act: Act): Promise<Decided | undefined> {
  if (!isAtWork(talk, act.text) || talk.chat.kind === 'room' || !WORDS.test(act.text)) return undefined
  // 去, of anybody; 许爱华联络员免了 is more than 免了.
  if (saysComing(act) && act.text.length <= ANSWER) return undefined
  const like = await likeNoOther(book, talk, act, ALONE)
  return like && ask(book, talk, act, [like])
}

/** What staff are offered when nothing else is known to say; of others, what resembles a command and no other. */
export async function offerAlike(book: Book, talk: Talk, act: Act): Promise<Decided | undefined> {
  if (talk.chat.kind === 'room' || !WORDS.test(act.text)) return undefined
  if (isStaff(talk))
    return ask(book, talk, act, await alsoLike(book, talk, act, act.text.length >= TEXT ? OFFERED_OF_TEXT : OFFERED))
  const like = await likeNoOther(book, talk, act, ALONE_OF_MEMBERS)
  return like && ask(book, talk, act, [like])
}

/** What resembles a command at all. */
const WORDS = /\p{Script=Han}{2}/u

const likesOf = (book: Book, talk: Talk, { text }: Act) =>
  book.likeness(text).filter(({ id }) => mayRun(book, talk, id) && !(isTold(text) && onlyAsks(book, id)))

/** 医保卡过期了 tells something, and is no 超期的有几件. */
const isTold = (text: string): boolean => TOLD.test(text) && !asksWhich(text) && !SHOWN.test(text)
const TOLD = /[了家]$/
const SHOWN = /吗|么|没有?$|是不是|有没有|名单|名册|统计|列|查|看|给我|发我|报一|念|汇总|情况|进度|人数|数|导|表/
const onlyAsks = ({ commands }: Book, id: string): boolean => areQuestions(commands.get(id)?.command.examples ?? [])

async function likeNoOther(book: Book, talk: Talk, act: Act, least: number): Promise<Guess | undefined> {
  const [first, second] = likesOf(book, talk, act)
  if (first === undefined || first.score < least || first.score < AHEAD * (second?.score ?? 0)) return undefined
  const guess = await likeGuess(book, talk, act, first.id)
  return guess === undefined || isOfThePast(guess.slots, dayOf(talk.now, book.office.zone)) ? undefined : guess
}

/** Those that are like it, as far as they are not much less so than the likest, which is no less than `least`. */
async function alsoLike(book: Book, talk: Talk, act: Act, least: number): Promise<readonly Guess[]> {
  const likes = likesOf(book, talk, act)
  const likest = likes[0]?.score ?? 0
  const enough = Math.max(OFFERED, FAR_BEHIND * likest)
  const guesses: Guess[] = []
  for (const { id, score } of likest < least ? [] : likes.slice(0, MOST_OFFERED)) {
    const guess = score < enough ? undefined : await likeGuess(book, talk, act, id)
    if (guess !== undefined) guesses.push(guess)
  }
  return guesses
}

async function likeGuess(book: Book, { tx, speaker }: Talk, act: Act, id: string): Promise<Guess | undefined> {
  const command = book.commands.get(id)?.command
  const scope = command && scopeFor(speaker, command.needs)
  if (command === undefined || scope === undefined) return undefined
  const names = await book.ports.namedIn(tx, act.text, scopeFor(speaker, STAFF) ?? scope)
  // 亓明礼结婚纪念日1970年10月1号 is not for whoever writes it.
  if (isOfOneself(scope) && names.some((name) => name !== speaker.person?.name)) return undefined
  const { words, slots = {} } = findLoosely(command, act.text, { whens: act.when, names }) ?? {}
  return { command, slots, ...(words === undefined ? {} : { words }) }
}

/** It holds for whoever says it alone. */
const isOfOneself = (scope: Turn['scope']): boolean => scope !== 'office' && scope.units.length === 0

function nearGuess(book: Book, { id, slots }: CommandCandidate): Guess | undefined {
  const command = book.commands.get(id)?.command
  return command === undefined ? undefined : { command, slots }
}

const withoutTwice = (guesses: readonly Guess[]): readonly Guess[] =>
  guesses.filter(({ command }, at) => guesses.findIndex((one) => one.command === command) === at)

/** 罗永年的生日是1941年12月4日: what only resembles a command is none when its day is over. */
const isOfThePast = (slots: SlotValues, today: Day): boolean =>
  Object.values(slots).some(
    (value) => typeof value === 'object' && value.start?.day !== undefined && value.start.day < today,
  )

/** What is kept while it is asked which of several commands was meant. */
export interface PendingGuess {
  readonly guesses: readonly { readonly command: string; readonly slots: SlotValues }[]
  /** The words that were not understood. */
  readonly text: string
}

const NONE = 'none'

/** `undefined`: there is nothing to call it by. */
function ask(book: Book, talk: Talk, act: Act, guesses: readonly Guess[]): Decided | undefined {
  const meant = asksAfter(act.text) ? guesses.map((guess) => toldOf(book, talk, guess)) : guesses
  const named = withoutTwice(meant).filter(({ command }) => command.examples.length > 0)
  const [only, ...others] = named
  if (only === undefined) return undefined
  if (named.every(({ command, slots }) => lacksValues(command, slots))) {
    return { feature: ENGINE, as: 'miss:such', outcome: { reply: { text: wording.sayItLike(examplesOf(named)) } } }
  }
  const payload: PendingGuess = {
    guesses: named.map(({ command, slots }) => ({ command: command.id, slots })),
    text: act.text,
  }
  const [text, options] = others.length === 0 ? askOne(only) : askSeveral(named)
  return { feature: ENGINE, as: 'near', outcome: askEngine(talk, 'near', text, payload, options) }
}

const examplesOf = (guesses: readonly Guess[]): readonly string[] =>
  guesses.map(
    ({
      command: {
        examples: [example = ''],
      },
    }) => example,
  )

function askOne({ command, words }: Guess): readonly [string, readonly Option[]] {
  const { deed, examples } = command
  const [example = ''] = examples
  return [
    words !== undefined || deed === undefined ? wording.didYouMean(words ?? example) : wording.doYouWantTo(deed),
    [
      { number: 1, value: '0', label: '是', words: ['是的', '对', '嗯'] },
      { number: 2, value: NONE, label: '不是', words: ['不对', '没有'] },
    ],
  ]
}

function askSeveral(guesses: readonly Guess[]): readonly [string, readonly Option[]] {
  const names = guesses.map(({ command, words }) => nameOf(command, words))
  const options: readonly Option[] = [
    ...names.map((label, at) => ({ number: at + 1, value: String(at), label })),
    { number: names.length + 1, value: NONE, label: wording.NONE_OF_THESE, words: ['不是', '不对', '没有'] },
  ]
  return [wording.whichDidYouMean(options.map(({ number, label }) => `${number} ${label}`)), options]
}

/** 何守田出院了, of somebody else: an example of a command that is never said without a value of its own. */
const holdsValues = ({ says }: Command): boolean =>
  says.every((one) => expand(parsePattern(one), WAYS).every((way) => way.includes('{')))

const WAYS = 100

/** It is never said without a value and cannot ask for it, and none was found. */
const lacksValues = (command: Command, slots: SlotValues): boolean =>
  holdsValues(command) && Object.keys(slots).length === 0 && Object.keys(command.ask).length === 0

function nameOf(command: Command, words: string | undefined): string {
  const [example = ''] = command.examples
  return words ?? command.deed ?? (holdsValues(command) ? wording.such(example) : example)
}

/** 是的, 2, 不是这个意思; what is longer says something of its own: 家里暖气不热，18度都不到. */
const YES_OR_NO = /^(?:.{1,6}|(?:是|对|嗯|不是|不对).{1,10})$/su

/** The command that was meant runs as if it had been said in the words that were not understood. */
export async function answerNear(
  book: Book,
  talk: Talk,
  { guesses, text }: PendingGuess,
  act: Act,
): Promise<Decided | undefined> {
  const chosen = choiceOf(act)?.value
  if (chosen === undefined && (!YES_OR_NO.test(act.text) || matterIn(book.features, act.text) !== undefined))
    return undefined
  const [only, ...others] = guesses
  const says = act.reply.reply
  const meant = chosen ?? (says === 'no' ? NONE : says === 'yes' && others.length === 0 && only ? '0' : undefined)
  if (meant === NONE) return { feature: ENGINE, as: 'near:no', outcome: { reply: { text: wording.notMeant() } } }
  const guess = meant === undefined ? undefined : guesses[Number(meant)]
  if (guess === undefined) return undefined
  const { now } = talk
  const [said = act] = understand(text, { now, zone: book.office.zone, vocabulary: book.vocabulary })
  const command = book.commands.get(guess.command)?.command
  const decided =
    command === undefined || lacksValues(command, guess.slots)
      ? undefined
      : await runCommand(book, talk, { ...said, text }, guess.command, guess.slots)
  if (decided !== undefined) return decided
  // It may pass, and has nothing of its own in these words.
  const [example = ''] = command?.examples ?? []
  return { feature: ENGINE, as: 'near:whole', outcome: { reply: { text: wording.sayItWhole(example) } } }
}
