/** A bare number beside options that hold numbers themselves: 十四 for 10月14日, 8 for 早上8点; 3 that is a place and a car's number. Pure. */
import { numberValue } from '../numbers.ts'
import { usual } from './usual-words.ts'

const BARE =
  /^(?:我|俺|就|那|还是|嗯|要|选|报|交|坐|订|定|是|给我)*(?<number>\d{1,2}|[一二两三四五六七八九十廿]{1,3})(?<measure>[张幅个份件本套]?)(?<named>号?)(?:吧|呗|啊|的|了|那天|那个|就行|就好|好了|[。，！ ])*$/
const DAY = /(?<!\d)(\d{1,2})日/
const HOUR = /(?<!\d)(\d{1,2}):00/
const NUMBERED = /^(\d{1,2})(?=[号楼层路])/
const COUNTED = /^(\d{1,2})(?![\d:月日号楼层路])/

/** The place of the option that a bare number is the own number of; `undecided` where it may be the place of another. */
export function byOwnNumber(text: string, labels: readonly string[]): number | 'undecided' | undefined {
  const { number: said = '', measure = '', named = '' } = BARE.exec(text)?.groups ?? {}
  const number = numberValue(said)
  if (number === undefined) return undefined
  const own = labels.map(usual)
  const placed = number <= labels.length ? number - 1 : undefined
  const forms = measure === '' ? [NUMBERED, COUNTED] : [COUNTED]
  const numbered = own.flatMap((label, index) => (isCalled(label, number, forms) ? [index] : []))
  if (numbered.length === 1) return placed === undefined || placed === numbered[0] ? numbered[0] : 'undecided'
  if (placed !== undefined || numbered.length > 1 || measure !== '' || named !== '') return undefined
  const timed = own.flatMap((label, index) => (isCalled(label, number, [DAY, HOUR]) ? [index] : []))
  return timed.length === 1 ? timed[0] : undefined
}

const isCalled = (label: string, number: number, forms: readonly RegExp[]): boolean =>
  forms.some((form) => form.exec(label)?.[1] === String(number))

/** Whether 3号 may be the third option or the day of another. */
export function isDayOrPlace(text: string, labels: readonly string[]): boolean {
  const said = /^\D{0,3}?(\d{1,2}|[一二三四五六七八九])号(?![车楼井院线桌门])[^\d，]{0,3}$/.exec(text)?.[1]
  const number = numberValue(said ?? '')
  if (number === undefined || number > labels.length) return false
  return labels.some((label, index) => index !== number - 1 && isCalled(usual(label), number, [DAY]))
}
