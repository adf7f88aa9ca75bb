/** Options told by their places where several may be taken: 1 3, 13, 一三, 1到3, 前两个, 选1和3. Pure. */
import { numberValue } from '../numbers.ts'
import { MARK, markOf } from './names.ts'
import { byOwnNumber, isDayOrPlace } from './own-number.ts'
import { withPlaces } from './places.ts'

const HAN = '一二三四五六七八九'
const NO_COUNT = '(?![个样种项类袋桶箱瓶份斤盒壶人口位两岁元块次回趟])'
const ITEM = `(?:第)?(?:[1-9]${NO_COUNT}|[①-⑨]|[${HAN}]${NO_COUNT}|[1-9${HAN}](?:个|样|项)(?=第))号?`
const ORDINAL = `第[1-9${HAN}](?:个|样|项|种|号)?`
const THING = '(?:个|样|项|种|天|场|次|门|班|处|条|款)'
const RANGE = new RegExp(`(?<![\\d月.:])(?<from>${ITEM})(?:到|至|-|~)(?<to>${ITEM})(?![\\d点月日年])`, 'g')
const ENDS = new RegExp(`(?<end>前面?|头|后面?|最后|末)(?<count>[两二三四五六七八2-8])(?:${THING}|(?=都|吧|$|，))`, 'g')
/** Nothing but places: 1 3, 1.3, 13, 一三, ①③. */
const SEPARATOR = '(?:[、，,+/&.。 ]|和|跟|与|及|还有|加)*'
const BEFORE = '(?:我|俺|就|那|要|想|选择?|回复?|答|按|填|报|打?勾|收到|好的?|嗯|[:，。！ ])*'
const BEHIND =
  '(?:(?:这|那)?[两二三四五六俩几2-9][个样项])?(?:都|全)?(?:要|选|行|可以|参加|报)?(?:吧|了|的|呗|啊|呀|哈|谢谢|就行|[，。！~ ])*'
const PLACES_ONLY = new RegExp(`^${BEFORE}(?<places>(?:(?:${ORDINAL}|${ITEM})${SEPARATOR})+)${BEHIND}$`)
const RANGE_ONLY = new RegExp(`^${BEFORE}(?<from>${ITEM})(?:到|至|-|~)(?<to>${ITEM})${BEHIND}$`)
/** A digit among words that is no quantity, date or hour. */
const DIGIT =
  /(?<![\d.:点月年a-z])第?(?<place>[1-9①-⑨])号?(?![\d点月日年%.:/]|号[楼车井院]|[项种类楼车层个袋桶箱瓶份斤盒壶人口位两岁元块次回趟小天周样])/g
/** 再加个二, 不要三了, 一和三: a numeral that can be nothing but a place. */
const NUMERAL = new RegExp(
  `(?<=选|第|不要|除了|换成|改成|加个?|加上|去掉|${MARK}(?:和|跟|、))[${HAN}](?=号|了|吧|不要|也|都|以外|之外|就|和|跟|、|换|改|[，。！]|$)|(?<=^|[，。])[${HAN}](?=[和跟、](?:${MARK}|[${HAN}](?![${HAN}个样])))`,
  'g',
)

/** Places and nothing else, by their numbers; `undecided`: one may be the place of one and the name of another. */
export function onlyPlaces(text: string, labels: readonly string[]): readonly number[] | 'undecided' | undefined {
  // Of days and hours 1.3, 3号 and 1-3 may be names.
  if (/[.\-/~号]/.test(text) && labels.some((label) => DATED.test(label))) return undefined
  const range = RANGE_ONLY.exec(text)?.groups
  if (range !== undefined) return placesFrom(numberOf(range['from']), numberOf(range['to']), labels.length)
  const written = PLACES_ONLY.exec(text)?.groups?.['places']
  if (written === undefined || (/^\d+$/.test(written.trim()) && !isListOf(written, labels.length))) return undefined
  const places = [...written.matchAll(A_PLACE)].map(([one]) => placeOf(one, labels))
  const known = places.filter((place) => place !== 'undecided' && place <= labels.length)
  return known.length === places.length ? places.filter((place) => place !== 'undecided') : 'undecided'
}

const DATED = /[月日号点周:：]|\d/
const A_PLACE = new RegExp(`[1-9①-⑨]|[${HAN}]`, 'g')

/** The text with marks for 1到3, 前两个 and the like: before its words are looked at, since 后面 is no flour. */
export const runsAsMarks = (text: string, count: number): string =>
  text
    .replace(RANGE, (all, ...found) => rangeOf(found, count) ?? all)
    .replace(ENDS, (all, ...found) => endsOf(found, count) ?? all)

/** The text with a mark for each place that it names beside other words. */
export function placesAsMarks(text: string, labels: readonly string[]): string | 'undecided' {
  let isOpen = isDayOrPlace(text, labels)
  const markAt = (written: string): string => {
    const place = placeOf(written, labels)
    if (place === 'undecided' || place > labels.length) isOpen = true
    return place === 'undecided' ? '' : markOf(place - 1)
  }
  const marked = withPlaces(
    text,
    labels.map((label, index) => ({ label, index })),
  )
    .replace(DIGIT, (...found) => markAt(groupsOf(found)['place'] ?? ''))
    .replace(NUMERAL, (written) => markAt(written))
  return isOpen ? 'undecided' : marked
}

/** 13 of three options is 1 and 3; 11 is one key pressed twice. */
const isListOf = (digits: string, count: number): boolean => {
  const places = [...digits.trim()].map(Number)
  return places.length === 1 || (new Set(places).size === places.length && places.every((one) => one <= count))
}

function placeOf(written: string, labels: readonly string[]): number | 'undecided' {
  const own = byOwnNumber(written, labels)
  if (own !== undefined) return own === 'undecided' ? own : own + 1
  return numberValue(written) ?? 'undecided'
}

type Groups = { readonly [name: string]: string | undefined }
const groupsOf = (found: readonly unknown[]): Groups => found.at(-1) as Groups

const numberOf = (item = ''): number => numberValue(item.replace(/[第号项]/g, '')) ?? 0

function placesFrom(first: number, last: number, count: number): readonly number[] | 'undecided' {
  if (first >= last || last > count) return 'undecided'
  return Array.from({ length: last - first + 1 }, (_, index) => first + index)
}

function rangeOf(found: readonly unknown[], count: number): string | undefined {
  const { from, to } = groupsOf(found)
  const places = placesFrom(numberOf(from), numberOf(to), count)
  return places === 'undecided' ? undefined : marksOf(places)
}

function endsOf(found: readonly unknown[], count: number): string | undefined {
  const { end = '', count: said = '' } = groupsOf(found)
  const many = said === '两' ? 2 : numberOf(said)
  if (many >= count) return undefined
  const places = /[前头]/.test(end) ? placesFrom(1, many, count) : placesFrom(count - many + 1, count, count)
  return places === 'undecided' ? undefined : marksOf(places)
}

const marksOf = (places: readonly number[]): string => places.map((place) => markOf(place - 1)).join('')
