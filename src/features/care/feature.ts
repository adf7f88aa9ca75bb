/** Care: who has died, left or is in hospital, and what follows from it. */
import type { Feature } from '../../feature.ts'
import { left, returned } from './after.ts'
import { aftercare, aftercareDone, showAftercare, survivor, survivorChosen } from './aftercare.ts'
import { askLiaison, liaisonAnswered } from './ask-liaison.ts'
import {
  deathTold,
  enterBereaved,
  enterWidowed,
  undoBereaved,
  undoBereavement,
  undoLoss,
  undoWidowed,
  whoseLoss,
} from './bereaved.ts'
import { deathConfirmed } from './confirm-death.ts'
import { departed } from './departed.ts'
import { discharged, enterDischarge, enterHospital, enterVisit, inHospital, patients, visited } from './hospital.ts'
import { back, bringBack, leave, leaveEntry, lost, moved } from './leave.ts'
import { lostWrites } from './lost-writes.ts'
import { dropOld, forget } from './queries.ts'
import { report } from './report.ts'
import { enterDeath, reportDeath } from './report-death.ts'
import { stillWanted } from './still-wanted.ts'
import { bringUnconfirmed } from './unconfirmed.ts'
import { deathEntry, undo, undoConfirmed, undoDeath } from './undo-death.ts'
import { undoStay } from './undo-stay.ts'
import { remindOfVisits } from './visits-owed.ts'
import { createWhom } from './whom.ts'

export const care: Feature = {
  id: 'care',
  helpTopic: '去世住院',
  rights: {
    'care.record': ['staff', 'administrator'],
    'care.tell': ['liaison', 'staff', 'administrator'],
  },
  commands: [
    reportDeath,
    // Before what is undone of somebody on the roster.
    undoBereavement,
    undoDeath,
    moved,
    lost,
    back,
    inHospital,
    discharged,
    visited,
    patients,
    departed,
    aftercare,
    survivor,
  ],
  answers: [
    createWhom({
      died: enterDeath,
      alive: undo,
      moved: leave('moved'),
      lost: leave('lost'),
      back: bringBack,
      hospital: enterHospital,
      discharged: enterDischarge,
      visited: enterVisit,
      aftercare: showAftercare,
      widowed: enterWidowed,
      bereaved: enterBereaved,
      'not-widowed': undoWidowed,
      'not-bereaved': undoBereaved,
    }),
    deathConfirmed,
    undoConfirmed,
    liaisonAnswered,
    aftercareDone,
    survivorChosen,
    undoStay,
    deathEntry.answer,
    leaveEntry.answer,
    undoLoss,
    whoseLoss,
  ],
  jobs: [askLiaison, remindOfVisits, bringUnconfirmed],
  stillWanted,
  left,
  returned,
  deathTold,
  afterTalk: lostWrites,
  blotOld: dropOld,
  forget,
  report,
}
