/** Days and months by their numbers and names: 2026-12-3, 十二月三号, 腊月廿三, 重阳节. */
import { numberValue } from '../numbers.ts'
import type { Festival } from './festivals.ts'
import { FESTIVALS } from './festivals.ts'
import type { Form } from './form.ts'
import {
  CALENDAR,
  DIGITS,
  HAN,
  LUNAR_DAY,
  MONTH,
  MONTH_BEGINS,
  NOT_AMOUNT,
  VALID_DATE,
  VALID_MONTH,
  YEAR,
  YEAR_BEGINS,
} from './form.ts'
import { fullYear, makeDate, makeNumeric, monthOf, nthValue, pastYear, said, yearOf } from './make-day.ts'
import { makeFestival } from './make-festival.ts'
import { at, NOT_A_DAY, SMALL, WEEK, WEEKDAY, weekdayValue } from './words.ts'
import type { WrittenDay } from './written.ts'

const CALENDAR_BEGINS = '农阴旧夏老公阳新西国'
const FESTIVAL_NAMES = [...FESTIVALS.keys()].sort((a, b) => b.length - a.length)
const FESTIVAL_BEGINS = [...new Set(FESTIVAL_NAMES.map((name) => name.charAt(0)))].join('')
const NEW_YEAR: Festival = { by: 'moon', month: 1, day: 1 }
/** The nines of winter are counted from the solstice, the 三伏 from the third 庚 day after that of summer. */
const WINTER_SOLSTICE: Festival = { by: 'term', term: 23 }
const FIRST_DOG_DAY: Festival = { by: 'stem', term: 11, nth: 3 }
const NEW_YEARS_EVE: Festival = { by: 'moon', month: 13, day: 0 }
const STRETCH =
  '中上旬|中下旬|上旬|中旬|下旬|[上下]半个?月|后半个月|月?初(?![一二三四五六七八九十\\d])|月?底|月?末|中(?=$|[，。旬前 ])'
/** The 十五 of 八月十五, unless what follows makes it an amount. */
const BARE_DAY =
  '(?:\\d{1,2}|[一二三四五六七八九]?十[一二三四五六七八九]?|[一二三四五六七八九])(?![\\d.]|个|点|时|:|整|月(?=$|[份里、，。和两 ])|[人位名次天周届本年万千元块斤岁倍多来几〇零一二三四五六七八九十](?!过))'

/** 明年开春三月八号: the season only names the month that follows. */
const SEASON =
  '(?:(?:开春|[春夏秋冬][天季]|[入立]秋|年[底末初])的?，? ?(?=(?:\\d{1,2}|[一二三四五六七八九十]{1,2}|正|腊|冬)月[份\\d一二三四五六七八九十]))'

/** 二十七八号: one of two neighbouring days. */
const GUESS = '(?<tens>[二三]?十)?(?<guess>一二|二三|三四|四五|五六|六七|七八|八九)[日号]'

/** 元旦三天假, 国庆放七天假, 五一放假五天: so many days off. */
const DAYS_OFF =
  '(?:(?:放假?|休假?|假期|的)?(?<off>[两二三四五六七八九十]|\\d{1,2})天(?:的)?(?:小?长)?假(?!条|后)期?|(?:放假|休假|假期|休息|休)(?:一共|共|就|有|是)?(?<off2>[两二三四五六七八九十]|\\d{1,2})天(?!后|之后|以后))'

