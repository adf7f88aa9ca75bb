/** What people read, and what their answers are answered with. Moments and lists come in already put into words. */
import { shorten } from '../../../language/say.ts'

/** A notice as one person reads it. */
export interface ToRead {
  /** 陈师傅，您好！ */
  readonly greeting: string
  readonly text: string
  readonly wantsAnswer: boolean
  readonly urgent: boolean
  /** Choices that the text does not name itself. */
  readonly choices: readonly string[]
  /** How to answer and until when: 请在11月27日（周五）晚上8点前回数字。 */
  readonly how: string
  /** Which notice it puts right. */
  readonly corrects: string
  /** What that one said. */
  readonly before: string
  readonly phone: string
}

export const greetOne = (address: string): string => `${address}，您好！`
export const GREET_ROOM = '各位老同志好！'

export const choiceLines = (choices: readonly string[]): readonly string[] =>
  choices.map((label, index) => `${index + 1} ${label}`)

/** 明天下午停水, as it is typed in a hurry; a letter of several lines ends as it was written. */
const withStop = (text: string): string => (/^[^\n]*[\p{Script=Han}）”\d]$/u.test(text) ? `${text}。` : text)

export const noticeText = (notice: ToRead): string =>
  [
    `${notice.wantsAnswer ? '【请回复】' : '【不用回复】'}${notice.urgent ? '【加急】' : ''}${notice.greeting}`,
    notice.corrects,
    withStop(notice.text),
    notice.before,
    ...choiceLines(notice.choices),
    [notice.how, notice.text.includes(notice.phone) ? '' : `有事打办公室电话${notice.phone}。`].join(''),
  ]
    .filter((line) => line !== '')
    .join('\n')

export const nudgeText = (address: string, title: string, how: string, heard: boolean): string =>
  heard
    ? `【请回复】${address}，您上次的话收到了，“${title}”还等您一个回话。${how}`
    : `【请回复】${address}，“${title}”的通知您看到了吗？还等您一个回话。${how}`

/** To the family of somebody who has not been reached, where safety is at stake. */
export const passItOn = (address: string, text: string): string =>
  `【请回复】您好！办公室有一条关系到安全的通知，${address}还没回话，联络员也没问到，麻烦您转告一声：\n${text}`
export const passedOnHow = (answers: string, phone: string): string =>
  `${answers === 'receipt' ? '转告到了，请回“收到”。' : '问到了，请替老人回一下。'}有事打办公室电话${phone}。`

const HOW = { receipt: '回“收到”', choices: '回数字', number: '回个数字', words: '直接写给我' } as const
const before = (until: string | undefined): string => (until === undefined ? '' : `在${until}前`)
/** `until` not set: nobody has set a deadline. */
export const howToAnswer = (answers: keyof typeof HOW, until: string | undefined, several = ''): string =>
  `请${before(until)}${HOW[answers]}${several === '' ? '' : `，${several}`}。`
/** 选几个都行，比如：1 3 */
export const howMany = (upTo: number, choices: number): string =>
  `${upTo < choices ? `最多选${upTo}个` : '选几个都行'}，比如：1 ${Math.min(3, choices)}`
/** Behind a deadline that was moved, where the text still names the earlier one. */
export const countsInstead = (): string => '时间改过，以这个为准。'
/** Behind the whole notice, given once more. */
export const untilNow = (until: string): string => `回话的截止时间改成${until}了，以这个为准。`
export const deadlineMoved = (greeted: string, title: string, how: string): string =>
  `【请回复】${greeted}，“${title}”回话的截止时间改了，还等您一个回话。${how}`
/** In a room only what is chosen is answered openly. */
export const howToAnswerInRoom = (answers: keyof typeof HOW, until: string | undefined, several = ''): string =>
  answers === 'number' || answers === 'words' ? `请${before(until)}私聊告诉我。` : howToAnswer(answers, until, several)
export const correctsNotice = (day: string, title: string): string => `${day}发的“${title}”通知有更正：`
/** So much of it is quoted, in characters: it goes below what counts by now. */
const QUOTED = 40
export const readBefore = (text: string): string =>
  `原来的通知是：“${shorten(text.replace(/\s*\n\s*/g, ' '), QUOTED)}”。`

