/** Reads a written day at a position: dates, weekdays, 三天后, festivals, 第一个周一, 月底. Each form is a pattern and what it means. */
import { numberValue } from '../numbers.ts'
import { FESTIVALS } from './festivals.ts'
import { at, matchAt, NOT_A_DAY, SMALL, WEEK, WEEKDAY, weekdayValue } from './words.ts'
import type { LaterUnit, Stretch, WrittenDay, WrittenMonth, WrittenYear } from './written.ts'

/** A value read from the position asked for up to `to`. */
export interface Read<T> {
  readonly value: T
  readonly to: number
}

type Groups = { readonly [name: string]: string | undefined }

interface Form {
  /** Characters with which it can begin: the scanner looks no further where none fits. */
  readonly begins: string
  readonly pattern: RegExp
  readonly make: (groups: Groups, text: string, from: number, to: number) => WrittenDay | undefined
}

const DIGITS = '0123456789'
const HAN = '〇零一二两三四五六七八九十廿卅'
const CALENDAR = '农历|阴历|旧历|夏历|老历|公历|阳历|新历|西历|国历'
const YEAR =
  '(?:(?<year>\\d{4}|[〇零一二三四五六七八九]{4}|(?:\\d{2}|[〇零一二三四五六七八九]{2})(?=年 ?(?:农历|春节|[闰正腊冬元]|\\d{1,2}月|[一二三四五六七八九十]{1,2}月)))年|(?<years>大后|大前|今|本|明|后|去|前|来|次|下一?|翌|上一?)年)的? ?'
const MONTH = `(?:(?<leap>闰)?(?<month>${SMALL}|正|腊|冬|元)月(?:份|里)?|(?<months>这一?|本|当|(?:上{1,3}|下{1,3})一?)个?月|(?<next>次)月)`
const LUNAR_DAY = '初[一二三四五六七八九十]|廿[一二三四五六七八九]|[二三]十(?![一二三四五六七八九日号])'

const YEARS: { readonly [word: string]: number } = {
  大后: 3,
  大前: -3,
  今: 0,
  本: 0,
  明: 1,
  来: 1,
  次: 1,
  翌: 1,
  后: 2,
  去: -1,
  前: -2,
}
const LUNAR_MONTHS: { readonly [word: string]: number } = { 正: 1, 冬: 11, 腊: 12 }
const RELATIVE: { readonly [word: string]: number } = {
  大大前: -4,
  大前: -3,
  前: -2,
  昨: -1,
  今: 0,
  当: 0,
  明: 1,
  后: 2,
  大后: 3,
  大大后: 4,
}
const UNITS: { readonly [word: string]: LaterUnit } = {
  分钟: 'minute',
  分: 'minute',
  刻钟: 'minute',
  小时: 'hour',
  钟头: 'hour',
  天: 'day',
  日: 'day',
  周: 'week',
  星期: 'week',
  礼拜: 'week',
  月: 'month',
  年: 'year',
}
const STRETCHES: { readonly [word: string]: Stretch } = {
  上旬: { of: 'month', first: 1, last: 10 },
  中旬: { of: 'month', first: 11, last: 20 },
  下旬: { of: 'month', first: 21, last: 31 },
  上半月: { of: 'month', first: 1, last: 15 },
  下半月: { of: 'month', first: 16, last: 31 },
  初: { of: 'month', first: 1, last: 5 },
  头: { of: 'month', first: 1, last: 5 },
  中: { of: 'month', first: 11, last: 20 },
  底: { of: 'month', first: 25, last: 31 },
  末: { of: 'month', first: 25, last: 31 },
  年初: { of: 'year', first: 1, last: 1 },
  年中: { of: 'year', first: 6, last: 7 },
  年底: { of: 'year', first: 12, last: 12 },
  年末: { of: 'year', first: 12, last: 12 },
  上半年: { of: 'year', first: 1, last: 6 },
  下半年: { of: 'year', first: 7, last: 12 },
}

