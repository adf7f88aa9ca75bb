/** Notices: written once, shown before they go, sent to everybody they are for, counted until each one is known. */
import { type Feature, whoMayBe } from '../../feature.ts'
import { approvalOfMore } from './additions.ts'
import { answer, freeAnswer } from './answer.ts'
import { answered } from './answered.ts'
import { approval } from './approval.ts'
import { approve } from './approve.ts'
import { pasted, pastedWhich } from './by-hand.ts'
import { chosen } from './chosen.ts'
import { createCompose, createMustReach, createUrgent } from './compose.ts'
import { cancelNotice, pause, recall, resume, waitingForApproval } from './control.ts'
import { createCorrection, createCorrectionChoice } from './correct.ts'
import { createDraftDecision } from './decide-draft.ts'
import { declined } from './declined.ts'
import type { NoticeSettings } from './draft.ts'
import { enterAnswer } from './enter-answer.ts'
import { enterWords } from './enter-words.ts'
import { handOver, handOverDecision } from './hand-over.ts'
import { silent, unreached } from './lists.ts'
import { moveDeadline, moveDecision } from './move-deadline.ts'
import { createMoveStart } from './move-start.ts'
import { mustReachToo } from './must-reach.ts'
import { createNudge, createNudgeWhen, createNudgeWhich } from './nudge.ts'
import { onePerson } from './one-person.ts'
import { noticesPage } from './page.ts'
import { plannedNotices } from './planned.ts'
import { progress } from './progress.ts'
import { blotOldAnswers, forget, forgetInTexts, isAskedSoon, keptForNotices } from './queries.ts'
import { recentNotices } from './recent.ts'
import { report } from './report.ts'
import { createToRooms } from './rooms.ts'
import { createRoomsTooDecision, roomsToo } from './rooms-too.ts'
import { sameRoom } from './same-room.ts'
import { createFileNotice } from './send-file.ts'
import { noticeSheet } from './sheet.ts'
import { skipOnce } from './skip-once.ts'
import { createWhatItIs } from './spoken.ts'
import { stillWanted } from './still-wanted.ts'
import { createNamesake, createSupplement, createSupplementDecision } from './supplement.ts'
import { continueSurvey, surveyAnswer } from './survey/answer.ts'
import { createSurvey } from './survey/compose.ts'
import { createSurveyEntry } from './survey/enter.ts'
import { forgetAnswers } from './survey/queries.ts'
import { surveyResult } from './survey/results.ts'
import { pasteAnswers, pastedLine } from './take-pasted.ts'
import { toldTo } from './told.ts'
import { waitsAtNight } from './urgent-night.ts'
import { WORDS_GONE } from './wording.ts'
import { createSending } from './work-off.ts'

export { noticeCalls } from './call-source.ts'
export type { NudgePace } from './nudge.ts'

export function createNotices(settings: NoticeSettings): Feature {
  return {
    id: 'notices',
    helpTopic: '通知',
    deeds: [
      'sent',
      'planned',
      'start-moved',
      'handed-out',
      'approval-asked',
      'approved',
      'added',
      'more-asked',
      'resumed',
      'resume-asked',
      'moved',
      'stopped',
      'entered',
      'nudged',
      'nudged-in-vain',
      'taken-back',
    ],
    rights: {
      'notice.send': ['staff', 'administrator'],
      'notice.see': ['staff', 'administrator'],
      'notice.tell': ['liaison', 'staff', 'administrator'],
      'notice.chase': ['liaison', 'staff', 'administrator'],
      'notice.answer': ['member'],
    },
    commands: [
      // The more special beginnings first: 通知更正 is no notice to people called 更正.
      createUrgent(settings),
      createMustReach(settings),
      createCorrection(settings),
      createToRooms(settings),
      createSurvey(settings),
      createSurveyEntry(settings),
      enterWords,
      createCompose(settings),
      createFileNotice(settings),
      progress,
      onePerson,
      plannedNotices,
      recentNotices,
      chosen,
      answered,
      silent,
      unreached,
      noticeSheet,
      surveyResult,
      continueSurvey,
      declined,
      recall,
      waitingForApproval,
      approve,
      cancelNotice,
      pause,
      resume,
      createNudge(settings),
      roomsToo,
      sameRoom,
      createSupplement(settings),
      moveDeadline,
      createMoveStart(settings),
      skipOnce,
      mustReachToo,
      enterAnswer,
      pasted,
      handOver,
      pasteAnswers,
    ],
    answers: [
      createDraftDecision(settings),
      createWhatItIs(settings),
      pastedLine,
      pastedWhich,
      handOverDecision,
      approval,
      approvalOfMore,
      createCorrectionChoice(settings),
      createNamesake(settings),
      createSupplementDecision(settings),
      createRoomsTooDecision(settings),
      createNudgeWhen(settings.nudges),
      createNudgeWhich(settings.nudges),
      moveDecision,
      answer,
      freeAnswer,
      surveyAnswer,
    ],
    jobs: [createSending(settings.nudges)],
    pages: [noticesPage],
    stillWanted,
    stillWaits: waitsAtNight,
    asksSoon: ({ db, speaker }) => isAskedSoon(db, whoMayBe(speaker)),
    toldTo,
    keepsFiles: keptForNotices,
    report,
    blotOld: (db, cutoff) => blotOldAnswers(db, cutoff, WORDS_GONE),
    async forget(db, person, { names }) {
      await forget(db, person)
      await forgetInTexts(db, names)
      await forgetAnswers(db, person)
    },
  }
}
