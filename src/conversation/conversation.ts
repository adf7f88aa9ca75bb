/** The conversation: takes messages in, and answers them in order. */
import { serialize } from '../base/serial.ts'
import { storable } from '../base/storable.ts'
import type { Feature, Ports, ReportLine, WorkingOffice } from '../feature.ts'
import { likenessTo } from '../language/commands/likeness.ts'
import { maskPhones } from '../language/mask-phones.ts'
import { sayInstant } from '../language/say.ts'
import { compile } from '../language/understand.ts'
import { createClaims } from './claims.ts'
import { helpFeature } from './help.ts'
import { createOwnFeature, type EngineDeeds } from './own-feature.ts'
import type { ClaimingProcess } from './queries.ts'
import { createQuiet, type Quiet } from './quiet.ts'
import { type Arrival, recordMessages } from './record.ts'
import { type Book, ENGINE, indexFeatures, type Strangers } from './talk.ts'
import { type Left, type TurnParts, takeTurns } from './turns.ts'
import * as wording from './wording.ts'
import { createWorkers } from './workers.ts'

export interface ConversationParts extends Omit<TurnParts, 'book' | 'claims'> {
  readonly process: ClaimingProcess
  readonly office: WorkingOffice
  /** All features, the engine's own included. */
  readonly features: readonly Feature[]
  readonly ports: Ports
  readonly strangers: Strangers
  readonly endMessages: Book['endMessages']
  readonly rewordMessages: Book['rewordMessages']
  readonly releaseMessages: Book['releaseMessages']
  readonly forgetMessages: Book['forgetMessages']
  /** Larger files are not taken, in bytes. */
  readonly largestFile: number
  readonly talkLimit?: number | undefined
  /** How many turns may be under way at once; one on a database with a single connection. */
  readonly atOnce: number
  /** Called after a turn, with what it has left to do for others. */
  readonly turned: (left: Left) => void
}

export interface Conversation {
  /**
   * Records messages, all or none, and sees to it that their turns come; see `recordMessages`. Rejects when they could
   * not be recorded.
   */
  take(arrivals: readonly Arrival[], replayed?: boolean): Promise<void>
  /** Tells staff, once, of a message that the database does not take. */
  tellRefused(arrival: Arrival): Promise<void>
  /** Handles one waiting message; false when there is none. */
  turn(): Promise<boolean>
  /** There may be a message whose turn can come now. */
  poke(): void
  /** Whether people are talking; between `start` and `stop`. */
  readonly quiet: Pick<Quiet, 'isTalking' | 'untilQuiet'>
  start(): void
  stop(): Promise<void>
}

/** The features of the engine itself, first the one with 人工 and 台账; they tell what `features` offer and have done. */
export function ownFeatures(features: readonly Feature[], deeds: EngineDeeds): readonly [Feature, Feature] {
  const engine = createOwnFeature(
    {
      async figures(tx, period) {
        const lines: ReportLine[] = []
        for (const feature of features) lines.push(...((await feature.report?.(tx, period)) ?? []))
        return lines
      },
      async stillWaits(tx, at) {
        const waits: string[] = []
        for (const feature of features) waits.push(...((await feature.stillWaits?.(tx, at)) ?? []))
        return waits
      },
    },
    deeds,
  )
  return [engine, helpFeature([...features, engine])]
}

export function createConversation(parts: ConversationParts): Conversation {
  const claims = createClaims(parts.db, parts.process)
  const turnParts: TurnParts = { ...parts, claims, book: makeBook(parts) }
  const turn = async (worker: string, most: number) => {
    const left = await takeTurns(turnParts, worker, most)
    if (left !== undefined) parts.turned(left)
    return left
  }
  const workers = createWorkers(parts, turn)
  const quiet = createQuiet(workers.isBusy)
  return {
    quiet,
    async take(arrivals, replayed) {
      const recorded = quiet.hear()
      try {
        workers.wake(await parts.transact((tx) => recordMessages(tx, arrivals, replayed)))
      } finally {
        recorded()
      }
    },
    tellRefused: ({ heard, receivedAt }) =>
      parts.transact(async (tx) => {
        const { platformMessageId, sender } = heard
        const who = storable(sender.alias || sender.name)
        const text = wording.notTaken(maskPhones(who, parts.office.phone), sayInstant(receivedAt, parts.office.zone))
        const once = `refused ${storable(platformMessageId)}`
        const lines = await parts.ports.toStaff(tx, { once, text, urgent: false })
        await parts.post(tx, ENGINE, lines, parts.now())
      }),
    poke() {
      claims.lookBack()
      workers.wake(1)
    },
    turn: serialize(async () => (await turn(parts.process.id, 1)) !== undefined),
    start: workers.start,
    stop: workers.stop,
  }
}

function makeBook(parts: ConversationParts): Book {
  const commands = parts.features.flatMap((feature) => feature.commands ?? [])
  return {
    office: parts.office,
    ports: parts.ports,
    vocabulary: compile(commands, parts.office.zone),
    likeness: likenessTo(commands),
    strangers: parts.strangers,
    features: parts.features,
    endMessages: parts.endMessages,
    rewordMessages: parts.rewordMessages,
    releaseMessages: parts.releaseMessages,
    forgetMessages: parts.forgetMessages,
    largestFile: parts.largestFile,
    talkLimit: parts.talkLimit,
    ...indexFeatures(parts.features),
  }
}
