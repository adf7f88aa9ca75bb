/** 去不了, to 下午3点来办公室开会 that asked for no answer: the office hears of it. */
import { DAY } from '../../base/spans.ts'
import { command } from '../../feature.ts'
import { findAllMeant } from './find-notice.ts'
import * as queries from './queries.ts'
import { begunAt } from './timing.ts'
import { GATHERS } from './vocabulary.ts'
import * as wording from './wording.ts'

/** So long after it was sent it is what somebody means who has nothing else to answer, in milliseconds: two days. */
const LATELY = 2 * DAY

export const declined = command({
  id: 'notices.declined',
  needs: 'notice.answer',
  // Of an activity it takes a seat back.
  mayPass: true,
  says: ['[我|那天|到时候](不去|去不了|不来|来不了|不参加|参加不了|到不了)了'],
  slots: {},
  ask: {},
  examples: ['我来不了了', '到时候到不了'],
  async run(turn) {
    const { db, now, speaker } = turn
    const person = speaker.person?.id
    if (person === undefined) return undefined
    const isIt = (one: queries.Notice) =>
      one.answers === 'none' &&
      (one.state === 'sending' || one.state === 'paused') &&
      GATHERS.test(one.text) &&
      now.getTime() - begunAt(one).getTime() < LATELY
    for (const notice of await findAllMeant(turn, undefined, isIt))
      if (await queries.isFor(db, notice.id, person))
        return { handOver: { why: wording.whyDeclines(notice.title) }, as: 'declined' }
    return undefined
  },
})
