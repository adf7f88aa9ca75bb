/** Reads 每周二、四上午9点, 隔周, 每月15号, 每季度第一个周一, 每年重阳节. */
import { numberValue } from '../numbers.ts'
import type { Recurrence } from '../reading.ts'
import { FESTIVALS } from './festivals.ts'
import type { Read } from './read-day.ts'
import { readDay } from './read-day.ts'
import { readClock, readPart } from './read-time.ts'
import { at, matchAt, SMALL, WEEK, WEEKDAY, weekdayValue } from './words.ts'
import type { WrittenDay } from './written.ts'

/** What is repeated, and where its words end; the time of day follows. */
export type Every = Read<Recurrence>

const SEPARATOR = '(?:[、，和及与跟/ ]|以及)?'
const WEEKDAYS = `(?<first>${WEEKDAY})(?<more>(?:${SEPARATOR}${WEEK}?${WEEKDAY}(?![:点]|(?<=\\d)\\d))*)(?:(?<to>到|至|[-~])${WEEK}?(?<last>${WEEKDAY}))?(?![:点次]|\\d(?!\\d?[:点]))`
const EVERY = '(?:每逢|每|逢)'
const NTH = `(?<nth>第${SMALL}|头一|首|最后一|倒数?第${SMALL})`

const WORKDAYS = at(
  '(?:每周|每个?)(?:的)?工作日|每周一到五|每周一至五|(?<!个)工作日(?:每天|(?= ?(?:上午|下午|早|晚|\\d{1,2}[:点])))',
)
const WEEKENDS = at(`(?:每周|每个?|逢)(?:的)?(?:周末|双休日|星期末|礼拜末)|每周末`)
const ON_WEEKDAYS = at(
  `(?:(?<gap>每?隔一?|(?<!农历|[名菜清订账帐保传床简孤报表])逢?单|逢?双|每逢[单双]|每隔一|每两|每2)个?|${EVERY}一?个?)(?:${WEEK}的?)?${WEEK}${WEEKDAYS}`,
)
/** 周一三五, 一三五上午: three days named in a row are those of every week. */
const THREE_DAYS = at(
  `(?<![上下这本当老小姓个])(?:${WEEK}(?<first>[一二三四])(?<more>[二三四五六](?:[三四五六日])+)|(?<![\\d一二三四五六七八九十第])(?=一三五|二四六)(?<alone>[一二])(?<rest>[三四][五六]))(?=$|[ ，。上下中早晚每各练跳唱打排学有放休]|九点|\\d{1,2}[点:])`,
)
/** 以后周三都有课 */
const FROM_NOW_ON = at(`(?:以后|今后|往后)(?:的|逢)?${WEEK}${WEEKDAYS}(?=都|全|我都|大家都|照常|固定)`)
/** 除了周日天天开放 */
const ALL_BUT = at(`除了?${WEEK}${WEEKDAYS}(?:之?外|以外)?，?(?:其他时间)?(?:天天|每天|每日)`)
const RANGE_DAILY = at(
  `${WEEK}(?<first>${WEEKDAY})(?:到|至|[-~])${WEEK}?(?<last>${WEEKDAY})(?=每天|每日|天天)(?:每天|每日|天天)`,
)
const WEEKLY = at(
  `(?:(?<gap>隔|每隔一|每两|每2|每二)个?|每一?个?)(?<unit>周|星期|礼拜)(?!${WEEKDAY}(?!次)|边|末)(?:一次)?`,
)
/** 每三天, 每两周, 每半年; hours and minutes repeat within the day, and no calendar can hold them. */
const EVERY_N = at(
  `每隔?(?<n>\\d{1,2}|[一二两三四五六七八九十]{1,3}|半)个?(?<unit>天|日|周|星期|礼拜|月|季度|年)(?:一次|1次|的)?(?:[，、 ]?(?:都?在|都?是|逢)?${WEEK}${WEEKDAYS})?`,
)
/** 每月200元, 每天两斤, 每月工资: an amount, no time. */
const AMOUNT_AFTER =
  /^(?: ?\d{2,}(?=$|[，。；])|的?(?:工资|退休金|养老金|收入|支出|生活费|药费|食谱|三餐)|(?:人|各|约|发|补贴)? ?(?:\d+(?:\.\d+)?|[一二两三四五六七八九十百千万]+)[多来]? ?(?:元|块|万|斤|克|公里|步|度|吨|片|粒|颗|丸|包|袋|滴|勺|碗|杯|支))/
