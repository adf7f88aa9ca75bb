/** Whom staff mean by a name; where several bear it, or much depends on it, they choose by number. */
import { DAY } from '../../base/spans.ts'
import type { AwaitedAnswer, NamedPerson, Outcome, PersonId, Turn } from '../../feature.ts'
import type { Option } from '../../language/reading.ts'
import { findByName, findMentioned, inFull, type Mentioned, spouseOf } from '../people/public.ts'
import * as wording from './wording.ts'

/** Somebody who may be meant. */
export type Candidate = NamedPerson & {
  readonly formerUnit: string | null
  readonly telling?: string
  /** What was written for the name: 赵玉真. */
  readonly nearly?: string
}

/** Does something about `person`, at the word of `by`. */
export type Deed = (turn: Turn<unknown>, by: NamedPerson, person: PersonId) => Promise<Outcome>

/** What can be done about somebody, once it is clear who. */
export type DeedName =
  | 'died'
  | 'moved'
  | 'lost'
  | 'back'
  | 'alive'
  | 'hospital'
  | 'discharged'
  | 'visited'
  | 'aftercare'
  | 'widowed'
  | 'bereaved'
  | 'not-widowed'
  | 'not-bereaved'

/** As many as a question can offer, with 都不是 as the last. */
const CHOICES = 8
const PATIENCE = DAY
const NOBODY = 'none'

/** Active people of exactly this name, else those whom the sentence names in some other way; nobody where it names several. */
export async function findPeople({ db, act, scope }: Turn<unknown>, name: string): Promise<readonly Candidate[]> {
  const exact = await findByName(db, name.replace(/同志$/, ''), scope)
  if (exact.length > 0) return exact
  const [first, ...others] = await findMentioned(db, act.text, scope)
  return others.length > 0 || first === undefined ? [] : meantBy(first)
}

/** Whom the words mean; one character is another: it may be somebody else. */
export const meantBy = ({ how, text, people }: Mentioned): readonly Candidate[] =>
  how === 'near' ? people.map((one) => ({ ...one, nearly: text })) : people

/** Husbands and wives of these people who are on the roster too. */
export async function findSpouses(
  { db, scope }: Turn<unknown>,
  people: readonly { readonly id: PersonId }[],
): Promise<readonly Candidate[]> {
  const found: Candidate[] = []
  for (const { id } of people) {
    const spouse = await spouseOf(db, id)
    const named = spouse === undefined ? [] : await findByName(db, spouse.name, scope)
    found.push(...named.filter((one) => one.id === spouse?.id))
  }
  return [...new Map(found.map((one) => [one.id, one])).values()]
}

/** Does it at once when only one can be meant; asks which, or for the whole name, otherwise. */
export async function doOrAsk(
  turn: Turn<unknown>,
  people: readonly Candidate[],
  deed: { readonly name: DeedName; readonly run: Deed },
): Promise<Outcome> {
  const [only] = people
  if (only === undefined) return { reply: { text: wording.notFound() } }
  if (only.nearly !== undefined) return askWhom(turn, deed.name, people, wording.isItNearly(only.nearly))
  const by = turn.speaker.person
  return people.length === 1 && by !== undefined
    ? deed.run(turn, by, only.id)
    : askWhom(turn, deed.name, people, wording.whichOne())
}

/** The question, with a line for each who may be meant. */
export function askWhom(turn: Turn<unknown>, deed: DeedName, people: readonly Candidate[], text: string): Outcome {
  const shown = people.slice(0, CHOICES)
  const options: readonly Option[] = [
    ...shown.map((one, index) => ({ number: index + 1, value: String(one.id), label: inFull(one) })),
    { number: shown.length + 1, value: NOBODY, label: wording.NOBODY, words: [...wording.NOBODY_WORDS] },
  ]
  const lines = options.map(({ number, label }) => `${number} ${label}`)
  const until = new Date(turn.now.getTime() + PATIENCE)
  const expects = { answer: 'whom', payload: { deed }, about: 'care:whom', title: '', options, until }
  return { reply: { text: [text, ...lines].join('\n'), expects } }
}

/** The answer to `askWhom`. */
export function createWhom(deeds: Readonly<Record<DeedName, Deed>>): AwaitedAnswer {
  return {
    id: 'whom',
    needs: 'care.record',
    staysOpen: false,
    takesWords: false,
    async onAnswer(turn, { choice }, payload) {
      const by = turn.speaker.person
      if (choice === undefined || by === undefined) return undefined
      if (choice.value === NOBODY) return { reply: { text: wording.nothingChanged() }, as: 'nobody' }
      return deeds[(payload as { readonly deed: DeedName }).deed](turn, by, Number(choice.value))
    },
  }
}
