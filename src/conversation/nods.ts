/**
 * A short word is said to what was told just before it: 好的 behind 请马上打120 or 请您节哀, 行 behind what the office has
 * written. It answers no invitation that happens to be open beside it.
 */
import type { Act } from '../language/reading.ts'
import { type SmallTalk, smallTalk } from '../language/small-talk.ts'
import { findNamed, isQuoted } from './focus.ts'
import { isInHand } from './miss.ts'
import { lastTold } from './queries.ts'
import { AFTER_ALARM, type Book, type Decided, ENGINE, isAfterAlarm, isAnswer, isStaff, type Talk } from './talk.ts'
import * as wording from './wording.ts'

/** Longer words tell more than a nod, in characters. */
const LONGEST = 10

/** 2; 那我去吧, 报名, 来不了: it says itself what it answers. 儿子来了 does not. */
const SAYS_WHAT =
  /^\D{0,2}[1-9](?!\d)|报名|参加|(?:^|[我俺咱都还就那也不能想要好行嗯])(?:们|是)?(?:去|来)(?!电)|(?:去|来)不了|带(?:上|着)|算我|加我/

/** What was said to be kind, or to answer the office: 在家呢, 吃了, 不用了，谢谢. */
const MAY_ANSWER: ReadonlySet<SmallTalk> = new Set<SmallTalk>(['calling', 'caring', 'never-mind'])

/** A nod, a no, or a word about oneself, to what was told last; `undefined`: it answers what was asked. */
export async function hearNod(book: Book, talk: Talk, act: Act): Promise<Decided | undefined> {
  if (talk.chat.kind === 'room' || isStaff(talk) || !isShort(act) || saysWhat(talk, act)) return undefined
  const isBad = isAfterAlarm(talk) || isAfterDeath(talk)
  const last = await lastTold(talk.tx, talk.chat.id)
  // 行, to 我们过去看看，行吗, is for the office, whatever was called for before.
  const isSaid = isOfOffice(book, last) || (!isBad && talk.row.quote != null)
  if (isSaid && (await isInHand(book, talk))) return toOffice(act)
  if (isBad) return afterBadNews(talk, act, last)
  return isAfterHandOver(last) && agrees(act) ? nod('noted', wording.noted()) : undefined
}

/** 行，麻烦了, to 我把您的话转给王芳同志了: whatever feature has given it to a person. */
const isAfterHandOver = (last: LastTold): boolean => last?.kind === 'reply' && wording.saysHandedOver(last.text)

const agrees = ({ reply: { reply } }: Act): boolean => reply === 'yes' || reply === 'received'

type LastTold = Awaited<ReturnType<typeof lastTold>>

const isShort = (act: Act): boolean =>
  act.text.length <= LONGEST && (isAnswer(act) || (MAY_ANSWER.has(smallTalk(act.text) ?? 'laugh') && !asks(act.text)))

/** 在吗, 吃了没有 */
const asks = (text: string): boolean => /[?？吗么嘛]|没有?$|不$|^(?:喂|有人)/.test(text)

function saysWhat({ row, questions }: Talk, { text }: Act): boolean {
  if (SAYS_WHAT.test(text) || findNamed(questions, text).length > 0) return true
  return row.quote != null && isQuoted(questions, row.quote.text)
}

function afterBadNews(talk: Talk, act: Act, last: LastTold): Decided | undefined {
  const { previous, questions } = talk
  // What has come to them since is what they have read last; the receipt of 我摔了，去不了 came with the calm line.
  const isSince = last !== undefined && last.kind !== 'reply'
  if (isSince && questions.some(({ text }) => text === last.text)) return undefined
  if (isAfterDeath(talk)) return nod(AFTER_DEATH, previous === AFTER_DEATH ? wording.noted() : wording.takeCare())
  // 不用了, and whatever else is no nod: those who look after them must hear of it.
  if (act.reply.reply !== 'received' && act.reply.reply !== 'yes') return afterAlarm()
  return nod(AFTER_ALARM, previous === 'distress' ? wording.callFirst() : wording.noted())
}

const AFTER_DEATH = 'after-death'
const isAfterDeath = ({ previous }: Talk): boolean => previous === 'death-told' || previous === AFTER_DEATH

const nod = (as: string, text: string): Decided => ({
  feature: ENGINE,
  as,
  outcome: { reply: { text } },
  social: true,
})

const afterAlarm = (): Decided => ({
  feature: ENGINE,
  as: 'handed-over',
  outcome: { handOver: { why: wording.whySaidAfterAlarm() } },
})

/** Whether it is what the office has written. */
function isOfOffice({ features }: Book, last: LastTold): boolean {
  if (last?.about == null || last.asks || last.kind !== 'reply') return false
  return features.find(({ id }) => id === last.feature)?.inHandWith !== undefined
}

/** 收到 is a word of politeness, and nothing to read for anybody. */
function toOffice({ reply: { reply } }: Act): Decided {
  if (reply === 'received') return nod('noted', wording.noted())
  const handOver = { why: wording.whySaidToOffice(), unclear: true } as const
  return { feature: ENGINE, as: 'handed-over', outcome: { handOver } }
}