const DAILY = at(
  '(?:每天|每日|(?<always>天天|日日(?!夜夜))|每一天|(?<gap>每隔一?天|每隔一?日|(?:隔一?天|隔日|每两天)(?:一次|(?=[^，。]{1,4}一[次回趟])|(?=[上下早晚中]|\\d)))|每(?=早|晚|日|天|上午|下午|中午))',
)
const IN_MONTH = at(
  `(?:(?<gap>每?逢?[单双](?=月(?!刊|报|份))|(?:隔|每隔一|每两|每2)个?)月|每一?个?(?<unit>月|季度|季)|(?:每?逢)(?=农历|初[一二三四五六七八九十]))(?:的|份)?(?:(?:第(?<place>[一二三])个月|(?<begins>头一?个月|首月)|(?<ends>末月|最后一个月|末(?=的?${SMALL}[日号])))的?)?逢?(?:(?<nthWork>第${SMALL}|头一|首|最后一|倒数?第${SMALL})个?工作日|${NTH}(?<more>(?:个?(?:${WEEK}${WEEKDAY}?)?(?:、|，|和|及|与|跟|以及)的?(?:第?${SMALL}|最后一))*)个?(?:${WEEK}的?)?${WEEK}(?<weekday>${WEEKDAY})|(?<bothEnds>[头首]尾(?:两|各?一)?天|(?:第一天|头一天|首日|1[日号]|一[日号])[、，和及与](?:最后一天|月底|月末))|(?<firstDay>第一天|头一天|首日)|(?<lastDay>最后一天|月底|底|末)|(?<third>[上中下])旬|(?<days>(?:农历)?(?:${SMALL}|初[一二三四五六七八九十])[日号]?(?:(?:[、，和及与跟 ]|以及|(?<=[日号])|(?<=初[一五十]))(?:${SMALL}|初[一二三四五六七八九十])(?:[日号](?!楼))?)*)(?![个点时:次\\d]))?`,
)
const EACH_NTH = new RegExp(`最后一|(?<!周|星期|礼拜)${SMALL}`, 'g')
/** 每月逢五逢十: all days of a month whose number ends so. Fairs of 逢五逢十赶集 mostly go by the moon. */
const MARKET = at(
  '每个?月的?每?逢(?<one>[一二三四五六七八九十])(?:(?:、?每?逢|[、和跟])(?<two>[二三四五六七八九十])|(?=的?(?:日子)?(?:赶集|有集|逢集|大集|开集|是集|集市)))(?![月日号周\\d一二三四五六七八九十])',
)
/** 逢单日, 每逢双号: every other number of the month. */
const ODD_OR_EVEN = at('(?:每逢?|逢)(?:(?<odd>单)|双)(?:日|号)(?!子|休)')
const YEARLY = at('(?:每一?年|(?<always>(?<![今明去后前来])年年))的?(?: |都是|都在|都)?')
/** 每年体检时间为5月至6月, 每年组织一次，放在9月. */
const HELD_IN = at('[^，。！？；\\d每逢]{1,8}?(?:时间)?(?:，?放?在|定在|安排在|，?为|是|于)')
const YEAR_EDGE = at('(?:(?<last>最后一天|末日)|第一天|头一天)')
const NEXT_MONTH = at(`(?<to>到|至|[-~])?[、，和及与]?(?<month>${SMALL})月份?(?!${SMALL}[日号])`)
const EVERY_FESTIVAL = at('(?:每到|每逢|逢)')
/** 每隔十分钟 and the like repeat within the day: nothing a calendar can hold. */
const EXCEPT =
  /(?:法定)?节假日(?:除外|不办|休息|停|顺延)|除(?:了)?(?:法定)?节假日(?:外|以外|之外)?|遇(?:法定)?节假日|节假日暂停/

