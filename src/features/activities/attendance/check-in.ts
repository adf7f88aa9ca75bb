/** 到了, 签到: whoever arrives says so, from half an hour before until it is over. */
import { command, type Outcome, type Turn } from '../../../feature.ts'
import { spouseOf } from '../../people/public.ts'
import { findSignUp } from '../queries.ts'
import { arrivingAt } from './at-the-door.ts'
import * as queries from './queries.ts'
import * as wording from './wording.ts'

const ARRIVED =
  /^(?:我们?|俺|咱)?(?:俩|两个|两口子|老两口|[和跟]老伴)?(?:已经|都|也)*(?:(?:到了|到啦|签到了?|到现场了)(?=[，。！ ])(?!.*[不没]).*|(?:到了|到啦|来了|签到|签个到|到现场了|到)[。！]?)$/
const TOGETHER = /俩|两|老伴|我们|咱/

/** Whether words say that somebody has arrived. */
export const saysArrived = (text: string): boolean => ARRIVED.test(text)

export const checkIn = command({
  id: 'activities.check-in',
  needs: 'activity.answer',
  toldBy: 'activities.roll-call',
  says: [
    '[我|俺|我们|咱们][俩|两个|老两口][已经|也|都](到了|到啦)',
    '我[们][俩|两个|老两口][已经|也|都]来了',
    '我(和|跟)老伴[都](到了|来了)',
    '[我][来]签[个]到',
    '我到现场了',
  ],
  slots: {},
  ask: {},
  examples: ['到了', '我到了', '我们俩都到了', '签到', '我和老伴都到了'],
  forOneself: true,
  mayPass: true,
  run: arrive,
})

/** `undefined`: the speaker is expected nowhere now. */
export async function arrive(turn: Turn<unknown>): Promise<Outcome | undefined> {
  const { db, now, speaker, inboxId } = turn
  const person = speaker.person
  const activity = person === undefined ? undefined : await arrivingAt(db, person.id, now)
  if (person === undefined || activity === undefined) return undefined
  const spouse = TOGETHER.test(turn.act.text) ? await spouseOf(db, person.id) : undefined
  const both = spouse !== undefined && (await findSignUp(db, activity.id, spouse.id)) !== undefined ? [spouse.id] : []
  const common = { activity_id: activity.id, state: 'here', at: now, by_id: null, inbox_id: inboxId } as const
  await queries.noteAttendance(
    db,
    [person.id, ...both].map((person_id) => ({ ...common, person_id })),
  )
  return { reply: { text: wording.checkedIn(activity.title, both.length > 0 ? wording.youBoth : wording.you) } }
}

export const undoCheckIn = command({
  id: 'activities.undo-check-in',
  needs: 'activity.answer',
  says: ['[我]签错[到]了', '[我]还没到[呢]', '取消签到'],
  slots: {},
  ask: {},
  examples: ['签错了', '我还没到', '取消签到'],
  forOneself: true,
  async run({ db, now, speaker }) {
    const activity = speaker.person === undefined ? undefined : await arrivingAt(db, speaker.person.id, now)
    const noted = activity === undefined ? undefined : await queries.attendanceOf(db, activity.id)
    if (activity === undefined || speaker.person === undefined || noted?.get(speaker.person.id) !== 'here')
      return { reply: { text: wording.nothingToTakeBack() } }
    await queries.takeBack(db, activity.id, speaker.person.id)
    return { reply: { text: wording.takenBack(activity.title) } }
  },
})
