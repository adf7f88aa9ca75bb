/** What must not stand in a notice without a second thought (rule 30), and what elders cannot read well. Pure. */
import { type Day, dayOf, weekdayOf } from '../../base/calendar.ts'
import { wasBlotted } from '../../language/secrets.ts'

export type Danger = 'link' | 'code' | 'money' | 'secret'

const DANGERS: Readonly<Record<Exclude<Danger, 'secret'>, RegExp>> = {
  link: /https?:\/\/|www\.|[a-z0-9-]{2,}\.(?:com|cn|net|org|top|vip|cc|xyz|shop)\b|点击(?:链接|这里|下方)|短链/i,
  code: /二维码|扫码|扫一扫|扫描.{0,4}码|长按识别/,
  money: /转账|汇款|打款|付款|缴费|交费|缴纳|押金|定金|红包|微信支付|支付宝|收款/,
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
    return day === undefined ? [] : [{ written, weekday: weekdayOf(day) }]
  })
}

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
