/** 养老待遇资格认证: who certifies when, asked in good time, without links and without fear (rule 30). */
import type { Feature } from '../../feature.ts'
import { pendingSheet, showPending, tellMonthly } from './list.ts'
import { certificationPage } from './page.ts'
import * as queries from './queries.ts'
import { importList, register } from './receive-list.ts'
import { certified, remind, stillWanted } from './remind.ts'
import { askWhen, done, notDone } from './said.ts'
import { pasteList, setMonth } from './set-due.ts'
import * as wording from './wording.ts'

export { certificationCalls } from './list.ts'

/** Listens before the roster, which takes any other table for a roster. */
export const certificationLists: Feature = {
  id: 'certification-lists',
  helpTopic: '养老认证',
  rights: { 'certification.list': ['staff', 'administrator'] },
  commands: [importList],
}

export const certification: Feature = {
  id: 'certification',
  helpTopic: '养老认证',
  rights: {
    'certification.own': ['member'],
    'certification.enter': ['liaison', 'staff', 'administrator'],
    'certification.set': ['staff', 'administrator'],
  },
  commands: [setMonth, pasteList, showPending, pendingSheet, register, askWhen, notDone, done],
  answers: [certified],
  jobs: [remind, tellMonthly],
  pages: [certificationPage],
  stillWanted,
  async left(db, person, _how, { now }) {
    await queries.setEnded(db, person, now)
    return {}
  },
  async returned(db, person) {
    await queries.setEnded(db, person, null)
    return {}
  },
  blotOld: queries.dropOld,
  forget: queries.forget,
  async report(db, { from, until }) {
    const count = await queries.countDone(db, from, until)
    return count === 0 ? [] : [{ label: wording.reportLabel, value: wording.reportValue(count) }]
  },
}
