/** What a chosen option means as an answer: 1 is yes when option 1 is 参加. */
import { wordsOf } from '../choice.ts'
import type { Choice, Option, Reply, ReplyKind } from '../reading.ts'
import { readReply } from './read-reply.ts'

const VALUES: { readonly [value: string]: ReplyKind } = {
  yes: 'yes',
  no: 'no',
  maybe: 'maybe',
  cancel: 'cancel',
  received: 'received',
}

/** The reply that a choice makes; `read` stays when the option's words say nothing of coming or not. */
export function optionsReply(choice: Choice, options: readonly Option[], read: Reply): Reply {
  const option = options.find(({ value }) => value === choice.value)
  if (!option) return read
  const kind =
    VALUES[option.value] ??
    wordsOf(option)
      .map((word) => readReply(word).reply)
      .find((reply) => ['yes', 'no', 'maybe', 'cancel'].includes(reply))
  if (!kind) return read
  return {
    ...read,
    reply: kind,
    score: choice.exact ? 1 : 0.8,
    ...(kind === 'yes' ? { people: read.people ?? 1 } : {}),
  }
}
