/** `npm run restore -- <file>`: puts a snapshot in the place of the embedded database; without a file, lists them. */
import { join } from 'node:path'
import { systemClock } from './base/clock.ts'
import { EXIT, errorText, UserError } from './base/errors.ts'
import { readConfig } from './config.ts'
import { restoreSnapshot } from './store/restore-snapshot.ts'
import { listSnapshots } from './store/snapshots.ts'

/** The newest ones that are listed. */
const LISTED = 20

const say = (line: string) => void process.stdout.write(`${line}\n`)

async function restore(dataDir: string, file: string): Promise<void> {
  say('正在恢复，请不要关掉这个窗口……')
  const kept = await restoreSnapshot(dataDir, file, systemClock.now())
  say(`已恢复到 ${file}。`)
  if (kept !== undefined) say(`原来的数据留在 ${kept}，确认没问题后可以删掉。`)
  say('现在可以 npm start：快照之后的来信会从日志里补记；当时的回复可能已经发过，不再发，会告诉工作人员。')
}

async function list(dataDir: string): Promise<void> {
  const folder = join(dataDir, 'snapshots')
  const names = await listSnapshots(folder)
  if (names.length === 0) return say(`${folder} 里还没有快照。`)
  say('要恢复哪一份？先停下勤务员，再运行其中一行（新的在前，文件名里是世界时，北京时间要加8小时）：')
  for (const name of names.slice(0, LISTED)) say(`  npm run restore -- ${join(folder, `${name}.tar.gz`)}`)
}

function fail(error: unknown): void {
  const words = error instanceof UserError ? error.message : `没有恢复成功：${errorText(error)}`
  process.stderr.write(`${words}\n`)
  process.exitCode = error instanceof UserError ? error.exitCode : EXIT.crashed
}

try {
  const { DATA_DIR: dataDir } = readConfig(process.env)
  const [file] = process.argv.slice(2)
  await (file === undefined ? list(dataDir) : restore(dataDir, file))
} catch (error) {
  fail(error)
}
