/**
 * A process for the tests to refuse, kill and freeze. `lock <folder>` only locks the folder, `write <folder>` opens the
 * store in it and keeps inserting clubs. It says one line for each thing done: `open`, then `wrote <n>` after each
 * commit; or the code of the UserError that it ends with, and after how many milliseconds.
 */
import { stopwatch } from '../../src/base/clock.ts'
import { errorText, UserError } from '../../src/base/errors.ts'
import { lockFolder } from '../../src/store/folder-lock.ts'

const [mode = '', folder = ''] = process.argv.slice(2)
const say = (line: string) => process.stdout.write(`${line}\n`)

async function lock(): Promise<void> {
  await lockFolder(folder)
  say('open')
  // Held until the test kills this process or closes its input.
  process.stdin.resume()
}

async function write(): Promise<void> {
  // Loaded here, so that the many processes that only want the lock start quickly.
  const { silentLog } = await import('../../src/base/log.ts')
  const { openStore } = await import('../../src/store/open-store.ts')
  const { db } = await openStore({ dataDir: folder, log: silentLog })
  say('open')
  const { last } = await db
    .selectFrom('club')
    .select((eb) => eb.fn.max('id').as('last'))
    .executeTakeFirstOrThrow()
  for (let id = (last ?? 0) + 1; ; id++) {
    await db
      .insertInto('club')
      .values({ id, name: `club ${id}` })
      .execute()
    say(`wrote ${id}`)
  }
}

const began = stopwatch()
try {
  await (mode === 'lock' ? lock() : write())
} catch (error) {
  if (!(error instanceof UserError)) throw error
  say(`${error.code} ${errorText(error)} after ${Math.ceil(began())} ms`)
  process.exitCode = error.exitCode
}
