/** 操作记录: what staff have done and what others have tried, from the audit trail. */
import { command } from '../../feature.ts'
import { sayInstant } from '../../language/say.ts'
import * as queries from './queries.ts'
import * as wording from './wording.ts'

const LINES = 15

export const trail = command({
  id: 'privacy.trail',
  needs: 'privacy.trail',
  says: ['操作记录', '(最近|今天)的操作记录', '看[看|一下][最近|今天]的操作记录', '{name}的操作记录'],
  slots: { name: { kind: 'name' } },
  ask: {},
  examples: ['操作记录', '最近的操作记录', '王芳的操作记录'],
  help: '操作记录：谁在什么时候办了什么',
  async run({ db, office, slots }) {
    const lines = await queries.trailOf(db, slots.name, LINES)
    const said = lines.map((line) => wording.trailLine(line, sayInstant(line.at, office.zone)))
    return { reply: { text: wording.trail(said) } }
  },
})
