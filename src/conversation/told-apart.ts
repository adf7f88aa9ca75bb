/**
 * Of several open questions, the one whose options the words choose: 要两桶水, with an invitation and an offer of water
 * open. A number that each of them offers, and a yes that may be said to each, tells nothing. Pure.
 */
import { areLabels, meantAmong, readChoice } from '../language/choice/read-choice.ts'
import { normaliseText } from '../language/read-value.ts'
import { readReply } from '../language/reply/read-reply.ts'
import type { Question } from './questions.ts'

const BARE_NUMBER =
  /^(?:我|就|还是|要)?(?:选|回|答|按|第)?[\d①-⑨一二两三四五六七八九]+(?:号|个|项|样)?[吧了呗的啊。！ ]*$/
const OF_COMING = /[去到]|来(?![一两几\d])|参加|报名|出席|算我/
const OF_WANTING = /要(?!去|来|参加|报)|不用|用不[着上]|需要|[送领收订]/
/** 要的 and 不用了 are said to whatever is offered or asked. */
const PLAIN = /^(?:嗯|那|就|我|都)*(?:要[的得]|不用了?|用不着)(?:[，、 ]*(?:要[的得]|不用了?|谢谢))*[吧啊呀啦。！ ]*$/

/** Those of one matter that alone can be meant; empty: it cannot be told. */
export function onlyMeant(questions: readonly Question[], words: string): readonly Question[] {
  const text = normaliseText(words)
  if (text === '' || BARE_NUMBER.test(text) || PLAIN.test(text)) return []
  const meant = questions.filter((question) => fits(question, text))
  const [first, ...others] = meant
  if (first === undefined || !areLabels(first.options)) return []
  return others.every(({ title }) => title === first.title) ? meant : []
}

/** Whether words answer a question, as far as they tell. `text`: normalised. */
export const fits = (question: Question, text: string): boolean =>
  areLabels(question.options) ? choosesAmong(question, text) : answersOtherwise(question, text)

/** 不去 refuses nothing that is offered to be brought. */
function choosesAmong({ options }: Question, text: string): boolean {
  const asksToCome = options.some(({ label }) => OF_COMING.test(label))
  if (!asksToCome && OF_COMING.test(text) && !OF_WANTING.test(text)) return false
  const meant = meantAmong(text, options)
  return meant !== undefined && (meant === 'undecided' || meant.exact)
}

const ANSWERS: ReadonlySet<string> = new Set(['yes', 'no', 'maybe', 'cancel', 'change', 'received', 'thanks'])

/** What is only wanted or not (不用送) answers no invitation. */
function answersOtherwise({ options }: Question, text: string): boolean {
  if (readChoice(text, options)?.exact === true) return true
  return ANSWERS.has(readReply(text).reply) && (OF_COMING.test(text) || !OF_WANTING.test(text))
}
