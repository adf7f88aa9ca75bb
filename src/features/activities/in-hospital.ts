/** Whoever is in hospital is left in peace; what they would have had to hear goes to whoever planned it. */

import type { Message, PersonId, Tx } from '../../feature.ts'
import { inHospitalAmong } from '../care/public.ts'
import { nameOf } from '../people/public.ts'
import type * as queries from './queries.ts'

interface News {
  /** Part of the key of the message to staff. */
  readonly key: string
  readonly say: (title: string, names: string) => string
}

/**
 * Those to be told something, without the patients among them; and what is told to whoever planned it of those patients
 * who have said that they come or may come.
 */
export async function withoutPatients<P extends { readonly id: PersonId; readonly answer: string | null }>(
  db: Tx,
  activity: queries.Activity,
  people: readonly P[],
  news: News,
): Promise<{ readonly well: readonly P[]; readonly messages: readonly Message[] }> {
  const patients = await inHospitalAmong(
    db,
    people.map(({ id }) => id),
  )
  const ill = people.filter(({ id, answer }) => patients.has(id) && answer !== null).map(({ id }) => id)
  const messages = ill.length === 0 ? [] : [await tellOf(db, activity, ill, news)]
  return { well: people.filter(({ id }) => !patients.has(id)), messages }
}

/** To whoever planned it, of patients who are not told themselves. */
export async function tellOf(
  db: Tx,
  activity: queries.Activity,
  ill: readonly PersonId[],
  { key, say }: News,
): Promise<Message> {
  const names = await Promise.all(ill.map((id) => nameOf(db, id)))
  return {
    to: { person: activity.planned_by },
    kind: 'staff',
    text: say(activity.title, names.join('、')),
    shows: { how: 'list', people: ill },
    once: `in-hospital:${key}:${ill.join(',')}`,
    notAfter: activity.starts_at,
  }
}
