/** 饺子人太多了 收了吧; 报名别截止了: until when, and how many, may still sign up for what was published. */
import { dayOf, timeOf } from '../../../base/calendar.ts'
import type { Outcome, Turn } from '../../../feature.ts'
import { findOwnNamed } from '../answer/choose-activity.ts'
import * as queries from '../queries.ts'
import * as wording from '../wording.ts'
import { proposeAmendment } from './amend.ts'

const AT_END = '(?=$|[ ，。！])'
const SHUT = new RegExp(
  `停止报名|报名(?:就|先|都|可以)?(?:停|关|收)(?:止|掉|了)?(?:吧|了)${AT_END}|报名?(?:就|也)?不(?:再)?收(?:人)?了|(?:不|别)再(?:收人|接受?报名|让人?报名?)`,
)
/** With no activity named it must be said of signing up: 消息太多了 关了吧 and 合唱队不再收人了 are of something else. */
const OF_SIGN_UP =
  /报名|名额|(?:^|[ ，。！])(?:来的|现在|已经)*人数?(?:太|已经|都)*(?:多|够|满|超)|(?:^|[ ，。！])(?:那|就|先|咱们?|我们)*(?:不|别)再收人/
/** 收了吧 by itself may be said of anything. */
const FULL = /人(?:太|已经)?(?:多|够|满)|太多|满了|坐不下|超了/
const ENOUGH = new RegExp(`(?:^|[ ，。])(?:就|先|那|报名)*(?:收|停|关|截)(?:了|止|掉)?(?:吧|了)${AT_END}`)
const WITHOUT_END =
  /报名[^，。 ]{0,3}(?:别|不用?|不要|先不)(?:设|有)?截止|(?:不设|取消|去掉|别设)(?:报名)?截止|截止(?:时间)?(?:取消|去掉|不要了)/
/** Asked, denied or only supposed. */
const NOT_MEANT = /[？?吗]|多少|谁|要是|如果|要不要|是不是|能不能|没(?:停|截|收)|别(?:停|收|关)|先不(?:停|收|关)/

/** `undefined`: nothing of the kind is said of an activity that the speaker may change. */
export async function hearSignUpEnds(turn: Turn<unknown>): Promise<Outcome | undefined> {
  const { text, reply } = turn.act
  if (turn.file !== undefined || NOT_MEANT.test(text)) return undefined
  const shuts = reply.reply !== 'question' && (SHUT.test(text) || (FULL.test(text) && ENOUGH.test(text)))
  if (!shuts && !WITHOUT_END.test(text)) return undefined
  const { open, named, title } = await findOwnNamed(turn, undefined)
  if (title === undefined && !OF_SIGN_UP.test(text)) return undefined
  const [only, ...others] = (title === undefined ? open : named).filter(({ starts_at }) => starts_at > turn.now)
  if (only === undefined || others.length > 0) return undefined
  return shuts ? shut(turn, only) : leaveOpen(turn, only)
}

/** Whoever comes later waits for a seat, as where the seats are taken. */
async function shut(turn: Turn<unknown>, activity: queries.Activity): Promise<Outcome> {
  const { seated } = await queries.countHeads(turn.db, activity.id, [])
  if (seated === 0) return { reply: { text: wording.nobodyToShut(activity.title) } }
  if (activity.seats === seated) return { reply: { text: wording.shutAlready(activity.title) } }
  return proposeAmendment(turn, activity, `名额改成${seated}人`, [wording.laterOnesWait()])
}

const leaveOpen = (turn: Turn<unknown>, activity: queries.Activity): Promise<Outcome> => {
  const { zone } = turn.office
  const [, month, day] = dayOf(activity.starts_at, zone).split('-')
  const until = `${Number(month)}月${Number(day)}日${timeOf(activity.starts_at, zone)}`
  return proposeAmendment(turn, activity, `报名截止改到${until}`)
}
