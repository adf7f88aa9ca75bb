/** 不取消了: an activity that was just called off is held all the same, as long as nobody was told. */
import { HOUR } from '../../../base/spans.ts'
import { command, type Outcome, type Turn } from '../../../feature.ts'
import { findOwnNamed, theirs } from '../answer/choose-activity.ts'
import { asksStill } from '../asked/ask-when.ts'
import * as queries from '../queries.ts'
import { NAMED_ACTIVITY } from '../vocabulary.ts'
import * as wording from '../wording.ts'
import { fits } from './change-published.ts'
import { tellWhoCalledOff, whoCalledOff } from './who-called-off.ts'

/** So long it is said that it is too late, in milliseconds. */
const LATELY = 12 * HOUR
/** 照常办吗, 还是要办？ revives nothing. */
const DOUBT = /[吗么呢？?]|是不是|要不要|能不能|会不会|没说|不知/
/** May stop anything, so it is ours only right after somebody has called something off. */
const STOP = /^(?:先)?(?:停|暂停)(?:一下)?/

export const keepActivityOn = command({
  id: 'activities.keep-on',
  needs: 'activity.publish',
  says: [
    '(不|别|先别|先不|先不要|不要)取消[了]',
    '取消错了',
    '[先](停|暂停)[一下]',
    `[把]${NAMED_ACTIVITY}(照常|照常办|照常举行|照常进行|不取消了|别取消|别取消了|还是要办)`,
    `(恢复|不取消|别取消|不要取消)${NAMED_ACTIVITY}[了]`,
  ],
  slots: { activity: { kind: 'words' } },
  ask: {},
  examples: ['不取消了', '取消错了', '茶话会照常办', '恢复重阳茶话会', '茶话会照常办吗'],
  mayPass: true,
  async run(turn) {
    const { open, title } = await findOwnNamed(turn, turn.slots.activity)
    const meant = title === undefined ? open : open.filter((one) => fits(one.title, title))
    if (DOUBT.test(turn.words)) return title === undefined ? undefined : tellThatItIsOff(turn, meant)
    if (STOP.test(turn.act.text) && ownPending(turn, open).length === 0) return undefined
    return (await keepOn(turn, meant, title !== undefined)) ?? sayTooLate(turn, title)
  },
  async hears(turn) {
    if (turn.file !== undefined || !asksStill(turn.act.text)) return undefined
    const { open, title } = await findOwnNamed(turn, undefined)
    return title === undefined
      ? undefined
      : tellThatItIsOff(
          turn,
          open.filter((one) => fits(one.title, title)),
        )
  },
})

/** Of these, what is called off and not told yet, the latest said first. */
const pending = ({ now }: Turn<unknown>, open: readonly queries.Activity[]): readonly queries.Activity[] =>
  open
    .filter(({ off_at }) => off_at !== null && off_at > now)
    .toSorted((a, b) => (b.off_said_at?.getTime() ?? 0) - (a.off_said_at?.getTime() ?? 0))

/** What whoever speaks has called off themselves. */
export const ownPending = (turn: Turn<unknown>, open: readonly queries.Activity[]): readonly queries.Activity[] =>
  pending(turn, open).filter(({ off_by }) => off_by === turn.speaker.person?.id)

/**
 * Of these, what was called off last, where that is not told yet. What a colleague has called off stays off unless it
 * is named, and then the colleague hears of it.
 */
export async function keepOn(
  turn: Turn<unknown>,
  open: readonly queries.Activity[],
  isNamed: boolean,
): Promise<Outcome | undefined> {
  const [anybodys] = pending(turn, open)
  const last = isNamed ? anybodys : ownPending(turn, open)[0]
  if (last === undefined) {
    return anybodys && { reply: { text: wording.offByColleague(anybodys.title, await whoCalledOff(turn, anybodys)) } }
  }
  if (!(await keepOnWhole(turn, last))) return undefined
  return {
    reply: { text: wording.keptOnUnheard(last.title) },
    messages: tellWhoCalledOff(turn, last, wording.keptOnByColleague),
    as: 'kept-on',
  }
}

/** Whether an occurrence was called off with the whole of its series. */
export const isOffWithSeries = ({ ended_at }: queries.Series, { off_said_at }: queries.Activity): boolean =>
  ended_at !== null && (off_said_at === null || off_said_at >= ended_at)

/** The activity, or the series with which it was called off; false: its moment has come. */
async function keepOnWhole({ db, now }: Turn<unknown>, { id, series_id, off_said_at }: queries.Activity) {
  const series = series_id === null ? undefined : await queries.lockSeries(db, series_id)
  const said = series?.ended_at?.getTime() === off_said_at?.getTime() ? series?.ended_at : undefined
  return series === undefined || said == null
    ? queries.keepOn(db, id, now)
    : queries.keepSeriesOn(db, series.id, { said, now })
}

async function tellThatItIsOff(turn: Turn<unknown>, meant: readonly queries.Activity[]): Promise<Outcome | undefined> {
  const [last] = pending(turn, meant)
  return last && { reply: { text: wording.offByColleague(last.title, await whoCalledOff(turn, last)) } }
}

/** People are being told already: of what was named, or of what whoever speaks has called off last. */
export async function sayTooLate(turn: Turn<unknown>, title?: string): Promise<Outcome | undefined> {
  const { db, now, speaker } = turn
  const lately = await queries.findCalledOff(db, new Date(now.getTime() - LATELY), now)
  const [off] = theirs(turn, lately).filter((one) =>
    title === undefined ? one.off_by === speaker.person?.id : fits(one.title, title),
  )
  return off && { reply: { text: wording.toldOffAlready(off.title, await queries.countToldOff(db, off.id)) } }
}
