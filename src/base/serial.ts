/** `run`, but a call waits until the one before it has ended, however that went. */
export function serialize<T>(run: () => Promise<T>): () => Promise<T> {
  let last: Promise<unknown> = Promise.resolve()
  return () => {
    const next = last.then(run, run)
    last = next
    return next
  }
}
