/** Pieces of years and months, and days told by them: 年底, 上旬, 去年夏天, 下个月第一天, 去年今天. */
import { numberValue } from '../numbers.ts'
import type { Form } from './form.ts'
import { DIGITS, HAN, MONTH, MONTH_BEGINS, YEAR, YEAR_BEGINS } from './form.ts'
import type { Groups } from './make-day.ts'
import { decadeOf, edgeOf, fewOf, makeDate, monthOf, nthValue, said, weeksOf, yearOf, yearStretch } from './make-day.ts'
import { at, SMALL, WEEKDAY } from './words.ts'
import type { WrittenDay } from './written.ts'

const EDGE = '(?:第一天|头一天|首日|(?<last>最后一天|末日))'
const NTH_WEEK = `(?<nth>第[一二三四五1-5]|头一?|最后一)(?:个?星期|个?礼拜|个?周)(?!${WEEKDAY}|末)`
const SAME_DAY = '(?:今天|今日|这一?天|同一天|同期|这个?时候|这会儿?|此时)'
const PARTS =
  '底|末|初(?![一二三四五六七八九十])|中(?=$|[，。前])|年(?=中)中|上半年|下半年|前半年|后半年|(?:第?[一二三四1-4]|首)季度[初末底]?|春天|春季|开春|春(?=$|[，。])|夏天|夏季|夏(?=$|[，。])|暑假|秋天|秋季|秋(?=$|[，。])|冬天|冬季|冬(?=$|[，。])'
/** 前三季度, 最后四个月: so many from an end of the year; 最后五天 of a month. */
const FEW = '(?<fewAt>前|头|后|最后)(?<few>[一二两三四五六七八九十]{1,3}|\\d{1,2})个?'
const NTH_MONTH = `第(?<nthMonth>${SMALL})个?月|(?<firstMonth>首月)`
const CENTURY = '(?:(?<century>\\d{2}|[十廿]?[一二三四五六七八九十]{1,3})世纪|(?<centuries>[上本])(?:个)?世纪)的?'
/** 六十年代 by itself belongs to the last century; 十年代 and 二十年代 might be of this one. */
const DECADE = `(?:${CENTURY}(?<tens>[1-9]0|[二三四五六七八九]?十)|(?<tensAlone>[3-9]0|[三四五六七八九]十))年代`

/** 去年今天, 上个月的今天: as far from today as the words say. */
function makeSameDay(g: Groups): WrittenDay | undefined {
  const year = yearOf(g)
  const month = monthOf(g)
  if (month && 'months' in month) return { kind: 'later', amount: month.months, unit: 'month' }
  return year && 'years' in year && !month ? { kind: 'later', amount: year.years, unit: 'year' } : undefined
}

/** 三四月份, 十一二月: two months side by side. */
const MONTHS_SIDE_BY_SIDE =
  '(?<![\\d〇零一二三四五六七八九十第])(?<ten>十(?=一二月))?(?<pair>一二|二三|三四|四五|五六|六七|七八|八九)(?:这?[两2]个月|月(?:份|里|间)?)(?![\\d一二三四五六七八九十初日号])'
const MONTH_NUMBER = '(?:1[0-2]|[1-9]|十[一二]?|[一二三四五六七八九])'
/** 七、八两个月, 11、12月份, 八月九月两个月. */
const MONTHS_APART = `(?<![\\d〇零一二三四五六七八九十第.:-])(?<one>${MONTH_NUMBER})(?:(?:月份?)?[、和跟,]?(?<two>${MONTH_NUMBER})(?:月份?)?这?[两2]个月|[、,](?<two2>${MONTH_NUMBER})月(?:份|里|间)?)(?![\\d一二三四五六七八九十初日号])`

/** Only months that follow each other are one stretch. */
function makeMonthsApart(g: Groups): WrittenDay | undefined {
  const first = numberValue(g['one'] ?? '') ?? 0
  const next = numberValue(g['two'] ?? g['two2'] ?? '') ?? 0
  return (first % 12) + 1 === next
    ? said<WrittenDay>({ kind: 'stretch', stretch: { of: 'year', first, last: first + 1 }, year: yearOf(g) })
    : undefined
}

