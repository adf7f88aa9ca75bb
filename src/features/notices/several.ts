/** How many of its choices a question lets people take: 可多选, 最多选两项, 能选几样选几样. Pure. */
import { numberValue } from '../../language/numbers.ts'

const THING = '(?:[个项样种门场次处条款]|类)'
/** 最多选两项, 限选3样, 可以选两个, 三选二, 选1-3项. */
const atMost = (number: string): string =>
  [
    `(?:最多|至多|不超过|不多于|不得超过)(?:只?(?:能|可以?|限))?(?:(?:勾?选|报|挑)(?:择|取)?${number}${THING}?|(?:领|要|参加)?${number}${THING}(?!人|小时|月|字))`,
    `(?:限|可以?|能|任|请|各)(?:勾?选|报|挑)(?:择|取)?(?:[1一][-—–~至到])?${number}${THING}`,
    `[三四五六七八九3-9]选${number}`,
    `选(?:择)?[1一][-—–~至到]${number}${THING}`,
  ].join('|')
const AT_MOST = atMost('(?:[2-9]|[两二三四五六七八九])')
const SEVERAL = `可以?(?:多选|复选|全选|都选)|多选题?|[可能]以?(?:选|报)(?:择)?(?:多|好?几)${THING}|选几${THING}都(?:行|可以|成)|[有能]选?几${THING}(?:就|算)?选几${THING}|不限${THING}|几${THING}都(?:可以|能|行)选?|(?:多|不止|不限于)选?一${THING}`
const ONE_ONLY = new RegExp(
  `单选|不(?:能|可以?|许)多选|(?:只|限|任|请|各|最多)(?:能|可以?)?(?:选|挑|报|领)[一1]${THING}`,
)
const NOT_SEVERAL = /单选|不(?:能|可以?|许)多选/
const NUMBER = /[2-9]|[两二三四五六七八九]/g

/** What only says how many may be taken: （可多选）, （最多选两项：……）, ……，可多选）. */
const HINT = `(?:本题|此题|每人|请)*(?:${AT_MOST}|${SEVERAL})(?:即可|题)?`
const HINTS: readonly (readonly [RegExp, string])[] = [
  [new RegExp(`[（(](?:${HINT})[。]?[）)]`, 'g'), ''],
  [new RegExp(`(?<=[（(])(?:${HINT})[：:，,；;。 ]\\s*`, 'g'), ''],
  [new RegExp(`[，,、；;。\\s]+(?:${HINT})[。]?(?=[）)]|$)`, 'g'), ''],
  [new RegExp(`(?<=[？?：:。]|^)\\s*(?:${HINT})[。，,：:；;]\\s*`, 'g'), ''],
]

/** Without those words: what is left are the question and its labels. */
export const withoutHint = (text: string): string =>
  HINTS.reduce((left, [hint, instead]) => left.replace(hint, instead), text)

/** So many may be taken of however many there are; `undefined`: nothing is said of it. */
export function howManyMay(text: string): number | undefined {
  if (NOT_SEVERAL.test(text)) return 1
  const most = new RegExp(AT_MOST).exec(text)?.[0].match(NUMBER)?.at(-1)
  if (most !== undefined) return most === '两' ? 2 : numberValue(most)
  if (new RegExp(SEVERAL).test(text)) return Number.POSITIVE_INFINITY
  return ONE_ONLY.test(text) ? 1 : undefined
}

/** The same of `choices` that are offered; one where nothing is said. */
export const upToOf = (text: string, choices: number): number => Math.max(1, Math.min(howManyMay(text) ?? 1, choices))