/** 15 → 2015, 98 → 1998: the century that puts the year nearest to the decades people talk about. */
function fullYear(digits: string): number {
  const value = numberValue(digits) ?? 0
  if (digits.length > 2) return value
  return value < 70 ? 2000 + value : 1900 + value
}

function yearOf(groups: Groups): WrittenYear | undefined {
  const { year, years } = groups as { year?: string; years?: string }
  if (year) return { year: fullYear(year) }
  if (!years) return undefined
  if (years.startsWith('下')) return { years: 1 }
  if (years.startsWith('上')) return { years: -1 }
  return { years: YEARS[years] ?? 0 }
}

function monthOf(groups: Groups): WrittenMonth | undefined {
  const { month, months, next } = groups as { month?: string; months?: string; next?: string }
  if (next) return { months: 1 }
  if (months) return { months: months.split('下').length - months.split('上').length }
  if (!month) return undefined
  return { month: month === '元' ? 1 : (LUNAR_MONTHS[month] ?? numberValue(month) ?? 0) }
}

/** Drops the fields that were not said. */
function said<T extends object>(fields: { readonly [K in keyof T]: T[K] | undefined }): T {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as T
}

const isMoon = (calendar: string | undefined) => /农历|阴历|旧历|夏历|老历/.test(calendar ?? '')
const isSun = (calendar: string | undefined) => !!calendar && !isMoon(calendar)

/** 八月十五, 三月三: a day of the moon though nobody says so. */
function soundsLunar(month: string | undefined, day: string): boolean {
  if (!month) return false
  const m = LUNAR_MONTHS[month] ?? numberValue(month)
  const d = numberValue(day)
  return (
    (m === 8 && d === 15) ||
    (m === 7 && d === 15) ||
    (m === d && [2, 3, 5, 6, 7, 9].includes(m ?? 0) && !/\d/.test(day))
  )
}

function makeDate(groups: Groups): WrittenDay | undefined {
  const { calendar, calendar2, leap, month, day, moonDay, bareDay } = groups as { [name: string]: string | undefined }
  const stretch = groups['stretch'] ? STRETCHES[groups['stretch'].replace(/^月/, '')] : undefined
  const year = yearOf(groups)
  const writtenMonth = monthOf(groups)
  if (stretch) return said<WrittenDay>({ kind: 'stretch', stretch, year, month: writtenMonth })
  const dayText = day ?? moonDay ?? bareDay
  const moon =
    isMoon(calendar) ||
    isMoon(calendar2) ||
    !!leap ||
    (!!month && month in LUNAR_MONTHS) ||
    (!!moonDay && !isSun(calendar)) ||
    (!!bareDay && !isSun(calendar) && soundsLunar(month, bareDay))
  return said<WrittenDay>({
    kind: 'date',
    year,
    month: writtenMonth,
    day: dayText === undefined ? undefined : numberValue(dayText.replace('初', '')),
    lunar: moon || undefined,
    leap: leap ? true : undefined,
    maybeLunar: bareDay && !moon && !/\d/.test(bareDay) ? true : undefined,
  })
}

function makeNumeric(groups: Groups): WrittenDay | undefined {
  const { y, m, d } = groups as { y?: string; m?: string; d?: string }
  return said<WrittenDay>({
    kind: 'date',
    year: y ? { year: Number(y) } : undefined,
    month: { month: Number(m) },
    day: d ? Number(d) : undefined,
    loose: y ? undefined : true,
  })
}

const VALID_MD = '(?:0?[1-9]|1[0-2])'
const VALID_D = '(?:0[1-9]|[12]\\d|3[01]|[1-9])'
/** Units after 3.5 or 3/5 that make it an amount. */
const NOT_AMOUNT =
  '(?! ?(?:[\\d%％元块角毛斤两吨米升度倍折版分岁亩℃]|公里|公斤|千米|厘米|毫|平米|平方|万|亿|千|百|个|小时|kg|km|mm|cm|的人|以上|左右|[./:-]\\d))'
