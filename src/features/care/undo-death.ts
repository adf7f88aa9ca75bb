/** 何守田没去世: a mistake happens. What is final is undone by two of the staff, what is not yet final by one. */

import { dayOf } from '../../base/calendar.ts'
import { DAY } from '../../base/spans.ts'
import {
  type AwaitedAnswer,
  command,
  type Message,
  type NamedPerson,
  type Outcome,
  type PersonId,
  type Turn,
} from '../../feature.ts'
import type { Option } from '../../language/reading.ts'
import { findByName, nameOf, staffOn, takeBack, UNDO_WITHIN } from '../people/public.ts'
import { withdraw } from './confirm-death.ts'
import * as queries from './queries.ts'
import { aboutDeath } from './rules.ts'
import { ALIVE, ANOTHER_DIED } from './vocabulary.ts'
import { doOrAsk } from './whom.ts'
import * as wording from './wording.ts'

const OPTIONS: readonly Option[] = [
  { number: 1, value: 'yes', label: wording.RESTORE, words: ['是', '是的', '对', '同意'] },
  { number: 2, value: 'no', label: wording.LEAVE_AS_IS, words: ['不', '不是', '不同意'] },
]
const PATIENCE = 30 * DAY

export const undoDeath = command({
  id: 'care.undo-death',
  needs: 'care.record',
  says: [
    '{name}(没去世|没有去世|没过世|没有过世|没死|还健在|还活着|还在世)',
    '(撤销|取消){name}[的](去世|过世|死亡)登记',
    '{name}(去世|过世)(登记错了|记错了|弄错了|搞错了|报错了)',
  ],
  slots: { name: { kind: 'name' } },
  ask: {},
  examples: ['何守田没去世', '何守田还健在', '撤销何守田的去世登记'],
  async run(turn) {
    const { db, act, scope, slots } = turn
    const people = await queries.findDeparted(db, act.text, ['deceased'])
    // Of somebody of whom nothing was entered: the last entry was of another.
    const [there] = people.length > 0 ? [] : await findByName(db, slots.name ?? '', scope)
    return there === undefined ? startUndoing(turn) : { reply: { text: wording.neverLeft(there.name) } }
  },
  /** In whatever words, of somebody who was entered as dead. */
  async hears(turn) {
    if (turn.file !== undefined || !ALIVE.test(turn.act.text)) return undefined
    const people = await queries.findDeparted(turn.db, turn.act.text, ['deceased'])
    return people.length === 0 ? undefined : startUndoing(turn)
  },
})

/** The receipt of an entry, with the question that takes it back. */
export const deathEntry = takeBack<{ readonly person: PersonId }>({
  id: 'undo-entry',
  needs: 'care.record',
  lasts: UNDO_WITHIN,
  rightAfter: /^care:whom:reported$/,
  what: async ({ db }, { person }) => wording.wasEntered(await nameOf(db, person), 'death'),
  run: async (turn, { person }) => turn.speaker.person && undo(turn, turn.speaker.person, person),
})

/** Among those who are entered as dead the one whom the sentence names; else whoever was entered just before. */
export async function startUndoing(turn: Turn<unknown>): Promise<Outcome> {
  const people = await queries.findDeparted(turn.db, turn.act.text, ['deceased'])
  if (people.length === 0) return undoLast(turn)
  const outcome = await doOrAsk(turn, people, { name: 'alive', run: undo })
  if (people.length > 1 || !ANOTHER_DIED.test(turn.act.text)) return outcome
  return withOtherToEnter(outcome)
}

/** Who has died in truth is not entered by it. */
function withOtherToEnter(outcome: Outcome): Outcome {
  const text = [outcome.reply?.text ?? [], wording.otherNotEntered()].flat().join('\n')
  return { ...outcome, reply: { ...outcome.reply, text } }
}

/** 弄错了，是他弟弟去世了: who lives must not stay without messages because nobody of the roster is named. */
async function undoLast(turn: Turn<unknown>): Promise<Outcome> {
  const by = turn.speaker.person
  const since = new Date(turn.now.getTime() - UNDO_WITHIN)
  const last = by && (await queries.lastEnteredBy(turn.db, by.id, since))
  if (by === undefined || last === undefined) return { reply: { text: wording.nobodyEntered() } }
  return withOtherToEnter(await undo(turn, by, last.person_id))
}

/** By one while it is not final; else somebody else of the staff is asked. */
export async function undo(turn: Turn<unknown>, by: NamedPerson, person: PersonId): Promise<Outcome> {
  const { db, now, office } = turn
  const report = await queries.lockDeparture(db, person)
  if (report === undefined) return { reply: { text: wording.nothingToUndo() } }
  if (report.state === 'reported') return withdraw(turn, by, report)
  if (report.undo_by !== null && report.undo_by !== by.id) return restore(turn, by, report)
  await queries.askUndo(db, report.id, by.id, now)
  const name = await nameOf(db, person)
  const others = (await staffOn(db, dayOf(now, office.zone))).filter(({ id }) => id !== by.id)
  const messages = others.map(({ id }) => askToRestore({ id: report.id, name, by: by.name, now }, id))
  return {
    reply: {
      text: wording.undoAsked(
        name,
        others.map((one) => one.name),
      ),
    },
    messages,
    as: 'asked',
  }
}

function askToRestore(
  report: { readonly id: number; readonly name: string; readonly by: string; readonly now: Date },
  staff: PersonId,
): Message {
  return {
    to: { person: staff },
    kind: 'staff',
    text: wording.confirmUndo(report),
    once: `death ${report.id}:undo ${report.now.getTime()}:staff ${staff}`,
    expects: {
      answer: 'undo',
      payload: { departure: report.id },
      about: aboutDeath(report.id),
      title: wording.undoTitle(report.name),
      options: OPTIONS,
      person: staff,
      until: new Date(report.now.getTime() + PATIENCE),
    },
  }
}

export const undoConfirmed: AwaitedAnswer = {
  id: 'undo',
  needs: 'care.record',
  staysOpen: false,
  takesWords: false,
  async onAnswer(turn, { choice }, payload) {
    const by = turn.speaker.person
    if (choice === undefined || by === undefined) return undefined
    const report = await queries.findDeparture(turn.db, (payload as { readonly departure: number }).departure)
    if (report?.state !== 'final' || report.undo_by === null) return { reply: { text: wording.settledAlready() } }
    if (report.undo_by === by.id) return { reply: { text: wording.needsAnother() } }
    if (choice.value === 'yes') return restore(turn, by, report)
    await queries.askUndo(turn.db, report.id, null, turn.now)
    return { reply: { text: wording.leftAsIs(await nameOf(turn.db, report.person_id)) }, as: 'kept' }
  },
}

async function restore(turn: Turn<unknown>, by: NamedPerson, report: queries.Departure): Promise<Outcome> {
  const { db, now } = turn
  const name = await nameOf(db, report.person_id)
  await queries.settle(db, report.id, { state: 'undone', by: by.id, now })
  const before = await queries.leftBefore(db, report)
  await queries.setStatus(db, report.person_id, before ?? 'active', { by: by.id, at: now })
  const once = `death ${report.id}:undone`
  const messages: Message[] =
    report.undo_by === null
      ? []
      : [{ to: { person: report.undo_by }, kind: 'staff', text: wording.yourUndoIsDone(name, by.name), once }]
  return {
    reply: { text: before === undefined ? wording.restored(name) : wording.leftAsBefore(name, before) },
    messages,
    ...(before === undefined && { changes: [{ person: report.person_id, become: 'active' as const }] }),
    as: 'restored',
  }
}
