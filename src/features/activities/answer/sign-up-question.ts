/** The question 去不去. */
import type { Expectation, PersonId } from '../../../feature.ts'
import type { Option } from '../../../language/reading.ts'
import type { Before } from '../phone/undo-entries.ts'
import type { Activity } from '../queries.ts'
import * as wording from '../wording.ts'

const ANSWERS: readonly Option[] = [
  { number: 1, value: 'yes', label: wording.YES, words: ['参加', '报名', '我去', '能去'] },
  { number: 2, value: 'no', label: wording.NO, words: ['不参加', '不报名', '我不去', '去不了'] },
]

/** Understood after a receipt, and never shown: 弄错了. */
const TAKEN_BACK: Option = { number: 0, value: 'undo', label: '', words: wording.SAID_WRONGLY }

/** What an answer has changed: what was said before it, and by which message it came. */
export interface Undo {
  readonly before: readonly Before[]
  readonly inboxId: number
  /** The occurrences of a series for which it was said as well. */
  readonly following?: readonly { readonly activityId: number; readonly before: readonly Before[] }[]
}

/** What is kept with the question. */
export interface AskedToSignUp {
  readonly activityId: number
  /** Null: a whole room was asked, so it is whoever answers. */
  readonly personId: PersonId | null
  /** How they would come, said before they have said that they do: 坐大巴. */
  readonly remark?: string
  /** Behind a receipt: how its answer is taken back. */
  readonly undo?: Undo
}

/**
 * The question to one person or to a room; it stays valid until the activity begins. `answered`: it only says how an
 * answer can be changed, as receipts and reminders do. `undo`: what 弄错了 right after it takes back.
 */
export function expectSignUp(
  activity: Activity,
  personId: PersonId | null,
  answered = false,
  undo?: Undo,
): Expectation {
  const payload: AskedToSignUp = { activityId: activity.id, personId, ...(undo && { undo }) }
  return {
    answer: 'sign-up',
    payload,
    about: `activity:${activity.id}`,
    title: activity.title,
    options: undo === undefined ? ANSWERS : [...ANSWERS, TAKEN_BACK],
    ...(personId === null ? {} : { person: personId }),
    until: activity.starts_at,
    ...(answered ? { answered: true as const } : {}),
  }
}
