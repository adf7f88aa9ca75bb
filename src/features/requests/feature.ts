/** Requests: what the bot cannot do reaches a person, who answers through it, on time. */
import type { Feature } from '../../feature.ts'
import { answeredAnyway } from './answer.ts'
import { arrange } from './arrange.ts'
import { inHandWith } from './belonging.ts'
import { howItEnded } from './close.ts'
import { countsOf, tellFigures } from './figures.ts'
import { revealed } from './hand-on.ts'
import { type AlsoHurried, createHowItStands, hurryWhich } from './how-it-stands.ts'
import { requestsPage } from './pages/requests-page.ts'
import { phoned } from './phoned.ts'
import { count, filesOfOpen, forget } from './queries.ts'
import { quickTexts } from './quick-texts.ts'
import { rated } from './rate.ts'
import { remind } from './remind.ts'
import { createRetention } from './retention.ts'
import { standing } from './standing.ts'
import { stillWanted } from './still-wanted.ts'
import { takeOver } from './take-over.ts'
import { allToDo, overdue, toDo } from './to-do.ts'
import { matterIn } from './topics.ts'
import { tellUndelivered } from './undelivered.ts'
import { passOnUnheard } from './unheard.ts'
import { figures } from './wording.ts'
import { thisOne, work } from './work.ts'

/** `keepDays`: for how long its words are kept when a request is done; `alsoHurried`: what else 催一下 may mean. */
export const createRequests = (keepDays: number, alsoHurried: AlsoHurried): Feature => ({
  id: 'requests',
  helpTopic: '来办的事',
  deeds: ['reply', 'several', 'withdraw'],
  rights: {
    'request.handle': ['staff', 'administrator'],
    'request.arrange': ['staff', 'administrator'],
    'request.rate': ['stranger', 'member', 'staff', 'administrator'],
  },
  commands: [work, arrange, quickTexts, phoned, toDo, allToDo, overdue, createHowItStands(alsoHurried), tellFigures],
  answers: [rated, answeredAnyway, revealed, howItEnded, hurryWhich, thisOne],
  jobs: [remind, tellUndelivered, passOnUnheard, createRetention(keepDays)],
  pages: [requestsPage],
  takesOver: takeOver,
  inHandWith,
  matterIn,
  stillWanted,
  keepsFiles: filesOfOpen,
  standing,
  report: async (db, period) => [figures(countsOf(await count(db, period)))],
  forget,
})
