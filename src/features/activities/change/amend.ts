/** 茶话会改到下午3点, after it was sent out: echoed first; then those concerned are told what has changed (rule 27). */
import { dayOf } from '../../../base/calendar.ts'
import {
  type AwaitedAnswer,
  ask,
  type ChatId,
  type Job,
  type JobResult,
  type Message,
  type Outcome,
  type Turn,
  type WorkingOffice,
} from '../../../feature.ts'
import { givesUp } from '../../../language/read-value.ts'
import type { Option } from '../../../language/reading.ts'
import { sayInstant } from '../../../language/say.ts'
import { addressOf } from '../../people/public.ts'
import { expectSignUp } from '../answer/sign-up-question.ts'
import { detailsOf } from '../details.ts'
import { withoutPatients } from '../in-hospital.ts'
import { inWords } from '../in-words.ts'
import { invite, postInvitation } from '../plan/announce.ts'
import { type Compared, compare, readChange } from '../plan/change-draft.ts'
import { bareValue, type Field } from '../plan/change-sheet.ts'
import { findNewClashes } from '../plan/clashes.ts'
import { phonesOf } from '../plan/publish.ts'
import * as queries from '../queries.ts'
import { findReaders } from '../rooms/readers.ts'
import { keepOthersAsTheyWere } from '../series.ts'
import { about } from '../still-wanted.ts'
import * as wording from '../wording.ts'
import { isNear, isUrgent, wayOf } from './urgent.ts'
import { tellWhoCalledOff, whoCalledOff } from './who-called-off.ts'

const PAGE = 200
/** What people must hear of; seats and deadline concern only those who have not decided, when they answer. */
const TOLD: ReadonlySet<Compared> = new Set([
  'title',
  'when',
  'place',
  'landmark',
  'bring',
  'cost',
  'rain',
  'companions',
  'note',
])

/** What waits for 1 改. Instants as ISO strings. */
interface Pending {
  readonly activityId: number
  /** The version that was shown; another one is a change by somebody else meanwhile. */
  readonly version: number
  readonly words: string
  /** It was said that the change voids a calling-off. */
  readonly isOff?: true
}

const OPTIONS: readonly Option[] = [
  { number: 1, value: 'amend', label: wording.AMEND, words: ['改吧', '确认', '是', '对', '可以'] },
  { number: 2, value: 'keep', label: wording.DO_NOT_AMEND, words: ['不用', '先不改', '算了'] },
]

/** Shows what would change and for how many, and asks. `besides`: what else follows from it. */
export async function proposeAmendment(
  turn: Turn<unknown>,
  activity: queries.Activity,
  said: string,
  besides: readonly string[] = [],
): Promise<Outcome> {
  const words = await withEarlier(turn, activity, said)
  const change = await readAmendment(turn, activity, words)
  if ('why' in change) return { reply: { text: change.why } }
  if ('open' in change) return askNewValue(turn, activity, words, change.open)
  const people = change.told.length === 0 ? [] : await findToTell(turn, activity)
  const isOff = activity.off_at !== null
  const notes = [
    ...(isOff ? [wording.amendKeepsOn(await whoCalledOff(turn, activity))] : []),
    ...change.notes,
    ...besides,
    ...(await findNewClashes(turn, activity, change.after)),
  ]
  const text = wording.askAmend(activity.title, change.lines, notes, whoHears(turn, activity, people.length))
  const payload: Pending = { activityId: activity.id, version: activity.version, words, ...(isOff ? { isOff } : {}) }
  return ask(turn, text, OPTIONS, { answer: 'amend', payload })
}

/** What was proposed before and has not been decided stays, unless the same is said anew. */
async function withEarlier(turn: Turn<unknown>, activity: queries.Activity, words: string): Promise<string> {
  const earlier = await queries.openQuestion(turn.db, turn.chat.id, 'amend', turn.now)
  const { activityId, words: before } = (earlier ?? {}) as Partial<Pending>
  if (activityId !== activity.id || before === undefined) return words
  const [old, fresh] = [await readChange(turn, activity, before, {}), await readChange(turn, activity, words, {})]
  return Object.keys(fresh.row).some((field) => field in old.row) ? words : `${before}，${words}`
}

type Lines = ReturnType<typeof compare>

