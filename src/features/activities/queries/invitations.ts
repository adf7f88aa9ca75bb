/** Whom an activity asks, and what they were told. */
import { type RawBuilder, sql } from 'kysely'
import type { ChatId, PersonId, Tx } from '../../../feature.ts'
import { inAudience } from '../../people/public.ts'
import type { Activity } from './activities.ts'
import { CURRENT_ANSWER } from './current-answer.ts'
import type { SignUp } from './sign-ups.ts'

/** Freezes the audience: one row a person, in one statement however many they are. Returns how many. */
export const inviteAudience = (tx: Tx, { id, audience }: Activity): Promise<number> =>
  invite(tx, id, sql`select id from ${inAudience(tx, audience)} as audience`)

/** One row for each of these people, who are asked by the next run of the announcement. Returns how many. */
export const invitePeople = (tx: Tx, activityId: number, people: readonly PersonId[]): Promise<number> =>
  invite(tx, activityId, sql`select id from person where id = any(${[...people]}::int[])`)

async function invite(tx: Tx, activityId: number, people: RawBuilder<unknown>): Promise<number> {
  const { numAffectedRows } = await sql`
    insert into invitation (activity_id, person_id) select ${sql.lit(activityId)}, who.id from (${people}) as who
    on conflict do nothing`.execute(tx)
  return Number(numAffectedRows ?? 0n)
}

/** Whether one of these people is about to be asked to what was published. */
export async function isAskedSoon(tx: Tx, people: readonly PersonId[]): Promise<boolean> {
  if (people.length === 0) return false
  const row = await tx
    .selectFrom('invitation')
    .innerJoin('activity', 'activity.id', 'invitation.activity_id')
    .select('invitation.activity_id')
    .where('invitation.person_id', 'in', people)
    .where('invitation.asked_at', 'is', null)
    .where('activity.state', '=', 'published')
    .limit(1)
    .executeTakeFirst()
  return row !== undefined
}

/** Of these people, those who are not asked to an activity yet, in the order of the roster. */
export async function findNotAsked(
  tx: Tx,
  activityId: number,
  people: readonly PersonId[],
): Promise<readonly { readonly id: PersonId; readonly name: string }[]> {
  return tx
    .selectFrom('person')
    .select(['id', 'name'])
    .where(sql<boolean>`person.id = any(${[...people]}::int[])`)
    .where('status', '=', 'active')
    .where((eb) =>
      eb.not(
        eb.exists(
          eb
            .selectFrom('invitation')
            .select('person_id')
            .where('activity_id', '=', activityId)
            .whereRef('person_id', '=', 'person.id'),
        ),
      ),
    )
    .orderBy('unit_id')
    .orderBy('id')
    .execute()
}

/** Who is asked to an activity and has one of these names. */
export async function findInvitedNamed(
  tx: Tx,
  activityId: number,
  names: readonly string[],
): Promise<readonly { readonly id: PersonId; readonly name: string }[]> {
  return tx
    .selectFrom('invitation')
    .innerJoin('person', 'person.id', 'invitation.person_id')
    .select(['person.id', 'person.name'])
    .where('invitation.activity_id', '=', activityId)
    .where(sql<boolean>`person.name = any(${[...names]}::text[])`)
    .where('person.status', '=', 'active')
    .execute()
}

/** Which of these people are asked to which open activities. */
export async function findInvitations(
  tx: Tx,
  personIds: readonly PersonId[],
  now: Date,
): Promise<readonly { activityId: number; personId: PersonId }[]> {
  return tx
    .selectFrom('invitation')
    .innerJoin('activity', 'activity.id', 'invitation.activity_id')
    .select(['invitation.activity_id as activityId', 'invitation.person_id as personId'])
    .where(sql<boolean>`invitation.person_id = any(${[...personIds]}::int[])`)
    .where('activity.state', '=', 'published')
    .where('activity.starts_at', '>', now)
    .execute()
}

