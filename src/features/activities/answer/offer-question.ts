/** The question 您还来吗, of a seat that has become free. */
import type { Expectation, PersonId } from '../../../feature.ts'
import type { Option } from '../../../language/reading.ts'
import type { Activity } from '../queries.ts'
import * as wording from '../wording.ts'

const OPTIONS: readonly Option[] = [
  { number: 1, value: 'yes', label: wording.COMES, words: ['来', '去', '要', '参加'] },
  { number: 2, value: 'no', label: wording.STAYS, words: ['不来', '不去', '不要', '不参加'] },
]

/** What is kept with the question. */
export interface Offered {
  readonly activityId: number
  readonly personId: PersonId
  /** Who was signed up by them, waits with them and is not asked besides. */
  readonly along?: readonly PersonId[]
}

export const offeredTo = (activity: Activity, personId: PersonId, along: readonly PersonId[]): Offered => ({
  activityId: activity.id,
  personId,
  ...(along.length > 0 && { along }),
})

export const expectOffered = (activity: Activity, payload: Offered): Expectation => ({
  answer: 'offer',
  payload,
  about: `activity:${activity.id}`,
  title: activity.title,
  options: OPTIONS,
  person: payload.personId,
  until: activity.starts_at,
})
