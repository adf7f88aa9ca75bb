/** Words are kept for a while and no longer; that something was said, when and how it ended stays. */
import type { Job, Tx } from '../feature.ts'
import { blotOldWords, type Cutoff } from './queries.ts'
import * as wording from './wording.ts'

/** For how many days words are kept. */
export interface Keep {
  /** Of private chats. */
  readonly privateDays: number
  /** Of rooms, where most talk is none of the office's. */
  readonly roomDays: number
}

/** Two years, and half a year; the settings have the same defaults. */
export const DEFAULT_KEEP: Keep = { privateDays: 730, roomDays: 180 }

const DAY = 86_400_000
const PAGE = 500

/** Every night. `blotSent` does the same for what was said; both return how many rows they changed. */
export function createRetention(keep: Keep, blotSent: (tx: Tx, cutoff: Cutoff) => Promise<number>): Job {
  return {
    id: 'conversation.retention',
    cron: '30 3 * * *',
    lateBy: 20 * 60,
    title: wording.retentionTitle,
    async run({ db, now }) {
      const before = (days: number) => new Date(now.getTime() - days * DAY)
      const cutoff = { private: before(keep.privateDays), room: before(keep.roomDays), limit: PAGE }
      const heard = await blotOldWords(db, cutoff)
      const sent = await blotSent(db, cutoff)
      return { messages: [], again: heard === PAGE || sent === PAGE }
    },
  }
}
