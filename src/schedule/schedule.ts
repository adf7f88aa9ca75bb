/**
 * Jobs on the clock. What has run is decided by what is recorded, and looked at every few seconds, so that a jump of the
 * clock, a busy minute, a restart or a second process neither loses an occurrence nor runs it twice.
 */

import type { Kysely } from 'kysely'
import type { Schema } from '../../db/schema.ts'
import { errorText } from '../base/errors.ts'
import type { Log } from '../base/log.ts'
import { createLoop } from '../base/loop.ts'
import { DAY, MINUTE } from '../base/spans.ts'
import type { Expectation, Job, JobResult, Message, Ports, Step, Tx, WorkingOffice } from '../feature.ts'
import { firstWithWork, looksOf } from './idle.ts'
import { type Occurrences, readCron } from './occurrences.ts'
import * as queries from './queries.ts'
import * as wording from './wording.ts'

export interface ScheduledJob {
  readonly feature: string
  readonly job: Job
}

export interface ScheduleParts {
  readonly db: Kysely<Schema>
  readonly log: Log
  readonly office: WorkingOffice
  readonly now: () => Date
  readonly jobs: readonly ScheduledJob[]
  readonly toStaff: Ports['toStaff']
  readonly post: (tx: Tx, feature: string, messages: readonly Message[], now: Date) => Promise<unknown>
  /** Opens a question that needs no message. */
  readonly open: (
    tx: Tx,
    question: { feature: string; chatId: number; outboxId: null; expects: Expectation; now: Date },
  ) => Promise<void>
  /** A moment as staff read it. */
  readonly sayMoment: (moment: Date) => string
  /** Whether the database is to blame, not the job. */
  readonly isDatabaseFault: (error: unknown) => boolean
  /** Called after a transaction in which a job has run. */
  readonly posted: () => void
  /** Whether people are talking, so that a page is to be short. */
  readonly isTalking: () => boolean
  /** Resolves when nobody waits for an answer, or after a moment: those who do go before the next page. */
  readonly untilQuiet: () => Promise<void>
}

export interface Schedule {
  /** Registers the jobs; those seen for the first time count from now. */
  prepare(): Promise<void>
  /** Runs everything that is due and not done, as far as it is not too late for it. */
  runDue(): Promise<void>
  /** Records that a job is to run, at once or at a moment to come, inside somebody's transaction. */
  wake(tx: Tx, jobIds: readonly string[], at?: Date): Promise<void>
  /** For whoever moves the clock by hand: the first moment in (now, `until`] at which there may be something to run. */
  nextDue(until: Date): Promise<Date | undefined>
  /** Looks every few seconds from now on. */
  start(): void
  /** Lets the page in hand finish; what is left of an occurrence stays open. */
  stop(): Promise<void>
}

/** Pauses after a failed try, in milliseconds; after the last one the occurrence is given up and staff are told. */
const PAUSES = [MINUTE, 5 * MINUTE, 15 * MINUTE]
/** How many occurrences that find nothing to do share a transaction. */
const TOGETHER = 20
/**
 * How often it looks, in milliseconds of a clock that nobody sets: a timer that waits for a moment of the day stands still
 * when the day's clock is set back, and what another process has left in hand is to be taken over soon.
 */
const LOOK = 5_000
const FEATURE = 'schedule'

interface ReadJob extends ScheduledJob {
  readonly occurrences: Occurrences | undefined
}

interface Timed extends ScheduledJob {
  readonly occurrences: Occurrences
}

/** The moments between two, both left out. */
interface Span {
  readonly after: Date
  readonly before: Date
}

const isTimed = (entry: ReadJob): entry is Timed => entry.occurrences !== undefined

