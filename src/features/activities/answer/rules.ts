/** Pure decisions about answers: what a reply comes to, who gets a seat. */

import { addDays, dayOf, instantOf, type Time } from '../../../base/calendar.ts'
import { HOUR } from '../../../base/spans.ts'
import type { Reply, ReplyKind } from '../../../language/reading.ts'
import { isSpouseCalled, newAmong } from '../../../language/reply/companions.ts'
import { RELATION } from '../../../language/reply/who.ts'
import { remarkIn } from './remarks.ts'

/** Whether the companions include the wife or husband, by relation or by name. */
export function includesSpouse(companions: readonly string[], spouseName: string): boolean {
  return companions.some((companion) => isSpouseCalled(companion, spouseName))
}

/** Words of a reason that ask for sympathy. */
const ILLNESS = /病|疼|痛|住院|手术|不舒服|难受|感冒|发烧|摔|腿|腰|血压|头晕|身体/

export function namesIllness(reason: string | null): boolean {
  return reason !== null && ILLNESS.test(reason)
}

const ILL_AT_HOME = new RegExp(
  `(?:^|[，,。；;、 \\s我俺]|我家|俺家|家里)(?<whom>${RELATION})[^，,。；;\\s我俺]{0,6}?(?:住院|住了院|生病|病了|病倒|动手术|做手术|开刀|骨折|摔)`,
)

/** Whom somebody stays at home for: 老头子 of 老头子住院了，我去不了. */
export function whoIsIll(text: string): string | undefined {
  return ILL_AT_HOME.exec(text)?.groups?.['whom']
}

/** What a reply to an invitation comes to. `heads`: in all, the writer included. */
export interface Reading {
  readonly answer: 'yes' | 'no' | 'maybe'
  readonly heads: number
  readonly companions: readonly string[]
  readonly reason: string | null
  /** It was said that they come by themselves: 少一个人 of two, 我一个人去. */
  readonly alone?: true
  /** Of those who were to come along, who does not, whoever else does. */
  readonly stays?: readonly string[]
  /** The reason is all that they ask to be minded, as their line in a 接龙 is. */
  readonly isWhole?: true
}

/**
 * Of those who were named before, who is still known to come when there are `heads` in all: the wife or husband, and the
 * others only if they all still come, since nobody knows which of them does not (少一个人).
 */
export function stillComing(companions: readonly string[], heads: number, spouseName: string): readonly string[] {
  const isTheirs = (one: string) => includesSpouse([one], spouseName)
  const couple = companions.filter(isTheirs)
  const others = companions.filter((one) => !isTheirs(one))
  return others.length <= heads - 1 - couple.length ? companions : couple
}

/** Most people whom one person may bring along; more is asked of a person. */
export const MOST_HEADS = 10

/** What the person had said so far, for "one more": heads in all, and who of them was named. */
export interface SaidBefore {
  readonly heads: number
  readonly companions: readonly string[]
}

/** 我一个人去, 就我自己: who came with the writer stays at home. */
const BY_ONESELF = /[一1]个?人|自己|独自|单独|(就|只|光)有?[我俺]|不带/

/**
 * What a reply means for the sign-up; `undefined` when it is no answer to 去不去. `text`: the words themselves, normalised.
 * 我去, said once more by somebody who brings a grandson, sends nobody home.
 */
export function readReply(
  choice: string | undefined,
  reply: Reply,
  before: SaidBefore,
  text: string,
): Reading | undefined {
  const companions = reply.companions ?? []
  const reason = reply.condition ?? reply.reason ?? null
  // Of whoever comes, what is to be minded; why somebody stays away is told by the reason.
  const remark = remarkIn(text) ?? null
  const kind: ReplyKind = choice === 'yes' || choice === 'no' ? choice : reply.reply
  if (kind === 'no' || kind === 'cancel') return { answer: 'no', heads: 0, companions, reason }
  if (kind === 'maybe' || (kind === 'yes' && reply.condition !== undefined)) {
    return { answer: 'maybe', heads: 0, companions: [], reason }
  }
  if (kind === 'yes') {
    const namesNobody = companions.length === 0 && (reply.people ?? 1) === 1
    if (namesNobody && before.heads > 1 && !BY_ONESELF.test(text)) {
      return { answer: 'yes', heads: before.heads, companions: before.companions, reason: remark }
    }
    const heads = reply.people ?? 1 + companions.length
    // A bare 1 is the number of the answer, not of the heads.
    const alone = choice === undefined && reply.people === 1
    return { answer: 'yes', heads, companions, reason: remark, ...(alone && { alone: true }) }
  }
  if (kind !== 'change') return undefined
  const added = reply.people === undefined && companions.length > 0
  // 我家老头子也去, when 老伴 was named before: the same person is no other head.
  const fresh = added ? newAmong(companions, before.companions) : companions
  const delta = (reply.delta ?? companions.length) - (companions.length - fresh.length)
  const heads = reply.people ?? Math.max(before.heads, 1) + delta
  const all = added ? [...before.companions, ...fresh] : companions
  return heads > 0
    ? { answer: 'yes', heads, companions: all, reason: remark, ...(heads === 1 && { alone: true }) }
    : { answer: 'no', heads: 0, companions: [], reason }
}

/** Whether everybody who is asked could come. */
export const holdsAll = (seats: number | null, people: number): boolean => seats === null || seats >= people

/** Whether heads fit into what is left; without a limit they always do. Nobody overtakes those who wait. */
export function seatFor(heads: number, left: number | null, waiting: number): 'seated' | 'waiting' {
  return left === null || (heads <= left && waiting === 0) ? 'seated' : 'waiting'
}

/** When people are awake and not at their noon rest. */
const WAKING: readonly (readonly [Time, Time])[] = [
  ['08:30', '12:00'],
  ['14:00', '20:00'],
]
const HELD_FOR = 4 * HOUR

/** An offered seat is held for four waking hours (rule 19): neither the night nor the noon rest counts. */
export function hasLapsed(offeredAt: Date, now: Date, zone: string): boolean {
  let left = HELD_FOR
  for (let day = dayOf(offeredAt, zone); left > 0 && instantOf(day, '00:00', zone) <= now; day = addDays(day, 1)) {
    for (const [from, until] of WAKING) {
      const begun = Math.max(instantOf(day, from, zone).getTime(), offeredAt.getTime())
      const over = Math.min(instantOf(day, until, zone).getTime(), now.getTime())
      left -= Math.max(0, over - begun)
    }
  }
  return left <= 0
}