function makeMonths(g: Groups): WrittenDay {
  const first = (numberValue(g['pair']?.charAt(0) ?? '') ?? 1) + (g['ten'] ? 10 : 0)
  return said<WrittenDay>({ kind: 'stretch', stretch: { of: 'year', first, last: first + 1 }, year: yearOf(g) })
}

export const STRETCH_FORMS: readonly Form[] = [
  { begins: `${YEAR_BEGINS}${HAN}`, pattern: at(`(?:${YEAR}的?)?${MONTHS_SIDE_BY_SIDE}`), make: makeMonths },
  { begins: `${YEAR_BEGINS}${DIGITS}${HAN}`, pattern: at(`(?:${YEAR}的?)?${MONTHS_APART}`), make: makeMonthsApart },
  {
    begins: `${YEAR_BEGINS}${MONTH_BEGINS}月`,
    pattern: at(`(?:${YEAR})?(?:${MONTH}|月(?=[底末]))?(?:[底末](?=的?最后))?的?${EDGE}`),
    make: (g) =>
      said<WrittenDay>({ kind: 'edge', last: g['last'] ? true : undefined, year: yearOf(g), month: monthOf(g) }),
  },
  {
    begins: `${YEAR_BEGINS}${MONTH_BEGINS}`,
    pattern: at(`(?:${YEAR})?${MONTH}的?${NTH_WEEK}`),
    make: (g) =>
      said<WrittenDay>({ kind: 'weekOf', nth: nthValue(g['nth'] ?? ''), year: yearOf(g), month: monthOf(g) }),
  },
  { begins: `${YEAR_BEGINS}${MONTH_BEGINS}`, pattern: at(`(?:${YEAR}|${MONTH})的?${SAME_DAY}`), make: makeSameDay },
  {
    begins: YEAR_BEGINS,
    pattern: at(`${YEAR}的?(?:${NTH_MONTH})`),
    make: (g) =>
      said<WrittenDay>({ kind: 'date', year: yearOf(g), month: { month: numberValue(g['nthMonth'] ?? '1') ?? 1 } }),
  },
  {
    begins: YEAR_BEGINS,
    pattern: at(`${YEAR}的?${FEW}(?<unit>季度|月)(?![\\d一二三四五六七八九十])`),
    make: (g) => fewOf(g, g['unit'] === '季度' ? 3 : 1),
  },
  {
    begins: `${YEAR_BEGINS}${MONTH_BEGINS}`,
    pattern: at(`(?:${YEAR})?${MONTH}(?:的?${FEW}天|的(?:最后|前)几天)`),
    make: (g) => (g['few'] ? fewOf(g) : undefined),
  },
  { begins: `${DIGITS}${HAN}上本`, pattern: at(`(?<![\\d第])${DECADE}`), make: decadeOf },
]

/** Tried after the forms of days and months, which begin with the same words and say more. */
export const PART_FORMS: readonly Form[] = [
  {
    begins: YEAR_BEGINS,
    pattern: at(`${YEAR}年?(?<part>${PARTS})`),
    make: (g) => yearStretch(g['part'] ?? '', yearOf(g)),
  },
  {
    begins: '年上下一二三四第本这1234',
    pattern: at(
      '(?:本|这个?)?(?<part>年底|年末|年初(?![一二三四五六七八九十])|年中(?=$|[，。前左 ])|上半年|下半年|第?(?<![一二三四\\d])[一二三四1-4]季度[初末底]?)',
    ),
    make: (g) => yearStretch(g['part'] ?? '', undefined),
  },
  {
    begins: '上下本这',
    pattern: at('(?<way>上{1,2}|下{1,2}|本|这)一?个?季度(?<edge>[初末底])?'),
    make: (g) => said<WrittenDay>({ kind: 'quarter', quarters: weeksOf(g['way']) ?? 0, edge: edgeOf(g['edge']) }),
  },
  {
    begins: '月上中下后这本',
    pattern: at(
      '(?<stretch>月初(?!心|的?(?:\\d{1,2}|[一二三四五六七八九])[日号])|月底(?!薪)|月末|月中(?=$|[，。前左 ])|上旬|中旬|下旬|[上下]半个?月|(?<!最|以|之|今|往)后半个月|月头)',
    ),
    make: makeDate,
  },
]
