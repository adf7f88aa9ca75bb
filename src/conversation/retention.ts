/** Words are kept for a while and no longer; that something was said, when and how it ended stays. */
import { NIGHTLY } from '../base/retention.ts'
import { DAY } from '../base/spans.ts'
import type { Cutoff, Job, Tx } from '../feature.ts'
import { blotOldWords } from './queries.ts'
import * as wording from './wording.ts'

/** For how many days words are kept. */
export interface Keep {
  /** Of private chats. */
  readonly private: number
  /** Of rooms, where most talk is none of the office's. */
  readonly room: number
  /** Of what the office did for somebody, from when it was done. */
  readonly requests: number
}

const PAGE = 500

/** Takes the words out of what is older than they are kept, a page of them; see `Feature.blotOld`. */
export type BlotOld = (tx: Tx, cutoff: Cutoff) => Promise<number>

/** Every night, for what was heard and for all others that keep words. */
export function createRetention(keep: Keep, others: readonly BlotOld[]): Job {
  return {
    id: 'conversation.retention',
    cron: NIGHTLY,
    lateBy: 20 * 60,
    title: wording.retentionTitle,
    async run({ db, now }) {
      const before = (days: number) => new Date(now.getTime() - days * DAY)
      const cutoff = {
        private: before(keep.private),
        room: before(keep.room),
        done: before(keep.requests),
        limit: PAGE,
      }
      let again = false
      for (const blot of [blotOldWords, ...others]) again = (await blot(db, cutoff)) === PAGE || again
      return { messages: [], again }
    },
  }
}
