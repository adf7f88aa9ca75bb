/** What is said, to whom, and the question in it. */
import type { Option } from '../language/reading.ts'
import type { ChatId, FileId, PersonId } from './office.ts'

/** A file that came in; its bytes are read with `readFile` of src/files/public.ts. */
export interface KeptFile {
  readonly id: FileId
  /** As the sender called it, with its ending: 名册.xlsx. */
  readonly name: string
  /** In bytes. */
  readonly size: number
  /** image/png; what the platform says of it, which need not be true. */
  readonly mediaType: string
}

/** A file to be sent: new content, or one that is kept already, perhaps under another name. */
export type SentFile =
  | { readonly name: string; readonly mediaType: string; readonly bytes: Uint8Array }
  | { readonly name: string; readonly id: FileId }

/** In what way somebody's data are shown to one of the staff; see `Saying.shows`. */
export interface Shown {
  /** A card; a list or sheet with whole numbers; what is needed in an alarm, or to make sure who somebody is. */
  readonly how: 'card' | 'list' | 'sheet' | 'alarm' | 'check'
  readonly people: readonly PersonId[]
}

/** Words with, perhaps, a question in them. */
export interface Saying {
  /** May be empty where there is a file. */
  readonly text: string
  /** Whose data the words show, once they are posted: people may ask who has seen theirs (谁看过我的信息). */
  readonly shows?: Shown
  /** Sent after the words, as a message of its own. */
  readonly file?: SentFile
  readonly expects?: Expectation
  /** Said to somebody who has cried for help: it passes whatever waits in its chat and its account, as an alarm does. */
  readonly atOnce?: true
}

/** Answers go to the chat they came from; everything else goes to a person, wherever they can be reached, or to a room. */
export type To = { readonly chat: ChatId } | { readonly person: PersonId }

/**
 * `kind` decides the lane and the hours: replies and urgent ones go at any hour, lines to staff from 8:00 to 20:00, the
 * others in the sending window. An urgent notice goes at any hour too, but to many: what protects the account (its pace,
 * its day, the stop after a complaint) holds for it as for every push.
 */
export type MessageKind = 'reply' | 'urgent' | 'staff' | 'urgent-notice' | 'reminder' | 'greeting' | 'notice'

/** Something to be said. */
export interface Message extends Saying {
  readonly to: To
  readonly kind: MessageKind
  /** Natural key; a second message with the same key is not posted: `day-before:activity 12 v3:person 7`. */
  readonly once: string
  /** What it is about, handed back to `stillWanted`: `activity:12:v3`. */
  readonly about?: string
  readonly notBefore?: Date
  /** Not sent after this; the row ends `expired`. */
  readonly notAfter?: Date
  /** Everybody may know it: it goes to a chat too of which staff have not made sure whose it is (rule 20). */
  readonly isPublic?: true
}

/** The answer that a message expects. */
export interface Expectation {
  /** Id of an `AwaitedAnswer` of the same feature. */
  readonly answer: string
  /** Handed to `onAnswer`; plain JSON. */
  readonly payload: unknown
  /** The matter: a newer question about it replaces the older one in that chat. */
  readonly about: string
  /** What to call it where two are open: 重阳茶话会. */
  readonly title: string
  readonly options: readonly Option[]
  /** Whose answer it is; absent: of anybody in the chat. */
  readonly person?: PersonId
  readonly until: Date
  /** It is answered already, and this only says how to change the answer. */
  readonly answered?: true
}

/** A row of the outbox about to be sent. */
export interface ClaimedMessage {
  readonly id: number
  readonly feature: string
  readonly about: string | null
  readonly personId: PersonId | null
  readonly chatId: ChatId | null
  readonly kind: MessageKind
}

/** A message waits, and is looked at again after half an hour, or at `until`; `waits` says why, for staff. */
export interface Hold {
  readonly waits: string
  readonly until?: Date
}
