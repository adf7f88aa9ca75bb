/** What somebody wrote when they asked to be a friend, as the message it would have been. */
export function firstWords(
  account: string,
  words: {
    readonly id: string
    readonly platformId: string
    readonly name: string
    readonly text: string
    readonly at: Date
  },
) {
  const sender = { platformId: words.platformId, name: words.name, alias: '', roomAlias: '' }
  const kind = { kind: 'text', text: words.text, mentionsSelf: false, sentAt: words.at } as const
  return { account, platformMessageId: words.id, sender, ...kind }
}
