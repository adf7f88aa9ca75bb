/** 谁选了大米: who has chosen one of a notice's choices, by 支部 and 小组. */
import { command, type Outcome, type Turn } from '../../feature.ts'
import { byUnit } from './by-unit.ts'
import { findTold } from './find-notice.ts'
import * as queries from './queries.ts'
import { ASKS_WHO } from './vocabulary.ts'
import * as wording from './wording.ts'

export const chosen = command({
  id: 'notices.chosen',
  needs: 'notice.see',
  mayPass: true,
  says: [
    '[有](谁|哪些人|哪几个|几个人)(选|选了|要|要了|领){label}[的]',
    '选[了]{label}的[都][有](谁|哪些人|哪几个|名单|几个人)',
    '选[了]{label}的[人]名单',
  ],
  slots: { label: { kind: 'words' } },
  ask: {},
  examples: ['谁选了大米', '谁要大米', '选送上门的有谁', '选大米的名单'],
  help: '谁选了大米',
  async run(turn) {
    const label = turn.slots.label ?? ''
    const told = await findTold(turn, undefined, (one) => one.answers === 'choices' && calledSo(one, label).length > 0)
    return told && tell(turn, told.notice, label)
  },
  // 谁能参加: only what is offered in these words.
  async hears(turn) {
    const label = ASKS_WHO.exec(turn.act.text)?.groups?.['label']
    if (label === undefined) return undefined
    const told = await findTold(
      turn,
      undefined,
      ({ answers, choices }) => answers === 'choices' && choices.includes(label),
    )
    return told && tell(turn, told.notice, label)
  },
})

async function tell(turn: Turn<unknown>, notice: queries.Notice, label: string): Promise<Outcome> {
  const answered = await queries.listStandings(turn.db, notice.id, { ...turn, states: ['answered'] })
  const lines: string[] = []
  for (const choice of calledSo(notice, label)) {
    const people = answered.filter(({ chosen }) => chosen?.includes(choice))
    const name = notice.choices[choice - 1] ?? ''
    lines.push(wording.chosenBy(notice.title, name, people.length, await byUnit(turn, people)))
  }
  return { reply: { text: lines.join('\n') } }
}

/** The numbers of the choices that a word means: the one that is called so, else the longest within it, else all it is part of. */
function calledSo({ choices }: queries.Notice, label: string): readonly number[] {
  const fitting = (isIt: (one: string) => boolean) => choices.flatMap((one, at) => (isIt(one) ? [at + 1] : []))
  const within = choices.filter((one) => isPart(label, one))
  const most = Math.max(...within.map(({ length }) => length))
  return within.length > 0
    ? fitting((one) => within.includes(one) && one.length === most)
    : fitting((one) => isPart(one, label))
}

/** 参加 is no part of 不参加. */
const isPart = (whole: string, part: string): boolean =>
  whole.includes(part) && !/[不没无]/.test(whole.slice(0, whole.indexOf(part)))
