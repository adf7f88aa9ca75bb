/** What to do when a send did not succeed. Pure. */
import { DAY, MINUTE, SECOND } from '../base/spans.ts'
import type { MessageKind } from '../feature.ts'

/** Pauses before the second, third … try, in milliseconds. */
const PAUSES = [MINUTE, 5 * MINUTE, 15 * MINUTE, 60 * MINUTE]
/** Somebody waits for an answer, and the later ones of that chat wait behind it. */
const PAUSES_OF_ANSWERS = [3 * SECOND, 15 * SECOND, MINUTE, 5 * MINUTE]
/**
 * Of an answer that may have been delivered. The same receipt twice is a small harm, none for a minute a greater one; an
 * echo of the platform, which would end the doubt, has had its time by then. Three of a kind are enough.
 */
const PAUSES_OF_DOUBTFUL_ANSWERS = PAUSES_OF_ANSWERS.slice(0, 2)

/** So long a platform that is not there is tried again at the last pause, in milliseconds. */
const TRIED_OFFLINE = DAY

/** Kinds that somebody waits for. */
const ANSWERS: ReadonlySet<MessageKind> = new Set(['reply', 'urgent'])

/** Failures that no further try can mend. */
const FINAL: ReadonlySet<string> = new Set(['no-such-chat', 'too-long'])

/**
 * When to try again after `attempts` tries, or `undefined` to give up. `uncertain` stands for a send of which nobody
 * knows: missing a reminder is worse than reading it twice; a greeting twice is an embarrassment, so a person decides.
 */
export function nextTry(
  message: { readonly kind: MessageKind; readonly attempts: number },
  failure: string,
  now: Date,
): Date | undefined {
  if (FINAL.has(failure) || (failure === 'uncertain' && message.kind === 'greeting')) return undefined
  const pauses = pausesOf(message.kind, failure)
  // Known to be away, it would not have been tried at all.
  const last = pauses.at(-1) ?? DAY
  const isAway = failure === 'offline' && message.attempts < TRIED_OFFLINE / last
  const pause = pauses[message.attempts - 1] ?? (isAway ? last : undefined)
  return pause === undefined ? undefined : new Date(now.getTime() + pause)
}

function pausesOf(kind: MessageKind, failure: string): readonly number[] {
  // A platform that complains is not to be pressed.
  if (!ANSWERS.has(kind) || failure === 'too-often' || failure === 'banned') return PAUSES
  return failure === 'uncertain' ? PAUSES_OF_DOUBTFUL_ANSWERS : PAUSES_OF_ANSWERS
}
