/**
 * 别提醒了都来了, 先别发通知, by staff: it is said of what the office sends rather than of what they get themselves, so it is
 * asked; only what is plainly of themselves (别再给我发了) is taken as it is.
 */
import { ask, mayDo, type Outcome, type Turn } from '../../feature.ts'
import type { Option } from '../../language/reading.ts'
import * as wording from './wording.ts'

const OF_ONESELF =
  /(?:给|发给|提醒|通知|催|烦|让|叫)[我俺](?!们)|[我俺](?:自己|个人|本人|的)|[我俺](?:以后|就|也|都)*(?:不想|不愿意?|不要|不用|不收)|本人/
/** What the words would end: being asked again, or being sent anything. */
export const CHASES = /催|提醒/

/** Whether whoever says it is staff, and does not say that they mean themselves. */
export const mayBeOfTheOffice = ({ act, speaker }: Turn<unknown>): boolean =>
  mayDo(speaker, 'privacy.enter') && !OF_ONESELF.test(act.text)

/** What was said, kept while it is asked whose. */
export interface OfWhom {
  readonly text: string
}

export function askWhose(turn: Turn<unknown>): Outcome {
  const { text } = turn.act
  const labels = [
    ['office', CHASES.test(text) ? wording.THEIRS_NOT_CHASED : wording.THEIRS_NOT_SENT],
    ['own', wording.OWN_NOT_SENT],
    ['none', wording.AS_BEFORE],
  ] as const
  const options: readonly Option[] = labels.map(([value, label], at) => ({ number: at + 1, value, label }))
  const payload: OfWhom = { text }
  return { ...ask(turn, wording.whoseIsStopped(options), options, { answer: 'whose', payload }), as: 'whose' }
}