/** The repetition at a position, or undefined. */
export function readEvery(text: string, from: number): Every | undefined {
  if (!/[每逢隔天日周星礼工年单双一二以今往除]/.test(text.charAt(from))) return undefined
  const every =
    readEveryN(text, from) ??
    readWeeks(text, from) ??
    readMonths(text, from) ??
    readYears(text, from) ??
    readDays(text, from)
  return every && !AMOUNT_AFTER.test(text.slice(every.to, every.to + 12)) ? every : undefined
}

/** The rule with what the rest of the sentence says about days off. */
export function withExceptions(rule: Recurrence, sentence: string): Recurrence {
  return EXCEPT.test(sentence) ? { ...rule, exceptHolidays: true } : rule
}

function read(match: RegExpExecArray, from: number, rule: Recurrence): Every {
  return { value: rule, to: from + match[0].length }
}

function readWeeks(text: string, from: number): Every | undefined {
  const workdays = matchAt(WORKDAYS, text, from)
  if (workdays) return read(workdays, from, { freq: 'WEEKLY', byday: [1, 2, 3, 4, 5] })
  const weekends = matchAt(WEEKENDS, text, from)
  if (weekends) return read(weekends, from, { freq: 'WEEKLY', byday: [6, 7] })
  const days = matchAt(ON_WEEKDAYS, text, from) ?? matchAt(FROM_NOW_ON, text, from) ?? matchAt(RANGE_DAILY, text, from)
  if (days) return read(days, from, { freq: 'WEEKLY', byday: weekdaysOf(days.groups ?? {}), ...everyOther(days) })
  const allBut = matchAt(ALL_BUT, text, from)
  if (allBut) {
    const without = weekdaysOf(allBut.groups ?? {})
    return read(allBut, from, { freq: 'WEEKLY', byday: [1, 2, 3, 4, 5, 6, 7].filter((day) => !without.includes(day)) })
  }
  const { first, more, alone, rest } = matchAt(THREE_DAYS, text, from)?.groups ?? {}
  if (first ?? alone) {
    const days = weekdaysOf({ first: first ?? alone, more: more ?? rest })
    return {
      value: { freq: 'WEEKLY', byday: days },
      to: from + (alone ? 0 : text.slice(from).search(/[一二三四]/)) + days.length,
    }
  }
  const weekly = matchAt(WEEKLY, text, from)
  return weekly ? read(weekly, from, { freq: 'WEEKLY', ...everyOther(weekly) }) : undefined
}

function everyOther(match: RegExpExecArray): { interval?: number } {
  return match.groups?.['gap'] ? { interval: 2 } : {}
}

function weekdaysOf(groups: { readonly [name: string]: string | undefined }): number[] {
  const first = weekdayValue(groups['first'] ?? '1')
  const more = [...(groups['more'] ?? '')].filter((char) => /[一二三四五六日天1-7]/.test(char)).map(weekdayValue)
  const from = more.at(-1) ?? first
  const last = groups['last'] ? weekdayValue(groups['last']) : from
  const through = Array.from({ length: Math.max(0, last - from) }, (_, i) => from + i + 1)
  return [...new Set([first, ...more, ...through])].sort((a, b) => a - b)
}

const EVERY_UNITS: { readonly [unit: string]: Pick<Recurrence, 'freq'> & { readonly times: number } } = {
  天: { freq: 'DAILY', times: 1 },
  日: { freq: 'DAILY', times: 1 },
  周: { freq: 'WEEKLY', times: 1 },
  星期: { freq: 'WEEKLY', times: 1 },
  礼拜: { freq: 'WEEKLY', times: 1 },
  月: { freq: 'MONTHLY', times: 1 },
  季度: { freq: 'MONTHLY', times: 3 },
  年: { freq: 'YEARLY', times: 1 },
}

function readEveryN(text: string, from: number): Every | undefined {
  const match = matchAt(EVERY_N, text, from)
  const { n = '', unit = '', first } = match?.groups ?? {}
  const every = EVERY_UNITS[unit]
  if (!match || !every || (n === '半' && every.freq !== 'YEARLY')) return undefined
  // 每隔一天 is every other day; 每隔三天 is said for every third.
  const count = n === '半' ? 6 : (numberValue(n) ?? 1) * every.times + (/^每隔[一1]/.test(match[0]) ? 1 : 0)
  const days = first && every.freq === 'WEEKLY' ? { byday: weekdaysOf(match.groups ?? {}) } : {}
  const freq = n === '半' ? 'MONTHLY' : every.freq
  return read(match, from, { freq, ...days, ...(count > 1 ? { interval: count } : {}) })
}

