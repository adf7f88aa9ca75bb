/**
 * THE CONTRACT between the engine and the features. Read this file first; its parts stand in contract/, and everybody
 * takes them from here.
 *
 * A feature decides what to say and never says it: it is handed a transaction and what was understood, changes its own
 * rows, and returns messages as data. The engine posts them to the outbox in that same transaction, so that either all
 * of it happened or nothing did.
 */
import type { AwaitedAnswer, Command, HelpTopic } from './contract/command.ts'
import type { Job } from './contract/job.ts'
import type { Cutoff } from './contract/keeping.ts'
import type { Aftermath, Leaving, Traces } from './contract/leaving.ts'
import type { BroughtUp, Listener, Matter, TakenOver, Writer } from './contract/matter.ts'
import type { ClaimedMessage, Hold, Message } from './contract/message.ts'
import type { FileId, Moment, Period, PersonId, Tx, WorkingMoment, WorkingOffice } from './contract/office.ts'
import type { Page, ReportLine, Standing } from './contract/page.ts'
import type { Right, Role } from './contract/speaker.ts'
import type { Told } from './contract/told.ts'
import type { Talked } from './contract/turn.ts'

export * from './contract/command.ts'
export * from './contract/job.ts'
export * from './contract/keeping.ts'
export * from './contract/leaving.ts'
export * from './contract/matter.ts'
export * from './contract/message.ts'
export * from './contract/office.ts'
export * from './contract/page.ts'
export * from './contract/ports.ts'
export * from './contract/speaker.ts'
export * from './contract/told.ts'
export * from './contract/turn.ts'

export interface Feature {
  readonly id: string
  /** Which roles hold the rights that this feature's commands and pages need. */
  readonly rights: Readonly<Record<Right, readonly Role[]>>
  /** Under which heading 帮助 lists the commands; absent: under the last. */
  readonly helpTopic?: HelpTopic
  readonly commands?: readonly Command[]
  readonly answers?: readonly AwaitedAnswer[]
  /**
   * Which of its outcomes (the first word of `Outcome.as`) are deeds: something goes out to people, is called off, changed or
   * taken back by them. A bare 撤回 or 发错了 is about the newest deed of whoever speaks, in whatever feature and wherever they did
   * it (`Turn.lastDeed`).
   */
  readonly deeds?: readonly string[]
  readonly jobs?: readonly Job[]
  readonly pages?: readonly Page[]
  /**
   * Asked in the transaction that claims messages for sending: why a message must not go any more, or must wait. Keyed
   * by outbox id; a message that is not in the map is still wanted.
   */
  readonly stillWanted?: (
    db: Tx,
    messages: readonly ClaimedMessage[],
    now: Date,
    office: WorkingOffice,
  ) => Promise<ReadonlyMap<number, string | Hold>>
  /** Asked when staff let the pushes of an account go again: what of this feature waits all the same, and how it goes. */
  readonly stillWaits?: (db: Tx, at: WorkingMoment) => Promise<readonly string[]>
  /**
   * Ends what this feature has in hand for somebody who has died, moved away or is lost sight of. In the transaction in
   * which that is recorded, like the two below; the engine ends its own messages and questions.
   */
  readonly left?: (db: Tx, person: PersonId, how: Leaving, at: Moment) => Promise<Aftermath>
  /** Somebody is back who had left: a mistake was undone, or they have been found. */
  readonly returned?: (db: Tx, person: PersonId, at: Moment) => Promise<Aftermath>
  /**
   * Asked after a private message of somebody on the roster was answered, when nothing is open that they should answer:
   * what to add. The first feature that has something adds it.
   */
  readonly afterTalk?: (talked: Talked) => Promise<readonly Message[]>
  /**
   * Somebody tells in private, not as one of the staff, that a person has died. The engine has a word of sympathy and
   * brings it to staff; what follows from it at once is recorded here, and what staff should know of that is returned.
   */
  readonly deathTold?: (talked: Talked) => Promise<string | undefined>
  /** Keeps what is handed over to a person of the staff, so that it is not forgotten; one feature does. */
  readonly takesOver?: (matter: Matter) => Promise<TakenOver>
  /**
   * What words bring to the office: a person sees to it at once, where they answer nothing (我想学手机); see `BroughtUp`.
   */
  readonly matterIn?: (words: string) => BroughtUp | undefined
  /**
   * Whether it has something in hand with whoever writes: what nobody else understands is then for those who see to it
   * (师傅没来啊, after 师傅明天到).
   */
  readonly inHandWith?: (from: Writer) => Promise<boolean>
  /** Whether it is about to ask whoever writes something: what was published a moment ago, and goes out in its turn. */
  readonly asksSoon?: (from: Pick<Writer, 'db' | 'speaker'>) => Promise<boolean>
  /**
   * What whoever writes was told in this chat since a moment and still holds, the newest first: what was called back or has been
   * put right is none of it.
   */
  readonly toldTo?: (from: Listener, since: Date) => Promise<readonly Told[]>
  /** What is missing for this feature to work safely, in words for staff; asked at the start. */
  readonly warns?: (db: Tx, at: Moment) => Promise<readonly string[]>
  /** Which of these files, unused for long, must stay all the same; asked before the others are cleared away. */
  readonly keepsFiles?: (db: Tx, files: readonly FileId[]) => Promise<readonly FileId[]>
  /** What stands open now, for the page that tells how the office stands: figures, and nobody's name. */
  readonly standing?: (db: Tx, at: Moment) => Promise<readonly Standing[]>
  /** The figures of a period, for the 台账 of a month or a year. */
  readonly report?: (db: Tx, period: Period) => Promise<readonly ReportLine[]>
  /**
   * Words that this feature keeps of somebody beside their name (a note, the family, a gift), asked before anything of
   * them is forgotten: where others wrote them beside the name, they go with it.
   */
  readonly keptWords?: (db: Tx, person: PersonId) => Promise<readonly string[]>
  /**
   * Asked every night: takes the words out of what is kept longer than `cutoff`, and drops what is nothing but words. Returns how
   * many rows it changed of the table of which it changed most; as many as the limit: there are more.
   */
  readonly blotOld?: (db: Tx, cutoff: Cutoff) => Promise<number>
  /** Takes away or blots out everything personal that this feature keeps of somebody; the engine has forgotten its own. */
  readonly forget?: (db: Tx, person: PersonId, traces: Traces) => Promise<void>
  /** It keeps the name by which the others look for traces, so they forget before it. */
  readonly forgetsLast?: true
}
