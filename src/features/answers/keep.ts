/** 标准答复 医药费：……: staff decide what is answered to a question of policy (rule 32: nothing of our own making). */

import { addDays, type Day, dayOf } from '../../base/calendar.ts'
import { DAY } from '../../base/spans.ts'
import { type AwaitedAnswer, command, expectFrom, type Outcome, type Turn } from '../../feature.ts'
import { readSlots } from '../../language/read-value.ts'
import type { Option } from '../../language/reading.ts'
import * as queries from './queries.ts'
import { isTooShort, readWritten, type WrittenAnswer } from './rules.ts'
import * as wording from './wording.ts'

/** What fits on a phone beside its frame (rule 6). */
const MOST = 150
/** Where no time is written, in days. */
const HALF_A_YEAR = 183
const PATIENCE = DAY
const CONFIRM = 'approved'

const OPTIONS: readonly Option[] = [
  { number: 1, value: 'yes', label: wording.YES, words: ['定', '就这么定', '对', '是'] },
  { number: 2, value: 'no', label: wording.NO, words: ['不定', '先不定', '不对', '算了'] },
]

export const keepAnswer = command({
  id: 'answers.keep',
  needs: 'answers.set',
  says: ['(登记|新增|加|写|改)[一个|一条|个|条]标准答复', '标准答复(怎么写|怎么登记|怎么加)'],
  slots: {},
  ask: {},
  examples: ['登记标准答复', '标准答复怎么写'],
  help: '标准答复 老年证：在街道办，带身份证和一张照片。',
  run: async () => ({ reply: { text: wording.howTo() } }),
  async claims(turn) {
    const written = readWritten(turn.words)
    if (written === undefined) return undefined
    if (written !== 'unclear') return propose(turn, written)
    return OTHER_SENTENCES.test(turn.words) ? undefined : { reply: { text: wording.howTo() } }
  },
})

/** What begins with the same words and has no colon either. */
const OTHER_SENTENCES = /有?哪些|什么|清单|名单|怎么|停用|不用了|作废/

async function propose(turn: Turn<unknown>, written: WrittenAnswer): Promise<Outcome> {
  const { db, now, office } = turn
  const { title, words, document, until } = written
  const today = dayOf(now, office.zone)
  if (isTooShort(title)) return { reply: { text: wording.tooShort() } }
  if (words.length > MOST) return { reply: { text: wording.tooLong(MOST) } }
  const day = until === undefined ? addDays(today, HALF_A_YEAR) : dayNamed(turn, until)
  if (day === undefined) return { reply: { text: wording.noSuchDay(until ?? '') } }
  if (day < today) return { reply: { text: wording.alreadyOver(until ?? '') } }
  const answer: queries.NewAnswer = { title, words, document: document ?? null, valid_until: day }
  const replaces = (await queries.current(db)).some((one) => one.title === title)
  const question = { answer: CONFIRM, payload: answer, title: wording.askTitle(title), options: OPTIONS }
  const text = wording.preview(answer, until !== undefined, replaces)
  return { reply: { text, expects: expectFrom(turn, question, PATIENCE) } }
}

/** 2027年6月30日; 2028年底 is its last day. */
function dayNamed({ now, office }: Turn<unknown>, until: string): Day | undefined {
  const year = /^(\d{4})年?(?:年?底|末)$/.exec(until)?.[1]
  if (year !== undefined) return `${year}-12-31`
  const { when } = readSlots(until, { when: { kind: 'when' } }, { now, zone: office.zone })
  return when?.impossible ? undefined : (when?.end?.day ?? when?.start?.day)
}

export const approved: AwaitedAnswer = {
  id: CONFIRM,
  needs: 'answers.set',
  staysOpen: false,
  takesWords: false,
  async onAnswer({ db, now, speaker }, { choice }, payload) {
    const answer = payload as queries.NewAnswer
    if (choice?.value === 'no') return { reply: { text: wording.notKept() } }
    if (choice?.value !== 'yes' || speaker.person === undefined) return undefined
    await queries.keep(db, answer, speaker.person.id, now)
    return { reply: { text: wording.kept(answer.title) } }
  },
}
