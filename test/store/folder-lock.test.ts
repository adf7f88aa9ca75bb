import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeEach, describe, expect, onTestFinished, test } from 'vitest'
import { EXIT } from '../../src/base/errors.ts'
import { lockFolder } from '../../src/store/folder-lock.ts'
import { LONG } from '../faults/draw.ts'
import { type Child, startChild } from './child.ts'

/** Of four starts each: a hundred refusals in the long form. */
const ROUNDS = LONG ? 25 : 5

let folder = ''
beforeEach(() => {
  const made = mkdtempSync(join(tmpdir(), 'qwy-lock-'))
  folder = made
  return () => rmSync(made, { recursive: true })
})

/** A process that wants the folder; ended with the test. */
function contender(): Child {
  const child = startChild('lock', folder)
  onTestFinished(async () => {
    child.signal('SIGKILL')
    await child.ended()
  })
  return child
}

async function contenders(count: number): Promise<{ winners: Child[]; refusals: string[] }> {
  const all = Array.from({ length: count }, contender)
  const lines = await Promise.all(all.map((child) => child.first()))
  return {
    winners: all.filter((_, index) => lines[index] === 'open'),
    refusals: lines.filter((line) => line !== undefined).filter((line) => line !== 'open'),
  }
}

describe('one process per data folder', () => {
  test('all later starts are refused, with the pid of the owner', async () => {
    const owner = contender()
    await owner.first()
    for (let round = 0; round < ROUNDS; round++) {
      const { winners, refusals } = await contenders(4)
      expect(winners).toEqual([])
      expect(refusals).toHaveLength(4)
      for (const refusal of refusals) {
        expect(refusal).toMatch(new RegExp(`^folder-locked .*（pid）${owner.pid}`))
        expect(Number(/after (\d+) ms$/.exec(refusal)?.[1])).toBeLessThan(LONG ? 1_000 : 5_000)
      }
    }
  })

  test('the refused process ends with its own exit code', async () => {
    await contender().first()
    expect(await contender().ended()).toBe(EXIT.folderLocked)
  })

  test('the folder of a killed process is taken over', async () => {
    const owner = contender()
    await owner.first()
    owner.signal('SIGKILL')
    await owner.ended()
    expect(await contender().first()).toBe('open')
  })

  test('of several that start at once on a killed process’s folder exactly one gets it', async () => {
    for (let round = 0; round < 6; round++) {
      const { winners, refusals } = await contenders(4)
      expect([winners.length, refusals.length]).toEqual([1, 3])
      for (const refusal of refusals) expect(refusal).toContain(`${winners[0]?.pid}`)
      winners[0]?.signal('SIGKILL')
      await winners[0]?.ended()
    }
  })

  test('a frozen process keeps its folder', async () => {
    const owner = contender()
    await owner.first()
    owner.signal('SIGSTOP')
    expect(await contender().first()).toContain(`${owner.pid}`)
  })

  test('what is written about an owner counts for nothing when nobody holds the lock', async () => {
    writeFileSync(join(folder, 'owner.json'), JSON.stringify({ pid: process.ppid, host: 'elsewhere' }))
    expect(await contender().first()).toBe('open')
  })

  test('this very process is refused a second time, and let in again after release', async () => {
    const lock = await lockFolder(folder)
    await expect(lockFolder(folder)).rejects.toMatchObject({ code: 'folder-locked' })
    lock.release()
    const again = await lockFolder(folder)
    again.release()
  })

  test('a folder that is not there is made', async () => {
    folder = join(folder, 'a', 'b')
    expect(await contender().first()).toBe('open')
  })

  test('a path that cannot be a folder is explained', async () => {
    writeFileSync(join(folder, 'file'), '')
    const attempt = lockFolder(join(folder, 'file', 'data'))
    await expect(attempt).rejects.toMatchObject({ code: 'folder-unusable', exitCode: EXIT.badConfig })
  })

  test.skipIf(process.getuid?.() === 0)('a folder that may not be written to is explained', async () => {
    chmodSync(folder, 0o555)
    await expect(lockFolder(folder)).rejects.toMatchObject({ code: 'folder-unusable' })
  })
})
