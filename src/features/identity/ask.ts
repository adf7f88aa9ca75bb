/** Questions about who is who: to whoever is speaking, and to all of the staff. */

import { dayOf } from '../../base/calendar.ts'
import { DAY } from '../../base/spans.ts'
import type { Expectation, Message, PersonId, Turn } from '../../feature.ts'
import type { Option } from '../../language/reading.ts'
import { staffOn } from '../people/public.ts'

/** The right of those who decide who is who. */
export const NEEDS = 'identity.bind'

/** A matter of somebody new waits for staff as long as this, in milliseconds: 30 days. */
const MATTER_WAITS = 30 * DAY

/** Options by their labels, numbered from 1; `values` are what the answer gets, `words` what else may be said. */
export function optionsOf(
  labels: readonly string[],
  values: readonly string[],
  words: readonly (readonly string[])[] = [],
): readonly Option[] {
  return labels.map((label, index) => ({
    number: index + 1,
    value: values[index] ?? '',
    label,
    ...(words[index] && { words: words[index] }),
  }))
}

/**
 * The same question to each of the staff on duty; whoever answers first decides. `about` is the matter's natural key;
 * `shows`: whose number is in the text.
 */
export async function askStaff(
  turn: Turn<unknown>,
  text: string,
  {
    shows,
    ...question
  }: Pick<Expectation, 'answer' | 'payload' | 'about' | 'title' | 'options'> & { readonly shows?: PersonId },
): Promise<readonly Message[]> {
  const staff = await staffOn(turn.db, dayOf(turn.now, turn.office.zone))
  const until = new Date(turn.now.getTime() + MATTER_WAITS)
  return staff.map(({ id }) => ({
    to: { person: id },
    kind: 'staff',
    text,
    ...(shows !== undefined && { shows: { how: 'check', people: [shows] } as const }),
    once: `${question.about}:inbox ${turn.inboxId}:staff ${id}`,
    expects: { ...question, person: id, until },
  }))
}
