/**
 * Work that is cheaper for many things at once: what is added while a batch is under way makes up the next one. So alone
 * nothing waits, and in a crowd the work is shared. `work` gets them in the order in which they were added, one batch
 * after the other, and gives a result for each; when it rejects, so does every `add` of its batch.
 */
export function createBatches<T, R>(
  work: (items: readonly T[]) => Promise<readonly R[]>,
  most: number,
): (item: T) => Promise<R> {
  let waiting: { readonly item: T; readonly done: PromiseWithResolvers<R> }[] = []
  let running = false

  async function run(): Promise<void> {
    running = true
    while (waiting.length > 0) {
      const batch = waiting.slice(0, most)
      waiting = waiting.slice(most)
      await settle(batch)
    }
    running = false
  }

  async function settle(batch: typeof waiting): Promise<void> {
    try {
      const results = await work(batch.map(({ item }) => item))
      for (const [index, { done }] of batch.entries()) done.resolve(results[index] as R)
    } catch (error) {
      for (const { done } of batch) done.reject(error)
    }
  }

  return (item) => {
    const done = Promise.withResolvers<R>()
    waiting.push({ item, done })
    if (!running) void run()
    return done.promise
  }
}
