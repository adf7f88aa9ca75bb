import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { silentLog } from '../../src/base/log.ts'
import { openStore } from '../../src/store/open-store.ts'
import { startChild } from './child.ts'

/** Killed after so many acknowledged commits; each goes on in the folder that the one before left. */
const KILLS = [1, 40, 137]

test('kill -9 in the middle of writing loses nothing that was acknowledged, in a folder left by a first start cut short', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'qwy-killed-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  leaveHalfADatabase(folder)
  const acknowledged: number[] = []
  for (const commits of KILLS) acknowledged.push(...(await writeUntilKilled(folder, commits)))

  const ids = await idsIn(folder)
  expect(ids).toEqual(expect.arrayContaining(acknowledged))
  // A writer goes on after the last row it finds, so a lost row's number would have been acknowledged twice.
  expect(new Set(acknowledged).size).toBe(acknowledged.length)
  expect(acknowledged.length).toBeGreaterThanOrEqual(1 + 40 + 137)
  expect(existsSync(join(folder, 'pglite.unfinished'))).toBe(false)
})

function leaveHalfADatabase(folder: string): void {
  mkdirSync(join(folder, 'pglite.unfinished', 'base'), { recursive: true })
  writeFileSync(join(folder, 'pglite.unfinished', 'PG_VERSION'), '18\n')
}

/** The numbers of the rows whose commits it was told of. */
async function writeUntilKilled(folder: string, commits: number): Promise<number[]> {
  const writer = startChild('write', folder)
  onTestFinished(() => writer.signal('SIGKILL'))
  await writer.said(1 + commits)
  writer.signal('SIGKILL')
  await writer.ended()
  const [opened, ...wrote] = writer.lines
  expect(opened).toBe('open')
  return wrote.map((line) => Number(line.replace('wrote ', '')))
}

async function idsIn(folder: string): Promise<number[]> {
  const store = await openStore({ dataDir: folder, log: silentLog })
  const rows = await store.db.selectFrom('club').select('id').orderBy('id').execute()
  await store.close()
  return rows.map((row) => row.id)
}
