/** 不取消了: an activity that was just called off is held all the same, as long as nobody was told. */
import { command, type Outcome, type Turn } from '../../feature.ts'
import { fits } from './change-published.ts'
import { findOwnNamed } from './choose-activity.ts'
import * as queries from './queries.ts'
import { NAMED_ACTIVITY } from './vocabulary.ts'
import * as wording from './wording.ts'

/** So long it is said that it is too late, in milliseconds. */
const LATELY = 12 * 3_600_000

export const keepActivityOn = command({
  id: 'activities.keep-on',
  needs: 'activity.publish',
  says: [
    '(不|别|先别|先不|先不要|不要)取消[了]',
    '取消错了',
    '[先](停|暂停)[一下]',
    `[把]${NAMED_ACTIVITY}(照常|照常办|照常举行|照常进行|不取消了|别取消|别取消了|还是要办|还办)`,
    `(恢复|不取消|别取消|不要取消)${NAMED_ACTIVITY}[了]`,
  ],
  slots: { activity: { kind: 'words' } },
  ask: {},
  examples: ['不取消了', '取消错了', '茶话会照常办', '恢复重阳茶话会'],
  mayPass: true,
  async run(turn) {
    const { open, title } = await findOwnNamed(turn, turn.slots.activity)
    const meant = title === undefined ? open : open.filter((one) => fits(one.title, title))
    return (await keepOn(turn, meant)) ?? sayTooLate(turn)
  },
})

/** Of these, what was called off last, where that is not told yet. */
export async function keepOn({ db }: Turn<unknown>, open: readonly queries.Activity[]): Promise<Outcome | undefined> {
  const [last] = open
    .filter(({ off_at }) => off_at !== null)
    .toSorted((a, b) => (b.off_at?.getTime() ?? 0) - (a.off_at?.getTime() ?? 0))
  if (last === undefined) return undefined
  await queries.willBeOff(db, last.id, null)
  return { reply: { text: wording.keptOnUnheard(last.title) }, as: 'kept' }
}

/** People are being told already. */
export async function sayTooLate({ db, now }: Turn<unknown>): Promise<Outcome | undefined> {
  const off = await queries.findCalledOff(db, new Date(now.getTime() - LATELY), now)
  return off && { reply: { text: wording.toldOffAlready(off.title, off.people) } }
}
