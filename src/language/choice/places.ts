/** Options told by where they stand: 第三个, 倒数第二个, 选b, 后一场 of two, 最早那趟, 最大的. Pure. */
import { numberValue } from '../numbers.ts'
import { indexOfMark, MARK, markOf } from './names.ts'

const THING = '(?:[一1])?(?:个|项|种|样|条|款|场|班|天|家|趟|组|次|边|类|处|批|排)'
const BY_PLACE = new RegExp(
  `(?<last>倒数)?第(?<place>[1-9一二三四五六七八九])${THING}?|(?:选择?|答|按|回复?)(?<number>[1-9]|[a-h](?![a-z]))${THING}?|(?<![a-z\\d])(?<letter>[a-h])(?![a-z\\d])`,
  'g',
)
const OF_TWO = new RegExp(`(?:(?<first>前)|后|晚)(?:面|头|边)?(?:[一1那这]|的|一点的)+${THING}?`, 'g')
const FIRST = new RegExp(`(?:头|打头|最前)(?:面|里|先)?[那这的]?${THING}`, 'g')
const LAST = new RegExp(`(?:最后|末尾?|尾|最下面?|末了)[那这的]?${THING}`, 'g')
const MIDDLE = new RegExp(`(?:中间|当间儿?|当中|正中)(?:[那这的]*${THING}|的(?![^吧呗，。]))`, 'g')
const EARLIEST = new RegExp(
  `(?:最|越|赶)早(?:越好)?的?[那这]?${THING}?|(?<![太清起头])早(?:点|一点)?儿?[的那][那这]?${THING}?`,
  'g',
)
const LATEST = new RegExp(
  `(?:最|越)晚(?:越好)?的?[那这]?${THING}?|(?<![太早夜])晚(?:点|一点)?儿?[的那][那这]?${THING}?`,
  'g',
)
const LARGEST = /(?:最|顶)[大肥](?:号|码)?的?/g
const SMALLEST = /(?:最|顶)[小瘦](?:号|码)?的?/g
/** XL有点紧，要大一号的 */
const A_SIZE_UP = new RegExp(`(${MARK})[^。]{0,6}(?:要|给我)?大[一1][号日]的?`, 'g')
const DATED = /\d月|\d日|周[一二三四五六日]|\d:\d\d|上午|下午|早上|晚上|第\d/
const SIZED = /^(?:x{0,4}[sml]|\d{2,3}|[大中小]号|特大号)$/

/** The text with a mark for every place among `labels` that it names; those are the options with a number. */
export function withPlaces(
  text: string,
  labels: readonly { readonly index: number; readonly label: string }[],
): string {
  const markAt = (place: number, all: string) => {
    const option = labels[place]
    return option === undefined ? all : markOf(option.index)
  }
  const places = text.replace(BY_PLACE, (all, ...found) => {
    const { last, place, number, letter } = found.at(-1) as { [name: string]: string | undefined }
    const choice = number ?? letter ?? ''
    if (/[a-h]/.test(choice)) return markAt(choice.charCodeAt(0) - 97, all)
    const nth = numberValue(place ?? choice) ?? 0
    return markAt(last ? labels.length - nth : nth - 1, all)
  })
  const ends = ofEnds(places, labels, markAt)
  if (labels.length !== 2) return ends
  return ends.replace(OF_TWO, (all, ...found) => {
    const { first } = found.at(-1) as { first?: string }
    return markAt(first ? 0 : 1, all)
  })
}

function ofEnds(
  text: string,
  labels: readonly { readonly label: string }[],
  markAt: (place: number, all: string) => string,
): string {
  const count = labels.length
  // Of 去 and 不去, 头一个 may be who comes first.
  if (labels.some(({ label }) => /^(?:不|没)/.test(label)) && count < 3) return text
  const first = (all: string) => markAt(0, all)
  const last = (all: string) => markAt(count - 1, all)
  const byPlace = text.replace(FIRST, first).replace(LAST, last)
  const middle = count % 2 === 1 ? byPlace.replace(MIDDLE, (all) => markAt((count - 1) / 2, all)) : byPlace
  if (labels.every(({ label }) => DATED.test(label))) return middle.replace(EARLIEST, first).replace(LATEST, last)
  if (labels.every(({ label }) => SIZED.test(label)))
    return middle
      .replace(LARGEST, last)
      .replace(SMALLEST, first)
      .replace(A_SIZE_UP, (all, mark) => markAt(indexOfMark(mark) + 1, all))
  return middle
}
