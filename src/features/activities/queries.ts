/** All SQL of activities. */
import { sql } from 'kysely'
import type { NewRow, Row } from '../../../db/schema.ts'
import type { Period, PersonId, Tx } from '../../feature.ts'
import { type Audience, inAudience } from '../people/public.ts'

export type Activity = Omit<Row<'activity'>, 'audience'> & { readonly audience: Audience }
export type SignUp = Row<'sign_up'>

export async function insertActivity(tx: Tx, row: NewRow<'activity'>): Promise<number> {
  return (await tx.insertInto('activity').values(row).returning('id').executeTakeFirstOrThrow()).id
}

export async function findActivity(tx: Tx, id: number): Promise<Activity | undefined> {
  const row = await tx.selectFrom('activity').selectAll().where('id', '=', id).executeTakeFirst()
  return row as Activity | undefined
}

/** Locks the activity, so that seats are given one after the other. */
export async function lockActivity(tx: Tx, id: number): Promise<Activity | undefined> {
  const row = await tx.selectFrom('activity').selectAll().where('id', '=', id).forUpdate().executeTakeFirst()
  return row as Activity | undefined
}

export async function updateDraft(tx: Tx, id: number, change: Partial<NewRow<'activity'>>): Promise<void> {
  await tx.updateTable('activity').set(change).where('id', '=', id).where('state', '=', 'draft').execute()
}

/** The latest draft that somebody has begun since a moment. */
export async function findDraft(tx: Tx, personId: PersonId, since: Date): Promise<Activity | undefined> {
  const row = await tx
    .selectFrom('activity')
    .selectAll()
    .where('planned_by', '=', personId)
    .where('state', '=', 'draft')
    .where('created_at', '>', since)
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row as Activity | undefined
}

/** Calls a published activity off; whatever was made for its earlier version is not wanted any more. */
export async function callOff(tx: Tx, activity: Activity): Promise<void> {
  await tx
    .updateTable('activity')
    .set({ state: 'cancelled', version: activity.version + 1 })
    .where('id', '=', activity.id)
    .execute()
}

export async function setState(tx: Tx, id: number, state: 'published' | 'cancelled', now: Date): Promise<void> {
  const published_at = state === 'published' ? { published_at: now } : {}
  await tx
    .updateTable('activity')
    .set({ state, ...published_at })
    .where('id', '=', id)
    .execute()
}

/** Freezes the audience: one row a person, in one statement however many they are. Returns how many. */
export async function inviteAudience(tx: Tx, activity: Activity): Promise<number> {
  const result = await tx
    .insertInto('invitation')
    .columns(['activity_id', 'person_id'])
    .expression(
      tx
        .selectFrom(inAudience(tx, activity.audience).as('audience'))
        .select([sql.lit(activity.id).as('activity_id'), 'audience.id']),
    )
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst()
  return Number(result.numInsertedOrUpdatedRows ?? 0n)
}

export async function peopleOfAudience(tx: Tx, audience: Audience): Promise<readonly PersonId[]> {
  const rows = await inAudience(tx, audience).execute()
  return rows.map((row) => row.id)
}

/** Published and not over, the soonest first. */
export async function findOpen(tx: Tx, now: Date): Promise<readonly Activity[]> {
  const rows = await tx
    .selectFrom('activity')
    .selectAll()
    .where('state', '=', 'published')
    .where('starts_at', '>', now)
    .orderBy('starts_at')
    .orderBy('id')
    .execute()
  return rows as unknown as readonly Activity[]
}

