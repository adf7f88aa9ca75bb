/** 何守田收到通知了, 何守田选1: staff enter what they heard on the telephone; counted like any other answer (rule 22). */
import { command, type Outcome, type Turn } from '../../feature.ts'
import { findByName, notFound } from '../people/public.ts'
import { keep } from './answer.ts'
import { findMeant } from './find-notice.ts'
import * as queries from './queries.ts'
import * as wording from './wording.ts'

export const enterAnswer = command({
  id: 'notices.enter',
  needs: 'notice.send',
  says: [
    '[来电|电话]{name}(收到|知道|接到)通知[了]',
    '[来电|电话]{name}(通知到|电话通知|通知过)了',
    '[来电|电话]{name}[说]选{choice}',
  ],
  slots: { name: { kind: 'name' }, choice: { kind: 'count' } },
  ask: {},
  examples: ['何守田收到通知了', '何守田通知到了', '何守田选1', '来电：何守田选2'],
  help: '打过电话的：何守田收到通知了；何守田选1',
  async run(turn) {
    const { db, scope, slots } = turn
    const name = (slots.name ?? '').replace(/^(?:来电|电话)/, '')
    const notice = await findMeant(turn, undefined, ({ state }) => state !== 'planned')
    if (notice === undefined) return { reply: { text: wording.noNotice() } }
    const found = await findByName(db, name, scope)
    const those: (typeof found)[number][] = []
    for (const one of found) if (await queries.isFor(db, notice.id, one.id)) those.push(one)
    const [only] = those
    if (found.length === 0) return { reply: { text: notFound(name) } }
    if (only === undefined) return { reply: { text: wording.isNotFor(name, notice.title) } }
    if (those.length > 1) return { reply: { text: wording.severalCalled(name) } }
    return enter(turn, notice, only, slots.choice)
  },
})

async function enter(
  turn: Turn<unknown>,
  notice: queries.Notice,
  { id, name }: { readonly id: number; readonly name: string },
  choice: number | undefined,
): Promise<Outcome> {
  const { choices } = notice
  if (choice !== undefined && (choice < 1 || choice > choices.length)) {
    return { reply: { text: wording.noSuchChoice(choices.length) } }
  }
  const answered = { choice: choice ?? null, number: null, words: null }
  await keep(turn, notice, id, answered, { channel: 'phone', enteredBy: turn.speaker.person?.id ?? null })
  const what = choice === undefined ? wording.RECEIVED : wording.chosen(choice, choices[choice - 1] ?? '')
  return { reply: { text: wording.enteredFor(name, notice.title, what) } }
}
