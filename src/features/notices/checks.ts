/** What must not stand in a notice without a second thought (rule 30), and what elders cannot read well. Pure. */
import { addDays, type Day, dayOf, weekdayOf } from '../../base/calendar.ts'
import { wasBlotted } from '../../language/secrets.ts'

export type Danger = 'link' | 'code' | 'money' | 'secret'

const DOMAINS = 'com|cn|net|org|top|vip|cc|xyz|shop|tv|me|im|ly|io|co|info|site|club|link|ink|fun|work|pw|tk|gov|edu'
/** Whatever ends like a domain, short ones too (t.cn, dwz.cn); and what is told of a link. */
const LINK = new RegExp(
  String.raw`https?[:：]|\bwww\.|(?<![A-Za-z0-9@.-])[a-z0-9](?:[a-z0-9-]*\.)+(?:${DOMAINS})\b|点(?:击|开|一下|进去?)?(?:下面|下方|上面|这个|这里|此处)?的?(?:链接|网址|小程序|这里|下方)|短链|复制.{0,6}(?:打开|浏览器)`,
  'i',
)
const FEES =
  '(?:党|团|会|班|物业|水|电|水电|暖气|取暖|采暖|餐|饭|伙食|车|活动|报名|体检|保|医保|旅游|服装|手续|工本)费|费用'
const WHEN = '(?:\\d{1,4}年度?|\\d{1,2}月份?|[一二三四]季度|[上下]半年|全年|本月|今年|当月|这个?月)*'
const AMOUNT = '(?:[\\d,.]+|[一二两三四五六七八九十百千]+)(?:元|块|角|万)'
/** Money is asked for: by its ways (转账), by an amount that is to be brought (带200元), by what it is for (交党费, 党费交给组长). */
const MONEY = new RegExp(
  [
    '转账|汇款|打款|付款|缴费|交费|收缴|缴款|交款|交钱|缴纳|补缴|押金|[定订]金|保证金|红包|微信支付|支付宝|收款',
    `[交缴收付带打转汇凑垫备](?:上|好|来|给|齐)?(?:人均|每人|各|一人|现金)*${WHEN}${AMOUNT}`,
    `(?<!不)[交缴收补催](?:一下|清|齐|纳)?${WHEN}的?(?:${FEES})`,
    '(?:(?<!免)费用?|钱)(?:请|要|得|统一|一律|尽快|及时|直接)*[交缴转打发汇](?:给|到|至|上|来|清|齐)',
  ].join('|'),
)
const DANGERS: Readonly<Record<Exclude<Danger, 'secret'>, RegExp>> = {
  link: LINK,
  code: /二维码|小程序码|收款码|付款码|扫(?:一?扫|一?下)?(?:码|描)|扫一扫|长按识别/,
  money: MONEY,
}
const SECRETS =
  /(?:回复?|报|发|提供|填|写)[^，。；\n]{0,10}(?:身份证号|证件号|银行卡号?|卡号|密码|验证码)|(?:身份证号码?|银行卡号|验证码|密码)[^，。；\n]{0,6}(?:发|报|告诉|回)/

/** The kinds of words by which elders are cheated, in the order in which they are named. */
export function dangersIn(text: string): readonly Danger[] {
  const found = (Object.keys(DANGERS) as (keyof typeof DANGERS)[]).filter((kind) => DANGERS[kind].test(text))
  return wasBlotted(text) || SECRETS.test(text) ? [...found, 'secret'] : found
}

/** Rule 5: characters and lines that an elder reads without scrolling. */
const EASY = { characters: 120, lines: 6 } as const

export function isLong(text: string): boolean {
  return text.length > EASY.characters || text.split('\n').length > EASY.lines
}

/** Longer than one message of the platform may be: it goes in parts. */
export const isSplit = (asRead: string): boolean => asRead.length > 600

/** Dates without their weekday, and the weekday of each, 1 to 7 (rule 6). The year is the next that has not passed. */
export function datesWithoutWeekday(
  text: string,
  { now, zone }: { readonly now: Date; readonly zone: string },
): readonly { readonly written: string; readonly weekday: number }[] {
  const today = dayOf(now, zone)
  return [
    ...text.matchAll(
      /(?<!(?:周|星期|礼拜)[一二三四五六日天][（(，, ]?)(?<!\d)(?<month>\d{1,2})月(?<date>\d{1,2})[日号](?!\s*[(（，,]?(?:周|星期|礼拜))/g,
    ),
  ].flatMap(({ 0: written, groups }) => {
    const day = nextDay(today, Number(groups?.['month']), Number(groups?.['date']))
    return day === undefined || isJustPast(day, today) ? [] : [{ written, weekday: weekdayOf(day) }]
  })
}

/** So many days back a date of this year is one that is past, and not one of the next year. */
const JUST_PAST = 60
/** 11月26日, with its weekday or without; one with a year is told as it was. */
const DATE =
  /(?<![\d年])(?<written>(?<month>\d{1,2})月(?<date>\d{1,2})[日号])(?:[ 　]?[（(，,]?(?:周|星期|礼拜)(?<named>[一二三四五六日天]))?/g
const WEEKDAYS = '一二三四五六日'

/** A date that is past already, or bears the wrong weekday: `weekday` is the right one, 1 to 7, and `named` the one that stands there. */
export type DoubtfulDate =
  | { readonly written: string; readonly past: true }
  | { readonly written: string; readonly weekday: number; readonly named: number }

/** Dates that a clerk in a hurry has got wrong, each once. */
export function doubtfulDates(
  text: string,
  { now, zone }: { readonly now: Date; readonly zone: string },
): readonly DoubtfulDate[] {
  const today = dayOf(now, zone)
  const found = new Map<string, DoubtfulDate>()
  for (const { groups } of text.matchAll(DATE)) {
    const { written = '', month, date, named } = groups ?? {}
    const day = nextDay(today, Number(month), Number(date))
    if (day === undefined) continue
    const number = named === undefined ? undefined : WEEKDAYS.indexOf(named.replace('天', '日')) + 1
    if (isJustPast(day, today)) found.set(written, { written, past: true })
    else if (number !== undefined && number !== weekdayOf(day))
      found.set(written, { written, weekday: weekdayOf(day), named: number })
  }
  return [...found.values()]
}

/** Whether the same date of this year is just past; `next`: the next time that it comes. */
const isJustPast = (next: Day, today: Day): boolean =>
  next.slice(0, 4) > today.slice(0, 4) && `${today.slice(0, 4)}${next.slice(4)}` >= addDays(today, -JUST_PAST)

/** 周五 without its date, each once; a deadline (周五前) is told with its date anyway, and 每周五 and 周一到周五 have none. */
export function weekdaysWithoutDate(text: string): readonly string[] {
  const bare =
    /(?<![每上下本这个单双至到、和及与跟—-]|\d[日号] ?[（(，, ]?)(?:周|星期|礼拜)[一二三四五六日天](?![ 　]*(?:前|之前|以前|截止|至|到|、|和|及|与|跟|—|-|[（(，, ]?\d{1,2}(?:月|[日号])))/g
  return [...new Set(text.match(bare) ?? [])]
}

function nextDay(today: Day, month: number, date: number): Day | undefined {
  if (month < 1 || month > 12 || date < 1 || date > 31) return undefined
  const two = (value: number) => String(value).padStart(2, '0')
  const year = Number(today.slice(0, 4))
  const thisYear = `${year}-${two(month)}-${two(date)}`
  return thisYear >= today ? thisYear : `${year + 1}-${two(month)}-${two(date)}`
}
