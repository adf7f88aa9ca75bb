/** Which of a notice's choices an answer means. Pure. */
import type { Answer } from '../../feature.ts'
import { isUndecided, leavesOpen, readChoice } from '../../language/choice/read-choice.ts'
import type { Option, Several } from '../../language/reading.ts'
import { readReply } from '../../language/reply/read-reply.ts'
import { REASON } from '../../language/reply/rule.ts'
import * as vocabulary from './vocabulary.ts'

/**
 * The numbers of the choices that are meant; `undefined`: none is, or it cannot be told which. `before`: what was chosen,
 * which 再加个2 and 不要3了 change where several may be chosen.
 */
export function chosenNumbers(
  options: readonly Option[],
  labels: readonly string[],
  answer: Answer,
  before: readonly number[],
): readonly number[] | undefined {
  const several = severalIn(answer, options)
  if (several !== undefined) return changedBy(several, before)
  const index = chosenIndex(options, labels, answer)
  return index === undefined ? undefined : [index + 1]
}

function severalIn({ choice, act }: Answer, options: readonly Option[]): Several | undefined {
  if (options[0]?.upTo === undefined || act.undecided === true) return undefined
  return (choice ?? act.choice ?? readChoice(act.text.replace(vocabulary.CHANGED_TO, ''), options))?.several
}

function changedBy({ numbers, without, isMore }: Several, before: readonly number[]): readonly number[] | undefined {
  const isChange = isMore || without.some((number) => before.includes(number))
  const kept = isChange ? before.filter((number) => !without.includes(number)) : []
  const chosen = [...new Set([...kept, ...numbers])].toSorted((one, other) => one - other)
  // 不要大米 of somebody who has chosen nothing leaves the rest open.
  return chosen.length === 0 && without.length > 0 && !isChange ? undefined : chosen
}

/** What was chosen before and is not any more, although nobody said so: 1, and then 3. */
export function noLongerChosen(
  { choice, act }: Answer,
  before: readonly number[],
  chosen: readonly number[],
): readonly number[] {
  const without = (choice ?? act.choice)?.several?.without ?? []
  return chosen.length === 0 ? [] : before.filter((number) => !chosen.includes(number) && !without.includes(number))
}

/** Its place among the choices, from 0; `undefined`: none is meant, or it cannot be told which. */
function chosenIndex(options: readonly Option[], labels: readonly string[], answer: Answer): number | undefined {
  const { choice, act } = answer
  if (choice !== undefined) return choice.number - 1
  if (act.undecided === true || leavesOpen(act.text) || isUndecided(act.text, options)) return undefined
  const rest = act.text.replace(vocabulary.RECEIPT_FIRST, '').replace(vocabulary.CHANGED_TO, '')
  const chosen = act.choice ?? readChoice(act.text, options) ?? readChoice(rest, options)
  const label = labels[(chosen?.number ?? 0) - 1] ?? ''
  if (chosen !== undefined && isDenied(act.text, label)) return undefined
  if (chosen !== undefined && !isPartOnly(act.text, label)) return chosen.number - 1
  const said = rest === act.text || rest === '' ? act.reply : readReply(rest)
  const reply = said.score < REASON && !labels.some(isOfComing) ? 'other' : said.reply
  return choiceMeant(labels, reply, rest) ?? choiceSaid(labels, rest)
}

/** 住院了 keeps from coming, and refuses no water. */
const isOfComing = (label: string): boolean => vocabulary.CHOICE_OF_COMING.test(label)

/** 不用送上门 names a choice and is none. */
function isDenied(said: string, label: string): boolean {
  const at = said.indexOf(label)
  return at > 0 && vocabulary.DENIED.test(said.slice(0, at))
}

/** 不要 in 我要面不要米 and 不要送了 denies something, and not all. */
function isPartOnly(said: string, label: string): boolean {
  if (!vocabulary.DENIES.test(label)) return false
  const at = said.indexOf(label)
  return at >= 0 && vocabulary.GOES_ON_DENYING.test(said.slice(at + label.length))
}

/**
 * 我去 and 去不了 where the choices are 参加 and 不参加: the only one that says the same. Not to come is another thing than
 * not to want, and what is denied of one thing is not denied of all.
 */
function choiceMeant(labels: readonly string[], reply: string, said = ''): number | undefined {
  const kind = reply === 'cancel' ? 'no' : reply
  if (kind !== 'yes' && kind !== 'no') return undefined
  const fitting = labels.flatMap((label, index) => (readReply(label).reply === kind ? [index] : []))
  const [only, ...others] = fitting
  if (only === undefined || others.length > 0) return undefined
  const label = labels[only] ?? ''
  if (vocabulary.ABOUT_WANTING.test(label) && vocabulary.ABOUT_COMING.test(said)) return undefined
  return isPartOnly(said, label) ? undefined : only
}

/** 自己去拿吧 where a choice is 自己拿, 自己领 where it is 自己来领: the only one that fits, and nothing is denied. */
function choiceSaid(labels: readonly string[], said: string): number | undefined {
  const clauses = said.split(/[，。；！,;!\n]+/).filter((clause) => !vocabulary.DENIES.test(clause))
  const fitting = labels.flatMap((label, index) =>
    label.length > 1 && clauses.some((clause) => fits(label, clause)) ? [index] : [],
  )
  return fitting.length === 1 ? fitting[0] : undefined
}

/** Longer words are talk in which the characters may stand by chance. */
const MOST_ROUND = 12

function fits(label: string, clause: string): boolean {
  if (clause.length > MOST_ROUND) return false
  const bare = clause.replace(vocabulary.ROUND_CHOICE, '').replace(vocabulary.BEHIND_CHOICE, '')
  return standsIn(label, clause) || (bare.length > 1 && standsIn(bare, label))
}

/** Whether the characters of `inner` stand in `outer`, in their order. */
function standsIn(inner: string, outer: string): boolean {
  let at = 0
  for (const char of outer) if (char === inner[at]) at += 1
  return at === inner.length
}
