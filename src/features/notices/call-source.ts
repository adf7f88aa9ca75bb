/** Notices as matters of the phone list: whoever has not answered and is reached by no chat is rung up. */
import { type CallMatter, type CallSource, LIAISON_AFTER, staffFrom } from '../calls/public.ts'
import * as queries from './queries.ts'
import { aboutNudge, aboutText } from './queries.ts'
import * as survey from './survey/wording.ts'
import * as wording from './wording.ts'

/** What wants no answer is worth a call for so long, in milliseconds: a week. */
const LASTS = 7 * 86_400_000
const MOST = 20

export const noticeCalls: CallSource = {
  async open(db, { now }) {
    const recent = await queries.findConfirmed(db, new Date(now.getTime() - 8 * LASTS), MOST)
    return recent.filter((notice) => isOpen(notice, now)).map((notice) => matterOf(notice, now))
  },
  unanswered: (db, notice, { now }) => queries.listUnanswered(db, notice, new Date(now.getTime() - LIAISON_AFTER)),
}

function isOpen({ state, deadline_at, confirmed_at }: queries.Notice, now: Date): boolean {
  if (state !== 'sending' && state !== 'paused') return false
  return deadline_at === null ? now.getTime() - (confirmed_at?.getTime() ?? 0) < LASTS : deadline_at > now
}

const inOneGo = ({ text, questions }: queries.Notice): string =>
  [text, ...questions.map((one, index) => survey.questionForStaff(index + 1, one))].join('\n')

/** A notice as a matter to ring up about. */
export const matterOf = (notice: queries.Notice, now: Date): CallMatter => ({
  id: notice.id,
  title: notice.title,
  since: notice.confirmed_at ?? notice.created_at,
  everybody: notice.climbed_at !== null,
  officeToo: notice.climbed_at !== null && staffFrom(notice.climbed_at, notice.deadline_at) <= now,
  abouts: [aboutText(notice.id), aboutNudge(notice.id)],
  say: notice.answers === 'survey' ? inOneGo(notice) : notice.text,
  examples: examplesFor(notice),
})

function examplesFor({ answers, choices }: queries.Notice): CallMatter['examples'] {
  if (answers === 'survey') return survey.tellAnswers
  return choices.length > 0 ? wording.tellChoice : wording.tellReceived
}
