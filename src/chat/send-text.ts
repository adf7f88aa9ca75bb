/** One outgoing text on its way: split, addressed, handed to the puppet part by part. */
import type { payloads } from 'wechaty-puppet'
import { stopwatch } from '../base/clock.ts'
import { splitText } from '../base/split-text.ts'
import type { OutgoingText, SendResult } from './chat.ts'
import { MENTION_END } from './mentions.ts'
import { LATE, within } from './patience.ts'
import { failureOf } from './send-failure.ts'

/** What is asked of a puppet here. */
export interface TextSink {
  messageSendText(conversationId: string, text: string, mentionIdList?: string[]): Promise<unknown>
  roomMemberPayload(roomId: string, contactId: string): Promise<payloads.RoomMember>
}

export interface SendLimits {
  /** When nobody waits for the platform's answer any more, in milliseconds from the start of the send. */
  readonly timeoutMs: number
  /** Aborted when the chat stops: whatever is still under way is then uncertain. */
  readonly signal: AbortSignal
  /** Asked before each further part of a long text: a process that stood still may have been taken for dead. */
  readonly mayGoOn: () => boolean
}

/**
 * Sends a text, in several messages when it is long; the mentions stand in the first. Never rejects. Once a part may
 * have gone out, anything but success is `uncertain`: sending all of it again would say that part twice.
 */
export async function sendText(sink: TextSink, outgoing: OutgoingText, limits: SendLimits): Promise<SendResult> {
  const passed = stopwatch()
  const left = () => Math.max(limits.timeoutMs - passed(), 0)
  const mayGoOn = () => left() > 0 && !limits.signal.aborted && limits.mayGoOn()
  const named = await within(left(), mentionText(sink, outgoing), limits.signal)
  if (named === LATE) return { outcome: 'failed', failure: 'broken' }
  const [first, ...rest] = splitText(named + outgoing.text)
  if (first === undefined) return { outcome: 'failed', failure: 'broken' }
  const sendPart = (text: string, mentions: readonly string[]) =>
    settlePart(within(left(), handOver(sink, outgoing.to.platformId, text, mentions), limits.signal))
  const result = await sendPart(first, outgoing.mentions ?? [])
  if (result.outcome !== 'sent') return result
  for (const part of rest) {
    if (!mayGoOn() || (await sendPart(part, [])).outcome !== 'sent') return { outcome: 'uncertain' }
  }
  return result
}

/** In a private chat, and without mentions, nothing is passed on: some puppets stumble over an empty list. */
async function handOver(sink: TextSink, chat: string, text: string, mentions: readonly string[]): Promise<unknown> {
  return mentions.length > 0 ? sink.messageSendText(chat, text, [...mentions]) : sink.messageSendText(chat, text)
}

/** How handing one message over ended; `LATE` where nobody waited any longer. */
export async function settlePart(part: Promise<unknown>): Promise<SendResult> {
  try {
    const id = await part
    if (id === LATE) return { outcome: 'uncertain' }
    return typeof id === 'string' && id !== '' ? { outcome: 'sent', platformMessageId: id } : { outcome: 'sent' }
  } catch (error) {
    return failureOf(error)
  }
}

/** `@名 ` for each member to call; one whose name cannot be found is called by the platform's own means alone. */
async function mentionText(sink: TextSink, { to, mentions = [] }: OutgoingText): Promise<string> {
  if (to.kind === 'private') return ''
  const members = await Promise.all(
    mentions.map((id) => sink.roomMemberPayload(to.platformId, id).catch(() => undefined)),
  )
  return members.flatMap((member) => (member ? [`@${member.roomAlias || member.name}${MENTION_END}`] : [])).join('')
}
