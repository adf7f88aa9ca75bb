/** The question 去不去. */
import type { Expectation, PersonId } from '../../feature.ts'
import type { Option } from '../../language/reading.ts'
import type { Activity } from './queries.ts'
import * as wording from './wording.ts'

const ANSWERS: readonly Option[] = [
  { number: 1, value: 'yes', label: wording.YES, words: ['参加', '报名', '我去', '能去'] },
  { number: 2, value: 'no', label: wording.NO, words: ['不参加', '不报名', '我不去', '去不了'] },
]

/** What is kept with the question. */
export interface AskedToSignUp {
  readonly activityId: number
  /** Null: a whole room was asked, so it is whoever answers. */
  readonly personId: PersonId | null
}

/**
 * The question to one person or to a room; it stays valid until the activity begins. `answered`: it only says how an
 * answer can be changed, as receipts and reminders do.
 */
export function expectSignUp(activity: Activity, personId: PersonId | null, answered = false): Expectation {
  const payload: AskedToSignUp = { activityId: activity.id, personId }
  return {
    answer: 'sign-up',
    payload,
    about: `activity:${activity.id}`,
    title: activity.title,
    options: ANSWERS,
    ...(personId === null ? {} : { person: personId }),
    until: activity.starts_at,
    ...(answered ? { answered: true as const } : {}),
  }
}
