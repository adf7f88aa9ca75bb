/**
 * Writes the tables in this folder from the packages that know the facts: `node src/language/tables/make-tables.ts`.
 * Tables, because they load in a millisecond, answer without conversion and keep the reader free of I/O.
 */
import { writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { Converter } from 'opencc-js/t2cn'
import { pinyin } from 'pinyin-pro'
import { LunarDay, LunarYear, SolarTerm } from 'tyme4ts'

const FIRST_YEAR = 1900
const LAST_YEAR = 2100
const HAN = Array.from({ length: 0x9fa5 - 0x4e00 + 1 }, (_, i) => String.fromCharCode(0x4e00 + i))

const years = Array.from({ length: LAST_YEAR - FIRST_YEAR + 1 }, (_, i) => FIRST_YEAR + i)

/**
 * One word a lunar year: the leap month in hexadecimal (0: none), then a letter a month, `a` 29 days, `b` 30 days.
 * The new moon of August 2097 falls seconds after midnight on 8 August, where the package puts it on the 7th.
 */
export function lunarWords(): string[] {
  return years.map((year) => {
    const lunarYear = LunarYear.fromYear(year)
    const lengths = lunarYear.getMonths().map((month) => month.getDayCount())
    const corrected =
      year === 2097 ? lengths.map((days, i) => (i === 5 ? days + 1 : i === 6 ? days - 1 : days)) : lengths
    return lunarYear.getLeapMonth().toString(16) + corrected.map((days) => (days === 30 ? 'b' : 'a')).join('')
  })
}

/** One word a Gregorian year: the day of the month of its 24 solar terms from 小寒 on, each in base 36. */
export function solarTermWords(): string[] {
  return years.map((year) =>
    Array.from({ length: 24 }, (_, i) =>
      SolarTerm.fromIndex(year, i + 1)
        .getJulianDay()
        .getSolarDay()
        .getDay()
        .toString(36),
    ).join(''),
  )
}

/** Pairs of a traditional character and its simplified form, one after the other. */
export function traditionalPairs(): string {
  const convert = Converter({ from: 't', to: 'cn' })
  return HAN.map((char) => ({ char, plain: convert(char) }))
    .filter(({ char, plain }) => plain.length === 1 && plain !== char)
    .map(({ char, plain }) => char + plain)
    .join('')
}

/** Lines `syllable characters`: each character first under its usual reading; further readings after a `|`. */
export function pinyinLines(): string[] {
  const usual = new Map<string, string[]>()
  const further = new Map<string, string[]>()
  const put = (map: Map<string, string[]>, key: string, char: string) => map.set(key, [...(map.get(key) ?? []), char])
  for (const char of HAN) {
    const readings = [
      ...new Set([
        pinyin(char, { toneType: 'none', v: true }),
        ...pinyin(char, { toneType: 'none', v: true, multiple: true, type: 'array' }),
      ]),
    ].filter((reading) => /^[a-z]+$/.test(reading))
    readings.forEach((reading, i) => {
      put(i ? further : usual, reading, char)
    })
  }
  return [...new Set([...usual.keys(), ...further.keys()])]
    .sort()
    .map((key) => `${key} ${(usual.get(key) ?? []).join('')}|${(further.get(key) ?? []).join('')}`)
}

function write(name: string, comment: string, constant: string, value: string): void {
  const path = fileURLToPath(new URL(`./${name}.ts`, import.meta.url))
  writeFileSync(
    path,
    `/** ${comment} Made by make-tables.ts; do not edit. */\nexport const ${constant} = \`\n${value}\n\`.trim()\n`,
  )
}

function writeAll(): void {
  const firstDay = LunarDay.fromYmd(FIRST_YEAR, 1, 1).getSolarDay()
  write(
    'lunar',
    `Lunar years ${FIRST_YEAR}–${LAST_YEAR}; the first begins on ${firstDay.toString()}.`,
    'LUNAR_WORDS',
    lunarWords().join('\n'),
  )
  write('solar-terms', `Solar terms of ${FIRST_YEAR}–${LAST_YEAR}.`, 'SOLAR_TERM_WORDS', solarTermWords().join('\n'))
  write('traditional', 'Traditional and simplified characters.', 'TRADITIONAL_PAIRS', traditionalPairs())
  write('pinyin', 'Characters by their syllable without tone.', 'PINYIN_LINES', pinyinLines().join('\n'))
}

if (process.argv[1] === fileURLToPath(import.meta.url)) writeAll()