const hasTimeAfter = (text: string, from: number) =>
  from === text.length || !!(readPart(text, from, true) ?? readClock(text, from, true))

/** 天天 and 日日 are words of praise unless a time stands beside them. */
function readDays(text: string, from: number): Every | undefined {
  const match = matchAt(DAILY, text, from)
  if (match?.groups?.['always'] && !hasTimeAfter(text, from + match[0].length)) return undefined
  return match ? read(match, from, { freq: 'DAILY', ...everyOther(match) }) : undefined
}

function readMonths(text: string, from: number): Every | undefined {
  const market = matchAt(MARKET, text, from)
  if (market) {
    const { one = '', two = '' } = market.groups ?? {}
    const last = [one, two].flatMap((word) => numberValue(word) ?? [])
    const days = last.flatMap((day) => [day, day + 10, day + 20]).sort((a, b) => a - b)
    return read(market, from, { freq: 'MONTHLY', bymonthday: days })
  }
  const oddOrEven = matchAt(ODD_OR_EVEN, text, from)
  if (oddOrEven) {
    const first = oddOrEven.groups?.['odd'] ? 1 : 2
    const bymonthday = Array.from({ length: first === 1 ? 16 : 15 }, (_, i) => first + 2 * i)
    return read(oddOrEven, from, { freq: 'MONTHLY', bymonthday })
  }
  const match = matchAt(IN_MONTH, text, from)
  if (!match) return undefined
  const { gap, unit, nthWork, nth, more, weekday, bothEnds, firstDay, lastDay, third, days } = match.groups ?? {}
  const every = everyMonths(gap, unit)
  const isQuarter = every.interval === 3
  const named = isQuarter ? monthNamed(match.groups ?? {}) : undefined
  // Where none is named it is the first; 每季度最后一天 is that of the last.
  const base = named === undefined || named === 1 ? every : { ...every, bymonth: monthsFrom(named, 3) }
  const fromEnd = isQuarter ? { ...every, bymonth: monthsFrom(named ?? 3, 3) } : every
  const ofNoMonth = isQuarter && named === undefined
  if (weekday) {
    const places = [nthOf(nth ?? ''), ...(more?.match(EACH_NTH) ?? []).map(nthOf)]
    const [only = 1, ...others] = places
    // 每季度第一个和最后一个周一: not of one month.
    if (ofNoMonth && places.some((place) => place < 0 !== only < 0)) return read(match, from, base)
    return read(match, from, {
      ...(only < 0 ? fromEnd : base),
      byday: [weekdayValue(weekday)],
      bysetpos: others.length === 0 ? only : places,
    })
  }
  const work = nthOf(nthWork ?? '')
  if (nthWork) return read(match, from, { ...(work < 0 ? fromEnd : base), byday: [1, 2, 3, 4, 5], bysetpos: work })
  if (bothEnds) return read(match, from, ofNoMonth ? base : { ...base, bymonthday: [1, -1] })
  if (firstDay) return read(match, from, { ...base, bymonthday: [1] })
  if (lastDay) return read(match, from, { ...fromEnd, bymonthday: [-1] })
  if (third) return read(match, from, { ...base, bymonthday: ['上中下'.indexOf(third) * 10 + 1] })
  if (!days) return read(match, from, base)
  const moon = /农历|初/.test(days)
  const bymonthday = days
    .replace('农历', '')
    .replace(/(初[一五十])(?=[初十廿二])/g, '$1、')
    .split(/[日号、，和及与跟 ]+/)
    .map((word) => numberValue(word.replace('初', '')))
    .filter((day) => day !== undefined && day >= 1 && day <= 31)
    .filter((day) => day !== undefined)
  return read(match, from, { ...base, bymonthday, ...(moon ? { lunar: true as const } : {}) })
}

/** 双月 has its months; of others the first is the year's. */
function everyMonths(gap: string | undefined, unit: string | undefined): Recurrence {
  if (unit?.startsWith('季')) return { freq: 'MONTHLY', interval: 3 }
  if (gap === undefined) return { freq: 'MONTHLY' }
  if (!/[单双]/.test(gap)) return { freq: 'MONTHLY', interval: 2 }
  return { freq: 'MONTHLY', interval: 2, bymonth: monthsFrom(gap.includes('双') ? 2 : 1, 2) }
}

