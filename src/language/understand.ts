/** STAND-IN by the integrator so that the app runs meanwhile: the owner of src/language replaces this whole file.
 * Wanted exports: compile, understand, Vocabulary, Context, readSlots(text, slots, {now, zone}), readCount(text), normaliseText(text). */
import type { Act, CommandCandidate, Option, Reply, Sayable, Slot, SlotKind, SlotValue } from './reading.ts'
import { dayOf, timeOf } from '../base/calendar.ts'
import { normalise } from './normalise.ts'
import { numberValue } from './numbers.ts'
import { findWhens } from './when/find-whens.ts'

export interface Vocabulary {
  readonly sayables: readonly Sayable[]
}
export interface Context {
  readonly now: Date
  readonly zone: string
  readonly vocabulary: Vocabulary
  readonly question?: readonly Option[]
}
export const compile = (sayables: readonly Sayable[], _zone: string): Vocabulary => ({ sayables })
export const normaliseText = (text: string): string => normalise(text).text
export const readCount = (text: string): number | undefined => numberValue(/[\d一二三四五六七八九十百]+/.exec(text)?.[0] ?? '')

const presentOf = (ctx: { now: Date; zone: string }) => ({ now: ctx.now, zone: ctx.zone, today: dayOf(ctx.now, ctx.zone), time: timeOf(ctx.now, ctx.zone) })
type Slots = { readonly [name: string]: Slot }
export function readSlots<S extends Slots>(text: string, slots: S, ctx: { now: Date; zone: string }): { readonly [K in keyof S]?: SlotValue[S[K]['kind']] } {
  const out: Record<string, SlotValue[SlotKind]> = {}
  for (const [name, slot] of Object.entries(slots)) {
    if (slot.kind === 'when') {
      const when = slot.marks === undefined ? findWhens(text, presentOf(ctx)).find((w) => !w.deadline) : undefined
      if (when) out[name] = when
      continue
    }
    for (const mark of slot.marks ?? []) {
      const re = new RegExp(mark.replace(/\[([^\]]*)\]/g, '(?:$1)?').replace(/\((?!\?)/g, '(?:').replace('{}', slot.kind === 'count' ? '(\\d+|[一二三四五六七八九十]+)' : '([^，。,；]+?)') + (mark.endsWith('{}') ? '(?=[，。,；]|$)' : ''))
      const found = re.exec(text)?.[1]
      if (found === undefined) continue
      const value = slot.kind === 'count' ? numberValue(found) : found
      if (value !== undefined) out[name] = value
      break
    }
  }
  return out as never
}
function matchCommand(sayable: Sayable, text: string, ctx: Context): CommandCandidate | undefined {
  for (const phrase of sayable.says) {
    const names: string[] = []
    const source = phrase.replace(/\[([^[\]]*)\]/g, '(?:$1)?').replace(/\[([^[\]]*)\]/g, '(?:$1)?').replace(/\((?!\?)/g, '(?:').replace(/\{(\w+)\}/g, (_, n: string) => { names.push(n); return sayable.slots?.[n]?.kind === 'count' ? '(\\d+)' : '([^，。？我你谁]{2,8}?)' })
    const m = new RegExp(`^(?:请问)?${source}[？。！吗呢啊吧]*$`).exec(text)
    if (!m) continue
    const slots: Record<string, SlotValue[SlotKind]> = {}
    names.forEach((n, i) => { const v = m[i + 1]; if (v !== undefined) slots[n] = sayable.slots?.[n]?.kind === 'count' ? Number(v) : v })
    return { id: sayable.id, slots, score: 1, exact: true }
  }
  if (sayable.frame === undefined || sayable.slots === undefined) return undefined
  const slots = readSlots(text, sayable.slots, ctx) as Record<string, SlotValue[SlotKind]>
  return sayable.frame.every((n) => slots[n] !== undefined) ? { id: sayable.id, slots, score: 0.9, exact: true } : undefined
}
function replyOf(text: string): Reply {
  const r = (reply: Reply['reply'], more: Partial<Reply> = {}): Reply => ({ reply, score: 0.9, ...more })
  if (/摔倒|喘不上|救命|不想活|被骗/.test(text)) return r('distress')
  if (/不是不去/.test(text)) return r('yes')
  if (/取消|不去了|来不了了/.test(text)) return r('cancel')
  if (/不去|去不了|参加不了/.test(text)) return r('no')
  if (/没定|再看看/.test(text)) return r('maybe')
  if (/老伴/.test(text)) return r('yes', { people: 2, companions: ['老伴'] })
  if (/去|参加|\[强\]|👌|👍|算我/.test(text)) return r('yes')
  if (/收到/.test(text)) return r('received')
  if (/谢/.test(text)) return r('thanks')
  if (/你好/.test(text)) return r('greeting')
  return r('other', { score: 0 })
}
export function understand(text: string, ctx: Context): Act[] {
  const words = normalise(text).text
  if (words.trim() === '') return []
  const n = numberValue(/^[\d一二三①②③]$/.exec(words)?.[0] ?? '')
  const option = ctx.question?.find((o) => o.number === n || o.label === words || o.words?.includes(words))
  return [{ span: { from: 0, to: text.length }, text: words, reply: replyOf(words), ...(option ? { choice: { value: option.value, number: option.number, exact: true } } : {}), commands: ctx.vocabulary.sayables.flatMap((s) => matchCommand(s, words, ctx) ?? []), when: findWhens(words, presentOf(ctx)) }]
}
