/** `run`, but a call waits until the one before it has ended, however that went. */
export function serialize<Args extends readonly unknown[], T>(
  run: (...args: Args) => Promise<T>,
): (...args: Args) => Promise<T> {
  let last: Promise<unknown> = Promise.resolve()
  return (...args) => {
    const next = last.then(
      () => run(...args),
      () => run(...args),
    )
    last = next
    return next
  }
}
