/** Takes away what is kept of somebody. */
import { sql } from 'kysely'
import type { PersonId, Traces, Tx } from '../../../feature.ts'

/** Nothing of a person is left on the roster but the row that others refer to. */
export async function forget(db: Tx, person: PersonId, { names }: Traces): Promise<void> {
  await forgetBesides(db, person)
  for (const name of names) await forgetInOthers(db, name)
  await db.deleteFrom('binding').where('person_id', '=', person).execute()
  await db.deleteFrom('club_member').where('person_id', '=', person).execute()
  await db.updateTable('person').set({ spouse_id: null }).where('spouse_id', '=', person).execute()
  await db
    .updateTable('person')
    .set({
      number: null,
      name: FORGOTTEN,
      honorific: null,
      sex: null,
      birth_day: null,
      birth_calendar: 'unknown',
      former_unit: null,
      unit_id: null,
      region: 'city',
      residence: null,
      phone: null,
      birth_leap: false,
      standing: null,
      retired_on: null,
      position: null,
      politics: null,
      party_since: null,
      landline: null,
      remark: null,
      living: null,
      health: null,
      skills: null,
      note: null,
      hardship: null,
      contact_by: null,
      quiet: true,
      liaison_id: null,
      status: sql`case when status = 'deceased' then status else 'lost' end`,
      spouse_id: null,
    })
    .where('id', '=', person)
    .execute()
}

/** Tags, family and all that was ever on record of somebody, as words. */
export async function keptWords(db: Tx, person: PersonId): Promise<readonly string[]> {
  const { rows } = await sql<{ word: string | null }>`
    select tag as word from person_tag where person_id = ${person}
    union select name from relative where person_id = ${person}
    union select phone from relative where person_id = ${person}
    union select old from person_change where person_id = ${person}
    union select new from person_change where person_id = ${person}
    union select unnest(array[phone, landline, residence, note, skills, hardship, position, former_unit])
      from person where id = ${person}`.execute(db)
  return rows.flatMap(({ word }) => word ?? [])
}

/** What is kept beside the row: family, tags, what was changed, and where lists that were imported name them. */
async function forgetBesides(db: Tx, person: PersonId): Promise<void> {
  const { name, phone, namesakes } = await db
    .selectFrom('person as one')
    .select(['one.name', 'one.phone'])
    .select((eb) =>
      eb
        .selectFrom('person as other')
        .select((of) => of.fn.countAll<number>().as('n'))
        .whereRef('other.name', '=', 'one.name')
        .whereRef('other.id', '<>', 'one.id')
        .as('namesakes'),
    )
    .where('one.id', '=', person)
    .executeTakeFirstOrThrow()
  // Of those who bear the same name only one is forgotten: a daughter of that name stays somebody's daughter.
  const isOnly = Number(namesakes) === 0
  await db.deleteFrom('person_tag').where('person_id', '=', person).execute()
  await db.deleteFrom('relative').where('person_id', '=', person).execute()
  await db
    .deleteFrom('relative')
    .where('name', '=', name)
    .$if(!isOnly, (query) => query.where('phone', '=', phone ?? ''))
    .execute()
  await db.updateTable('person').set({ liaison_id: null }).where('liaison_id', '=', person).execute()
  // The one exception that the protection of the changes knows; see its migration.
  await sql`select set_config('office.forgetting', 'yes', true)`.execute(db)
  await db.deleteFrom('person_change').where('person_id', '=', person).execute()
  await sql`select set_config('office.forgetting', 'no', true)`.execute(db)
  await db
    .deleteFrom('roster_row')
    .where((eb) => eb.or([eb('person_id', '=', person), ...(isOnly ? [eb('name', '=', name)] : [])]))
    .execute()
  await sql`
    update roster_import set notes = replace(notes::text, ${name}, '某某')::jsonb, file_name = replace(file_name, ${name}, '某某')
    where position(${name} in concat(notes::text, file_name)) > 0`.execute(db)
}

/** Where what is kept of others, or a list that was given a name, says theirs: 周福生的妹夫, 周福生帮扶组. */
async function forgetInOthers(db: Tx, name: string): Promise<void> {
  await sql`
    update person set ${sql.join(OWN_WORDS.map((column) => sql`${sql.ref(column)} = replace(${sql.ref(column)}, ${name}, '某某')`))}
    where position(${name} in concat_ws(' ', ${sql.join(OWN_WORDS.map((column) => sql.ref(column)))})) > 0`.execute(db)
  // 某某徒弟 says nothing by which anybody could be kept in view.
  await sql`delete from person_tag where position(${name} in tag) > 0`.execute(db)
  await sql`select set_config('office.forgetting', 'yes', true)`.execute(db)
  await sql`
    update person_change set old = replace(old, ${name}, '某某'), new = replace(new, ${name}, '某某')
    where position(${name} in concat_ws(' ', old, new)) > 0`.execute(db)
  await sql`select set_config('office.forgetting', 'no', true)`.execute(db)
  await sql`
    update saved_audience set name = replace(name, ${name}, '某某'), words = replace(words, ${name}, '某某')
    where position(${name} in concat_ws(' ', name, words)) > 0
      and not exists (select 1 from saved_audience other where other.name = replace(saved_audience.name, ${name}, '某某')
        and other.id <> saved_audience.id)`.execute(db)
  await sql`delete from saved_audience where position(${name} in concat_ws(' ', name, words)) > 0`.execute(db)
  // Of a list that was imported the others' rows stay: 配偶周福生.
  const said = (column: string) => sql`${sql.ref(column)} = replace(${sql.ref(column)}, ${name}, '某某')`
  const listed = (column: string) => sql`${sql.ref(column)} = replace(${sql.ref(column)}::text, ${name}, '某某')::jsonb`
  await sql`
    update roster_row set ${sql.join([...['wrong', 'reason', 'remarks'].map(said), ...['fields', 'links', 'changes'].map(listed)])}
    where position(${name} in concat_ws(' ', wrong, reason, remarks, fields, links, changes)) > 0`.execute(db)
}

/** Where staff write of somebody as they like. */
const OWN_WORDS = ['note', 'skills', 'hardship', 'position', 'residence', 'living', 'health'] as const

/** What stands where a name was. */
const FORGOTTEN = '（已删除）'