const FESTIVAL_NAMES = [...FESTIVALS.keys()].sort((a, b) => b.length - a.length)
/** Family names before 国庆 or 立春 make it a person's name. 于, 任, 向 and 江 are left out: they are prepositions and such. */
const SURNAMES =
  '李王张刘陈杨黄赵吴周徐孙马朱胡林郭何高罗郑梁谢宋唐许邓冯韩曹曾彭萧蔡潘田董袁余叶蒋杜苏魏程吕丁沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵钱严覃武戴莫孔汤'
/** Weather and work as often as a day. */
const DOUBTFUL = /^(?:大雪|小雪|雨水|小满|大寒|小寒|大暑|小暑|白露|霜降)$/
const NUMERIC_NAME = /^(?:三八|五一|五四|六一|七一|八一|十一|三一五|九一八)$/
const NUMERIC_NEXT =
  /^(?:[\d〇零一二三四五六七八九十点号日月年个位人名岁路楼班米块元分厂中矿处队来度斤次届级周天]|公里|星期|礼拜|小时|小区|支部|大院)/

function makeFestival(groups: Groups, text: string, from: number, to: number): WrittenDay | undefined {
  const name = groups['festival'] ?? ''
  const festival = FESTIVALS.get(name)
  if (!festival) return undefined
  const before = text.charAt(from - 1)
  const after = text.slice(to, to + 4)
  if (SURNAMES.includes(before) && before !== '' && name.length === 2 && !/^[节前后那当这期假]/.test(after))
    return undefined
  if (DOUBTFUL.test(name) && !(text.length === name.length || /^(?:节气|那天|当天|前|后|这天|[，。]|$)/.test(after)))
    return undefined
  if (DOUBTFUL.test(name) && /[下有是遇的]/.test(before)) return undefined
  if (
    NUMERIC_NAME.test(name) &&
    (NUMERIC_NEXT.test(after) || /[\d〇零一二三四五六七八九十第.初周拜期百千]/.test(before))
  )
    return undefined
  const year = yearOf(groups)
  const kind = groups['holiday'] ? 'holiday' : 'festival'
  return said<WrittenDay>({ kind, festival, year })
}

function makeLater(groups: Groups): WrittenDay | undefined {
  const { amount, half, halfUnit, unit = '', direction, weekday } = groups as { [name: string]: string | undefined }
  const unitName = UNITS[unit.replace(/^个/, '')]
  if (!unitName) return undefined
  const whole = amount === undefined || amount === '半' ? 0 : numberValue(amount)
  if (whole === undefined) return undefined
  const sign = direction?.endsWith('前') ? -1 : 1
  const quantity = (whole + (half || halfUnit || amount === '半' ? 0.5 : 0)) * sign
  const day = weekday ? weekdayValue(weekday) : undefined
  const later = (value: number, as: LaterUnit) =>
    said<WrittenDay>({ kind: 'later', amount: value, unit: as, weekday: day })
  if (unit.endsWith('刻钟')) return later(quantity * 15, 'minute')
  if (Number.isInteger(quantity)) return later(quantity, unitName)
  if (unitName === 'hour') return later(quantity * 60, 'minute')
  if (unitName === 'month') return later(Math.trunc(quantity) * 30 + 15 * sign, 'day')
  if (unitName === 'year') return later(quantity * 12, 'month')
  if (unitName === 'minute') return later(Math.ceil(quantity), 'minute')
  if (unitName === 'day') return later(quantity * 24, 'hour')
  return undefined
}

function nthValue(word: string): number {
  if (/头|首/.test(word)) return 1
  if (/最后|末/.test(word)) return -1
  const value = numberValue(word.replace(/倒数?第|第/, '')) ?? 1
  return word.startsWith('倒') ? -value : value
}

function weeksOf(prefix: string | undefined): number | undefined {
  if (!prefix) return undefined
  if (/[这本当今]/.test(prefix)) return 0
  return prefix.split('下').length - prefix.split('上').length
}

