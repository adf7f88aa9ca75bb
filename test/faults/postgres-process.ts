/** A PostgreSQL server of one's own, to stop, freeze and start again. Linux only: it finds the processes in /proc. */
import { spawn } from 'node:child_process'
import { existsSync, readFileSync, statSync } from 'node:fs'
import pg from 'pg'
import { until } from '../world/world.ts'

export interface ServerProcess {
  /** The user that it runs as. */
  readonly user: { readonly uid: number; readonly gid: number }
  /** All its processes stand still; whoever connects is answered by nobody. */
  freeze(): void
  thaw(): void
  /** Ends it as an administrator would, connections or not. */
  stop(): Promise<void>
  /** Starts it again on the same data and port. */
  start(): Promise<void>
}

/** The server behind a DATABASE_URL; undefined where there is no /proc. */
export async function serverProcess(databaseUrl: string): Promise<ServerProcess | undefined> {
  if (!existsSync('/proc/self/stat')) return undefined
  let server = await askServer(databaseUrl, parentOf)
  const command = readFileSync(`/proc/${server}/cmdline`, 'utf8').split('\0').slice(0, -1)
  const { uid, gid } = statSync(`/proc/${server}`)
  const signalAll = (name: NodeJS.Signals) => {
    for (const pid of [server, ...childrenOf(server)]) process.kill(pid, name)
  }
  return {
    user: { uid, gid },
    freeze: () => signalAll('SIGSTOP'),
    thaw: () => signalAll('SIGCONT'),
    async stop() {
      process.kill(server, 'SIGINT')
      await until(() => !isRunning(server), 'the server did not stop')
    },
    async start() {
      const [program = '', ...args] = command
      const child = spawn(program, args, { uid, gid, stdio: 'ignore' })
      process.once('exit', () => child.kill('SIGINT'))
      server = child.pid ?? 0
      await until(() => askServer(databaseUrl, Boolean).catch(() => false), 'the server did not start')
    },
  }
}

/** `look` is given the process that serves this connection, while it does. */
async function askServer<T>(databaseUrl: string, look: (backend: number) => T): Promise<T> {
  const client = new pg.Client({ connectionString: databaseUrl })
  await client.connect()
  const { rows } = await client.query<{ pid: number }>('select pg_backend_pid() as pid')
  const seen = look(rows[0]?.pid ?? 0)
  await client.end()
  return seen
}

/** The fields of /proc/<pid>/stat behind the name, which may hold blanks: state, parent, … */
const statOf = (pid: number) => readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1)?.split(' ') ?? []
const parentOf = (pid: number) => Number(statOf(pid)[1])
const childrenOf = (pid: number) =>
  readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').split(' ').filter(Boolean).map(Number)

/** A process that has ended and that nobody has asked about yet does not run. */
function isRunning(pid: number): boolean {
  try {
    return statOf(pid)[0] !== 'Z'
  } catch {
    return false
  }
}