/** Which month of the quarter is named. */
function monthNamed({ place, begins, ends }: { readonly [name: string]: string | undefined }): number | undefined {
  if (ends !== undefined) return 3
  return begins === undefined ? numberValue(place ?? '') : 1
}

const monthsFrom = (first: number, interval: number): number[] =>
  Array.from({ length: 12 / interval }, (_, index) => first + index * interval)

function nthOf(word: string): number {
  if (/最后/.test(word)) return -1
  const value = numberValue(word.replace(/倒数?第|第/, '')) ?? 1
  return word.startsWith('倒') ? -value : value
}

function readYears(text: string, from: number): Every | undefined {
  const yearly = matchAt(YEARLY, text, from)
  const match = yearly ?? matchAt(EVERY_FESTIVAL, text, from)
  if (!match) return undefined
  const to = from + match[0].length
  const edge = yearly && matchAt(YEAR_EDGE, text, to)
  if (edge) return { value: edgeOfYear(!!edge.groups?.['last']), to: to + edge[0].length }
  const day = readDay(text, to) ?? readDay(text, to + (matchAt(HELD_IN, text, to)?.[0].length ?? 0))
  const rule = day && ruleOfDay(day.value)
  if (day && rule) return withMoreMonths(text, { value: rule, to: day.to })
  return yearly && !yearly.groups?.['always']
    ? { value: { freq: 'YEARLY' }, to: from + match[0].trimEnd().length }
    : undefined
}

const edgeOfYear = (last: boolean): Recurrence => ({
  freq: 'YEARLY',
  bymonth: [last ? 12 : 1],
  bymonthday: [last ? 31 : 1],
})

/** 每年3月、9月: the further months of a rule without days. */
function withMoreMonths(text: string, every: Every): Every {
  const { bymonth, bymonthday, byday } = every.value
  const match = bymonth && !bymonthday && !byday ? matchAt(NEXT_MONTH, text, every.to) : null
  const month = numberValue(match?.groups?.['month'] ?? '')
  const last = bymonth?.at(-1)
  if (!match || !bymonth || !month || !last) return every
  // 每年3月到5月: all between, too.
  const between = match.groups?.['to']
    ? Array.from({ length: Math.max(0, month - last - 1) }, (_, i) => last + i + 1)
    : []
  return withMoreMonths(text, {
    value: { ...every.value, bymonth: [...bymonth, ...between, month] },
    to: every.to + match[0].length,
  })
}

function ruleOfDay(day: WrittenDay): Recurrence | undefined {
  if (day.kind === 'nth' && day.month && 'month' in day.month) {
    return { freq: 'YEARLY', bymonth: [day.month.month], byday: [day.weekday], bysetpos: day.nth }
  }
  if (day.kind === 'date' && day.month && 'month' in day.month) {
    const moon = day.lunar ? { lunar: true as const } : {}
    return { freq: 'YEARLY', bymonth: [day.month.month], ...(day.day ? { bymonthday: [day.day] } : {}), ...moon }
  }
  // 每年12月上旬 recurs from the first day of it.
  if (day.kind === 'stretch' && day.stretch.of === 'month' && day.month && 'month' in day.month)
    return { freq: 'YEARLY', bymonth: [day.month.month], bymonthday: [day.stretch.first] }
  if (day.kind !== 'festival') return undefined
  const { festival } = day
  if (festival.by === 'sun') return { freq: 'YEARLY', bymonth: [festival.month], bymonthday: [festival.day] }
  if (festival.by === 'weekday')
    return { freq: 'YEARLY', bymonth: [festival.month], byday: [festival.weekday], bysetpos: festival.nth }
  if (festival.by === 'moon' && festival.month <= 12)
    return { freq: 'YEARLY', lunar: true, bymonth: [festival.month], bymonthday: [festival.day] }
  const name = [...FESTIVALS].find(
    ([, value]) => value.by === festival.by && JSON.stringify(value) === JSON.stringify(festival),
  )?.[0]
  return { freq: 'YEARLY', ...(name ? { festival: name } : {}) }
}
