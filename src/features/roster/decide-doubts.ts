/** Rows that staff decide about, one by one: 1 是同一个人 2 另加一位 3 先不导. */
import { DAY } from '../../base/spans.ts'
import type { AwaitedAnswer, Saying, Tx } from '../../feature.ts'
import type * as queries from './queries.ts'
import type { Decision } from './report.ts'
import { decide, nextDoubtful } from './settle-doubts.ts'
import * as wording from './wording.ts'

/** A question about a row stays open so long, in milliseconds: 30 days. */
const PATIENCE = 30 * DAY

interface Payload {
  readonly importId: number
  readonly row: number
}

interface Asker {
  readonly db: Tx
  readonly now: Date
  readonly speaker: { readonly person?: { readonly id: number } }
}

const byWhom = ({ now, speaker }: Asker): queries.ByWhom => ({ by: speaker.person?.id ?? null, at: now })

/** What is asked about a list: one matter. */
export const aboutList = (id: number): string => `roster:${id}`

/** The question about the next doubtful row after `after`; `undefined` when there is none left. */
export async function askNext(asker: Asker, importId: number, after = 0): Promise<Saying | undefined> {
  const next = await nextDoubtful(asker.db, importId, byWhom(asker), after)
  if (next === undefined) return undefined
  const options = next.decisions.map((value, index) => ({ number: index + 1, value, label: wording.DECISIONS[value] }))
  const payload: Payload = { importId, row: next.row }
  const until = new Date(asker.now.getTime() + PATIENCE)
  const expects = { answer: DOUBT, payload, about: aboutList(importId), title: wording.listTitle(), options, until }
  return { text: wording.askDoubtful(next), expects }
}

const DOUBT = 'doubt'

export const doubt: AwaitedAnswer = {
  id: DOUBT,
  needs: 'roster.import',
  staysOpen: false,
  takesWords: false,
  async onAnswer(turn, { choice }, payload) {
    if (choice === undefined) return undefined
    const { importId, row } = payload as Payload
    const decided = await decide(turn.db, importId, row, choice.value as Decision, byWhom(turn))
    const next = await askNext(turn, importId, row)
    const done = decided === undefined ? wording.notYourList() : wording.decided(decided)
    return {
      reply:
        next === undefined ? { text: `${done}\n${wording.allDecided()}` } : { ...next, text: `${done}\n${next.text}` },
    }
  },
}
