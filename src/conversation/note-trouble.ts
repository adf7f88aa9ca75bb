/** What is said in passing and yet a person should hear of: trouble beside an answer, loneliness. */
import { normaliseText } from '../language/read-value.ts'
import type { Act } from '../language/reading.ts'
import { soundsLonely, withoutLivingAlone } from '../language/small-talk.ts'
import { isClear } from './decide.ts'
import { isPressing, matterIn } from './matters.ts'
import { keepCompany } from './social.ts'
import { type Book, type Decided, ENGINE, isAtWork, type Talk } from './talk.ts'
import * as wording from './wording.ts'

/** 我家水管漏了，去不了 is an answer, and yet somebody should ask after it; so is 一个人在家没意思. */
export function noteTrouble(
  book: Book,
  talk: Talk,
  acts: readonly Act[],
  decided: readonly Decided[],
): readonly Decided[] {
  const said = normaliseText(talk.row.text)
  const text = talk.focus.kind !== 'none' && acts.some(isClear) ? withoutLivingAlone(said) : said
  if (isAtWork(talk, said) || talk.passedOn === true || decided.some(({ outcome }) => outcome.handOver !== undefined))
    return []
  if (soundsLonely(text)) return [keepCompany(book)]
  if (!isPressing(matterIn(book.features, text))) return []
  const reply = { text: wording.troubleToo() }
  return [{ feature: ENGINE, as: 'trouble', outcome: { reply, handOver: { why: wording.whyTrouble() } } }]
}
