/** What the invented phone network offers: to the people on their phones, to the bot's puppet, to the tests. */
import type { IncomingKind } from '../chat.ts'
import type { LineConnection, LineListener, LineSwitches } from './line.ts'
import type { Contact, Message, Room } from './records.ts'
import type { Trouble } from './trouble.ts'

/** What somebody types on a phone. */
export interface Said {
  readonly text?: string
  /** `text` unless said otherwise; `recalled` stands for 拍一拍. */
  readonly kind?: IncomingKind
  /** Id of the message that is quoted. */
  readonly quote?: string
  /** Ids of the members to @; a mention that `text` does not hold yet is put in front of it. */
  readonly mentions?: readonly string[]
  /** @所有人 */
  readonly mentionsAll?: boolean
  readonly fileName?: string
  /** The content of a file or picture, called `fileName`; without it, a stand-in is what the bot gets. */
  readonly file?: { readonly mediaType: string; readonly bytes: Uint8Array }
}

/** A chat as a person's phone lists it. */
export interface ChatRow {
  /** A room's id, or the person's own id for their private chat with the bot. */
  readonly id: string
  readonly kind: 'private' | 'room'
  readonly name: string
  readonly unread: number
  readonly last?: Message
}

/** Something happened on the network; `people` means that contacts or rooms have changed. */
export type NetworkEvent =
  | { readonly type: 'message'; readonly message: Message }
  | { readonly type: 'recall'; readonly message: Message }
  | { readonly type: 'read'; readonly contact: string; readonly chat: string }
  | { readonly type: 'people'; readonly id: string }
  | { readonly type: 'friend'; readonly request: FriendRequest }
  | { readonly type: 'line'; readonly online: boolean }

/** A request to be a friend, as the platform keeps it. */
export interface FriendRequest {
  readonly id: string
  readonly contact: string
  readonly hello: string
  readonly accepted: boolean
}

export interface Network {
  readonly bot: Contact
  /** Adds a contact, or renames one; their remark stays. */
  addContact(contact: { readonly id: string; readonly name: string }): Contact
  /** Adds a room, or changes it. Name the bot's id among its members or it hears nothing there. */
  addRoom(room: Omit<Room, 'nicknames'> & { readonly nicknames?: Room['nicknames'] }): Room
  /** Sets the bot's remark for a contact, '' takes it away. Throws when there is no such contact. */
  setAlias(contactId: string, alias: string): void
  contacts(): readonly Contact[]
  rooms(): readonly Room[]
  contact(id: string): Contact | undefined
  room(id: string): Room | undefined
  message(id: string): Message | undefined
  /** 群昵称 in that room, else nickname. */
  nameIn(chat: string, contactId: string): string

  /** A person sends something from their phone. Throws when they are no member of the room. */
  say(from: string, to: { readonly room: string } | { readonly bot: true }, said: Said): Message
  /** The author takes a message back; the bot hears of it as a message of kind `recalled`. */
  recall(messageId: string): void
  /** A person has seen everything in a chat; announced only where something was unread. */
  markRead(contactId: string, chat: string): void
  chatsOf(contactId: string): readonly ChatRow[]
  /** Oldest first. Empty when the person is not in that chat. */
  messagesOf(contactId: string, chat: string): readonly Message[]
  /** The content of a message's file, as phones show it. */
  fileOf(messageId: string): Uint8Array | undefined
  /** Every message really delivered or received, in that order. */
  ledger(): readonly Message[]
  /** Calls `listener` after each change; the returned function ends that. */
  subscribe(listener: (event: NetworkEvent) => void): () => void

  /** Somebody asks the bot's account to be a friend; asked again it is the same request once more. */
  askToBeFriend(contactId: string, hello: string): void
  friendRequests(): readonly FriendRequest[]
  /** The bot lets somebody in. Throws when nobody asked. */
  acceptFriend(requestId: string): void
  /** The bot sends to a contact's or a room's id. Rejects as a platform does; may never settle when told to hang. */
  deliverFromBot(chat: string, said: Said): Promise<Message>
  /** The bot asks what a message says. */
  fetchMessage(id: string): Promise<Message>
  /** The bot asks for the file of a message; `undefined` when it came without content. Rejects as a platform does. */
  fetchFile(id: string): Promise<Uint8Array | undefined>
  /** The bot's puppet starts to listen. */
  connect(listener: LineListener): LineConnection

  readonly line: LineSwitches
  readonly trouble: Trouble
}
