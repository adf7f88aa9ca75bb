/** Requests: what the bot cannot do reaches a person, who answers through it, on time. */
import type { Feature } from '../../feature.ts'
import { arrange } from './arrange.ts'
import { howItStands } from './how-it-stands.ts'
import { phoned } from './phoned.ts'
import { count, forget } from './queries.ts'
import { rated } from './rate.ts'
import { remind } from './remind.ts'
import { stillWanted } from './still-wanted.ts'
import { takeOver } from './take-over.ts'
import { allToDo, toDo } from './to-do.ts'
import { figures } from './wording.ts'
import { work } from './work.ts'

export const requests: Feature = {
  id: 'requests',
  helpTopic: '来办的事',
  rights: {
    'request.handle': ['staff', 'administrator'],
    'request.arrange': ['staff', 'administrator'],
    'request.rate': ['stranger', 'member', 'staff', 'administrator'],
  },
  commands: [work, arrange, phoned, toDo, allToDo, howItStands],
  answers: [rated],
  jobs: [remind],
  takesOver: takeOver,
  stillWanted,
  report: async (db, period) => [figures(await count(db, period))],
  forget,
}
