/** What lies with an account that cannot send it goes by another one. */
import type { Ports, Tx } from '../feature.ts'
import { addressed, findChat, findStranded, moveToChat } from './queries.ts'

/** Takes over those of people who can be reached by the account `to`; false when there are none. */
export async function takeStranded(
  tx: Tx,
  to: {
    readonly account: string
    readonly ports: Pick<Ports, 'reach'>
    readonly moveQuestions: (tx: Tx, outboxId: number, chatId: number) => Promise<void>
  },
  now: Date,
): Promise<boolean> {
  let taken = false
  for (const row of await findStranded(tx, to.account, now)) {
    const [reach] = await to.ports.reach(tx, [addressed(row, { person: row.person_id ?? 0 })])
    const chat = reach !== undefined && 'chatId' in reach ? await findChat(tx, reach.chatId) : undefined
    if (chat?.account_id !== to.account) continue
    await to.moveQuestions(tx, row.id, chat.id)
    await moveToChat(tx, row, chat)
    taken = true
  }
  return taken
}
