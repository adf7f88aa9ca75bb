/** What is said in passing and yet a person should hear of: trouble beside an answer, loneliness. */
import type { Outcome } from '../feature.ts'
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
  if (soundsLonely(text)) return [keepCompany(book, talk)]
  if (!isPressing(matterIn(book.features, text))) return []
  const reply = { text: wording.troubleToo() }
  return [{ feature: ENGINE, as: 'trouble', outcome: { reply, handOver: { why: wording.whyTrouble() } } }]
}

/** 医保卡丢了怎么补办: who asks the way and is told it has what they wanted. */
const ASKS_THE_WAY =
  /怎么(?:办|补|挂|换|修|申|领|弄|报|查|走|开)|咋(?:办|补|弄|报|领)|找谁|找哪|[去到在]哪|哪[儿里]|(?:要|带|需要|准备)(?:什么|啥|哪些)|多少钱|电话(?:号码)?是?多少|几点/

/**
 * 报销怎么还没下来？都三个月了！ is answered by a listener as it was asked, and a person hears of the trouble all the same; what
 * is more than an answer (a question, something done) is seen to by whoever gave it.
 */
export function noteTroubleBeside(book: Book, talk: Talk, heard: Decided): readonly Decided[] {
  if (!onlyTells(heard)) return []
  const said = normaliseText(talk.row.text)
  if (ASKS_THE_WAY.test(said) && matterIn(book.features, said) !== 'trouble') return []
  return noteTrouble(book, talk, [], [heard])
}

/** 暖气又不热了，没人管, where words about a tea party were asked for: a person hears of it, as of any trouble. */
export function noteTroubleInWords(
  book: Book,
  talk: Talk,
  acts: readonly Act[],
  answered: Decided,
): readonly Decided[] {
  const said = normaliseText(talk.row.text)
  if (answered.feature === ENGINE || matterIn(book.features, said) !== 'trouble') return []
  return noteTrouble(book, talk, acts, [answered])
}

const onlyTells = ({ outcome }: Decided): boolean =>
  outcome.reply !== undefined &&
  outcome.reply.expects === undefined &&
  Object.keys(outcome).every((key) => TELLS.has(key))

/** What an outcome holds that says something and does nothing. */
const TELLS: ReadonlySet<string> = new Set<keyof Outcome>(['reply', 'since', 'as'])