/** With a year in digits: no other form can be meant. */
export const FULL_FORMS: readonly Form[] = [
  {
    begins: DIGITS,
    pattern: at(
      `(?<![\\d.])(?<y>(?:19|20)\\d\\d)(?:(?<s>[-/. ])(?<m>${VALID_MONTH})\\k<s>(?<d>${VALID_DATE})[日号]?|年(?<m2>${VALID_MONTH})[-/.](?<d2>${VALID_DATE})[日号]?)(?![\\d月])`,
    ),
    make: (g) => makeNumeric({ y: g['y'], m: g['m'] ?? g['m2'], d: g['d'] ?? g['d2'] }),
  },
  {
    // 2018-12-1209:03: the time stands right after the day.
    begins: DIGITS,
    pattern: at(
      '(?<![\\d.])(?<y>(?:19|20)\\d\\d)(?<s>[-/.])(?<m>0[1-9]|1[0-2])\\k<s>(?<d>0[1-9]|[12]\\d|3[01])(?=(?:[01]\\d|2[0-3]):[0-5]\\d)',
    ),
    make: makeNumeric,
  },
  {
    begins: DIGITS,
    pattern: at('(?<!\\d)(?<y>(?:19|20)\\d\\d)(?<m>0[1-9]|1[0-2])(?<d>0[1-9]|[12]\\d|3[01])(?![\\d-])'),
    make: makeNumeric,
  },
  {
    // 12/31/2026 and 31.12.2026, as forms from abroad have it.
    begins: DIGITS,
    pattern: at('(?<![\\d./-])(?<m>\\d{1,2})(?<s>[-/.])(?<d>\\d{1,2})\\k<s>(?<y>(?:19|20)\\d\\d)(?!\\d)'),
    make: (g) => (Number(g['m']) > 12 ? makeNumeric({ y: g['y'], m: g['d'], d: g['m'] }) : makeNumeric(g)),
  },
  {
    // 48.3.12, 26/12/05; with hyphens only in two digits: 30-2-11 is where somebody lives.
    begins: '23456789',
    pattern: at(
      `(?<![\\d./-]|第)(?<y>[2-9]\\d)(?:(?<s>[/.])(?<m>${VALID_MONTH})\\k<s>(?<d>${VALID_DATE})|-(?<m2>0[1-9]|1[0-2])-(?<d2>0[1-9]|[12]\\d|3[01]))(?![\\d./-])`,
    ),
    make: (g) => makeNumeric({ y: String(fullYear(g['y'] ?? '')), m: g['m'] ?? g['m2'], d: g['d'] ?? g['d2'] }),
  },
  {
    begins: DIGITS,
    pattern: at(
      `(?<![\\d.])(?<y>(?:19|20)\\d\\d)[-/.](?<m>${VALID_MONTH})(?:月份?)?(?![\\d./]|-\\d{1,2}(?!\\d)|-\\d{3,4}:)`,
    ),
    make: makeNumeric,
  },
]