async function readAmendment(turn: Turn<unknown>, activity: queries.Activity, words: string) {
  const { said, row, notes, ask: asked } = await readChange(turn, activity, words, {})
  const open = asked ?? (said.open && { ask: said.open, text: wording.askNew(said.open) })
  if (open !== undefined) return { open }
  if (row.audience !== undefined) return { why: wording.audienceStays() }
  const after = { ...activity, ...row } as queries.Activity
  const lines = compare(activity, after, turn.office.zone)
  if (lines.length === 0) return { why: notes.length > 0 ? notes.join('\n') : wording.amendmentNotUnderstood() }
  const { seated } = await queries.countHeads(turn.db, activity.id, [])
  if (after.seats !== null && after.seats < seated) return { why: wording.seatsTaken(activity.title, seated) }
  // Where nobody has got the invitation yet, it goes out as it reads now.
  const told = isUnsent(turn, activity) ? lines : lines.filter(([field]) => TOLD.has(field))
  return { after, lines, notes, told }
}

/** What waits for the value that was missing: 地点也改下, 改成周四上午. */
interface WaitsForValue {
  readonly activityId: number
  readonly words: string
  readonly field: Field
}

function askNewValue(
  turn: Turn<unknown>,
  activity: queries.Activity,
  words: string,
  open: { readonly ask: Field; readonly text: string },
): Outcome {
  const payload: WaitsForValue = { activityId: activity.id, words, field: open.ask }
  return ask(turn, open.text, [], { answer: 'amend-value', payload })
}

const ENDS_IN_PART = /(?:上午|下午|早上|晚上|傍晚|中午)$/
const BEGINS_WITH_HOUR = /^[\d一二三四五六七八九十两]+(?:点|:)/

export const newValue: AwaitedAnswer = {
  id: 'amend-value',
  needs: 'activity.publish',
  staysOpen: false,
  takesWords: true,
  async onAnswer(turn, { act }, payload) {
    const { activityId, words, field } = payload as WaitsForValue
    const activity = await queries.findActivity(turn.db, activityId)
    if (activity?.state !== 'published') return undefined
    if (givesUp(act.text)) return { reply: { text: wording.keptOn(activity.title) }, as: 'kept' }
    // An hour belongs to the day that was said; anything else is said in full.
    const value = field === 'when' ? act.text : `${wording.FIELDS[field]}改成${bareValue(act.text)}`
    // 下午 and then 3点 are one time of day.
    const between = field === 'when' && ENDS_IN_PART.test(words) && BEGINS_WITH_HOUR.test(value) ? '' : '，'
    return proposeAmendment(turn, activity, `${words}${between}${value}`)
  },
}

export const confirmAmendment: AwaitedAnswer = {
  id: 'amend',
  needs: 'activity.publish',
  staysOpen: false,
  takesWords: false,
  async onAnswer(turn, { choice }, payload) {
    const { activityId, version, words, isOff } = payload as Pending
    const activity = choice === undefined ? undefined : await queries.lockActivity(turn.db, activityId)
    if (activity === undefined) return undefined
    const isOver = activity.off_at !== null && activity.off_at <= turn.now
    if (activity.state !== 'published' || isOver) return { reply: { text: wording.isOff(activity.title) } }
    if (choice?.value === 'keep') return { reply: { text: wording.keptOn(activity.title) }, as: 'kept' }
    const isNews = activity.version !== version || (activity.off_at !== null && isOff === undefined)
    if (isNews) return proposeAmendment(turn, activity, words)
    return amend(turn, activity, words)
  },
}

async function amend(turn: Turn<unknown>, activity: queries.Activity, words: string): Promise<Outcome> {
  const { db } = turn
  const change = await readAmendment(turn, activity, words)
  if ('why' in change) return { reply: { text: change.why } }
  if ('open' in change) return askNewValue(turn, activity, words, change.open)
  const {
    title,
    place,
    starts_at,
    ends_at,
    seats,
    deadline_at,
    must_reach_at,
    remind_at,
    reminds_today,
    reminds_ahead,
  } = change.after
  const told = tellLines(change.told)
  const people = told === undefined ? [] : await findToTell(turn, activity)
  const row = {
    title,
    place,
    starts_at,
    ends_at,
    seats,
    deadline_at,
    must_reach_at,
    remind_at,
    reminds_today,
    reminds_ahead,
    ...detailsOf(change.after),
    // What is changed is held, although it was just to be called off: that was asked.
    off_at: null,
  }
  await queries.amend(db, activity, row, told)
  await keepOthersAsTheyWere(db, activity, row)
  const phones = await phonesOf(turn, people)
  return {
    reply: {
      text: wording.amended(title, phones, whoHears(turn, activity, people.length), sayWhenTold(turn, change.after)),
    },
    wake: ['activities.tell-change', 'activities.offer'],
    messages: tellWhoCalledOff(turn, activity, wording.amendedByColleague),
    as: people.length > 0 ? `amended ${activity.id}` : `amended-quietly ${activity.id}`,
  }
}

