/**
 * 提醒报了名的人带老年证, 周五早上八点提醒我一下, 提醒刘志强把台账交了: it asks
 * nobody anything again, and how it can be said so that it is done is told.
 */
import { dayOf } from '../../base/calendar.ts'
import type { Outcome, Turn } from '../../feature.ts'
import { findMentioned, staffOn } from '../people/public.ts'
import * as wording from './wording.ts'

/** `undefined`: something else is to be reminded of. */
export async function claimReminder(turn: Turn<unknown>): Promise<Outcome | undefined> {
  const { text, when } = turn.act
  const { name, what } = REMINDS_COMERS.exec(text)?.groups ?? {}
  if (what !== undefined) return { reply: { text: wording.howToRemindComers(name, what) } }
  if (when.length > 0 && REMINDS_ONESELF.test(text))
    return { reply: { text: wording.howToRemindStaff(turn.speaker.person?.name ?? wording.COLLEAGUE) } }
  return REMINDS_SOMEBODY.test(text) ? tellColleague(turn) : undefined
}

async function tellColleague({ db, act, now, office }: Turn<unknown>): Promise<Outcome | undefined> {
  const name = REMINDS_SOMEBODY.exec(act.text)?.groups?.['rest'] ?? ''
  const [first] = await findMentioned(db, name, 'office')
  if (first?.how !== 'name' || first.from !== 0) return undefined
  const staff = await staffOn(db, dayOf(now, office.zone))
  const isColleague = first.people.some(({ id }) => staff.some((one) => one.id === id))
  return isColleague ? { reply: { text: wording.howToRemindStaff(first.text) } } : undefined
}

/** 提醒报了名的人带老年证, 提醒去重阳茶话会的都带上水杯 */
const REMINDS_COMERS =
  /^(?:请|麻烦|劳驾|帮我|帮忙|给我|你)*(?:再|也|给)*提醒(?:一下|一声)?(?:那些)?(?:(?:报了?名|参加|要来|要去|来|去)(?<name>\p{Script=Han}{2,12}?)?的)(?:人|同志|老同志|大家)*们?[，, ]*(?:都|要|得|记得|别忘了?|不要忘了?|一定|务必)*(?:带上?|拿上?|准备好?)(?<what>[^，。；！]{1,20}?)[吧啊。！]*$/u
/** 周五早上八点提醒我一下, 半个钟头后叫我; not 别再提醒我了. */
const REMINDS_ONESELF =
  /(?<![别不没要用再][^，。]{0,2})(?:提醒(?:一下|一声)?我|(?<=^|[，。 ]|点|半|后|早|晚|[上下中]午|天|周[一二三四五六日])叫(?:一下|一声)?我)(?!们|[家老爸妈儿女])(?!.*(?:[吗？?]|没收到|干))/
/** 下礼拜二以前提醒刘志强把台账交了 */
const REMINDS_SOMEBODY =
  /(?<![别不没])提醒(?:一下|一声)?(?<rest>\p{Script=Han}{2,4}.*(?:把|交|办|去|做|带|开会|记得).*)$/u
