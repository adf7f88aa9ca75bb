/** 弄错了, right after an entry (rule 9). When something else has come since, it is asked first which was meant. */
import { DAY, HOUR } from '../../base/spans.ts'
import { type AwaitedAnswer, expectFrom, type Outcome, type Right, type Saying, type Turn } from '../../feature.ts'
import * as wording from './wording.ts'

/** So long after an entry 弄错了 alone takes it back, in milliseconds. */
export const UNDO_WITHIN = DAY

/** So long it may be answered which was meant, in milliseconds: an hour. */
const PATIENCE = HOUR

/** An entry that can be taken back; `Entered` is what is kept of it, as plain JSON. */
interface Entry<Entered extends object> {
  readonly id: string
  /** The right to take it back. */
  readonly needs: Right
  /** So long 弄错了 alone is enough, in milliseconds. */
  readonly lasts: number
  /** What the message before was handled as, when nothing has come since. */
  readonly rightAfter: RegExp
  /** 何守田去世 */
  readonly what: (turn: Turn<unknown>, entered: Entered) => Promise<string>
  readonly run: (turn: Turn<unknown>, entered: Entered) => Promise<Outcome | undefined>
}

/** 记错了, not 弄错人了: said of answers too that were entered for others. */
const OF_ANSWERS = /[记录]错|撤回/

/** Answers were entered for others since, and nothing but those was spoken of: they are meant, and nothing is asked. */
async function isOfNewer(turn: Turn<unknown>, since: number | undefined): Promise<boolean> {
  if (since === undefined || !OF_ANSWERS.test(turn.act.text)) return false
  const deed = await turn.lastDeed()
  if (deed === undefined || !/^entered /.test(deed.as) || deed.at.getTime() < since) return false
  return turn.previous?.split(/[.:]/)[0] === deed.feature
}

/** The receipt with the question that takes the entry back, and the answer to that question. */
export function takeBack<Entered extends object>(
  entry: Entry<Entered>,
): {
  readonly receipt: (turn: Turn<unknown>, text: string, entered: Entered) => Saying
  readonly answer: AwaitedAnswer
} {
  const question = (payload: Entered) => ({ answer: entry.id, payload, title: '' })
  return {
    receipt(turn, text, entered) {
      const options = [{ number: 0, value: 'back', label: '', words: wording.ENTERED_WRONGLY }]
      const payload = { ...entered, enteredAt: turn.now.getTime() }
      return { text, expects: { ...expectFrom(turn, { ...question(payload), options }, entry.lasts), answered: true } }
    },
    answer: {
      id: entry.id,
      needs: entry.needs,
      staysOpen: false,
      takesWords: false,
      async onAnswer(turn, { choice }, payload) {
        const entered = payload as Entered & { readonly enteredAt?: number }
        if (choice === undefined) return undefined
        if (choice.value === 'no') return { reply: { text: wording.notTakenBack() }, as: 'kept' }
        if (choice.value === 'yes' || entry.rightAfter.test(turn.previous ?? '')) return entry.run(turn, entered)
        if (await isOfNewer(turn, entered.enteredAt)) return undefined
        const text = wording.isItThisEntry(await entry.what(turn, entered))
        const expects = expectFrom(turn, { ...question(entered), options: wording.TAKE_BACK_OPTIONS }, PATIENCE)
        return { reply: { text, expects }, as: 'asked' }
      },
    },
  }
}
