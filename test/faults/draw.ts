/** Chance that can be had again: a seed decides it. */
import { randomInt } from 'node:crypto'

export interface Chance {
  readonly seed: number
  /** A whole number from 0 on, smaller than `limit`. */
  below(limit: number): number
  pick<T>(list: readonly T[]): T
}

/** Whether the long forms of the tests are wanted: `npm run soak`. */
export const LONG = process.env['QWY_LONG'] === '1'

/** Prints its seed under `what`; the variable QWY_SEED gives the same numbers again. */
export function openChance(what: string): Chance {
  const seed = Number(process.env['QWY_SEED'] ?? randomInt(1 << 30))
  process.stdout.write(`${what}: QWY_SEED=${seed}\n`)
  let state = seed
  /** A step of mulberry32, 0 to 1. */
  const next = () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
  const below = (limit: number) => Math.floor(next() * limit)
  return {
    seed,
    below,
    pick(list) {
      const picked = list[below(list.length)]
      if (picked === undefined) throw new Error('nothing to pick from')
      return picked
    },
  }
}
