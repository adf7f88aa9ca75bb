/** Reads what stands together: a day with what shifts it, its weekday in brackets, a part of the day, a clock time. */
import { numberValue } from '../numbers.ts'
import type { Part } from '../reading.ts'
import type { Read } from './read-day.ts'
import { readDay } from './read-day.ts'
import { readClock, readPart } from './read-time.ts'
import { at, matchAt, NOT_A_DAY, SMALL, weekdayValue } from './words.ts'
import type { Phrase, WrittenClock, WrittenDay } from './written.ts'

/** What may stand between the pieces of one moment; spoken fillers among it. */
const GAP = at(
  '(?:[ ，、:]|的|这?[两三四五]天(?=[上下中]午|早|晚|傍晚)|那天|[当那](?=[晚夜])|当天|这天|当日|大约|大概|差不多|准时|不到|将近|快到?|嗯|呃|那个|\\([^)]{0,6}除外\\)|约|定在|放在|就在|等到){0,4}',
)
/** What leads to the same day said again: 本周五（11月27日）, 12月2日，周三, 明天24号. */
const AGAIN = at(' ?[(，、]? ?(?:也就是|即|就是)? ?(?:[下本这]个?)?')
const CLOSES = at(' ?\\)')
const SAME_TIME = at('的?(?:这个?时候|这会儿?|此时此刻|此时|同一时间|现在这个时候)')
const NEXT_DAY = at('(?:次日|翌日|隔天|隔日|第二天|转天)')
const SHIFT = at(
  `(?:过后|之后|以后)?的?(?:(?:(?<way>[前后])|(?<=[过之以]后的?))的?(?<count>半(?=个月)|[一两二三四五六七八九十]|\\d{1,2})(?:个?(?<unit>天|日|周|星期|礼拜)|个(?<month>月))(?!内)|(?<word>第二天|次日|翌日|隔天|头一?天|前夕|前一日|后一日|前一晚|前晚|前夜)|第(?<nth>[三四五六七])天|(?:假期|长假|放假)?(?:之|以)?后的?(?:(?<work>(?:第一天|首日)?上班(?:的?(?:第一天|首日))?|(?:第一|首)个工作日)|(?:第一|头一|首)个(?:(?:周|星期|礼拜)(?<weekday>[一二三四五六日天])|(?<weekend>周末|双休日))|第(?<after>[一二三四五六七])天)|(?:之|以)?前的?(?:最后|头|上)一?个(?:(?:周|星期|礼拜)(?<weekdayBefore>[一二三四五六日天])|(?<weekendBefore>周末|双休日)))`,
)
/** 8月25日之前的三天, 今天起三天. */
const RUN = at(
  '(?:(?:之|以)?(?<way>前|后)的|(?:起|开始)，?(?:的|连续|连着|一连|连[放演唱办开休展映]|放假?)?)(?<count>[两二三四五六七八九十]|\\d{1,2})天(?![之以]?[内后前])',
)
/** 国庆前几天, 节后十来天: of several days nobody can tell which is meant. */
const SOME_DAYS = at('(?:之|以)?(?<way>[前后])的?(?:这?几[天日]|些[天日子]{1,2}|十?[几来多]天|一阵子?)')
const FEW_DAYS = at(
  '的?(?:(?:[前头]|(?<last>最?后))(?<count>[两二三四五六]|\\d)天|(?:第一天|头一天|首日)|(?<lastDay>最后一天))',
)
const MOST_SOME = 5
const LIST = '(?: ?(?:到|至|[-~]) ?| ?[、和及与] ?)'
/** After the last of several numbers: they are days. */
const DAYS_END = `(?:[日号]${NOT_A_DAY}|(?:两|这两)(?:天|日))`
/** 10月4-6日 and 9-11点: the first number borrows its unit from the second. */
const BORROWED_DAY = at(`(?<![\\d.])(?<n>${SMALL})(?=${LIST}(?:${SMALL}${LIST}){0,6}${SMALL}${DAYS_END})`)
/** 3-5月, 2019年1月 written 2019年1-五月: the first month borrows its word from the second. */
const BORROWED_MONTH = at(
  `(?:(?<year>(?:19|20)\\d\\d)年)?(?<![\\d.:/])(?<n>${SMALL})(?= ?(?:到|至|[-~]{1,2}) ?${SMALL}月(?!${SMALL}[日号]))`,
)
/** 1995-1997年, 从2016到2018: so do years. */
const BORROWED_YEAR = at(
  '(?<![\\d.:/-])(?<n>(?:19|20)\\d\\d)(?= ?(?:到|至|[-~]{1,2}) ?(?:19|20)\\d\\d(?:年|$|[，。的 ]))',
)
const BORROWED_HOUR = at(`(?<![\\d.])(?<n>${SMALL}) ?(?:到|至|[-~]{1,2}) ?(?=${SMALL}(?:点|时(?!间)|:\\d))`)

