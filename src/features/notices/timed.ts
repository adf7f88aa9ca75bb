/** 明早8点半发：通知第一支部明天停水. A notice said together with when it is to go. */
import type { Turn } from '../../feature.ts'
import { normaliseText } from '../../language/read-value.ts'
import type { Moment, When } from '../../language/reading.ts'
import { findWhens } from '../../language/when/find-whens.ts'
import { presentAt } from '../../language/when/resolve.ts'
import { readSpoken, splitWhom } from './read-spoken.ts'
import * as vocabulary from './vocabulary.ts'

/** What is to go, when, and to whom, as far as that was said. */
export interface Timed {
  readonly at: When
  readonly text: string
  readonly whom?: string
  /** The group in which it is to be posted. */
  readonly room?: string
}

/** `undefined`: the sentence does not begin with when something is to be sent. */
export async function readTimed(turn: Turn, sentence: string): Promise<Timed | undefined> {
  const { at, rest } = vocabulary.SEND_AT.exec(sentence)?.groups ?? {}
  const when = at === undefined ? undefined : readWhole(turn, at)
  if (when === undefined || rest === undefined) return undefined
  const long = readSoLong(turn, rest)
  const { room, text } = vocabulary.SAID_IN_ROOM.exec(long?.rest ?? rest)?.groups ?? {}
  const whom = () => (long === undefined ? readTold(turn, rest) : readRest(turn, long.rest))
  const told = room === undefined || text === undefined ? await whom() : { room, text }
  if (told === undefined || !vocabulary.TELLS_SOMETHING.test(told.text)) return undefined
  const tail = long === undefined && when.rule !== undefined ? readTail(turn, told.text) : undefined
  const until = long?.until ?? tail?.until
  return { ...told, text: tail?.text ?? told.text, at: until === undefined ? when : { ...when, end: until } }
}

/** ……，发到年底, behind the text: until when, and the text without it. */
function readTail(turn: Turn, told: string): { readonly until: Moment; readonly text: string } | undefined {
  const found = vocabulary.SO_LONG_TAIL.exec(told)
  const until = found === null ? undefined : wholeEnd(turn, found.groups?.['until'] ?? '')
  return found === null || until === undefined ? undefined : { until, text: told.slice(0, found.index) }
}

/** Behind 每周三上午9点发到年底： it is plain that something is sent. */
const readRest = async (turn: Turn, rest: string) => (await readSpoken(turn, rest)) ?? readTold(turn, rest)

/** 发到年底：……, behind 每周三上午9点: until when, and what is told. */
function readSoLong(turn: Turn, rest: string): { readonly until: Moment; readonly rest: string } | undefined {
  const { 0: lead = '', groups } = vocabulary.SO_LONG_LEAD.exec(rest) ?? {}
  const until = wholeEnd(turn, groups?.['until'] ?? '')
  return until === undefined ? undefined : { until, rest: rest.slice(lead.length) }
}

/** The end that words name, if they name nothing else. */
function wholeEnd(turn: Turn, words: string): Moment | undefined {
  const said = normaliseText(words)
  const [when] = whensIn(turn, said)
  return when?.text === said ? (when.end ?? when.start) : undefined
}

/** 明早8点半发通知, and nothing more. */
export function readTimeAlone(turn: Turn, sentence: string): When | undefined {
  const { at } = vocabulary.SEND_AT_ALONE.exec(sentence)?.groups ?? {}
  return at === undefined ? undefined : readWhole(turn, at)
}

/** Words that say when, and nothing else. */
function readWhole(turn: Turn, said: string): When | undefined {
  const words = normaliseText(said)
  return whensIn(turn, words).find(
    ({ span, start, rule, deadline, superseded, impossible }) =>
      !(deadline || superseded || impossible) &&
      (start ?? rule) !== undefined &&
      words.slice(0, span.from) + words.slice(span.to) === '',
  )
}

const whensIn = ({ now, office }: Turn, words: string): readonly When[] => findWhens(words, presentAt(now, office.zone))

/** `isSent`: 发： stands before it. 发：通知第一支部明天停水, 发通知第一支部：明天停水, 发给第一支部：明天停水, 给第一支部发个通知，明天停水. */
async function readTold(turn: Turn, words: string, isSent = false): Promise<Omit<Timed, 'at'> | undefined> {
  const { only, colon, body } = vocabulary.SENDS.exec(words)?.groups ?? {}
  if (body === undefined) return readSpoken(turn, words)
  if (colon !== undefined) return (await readTold(turn, body, true)) ?? (await behindWhom(turn, body)) ?? { text: body }
  const told = await behindWhom(turn, body)
  // 下周三9点通知第一支部开座谈会: that is when they come together.
  const isWhenItIs =
    !isSent && only !== undefined && told?.apart === false && whensIn(turn, normaliseText(told.text)).length === 0
  return isWhenItIs ? undefined : told
}

/** `apart`: a colon stands between whom and what. */
async function behindWhom(
  turn: Turn,
  words: string,
): Promise<{ readonly whom: string; readonly text: string; readonly apart: boolean } | undefined> {
  const split = await splitWhom(turn, words)
  if (split === undefined) return undefined
  const between = vocabulary.AFTER_WHOM.exec(split.text)?.[0] ?? ''
  return { whom: split.whom, text: split.text.slice(between.length), apart: /[：:]/.test(between) }
}
