/** Sheets with people's data that somebody takes away: what for is asked first, and kept with whose data they hold. */
import type { Outcome, PersonId, Turn } from '../../feature.ts'
import * as queries from './queries.ts'
import { ASK_PURPOSE } from './wording.ts'

/** A slot for what a sheet is for: taken as it is said, so that 组织学习 is no activity. */
export const PURPOSE = { kind: 'words', marks: [], whole: true } as const

/** A digit is no purpose that anybody could look up. */
const SAYS_WHAT_FOR = /\p{Script=Han}.*\p{Script=Han}/u

/** Asks a command for its slot `purpose`; `undefined`: it was told. `known`: what else it knows already. */
export function askPurpose(
  purpose: string | undefined,
  of: { readonly command: string; readonly slots: NonNullable<NonNullable<Outcome['ask']>['of']>['slots'] },
): Outcome | undefined {
  if (purpose !== undefined && SAYS_WHAT_FOR.test(purpose)) return undefined
  return { ask: { slot: 'purpose', text: ASK_PURPOSE, of } }
}

/** Notes whose data somebody takes away in a sheet, and what for; whether or not the file arrives. */
export async function noteTaken(
  { db, now, speaker }: Turn<unknown>,
  people: readonly PersonId[],
  taken: Omit<queries.TakenAway, 'heads'>,
): Promise<void> {
  const by = speaker.person?.id ?? null
  const audit = await queries.noteExport(db, by, { ...taken, heads: people.length }, now)
  if (by !== null) await queries.noteShown(db, { person: by }, { how: 'sheet', people, audit }, now)
}

/** Notes that an answer shows whole numbers, or a card, to whoever asked. */
export async function noteAnswered(
  { db, now, speaker }: Pick<Turn<unknown>, 'db' | 'now' | 'speaker'>,
  how: 'card' | 'list',
  people: readonly PersonId[],
): Promise<void> {
  if (speaker.person !== undefined) await queries.noteShown(db, { person: speaker.person.id }, { how, people }, now)
}
