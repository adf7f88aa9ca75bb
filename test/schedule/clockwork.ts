/** A schedule whose jobs write what they do into the audit trail, so that what was rolled back is not seen. */
import type { Kysely } from 'kysely'
import { sql } from 'kysely'
import { demoOffice } from '../../db/demo/office.ts'
import type { Schema } from '../../db/schema.ts'
import { silentLog } from '../../src/base/log.ts'
import type { Job, Message, Tx } from '../../src/feature.ts'
import { createSchedule, type Schedule } from '../../src/schedule/schedule.ts'
import { isDatabaseFault } from '../../src/store/retry.ts'

/** An instant of the office: `23 09:00` in November 2026; seconds may follow. */
export const at = (words: string): Date => {
  const [day = '', time = ''] = words.split(' ')
  return new Date(`2026-11-${day}T${time.length === 5 ? `${time}:00` : time}+08:00`)
}

/** The other way round, in the office's zone: `23 09:00`. */
const say = (moment: Date): string => {
  const china = new Date(moment.getTime() + 8 * 3_600_000).toISOString()
  return `${china.slice(8, 10)} ${china.slice(11, 16)}`
}

export interface Clockwork {
  readonly schedule: Schedule
  setNow(moment: Date): void
  /** Moves the clock and runs what is due. */
  runAt(words: string): Promise<void>
  /** Lines of the audit trail since the last look, in order. */
  look(): Promise<readonly string[]>
  runs(): Promise<readonly string[]>
}

export interface ClockworkOptions {
  readonly begin: Date
  /** People are talking, and are waited for with this; absent: nobody is. */
  readonly untilQuiet?: () => Promise<void>
  readonly zone?: string
  /** Where to begin reading the trail; 0 unless said otherwise. */
  readonly looked?: number
}

/** A schedule at `begin`, its jobs registered. */
export async function openClockwork(
  db: Kysely<Schema>,
  jobs: readonly Job[],
  options: ClockworkOptions,
): Promise<Clockwork> {
  let now = options.begin
  let looked = options.looked ?? 0
  const schedule = createSchedule({
    db,
    log: silentLog,
    office: {
      ...demoOffice,
      zone: options.zone ?? demoOffice.zone,
      nextSending: (moment) => moment,
      sentBy: (moment) => moment,
    },
    now: () => now,
    jobs: jobs.map((job) => ({ feature: 'test', job })),
    toStaff: async (_tx, matter) => [{ to: { person: 1 }, kind: 'reminder', text: matter.text, once: matter.once }],
    async post(tx, feature, messages) {
      for (const message of messages) await write(tx, `${feature}: ${message.text}`)
    },
    async open(tx, { feature, expects }) {
      await write(tx, `${feature} asks: ${expects.title}`)
    },
    sayMoment: say,
    isDatabaseFault,
    posted: () => {},
    isTalking: () => options.untilQuiet !== undefined,
    untilQuiet: options.untilQuiet ?? (async () => {}),
  })
  await schedule.prepare()
  return {
    schedule,
    setNow(moment) {
      now = moment
    },
    async runAt(words) {
      now = at(words)
      await schedule.runDue()
    },
    async look() {
      const rows = await db
        .selectFrom('audit')
        .select(['id', 'action'])
        .where('id', '>', looked)
        .orderBy('id')
        .execute()
      looked = rows.at(-1)?.id ?? looked
      return rows.map((row) => row.action)
    },
    async runs() {
      const rows = await db.selectFrom('job_run').selectAll().orderBy('due').execute()
      return rows.map((row) => `${row.job_id} ${say(row.due)} ${row.state}`)
    },
  }
}

/** A line of the trail, in the transaction of whoever does something. */
export async function write(tx: Tx, action: string): Promise<void> {
  await tx.insertInto('audit').values({ at: sql`to_timestamp(0)`, action, detail: '{}' }).execute()
}

/** A job that notes when it was due. */
export function dailyJob(more: Partial<Job> = {}): Job {
  return {
    id: 'daily',
    cron: '0 16 * * *',
    lateBy: 240,
    title: '每天的提醒',
    async run(occasion) {
      await write(occasion.db, `ran ${say(occasion.due)}`)
      return { messages: [], again: false }
    },
    ...more,
  }
}

/** A message to nobody in particular. */
export const message = (text: string): Message => ({ to: { person: 1 }, kind: 'notice', text, once: text })
