/** What is on the invented phones, read from the file that the program keeps. */
import { appendFileSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

export interface Phones {
  /** Everything, in the order in which it lies there. */
  readonly messages: readonly {
    readonly id: string
    readonly from: string
    readonly chat: string
    readonly text: string
    readonly fileName?: string
    /** As ISO 8601 writes it. */
    readonly at: string
  }[]
  /** Ids of what people wrote. */
  readonly written: readonly string[]
  /** What the bot has said, with the chat. */
  readonly said: readonly { readonly chat: string; readonly text: string }[]
}

/** The phones' history as it stands on the disk; a line that is being written is left out. */
export function readPhones(dataDir: string): Phones {
  const lines = readFileSync(join(dataDir, 'phones.jsonl'), 'utf8').split('\n').slice(0, -1)
  const records: { is: string; message?: Phones['messages'][number] }[] = lines.map((line) => JSON.parse(line))
  const messages = records.flatMap((record) => (record.message === undefined ? [] : [record.message]))
  return {
    messages,
    written: messages.filter(({ from }) => from !== 'bot').map(({ id }) => id),
    said: messages.filter(({ from }) => from === 'bot').map(({ chat, text }) => ({ chat, text })),
  }
}

/** After a kill they hand over again what was heard last, as no platform does; not so when they take it for a stop. */
export function handOverOnce(dataDir: string): void {
  appendFileSync(join(dataDir, 'phones.jsonl'), `${JSON.stringify({ is: 'line', on: false })}\n`)
}
