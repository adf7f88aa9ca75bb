/** The conversation: takes messages in, and answers them in order. */
import { createLoop, type Loop } from '../base/loop.ts'
import { serialize } from '../base/serial.ts'
import type { Feature, Ports, Speaker, WorkingOffice } from '../feature.ts'
import { compile } from '../language/understand.ts'
import { createOwnFeature, type EngineDeeds } from './own-feature.ts'
import { type Arrival, recordMessages } from './record.ts'
import { type Book, indexFeatures } from './talk.ts'
import { type TurnParts, takeTurn } from './turns.ts'

export interface ConversationParts extends Omit<TurnParts, 'book'> {
  readonly office: WorkingOffice
  /** All features, the engine's own included. */
  readonly features: readonly Feature[]
  readonly ports: Ports
  readonly greetStranger: Book['greetStranger']
  readonly endMessages: Book['endMessages']
  readonly forgetMessages: Book['forgetMessages']
  /** How many turns may be under way at once; one on a database with a single connection. */
  readonly atOnce: number
  /** Called after a turn that may have posted something or woken a job. */
  readonly turned: () => void
}

export interface Conversation {
  /**
   * Records messages, all or none, and sees to it that their turns come; see `recordMessages`. Rejects when they could
   * not be recorded.
   */
  take(arrivals: readonly Arrival[], replayed?: boolean): Promise<void>
  /** Handles one waiting message; false when there is none. */
  turn(): Promise<boolean>
  start(): void
  stop(): Promise<void>
}

/** How often to look for messages that another process recorded and did not handle, in milliseconds. */
const POLL = 5000

/** The feature with 帮助 and 人工, listing what `features` offer to a speaker. */
export function conversationFeature(features: readonly Feature[], deeds: EngineDeeds): Feature {
  return createOwnFeature((speaker) => helpLines(features, speaker), deeds)
}

export function createConversation(parts: ConversationParts): Conversation {
  const turnParts: TurnParts = { ...parts, book: makeBook(parts) }
  const turn = async (worker: string) => {
    const taken = await takeTurn(turnParts, worker)
    if (taken) parts.turned()
    return taken
  }
  const loops: readonly Loop[] = Array.from({ length: parts.atOnce }, (_, index) =>
    createLoop(`turns ${index + 1}`, parts.log, async () =>
      (await turn(`${parts.process.id}/${index + 1}`)) ? 'again' : { ms: POLL },
    ),
  )
  return {
    async take(arrivals, replayed) {
      await parts.transact(async (tx) => {
        await recordMessages(tx, arrivals, replayed)
      })
      for (const loop of loops) loop.poke()
    },
    turn: serialize(() => turn(parts.process.id)),
    start() {
      for (const loop of loops) loop.start()
    },
    async stop() {
      await Promise.all(loops.map((loop) => loop.stop()))
    },
  }
}

function makeBook(parts: ConversationParts): Book {
  const commands = parts.features.flatMap((feature) => feature.commands ?? [])
  return {
    office: parts.office,
    ports: parts.ports,
    vocabulary: compile(commands, parts.office.zone),
    greetStranger: parts.greetStranger,
    features: parts.features,
    endMessages: parts.endMessages,
    forgetMessages: parts.forgetMessages,
    ...indexFeatures(parts.features),
  }
}

function helpLines(features: readonly Feature[], speaker: Speaker): readonly string[] {
  return features
    .flatMap((feature) => feature.commands ?? [])
    .filter((command) => command.help !== undefined && speaker.rights.has(command.needs))
    .map((command) => `· ${command.help}`)
}
