/** Whoever was signed up by a friend hears of it, and can say no; a wife or husband hears of it at home. */
import type { Message, PersonId, Turn } from '../../../feature.ts'
import { knownPeople, nameOf, spouseOf } from '../../people/public.ts'
import { inWords } from '../in-words.ts'
import type * as queries from '../queries.ts'
import * as wording from '../wording.ts'
import type { Kept } from './seats.ts'
import { expectSignUp } from './sign-up-question.ts'

export function tellBrought(
  turn: Turn,
  activity: queries.Activity,
  by: PersonId,
  { brought, seat }: Pick<Kept, 'brought' | 'seat'>,
): Promise<readonly Message[]> {
  const words = inWords(activity, turn.office.zone)
  return tellFriends(turn, activity, by, brought, {
    isAnswered: true,
    say: (address, friend) => wording.broughtAlong(address, friend, words, seat === 'waiting'),
  })
}

/** 弄错了, said by the friend: they are asked as before. */
export function tellNotBrought(
  turn: Turn,
  activity: queries.Activity,
  by: PersonId,
  people: readonly PersonId[],
): Promise<readonly Message[]> {
  return tellFriends(turn, activity, by, people, {
    isAnswered: false,
    say: (address, friend) => wording.notBroughtAlong(address, friend, activity.title),
  })
}

async function tellFriends(
  { db, inboxId }: Turn,
  activity: queries.Activity,
  by: PersonId,
  people: readonly PersonId[],
  { isAnswered, say }: { readonly isAnswered: boolean; readonly say: (address: string, friend: string) => string },
): Promise<readonly Message[]> {
  const spouse = people.length === 0 ? undefined : await spouseOf(db, by)
  const friends = people.filter((id) => id !== by && id !== spouse?.id)
  if (friends.length === 0) return []
  const friend = await nameOf(db, by)
  return (await knownPeople(db, friends)).map(({ id, address }) => ({
    to: { person: id },
    kind: 'reminder',
    text: say(address, friend),
    once: `brought:activity ${activity.id}:person ${id}:inbox ${inboxId}`,
    expects: expectSignUp(activity, id, isAnswered),
    notAfter: activity.starts_at,
  }))
}
