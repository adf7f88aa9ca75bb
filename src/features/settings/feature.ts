/** Settings: what this office runs with, in plain words, and where each of it is changed. */
import type { Time } from '../../base/calendar.ts'
import type { Feature } from '../../feature.ts'
import { createShow } from './show.ts'
import type { Running } from './wording.ts'

export type { Running } from './wording.ts'

/** What holds where nothing is said. */
export const USUAL: Running = {
  keepDays: { private: 730, room: 180, requests: 1095 },
  files: { mostMegabytes: 10, keepDays: 90 },
  talkLimit: 120,
}

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
  const usual = {
    summaryAt: '17:00',
    showNames: false,
    recall: 0,
    greetAt: '09:00',
    keepViews: 365,
    keepTrail: 1825,
    keepGone: 1095,
    noticeApproval: false,
  }
  return {
    id: 'settings',
    helpTopic: '别的',
    rights: { 'settings.see': ['staff', 'administrator'] },
    commands: [createShow({ ...usual, ...running, ...set })],
  }
}
