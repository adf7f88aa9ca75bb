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
