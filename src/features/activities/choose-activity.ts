/** Where several activities could be meant, the bot asks which, by number. */
import type { Outcome, PersonId, Turn } from '../../feature.ts'
import type { Option } from '../../language/reading.ts'
import { inWords } from './in-words.ts'
import type { Activity } from './queries.ts'
import * as wording from './wording.ts'

/** So many can be told apart by one digit. */
const CHOICES = 9
/** What was asked in passing is forgotten after an hour, in milliseconds. */
const PATIENCE = 3_600_000

/** Asks which of `activities`; `answer` is the `AwaitedAnswer` that gets the chosen id as `choice.value`. */
export function askWhichActivity(
  turn: Turn<unknown>,
  activities: readonly Activity[],
  question: { readonly answer: string; readonly payload: object },
): Outcome {
  const options: readonly Option[] = activities.slice(0, CHOICES).map((activity, index) => ({
    number: index + 1,
    value: String(activity.id),
    label: `${activity.title}，${inWords(activity, turn.office.zone).when}`,
    words: [activity.title],
  }))
  const text = wording.whichActivity(options.map((option) => `${option.number} ${option.label}`))
  return ask(turn, text, options, question)
}

/** A question in passing to whoever is speaking. */
export function ask(
  turn: Turn<unknown>,
  text: string,
  options: readonly Option[],
  question: { readonly answer: string; readonly payload: object },
): Outcome {
  const person: PersonId | undefined = turn.speaker.person?.id
  const until = new Date(turn.now.getTime() + PATIENCE)
  const expects = {
    ...question,
    about: question.answer,
    title: '',
    options,
    until,
    ...(person === undefined ? {} : { person }),
  }
  return { reply: { text, expects } }
}
