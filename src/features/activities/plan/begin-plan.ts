/** 我想办个活动, 办个棋牌比赛: begun without a day; what is missing is asked for, and then it is planned like any other. */
import { HOUR } from '../../../base/spans.ts'
import { type AwaitedAnswer, command, expectFrom, type Outcome, type Turn } from '../../../feature.ts'
import { ACTIVITY_ENDS } from '../../../language/kinds-of-words.ts'
import { givesUp } from '../../../language/read-value.ts'
import { findOwnDraft } from '../change/change-published.ts'
import * as wording from '../wording.ts'
import { bareValue } from './change-sheet.ts'

const WANTS = '(?:我们?|咱们?|办公室)?(?:想|要|准备|打算|计划|得|还想|再)*'
const HOLD = '(?:办|搞|组织|举办|举行|开展|安排|弄|开)'
const ONE = '(?:一?(?:个|次|场|下|回))?'
const BEGINS = new RegExp(`^${WANTS}${HOLD}${ONE}(?<title>[^，。；！？\\s]{2,16})$`)
const ENDS = new RegExp(`(?:${ACTIVITY_ENDS.join('|')})$`)
const QUESTION = 'plan-what'
/** So long the questions stay open, in milliseconds. */
const PATIENCE = HOUR

interface Begun {
  readonly title?: string
}

export const beginPlan = command({
  id: 'activities.begin',
  needs: 'activity.publish',
  says: ['[我|我们|咱们][想|要|准备|打算](办|搞|组织|举办|安排)[一个|一次|一场|个|次|场]活动'],
  slots: {},
  ask: {},
  examples: ['我想办个活动', '组织一次活动', '要搞个活动'],
  async run(turn) {
    return askNext(turn, {})
  },
  async hears(turn) {
    const { title = '' } = BEGINS.exec(turn.act.text)?.groups ?? {}
    const isOne = ENDS.test(title) && turn.act.when.length === 0 && turn.file === undefined
    return isOne && (await findOwnDraft(turn)) === undefined ? askNext(turn, { title }) : undefined
  },
})

function askNext(turn: Turn<unknown>, begun: Begun): Outcome {
  const text = begun.title === undefined ? wording.askWhatAndWhen() : wording.askWhenOf(begun.title)
  const question = { answer: QUESTION, payload: begun, title: wording.planTitle(), options: [] }
  return { reply: { text, expects: expectFrom(turn, question, PATIENCE) } }
}

export const planWhat: AwaitedAnswer = {
  id: QUESTION,
  needs: 'activity.publish',
  staysOpen: false,
  takesWords: true,
  async onAnswer(turn, { act }, payload) {
    const { title } = payload as Begun
    if (givesUp(act.text)) return { reply: { text: wording.givenUp() }, as: 'given-up' }
    if (act.when.length === 0) return title === undefined ? askNext(turn, { title: nameIn(act.text) }) : undefined
    // From here on it is a sentence like 下周四上午9点办书法展, and whatever is missing is asked one by one.
    return title === undefined ? { meant: act.text } : { meant: `${act.text}办${title}` }
  },
}

const nameIn = (text: string): string => BEGINS.exec(text)?.groups?.['title'] ?? bareValue(text)
