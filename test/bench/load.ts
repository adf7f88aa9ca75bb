/** How busy others keep the machine while something is measured. Linux only: elsewhere nothing is known of them. */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { cpus } from 'node:os'
import { monotonic } from '../../src/base/clock.ts'

export interface Watch {
  /** The share of all cores, 0 to 1, that went to others since the watch began; undefined where it cannot be told. */
  foreign(): number | undefined
}

/** What /proc counts in: hundredths of a second on every Linux that Node runs on. */
const TICKS_A_SECOND = 100

/** Watches from now on. Processes of this one and of its children are not foreign. */
export function watchLoad(): Watch {
  if (!existsSync('/proc/stat')) return { foreign: () => undefined }
  const [busy, own, from] = [busyTicks(), ownTicks(), monotonic()]
  return {
    foreign() {
      const whole = ((monotonic() - from) / 1000) * TICKS_A_SECOND * cpus().length
      return Math.max(0, busyTicks() - busy - (ownTicks() - own)) / Math.max(1, whole)
    },
  }
}

/** user, nice, system, irq, softirq and steal, of all cores; idle and iowait left out. */
function busyTicks(): number {
  const [line = ''] = readFileSync('/proc/stat', 'utf8').split('\n')
  const [user = 0, nice = 0, system = 0, , , irq = 0, softirq = 0, steal = 0] = line.split(/\s+/).slice(1).map(Number)
  return user + nice + system + irq + softirq + steal
}

/** Own time, with that of children, of those that have ended too. */
function ownTicks(): number {
  const parents = new Map<number, number>()
  const ticks = new Map<number, number>()
  for (const name of readdirSync('/proc')) {
    const stat = /^\d+$/.test(name) ? statOf(name) : undefined
    if (stat === undefined) continue
    // Behind the name: state, parent, …; 11 to 14 are user and system time, and those of children that have ended.
    parents.set(Number(name), Number(stat[1]))
    ticks.set(
      Number(name),
      stat
        .slice(11, 15)
        .map(Number)
        .reduce((sum, one) => sum + one, 0),
    )
  }
  const isOwn = (pid: number): boolean => pid === process.pid || (pid > 1 && isOwn(parents.get(pid) ?? 0))
  return [...ticks].filter(([pid]) => isOwn(pid)).reduce((sum, [, count]) => sum + count, 0)
}

function statOf(pid: string): readonly string[] | undefined {
  try {
    return readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1)?.split(' ')
  } catch {
    return undefined
  }
}
