/** The day before, to whoever waits: there is no seat yet, or the one that they were asked about is still free. */
import type { Message, Occasion, PersonId } from '../../../feature.ts'
import { addressOf, nameOf } from '../../people/public.ts'
import { askedAbout, findStand, headsOf, isLapsed, partiesOf } from '../answer/free-seats.ts'
import { expectOffered, offeredTo } from '../answer/offer-question.ts'
import { expectSignUp } from '../answer/sign-up-question.ts'
import * as queries from '../queries.ts'
import { about } from '../still-wanted.ts'
import * as wording from '../wording.ts'

/** How it stands for those who wait. */
export interface Eve {
  /** They are asked about a seat, or are to be next, by themselves or with somebody: nobody tells them that there is none. */
  readonly asked: ReadonlySet<PersonId>
  /** They have not answered in time, and the seat is still free; with those whom they are asked for. */
  readonly free: ReadonlyMap<PersonId, readonly { readonly id: PersonId; readonly name: string }[]>
}

/** Whoever let an offer run out and finds no seat any more is asked again when there is one, as they are told. */
export async function lookAtSeats({ db, now, office }: Occasion, activity: queries.Activity): Promise<Eve> {
  const stand = await findStand(db, activity)
  const held = askedAbout(stand, now, office.zone)
  const late = stand.waiting.filter(
    (one) => isLapsed(one, now, office.zone) && !stand.patients.has(one.person_id) && !held.includes(one),
  )
  const asked = new Set(held.map(({ person_id }) => person_id))
  const free = new Map<PersonId, readonly { readonly id: PersonId; readonly name: string }[]>()
  let left = stand.left - headsOf(held)
  for (const { leader, along } of partiesOf(late)) {
    const heads = headsOf([leader, ...along])
    if (heads > left) {
      for (const { id } of [leader, ...along]) await queries.markOffered(db, id, null)
      continue
    }
    left -= heads
    const named = along.map(async ({ person_id: id }) => ({ id, name: await nameOf(db, id) }))
    free.set(leader.person_id, await Promise.all(named))
    for (const { person_id } of along) asked.add(person_id)
  }
  return { asked, free }
}

/** What somebody who waits is told; `undefined`: they are asked already, or somebody is asked for them. */
export function tellOfSeats(
  person: queries.Invited,
  activity: queries.Activity,
  { asked, free }: Eve,
  words: wording.InWords,
): Pick<Message, 'text' | 'about' | 'expects'> | undefined {
  if (asked.has(person.id)) return undefined
  const along = free.get(person.id)
  const address = addressOf(person)
  if (along === undefined) {
    return {
      text: wording.stillWaiting(address, words),
      about: about(activity, 'waiting'),
      expects: expectSignUp(activity, person.id, true),
    }
  }
  const [ids, names] = [along.map(({ id }) => id), along.map(({ name }) => name)]
  return {
    text: wording.stillFree(address, words, names),
    about: about(activity, 'offer'),
    expects: expectOffered(activity, offeredTo(activity, person.id, ids)),
  }
}