/** The phrase at a position, or undefined. `last` gives what a range's second half may leave out. */
export function readPhrase(text: string, from: number, inRange: boolean): Phrase | undefined {
  const next = matchAt(NEXT_DAY, text, from)
  const day = inRange && next ? undefined : (borrowedMonth(text, from) ?? readDay(text, from))
  if (inRange && next) return withTime(text, from, from + next[0].length, { shift: 1 })
  const borrowed = day ? undefined : borrowedDay(text, from)
  const found = day ?? borrowed ?? borrowedYear(text, from)
  if (!found) return withTime(text, from, from, {})
  const shift = borrowed ? undefined : (readFewOfWeek(text, found) ?? readShift(text, found.to))
  const afterShift = shift?.to ?? found.to
  const again = borrowed ? undefined : readAgain(text, afterShift, found.value)
  const fields = { day: found.value, ...shift?.value, ...(again ? { again: again.value } : {}) }
  const to = again?.to ?? afterShift
  // 改在后天同一时间: the time is that of what is put off.
  const isPutOff = /改|推|挪|调|换|取消|延/.test(text.slice(0, from))
  const sameTime = isPutOff ? null : matchAt(SAME_TIME, text, to)
  if (sameTime) return { from, to: to + sameTime[0].length, ...fields, sameTime: true }
  return withTime(text, from, to, fields)
}

const SAYS_AGAIN: { readonly [kind in WrittenDay['kind']]?: readonly WrittenDay['kind'][] } = {
  date: ['week', 'relative', 'festival'],
  week: ['date', 'relative'],
  relative: ['date', 'week'],
  festival: ['date', 'week'],
}

/** The same day in another form right after it; in brackets any day. */
function readAgain(text: string, from: number, day: WrittenDay): Read<WrittenDay> | undefined {
  const lead = matchAt(AGAIN, text, from)?.[0] ?? ''
  const bracket = lead.includes('(')
  const again = readDay(text, from + lead.length)
  if (!again || (day.kind === 'date' && day.day === undefined)) return undefined
  const close = bracket ? matchAt(CLOSES, text, again.to) : null
  if (bracket && !close) return undefined
  if (!bracket && (!SAYS_AGAIN[day.kind]?.includes(again.value.kind) || !canMeanSame(day, again.value)))
    return undefined
  return { value: again.value, to: again.to + (close?.[0].length ?? 0) }
}

/** Two days without brackets are one only where the weekday is bare: 12月2日周三, not 12月2日下周三. */
function canMeanSame(day: WrittenDay, again: WrittenDay): boolean {
  if (again.kind === 'week') return again.weekday !== undefined && !again.weekend
  // 2月4日立春
  if (again.kind === 'festival' && day.kind === 'date') return day.day !== undefined && !day.lunar
  return again.kind === 'date' ? again.day !== undefined && !again.lunar : day.kind !== 'date'
}

/** A time of day right after words that led to it (每晚八点, 每周三，上午9点), or undefined. */
export function readTimeAfter(text: string, from: number): Phrase | undefined {
  const phrase = withTime(text, from, from, {}, true)
  return phrase?.part || phrase?.clock ? phrase : undefined
}

type DayFields = Pick<Phrase, 'day' | 'shift' | 'shiftMonths' | 'run' | 'again' | 'thenWorkday' | 'near'>

function withTime(text: string, from: number, to: number, fields: DayFields, led = to > from): Phrase | undefined {
  const gap = led ? (matchAt(GAP, text, to)?.[0].length ?? 0) : 0
  const part =
    readPart(text, to, led) ?? (gap ? readPart(text, to + gap, /[当那]$/.test(text.slice(to, to + gap))) : undefined)
  const clock = readClockAfter(text, part?.to ?? to, led || !!part)
  // 除夕夜八点: the festival's own name tells the part of the day.
  const isEve = !part && !!clock && text.charAt(to - 1) === '夜'
  if (!part && !clock) return led ? { from, to, ...fields } : undefined
  return {
    from,
    to: clock?.to ?? part?.to ?? to,
    ...fields,
    ...(part ? { part: part.value } : isEve ? { part: '晚上' as const } : {}),
    ...(clock ? { clock: clock.value } : {}),
  }
}

function readClockAfter(text: string, from: number, led: boolean): Read<WrittenClock> | undefined {
  const gap = led ? (matchAt(GAP, text, from)?.[0].length ?? 0) : 0
  return (
    readClock(text, from, led) ?? (gap ? readClock(text, from + gap, led) : undefined) ?? borrowedHour(text, from + gap)
  )
}

function borrowedDay(text: string, from: number): Read<WrittenDay> | undefined {
  const match = matchAt(BORROWED_DAY, text, from)
  const number = match?.groups?.['n']
  const day = number === undefined ? undefined : numberValue(number)
  return day && day <= 31 && number ? { value: { kind: 'date', day }, to: from + number.length } : undefined
}

function borrowedMonth(text: string, from: number): Read<WrittenDay> | undefined {
  const match = matchAt(BORROWED_MONTH, text, from)
  const month = numberValue(match?.groups?.['n'] ?? '')
  if (!match || !month || month > 12) return undefined
  const year = match.groups?.['year']
  return {
    value: { kind: 'date', month: { month }, ...(year ? { year: { year: Number(year) } } : {}) },
    to: from + match[0].length,
  }
}

