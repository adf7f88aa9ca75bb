/** 后天那个讲座我还去, when people were asked to a tea party: what names another thing is no answer to this one. */
import type { Outcome, PersonId, Turn } from '../../../feature.ts'
import { ACTIVITY_ENDS } from '../../../language/kinds-of-words.ts'
import type { Act, ReplyKind } from '../../../language/reading.ts'
import { OTHER_MATTERS, partsOf } from '../../../language/reply/matters.ts'
import { readReply } from '../../../language/reply/read-reply.ts'
import { inWords } from '../in-words.ts'
import * as queries from '../queries.ts'
import * as wording from '../wording.ts'
import { openTitleIn } from './choose-activity.ts'

/** Words by which people call whatever they are asked to. */
const ANYTHING = new Set(['活动', '会', '会议', '大会', '课', '赛', '聚餐', '联欢'])
/** By these they may call what has such a title: 比赛 for 象棋邀请赛, 旅游 for 古镇一日游. */
const CALLED: readonly (readonly [words: RegExp, title: RegExp])[] = [
  [/赛|比武/, /赛|球|棋|比武|运动会/],
  [/展览/, /展/],
  [/演出|汇演|晚会/, /演|晚会|联欢|歌|舞|戏/],
  [/游|参观|踏青|采摘|爬山|登山|徒步|健步走/, /游|参观|踏青|采摘|山|湖|园|镇|村|馆|走/],
  [/培训|讲座|报告会|宣讲|学习/, /培训|讲|课|班|学/],
  [/学习|党课|党日|支部|生活会/, /党|支部|生活会|学习/],
  [/排练/, /团|队|唱|舞|排/],
  [/书法|手工|插花|剪纸|摄影/, /书|笔会|手工|摄影/],
  [/太极/, /拳/],
]

const THING = [...ACTIVITY_ENDS.filter((one) => !ANYTHING.has(one)), ...OTHER_MATTERS.split('|')]
  .toSorted((a, b) => b.length - a.length)
  .map((one) => one.replace('?', ''))
  .join('|')
/** 后天那个健康, before 讲座: nobody is spoken of in it, and nothing done. */
const BEFORE = '[^，我俺咱他她去来参报有要在上看听是没不给跟和因替陪帮]{0,12}?'
const WHO = '(?:(?:我|俺|咱|本人)(?:们|自己|家)?(?:俩|(?:和|跟|与|同|带)[^，]{1,6}?)?|老伴|两口子)'
const ADVERB = '(?:还是|还|也|都|就|肯定|一定|必须|照常|照样|准时|能|可以|要|会|想|得|应该|可能|怕是|这次|这回)'
const DOES =
  '(?:[去来](?!拿|取|接|送|找|年)|参加|报(?=名|上|了|一|个|$)|算[我俺上]|不(?!错|好)|没(?:法|空|时间)|有(?:空|时间))'
const TOPIC = new RegExp(`^${BEFORE}(?<thing>${THING})(?:那个|这个|那场|那天|的)?${WHO}?${ADVERB}*${DOES}`)
const OBJECT = new RegExp(
  `^(?:那|好|行|嗯)*${WHO}?${ADVERB}*(?:去|来|参加|报名?|报个)(?:听|看|打|参加|上|一下|那个|这个|那场)*${BEFORE}(?<thing>${THING})(?:的|了|吧|啊|呢|报名|活动)*$`,
)
const STAYS: ReadonlySet<ReplyKind> = new Set<ReplyKind>(['no', 'cancel'])

/** What is said of another thing, and the words beside it. */
interface SaidOfAnother {
  readonly thing: string
  readonly rest: string
}

/** `undefined`: nothing else is named than what has this title. Pure. */
export function saidOfAnother({ text, reply, when }: Pick<Act, 'text' | 'reply' | 'when'>, title: string) {
  const clauses = text.split(/[，。；！]+/).filter((clause) => clause !== '')
  const named = clauses.map((clause) => {
    // 我要去体检 says why somebody stays away.
    const isReason = STAYS.has(reply.reply) || clauses.length > 1
    return (TOPIC.exec(clause) ?? (isReason ? null : OBJECT.exec(clause)))?.groups?.['thing']
  })
  const thing = named.find((one) => one !== undefined && !isCalled(title, one))
  if (thing === undefined) return undefined
  const others = clauses.filter((_clause, index) => named[index] === undefined || named[index] !== thing)
  const isNamed = others.length === 0 && openTitleIn({ text, when } as Act, [{ title } as queries.Activity])
  const isMeant = partsOf(title).some((part) => text.includes(part)) || isNamed
  return isMeant && others.length === 0 ? undefined : ({ thing, rest: others.join('，') } satisfies SaidOfAnother)
}

const isCalled = (title: string, thing: string): boolean =>
  partsOf(title).some((part) => thing.includes(part)) ||
  CALLED.some(([words, called]) => words.test(thing) && called.test(title))

/** The answer without what is said of another thing; `told`: nothing is left, and it is said what waits for an answer. */
export async function withoutAnother(
  turn: Turn,
  activity: queries.Activity,
  personId: PersonId | undefined,
  act: Act,
): Promise<{ readonly act: Act } | { readonly told: Outcome | undefined }> {
  const said = saidOfAnother(act, activity.title)
  if (said === undefined) return { act }
  const reply = readReply(said.rest)
  if (said.rest !== '' && ANSWERS.has(reply.reply)) return { act: { ...act, text: said.rest, reply } }
  // In a room it is talk.
  if (turn.chat.kind === 'room' || personId === undefined) return { told: undefined }
  await queries.markHeard(turn.db, activity.id, personId, turn.now)
  if (turn.previous?.endsWith(`:${AS}`) === true) return { told: { handOver: { why: wording.whyAnother(said.thing) } } }
  const current = await queries.findSignUp(turn.db, activity.id, personId)
  const words = inWords(activity, turn.office.zone)
  const text =
    current === undefined || current.offered_at !== null
      ? wording.anotherIsNamed(said.thing, words)
      : wording.anotherAndAnswered(said.thing, words, wording.stateInWords(current.answer, current.seat))
  return { told: { reply: { text }, as: AS } }
}

const AS = 'other-thing'
const ANSWERS: ReadonlySet<ReplyKind> = new Set<ReplyKind>(['yes', 'no', 'cancel', 'change', 'maybe'])
