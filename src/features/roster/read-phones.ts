/** Phone numbers as lists have them: with spaces, dashes, +86, an area code, two in one cell; of abroad with + or 00. Pure. */

export interface Phones {
  readonly mobile?: string
  readonly landline?: string
  /** What is no number of either kind, as written. */
  readonly odd?: string
  /** A number at which somebody else stands: 13800000101（儿子）. */
  readonly others?: string
}

const MOBILE = /^1[3-9]\d{9}$/
const LANDLINE = /^(?:0\d{2,3})?[2-9]\d{6,7}$|^400\d{7}$/

/** +1 213 555 0100, 0081-90-1234-5678: of another country. */
const ABROAD = /^\s*(?:\+|00)(?!\s*86|0)(?=[\d\s()-]+$)/

/** What stands at somebody's own number: 手机：…, …（微信同号）. */
const OWN_WORDS =
  /(?:手机|电话|号码?|微信|同号?|移动|联通|电信|本人|自己|家里?|宅|座机|固话|老|新|旧|常用|备用|和|或|转|分机)/g

/** The first of each kind. Numbers come out as digits, those of abroad with a + before them, landlines with a dash behind the area code. */
export function readPhones(text: string): Phones {
  const found: { -readonly [Kind in keyof Phones]: Phones[Kind] } = {}
  for (const part of text
    .replace(/\.0+$/, '')
    .split(/[/、,，;；\n]|(?<=\d{7})\s(?=1[3-9]\d)|(?<=\d{11})\s(?!\p{Script=Han})/u)) {
    const digits = part.replace(/[^\d]/g, '').replace(/^(?:00)?86(?=1[3-9]\d{9}$)/, '')
    const isOthers = /\p{Script=Han}/u.test(part.replace(OWN_WORDS, ''))
    if (isOthers && (MOBILE.test(digits) || LANDLINE.test(digits))) found.others ??= part.trim()
    else if (MOBILE.test(digits)) found.mobile ??= digits
    else if (ABROAD.test(part) && isLongEnough(digits)) found.mobile ??= `+${digits.replace(/^00/, '')}`
    else if (LANDLINE.test(digits)) found.landline ??= withDash(digits)
    else if (part.trim() !== '') found.odd ??= part.trim()
  }
  return found
}

const isLongEnough = (digits: string): boolean => /^\d{8,15}$/.test(digits.replace(/^00/, ''))

/** 03518800100 → 0351-8800100; 010 and 02x have three digits. */
const withDash = (digits: string): string =>
  digits.startsWith('0') ? digits.replace(/^(0(?:10|2\d)|0\d{3})/, '$1-') : digits

/** The same number, however it is written. */
export function samePhone(one: string, other: string): boolean {
  return one.replace(/\D/g, '') === other.replace(/\D/g, '')
}
