/** Mobile numbers in words that many people read: 138****5678 (rule 34). */

/** However it is written: 13800005678, 138 0000 5678, 138-0000-5678. */
const MOBILE = /(?<![\d*])(?<first>1[3-9]\d)(?<gap>[-— ]?)\d{4}\k<gap>(?<last>\d{4})(?![\d*])/g

/** Of another country: +1 213 555 0100. */
const ABROAD = /\+(?!86)(?<first>\d{1,3})[ -]?\d(?:[ -]?\d){3,8}[ -]?(?<last>\d{4})(?!\d)/g

/** All but `shown`, the number that the office itself gives. */
export function maskPhones(text: string, shown: string): string {
  const known = digitsOf(shown)
  return text
    .replace(ABROAD, '+$<first>****$<last>')
    .replace(MOBILE, (number, first: string, _gap: string, last: string) =>
      digitsOf(number) === known ? number : `${first}****${last}`,
    )
}

const digitsOf = (text: string): string => text.replace(/\D/g, '')
