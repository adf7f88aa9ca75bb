/** What is heard in a room: what is said to the bot, and clear answers that are overheard. */
import type { Act } from '../language/reading.ts'
import { decide, decideOverheard, isClear, isClearHere } from './decide.ts'
import { type Book, type Decided, ENGINE, isStaff, type Talk } from './talk.ts'
import * as wording from './wording.ts'

export async function hearInRoom(book: Book, talk: Talk, acts: readonly Act[]): Promise<readonly Decided[]> {
  if (talk.addressed) {
    const decided: Decided[] = []
    for (const act of acts) decided.push(...(await decide(book, talk, act)))
    return keepWhatMatters(talk, decided)
  }
  if (isBait(talk)) return [tellOfBait(talk)]
  const overheard: Decided[] = []
  for (const act of answersAmong(talk, acts)) {
    const decided = await decideOverheard(book, talk, act)
    if (decided !== undefined) overheard.push(decided)
  }
  return overheard
}

/** Articles go round in every room; what promises money or wants particulars is what swindlers post. */
const BAIT = /补贴|领|退款|退税|红包|中奖|返利|认证|养老金|退休金|医保|社保|银行|卡号|身份证|验证|理财/
const IS_LINK = /https?:|www\./

/** Somebody in the room whom the roster does not know posts a link that promises money (rule 20). */
function isBait({ row, speaker }: Talk): boolean {
  const isUnknown = speaker.person === undefined && speaker.sharing.length === 0
  return isUnknown && (row.kind === 'link' || IS_LINK.test(row.text)) && BAIT.test(row.text)
}

/** Staff hear of it once in a row; in the room nothing is said. */
const tellOfBait = (talk: Talk): Decided => ({
  feature: ENGINE,
  as: 'bait',
  outcome: talk.previous === 'bait' ? {} : { handOver: { why: wording.whyBait(), silently: true } },
})

/**
 * More than one act in a room is talk, whatever one of them resembles, unless they answer for two (我不去了，我家老赵去) or the
 * answer goes on with a question (我去，几点集合): the receipt tells when and where.
 */
function answersAmong(talk: Talk, acts: readonly Act[]): readonly Act[] {
  const [first, second, ...others] = acts
  if (first === undefined || others.length > 0) return []
  if (second !== undefined && !isClearHere(talk, first)) return []
  if (second === undefined || second.reply.reply === 'question') return [first]
  // 我也去，不会弄这个，哪个帮我接一下
  if (second.reply.reply === 'help' && isClear(first)) return [first]
  return second.reply.proxyFor !== undefined && isClear(second) ? acts : []
}

/** The message goes to a person as a whole, however many of its sentences should. */
const isPassedOn = ({ feature, outcome }: Decided): boolean => feature === ENGINE && outcome.handOver !== undefined

const isUnclear = ({ outcome }: Decided): boolean => outcome.handOver?.unclear === true

/** Polite words go unanswered beside something that matters; so does what was not understood beside what was. */
export function keepWhatMatters(talk: Talk, decided: readonly Decided[]): readonly Decided[] {
  const matters = decided
    .filter((one) => one.social !== true && !one.as.startsWith('miss') && one.as !== 'repeated')
    .filter((one, index, all) => !isPassedOn(one) || all.findIndex((other) => other.as === one.as) === index)
    .filter((one, _index, all) => !isUnclear(one) || !all.some((other) => other !== one && other.outcome.handOver))
  return matters.length > 0 ? withOneGuess(withoutIdleGuess(talk, matters)) : decided.slice(0, 1)
}

/** 闺女回来了，我去不了了: beside an answer that was taken, an elder is not asked what the rest may have meant. */
function withoutIdleGuess(talk: Talk, decided: readonly Decided[]): readonly Decided[] {
  if (isStaff(talk)) return decided
  const certain = decided.filter((one) => one.as !== 'near')
  return certain.some((one) => !isPassedOn(one)) ? certain : decided
}

/** Of a message in two sentences one thing is asked back at most: where there is the least to choose between. */
function withOneGuess(decided: readonly Decided[]): readonly Decided[] {
  const choices = ({ outcome }: Decided) => outcome.reply?.expects?.options.length ?? 0
  const guesses = decided.filter(({ as }) => as === 'near').toSorted((one, other) => choices(one) - choices(other))
  return decided.filter((one) => one.as !== 'near' || one === guesses[0])
}
