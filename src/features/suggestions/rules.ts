/** What counts as a suggestion, and what it is about. Pure. */
import { FIELDS, OTHER_FIELD } from './vocabulary.ts'

export interface Suggested {
  readonly text: string
  readonly anonymous: boolean
}

const MARK = '[\\s，,：:。!！、]'
const BEFORE =
  '(?:(?:小王|小同志|同志们?|你好|您好|领导|我|俺|本人|想|要|来|再|就|也|跟你们|给你们|向你们|给办公室|向办公室)' +
  `${MARK}*)*`
const ANONYMOUS = '(?<anonymous>匿名(?:的)?|不留名(?:的)?|不具名(?:的)?|不写名字(?:的)?)?'
const MADE = `(?:提|有)(?:一?个|一?点|一?条|几条|几点|些)?${ANONYMOUS}(?:小)?(?:建议|意见|想法)`
const TOLD = new RegExp(`^${BEFORE}${MADE}${MARK}*(?<text>[\\s\\S]*)$`)
const HEADED = new RegExp(`^${BEFORE}${ANONYMOUS}(?:建议|意见|合理化建议)${MARK}+(?<text>[\\s\\S]*)$`)
/** 建议食堂少放盐; not 建议什么时候交. */
const BARE = new RegExp(`^${BEFORE}${ANONYMOUS}建议(?<text>(?!信|书|表|箱|栏|什么|怎么|啥|交|的)[\\s\\S]{4,})$`)

const NAMELESS = /匿名|不留名|不具名|(?:别|不要|不用)(?:写|说|提|留)我?的?(?:名字|名|姓名)/

/** `undefined`: no suggestion. An empty text: it is announced, and still to come. */
export function readSuggestion(words: string): Suggested | undefined {
  const found = TOLD.exec(words.trim()) ?? HEADED.exec(words.trim()) ?? BARE.exec(words.trim())
  const text = found?.groups?.['text']?.trim()
  if (found === null || text === undefined || isAsked(words)) return undefined
  const anonymous = found.groups?.['anonymous'] !== undefined || isNameless(words)
  return { text: ONLY_NAMELESS.test(text) ? '' : text, anonymous }
}

/** 匿名, 别写我名字. */
export const isNameless = (words: string): boolean => NAMELESS.test(words)
/** 匿名 行不: how it is to be taken, and nothing that is proposed. */
const ONLY_NAMELESS = new RegExp(
  `^(?:${MARK}|想|要|我|能|可以|${NAMELESS.source}|的|提|吗|么|行不行?|行吗|可不可以|好不好|成不成?)*$`,
)

/** 有什么建议吗, 提意见找谁: it asks, and proposes nothing. */
const isAsked = (words: string): boolean =>
  /(?:建议|意见|想法)(?:吗|么|呢|没有?|给谁|找谁|交给|怎么提|在哪)|(?:有|没)什么(?:好)?(?:建议|意见|想法)|没(?:有)?(?:啥|什么)?(?:建议|意见|想法)/.test(
    words,
  )

/** By the first of the fields whose words it holds. */
export function fieldOf(text: string): string {
  return FIELDS.find(({ words }) => words.test(text))?.name ?? OTHER_FIELD
}
