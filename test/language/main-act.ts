/** What a message of several acts comes to, for the tables of answers. */
import type { Act } from '../../src/language/reading.ts'

const TALK = ['question', 'help', 'received', 'thanks', 'greeting', 'other']

/** The answer among the acts, else the first; of two people's answers that of who comes (我不去，我老伴去). */
export function mainAct(acts: readonly Act[]): Act | undefined {
  const answers = acts.filter((act) => !TALK.includes(act.reply.reply))
  const coming = answers.find((act) => act.reply.reply === 'yes')
  return coming ?? answers[0] ?? acts.find((act) => act.reply.reply !== 'other') ?? acts[0]
}
