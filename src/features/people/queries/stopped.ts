/** Which accounts of the chat send nothing at present. */
import { type RawBuilder, sql } from 'kysely'

/** Why an account sends no pushes: the platform has complained (`too-often`), or lets it send no more (`banned`), or it is not connected (`away`). */
export type Stopped = 'too-often' | 'banned' | 'away'

/** So long nobody was heard before an account counts as away. */
export const AWAY = sql`interval '2 minutes'`

/** Why the account in `account` sends nothing at a moment; null: it sends. Chats are chosen by the same rule. */
export const stoppedAt = (now: Date): RawBuilder<Stopped | null> => sql<Stopped | null>`case
  when account.paused_why is not null then account.paused_why
  when account.heard_until < (select max(heard_until) from account) - ${AWAY} then 'away'
  when exists (select 1 from gap where gap.account_id = account.id and gap.until_at is null
    and gap.from_at < ${now}::timestamptz - ${AWAY}) then 'away' end`
