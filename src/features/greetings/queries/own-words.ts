/** What staff have chosen for the next birthday of one person: words, who signs, a picture; and who signs all greetings. */
import { sql } from 'kysely'
import type { Day } from '../../../base/calendar.ts'
import type { FileId, PersonId, Tx } from '../../../feature.ts'

/** A picture that goes with a greeting. */
export interface Picture {
  readonly id: FileId
  readonly name: string
}

/** What is of somebody's own about their next greeting. */
export interface Own {
  readonly words: string | null
  /** The name of the one who signs. */
  readonly signer: string | null
  readonly picture: Picture | undefined
}

/** What staff have chosen for these people's next birthday; it counts as used on `day`. */
export async function useOwn(db: Tx, people: readonly PersonId[], day: Day): Promise<ReadonlyMap<PersonId, Own>> {
  await releaseOwn(db, people)
  const used = await db
    .updateTable('own_greeting')
    .set({ used_on: day })
    .where(sql<boolean>`person_id = any(${[...people]}::int[])`)
    .where('used_on', 'is', null)
    .returning(['person_id', 'words', 'signed_by', 'file_id', 'file_name'])
    .execute()
  const names = await signersAmong(
    db,
    used.flatMap(({ signed_by }) => signed_by ?? []),
  )
  return new Map(
    used.map(({ person_id, words, signed_by, file_id, file_name }) => {
      const picture = file_id === null ? undefined : { id: file_id, name: file_name ?? '' }
      return [person_id, { words, signer: names.get(signed_by ?? 0) ?? null, picture }]
    }),
  )
}

/** What was chosen for a greeting that did not go out after all (the birthday was put right, somebody mourns) is there again. */
async function releaseOwn(db: Tx, people: readonly PersonId[]): Promise<void> {
  await sql`
    update own_greeting set used_on = null
    from greeting join outbox on outbox.once = greeting.once
    where own_greeting.person_id = any(${[...people]}::int[]) and greeting.person_id = own_greeting.person_id
      and greeting.occasion = 'birthday' and greeting.day = own_greeting.used_on and outbox.state = 'cancelled'
      and not exists (
        select 1 from own_greeting other where other.person_id = own_greeting.person_id
          and (other.used_on is null or other.used_on > own_greeting.used_on))`.execute(db)
}

/** Names of those who may still sign: whoever has left does not. */
export async function signersAmong(db: Tx, ids: readonly PersonId[]): Promise<ReadonlyMap<PersonId, string>> {
  const rows = await db
    .selectFrom('person')
    .select(['id', 'name'])
    .where(sql<boolean>`id = any(${[...ids]}::int[])`)
    .where('status', '=', 'active')
    .where('forgotten_at', 'is', null)
    .execute()
  return new Map(rows.map(({ id, name }) => [id, name]))
}

/** Keeps what was chosen beside what was chosen before. */
export async function keepOwn(
  db: Tx,
  own: { person: PersonId; by: PersonId; now: Date; words?: string; signedBy?: PersonId; picture?: Picture | null },
): Promise<void> {
  const { person, by, now, words, signedBy, picture } = own
  const change = {
    by_id: by,
    at: now,
    ...(words !== undefined && { words }),
    ...(signedBy !== undefined && { signed_by: signedBy }),
    ...(picture !== undefined && { file_id: picture?.id ?? null, file_name: picture?.name ?? null }),
  }
  await db
    .insertInto('own_greeting')
    .values({ person_id: person, ...change })
    .onConflict((conflict) => conflict.column('person_id').where('used_on', 'is', null).doUpdateSet(change))
    .execute()
}

/** Takes back what was chosen for the next birthday; false when there was nothing. */
export async function dropOwnWords(db: Tx, person: PersonId): Promise<boolean> {
  await releaseOwn(db, [person])
  const result = await db
    .deleteFrom('own_greeting')
    .where('person_id', '=', person)
    .where('used_on', 'is', null)
    .executeTakeFirst()
  return result.numDeletedRows > 0n
}

/** Those of these files that a greeting to come needs. */
export async function keepsFiles(db: Tx, files: readonly FileId[]): Promise<readonly FileId[]> {
  const own = await db
    .selectFrom('own_greeting')
    .select('file_id')
    .where('used_on', 'is', null)
    .where(sql<boolean>`file_id = any(${[...files]}::text[])`)
    .execute()
  const festive = await db
    .selectFrom('festival_setting')
    .select('file_id')
    .where(sql<boolean>`file_id = any(${[...files]}::text[])`)
    .execute()
  return [...own, ...festive].flatMap(({ file_id }) => file_id ?? [])
}
