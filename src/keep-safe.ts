/** What keeps the office's data safe beside the database: the journal of what comes in, snapshots of the embedded one. */
import { join } from 'node:path'
import type { Clock } from './base/clock.ts'
import type { Log } from './base/log.ts'
import { type Journal, openJournal } from './journal/journal.ts'
import { nameFolder } from './store/folder-name.ts'
import type { Store } from './store/open-store.ts'
import { createSnapshots, type SnapshotStanding } from './store/snapshots.ts'

/** How it stands with what keeps the data safe, for the page. */
export interface SafeStanding {
  /** Absent: the database is a server, which others keep safe. */
  readonly snapshots?: SnapshotStanding
  /** The last message could not be written to the journal. */
  readonly journalFailing: boolean
}

export interface Safekeeping {
  readonly journal: Journal
  /** A name for the data folder, which the journal's lock keeps to this process. */
  readonly folder: string
  standing(): Promise<SafeStanding>
  /** Takes snapshots from now on. */
  start(): void
  /** After everything else has stopped, before the store is closed: a last snapshot. */
  stop(): Promise<void>
}

/** @throws UserError when the journal cannot be written; see `openJournal` */
export async function openSafekeeping(parts: {
  readonly store: Store
  readonly dataDir: string
  /** The machine's. */
  readonly clock: Clock
  readonly log: Log
}): Promise<Safekeeping> {
  const { store, dataDir, clock, log } = parts
  const now = () => clock.now()
  const journal = await openJournal({ folder: join(dataDir, 'journal'), now, log })
  const { snapshot } = store
  const snapshots = snapshot && createSnapshots({ folder: join(dataDir, 'snapshots'), snapshot, journal, now, log })
  return {
    journal,
    folder: nameFolder(dataDir),
    async standing() {
      const journalFailing = journal.isFailing()
      return snapshots === undefined ? { journalFailing } : { journalFailing, snapshots: await snapshots.standing() }
    },
    start: () => snapshots?.start(),
    async stop() {
      await snapshots?.stop()
      await journal.close()
    },
  }
}
