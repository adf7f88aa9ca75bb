/** Counts what each caller does within a window of time; for floods of requests and for guessing passwords. */

/** More callers than this are forgotten all at once, so that the table cannot be made to grow. */
const MOST_CALLERS = 1000

export interface Limiter {
  /** Is one more allowed for this caller? Does not count it. */
  allows(caller: string): boolean
  count(caller: string): void
  forget(caller: string): void
}

/** At most `most` a window of `windowMs` milliseconds and caller; the window begins with the first. */
export function createLimiter(limit: { most: number; windowMs: number }, monotonic: () => number): Limiter {
  const windows = new Map<string, { until: number; count: number }>()
  const current = (caller: string) => {
    const window = windows.get(caller)
    return window && window.until > monotonic() ? window : undefined
  }
  return {
    allows: (caller) => (current(caller)?.count ?? 0) < limit.most,
    count(caller) {
      const window = current(caller)
      if (window) window.count += 1
      else {
        if (windows.size >= MOST_CALLERS) windows.clear()
        windows.set(caller, { until: monotonic() + limit.windowMs, count: 1 })
      }
    },
    forget: (caller) => void windows.delete(caller),
  }
}
