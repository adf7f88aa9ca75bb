/**
 * Nothing is forgotten: untouched at half of its time, and when it is due, the owner hears of it, a working day later the head too.
 * Of what is answered only its owner hears, in other words, and seldom; whoever is complained of hears nothing.
 * Whatever somebody must hear at a time is one message, and each step is told once.
 */
import { dayOf } from '../../base/calendar.ts'
import type { Job, Message, Occasion, PersonId, Tx } from '../../feature.ts'
import { sayInstant } from '../../language/say.ts'
import { isWorkday } from '../../language/when/holidays.ts'
import { administratorsOn } from '../roles/public.ts'
import { waiting } from './answer.ts'
import { mayKnow } from './keep-from.ts'
import * as queries from './queries.ts'
import { isNews, type Step, stepOf } from './rules.ts'
import { type AtWork, atWork, idsOf, whoHears, whoHearsOf } from './staff.ts'
import * as wording from './wording.ts'

export const remind: Job = {
  id: 'requests.remind',
  cron: '*/30 8-17 * * *',
  lateBy: 12 * 60,
  title: wording.reminderTitle,
  mayHaveWork: queries.isAnyOpen,
  async run(occasion) {
    const today = dayOf(occasion.now, occasion.office.zone)
    if (!isWorkday(today)) return { messages: [], again: false }
    const told = await findNews(occasion)
    if (told.length === 0) return { messages: [], again: false }
    const at = await atWork(occasion.db, occasion)
    const heads = await administratorsOn(occasion.db, today)
    const lines = new Map<PersonId, wording.ReminderLine[]>()
    for (const { request, step } of told) {
      const line = lineOf(request, step, occasion)
      const whom = await whomToTell(occasion.db, request, step, at)
      const all = step === 'overdue' && !request.answered ? [...whom, ...heads] : whom
      for (const person of new Set(mayKnow(all, request))) {
        lines.set(person, [...(lines.get(person) ?? []), line])
      }
    }
    for (const step of ['half', 'due', 'overdue'] as const) {
      const ids = told.filter((one) => one.step === step).map(({ request }) => request.id)
      if (ids.length > 0) await queries.markReminded(occasion.db, ids, step)
    }
    const messages = [...lines].map(([person, own]): Message => {
      const once = `requests ${occasion.due.toISOString()}:staff ${person}`
      return { to: { person }, kind: 'staff', text: wording.remind(own), once }
    })
    for (const one of told) messages.push(...(await sayItIsLate(one, occasion)))
    return { messages, again: false }
  },
}

/** Nobody has answered in the time that the office has set itself: whoever waits for it hears so, once for each time that it has set. */
async function sayItIsLate(
  { request, step }: { readonly request: queries.Listed; readonly step: Step },
  { db, office }: Occasion,
): Promise<readonly Message[]> {
  const to = step === 'due' && !request.replied ? await waiting(db, request) : undefined
  if (to === undefined) return []
  const text = wording.itIsLate(request.id, office)
  const once = `request ${request.id}:late ${request.due_at.toISOString()}`
  return [{ to, kind: 'reminder', text, once, about: `request:${request.id}:late` }]
}

/** Open requests that have come further than when staff were last reminded; what was answered or taken in hand is not hurried at half. */
async function findNews({ db, now, office }: Occasion) {
  const open = await queries.findOpen(db)
  return open.flatMap((request) => {
    const step = stepOf(request, now, office.zone)
    const isQuiet = step === undefined || (step === 'half' && (request.replied || request.touched))
    return isQuiet || !isNews(step, request.reminded) ? [] : [{ request, step }]
  })
}

function lineOf(request: queries.Listed, step: Step, { now, office }: Occasion): wording.ReminderLine {
  const { id, asker, words, more, due_at, waits_since, replied, answered } = request
  const say = (moment: Date) => sayInstant(moment, office.zone, dayOf(now, office.zone))
  return {
    id,
    asker,
    words,
    more,
    step,
    replied,
    answered,
    until: say(due_at),
    since: sayInstant(waits_since, office.zone),
  }
}

/**
 * Of what is answered its owner. At half of its time its owner, or everybody where nobody has taken it; when due the deputy too, or everybody where there
 * is none; later the head as well. In place of somebody who is away, whoever stands in.
 */
async function whomToTell(db: Tx, request: queries.Listed, step: Step, at: AtWork): Promise<readonly PersonId[]> {
  const isOwn = (id: PersonId | undefined) => id === request.person_id
  const sees = whoHearsOf(at, request)
  const owner = isOwn(sees) ? undefined : sees
  const deputy = whoHears(at, (await queries.arrangementOf(db, request.topic))?.deputy_id ?? null)
  const others = at.staff.filter(({ id }) => !isOwn(id))
  const all = idsOf(others.length > 0 ? others : at.staff)
  if (step === 'half' || request.answered) return owner === undefined ? all : [owner]
  return owner === undefined || deputy === undefined ? all : [...new Set([owner, deputy])]
}
