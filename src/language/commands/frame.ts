/** Free sentences: a command is recognised by the values it holds, in whatever order (下周三上午9点在活动中心办茶话会，限30人). */
import { numberValue } from '../numbers.ts'
import type { CommandCandidate, Sayable, Slot, SlotKind, SlotValue, When } from '../reading.ts'
import { parsePattern, sourceOf } from './pattern.ts'

/** One way to find a value: a pattern with the group `value`. */
interface Finder {
  readonly pattern: RegExp
  /** The value runs on as far as it can, so of several places the one whose value ends as such values do is right. */
  readonly open: boolean
}

interface Reader {
  readonly name: string
  readonly kind: SlotKind
  readonly finders: readonly Finder[]
  readonly ends: RegExp | undefined
  readonly rest: boolean
}

/** A frame made ready. */
export interface Frame {
  readonly sayable: Sayable
  readonly needs: readonly string[]
  readonly readers: readonly Reader[]
}

/** What covers words that already have a reading: no value reaches across it. */
const COVER = '\u0001'
const STOP = ' ，。！？；\\n\\u0001'
const VALUES: { readonly [kind in SlotKind]: string } = {
  when: '',
  count: '(?<value>\\d{1,4}|[一二两三四五六七八九十百]{1,5})',
  words: `(?<value>[^${STOP}]{1,30}?)`,
  name: `(?<value>[^${STOP}]{1,12}?)`,
}
/** 二楼, 205室, 三号楼: a place goes on after its name. */
const ROOM = '(?:[一二三四五六七八九十\\d]{1,3}(?:楼|层|号楼|室|厅)){0,2}'

/** Prepares a free sentence. Throws when the frame names a slot that is not declared. */
export function compileFrame(sayable: Sayable): Frame {
  const slots = Object.entries(sayable.slots ?? {})
  for (const name of sayable.frame ?? [])
    if (!sayable.slots?.[name]) throw new Error(`command ${sayable.id}: frame slot ${name} is not declared`)
  return { sayable, needs: sayable.frame ?? [], readers: slots.map(([name, slot]) => compileReader(name, slot)) }
}

function compileReader(name: string, slot: Slot): Reader {
  const marks = (slot.marks ?? []).map((mark) => compileMark(name, slot.kind, mark))
  const like = slot.like === undefined ? [] : [{ pattern: new RegExp(slot.like), open: false }]
  return {
    name,
    kind: slot.kind,
    finders: [...marks.filter(({ open }) => !open), ...marks.filter(({ open }) => open), ...like],
    ends: slot.ends?.length ? compileEnds(slot.ends, slot.rest === true) : undefined,
    rest: slot.rest === true,
  }
}

function compileMark(slot: string, kind: SlotKind, mark: string): Finder {
  const nodes = parsePattern(mark)
  const index = nodes.findIndex((node) => node.is === 'slot')
  if (index < 0) throw new Error(`mark "${mark}" of slot ${slot} has no {}`)
  const before = sourceOf(nodes.slice(0, index), () => '')
  const after = sourceOf(nodes.slice(index + 1), () => '')
  const open = after === '' && kind !== 'count'
  const begin = before === '' ? `(?<=^|[${STOP}:])` : `(?:${before}[:： ]?)`
  const end = open ? `(?=$|[${STOP}])` : after === '' ? '' : `(?:${after})`
  return { pattern: new RegExp(`${begin}${VALUES[kind]}${end}`), open }
}

/**
 * The stretch of text up to one of the words with which such a value ends. Where the value may be whatever remains, the
 * stretch must end there too: 学习十九大精神 is not just 学习.
 */
function compileEnds(ends: readonly string[], whole: boolean): RegExp {
  const words = [...ends].sort((a, b) => b.length - a.length).join('|')
  const end = whole ? `(?=$|[${STOP}])` : ''
  return new RegExp(`(?<=^|[${STOP}:])(?!去)(?<value>[^${STOP}:]{0,20}(?:${words})${ROOM})${end}`)
}

const QUESTION = /[？吗呢么]$|几点|几号|哪里|哪儿|在哪|什么时候|多少|能不能|可以.{0,6}吗|怎么|谁/
const ANSWER =
  /我(?:们|和.{1,4})?(?:也|都|就|一定|肯定|要|想|能|会|可以)?(?:不|没)?(?:去|来|参加|报名)|去不了|来不了|参加不了|不参加|取消|报名参加/

/** What was found for slots, by their names. */
export interface Values {
  readonly [name: string]: SlotValue[SlotKind]
}

/** The command that a free sentence says, or undefined when one of its values is missing. `whens` have positions in `text`. */
export function matchFrame(frame: Frame, text: string, whens: readonly When[]): CommandCandidate | undefined {
  // Most messages hold no date and need no second look.
  if (whens.length === 0 && frame.readers.some(({ name, kind }) => kind === 'when' && frame.needs.includes(name)))
    return undefined
  const { values } = readValues(frame, text, whens)
  if (frame.needs.some((need) => values[need] === undefined)) return undefined
  return { id: frame.sayable.id, slots: values, ...scored(text, frame, values) }
}

