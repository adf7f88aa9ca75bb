/** What a chosen option means as an answer: 1 is yes when option 1 is 参加. */
import { wordsOf } from '../choice/read-choice.ts'
import type { Choice, Option, Reply, ReplyKind } from '../reading.ts'
import { onlyIfCertain } from './certain.ts'
import { readReply } from './read-reply.ts'

const VALUES: { readonly [value: string]: ReplyKind } = {
  yes: 'yes',
  no: 'no',
  maybe: 'maybe',
  cancel: 'cancel',
  received: 'received',
}

/**
 * The reply that a choice in `text` makes; `read` stays when the option's words say nothing of coming or not, or when
 * they only occur in a sentence of something else (上星期参加了同学聚会).
 */
export function optionsReply(choice: Choice, options: readonly Option[], read: Reply, text: string): Reply {
  const option = options.find(({ value }) => value === choice.value)
  if (!option) return read
  const kind =
    VALUES[option.value] ??
    wordsOf(option)
      .map((word) => readReply(word).reply)
      .find((reply) => ['yes', 'no', 'maybe', 'cancel'].includes(reply))
  if (!kind) return read
  const certain = choice.exact ? kind : onlyIfCertain(text, { kind }).kind
  if (certain === 'maybe') return { ...read, reply: 'maybe', score: 0.7 }
  if (certain !== kind) return { ...read, candidates: [kind] }
  return {
    ...read,
    reply: kind,
    score: choice.exact ? 1 : 0.8,
    ...(kind === 'yes' ? { people: read.people ?? 1 } : {}),
  }
}
