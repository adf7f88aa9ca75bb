/** Friend requests that were heard and are not yet in the table: the platform tells of each but once. */
import { serialize } from '../base/serial.ts'
import type { FriendRequest } from './friends.ts'

export interface HeardRequests {
  add(request: FriendRequest): void
  /** Keeps them in their order. Rejects when one could not be kept; it waits for the next call, and the others do not. */
  keepAll(): Promise<void>
}

export function createHeardRequests(keep: (request: FriendRequest) => Promise<void>): HeardRequests {
  const waiting = new Set<FriendRequest>()
  return {
    add: (request) => void waiting.add(request),
    keepAll: serialize(async () => {
      const failures: unknown[] = []
      for (const request of waiting) {
        await keep(request).then(
          () => waiting.delete(request),
          (error: unknown) => failures.push(error),
        )
      }
      if (failures.length > 0) throw failures[0]
    }),
  }
}
