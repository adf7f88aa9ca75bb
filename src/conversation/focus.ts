/** Which open question a message answers. Pure. */
import { HOUR } from '../base/spans.ts'
import { readChoice } from '../language/choice/read-choice.ts'
import { normaliseText } from '../language/read-value.ts'
import { partsOf } from '../language/reply/matters.ts'
import { readReply } from '../language/reply/read-reply.ts'
import { ENGINE, type Question } from './questions.ts'
import { onlyMeant } from './told-apart.ts'

/**
 * `one` question; `all` of several that were named or meant together (都去); `several` that are equally likely (ask
 * which); or none.
 */
export type Focus =
  | { readonly kind: 'one'; readonly question: Question }
  | { readonly kind: 'all' | 'several'; readonly questions: readonly Question[] }
  | { readonly kind: 'none' }

/** What is looked at besides the questions, which come newest first. */
export interface Clues {
  readonly text: string
  readonly quoted: string | undefined
  readonly now: Date
}

/** So long a question asked in answer to somebody is what is being talked about, in milliseconds. */
const TALK = HOUR

/**
 * A quoted question decides, then a title in the words or in what was quoted, then options that only one of them offers, then
 * a question asked in this very talk.
 * Else it is one of those that are unanswered; the newest counts among them even when it was answered, since what was
 * read last may be what is meant.
 */
export function findFocus(questions: readonly Question[], clues: Clues): Focus {
  const { quoted } = clues
  const [newest] = questions
  if (newest === undefined) return { kind: 'none' }
  const same = quoted === undefined ? undefined : questions.find((question) => sameText(question.text, quoted))
  if (same !== undefined) return { kind: 'one', question: same }
  if (isPassedOver(newest, clues.text) || isNoneOf(newest, questions.slice(1), clues.text))
    return findFocus(questions.slice(1), clues)
  if (choosesBetween(newest, clues)) return { kind: 'one', question: newest }
  const named = findNamed(questions, `${clues.text}\n${quoted ?? ''}`)
  // One matter asked of two people is two questions: which of them is meant is asked, unless it is said of both.
  const ofSeveral = isOfCouple(named)
  const both = meansAll(clues.text) || meansBoth(clues.text)
  if (named.length > 0) return focusOn(named, ofSeveral && !both ? 'several' : 'all')
  const ofMatter = newestOfEach(questions.filter(({ title }) => title !== '' && title === newest.title))
  if (isOfCouple(ofMatter) && meansBoth(clues.text)) return focusOn(ofMatter, 'all')
  const isTalkedOf = newest.inTalk && clues.now.getTime() - newest.askedAt.getTime() < TALK
  const meant = isTalkedOf && newest.feature === ENGINE ? [] : onlyMeant(waiting(questions), clues.text)
  if (meant.length > 0) return focusOn(meant, 'several')
  if (isTalkedOf) return { kind: 'one', question: newest }
  // What was missing of a command an hour ago (发到哪个群？) was left for something else.
  const isLeft = ({ answer, askedAt }: Question) => answer === 'slot' && clues.now.getTime() - askedAt.getTime() >= TALK
  const open = questions.filter((question) => question === newest || !(question.answered || isLeft(question)))
  return focusOn(open, meansAll(clues.text) ? 'all' : 'several')
}

/** 茶话会, to 是哪一件: the name of a matter is the choice, and no answer to the matter itself. */
function choosesBetween({ answer, feature, options, askedAt, inTalk }: Question, { text, now }: Clues): boolean {
  if (feature !== ENGINE || answer !== 'which' || !inTalk) return false
  return now.getTime() - askedAt.getTime() < TALK && readChoice(text.trim(), options)?.exact === true
}

/**
 * Those that still wait for a choice, and the newest, which may be changed; none beside one that waits for words of its own
 * (有什么建议？), which may be any. What was answered before is not changed by words that would fit it: 没有 makes no 不满意.
 */
export function waiting(questions: readonly Question[]): readonly Question[] {
  const left = questions.filter((question, at) => at === 0 || !question.answered)
  const takesAny = left.some(
    ({ feature, options }) => feature !== ENGINE && options.every(({ number }) => number === 0),
  )
  return takesAny ? [] : left
}

const DIGIT = /^[1-9]$/

/** Whether a question has a line with the number that was said. */
export const offers = ({ options }: Question, text: string): boolean =>
  DIGIT.test(text.trim()) && options.some(({ number }) => number === Number(text.trim()))

/** What was done can be taken back in a word; nothing is asked. */
export const isOnlyTakenBack = (options: Question['options']): boolean =>
  options.length > 0 && options.every(({ number }) => number === 0)

/** 1, right after what can only be taken back (弄错了): it is for the draft that was left before it. */
const isNoneOf = (newest: Question, others: readonly Question[], text: string): boolean =>
  isOnlyTakenBack(newest.options) && others.some((question) => offers(question, text))

/** 不是这个意思 */
const LONGEST_NO = 10

/** 您是想说…吗 and 是哪一件 are asked in passing: what does not answer them is read as if they had not been asked. */
function isPassedOver({ answer, feature, options }: Question, text: string): boolean {
  if (feature !== ENGINE || (answer !== 'near' && answer !== 'which')) return false
  const said = normaliseText(text)
  if (readChoice(said, options) !== undefined) return false
  if (answer === 'which') return !meansAll(said)
  return said.length > LONGEST_NO || !['yes', 'no'].includes(readReply(said).reply)
}