/** A month with a weekday of it, or with a day or a stretch. */
export const CALENDAR_FORMS: readonly Form[] = [
  {
    begins: `${YEAR_BEGINS}${CALENDAR_BEGINS}${MONTH_BEGINS}第头首最末倒`,
    pattern: at(
      `(?:${YEAR})?(?:${MONTH}的?)?(?<nth>第${SMALL}|头一|首|最后[一1]|最末一|末一|倒数?第${SMALL})个?${WEEK}(?<weekday>${WEEKDAY})(?!\\d)`,
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
    begins: `${YEAR_BEGINS}${CALENDAR_BEGINS}${MONTH_BEGINS}`,
    pattern: at(
      `(?!七月半(?!个|年|月))(?:(?<calendar>${CALENDAR})的? ?)?(?:${YEAR}${SEASON}?)?(?:(?<calendar2>${CALENDAR})的? ?)?${MONTH}的? ?(?:${GUESS}|(?<day>${SMALL})(?:日|号)${NOT_A_DAY}|(?<moonDay>${LUNAR_DAY})|(?<stretch>${STRETCH})|(?<bareDay>${BARE_DAY}))?(?: ?\\(?(?<calendar3>农历|阴历|旧历|老历)\\)?(?![闰正腊冬初廿\\d一二三四五六七八九十的])|，?(?:是|算|按|过)?(?<calendar4>${CALENDAR})(?:的|算|生日))?`,
    ),
    make: makeDate,
  },
  {
    begins: CALENDAR_BEGINS,
    pattern: at(`(?<calendar>${CALENDAR})的? ?(?:${YEAR})?(?:(?<moonDay>${LUNAR_DAY})|(?<day>${SMALL})[日号]?)`),
    make: makeDate,
  },
  {
    begins: `${YEAR_BEGINS}${FESTIVAL_BEGINS}`,
    pattern: at(
      `(?:${YEAR})?(?<festival>${FESTIVAL_NAMES.join('|')})(?:节气)?(?:${DAYS_OFF}|(?<holiday>(?:假期|长假|小长假|放假|期间|黄金周)(?!之?后)))?(?:这天|那天|当天|那一天|这一天|当日)?`,
    ),
    make: makeFestival,
  },
  {
    // 三伏头一天, 数九那天: the first day of what lasts for weeks.
    begins: '三数入交伏',
    pattern: at(
      '(?:(?:三伏天?|数伏|伏天)|(?<cold>数九|入九|交九))的?(?:头一天|第一天|首日|当天|(?:那天|开始|起)(?!的))',
    ),
    make: (g) => ({ kind: 'festival', festival: g['cold'] ? WINTER_SOLSTICE : FIRST_DOG_DAY }),
  },
  {
    // 三十晚上: the eve of the new year.
    begins: '三',
    pattern: at('(?<![\\d一二三四五六七八九十百第月年号])三十儿?(?=晚上|夜里|下午|中午)'),
    make: () => ({ kind: 'festival', festival: NEW_YEARS_EVE }),
  },
  {
    begins: '大过年正初',
    pattern: at(
      `(?<![上读念升])(?:大年|(?:过)?年后?|正月)?(?<moonDay>初[一二三四五六七八九十])(?!次|中|级|步|期|恋|学生|新生|考生|[男女]生|家长|毕业|年级|[一二三四]班|[上下]学期|要中考)(?:那天|当天)?`,
    ),
    make: (g, text, from) => makeDate({ ...g, month: /[年正]/.test(text.slice(from, from + 3)) ? '正' : undefined }),
  },
  {
    // 年二十八, 大年廿九, 年前二十七: of the year's last month.
    begins: '大年',
    pattern: at(
      '(?:大年|(?<![\\d〇零一二三四五六七八九十今本明后去前来次每半几多全当])年前?)(?<moonDay>(?:二十|廿)[一二三四五六七八九])(?![日号岁人个多来天])',
    ),
    make: (g) => makeDate({ ...g, month: '腊' }),
  },
  {
    // 过年前, 年前发: counted from the new year of the moon; 年前查出来的 is about the past, 年后再说 puts it off.
    begins: '过年',
    pattern: at(
      '过年(?=之?[前后])|(?<=^|[，。、； 到在等赶])年(?=前(?:把|能|要|会|得|交|就|赶|发|给|办|去)|后(?:我|就|能|要|去|来|办|发|开|给))',
    ),
    make: () => ({ kind: 'festival', festival: NEW_YEAR }),
  },
  { begins: '廿', pattern: at(`(?<moonDay>廿[一二三四五六七八九])(?![日号])`), make: makeDate },
]

/** Before a bare 8号: a building, a row, a reference. */
const NOT_BEFORE_DATE = '\\da-z.〇零一二三四五六七八九十百千第路街巷弄村栋段道楼排座室层元幢床组桌车厢〕】)'
/** Before 3.5: what makes a day more likely than an amount, where nothing after it does. */
const DOT_BEFORE =
  '(?<=^|[ ，。、；:()\\n在于定到至从改自为由我你他她们咱请就的年间期期日天和与是]|(?<=[\\d日号月])[~-])'
const DAY_AFTER = '[日号]| ?(?:上午|下午|中午|早|晚|周|星期|礼拜|到|至|[(~-])'

/** What makes 四八年 a year in which something was. */
const LONG_AGO =
  '生(?!产|日|意|活|了|怕)|出生|参加|参军|当兵|入党|入伍|入的|入团|退休|退的|属|建|考|毕业|结婚|下乡|插队|下井|下的?岗|进厂|来厂|调[来到]|分配|转业|复员|那年|的时候'

/** Short forms, tried last: 8号, 12/3, 12.3, 12-03, 2027年. */
export const LOOSE_FORMS: readonly Form[] = [
  { begins: HAN, pattern: at(`(?<![${NOT_BEFORE_DATE}])${GUESS}${NOT_A_DAY}`), make: makeDate },
  {
    begins: `${DIGITS}${HAN}月`,
    pattern: at(`(?<![${NOT_BEFORE_DATE}]|不如|日复)(?:月[初中底末]的?)?(?<day>${SMALL})(?:日|号)${NOT_A_DAY}`),
    // 两日 is how long, not when.
    make: (g) => ((numberValue(g['day'] ?? '') ?? 0) > 31 || g['day'] === '两' ? undefined : makeDate(g)),
  },
  {
    begins: DIGITS,
    pattern: at(`(?<![\\d./%]|\\d:)(?<m>${VALID_MONTH})/(?<d>${VALID_DATE})[日号]?${NOT_AMOUNT}`),
    make: makeNumeric,
  },
  {
    begins: DIGITS,
    pattern: at(
      `(?<![\\d./%￥$约共涨达第v]|\\d:|体温|血糖)(?:${DOT_BEFORE}(?<m>${VALID_MONTH})\\.(?<d>${VALID_DATE})[日号]?${NOT_AMOUNT}|(?<m2>${VALID_MONTH})\\.(?<d2>${VALID_DATE})(?=${DAY_AFTER})[日号]?${NOT_AMOUNT})`,
    ),
    make: (g) => makeNumeric({ m: g['m'] ?? g['m2'], d: g['d'] ?? g['d2'] }),
  },
  {
    begins: DIGITS,
    pattern: at(
      `(?<![\\d.:/-])(?:(?<m>0[1-9]|1[0-2])-(?<d>0[1-9]|[12]\\d|3[01]))(?![\\d.:-]| ?[人名位个岁点号时元万])`,
    ),
    make: makeNumeric,
  },
  {
    // 12-8 9:30: a time or a weekday makes it a day.
    begins: DIGITS,
    pattern: at(
      `(?<=^|[ ，。、；:(\\n])(?<m>${VALID_MONTH})-(?<d>${VALID_DATE})(?= \\d{1,2}[:点]| ?(?:上午|下午|晚上|\\(?(?:周|星期|礼拜)[一二三四五六日天]))`,
    ),
    make: makeNumeric,
  },
  {
    begins: YEAR_BEGINS,
    pattern: at(
      `(?<!\\d)(?!(?:[今本]|这一(?=年)|这(?=年))(?!年(?:$|[，。！？ ]|之?内)))${YEAR}(?![级龄纪代岁限度产末底初]|以来|第|[前后首][一二三四五六七八九十\\d两]|[^，。、 去来在是到我你他]{1,4}节(?![目约日假省能课气]))`,
    ),
    make: (g) => said<WrittenDay>({ kind: 'date', year: yearOf(g) }),
  },
  {
    // 四八年生, 七五年入党, 我38年生的: three and four are a guess (三四年), and 干了38年 is how long.
    begins: `${DIGITS}〇零一二三四五六七八九`,
    pattern: at(
      `(?<![${NOT_BEFORE_DATE}干了过满够整近约多有共作])(?!一二|二三|三四|四五|五六|六七|七八|八九)(?<past>[2-9]\\d|[〇零一二三四五六七八九]{2})年(?=${LONG_AGO})`,
    ),
    make: (g) => said<WrittenDay>({ kind: 'date', year: { year: pastYear(g['past'] ?? '') } }),
  },
]
