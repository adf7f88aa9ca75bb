/** 第一支部联络员到12月31日: the post, the words for its unit, and what follows. Pure. */
import type { Post } from './queries.ts'
import { DUTIES } from './vocabulary.ts'

/** A post as it was said. */
export interface SaidPost {
  readonly post: Post
  /** The words for the unit; empty where none was said. */
  readonly unit: string
  /** An end was said: 到12月31日. */
  readonly ends: boolean
}

const TITLES = [...DUTIES.keys()].join('|')
const SAID = new RegExp(
  `^(?<unit>.*?)(?<title>${TITLES})(?:[，,]?(?:从|自)[^到至]+?(?:起|开始))?(?<end>[，,]?(?:任期|当)?(?:(?:到|至).+|(?:[一二两三四五六七八九十\\d]{1,3}|半)(?:年|个月)))?$`,
)

/** What may stand before a post in the whole office; a 车间主任 is nobody of it. */
const OFFICE = /^(?:离?退休|老干部?)?(?:职工|人员)?(?:服务)?(?:办公室|办|科|处|中心|站)?$/

/** `undefined` when the words name no post. */
export function readPost(words: string): SaidPost | undefined {
  const { unit = '', title = '', end } = SAID.exec(words)?.groups ?? {}
  const post = DUTIES.get(title)
  if (post === undefined) return undefined
  // 支部书记 names no unit.
  const place = unit.replace(/^(?:我们|咱们|本)|的$/g, '').replace(/^党?支部$/, '')
  if ((post === 'staff' || post === 'administrator') && !OFFICE.test(place)) return undefined
  // 第一支部第二小组长 is the one of 第一支部第二小组.
  return {
    post,
    unit: post === 'group-leader' && place !== '' && !place.endsWith('组') ? `${place}小组` : place,
    ends: end !== undefined,
  }
}
