/** The program: reads the environment, opens what is needed, starts the app, handles signals. */
import { enableCompileCache, flushCompileCache } from 'node:module'
import { join } from 'node:path'
import { systemClock } from './base/clock.ts'
import { drawCodeAsText } from './base/draw-code.ts'
import { EXIT, errorText, UserError } from './base/errors.ts'
import { randomIds } from './base/ids.ts'
import { createLog, type Log } from './base/log.ts'
import { type Config, readConfig } from './config.ts'

/** A second stop signal, or this long after the first, ends the process whatever it is doing, in milliseconds. */
const STOP_WITHIN = 20_000

// Half of a start is reading TypeScript; what was read before is kept in the system's temporary folder.
enableCompileCache()

/** wechaty reads this as it is loaded, prints to standard output and, with `verbose`, keeps a broken process alive. */
delete process.env['WECHATY_LOG']

/** PGlite never flushes to the disk. */
const EMBEDDED =
  '用的是自带的数据库：程序被强行结束不丢数据；断电可能丢最近的改动，所以来信另记日志，每小时和停下时留一份快照。'

const say = (line: string) => void process.stdout.write(`${line}\n`)

/** Shows the code to log in with, as a picture where it fits into one. */
function showCode(code: string): void {
  const picture = drawCodeAsText(code).catch(() => '')
  void picture.then((drawn) => say(`微信没有登录，请用手机微信扫码登录：\n${drawn}${code}`))
}

function showPage(url: string): void {
  say(`请用浏览器打开：${url}`)
  say('要停下来，按 Ctrl+C。')
}

/** Ends with a sentence for a person, without a stack, when that is all they need. */
function fail(error: unknown, log?: Log): never {
  if (error instanceof UserError) process.stderr.write(`${error.message}\n`)
  else {
    log?.error({ error: errorText(error), stack: error instanceof Error ? error.stack : undefined }, 'crashed')
    process.stderr.write(`勤务员意外停下了：${errorText(error)}\n`)
  }
  process.exit(error instanceof UserError ? error.exitCode : EXIT.crashed)
}

async function run(config: Config): Promise<void> {
  const rehearsing = config.WECHATY_PUPPET === 'local'
  const log = createLog(config.LOG_LEVEL ?? (rehearsing ? 'warn' : 'info'))
  process.on('uncaughtException', (error) => fail(error, log))
  process.on('unhandledRejection', (error) => fail(error, log))

  // Loaded here, when the environment is clean and the log is there.
  const { openStore } = await import('./store/open-store.ts')
  // Read while the database opens, which has a thread of its own.
  const reading = Promise.all([import('./program.ts'), import('./keep-safe.ts')])
  say(rehearsing ? '勤务员（演练）正在启动……' : '勤务员正在启动……')
  const store = await openStore({
    databaseUrl: config.DATABASE_URL,
    dataDir: config.DATA_DIR,
    log,
    onProgress: say,
    onLost: () =>
      fail(new UserError('database-stopped', '自带的数据库意外停下了，请重新启动勤务员。', EXIT.databaseAway)),
  })
  if (store.kind === 'pglite') say(EMBEDDED)
  const machine = systemClock
  const phones = join(config.DATA_DIR, 'phones.jsonl')
  const announced = join(config.DATA_DIR, 'announced')
  const giveUp = async (error: unknown) => {
    await store.close()
    throw error
  }
  const [{ openProgram }, { openSafekeeping }] = await reading
  const safe = await openSafekeeping({ store, dataDir: config.DATA_DIR, clock: machine, log }).catch(giveUp)
  const { journal, folder } = safe
  const onMissing = (words: string) => say(`请注意：${words}`)
  const shown = { onCode: showCode, onBeginning: say, onMissing, onPage: showPage }
  const parts = {
    config,
    store,
    log,
    machine,
    ids: randomIds,
    journal,
    safety: safe.standing,
    folder,
    phones,
    announced,
    ...shown,
  }
  const opening = openProgram(parts).catch(giveUp)
  stopOnSignal(log, async () => {
    const program = await opening
    await program.stop()
    await safe.stop()
    await store.close()
  })
  await opening
  safe.start()
  // Kept now and not at the end only: a program that was killed starts as fast again.
  flushCompileCache()
}

/** Finishes the turn and the send in hand, then ends with 0; a second signal, or twenty seconds, ends it at once. */
function stopOnSignal(log: Log, stop: () => Promise<void>): void {
  let stopping = false
  const onSignal = () => {
    if (stopping) process.exit(EXIT.crashed)
    stopping = true
    setTimeout(() => process.exit(EXIT.crashed), STOP_WITHIN).unref()
    stop().then(
      () => {
        say('已停下。')
        process.exit(EXIT.ok)
      },
      (error: unknown) => fail(error, log),
    )
  }
  process.on('SIGTERM', onSignal)
  process.on('SIGINT', onSignal)
}

try {
  await run(readConfig(process.env))
} catch (error) {
  fail(error)
}
