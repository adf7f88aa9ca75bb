/** What every change of a record has in common: whose it is, who makes it, and the words that take it back. */
import { DAY } from '../../base/spans.ts'
import { type AwaitedAnswer, expectFrom, type Outcome, type PersonId, type Saying, type Turn } from '../../feature.ts'
import { chooseNamesake, findByName, type KnownPerson, namesakeOptions } from '../people/public.ts'
import type { ByWhom } from './queries.ts'
import * as wording from './wording.ts'

/** So long a change can be taken back, and a question in passing stays open, in milliseconds. */
const PATIENCE = DAY

export const byWhom = ({ now, speaker }: Pick<Turn, 'now' | 'speaker'>): ByWhom => ({
  by: speaker.person?.id ?? null,
  at: now,
})

/** Asks which of those who bear the name is meant; `answer` is the question that `whoseRecord` has made, `asks` says why it is asked. */
export function askWhose(
  turn: Turn<unknown>,
  found: readonly KnownPerson[],
  asked: { readonly name: string; readonly of?: PersonId },
  answer: string,
  asks?: string,
): Outcome {
  const question = { answer, payload: asked, title: wording.changeTitle(), options: namesakeOptions(found) }
  return { reply: { text: chooseNamesake(found, asks), expects: expectFrom(turn, question, PATIENCE) } }
}

/** The answer to `askWhose`: the change that was `asked` for is made to the one who was chosen. */
export function whoseRecord<Asked extends { readonly name: string }>(
  id: string,
  changeOf: (turn: Turn<unknown>, person: KnownPerson, asked: Asked) => Promise<Outcome>,
): AwaitedAnswer {
  return {
    id,
    needs: 'roster.change',
    staysOpen: false,
    takesWords: false,
    async onAnswer(turn, { choice }, payload) {
      const asked = payload as Asked
      const found = await findByName(turn.db, asked.name, turn.scope)
      const chosen = found.find((one) => String(one.id) === choice?.value)
      return chosen && changeOf(turn, chosen, asked)
    },
  }
}

/** What a record was before, to be put back by 改错了; plain JSON by column or list. */
type Back = Readonly<Record<string, unknown>>

/** The receipt of a change, with the question `answer` that `takeBack` has made. */
export function receipt(
  turn: Turn<unknown>,
  change: { readonly person: PersonId; readonly text: string; readonly back: Back; readonly answer: string },
): Saying {
  const { person, text, back, answer } = change
  const question = { answer, payload: { person, back }, title: wording.changeTitle(), options: wording.undoOptions() }
  return { text, expects: { ...expectFrom(turn, question, PATIENCE), answered: true } }
}

/** The answer to `receipt`: puts back what was there. */
export function takeBack<Kept extends Back>(
  id: string,
  putBack: (turn: Turn<unknown>, person: PersonId, back: Kept) => Promise<void>,
): AwaitedAnswer {
  return {
    id,
    needs: 'roster.change',
    // Somebody to whom 1 is a habit may still say 改错了.
    staysOpen: true,
    takesWords: false,
    async onAnswer(turn, { choice }, payload) {
      if (choice === undefined) return undefined
      if (choice.value === 'keep') return { reply: { text: wording.changeStands() } }
      const { person, back } = payload as { person: PersonId; back: Kept }
      await putBack(turn, person, back)
      return { reply: { text: wording.changedBack(Object.keys(back)) } }
    },
  }
}
