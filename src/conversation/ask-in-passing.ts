/** Questions of the engine's own. */
import { HOUR } from '../base/spans.ts'
import type { Outcome } from '../feature.ts'
import type { Option } from '../language/reading.ts'
import type { Talk } from './talk.ts'

/** An hour: what was asked in passing is soon forgotten. */
const PASSING = HOUR

/** A question of the engine's own, asked in passing. */
export function askEngine(
  talk: Talk,
  answer: string,
  text: string,
  payload: object,
  options: readonly Option[],
): Outcome {
  const person = talk.speaker.person?.id
  return {
    reply: {
      text,
      expects: {
        answer,
        payload,
        about: answer,
        title: '',
        options,
        until: new Date(talk.now.getTime() + PASSING),
        ...(person === undefined ? {} : { person }),
      },
    },
  }
}
