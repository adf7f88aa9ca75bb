/** One outgoing file on its way to the puppet. */
import { FileBox, type FileBoxInterface } from 'file-box'
import type { OutgoingFile, SendResult } from './chat.ts'
import { within } from './patience.ts'
import { type SendLimits, settlePart } from './send-text.ts'

/** What is asked of a puppet here. */
export interface FileSink {
  messageSendFile(conversationId: string, file: FileBoxInterface): Promise<unknown>
}

/** Sends a file or a picture; which of them it is, puppets tell by the ending of its name. Never rejects. */
export function sendFile(sink: FileSink, { to, file }: OutgoingFile, limits: SendLimits): Promise<SendResult> {
  const box = FileBox.fromBuffer(Buffer.from(file.bytes), file.name)
  const handOver = async () => sink.messageSendFile(to.platformId, box)
  return settlePart(within(limits.timeoutMs, handOver(), limits.signal))
}
