/** `npm run import` from end to end, in real processes: taken in, the same file again, a folder in use, killed half way. */
import { spawn } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { temporaryFolder } from './program.ts'

const LIST =
  '编号,姓名,性别,出生日期,历法,支部,手机\n9001,钱大有,男,1948-03-05,公历,第九支部,13900009001\n9002,尤小梅,女,1950-06-07,公历,第九支部,13900009002\n'

function startImport(folder: string, path: string) {
  const child = spawn(process.execPath, ['src/import-list.ts', path], { env: { ...process.env, DATA_DIR: folder } })
  onTestFinished(() => void child.kill('SIGKILL'))
  let said = ''
  child.stdout.on('data', (piece) => {
    said += String(piece)
  })
  child.stderr.on('data', (piece) => {
    said += String(piece)
  })
  const ended = new Promise<number | null>((resolve) => child.on('close', resolve))
  return {
    ended,
    said: () => said,
    until: (words: string) => expect.poll(() => said).toContain(words),
    answer: (words: string) => child.stdin.write(`${words}\n`),
    kill: () => child.kill('SIGKILL'),
  }
}

test('taken in once, however often it dies before; a folder in use is left alone', async () => {
  const folder = temporaryFolder()
  const path = join(folder, '名册.csv')
  writeFileSync(path, LIST)

  const killed = startImport(folder, path)
  await killed.until('1 导入')
  const second = startImport(folder, path)
  expect(await second.ended).toBe(4)
  expect(second.said()).not.toContain('    at ')
  killed.kill()
  await killed.ended

  const whole = startImport(folder, path)
  await whole.until('1 导入')
  whole.answer('1')
  expect(await whole.ended).toBe(0)
  expect(whole.said()).toContain('新增2')

  const again = startImport(folder, path)
  expect(await again.ended).toBe(0)
  expect(again.said()).not.toContain('1 导入')
})