/** The values of a frame's slots that a text holds. */
export function readValues(frame: Frame, text: string, whens: readonly When[]): { readonly values: Values } {
  const values: Slots = {}
  const when = bestWhen(whens)
  for (const { name, kind } of frame.readers) {
    if (kind === 'when' && when && !frame.sayable.slots?.[name]?.marks) values[name] = when
  }
  // The festival in 重阳茶话会 is part of the name, unless it is the very day that is meant.
  let rest = whens.filter((one) => one === when || DATED.test(one.text)).reduce(coverWhen, text)
  for (const reader of frame.readers) if (reader.kind !== 'when') rest = takeValue(reader, rest, values)
  return { values }
}

/** A day that does not exist is taken all the same, so that the command can ask about it. */
function bestWhen(whens: readonly When[]): When | undefined {
  return (
    whens.find((one) => one.start && !one.superseded && !one.rule) ??
    whens.find((one) => (one.rule && !one.superseded) || one.impossible)
  )
}

const DATED = /[\d〇零一二两三四五六七八九十廿初]|[天周月年日晨早午晚]|星期|礼拜/

function scored(text: string, frame: Frame, slots: object): { score: number; exact: boolean } {
  const more = Object.keys(slots).length - frame.needs.length
  if (QUESTION.test(text)) return { score: 0.35, exact: false }
  if (ANSWER.test(text)) return { score: 0.3, exact: false }
  const score = Math.min(0.95, 0.7 + 0.1 * more)
  return { score, exact: score >= 0.75 }
}

function cover(text: string, from: number, to: number): string {
  return text.slice(0, from) + COVER.repeat(to - from) + text.slice(to)
}

function coverWhen(text: string, when: When): string {
  return (when.pieces ?? [when.span]).reduce((covered, { from, to }) => cover(covered, from, to), text)
}

type Slots = { [name: string]: SlotValue[SlotKind] }

function takeValue(reader: Reader, text: string, slots: Slots): string {
  const match = findMarked(reader, text) ?? reader.ends?.exec(text) ?? (reader.rest ? longestRest(text) : undefined)
  const value = match?.groups?.['value']
  if (!match || value === undefined) return text
  const read = reader.kind === 'count' ? numberValue(value) : tidy(value)
  if (read === undefined || read === '') return text
  slots[reader.name] = read
  return cover(text, match.index, match.index + match[0].length)
}

function findMarked(reader: Reader, text: string): RegExpExecArray | undefined {
  for (const finder of reader.finders) {
    const match = bestMatch(finder, reader.ends, text)
    if (match) return match
  }
  return undefined
}

/** 办 is also in 办公室 and 退休办. */
const NO_VALUE = /^(?:公室|公楼|事处|理|公)/

/** Of several places a mark fits, the one whose value ends as such values do. */
function bestMatch(finder: Finder, ends: RegExp | undefined, text: string): RegExpExecArray | undefined {
  let first: RegExpExecArray | undefined
  for (let from = 0; from < text.length; ) {
    const match = finder.pattern.exec(text.slice(from))
    if (!match) break
    match.index += from
    const value = match.groups?.['value'] ?? ''
    if (!NO_VALUE.test(value)) {
      if (!finder.open || !ends || ends.test(value)) return match
      first ??= match
    }
    from = match.index + 1
  }
  return first
}

const LED =
  /^(?:的|于|在|是|为|把|让|了|[:： ]|一下|麻烦|帮忙|帮我|请|发个通知|通知|安排|组织|举办|举行|开展|办|搞|有|将)+/
const TRAILED = /(?:[的 :：]|的?(?:老)?同志们?|开始|准时)+$/
const COUNTED = /^(?:第?[一1]|这|那)?(?:次|场|个|期|堂|届|项|台|轮)(?=.{2})/

/** The words of a value without what leads to it: 有一个健康讲座, 举办一次座谈会. */
function tidy(value: string): string {
  const bare = value.replace(LED, '').replace(COUNTED, '').replace(LED, '').replace(TRAILED, '')
  // 开座谈会 is 座谈会, but 开会 stays.
  return bare.replace(/^开(?=.{3})(?!会|班|幕|放)/, '')
}

/** Of the stretches that nothing has taken, the longest; one character is not a value. */
function longestRest(text: string): RegExpExecArray | undefined {
  let best: RegExpExecArray | undefined
  for (const match of text.matchAll(new RegExp(`(?<value>[^${STOP}:]{2,20})`, 'g'))) {
    const value = tidy(match[0])
    if (value.length >= 2 && value.length > tidy(best?.[0] ?? '').length) best = match
  }
  return best
}
