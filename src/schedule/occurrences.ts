/** When a cron expression falls due. The reading of expressions is node-cron's; nothing is parsed here. */
import { createTask, validate } from 'node-cron'

const MINUTE = 60_000

/** Tells the minutes at which an expression is due. */
export interface Occurrences {
  /** Every due minute in (`after`, `until`], in order. Walks the minutes: about 30 µs each. */
  between(after: Date, until: Date): readonly Date[]
  /** The first due minute after `after` and not later than `until`. Walks the minutes once, however often it is asked. */
  firstAfter(after: Date, until: Date): Date | undefined
}

/** What a walk has found: no minute in (`after`, `until`] is due before `first`, or none at all. */
interface Walked {
  readonly after: Date
  readonly until: Date
  readonly first: Date | undefined
}

/** Reads a five-field expression in an IANA zone. Throws when it is not one. */
export function readCron(cron: string, zone: string): Occurrences {
  if (!validate(cron)) throw new Error(`not a cron expression: ${cron}`)
  // A task that is never started: only its matcher is used.
  const task = createTask(cron, () => undefined, { timezone: zone })
  const due = (moment: Date) => task.match(moment)
  let last: Walked | undefined
  return {
    between: (after, until) => [...minutes(after, until)].filter(due),
    firstAfter(after, until) {
      if (last === undefined || !answers(last, after, until)) {
        last = { after, until, first: firstDue(after, until, due) }
      }
      return last.first !== undefined && last.first <= until ? last.first : undefined
    },
  }
}

/** Whether an earlier walk tells what the first due minute in (`after`, `until`] is. */
function answers(walked: Walked, after: Date, until: Date): boolean {
  if (after < walked.after) return false
  return walked.first === undefined ? until <= walked.until : after < walked.first
}

function firstDue(after: Date, until: Date, due: (moment: Date) => boolean): Date | undefined {
  for (const minute of minutes(after, until)) if (due(minute)) return minute
  return undefined
}

function* minutes(after: Date, until: Date): Generator<Date> {
  const first = Math.floor(after.getTime() / MINUTE) * MINUTE + MINUTE
  for (let at = first; at <= until.getTime(); at += MINUTE) yield new Date(at)
}
