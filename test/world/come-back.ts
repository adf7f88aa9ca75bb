/**
 * A database in memory that goes back to what was in it, without emptying it. Emptying is done past all triggers, and to
 * pass them PostgreSQL forgets the plans of all statements: planning them anew took a scenario as long as playing it.
 */
import { type Kysely, sql, type Transaction } from 'kysely'
import type { Schema } from '../../db/schema.ts'

export interface ComeBack {
  /** What is there now, begun at `moment`, is what comes back; `filled` names the tables that are not empty. */
  keep(filled: readonly string[], moment: Date): Promise<void>
  /** Goes back to what was kept, as if it had begun at `moment`. False: nothing was kept, or it does not go; then nothing is changed. */
  comeBack(moment: Date): Promise<boolean>
}

interface Column {
  readonly table: string
  readonly name: string
  readonly isKey: boolean
  readonly isMoment: boolean
}

/** `tables`: all of them. `db` has one connection only: what is kept lies in its temporary tables. */
export function createComeBack(db: Kysely<Schema>, tables: readonly string[]): ComeBack {
  let kept: { readonly filled: readonly string[]; readonly columns: readonly Column[]; moment: Date } | undefined

  async function shift(tx: Transaction<Schema>, to: Date): Promise<void> {
    if (kept === undefined || kept.moment.getTime() === to.getTime()) return
    for (const table of kept.filled) {
      const moments = kept.columns.filter((one) => one.table === table && one.isMoment)
      if (moments.length === 0) continue
      const from = kept.moment
      const moved = moments.map(
        ({ name }) => sql`${sql.ref(name)} = case when ${sql.ref(name)} = ${from} then ${to} else ${sql.ref(name)} end`,
      )
      await sql`update ${keptOf(table)} set ${sql.join(moved)}`.execute(tx)
    }
  }

  return {
    async keep(filled, moment) {
      const columns = await columnsOf(db)
      for (const table of filled) {
        await sql`drop table if exists ${keptOf(table)}`.execute(db)
        await sql`create temp table ${keptOf(table)} as table ${sql.table(table)}`.execute(db)
      }
      if (kept === undefined) await letTrailGo(db)
      await sql.raw(await bodyOf(db, tables, filled, columns)).execute(db)
      kept = { filled, columns, moment }
    },
    async comeBack(moment) {
      if (kept === undefined) return false
      try {
        await db.transaction().execute(async (tx) => {
          await shift(tx, moment)
          await sql`select pg_temp.come_back()`.execute(tx)
        })
        kept.moment = moment
        return true
      } catch {
        // What a scenario has done to it stands in the way (a key that another row has now): it is made anew.
        return false
      }
    },
  }
}

const keptOf = (table: string) => sql.table(`kept_${table}`)
const quoted = (name: string): string => `"${name}"`

/** All statements are in one function, since each is planned but once there. */
async function bodyOf(
  db: Kysely<Schema>,
  tables: readonly string[],
  filled: readonly string[],
  columns: readonly Column[],
): Promise<string> {
  const inOrder = await referringFirst(db, tables)
  const isFilled = new Set(filled)
  const ofTable = (table: string) => columns.filter((one) => one.table === table)
  const same = (table: string) => {
    const keys = ofTable(table).filter(({ isKey }) => isKey)
    if (keys.length === 0) return `kept is not distinct from own`
    return keys.map(({ name }) => `kept.${quoted(name)} = own.${quoted(name)}`).join(' and ')
  }
  const put = inOrder
    .filter((table) => isFilled.has(table) && ofTable(table).some(({ isKey }) => isKey))
    .flatMap((table) => {
      const others = ofTable(table).filter(({ isKey }) => !isKey)
      if (others.length === 0) return []
      const set = others.map(({ name }) => `${quoted(name)} = kept.${quoted(name)}`).join(', ')
      return [
        `update ${quoted(table)} own set ${set} from kept_${table} kept where ${same(table)} and kept.* is distinct from own.*;`,
      ]
    })
  const gone = inOrder.map((table) =>
    isFilled.has(table)
      ? `delete from ${quoted(table)} own where not exists (select 1 from kept_${table} kept where ${same(table)});`
      : `delete from ${quoted(table)};`,
  )
  const back = inOrder
    .filter((table) => isFilled.has(table))
    .toReversed()
    .map(
      (table) =>
        `insert into ${quoted(table)} select kept.* from kept_${table} kept where not exists (select 1 from ${quoted(table)} own where ${same(table)});`,
    )
  const { rows } = await sql<{ name: string; first: string; last: string | null }>`
    select quote_ident(sequencename) as name, start_value::text as first, last_value::text as last
    from pg_sequences where schemaname = 'public'`.execute(db)
  const numbers = rows.map(({ name, first, last }) => `perform setval('${name}', ${last ?? first}, ${last !== null});`)
  return `create or replace function pg_temp.come_back() returns void language plpgsql as $$
    begin
      perform set_config('test.comes_back', 'yes', true);
      ${[...put, ...gone, ...back, ...numbers].join('\n')}
    end $$`
}

/** Tables in an order in which each stands before those that it refers to. */
async function referringFirst(db: Kysely<Schema>, tables: readonly string[]): Promise<readonly string[]> {
  const { rows } = await sql<{ from: string; to: string }>`
    select one.relname as from, other.relname as to from pg_constraint
    join pg_class one on one.oid = conrelid join pg_class other on other.oid = confrelid
    where contype = 'f' and conrelid <> confrelid`.execute(db)
  const order = new Set<string>()
  const add = (table: string): void => {
    if (order.has(table)) return
    for (const { to } of rows.filter(({ from }) => from === table)) add(to)
    order.add(table)
  }
  for (const table of tables) add(table)
  return [...order].toReversed()
}

async function columnsOf(db: Kysely<Schema>): Promise<readonly Column[]> {
  const { rows } = await sql<Column>`
    select relname as "table", attname as name, coalesce(attnum = any(indkey), false) as "isKey",
      atttypid = 'timestamptz'::regtype as "isMoment"
    from pg_attribute join pg_class on pg_class.oid = attrelid
    left join pg_index on indrelid = attrelid and indisprimary
    where relkind = 'r' and relnamespace = 'public'::regnamespace and attnum > 0 and not attisdropped and attgenerated = ''
    order by relname, attnum`.execute(db)
  return rows
}

/** The trail of what staff have done refuses to be deleted; here it may be, in between two worlds and at no other time. */
async function letTrailGo(db: Kysely<Schema>): Promise<void> {
  const { rows } = await sql<{ name: string; table: string; made: string }>`
    select tgname as name, tgrelid::regclass::text as "table", pg_get_triggerdef(oid) as made
    from pg_trigger where not tgisinternal and pg_get_triggerdef(oid) like '%FOR EACH ROW EXECUTE%'`.execute(db)
  for (const { name, table, made } of rows) {
    const unlessBack = `when (current_setting('test.comes_back', true) is distinct from 'yes')`
    await sql`drop trigger ${sql.ref(name)} on ${sql.table(table)}`.execute(db)
    await sql.raw(made.replace('FOR EACH ROW', `FOR EACH ROW ${unlessBack}`)).execute(db)
  }
}
