/** Makes and changes people as a list says, part by part. */
import { type RawBuilder, sql } from 'kysely'
import type { Leaving, PersonId, Tx } from '../../../feature.ts'
import type { Told } from '../../certification/public.ts'
import { type ByWhom, COLUMNS, columnList, DEFAULTS } from './columns.ts'

/** Rows that are being imported now. */
export const TAKEN: RawBuilder<boolean> = sql<boolean>`verdict in ('new', 'changed') and person_id is not null`

/** Some of a list's rows, by their numbers. */
export interface Part {
  readonly after: number
  readonly upTo: number
}

export const within = ({ after, upTo }: Part): RawBuilder<boolean> => sql<boolean>`row > ${after} and row <= ${upTo}`

/** Numbers that new rows bring and that somebody has got meanwhile. */
export async function numbersTaken(db: Tx, importId: number): Promise<boolean> {
  const { rows } = await sql`
    select 1 from roster_row join person on person.number = roster_row.fields ->> 'number'
    where import_id = ${importId} and verdict = 'new' limit 1`.execute(db)
  return rows.length > 0
}

/** Makes the new people, whose ids the rows have, with a line for each of them in the record of changes. */
export async function insertPeople(db: Tx, importId: number, part: Part, { by, at }: ByWhom): Promise<void> {
  await sql`
    insert into person (id, unit_id, ${columnList})
    select row_.person_id, row_.unit_id, ${sql.raw(COLUMNS.map((column) => `made.${column}`).join(', '))}
    from roster_row row_, jsonb_populate_record(null::person, ${DEFAULTS}::jsonb || row_.fields) made
    where row_.import_id = ${importId} and ${within(part)} and row_.verdict = 'new'`.execute(db)
  await sql`
    insert into person_change (person_id, field, old, new, at, by_id, import_id)
    select person_id, 'created', null, name, ${at}, ${by}, import_id from roster_row
    where import_id = ${importId} and ${within(part)} and verdict = 'new'`.execute(db)
}

/** Those of the new people who have died or left before they came. */
export async function leftOnArrival(db: Tx, importId: number, part: Part) {
  const { rows } = await sql<{ person: PersonId; how: Leaving }>`
    select person_id as person, fields ->> 'status' as how from roster_row
    where import_id = ${importId} and ${within(part)} and verdict = 'new'
      and fields ->> 'status' in ('deceased', 'moved', 'lost')`.execute(db)
  return rows
}

/** Writes what lists change about people who are there already, each value with the one before it. */
export async function updatePeople(db: Tx, importId: number, part: Part, { by, at }: ByWhom): Promise<void> {
  await sql`
    insert into person_change (person_id, field, old, new, at, by_id, import_id)
    select row_.person_id, change.key, to_jsonb(person) ->> change.key, change.value, ${at}, ${by}, row_.import_id
    from roster_row row_ join person on person.id = row_.person_id, jsonb_each_text(row_.changes) change
    where row_.import_id = ${importId} and ${within(part)} and row_.verdict = 'changed'`.execute(db)
  await sql`
    insert into person_change (person_id, field, old, new, at, by_id, import_id)
    select row_.person_id, 'unit_id', person.unit_id::text, row_.unit_id::text, ${at}, ${by}, row_.import_id
    from roster_row row_ join person on person.id = row_.person_id
    where row_.import_id = ${importId} and ${within(part)} and row_.verdict = 'changed' and ${MOVES}`.execute(db)
  await sql`
    update person set unit_id = case when ${MOVES} then row_.unit_id else person.unit_id end,
      ${sql.raw(COLUMNS.map((column) => `${column} = (jsonb_populate_record(person, row_.changes)).${column}`).join(', '))}
    from roster_row row_
    where row_.import_id = ${importId} and ${within(part)} and row_.verdict = 'changed' and person.id = row_.person_id`.execute(
    db,
  )
}

/** The row names a unit that the person is neither in nor below. */
const MOVES: RawBuilder<boolean> = sql<boolean>`(
  row_.unit_id is not null and (person.unit_id is null or row_.unit_id not in (
    with recursive up as (
      select id, parent_id from unit where id = person.unit_id
      union all
      select unit.id, unit.parent_id from unit join up on unit.id = up.parent_id)
    select id from up)))`

