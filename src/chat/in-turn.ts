/** Things that take time to read, handed on strictly in the order in which they came. */
export interface Queue<T> {
  add(item: T): void
  /** Resolves when everything added so far is dealt with. */
  drained(): Promise<void>
}

/** How many are read at the same time; where the platform is elsewhere, each is a journey. */
const AHEAD = 8

/**
 * `hand` is called in the order of `add`, whatever `read` takes, and is not waited for: whoever takes things in keeps the
 * order from there on. What either throws goes to `onError`.
 */
export function createQueue<T, R>(
  work: { readonly read: (item: T) => Promise<R>; readonly hand: (result: R) => Promise<void> },
  onError: (error: unknown) => void,
): Queue<T> {
  let tail: Promise<void> = Promise.resolve()
  const reading: Promise<unknown>[] = []
  const handed = new Set<Promise<void>>()

  function hand(result: R): void {
    const taken = work
      .hand(result)
      .catch(onError)
      .finally(() => handed.delete(taken))
    handed.add(taken)
  }

  return {
    add(item) {
      const room = reading.length < AHEAD ? undefined : reading.shift()
      const result = room === undefined ? work.read(item) : room.then(() => work.read(item))
      reading.push(result.catch(() => {}))
      tail = tail
        .then(() => result)
        .then(hand)
        .catch(onError)
    },
    async drained() {
      await tail
      await Promise.all(handed)
    },
  }
}