/** The invitations still wait: to be called back, or for the morning. */
const isUnsent = ({ now, office }: Turn<unknown>, { published_at }: queries.Activity): boolean =>
  published_at === null || office.nextSending(published_at) > now

/** How many hear of a change. */
const whoHears = (turn: Turn<unknown>, activity: queries.Activity, people: number): number | 'unsent' =>
  isUnsent(turn, activity) ? 'unsent' : people

function sayWhenTold({ now, office }: Turn<unknown>, activity: queries.Activity): string {
  const at = isUrgent(activity, now, office) ? now : office.nextSending(now)
  return at > now ? sayInstant(at, office.zone, dayOf(now, office.zone)) : ''
}

const tellLines = (lines: Lines): string | undefined =>
  lines.length === 0 ? undefined : lines.map(([field, from, to]) => wording.changedLine(field, from, to)).join('\n')

/** Those who were asked and have not declined; nobody, as long as the invitations still wait. */
export async function findToTell(turn: Turn<unknown>, activity: queries.Activity): Promise<readonly number[]> {
  if (isUnsent(turn, activity)) return []
  const people = await queries.findInvited(turn.db, activity.id)
  return people.filter(({ answer }) => answer !== 'no').map(({ id }) => id)
}

/** Woken when a published activity was changed. */
export const tellChange: Job = {
  id: 'activities.tell-change',
  lateBy: 0,
  title: wording.tellChangeTitle,
  async run({ db, now, office }): Promise<JobResult> {
    const people = await queries.findToTellChange(db, now, PAGE)
    const messages: Message[] = []
    for (const activityId of new Set(people.map((person) => person.activityId))) {
      const activity = await queries.findActivity(db, activityId)
      if (activity === undefined) continue
      const readers = await findReaders(db, activity, 'told_version')
      const uninvited = await queries.roomsNotInvited(db, activity, readers.rooms)
      messages.push(
        ...readers.rooms.map((room) =>
          uninvited.has(room) ? postInvitation(activity, room, office) : postTo(activity, room, now, office),
        ),
      )
      const told = people.filter((person) => person.activityId === activityId)
      // Who waits for a seat must not take the room's word for it that they come.
      const alone = told.filter(({ id, seat, isNew }) => !isNew && (seat === 'waiting' || !readers.people.has(id)))
      const waiting = (await queries.findWaiting(db, activityId)).map(({ person_id }) => person_id)
      const news = { key: `change:activity ${activity.id} v${activity.version}`, say: wording.changeNotTold }
      const found = isNear(activity, now)
        ? { well: alone, messages: [] }
        : await withoutPatients(db, activity, alone, news)
      // Whoever has not got the invitation yet gets it as it reads now, and hears of no change.
      const unasked = told.filter(({ isNew }) => isNew)
      messages.push(...found.messages, ...(await invite(activity, unasked, { db, now, office })))
      messages.push(
        ...found.well.map((person) => tell(activity, person, waiting.indexOf(person.id) + 1, { now, office })),
      )
      await queries.markToldVersion(db, activityId, [...readers.people.keys(), ...told.map(({ id }) => id)])
    }
    return { messages, again: people.length === PAGE }
  },
}

type ToTell = Awaited<ReturnType<typeof queries.findToTellChange>>[number]

/** Whoever has signed up need not do so again; whoever has not is asked once more. `place`: in the line of those who wait. */
function tell(
  activity: queries.Activity,
  person: ToTell,
  place: number,
  { now, office }: { readonly now: Date; readonly office: WorkingOffice },
): Message {
  const { answer } = person
  const purpose = place > 0 ? 'waiting' : answer === 'yes' ? 'reminder' : 'nudge'
  const change = activity.changed_words ?? ''
  return {
    ...common(activity, { now, office }, purpose),
    to: { person: person.id },
    text: wording.changeTold(addressOf(person), inWords(activity, office.zone), change, answer, place),
    once: `change:activity ${activity.id} v${activity.version}:person ${person.id}`,
    expects: expectSignUp(activity, person.id, answer === 'yes' || place > 0),
  }
}

function common(
  activity: queries.Activity,
  { now, office }: { readonly now: Date; readonly office: WorkingOffice },
  purpose: Parameters<typeof about>[1],
) {
  return {
    ...wayOf(activity, now, office),
    about: about(activity, purpose),
    notAfter: activity.starts_at,
  }
}

function postTo(activity: queries.Activity, room: ChatId, now: Date, office: WorkingOffice): Message {
  return {
    ...common(activity, { now, office }, 'room'),
    to: { chat: room },
    text: wording.changeInRoom(inWords(activity, office.zone), activity.changed_words ?? ''),
    once: `change:activity ${activity.id} v${activity.version}:room ${room}`,
    expects: expectSignUp(activity, null),
  }
}
