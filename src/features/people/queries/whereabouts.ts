/** Where people can be reached, and what their contacts are to be called. */
import { sql } from 'kysely'
import { writtenOnce } from '../../../base/written-once.ts'
import type { ChatId, PersonId, Tx } from '../../../feature.ts'
import type { Status } from './parts.ts'

/** Where a person's chat is, as far as there is one. */
export interface Whereabouts {
  readonly id: PersonId
  readonly status: Status
  readonly chatId: ChatId | null
  readonly accountId: string | null
  /** Null: the contact was not found again after a login. */
  readonly platformId: string | null
  /** Staff have made sure that it is theirs. */
  readonly confirmed: boolean | null
}

/**
 * Each person's best chat: one the platform knows before a lost one, confirmed before provisional, one of an account that
 * can be heard before one that was silent for two minutes while another was heard, one whose pushes go before one whose are
 * stopped, newest first. Looked up for one person after the other: joined with all bindings, each page of a large audience would read those of everybody before it.
 */
const whereaboutsOf = writtenOnce((db: Tx, { ids }: { readonly ids: readonly PersonId[] }) => {
  const silent = sql`account.heard_until < (select max(heard_until) from account) - interval '2 minutes'`
  return db
    .selectFrom('person')
    .leftJoinLateral(
      (eb) =>
        eb
          .selectFrom('binding')
          .innerJoin('chat', 'chat.id', 'binding.chat_id')
          .innerJoin('account', 'account.id', 'chat.account_id')
          .select(['chat.id as chatId', 'chat.account_id as accountId', 'chat.platform_id as platformId'])
          .select('binding.confirmed')
          .whereRef('binding.person_id', '=', 'person.id')
          .where('binding.until_at', 'is', null)
          .orderBy(sql`chat.platform_id is null`)
          .orderBy('binding.confirmed', 'desc')
          .orderBy(sql`coalesce(${silent}, false)`)
          .orderBy(sql`account.paused_at is not null`)
          .orderBy('binding.from_at', 'desc')
          .orderBy('binding.id', 'desc')
          .limit(1)
          .as('best'),
      (join) => join.onTrue(),
    )
    .select(['person.id', 'person.status', 'best.chatId', 'best.accountId', 'best.platformId', 'best.confirmed'])
    .where(sql<boolean>`person.id = any(${ids}::int[])`)
})

/** The same, but whoever has no chat that is surely their own and can be used is reached through a helper's. */
export async function whereaboutsWithHelpers(db: Tx, ids: readonly PersonId[]): Promise<readonly Whereabouts[]> {
  const own = await whereaboutsOf(db, { ids })
  const mute = own.filter((one) => one.status === 'active' && !isSure(one)).map(({ id }) => id)
  const through = new Map(mute.length > 0 ? (await chatsOfHelpers(db, mute)).map((one) => [one.id, one]) : [])
  return own.map((one) => through.get(one.id) ?? one)
}

/** Whether the platform knows a chat of which staff have made sure. */
export const isSure = ({ platformId, confirmed }: Whereabouts): boolean => platformId !== null && confirmed === true

/** Each person's helper's chat, the longest serving helper's first; those without are left out. */
async function chatsOfHelpers(db: Tx, elders: readonly PersonId[]): Promise<readonly Whereabouts[]> {
  return db
    .selectFrom('proxy')
    .innerJoin('person', 'person.id', 'proxy.helper_id')
    .innerJoin('binding', 'binding.person_id', 'proxy.helper_id')
    .innerJoin('chat', 'chat.id', 'binding.chat_id')
    .distinctOn('proxy.elder_id')
    .select([
      'proxy.elder_id as id',
      'person.status',
      'chat.id as chatId',
      'chat.account_id as accountId',
      'chat.platform_id as platformId',
      'binding.confirmed',
    ])
    .where(sql<boolean>`proxy.elder_id = any(${[...elders]}::int[])`)
    .where('proxy.until_at', 'is', null)
    .where('person.status', '=', 'active')
    .where('binding.until_at', 'is', null)
    .where('binding.confirmed', '=', true)
    .where('chat.platform_id', 'is not', null)
    .orderBy('proxy.elder_id')
    .orderBy('proxy.id')
    .orderBy('binding.id', 'desc')
    .execute()
}

