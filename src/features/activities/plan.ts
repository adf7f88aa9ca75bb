/** 下周三上午9点在活动中心办重阳茶话会，限30人，请第一支部的同志回复: a sentence becomes a draft, shown before it is sent. */
import { dayOf, timeOf } from '../../base/calendar.ts'
import { type AwaitedAnswer, command, type Outcome, type Turn, type Tx, type ValuesOf } from '../../feature.ts'
import { ACTIVITY_ENDS, PLACE_ENDS } from '../../language/kinds-of-words.ts'
import { readSlots } from '../../language/read-value.ts'
import type { Option, Slot, When } from '../../language/reading.ts'
import { sayInstant } from '../../language/say.ts'
import {
  type Audience,
  audienceUnknown,
  phoneList,
  resolveAudience,
  sayAudience,
  withoutChat,
} from '../people/public.ts'
import { inWords } from './in-words.ts'
import * as queries from './queries.ts'
import { readDeadline, readTiming, type Timing, usualDeadline } from './rules.ts'
import {
  AUDIENCE_LIKE,
  AUDIENCE_MARKS,
  CHANGE_WORDS,
  DROP_WORDS,
  FILLER,
  PLACE_MARKS,
  PUBLISH_WORDS,
  SEATS_MARKS,
  TITLE_MARKS,
} from './vocabulary.ts'
import * as wording from './wording.ts'

/** A draft waits this long for 1, 2 or 3. */
const PATIENCE = 24 * 3_600_000

/** In the order in which they are looked for: the surest first, the title is what remains. */
const SLOTS = {
  when: { kind: 'when' },
  /** Completes `when`: its day or its time, when only the other half was said. */
  clock: { kind: 'when', marks: [] },
  deadline: { kind: 'when', deadline: true },
  seats: { kind: 'count', marks: SEATS_MARKS },
  audience: { kind: 'words', marks: AUDIENCE_MARKS, like: AUDIENCE_LIKE },
  place: { kind: 'words', marks: PLACE_MARKS, ends: PLACE_ENDS },
  title: { kind: 'words', marks: TITLE_MARKS, ends: ACTIVITY_ENDS, rest: true },
  left: { kind: 'words', left: FILLER },
} as const satisfies { readonly [name: string]: Slot }

type Values = ValuesOf<typeof SLOTS, 'title' | 'when' | 'place' | 'audience'>

export const publish = command({
  id: 'activities.publish',
  needs: 'activity.publish',
  says: [],
  frame: ['when', 'title'],
  slots: SLOTS,
  ask: { title: wording.askTitle, when: wording.askWhen, place: wording.askPlace, audience: wording.askAudience },
  examples: [
    '下周三上午9点在活动中心办重阳茶话会，限30人，请第一支部的同志回复',
    '组织一次健康讲座，时间这周五下午两点到四点，地点在老干部活动室，名额50个，通知全体',
  ],
  help: '办活动：下周三上午9点在活动中心办重阳茶话会，限30人，请第一支部的同志回复',
  run: (turn) => draft(turn),
})

/** What a sentence comes to: a draft, or the question that is still open. */
type Planned = { readonly timing: Timing; readonly audience: Audience } | { readonly ask: NonNullable<Outcome['ask']> }

async function draft(turn: Turn<Values>): Promise<Outcome> {
  const { db, now, office, slots, speaker } = turn
  const planned = await plan(turn)
  if ('ask' in planned || speaker.person === undefined)
    return 'ask' in planned ? { messages: [], ask: planned.ask } : {}
  const { startsAt, endsAt } = planned.timing
  const deadline = readDeadline(
    turn.act.when.find((when) => when.deadline),
    office.zone,
  )
  const id = await queries.insertActivity(db, {
    title: slots.title,
    place: slots.place,
    starts_at: startsAt,
    ends_at: endsAt ?? null,
    seats: slots.seats ?? null,
    audience_words: slots.audience,
    audience: JSON.stringify(planned.audience),
    deadline_at:
      deadline !== undefined && deadline > now && deadline < startsAt
        ? deadline
        : usualDeadline(startsAt, now, office.zone),
    state: 'draft',
    planned_by: speaker.person.id,
    created_at: now,
  })
  return showDraft(turn, id)
}

/** Checks one thing after the other, so that one question is asked at a time. */
async function plan(turn: Turn<Values>): Promise<Planned> {
  const { db, now, office, slots } = turn
  const timing = readTiming(slots.when, slots.clock, now, office.zone)
  if ('fault' in timing) return { ask: askAboutTime(timing.fault, timing.when, now, office.zone) }
  const read = await resolveAudience(db, slots.audience, turn.scope, dayOf(now, office.zone))
  if ('unknown' in read) return { ask: { slot: 'audience', text: audienceUnknown(read.unknown) } }
  const people = await queries.peopleOfAudience(db, read.audience)
  if (people.length === 0) return { ask: { slot: 'audience', text: wording.nobodyThere(sayAudience(read.audience)) } }
  return { timing, audience: read.audience }
}

function askAboutTime(fault: 'impossible' | 'no-day' | 'no-time' | 'past', when: When, now: Date, zone: string) {
  if (fault === 'impossible') return { slot: 'when', text: wording.noSuchTime(when.text) }
  if (fault === 'no-day') return { slot: 'clock', text: wording.askDay(when.text) }
  if (fault === 'no-time') return { slot: 'clock', text: wording.askTime(when.text) }
  const timing = readTiming(when, undefined, new Date(0), zone)
  return {
    slot: 'when',
    text: wording.timeIsPast('startsAt' in timing ? sayInstant(timing.startsAt, zone) : sayInstant(now, zone)),
  }
}

