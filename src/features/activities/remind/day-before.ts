/**
 * The day before: those who come are reminded, those who have not answered get one nudge, those who wait are told that
 * there is no seat yet, whoever reads along in a room gets one post there instead, the planner gets the figures, and whoever declined is left in peace. A
 * late run (the computer was off) still reaches people the same evening.
 */

import { addDays, dayOf, instantOf, type Time, timeOf } from '../../../base/calendar.ts'
import { DAY, MINUTE } from '../../../base/spans.ts'
import type { Job, Message, Occasion } from '../../../feature.ts'
import { addressOf } from '../../people/public.ts'
import { expectSignUp } from '../answer/sign-up-question.ts'
import { sortAnswers } from '../asked/who.ts'
import { inWords } from '../in-words.ts'
import * as queries from '../queries.ts'
import { findReaders } from '../rooms/readers.ts'
import { about } from '../still-wanted.ts'
import * as wording from '../wording.ts'
import { isByHabit } from './habits.ts'
import { type Eve, lookAtSeats, tellOfSeats } from './waiting-on-eve.ts'

const PAGE = 200
/** In milliseconds. */
const TWO_DAYS = 2 * DAY
/** A reminder that has not gone out this long before the start comes too late to help. */
const LEAST_NOTICE = 30 * MINUTE

/** `at`: the hour set by the office, inside the sending window. */
export function createDayBefore(at: Time): Job {
  const [hours = '16', minutes = '0'] = at.split(':')
  return {
    id: 'activities.day-before',
    cron: `${Number(minutes)} ${Number(hours)} * * *`,
    // Until the end of the sending window: later than that it could only go out on the day itself.
    lateBy: Math.max(60, 20 * 60 - Number(hours) * 60 - Number(minutes)),
    title: wording.dayBeforeTitle,
    run: async (occasion) => remindPage(occasion, await activitiesOfNextDay(occasion)),
    async missed(occasion) {
      const activities = await untold(occasion, await activitiesOfNextDay(occasion, () => true))
      return activities.length === 0 ? undefined : wording.missedReminders(activities.map(({ title }) => title))
    },
  }
}

/** Without those that were reminded of at an hour of their own. */
async function untold({ db }: Occasion, activities: readonly queries.Activity[]): Promise<readonly queries.Activity[]> {
  const left: queries.Activity[] = []
  for (const activity of activities) {
    // Whoever would be rung up to be reminded must not come at all.
    if (activity.off_at !== null || (await isByHabit(db, activity))) continue
    const isOwn = activity.remind_at !== null
    const open = isOwn ? await queries.findInvited(db, activity.id, { not: 'reminded_at', limit: 1 }) : []
    if (!isOwn || open.length > 0) left.push(activity)
  }
  return left
}

/** Activities with an hour of their own; a tick that did not run is made up for by the next, or by the office's hour. */
export const remindAtOwnHour: Job = {
  id: 'activities.day-before-own',
  // At the minutes at which seats are offered anyway.
  cron: '*/30 8-19 * * *',
  lateBy: 29,
  title: wording.dayBeforeTitle,
  mayHaveWork: ({ now }) => queries.isAnyStarting(now, new Date(now.getTime() + TWO_DAYS)),
  async missed() {
    return undefined
  },
  async run(occasion) {
    const time = timeOf(occasion.now, occasion.office.zone)
    const activities = await activitiesOfNextDay(occasion, ({ remind_at }) => remind_at !== null && remind_at <= time)
    return remindPage(occasion, activities)
  },
}

async function activitiesOfNextDay(
  { db, due: at, now, office }: Occasion,
  isDue: (activity: queries.Activity) => boolean = ({ remind_at }) =>
    remind_at === null || remind_at <= timeOf(now, office.zone),
): Promise<readonly queries.Activity[]> {
  const next = addDays(dayOf(at, office.zone), 1)
  const until = instantOf(addDays(next, 1), '00:00', office.zone)
  return (await queries.findStarting(db, instantOf(next, '00:00', office.zone), until)).filter(isDue)
}

async function remindPage(occasion: Occasion, activities: readonly queries.Activity[]) {
  const messages: Message[] = []
  let again = false
  for (const activity of activities) {
    // What is held every week is remembered, unless this once it is otherwise.
    if (await isByHabit(occasion.db, activity)) {
      messages.push(...(await askUndecided(occasion, activity)))
      continue
    }
    const page = await remindOf(occasion, activity)
    messages.push(...page.messages, await figuresFor(occasion, activity))
    again ||= page.again
  }
  return { messages, again }
}

