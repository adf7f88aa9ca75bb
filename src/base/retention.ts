/** What is kept for a while and no longer: the nightly job, alike for all that keeps something. */
import { DAY } from './spans.ts'

/** When what is old goes, in the office's zone: while everybody sleeps. */
export const NIGHTLY = '30 3 * * *'

/** What is kept, and how it goes. */
interface Kept<Db> {
  readonly id: string
  /** For staff. */
  readonly title: string
  readonly keepDays: number
  /** So many rows in one transaction; absent: all at once. */
  readonly page?: number
  /** Drops or blots what is older than `before`; with a page, `limit` rows at most, and returns how many they were. */
  drop(db: Db, before: Date, limit: number): Promise<unknown>
}

/** A job for a feature. It may be twenty hours late: the next night is soon enough. */
export function retentionJob<Db>({ id, title, keepDays, page, drop }: Kept<Db>) {
  return {
    id,
    cron: NIGHTLY,
    lateBy: 20 * 60,
    title,
    async run({ db, now }: { readonly db: Db; readonly now: Date }) {
      const dropped = await drop(db, new Date(now.getTime() - keepDays * DAY), page ?? Number.POSITIVE_INFINITY)
      return { messages: [], again: page !== undefined && dropped === page }
    },
  }
}