/** Names an invitation, `to` a person or a room; what was changed before it went out is written anew. */
export const invitationKey = ({ id, version }: Pick<Activity, 'id' | 'version'>, to: string): string =>
  `invitation:activity ${id}:${to}${version > 1 ? `:v${version}` : ''}`

/** Of these rooms, those to which an invitation was made and has not gone out. */
export async function roomsNotInvited(
  tx: Tx,
  activity: Activity,
  rooms: readonly ChatId[],
): Promise<ReadonlySet<ChatId>> {
  const made = Array.from({ length: activity.version }, (_, at) => ({ id: activity.id, version: at + 1 }))
  const found = new Set<ChatId>()
  for (const room of rooms) {
    const keys = made.map((one) => invitationKey(one, `room ${room}`))
    const rows = await tx.selectFrom('outbox').select('state').where('once', 'in', keys).execute()
    if (rows.length > 0 && rows.every(({ state }) => state === 'due' || state === 'cancelled')) found.add(room)
  }
  return found
}

/** The next page of people to be asked, in order, with what they have answered already. */
export async function findToAsk(tx: Tx, limit: number) {
  return tx
    .selectFrom('invitation')
    .innerJoin('activity', 'activity.id', 'invitation.activity_id')
    .innerJoin('person', 'person.id', 'invitation.person_id')
    .leftJoin('sign_up', (join) => join.on(CURRENT_ANSWER))
    .select(['activity.id as activityId', 'person.id', 'person.name', 'person.honorific', 'sign_up.answer'])
    .where('invitation.asked_at', 'is', null)
    .where('activity.state', '=', 'published')
    .orderBy('invitation.activity_id')
    .orderBy('invitation.person_id')
    .limit(limit)
    .execute()
}

/** Those who were asked to an activity that is off, have not declined and do not know yet; the next page, in order. */
export async function findToTellOff(tx: Tx, now: Date, limit: number) {
  return tx
    .selectFrom('invitation')
    .innerJoin('activity', 'activity.id', 'invitation.activity_id')
    .innerJoin('person', 'person.id', 'invitation.person_id')
    .leftJoin('sign_up', (join) => join.on(CURRENT_ANSWER))
    .select(['activity.id as activityId', 'person.id', 'person.name', 'person.honorific', 'sign_up.answer'])
    .where('activity.state', '=', 'cancelled')
    .where('activity.starts_at', '>', now)
    .where('invitation.asked_at', 'is not', null)
    .where('invitation.told_off_at', 'is', null)
    .where((eb) => eb.or([eb('sign_up.answer', 'is', null), eb('sign_up.answer', '!=', 'no')]))
    .orderBy('invitation.activity_id')
    .orderBy('invitation.person_id')
    .limit(limit)
    .execute()
}

/** Nobody has heard of it, so nobody needs to be told that it is off. */
export async function markAllToldOff(tx: Tx, activityId: number, now: Date): Promise<void> {
  await tx.updateTable('invitation').set({ told_off_at: now }).where('activity_id', '=', activityId).execute()
}

export type Mark = 'asked_at' | 'nudged_at' | 'reminded_at' | 'hours_at' | 'ahead_at' | 'told_off_at'

/** Notes that people of an activity were asked, reminded or nudged the day before, or told that it is off. */
export async function markInvited(
  tx: Tx,
  activityId: number,
  personIds: readonly PersonId[],
  mark: Mark,
  now: Date,
): Promise<void> {
  if (personIds.length === 0) return
  await tx
    .updateTable('invitation')
    .set({ [mark]: now, ...(mark === 'asked_at' ? { told_version: NEWEST } : {}) })
    .where('activity_id', '=', activityId)
    .where('person_id', 'in', [...personIds])
    .execute()
}

const NEWEST = sql<number>`(select version from activity where activity.id = invitation.activity_id)`

/** They have not answered, and the invitation that they were to get last has not gone out. */
const NOT_INVITED = sql<boolean>`(sign_up.answer is null or sign_up.channel = 'series') and exists (
  select from outbox where state in ('due', 'cancelled') and once = concat('invitation:activity ', invitation.activity_id,
    ':person ', invitation.person_id, case when told_version > 1 then concat(':v', told_version) end))`

