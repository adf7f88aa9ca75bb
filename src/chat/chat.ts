/** What the rest of the program knows of a chat platform. Only this folder knows wechaty. */

/** What kind of thing came in; `relay` is a native 接龙 (its whole text is in `text`), `recalled` also stands for 拍一拍. */
export type IncomingKind =
  | 'text'
  | 'relay'
  | 'image'
  | 'audio'
  | 'video'
  | 'file'
  | 'link'
  | 'location'
  | 'contact'
  /** Talk of others, passed on in one piece (合并转发的聊天记录). */
  | 'history'
  /** A red envelope or a transfer. */
  | 'money'
  | 'recalled'
  | 'other'

export interface Sender {
  /** The platform's id of the contact; may change at every login. Empty when the platform could not say who it was. */
  readonly platformId: string
  /** The nickname they gave themselves. */
  readonly name: string
  /** The remark the bot has set, empty when none. */
  readonly alias: string
  /** Their nickname in the room, empty in private chats and where none is set. */
  readonly roomAlias: string
}

/** One message from the platform, taken apart. */
export interface Incoming {
  readonly account: string
  /** Unique within the account. */
  readonly platformMessageId: string
  /** Absent in a private chat. */
  readonly room?: { readonly platformId: string; readonly name: string; readonly members: number }
  readonly sender: Sender
  readonly kind: IncomingKind
  /**
   * The words themselves, at most 10,000 UTF-16 units: quote, ruler and @mentions taken off (a person named in the middle
   * of a sentence stays, without the @); a transcript for audio where the platform gives one; title and address of a
   * link, a line each, and the address of a location, as far as the platform tells; empty for other media, and
   * with kind `other` when the platform never said what the message was.
   */
  readonly text: string
  /** What was quoted, and of whom. */
  readonly quote?: { readonly name: string; readonly text: string }
  /** With a picture or a file that can be fetched (`Chat.fetchFile`); the name is empty where the platform does not say. */
  readonly file?: { readonly name: string }
  /** The bot itself was @-mentioned by name; @所有人 does not count. */
  readonly mentionsSelf: boolean
  /** When the platform says it was sent. */
  readonly sentAt: Date
}

/** A message of the account itself, as the platform shows it; whoever sent it, this program or somebody on the phone. */
export interface Echo {
  readonly platformMessageId: string
  readonly to: Outgoing['to']
  readonly text: string
  /** With a file of which the platform says the name. */
  readonly fileName?: string
  readonly sentAt: Date
}

/** Why a send did not succeed. `refused`: by this person or room. `banned`: the account itself may not send. */
export type SendFailure = 'offline' | 'no-such-chat' | 'refused' | 'banned' | 'too-often' | 'too-long' | 'broken'

/**
 * How a send ended. `uncertain`: it may have been delivered, in whole or in part, nobody can tell. The id is that of the
 * first message where a long text went in several.
 */
export type SendResult =
  | { readonly outcome: 'sent'; readonly platformMessageId?: string }
  | { readonly outcome: 'failed'; readonly failure: SendFailure }
  | { readonly outcome: 'uncertain' }

interface Addressed {
  /** Platform id of a contact or room. */
  readonly to: { readonly kind: 'private' | 'room'; readonly platformId: string }
}

export interface OutgoingText extends Addressed {
  readonly text: string
  /** Platform ids of room members to @. */
  readonly mentions?: readonly string[]
}

export interface OutgoingFile extends Addressed {
  readonly file: { readonly name: string; readonly mediaType: string; readonly bytes: Uint8Array }
}

/** Words or a file; platforms send no both at once. */
export type Outgoing = OutgoingText | OutgoingFile

/**
 * What came of fetching a file. `lost`: the platform has it no more, or did not give it in time. `offline`: nobody could
 * be asked; worth another try when the line is back.
 */
export type FetchedFile =
  | { readonly outcome: 'had'; readonly name: string; readonly mediaType: string; readonly bytes: Uint8Array }
  | { readonly outcome: 'too-large' | 'lost' | 'offline' }

/** Whether messages can pass: logged in and listening. `starting`: the platform is not reached, not yet or not now. */
export type LineState = 'starting' | 'online' | 'logged-out' | 'stopped'

export interface ChatEvents {
  /**
   * Called in the platform's order within a chat; only what the platform was very slow to give comes behind later ones. The
   * next may come before the promise settles: whoever takes them in keeps the order. One that could not be read may come
   * once more under its id, read.
   */
  onMessage(incoming: Incoming): Promise<void>
  /** May come before the send's own result, long after it, or not at all. */
  onEcho(echo: Echo): void
  /** `since`: when it began, which may have been noticed later. */
  onState(state: LineState, since: Date): void
  /** Somebody asks to be a friend, or has become one; the same may come again after a restart. Resolves when it is kept. */
  onFriendRequest(request: FriendRequest): Promise<void>
  /** Somebody has asked to be a friend, and the platform has not said for minutes who it is. */
  onUnreadRequest(requestId: string): void
  /** The login is lost or not there yet; a code to scan, as the platform gives it. */
  onScan(qrcode: string): void
}

export interface FriendRequest {
  readonly requestId: string
  /** Who asks. */
  readonly platformId: string
  readonly name: string
  /** What they wrote with it, empty when nothing. */
  readonly hello: string
  /** They are a friend already: accepted on the phone, or by the platform itself. */
  readonly accepted: boolean
}

/** A chat account on some platform. */
export interface Chat {
  readonly account: string
  readonly puppet: string
  state(): LineState
  /** Throws a UserError when the platform cannot be started. Resolves when it is; the login may come later. */
  start(events: ChatEvents): Promise<void>
  /** Stops listening, lets the send in hand and the messages that have come settle, for 10 seconds at most. Never rejects. */
  stop(): Promise<void>
  /** Never rejects, and settles within 35 seconds. `mayGoOn`: asked before each further part of what goes in several. */
  send(outgoing: Outgoing, mayGoOn?: () => boolean): Promise<SendResult>
  /**
   * Fetches the file of a message by its id, also after a restart, as far as the platform still has it. Reading ends when
   * it has more than `mostBytes`. Never rejects, and settles within two minutes.
   */
  fetchFile(platformMessageId: string, mostBytes: number): Promise<FetchedFile>
  /**
   * Contacts (the bot left out) and rooms as the platform shows them now; used to find people again after a login.
   * Rejects when not logged in, and when nothing is named within half a minute.
   */
  directory(): Promise<Directory>
  /** Calls a contact by a remark that only the bot sees. False when the platform cannot or will not. Never rejects. */
  setAlias(platformId: string, alias: string): Promise<boolean>
  /** Lets somebody in who asked to be a friend. False when the platform cannot or will not. Never rejects. */
  acceptFriend(requestId: string): Promise<boolean>
}

export interface Directory {
  readonly contacts: readonly { readonly platformId: string; readonly name: string; readonly alias: string }[]
  readonly rooms: readonly {
    readonly platformId: string
    readonly name: string
    readonly memberIds: readonly string[]
  }[]
  /** Ids that the platform named without saying, in time, whose they are. */
  readonly unread: { readonly contacts: readonly string[]; readonly rooms: readonly string[] }
}
