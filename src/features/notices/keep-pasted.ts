/** What somebody is told to have answered, in talk that staff pasted, is kept: never over an answer that is newer. */
import { MINUTE } from '../../base/spans.ts'
import type { PersonId, Turn } from '../../feature.ts'
import { pastedMoment } from '../../language/pasted-time.ts'
import { normaliseText } from '../../language/read-value.ts'
import { isSame, isTooMany, keep, RECEIPT, readAnswer, sayAnswer } from './answer.ts'
import * as queries from './queries.ts'
import { answerInWords, keepAll } from './survey/keep.ts'
import { answersOf } from './survey/queries.ts'
import { actOf } from './survey/read-answer.ts'
import * as wording from './wording.ts'

/** What somebody said, and when, as far as it was pasted. */
export interface PastedAnswer {
  readonly personId: PersonId
  readonly text: string
  readonly stamp?: string | undefined
}

/** `kept` and `before`, which stands there: as they are told to staff. */
export type Pasted =
  /** `isLate`: it was said after the deadline. */
  | { readonly as: 'kept'; readonly kept: string; readonly isLate: boolean }
  | { readonly as: 'same' | 'unread' | 'before-notice' }
  | { readonly as: 'older' | 'asks'; readonly kept: string; readonly before: string }

/** An answer of before, of whichever kind of notice. */
type Before = Pick<queries.NoticeAnswer, 'answered_at' | 'channel' | 'inbox_id'>

/** `isSure`: staff have said that it counts, whatever was answered before. */
export async function keepPasted(
  turn: Turn<unknown>,
  notice: queries.Notice,
  { personId, text, stamp }: PastedAnswer,
  isSure = false,
): Promise<Pasted> {
  const at = stamp === undefined ? undefined : pastedMoment(stamp, { now: turn.now, zone: turn.office.zone })
  if (at !== undefined && minuteOf(at) < minuteOf(notice.confirmed_at ?? notice.created_at))
    return { as: 'before-notice' }
  const isLate = at !== undefined && notice.deadline_at !== null && minuteOf(at) > minuteOf(notice.deadline_at)
  const answer = normaliseText(text)
  const when = at === undefined || at > turn.now ? turn : { ...turn, now: at }
  if (notice.answers === 'survey')
    return keepSurvey(when, notice, { personId, answer, at, isSure, isLate, inboxId: turn.inboxId })
  const before = await queries.findAnswer(turn.db, notice.id, personId)
  // Standing in a 接龙 is a receipt, and nothing more.
  const said = { act: actOf(answer === '' ? wording.RECEIVED : answer) }
  // 再加个2 comes to what was chosen; other words stand for themselves.
  const read = readAnswer(notice, said, notice.answers === 'choices' ? before : undefined)
  if (read === undefined || isTooMany(notice, read)) return { as: 'unread' }
  if (isSame(before, read)) return { as: 'same' }
  const kept = sayAnswer(notice, read)
  const doubt = before && !isSure ? outranks(before, at, turn.inboxId) : undefined
  if (before !== undefined && doubt !== undefined) return { as: doubt, kept, before: sayAnswer(notice, before) }
  await keep(when, notice, personId, read, { channel: 'pasted', enteredBy: turn.speaker.person?.id ?? null })
  return { as: 'kept', kept, isLate }
}

/** What is copied from a chat shows no seconds. */
const minuteOf = (moment: Date): number => Math.floor(moment.getTime() / MINUTE)

/** Whether what was answered before is newer, or may be; what was pasted before, or in the same go, gives way. */
function outranks(before: Before, at: Date | undefined, inboxId: number): 'older' | 'asks' | undefined {
  if (before.inbox_id === inboxId) return undefined
  if (at !== undefined && minuteOf(at) === minuteOf(before.answered_at)) return 'asks'
  if (at !== undefined) return at < before.answered_at ? 'older' : undefined
  return before.channel === 'pasted' ? undefined : 'asks'
}

/** 1满意，2三次: a survey is answered in one go where it was pasted by hand. */
async function keepSurvey(
  turn: Turn<unknown>,
  notice: queries.Notice,
  {
    personId,
    answer,
    at,
    isSure,
    isLate,
    inboxId,
  }: {
    readonly personId: PersonId
    readonly answer: string
    readonly at: Date | undefined
    readonly isSure: boolean
    readonly isLate: boolean
    readonly inboxId: number
  },
): Promise<Pasted> {
  const answered = await answersOf(turn.db, notice.id, personId)
  const doubt = isSure ? undefined : answered.flatMap((one) => outranks(one, at, inboxId) ?? [])[0]
  if (doubt !== undefined) {
    const before = answered.flatMap((one) => {
      const asked = notice.questions[one.question - 1]
      return asked === undefined ? [] : answerInWords(asked, { ...RECEIPT, ...one })
    })
    return { as: doubt, kept: answer, before: before.join('，') }
  }
  const { lines, kept } = await keepAll(turn, notice, personId, answer, 'pasted')
  return kept === 0 ? { as: 'unread' } : { as: 'kept', kept: lines.join('，'), isLate }
}
