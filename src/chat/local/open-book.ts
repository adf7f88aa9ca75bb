/** The book that the network keeps: state, every change written down, and those who want to hear of changes. */
import type { NetworkEvent } from './phones.ts'
import { appendRecord, readRecords } from './record-file.ts'
import { applyRecord, emptyState, type NetworkRecord, type State } from './records.ts'

export interface Book {
  readonly state: State
  /** Applies a change, and appends it to the file where there is one. */
  write(record: NetworkRecord): void
  /** Tells those who listen that something has happened. */
  tell(event: NetworkEvent): void
  /** Calls `listener` after each change; the returned function ends that. */
  subscribe(listener: (event: NetworkEvent) => void): () => void
}

/** Opens the book, with what `file` remembers. `bot` is the bot's own contact id. */
export function openBook(file: string | undefined, bot: string): Book {
  const state = emptyState()
  const listeners = new Set<(event: NetworkEvent) => void>()
  if (file) for (const record of readRecords(file)) applyRecord(state, record, bot)
  return {
    state,
    write(record) {
      if (file) appendRecord(file, record)
      applyRecord(state, record, bot)
    },
    tell(event) {
      for (const listener of listeners) listener(event)
    },
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}
