/** What becomes of a person: gone, back, or to be forgotten. */
import type { Message } from './message.ts'
import type { ChatId, PersonId } from './office.ts'

/** How somebody leaves the office's care. */
export type Leaving = 'deceased' | 'moved' | 'lost'

/** Something that becomes of a person; every feature and the engine itself follow it in the same transaction. */
export interface PersonChange {
  readonly person: PersonId
  readonly become: Leaving | 'active' | 'forgotten'
}

/** Where the engine may have kept something of somebody who is to be forgotten. */
export interface Traces {
  readonly person: PersonId
  /** Private chats that were nobody else's. */
  readonly chats: readonly ChatId[]
  /** What names nobody else: name, numbers, nickname. */
  readonly words: readonly string[]
  /** Those of them that are no nickname: 福如东海 stands in the wishes of a whole office. */
  readonly names: readonly string[]
  /** Their name, although others may bear it too. */
  readonly name: string
  /** What was kept of them besides; nothing personal where it stands without any of `words`. */
  readonly besides: readonly string[]
}

/** What follows in a feature when somebody leaves or returns. */
export interface Aftermath {
  readonly messages?: readonly Message[]
  readonly wake?: readonly string[]
  /** Matters that are over (`Expectation.about`): whoever was asked about one is asked no more. */
  readonly closes?: readonly string[]
  /** What the one who recorded it should know, a line each: 重阳茶话会的座位让出来了. */
  readonly told?: readonly string[]
}
