import { spawnSync } from 'node:child_process'
import { expect, test } from 'vitest'

/** What a process writes to standard error when it logs this. */
function logged(fields: object): unknown {
  const script = `import { createLog } from './src/base/log.ts'; createLog('info').info(${JSON.stringify(fields)}, 'event')`
  const { stderr } = spawnSync(process.execPath, ['--input-type=module', '-e', script], { encoding: 'utf8' })
  return JSON.parse(stderr)
}

test('blots out what is personal, wherever it stands, and keeps ids', () => {
  const person = { text: '我去', phone: '13800000101', name: '陈德福', alias: '陈·0101', address: '陈师傅', id: 7 }
  expect(logged({ ...person, row: person })).toMatchObject({
    level: 30,
    msg: 'event',
    text: '***',
    phone: '***',
    name: '***',
    alias: '***',
    address: '***',
    id: 7,
    row: { text: '***', phone: '***', name: '***', alias: '***', address: '***', id: 7 },
  })
})

test.each([
  ['Key (phone)=(13800000101) already exists', 'Key (phone)=(138****0101) already exists'],
  ['refused 138 0000 0101, then 139-0000-0002', 'refused 138****0101, then 139****0002'],
  ['call +86 13800000101', 'call 138****0101'],
  ['wxid_13800000101', 'wxid_138****0101'],
  ['手机13800000101不对', '手机138****0101不对'],
  ['paper 110101194903121234 or 11010119490312123X', 'paper *** or ***'],
  ['paper 110101 19490312 1234, 15 digits 110101490312123', 'paper ***, 15 digits ***'],
  ['card 6222020200112233445, 6222 0202 0011 2233 445', 'card ***, ***'],
])('masks the numbers in an error’s own words: %s', (error, masked) => {
  expect(logged({ error })).toMatchObject({ error: masked })
  expect(logged({ error: { cause: [error] } })).toMatchObject({ error: { cause: [masked] } })
})

test.each([
  'at 2026-11-27T09:00:00.000Z, 2026-11-27 09:00',
  'inbox 123456789, took 12345.678901234567 ms',
  'file e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
  'id 550e8400-e29b-41d4-a716-446655440000',
])('leaves other numbers: %s', (error) => {
  expect(logged({ error })).toMatchObject({ error })
})

test('a number that is a field of its own stays JSON', () => {
  expect(logged({ sender: 13_800_000_101, count: 12 })).toMatchObject({ sender: '138****0101', count: 12 })
})
