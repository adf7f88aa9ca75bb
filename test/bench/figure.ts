/** What a figure is: something measured, beside what it is held against. */
import { watchLoad } from './load.ts'

/** One line of the table. */
export interface Measured {
  readonly name: string
  /** In words, with its unit: `812/s`. */
  readonly value: string
  /** What it was held against in the same run: `bare: 2,838/s`. */
  readonly yardstick?: string
  readonly goal?: string
  /** Absent: told for information only. */
  readonly ok?: boolean
}

export interface Figure {
  readonly id: string
  /** How often it is measured at most; absent: three times. */
  readonly runs?: number
  /** One run, smaller or larger where a `size` is asked for. What it prints goes to standard error. */
  measure(size?: number): Promise<readonly Measured[]>
}

/** A run of a figure, and how much of the machine others took meanwhile. */
export interface Run {
  readonly measured: readonly Measured[]
  readonly foreign: number | undefined
}

/** More than this share of the machine in other hands spoils a run. */
const BUSY = 0.1
const RUNS = 3

/** Measures until nobody disturbs it, three times at most; the quietest run counts. */
export async function measureQuietly(figure: Figure, size?: number, runs = figure.runs ?? RUNS): Promise<Run> {
  const watch = watchLoad()
  const measured = await figure.measure(size)
  const run: Run = { measured, foreign: watch.foreign() }
  if (run.foreign === undefined || run.foreign <= BUSY || runs <= 1) return run
  const other = await measureQuietly(figure, size, runs - 1)
  return (other.foreign ?? 0) < run.foreign ? other : run
}

const whole = (value: number) => Math.round(value).toLocaleString('en')

/** Work done a second, held against a yardstick of the same run as a ratio that must not be less than `atLeast`. */
export function ratio(name: string, own: number, yard: { name: string; value: number }, atLeast: number): Measured {
  const share = own / yard.value
  return {
    name,
    value: `${whole(own)}/s = ${share.toFixed(2)}`,
    yardstick: `${yard.name}: ${whole(yard.value)}/s`,
    goal: `≥ ${atLeast}`,
    ok: share >= atLeast,
  }
}

/** Something that must not be more than `most`. */
export function atMost(name: string, value: number, most: number, unit: string): Measured {
  return { name, value: `${value.toFixed(value < 100 ? 1 : 0)} ${unit}`, goal: `≤ ${most} ${unit}`, ok: value <= most }
}

/** The value below which `share` of them lie; 0 for none. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0
}
