/** Tells where two clauses are the answers of two people, so that each is an act of its own. */
import { readChoice } from './choice/read-choice.ts'
import type { Option, ReplyKind } from './reading.ts'
import type { ReadClause } from './reply/read-clause.ts'

/**
 * 我家老赵去，我不去; 1，老伴不去: two people and two answers make two acts. So do 2吧 and 下周三我要去外地, where nobody was asked
 * whether he comes.
 */
export function opposes(one: ReadClause, other: ReadClause, question: readonly Option[] = []): boolean {
  const isChosen = ({ clause, meaning }: ReadClause) => !meaning && readChoice(clause.text, question)?.exact === true
  const decides = ({ meaning }: ReadClause) => ['yes', 'no', 'cancel'].includes(meaning?.kind ?? '')
  if (question.length > 0 && !asksWhetherYes(question) && isChosen(one) && decides(other)) return true
  const kinds = [one, other].map(({ clause, meaning }) => {
    const choice = meaning && !POLITE.has(meaning.kind) ? undefined : readChoice(clause.text, question)
    return choice?.exact ? choice.value : meaning?.kind
  })
  const saidOfTwo = one.own !== other.own || one.proxy !== other.proxy
  if (kinds.every((kind) => kind === 'yes')) return saidOfTwo && (entersFor(one) || entersFor(other))
  if (!saidOfTwo || !kinds.includes('yes')) return false
  return (
    kinds.includes('no') || kinds.includes('cancel') || isUndecidedBeside(one, other) || isUndecidedBeside(other, one)
  )
}

/** 老李去老王不去: as one command it would name 老李去老王. */
export function areOfTwo(clauses: readonly ReadClause[], question: readonly Option[] = []): boolean {
  const [one, other] = clauses
  if (clauses.length !== 2 || one?.proxy === undefined || other?.proxy === undefined) return false
  return one.meaning?.kind !== other.meaning?.kind && opposes(one, other, question)
}

/** 1 谢谢: polite words beside a choice. */
const POLITE: ReadonlySet<ReplyKind> = new Set(['thanks', 'received', 'greeting'])

export const asksWhetherYes = (question: readonly Option[]) =>
  question.some(({ value }) => value === 'yes' || value === 'no')

/** 我去，老王托我给他报个名: what is asked for somebody else is a matter of its own. */
const entersFor = ({ own, proxy, clause }: ReadClause): boolean =>
  !own && proxy !== undefined && /[托让叫请喊]我|^.{0,4}[帮替把]|给.{1,6}[报写算留占]/.test(clause.text)

/** 给任素珍报一个，我还没定; beside 老李去 the doubt may hang on him: 老李去，我看看; 我自己 is nobody's but the writer's. */
const isUndecidedBeside = ({ own, meaning, clause }: ReadClause, other: ReadClause): boolean =>
  own &&
  meaning?.kind === 'maybe' &&
  (/^(?:我|俺)(?:自己|自个儿?|本人)/.test(clause.text) ||
    (entersFor(other) && /^(?:我|俺)(?!.*(?:他|她))/.test(clause.text)))
