/** Who is behind a chat, and for whom they may answer. */
import { sql } from 'kysely'
import type { Day } from '../../../base/calendar.ts'
import { writtenOnce } from '../../../base/written-once.ts'
import type { ChatId, PersonId, Tx } from '../../../feature.ts'
import { IS_HELPER, REPORTED_DEAD, type Status, UNIT_NAME } from './parts.ts'
import { type Appointed, isOwnLiaisonOn, postsOn, standsForOn } from './posts.ts'

/** Somebody bound to a private chat. */
export interface Bound {
  readonly id: PersonId
  readonly name: string
  readonly honorific: string | null
  readonly sex: 'male' | 'female' | null
  readonly status: Status
  readonly kind: 'retiree' | 'staff' | 'family'
  /** 第一支部第二小组 */
  readonly unit: string | null
  readonly confirmed: boolean
  /** One of the staff has entered that they have died, and nobody has confirmed it yet. */
  readonly reportedDead: boolean
  /** They may answer for somebody else. */
  readonly isHelper: boolean
  readonly posts: readonly Appointed[]
  /** Those who are away today and whose deputy they are. */
  readonly standsFor: readonly PersonId[]
  /** Somebody has them, or whom they stand in for, as their own 联络员. */
  readonly isOwnLiaison: boolean
  /** Who of those that share the phone wrote last, and when they said so or wrote again. */
  readonly writerId: PersonId | null
  readonly writerAt: Date | null
}

/**
 * Who is bound now to this private chat or, in a room, to the sender's own private chat on the same account, with what
 * they are appointed to `today`.
 */
export async function boundTo(
  db: Tx,
  from: { chatId: ChatId; kind: 'private' | 'room'; accountId: string; senderPlatformId: string },
  today: Day,
): Promise<readonly Bound[]> {
  if (from.kind === 'private') return boundToChats(db, { chatIds: [from.chatId], today })
  return bound(db, today)
    .where('chat.kind', '=', 'private')
    .where('chat.account_id', '=', from.accountId)
    .where('chat.platform_id', '=', from.senderPlatformId)
    .execute()
}

/** The same for each of several private chats. */
export async function boundToEach(
  db: Tx,
  chatIds: readonly ChatId[],
  today: Day,
): Promise<ReadonlyMap<ChatId, readonly Bound[]>> {
  const found = Map.groupBy(await boundToChats(db, { chatIds, today }), ({ chatId }) => chatId)
  return new Map(chatIds.map((id) => [id, found.get(id) ?? []]))
}

const boundToChats = writtenOnce(
  (db: Tx, { chatIds, today }: { readonly chatIds: readonly ChatId[]; readonly today: Day }) =>
    bound(db, today).select('chat.id as chatId').where(sql<boolean>`chat.id = any(${chatIds}::int[])`),
)

function bound(db: Tx, today: Day) {
  return db
    .selectFrom('binding')
    .innerJoin('chat', 'chat.id', 'binding.chat_id')
    .innerJoin('person', 'person.id', 'binding.person_id')
    .select([
      'person.id',
      'person.name',
      'person.honorific',
      'person.sex',
      'person.status',
      'person.kind',
      UNIT_NAME.as('unit'),
      'binding.confirmed',
      REPORTED_DEAD.as('reportedDead'),
      postsOn(today).as('posts'),
      standsForOn(today).as('standsFor'),
      isOwnLiaisonOn(today).as('isOwnLiaison'),
      IS_HELPER.as('isHelper'),
      'chat.writer_id as writerId',
      'chat.writer_at as writerAt',
    ])
    .where('binding.until_at', 'is', null)
    .orderBy('binding.id')
}

/** One person, known for certain without any chat. */
export async function personAsBound(db: Tx, person: PersonId, today: Day): Promise<readonly Bound[]> {
  return db
    .selectFrom('person')
    .select([
      'person.id',
      'person.name',
      'person.honorific',
      'person.sex',
      'person.status',
      'person.kind',
      UNIT_NAME.as('unit'),
      sql<boolean>`true`.as('confirmed'),
      REPORTED_DEAD.as('reportedDead'),
      postsOn(today).as('posts'),
      standsForOn(today).as('standsFor'),
      isOwnLiaisonOn(today).as('isOwnLiaison'),
      sql<boolean>`false`.as('isHelper'),
      sql<null>`null`.as('writerId'),
      sql<null>`null`.as('writerAt'),
    ])
    .where('person.id', '=', person)
    .execute()
}

/** An elder and what helps to tell them from others. */
export interface Helped {
  readonly id: PersonId
  readonly name: string
  readonly honorific: string | null
  readonly unit: string | null
  readonly sex: 'male' | 'female' | null
}

/** For whom these people may answer on a day, in the order of the roster: for nobody of whom it is said that they have died (rule 28). */
export async function helpedBy(db: Tx, helpers: readonly PersonId[], today: Day): Promise<readonly Helped[]> {
  if (helpers.length === 0) return []
  return db
    .selectFrom('proxy')
    .innerJoin('person', 'person.id', 'proxy.elder_id')
    .select(['person.id', 'person.name', 'person.honorific', 'person.sex', UNIT_NAME.as('unit')])
    .distinct()
    .where('proxy.helper_id', 'in', [...helpers])
    .where('proxy.until_at', 'is', null)
    .where(sql<boolean>`coalesce(proxy.last_day >= ${today}, true)`)
    .where('person.status', '=', 'active')
    .where(sql<boolean>`not ${REPORTED_DEAD}`)
    .orderBy('person.id')
    .execute()
}

/** What somebody is called, who may answer for them, and whether what those say counts. */
export async function familyOf(
  db: Tx,
  elder: PersonId,
): Promise<{
  readonly name: string
  readonly decides: boolean
  readonly helpers: readonly { id: PersonId; name: string }[]
}> {
  const person = await db
    .selectFrom('person')
    .select(['name', 'family_decides'])
    .where('id', '=', elder)
    .executeTakeFirstOrThrow()
  const helpers = await db
    .selectFrom('proxy')
    .innerJoin('person', 'person.id', 'proxy.helper_id')
    .select(['person.id', 'person.name'])
    .where('proxy.elder_id', '=', elder)
    .where('proxy.until_at', 'is', null)
    .execute()
  return { name: person.name, decides: person.family_decides, helpers }
}

/** Whose phone a private chat was last, when they have died or are said to have died. */
export async function deceasedBehind(
  db: Tx,
  from: { chatId: ChatId; kind: 'private' | 'room'; accountId: string; senderPlatformId: string },
): Promise<{ name: string } | undefined> {
  const last = await db
    .selectFrom('binding')
    .innerJoin('chat', 'chat.id', 'binding.chat_id')
    .innerJoin('person', 'person.id', 'binding.person_id')
    .select(['person.name', 'person.status', REPORTED_DEAD.as('reportedDead')])
    .$if(from.kind === 'private', (query) => query.where('chat.id', '=', from.chatId))
    .$if(from.kind === 'room', (query) =>
      query
        .where('chat.kind', '=', 'private')
        .where('chat.account_id', '=', from.accountId)
        .where('chat.platform_id', '=', from.senderPlatformId),
    )
    .orderBy(sql`binding.until_at is null`, 'desc')
    .orderBy('binding.id', 'desc')
    .limit(1)
    .executeTakeFirst()
  return last?.status === 'deceased' || last?.reportedDead === true ? { name: last.name } : undefined
}
