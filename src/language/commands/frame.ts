/** Free sentences: a command is recognised by the values it holds, in whatever order (下周三上午9点在活动中心办茶话会，限30人). */
import { eachOf } from '../needed.ts'
import { numberValue } from '../numbers.ts'
import type { CommandCandidate, Sayable, Slot, SlotKind, SlotValue, When } from '../reading.ts'
import { isForRain } from '../when/in-rain.ts'
import { asDeadline, bestWhen, DATED, piecesOf, termOf } from './frame-times.ts'
import { parsePattern, sourceOf } from './pattern.ts'
import { tidy } from './tidy.ts'

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
  /** What no value holds. */
  readonly never: RegExp
  readonly rest: boolean
  readonly left: Filler | undefined
}

/** Words that say nothing, at either end of what is left over. */
interface Filler {
  readonly first: RegExp
  readonly last: RegExp
}

/** A frame made ready. */
export interface Frame {
  readonly sayable: Sayable
  readonly needs: readonly string[]
  /** One of what it needs is a date or a time. */
  readonly needsWhen: boolean
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
/** 二楼, 205室, 三号楼, and 203 of 老年大学203: a place goes on after its name. */
const ROOM =
  '(?:[一二三四五六七八九十\\d]{1,3}(?:楼|层|号楼|室|厅|教室)|\\d{3}(?![\\d人个名位元块米号年月点:])){0,2}(?:[东南西北正前后侧大]{1,2}门口?|门口|门前|楼下)?'

/** Prepares a free sentence. Throws when the frame names a slot that is not declared. */
export function compileFrame(sayable: Sayable): Frame {
  const slots = Object.entries(sayable.slots ?? {})
  for (const name of sayable.frame ?? [])
    if (!sayable.slots?.[name]) throw new Error(`command ${sayable.id}: frame slot ${name} is not declared`)
  const needs = sayable.frame ?? []
  const needsWhen = needs.some((name) => sayable.slots?.[name]?.kind === 'when')
  return { sayable, needs, needsWhen, readers: slots.map(([name, slot]) => compileReader(name, slot)) }
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
    never: slot.never === undefined ? NO_VALUE : new RegExp(`${NO_VALUE.source}|${slot.never}`),
    rest: slot.rest === true,
    left:
      slot.left === undefined
        ? undefined
        : { first: new RegExp(`^(?:${slot.left})`), last: new RegExp(`(?:${slot.left})$`) },
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

/** Not behind 下雨: 下雨取消 and 下雨改到食堂 plan ahead. */
const RAINY = '(?<!雨(?:天|时|了|的话|就|则)*，?)'

const QUESTION =
  /[？吗呢么]$|^[^，]{0,16}(?:有|是)哪些[^，]{0,6}(?:$|[ ，])|几点|几号|哪里|哪儿|在哪|什么时候|多少|能不能|可以.{0,6}吗|怎么|咋|谁/
/** 我去, 我们都去, 去不了. 我们去植物园, 不参加的请说明 and 欢迎报名参加 are a planner's words. */
const ANSWER = new RegExp(
  [
    '我(?:们(?=[也都就一肯要想能会可不没])|和.{1,4})?(?:也|都|就|一定|肯定|要|想|能|会|可以)?(?:不|没)?(?:去|来|参加|报名)',
    '(?:[去来]不了|参加不了|不参加)(?!的)',
    `${RAINY}取消`,
    '(?<!欢迎.{0,6}|自愿|踊跃|积极|可以?|请.{0,10})报名参加',
  ].join('|'),
)
/** Who says so changes something that was said before: 改到下午3点, 推迟一周, 标题写错了. */
const CHANGE = new RegExp(
  [
    `${RAINY}(?:(?:改|换)(?:到|成|为|在|期|个|一下)|推迟|延期)`,
    '(?:时间|日子|日期|地点|地方)(?:变|换|改)(?:动|更)?了(?!再|会|另|要)|往[前后][提推延挪]|挪到|^提前|不是.{1,12}是|(?:写|弄|搞|说)错|错了|不对',
  ].join('|'),
)

/** What is told of one person, or is only sent or asked for, is planned for nobody: 新来一个周玉华，…, 看了何守田, 给四支部发. */
const NO_EVENT = new RegExp(
  [
    '^(?:新来|来了|新退|加|收)[^，]{0,6}(?:个|位|名|人)',
    '^[^，]{0,16}(?:看望|看|走访|慰问|探望|家访)了(?!再)',
    '^[^，]{0,12}(?:(?:给|往)[^，]{1,8}发(?![奖言票证礼福放])|生日的(?:有|都|谁|是))',
    '^[^，]{0,12}提醒[^，]{1,12}(?:交|报|带|量|吃药)',
    // Of a door that is shut, or a room that is kept for others: nobody is asked to come.
    '^[^，]{0,14}(?:停[水电气暖](?![^，]{0,4}(?:知识|常识|讲座|演练))|不开门|刷墙(?=$|[，。 ])|装修(?=$|[，。 ]))',
    '^[^，]{0,12}给[^，]{1,8}留着(?=$|[，。 ])',
    '^问问?(?:一下)?大家',
    // Of somebody's own house, and of whoever stays away from all that there is.
    '办(?:的)?(?:丧|后|白|喜)事(?!从简|新办|简办)|(?:啥|什么|哪个|任何)活动(?:都|也)不',
    '^[^，]{1,12}(?:请[^，]{0,2}假|休假|换班|替班)了?$',
  ].join('|'),
)

/** What was found for slots, by their names. */
export interface Values {
  readonly [name: string]: SlotValue[SlotKind]
}

/** The command that a free sentence says, or undefined when one of its values is missing. `whens` have positions in `text`. */
export function matchFrame(frame: Frame, text: string, whens: readonly When[]): CommandCandidate | undefined {
  if (whens.length === 0 && frame.needsWhen) return undefined
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
  const { when, deadline, term } = readTimes(frame, text, whens, values)
  // The festival in 重阳茶话会 is part of the name, unless it is the very day that is meant.
  const dated = whens.filter((one) => DATED.test(one.text) && !isForRain(text.slice(0, one.span.from)))
  const taken = [when, deadline, term].filter((one) => one !== undefined)
  let rest = [...dated, ...taken].reduce(coverWhen, text)
  for (const reader of frame.readers) if (reader.kind !== 'when') rest = takeValue(reader, rest, values, told)
  for (const reader of frame.readers)
    if (reader.rest && values[reader.name] === undefined) splitRun(frame, reader, values)
  const used = [...taken.flatMap(piecesOf), ...whens.filter((one) => one.superseded).flatMap(piecesOf)]
  const missed = dated.filter(({ span }) => !used.some(({ from, to }) => span.from < to && span.to > from))
  for (const { name, left: filler } of frame.readers) {
    const left = filler === undefined ? '' : leftOver(rest, filler, missed)
    if (left !== '') values[name] = left
  }
  return { values, told }
}

/** The moment, the deadline and the term of a sentence, for the slots that find theirs by themselves. */
function readTimes(frame: Frame, text: string, whens: readonly When[], values: Slots) {
  const slots = frame.readers.filter(({ kind, slot }) => kind === 'when' && !slot.marks)
  const term = slots.some(({ slot }) => slot.term) ? termOf(text, whens) : undefined
  const others = whens.filter((one) => one !== term && !isForRain(text.slice(0, one.span.from)))
  const deadline = slots.some(({ slot }) => slot.deadline)
    ? others.map((when) => asDeadline(text, when)).find((when) => when?.deadline && !when.superseded)
    : undefined
  const isApart = ({ span }: When) =>
    deadline === undefined || span.from < deadline.span.from || span.from >= deadline.span.to
  const when = bestWhen(others.filter(isApart))
  for (const { name, slot } of slots) {
    const value = slot.deadline ? deadline : slot.term ? term : when
    if (value) values[name] = value
  }
  return { when, deadline, term }
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

const BETWEEN_PIECES = new RegExp(`[${STOP}:、()“”]+`)

/** All that was not taken and says something, in the writer's words; dates come last. */
function leftOver(rest: string, filler: Filler, missed: readonly When[]): string {
  const { first, last } = filler
  const pieces = rest.split(BETWEEN_PIECES)
  const telling = pieces.filter((piece) => strip(strip(piece, first, 0), last, -LONGEST_FILLER).length > 1)
  return [...telling, ...missed.map(({ text }) => text)].join('，')
}

/** No word that says nothing is longer. */
const LONGEST_FILLER = 8

/** Takes one word after the other from an edge: as a single pattern with + it could take for ever on 改到改到改到…. */
function strip(words: string, edge: RegExp, from: number): string {
  let rest = words
  for (;;) {
    const part = from === 0 ? rest : rest.slice(from)
    const next = rest.slice(0, rest.length - part.length) + part.replace(edge, '')
    if (next === rest) return rest
    rest = next
  }
}

/**
 * Each further value makes it surer, and so does a word such as 办 before what is needed; what is left over does not. Where
 * nothing but a date stands beside words of no known kind, it is not even a guess.
 */
function scored(
  text: string,
  frame: Frame,
  slots: Values,
  told: ReadonlySet<string>,
): { score: number; exact: boolean } {
  const found = frame.readers.filter(({ name, slot }) => slots[name] !== undefined && slot.left === undefined)
  const more = found.length - frame.needs.length + (frame.needs.some((need) => told.has(need)) ? 1 : 0)
  if (QUESTION.test(text)) return { score: 0.35, exact: false }
  if (ANSWER.test(text) || CHANGE.test(text) || NO_EVENT.test(text)) return { score: 0.3, exact: false }
  if (more === 0 && !frame.needs.some((name) => isOfAKind(frame, name, slots[name])))
    return { score: 0.5, exact: false }
  const score = Math.min(0.95, 0.7 + 0.1 * more)
  return { score, exact: score >= 0.75 }
}

/** 看电影, 学习十九大精神: the words hold a known kind of what is looked for; 冷不冷 and 去医院 only stand beside a day. */
function isOfAKind({ readers }: Frame, name: string, value: Slots[string] | undefined): boolean {
  const reader = readers.find((one) => one.name === name)
  if (typeof value !== 'string' || reader?.ends === undefined) return false
  return reader.ends.test(value) || reader.slot.ends?.some((end) => end.length > 1 && value.includes(end)) === true
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
    const match = bestMatch(finder, reader, text)
    if (match) return match
  }
  return undefined
}

/** 办 is also in 办公室, 办得咋样 and 退休办; 请大家准时参加 asks nobody in particular. */
const NO_VALUE = /^(?:公室|公楼|事处|理|公|得|完|的手续)|^[了过]?$|准时|按时|务必|踊跃|积极|互相/

/** Of several places a mark fits, the one whose value ends as such values do. */
function bestMatch({ pattern, open }: Finder, { ends, never }: Reader, text: string): RegExpExecArray | undefined {
  let first: RegExpExecArray | undefined
  for (let from = 0; from < text.length; ) {
    pattern.lastIndex = from
    const match = pattern.exec(text)
    if (!match) break
    const value = match.groups?.['value'] ?? ''
    if (!never.test(value)) {
      if (!open || !ends || ends.test(value)) return match
      first ??= match
    }
    from = match.index + 1
  }
  return first
}

/** What people are to do or to bring is no name for anything. */
const INSTRUCTION =
  /^(?:请|记得|别忘|不要|别|勿|注意|要带|带好?|自带|自备|穿|务必|准时|按时|有车|车[从在接]|坐|统一|凭|联系|电话|可以?|不?能|不可|欢迎|回(?:一下|个))/

/** 祝福光发: what is sent, and held nowhere. */
const SENT = /(?:光|只|单|就|先|都|别)发(?:给)?$/

const findStretches = eachOf(new RegExp(`(?<value>[^${STOP}:]{2,20})`, 'g'))

/** Of the stretches that nothing has taken, the longest; one character is not a value. */
function longestRest(text: string): RegExpExecArray | undefined {
  let best: RegExpExecArray | undefined
  for (const match of findStretches(text)) {
    const value = tidy(match[0])
    if (
      value.length >= 2 &&
      !INSTRUCTION.test(match[0]) &&
      !SENT.test(value) &&
      value.length > tidy(best?.[0] ?? '').length
    )
      best = match
  }
  return best
}
