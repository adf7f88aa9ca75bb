/** Whether an activity is really to be called off, with how many would hear of it. */
import { ask, type Outcome, type Turn } from '../../../feature.ts'
import type { Option } from '../../../language/reading.ts'
import { inWords } from '../in-words.ts'
import type { Activity } from '../queries.ts'
import * as wording from '../wording.ts'
import { findToTell } from './amend.ts'

const OPTIONS: readonly Option[] = [
  { number: 1, value: 'call-off', label: wording.CALL_OFF, words: ['确认取消', '是', '是的', '对', '取消吧'] },
  { number: 2, value: 'keep', label: wording.KEEP_ON, words: ['不', '不用', '照常', '照常办', '先不取消'] },
]

export async function askCallOff(turn: Turn<unknown>, activity: Activity): Promise<Outcome> {
  const people = await findToTell(turn, activity)
  const text = wording.askCallOff(inWords(activity, turn.office.zone), people.length)
  return ask(turn, text, OPTIONS, { answer: 'call-off', payload: { activityId: activity.id } })
}
