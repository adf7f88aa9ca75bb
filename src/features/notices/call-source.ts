/** Notices as matters of the phone list: whoever has not answered and is reached by no chat is rung up. */
import { DAY } from '../../base/spans.ts'
import { type CallMatter, type CallSource, familyFrom, LIAISON_AFTER, liaisonFrom, staffFrom } from '../calls/public.ts'
import * as queries from './queries.ts'
import { aboutNudge, aboutText } from './queries.ts'
import { inlineChoices } from './read-notice.ts'
import * as survey from './survey/wording.ts'
import { isOver } from './timing.ts'
import * as wording from './wording.ts'

/** What wants no answer is worth a call for so long, in milliseconds: a week. */
const LASTS = 7 * DAY
const MOST = 100

export const noticeCalls: CallSource = {
  mayRing: queries.isAnyClimbing,
  async open(db, { now }) {
    const recent = await queries.findConfirmed(db, new Date(now.getTime() - 8 * LASTS), MOST)
    return recent.filter((notice) => isOpen(notice, now)).map((notice) => matterOf(notice, now))
  },
  async unanswered(db, id, { now }) {
    const notice = await queries.findNotice(db, id)
    if (notice === undefined) return []
    return queries.listUnanswered(db, id, new Date(now.getTime() - patienceOf(notice)))
  },
}

/** So long people have before their 联络员 rings up, in milliseconds. */
export function patienceOf({ starts_at, created_at, deadline_at }: queries.Notice): number {
  const asked = starts_at ?? created_at
  return deadline_at === null ? LIAISON_AFTER : liaisonFrom(asked, deadline_at).getTime() - asked.getTime()
}

/** Whether it is still worth a call. */
export function isOpen(notice: queries.Notice, now: Date): boolean {
  const { state, deadline_at, ends_at, confirmed_at } = notice
  if ((state !== 'sending' && state !== 'paused') || isOver(notice, now)) return false
  return deadline_at !== null || ends_at !== null || now.getTime() - (confirmed_at?.getTime() ?? 0) < LASTS
}

const inOneGo = ({ text, questions }: queries.Notice): string =>
  [text, ...questions.map((one, index) => survey.questionForStaff(index + 1, one))].join('\n')

/** What is read aloud; what the text does not offer by itself is asked. */
function sayOnPhone(notice: queries.Notice): string {
  if (notice.answers === 'survey') return inOneGo(notice)
  const isNamed = inlineChoices(notice.text).length > 0 || notice.choices.length === 0
  return isNamed ? notice.text : wording.askOnPhone(notice.text, notice.choices, notice.up_to)
}

/** A notice as a matter to ring up about. */
export const matterOf = (notice: queries.Notice, now: Date): CallMatter => ({
  id: notice.id,
  title: notice.title,
  since: notice.confirmed_at ?? notice.created_at,
  everybody: notice.climbed_at !== null,
  familyToo: notice.is_safety && notice.climbed_at !== null && familyFrom(notice.climbed_at) <= now,
  officeToo: notice.climbed_at !== null && staffFrom(notice.climbed_at, notice.deadline_at) <= now,
  abouts: [aboutText(notice.id), aboutNudge(notice.id)],
  unreached: (db, ids, awayAt) => queries.unreachedByRooms(db, notice.id, ids, { now, awayAt }),
  say: sayOnPhone(notice),
  examples: examplesFor(notice),
})

function examplesFor({ answers, choices }: queries.Notice): CallMatter['examples'] {
  if (answers === 'survey') return survey.tellAnswers
  return choices.length > 0 ? wording.tellChoice : wording.tellReceived
}
