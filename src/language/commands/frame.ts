/** Free sentences: a command is recognised by the values it holds, in whatever order (下周三上午9点在活动中心办茶话会，限30人). */
import { numberValue } from '../numbers.ts'
import type { CommandCandidate, Sayable, Slot, SlotKind, SlotValue, When } from '../reading.ts'
import { parsePattern, sourceOf } from './pattern.ts'

interface Mark {
  readonly slot: string
  readonly kind: SlotKind
  readonly pattern: RegExp
  /** Words on both sides of the value: surer than one that runs on to the next mark. */
  readonly closed: boolean
}

interface End {
  readonly slot: string
  readonly pattern: RegExp
}

/** A frame made ready. */
export interface Frame {
  readonly sayable: Sayable
  readonly needs: readonly string[]
  readonly marks: readonly Mark[]
  readonly ends: readonly End[]
}

/** What covers words that already have a reading: no value reaches across it. */
const COVER = '\u0001'
const STOP = '，。！？；\\n\\u0001'
const VALUES: { readonly [kind in SlotKind]: string } = {
  when: '',
  count: '(?<value>\\d{1,4}|[一二两三四五六七八九十百]{1,5})',
  words: `(?<value>[^${STOP}]{1,30}?)`,
  name: `(?<value>[^${STOP}]{1,12}?)`,
}

/** Prepares a free sentence. Throws when the frame names a slot that is not declared. */
export function compileFrame(sayable: Sayable): Frame {
  const slots = Object.entries(sayable.slots ?? {})
  for (const name of sayable.frame ?? [])
    if (!sayable.slots?.[name]) throw new Error(`command ${sayable.id}: frame slot ${name} is not declared`)
  const marks = slots.flatMap(([name, slot]) => (slot.marks ?? []).map((mark) => compileMark(name, slot, mark)))
  return {
    sayable,
    needs: sayable.frame ?? [],
    marks: marks.sort((a, b) => rank(a) - rank(b)),
    ends: slots.flatMap(([slot, { ends }]) => (ends?.length ? [compileEnds(slot, ends)] : [])),
  }
}

const rank = (mark: Mark) => (mark.kind === 'count' ? 0 : mark.closed ? 1 : 2)

function compileMark(slot: string, { kind }: Slot, mark: string): Mark {
  const nodes = parsePattern(mark)
  const index = nodes.findIndex((node) => node.is === 'slot')
  if (index < 0) throw new Error(`mark "${mark}" of slot ${slot} has no {}`)
  const before = sourceOf(nodes.slice(0, index), () => '')
  const after = sourceOf(nodes.slice(index + 1), () => '')
  const open = after === '' && kind !== 'count'
  const begin = before === '' ? `(?<=^|[${STOP}:])(?<before>)` : `(?<before>${before}[:： ]?)`
  return {
    slot,
    kind,
    closed: !open,
    pattern: new RegExp(`${begin}${VALUES[kind]}${open ? `(?=$|[${STOP}])` : `(?=${after || '$|'})`}`),
  }
}

/** The stretch of text up to one of the words with which such a value ends. */
function compileEnds(slot: string, ends: readonly string[]): End {
  const words = [...ends].sort((a, b) => b.length - a.length).join('|')
  return {
    slot,
    pattern: new RegExp(
      `(?<=^|[${STOP}:])(?<value>[^${STOP}:]{0,20}(?:${words})(?:[一二三四五六七八九十\\d]{1,3}(?:楼|层|号楼|室))?)`,
    ),
  }
}

const QUESTION = /[？吗呢么]$|几点|几号|哪里|哪儿|在哪|什么时候|多少|能不能|可以.{0,6}吗|怎么|谁/
const ANSWER =
  /我(?:们|和.{1,4})?(?:也|都|就|一定|肯定|要|想|能|会|可以)?(?:不|没)?(?:去|来|参加|报名)|去不了|来不了|参加不了|不参加|取消|报名参加/

/** Values read for slots; a `when` that has marks of its own is filled by the asking feature. */
export type Values = { readonly [name: string]: SlotValue[SlotKind] }

