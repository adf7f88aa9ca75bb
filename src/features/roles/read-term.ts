/** 从12月1日起，到明年12月31日; 任期两年: from when to when a post is held. Pure. */
import { addDays, type Day } from '../../base/calendar.ts'
import { normaliseText, readCount } from '../../language/read-value.ts'
import type { When } from '../../language/reading.ts'
import { findWhens } from '../../language/when/find-whens.ts'
import { addMonths } from '../../language/when/month-days.ts'
import type { Present } from '../../language/when/resolve.ts'

export interface Term {
  readonly from?: Day
  readonly until?: Day
  /** Days of which the words do not say whether something begins or ends: 王芳周六; they may be of another matter. */
  readonly loose: readonly When[]
  /** Something is said of a term, and it was not read. */
  readonly isUnclear: boolean
}

const BEGINS = /(?:从|自|于)$/
const BEGINS_BEHIND = /^(?:算起|起|开始|生效|上任|到任|接任|就任|任职|上岗)/
const ENDS = /(?:到|至|截止|为止)$/
const ENDS_BEHIND = /^(?:为止|止)/
/** 11月24日到12月1日, not 下月, which has a first and a last day as well. */
const FROM_TO = /[到至~—–-]/

const POSTS = '联络员|组长|书记|会长|队长|负责人|工作人员|管理员'
const SOME = '(?:[一二两三四五六七八九十\\d]{1,3}|半)'
const TELLS_LENGTH = new RegExp(
  `(?:任期|聘期|期限|为期|试用期?|任职|(?:先|暂时?)(?:当|干|做|代)|${POSTS})[为是定]?[^\\p{L}\\d]{0,2}(?<count>${SOME})(?<unit>年|个月)(?![半前后以之多了来满]|期满)`,
  'u',
)
/** 陈德福任期满了，让…… tells of the one before. */
const TELLS_END = new RegExp(
  `(?:任期|聘期|为期|试用)(?!已?经?(?:到了|到期|届?满|结束|快))|[一本这]届|为止|(?:${POSTS})[，, ]*(?:先|暂时?)?(?:当|干|做)?${SOME}(?:年|个月|个?(?:周|星期)|天)`,
)
const TELLS_BEGIN = /(?<!即日起?|即刻|立即|立刻|马上|现在)生效/

export function readTerm(words: string, present: Present): Term {
  const text = normaliseText(words)
  const whens = findWhens(text, present).filter(({ superseded, rule }) => !superseded && rule === undefined)
  const [begins, ends, loose] = [new Set<Day>(), new Set<Day>(), [] as When[]]
  for (const when of whens) {
    const before = text.slice(0, when.span.from)
    const behind = text.slice(when.span.to)
    const [first, last] = [when.start?.day, when.end?.day ?? when.start?.day]
    if (first !== undefined && last !== undefined && first !== last && FROM_TO.test(when.text)) {
      begins.add(first)
      ends.add(last)
    } else if (last !== undefined && (ENDS.test(before) || ENDS.test(when.text) || ENDS_BEHIND.test(behind))) {
      ends.add(last)
    } else if (first !== undefined && (BEGINS.test(before) || BEGINS_BEHIND.test(behind))) begins.add(first)
    else if (last !== undefined || when.impossible) loose.push(when)
  }
  const [from] = begins
  const until = [...ends][0] ?? endAfter(text, from ?? present.today)
  const isUnread = (until === undefined && TELLS_END.test(text)) || (from === undefined && TELLS_BEGIN.test(text))
  return {
    ...(from !== undefined && { from }),
    ...(until !== undefined && { until }),
    loose,
    isUnclear: isUnread || begins.size > 1 || ends.size > 1,
  }
}

/** The last day of 两年 or 三个月. */
function endAfter(text: string, from: Day): Day | undefined {
  const { count = '', unit } = TELLS_LENGTH.exec(text)?.groups ?? {}
  const number = count === '半' ? 0.5 : (readCount(count) ?? 0)
  const months = unit === '年' ? number * 12 : Math.floor(number)
  return months > 0 ? addDays(addMonths(from, months), -1) : undefined
}
