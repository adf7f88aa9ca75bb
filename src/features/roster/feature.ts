/** Roster: lists come in, people are looked up and put right, lists go out. */
import type { Feature } from '../../feature.ts'
import { addPerson } from './add-person.ts'
import { changeBeside, undoBeside, whoseListToChange } from './change-beside.ts'
import { changeRecord, undoChange, whomToChange, whomToPutIn } from './change-record.ts'
import { doubt } from './decide-doubts.ts'
import { exportList } from './export-list.ts'
import { goOnDeciding } from './go-on-deciding.ts'
import { keepNote, offeredNote } from './keep-note.ts'
import { howMoved, movedAway, whoMoved } from './moved-away.ts'
import { ownRecord } from './own-record.ts'
import { importPage } from './pages/import-page.ts'
import { rosterPage } from './pages/roster-page.ts'
import { pastChanges, whoseChanges } from './past-changes.ts'
import { pastExports } from './past-exports.ts'
import { keepsFiles } from './queries.ts'
import { importList } from './receive-list.ts'
import { createRetention } from './retention.ts'
import { template } from './template.ts'
import { whetherToTake, whichCalendar, workOnLists } from './work-on-lists.ts'

/** `keepDays`: for how long what was read of a finished list stays. */
export const createRoster = (keepDays: number): Feature => ({
  id: 'roster',
  helpTopic: '名册',
  rights: {
    'roster.import': ['staff', 'administrator'],
    'roster.change': ['staff', 'administrator'],
    'roster.export': ['secretary', 'staff', 'administrator'],
    'roster.phones': ['staff', 'administrator'],
  },
  commands: [
    importList,
    addPerson,
    goOnDeciding,
    template,
    movedAway,
    changeRecord,
    changeBeside,
    keepNote,
    pastChanges,
    exportList,
    pastExports,
    ownRecord,
  ],
  answers: [
    whichCalendar,
    whetherToTake,
    doubt,
    whomToChange,
    whomToPutIn,
    undoChange,
    whoMoved,
    howMoved,
    whoseChanges,
    whoseListToChange,
    undoBeside,
    offeredNote,
  ],
  jobs: [workOnLists, createRetention(keepDays)],
  pages: [rosterPage, importPage],
  keepsFiles,
})
