/** Whom staff mean when they say for somebody which greetings they want. */
import type { Outcome, Turn } from '../../feature.ts'
import { findByName, type KnownPerson, notFound } from '../people/public.ts'
import * as wording from './wording.ts'

/** Does it with the one who is named, or tells that there is none, or more than one. */
export async function ofNamed(
  { db, scope, slots }: Turn<{ readonly name?: string | undefined }>,
  enter: (person: KnownPerson) => Promise<Outcome>,
): Promise<Outcome> {
  const name = (slots.name ?? '').replace(/同志$/, '')
  const [only, ...others] = await findByName(db, name, scope)
  if (only === undefined) return { reply: { text: notFound(name) } }
  return others.length > 0 ? { reply: { text: wording.severalNamed(name) } } : enter(only)
}
