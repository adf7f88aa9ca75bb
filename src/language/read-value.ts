/** Reading one kind of value out of an answer that is expected to hold it. Pure. */
import { takeApart } from './apart.ts'
import { compileFrame, readValues } from './commands/frame.ts'
import { normalise } from './normalise.ts'
import { findNumbers } from './numbers.ts'
import type { Slot, SlotKind, SlotValue } from './reading.ts'
import { findWhens } from './when/find-whens.ts'
import { presentAt } from './when/resolve.ts'

/** A message's own words in their normal form: without quotation, mentions and invisible characters. */
export function normaliseText(text: string): string {
  return normalise(takeApart(text).own).text
}

/** The first number of a normalised text (限30人, 三十个). */
export function readCount(text: string): number | undefined {
  return findNumbers(text)[0]?.value
}

/** The values of `slots` that a normalised text holds, in whatever order; those it does not hold are missing. */
export function readSlots<S extends { readonly [name: string]: Slot }>(
  text: string,
  slots: S,
  at: { readonly now: Date; readonly zone: string },
): { readonly [K in keyof S]?: SlotValue[S[K]['kind']] } {
  const frame = compileFrame({ id: 'values', says: [], slots })
  const { values } = readValues(frame, text, findWhens(text, presentAt(at.now, at.zone)))
  // Every value was read by the kind of its slot, so the looser type is in truth this one.
  return values as { readonly [K in keyof S]?: SlotValue[S[K]['kind']] }
}

/** What was found for slots, by their names. */
type Found = { readonly [name: string]: SlotValue[SlotKind] }

/**
 * What the answer to the question for the slot `asked` holds: that value, and what else was said in the same breath (活动
 * 中心，限30人). `undefined`: nothing that could be the value.
 */
export function readSlotAnswer(
  text: string,
  asked: string,
  slots: { readonly [name: string]: Slot },
  at: { readonly now: Date; readonly zone: string },
): Found | undefined {
  const slot = slots[asked]
  const others = Object.entries(slots).filter(([name, { rest, left }]) => name !== asked && !rest && left === undefined)
  const besides = (words: string) => readSlots(words, Object.fromEntries(others), at) as Found
  if (slot?.kind === 'count') {
    const count = readCount(text)
    return count === undefined ? undefined : { [asked]: count }
  }
  if (slot?.kind === 'when') {
    const when = readSlots(text, { when: { kind: 'when' } }, at).when
    const { when: _when, ...more } = besides(text)
    return when === undefined ? undefined : { ...more, [asked]: when }
  }
  const [first = '', ...more] = text.split(/[，。；\n]/)
  const found = more.length === 0 ? {} : besides(more.join('，'))
  const words = tidyAnswer(Object.keys(found).length === 0 ? text : first)
  return words === '' ? undefined : { ...found, [asked]: words }
}

const PARTICLES = /(?:[呀啊吧呢哦嘛哈啦嘞咯]|[，。！？、 ])+$/
const LEADING = /^(?:(?:嗯+|哦|呃|那|就|在|是|应该是|应该|大概|好像)[，、 ]*)+(?=.{2})/

/** The words of an answer as a value: without what only keeps talk going (水库边呀, 嗯就在食堂吧). */
export function tidyAnswer(text: string): string {
  return text.trim().replace(PARTICLES, '').replace(LEADING, '').trim()
}

const GIVES_UP =
  /^(?:那|唉|哎|还是|我看|要不)*(?:就)*(?:算了|不办了?|先不办了?|别办了?|不搞了?|不弄了?|不要了?|不用了|先?不发了?|删了?|删掉|作废|取消|撤回|撤销|撤了?|先?别发了?)(?:[吧了啊呀]|算了|不办了|先这样|以后再说|改天再说|谢谢|[，。！ ])*$/
const UNDECIDED =
  /^(?:这个|那个|我|我们|领导|地点|地方|时间|人数|具体|都|目前|现在|暂时)*(?:也|都)?(?:还|暂)?(?:没有?(?:定|想好|确定|商量好|通知)|未定|待定|不知道|不晓得|不清楚|说不好|说不准|没数|另行通知|再说|再定|等领导定|等通知|看情况)(?:下来)?[呢吧啊呀了哦，。！ ]*$/

/** Whether an answer gives the whole matter up: 算了, 不办了, 先不办. */
export function givesUp(text: string): boolean {
  return GIVES_UP.test(text)
}

/** Whether an answer says that it is not settled yet: 还没定呢, 不知道, 待定. */
export function isUndecided(text: string): boolean {
  return UNDECIDED.test(text)
}