/** Whoever was promised to be asked once more is asked before each time, as long as a seat or an answer of theirs is open. */
async function askUndecided({ db, now, office }: Occasion, activity: queries.Activity): Promise<readonly Message[]> {
  const people = await queries.findInvited(db, activity.id)
  const undecided = people.filter(({ answer, seat }) => answer === 'maybe' && seat !== 'waiting')
  const words = inWords(activity, office.zone)
  return undecided.flatMap((person) => messageTo(person, activity, words, { now }) ?? [])
}

async function remindOf(occasion: Occasion, activity: queries.Activity) {
  const { db, now, office } = occasion
  const posts = await postsToRooms(occasion, activity, await takeReaders(occasion, activity))
  const words = inWords(activity, office.zone)
  const people = await queries.findInvited(db, activity.id, { not: 'reminded_at', limit: PAGE })
  const eve = people.some(({ seat }) => seat === 'waiting') ? await lookAtSeats(occasion, activity) : undefined
  const messages = people.flatMap((person) => messageTo(person, activity, words, { now, eve }) ?? [])
  await queries.markInvited(
    db,
    activity.id,
    people.map((person) => person.id),
    'reminded_at',
    now,
  )
  return { messages: [...messages, ...posts], again: people.length === PAGE }
}

/**
 * The rooms that get a post. Who reads it there gets no message of their own, but for those who must hear that there is no
 * seat yet, and those who were promised to be asked once more.
 */
async function takeReaders({ db, now }: Occasion, activity: queries.Activity): Promise<readonly number[]> {
  const { people, rooms } = await findReaders(db, activity, 'reminded_at')
  const unsettled = await queries.findUnsettled(db, activity.id)
  const ids = [...people.keys()].filter((id) => !unsettled.has(id))
  await queries.markInvited(db, activity.id, ids, 'reminded_at', now)
  return rooms
}

function messageTo(
  person: queries.Invited,
  activity: queries.Activity,
  words: wording.InWords,
  { now, eve }: { readonly now: Date; readonly eve?: Eve | undefined },
): Message | undefined {
  const address = addressOf(person)
  const common = {
    to: { person: person.id },
    kind: 'reminder',
    once: `day-before:${keyOf(activity)}:person ${person.id}`,
    notAfter: latest(activity),
  } as const
  if (person.answer === 'no') return undefined
  // Silence is an answer too: one nudge, and none after the deadline.
  const isSilent = person.answer === null && person.heardAt === null
  const isAsked = activity.asks_again && person.nudgedAt === null && activity.deadline_at > now
  if (isSilent && !isAsked) return undefined
  // Whoever waits and has not made up their mind has nothing to decide as long as there is no seat.
  if (person.seat === 'waiting') {
    const told = eve && tellOfSeats(person, activity, eve, words)
    return told && { ...common, ...told }
  }
  if (person.answer === 'yes') {
    const text = wording.reminder(address, words, person.heads ?? 1)
    return { ...common, text, expects: expectSignUp(activity, person.id, true), about: about(activity, 'reminder') }
  }
  const expects = expectSignUp(activity, person.id)
  return { ...common, text: nudgeFor(person)(address, words), about: about(activity, 'nudge'), expects }
}

/** Whoever has written is not chased as if silent. */
function nudgeFor(person: queries.Invited): typeof wording.nudge {
  const { reason } = person
  if (person.answer === 'maybe' && reason !== null) {
    return (address, words) => wording.nudgeConditional(address, words, reason)
  }
  if (person.answer === 'maybe') return wording.nudgeUndecided
  return person.heardAt === null ? wording.nudge : wording.nudgeHeard
}

async function postsToRooms(
  { db, office }: Occasion,
  activity: queries.Activity,
  rooms: readonly number[],
): Promise<readonly Message[]> {
  const { coming } = await queries.countHeads(db, activity.id, [])
  return rooms.map((room) => ({
    to: { chat: room },
    kind: 'reminder',
    text: wording.roomReminder(inWords(activity, office.zone), coming),
    once: `day-before:${keyOf(activity)}:room ${room}`,
    about: about(activity, 'room'),
    notAfter: latest(activity),
    expects: expectSignUp(activity, null),
  }))
}

/** To whoever planned it: how many come, and how many are silent. */
async function figuresFor({ db, office }: Occasion, activity: queries.Activity): Promise<Message> {
  const answers = sortAnswers(await queries.findInvited(db, activity.id))
  return {
    to: { person: activity.planned_by },
    kind: 'staff',
    text: wording.eveFigures(inWords(activity, office.zone), answers),
    once: `day-before:${keyOf(activity)}:planner`,
    about: about(activity, 'room'),
    notAfter: latest(activity),
  }
}

const keyOf = (activity: queries.Activity) => `activity ${activity.id} v${activity.version}`
const latest = (activity: queries.Activity) => new Date(activity.starts_at.getTime() - LEAST_NOTICE)
