/** A message received and answered over gRPC: our line to a puppet service, beside wechaty with the puppet that the package brings. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { PuppetService } from 'wechaty-puppet-service'
import { monotonic, sleep, systemClock } from '../../../src/base/clock.ts'
import { silentLog } from '../../../src/base/log.ts'
import { loadWechaty } from '../../../src/chat/load-wechaty.ts'
import { openChat } from '../../../src/chat/open-chat.ts'
import { type Service, startService } from '../../chat/remote/service.ts'
import { TOKEN } from '../../chat/remote/token.ts'
import { type Figure, type Measured, ratio } from '../figure.ts'

/** Said at once in each round, by one after the other. */
const MESSAGES = 1_000
/** Each side has so many, in turn, on a service of its own; what the first one of each takes is not counted. */
const ROUNDS = 4
const SPEAKERS = ['zhang', 'phone-0101', 'phone-0102', 'phone-0103', 'phone-0104']
const ANSWER = '已给您报名，重阳茶话会，11月25日（周三）上午9点，活动中心。'

/** Whoever answers what the service's phones say. */
interface Side {
  readonly service: Service
  /** How many answers the service has taken, so far. */
  answered(): number
  close(): Promise<void>
}

export const grpc: Figure = { id: 'grpc', measure: (size = MESSAGES) => measure(size) }

async function measure(size: number): Promise<readonly Measured[]> {
  const [own, bare] = [await openOwn(), await openBare()]
  const took = { own: 0, bare: 0 }
  for (let round = 0; round < ROUNDS; round++) {
    const times = { own: await answerRound(own, size), bare: await answerRound(bare, size) }
    if (round === 0) continue
    took.own += times.own
    took.bare += times.bare
  }
  await own.close()
  await bare.close()
  const rate = (ms: number) => (size * (ROUNDS - 1) * 1000) / ms
  return [ratio('received and answered', rate(took.own), { name: 'bare wechaty', value: rate(took.bare) }, 0.8)]
}

/** So many messages, until the last one's answer is taken; in milliseconds. */
async function answerRound({ service, answered }: Side, size: number): Promise<number> {
  const before = answered()
  const from = monotonic()
  for (const [at, speaker] of SPEAKERS.entries()) {
    const count = Math.floor((size + at) / SPEAKERS.length)
    await service.say(speaker, ...Array.from({ length: count }, (_, n) => `我去${n}`))
  }
  while (answered() < before + size) {
    if (monotonic() - from > 60_000) throw new Error(`${before + size - answered()} answers did not come`)
    await sleep(1)
  }
  const took = monotonic() - from
  const { ledger } = await service.look()
  const sent = ledger.filter((message) => message.from === 'bot').length
  if (sent !== before + size) throw new Error(`${sent} answers are on the phones instead of ${before + size}`)
  return took
}

const settingsOf = ({ port }: Service) => ({
  token: TOKEN,
  endpoint: `127.0.0.1:${port}`,
  tls: { disable: true },
})

async function openOwn(): Promise<Side> {
  const service = await startService()
  let answers = 0
  const chat = await openChat({
    puppet: 'wechaty-puppet-service',
    options: settingsOf(service),
    account: 'bench',
    log: silentLog,
    now: systemClock.now,
  })
  await chat.start({
    async onMessage({ sender: { platformId } }) {
      const { outcome } = await chat.send({ to: { kind: 'private', platformId }, text: ANSWER })
      if (outcome === 'sent') answers += 1
    },
    onEcho() {},
    onState() {},
    async onFriendRequest() {},
    onUnreadRequest() {},
    onScan() {},
  })
  while (chat.state() !== 'online') await sleep(5)
  return {
    service,
    answered: () => answers,
    async close() {
      await chat.stop()
      await service.close()
    },
  }
}

/** As wechaty's own manual has it: `message.say` for every message. */
async function openBare(): Promise<Side> {
  const { WechatyBuilder } = await loadWechaty()
  const service = await startService()
  // The package keeps names in the home folder.
  const [home, before] = [mkdtempSync(join(tmpdir(), 'qwy-bench-')), process.env['HOME']]
  process.env['HOME'] = home
  const bot = WechatyBuilder.build({ puppet: new PuppetService(settingsOf(service)) })
  let answers = 0
  bot.on('message', async (message) => {
    if (message.self()) return
    await message.say(ANSWER)
    answers += 1
  })
  await bot.start()
  while (!bot.isLoggedIn) await sleep(5)
  return {
    service,
    answered: () => answers,
    async close() {
      await bot.stop()
      await service.close()
      process.env['HOME'] = before
      rmSync(home, { recursive: true, force: true })
    },
  }
}
