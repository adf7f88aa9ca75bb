/** The file that keeps the phones' history across restarts: one JSON record a line, only ever appended to. */
import { appendFileSync, existsSync, mkdirSync, readFileSync, truncateSync } from 'node:fs'
import { dirname } from 'node:path'
import { z } from 'zod'
import type { NetworkRecord } from './records.ts'

const messageSchema = z.object({
  id: z.string(),
  chat: z.string(),
  from: z.string(),
  kind: z.enum([
    'text',
    'relay',
    'image',
    'audio',
    'video',
    'file',
    'link',
    'location',
    'contact',
    'recalled',
    'other',
  ]),
  text: z.string(),
  quote: z.object({ messageId: z.string(), name: z.string(), text: z.string() }).exactOptional(),
  mentions: z.array(z.string()),
  mentionsAll: z.boolean(),
  fileName: z.string().exactOptional(),
  file: z.object({ key: z.string(), mediaType: z.string(), size: z.number() }).exactOptional(),
  recalled: z.boolean(),
  at: z.coerce.date(),
})

const recordSchema = z.discriminatedUnion('is', [
  z.object({ is: z.literal('contact'), id: z.string(), name: z.string(), alias: z.string() }),
  z.object({
    is: z.literal('room'),
    id: z.string(),
    topic: z.string(),
    memberIds: z.array(z.string()),
    nicknames: z.record(z.string(), z.string()),
  }),
  z.object({ is: z.literal('message'), message: messageSchema }),
  z.object({ is: z.literal('recall'), id: z.string() }),
  z.object({ is: z.literal('read'), contact: z.string(), chat: z.string(), count: z.number() }),
  z.object({ is: z.literal('heard'), id: z.string() }),
  z.object({ is: z.literal('line'), on: z.boolean() }),
])

/** Appends records; synchronous, so that a killed process has either all of a record or a torn last line. */
export function appendRecord(file: string, record: NetworkRecord): void {
  appendFileSync(file, `${JSON.stringify(record)}\n`)
}

/**
 * The records of `file`, oldest first; none when it does not exist yet (its folder is made). A last line without an end
 * was torn by a crash: it is cut off. Throws on a broken line elsewhere, because guessing would invent a history.
 */
export function readRecords(file: string): NetworkRecord[] {
  mkdirSync(dirname(file), { recursive: true })
  if (!existsSync(file)) return []
  const bytes = readFileSync(file)
  const end = bytes.lastIndexOf('\n') + 1
  if (end < bytes.length) truncateSync(file, end)
  const lines = bytes.subarray(0, end).toString('utf8').split('\n').slice(0, -1)
  return lines.map((line, index) => parseRecord(line, `${file}:${index + 1}`))
}

function parseRecord(line: string, place: string): NetworkRecord {
  try {
    return recordSchema.parse(JSON.parse(line))
  } catch (cause) {
    throw new Error(`the phone network's history is broken at ${place}`, { cause })
  }
}
