/** What the forms of written days are made of. */
import type { Groups } from './make-day.ts'
import { SMALL } from './words.ts'
import type { WrittenDay } from './written.ts'

/** One form: a pattern and what it means. */
export interface Form {
  /** Characters with which it can begin: the scanner looks no further where none fits. */
  readonly begins: string
  readonly pattern: RegExp
  readonly make: (groups: Groups, text: string, from: number, to: number) => WrittenDay | undefined
}

export const DIGITS = '0123456789'
export const HAN = '〇零一二两三四五六七八九十廿卅'
/** Where a year, a month or a number may begin. */
/** Stems and branches: 丁酉年. */
const STEMS = '甲乙丙丁戊己庚辛壬癸'
const CYCLE = `[${STEMS}][子丑寅卯辰巳午未申酉戌亥]`
/** 两年前的 counts a year only where a month or a festival follows. */
const COUNTED_YEAR =
  '(?<ago>\\d{1,2}|[一二两三四五六七八九十]{1,2})年(?<way>前|后)(?=的(?:\\d{1,2}月|[一二三四五六七八九十正冬腊]{1,2}月|春节|元旦|清明|五一|端午|中秋|国庆|重阳))'
export const YEAR_BEGINS = `民${STEMS}${DIGITS}〇零一二两三四五六七八九今本这明后去前来次下翌上大`
export const MONTH_BEGINS = `${DIGITS}${HAN}闰正腊冬元这本当同上下大再次`

export const CALENDAR = '农历|阴历|旧历|夏历|老历|公历|阳历|新历|西历|国历'
/** What shows that 15年 and 九八年 are years: a month, a season, a festival or a piece of the year follows. */
const OF_A_YEAR = [
  '农历|阴历|[闰正腊冬元]',
  '\\d{1,2}月|[一二三四五六七八九十]{1,2}月',
  '[前后首第]?[一二三四1-4两]个?季度',
  '前[一二三四五六七八九十两\\d]{1,3}个?月',
  '底|末|初|上半年|下半年|前半年|后半年',
  '第[一二三四五六七八九十\\d]{1,3}(?:个?月|周|个星期|个?礼拜)',
  '[春夏秋]天|[春夏秋冬]季',
  '春节|除夕|元旦|清明|五一|端午|七夕|中秋|国庆|重阳|冬至|夏至|[大小]寒|[大小]雪|立[春夏秋冬]',
].join('|')
const SHORT_YEAR = `(?:\\d{2}|[〇零一二三四五六七八九]{2})(?=年(?:的|度)? ?(?:${OF_A_YEAR}))`
/** 08年 and 零八年 by themselves: nobody counts years with a nought in front. */
const NOUGHT_YEAR = '[0〇零][1-9一二三四五六七八九](?=年)'
export const YEAR = `(?:民国(?<republic>元|\\d{1,3}|[一二三四五六七八九十]{1,3})年(?=的?(?:农历|阴历|正|腊|冬|\\d{1,2}月|[一二三四五六七八九十]{1,2}月|生|出生|参军|入党))|(?<year>\\d{4}|[〇零一二三四五六七八九]{4}|[二两]千(?:[〇零]?[一二三四五六七八九])?|${SHORT_YEAR}|${NOUGHT_YEAR})年(?:度(?=的? ?(?:\\d{1,2}|[一二三四五六七八九十]{1,2})月)|， ?(?=(?:\\d{1,2}|[一二三四五六七八九十]{1,2})月))?|(?<born>${CYCLE})年(?=的?(?:出生|生[人的]|生$|属))|(?<cycle>${CYCLE})年|${COUNTED_YEAR}|(?<years>大后|大前|今|本|明|后|去|前|来|次|下一?|翌|(?<!马)上一?|这一?)年度?)的? ?`
/** Months that are none: 月饼, 月光, 月卡. */
const NOT_A_MONTH =
  '(?!节(?!目)|月(?![底初末中])|端午|中秋|重阳|根|饼|亮|光|经|子|嫂|季|球|票|薪|卡|刊|均|息|租|革命|台|嫁|龄|怀胎|飞雪|不知|[一两二三四]次)'
export const MONTH = `(?:(?<leap>闰)?(?<month>${SMALL}|正|腊|冬|元)月${NOT_A_MONTH}(?:份|里)?|(?<months>这一?|本|当|同(?=月[\\d一二三廿十])|(?:大上|大下|再下|上{1,3}|下{1,3})一?)个?月${NOT_A_MONTH}(?:份|里)?|(?<next>次)月)`
export const LUNAR_DAY =
  '初(?:[一二三四五六七八九十]|10|[1-9](?!\\d))|廿[一二三四五六七八九]|[二三]十(?![一二三四五六七八九日号])'

export const VALID_MONTH = '(?:0?[1-9]|1[0-2])'
export const VALID_DATE = '(?:0[1-9]|[12]\\d|3[01]|[1-9])'
/** Units after 3.5 or 3/5 that make it an amount; a clock time after a space makes it a day. */
export const NOT_AMOUNT =
  '(?! (?!\\d{1,2}[:点时])\\d|[\\d%％]| ?(?:[元块角毛斤两吨米升度倍折版分岁亩℃]|公里|公斤|千米|厘米|毫|平米|平方|万|亿|千|百|个|小时|kg|km|mm|cm|的?人|同意|赞成|反对|弃权|通过|到会|以上|左右|[./:]\\d|-\\d(?!\\d|[./])|-\\d{3}|-\\d\\d ?[元块斤岁米度]))'
