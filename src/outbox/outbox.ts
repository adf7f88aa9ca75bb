/** The outbox of one account at work: owns the account, settles what a dead owner left, then sends. */
import { sleep } from '../base/clock.ts'
import { errorText } from '../base/errors.ts'
import { createLoop, type Loop, type Next } from '../base/loop.ts'
import { serialize } from '../base/serial.ts'
import { type AccountOwner, createAccountOwner } from './account-owner.ts'
import {
  bringForward,
  type Claim,
  claimMessage,
  type Delivery,
  type DeliveryParts,
  type Sent,
  sendClaimed,
  settleByEcho,
  settleLeftInHand,
  writeDown,
} from './deliver.ts'
import { createEchoes, type Echo, type Echoes } from './echoes.ts'
import { ensureAccount } from './queries.ts'

export interface Outbox {
  readonly account: string
  /** Deals with at most one message. */
  deliverOne(): Promise<Delivery>
  start(): void
  poke(): void
  /** The platform shows a message of the account's own. */
  hearEcho(echo: Echo): void
  /** Finishes the send in hand and gives the account up. Never rejects. */
  stop(): Promise<void>
}

export interface OutboxParts extends DeliveryParts {
  readonly puppet: string
  /** Names this process among others. */
  readonly owner: string
  /** Owners whose names begin with this are dead; see `Owning`. */
  readonly heirTo?: string | undefined
  /** Whether messages can pass now; nothing is claimed while they cannot. */
  readonly online: () => boolean
  /** Whether the database is to blame, not what it was given. */
  readonly isDatabaseFault: (error: unknown) => boolean
  /** Called when the fate of a message is written down: pages that show how many have gone look again. */
  readonly changed: () => void
}

interface Delivering {
  readonly deliverOne: () => Promise<Delivery>
  /** Writes down what is known and not yet written. */
  readonly finish: () => Promise<void>
}

/** How often a sleeping outbox looks for what other processes have posted, in milliseconds. */
const POLL = 5000
/** So long a stop waits for a database that does not answer, twice, in milliseconds: others have to be stopped too. */
const LAST_WITHIN = 3000

/** Prepares the outbox of `parts.account`; nothing is sent before `start` or `deliverOne`. */
export async function createOutbox(parts: OutboxParts): Promise<Outbox> {
  await ensureAccount(parts.db, parts.account, parts.puppet)
  const owner = createAccountOwner(parts)
  const echoes = createEchoes()
  const { deliverOne, finish } = createDelivering(parts, owner, echoes)
  const loop = createDeliveryLoop(parts, deliverOne)
  return {
    account: parts.account,
    deliverOne,
    start: loop.start,
    poke: loop.poke,
    hearEcho: echoes.add,
    async stop() {
      await loop.stop()
      // What a database that is away cannot be told is found out by the next owner.
      for (const last of [finish, owner.release]) {
        const over = new AbortController()
        const said = last().catch((error: unknown) => {
          parts.log.error({ account: parts.account, error: errorText(error) }, 'outbox stopped without the database')
        })
        await Promise.race([said, sleep(LAST_WITHIN, over.signal)]).finally(() => over.abort())
      }
    },
  }
}

/** Delivers what it can, and sleeps until the next may go; a poke while not even an answer may go is not worth a look. */
function createDeliveryLoop(parts: OutboxParts, deliverOne: Outbox['deliverOne']): Loop {
  let shut: Date | undefined
  const msUntil = (moment: Date) => Math.min(POLL, Math.max(1, moment.getTime() - parts.now().getTime()))
  return createLoop(`outbox ${parts.account}`, parts.log, async (): Promise<Next> => {
    if (shut !== undefined && isShut(shut, parts.now())) return { ms: msUntil(shut) }
    const delivery = await deliverOne()
    shut = delivery.step === 'wait' ? soon(delivery.shut, parts.now()) : undefined
    if (delivery.step === 'sent') return 'again'
    return { ms: delivery.step === 'wait' ? msUntil(delivery.until) : POLL }
  })
}

