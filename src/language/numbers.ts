/** Numbers as people write and say them: １２, 36.5, 1,280, 十二, 廿三, 一百二十, 两百五, 俩, 第二, ①, 十来个, 三四个, 2-3. */

/** A number found in a text. `value` is the best single value; `max` the upper one of 三四个 or 2-3; `about` for 十来个; `percent` where the value counts hundredths (百分之二十, 20%). */
export interface NumberFound {
  readonly value: number
  readonly max?: number
  readonly about?: true
  readonly percent?: true
  readonly from: number
  readonly to: number
}

const DIGITS: { readonly [char: string]: number } = {
  〇: 0,
  零: 0,
  一: 1,
  二: 2,
  两: 2,
  三: 3,
  四: 4,
  五: 5,
  六: 6,
  七: 7,
  八: 8,
  九: 9,
  俩: 2,
  仨: 3,
}
const UNITS: { readonly [char: string]: number } = { 十: 10, 百: 100, 千: 1000, 万: 10000 }
const TENS: { readonly [char: string]: number } = { 廿: 20, 卅: 30 }
const CIRCLED = '①②③④⑤⑥⑦⑧⑨⑩'

/** Source of a pattern for one number in Arabic or Chinese digits. */
export const NUMBER = '(?:\\d+|[〇零一二两三四五六七八九十百千万廿卅]+)'

const ALL_DIGITS = /^[〇零一二三四五六七八九]{2,}$/
/** 1,280: the comma of thousands is a full-width one in normalised text. */
const ARABIC = '\\d{1,3}(?:[,，]\\d{3})+(?!\\d)|\\d{1,6}(?:\\.\\d+)?'
const HAN = '[〇零一二两三四五六七八九十百千万廿卅俩仨]+(?:点[〇零一二三四五六七八九]+(?![十分刻半]))?'
const FIND = new RegExp(
  `第?(?<percent>百分之)?(?:(?<digits>${ARABIC})(?:\\s?[-~至到]\\s?(?<upTo>\\d{1,6}))?|(?<han>${HAN})|(?<circled>[${CIRCLED}]))(?<about>多|来|几)?(?<sign>%)?`,
  'g',
)
/** 三四, 五六, 一两, 两三百: two neighbours without a unit between are a guess, not a number. */
const NEIGHBOURS = /^(十?)([一二两三四五六七八])([二两三四五六七八九])([十百千万]?)$/
/** 千万别忘了, 万一下雨: words that only begin like a number. */
const NO_NUMBER =
  /^(?:千万(?![元块人吨亩字多]|美|港)|万一|万万|万分|十分(?!钟|之)|百般|一定|一起|一直|一样|一般|一会儿?|一些|一点儿?(?!\d))/

/** The value of a number written without anything else around it; undefined when it is none. */
export function numberValue(text: string): number | undefined {
  if (/^\d+(?:\.\d+)?$/.test(text)) return Number(text)
  const [whole = '', fraction] = text.split('点')
  if (fraction) return withFraction(whole, fraction)
  const circled = text.length === 1 ? CIRCLED.indexOf(text) : -1
  if (circled >= 0) return circled + 1
  return chineseValue(text)
}

/** 三十六点五 → 36.5. */
function withFraction(whole: string, fraction: string): number | undefined {
  const value = chineseValue(whole)
  const digits = [...fraction].map((char) => DIGITS[char])
  return value === undefined || digits.includes(undefined) ? undefined : Number(`${value}.${digits.join('')}`)
}

function chineseValue(text: string): number | undefined {
  if (ALL_DIGITS.test(text)) return Number([...text].map((char) => DIGITS[char]).join(''))
  let total = 0
  let section = 0
  let digit: number | undefined
  let lastUnit = 0
  for (const char of text) {
    const unit = UNITS[char]
    const tens = TENS[char]
    if (tens !== undefined) section += tens
    else if (unit === 10000) {
      total += (section + (digit ?? 0) || 1) * unit
      section = 0
      digit = undefined
      lastUnit = unit
    } else if (unit !== undefined) {
      section += (digit ?? 1) * unit
      digit = undefined
      lastUnit = unit
    } else {
      const value = DIGITS[char]
      if (value === undefined || (digit !== undefined && digit !== 0)) return undefined
      digit = value
      if (value === 0) lastUnit = 0
    }
  }
  if (text === '') return undefined
  // 两百五 is 250, not 205: a last digit right after a unit above ten counts tenths of that unit.
  const last = digit ?? 0
  return total + section + (lastUnit > 10 ? last * (lastUnit / 10) : last)
}

/** All numbers of a normalised text, in order. */
export function findNumbers(text: string): NumberFound[] {
  const found: NumberFound[] = []
  for (const match of text.matchAll(FIND)) {
    const { digits, upTo, han, circled, percent, about, sign } = match.groups ?? {}
    if (han && NO_NUMBER.test(text.slice(match.index, match.index + 5))) continue
    const range = han ? guessOf(han) : digits && upTo ? { value: Number(digits), max: Number(upTo) } : undefined
    const value = range?.value ?? numberValue(digits?.replace(/[,，]/g, '') ?? han ?? circled ?? '')
    if (value === undefined) continue
    found.push({
      value,
      from: match.index,
      to: match.index + match[0].length,
      ...(range ? { max: range.max } : {}),
      ...(about ? { about: true as const } : {}),
      ...(percent || sign ? { percent: true as const } : {}),
    })
  }
  return found
}

/** 三四 → 3 to 4, 十七八 → 17 to 18, 三四十 → 30 to 40, 两三百 → 200 to 300. */
function guessOf(text: string): { value: number; max: number } | undefined {
  const [, teen, first = '', second = '', unit] = NEIGHBOURS.exec(text) ?? []
  const low = DIGITS[first]
  const high = DIGITS[second]
  if (low === undefined || high !== low + 1 || (teen && unit)) return undefined
  const times = UNITS[unit ?? ''] ?? 1
  const base = teen ? 10 : 0
  return { value: base + low * times, max: base + high * times }
}
