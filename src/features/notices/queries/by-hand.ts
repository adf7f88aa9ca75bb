/** Notices that staff paste into groups by hand. */
import { sql } from 'kysely'
import type { Tx } from '../../../feature.ts'
import type { Notice } from './notices.ts'

/** Nothing is sent to those whom a notice is for. */
export async function leaveToHand(tx: Tx, noticeId: number, now: Date): Promise<void> {
  await tx
    .updateTable('notice_person')
    .set({ posted_at: now })
    .where('notice_id', '=', noticeId)
    .where('posted_at', 'is', null)
    .execute()
}

/** The newest notice by hand that was confirmed since a moment. */
export async function findByHand(tx: Tx, since: Date): Promise<Notice | undefined> {
  const row = await tx
    .selectFrom('notice')
    .selectAll()
    .where('by_hand', '=', true)
    .where('state', '=', 'sending')
    .where('confirmed_at', '>', since)
    .orderBy('confirmed_at', 'desc')
    .executeTakeFirst()
  return row as Notice | undefined
}

const BRANCH = sql<string | null>`(
  select coalesce(above.name, unit.name) from unit
  left join unit above on above.id = unit.parent_id and unit.kind = 'group'
  where unit.id = person.unit_id)`

/** The 支部 (null: of none) into whose groups a notice is still to be pasted, and how many people each holds. */
export async function toHandOut(
  tx: Tx,
  noticeId: number,
): Promise<readonly { readonly branch: string | null; readonly people: number }[]> {
  const rows = await tx
    .selectFrom('notice_person')
    .innerJoin('person', 'person.id', 'notice_person.person_id')
    .select((eb) => [BRANCH.as('branch'), eb.fn.countAll<number>().as('people')])
    .where('notice_person.notice_id', '=', noticeId)
    .where('notice_person.handed_at', 'is', null)
    .groupBy('branch')
    .orderBy('branch')
    .execute()
  return rows.map(({ branch, people }) => ({ branch, people: Number(people) }))
}

/** It stands in the group of this 支部 now. */
export async function markHandedOut(tx: Tx, noticeId: number, branch: string | null, now: Date): Promise<void> {
  await sql`
    update notice_person set handed_at = ${now} from person
    where person.id = notice_person.person_id and notice_person.notice_id = ${noticeId}
      and notice_person.handed_at is null and ${BRANCH} is not distinct from ${branch}`.execute(tx)
}
