/** Appoints, dismisses, and says who stands in or is on duty. The last administrator stays. */
import { addDays, type Day, dayOf, instantOf } from '../../base/calendar.ts'
import type { Message, Outcome, PersonId, Turn } from '../../feature.ts'
import { dutyOn, hasChat, nameOf } from '../people/public.ts'
import { isLastAdministrator } from './public.ts'
import * as queries from './queries.ts'
import { aboutPost } from './still-wanted.ts'
import type { ClearTask, Perform } from './task.ts'
import { withUndo } from './undo.ts'
import * as wording from './wording.ts'

type Deed = (turn: Turn<unknown>, task: ClearTask, said: Said) => Promise<Outcome>

/** What every deed needs. */
interface Said {
  readonly by: number
  readonly name: string
  readonly today: Day
}

export const perform: Perform = async (turn, by, task) => {
  const today = dayOf(turn.now, turn.office.zone)
  if (task.until !== undefined && task.until < (task.from ?? today)) return { reply: { text: wording.endsTooEarly() } }
  await queries.lockPeople(turn.db, [task.person])
  const name = await nameOf(turn.db, task.person)
  const { table, run } = DEEDS[task.deed]
  const said = { by: by.id, name, today }
  return withUndo(turn, { table, person: task.person }, () => run(turn, task, said))
}

const appoint: Deed = async ({ db, inboxId }, task, { name, today }) => {
  const { post } = task
  if (post === undefined) return {}
  const span = { from: task.from ?? today, until: task.until ?? null }
  // A new term with an end would take the post from the only one who can give it again.
  if (post.post === 'administrator' && span.until !== null && (await isLastAdministrator(db, task.person, today))) {
    return { reply: { text: wording.lastAdministrator(wording.NOT_DISMISSED) } }
  }
  const held = { person: task.person, post: post.post, unit: post.unit, club: post.club }
  const about = aboutPost(await queries.appoint(db, { ...held, ...span }))
  const text = wording.youAreAppointed(post.title, span, today)
  const once = `appointed:inbox ${inboxId}:person ${task.person}`
  return {
    reply: { text: wording.appointed(name, post.title, span, today, await queries.canAct(db, task.person)) },
    messages: [{ to: { person: task.person }, kind: 'notice', text, once, about }],
    as: 'appointed',
  }
}

const dismiss: Deed = async ({ db, now, inboxId }, task, { by, name, today }) => {
  const { post } = task
  if (post === undefined) return {}
  const from = task.from === undefined || task.from < today ? today : task.from
  if (post.post === 'administrator' && (await isLastAdministrator(db, task.person, from))) {
    return { reply: { text: wording.lastAdministrator(wording.NOT_DISMISSED) }, as: 'last' }
  }
  const held = { person: task.person, post: post.post, unit: post.unit, club: post.club }
  const wasSeenTo = (await dutyOn(db, today)).length > 0
  const ended = await queries.endAppointment(db, held, from)
  if (ended.length === 0) return { reply: { text: wording.holdsNot(name, post.title) } }
  // Whoever was appointed this night and has not read it was never anything they could be relieved of.
  const voided = ended.filter(({ isVoid }) => isVoid)
  const unread = await queries.dueAbout(
    db,
    voided.map(({ id }) => aboutPost(id)),
  )
  const heard = await queries.withdrawUnsent(db, unread, { why: wording.wasTakenBack(), now })
  const before = await queries.holdersOf(db, held, addDays(from, -1))
  const isNews = unread.length > 0 && heard.length === 0 && !before.includes(task.person)
  const isAlone = wasSeenTo && (await dutyOn(db, today)).length === 0
  const alone = isAlone ? `\n${wording.nobodyOnDuty()}` : ''
  const message: Message = {
    to: { person: task.person },
    kind: 'notice',
    text: wording.youAreRelieved(post.title, from, today),
    once: `relieved:inbox ${inboxId}:person ${task.person}`,
  }
  return {
    reply: { text: wording.dismissed(name, post.title, { from, until: null }, today) + alone },
    // Whoever said it of themselves knows.
    messages: task.person === by || isNews ? [] : [message],
  }
}

/** Whoever stands in or is away, or is on duty, hears of it, but for whoever has said it. */
const tell = (turn: Turn<unknown>, by: PersonId, person: PersonId, text: string): readonly Message[] =>
  person === by
    ? []
    : [{ to: { person }, kind: 'staff', text, once: `roles:inbox ${turn.inboxId}:told:person ${person}` }]

/** As `tell`, of days after which nobody need hear of it. */
function tellOfDays(turn: Turn<unknown>, by: PersonId, person: PersonId, { until, text }: OfDays): readonly Message[] {
  const ends = until === null ? {} : { notAfter: instantOf(addDays(until, 1), '00:00', turn.office.zone) }
  return tell(turn, by, person, text).map((message) => ({ ...message, ...ends }))
}

/**
 * Who is called from now on, or before the office writes again, hears of it at once, at night too: they would not know. Who is
 * not called any more as well: they would watch the night through.
 */
