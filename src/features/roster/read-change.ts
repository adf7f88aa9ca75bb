/** 改陈德福电话13800000000: who is meant, what is to be changed, and into what. Pure. */
import type { Day } from '../../base/calendar.ts'
import type { ReadRow } from './entry.ts'
import { readRow } from './read-row.ts'
import { changeableField, FIELD_WORDS, type Field } from './vocabulary.ts'

/** What a sentence asks to be changed. */
export interface AskedChange {
  readonly name: string
  /** 第三支部, said to tell people of one name apart. */
  readonly unit?: string
  readonly field: Field
  /** '' takes the value away. */
  readonly value: string
}

const TO = '(?:改成|改为|改到|换成|换为|变成|变更为|登记为|登记成|写成|是|为|:)'
const SENTENCE = new RegExp(
  `^(?:请|帮我|麻烦|帮忙)*(?<verb>把|将|给|改一下|改|修改|更改|更正)?(?:(?<unit>第?[一二三四五六七八九十\\d]{1,3}党?支部(?:第?[一二三四五六七八九十\\d]{1,3}小?组)?|[^，。]{1,8}?支部(?=的))的?)?(?<name>[\\p{Script=Han}·]{2,8}?)(?:同志)?的?(?<field>${FIELD_WORDS})(?:也|现在)?(?<to>${TO})? ?(?<value>[^\\n]+?)[。！]?$`,
  'u',
)

/** `undefined` when a text asks for no such change: it says neither 改 before nor 改成 in it. */
export function readChange(text: string): AskedChange | undefined {
  const groups = SENTENCE.exec(text.trim())?.groups
  if (groups === undefined || (!/改|更正/.test(groups['verb'] ?? '') && !/[改换变登写]/.test(groups['to'] ?? '')))
    return undefined
  const { name = '', unit, field: word = '', value = '' } = groups
  const field = changeableField(word)
  if (field === undefined) return undefined
  return { name, field, value: /^(?:没有了?|空|清空|删掉|去掉|无)$/.test(value) ? '' : value, ...(unit && { unit }) }
}

/** The new value as the roster keeps it, read as in a list. */
export function readValue({ name, field, value }: AskedChange, today: Day): ReadRow | undefined {
  const fields: readonly Field[] = ['name', field]
  const columns = { fields, refused: [], unknown: [], texts: [] }
  return readRow({ sheet: '', row: 1, cells: [name, value] }, { columns, today })
}
