/** 太极拳以后不办了: no more occurrences are made; those that stand stay, unless they are called off. */
import { command } from '../../feature.ts'
import { findNamed } from './choose-activity.ts'
import { inWords } from './in-words.ts'
import * as queries from './queries.ts'
import { NAMED_ACTIVITY } from './vocabulary.ts'
import * as wording from './wording.ts'

export const endSeries = command({
  id: 'activities.end-series',
  needs: 'activity.publish',
  says: [`${NAMED_ACTIVITY}以后[都](不办|不搞|不练|不上|不开|停)了`, `以后[都]不(办|搞|练|上|开)${NAMED_ACTIVITY}了`],
  slots: { activity: { kind: 'words' } },
  ask: {},
  examples: ['太极拳以后不办了', '以后不练太极拳了'],
  help: '停掉每周的活动：太极拳以后不办了',
  async run(turn) {
    const { named, title } = await findNamed(turn, turn.slots.activity)
    const found = named.filter(({ series_id }) => series_id !== null)
    const [first] = found
    if (first === undefined || first.series_id === null) {
      return { reply: { text: wording.noSuchSeries(title ?? '') } }
    }
    await queries.updateSeries(turn.db, first.series_id, { ended_at: turn.now })
    const standing = found
      .filter(({ series_id, starts_at }) => series_id === first.series_id && starts_at > turn.now)
      .map((activity) => inWords(activity, turn.office.zone).when)
    return { reply: { text: wording.seriesEnded(first.title, standing) } }
  },
})
