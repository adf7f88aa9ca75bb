/**
 * Snapshots of the embedded database, because it never flushes to the disk by itself: one an hour and one at the stop.
 * A snapshot bears the name of the journal's segment that was begun with it, so that what came in since is told by names.
 */

import { mkdir, readdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { errorText } from '../base/errors.ts'
import type { Log } from '../base/log.ts'
import { createLoop } from '../base/loop.ts'
import { DAY, HOUR } from '../base/spans.ts'

/** How it stands with them, as far as this process knows. */
export interface SnapshotStanding {
  /** When the newest one was taken, by the machine's clock. */
  readonly newest: Date | undefined
  /** The last one could not be taken. */
  readonly failing: boolean
}

export interface Snapshots {
  start(): void
  standing(): Promise<SnapshotStanding>
  /** Takes a last one. Never rejects: what cannot be written is logged, and the data itself is not touched. */
  stop(): Promise<void>
}

export interface SnapshotParts {
  readonly folder: string
  /** Writes the whole database to a file; see `Store`. */
  readonly snapshot: (file: string) => Promise<void>
  /** The journal of what came in, as far as it concerns snapshots. */
  readonly journal: {
    turnOver(): Promise<string>
    forgetBefore(segment: string): Promise<void>
  }
  /** The machine's clock. */
  readonly now: () => Date
  readonly log: Log
}

/** Pause after one that could not be taken, in ms. */
const AGAIN = HOUR / 6
/** Every one of this many days is kept, then the last one of each day, by UTC, for so many days in all. */
const DAYS_WHOLE = 2
const DAYS_KEPT = 14
/** These are kept however old they are; the journal holds all that the older one lacks. */
const ALWAYS = 2
const ENDING = '.tar.gz'

export function createSnapshots(parts: SnapshotParts): Snapshots {
  const { folder, now, log } = parts
  const opened = now().getTime()
  let failing = false
  const attempt = () =>
    takeSnapshot(parts).then(
      () => {
        failing = false
        return HOUR
      },
      (error: unknown) => {
        failing = true
        log.error({ error: errorText(error) }, 'snapshot could not be taken')
        return AGAIN
      },
    )
  /** The first look goes by the clock; from then on the pauses count, since somebody may have set it back. */
  let isFirst = true
  const loop = createLoop('snapshots', log, async () => {
    const wait = isFirst ? await untilFirst() : 0
    isFirst = false
    return { ms: wait > 0 ? wait : await attempt() }
  })

  /** In ms; an hour at most. */
  async function untilFirst(): Promise<number> {
    const [newest] = await listSnapshots(folder)
    const since = newest === undefined ? opened : timeOf(newest)
    return Math.min(since + HOUR - now().getTime(), HOUR)
  }
  return {
    start: loop.start,
    async standing() {
      const [newest] = await listSnapshots(folder)
      return { newest: newest === undefined ? undefined : new Date(timeOf(newest)), failing }
    },
    async stop() {
      await loop.stop()
      await attempt()
    },
  }
}

/** Takes one, and lets go of what it makes unnecessary. */
export async function takeSnapshot({ folder, snapshot, journal, now, log }: SnapshotParts): Promise<void> {
  await mkdir(folder, { recursive: true })
  await removeUnfinished(folder)
  const name = await journal.turnOver()
  await snapshot(join(folder, `${name}${ENDING}`))
  const names = await listSnapshots(folder)
  for (const gone of outdated(names, now())) await rm(join(folder, `${gone}${ENDING}`), { force: true })
  // The older one may lack what was appended last before it.
  const [, , beforeOlder] = names
  if (beforeOlder !== undefined) await journal.forgetBefore(beforeOlder)
  log.info({ snapshot: name }, 'snapshot taken')
}

/** Names of the snapshots in a folder, newest first; none where there is no folder. */
export async function listSnapshots(folder: string): Promise<readonly string[]> {
  const files = await readdir(folder).catch(() => [])
  const names = files.filter((file) => file.endsWith(ENDING)).map((file) => file.slice(0, -ENDING.length))
  return names.sort().reverse()
}

/** What a crash or a full disk has left in the middle of writing. */
async function removeUnfinished(folder: string): Promise<void> {
  const files = (await readdir(folder)).filter((file) => file.endsWith('.unfinished'))
  for (const file of files) await rm(join(folder, file), { force: true })
}

/** Which of these names, newest first, are not kept any more. */
export function outdated(names: readonly string[], now: Date): readonly string[] {
  const days = new Set<string>()
  return names.filter((name, index) => {
    const day = name.slice(0, 10)
    const isLastOfDay = !days.has(day)
    days.add(day)
    const age = now.getTime() - timeOf(name)
    if (index < ALWAYS || age < DAYS_WHOLE * DAY) return false
    return !isLastOfDay || age >= DAYS_KEPT * DAY
  })
}

/** `2026-11-23T01-00-00.000Z` as milliseconds. */
function timeOf(name: string): number {
  return new Date(name.replace(/T(\d\d)-(\d\d)-/, 'T$1:$2:')).getTime()
}
