/**
 * The way of a message into the database. While that answers, straight into it; while it does not, or always where it
 * never flushes to the disk (`keeps`), first into the journal, and from there in batches, in order. Once one message
 * waits in the journal, those that come later wait behind it.
 */
import { createBatches } from '../base/batches.ts'
import { sleep } from '../base/clock.ts'
import { errorText } from '../base/errors.ts'
import type { Log } from '../base/log.ts'
import { type Arrival, readArrival } from './arrival.ts'
import type { Journal } from './journal.ts'

export interface IntakeParts {
  /** Without one (scenarios), whoever hands a message over waits until the database has it. */
  readonly journal?: Journal | undefined
  /** Everything goes through the journal and stays in it; else it is emptied when the database has caught up. */
  readonly keeps: boolean
  /**
   * Records them in this order in one transaction; those that are there already are left out. `again`: they had been
   * recorded before, so if they are not there, the database is older than the journal, and they may have been answered.
   */
  readonly record: (arrivals: readonly Arrival[], again: boolean) => Promise<void>
  /** Whether the message itself is what the database refuses, so that trying again is of no use. */
  readonly isRefused: (error: unknown) => boolean
  /** Whether the database is away, so that trying again later is of use. */
  readonly isAway: (error: unknown) => boolean
  /** Tells staff of a message that is refused: nobody else knows that it came. */
  readonly tellRefused: (arrival: Arrival) => Promise<void>
  readonly log: Log
}

export interface Intake {
  /** Begins with what the journal held. */
  start(): void
  /** Resolves when the message is safe: in the database, or in the journal on the disk. */
  take(arrival: Arrival): Promise<void>
  /** Tries once more to bring what waits into the database; what cannot be brought stays in the journal. */
  stop(): Promise<void>
}

interface Waiting {
  readonly arrival: Arrival
  /** In the journal; undefined when that could not be written. */
  readonly number: number | undefined
  readonly again: boolean
  readonly settled: PromiseWithResolvers<void>
}

/** How long a database that is there may take to record, in ms; a longer one's work goes on, and counts once. */
const RECORD_WITHIN = 2000
/** Pause before the database is asked again, and how long stopping tries to empty the journal, in ms. */
const AGAIN = 1000
const STOP_WITHIN = 3000
/** Messages in one transaction, 15 parameters each; PostgreSQL allows 65,535. */
const BATCH = 500

export function createIntake(parts: IntakeParts): Intake {
  const { journal, log } = parts
  const stopping = new AbortController()
  const waiting: Waiting[] = (journal?.found ?? []).map(({ number, value }) => ({
    arrival: readArrival(value),
    number,
    again: number <= (journal?.recorded ?? 0),
    settled: Promise.withResolvers(),
  }))
  let draining: Promise<void> | undefined

  function drain(): void {
    if (draining !== undefined || waiting.length === 0) return
    draining = drainAll().finally(() => {
      draining = undefined
    })
  }

  async function drainAll(): Promise<void> {
    let away = false
    while (waiting.length > 0 && !stopping.signal.aborted) {
      try {
        await drainBatch()
        if (away) log.info({ waiting: waiting.length }, 'database is back')
        away = false
      } catch (error) {
        if (!away) log.error({ waiting: waiting.length, error: errorText(error) }, 'database away, messages wait')
        away = true
        await sleep(AGAIN, stopping.signal)
      }
    }
  }

  async function drainBatch(): Promise<void> {
    const again = waiting[0]?.again ?? false
    const other = waiting.findIndex((one) => one.again !== again)
    const batch = waiting.slice(0, Math.min(BATCH, other === -1 ? BATCH : other))
    await recordBatch(parts, batch, again)
    waiting.splice(0, batch.length)
    for (const one of batch) one.settled.resolve()
    const number = batch.findLast((one) => one.number !== undefined)?.number
    if (number !== undefined && !again) await writeProgress(number)
  }

  /** Not known to be written, it costs a second recording that changes nothing. */
  async function writeProgress(number: number): Promise<void> {
    try {
      if (parts.keeps || waiting.length > 0) await journal?.markRecorded(number)
      else await journal?.clear(number)
    } catch (error) {
      log.error({ error: errorText(error) }, 'journal could not be written')
    }
  }

  /** The numbers of these in the journal; undefined when it could not be written. */
  async function append(arrivals: readonly Arrival[]): Promise<readonly number[] | undefined> {
    try {
      return await journal?.appendAll(arrivals)
    } catch (error) {
      const messages = arrivals.map(({ heard }) => heard.platformMessageId)
      log.error({ messages, error: errorText(error) }, 'journal could not be written')
      return undefined
    }
  }

  /** Brings those that came at the same time to safety. Gives for each what its sender has to wait for, if anything. */
  const takeBatch = async (arrivals: readonly Arrival[]): Promise<readonly (Promise<void> | undefined)[]> => {
    const direct = !(parts.keeps && journal !== undefined) && waiting.length === 0
    if (direct && (await recordsSoon(parts, arrivals))) return arrivals.map(() => undefined)
    const numbers = await append(arrivals)
    const added = arrivals.map((arrival, index): Waiting => {
      return { arrival, number: numbers?.[index], again: false, settled: Promise.withResolvers() }
    })
    waiting.push(...added)
    drain()
    return added.map(({ number, settled }) => (number === undefined ? settled.promise : undefined))
  }
  const takeInOrder = createBatches(async (arrivals: readonly Arrival[]) => {
    // Wrapped, since a promise among results would be waited for by whoever passes it on.
    return (await takeBatch(arrivals)).map((settled) => ({ settled }))
  }, BATCH)

  return {
    start: drain,
    async take(arrival) {
      const { settled } = await takeInOrder(arrival)
      if (settled !== undefined) await Promise.race([settled, aborted(stopping.signal)])
    },
    async stop() {
      stopping.abort()
      const rest = async () => {
        await draining
        while (waiting.length > 0) await drainBatch()
      }
      const failed = (error: unknown) =>
        log.warn({ waiting: waiting.length, error: errorText(error) }, 'left in the journal')
      await Promise.race([rest().catch(failed), sleep(STOP_WITHIN)])
    },
  }
}

async function recordsSoon(parts: IntakeParts, arrivals: readonly Arrival[]): Promise<boolean> {
  const over = new AbortController()
  const recording = parts.record(arrivals, false).then(
    () => true,
    () => false,
  )
  const late = sleep(RECORD_WITHIN, over.signal).then(() => false)
  return Promise.race([recording, late]).finally(() => over.abort())
}

/** A message that the database refuses for what it is must not hold up those behind it: it stays behind, and is named. */
async function recordBatch(parts: IntakeParts, batch: readonly Waiting[], again: boolean): Promise<void> {
  try {
    await parts.record(
      batch.map(({ arrival }) => arrival),
      again,
    )
  } catch (error) {
    if (!parts.isRefused(error)) throw error
    if (batch.length > 1) for (const one of batch) await recordBatch(parts, [one], again)
    else for (const { arrival } of batch) await leaveBehind(parts, arrival, error)
  }
}

async function leaveBehind({ log, ...parts }: IntakeParts, arrival: Arrival, error: unknown): Promise<void> {
  log.error({ message: arrival.heard.platformMessageId, error: errorText(error) }, 'message refused')
  try {
    await parts.tellRefused(arrival)
  } catch (second) {
    if (parts.isAway(second)) throw second
    log.error({ error: errorText(second) }, 'staff could not be told of it')
  }
}

function aborted(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve()
    else signal.addEventListener('abort', () => resolve(), { once: true })
  })
}
