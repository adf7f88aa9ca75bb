/** Activities: planned in one sentence, answered in a word, reminded the day before. */
import type { Time } from '../../base/calendar.ts'
import { type Feature, whoMayBe } from '../../feature.ts'
import { addRemark } from './add-remark.ts'
import { confirmAmendment, newValue, tellChange } from './amend.ts'
import { announce } from './announce.ts'
import { askDetails } from './ask-details.ts'

export { activityCalls } from './call-source.ts'
export { stillAsking } from './nudge.ts'

import { askWhen } from './ask-when.ts'
import { checkIn, undoCheckIn } from './attendance/check-in.ts'
import { askOpinions, opinion, opinionWords } from './attendance/opinion.ts'
import { rollCall } from './attendance/roll-call.ts'
import { seldomSeen } from './attendance/seldom.ts'
import { summariseAttendance } from './attendance/summary.ts'
import { beginPlan, planWhat } from './begin-plan.ts'
import { callOffNamed, createCallOffDecision, tellOff, whichToCallOff } from './call-off.ts'
import { createChange, whichToAmend } from './change-published.ts'
import { createCopy } from './copy-earlier.ts'
import { createDayBefore, remindAtOwnHour } from './day-before.ts'
import { createDaysAhead } from './days-ahead.ts'
import { createDecision, type Run } from './decide-draft.ts'
import { enter, tell } from './enter-answer.ts'
import { calendarOf, contactSheet, signInSheet, whichExport } from './exports/export-files.ts'
import { comesByDay } from './hear-days.ts'
import { remindHoursBefore } from './hours-before.ts'
import { confirmInviteMore, inviteMore, whichInvitesMore } from './invite-more.ts'
import { addToList, namesake, whichActivity } from './keep-entries.ts'
import { keepActivityOn } from './keep-on.ts'
import { createLastCall } from './last-call.ts'
import { blotOld, forget, left, returned } from './leaving.ts'
import { cancel, mine, upcoming, whichCancel } from './my-activities.ts'
import { askAgain, nudge, nudgeNow, whichToNudge } from './nudge.ts'
import { offered, offerSeats } from './offer.ts'
import { activitiesPage } from './page.ts'
import { createPicture } from './picture.ts'
import { createPublish } from './plan.ts'
import * as queries from './queries.ts'
import { relayHeader } from './relay/ask-header.ts'
import { relayLine } from './relay/ask-unknown.ts'
import { pasteList, whichRelay } from './relay/paste-list.ts'
import { whichText } from './relay/relay-text.ts'
import { showList } from './relay/show-list.ts'
import { createSummary } from './relay/summarise.ts'
import { remindEarly } from './remind-early.ts'
import { report } from './report.ts'
import { linkRoom, unlinkRoom } from './rooms/link-room.ts'
import { seatsLeft } from './seats-left.ts'
import { confirmSeriesChange } from './series/change.ts'
import { changeTerm, confirmTerm } from './series/change-term.ts'
import { createEnd, endSeries } from './series/end.ts'
import { makeOccurrences } from './series.ts'
import { signUp } from './sign-up.ts'
import { stillWanted } from './still-wanted.ts'
import { stopAsking, whichToStopAsking } from './stop-asking.ts'
import { undoEntries } from './undo-entries.ts'
import { silent, staying, waitlist, whichList, who } from './who.ts'
import { whoComes } from './who-comes.ts'

/** `summaryAt`: the hour of the rooms' figures; `showNames`: whether whoever was asked is told who comes. */
export interface ActivitySettings extends Pick<Run, 'remindAt'>, Partial<Omit<Run, 'remindAt'>> {
  readonly summaryAt?: Time
  readonly showNames?: boolean
}

export function createActivities({
  remindAt,
  recall = 0,
  summaryAt = '17:00',
  showNames = false,
}: ActivitySettings): Feature {
  return {
    id: 'activities',
    helpTopic: '活动',
    deeds: ['published', 'called-off', 'amended', 'amended-quietly', 'invited', 'kept', 'kept-on', 'recalled'],
    rights: {
      // Whoever leads a branch, a group or a club plans for its people, and changes what was planned for them alone.
      'activity.publish': ['group-leader', 'club-leader', 'secretary', 'staff', 'administrator'],
      'activity.see': ['group-leader', 'club-leader', 'secretary', 'staff', 'administrator'],
      'activity.chase': ['liaison', 'group-leader', 'club-leader', 'secretary', 'staff', 'administrator'],
      'activity.enter': ['staff', 'administrator'],
      'activity.roll-call': ['liaison', 'group-leader', 'club-leader', 'secretary', 'staff', 'administrator'],
      'activity.tell': ['liaison', 'staff', 'administrator'],
      'activity.answer': ['member'],
      // Somebody in a room whom the roster does not know may post a list with others in it.
      'activity.reply': ['stranger', 'member'],
      'activity.room-list': ['stranger', 'member'],
    },
    // What is called off is said like 张三取消, so it is looked for first.
    commands: [
      createCopy(remindAt),
      createPublish(remindAt),
      beginPlan,
      endSeries,
      changeTerm,
      callOffNamed,
      keepActivityOn,
      createChange(remindAt),
      createPicture(remindAt),
      inviteMore,
      stopAsking,
      nudge,
      who,
      ...(showNames ? [whoComes] : []),
      silent,
      staying,
      waitlist,
      pasteList,
      showList,
      // 张三没来 said of an activity that is on or over is no answer to one to come.
      signInSheet,
      contactSheet,
      calendarOf,
      linkRoom,
      unlinkRoom,
      rollCall,
      checkIn,
      undoCheckIn,
      seldomSeen,
      enter,
      tell,
      addRemark,
      askDetails,
      seatsLeft,
      remindEarly,
      askWhen,
      upcoming,
      mine,
      comesByDay,
      cancel,
    ],
    answers: [
      createDecision({ remindAt, recall }),
      createCallOffDecision(recall),
      confirmAmendment,
      newValue,
      planWhat,
      confirmSeriesChange,
      createEnd(recall),
      confirmTerm,
      whichToAmend,
      whichToCallOff,
      whichInvitesMore,
      confirmInviteMore,
      whichToNudge,
      whichToStopAsking,
      nudgeNow,
      whichList,
      namesake,
      whichActivity,
      addToList,
      undoEntries,
      relayHeader,
      relayLine,
      whichRelay,
      whichText,
      signUp,
      offered,
      whichCancel,
      whichExport,
      opinion,
      opinionWords,
    ],
    jobs: [
      announce,
      tellOff,
      tellChange,
      createDayBefore(remindAt),
      remindAtOwnHour,
      createDaysAhead(remindAt),
      remindHoursBefore,
      createLastCall(remindAt),
      askAgain,
      makeOccurrences,
      offerSeats,
      createSummary(summaryAt),
      askOpinions,
      summariseAttendance,
    ],
    pages: [activitiesPage],
    stillWanted,
    asksSoon: ({ db, speaker }) => queries.isAskedSoon(db, whoMayBe(speaker)),
    left,
    returned,
    blotOld,
    forget,
    report,
    keepsFiles: queries.keepsFiles,
  }
}
