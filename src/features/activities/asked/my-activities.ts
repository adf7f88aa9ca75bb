/** 有什么活动, 我报了什么, 取消报名: what a member may ask about their own activities. */

import { dayOf } from '../../../base/calendar.ts'
import { DAY } from '../../../base/spans.ts'
import { type AwaitedAnswer, command, mayDo, type Outcome, type PersonId, type Turn } from '../../../feature.ts'
import { asksTheHour } from '../../../language/asks-hour.ts'
import { askWhichActivity } from '../answer/choose-activity.ts'
import { hearNotAsked } from '../answer/not-asked.ts'
import { declineFor } from '../answer/sign-up.ts'
import { inWords } from '../in-words.ts'
import { quietFirst } from '../plan/nature.ts'
import * as queries from '../queries.ts'
import * as wording from '../wording.ts'

export const upcoming = command({
  id: 'activities.upcoming',
  needs: 'activity.answer',
  says: [
    '[帮我看看|看看|查查]我还有(什么|啥|哪些)活动',
    '[我][最近|近期|这几天|这周|这个月|下周|下个月](有|有没有|都有)[些](什么|啥|哪些)活动[没|没有]',
    '{day}(有|有没有|都有)[些](什么|啥|哪些)活动[没|没有]',
    '{day}有[没有]活动[吗|没有|没]',
    '[最近]有[没有]活动[吗|没有|没]',
    '[最近]活动(安排|通知|时间|地点)',
    '[那个|这个][活动|茶话会|讲座][是|到底](几点|什么时候|啥时候|哪天|几号|在哪儿|在哪里|在哪|在啥地方|在什么地方|到哪儿)[开始|办|集合|来着]',
    '[那个|这个][活动|茶话会|讲座]几点钟[开始|集合]',
    '[那个|这个][活动|茶话会|讲座][是](在|去|到)(几楼|哪[个]屋|哪个房间|哪间屋)[办|开]',
    '(时间|地点|地方)[是](几点|哪天|哪儿|哪里|什么)',
    '[是](在|到|去)(哪|哪儿|哪里|什么地方)[啊|呀|呢][，](几点|什么时候|哪天)[开始]',
    '(几点|什么时候|哪天)[啊|呀|呢][，](在|到|去)(哪|哪儿|哪里|什么地方)',
    '[是](在|到|去)(哪个|什么|啥)(地方|地点|位置)',
    '(地址|地点|位置)[再](发我|发给我|发一下|发一遍|说一下|告诉我)',
    '[报名]截止[到|是](几号|什么时候|哪天|几点)',
    '[我][也](想|要|咋|怎么|在哪儿|在哪)报[个]名',
    '[请][把通知][再](发|说)[一]遍',
  ],
  slots: { day: { kind: 'when' } },
  ask: {},
  examples: [
    '有什么活动',
    '明天有什么活动',
    '这周六有活动吗',
    '最近有啥活动',
    '活动几点开始',
    '活动在哪儿',
    '几点',
    '在哪里',
    '哪天来着',
    '再发一遍',
    '我想报名',
  ],
  help: '有什么活动；我报了什么；取消报名',
  inRooms: true,
  mayPass: true,
  async run(turn) {
    if (asksTheHour(turn.act.text)) return undefined
    if (turn.chat.kind === 'room') return tellInRoom(turn)
    // 几点啊, of whoever is asked to nothing, is about something else: a notice, a call.
    if (!/活动|报名/.test(turn.act.text) && !isOfOffice(turn) && (await findMine(turn, () => true)).length === 0) {
      return undefined
    }
    if (isOfOffice(turn)) return showAll(turn)
    const inOrder = (await comesSeldom(turn)) ? quietFirst : undefined
    const isThen = onDaysAsked(turn)
    if (isThen === undefined) return show(turn, wording.openActivities, () => true, inOrder)
    const isAny = (await findMine(turn, isThen)).length > 0
    if (isAny) return show(turn, wording.openActivities, isThen, inOrder)
    return show(
      turn,
      (lines) => wording.noneThen(turn.act.when[0]?.text ?? '', lines),
      () => true,
      inOrder,
    )
  },
})

/** 明天, 下周: whether an activity begins on one of the days that were asked about; undefined when none was. */
function onDaysAsked({ act, office }: Turn<unknown>): ((activity: Known) => boolean) | undefined {
  const [when] = act.when
  const first = when?.start?.day
  if (first === undefined) return undefined
  const last = when?.end?.day ?? first
  return ({ starts_at }) => first <= dayOf(starts_at, office.zone) && dayOf(starts_at, office.zone) <= last
}

/** What everybody there may know: nothing of who comes. */
async function tellInRoom(turn: Turn<unknown>): Promise<Outcome> {
  const open = await findMine(turn, () => true)
  const lines = open.map((activity) => wording.activityInRoom(inWords(activity, turn.office.zone)))
  return { reply: { text: wording.openInRoom(lines) } }
}

