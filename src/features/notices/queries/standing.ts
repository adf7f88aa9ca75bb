/** Where each person stands with a notice; read, never written down. */
import { type RawBuilder, sql } from 'kysely'
import type { Period, PersonId, Scope, Tx } from '../../../feature.ts'
import { isOwn, REPORTED_DEAD, type Stopped, stoppedAt } from '../../people/public.ts'
import type { NoticeAnswer } from './answers.ts'
import { MAY_BE_ASKED } from './audience.ts'
import { LEFT_TO_HAND } from './by-hand.ts'
import { aboutNudge, aboutRoom, aboutText } from './notices.ts'

/** Where one person stands with a notice. */
export type State =
  | 'answered'
  | 'sent'
  | 'sending'
  | 'planned'
  | 'waiting'
  | 'uncertain'
  | 'phone'
  | 'failed'
  | 'expired'
  | 'cancelled'

/** What became of their own message, else of the post in the room where they read it. */
const SENDING = sql`coalesce(outbox.state, in_room.state)`
const REASON = sql<string | null>`coalesce(outbox.reason, in_room.reason)`

/** What became of the picture or file that follows words which are there; null: none belongs to them, or the words are not there. */
const fileAt = (now: Date): RawBuilder<State | null> => sql<State | null>`case
  when ${SENDING} <> 'sent' or with_file.state is null then null
  when with_file.state = 'due' and with_file.not_after < ${now} then 'expired'
  when with_file.state = 'due' then 'sending'
  when with_file.state = 'unreachable' then 'phone'
  else with_file.state end`

/** The words are there, and what was to follow them is not and will not be. */
const lacksFileAt = (now: Date): RawBuilder<boolean> =>
  sql<boolean>`coalesce(${fileAt(now)} in ('failed', 'expired', 'cancelled', 'phone'), false)`

/** Why the account of a message that is due sends nothing. */
const stoppedNow = (now: Date): RawBuilder<Stopped | null> =>
  sql<Stopped | null>`case when ${SENDING} = 'due' then ${stoppedAt(now)} end`

/** It went to a chat of which staff have not made sure whose it is, and to nothing else: nobody knows who has read it (rule 20). */
const AT_A_CLAIM = sql<boolean>`coalesce((notice_person.person_id, outbox.chat_id) in (
  select claim.person_id, claim.chat_id from binding claim where not claim.confirmed and not exists (
    select 1 from binding sure
    where sure.until_at is null and sure.confirmed
      and sure.person_id = claim.person_id and sure.chat_id = claim.chat_id)), false)`

/**
 * Where a row of `notice_person` (with `notice`, `outbox`, `in_room`, `with_file`, their `account` and `notice_answer` beside it) stands; exactly one
 * for each. Done with and neither written to nor in a room: only a call reaches them.
 */
const stateAt = (now: Date): RawBuilder<State> => sql<State>`case
  when notice_answer.id is not null then 'answered'
  when ${SENDING} = 'sent' and ${AT_A_CLAIM} and notice_person.handed_at is null then 'phone'
  when ${fileAt(now)} <> 'sent' then ${fileAt(now)}
  when ${SENDING} = 'sent' then 'sent'
  when ${SENDING} = 'sending' then 'sending'
  when ${SENDING} = 'uncertain' then 'uncertain'
  when notice_person.handed_at is not null then 'sent'
  when ${REPORTED_DEAD} then 'cancelled'
  when ${SENDING} = 'unreachable' then 'phone'
  when ${SENDING} = 'failed' then 'failed'
  when ${SENDING} = 'expired' or (${SENDING} = 'due' and coalesce(outbox.not_after, in_room.not_after) < ${now}) then 'expired'
  when notice.state = 'cancelled' then 'cancelled'
  when ${SENDING} = 'cancelled' and not (notice.by_hand and ${REASON} = ${LEFT_TO_HAND}) then 'cancelled'
  when notice.by_hand then 'planned'
  when notice_person.posted_at is not null and notice_person.room_id is null and outbox.id is null then 'phone'
  when notice.state = 'paused' or ${REASON} is not null or ${stoppedNow(now)} is not null or coalesce(outbox.not_before, in_room.not_before) > ${now} then 'waiting'
  else 'planned' end`

