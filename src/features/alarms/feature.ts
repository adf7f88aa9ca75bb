/** Alarms: somebody needs help now, and the office is asked again until one of them has taken it on (rule 31). */
import type { Feature } from '../../feature.ts'
import { stillWanted } from './still-wanted.ts'
import { alarmTaken, takeByNumber } from './take.ts'

export const alarms: Feature = {
  id: 'alarms',
  rights: {
    'alarm.take': ['liaison', 'staff', 'administrator'],
    'alarm.close': ['staff', 'administrator'],
  },
  commands: [takeByNumber],
  answers: [alarmTaken],
  stillWanted,
}