/** Ordered: the first form that fits wins, so the longer and the stricter come first. */
const FORMS: readonly Form[] = [
  {
    begins: DIGITS,
    pattern: at(
      `(?<![\\d.])(?<y>(?:19|20)\\d\\d)(?:(?<s>[-/. ])(?<m>${VALID_MD})\\k<s>(?<d>${VALID_D})[日号]?|年(?<m2>${VALID_MD})[-/.](?<d2>${VALID_D})[日号]?)(?!\\d)`,
    ),
    make: (g) => makeNumeric({ y: g['y'], m: g['m'] ?? g['m2'], d: g['d'] ?? g['d2'] }),
  },
  {
    begins: DIGITS,
    pattern: at('(?<!\\d)(?<y>(?:19|20)\\d\\d)(?<m>0[1-9]|1[0-2])(?<d>0[1-9]|[12]\\d|3[01])(?![\\d-])'),
    make: makeNumeric,
  },
  {
    begins: DIGITS,
    pattern: at(`(?<![\\d.])(?<y>(?:19|20)\\d\\d)[-/.](?<m>${VALID_MD})(?:月份?)?(?![\\d./])`),
    make: makeNumeric,
  },
  {
    begins: `${DIGITS}${HAN}今本明后去前来次下翌上大农阴旧夏老公阳新西国闰正腊冬元这当月第头首最末倒`,
    pattern: at(
      `(?:${YEAR})?(?:${MONTH}的?)?(?<nth>第${SMALL}|头一|首|最后一|最末一|末一|倒数?第${SMALL})个?${WEEK}(?<weekday>${WEEKDAY})(?!\\d)`,
    ),
    make: (g) =>
      said<WrittenDay>({
        kind: 'nth',
        nth: nthValue(g['nth'] ?? ''),
        weekday: weekdayValue(g['weekday'] ?? '1'),
        year: yearOf(g),
        month: monthOf(g),
      }),
  },
  {
    begins: `${DIGITS}${HAN}今本明后去前来次下翌上大农阴旧夏老公阳新西国闰正腊冬元这当`,
    pattern: at(
      `(?:(?<calendar>${CALENDAR})的? ?)?(?:${YEAR})?(?:(?<calendar2>${CALENDAR})的? ?)?${MONTH}的? ?(?:(?<day>${SMALL})(?:日|号)${NOT_A_DAY}|(?<moonDay>${LUNAR_DAY})|(?<stretch>上旬|中旬|下旬|上半月|下半月|初|底|末|中(?=$|[，。旬前 ]))|(?<bareDay>\\d{1,2}|[一二三四五六七八九]?十[一二三四五六七八九]?|[一二三四五六七八九])(?![\\d.]|个|点|时|:|[人位名次天周届本年万千元块斤岁倍多来几〇零一二三四五六七八九十]))?`,
    ),
    make: makeDate,
  },
  {
    begins: '农阴旧夏老公阳新西国',
    pattern: at(`(?<calendar>${CALENDAR})的? ?(?:${YEAR})?(?:(?<moonDay>${LUNAR_DAY})|(?<day>${SMALL})[日号]?)`),
    make: makeDate,
  },
  {
    begins: `${DIGITS}${HAN}今本明后去前来次下翌上大农大年初端中重清立春元国除小过腊七八九五六三十父母感圣平情植教建护儿妇劳青龙二乞鬼寒白秋霜冬夏雨惊谷芒处灯老敬登烈抗记愚学消世全助南北党新女`,
    pattern: at(
      `(?:${YEAR})?(?<festival>${FESTIVAL_NAMES.join('|')})(?<holiday>假期|长假|小长假|放假|期间|黄金周)?(?:这天|那天|当天|那一天|这一天|当日)?`,
    ),
    make: makeFestival,
  },
  {
    begins: '大年正初',
    pattern: at(`(?:大年|年|正月)?(?<moonDay>初[一二三四五六七八九十])(?!次|中|级|步|期|恋)(?:那天|当天)?`),
    make: (g, text, from) => makeDate({ ...g, month: /[年正]/.test(text.slice(from, from + 2)) ? '正' : undefined }),
  },
  {
    begins: '廿',
    pattern: at(`(?<moonDay>廿[一二三四五六七八九])`),
    make: makeDate,
  },
  {
    begins: `${DIGITS}${HAN}今本明后去前来次下翌上大`,
    pattern: at(`(?:${YEAR})(?:的)?(?<part>底|末|初|中(?=$|[，。前])|上半年|下半年|第?[一二三四1-4]季度)`),
    make: (g) => yearStretch(g['part'] ?? '', yearOf(g)),
  },
  {
    begins: '年上下一二三四第本这1234',
    pattern: at('(?:本|这个?)?(?<part>年底|年末|年初|上半年|下半年|第?[一二三四1-4]季度)'),
    make: (g) => yearStretch(g['part'] ?? '', undefined),
  },
  {
    begins: '月上中下这本',
    pattern: at('(?<stretch>月初|月底|月末|月中(?=$|[，。前左 ])|上旬|中旬|下旬|上半月|下半月|月头)'),
    make: makeDate,
  },
  {
    begins: `${DIGITS}${HAN}半过再隔`,
    pattern: at(
      `(?<!第|每)(?:再?(?:过|隔)|再)?(?<amount>${SMALL}|\\d{3}|半)(?<half>个半)?个?(?<halfOne>多)?(?<unit>分钟|刻钟|分|小时|钟头|天|日|周|星期|礼拜|个?月|年)(?<halfUnit>半(?=之?以?后))?(?<direction>(?:之|以)?(?:后|前)(?![天排面门勤来果往台]|半))的?(?:${WEEK}(?<weekday>${WEEKDAY}))?`,
    ),
    make: makeLater,
  },
  {
    begins: '过再隔',
    pattern: at(
      `(?:再?(?:过|隔)|再等)(?<amount>${SMALL}|\\d{3}|半)(?<half>个半)?个?(?<unit>分钟|刻钟|小时|钟头|天|周|星期|礼拜|个?月|年)(?!之?以?[后前])`,
    ),
    make: makeLater,
  },
  {
    begins: `上下这本当今周星礼`,
    pattern: at(
      `(?<![一两二三四五六七八九十几每\\d半]个?|[老小姓])(?<weeks>上{1,3}|下{1,3}|这|本|当|今)?一?个?(?<unit>周|星期|礼拜)(?:的?${WEEK})?(?<weekday>${WEEKDAY})(?![\\d:点次]|个|年|人)(?:那天|当天|这天)?`,
    ),
    make: (g) =>
      said<WrittenDay>({ kind: 'week', weeks: weeksOf(g['weeks']), weekday: weekdayValue(g['weekday'] ?? '1') }),
  },
  {
    begins: '上下这本当周双',
    pattern: at(
      `(?<weeks>上{1,3}|下{1,3}|这|本|当)?一?个?(?:(?<end>周末|星期末|双休日|礼拜末)|(?<unit>周|星期|礼拜)的(?<same>今天|这天))`,
    ),
    make: (g) =>
      g['same']
        ? { kind: 'relative', days: 7 * (weeksOf(g['weeks']) ?? 1) }
        : said<WrittenDay>({ kind: 'week', weeks: weeksOf(g['weeks']), weekend: true as const }),
  },
  {
    begins: '上下这本',
    pattern: at(`(?<weeks>上{1,3}|下{1,3}|这|本)(?:一?个?(?:周|星期|礼拜)|一周)(?!的?[末年岁边围期报刊会]|${WEEKDAY})`),
    make: (g) => said<WrittenDay>({ kind: 'week', weeks: weeksOf(g['weeks']) }),
  },
  {
    begins: '大前昨今明后',
    pattern: at('(?<day>大大前|大大后|大前|大后|前|昨|今|明|后)(?:天|日(?!报)|儿个?|个儿)(?!之骄|鹅)(?:儿|的)?'),
    make: (g) => ({ kind: 'relative', days: RELATIVE[g['day'] ?? ''] ?? 0 }),
  },
  {
    begins: '今明后昨前',
    pattern: at('(?<day>今|明|昨|前|后)(?=早|晨|上午|中午|下午|晚(?!年|辈|期|饭吃)|夜)'),
    make: (g, text, from) =>
      /[以之午今]/.test(text.charAt(from - 1)) && /[前后]/.test(g['day'] ?? '')
        ? undefined
        : { kind: 'relative', days: RELATIVE[g['day'] ?? ''] ?? 0 },
  },
  {
    begins: '明',
    pattern: at('明后(?:两|二)?天'),
    make: () => ({ kind: 'relative', days: 1, upTo: 2 }),
  },
  {
    begins: '今',
    pattern: at('今明(?:两|二)天'),
    make: () => ({ kind: 'relative', days: 0, upTo: 1 }),
  },
  {
    begins: '下节第',
    pattern: at('(?:下一?个|节后第一个|节后首个)工作日'),
    make: () => ({ kind: 'workday', nth: 1 }),
  },
  {
    begins: `${DIGITS}${HAN}`,
    pattern: at(`(?<![\\d.〇零一二三四五六七八九十百千第路街巷弄村栋段道])(?<day>${SMALL})(?:日|号)${NOT_A_DAY}`),
    make: makeDate,
  },
  {
    begins: DIGITS,
    pattern: at(`(?<![\\d.:/%-])(?<m>${VALID_MD})/(?<d>${VALID_D})[日号]?${NOT_AMOUNT}`),
    make: makeNumeric,
  },
  {
    begins: DIGITS,
    pattern: at(`(?<![\\d.:/%￥$约共涨达第v-]|体温|血糖)(?<m>${VALID_MD})\\.(?<d>${VALID_D})[日号]?${NOT_AMOUNT}`),
    make: makeNumeric,
  },
  {
    begins: DIGITS,
    pattern: at(
      `(?<![\\d.:/-])(?:(?<m>0[1-9]|1[0-2])-(?<d>0[1-9]|[12]\\d|3[01]))(?![\\d.:-]| ?[人名位个岁点号时元万])`,
    ),
    make: makeNumeric,
  },
  {
    begins: `${DIGITS}${HAN}明后去前`,
    pattern: at(`(?<!\\d)${YEAR}(?![级龄纪代岁限度产末底初])`),
    make: (g) => said<WrittenDay>({ kind: 'date', year: yearOf(g) }),
  },
]

