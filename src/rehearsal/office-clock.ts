/** The office clock of a rehearsal: the machine's, moved ahead by hand. Only forward, and kept across restarts. */
import type { Kysely } from 'kysely'
import type { Schema } from '../../db/schema.ts'
import type { Clock } from '../base/clock.ts'

export interface OfficeClock extends Clock {
  /** Shows `moment` from now on. The caller sees to it that it is not in the past. */
  set(moment: Date): Promise<void>
}

const ROW = 1

/** The clock as it was left; `machine` goes on ticking below it. */
export async function openOfficeClock(db: Kysely<Schema>, machine: Clock): Promise<OfficeClock> {
  const row = await db.selectFrom('office_clock').select('ahead_ms').where('id', '=', ROW).executeTakeFirst()
  let ahead = row?.ahead_ms ?? 0
  return {
    now: () => new Date(machine.now().getTime() + ahead),
    async set(moment) {
      const ahead_ms = moment.getTime() - machine.now().getTime()
      await db
        .insertInto('office_clock')
        .values({ id: ROW, ahead_ms })
        .onConflict((conflict) => conflict.column('id').doUpdateSet({ ahead_ms }))
        .execute()
      ahead = ahead_ms
    },
  }
}
