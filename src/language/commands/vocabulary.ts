/** What all features together can be told, prepared once at start. */
import { remember } from '../../base/remember.ts'
import { byNeeded } from '../needed.ts'
import type { Sayable } from '../reading.ts'
import { areQuestions } from './asked.ts'
import { bonesOf, squash } from './bones.ts'
import type { Frame } from './frame.ts'
import { compileFrame } from './frame.ts'
import { type Near, nearPhrases, type Phrase } from './near.ts'
import { type Opening, openingsOf } from './opening.ts'
import { expand, parsePattern, sourceOf } from './pattern.ts'

/** A phrase with slots. */
export interface SlotPhrase {
  readonly id: string
  readonly pattern: RegExp
  readonly slots: readonly string[]
  readonly sayable: Sayable
}

/** Everything that can be said, indexed. */
export interface Vocabulary {
  readonly zone: string
  readonly sayables: readonly Sayable[]
  /** Bones of a phrase → the commands that it says. */
  readonly exact: ReadonlyMap<string, readonly string[]>
  readonly near: Near
  /** The phrases with slots that may fit a text, by its characters. */
  readonly slotted: (text: string) => readonly SlotPhrase[]
  readonly frames: readonly Frame[]
  readonly openings: readonly Opening[]
  /** Commands that are said by asking. */
  readonly asking: ReadonlySet<string>
}

/** What may be a person's name: 2 to 5 characters, and none of the words that stand in its place without being one. */
export const NAME =
  '(?:(?!谁|我|你|您|他|她|俺|咱|大家|都|也|就|不|没|别|想|能|会|说|哪|什么|多少|几个|取消|报名|参加|活动|协会|支部|小组|茶话会|座谈会|联欢会|讲座)[\\u3400-\\u9fff·]){2,5}?'

/** More ways than a person would write by hand show a mistake in a pattern. */
const MOST_WAYS = 2000

/**
 * Prepares what features declare. Throws on a broken pattern, a slot that is not declared, or a frame of unknown slots.
 * An office that begins anew in the same process says the same, and is not prepared twice.
 */
export const compile = (sayables: readonly Sayable[], zone: string): Vocabulary =>
  compiled(
    JSON.stringify([
      sayables.map(({ id, says, frame, opens, slots, examples }) => ({ id, says, frame, opens, slots, examples })),
      zone,
    ]),
  )

const compiled = remember((key) => prepare(...(JSON.parse(key) as [readonly Sayable[], string])))

function prepare(sayables: readonly Sayable[], zone: string): Vocabulary {
  const phrases = sayables.flatMap(phrasesOf)
  const exact = new Map<string, string[]>()
  for (const { id, bones } of phrases) {
    const ids = exact.get(bones)
    if (!ids) exact.set(bones, [id])
    else if (!ids.includes(id)) ids.push(id)
  }
  return {
    zone,
    sayables,
    exact,
    near: nearPhrases(phrases),
    slotted: byNeeded(sayables.flatMap(slotPhrasesOf)),
    frames: sayables.flatMap((sayable) => (sayable.frame ? [compileFrame(sayable)] : [])),
    openings: sayables.flatMap(openingsOf),
    asking: new Set(sayables.filter(({ examples = [] }) => areQuestions(examples)).map(({ id }) => id)),
  }
}

function phrasesOf(sayable: Sayable): Phrase[] {
  const plain = sayable.says.filter((says) => !says.includes('{'))
  const tooMany = plain.find((says) => bonesOfWays(says) === undefined)
  if (tooMany !== undefined)
    throw new Error(
      `command ${sayable.id}: "${tooMany}" can be said in more than ${MOST_WAYS} ways; cut it in two, or leave fillers out`,
    )
  return [...new Set(plain.flatMap((says) => bonesOfWays(says) ?? []))]
    .filter((bones) => bones !== '')
    .map((bones) => ({ id: sayable.id, bones }))
}

/** The bones of every way that a phrase can be said; undefined where there are too many. */
const bonesOfWays = remember((says): readonly string[] | undefined => {
  const ways = expand(parsePattern(says), MOST_WAYS + 1)
  return ways.length > MOST_WAYS ? undefined : ways.map((way) => squash(bonesOf(way)))
})

function slotPhrasesOf(sayable: Sayable): SlotPhrase[] {
  return sayable.says
    .filter((says) => says.includes('{'))
    .map((says) => {
      const nodes = parsePattern(says)
      const slots: string[] = []
      const source = sourceOf(nodes, (slot) => {
        const kind = sayable.slots?.[slot]?.kind
        if (!kind) throw new Error(`command ${sayable.id}: slot ${slot} of "${says}" is not declared`)
        slots.push(slot)
        return `(?<${slot}>${kind === 'name' ? NAME : '.{1,24}?'})`
      })
      return { id: sayable.id, pattern: new RegExp(`^${source}$`), slots, sayable }
    })
}
