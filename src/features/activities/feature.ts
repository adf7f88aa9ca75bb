/** Activities: planned in one sentence, answered in a word, reminded the day before. */
import type { Time } from '../../base/calendar.ts'
import { USUAL } from '../../base/usual.ts'
import { type Feature, whoMayBe } from '../../feature.ts'
import { addRemark } from './answer/add-remark.ts'
import { askDetails } from './asked/ask-details.ts'
import { toldTo } from './asked/told.ts'
import { confirmAmendment, newValue, tellChange } from './change/amend.ts'
import { announce } from './plan/announce.ts'

export { activityCalls } from './phone/call-source.ts'
export { stillAsking } from './remind/nudge.ts'

import { comesByDay } from './answer/hear-days.ts'
import { offered, offerSeats } from './answer/offer.ts'
import { signUp } from './answer/sign-up.ts'
import { askWhen } from './asked/ask-when.ts'
import { cancel, mine, upcoming, whichCancel } from './asked/my-activities.ts'
import { seatsLeft } from './asked/seats-left.ts'
import { silent, staying, waitlist, whichList, who } from './asked/who.ts'
import { whoComes } from './asked/who-comes.ts'
import { checkIn, undoCheckIn } from './attendance/check-in.ts'
import { askOpinions, opinion, opinionWords } from './attendance/opinion.ts'
import { rollCall } from './attendance/roll-call.ts'
import { seldomSeen } from './attendance/seldom.ts'
import { summariseAttendance } from './attendance/summary.ts'
import { callOffNamed, createCallOffDecision, tellOff, whichToCallOff } from './change/call-off.ts'
import { createChange, whichToAmend } from './change/change-published.ts'
import { confirmInviteMore, inviteMore, whichInvitesMore } from './change/invite-more.ts'
import { keepActivityOn } from './change/keep-on.ts'
import { calendarOf, contactSheet, signInSheet, whichExport } from './exports/export-files.ts'
import { blotOld, forget, left, returned } from './leaving.ts'
import { activitiesPage } from './page.ts'
import { enter, tell } from './phone/enter-answer.ts'
import { addToList, namesake, whichActivity } from './phone/keep-entries.ts'
import { undoEntries } from './phone/undo-entries.ts'
import { beginPlan, planWhat } from './plan/begin-plan.ts'
import { createCopy } from './plan/copy-earlier.ts'
import { createDecision, type Run } from './plan/decide-draft.ts'
import { createPicture } from './plan/picture.ts'
import { createPublish } from './plan/plan.ts'
import * as queries from './queries.ts'
import { relayHeader } from './relay/ask-header.ts'
import { relayLine } from './relay/ask-unknown.ts'
import { pasteList, whichRelay } from './relay/paste-list.ts'
import { whichText } from './relay/relay-text.ts'
import { showList } from './relay/show-list.ts'
import { createSummary } from './relay/summarise.ts'
import { createDayBefore, remindAtOwnHour } from './remind/day-before.ts'
import { createDaysAhead } from './remind/days-ahead.ts'
import { remindHoursBefore } from './remind/hours-before.ts'
import { createLastCall } from './remind/last-call.ts'
import { askAgain, nudge, nudgeNow, whichToNudge } from './remind/nudge.ts'
import { remindEarly } from './remind/remind-early.ts'
import { stopAsking, whichToStopAsking } from './remind/stop-asking.ts'
import { report } from './report.ts'
import { linkRoom, unlinkRoom } from './rooms/link-room.ts'
import { confirmSeriesChange } from './series/change.ts'
import { changeTerm, confirmTerm } from './series/change-term.ts'
import { createEnd, endSeries } from './series/end.ts'
import { makeOccurrences } from './series.ts'
import { stillWanted } from './still-wanted.ts'

/** `summaryAt`: the hour of the rooms' figures; `showNames`: whether whoever was asked is told who comes. */
export interface ActivitySettings extends Pick<Run, 'remindAt'>, Partial<Omit<Run, 'remindAt'>> {
  readonly summaryAt?: Time
  readonly showNames?: boolean
}

export function createActivities({
  remindAt,
  recall = 0,
  summaryAt = USUAL.summaryAt,
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
    toldTo,
    left,
    returned,
    blotOld,
    forget,
    report,
    keepsFiles: queries.keepsFiles,
  }
}