/** For so long at most not even an answer may go, in milliseconds: the lease must be renewed, and echoes be heard. */
const SHUT = 1_000

function soon(moment: Date | undefined, now: Date): Date | undefined {
  return moment && new Date(Math.min(moment.getTime(), now.getTime() + SHUT))
}

/** What lies further ahead than it was ever put was put before the clock was set back. */
const isShut = (shut: Date, now: Date): boolean => shut > now && shut.getTime() - now.getTime() <= SHUT

/**
 * What this process has in hand, from one call to the next. A send whose ending could not be written (the database was
 * away) is written first of all when it is back: it is known, and must not be taken for uncertain.
 */
function createDelivering(parts: OutboxParts, owner: AccountOwner, echoes: Echoes): Delivering {
  let settledEpoch: number | undefined
  let unwritten: Sent | undefined
  let lastTry: Date | undefined

  async function write(): Promise<void> {
    if (unwritten !== undefined) await writeDown(parts, unwritten)
    unwritten = undefined
  }

  /** What could not be begun while the account was surely ours is not sent: its next owner may have settled it. */
  async function send(claim: Claim): Promise<Sent> {
    if (!owner.isSure()) return { claim, ending: { outcome: 'failed', failure: 'late' }, at: parts.now() }
    return hear(await owner.holdDuring(sendClaimed(parts, claim, owner.isSure)))
  }

  /** How it ended by the platform's own word, where the send's answer leaves it open. */
  function hear(sent: Sent): Sent {
    const { row, to } = sent.claim
    const id =
      sent.ending.outcome === 'uncertain'
        ? echoes.take(row, to.platformId)?.platformMessageId
        : sent.ending.outcome === 'sent' && sent.ending.platformMessageId
    if (!id) return sent
    echoes.settle(id)
    return { ...sent, ending: { outcome: 'sent', platformMessageId: id } }
  }

  /** How far the clock was seen to be; nothing is known of it before the first look. */
  let seen = new Date(8.64e15)

  /** Whatever was put off by a clock that has been set back since is put in its place again. */
  async function watchClock(): Promise<void> {
    const now = parts.now()
    if (now < seen) await bringForward(parts)
    seen = now
  }

  async function hearEchoes(): Promise<void> {
    for (let echo = echoes.first(); echo !== undefined; echo = echoes.first()) {
      if (await settled(echo)) parts.changed()
      echoes.drop(echo)
    }
  }

  /** No send waits for an echo that cannot be written for what it is. */
  async function settled(echo: Echo): Promise<boolean> {
    try {
      return await settleByEcho(parts, echo)
    } catch (error) {
      if (parts.isDatabaseFault(error)) throw error
      parts.log.error({ account: parts.account, error: errorText(error) }, 'echo not written')
      return false
    }
  }

  async function deliver(epoch: number): Promise<Delivery> {
    await watchClock()
    if (settledEpoch !== epoch) await settleLeftInHand(parts, epoch)
    // Only now: what a dead owner had in hand may have an echo, too.
    await hearEchoes()
    // If the line to the database breaks now, a claim may have been committed that nobody here knows of.
    settledEpoch = undefined
    const claiming = await claimMessage(parts, epoch, lastTry)
    if ('claim' in claiming) unwritten = await send(claiming.claim)
    settledEpoch = epoch
    if ('delivery' in claiming) return claiming.delivery
    lastTry = unwritten?.at
    await write()
    return { step: 'sent' }
  }

  return {
    finish: write,
    deliverOne: serialize(async () => {
      await write()
      if (!parts.online()) return { step: 'away' }
      const epoch = await owner.hold()
      if (epoch === undefined) return { step: 'away' }
      const delivery = await deliver(epoch)
      if (delivery.step === 'sent') parts.changed()
      return delivery
    }),
  }
}
