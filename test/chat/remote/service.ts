/** Starts test/chat/remote/service-process.ts, tells it what happens on its phones, kills it and starts it again. */
import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { freePort } from './proxy.ts'
import type { Look, Order } from './service-process.ts'

export interface Service {
  readonly port: number
  say(from: string, ...texts: readonly string[]): Promise<void>
  order(order: Order): Promise<Look | undefined>
  look(): Promise<Look>
  /** With -9, as a power cut would. */
  kill(): Promise<void>
  /** Starts it again, on the same port, with what its phones remember. */
  revive(): Promise<void>
  close(): Promise<void>
}

const SCRIPT = join(import.meta.dirname, 'service-process.ts')

export async function startService(env: Readonly<Record<string, string>> = {}): Promise<Service> {
  const folder = mkdtempSync(join(tmpdir(), 'qwy-service-'))
  const port = await freePort()
  let child = await begin()
  let last = 0

  async function begin(): Promise<ChildProcess> {
    const settings = { PATH: process.env['PATH'], HOME: folder, ...env }
    const started = fork(SCRIPT, [`127.0.0.1:${port}`, join(folder, 'phones.jsonl')], {
      env: settings,
      execArgv: ['--no-deprecation'],
    })
    await once(started, 'message')
    return started
  }

  async function order(wanted: Order): Promise<Look | undefined> {
    last += 1
    const id = last
    child.send({ id, order: wanted })
    for (;;) {
      const [message] = await once(child, 'message')
      if (message.id === id) return message.answer
    }
  }

  async function kill(): Promise<void> {
    if (child.exitCode !== null || child.signalCode !== null) return
    const ended = once(child, 'exit')
    child.kill('SIGKILL')
    await ended
  }

  return {
    port,
    say: (from, ...texts) => order({ do: 'say', from, texts }).then(() => {}),
    order,
    async look() {
      const seen = await order({ do: 'look' })
      if (!seen) throw new Error('the service did not say what it sees')
      return seen
    },
    kill,
    async revive() {
      child = await begin()
    },
    async close() {
      await kill()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