function borrowedYear(text: string, from: number): Read<WrittenDay> | undefined {
  const match = matchAt(BORROWED_YEAR, text, from)
  return match ? { value: { kind: 'date', year: { year: Number(match[0]) } }, to: from + match[0].length } : undefined
}

function borrowedHour(text: string, from: number): Read<WrittenClock> | undefined {
  const match = matchAt(BORROWED_HOUR, text, from)
  const number = match?.groups?.['n']
  const hour = number === undefined ? undefined : numberValue(number)
  if (hour === undefined || number === undefined || hour > 24) return undefined
  return {
    value: { hour, minute: 0, ...(hour === 0 || hour > 12 ? { sure: true as const } : {}) },
    to: from + number.length,
  }
}

function readShift(
  text: string,
  from: number,
): Read<Pick<Phrase, 'shift' | 'shiftMonths' | 'run' | 'thenWorkday' | 'near'>> | undefined {
  const run = matchAt(RUN, text, from)
  if (run)
    return {
      value: { run: runOf(run.groups?.['way'], numberValue(run.groups?.['count'] ?? '') ?? 1) },
      to: from + run[0].length,
    }
  const some = matchAt(SOME_DAYS, text, from)
  if (some) {
    const run = some.groups?.['way'] === '前' ? { from: -MOST_SOME, to: -1 } : { from: 1, to: MOST_SOME }
    return { value: { run }, to: from + some[0].length }
  }
  const match = matchAt(SHIFT, text, from)
  if (!match) return undefined
  const { way, count, unit, month, word, nth, work, after, ...near } = match.groups ?? {}
  const to = from + match[0].length - (/晚$|夜$/.test(match[0]) ? 1 : 0)
  if (work) return { value: { thenWorkday: true }, to }
  const weekday = near['weekday'] ?? near['weekdayBefore']
  const weekend = near['weekend'] ?? near['weekendBefore']
  const isBefore = !!(near['weekdayBefore'] ?? near['weekendBefore'])
  if (weekday ?? weekend)
    return { value: { near: { weekday: weekday ? weekdayValue(weekday) : 6, weekend: !!weekend, isBefore } }, to }
  if (month && count !== '半')
    return { value: { shiftMonths: (numberValue(count ?? '') ?? 1) * (way === '前' ? -1 : 1) }, to }
  return {
    value: { shift: count ? daysOf(way ?? '后', count, unit) : (shiftOf(word) ?? nthDay(nth ?? after, !!after)) },
    to,
  }
}

/** 下周前三天 are Monday to Wednesday, 下礼拜头一天 is Monday. */
function readFewOfWeek(text: string, { value, to }: Read<WrittenDay>): Read<Pick<Phrase, 'run'>> | undefined {
  const isWeek = value.kind === 'week' && !value.weekday && !value.weekend
  const match = isWeek ? matchAt(FEW_DAYS, text, to) : null
  const { last, lastDay, count: counted = '一' } = match?.groups ?? {}
  const count = numberValue(counted)
  if (!match || !count || count > 7) return undefined
  const run = (last ?? lastDay) ? { from: 7 - count, to: 6 } : { from: 0, to: count - 1 }
  return { value: { run }, to: to + match[0].length }
}

/** The days after 起 begin with the day itself. */
function runOf(way: string | undefined, count: number): { from: number; to: number } {
  if (way === '前') return { from: -count, to: -1 }
  return way === '后' ? { from: 1, to: count } : { from: 0, to: count - 1 }
}

function daysOf(way: string, count: string | undefined, unit: string | undefined): number {
  const amount = count === '半' ? 15 : (numberValue(count ?? '') ?? 1) * (/[周星礼]/.test(unit ?? '') ? 7 : 1)
  return way === '前' ? -amount : amount
}

function shiftOf(word: string | undefined): number | undefined {
  return word ? (/^[头前]/.test(word) ? -1 : 1) : undefined
}

/** 国庆第三天 is the second after it; 国庆后第三天 the third. */
function nthDay(nth: string | undefined, after: boolean): number {
  return (numberValue(nth ?? '') ?? 1) - (after ? 0 : 1)
}

/** The hour and day shift of a clock time within a part of the day; 晚上12点 is the next day's beginning. */
export function hourInPart(hour: number, part: Part): { hour: number; days: number } {
  if (hour === 24) return { hour: 0, days: 1 }
  if (hour > 12) return { hour, days: 0 }
  const evening = part === '晚上' || part === '傍晚'
  if (part === '凌晨') return { hour: hour % 12, days: 0 }
  if (part === '中午') return { hour: hour < 5 ? hour + 12 : hour, days: 0 }
  if (part === '下午') return { hour: hour < 12 ? hour + 12 : 12, days: 0 }
  if (part === '半夜') return hour === 12 ? { hour: 0, days: 1 } : { hour: hour >= 9 ? hour + 12 : hour, days: 0 }
  if (evening && hour === 12) return { hour: 0, days: 1 }
  if (evening) return hour < 4 ? { hour, days: 1 } : { hour: hour + 12, days: 0 }
  return { hour, days: 0 }
}