/** Chats that can be written to, and rooms that bear a new name of which staff have not said that it is the same room. */
export async function accountsOf(
  db: Tx,
  chats: readonly ChatId[],
): Promise<readonly { id: ChatId; accountId: string; renamedTo: string | null }[]> {
  return accounts(db, { chats })
}

const accounts = writtenOnce((db: Tx, { chats }: { readonly chats: readonly ChatId[] }) =>
  db
    .selectFrom('chat')
    .select(['id', 'account_id as accountId', 'renamed_to as renamedTo'])
    .where(sql<boolean>`id = any(${chats}::int[])`),
)

/** Those of `ids` who are no longer in the office's care, and how. */
export async function departedAmong(db: Tx, ids: readonly PersonId[]): Promise<ReadonlyMap<PersonId, Status>> {
  if (ids.length === 0) return new Map()
  return new Map((await departed(db, { ids })).map((row) => [row.id, row.status]))
}

const departed = writtenOnce((db: Tx, { ids }: { readonly ids: readonly PersonId[] }) =>
  db
    .selectFrom('person')
    .select(['id', 'status'])
    .where(sql<boolean>`id = any(${ids}::int[])`)
    .where('status', '<>', 'active'),
)

/** A contact that is not called yet as its binding asks for; '' takes the remark away. */
export interface WantedRemark {
  readonly chatId: ChatId
  readonly platformId: string
  readonly remark: string
}

/** The platform refused so often that it is left alone until the next login. */
const REFUSALS = 3

/**
 * The next contacts to be called 姓名·支部·编号. A second phone of the same person gets a number behind it, so that a
 * remark is never borne by two.
 */
export async function wantedRemarks(db: Tx, account: string, limit: number): Promise<readonly WantedRemark[]> {
  const { rows } = await sql<WantedRemark>`
    with named as (
      select chat.id, chat.platform_id, chat.remark, chat.remark_failures,
        string_agg(person.name, '、' order by binding.id) as names,
        (array_agg(coalesce(above.name, own.name, case person.kind when 'staff' then '退休办' when 'family' then '家属' else '未编' end)
          order by binding.id))[1] as branch,
        (array_agg(coalesce(person.number, 'P' || person.id) order by binding.id))[1] as number
      from chat
      left join binding on binding.chat_id = chat.id and binding.until_at is null
      left join person on person.id = binding.person_id
      left join unit own on own.id = person.unit_id
      left join unit above on above.id = own.parent_id and own.kind = 'group'
      where chat.account_id = ${account} and chat.kind = 'private' and chat.platform_id is not null
      group by chat.id),
    numbered as (select *, row_number() over (partition by number order by id) as nth from named),
    wanted as (
      select *, coalesce(names || '·' || branch || '·' || number || case when nth = 1 then '' else '·' || nth end, '') as wanted
      from numbered)
    select id as "chatId", platform_id as "platformId", wanted as remark
    from wanted
    where coalesce(remark, '') <> wanted and remark_failures < ${REFUSALS}
    order by id limit ${limit}`.execute(db)
  return rows
}

/** Those of `ids` who do not agree to be written to. */
export async function declinedAmong(db: Tx, ids: readonly PersonId[]): Promise<ReadonlySet<PersonId>> {
  const newest = db
    .selectFrom('consent')
    .select(['person_id', 'answer'])
    .distinctOn('person_id')
    .where(sql<boolean>`person_id = any(${[...ids]}::int[])`)
    .where('answer', 'is not', null)
    .orderBy('person_id')
    .orderBy('id', 'desc')
  const rows = await db.selectFrom(newest.as('newest')).select('person_id').where('answer', '=', 'declined').execute()
  return new Set(rows.map((row) => row.person_id))
}
