/** Which jobs have nothing to do: asked of many at once, since most look often and find nothing. */
import { DAY } from '../base/spans.ts'
import type { Job, Look, Moment, Tx } from '../feature.ts'
import type { Occurrences } from './occurrences.ts'
import { findIdle } from './queries.ts'

/** A job on the clock. */
export interface TimedJob {
  readonly job: Job
  readonly occurrences: Occurrences
}

/** What each of the jobs that can tell looks for at a moment, by its id. */
export function looksOf(jobs: Iterable<Job | undefined>, moment: Moment): ReadonlyMap<string, Look> {
  const looks = new Map<string, Look>()
  for (const job of jobs) {
    const look = job?.mayHaveWork?.(moment)
    if (job !== undefined && look !== undefined) looks.set(job.id, look)
  }
  return looks
}

/**
 * The first moment in (`moment.now`, `until`] at which a job is due that may have something to do, should nothing happen
 * until then.
 */
export async function firstWithWork(
  tx: Tx,
  jobs: readonly TimedJob[],
  { now, office }: Moment,
  until: Date,
): Promise<Date | undefined> {
  for (const [at, due] of momentsOf(jobs, now, until)) {
    const moment = { now: new Date(at), office }
    if (!(await areIdle(tx, due, moment))) return moment.now
  }
  return undefined
}

async function areIdle(tx: Tx, jobs: readonly Job[], moment: Moment): Promise<boolean> {
  if (jobs.some(({ mayHaveWork }) => mayHaveWork === undefined)) return false
  const looks = looksOf(jobs, moment)
  return (await findIdle(tx, looks)).size === looks.size
}

/** The moments at which jobs are due, in order, each with its jobs. */
function* momentsOf(jobs: readonly TimedJob[], after: Date, until: Date): Generator<[number, readonly Job[]]> {
  for (let from = after; from < until; from = new Date(from.getTime() + DAY)) {
    const to = new Date(Math.min(from.getTime() + DAY, until.getTime()))
    const dues = jobs.flatMap(({ job, occurrences }) =>
      occurrences.between(from, to).map((due) => ({ job, at: due.getTime() })),
    )
    const byMoment = Map.groupBy(dues, ({ at }) => at)
    for (const [at, due] of [...byMoment].sort(([a], [b]) => a - b)) yield [at, due.map(({ job }) => job)]
  }
}
