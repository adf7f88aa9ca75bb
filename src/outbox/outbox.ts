/** The outbox of one account at work: owns the account, settles what a dead owner left, then sends. */
import { createLoop, type Loop, type Next } from '../base/loop.ts'
import { serialize } from '../base/serial.ts'
import { type AccountOwner, createAccountOwner } from './account-owner.ts'
import { type Delivery, type DeliveryParts, deliverNext, settleLeftInHand } from './deliver.ts'
import { ensureAccount } from './queries.ts'

export interface Outbox {
  readonly account: string
  /** Deals with at most one message; `idle` also while another process owns the account. */
  deliverOne(): Promise<Delivery>
  start(): void
  poke(): void
  /** Finishes the send in hand and gives the account up. */
  stop(): Promise<void>
}

export interface OutboxParts extends DeliveryParts {
  readonly puppet: string
  /** Names this process among others. */
  readonly owner: string
  readonly soleProcess: boolean
  /** Whether messages can pass now; nothing is claimed while they cannot. */
  readonly online: () => boolean
}

/** How often a sleeping outbox looks for what other processes have posted, in milliseconds. */
const POLL = 5000

/** Prepares the outbox of `parts.account`; nothing is sent before `start` or `deliverOne`. */
export async function createOutbox(parts: OutboxParts): Promise<Outbox> {
  await ensureAccount(parts.db, parts.account, parts.puppet)
  const owner = createAccountOwner(parts.db, parts.account, parts.owner, parts.soleProcess)
  const deliverOne = createDelivering(parts, owner)
  const loop: Loop = createLoop(`outbox ${parts.account}`, parts.log, async (): Promise<Next> => {
    const delivery = await deliverOne()
    if (delivery.step === 'sent') return 'again'
    if (delivery.step === 'idle') return { ms: POLL }
    return { ms: Math.min(POLL, Math.max(1, delivery.until.getTime() - parts.now().getTime())) }
  })
  return {
    account: parts.account,
    deliverOne,
    start: loop.start,
    poke: loop.poke,
    async stop() {
      await loop.stop()
      await owner.release()
    },
  }
}

function createDelivering(parts: OutboxParts, owner: AccountOwner): () => Promise<Delivery> {
  let settledEpoch: number | undefined
  return serialize(async () => {
    if (!parts.online()) return { step: 'idle' }
    const epoch = await owner.hold()
    if (epoch === undefined) return { step: 'idle' }
    if (settledEpoch !== epoch) {
      await settleLeftInHand(parts, epoch)
      settledEpoch = epoch
    }
    return deliverNext(parts, epoch)
  })
}