const newestOfEach = (questions: readonly Question[]): readonly Question[] =>
  questions.filter(({ personId }, at) => questions.findIndex((one) => one.personId === personId) === at)

/** One matter asked of two people on one phone. */
export const isOfCouple = (questions: readonly Question[]): boolean =>
  new Set(questions.map(({ personId }) => personId)).size > 1 && new Set(questions.map(({ title }) => title)).size === 1

/** 我俩都去, 老两口去, 还是都去吧, 我们不去了: said of the two who share the phone. */
const meansBoth = (text: string): boolean => /俩|我们|俺们|咱们|两个?人|两口子?|二老|都/.test(text)

/** One question, or several of which the kind says how they are meant. */
export function focusOn(questions: readonly Question[], kind: 'all' | 'several'): Focus {
  const [only, ...others] = questions
  if (only === undefined) return { kind: 'none' }
  return others.length === 0 ? { kind: 'one', question: only } : { kind, questions }
}

/** 都去, 两个都不去; but 我和老伴都去 speaks of people. */
export function meansAll(text: string): boolean {
  return /^(?:两个|两场|这两个|两样|二老|爸妈|他们)?俩?(?:我)?(?:全|都|全都)/.test(text) || /两个都|两场都/.test(text)
}

/** What 两个都去 says of each of several matters: 都去. Said of one matter, 两个 would be two people. */
export const saidOfEach = (text: string): string => text.replace(/^(?:这)?两[个场样]?(?=我?[都全])/, '')

/** What 我俩都去 says of each of the two: 都去. */
export const saidOfOne = (text: string): string =>
  text.replace(/(?:我们?|俺们?|咱们?|他们)?(?:俩人?|两个?人|老两口子?|两口子|二老)|^(?:我|俺|咱)们/g, '')

/** 第101号，赵国强（第一支部第一小组）的急事 is not named by 第一支部, which is whom a notice is for. */
const UNIT_OF_SOMEBODY = /（[^）]*(?:支部|小组)[^）]*）/g

/** Questions whose title, or a part of it that no other title has, stands in the words: 茶话会 for 重阳茶话会. */
export function findNamed(questions: readonly Question[], text: string): readonly Question[] {
  return questions.filter(({ title }) => {
    const others = questions.filter((other) => other.title !== title).map((other) => other.title)
    return partsOf(title.replace(UNIT_OF_SOMEBODY, '')).some(
      (part) => text.includes(part) && !others.some((other) => other.includes(part)),
    )
  })
}

/** Platforms shorten and re-wrap what they quote, so the beginnings are compared without white space. */
function sameText(asked: string, quoted: string): boolean {
  const bare = (text: string) => text.replace(/\s|…+$/g, '')
  const words = bare(quoted)
  return words.length >= 4 && bare(asked).startsWith(words)
}

/** Whether one of these questions is what was quoted. */
export const isQuoted = (questions: readonly Question[], quoted: string): boolean =>
  questions.some(({ text }) => sameText(text, quoted))

/** A stretch of a message and the questions that it names. */
export interface Part {
  readonly text: string
  readonly questions: readonly Question[]
}

/**
 * Takes a message apart that answers several questions by name: 去茶话会，讲座不去. `undefined` when it does not name
 * two. A stretch without a name belongs to the one before it.
 */
export function splitByName(questions: readonly Question[], text: string): readonly Part[] | undefined {
  const clauses = text.split(/[，。；！,;!\n]+/).filter((one) => one.trim() !== '')
  const surely = findNamed(questions, text)
  const isMeant = (clause: string): readonly Question[] => {
    const named = findNamed(questions, clause)
    return named.length > 0 || surely.length !== 1 ? named : hintedAt(questions, surely, clause)
  }
  if (
    surely.length < 2 &&
    !clauses.some((clause) => findNamed(questions, clause).length === 0 && isMeant(clause).length > 0)
  )
    return undefined
  const parts: { text: string; questions: readonly Question[] }[] = []
  for (const clause of clauses) {
    const named = isMeant(clause)
    const last = parts.at(-1)
    if (named.length > 0 || last === undefined) parts.push({ text: clause, questions: named })
    else last.text += `，${clause}`
  }
  return parts.filter((part) => part.questions.length > 0)
}

/** Characters that stand in titles and in any sentence. */
const PLAIN = /[会活动的一二三大小老上下人家去来不参加看听打做学习新年月日周天午早晚]/

/** 读书的那个我去，喝茶不去, beside 茶话会: another matter than the one that is named, by a character of its own. */
function hintedAt(questions: readonly Question[], named: readonly Question[], clause: string): readonly Question[] {
  const others = questions.filter(({ title }) => title !== '' && named.every((one) => one.title !== title))
  const hinted = others.filter(({ title }) =>
    [...title].some(
      (sign) =>
        !PLAIN.test(sign) &&
        clause.includes(sign) &&
        questions.every((one) => one.title === title || !one.title.includes(sign)),
    ),
  )
  return hinted.length === 1 ? hinted : []
}
