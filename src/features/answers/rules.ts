/** What a title stands for, and which of the approved answers a question is about. Pure. */

/** 医药费、药费 报销: one of these must be mentioned; where a blank stands, both words. */
export function isAbout(title: string, question: string): boolean {
  return termsOf(title).some((words) => words.every((word) => question.includes(word)))
}

/** The answer whose title says most of what was asked; of two that say as much, the newer one. */
export function mostFitting<T extends { readonly title: string; readonly id: number }>(
  answers: readonly T[],
  question: string,
): T | undefined {
  const fitting = answers.filter(({ title }) => isAbout(title, question))
  return [...fitting].sort((a, b) => weight(b.title, question) - weight(a.title, question) || b.id - a.id)[0]
}

/** Shorter words occur in everything. */
const SHORTEST = 2

/** Whether a title can be told from ordinary talk. */
export function isTooShort(title: string): boolean {
  return termsOf(title).length === 0 || termsOf(title).some((words) => words.join('').length < SHORTEST)
}

function termsOf(title: string): readonly (readonly string[])[] {
  return title
    .split(/[、,，;；/]/)
    .map((term) => term.split(/[\s\u3000]+/).filter((word) => word !== ''))
    .filter((words) => words.length > 0)
}

/** How many characters of the question the title accounts for. */
function weight(title: string, question: string): number {
  const fitting = termsOf(title).filter((words) => words.every((word) => question.includes(word)))
  return Math.max(...fitting.map((words) => words.join('').length))
}

/** What stands in front of the colon and behind it, and what the end says of its source and its time. */
export interface WrittenAnswer {
  readonly title: string
  readonly words: string
  readonly document: string | undefined
  /** As it was written: 2027年6月30日. */
  readonly until: string | undefined
}

const OPENS = /^\s*(?:请|帮我|登记|新增|加|写|改)*(?:一个|一条|个|条)?标准答复\s*(?<rest>[\s\S]*)$/
const TITLED = /^(?<title>[^：:\n]{1,40})[：:]\s*(?<words>[\s\S]+)$/
const DOCUMENT =
  /[（(]?\s*(?:(?:文号|文件号)\s*[：:]?|依据\s*[：:])\s*(?<document>[^\s，,。；;（）()]{2,40})\s*[，,。；;）)]?/
const UNTIL =
  /[（(]?\s*有效期?\s*[：:]?\s*(?:到|至)\s*(?<until>[^\n，,。；;）)]{2,20}?)(?:为止|止)?\s*[，,。；;）)]?\s*$/

/** `undefined`: it is not about an approved answer at all; `'unclear'`: it is, but there is nothing to keep. */
export function readWritten(text: string): WrittenAnswer | 'unclear' | undefined {
  const rest = OPENS.exec(text)?.groups?.['rest']
  if (rest === undefined) return undefined
  const { title = '', words = '' } = TITLED.exec(rest.trim())?.groups ?? {}
  const until = UNTIL.exec(words)?.groups?.['until']
  const dated = words.replace(UNTIL, '')
  const document = DOCUMENT.exec(dated)?.groups?.['document']
  const own = dated.replace(DOCUMENT, '').trim()
  if (title.trim() === '' || own === '') return 'unclear'
  return { title: title.trim(), words: own, document, until }
}
