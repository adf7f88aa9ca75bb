import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { expect, test } from 'vitest'

/** More than a pipe holds. */
const LONG = 'x'.repeat(200_000)

test('lines are read to the last one, also where they come more slowly than they are read', () => {
  const rows = Array.from({ length: 5 }, (_, n) => ({
    id: `${n}${LONG}`,
    text: '我去',
    reference: '2026-11-23T09:00:00',
  }))
  const input = rows.map((row) => `${JSON.stringify(row)}\n`).join('')
  const run = spawnSync('npm', ['run', '-s', 'explain', '--', '--jsonl'], {
    cwd: join(import.meta.dirname, '..'),
    input,
    encoding: 'utf8',
    maxBuffer: 2 ** 24,
  })
  expect(run.stderr).toBe('')
  const read = run.stdout
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line))
  expect(read.map(({ id, reply }) => [id.charAt(0), reply.reply])).toEqual(rows.map((_, n) => [String(n), 'yes']))
})
