/** 弄错了, right after 何守田住院了, 何守田出院了 or 看过何守田了 (rule 9). */
import { dayOf } from '../../base/calendar.ts'
import { type AwaitedAnswer, expectFrom, type PersonId, type Saying, type Turn } from '../../feature.ts'
import type { Option } from '../../language/reading.ts'
import * as queries from './queries.ts'
import * as wording from './wording.ts'

/** So long it can be taken back, in milliseconds: an hour. */
const PATIENCE = 3_600_000

interface Entered {
  readonly deed: 'hospital' | 'discharged' | 'visited'
  readonly person: PersonId
}

const OPTIONS: readonly Option[] = [{ number: 0, value: 'back', label: '', words: wording.ENTERED_WRONGLY }]

/** The receipt, with the question that takes it back. */
export function receiptToUndo(turn: Turn<unknown>, text: string, entered: Entered): Saying {
  const payload = { ...entered, at: turn.now.toISOString() }
  const question = { answer: 'undo-stay', payload, title: '', options: OPTIONS }
  return {
    text: `${text}\n${wording.howToTakeBack()}`,
    expects: { ...expectFrom(turn, question, PATIENCE), answered: true },
  }
}

export const undoStay: AwaitedAnswer = {
  id: 'undo-stay',
  needs: 'care.record',
  staysOpen: false,
  takesWords: false,
  async onAnswer(turn, { choice }, payload) {
    if (choice === undefined) return undefined
    const { deed, person, at: iso } = payload as Entered & { at: string }
    const name = await queries.nameOf(turn.db, person)
    const done = await takeBack(turn, { deed, person }, new Date(iso))
    const names = done.length === 0 ? undefined : done.join('、')
    return {
      reply: { text: names === undefined ? wording.nothingTakenBack(name) : wording.stayTakenBack(names) },
      as: 'taken-back',
    }
  },
}

/** The names of those of whom something was taken back: several may have been entered at once. */
async function takeBack(
  { db, speaker, office }: Turn<unknown>,
  { deed, person }: Entered,
  at: Date,
): Promise<readonly string[]> {
  if (deed === 'hospital') return speaker.person === undefined ? [] : queries.dropStays(db, speaker.person.id, at)
  const isDone =
    deed === 'discharged'
      ? await queries.reopenStay(db, person, dayOf(at, office.zone))
      : await queries.dropVisit(db, person, at)
  return isDone ? [await queries.nameOf(db, person)] : []
}