/** Published activities that began at or after `since`, over by `now`, the latest first. */
export async function findRecent(tx: Tx, since: Date, now: Date): Promise<readonly Activity[]> {
  const rows = await tx
    .selectFrom('activity')
    .selectAll()
    .where('state', '=', 'published')
    .where('starts_at', '>=', since)
    .where('starts_at', '<=', now)
    .orderBy('starts_at', 'desc')
    .execute()
  return rows as unknown as readonly Activity[]
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

/** Every activity that was published, the latest first. */
export async function findPublished(tx: Tx, limit: number): Promise<readonly Activity[]> {
  const rows = await tx
    .selectFrom('activity')
    .selectAll()
    .where('published_at', 'is not', null)
    .orderBy('starts_at', 'desc')
    .limit(limit)
    .execute()
  return rows as unknown as readonly Activity[]
}

/** Published activities that start in [`from`, `until`). */
export async function findStarting(tx: Tx, from: Date, until: Date): Promise<readonly Activity[]> {
  const rows = await tx
    .selectFrom('activity')
    .selectAll()
    .where('state', '=', 'published')
    .where('starts_at', '>=', from)
    .where('starts_at', '<', until)
    .orderBy('starts_at')
    .execute()
  return rows as unknown as readonly Activity[]
}

/** The open activities that a person was asked to, with their current answer. */
export async function findOpenFor(tx: Tx, personId: PersonId, now: Date) {
  const rows = await tx
    .selectFrom('invitation')
    .innerJoin('activity', 'activity.id', 'invitation.activity_id')
    .leftJoin('sign_up', (join) =>
      join
        .onRef('sign_up.activity_id', '=', 'invitation.activity_id')
        .onRef('sign_up.person_id', '=', 'invitation.person_id')
        .on('sign_up.replaced_at', 'is', null),
    )
    .selectAll('activity')
    .select(['sign_up.answer', 'sign_up.heads', 'sign_up.seat'])
    .where('invitation.person_id', '=', personId)
    .where('activity.state', '=', 'published')
    .where('activity.starts_at', '>', now)
    .orderBy('activity.starts_at')
    .execute()
  return rows as unknown as readonly (Activity & Partial<Pick<SignUp, 'answer' | 'heads' | 'seat'>>)[]
}

/** The next page of people to be asked, in order. */
export async function findToAsk(tx: Tx, limit: number) {
  return tx
    .selectFrom('invitation')
    .innerJoin('activity', 'activity.id', 'invitation.activity_id')
    .innerJoin('person', 'person.id', 'invitation.person_id')
    .select(['activity.id as activityId', 'person.id', 'person.name', 'person.honorific'])
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
    .leftJoin('sign_up', (join) =>
      join
        .onRef('sign_up.activity_id', '=', 'invitation.activity_id')
        .onRef('sign_up.person_id', '=', 'invitation.person_id')
        .on('sign_up.replaced_at', 'is', null),
    )
    .select(['activity.id as activityId', 'person.id', 'person.name', 'person.honorific'])
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

export type Mark = 'asked_at' | 'reminded_at' | 'told_off_at'

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

/** Changes a published activity. `isTold`: people must hear of it, so that what was made for the version before is void. */
export async function amend(
  tx: Tx,
  activity: Activity,
  change: Pick<NewRow<'activity'>, 'title' | 'place' | 'starts_at' | 'ends_at' | 'seats' | 'deadline_at'>,
  told: string | undefined,
): Promise<void> {
  const version = told === undefined ? {} : { version: activity.version + 1, changed_words: told }
  await tx
    .updateTable('activity')
    .set({ ...change, ...version })
    .where('id', '=', activity.id)
    .execute()
  if (told === undefined) return
  await tx.updateTable('invitation').set({ reminded_at: null }).where('activity_id', '=', activity.id).execute()
}

/** Those who were asked, have not declined, and know only an earlier version; the next page, in order. */
export async function findToTellChange(tx: Tx, now: Date, limit: number) {
  return tx
    .selectFrom('invitation')
    .innerJoin('activity', 'activity.id', 'invitation.activity_id')
    .innerJoin('person', 'person.id', 'invitation.person_id')
    .leftJoin('sign_up', (join) =>
      join
        .onRef('sign_up.activity_id', '=', 'invitation.activity_id')
        .onRef('sign_up.person_id', '=', 'invitation.person_id')
        .on('sign_up.replaced_at', 'is', null),
    )
    .select([
      'activity.id as activityId',
      'person.id',
      'person.name',
      'person.honorific',
      'sign_up.answer',
      'sign_up.seat',
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
    .leftJoin('sign_up', (join) =>
      join
        .onRef('sign_up.activity_id', '=', 'invitation.activity_id')
        .onRef('sign_up.person_id', '=', 'invitation.person_id')
        .on('sign_up.replaced_at', 'is', null),
    )
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

/** The current answer of a person. */
export async function findSignUp(tx: Tx, activityId: number, personId: PersonId): Promise<SignUp | undefined> {
  return tx
    .selectFrom('sign_up')
    .selectAll()
    .where('activity_id', '=', activityId)
    .where('person_id', '=', personId)
    .where('replaced_at', 'is', null)
    .executeTakeFirst()
}

/** Heads with a seat and heads on the waitlist, those of `except` left out. */
export async function countHeads(
  tx: Tx,
  activityId: number,
  except: readonly PersonId[],
): Promise<{ seated: number; waiting: number }> {
  const row = await tx
    .selectFrom('sign_up')
    .select((eb) => [
      eb.fn.coalesce(eb.fn.sum<number>('heads').filterWhere('seat', '=', 'seated'), sql<number>`0`).as('seated'),
      eb.fn.coalesce(eb.fn.sum<number>('heads').filterWhere('seat', '=', 'waiting'), sql<number>`0`).as('waiting'),
    ])
    .where('activity_id', '=', activityId)
    .where('replaced_at', 'is', null)
    .$if(except.length > 0, (query) => query.where('person_id', 'not in', [...except]))
    .executeTakeFirstOrThrow()
  return { seated: Number(row.seated), waiting: Number(row.waiting) }
}

/** Keeps an answer as an earlier one; another is to follow. */
export async function endSignUp(tx: Tx, id: number, now: Date): Promise<void> {
  await tx.updateTable('sign_up').set({ replaced_at: now }).where('id', '=', id).execute()
}

const newestOf = (activityId: number) => sql<number>`(select version from activity where id = ${activityId})`

/**
 * Makes this answer the current one; there must be none. Somebody from outside the audience gets a row there too. They
 * are not asked: they have answered already.
 */
export async function insertSignUp(tx: Tx, row: NewRow<'sign_up'>): Promise<void> {
  const { activity_id, person_id, answered_at: asked_at } = row
  await tx
    .with('invited', (db) =>
      db
        .insertInto('invitation')
        .values({ activity_id, person_id, asked_at, told_version: newestOf(activity_id) })
        .onConflict((conflict) => conflict.doNothing()),
    )
    .insertInto('sign_up')
    .values(row)
    .execute()
}

/** The person's answer no longer counts, and none takes its place. */
export async function vacate(tx: Tx, activityId: number, personId: PersonId, now: Date): Promise<void> {
  await tx
    .updateTable('sign_up')
    .set({ replaced_at: now })
    .where('activity_id', '=', activityId)
    .where('person_id', '=', personId)
    .where('replaced_at', 'is', null)
    .execute()
}

/** Why somebody stayed away, with whom they came, and their name among other people's companions. */
export async function forget(tx: Tx, personId: PersonId): Promise<void> {
  const name = await nameOf(tx, personId)
  await tx.updateTable('sign_up').set({ companions: '[]', reason: null }).where('person_id', '=', personId).execute()
  await sql`
    update sign_up set companions = replace(companions::text, ${name}, '某某')::jsonb
    where position(${name} in companions::text) > 0`.execute(tx)
}

/** Those on the waitlist, the longest waiting first. */
export async function findWaiting(tx: Tx, activityId: number): Promise<readonly SignUp[]> {
  return tx
    .selectFrom('sign_up')
    .selectAll()
    .where('activity_id', '=', activityId)
    .where('seat', '=', 'waiting')
    .where('replaced_at', 'is', null)
    .orderBy('waiting_since')
    .orderBy('id')
    .execute()
}

/** Activities with somebody waiting. */
export async function findWithWaiting(tx: Tx, now: Date): Promise<readonly Activity[]> {
  const open = await findOpen(tx, now)
  const waiting = await tx
    .selectFrom('sign_up')
    .select('activity_id')
    .distinct()
    .where('seat', '=', 'waiting')
    .where('replaced_at', 'is', null)
    .execute()
  const ids = new Set(waiting.map((row) => row.activity_id))
  return open.filter((activity) => ids.has(activity.id))
}

export async function seat(tx: Tx, signUpId: number): Promise<void> {
  await tx.updateTable('sign_up').set({ seat: 'seated' }).where('id', '=', signUpId).execute()
}

export async function markOffered(tx: Tx, signUpId: number, now: Date): Promise<void> {
  await tx.updateTable('sign_up').set({ offered_at: now }).where('id', '=', signUpId).execute()
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

export async function nameOf(tx: Tx, personId: PersonId): Promise<string> {
  return (await tx.selectFrom('person').select('name').where('id', '=', personId).executeTakeFirstOrThrow()).name
}

/** Activities that took place in a period, and how many people signed up for them, with how many seats. */
export async function countHeld(tx: Tx, { from, until }: Period) {
  const row = await tx
    .selectFrom('activity')
    .leftJoin('sign_up', (join) =>
      join
        .onRef('sign_up.activity_id', '=', 'activity.id')
        .on('sign_up.replaced_at', 'is', null)
        .on('sign_up.seat', '=', 'seated'),
    )
    .where('activity.state', '=', 'published')
    .where('activity.starts_at', '>=', from)
    .where('activity.starts_at', '<', until)
    .select((eb) => [
      eb.fn.count<number>('activity.id').distinct().as('activities'),
      eb.fn.coalesce(eb.fn.sum<number>('sign_up.heads'), eb.lit(0)).as('heads'),
    ])
    .executeTakeFirstOrThrow()
  return { activities: Number(row.activities), heads: Number(row.heads) }
}
