/** What the page needs of a rehearsal: the invented phones and the clock that can be moved. Filled by the app. */

export interface RehearsalPerson {
  /** Platform id of the contact. */
  readonly id: string
  readonly name: string
  /** 第一支部 第二小组 · 82岁 · 异地, for choosing whom to be. */
  readonly about: string
  /** 退休职工, 联络员, 工作人员 … */
  readonly role: string
  /** False for the one without WeChat, who has no phone to look at. */
  readonly hasWechat: boolean
  readonly unread: number
}

export interface RehearsalChat {
  /** `bot`, or the platform id of a room. */
  readonly id: string
  readonly name: string
  readonly kind: 'private' | 'room'
  readonly unread: number
  readonly lastText: string
  readonly lastAt: Date | undefined
  /** For rooms: everybody in it, the bot included; empty for private chats. */
  readonly members: readonly { readonly id: string; readonly name: string }[]
}

/** `image`, `file`, `audio` and `relay` are drawn as such; any other kind but `text` as a line that names it. */
export interface RehearsalMessage {
  /** Unique within the chat. */
  readonly id: string
  readonly mine: boolean
  /** As this chat names the sender: in a room by nickname or 群昵称. */
  readonly senderName: string
  /** As the list of people names the sender, whose avatar follows it; the same in every chat. */
  readonly listedName: string
  readonly senderId: string
  readonly kind: string
  /** The words, with their @names; the transcript of audio. */
  readonly text: string
  /** What a picture or a file is called and how large it is; its content comes from `fileOf`. */
  readonly file: { readonly name: string; readonly mediaType: string; readonly size: number } | undefined
  readonly quote: { readonly name: string; readonly text: string } | undefined
  readonly at: Date
}

export interface Saying {
  readonly kind: 'text' | 'image' | 'file' | 'audio' | 'relay'
  /** As typed, lines parted by `\n`, at most 10,000 characters; the @names of `mentionIds` stand in it. */
  readonly text: string
  /** Id of a message of this chat. */
  readonly quoteId?: string
  readonly mentionIds?: readonly string[]
  /** With `image` and `file`. */
  readonly file?: { readonly name: string; readonly mediaType: string; readonly bytes: Uint8Array }
}

export interface Rehearsal {
  people(): Promise<readonly RehearsalPerson[]>
  chatsOf(personId: string): Promise<readonly RehearsalChat[]>
  /** Oldest first. Messages are only ever added: the page appends what comes after the last one it has. */
  messagesOf(personId: string, chatId: string): Promise<readonly RehearsalMessage[]>
  /** The content of a message's file; absent when this phone shows no such message or its file is gone. */
  fileOf(personId: string, chatId: string, messageId: string): Promise<Uint8Array | undefined>
  /** Resolves when the message is on its way; the answer comes later, announced by `subscribe`. */
  say(personId: string, chatId: string, saying: Saying): Promise<void>
  /** Announces a change only when something was unread. */
  markRead(personId: string, chatId: string): Promise<void>
  now(): Date
  /** Moves the office's clock forward, step by step through everything that falls due; rejects with a `UserError` for a moment in the past. */
  moveTo(moment: Date): Promise<void>
  /** Called whenever something changed on the phones or the clock; returns how to stop. */
  subscribe(listener: () => void): () => void
}
