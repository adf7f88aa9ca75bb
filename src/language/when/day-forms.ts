/** The forms in which days are written, each a pattern and what it means. */
import { numberValue } from '../numbers.ts'
import { FESTIVALS } from './festivals.ts'
import type { Groups } from './make-day.ts'
import {
  makeDate,
  makeFestival,
  makeLater,
  makeNumeric,
  monthOf,
  nthValue,
  RELATIVE,
  said,
  weeksOf,
  yearOf,
  yearStretch,
} from './make-day.ts'
import { at, NOT_A_DAY, SMALL, WEEK, WEEKDAY, weekdayValue } from './words.ts'
import type { WrittenDay } from './written.ts'

/** One form. */
export interface Form {
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

const VALID_MD = '(?:0?[1-9]|1[0-2])'
const VALID_D = '(?:0[1-9]|[12]\\d|3[01]|[1-9])'
/** Units after 3.5 or 3/5 that make it an amount. */
const NOT_AMOUNT =
  '(?! ?(?:[\\d%％元块角毛斤两吨米升度倍折版分岁亩℃]|公里|公斤|千米|厘米|毫|平米|平方|万|亿|千|百|个|小时|kg|km|mm|cm|的人|以上|左右|[./:]\\d|-\\d+(?![./\\d])))'
const FESTIVAL_NAMES = [...FESTIVALS.keys()].sort((a, b) => b.length - a.length)
/** Ordered: the first form that fits wins, so the longer and the stricter come first. */
export const FORMS: readonly Form[] = [
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
    pattern: at(`(?:${YEAR})(?:的)?年?(?<part>底|末|初|中(?=$|[，。前])|上半年|下半年|第?[一二三四1-4]季度)`),
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
      `(?<![一两二三四五六七八九十几每\\d半]个?|[老小姓])(?<weeks>上{1,3}|下{1,3}|这|本|当|今)?一?个?(?<unit>周|星期|礼拜)(?:的?${WEEK})?(?<weekday>[一二三四五六日天](?![:点次])|[1-7](?![\\d:点次]))(?!个|年|人)(?:那天|当天|这天)?`,
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
    make: (g) => ((numberValue(g['day'] ?? '') ?? 0) > 31 ? undefined : makeDate(g)),
  },
  {
    begins: DIGITS,
    pattern: at(`(?<![\\d.:/%])(?<m>${VALID_MD})/(?<d>${VALID_D})[日号]?${NOT_AMOUNT}`),
    make: makeNumeric,
  },
  {
    begins: DIGITS,
    pattern: at(`(?<![\\d.:/%￥$约共涨达第v]|体温|血糖)(?<m>${VALID_MD})\\.(?<d>${VALID_D})[日号]?${NOT_AMOUNT}`),
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
    begins: `${DIGITS}${HAN}大明后去前`,
    pattern: at(`(?<!\\d)${YEAR}(?![级龄纪代岁限度产末底初])`),
    make: (g) => said<WrittenDay>({ kind: 'date', year: yearOf(g) }),
  },
]