export const RECEIVED = '收到'
export const receiptKept = (): string => '好的，记下您收到了。'
export const choiceKept = (number: number, label: string): string =>
  `记下了，您选的是：${number} ${label}。改主意再回一个数字就行。`
const inOneGo = (choices: readonly string[], numbers: readonly number[]): string =>
  numbers.map((number) => choices[number - 1] ?? '').join('、')
/** Who may choose several and wants none of them. */
export const NONE_CHOSEN = '都不选'
/** What was chosen of several; none: nothing of them is wanted. */
export const sayChosen = (choices: readonly string[], numbers: readonly number[]): string =>
  numbers.length === 0 ? NONE_CHOSEN : inOneGo(choices, numbers)
/** `gone`: what was chosen before and is not any more, without that having been said. */
export const severalKept = (
  choices: readonly string[],
  numbers: readonly number[],
  gone: readonly number[],
): string => {
  if (numbers.length === 0) return '记下了，这几样您都不选。想改，再回数字就行。'
  const kept = numbers.map((number) => `${number} ${choices[number - 1] ?? ''}`).join('，')
  const all = [...gone, ...numbers].toSorted((one, other) => one - other).join(' ')
  const change =
    gone.length === 0
      ? '要改，把要的几个一起再回一遍。'
      : `先前选的${inOneGo(choices, gone)}不算了；都要，请一起回：${all}。`
  return `记下了，您选的是：${kept}。${change}`
}
/** `before`: what is kept. */
export const tooMany = (
  choices: readonly string[],
  said: readonly number[],
  upTo: number,
  before: readonly number[],
): string => {
  const kept = before.length === 0 ? '' : `先前记的没动：${inOneGo(choices, before)}。`
  const like = Array.from({ length: upTo }, (_, index) => said[index] ?? index + 1).join(' ')
  return `最多选${upTo}个，您说了${said.length}个：${inOneGo(choices, said)}。请挑${upTo}个再回我，比如：${like}。${kept}`
}
export const numberKept = (number: number): string =>
  number === 0 ? '记下了：0，一个也没有。要改，再回一个数字就行。' : `记下了：${number}。要改，再回一个数字就行。`
export const wordsKept = (words: string): string => `记下了：${words}。要改，请说：改成……`
/** What was written in two messages. */
export const inOneAnswer = (first: string, then: string): string => `${first}，${then}`
export const unchanged = (): string => '已经给您记着了，不用再回。'
/** A couple answers with one voice. */
export const forBoth = (text: string, spouse: string): string =>
  `${text}\n${spouse}的也一样记上了，不一样请本人回一下。`
export const forWhom = (address: string, text: string): string => `（替${address}记的）${text}`
export const receivedButWhich = (choices: readonly string[], upTo: number): string => {
  const each = choices.map((label, index) => `${label}请回${index + 1}`).join('，')
  return upTo > 1
    ? `收到您的回复。您选哪几个？${each}；${howMany(upTo, choices.length)}。`
    : `收到您的回复。您选哪个？${each}。`
}
export const numberOrPlace = (own: string, place: number, other: string): string =>
  `您是选“${own}”，还是选第${place}个“${other}”？请写字回我：“${own}”，或者“第${place}个”。`
export const receivedNoHurry = (): string => '好的，您定了再回我就行。'
export const receivedButHow = (answers: string): string =>
  answers === 'number' ? '收到您的回复。请再回一个数字，比如：2。' : '收到您的回复。请把要说的直接写给我。'
export const tooLateToAnswer = (title: string, phone: string): string =>
  `“${title}”的回复已经截止，我先转告办公室。急事请打${phone}。`
export const isOverByNow = (title: string): string => `知道您看到了。“${title}”的回复已经截止了，不用再回。`
export const whyTooLate = (title: string): string => `对通知“${title}”的回复，已过截止时间。`
export const whyUnclear = (title: string): string => `对通知“${title}”的回复，没看懂。`
export const whyDeclines = (title: string): string => `对通知“${title}”的回话，像是说不行、去不了。`
export const isCancelled = (title: string): string => `“${title}”的通知已经取消，不用回了。`
