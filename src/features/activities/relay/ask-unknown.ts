/** Lines of a 接龙 that name nobody for certain: staff are asked, one after the other, never the room (rule 18). */
import type { AwaitedAnswer, Message, Outcome, PersonId, Saying, Turn } from '../../../feature.ts'
import type { Option } from '../../../language/reading.ts'
import { findByName, nameAndUnit } from '../../people/public.ts'
import { decided } from '../../requests/public.ts'
import { comesAlone } from '../details.ts'
import { type Activity, lockActivity } from '../queries.ts'
import { countLines } from './count-lines.ts'
import * as queries from './queries.ts'
import { afterList } from './take-list.ts'
import { whomNamed } from './whom.ts'
import * as wording from './wording.ts'

interface AskedWho {
  readonly activityId: number
  readonly lineId: number
}

const BROUGHT = 'brought'
const OUT = 'out'
/** More than that are hardly meant. */
const MOST_CHOICES = 4

/** The question about the line that has waited longest; `undefined`: none waits. */
export async function askUnknown(turn: Turn<unknown>, activity: Activity): Promise<Saying | undefined> {
  const line = await queries.findUnknownLine(turn.db, activity.id)
  if (line === undefined) return undefined
  const post = await queries.findPost(turn.db, line.inbox_id)
  const [named] = await whomNamed(turn, activity.id, { ...post, personId: null }, [line.name])
  const choices = [
    ...(named?.people ?? [])
      .slice(0, MOST_CHOICES)
      .map((person) => ({ value: String(person.id), label: wording.isPerson(nameAndUnit(person)) })),
    ...(line.owner === null || comesAlone(activity) ? [] : [{ value: BROUGHT, label: wording.broughtBy(line.owner) }]),
    { value: OUT, label: wording.LEAVE_OUT },
  ]
  const options: readonly Option[] = choices.map((choice, index) => ({ ...choice, number: index + 1 }))
  const payload: AskedWho = { activityId: activity.id, lineId: line.id }
  return {
    text: wording.whoIsIt(
      line,
      activity.title,
      options.map(({ number, label }) => `${number} ${label}`),
    ),
    expects: {
      answer: 'relay-line',
      payload,
      about: `relay-line:activity ${activity.id}`,
      title: line.name,
      options,
      until: activity.starts_at,
    },
  }
}

export const relayLine: AwaitedAnswer = {
  id: 'relay-line',
  needs: 'activity.enter',
  staysOpen: false,
  takesWords: true,
  async onAnswer(turn, { choice, act }, payload) {
    const { activityId, lineId } = payload as AskedWho
    const activity = await lockActivity(turn.db, activityId)
    const line = await queries.findLine(turn.db, lineId)
    if (activity?.state !== 'published' || line?.state !== 'unknown') return undefined
    if (choice?.value === OUT) return leaveOut(turn, activity, line)
    if (choice?.value === BROUGHT && line.owner_id !== null) return settle(turn, activity, line, line.owner_id)
    if (choice !== undefined) return settle(turn, activity, line, Number(choice.value))
    const [person, ...others] = await findByName(turn.db, act.text, turn.scope)
    if (person === undefined || others.length > 0) return askOnceMore(turn, activity, act.text)
    return settle(turn, activity, line, person.id)
  },
}

/** A name that is none is told so; anything longer is something else that was said. */
async function askOnceMore(turn: Turn<unknown>, activity: Activity, words: string): Promise<Outcome | undefined> {
  if (!/^[\u4e00-\u9fff·]{2,4}$/.test(words)) return undefined
  const again = await askUnknown(turn, activity)
  return again && { reply: { ...again, text: wording.notFoundStill(words) } }
}

/** The names in the list of one person, as the request for which they stand is called. */
export const aboutNames = (activity: number, owner: PersonId): string =>
  `relay-names:activity ${activity}:person ${owner}`

async function leaveOut(turn: Turn<unknown>, activity: Activity, line: queries.Line): Promise<Outcome> {
  await queries.changeLines(turn.db, [line.id], { state: 'left-out' })
  return goOn(turn, activity, line, wording.leftOut(line.name))
}

async function settle(turn: Turn<unknown>, activity: Activity, line: queries.Line, person: number): Promise<Outcome> {
  await queries.changeLines(turn.db, [line.id], { state: 'counted', person_id: person })
  const post = await queries.findPost(turn.db, line.inbox_id)
  await countLines(turn, activity, post, [person])
  return goOn(turn, activity, line, wording.settled(line.name))
}

/** The next line that waits is asked in the same breath. */
async function goOn(
  turn: Turn<unknown>,
  activity: Activity,
  { owner_id }: queries.Line,
  done: string,
): Promise<Outcome> {
  const next = await askUnknown(turn, activity)
  const reply = next === undefined ? { text: done } : { ...next, text: `${done}\n${next.text}` }
  const messages = owner_id === null ? [] : await tellOwner(turn, activity, owner_id)
  return { reply, messages, ...afterList('relay-line') }
}

/** When all names of somebody's lines are decided on, they hear what came of it. */
async function tellOwner(turn: Turn<unknown>, activity: Activity, owner: PersonId): Promise<readonly Message[]> {
  const lines = await queries.linesBy(turn.db, activity.id, owner)
  if (lines.some(({ state }) => state === 'unknown')) return []
  const left = lines.filter(({ state }) => state === 'left-out').map(({ name }) => name)
  const text = wording.namesDecided(activity.title, left)
  await decided(turn, aboutNames(activity.id, owner), text)
  return [{ to: { person: owner }, kind: 'reply', text, once: `inbox ${turn.inboxId}:relay-names` }]
}
