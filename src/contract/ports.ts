/** What the engine needs to know of people: `features/people/ports.ts`. */
import type { Message, Shown, To } from './message.ts'
import type { ChatId, PersonId, Tx } from './office.ts'
import type { Scope, Speaker } from './speaker.ts'

/** Something for a person of the staff. */
export interface StaffMatter {
  /** Natural key, so that staff hear of it once. */
  readonly once: string
  readonly text: string
  /** At any hour, instead of in the sending window. */
  readonly urgent: boolean
  /** Who brings it: they do not hear of themselves, as long as anybody else is there. */
  readonly by?: readonly PersonId[]
}

/** A message as far as it matters where it goes. */
export type Addressed = Pick<Message, 'to' | 'isPublic'>

/** The account of the chats that staff have on the office's page: nothing of them is on a platform. */
export const PAGE_ACCOUNT = 'page'

/** Where somebody can be reached, or why they cannot. */
export type Reach = { readonly chatId: ChatId; readonly accountId: string } | { readonly why: string }

/** What the engine needs to know of people. */
export interface Ports {
  /** Whom of those they help a speaker names in these words: 王秀英, 我妈; empty when nobody is named. */
  eldersNamed(speaker: Speaker, words: string): readonly PersonId[]
  /** Whether a speaker names a parent who is none of those they help: 我爸, of somebody who helps the mother alone. */
  namesAnother(speaker: Speaker, words: string): boolean
  /** Who writes in this chat. `senderPlatformId` tells the members of a room apart. */
  identify(
    db: Tx,
    from: { chatId: ChatId; kind: 'private' | 'room'; accountId: string; senderPlatformId: string; now: Date },
  ): Promise<Speaker>
  /** The same for each of several private chats, asked at once. */
  identifyEach(
    db: Tx,
    chats: readonly { readonly chatId: ChatId; readonly accountId: string; readonly senderPlatformId: string }[],
    now: Date,
  ): Promise<ReadonlyMap<ChatId, Speaker>>
  /** Who acts on the page: somebody who is known by their login, with the rights they hold now; none when unknown. */
  speakerOf(db: Tx, person: PersonId, now: Date): Promise<Speaker>
  /** The staff on duty, those who do the daily work first. */
  staff(db: Tx): Promise<readonly { readonly id: PersonId; readonly name: string }[]>
  /**
   * For each message, in order: the chat in which its receiver can be reached now, or why not, in words for staff. Before
   * staff have made sure whose a chat is, only notices go there.
   */
  reach(db: Tx, messages: readonly Addressed[]): Promise<readonly Reach[]>
  /** The full names of active people within a scope whom words name (迟师傅, 迟桂香), in the order of the words. */
  namedIn(db: Tx, words: string, scope: Scope): Promise<readonly string[]>
  /** Messages that bring a matter to the staff on duty. */
  toStaff(db: Tx, matter: StaffMatter): Promise<readonly Message[]>
  /** Keeps to whom a message shows what of people, once it is sent: to a person, or to whoever is surely behind a chat. */
  noteShown(db: Tx, to: To, shown: Shown & { readonly outbox: number }, now: Date): Promise<void>
  /** All that staff need to reach somebody in trouble: phone, residence, family, 联络员; for staff in private only. */
  contactCards(db: Tx, people: readonly PersonId[]): Promise<string | undefined>
  /** What to call the one who will ring these people back: 王芳. */
  staffName(db: Tx, whom: readonly PersonId[]): Promise<string | undefined>
}
