/** Settings: what this office runs with, in plain words, and where each of it is changed. */
import type { Time } from '../../base/calendar.ts'
import { USUAL } from '../../base/usual.ts'
import type { Feature } from '../../feature.ts'
import { createShow } from './show.ts'
import type { Running } from './wording.ts'

export type { Running } from './wording.ts'

export function createSettings(given: {
  readonly remindAt: Time
  readonly summaryAt?: Time
  readonly showNames?: boolean
  readonly recall?: number
  readonly greetAt?: Time
  readonly keepViews?: number
  readonly keepTrail?: number
  readonly keepGone?: number
  readonly noticeApproval?: boolean
  readonly running?: Running
}): Feature {
  const { running = USUAL, ...set } = given
  const { summaryAt, greetAt, keepViews, keepTrail, keepGone } = USUAL
  const usual = {
    summaryAt,
    greetAt,
    keepViews,
    keepTrail,
    keepGone,
    showNames: false,
    recall: 0,
    noticeApproval: false,
  }
  return {
    id: 'settings',
    helpTopic: '别的',
    rights: { 'settings.see': ['staff', 'administrator'] },
    commands: [createShow({ ...usual, ...running, ...set })],
  }
}
