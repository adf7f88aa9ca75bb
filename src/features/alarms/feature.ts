/** Alarms: somebody needs help now, and the office is asked again until one of them has taken it on (rule 31). */
import type { Feature } from '../../feature.ts'
import { goOnCalling } from './go-on-calling.ts'
import { found, tellsWhatIsFound } from './look.ts'
import { countUntaken } from './queries.ts'
import { stillWanted } from './still-wanted.ts'
import { alarmTaken, takeByNumber, takeInWords } from './take.ts'
import { untaken } from './wording.ts'

export const alarms: Feature = {
  id: 'alarms',
  rights: {
    'alarm.take': ['liaison', 'group-leader', 'secretary', 'staff', 'administrator'],
    'alarm.close': ['staff', 'administrator'],
  },
  commands: [takeByNumber, takeInWords, tellsWhatIsFound],
  answers: [alarmTaken, found],
  jobs: [goOnCalling],
  stillWanted,
  async standing(db) {
    const count = await countUntaken(db)
    return [{ ...untaken(count), state: count > 0 ? 'trouble' : 'good' }]
  },
}
