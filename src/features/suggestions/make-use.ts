/** 101 征求意见, 101 公开: a good suggestion becomes a notice, looked at before it goes; who made it is never named. */
import { addDays, dayOf, instantOf } from '../../base/calendar.ts'
import { command, type Outcome, type Turn } from '../../feature.ts'
import * as queries from './queries.ts'
import * as wording from './wording.ts'

export const askEverybody = command({
  id: 'suggestions.ask-everybody',
  needs: 'suggestion.handle',
  says: ['{number}[号](征求意见|问问大家|听听大家的意见|投票|表决)'],
  slots: { number: { kind: 'count' } },
  ask: {},
  examples: ['101 征求意见', '101号问问大家'],
  run: (turn) => asNotice(turn, turn.slots.number, wording.voteNotice),
})

export const makeKnown = command({
  id: 'suggestions.make-known',
  needs: 'suggestion.handle',
  says: ['{number}[号](公开|公布|让大家知道|告诉大家)'],
  slots: { number: { kind: 'count' } },
  ask: {},
  examples: ['101 公开', '101号让大家知道'],
  run: (turn) => asNotice(turn, turn.slots.number, wording.knownNotice),
})

/** Read as the notice that staff would have written: they see it, change it and send it as any other. */
async function asNotice(
  { db, speaker }: Turn<unknown>,
  number: number | undefined,
  notice: (text: string) => string,
): Promise<Outcome> {
  const [found] = number === undefined ? [] : await queries.find(db, { number }, speaker.person?.id)
  return found === undefined ? { reply: { text: wording.noSuch(number) } } : { meant: notice(found.text) }
}

/** Looked at as far back as this, in days. */
const LATELY = 90

export const listed = command({
  id: 'suggestions.list',
  needs: 'suggestion.handle',
  says: [
    '[看|看看][最近][大家|老同志][都|最近][提了|有|提过](哪些|什么|啥)(建议|意见)',
    '建议(汇总|清单|列表|名单)',
    '[最近][有]哪些建议',
  ],
  slots: {},
  ask: {},
  examples: ['大家提了哪些建议', '建议汇总'],
  help: '建议汇总：大家提了哪些建议',
  async run({ db, now, office, speaker }) {
    const from = instantOf(addDays(dayOf(now, office.zone), -LATELY), '00:00', office.zone)
    const found = await queries.find(db, { from, until: new Date(now.getTime() + 1) }, speaker.person?.id)
    return { reply: { text: wording.list(found) } }
  },
})