export function createSchedule(parts: ScheduleParts): Schedule {
  const jobs: readonly ReadJob[] = parts.jobs.map((entry) => ({
    ...entry,
    occurrences: entry.job.cron === undefined ? undefined : readCron(entry.job.cron, parts.office.zone),
  }))
  const byId = new Map(jobs.map((entry) => [entry.job.id, entry]))
  let running: Promise<void> | undefined
  let askedAgain = false
  let stopped = false

  /** The moment before which there is nothing to walk a job for, as far as this process has seen. */
  const walked = new Map<string, Date>()

  /** What falls due between these has been seen to have nothing to do, should the clock be moved past it at once. */
  let passed: Span | undefined

  async function runAll(): Promise<void> {
    const now = parts.now()
    const idle = passed
    passed = undefined
    const due = jobs.filter(isTimed).filter(({ job }) => now >= (walked.get(job.id) ?? now))
    for (const entry of await walk(parts, due, idle)) walked.set(entry.job.id, nextWalk(entry.occurrences, now))
    while (!stopped && (await workOffSome(parts, byId, () => stopped))) await parts.untilQuiet()
  }

  /** One run at a time in a process; a request during a run leads to one more run after it. */
  function runDue(): Promise<void> {
    askedAgain = true
    running ??= (async () => {
      try {
        while (askedAgain && !stopped) {
          askedAgain = false
          await runAll()
        }
      } finally {
        running = undefined
      }
    })()
    return running
  }

  const looking = createLoop('schedule', parts.log, async () => {
    await runDue()
    return { ms: LOOK }
  })
  return {
    async prepare() {
      const ids = jobs.map(({ job }) => job.id)
      await queries.ensureJobs(parts.db, ids, parts.now())
    },
    runDue,
    async wake(tx, jobIds, at = parts.now()) {
      for (const id of new Set(jobIds)) await queries.openRun(tx, id, at)
    },
    async nextDue(until) {
      const now = parts.now()
      const next = await parts.db.transaction().execute(async (tx) => {
        const postponed = await queries.firstPostponed(tx, now)
        const later = postponed !== undefined && postponed <= until ? postponed : undefined
        const timed = jobs.filter(isTimed)
        return (await firstWithWork(tx, timed, { now, office: parts.office }, later ?? until)) ?? later
      })
      passed = { after: now, before: next ?? new Date(until.getTime() + 1) }
      return next
    },
    start: looking.start,
    async stop() {
      stopped = true
      await looking.stop()
      await running?.catch(() => undefined)
    },
  }
}

/** The next minute that is due, and a day later at the latest: whoever starts anew must not have to walk for long. */
function nextWalk(occurrences: Occurrences, now: Date): Date {
  const inADay = new Date(now.getTime() + DAY)
  return occurrences.firstAfter(now, inADay) ?? inADay
}

/**
 * Walks the jobs and returns those that could be walked. All in one transaction; but a fault in what one job says of
 * itself must not keep the others from running, so after a fault each is walked by itself.
 */
async function walk(
  parts: ScheduleParts,
  entries: readonly Timed[],
  idle: Span | undefined,
): Promise<readonly Timed[]> {
  if (entries.length === 0) return []
  try {
    return await parts.db.transaction().execute((tx) => recordDue(parts, tx, entries, idle))
  } catch (error) {
    const [first, ...others] = entries
    if (first !== undefined && others.length === 0) {
      parts.log.error({ job: first.job.id, error: errorText(error) }, 'job not walked')
      return []
    }
    const walked: Timed[] = []
    for (const entry of entries) walked.push(...(await walk(parts, [entry], idle)))
    return walked
  }
}

