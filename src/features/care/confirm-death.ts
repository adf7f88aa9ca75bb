/** A second of the staff makes a death final, and everything of that person ends in one transaction. */

import { dayOf } from '../../base/calendar.ts'
import { DAY } from '../../base/spans.ts'
import type { AwaitedAnswer, Expectation, Message, NamedPerson, Outcome, PersonId, Turn } from '../../feature.ts'
import type { Option } from '../../language/reading.ts'
import { nameOf, staffOn } from '../people/public.ts'
import * as queries from './queries.ts'
import { aboutDeath } from './rules.ts'
import * as wording from './wording.ts'

const OPTIONS: readonly Option[] = [
  {
    number: 1,
    value: 'yes',
    label: wording.CONFIRM,
    words: ['是', '是的', '对', '属实', '是真的', '真的', '没错', '确认', '确实', '对的', '是这样'],
  },
  {
    number: 2,
    value: 'no',
    label: wording.NOT_SO,
    words: ['不是', '没有', '没有的事', '弄错了', '假的', '不是真的', '人还在', '还活着', '没去世'],
  },
]
/** A death that nobody confirms stays on hold; the question can be answered for so long. */
const PATIENCE = 90 * DAY

/** What the request to confirm expects of one of the staff. */
export function expectConfirmation(
  report: { readonly id: number; readonly name: string; readonly now: Date },
  staff: PersonId,
): Expectation {
  return {
    answer: 'death',
    payload: { departure: report.id },
    about: aboutDeath(report.id),
    title: wording.deathTitle(report.name),
    options: OPTIONS,
    person: staff,
    until: new Date(report.now.getTime() + PATIENCE),
  }
}

export const deathConfirmed: AwaitedAnswer = {
  id: 'death',
  needs: 'care.record',
  staysOpen: false,
  takesWords: false,
  async onAnswer(turn, { choice }, payload) {
    const by = turn.speaker.person
    if (choice === undefined || by === undefined) return undefined
    const report = await queries.findDeparture(turn.db, (payload as { readonly departure: number }).departure)
    if (report === undefined || report.state !== 'reported') return { reply: { text: wording.settledAlready() } }
    return choice.value === 'yes' ? confirmDeath(turn, by, report) : withdraw(turn, by, report)
  },
}

/** Final only when it is somebody else who says so. */
export async function confirmDeath(turn: Turn<unknown>, by: NamedPerson, report: queries.Departure): Promise<Outcome> {
  if (report.reported_by === by.id) return { reply: { text: wording.needsAnother() }, as: 'needs-another' }
  const { db, now } = turn
  await queries.settle(db, report.id, { state: 'final', by: by.id, now })
  await queries.setStatus(db, report.person_id, 'deceased', { by: by.id, at: now })
  const name = await nameOf(db, report.person_id)
  return {
    reply: { text: wording.deathFinal(name) },
    messages: tellReporter(report, wording.yourReportIsFinal(name, by.name)),
    changes: [{ person: report.person_id, become: 'deceased' }],
    closes: [aboutDeath(report.id)],
    as: 'final',
  }
}

/** It was not so: what waited goes out again, and whoever entered it, or was asked to confirm it, hears of it. */
export async function withdraw(turn: Turn<unknown>, by: NamedPerson, report: queries.Departure): Promise<Outcome> {
  await queries.settle(turn.db, report.id, { state: 'withdrawn', by: by.id, now: turn.now })
  await queries.leaveAgain(turn.db, report.person_id)
  await queries.endWidowhoodBeside(turn.db, report.person_id, turn.now)
  const name = await nameOf(turn.db, report.person_id)
  const told = [by.id, report.reported_by, report.person_id]
  const asked = (await staffOn(turn.db, dayOf(turn.now, turn.office.zone))).filter(({ id }) => !told.includes(id))
  const messages = [
    ...(report.reported_by === by.id ? [] : tellReporter(report, wording.yourReportWithdrawn(name, by.name))),
    ...asked.map(({ id }) => tellAsked(report, id, wording.needNotConfirm(name, by.name))),
  ]
  return { reply: { text: wording.withdrawn(name) }, messages, closes: [aboutDeath(report.id)], as: 'withdrawn' }
}

function tellAsked(report: queries.Departure, staff: PersonId, text: string): Message {
  return { to: { person: staff }, kind: 'staff', text, once: `death ${report.id}:withdrawn:staff ${staff}` }
}

function tellReporter({ id, reported_by }: queries.Departure, text: string): readonly Message[] {
  if (reported_by === null) return []
  return [{ to: { person: reported_by }, kind: 'staff', text, once: `death ${id}:settled` }]
}
