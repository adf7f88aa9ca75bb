/** The features, one line each. A new one is added here and nowhere else. */
import type { Time } from '../base/calendar.ts'
import { USUAL } from '../base/usual.ts'
import type { Feature } from '../feature.ts'
import { activityCalls, createActivities, stillAsking } from './activities/feature.ts'
import { alarms } from './alarms/feature.ts'
import { answers } from './answers/feature.ts'
import { createCalls } from './calls/feature.ts'
import { care } from './care/feature.ts'
import { certification, certificationCalls, certificationLists } from './certification/feature.ts'
import { clock } from './clock/feature.ts'
import { createGreetingsFeature } from './greetings/feature.ts'
import { type Beginning, createIdentity } from './identity/feature.ts'
import { createNotices, type NudgePace, noticeCalls } from './notices/feature.ts'
import { people } from './people/feature.ts'
import { createPrivacy } from './privacy/feature.ts'
import { createRequests } from './requests/feature.ts'
import { roles } from './roles/feature.ts'
import { createRoster } from './roster/feature.ts'
import { createSettings, type Running } from './settings/feature.ts'
import { createSuggestions } from './suggestions/feature.ts'

export interface FeatureSettings {
  /** When, on the day before an activity, people are reminded. */
  readonly remindAt: Time
  /** When a room with a 接龙 hears how many have signed up; 17:00 unless set. */
  readonly summaryAt?: Time
  /** Whether whoever was asked to an activity is told who comes; absent: the office keeps the list. */
  readonly showNames?: boolean
  /** For so many seconds a published activity can be called back before anybody is asked; absent: not at all. */
  readonly recall?: number
  /** When birthday and festive greetings go out; 09:00 unless set. */
  readonly greetAt?: Time
  /** For how many days it is kept who looked at somebody's card. */
  readonly keepViews?: number
  /** For how many days it is kept what was done, and what was changed. */
  readonly keepTrail?: number
  /** For how many days how to reach somebody is kept after they have died or moved away. */
  readonly keepGone?: number
  /** How words and files are kept and how much one person may write, for whoever asks how the office is set. */
  readonly running?: Running
  /** Whether a second person must agree before a notice goes; absent: only where it is urgent at night. */
  readonly noticeApproval?: boolean
  /** How those are asked again who do not answer a notice; once, after four hours at the earliest, unless set. */
  readonly nudges?: Partial<NudgePace>
  /** How the first administrator gets in; absent: nobody does by a code. */
  readonly beginning?: Beginning
}

export function listFeatures(settings: FeatureSettings): readonly Feature[] {
  const { keepDays, files } = settings.running ?? USUAL
  // What is told of deaths and illness is heard before what may be an answer to an activity.
  return [
    // 101 收到 and 101 办完了 of somebody in need are looked at first.
    alarms,
    // A file that answers 101 回： is no list.
    createRequests(keepDays.requests, stillAsking),
    certificationLists,
    createRoster(files.keepDays),
    people,
    createIdentity(settings.beginning, files.keepDays),
    roles,
    care,
    createSuggestions(keepDays.requests),
    // What the office has decided on is said before anything is guessed.
    // 我的认证啥时候办 is answered from the person's own record before anybody is asked about policy.
    certification,
    answers,
    createPrivacy({
      keepViews: settings.keepViews ?? USUAL.keepViews,
      keepTrail: settings.keepTrail ?? USUAL.keepTrail,
      keepGone: settings.keepGone ?? USUAL.keepGone,
      words: keepDays,
    }),
    // Its own words before what may be an answer to a notice or an activity.
    createNotices({
      approval: settings.noticeApproval ?? false,
      nudges: { ...USUAL.nudges, ...settings.nudges },
      alsoAsking: stillAsking,
    }),
    createActivities(settings),
    createCalls([activityCalls, noticeCalls, certificationCalls]),
    createGreetingsFeature({ greetAt: settings.greetAt ?? USUAL.greetAt }),
    clock,
    createSettings(settings),
  ]
}
