/** What somebody brings that a person has to see to. */
import type { Wake } from './job.ts'
import type { Expectation, KeptFile, Message, Shown } from './message.ts'
import type { ChatId, PersonId, Tx, WorkingOffice } from './office.ts'
import type { Speaker } from './speaker.ts'

/** Who writes, where, and what of ours they quote. */
export type Writer = Pick<Matter, 'db' | 'now' | 'speaker' | 'chat' | 'quoted'>

/** Who asks about what they were told, and where. */
export type Listener = Pick<Matter, 'db' | 'now' | 'speaker' | 'chat' | 'office'>

/** What somebody brings that a person has to see to. */
export interface Matter {
  readonly db: Tx
  readonly now: Date
  readonly office: WorkingOffice
  readonly speaker: Speaker
  readonly chat: ChatId
  readonly inboxId: number
  /** 王秀英（第一支部） */
  readonly sender: string
  /** What was written, or what was sent instead: ［图片］. */
  readonly words: string
  /** What of ours they quoted, as far as the platform shows it. */
  readonly quoted?: string
  /** The file or picture that it is; absent of somebody unknown, whose file may do harm. */
  readonly file?: KeptFile
  /** Why a person has to see it, for staff. */
  readonly why: string
  readonly urgent: boolean
  /** It is about somebody's health or a death: a matter of its own, to be seen to within hours. */
  readonly pressing: boolean
  /** It is where they are, sent as a location: it belongs to what they have said besides. */
  readonly isPlace: boolean
  /** It was spoken, and a machine has written the words down. */
  readonly isVoice: boolean
  /** An advertisement: nobody waits for an answer. */
  readonly unwanted: boolean
  /** It is added to whatever of theirs is open, however old. */
  readonly joins: boolean
  /** Only one person of the staff is to read it. */
  readonly isDiscreet: boolean
  /** What it is about nobody has understood. */
  readonly isUnclear: boolean
}

/**
 * What words bring to the office. A person hears of a `trouble` or a `complaint` beside whatever else they say
 * (我家水管漏了，去不了); and what complains answers a question only where it says so (暖气不热，18度都不到).
 */
export type BroughtUp = 'trouble' | 'complaint' | 'wish'

/** What to add to the words about a matter that was taken over. */
export interface TakenOver {
  /** For the one who brought it: 编号第101号。 */
  readonly told: string
  /** Who of the staff sees to it; absent: nobody yet. */
  readonly owner?: string
  /** Only this one of the staff hears of it. */
  readonly only?: PersonId
  /** It complains of these of the staff, who hear nothing of it; of a cry for help only where nobody else is there. */
  readonly notTo?: readonly PersonId[]
  /** What whoever brought it is told instead of who sees to it, where nobody can yet. */
  readonly says?: string
  /** What staff call whoever wrote, where the matter was brought without a name: 一位同志（匿名）. */
  readonly sender?: string
  /** For staff: what to type. */
  readonly forStaff: string
  /** It belongs to an alarm that is not over: staff hear of it at any hour. */
  readonly urgent?: boolean
  /** It goes on, in the same breath, with what was taken over a moment ago. */
  readonly goesOn?: true
  /** It belongs to what staff have read of, and is no reason to write to them again. */
  readonly isKnown?: true
  /** What the line to staff asks of each of them; an answer of the feature named here. */
  readonly asks?: { readonly feature: string; readonly expects: Expectation }
  /** Whose data `forStaff` tells them. */
  readonly shows?: Shown
  /** Who else hears of it, and when. */
  readonly messages?: { readonly feature: string; readonly messages: readonly Message[] }
  /** Jobs that have something to do about it. */
  readonly wakeLater?: readonly Wake[]
}
