/** 老伴不去了, 孙子来不了: whoever brings somebody along can take them away again, and comes all the same. */
import type { PersonId, Turn } from '../../../feature.ts'
import type { Act, ReplyKind } from '../../../language/reading.ts'
import { isSpouseCalled, namesOfSpouse, SPOUSE_WORDS } from '../../../language/reply/companions.ts'
import { WHOLE_NAME } from '../../../language/reply/who.ts'
import { findByName, spouseOf } from '../../people/public.ts'
import * as queries from '../queries.ts'
import { includesSpouse, type Reading } from './rules.ts'
import { saidBefore, wasBroughtBy } from './seats.ts'
import { withOwnRow } from './with-own-row.ts'

/** What is left of an answer; `undefined`: the one who is spoken of was not brought, or has answered themselves. */
export async function withoutWhomBrought(
  turn: Turn,
  activity: queries.Activity,
  personId: PersonId,
  { act: { reply, text }, current }: { readonly act: Act; readonly current: queries.SignUp | undefined },
): Promise<Reading | undefined> {
  if (!KINDS.has(reply.reply) || BOTH_STAY.test(text)) return undefined
  if (current?.answer !== 'yes') return undefined
  const { heads, companions } = await saidBefore(turn, activity, personId, current)
  const spouse = await spouseOf(turn.db, personId)
  const whom = reply.reply === 'yes' ? undefined : reply.proxyFor
  const isOfSpouse = whom === undefined ? saysSpouseStays(text, spouse?.name) : isSpouseCalled(whom, spouse?.name)
  const isMeant = (one: string) => one === whom || (isOfSpouse && includesSpouse([one], spouse?.name ?? ''))
  const rest = companions.filter((one) => !isMeant(one))
  if (rest.length === companions.length) return undefined
  // What they have said for themselves stands.
  for (const { id } of await withOwnRow(turn.db, activity.id, personId, companions.filter(isMeant))) {
    const theirs = await queries.findSignUp(turn.db, activity.id, id)
    if (theirs !== undefined && !wasBroughtBy(theirs, personId)) return undefined
  }
  const left = Math.max(1, heads - 1)
  return {
    answer: 'yes',
    heads: left,
    companions: rest,
    reason: null,
    ...(left === 1 && { alone: true }),
    stays: companions.filter(isMeant),
  }
}

const STAYS = '(?:不(?:能|想|要)?(?:去|来|参加)|(?:去|来)不[了成])'
const KINDS: ReadonlySet<ReplyKind> = new Set<ReplyKind>(['yes', 'no', 'cancel'])
/** 我俩都不去, 她不去我也不去: nobody comes. */
const BOTH_STAY = /[都也](?:不|[去来]不)|我(?:就|们|俩)*(?:不|[去来]不)/

/** 老伴腿疼不去了, 她不去我去 */
function saysSpouseStays(text: string, name: string | undefined): boolean {
  const who = [...namesOfSpouse(name), SPOUSE_WORDS, '他', '她'].join('|')
  return new RegExp(`(?:${who})[^，。；我俺咱]{0,8}?${STAYS}`).test(text)
}

const GOES_ONESELF = /[我俺](?:自己|一个人)?(?:能|要|会)?(?:去|来|参加)(?!不)/

/** Not 去不了 alone, which names nobody. */
const SOMEBODY_STAYS = new RegExp(`.${STAYS}`, 's')

const IN_FRONT = new RegExp(`^(?<name>${WHOLE_NAME})[ :]+(?![我俺咱])`)

/** 何守田 去: a whole name of the roster in front is whom it is said of, unless it is the writer's own. */
async function namedInFront({ db }: Turn, personId: PersonId, act: Act): Promise<string | undefined> {
  const name = IN_FRONT.exec(act.text)?.groups?.['name']
  if (name === undefined || act.reply.proxyFor !== undefined) return undefined
  const people = await findByName(db, name, 'office')
  return people.length === 0 || people.some(({ id }) => id === personId) ? undefined : name
}

/** 老孙腿疼去不了 is said of the wife or husband of that name; so is 老伴腿疼去不了 beside 我去. */
export async function ofWhom(turn: Turn, personId: PersonId, act: Act): Promise<Act> {
  const named = await namedInFront(turn, personId, act)
  if (named !== undefined) return { ...act, reply: { ...act.reply, proxyFor: named } }
  const isNo = act.reply.reply === 'no' || act.reply.reply === 'cancel'
  const mayBe = isNo && act.reply.proxyFor === undefined && SOMEBODY_STAYS.test(act.text)
  const spouse = mayBe ? await spouseOf(turn.db, personId) : undefined
  if (spouse === undefined || BOTH_STAY.test(act.text)) return act
  const who = [...namesOfSpouse(spouse.name), ...(GOES_ONESELF.test(turn.words) ? [SPOUSE_WORDS] : [])].join('|')
  const [, whom] = new RegExp(`^(?:我|俺)?(?:家)?(${who})[^，。；我俺咱]{0,8}?${STAYS}`).exec(act.text) ?? []
  return whom === undefined ? act : { ...act, reply: { ...act.reply, proxyFor: whom } }
}
