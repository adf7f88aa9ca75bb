/**
 * Reads 接龙 and hand-typed lists: a header, numbered lines, a tail. Numbers in headers, dates and quotations are no
 * lines; a line that says 去不了 is nobody's sign-up.
 */
import { numberValue } from './numbers.ts'
import type { ListEntry } from './reading.ts'
import { companionsOf, readHeads } from './reply/heads.ts'

/** A list taken apart. `header` and `tail` are kept as written; `declined` are lines of those who do not come. */
export interface ReadList {
  readonly header: string
  readonly entries: readonly ListEntry[]
  readonly declined: readonly ListEntry[]
  /** The line that only shows how to fill in (例 张三 2人). */
  readonly example?: string
  readonly tail: string
}

const HEADER = /^#?(?:接龙|group note)|^#接|接龙[:：]?$|接龙/
const CIRCLED = '①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳'
/** The signs WeChat accepts after the number of a 接龙 line, and what people type. */
const SIGN = '[.。，、:；)\\-_~#@！&*%]'
const NUMBERED = new RegExp(
  `^\\(?(?:(\\d{1,3})(?:${SIGN}+ ?| (?=\\D)|(?=[\\u4e00-\\u9fa5]{2,4}(?:$|[ (，、])))|([一二三四五六七八九十]{1,3})[、.)] ?|([${CIRCLED}]) ?)(.*)$`,
)
const EXAMPLE = /^例[:：. ]?|^(?:示例|格式|样例|例如)/
/** A number sign in the middle of a line: 1.张三 2.李四 3.王五. */
const INLINE = new RegExp(`(?<=[^\\d.\\s]) ?(?=(?:\\d{1,3}[.、)，](?!\\d)|[${CIRCLED}]))`)
const DECLINED = /去不了|不去|不参加|来不了|请假|参加不了|不能去|取消|退出/
const NOT_A_NAME =
  /^(?:时间|地点|地址|集合|费用|联系|电话|注意|要求|内容|活动|人数|报名|请|备注|主题|须知|参加|出发|携带|截止|流程|对象|名额|集体|乘车|午餐|\d+月|周[一二三四五六日末]|上午|下午|不去|不?[去来](?:$|[ ，、])|那我|我选|我去)/
const DATE_LINE = /^(?:\d{1,2}月|\d{1,2}[./]\d{1,2}(?:\D|$)|\d{4}年)/
const NAMES_LINE = /^(?:报名|参加|参加人员|名单|报名人员|我们报名|以下报名)[:：] ?(.+)$/
const NAME = /^[\u4e00-\u9fa5·]{2,8}$/

/** Reads a list out of a normalised text, or undefined when it is none: at least two numbered names, or one under a 接龙 header. */
export function readList(text: string): ReadList | undefined {
  if (!/[\n①-⑳]|\d[.、)，].*\d[.、)，]|接龙|[:：]/.test(text)) return undefined
  const lines = text
    .split('\n')
    .flatMap((line) => line.split(INLINE))
    .map((line) => line.trim())
    .filter((line) => line !== '')
  return numberedList(lines) ?? namesLine(lines)
}

/** A line of a list is a name and a remark. */
const LONGEST_LINE = 200

interface Row {
  readonly number: number
  readonly text: string
}

function rowOf(line: string): Row | undefined {
  if (line.length > LONGEST_LINE || DATE_LINE.test(line)) return undefined
  const match = NUMBERED.exec(line)
  const number = numberValue(match?.[1] ?? match?.[2] ?? (match?.[3] ? String(CIRCLED.indexOf(match[3]) + 1) : ''))
  return match && number !== undefined ? { number, text: (match[4] ?? '').trim() } : undefined
}

function numberedList(lines: readonly string[]): ReadList | undefined {
  const rows = lines.map(rowOf)
  const isHeader = lines.some((line) => HEADER.test(line))
  const first = firstRow(lines, rows)
  if (first < 0) return undefined
  const last = rows.findLastIndex((row) => row !== undefined)
  const items = itemsOf(lines.slice(first, last + 1), rows.slice(first, last + 1))
  const read = items.flatMap((item) => entryOf(item) ?? [])
  if (read.length < (isHeader ? 1 : 2)) return undefined
  // Every line must be somebody: numbered rules or wishes are no sign-ups.
  if (!isHeader && read.length < items.length * 0.6) return undefined
  const example = lines.slice(0, first + 1).find((line) => EXAMPLE.test(line))
  return {
    header: lines
      .slice(0, first)
      .filter((line) => line !== example)
      .join('\n'),
    entries: read.filter((entry) => !declines(entry)),
    declined: read.filter(declines),
    ...(example ? { example } : {}),
    tail: lines.slice(last + 1).join('\n'),
  }
}

