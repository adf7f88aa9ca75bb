/** 甲、乙没来，其余都到了, by whoever leads it; 谁没来: what was noted. */
import { command, type Outcome, type PersonId, type Turn } from '../../../feature.ts'
import { findMentioned, type Mentioned } from '../../people/public.ts'
import { findNamed } from '../answer/choose-activity.ts'
import { inWords } from '../in-words.ts'
import { invitedWithin } from '../invited-within.ts'
import type { Activity } from '../queries.ts'
import { spokenOf } from './at-the-door.ts'
import * as queries from './queries.ts'
import { readRollCall } from './read-roll-call.ts'
import * as wording from './wording.ts'

const WORTH_READING = /没来|没到|未到|缺席|到了|来了|到齐|到场|签到/

export const rollCall = command({
  id: 'activities.roll-call',
  needs: 'activity.roll-call',
  says: [
    '[{activity}](谁|有谁|都有谁|哪些人|哪几个)[还]没(来|到)',
    '(谁|有谁|哪些人)没(来|到){activity}',
    '[{activity}](谁|都有谁|哪些人)到了',
    '[{activity}]签到(名单|情况|记录)',
    '[{activity}]到了(多少|几个|多少个)人',
  ],
  slots: { activity: { kind: 'words' } },
  ask: {},
  examples: ['谁没来', '谁到了', '茶话会签到名单', '到了多少人'],
  help: '点名：张三没来，其余都到了；谁没来',
  run: (turn) => showRoll(turn, turn.slots.activity),
  hears,
})

async function hears(turn: Turn): Promise<Outcome | undefined> {
  const { act, db, now, scope } = turn
  if (!WORTH_READING.test(act.text)) return undefined
  const activities = await spokenOf(db, now)
  if (activities.length === 0) return undefined
  const mentioned = await findMentioned(db, act.text, scope)
  const call = readRollCall(act.text, mentioned)
  if (call === undefined) return undefined
  const activity = await meant(turn, activities, mentioned)
  return activity === undefined ? undefined : keep(turn, activity, mentioned, call)
}

/** The one that is named, else the one to which most of the people were asked, the latest first. */
async function meant(
  { act, db }: Turn<unknown>,
  activities: readonly Activity[],
  mentioned: readonly Mentioned[],
): Promise<Activity | undefined> {
  const named = activities.find(({ title }) => act.text.includes(title))
  if (named !== undefined || mentioned.length === 0) return named ?? activities[0]
  const ids = mentioned.flatMap(({ people }) => people.map(({ id }) => id))
  let best: { readonly activity: Activity; readonly count: number } | undefined
  for (const activity of activities) {
    const count = (await queries.invitedAmong(db, activity.id, ids)).size
    if (count > (best?.count ?? 0)) best = { activity, count }
  }
  return best?.activity
}

async function keep(
  turn: Turn<unknown>,
  activity: Activity,
  mentioned: readonly Mentioned[],
  call: NonNullable<ReturnType<typeof readRollCall>>,
): Promise<Outcome> {
  const invited = await invitedWithin(turn.db, activity.id, turn.scope)
  const names = new Map(invited.map(({ id, name }) => [id, name]))
  const states = new Map<PersonId, queries.State>()
  for (const { name, state } of call.said) {
    const mention = mentioned[name]
    const fitting = (mention?.people ?? []).filter(({ id }) => names.has(id))
    const [only, ...others] = fitting
    // Whom a surname or a slip may mean is nobody's guess; nothing is noted then.
    if (only === undefined && mention?.how === 'name') return outside(mention.text, activity)
    if (only === undefined || others.length > 0) return { reply: { text: wording.writeOut(mention?.text ?? '') } }
    states.set(only.id, state)
  }
  if (call.rest !== undefined) {
    const noted = call.onlyOthers
      ? await queries.attendanceOf(turn.db, activity.id)
      : new Map<PersonId, queries.State>()
    const rest = invited.filter(
      ({ id, seat, answer }) => seat === 'seated' && answer === 'yes' && !states.has(id) && !noted.has(id),
    )
    for (const { id } of rest) states.set(id, call.rest)
  }
  const by_id = turn.speaker.person?.id ?? null
  const common = { activity_id: activity.id, at: turn.now, by_id, inbox_id: turn.inboxId }
  await queries.noteAttendance(
    turn.db,
    [...states].map(([person_id, state]) => ({ ...common, person_id, state })),
  )
  const named = (wanted: queries.State) =>
    [...states].filter(([, state]) => state === wanted).map(([id]) => names.get(id) ?? '')
  return { reply: { text: wording.rollCalled(activity.title, named('here'), named('absent')) }, as: 'kept' }
}

const outside = (name: string, { title }: Activity): Outcome => ({ reply: { text: wording.notAsked([name], title) } })

/** Who came, of the activity that is named, else of the last one. */
export async function showRoll(turn: Turn<unknown>, words: string | undefined): Promise<Outcome> {
  const { named } = await findNamed(turn, words)
  const past = named.filter(({ starts_at }) => starts_at.getTime() <= turn.now.getTime() + 1_800_000)
  const activity = past[0] ?? (await spokenOf(turn.db, turn.now))[0]
  if (activity === undefined) return { reply: { text: wording.noneToRoll() } }
  const people = await invitedWithin(turn.db, activity.id, turn.scope)
  const noted = await queries.attendanceOf(turn.db, activity.id)
  const of = (state: queries.State | undefined) => people.filter(({ id }) => noted.get(id) === state)
  const lists = {
    here: of('here').map(({ name }) => name),
    absent: of('absent').map(({ name }) => name),
    unknown: of(undefined)
      .filter(({ seat, answer }) => seat === 'seated' && answer === 'yes')
      .map(({ name }) => name),
  }
  return { reply: { text: wording.rollList(inWords(activity, turn.office.zone), lists) } }
}