function tellAtOnce(turn: Turn<unknown>, by: PersonId, person: PersonId, days: OfDays): readonly Message[] {
  const { now, office } = turn
  const isSoon = instantOf(days.from, '00:00', office.zone) <= office.nextSending(now)
  return tellOfDays(turn, by, person, days).map((message) => (isSoon ? { ...message, kind: 'urgent' } : message))
}

interface OfDays {
  readonly from: Day
  readonly until: Day | null
  readonly text: string
}

const cover: Deed = async (turn, task, { by, name, today }) => {
  const { db, now } = turn
  const { deputy, until, person } = task
  if (deputy === undefined || until === undefined) return {}
  if (deputy === person) return { reply: { text: wording.coversThemselves() } }
  const span = { person, deputy, from: task.from ?? today, until }
  const deputyName = await nameOf(db, deputy)
  const { deputyIsAway, standsFor } = await queries.coversBeside(db, span)
  if (deputyIsAway) return { reply: { text: wording.deputyIsAway(deputyName) } }
  const fellAway = await queries.cover(db, { ...span, by, now })
  const beside = {
    standsFor,
    fellAway,
    isOutOfReach: !(await hasChat(db, deputy)),
    acts: await queries.canAct(db, deputy),
    isOwn: person === by,
  }
  // From which day on: of several the first.
  const others = new Map(fellAway.toReversed().map(({ deputyId, from }) => [deputyId, from]))
  const messages = [
    ...tellAtOnce(turn, by, deputy, { ...span, text: wording.youStandIn(name, span, today) }),
    ...tellOfDays(turn, by, person, { ...span, text: wording.youAreCovered(deputyName, span, today) }),
    ...[...others].flatMap(([id, from]) =>
      tellAtOnce(turn, by, id, { from, until: null, text: wording.youStandInNoMore(name, span, today) }),
    ),
  ]
  return { reply: { text: wording.covered(name, deputyName, span, today, beside) }, messages }
}

/** Whoever is back is away again on the days that were entered for later, but for who needs nobody at all. */
const endCover: Deed = async (turn, { person, laterToo = false }, { by, name, today }) => {
  const { db } = turn
  const ended = await queries.endCover(db, person, today)
  const later = await queries.coversAfter(db, person, today)
  if (laterToo) await queries.dropCoversAfter(db, person, today)
  const isDone = ended !== undefined || (laterToo && later.length > 0)
  const dropped = laterToo ? later.toReversed() : []
  const relieved = new Map(dropped.map(({ deputyId, from }) => [deputyId, from]))
  if (ended !== undefined) relieved.set(ended, today)
  const messages = [...relieved].flatMap(([id, from]) =>
    tellAtOnce(turn, by, id, { from, until: null, text: wording.isBackAtWork(name) }),
  )
  const lines = [
    isDone ? wording.coverEnded(name) : wording.noCover(name),
    ...(later.length === 0
      ? []
      : [laterToo ? wording.laterCoversToo(later, today) : wording.laterCovers(name, later, today)]),
  ]
  return { reply: { text: lines.join('\n') }, messages }
}

const duty: Deed = async (turn, { person, from, until }, { by, name, today }) => {
  const { db, now } = turn
  if (!(await queries.isStaff(db, person, today))) return { reply: { text: wording.isNoStaff(name) } }
  // A day that is named is one more, and not the last of those that stand; 值班到周日 names the last.
  if (from !== undefined && until !== undefined && (await queries.isOnDutyAnyway(db, person, { from, until })))
    return { reply: { text: wording.onDutyAnyway(name) } }
  const span = { from: from ?? today, until: until ?? null }
  await queries.goOnDuty(db, { person, ...span, isLast: from === undefined, by, now })
  const messages = tellAtOnce(turn, by, person, { ...span, text: wording.youAreOnDuty(span, today) })
  return { reply: { text: wording.onDuty(name, span, today) }, messages }
}

const endDuty: Deed = async (turn, { person }, { by, name, today }) => {
  const { db, now, office } = turn
  // Of Saturday nobody need hear at night.
  const watchesOn = (day: Day) => queries.isOnDutyAnyway(db, person, { from: day, until: day })
  const watches = (await watchesOn(today)) || (await watchesOn(dayOf(office.nextSending(now), office.zone)))
  const ended = await queries.endDuty(db, person, today)
  const left = await queries.dutiesFrom(db, today)
  if (!ended) return { reply: { text: wording.notOnDuty(name) } }
  const text = wording.youAreOffDuty()
  const messages = watches
    ? tellAtOnce(turn, by, person, { from: today, until: null, text })
    : tell(turn, by, person, text)
  return { reply: { text: left.length > 0 ? wording.offDuty(name) : wording.nobodyOnDuty() }, messages }
}

const DEEDS: Readonly<Record<ClearTask['deed'], { readonly table: queries.Kept; readonly run: Deed }>> = {
  appoint: { table: 'appointment', run: appoint },
  dismiss: { table: 'appointment', run: dismiss },
  cover: { table: 'cover', run: cover },
  'end-cover': { table: 'cover', run: endCover },
  duty: { table: 'duty', run: duty },
  'end-duty': { table: 'duty', run: endDuty },
}
