/** Sentences as clerks write them, read as the program reads them. */
import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { listFeatures } from '../../../src/features/index.ts'
import type { When } from '../../../src/language/reading.ts'
import { compile, understand } from '../../../src/language/understand.ts'

const ZONE = 'Asia/Shanghai'
const now = new Date('2026-11-23T01:00:00Z')
const commands = listFeatures({ remindAt: '16:00' }).flatMap((feature) => feature.commands ?? [])
const vocabulary = compile(commands, ZONE)

const rows = readFileSync(new URL('plan-sentences.tsv', import.meta.url), 'utf8')
  .split('\n')
  .filter((line) => line !== '' && !line.startsWith('#'))
  .map((line) => line.split('\t').map((cell) => cell.replaceAll('\\n', '\n')))

function begin(when: When | undefined): string {
  const end = when?.end?.time === undefined ? '' : `-${when.end.time}`
  return `${when?.start?.day ?? '-'} ${when?.start?.time ?? '-'}${end}`
}

describe('a sentence becomes a plan', () => {
  test.each(rows)('%s', (text = '', ...expected) => {
    const acts = understand(text, { now, zone: ZONE, vocabulary })
    const [said] = acts.flatMap((act) => act.commands)
    const { when, title, place, seats, audience } = said?.slots ?? {}
    expect({ acts: acts.length, id: said?.id, exact: said?.exact }).toEqual({
      acts: 1,
      id: 'activities.publish',
      exact: true,
    })
    expect([
      begin(when as When | undefined),
      ...[title, place, seats, audience].map((value) => String(value ?? '-')),
    ]).toEqual(expected)
  })
})
