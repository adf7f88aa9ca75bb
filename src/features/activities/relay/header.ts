/** Whether a 接龙 is about an activity, by what stands above its lines. Pure. */
import type { Day } from '../../../base/calendar.ts'
import type { When } from '../../../language/reading.ts'

/** What is known of an activity that may be meant. */
export interface Titled {
  readonly title: string
  readonly day: Day
}

/** Words that stand above any list and name nothing. */
const EMPTY =
  /#?(?:接龙|group note)|大家|各位|同志们?|老师们?|请|欢迎|踊跃|继续|参加|报名|名单|人员|的|在|下面|以下|填|写|往下|排|顺序|[\s#:，。！!、~\-—.]|例.*$/gm

/**
 * `fits`: it says nothing else, or a part of the title, or the very day. `other`: it is about something else, or nobody
 * can tell. `whens` are the times in the header.
 */
export function readHeader(header: string, whens: readonly When[], activity: Titled): 'fits' | 'other' {
  if (header.replace(EMPTY, '') === '') return 'fits'
  if (pairsOf(activity.title).some((pair) => header.includes(pair))) return 'fits'
  return whens.some(({ start }) => start?.day === activity.day) ? 'fits' : 'other'
}

/** Two neighbouring characters of a title that are no everyday word. */
function pairsOf(title: string): readonly string[] {
  const pairs = Array.from({ length: Math.max(0, title.length - 1) }, (_, at) => title.slice(at, at + 2))
  return pairs.filter((pair) => !['活动', '报名', '参加', '大家', '组织'].includes(pair))
}