/** Walks from the last recorded minute to now, without what has been seen to have nothing to do; what is too late is recorded as skipped, and staff are told. */
async function recordDue(
  parts: ScheduleParts,
  tx: Tx,
  entries: readonly Timed[],
  idle: Span | undefined,
): Promise<readonly Timed[]> {
  const ids = entries.map(({ job }) => job.id)
  const walked = await queries.lockJobs(tx, ids)
  const now = parts.now()
  const come = entries.flatMap(({ job, occurrences }) => {
    const from = walked.get(job.id)
    const dues =
      from === undefined || from >= now ? [] : occurrences.between(from, now).filter((due) => !isWithin(due, idle))
    return dues.map((due) => ({ job, due, state: isTooLate(job, due, now) ? ('skipped' as const) : ('open' as const) }))
  })
  const runs = come.map(({ job, due, state }) => ({ job_id: job.id, due, state }))
  await queries.recordRuns(tx, runs)
  for (const { job, due, state } of come) if (state === 'skipped') await reportMissed(parts, tx, job, due)
  const behind = [...walked].filter(([, until]) => until < now).map(([id]) => id)
  await queries.setWalked(tx, behind, now)
  // Whoever has one of the others in hand may die over it.
  return entries.filter(({ job }) => walked.has(job.id))
}

const isWithin = (due: Date, span: Span | undefined): boolean =>
  span !== undefined && due > span.after && due < span.before

/** In whole minutes, since no tick comes to the millisecond: with `lateBy: 0` it may run within its own minute. */
function isTooLate(job: Job, since: Date, now: Date): boolean {
  return Math.floor((now.getTime() - since.getTime()) / MINUTE) > job.lateBy
}

/** Staff hear of what was lost; an occurrence without anything to do is nobody's loss. */
async function reportMissed(parts: ScheduleParts, tx: Tx, job: Job, due: Date): Promise<void> {
  const lost = await job.missed?.({ db: tx, due, now: parts.now(), office: parts.office })
  if (lost !== undefined) await tellStaff(parts, tx, job, due, wording.skipped(lost, parts.sayMoment(due)))
}

/**
 * Works off the oldest open occurrences, in one transaction up to and with the first that has something to say: most find
 * nothing to do, and a transaction for each would be most of the work. A fault may be of one before it, of whose statements
 * nobody has read how they ended: then the oldest is run alone. Returns whether there may be more.
 */
async function workOffSome(
  parts: ScheduleParts,
  byId: ReadonlyMap<string, ReadJob>,
  isStopped: () => boolean,
  most = TOGETHER,
): Promise<boolean> {
  let current: queries.JobRun | undefined
  let hasRun = false
  let aside: JobResult['aside']
  const quiet: queries.JobRun[] = []
  try {
    const more = await parts.db.transaction().execute(async (tx) => {
      const runs = await queries.lockOpenRuns(tx, [...byId.keys()], { now: parts.now(), most })
      const isIdle = createIdleness(parts, tx, byId, runs)
      for (const run of runs) {
        if (await isIdle(run)) {
          quiet.push(run)
          continue
        }
        current = run
        hasRun = true
        const page = await runPage(parts, tx, run, byId)
        aside = page.aside
        if (!page.isQuiet) break
        quiet.push(run)
      }
      await queries.endRuns(tx, quiet, parts.now())
      return quiet.length < runs.length || runs.length === most
    })
    if (hasRun) parts.posted()
    const feature = byId.get(current?.job_id ?? '')?.feature
    if (aside !== undefined && feature !== undefined) await aside(createStep(parts, feature, isStopped))
    return more
  } catch (error) {
    if (current === undefined) throw error
    if (most > 1 && quiet.length > 0) return workOffSome(parts, byId, isStopped, 1)
    await putOff(parts, current, byId, error)
    return true
  }
}

/** The steps of what a job does beside its transaction: between them others have their turn. */
function createStep(parts: ScheduleParts, feature: string, isStopped: () => boolean): Step {
  return async (work) => {
    await parts.untilQuiet()
    if (isStopped()) return false
    const posted = await parts.db.transaction().execute(async (tx) => {
      const messages = await work(tx)
      if (messages.length > 0) await parts.post(tx, feature, messages, parts.now())
      return messages.length > 0
    })
    if (posted) parts.posted()
    return true
  }
}

