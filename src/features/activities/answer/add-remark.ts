/** 对了，我不吃辣: said after the sign-up, kept with it. */
import { command, type Outcome, type Turn } from '../../../feature.ts'
import * as queries from '../queries.ts'
import * as wording from '../wording.ts'
import { bareRemark, joinRemarks, saysHowTheyCome } from './remarks.ts'
import { type AskedToSignUp, expectSignUp } from './sign-up-question.ts'

export const addRemark = command({
  id: 'activities.remark',
  needs: 'activity.answer',
  says: ['(对了|另外|还有|补充一下|忘了说)[，]我(不吃|忌口|吃素)[辣|葱|香菜|肉|猪肉|牛羊肉|海鲜|甜的]'],
  slots: {},
  ask: {},
  examples: ['对了，我不吃辣', '忘了说我吃素'],
  mayPass: true,
  run: add,
  hears: async (turn) => (turn.file === undefined ? add(turn) : undefined),
})

/** To the sign-up that was made last; `undefined`: there is none, or the words are something else. */
async function add(turn: Turn<unknown>): Promise<Outcome | undefined> {
  const { db, now, act, speaker } = turn
  const remark = bareRemark(act.text)
  if (remark === undefined || speaker.person === undefined) return undefined
  const mine = await queries.findOpenFor(db, speaker.person.id, now)
  const coming = mine.filter(({ answer }) => answer === 'yes')
  const signUps = await Promise.all(coming.map(({ id }) => queries.findSignUp(db, id, speaker.person?.id ?? 0)))
  const [latest] = signUps
    .flatMap((one) => one ?? [])
    .toSorted((a, b) => b.answered_at.getTime() - a.answered_at.getTime())
  const activity = coming.find(({ id }) => id === latest?.activity_id)
  if (latest === undefined || activity === undefined) return askWhetherTheyCome(turn, mine, remark)
  await queries.noteRemark(db, latest.id, joinRemarks(latest.reason, remark))
  return { reply: { text: wording.remarkNoted(remark, activity.title) } }
}

/** 我坐大巴, of somebody who was asked to one thing and has not answered: no yes, and not lost either. */
function askWhetherTheyCome(
  { act, chat, speaker: { person } }: Turn<unknown>,
  mine: Awaited<ReturnType<typeof queries.findOpenFor>>,
  remark: string,
): Outcome | undefined {
  const [only, ...others] = mine.filter(({ answer }) => answer === null)
  const isAnswer = act.reply.reply !== 'other' || !saysHowTheyCome(act.text)
  if (only === undefined || others.length > 0 || isAnswer || person === undefined || chat.kind === 'room')
    return undefined
  const expects = expectSignUp(only, person.id)
  const payload: AskedToSignUp = { activityId: only.id, personId: person.id, remark }
  return { reply: { text: wording.askedWithRemark(remark, only.title), expects: { ...expects, payload } } }
}
