/** Roster: lists come in, people are looked up and put right. */
import type { Feature } from '../../feature.ts'
import { changeRecord, undoChange, whomToChange } from './change-record.ts'
import { doubt } from './decide-doubts.ts'
import { goOnDeciding } from './go-on-deciding.ts'
import { pastChanges, whoseChanges } from './past-changes.ts'

export const roster: Feature = {
  id: 'roster',
  rights: {
    'roster.import': ['staff', 'administrator'],
    'roster.change': ['staff', 'administrator'],
  },
  commands: [goOnDeciding, changeRecord, pastChanges],
  answers: [doubt, whomToChange, undoChange, whoseChanges],
}