/** Asks of all occurrences at hand at once whether they have nothing to do, and anew when a job has run meanwhile. */
function createIdleness(
  parts: ScheduleParts,
  tx: Tx,
  byId: ReadonlyMap<string, ReadJob>,
  runs: readonly queries.JobRun[],
): (run: queries.JobRun) => Promise<boolean> {
  let idle: ReadonlySet<string> | undefined
  return async ({ job_id }) => {
    if (byId.get(job_id)?.job.mayHaveWork === undefined) {
      idle = undefined
      return false
    }
    idle ??= await queries.findIdle(
      tx,
      looksOf(
        runs.map((run) => byId.get(run.job_id)?.job),
        { now: parts.now(), office: parts.office },
      ),
    )
    if (idle.has(job_id)) return true
    idle = undefined
    return false
  }
}

/** One page of an occurrence: whether it found nothing to do, and is to be ended as done; and what is to be done beside it. */
async function runPage(
  parts: ScheduleParts,
  tx: Tx,
  run: queries.JobRun,
  byId: ReadonlyMap<string, ReadJob>,
): Promise<{ readonly isQuiet: boolean; readonly aside?: JobResult['aside'] }> {
  const entry = byId.get(run.job_id)
  if (entry === undefined) return { isQuiet: false }
  const now = parts.now()
  // It was recorded, or begun, and then the computer was off. Work that was asked for by a person is never too late.
  if (entry.occurrences !== undefined && isTooLate(entry.job, run.not_before, now)) {
    await queries.endRun(tx, run, { state: 'skipped', at: now, reason: 'too late' })
    await reportMissed(parts, tx, entry.job, run.due)
    return { isQuiet: false }
  }
  const {
    messages,
    opens = [],
    wakeLater = [],
    again,
    aside,
  } = await entry.job.run({ db: tx, due: run.due, now, office: parts.office, briefly: parts.isTalking() })
  parts.log.info({ job: run.job_id, due: run.due, messages: messages.length }, 'job page done')
  for (const { job, at } of wakeLater) await queries.openRun(tx, job, at)
  if (messages.length === 0 && opens.length === 0 && !again) return { isQuiet: true }
  await parts.post(tx, entry.feature, messages, now)
  for (const { chat, expects } of opens) {
    await parts.open(tx, { feature: entry.feature, chatId: chat, outboxId: null, expects, now })
  }
  if (again) await queries.continueRun(tx, run, now)
  else await queries.endRun(tx, run, { state: 'done', at: now, reason: null })
  return { isQuiet: false, aside }
}

/**
 * A page that threw is tried again later; after the last pause the occurrence is given up. A try that the database has spoilt
 * does not count, as long as the occurrence is not too late.
 */
async function putOff(
  parts: ScheduleParts,
  run: queries.JobRun,
  byId: ReadonlyMap<string, ReadJob>,
  error: unknown,
): Promise<void> {
  const reason = errorText(error)
  parts.log.error({ job: run.job_id, due: run.due, attempts: run.attempts + 1, error: reason }, 'job page failed')
  await parts.db.transaction().execute(async (tx) => {
    const now = parts.now()
    const job = byId.get(run.job_id)?.job
    const isInTime = job !== undefined && (job.cron === undefined || !isTooLate(job, run.due, now))
    const isSpoilt = isInTime && parts.isDatabaseFault(error)
    const pause = isSpoilt ? PAUSES[0] : PAUSES[run.attempts]
    if (pause !== undefined) {
      const until = new Date(now.getTime() + pause)
      await queries.postponeRun(tx, run, { until, attempts: run.attempts + (isSpoilt ? 0 : 1), reason })
      return
    }
    const ended = await queries.endRun(tx, run, { state: 'failed', at: now, reason })
    if (ended && job !== undefined)
      await tellStaff(parts, tx, job, run.due, wording.failed(job.title, parts.sayMoment(run.due)))
  })
}

async function tellStaff(parts: ScheduleParts, tx: Tx, job: Job, due: Date, text: string): Promise<void> {
  const matter = { once: `job ${job.id} ${due.toISOString()}`, text, urgent: false }
  await parts.post(tx, FEATURE, await parts.toStaff(tx, matter), parts.now())
}
