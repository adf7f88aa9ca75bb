/** What was understood of a message, and what came of it. */
import { HOUR } from '../base/spans.ts'
import type { Act, Option, Slot, SlotKind, SlotValue } from '../language/reading.ts'
import type { Opening, Wake } from './job.ts'
import type { PersonChange } from './leaving.ts'
import type { Expectation, KeptFile, Message, Saying, Shown } from './message.ts'
import type { ChatId, Tx, WorkingOffice } from './office.ts'
import type { Scope, Speaker } from './speaker.ts'

/** Something that somebody has done and that 撤回 may be about, in the last 16 hours: as long as a night. */
export interface Deed {
  readonly feature: string
  /** `Outcome.as`: published, amended 12. */
  readonly as: string
  readonly at: Date
}

/** What was understood and who said it: all that a command gets. */
export interface Turn<Values = SlotValues> {
  readonly db: Tx
  readonly now: Date
  readonly office: WorkingOffice
  readonly speaker: Speaker
  /** Where the speaker holds the right that the command needs. */
  readonly scope: Scope
  readonly chat: { readonly id: ChatId; readonly kind: 'private' | 'room'; readonly name: string }
  /** The message as it was written; `act.text` is its normal form. */
  readonly words: string
  /** What the message quotes, as far as the platform tells: it may be cut short. */
  readonly quoted?: string
  /** The row of the inbox, for records of where an answer came from. */
  readonly inboxId: number
  /** What the message before this one in the same chat was handled as; so that nothing is said twice running. */
  readonly previous: string | undefined
  /** What the speaker has done last, here, in another chat or on the page; see `Feature.deeds`. */
  readonly lastDeed: () => Promise<Deed | undefined>
  /** Which feature has asked what these words are for, or else has asked last of what is open; absent: nothing is. */
  readonly askedLast?: string
  /** The file or picture that the message is; its `act` is then empty, as that of a voice. Only `hears` is asked about one. */
  readonly file?: KeptFile
  readonly act: Act
  readonly slots: Values
}

/** A question in passing to whoever is speaking, forgotten after `patience` milliseconds; it is its own matter. */
export function expectFrom(
  { now, speaker }: Pick<Turn<unknown>, 'now' | 'speaker'>,
  question: Pick<Expectation, 'answer' | 'payload' | 'title' | 'options'>,
  patience: number,
): Expectation {
  const until = new Date(now.getTime() + patience)
  const person = speaker.person?.id
  return { ...question, about: question.answer, until, ...(person !== undefined && { person }) }
}

/** What was asked in passing is forgotten after an hour, in milliseconds. */
const IN_PASSING = HOUR

/** A question in passing to whoever is speaking; `answer` is the `AwaitedAnswer` that gets what is said. */
export function ask(
  turn: Pick<Turn<unknown>, 'now' | 'speaker'>,
  text: string,
  options: readonly Option[],
  question: { readonly answer: string; readonly payload: object },
): Outcome {
  return { reply: { text, expects: expectFrom(turn, { ...question, title: '', options }, IN_PASSING) } }
}

/** A talk with somebody, whatever was said in it. */
export type Talked = Omit<Turn, 'act' | 'slots'>

export type Slots = { readonly [name: string]: Slot }

export type SlotValues = { readonly [name: string]: SlotValue[SlotKind] | undefined }

/** What came of a turn. */
export interface Outcome {
  /** To the chat it came from; receipts of one message are joined. */
  readonly reply?: Saying
  /** Further messages to people in this chat; whatever goes to an audience is recorded as rows and worked off by a job. */
  readonly messages?: readonly Message[]
  /** Messages of another feature that follow from it, which answers what they ask: an alarm that was told of by phone. */
  readonly beside?: {
    readonly feature: string
    readonly messages: readonly Message[]
    readonly wakeLater: readonly Wake[]
  }
  /** Jobs to run at once; recorded in this transaction. */
  readonly wake?: readonly string[]
  /** Jobs to run later. */
  readonly wakeLater?: readonly Wake[]
  /** What waits to be said about a matter is said otherwise; what has gone, or is just going, stays as it was. */
  readonly rewords?: readonly Rewording[]
  /** What was held (`Hold`) need wait no longer: it goes as if it were due now. */
  readonly releases?: readonly Release[]
  /** Questions that people have read without a message of ours: staff have pasted it. */
  readonly opens?: readonly Opening[]
  /** Matters that are over (`Expectation.about`): whoever was asked about one is asked no more. */
  readonly closes?: readonly string[]
  /** What has become of people; see `PersonChange`. */
  readonly changes?: readonly PersonChange[]
  /** Ask (again) for this slot of the command that ran, keeping the others, or `of` another, of which these are known. */
  readonly ask?: {
    readonly slot: string
    readonly text: string
    readonly of?: { readonly command: string; readonly slots: SlotValues }
  }
  /**
   * Give this to a person of the staff, who is told `why`. Without a `reply` the speaker is told that somebody will
   * ring back, unless it is done `silently`. `awaited`: somebody waits for what staff decide, so it has a number although
   * nothing is said of it in the room. `sender`: what to call the writer where the chat does not tell;
   * `joins`: it is added to whatever of theirs is open, however old;
   * `unwanted`: an advertisement, of which staff hear once, and to which nobody waits for an answer;
   * `unclear`: what it is about nobody has understood, so it may go on with what is waited for;
   * `shows`: whose data `why` tells staff;
   * `anonymous`: whoever takes it over does not learn who it was, and answers to the chat; `discreetly`: one person of
   * the staff reads the words, and the others only that there were some.
   */
  readonly handOver?: {
    readonly why: string
    readonly silently?: true
    readonly awaited?: true
    readonly sender?: string
    readonly unclear?: true
    readonly anonymous?: true
    readonly discreetly?: true
    readonly unwanted?: true
    readonly joins?: true
    readonly shows?: Shown
  }
  /**
   * It is known now who writes in these chats: what was kept there meanwhile (handled as `stranger:kept`, in the last three
   * days) is handled once more, as if it had just come.
   */
  readonly hearAgain?: readonly ChatId[]
  /** What was meant, as it turned out (办活动, not 通知): read as if it had been written, but not claimed again. */
  readonly meant?: string
  /** When the matter began that a `shared` command tells of; absent: it has nothing to tell. */
  readonly since?: Date
  /** Finer than the command's id, kept with the message and seen as `previous`: `received`. */
  readonly as?: string
}

/** Messages of the feature that were held, and the reason that holds no longer. */
export interface Release {
  /** `Message.about`. */
  readonly abouts: readonly string[]
  /** `Hold.waits`. */
  readonly waits: string
}

/** Messages of the feature that wait in the outbox, and what is to be said instead of some words of theirs. */
export interface Rewording {
  /** `Message.about`. */
  readonly abouts: readonly string[]
  readonly from: string
  readonly to: string
  /** Not sent after this. */
  readonly notAfter: Date
}