/** So far back it is looked whether somebody came to anything, in milliseconds: half a year. */
const SPAN = 183 * DAY

/** Less than `seldomComing` asks for: to hear of what is quiet first does nobody harm, and who is new may be shy. */
async function comesSeldom({ db, now, speaker }: Turn<unknown>): Promise<boolean> {
  const since = new Date(now.getTime() - SPAN)
  return speaker.person !== undefined && !(await queries.saidYesSince(db, speaker.person.id, since))
}

/** Staff who do not speak of themselves ask about the office's activities. */
export const isOfOffice = ({ act, speaker }: Turn<unknown>): boolean =>
  mayDo(speaker, 'activity.publish') && !/我(?!们)/.test(act.text)

/** All that is open, with how many come. */
async function showAll(turn: Turn<unknown>): Promise<Outcome> {
  const lines: string[] = []
  for (const activity of await queries.findOpen(turn.db, turn.now)) {
    const { coming, waiting } = await queries.countHeads(turn.db, activity.id, [])
    lines.push(wording.activityLine(inWords(activity, turn.office.zone), wording.comingInWords(coming, waiting)))
  }
  return { reply: { text: wording.allActivities(lines) } }
}

export const mine = command({
  id: 'activities.mine',
  needs: 'activity.answer',
  says: [
    '我[都]报[名]了(什么|哪些|啥|几个)[活动]',
    '我[的](报名|活动)[情况|名单]',
    '我报[上]名了(吗|没有|没)',
    '我(报上|报)了(吗|没有|没)',
    '[{who}](替|给|帮|代)我报[上|过][名]了(吗|没有|没)',
    '[{who}](替|给|帮|代)我报[上|过][名](没|没有)',
  ],
  slots: { who: { kind: 'words' } },
  ask: {},
  examples: ['我报了什么', '我报了哪些活动', '我报名了吗', '我报上了吗', '老伴替我报了没'],
  run: (turn) => show(turn, wording.yourActivities, (activity) => activity.answer === 'yes'),
})

export type Known = Awaited<ReturnType<typeof queries.findOpenFor>>[number]

async function show(
  turn: Turn<unknown>,
  say: (lines: readonly string[]) => string,
  which: (activity: Known) => boolean,
  inOrder: (found: readonly Known[]) => readonly Known[] = (found) => found,
): Promise<Outcome> {
  const found = inOrder(await findMine(turn, which))
  const lines = found.map((activity) =>
    wording.activityLine(inWords(activity, turn.office.zone), wording.stateInWords(activity.answer, activity.seat)),
  )
  // Two who share a phone read of what both are asked once.
  return { reply: { text: say([...new Set(lines)]) } }
}

/** Of the speaker, or of everybody who shares the phone. */
export async function findMine(turn: Turn<unknown>, which: (activity: Known) => boolean): Promise<readonly Known[]> {
  const personId = turn.speaker.person?.id
  const people = personId === undefined ? turn.speaker.sharing.map(({ id }) => id) : [personId]
  const found: Known[] = []
  for (const id of people) found.push(...(await queries.findOpenFor(turn.db, id, turn.now)).filter(which))
  return found
}

export const cancel = command({
  id: 'activities.cancel',
  needs: 'activity.answer',
  toldBy: 'activities.mine',
  says: ['[帮我|给我|请]取消[我的](报名|活动)', '[我](不去|去不了|不参加|参加不了)了', '[我][的]报名取消[了|吧]'],
  slots: {},
  ask: {},
  examples: ['取消报名', '帮我取消报名', '我的报名取消吧'],
  forOneself: true,
  mayPass: true,
  hears: hearNotAsked,
  async run(turn) {
    // 取消活动 of staff is about an activity of the office, not about their own seat.
    if (isOfOffice(turn) && /活动/.test(turn.act.text)) return undefined
    const personId = turn.speaker.person?.id
    const signedUp = await findMine(turn, (activity) => activity.answer === 'yes')
    const [only] = signedUp
    if (only === undefined || personId === undefined) return { reply: { text: wording.nothingToCancel() } }
    return signedUp.length === 1
      ? cancelOne(turn, only.id, personId)
      : askWhichActivity(turn, signedUp, { answer: 'which-cancel', payload: {} })
  },
})

async function cancelOne(turn: Turn, activityId: number, personId: PersonId): Promise<Outcome> {
  const activity = await queries.lockActivity(turn.db, activityId)
  return activity === undefined ? {} : declineFor(turn, activity, personId)
}

export const whichCancel: AwaitedAnswer = {
  id: 'which-cancel',
  needs: 'activity.answer',
  staysOpen: false,
  takesWords: false,
  onAnswer: async (turn, { choice }) => {
    const personId = turn.speaker.person?.id
    return choice === undefined || personId === undefined ? undefined : cancelOne(turn, Number(choice.value), personId)
  },
}
