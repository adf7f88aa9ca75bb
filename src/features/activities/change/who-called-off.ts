/** Whoever has called an activity off is named to colleagues, and hears when one of them has it held all the same. */
import type { Outcome, Turn } from '../../../feature.ts'
import { knownPeople } from '../../people/public.ts'
import type * as queries from '../queries.ts'
import * as wording from '../wording.ts'

/** To a colleague who had called it off; nothing to whoever does it to their own. */
export function tellWhoCalledOff(
  { now, speaker, inboxId }: Turn<unknown>,
  { id, title, off_at, off_by }: queries.Activity,
  say: (title: string, by: string) => string,
): NonNullable<Outcome['messages']> {
  if (off_by === null || off_by === speaker.person?.id || off_at === null || off_at <= now) return []
  const text = say(title, speaker.person?.name ?? wording.COLLEAGUE)
  return [{ to: { person: off_by }, kind: 'staff', text, once: `kept-on:activity ${id}:${inboxId}` }]
}

/** 您, or a colleague's name. */
export async function whoCalledOff({ db, speaker }: Turn<unknown>, { off_by }: queries.Activity): Promise<string> {
  if (off_by === null) return wording.COLLEAGUE
  if (off_by === speaker.person?.id) return wording.YOURSELF
  const [person] = await knownPeople(db, [off_by])
  return person?.name ?? wording.COLLEAGUE
}
