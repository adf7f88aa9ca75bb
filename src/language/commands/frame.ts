/** Free sentences: a command is recognised by the values it holds, in whatever order (下周三上午9点在活动中心办茶话会，限30人). */
import { numberValue } from '../numbers.ts'
import type { CommandCandidate, Part, Sayable, Slot, SlotKind, SlotValue, When } from '../reading.ts'
import { PART_HOURS } from '../when/words.ts'
import { parsePattern, sourceOf } from './pattern.ts'

/** One way to find a value: a pattern with the group `value`. */
interface Finder {
  readonly pattern: RegExp
  /** The value runs on as far as it can, so of several places the one whose value ends as such values do is right. */
  readonly open: boolean
}

interface Reader {
  readonly name: string
  readonly slot: Slot
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
const ROOM =
  '(?:[一二三四五六七八九十\\d]{1,3}(?:楼|层|号楼|室|厅)){0,2}(?:[东南西北正前后侧大]{1,2}门口?|门口|门前|楼下)?'

/** Prepares a free sentence. Throws when the frame names a slot that is not declared. */
export function compileFrame(sayable: Sayable): Frame {
  const slots = Object.entries(sayable.slots ?? {})
  for (const name of sayable.frame ?? [])
    if (!sayable.slots?.[name]) throw new Error(`command ${sayable.id}: frame slot ${name} is not declared`)
  return { sayable, needs: sayable.frame ?? [], readers: slots.map(([name, slot]) => compileReader(name, slot)) }
}

function compileReader(name: string, slot: Slot): Reader {
  const marks = (slot.marks ?? []).map((mark) => compileMark(name, slot.kind, mark))
  const like = slot.like === undefined ? [] : [{ pattern: new RegExp(slot.like, 'g'), open: false }]
  return {
    name,
    slot,
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
  const end = open ? `(?=$|[${STOP}])` : after === '' ? '' : `(?: ?${after})`
  return { pattern: new RegExp(`${begin}${VALUES[kind]}${end}`, 'g'), open }
}

/**
 * The stretch of text up to one of the words with which such a value ends. Where the value may be whatever remains, the
 * stretch must end there too: 学习十九大精神 is not just 学习.
 */
function compileEnds(ends: readonly string[], whole: boolean): RegExp {
  const words = [...ends].sort((a, b) => b.length - a.length).join('|')
  const end = whole ? `(?=$|[${STOP}])` : ''
  return new RegExp(
    `(?<=^|[${STOP}:])(?!(?:我们|一起|大家|组织|安排)*去)(?<value>[^${STOP}:]{0,20}(?:${words})${ROOM})${end}`,
  )
}

const QUESTION = /[？吗呢么]$|几点|几号|哪里|哪儿|在哪|什么时候|多少|能不能|可以.{0,6}吗|怎么|谁/
const ANSWER =
  /我(?:们|和.{1,4})?(?:也|都|就|一定|肯定|要|想|能|会|可以)?(?:不|没)?(?:去|来|参加|报名)|去不了|来不了|参加不了|不参加|取消|报名参加/
/** Who says so changes something that was said before: 改到下午3点, 推迟一周, 标题写错了. */
const CHANGE =
  /(?:改|换)(?:到|成|为|在|期|个|一下)|推迟|延期|往[前后][提推延挪]|挪到|^提前|不是.{1,12}是|(?:写|弄|搞|说)错|错了|不对/

/** What was found for slots, by their names. */
export interface Values {
  readonly [name: string]: SlotValue[SlotKind]
}

/** The command that a free sentence says, or undefined when one of its values is missing. `whens` have positions in `text`. */
export function matchFrame(frame: Frame, text: string, whens: readonly When[]): CommandCandidate | undefined {
  const { values, told } = readValues(frame, text, whens)
  if (frame.needs.some((need) => values[need] === undefined)) return undefined
  return { id: frame.sayable.id, slots: values, ...scored(text, frame, values, told) }
}

/** The values of a frame's slots that a text holds. `told`: those that a mark leads to, so that they are meant as such. */
export function readValues(
  frame: Frame,
  text: string,
  whens: readonly When[],
): { readonly values: Values; readonly told: ReadonlySet<string> } {
  const values: Slots = {}
  const told = new Set<string>()
  const slots = frame.readers.filter(({ kind }) => kind === 'when')
  const deadline = slots.some(({ slot }) => slot.deadline)
    ? whens.map((when) => asDeadline(text, when)).find((when) => when?.deadline && !when.superseded)
    : undefined
  const when = bestWhen(
    whens.filter(
      (one) => deadline === undefined || one.span.from < deadline.span.from || one.span.from >= deadline.span.to,
    ),
  )
  for (const { name, slot } of slots) {
    if (slot.deadline && deadline) values[name] = deadline
    if (!slot.deadline && !slot.marks && when) values[name] = when
  }
  // The festival in 重阳茶话会 is part of the name, unless it is the very day that is meant.
  const dated = whens.filter((one) => DATED.test(one.text))
  let rest = [...dated, ...(when ? [when] : []), ...(deadline ? [deadline] : [])].reduce(coverWhen, text)
  for (const reader of frame.readers) if (reader.kind !== 'when') rest = takeValue(reader, rest, values, told)
  for (const reader of frame.readers)
    if (reader.rest && values[reader.name] === undefined) splitRun(frame, reader, values)
  const used = [...piecesOf(when), ...piecesOf(deadline), ...whens.filter((one) => one.superseded).flatMap(piecesOf)]
  const missed = dated.filter(({ span }) => !used.some(({ from, to }) => span.from < to && span.to > from))
  for (const { name, slot } of frame.readers) {
    const left = slot.left === undefined ? '' : leftOver(rest, slot.left, missed)
    if (left !== '') values[name] = left
  }
  return { values, told }
}

/** 支部大会会议室: a stretch that begins as the missing value would end, and goes on as the one that took it all. */
function splitRun(frame: Frame, missing: Reader, values: Slots): void {
  for (const { name, slot } of frame.readers) {
    const run = values[name]
    if (typeof run !== 'string' || slot.ends === undefined || name === missing.name) continue
    const at = Array.from(run, (_, i) => i).find(
      (i) => endsAs(missing.slot, run.slice(0, i)) && stands(slot, run.slice(i)),
    )
    if (at === undefined) continue
    values[missing.name] = run.slice(0, at)
    values[name] = run.slice(at)
  }
}

const endsAs = (slot: Slot, words: string) => words.length > 1 && slot.ends?.some((end) => words.endsWith(end)) === true

/** 中心 and 室 are only ends of names; 食堂 and 职工医院 stand for themselves. */
const stands = (slot: Slot, words: string) =>
  slot.ends?.some((end) => words.endsWith(end) && (words.length > 2 || words === end)) === true &&
  !/^(?:中心|.)$/.test(words)

/** All that was not taken and says something, in the writer's words; dates come last. */
function leftOver(rest: string, filler: string, missed: readonly When[]): string {
  const empty = new RegExp(`^(?:${filler})+|(?:${filler})+$`, 'g')
  const pieces = rest.split(new RegExp(`[${STOP}:、()“”]+`))
  const telling = pieces.filter((piece) => piece.replace(empty, '').replace(empty, '').length > 1)
  return [...telling, ...missed.map(({ text }) => text)].join('，')
}

/** 报名截止改到周一下午5点: what leads to the moment makes it a deadline. */
const DEADLINE_BEFORE =
  /(?:报名|回复|登记)?(?:截止|截至|截稿|最晚|最迟)(?:报名|回复)?(?:的)?(?:时间|日期)?(?:也|就|再)?(?:提前|推迟|延长|延期|延|放宽|改|换|挪|定|写)*[到至成为在是于: ]*$|(?:报名|回复)(?:时间|日期)?(?:也|就|再)?(?:提前|推迟|延长|延期|延|改)*[到至][: ]*$/
const DEADLINE_AFTER = /^(?:之?前|以前|为止)?(?:报名|回复|回话|回信|报上来|报给我|报|截止|告诉我|说一声)+/

/** The reading as a deadline with the words that make it one, or as it is when it is none. */
function asDeadline(text: string, when: When): When | undefined {
  const before = DEADLINE_BEFORE.exec(text.slice(0, when.span.from))?.[0] ?? ''
  if (!when.deadline && (before === '' || !when.start)) return undefined
  const after = DEADLINE_AFTER.exec(text.slice(when.span.to))?.[0] ?? ''
  const span = { from: when.span.from - before.length, to: when.span.to + after.length }
  const { start, alternatives: _others, ...rest } = when
  return { ...rest, end: when.deadline ? (when.end ?? start ?? {}) : (start ?? {}), deadline: true, span }
}

/** A day that does not exist is taken all the same, so that the command can ask about it. */
function bestWhen(whens: readonly When[]): When | undefined {
  const first =
    whens.find((one) => one.start && !one.superseded && !one.rule && DATED.test(one.text)) ??
    whens.find((one) => one.start && !one.superseded && !one.rule) ??
    whens.find((one) => (one.rule && !one.superseded) || one.impossible)
  return first && withTime(first, whens)
}

/** 明天上午体检，8点: a day and an hour of one sentence are one moment, though other words stand between. */
function withTime(when: When, whens: readonly When[]): When {
  const { start } = when
  const time = whens.find(
    (one) => one !== when && one.start?.time && !one.start.day && !one.superseded && !one.deadline,
  )
  if (!start?.day || start.time || when.end || !time?.start) return when
  const fits = [time, ...(time.alternatives ?? [])].find((one) => inPart(one.start?.time, start.part)) ?? time
  const day = { day: start.day }
  const { alternatives: _others, ...bare } = when
  return {
    ...bare,
    start: { ...day, ...fits.start },
    ...(fits.end ? { end: { ...day, ...fits.end } } : {}),
    pieces: [...piecesOf(when), ...piecesOf(time)],
  }
}

function inPart(time: string | undefined, part: Part | undefined): boolean {
  if (part === undefined || time === undefined) return true
  const [from, to] = PART_HOURS[part]
  const hour = Number(time.slice(0, 2))
  return hour >= from && hour < to
}

const piecesOf = (when: When | undefined) => (when === undefined ? [] : (when.pieces ?? [when.span]))

const DATED = /[\d〇零一二两三四五六七八九十廿初]|[天周月年日晨早午晚]|星期|礼拜/

/** Each further value makes it surer, and so does a word such as 办 before what is needed; what is left over does not. */
function scored(
  text: string,
  frame: Frame,
  slots: Values,
  told: ReadonlySet<string>,
): { score: number; exact: boolean } {
  const found = frame.readers.filter(({ name, slot }) => slots[name] !== undefined && slot.left === undefined)
  const more = found.length - frame.needs.length + (frame.needs.some((need) => told.has(need)) ? 1 : 0)
  if (QUESTION.test(text)) return { score: 0.35, exact: false }
  if (ANSWER.test(text) || CHANGE.test(text)) return { score: 0.3, exact: false }
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

function takeValue(reader: Reader, text: string, slots: Slots, told: Set<string>): string {
  const marked = findMarked(reader, text)
  const match = marked ?? reader.ends?.exec(text) ?? (reader.rest ? longestRest(text) : undefined)
  const value = match?.groups?.['value']
  if (!match || value === undefined) return text
  const read = reader.kind === 'count' ? numberValue(value) : tidy(value)
  if (read === undefined || read === '') return text
  slots[reader.name] = read
  if (marked) told.add(reader.name)
  return cover(text, match.index, match.index + match[0].length)
}

function findMarked(reader: Reader, text: string): RegExpExecArray | undefined {
  for (const finder of reader.finders) {
    const match = bestMatch(finder, reader.ends, text)
    if (match) return match
  }
  return undefined
}

/** 办 is also in 办公室 and 退休办; 请大家准时参加 asks nobody in particular. */
const NO_VALUE = /^(?:公室|公楼|事处|理|公)|^[了过]?$|准时|按时|务必|踊跃|积极|互相/

/** Of several places a mark fits, the one whose value ends as such values do. */
function bestMatch({ pattern, open }: Finder, ends: RegExp | undefined, text: string): RegExpExecArray | undefined {
  let first: RegExpExecArray | undefined
  for (let from = 0; from < text.length; ) {
    pattern.lastIndex = from
    const match = pattern.exec(text)
    if (!match) break
    const value = match.groups?.['value'] ?? ''
    if (!NO_VALUE.test(value)) {
      if (!open || !ends || ends.test(value)) return match
      first ??= match
    }
    from = match.index + 1
  }
  return first
}

const LED =
  /^(?:的|于|就?在|到|来(?=.{2})|是|为|把|让|了|[:： ]|一下|麻烦|帮忙|帮我|我们|我想|想|请|发个?通知|通知|安排|组织|举办|举行|开展|召开|放映|办|搞|有|将|应该|应|还是|大家(?=.{2})|一起)+/
const TRAILED = /(?:[的 :：]|的?(?:老)?同志们?|开始|准时|吧|啊|呀|哦)+$/
const COUNTED = /^(?:第?[一1]|这|那)?(?:次|场|个|期|堂|届|项|台|轮)(?=.{2})/

/** The words of a value without what leads to it: 有一个健康讲座, 举办一次座谈会. */
function tidy(value: string): string {
  const bare = value.replace(LED, '').replace(COUNTED, '').replace(LED, '').replace(TRAILED, '')
  // 开座谈会 is 座谈会, but 开会 stays. What was read across spaces are several: 第一支部 第二支部.
  return bare
    .replace(/^开(?=.{3})(?!会|班|幕|放)/, '')
    .replace(COUNTED, '')
    .replace(/ +/g, '、')
}

/** What people are to do or to bring is no name for anything. */
const INSTRUCTION =
  /^(?:请|记得|别忘|不要|别|勿|注意|要带|带好?|自带|自备|穿|务必|准时|按时|有车|车[从在接]|坐|统一|凭|联系|电话)/

/** Of the stretches that nothing has taken, the longest; one character is not a value. */
function longestRest(text: string): RegExpExecArray | undefined {
  let best: RegExpExecArray | undefined
  for (const match of text.matchAll(new RegExp(`(?<value>[^${STOP}:]{2,20})`, 'g'))) {
    const value = tidy(match[0])
    if (value.length >= 2 && !INSTRUCTION.test(match[0]) && value.length > tidy(best?.[0] ?? '').length) best = match
  }
  return best
}