/** The last numbering that begins at its lowest number is the list; earlier ones belong to the header. */
function firstRow(lines: readonly string[], rows: readonly (Row | undefined)[]): number {
  const starts = rows.flatMap((row, i) => (row && row.number <= 1 && !NOT_A_NAME.test(row.text) ? [i] : []))
  const start = starts.find((i) => entryOf(rows[i]) !== undefined)
  if (start !== undefined) return start
  return rows.findIndex(
    (row, i) =>
      row !== undefined && !NOT_A_NAME.test(row.text) && !EXAMPLE.test(lines[i] ?? '') && entryOf(row) !== undefined,
  )
}

/** Lines without a number continue the item before, as a native 接龙 allows. */
function itemsOf(lines: readonly string[], rows: readonly (Row | undefined)[]): Row[] {
  const items: Row[] = []
  lines.forEach((line, i) => {
    const row = rows[i]
    const previous = items.at(-1)
    if (row) items.push(row)
    else if (previous) items[items.length - 1] = { ...previous, text: `${previous.text} ${line}`.trim() }
  })
  return items
}

const declines = (entry: ListEntry) => DECLINED.test(entry.remark ?? '')

const ENTRY =
  /^(?<name>[\u4e00-\u9fa5·a-z]{1,12}?)(?<rest>(?:[ ，、:+(（\d/-]|和|带|跟|与|携|夫妇|夫妻|两口|两人|[一二两三四五六七八九十]+(?:人|位|个|名)|去不|不去|不参|来不|请假|参加|报名|也|去$|一家|俩|代|帮).*)?$/

function entryOf(row: Row | undefined): ListEntry | undefined {
  const text = row?.text ?? ''
  if (!row || text === '' || EXAMPLE.test(text) || NOT_A_NAME.test(text)) return undefined
  const match = ENTRY.exec(text)
  const name = match?.groups?.['name']
  if (!name || name.length > 8) return undefined
  const rest = (match.groups?.['rest'] ?? '').trim()
  return { number: row.number, ...named(name, rest) }
}

/** 和老伴 and 夫妇 add a head each; 2人 says it; what is left is the remark. */
function named(name: string, rest: string): { name: string; people: number; remark?: string } {
  const people = headsOf(rest)
  const remark = rest
    .replace(/^[ ，、:+(（-]+|[)） ]+$/g, '')
    .replace(/^(?:\d+|[一二两三四五六七八九十]+)(?:个人|人|位|个|名)?$/, '')
  return { name, people, ...(remark ? { remark } : {}) }
}

function headsOf(rest: string): number {
  const plus = /^\+ ?(\d)/.exec(rest)
  if (plus) return 1 + Number(plus[1])
  const bare = /^[ :，、(（/-]*(\d{1,2})(?:个人|人|位|个|名|大)?(?:\D|$)/.exec(rest)
  if (bare && !/[点号月日楼:：岁]/.test(rest.charAt(bare[0].length - 1))) return Number(bare[1])
  if (/^(?:夫妇|夫妻|两口|俩)/.test(rest)) return 2
  const heads = readHeads(`我${rest.replace(/[(（]/g, '，')}`)
  const along = companionsOf(`我${rest}`).length
  return heads.people ?? (along ? along + 1 : 1)
}

/** 报名：张三、李四 on one line. */
function namesLine(lines: readonly string[]): ReadList | undefined {
  const match = lines.length === 1 ? NAMES_LINE.exec(lines[0] ?? '') : null
  const names = match?.[1]?.split(/[、，和 ]+/).filter((name) => name !== '')
  if (!names?.every((name) => NAME.test(name))) return undefined
  return { header: '', entries: names.map((name) => ({ name, people: 1 })), declined: [], tail: '' }
}
