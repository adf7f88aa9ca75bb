/** 撤回 right after 贴回复, 何守田选1: what was entered for others counts no more, and what it replaced counts again. */
import type { Deed, Outcome, Turn } from '../../feature.ts'
import * as queries from './queries.ts'
import * as wording from './wording.ts'

/** What was entered for others: for which notice, by which message of the inbox first, and by those that answer what it asked. */
interface Entered {
  readonly noticeId: number
  readonly from: number
}

const ENTERED = /^entered (?<notice>\d+) (?<from>\d+)$/

/** As what it is kept that answers were entered, so that 撤回 finds them. */
export const enteredAs = (noticeId: number, from: number): string => `entered ${noticeId} ${from}`

/** `undefined`: what was done last was something else. */
export function enteredBy(deed: Deed | undefined): Entered | undefined {
  const { notice, from } = (deed?.feature === 'notices' && ENTERED.exec(deed.as)?.groups) || {}
  return notice === undefined ? undefined : { noticeId: Number(notice), from: Number(from) }
}

/** 贴错了, of what was entered and nothing else. */
export const ENTERED_WRONGLY = /(?:贴|记|录|登记)错/

/** 撤回, 贴错了, 取消; not 先别发了, which is said of a notice. */
const SAYS_SO = /错|撤|^取消/

export const takesBackEntered = (words: string): boolean => SAYS_SO.test(words)

/** Nobody but staff has heard of it, so nobody is told. */
export async function takeBack(turn: Turn<unknown>, { noticeId, from }: Entered): Promise<Outcome | undefined> {
  const { db, now, speaker } = turn
  const notice = await queries.lockNotice(db, noticeId)
  const by = speaker.person?.id
  if (notice === undefined || by === undefined) return undefined
  const { names, told, restored } = await queries.takeBackEntered(db, { noticeId, from, by })
  if (names.length + told.length === 0) return { reply: { text: wording.nothingEntered(notice.title) } }
  const detail = { notice: noticeId, people: names.length + told.length }
  await queries.writeAudit(db, { at: now, by, action: 'notices.take-back', detail })
  const text = [
    ...(names.length > 0 ? [wording.enteredTakenBack(notice.title, names, restored)] : []),
    ...(told.length > 0 ? [wording.toldTakenBack(notice.title, told)] : []),
  ].join('\n')
  return { reply: { text }, as: 'taken-back' }
}