/**
 * The end of a statement in which `came` says what was added to whom, in words: a line in the record of those who were
 * there before; what there was before is what the statement began with. Whoever is new has none, and is left out first: to
 * look for it is to read all members of all clubs.
 */
export const noteAdded = (
  field: 'tags' | 'clubs' | 'relatives',
  importId: number,
  part: Part,
  { by, at }: ByWhom,
): RawBuilder<unknown> => sql`,
    to_note as materialized (
      select person_id, string_agg(word, '、' order by word) as words from came
      -- "is true": the rows are read once and looked up, not read again for each who came.
      where (person_id in (
        select person_id from roster_row where import_id = ${importId} and ${within(part)} and verdict = 'changed')) is true
      group by person_id)
    insert into person_change (person_id, field, old, new, at, by_id, import_id)
    select to_note.person_id, ${field}::text, before.words,
      concat_ws('、', before.words, to_note.words), ${at}::timestamptz, ${by}::int, ${importId}::int
    from to_note left join lateral (${BEFORE[field]}) before on true`

const KIN_IN_WORDS = sql<string>`concat(relation, name, regexp_replace(phone, '^(\\d{3})\\d+(\\d{4})$', '\\1****\\2'))`
const BEFORE = {
  tags: sql`select string_agg(tag, '、' order by tag) as words from person_tag where person_id = to_note.person_id`,
  clubs: sql`
    select string_agg(club.name, '、' order by club.id) as words from club_member join club on club.id = club_id
    where person_id = to_note.person_id`,
  relatives: sql`
    select string_agg(${KIN_IN_WORDS}, '、' order by id) as words from relative where person_id = to_note.person_id`,
} as const

export async function insertBesides(db: Tx, importId: number, part: Part, whom: ByWhom): Promise<void> {
  await sql`
    with came as (
      insert into person_tag (person_id, tag)
      select person_id, tag from roster_row, jsonb_array_elements_text(links -> 'tags') tag
      where import_id = ${importId} and ${within(part)} and ${TAKEN} and links ? 'tags' on conflict do nothing
      returning person_id, tag as word)
    ${noteAdded('tags', importId, part, whom)}`.execute(db)
  await sql`
    with said as (
      select distinct on (person_id, links -> 'relative' ->> 'name') person_id, links -> 'relative' ->> 'name' as name,
        links -> 'relative' ->> 'relation' as relation, links -> 'relative' ->> 'phone' as phone,
        coalesce((links -> 'relative' ->> 'mayAct')::boolean, false) as may_act
      from roster_row where import_id = ${importId} and ${within(part)} and ${TAKEN} and links ? 'relative'),
    told as (
      select said.* from said left join relative known on known.person_id = said.person_id and known.name = said.name
      where known.id is null or said.phone is not null and said.phone is distinct from known.phone
        or said.relation is not null and said.relation is distinct from known.relation or said.may_act and not known.may_act),
    came as (
      insert into relative (person_id, name, relation, phone, may_act) select * from told
      on conflict (person_id, name) do update set phone = coalesce(excluded.phone, relative.phone),
        relation = coalesce(excluded.relation, relative.relation),
        may_act = excluded.may_act or relative.may_act
      returning person_id, ${KIN_IN_WORDS} as word)
    ${noteAdded('relatives', importId, part, whom)}`.execute(db)
}

/** What the list tells of certification, of those who are being imported now. */
export async function certificationSaid(db: Tx, importId: number, part: Part) {
  const { rows } = await sql<{ person: PersonId; told: Told }>`
    select distinct on (person_id) person_id as person, links -> 'certification' as told from roster_row
    where import_id = ${importId} and ${within(part)} and ${TAKEN} and links ? 'certification'
    order by person_id, row`.execute(db)
  return rows.map(({ person, told }) => ({ person, ...told }))
}

export async function markTaken(db: Tx, importId: number, part: Part): Promise<void> {
  await db
    .updateTable('roster_row')
    .set({ verdict: 'done' })
    .where('import_id', '=', importId)
    .where(within(part))
    .where('verdict', 'in', ['new', 'changed'])
    .execute()
}
