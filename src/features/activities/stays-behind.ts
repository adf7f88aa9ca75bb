/** 老伴不去了, 孙子来不了: whoever brings somebody along can take them away again, and comes all the same. */
import type { PersonId, Turn } from '../../feature.ts'
import type { Act, ReplyKind } from '../../language/reading.ts'
import { isSpouse, SPOUSE_WORDS } from '../../language/reply/companions.ts'
import { spouseOf } from '../people/public.ts'
import * as queries from './queries.ts'
import { includesSpouse, type Reading } from './rules.ts'
import { saidBefore } from './seats.ts'

/** What is left of an answer; `undefined`: the one who is spoken of was not brought, or has answered themselves. */
export async function withoutWhomBrought(
  turn: Turn,
  activity: queries.Activity,
  personId: PersonId,
  { reply, text }: Act,
): Promise<Reading | undefined> {
  if (!KINDS.has(reply.reply) || BOTH_STAY.test(text)) return undefined
  const current = await queries.findSignUp(turn.db, activity.id, personId)
  if (current?.answer !== 'yes') return undefined
  const { heads, companions } = await saidBefore(turn, activity, personId, current)
  const spouse = await spouseOf(turn.db, personId)
  const whom = reply.reply === 'yes' ? undefined : reply.proxyFor
  const isOfSpouse = whom === undefined ? saysSpouseStays(text, spouse?.name) : isSpouseCalled(whom, spouse?.name)
  const isMeant = (one: string) => one === whom || (isOfSpouse && includesSpouse([one], spouse?.name ?? ''))
  const rest = companions.filter((one) => !isMeant(one))
  if (rest.length === companions.length) return undefined
  if (isOfSpouse && spouse !== undefined) {
    const theirs = await queries.findSignUp(turn.db, activity.id, spouse.id)
    if (theirs !== undefined && theirs.entered_by !== personId) return undefined
  }
  const left = Math.max(1, heads - 1)
  return {
    answer: 'yes',
    heads: left,
    companions: rest,
    reason: null,
    ...(left === 1 && { alone: true }),
    ...(isOfSpouse && { spouseStays: true }),
  }
}

const KINDS: ReadonlySet<ReplyKind> = new Set<ReplyKind>(['yes', 'no', 'cancel'])
/** 我俩都不去, 她不去我也不去: nobody comes. */
const BOTH_STAY = /[都也](?:不|[去来]不)|我(?:就|们|俩)*(?:不|[去来]不)/

/** 孙淑珍, 老孙 */
const namesOf = (name: string | undefined): readonly string[] =>
  name === undefined ? [] : [name, `老${name.slice(0, 1)}`]

const isSpouseCalled = (whom: string, name: string | undefined): boolean =>
  isSpouse(whom) || namesOf(name).includes(whom)

/** 老伴腿疼不去了, 她不去我去 */
function saysSpouseStays(text: string, name: string | undefined): boolean {
  const who = [...namesOf(name), SPOUSE_WORDS, '他', '她'].join('|')
  return new RegExp(`(?:${who})[^，。；我俺咱]{0,8}?(?:不(?:能|想|要)?(?:去|来|参加)|(?:去|来)不[了成])`).test(text)
}