function standing(tx: Tx, noticeId: number) {
  return tx
    .selectFrom('notice_person')
    .innerJoin('notice', 'notice.id', 'notice_person.notice_id')
    .innerJoin('person', 'person.id', 'notice_person.person_id')
    .leftJoin('outbox', (join) =>
      join
        .on('outbox.about', '=', aboutText(noticeId))
        .onRef('outbox.person_id', '=', 'notice_person.person_id')
        .on('outbox.file_name', 'is', null),
    )
    .leftJoin('outbox as in_room', (join) =>
      join
        .on('in_room.about', '=', aboutRoom(noticeId))
        .onRef('in_room.chat_id', '=', 'notice_person.room_id')
        .on('in_room.file_name', 'is', null),
    )
    .leftJoinLateral(
      (eb) =>
        eb
          .selectFrom('outbox as file')
          .select(['file.state', 'file.reason', 'file.not_after'])
          .where('notice.file_name', 'is not', null)
          // The outbox names it so after the words that it follows.
          .where('file.once', '=', sql<string>`coalesce(outbox.once, in_room.once) || ':file'`)
          .as('with_file'),
      (join) => join.onTrue(),
    )
    .leftJoin('account', (join) =>
      join.on('account.id', '=', sql<string>`coalesce(outbox.account_id, in_room.account_id)`),
    )
    .leftJoin('notice_answer', (join) =>
      join
        .onRef('notice_answer.notice_id', '=', 'notice_person.notice_id')
        .onRef('notice_answer.person_id', '=', 'notice_person.person_id')
        .on('notice_answer.replaced_at', 'is', null),
    )
    .leftJoin('unit', 'unit.id', 'person.unit_id')
    .leftJoin('unit as above', (join) => join.onRef('above.id', '=', 'unit.parent_id').on('unit.kind', '=', 'group'))
    .where('notice_person.notice_id', '=', noticeId)
}

const BRANCH = sql<string | null>`coalesce(above.name, unit.name)`

/** How many of each 支部 (null: of none) stand where. The sum is the frozen audience, or those of it within a scope. */
export async function countStates(
  tx: Tx,
  noticeId: number,
  now: Date,
  scope: Scope = 'office',
): Promise<readonly { readonly branch: string | null; readonly state: State; readonly count: number }[]> {
  const rows = await standing(tx, noticeId)
    .select((eb) => [BRANCH.as('branch'), stateAt(now).as('stands'), eb.fn.countAll<number>().as('count')])
    .where(isOwn(scope))
    .groupBy(['branch', 'stands'])
    .orderBy(sql`min(coalesce(above.id, unit.id))`)
    .execute()
  return rows.map(({ branch, stands: state, count }) => ({ branch, state, count: Number(count) }))
}

/** When the first person or room of a notice got it, or it was first handed out; `undefined`: nobody has it yet. */
export async function firstSentAt(tx: Tx, noticeId: number): Promise<Date | undefined> {
  const { rows } = await sql<{ at: Date | null }>`
    select least(
      (select min(ended_at) from outbox
        where about in (${aboutText(noticeId)}, ${aboutRoom(noticeId)}) and state in ('sent', 'uncertain')),
      (select min(handed_at) from notice_person where notice_id = ${noticeId})) as at`.execute(tx)
  return rows[0]?.at ?? undefined
}

/** One person's line of a notice. */
export interface Standing {
  readonly id: PersonId
  readonly name: string
  readonly branch: string | null
  readonly group: string | null
  readonly state: State
  readonly reason: string | null
  /** It went to a chat of which staff have not made sure that it is theirs. */
  readonly isUnproven: boolean
  /** They have the words, and not the picture or file that belongs to them. */
  readonly lacksFile: boolean
  /** Before this their message does not go; null: it is not made yet. */
  readonly notBefore: Date | null
  /** The notice is posted in rooms. */
  readonly inRooms: boolean
  /** They wait because their account sends nothing. */
  readonly stopped: Stopped | null
  readonly sentAt: Date | null
  readonly heard: boolean
  readonly chosen: readonly number[] | null
  readonly number: number | null
  readonly words: string | null
  readonly channel: NoticeAnswer['channel'] | null
  readonly answeredAt: Date | null
}

/** Of whom a list is wanted. */
interface Listed {
  readonly now: Date
  readonly scope: Scope
  /** Absent: all. */
  readonly states?: readonly State[]
  /** Absent: all. */
  readonly people?: readonly PersonId[]
  /** Only those who may still be asked something. */
  readonly mayBeAsked?: boolean
}

