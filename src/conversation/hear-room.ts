/** What is heard in a room: what is said to the bot, and clear answers that are overheard. */
import { dayOf } from '../base/calendar.ts'
import type { Act } from '../language/reading.ts'
import { decide, decideOverheard, isClear, isClearHere } from './decide.ts'
import { type Book, type Decided, ENGINE, isStaff, isUnknown, type Talk } from './talk.ts'
import * as wording from './wording.ts'

export async function hearInRoom(book: Book, talk: Talk, acts: readonly Act[]): Promise<readonly Decided[]> {
  if (talk.addressed) {
    const decided: Decided[] = []
    for (const act of acts) decided.push(...(await decide(book, talk, act)))
    return keepWhatMatters(talk, decided)
  }
  const stranger = isUnknown(talk) ? await hearUnknown(book, talk) : undefined
  if (stranger !== undefined) return [stranger]
  const overheard: Decided[] = []
  for (const act of answersAmong(talk, acts)) {
    const decided = await decideOverheard(book, talk, act)
    if (decided !== undefined) overheard.push(decided)
  }
  return overheard
}

/** What promises money or wants particulars is what swindlers post. */
const BAIT = /补贴|领|退款|退税|红包|中奖|返利|认证|养老金|退休金|医保|社保|银行|卡号|身份证|验证|理财/
const IS_LINK = /https?:|www\./
/** 我是退休办王芳，换号了; 我是王芳通知来的 and 我是办公室退休的老李 claim nothing. */
const CLAIMS = /(?<![\p{L}\p{N}])(?:我|俺|这里?)(?:是|叫)(?<who>[^，。！？,.!?\s]{2,12})/u
const OF_OFFICE = /^(?:咱们?|你们|公司|厂里?|单位)?(?:退休办|退管办|退管处|离退办|老干部?处|办公室)/
const NO_CLAIM = /通知|让|叫|介绍|邀请|拉来|退休的|退的|下来的/

/**
 * Somebody in the room whom the roster does not know posts a link, or says that they are of the office (rule 20): staff hear
 * of it, in the room nothing is said.
 */
async function hearUnknown(book: Book, talk: Talk): Promise<Decided | undefined> {
  const { row } = talk
  const isLink = row.kind === 'link' || IS_LINK.test(row.text)
  if (isLink && BAIT.test(row.text)) return tellOfBait(talk)
  const who = row.sender_room_alias || row.sender_name
  const claimed = await officeClaimed(book, talk)
  if (claimed !== undefined) return tellOf(book, talk, 'imposter', wording.claimsOffice(talk.chat.name, who, claimed))
  return isLink ? tellOf(book, talk, 'strange-link', wording.strangeLink(talk.chat.name, who)) : undefined
}

/** Whom of the office they say to be: 王芳, 退休办. */
async function officeClaimed(book: Book, { tx, row }: Talk): Promise<string | undefined> {
  const who = CLAIMS.exec(row.text)?.groups?.['who']?.replace(/[啊呀哈哦呢]+$/, '')
  if (who === undefined || NO_CLAIM.test(who)) return undefined
  if (OF_OFFICE.test(who)) return who
  return (await book.ports.staff(tx)).some(({ name }) => who.endsWith(name)) ? who : undefined
}

/** Articles go round in every room, so of one room once a day. */
async function tellOf(book: Book, talk: Talk, as: string, text: string): Promise<Decided> {
  const once = `${as} ${talk.chat.id} ${dayOf(talk.now, book.office.zone)}`
  return {
    feature: ENGINE,
    as,
    outcome: { messages: await book.ports.toStaff(talk.tx, { once, text, urgent: false }) },
  }
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
