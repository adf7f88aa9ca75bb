/** 谁选了大米: who has chosen one of a notice's choices, by 支部 and 小组. */
import { command } from '../../feature.ts'
import { findTold } from './find-notice.ts'
import { byUnit } from './lists.ts'
import * as queries from './queries.ts'
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
    const indexOf = ({ choices }: queries.Notice) =>
      choices.findIndex((one) => one.includes(label) || label.includes(one))
    const told = await findTold(turn, undefined, (one) => one.answers === 'choices' && indexOf(one) >= 0)
    if (told === undefined) return undefined
    const { notice } = told
    const choice = indexOf(notice) + 1
    const answered = await queries.listStandings(turn.db, notice.id, { ...turn, states: ['answered'] })
    const people = answered.filter(({ chosen }) => chosen?.includes(choice))
    const name = notice.choices[choice - 1] ?? ''
    return { reply: { text: wording.chosenBy(notice.title, name, people.length, await byUnit(turn, people)) } }
  },
})
