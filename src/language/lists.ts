/**
 * Reads 接龙 and hand-typed lists: a header, lines of people with or without numbers, a tail. Numbers in headers, dates and
 * quotations are no lines; a line that says 去不了 is nobody's sign-up.
 */
import { EXAMPLE, entriesOf, NOT_A_NAME, nameAt, plainNumbers, type Row, rowOf } from './list-lines.ts'
import type { ListEntry } from './reading.ts'

/** A list taken apart. `header` and `tail` are kept as written; `declined` are lines of those who do not come. */
export interface ReadList {
  readonly header: string
  readonly entries: readonly ListEntry[]
  readonly declined: readonly ListEntry[]
  /** The line that only shows how to fill in (例 张三 2人). */
  readonly example?: string
  readonly tail: string
}

const HEADER = /接龙|group note|^#接/
/** 报名：, 参加茶话会的：, with the names behind it or below. */
const ASKS_FOR_NAMES = /(?:接龙|报名|参加|名单|人员|去的)[^:\n]{0,12}:$/
const OPENING =
  /^(.*?(?:接龙|报名|参加|名单|人员|去的|单元|[号栋]楼|小组|支部|车间)[^:\n]{0,12}(?::|(?<=接龙) ) ?)(?=\S)(.+)$/
/** A number sign in the middle of a line: 1.张三 2.李四 3.王五. */
const INLINE = /(?<=[^\d.\s(【[]|[^.\s(【[] ) ?(?=[(【[]?\d{1,3}[.、)】\]](?!\d))/
/** A bare number there, which counts where a name follows: 1张三 2李四, 1张三，2李四. */
const INLINE_BARE =
  /(?<=[^\s(][ ，、;。]{1,2})(?=(?:第?\d{1,3}[位号]?[ ，]?|[一二三四五六七八九十]{1,3}、)[\u4e00-\u9fa5])/
const DECLINED = /去不了|不去|不来|不参加|来不了|请假|参加不了|不能去|取消|退出|^[❌❎✖✗✕×]$/
/** A line in the list that says of those below whether they come. */
const OF_THOSE_BELOW = /(?<off>不(?:能|会)?)?(?:参加|去|来|报名)[^:\n]{0,8}:$/
const DATE = /^(?:\d{4}年)?\d{1,2}月\d{1,2}|^\d{4}[-./]/
/** Whoever stands below it is to be asked, and does not sign up. */
const OF_THE_OFFICE = /(?:联系人?|电话|负责人?|咨询|通知人?|落款|:)$/

/**
 * Reads a list out of a normalised text, or undefined when it is none: at least two numbered names, or one under a 接龙
 * header. In a room, where lists grow line by line, also what only adds to one: 3、周福生, or names below each other.
 */
export function readList(text: string, where: 'anywhere' | 'room' = 'anywhere'): ReadList | undefined {
  if (!MAY_BE_LIST.test(text)) return where === 'room' ? addition([text]) : undefined
  const lines = plainNumbers(text)
    .split('\n')
    .flatMap(apart)
    .map((line) => line.trim())
    .filter((line) => line !== '')
  return listIn(lines) ?? namesLine(lines) ?? (where === 'room' ? addition(lines) : undefined)
}

const MAY_BE_LIST =
  /[\n\u2460-\u249b\u3220-\u3289]|\d[.、)，].*\d[.、)，]|\d ?[\u4e00-\u9fa5].*\d ?[\u4e00-\u9fa5]|接龙|:/

/** The lines that somebody has written on one. */
function apart(line: string): readonly string[] {
  if (EXAMPLE.test(line)) return [line]
  const pieces = line.split(INLINE).flatMap((piece) => splitBare(piece))
  return pieces.flatMap((piece) => {
    const [, opening = '', names = ''] = OPENING.exec(piece) ?? []
    const begins = opening !== '' && (nameAt(names) !== undefined || rowOf(names) !== undefined)
    return begins && !NOT_A_NAME.test(names) ? [opening.trim(), ...eachNamed(names)] : counted(piece)
  })
}

/** 陈德福 李桂兰（2人）、周福生，共4人: behind an opening whoever is named begins an entry; how many they are in all is nobody's. */
function eachNamed(names: string): readonly string[] {
  if (rowOf(names) !== undefined) return [names]
  const entries: string[] = []
  for (const part of names.split(/(?<=[^ 、，；])(?=[ 、，；])/)) {
    const own = part.replace(/^[ 、，；]+/, '')
    if (/^(?:总|一)?共计? ?\d+ ?[人位名]。?$/.test(own)) continue
    if (entries.length === 0 || nameAt(own) !== undefined) entries.push(own)
    else entries.push(`${entries.pop() ?? ''}${part}`)
  }
  return entries
}

/** 1陈德福2李桂兰3周福生: numbers that count up from one, each before a name. */
function counted(piece: string): readonly string[] {
  if (!/^1[\u4e00-\u9fa5]+2[\u4e00-\u9fa5]/.test(piece)) return [piece]
  const parts = piece.split(/(?<=[\u4e00-\u9fa5])(?=\d{1,3}[\u4e00-\u9fa5])/)
  const isCounted = parts.every((part, at) => {
    const row = rowOf(part)
    return row?.number === at + 1 && nameAt(row.text)?.rest === ''
  })
  return isCounted ? parts : [piece]
}

/** What begins with no name was no beginning: 2人 of 张三 2人 2李四. */
function splitBare(piece: string): readonly string[] {
  const parts: string[] = []
  for (const part of piece.split(INLINE_BARE)) {
    const begins = parts.length === 0 || nameAt(rowOf(part)?.text ?? '') !== undefined
    parts.push(begins ? part : `${parts.pop() ?? ''}${part}`)
  }
  return parts
}

/** A line, with its number and whom it surely names. */
interface Line {
  readonly text: string
  readonly row: Row | undefined
  readonly isPerson: boolean
}

/** What belongs to one of the list; `isOff`: under 不参加：. */
type Item = Partial<Row> & Pick<Row, 'text'> & { readonly isOff: boolean }

function listIn(texts: readonly string[]): ReadList | undefined {
  const isHeader = texts.some((text) => HEADER.test(text))
  const lines = texts.map((text, at) => lineOf(text, texts[at - 1], texts[at + 1]))
  const first = firstOf(lines, isHeader)
  if (first < 0) return undefined
  const last = lines.findLastIndex(({ row, isPerson }, at) => at >= first && (row !== undefined || isPerson))
  const items = itemsOf(lines.slice(first, last + 1), isOffAfter(false, texts.slice(0, first)))
  const read = items.map(entriesOfItem)
  const isOpened = isHeader || (first > 0 && ASKS_FOR_NAMES.test(texts[first - 1] ?? ''))
  if (read.flat().length < (isOpened ? 1 : 2)) return undefined
  // Every line must be somebody: numbered rules or wishes are no sign-ups.
  if (!isHeader && read.filter((entries) => entries.length > 0).length < items.length * 0.6) return undefined
  // 我有两点意见：1、饭菜太咸 2、空调太冷
  if (!isOpened && !items.some(({ text }) => nameAt(text) !== undefined)) return undefined
  const example = texts.slice(0, first + 1).find((text) => EXAMPLE.test(text))
  const entries = read.flat()
  if (!isHeader && entries.every(declines)) return undefined
  return {
    header: texts
      .slice(0, first)
      .filter((text) => text !== example)
      .join('\n'),
    entries: entries.filter((entry) => !declines(entry)),
    declined: entries.filter(declines),
    ...(example ? { example } : {}),
    tail: texts.slice(last + 1).join('\n'),
  }
}

/** Whoever signs a notice, or is named as the one to ask, is not on the list. */
function lineOf(text: string, before: string | undefined, after: string | undefined): Line {
  const row = rowOf(text)
  const isSignature = DATE.test(after ?? '') || (OF_THE_OFFICE.test(before ?? '') && !ASKS_FOR_NAMES.test(before ?? ''))
  const isPerson = row === undefined && !isSignature && entriesOf({ text }, true).length > 0
  return { text, row, isPerson }
}

/** The last numbering that begins at its lowest number is the list; earlier ones belong to the header. */
function firstOf(lines: readonly Line[], isHeader: boolean): number {
  const isEntry = ({ row }: Line) => row !== undefined && !NOT_A_NAME.test(row.text) && entriesOf(row).length > 0
  const starts = lines.flatMap((line, at) => ((line.row?.number ?? 2) <= 1 && isEntry(line) ? [at] : []))
  const namesSomebody = ({ row }: Line) => row !== undefined && nameAt(row.text) !== undefined
  const start = starts.find((from, i) => lines.slice(from, starts[i + 1]).some(namesSomebody)) ?? starts[0] ?? -1
  const numbered = start >= 0 ? start : lines.findIndex((line) => isEntry(line))
  if (numbered >= 0) return withThoseAbove(lines, numbered)
  if (isListOfNames(lines)) return 1
  if (isColumnOfHeads(lines)) return 0
  const opening = lines.findIndex(({ text }) => (isHeader ? HEADER : ASKS_FOR_NAMES).test(text))
  return opening < 0 ? -1 : lines.findIndex(({ isPerson }, at) => isPerson && at > opening)
}

/** 三车间名单 and names below it, each on a line, and nothing else. */
const isListOfNames = ([head, ...others]: readonly Line[]): boolean =>
  HEAD_OF_NAMES.test(head?.text ?? '') && others.length > 1 && others.every(({ isPerson }) => isPerson)
/** 张翠花 2, 覃家良 1: a name and a number on each line, and nothing else. */
const isColumnOfHeads = (lines: readonly Line[]): boolean =>
  lines.length > 1 && lines.every(({ text }) => /^(?:[1-4]|\d{1,2}(?:个?人|位))$/.test(nameAt(text)?.rest ?? ''))
const HEAD_OF_NAMES = /^[^，。！？]{0,12}(?:名单|报名|报名人员|参加人员)(?:如下)?$|^姓名[ /、]*(?:人数|名额)?$/

/** 陈德福, 2. 李桂兰: as many lines above belong to it as its number leaves room for. */
function withThoseAbove(lines: readonly Line[], numbered: number): number {
  const room = (lines[numbered]?.row?.number ?? 1) - 1
  let first = numbered
  while (first > 0 && numbered - first < room && lines[first - 1]?.isPerson === true) first -= 1
  return first
}

/** Lines that name nobody continue the item before, as a native 接龙 allows. */
function itemsOf(lines: readonly Line[], isOffAbove: boolean): readonly Item[] {
  const items: Item[] = []
  let isOff = isOffAbove
  for (const { text, row, isPerson } of lines) {
    const previous = items.at(-1)
    if (row !== undefined && OF_THOSE_BELOW.test(row.text)) isOff = isOffAfter(isOff, [row.text])
    else if (row !== undefined) items.push({ ...row, isOff })
    else if (isPerson || previous === undefined) items.push({ text, isOff })
    else if (OF_THOSE_BELOW.test(text)) isOff = isOffAfter(isOff, [text])
    else items[items.length - 1] = { ...previous, text: `${previous.text} ${text}`.trim() }
  }
  return items
}

/** Whether those below these lines do not come: the last line that says so counts. */
const isOffAfter = (isOff: boolean, texts: readonly string[]): boolean =>
  texts.reduce((before, text) => {
    const said = OF_THOSE_BELOW.exec(text)
    return said === null ? before : said.groups?.['off'] !== undefined
  }, isOff)

const entriesOfItem = (item: Item): readonly ListEntry[] =>
  entriesOf(item, item.number === undefined).map((entry) =>
    item.isOff ? { ...entry, remark: `${entry.remark ?? ''}不参加` } : entry,
  )

const declines = (entry: ListEntry) => DECLINED.test(entry.remark ?? '')

const NAMES_LINE =
  /^(?:(?:第?[一二三四五六七八九十\d]{1,2})?(?:党?支部|党?小组|组|队)?(?:我们?)?(?:共|一共)?(?<no>不)?(?:报名?|参加|去|来|参加人员|报名人员|名单|以下报名)的?(?:\d{1,3}|[一二三四五六七八九十]{1,3})?(?:个?人|名|位)?有?是?):$/
const NAME = /^(?<name>[\u4e00-\u9fa5·]{2,8}?)(?:(?<heads>\d)人)?$/

/** 报名：张三、李四2人 on one line, whatever they are called; 参加：张三 and 不参加：王五 on two. */
function namesLine(lines: readonly string[]): ReadList | undefined {
  if (lines.length > 4) return undefined
  const said = lines.join(' ').split(/ (?=[^:： ]{1,12}:)/)
  const groups = said.map(namesIn)
  if (!groups.every((group) => group !== undefined)) return undefined
  const entries = groups.filter(({ comes }) => comes).flatMap((group) => group.entries)
  const declined = groups
    .filter(({ comes }) => !comes)
    .flatMap((group) => group.entries.map((entry) => ({ ...entry, remark: '不参加' })))
  return entries.length > 0 ? { header: '', entries, declined, tail: '' } : undefined
}

function namesIn(line: string): { comes: boolean; entries: readonly ListEntry[] } | undefined {
  const [, opening = '', told = ''] = /^([^:]+:) ?(.+)$/.exec(line) ?? []
  const asked = NAMES_LINE.exec(opening)
  const names = told.split(/[、，和 ]+/).filter((name) => name !== '')
  const read = names.map((name) => NAME.exec(name)?.groups)
  if (!asked || names.length === 0 || !read.every((one) => one !== undefined)) return undefined
  const entries = read.map(({ name = '', heads = '1' }) => ({ name, people: Number(heads) }))
  return { comes: asked.groups?.['no'] === undefined, entries }
}

/** What follows a number in an answer, and is no name: 1、可以. */
const ANSWER =
  /^(?:可以|好|行|能|收到|同意|没|谢|知道|想|愿意|也|都|一定|准|不|去|来|参|我|俺|选|对|是|要|支持|报|满意|一般|ok)/

/** Lines that name somebody and nothing else, at least one with a number or two without. */
function addition(lines: readonly string[]): ReadList | undefined {
  const rows = lines.map((line) => rowOf(line))
  const read = lines.map((text, at) => {
    const row = rows[at]
    if (row === undefined) return entriesOf({ text }, true)
    return ANSWER.test(row.text) ? [] : entriesOf(row)
  })
  const isPlain = read.every((entries, at) => entries.length > 0 && (lines[at]?.length ?? 0) <= LONGEST_ADDED)
  if (!isPlain || (lines.length < 2 && rows[0] === undefined)) return undefined
  // 1、满意 2、没有
  if (lines.length > 1 && !lines.some((line, at) => nameAt(rows[at]?.text ?? line) !== undefined)) return undefined
  const entries = read.flat()
  return {
    header: '',
    entries: entries.filter((entry) => !declines(entry)),
    declined: entries.filter(declines),
    tail: '',
  }
}

/** Longer lines tell something else. */
const LONGEST_ADDED = 20
