/** 这周二去不了，周四去, said of a series although another question stands last, or none. */
import { command, type Outcome, type Turn } from '../../../feature.ts'
import { findMine } from '../asked/my-activities.ts'
import { answerByDay, isOfSeries, readByDay } from './by-day.ts'

const DAY = '周(一|二|三|四|五|六)'

export const comesByDay = command({
  id: 'activities.by-day',
  needs: 'activity.answer',
  // Other days and words are heard.
  says: [`[这]${DAY}(去不了|不去)[，]${DAY}(去|能去)`, `[这]${DAY}(去|能去)[，]${DAY}(去不了|不去)`],
  slots: {},
  ask: {},
  examples: ['这周二去不了，周四去', '周一去，周三不去'],
  mayPass: true,
  hears: hearDays,
  run: hearDays,
})

/** Said of the one series of theirs; who is in several is asked which by others. */
async function hearDays(turn: Turn<unknown>): Promise<Outcome | undefined> {
  const person = turn.speaker.person?.id
  if (person === undefined || turn.file !== undefined || readByDay(turn.act) === undefined) return undefined
  const theirs = await findMine(turn, ({ series_id }) => series_id !== null)
  const [only, ...others] = theirs.filter(
    (one, at) => theirs.findIndex(({ series_id }) => series_id === one.series_id) === at,
  )
  if (only === undefined || others.length > 0 || !(await isOfSeries(turn, only, person))) return undefined
  return answerByDay(turn, only, person, turn.act)
}
