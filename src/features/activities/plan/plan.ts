/** 下周三上午9点在活动中心办重阳茶话会，限30人，请第一支部的同志回复: a sentence becomes a draft, shown before it is sent. */
import { type Day, dayOf, type Time } from '../../../base/calendar.ts'
import { type Command, command, type Outcome, type Turn, type ValuesOf } from '../../../feature.ts'
import { ACTIVITY_ENDS } from '../../../language/kinds-of-words.ts'
import { givesUp, isUndecided, tidyAnswer } from '../../../language/read-value.ts'
import type { Recurrence } from '../../../language/reading.ts'
import { type Audience, audienceUnknown, sayAudience } from '../../people/public.ts'
import { noteIn, readDetails } from '../details.ts'
import * as queries from '../queries.ts'
import { takeRemindDays, withoutRemindDays } from '../remind/remind-days.ts'
import { takeRemind } from '../remind/remind-hour.ts'
import { countsEverybody, leftOfSeries, readSeries } from '../series.ts'
import { readDeadline, readTiming, type Timing, usualDeadline } from '../timing.ts'
import { OUTDOORS } from '../vocabulary.ts'
import * as wording from '../wording.ts'
import { askAboutTime } from './ask-about-time.ts'
import { changeAudience, resolveWhom } from './change-audience.ts'
import { copyEarlier } from './copy-earlier.ts'
import { lateInvitation, readSeats, replaceDraft, showDraft } from './draft.ts'
import { PLAN_SLOTS } from './plan-slots.ts'
import { readLeftOut } from './read-whom.ts'

export { phonesOf } from './publish.ts'

type Values = ValuesOf<typeof PLAN_SLOTS, 'title' | 'when' | 'place' | 'audience'>

/** `remindAt`: when, on the day before, people are reminded. */
export function createPublish(remindAt: Time): Command {
  return command({
    id: 'activities.publish',
    needs: 'activity.publish',
    says: [],
    frame: ['when', 'title'],
    slots: PLAN_SLOTS,
    ask: { title: wording.askTitle, when: wording.askWhen, place: wording.askPlace, audience: wording.askAudience },
    examples: [
      '下周三上午9点在活动中心办重阳茶话会，限30人，请第一支部的同志回复',
      '组织一次健康讲座，时间这周五下午两点到四点，地点在老干部活动室，名额50个，通知全体',
    ],
    deed: '办活动',
    help: '办活动：下周三上午9点在活动中心办重阳茶话会，限30人，请第一支部的同志回复',
    // 照上次茶话会再办一次，10月20日 holds a day and a name too.
    run: async (turn) => (await copyEarlier(turn, remindAt)) ?? draft({ ...turn, slots: named(turn.slots) }, remindAt),
  })
}

/** 办个活动：下周三9点，活动中心，重阳茶话会: the name comes later in the sentence. */
function named(slots: Turn<Values>['slots']): Turn<Values>['slots'] {
  const pieces = (slots.left ?? '').split('，')
  const name = NAMELESS.test(slots.title) ? pieces.find((piece) => NAME.test(piece)) : undefined
  if (name === undefined) return slots
  return { ...slots, title: name, left: pieces.filter((piece) => piece !== name).join('，') }
}

const NAMELESS = /^(?:新增|增加|再?加|再办|安排)?(?:一?[个次场])?活动$/
const NAME = new RegExp(`^.{0,10}(?:${ACTIVITY_ENDS.join('|')})$`)

/** What a sentence comes to: a draft, a question that is still open, or nothing for now. */
type Planned =
  | {
      readonly timing: Timing
      readonly rule: Recurrence | undefined
      /** The last day of a series that has one. */
      readonly lastOn: Day | null
      readonly audience: Audience
      /** What else the sentence says. */
      readonly left: string | undefined
      readonly title: string
      readonly place: string
    }
  | Outcome