/** The draft as it was understood, with 1 发布 2 修改 3 先不发. */
async function showDraft(turn: Turn<unknown>, id: number): Promise<Outcome> {
  const activity = await queries.findActivity(turn.db, id)
  if (activity === undefined) return {}
  const people = await queries.peopleOfAudience(turn.db, activity.audience)
  const mute = await withoutChat(turn.db, people)
  const text = wording.preview({
    ...inWords(activity, turn.office.zone),
    seats: activity.seats,
    audience: sayAudience(activity.audience),
    people: people.length,
    withoutChat: mute.length,
    deadline: sayInstant(activity.deadline_at, turn.office.zone),
  })
  return { reply: { text, expects: expectDecision(turn, id, activity.title) }, as: 'shown' }
}

const OPTIONS: readonly Option[] = [
  { number: 1, value: 'publish', label: '发布', words: PUBLISH_WORDS },
  { number: 2, value: 'change', label: '修改', words: CHANGE_WORDS },
  { number: 3, value: 'drop', label: '先不发', words: DROP_WORDS },
]

function expectDecision(turn: Turn<unknown>, activityId: number, title: string) {
  const person = turn.speaker.person?.id
  return {
    answer: 'decision',
    payload: { activityId },
    about: 'draft',
    title,
    options: OPTIONS,
    until: new Date(turn.now.getTime() + PATIENCE),
    ...(person === undefined ? {} : { person }),
  }
}

/** 1 发布 2 修改 3 先不发, or the change itself in words. */
export const decision: AwaitedAnswer = {
  id: 'decision',
  needs: 'activity.publish',
  staysOpen: false,
  takesWords: true,
  async onAnswer(turn, { choice, act }, payload) {
    const { activityId } = payload as { activityId: number }
    const activity = await queries.lockActivity(turn.db, activityId)
    if (activity === undefined) return undefined
    if (activity.state !== 'draft') return { reply: { text: wording.alreadyPublished(activity.title) } }
    if (choice?.value === 'publish') return publishDraft(turn, activity)
    if (choice?.value === 'drop' || act.reply.reply === 'cancel') return drop(turn, activity)
    if (choice?.value === 'change') return askAgain(turn, activity, wording.askChange())
    return change(turn, activity)
  },
}

async function publishDraft(turn: Turn<unknown>, activity: queries.Activity): Promise<Outcome> {
  const { db, now, office } = turn
  if (activity.starts_at <= now) {
    return askAgain(turn, activity, wording.timeIsPast(sayInstant(activity.starts_at, office.zone)))
  }
  await queries.setState(db, activity.id, 'published', now)
  const people = await queries.inviteAudience(db, activity)
  const phones = await phonesOf(db, await queries.peopleOfAudience(db, activity.audience), dayOf(now, office.zone))
  const sending = office.nextSending(now)
  const later = sending > now ? wording.sentLater(sayInstant(sending, office.zone)) : ''
  const text = wording.published(activity.title, people, later, phones)
  return { reply: { text }, wake: ['activities.announce'], as: 'published' }
}

/** Those whom no chat reaches, a line each, for staff to ring up. */
export async function phonesOf(db: Tx, people: readonly number[], today: string): Promise<string> {
  const lines = await phoneList(db, await withoutChat(db, people), today)
  return lines.map((line) => wording.phoneLine(line.name, line.phone, line.liaison?.name)).join('\n')
}

async function drop(turn: Turn<unknown>, activity: queries.Activity): Promise<Outcome> {
  await queries.setState(turn.db, activity.id, 'cancelled', turn.now)
  return { reply: { text: wording.dropped(activity.title) }, as: 'dropped' }
}

function askAgain(turn: Turn<unknown>, activity: queries.Activity, text: string): Outcome {
  return { reply: { text, expects: expectDecision(turn, activity.id, activity.title) }, as: 'asked' }
}

/** Takes the changes out of the words; whatever cannot be read is asked about, and the draft stays as it was. */
async function change(turn: Turn<unknown>, activity: queries.Activity): Promise<Outcome> {
  const { db, now, office, act } = turn
  const said = readSlots(act.text, SLOTS, { now, zone: office.zone })
  const audience =
    said.audience === undefined
      ? undefined
      : await resolveAudience(db, said.audience, turn.scope, dayOf(now, office.zone))
  if (audience !== undefined && 'unknown' in audience)
    return askAgain(turn, activity, audienceUnknown(audience.unknown))
  const timing =
    said.when === undefined ? undefined : readTiming(said.when, startOf(activity, office.zone), now, office.zone)
  if (timing !== undefined && 'fault' in timing) {
    return askAgain(turn, activity, askAboutTime(timing.fault, timing.when, now, office.zone).text)
  }
  const changes = {
    ...(said.title === undefined ? {} : { title: said.title }),
    ...(said.place === undefined ? {} : { place: said.place }),
    ...(said.seats === undefined ? {} : { seats: said.seats }),
    ...(audience === undefined ? {} : { audience: JSON.stringify(audience.audience), audience_words: said.audience }),
    ...(timing === undefined ? {} : timesOf(timing, now, office.zone)),
  }
  if (Object.keys(changes).length === 0) return askAgain(turn, activity, wording.changeNotUnderstood())
  await queries.updateDraft(db, activity.id, changes)
  return showDraft(turn, activity.id)
}

/** The draft's own day and time, for changes that name only one of them. */
function startOf(activity: queries.Activity, zone: string): When {
  return {
    span: { from: 0, to: 0 },
    text: '',
    start: { day: dayOf(activity.starts_at, zone), time: timeOf(activity.starts_at, zone) },
  }
}

function timesOf(timing: Timing, now: Date, zone: string) {
  return {
    starts_at: timing.startsAt,
    ends_at: timing.endsAt ?? null,
    deadline_at: usualDeadline(timing.startsAt, now, zone),
  }
}
