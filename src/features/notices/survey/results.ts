/** 问卷结果: what was answered to each question, in words and as a sheet; no names. */
import { command, type Tx } from '../../../feature.ts'
import { SHEET_TYPE, writeXlsx } from '../../../sheets/write-xlsx.ts'
import { afterWithdrawn, findTold } from '../find-notice.ts'
import { countStates, type Notice, type SurveyQuestion, writeAudit } from '../queries.ts'
import * as shared from '../wording.ts'
import * as queries from './queries.ts'
import * as wording from './wording.ts'

/** Free words that are quoted in chat; the sheet has them all. */
const QUOTED = 3

export const surveyResult = command({
  id: 'notices.survey-result',
  needs: 'notice.see',
  says: ['[{notice}]问卷[的](结果|统计|汇总|结果表)[怎么样|如何]', '[{notice}]问卷(答得怎么样|多少人答|几个人答)[了]'],
  slots: { notice: { kind: 'words' } },
  ask: {},
  examples: ['问卷结果', '食堂问卷结果', '问卷答得怎么样了', '问卷多少人答了'],
  help: '问卷结果：每一问怎么答的',
  async run(turn) {
    const { db, now, speaker } = turn
    const isSent = ({ answers, state }: Notice) => answers === 'survey' && state !== 'planned'
    const told = await findTold(turn, turn.slots.notice, isSent)
    if (told === undefined) return { reply: { text: shared.noNotice() } }
    const { notice } = told
    const counted = await queries.countDone(db, notice.id)
    const states = await countStates(db, notice.id, now)
    const total = states.reduce((sum, { count }) => sum + count, 0)
    const results = await resultsOf(db, notice)
    const text = wording.counts({ title: notice.title, total, ...counted, lines: results.map(inWords) })
    const bytes = await writeXlsx({
      title: wording.sheetTitle(),
      header: wording.SHEET_HEADER,
      rows: results.flatMap(sheetRows),
    })
    const by = speaker.person?.id ?? null
    const detail = { notice: notice.id, title: notice.title, people: counted.done + counted.begun }
    await writeAudit(db, { at: now, by, action: 'notices.export', detail })
    return {
      reply: {
        text: afterWithdrawn(told, text),
        file: { name: wording.sheetName(notice.title), mediaType: SHEET_TYPE, bytes },
      },
    }
  },
})

/** What was answered to one question. */
export interface Result {
  /** From 1. */
  readonly number: number
  readonly question: SurveyQuestion
  /** By place, of a question with choices. */
  readonly chosen: readonly number[]
  readonly numbers: readonly number[]
  readonly words: readonly string[]
  /** Who might choose several and wanted none of them. */
  readonly none: number
  readonly passed: number
  /** All who answered it or passed it over: of several choices the counts add up to more. */
  readonly people: number
}

/** Question by question. */
export async function resultsOf(db: Tx, notice: Notice): Promise<readonly Result[]> {
  const all = await queries.allAnswers(db, notice.id)
  return notice.questions.map((question, at) => {
    const own = all.filter((one) => one.question === at + 1)
    return {
      number: at + 1,
      question,
      chosen: question.choices.map((_, index) => own.filter((one) => one.chosen?.includes(index + 1)).length),
      numbers: own.flatMap(({ number }) => number ?? []),
      words: own.flatMap(({ words }) => words ?? []),
      none: own.filter((one) => one.chosen?.length === 0).length,
      people: own.length,
      passed: own.filter(({ chosen, number, words }) => chosen === null && number === null && words === null).length,
    }
  })
}

/** One question's result in a line. */
export function inWords(result: Result): string {
  const { number, question, numbers, words } = result
  const { text, answers } = question
  if (answers === 'number') return wording.numbersLine(number, text, summaryOf(numbers))
  if (answers === 'words') return wording.wordsLine(number, text, words.length, words.slice(0, QUOTED))
  const parts = countsOf(result).map(({ label, count }) => wording.choiceCount(label, count))
  return wording.choicesLine(number, text, parts, takesSeveral(question))
}

function summaryOf(numbers: readonly number[]) {
  const sum = numbers.reduce((total, one) => total + one, 0)
  return {
    people: numbers.length,
    mean: numbers.length === 0 ? 0 : Math.round((10 * sum) / numbers.length) / 10,
    sum,
    least: Math.min(...numbers),
    most: Math.max(...numbers),
  }
}

/** Whether more than one of its choices may be taken. */
export const takesSeveral = ({ upTo = 1 }: SurveyQuestion): boolean => upTo > 1

function sheetRows(result: Result): readonly (readonly string[])[] {
  const { number, question, people } = result
  const title = takesSeveral(question) ? wording.severalTitle(question.text) : question.text
  return countsOf(result).map(({ label, count }, at) => [
    at === 0 ? String(number) : '',
    at === 0 ? title : '',
    label,
    String(count),
    wording.share(count, people),
  ])
}

/** Choices with how many chose each; of numbers and words each once, with how many said the same; who did neither. */
export function countsOf({ question: { choices }, chosen, numbers, words, none, passed }: Result) {
  const said = [...numbers.toSorted((a, b) => a - b).map(String), ...words]
  const counts =
    choices.length > 0
      ? choices.map((label, index) => ({ label, count: chosen[index] ?? 0 }))
      : [...new Set(said)].map((label) => ({ label, count: said.filter((one) => one === label).length }))
  const others = [
    { label: shared.NONE_CHOSEN, count: none },
    { label: wording.PASSED, count: passed },
  ]
  return [...counts, ...others.filter(({ count }) => count > 0)]
}