/**
 * Those who were asked, have not declined, and know only an earlier version; the next page, in order. `isNew`: they know
 * of none, since it was changed before the invitation went out.
 */
export async function findToTellChange(tx: Tx, now: Date, limit: number) {
  return tx
    .selectFrom('invitation')
    .innerJoin('activity', 'activity.id', 'invitation.activity_id')
    .innerJoin('person', 'person.id', 'invitation.person_id')
    .leftJoin('sign_up', (join) => join.on(CURRENT_ANSWER))
    .select([
      'activity.id as activityId',
      'person.id',
      'person.name',
      'person.honorific',
      'sign_up.answer',
      'sign_up.seat',
      NOT_INVITED.as('isNew'),
    ])
    .where('activity.state', '=', 'published')
    .where('activity.starts_at', '>', now)
    .where('invitation.asked_at', 'is not', null)
    .whereRef('invitation.told_version', '<', 'activity.version')
    .where((eb) => eb.or([eb('sign_up.answer', 'is', null), eb('sign_up.answer', '!=', 'no')]))
    .orderBy('invitation.activity_id')
    .orderBy('invitation.person_id')
    .limit(limit)
    .execute()
}

/** Notes that these people's messages about the newest version were made. */
export async function markToldVersion(tx: Tx, activityId: number, personIds: readonly PersonId[]): Promise<void> {
  if (personIds.length === 0) return
  await tx
    .updateTable('invitation')
    .set({ told_version: NEWEST })
    .where('activity_id', '=', activityId)
    .where('person_id', 'in', [...personIds])
    .execute()
}

/** Somebody of the audience with their current answer, if any. */
export interface Invited {
  readonly id: PersonId
  readonly name: string
  readonly honorific: string | null
  readonly answer: SignUp['answer'] | null
  readonly heads: number | null
  readonly seat: SignUp['seat']
  readonly companions: readonly string[] | null
  readonly channel: SignUp['channel'] | null
  readonly answeredAt: Date | null
  readonly enteredBy: PersonId | null
  readonly reason: string | null
  /** When they wrote something that was no answer. */
  readonly heardAt: Date | null
  /** When they were asked a last time, before the deadline. */
  readonly nudgedAt: Date | null
}

/** Everybody asked to an activity, in the order of the roster; with `not` only those not yet marked so. */
export async function findInvited(
  tx: Tx,
  activityId: number,
  only?: { not: Mark; limit: number },
): Promise<readonly Invited[]> {
  return tx
    .selectFrom('invitation')
    .innerJoin('person', 'person.id', 'invitation.person_id')
    .leftJoin('sign_up', (join) => join.on(CURRENT_ANSWER))
    .select([
      'person.id',
      'person.name',
      'person.honorific',
      'sign_up.answer',
      'sign_up.heads',
      'sign_up.seat',
      'sign_up.companions',
      'sign_up.channel',
      'sign_up.answered_at as answeredAt',
      'sign_up.entered_by as enteredBy',
      'sign_up.reason',
      'invitation.heard_at as heardAt',
      'invitation.nudged_at as nudgedAt',
    ])
    .where('invitation.activity_id', '=', activityId)
    .where('person.status', '=', 'active')
    .$if(only !== undefined, (query) =>
      query.where(`invitation.${only?.not ?? 'asked_at'}`, 'is', null).limit(only?.limit ?? 0),
    )
    .orderBy('person.unit_id')
    .orderBy('person.id')
    .execute()
}

/** Notes that somebody has written, although it was no answer. */
export async function markHeard(tx: Tx, activityId: number, personId: PersonId, now: Date): Promise<void> {
  await tx
    .updateTable('invitation')
    .set({ heard_at: now })
    .where('activity_id', '=', activityId)
    .where('person_id', '=', personId)
    .execute()
}
