/** The office clock of a rehearsal: the machine's, moved ahead by hand. Only forward, and kept across restarts. */
import type { Kysely } from 'kysely'
import type { Schema } from '../../db/schema.ts'
import type { Clock } from '../base/clock.ts'
import { readAhead, writeAhead } from './queries.ts'

export interface OfficeClock extends Clock {
  /** Shows `moment` from now on. The caller sees to it that it is not in the past. */
  set(moment: Date): Promise<void>
}

/** The clock as it was left; `machine` goes on ticking below it. */
export async function openOfficeClock(db: Kysely<Schema>, machine: Clock): Promise<OfficeClock> {
  let ahead = await readAhead(db)
  return {
    now: () => new Date(machine.now().getTime() + ahead),
    async set(moment) {
      const wanted = moment.getTime() - machine.now().getTime()
      await writeAhead(db, wanted)
      ahead = wanted
    },
  }
}
