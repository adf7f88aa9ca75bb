/** Things dealt with strictly one after the other, in the order in which they came. */
export interface Queue<T> {
  add(item: T): void
  /** Resolves when everything added so far is dealt with. */
  drained(): Promise<void>
}

/** `work` is never called before the call for the item before has settled; what it throws goes to `onError`. */
export function createQueue<T>(work: (item: T) => Promise<void>, onError: (error: unknown) => void): Queue<T> {
  let tail: Promise<void> = Promise.resolve()
  return {
    add(item) {
      tail = tail.then(() => work(item)).catch(onError)
    },
    drained: () => tail,
  }
}