function yearStretch(word: string, year: WrittenYear | undefined): WrittenDay | undefined {
  const quarter = /([一二三四1-4])季度/.exec(word)
  const n = quarter ? (numberValue(quarter[1] ?? '') ?? 1) : 0
  const stretch: Stretch | undefined = quarter
    ? { of: 'year', first: n * 3 - 2, last: n * 3 }
    : (STRETCHES[word] ?? STRETCHES[`年${word}`])
  return stretch && said<WrittenDay>({ kind: 'stretch', stretch, year })
}

const BY_FIRST: ReadonlyMap<string, readonly Form[]> = new Map(
  [...new Set(FORMS.flatMap((form) => [...form.begins]))].map((char) => [
    char,
    FORMS.filter((form) => form.begins.includes(char)),
  ]),
)

/** The day written at a position, or undefined. */
export function readDay(text: string, from: number): Read<WrittenDay> | undefined {
  for (const form of BY_FIRST.get(text.charAt(from)) ?? []) {
    const match = matchAt(form.pattern, text, from)
    if (!match) continue
    const to = from + match[0].length
    const value = form.make(match.groups ?? {}, text, from, to)
    if (value) return { value, to: from + match[0].trimEnd().length }
  }
  return undefined
}

/** True when a day can begin with this character. */
export function canBeginDay(char: string): boolean {
  return BY_FIRST.has(char)
}
