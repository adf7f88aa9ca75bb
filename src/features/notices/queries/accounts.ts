/** By which accounts a notice goes, and which of them send nothing at present. */

import { sql } from 'kysely'
import { DAY } from '../../../base/spans.ts'
import type { PersonId, Tx } from '../../../feature.ts'
import { AWAY, inAudience, type Stopped, stoppedAt } from '../../people/public.ts'
import { aboutText, type Notice } from './notices.ts'

export type { Stopped } from '../../people/public.ts'

/** So long an account has sent nothing that is due before what waits for it counts as stuck. */
const STANDS_STILL = sql`interval '5 minutes'`

/**
 * Whose message of a notice has been due since a moment on an account that sends nothing. One that was put off, or made
 * later than the others, has been due since then. `after`: only of those that were made later; null: of all.
 */
export async function listStuck(
  tx: Tx,
  noticeId: number,
  { now, since, after }: { readonly now: Date; readonly since: Date; readonly after: Date | null },
): Promise<readonly PersonId[]> {
  const { rows } = await sql<{ person: PersonId }>`
    select distinct outbox.person_id as person from outbox left join account on account.id = outbox.account_id
    where outbox.about = ${aboutText(noticeId)} and outbox.state = 'due' and outbox.not_before <= ${now}
      and outbox.created_at <= ${since} and (outbox.attempts > 0 or outbox.not_before <= ${since})
      and outbox.created_at > coalesce(${after}::timestamptz, '-infinity')
      and outbox.person_id is not null
      and (${stoppedAt(now)} is not null or not exists (select 1 from outbox gone
        where gone.account_id = outbox.account_id and gone.state in ('sent', 'uncertain')
          and gone.kind not in ('reply', 'urgent', 'staff')
          and gone.ended_at > ${now}::timestamptz - ${STANDS_STILL}))
    order by person`.execute(tx)
  return rows.map(({ person }) => person)
}

/** Some people of a notice who belong to one account. */
export interface Share {
  readonly account: string
  readonly count: number
  readonly stopped: Stopped | null
}

/** How many of a notice's audience have their chat with which account, best chat first as in sending. */
export async function sharesOf(tx: Tx, notice: Pick<Notice, 'audience'>, now: Date): Promise<readonly Share[]> {
  const { rows } = await sql<Share>`
    select account.id as account, those.count, ${stoppedAt(now)} as stopped from (
      select account_id, count(*)::int as count from (
        select distinct on (binding.person_id) binding.person_id, chat.account_id
        from (${inAudience(tx, notice.audience)}) audience
        join binding on binding.person_id = audience.id and binding.until_at is null
        join chat on chat.id = binding.chat_id and chat.platform_id is not null
        join account on account.id = chat.account_id
        order by binding.person_id, binding.confirmed desc,
          coalesce(account.heard_until < (select max(heard_until) from account) - ${AWAY}, false),
          account.paused_at is not null, binding.from_at desc, binding.id desc) best
      group by account_id) those
    join account on account.id = those.account_id
    order by account.id`.execute(tx)
  return rows
}

const PUSHES = [
  sql.lit('notice' as const),
  sql.lit('urgent-notice' as const),
  sql.lit('reminder' as const),
  sql.lit('greeting' as const),
]

/** Pushes that wait in the outbox already, to go before a moment, by account. */
export async function waitingPushes(tx: Tx, before: Date): Promise<ReadonlyMap<string, number>> {
  const rows = await tx
    .selectFrom('outbox')
    .select((eb) => ['account_id', eb.fn.countAll<number>().as('count')])
    .where('state', '=', sql.lit('due'))
    .where('not_before', '<', before)
    .where('kind', 'in', PUSHES)
    .groupBy('account_id')
    .execute()
  return new Map(rows.map(({ account_id, count }) => [account_id ?? '', Number(count)]))
}

/** When each account pushed something in the day before a moment: its share of that day is used up so far. */
export async function pushedLately(tx: Tx, now: Date): Promise<ReadonlyMap<string, readonly Date[]>> {
  const rows = await tx
    .selectFrom('account')
    .innerJoin('outbox', 'outbox.account_id', 'account.id')
    .select(['account.id as account', 'outbox.ended_at as at'])
    .where('outbox.state', 'in', [sql.lit('sent' as const), sql.lit('uncertain' as const)])
    .where('outbox.kind', 'in', PUSHES)
    .where('outbox.ended_at', '>', new Date(now.getTime() - DAY))
    .where('outbox.ended_at', '<=', now)
    .execute()
  const byAccount = Map.groupBy(rows, ({ account }) => account)
  return new Map([...byAccount].map(([account, those]) => [account, those.flatMap(({ at }) => at ?? [])]))
}
