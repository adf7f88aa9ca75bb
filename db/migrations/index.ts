/** All migrations, oldest first. Forward only: a new one gets the next number; one that has run anywhere is not edited. */
import type { Migration } from 'kysely/migration'
import * as office from './0001-office.ts'
import * as activities from './0002-activities.ts'
import * as replayed from './0003-replayed.ts'
import * as gaps from './0004-gaps.ts'
import * as roster from './0004-roster.ts'
import * as identity from './0005-identity.ts'
import * as care from './0006-care.ts'
import * as relay from './0007-relay.ts'
import * as contacts from './0008-contacts.ts'
import * as files from './0009-files.ts'
import * as findingWork from './0011-finding-work.ts'
import * as changes from './0012-changes.ts'
import * as desk from './0013-desk.ts'
import * as phones from './0014-phones.ts'
import * as notices from './0015-notices.ts'
import * as greetings from './0016-greetings.ts'
import * as requests from './0017-requests.ts'
import * as noticeRooms from './0019-notice-rooms.ts'
import * as noticesByHand from './0019-notices-by-hand.ts'
import * as onTheWay from './0020-on-the-way.ts'
import * as answers from './0021-answers.ts'
import * as noticesMustReach from './0022-notices-must-reach.ts'
import * as activityRound from './0023-activity-round.ts'
import * as requestReminded from './0024-request-reminded.ts'
import * as requestTopics from './0025-request-topics.ts'
import * as requestFiles from './0026-request-files.ts'
import * as alarms from './0027-alarms.ts'
import * as suggestions from './0028-suggestions.ts'
import * as certification from './0029-certification.ts'
import * as yearlyDays from './0030-yearly-days.ts'
import * as surveys from './0031-surveys.ts'
import * as ownLiaison from './0032-own-liaison.ts'
import * as seriesChanges from './0033-series-changes.ts'
import * as certificationLists from './0036-certification-lists.ts'
import * as activityPlan from './0037-activity-plan.ts'
import * as clubLeaders from './0038-club-leaders.ts'
import * as listRows from './0040-list-rows.ts'
import * as noticeNudges from './0045-notice-nudges.ts'
import * as seriesEnd from './0046-series-end.ts'
import * as deadlineMoves from './0047-deadline-moves.ts'
import * as coolOff from './0048-cool-off.ts'
import * as activityNudge from './0050-activity-nudge.ts'
import * as personNote from './0060-person-note.ts'
import * as renamedRooms from './0070-renamed-rooms.ts'
import * as activityMustReach from './0080-activity-must-reach.ts'
import * as privateWish from './0090-private-wish.ts'
import * as the31stIsSolar from './0091-the-31st-is-solar.ts'
import * as friendTries from './0095-friend-tries.ts'
import * as seatsLeft from './0096-seats-left.ts'
import * as requestDecides from './0100-request-decides.ts'
import * as requestChannel from './0101-request-channel.ts'
import * as hushedChats from './0102-hushed-chats.ts'
import * as helpingUntil from './0115-helping-until.ts'
import * as friendsChat from './0116-friends-chat.ts'
import * as activityRemindAt from './0120-activity-remind-at.ts'
import * as noticeSafety from './0125-notice-safety.ts'
import * as bereavements from './0130-bereavements.ts'
import * as calendarAskedOfStaff from './0131-calendar-asked-of-staff.ts'
import * as disclosures from './0135-disclosures.ts'
import * as rowsTakenBefore from './0136-rows-taken-before.ts'
import * as noticeEnds from './0150-notice-ends.ts'
import * as severalChoices from './0155-several-choices.ts'
import * as requestPromised from './0160-request-promised.ts'
import * as alarmNear from './0161-alarm-near.ts'
import * as requestDiscreet from './0162-request-discreet.ts'
import * as trailKept from './0165-trail-kept.ts'
import * as approvalAsked from './0170-approval-asked.ts'
import * as noticeTextBefore from './0171-notice-text-before.ts'
import * as urgentNotices from './0172-urgent-notices.ts'
import * as noFestivals from './0175-no-festivals.ts'
import * as forgettings from './0200-forgettings.ts'
import * as changesForget from './0201-changes-forget.ts'
import * as noDays from './0205-no-days.ts'
import * as calendarDeclined from './0206-calendar-declined.ts'
import * as alongWith from './0210-along-with.ts'
import * as remindsToday from './0211-reminds-today.ts'
import * as whomTheyLost from './0220-whom-they-lost.ts'
import * as activityOffAt from './0240-activity-off-at.ts'
import * as activityOffBy from './0260-activity-off-by.ts'
import * as requestKeptFrom from './0270-request-kept-from.ts'
import * as remindsAhead from './0280-reminds-ahead.ts'
import * as asksAgain from './0281-asks-again.ts'
import * as inboxDeed from './0290-inbox-deed.ts'
import * as questionsToOne from './0310-questions-to-one.ts'
import * as outboxComing from './0330-outbox-coming.ts'
import * as nudgesOff from './0331-nudges-off.ts'
import * as doubtfulSends from './0341-doubtful-sends.ts'
import * as whichIsDoubtful from './0353-which-is-doubtful.ts'
import * as leftByList from './0357-left-by-list.ts'
import * as alarmsFirst from './0362-alarms-first.ts'
import * as outboxPublic from './0370-outbox-public.ts'
import * as noticeAdditions from './0380-notice-additions.ts'
import * as fileWithNumbers from './0390-file-with-numbers.ts'

