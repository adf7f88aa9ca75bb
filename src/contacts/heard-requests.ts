/** Friend requests that were heard and are not yet in the table: the platform tells of each but once. */

export interface HeardRequestsParts<T> {
  readonly keep: (request: T) => Promise<void>
  /** Whether the request itself is what the database refuses, so that trying again is of no use. */
  readonly isRefused: (error: unknown) => boolean
  readonly refused: (request: T, error: unknown) => void
}

export interface HeardRequests<T> {
  /** Resolves when it is kept, or refused for good. */
  add(request: T): Promise<void>
  /** Keeps them in their order. Rejects at the first that could not be kept; it and those behind it wait for the next call. */
  keepAll(): Promise<void>
}

export function createHeardRequests<T>({ keep, isRefused, refused }: HeardRequestsParts<T>): HeardRequests<T> {
  const waiting = new Map<T, PromiseWithResolvers<void>>()
  let running: Promise<void> | undefined

  async function keepEach(): Promise<void> {
    // Also those that are added meanwhile.
    for (const [request, settled] of waiting) {
      await keep(request).catch((error: unknown) => {
        if (!isRefused(error)) throw error
        refused(request, error)
      })
      waiting.delete(request)
      settled.resolve()
    }
  }

  return {
    add(request) {
      const settled = Promise.withResolvers<void>()
      waiting.set(request, settled)
      return settled.promise
    },
    // Where the database does not answer, each that comes would wait for all before it.
    keepAll() {
      running ??= keepEach().finally(() => {
        running = undefined
      })
      return running
    },
  }
}
