/** Things that take time to read, handed on strictly in the order in which they came. */
export interface Queue<T> {
  /** Resolves when the thing is dealt with. Never rejects. */
  add(item: T): Promise<void>
  /** Resolves when everything added so far is dealt with. */
  drained(): Promise<void>
}

/** How many are read at the same time; where the platform is elsewhere, each is a journey. */
const AHEAD = 8

export interface Work<T, R> {
  /** `giveWay`: this one may take very long, and the others are not to wait for it. */
  readonly read: (item: T, giveWay: () => void) => Promise<R>
  readonly hand: (result: R) => Promise<void>
}

/** What stands in the place of one that has given way. */
const LATE = Symbol('late')

/**
 * `hand` is called in the order of `add`, whatever `read` takes, and is not waited for: whoever takes things in keeps the
 * order from there on. Those that give way keep an order among themselves. What either throws goes to `onError`.
 */
export function createQueue<T, R>(work: Work<T, R>, onError: (error: unknown) => void): Queue<T> {
  let tail: Promise<unknown> = Promise.resolve()
  let lateTail: Promise<unknown> = Promise.resolve()
  const reading: Promise<unknown>[] = []
  const open = new Set<Promise<void>>()

  function handLate(result: Promise<R>): Promise<void> {
    const handed = lateTail.then(() => result).then((found) => ({ taken: work.hand(found) }))
    lateTail = handed.catch(() => {})
    return handed.then(({ taken }) => taken)
  }

  return {
    add(item) {
      const late = Promise.withResolvers<typeof LATE>()
      const read = () => work.read(item, () => late.resolve(LATE))
      const room = reading.length < AHEAD ? undefined : reading.shift()
      const result = room === undefined ? read() : room.then(read)
      const inPlace = Promise.race([result, late.promise])
      reading.push(inPlace.catch(() => {}))
      // Wrapped: a promise that is given back would be waited for by the next one.
      const handed = tail
        .then(() => inPlace)
        .then((found) => ({ taken: found === LATE ? handLate(result) : work.hand(found) }))
      tail = handed.catch(() => {})
      const done: Promise<void> = handed
        .then(({ taken }) => taken)
        .catch(onError)
        .finally(() => open.delete(done))
      open.add(done)
      return done
    },
    async drained() {
      await Promise.all(open)
    },
  }
}

/** A queue for each of those whose things keep an order among themselves only. */
export interface Queues<T> {
  /** Resolves when the thing is dealt with. Never rejects. */
  add(key: string, item: T): Promise<void>
}

/** As `createQueue`, but what is slow to read holds up only what came behind it under the same key. */
export function createQueues<T, R>(work: Work<T, R>, onError: (error: unknown) => void): Queues<T> {
  const busy = new Map<string, { readonly queue: Queue<T>; open: number }>()

  return {
    async add(key, item) {
      const own = busy.get(key) ?? { queue: createQueue(work, onError), open: 0 }
      busy.set(key, own)
      own.open += 1
      await own.queue.add(item)
      own.open -= 1
      if (own.open === 0) busy.delete(key)
    },
  }
}
