/** 弄错了, right after 何守田住院了, 何守田出院了 or 看过何守田了 (rule 9). */

import { addDays, dayOf } from '../../base/calendar.ts'
import { HOUR } from '../../base/spans.ts'
import type { PersonId, Saying, Turn } from '../../feature.ts'
import { nameOf, takeBack } from '../people/public.ts'
import * as queries from './queries.ts'
import { LONGEST_AGO } from './rules.ts'
import * as wording from './wording.ts'

/** So long it can be taken back, in milliseconds: an hour. */
const PATIENCE = HOUR

interface Entered {
  readonly deed: 'hospital' | 'discharged' | 'visited'
  readonly person: PersonId
  /** Who was entered by the same sentence. */
  readonly others?: readonly PersonId[]
}

type Kept = Entered & { readonly at: string }

const entry = takeBack<Kept>({
  id: 'undo-stay',
  needs: 'care.record',
  lasts: PATIENCE,
  rightAfter: /^care(?:\.(?:hospital|discharged|visited)|:whom)$/,
  what: async ({ db }, { deed, person }) => wording.wasEntered(await nameOf(db, person), deed),
  async run(turn, { deed, person, others = [], at }) {
    const name = await nameOf(turn.db, person)
    // The stays that somebody entered at one moment are dropped together.
    const each = deed === 'hospital' ? [person] : [person, ...others]
    const done: string[] = []
    for (const one of each) done.push(...(await takeBackOne(turn, { deed, person: one }, new Date(at))))
    const text = done.length === 0 ? wording.nothingTakenBack(name) : wording.stayTakenBack(done.join('、'))
    return { reply: { text }, as: 'taken-back' }
  },
})

/** The receipt, with the question that takes it back. */
export const receiptToUndo = (turn: Turn<unknown>, text: string, entered: Entered): Saying =>
  entry.receipt(turn, `${text}\n${wording.howToTakeBack()}`, { ...entered, at: turn.now.toISOString() })

/** What stands before how to take it back, where that is said once for several. */
export const withoutHowTo = (text: string): string => text.replace(`\n${wording.howToTakeBack()}`, '')

export const undoStay = entry.answer

/** The names of those of whom something was taken back: several may have been entered at once. */
async function takeBackOne(
  { db, speaker, office }: Turn<unknown>,
  { deed, person }: Entered,
  at: Date,
): Promise<readonly string[]> {
  if (deed === 'hospital') return speaker.person === undefined ? [] : queries.dropStays(db, speaker.person.id, at)
  const isDone =
    deed === 'discharged'
      ? await queries.reopenStay(db, person, addDays(dayOf(at, office.zone), -LONGEST_AGO))
      : await queries.dropVisit(db, person, at)
  return isDone ? [await nameOf(db, person)] : []
}