/** The values that a sentence holds for a frame's slots. `whens` have positions in `text`. */
export function readValues(frame: Frame, text: string, whens: readonly When[]): { values: Values; marked: number } {
  const when = whens.find((one) => one.start && !one.superseded) ?? whens.find((one) => one.rule ?? one.impossible)
  const slots: { [name: string]: SlotValue[SlotKind] } = {}
  for (const [name, slot] of Object.entries(frame.sayable.slots ?? {})) {
    if (slot.kind === 'when' && !slot.marks && when) slots[name] = when
  }
  // The festival in 重阳茶话会 is part of the name, unless it is the very day that is meant.
  const dated = whens.filter((one) => one === when || DATED.test(one.text))
  let rest = dated.reduce((covered, one) => coverWhen(covered, one), text)
  for (const mark of frame.marks) rest = takeMark(mark, rest, slots, frame)
  const marked = Object.keys(slots).length
  for (const end of frame.ends) rest = takeEnd(end, rest, slots)
  return { values: slots, marked }
}

/** The command that a free sentence says, or undefined when one of its values is missing. */
export function matchFrame(frame: Frame, text: string, whens: readonly When[]): CommandCandidate | undefined {
  // Most messages hold no date: they need no second look.
  if (whens.length === 0 && frame.needs.some((need) => frame.sayable.slots?.[need]?.kind === 'when')) return undefined
  const { values, marked } = readValues(frame, text, whens)
  if (frame.needs.some((need) => values[need] === undefined)) return undefined
  return { id: frame.sayable.id, slots: values, ...scored(text, frame, values, marked) }
}

const DATED = /[\d〇零一二两三四五六七八九十廿初]|[天周月年日晨早午晚]|星期|礼拜/

function scored(text: string, frame: Frame, slots: object, marked: number): { score: number; exact: boolean } {
  const more = Object.keys(slots).length - frame.needs.length
  if (QUESTION.test(text)) return { score: 0.35, exact: false }
  if (ANSWER.test(text)) return { score: 0.3, exact: false }
  const score = Math.min(0.95, 0.7 + 0.1 * more + (marked > 1 ? 0.1 : 0))
  return { score, exact: score >= 0.75 }
}

function cover(text: string, from: number, to: number): string {
  return text.slice(0, from) + COVER.repeat(to - from) + text.slice(to)
}

function coverWhen(text: string, when: When): string {
  return (when.pieces ?? [when.span]).reduce((covered, { from, to }) => cover(covered, from, to), text)
}

const COUNTED = /^(?:第?[一1]|这|那)?(?:次|场|个|期|堂|届|项|台|轮)(?=.{2})/
const TRIM = /^(?:[的于在是为:： ]|一下)+|[的 :：]+$/g

function takeMark(mark: Mark, text: string, slots: { [name: string]: SlotValue[SlotKind] }, frame: Frame): string {
  if (slots[mark.slot] !== undefined) return text
  const match = bestMatch(mark, text, frame)
  const value = match?.groups?.['value']
  if (!match || value === undefined) return text
  const tidy = value.replace(TRIM, '').replace(COUNTED, '')
  const read = mark.kind === 'count' ? numberValue(value) : tidy
  if (read === undefined || read === '') return text
  slots[mark.slot] = read
  return cover(text, match.index, match.index + match[0].length)
}

/** Of several places a mark fits, the one whose value ends as such values do; 办 is also in 办公室. */
function bestMatch(mark: Mark, text: string, frame: Frame): RegExpExecArray | undefined {
  const ends = frame.ends.find((end) => end.slot === mark.slot)
  let first: RegExpExecArray | undefined
  for (let from = 0; from < text.length; ) {
    const match = mark.pattern.exec(text.slice(from))
    if (!match) break
    match.index += from
    const value = match.groups?.['value'] ?? ''
    if (!/^(?:公室|公楼|事处|理|公)/.test(value)) {
      if (mark.closed || !ends || ends.pattern.test(value)) return match
      first ??= match
    }
    from = match.index + 1
  }
  return first
}

function takeEnd(end: End, text: string, slots: { [name: string]: SlotValue[SlotKind] }): string {
  if (slots[end.slot] !== undefined) return text
  const match = end.pattern.exec(text)
  const value = match?.groups?.['value']
  if (!match || !value) return text
  const tidy = value.replace(TRIM, '').replace(COUNTED, '')
  if (tidy.length < 2) return text
  slots[end.slot] = tidy
  return cover(text, match.index, match.index + match[0].length)
}