/** By name. The name is what the database remembers, and its alphabetical order is the order in which they run. */
export const migrations: Readonly<Record<string, Migration>> = {
  '0001-office': office,
  '0002-activities': activities,
  '0003-replayed': replayed,
  '0004-gaps': gaps,
  '0004-roster': roster,
  '0005-identity': identity,
  '0006-care': care,
  '0007-relay': relay,
  '0008-contacts': contacts,
  '0009-files': files,
  '0011-finding-work': findingWork,
  '0012-changes': changes,
  '0013-desk': desk,
  '0014-phones': phones,
  '0015-notices': notices,
  '0016-greetings': greetings,
  '0017-requests': requests,
  '0019-notice-rooms': noticeRooms,
  '0019-notices-by-hand': noticesByHand,
  '0020-on-the-way': onTheWay,
  '0021-answers': answers,
  '0022-notices-must-reach': noticesMustReach,
  '0023-activity-round': activityRound,
  '0024-request-reminded': requestReminded,
  '0025-request-topics': requestTopics,
  '0026-request-files': requestFiles,
  '0027-alarms': alarms,
  '0028-suggestions': suggestions,
  '0029-certification': certification,
  '0030-yearly-days': yearlyDays,
  '0031-surveys': surveys,
  '0032-own-liaison': ownLiaison,
  '0033-series-changes': seriesChanges,
  '0036-certification-lists': certificationLists,
  '0037-activity-plan': activityPlan,
  '0038-club-leaders': clubLeaders,
  '0040-list-rows': listRows,
  '0045-notice-nudges': noticeNudges,
  '0046-series-end': seriesEnd,
  '0047-deadline-moves': deadlineMoves,
  '0048-cool-off': coolOff,
  '0050-activity-nudge': activityNudge,
  '0060-person-note': personNote,
  '0070-renamed-rooms': renamedRooms,
  '0080-activity-must-reach': activityMustReach,
  '0090-private-wish': privateWish,
  '0091-the-31st-is-solar': the31stIsSolar,
  '0095-friend-tries': friendTries,
  '0096-seats-left': seatsLeft,
  '0100-request-decides': requestDecides,
  '0101-request-channel': requestChannel,
  '0102-hushed-chats': hushedChats,
  '0115-helping-until': helpingUntil,
  '0116-friends-chat': friendsChat,
  '0120-activity-remind-at': activityRemindAt,
  '0125-notice-safety': noticeSafety,
  '0130-bereavements': bereavements,
  '0131-calendar-asked-of-staff': calendarAskedOfStaff,
  '0135-disclosures': disclosures,
  '0136-rows-taken-before': rowsTakenBefore,
  '0150-notice-ends': noticeEnds,
  '0155-several-choices': severalChoices,
  '0160-request-promised': requestPromised,
  '0161-alarm-near': alarmNear,
  '0162-request-discreet': requestDiscreet,
  '0165-trail-kept': trailKept,
  '0170-approval-asked': approvalAsked,
  '0171-notice-text-before': noticeTextBefore,
  '0172-urgent-notices': urgentNotices,
  '0175-no-festivals': noFestivals,
  '0200-forgettings': forgettings,
  '0201-changes-forget': changesForget,
  '0205-no-days': noDays,
  '0206-calendar-declined': calendarDeclined,
  '0210-along-with': alongWith,
  '0211-reminds-today': remindsToday,
  '0220-whom-they-lost': whomTheyLost,
  '0240-activity-off-at': activityOffAt,
  '0260-activity-off-by': activityOffBy,
  '0270-request-kept-from': requestKeptFrom,
  '0280-reminds-ahead': remindsAhead,
  '0281-asks-again': asksAgain,
  '0290-inbox-deed': inboxDeed,
  '0310-questions-to-one': questionsToOne,
  '0330-outbox-coming': outboxComing,
  '0331-nudges-off': nudgesOff,
  '0341-doubtful-sends': doubtfulSends,
  '0353-which-is-doubtful': whichIsDoubtful,
  '0357-left-by-list': leftByList,
  '0362-alarms-first': alarmsFirst,
  '0370-outbox-public': outboxPublic,
  '0380-notice-additions': noticeAdditions,
  '0390-file-with-numbers': fileWithNumbers,
}
