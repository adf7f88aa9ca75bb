/** A message with a file: the words and the file are two rows, so that each is sent, tried again and told of by itself. */
import type { NewRow } from '../../db/schema.ts'
import type { FileId, Message, SentFile, Tx } from '../feature.ts'
import { keepFile, markUsed } from '../files/public.ts'

/** The words first, with what they ask; then the file. A file without words is one message. */
export function wordsThenFile(message: Message): readonly Message[] {
  if (message.file === undefined || message.text === '') return [message]
  const { file, ...words } = message
  const { expects: _asked, shows: _shown, ...alone } = words
  return [words, { ...alone, text: '', file, once: `${message.once}:file` }]
}

type FileColumns = Pick<NewRow<'outbox'>, 'file_id' | 'file_name'>

/** Keeps the content of all files among `messages`, each once; returns what to write into a message's row. */
export async function keepSentFiles(
  tx: Tx,
  messages: readonly Message[],
  now: Date,
): Promise<(message: Message) => FileColumns> {
  const files = messages.flatMap(({ file }) => (file === undefined ? [] : [file]))
  const known = new Set(await markUsed(tx, [...new Set(files.flatMap((file) => ('id' in file ? [file.id] : [])))], now))
  const kept = new Map<Uint8Array, FileId>()
  for (const file of files)
    if ('bytes' in file && !kept.has(file.bytes)) kept.set(file.bytes, await keepFile(tx, file, now))
  // One that has been cleared away leaves its name: the delivery says so.
  const idOf = (file: SentFile) => ('bytes' in file ? kept.get(file.bytes) : known.has(file.id) ? file.id : undefined)
  return ({ file }) => (file === undefined ? {} : { file_id: idOf(file) ?? null, file_name: file.name })
}
