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

const HEADS = /^(?<number>\d{1,2})[人口位](?<more>(?:及|或)?以上)?$/
const SAID_HEADS =
  /^(?:我(?:们|家|俩)?|俺|家里?|一大家子|就|来|一共|全家|总共|有|去)*(?<number>\d{1,2}|[一二两三四五六七八九十俩仨])(?:个|口|位|人)*(?:人)?(?:吧|呗|啊|的|来|去|[，。！ ])*$/
const ALONE = /^(?:就|只有|只)?(?:我|俺)(?:自己|一个人?|1人|1个人?|1个)?(?:吧|来|去|啊)*$/
const TWO =
  /^(?:就)?(?:我|俺)(?:和|跟|同|带)(?:我)?(?:老伴儿?|老头子?|老婆子?|爱人|他|她)(?:两个人?|俩)?(?:来|去|吧|都来|都去)*$|^(?:我们)?(?:老)?(?:两口子?|俩人?)(?:吧|来|去|都来)*$/

/** 五口 where 4人以上 is offered, 就我自己 for 1人. */
export function byHeads(text: string, labels: readonly string[]): number | undefined {
  const offered = labels.map((label) => HEADS.exec(usual(label))?.groups)
  if (offered.filter(Boolean).length < 2) return undefined
  const said = SAID_HEADS.exec(text)?.groups?.['number']
  const heads = ALONE.test(text) ? 1 : TWO.test(text) ? 2 : numberValue(said ?? '')
  const fits = offered.flatMap((groups, index) => {
    const number = Number(groups?.['number'])
    return heads === number || (groups?.['more'] !== undefined && heads !== undefined && heads > number) ? [index] : []
  })
  return fits.length === 1 ? fits[0] : undefined
}

/** Whether 3号 may be the third option or the day of another. */
export const isDayOrPlace = (text: string, labels: readonly string[]): boolean => ofDay(text, labels) !== undefined

/** The two options that a number may mean, by their places: the one that holds it, and the one that stands there. */
export function twoMeanings(
  text: string,
  labels: readonly string[],
): { readonly own: number; readonly place: number } | undefined {
  const number = numberValue(BARE.exec(text)?.groups?.['number'] ?? '') ?? 0
  const isNumber = byOwnNumber(text, labels) === 'undecided'
  const own = isNumber ? labels.findIndex((label) => isCalled(usual(label), number, [NUMBERED, COUNTED])) : undefined
  return own === undefined ? ofDay(text, labels) : { own, place: number - 1 }
}

function ofDay(text: string, labels: readonly string[]): { readonly own: number; readonly place: number } | undefined {
  const said = /^\D{0,3}?(\d{1,2}|[一二三四五六七八九])号(?![车楼井院线桌门])[^\d，]{0,3}$/.exec(text)?.[1]
  const number = numberValue(said ?? '')
  if (number === undefined || number > labels.length) return undefined
  const own = labels.findIndex((label, index) => index !== number - 1 && isCalled(usual(label), number, [DAY]))
  return own < 0 ? undefined : { own, place: number - 1 }
}