/** Everybody whom a notice is for and whom somebody looks after, by 支部 and 小组. */
export async function listStandings(
  tx: Tx,
  noticeId: number,
  { now, scope, states, people, mayBeAsked = false }: Listed,
): Promise<readonly Standing[]> {
  return standing(tx, noticeId)
    .select([
      'person.id',
      'person.name',
      BRANCH.as('branch'),
      sql<string | null>`case when above.id is not null then unit.name end`.as('group'),
      stateAt(now).as('state'),
      sql<string | null>`case when ${lacksFileAt(now)} then with_file.reason else ${REASON} end`.as('reason'),
      sql<boolean>`${SENDING} = 'sent' and ${AT_A_CLAIM}`.as('isUnproven'),
      lacksFileAt(now).as('lacksFile'),
      stoppedNow(now).as('stopped'),
      sql<Date | null>`coalesce(outbox.not_before, in_room.not_before)`.as('notBefore'),
      sql<boolean>`exists (select 1 from notice_room where notice_room.notice_id = notice_person.notice_id)`.as(
        'inRooms',
      ),
      sql<Date | null>`case when ${SENDING} in ('sent', 'uncertain') then coalesce(outbox.ended_at, in_room.ended_at) else notice_person.handed_at end`.as(
        'sentAt',
      ),
      sql<boolean>`notice_person.heard_at is not null`.as('heard'),
      'notice_answer.chosen',
      'notice_answer.number',
      'notice_answer.words',
      'notice_answer.channel',
      'notice_answer.answered_at as answeredAt',
    ])
    .$if(states !== undefined, (query) =>
      query.where(sql<boolean>`${stateAt(now)} = any(${[...(states ?? [])]}::text[])`),
    )
    .$if(people !== undefined, (query) => query.where(sql<boolean>`person.id = any(${[...(people ?? [])]}::int[])`))
    .$if(mayBeAsked, (query) => query.where(MAY_BE_ASKED))
    .where(isOwn(scope))
    .orderBy(sql`coalesce(above.id, unit.id) nulls last`)
    .orderBy('person.unit_id')
    .orderBy('person.id')
    .execute()
}

/**
 * Those of `ids` who were to read a notice in one of its rooms and are reached neither there nor by a message of their own:
 * they are in none of the rooms, or it could not be posted there. `awayAt`: also whose room waits for an account that sends
 * nothing then.
 */
export async function unreachedByRooms(
  tx: Tx,
  noticeId: number,
  ids: readonly PersonId[],
  { now, awayAt }: { readonly now: Date; readonly awayAt: Date | undefined },
): Promise<readonly PersonId[]> {
  const waits = awayAt === undefined ? sql.lit(false) : sql`${stoppedNow(awayAt)} is not null`
  const rows = await standing(tx, noticeId)
    .select('person.id')
    .where(sql<boolean>`exists (select 1 from notice_room where notice_room.notice_id = ${noticeId})`)
    .where(sql<boolean>`person.id = any(${[...ids]}::int[])`)
    // Else those messages tell.
    .where(
      sql<boolean>`not exists (select 1 from outbox own where own.about in (${aboutText(noticeId)}, ${aboutNudge(noticeId)})
        and own.person_id = notice_person.person_id and own.state <> 'cancelled')`,
    )
    .where(
      sql<boolean>`(${stateAt(now)} in ('phone', 'failed', 'expired') or ${stateAt(now)} = 'waiting' and ${waits})`,
    )
    .execute()
  return rows.map(({ id }) => id)
}

/** Notices that were confirmed in a period: how many, to how many people, and how many answers there are. */
export async function countInPeriod(
  tx: Tx,
  { from, until }: Period,
): Promise<{ readonly notices: number; readonly people: number; readonly answers: number }> {
  const { rows } = await sql<{ notices: number; people: number; answers: number }>`
    with those as (select id from notice
      where confirmed_at >= ${from} and confirmed_at < ${until} and state in ('sending', 'paused'))
    select (select count(*) from those)::int as notices,
      (select count(*) from notice_person where notice_id in (select id from those))::int as people,
      (select count(*) from notice_answer where replaced_at is null and notice_id in (select id from those))::int as answers`.execute(
    tx,
  )
  return rows[0] ?? { notices: 0, people: 0, answers: 0 }
}