async function draft(turn: Turn<Values>, remindAt: Time): Promise<Outcome> {
  const { db, now, office, slots, speaker } = turn
  const planned = await plan(turn)
  if (!('timing' in planned) || speaker.person === undefined) return 'timing' in planned ? {} : planned
  const { title, place, timing, rule, lastOn, audience, left: others } = planned
  const { startsAt, endsAt } = timing
  const seats = readSeats(slots.seats)
  const deadline = readDeadline(slots.deadline, { day: dayOf(now, office.zone), startsAt, now, zone: office.zone })
  const sending = office.nextSending(now)
  const inTime = deadline !== undefined && deadline > sending && deadline <= startsAt
  const replaced = await replaceDraft(turn, speaker.person.id, title)
  const series = rule && (await startSeries(turn, { rule, lastOn, by: speaker.person.id }))
  const { own, text, rest } = takeRemind(turn.act.text, rule === undefined ? (others ?? '') : leftOfSeries(others))
  const { days, rest: said } = takeRemindDays(text)
  const { note, left } = noteIn(said, withoutRemindDays(rest))
  const id = await queries.insertActivity(db, {
    series_id: series ?? null,
    title,
    place,
    starts_at: startsAt,
    ends_at: endsAt ?? null,
    seats: 'seats' in seats ? seats.seats : null,
    audience_words: audience.except === undefined ? slots.audience : sayAudience(audience),
    audience: JSON.stringify(audience),
    deadline_at: inTime ? deadline : usualDeadline(startsAt, sending, office.zone),
    ...readDetails(slots),
    note,
    must_reach_at: slots.mustReach === undefined ? null : now,
    remind_at: own === 'unfit' ? null : (own ?? null),
    reminds_today: days.today ?? true,
    reminds_ahead: days.ahead ?? null,
    state: 'draft',
    planned_by: speaker.person.id,
    created_at: now,
  })
  const notes = [
    ...(own === 'unfit' ? [wording.remindUnfit()] : []),
    ...(days.otherDay ? [wording.remindOtherDay()] : []),
    ...('fault' in seats ? [seats.fault] : []),
    ...(deadline !== undefined && !inTime ? [wording.deadlineOutOfRange()] : []),
  ]
  return showDraft(turn, id, remindAt, { before: replaced, notes, left })
}

/** Checks one thing after the other, so that one question is asked at a time. */
async function plan(turn: Turn<Values>): Promise<Planned> {
  const { db, now, office, slots } = turn
  const series = readSeries(turn, slots)
  if (series !== undefined && 'ask' in series) return { ask: series.ask }
  const timing = series?.timing ?? readTiming(slots.when, slots.clock, now, office.zone)
  if ('fault' in timing) return { ask: askAboutTime(timing, now, office.zone) }
  const late = lateInvitation(turn, timing.startsAt)
  if (late !== undefined) return { ask: { slot: 'when', text: late } }
  // 请您参加植物园秋游, not 参加去植物园秋游.
  const [title, place] = [tidyAnswer(slots.title).replace(/^(?:去|到|来)(?=.{3})/, ''), tidyAnswer(slots.place)]
  const stop = stopAt({ title, place, audience: slots.audience })
  if (stop !== undefined) return stop
  const read = await resolveWhom(turn, slots.audience)
  if ('unknown' in read) return { ask: { slot: 'audience', text: audienceUnknown(read) } }
  const { audience, left } = await withoutLeftOut(turn, read.audience, slots.left)
  const people = await queries.peopleOfAudience(db, audience)
  if (people.length === 0) return { ask: { slot: 'audience', text: wording.nobodyThere(sayAudience(audience)) } }
  // Only where the weather decides is it worth a question of its own.
  if (OUTDOORS.test(title) && !tellsOfRain(slots.rain)) return { ask: { slot: 'rain', text: wording.askRain } }
  return { timing, rule: series?.rule, lastOn: series?.lastOn ?? null, audience, left, title, place }
}

/** 请第一支部，别请吴玉梅: whoever the roster does not know stays among what was not understood. */
async function withoutLeftOut(turn: Turn<unknown>, whole: Audience, left: string | undefined) {
  const out = readLeftOut(left ?? '')
  const changed = out && (await changeAudience(turn, whole, { words: out.words, how: 'without' }))
  if (out === undefined || changed === undefined || 'unknown' in changed) return { audience: whole, left }
  return { audience: changed.audience, left: left?.replace(out.all, '') }
}

/** A bare 1 says nothing about the rain; 无 does. */
const tellsOfRain = (words: string | undefined): boolean => words !== undefined && /\p{Script=Han}/u.test(words)

async function startSeries(
  { db, now, slots }: Turn<Values>,
  { rule, lastOn, by }: { readonly rule: Recurrence; readonly lastOn: Day | null; readonly by: number },
): Promise<number> {
  const by_default = countsEverybody(slots.left)
  const row = { rule: JSON.stringify(rule), by_default, started_by: by, started_at: now, last_on: lastOn }
  return queries.insertSeries(db, row)
}

const QUESTIONS = { title: wording.askTitle, place: wording.askPlace, audience: wording.askAudience } as const
const HOLDS_WORDS = /\p{Script=Han}{2}|[a-z]{2}/iu

/** An answer that is no value: 算了, 还没定呢, 2. */
function stopAt(values: Readonly<Record<keyof typeof QUESTIONS, string>>): Outcome | undefined {
  for (const field of ['title', 'place', 'audience'] as const) {
    const words = values[field]
    if (givesUp(words)) return { reply: { text: wording.givenUp() }, as: 'given-up' }
    if (isUndecided(words)) return { reply: { text: wording.notSettled(field) }, as: 'undecided' }
    if (!HOLDS_WORDS.test(words)) return { ask: { slot: field, text: QUESTIONS[field] } }
  }
  return undefined
}
