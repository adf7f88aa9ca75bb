/** 谁回了: who has answered a notice, by choice, 支部 and 小组. */
import { command, type Turn } from '../../feature.ts'
import { byUnit } from './by-unit.ts'
import { findTold, sayNoneMeant } from './find-notice.ts'
import * as queries from './queries.ts'
import { begunAt } from './timing.ts'
import * as wording from './wording.ts'

export const answered = command({
  id: 'notices.answered',
  needs: 'notice.see',
  mayPass: true,
  shared: true,
  says: [
    '[都][有](谁|哪些人)[都](回|回复|回话|答)了[的]',
    '[都有](谁|哪些人)[都]收到[通知]了[的]',
    '(回|回复|回话|答)了的[都][有](谁|哪些人|名单)',
    '[{notice}]通知[都][有](谁|哪些人)[都](回|回复|收到)了[的]',
  ],
  slots: { notice: { kind: 'words' } },
  ask: {},
  examples: ['谁回复了', '回了的有谁', '停水通知都谁回了'],
  help: '谁回了',
  async run(turn) {
    const words = turn.slots.notice
    const told = await findTold(turn, words, ({ answers }) => answers !== 'none')
    if (told === undefined)
      return words === undefined ? undefined : { reply: { text: await sayNoneMeant(turn, words) } }
    const { notice } = told
    const people = await queries.listStandings(turn.db, notice.id, { ...turn, states: ['answered'] })
    const lines = await linesOf(turn, notice, people)
    const since = begunAt(notice)
    return { reply: { text: wording.answeredList(notice.title, people.length, lines) }, since }
  },
})

type Chosen = Pick<queries.Standing, 'chosen'>

/** What there was to choose stands above those who chose it. */
async function linesOf(
  turn: Turn<unknown>,
  { choices, up_to }: queries.Notice,
  people: readonly queries.Standing[],
): Promise<readonly string[]> {
  if (choices.length === 0) return byUnit(turn, people)
  const lines: string[] = up_to > 1 ? [wording.listedWithEach()] : []
  const groups = choices.map((label, index) => ({
    label,
    is: (one: Chosen) => one.chosen?.includes(index + 1) === true,
  }))
  const none = { label: wording.NONE_CHOSEN, is: (one: Chosen) => one.chosen?.length === 0 }
  for (const { label, is } of [...groups, none]) {
    const own = people.filter(is)
    if (own.length > 0) lines.push(wording.choiceCount(label, own.length), ...(await byUnit(turn, own)))
  }
  return lines
}
