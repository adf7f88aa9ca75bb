/** 1 发送: the notice is on its way, or planned, or shown to a second person first. */
import type { Outcome, Turn } from '../../feature.ts'
import { sayInstant } from '../../language/say.ts'
import { askApproval } from './approval.ts'
import { begin, firstSending } from './begin-sending.ts'
import { askAboutDraft, isTooSoon, type NoticeSettings } from './draft.ts'
import * as queries from './queries.ts'
import { doubtAbout } from './rooms.ts'
import { mustAgree } from './second-person.ts'
import { isOver, sayEnd } from './timing.ts'
import * as wording from './wording.ts'

/** Sends a draft, or asks whoever else must agree; the draft is locked. */
export async function confirm(turn: Turn<unknown>, notice: queries.Notice, settings: NoticeSettings): Promise<Outcome> {
  const { now, office } = turn
  const from = firstSending(turn, notice)
  if (notice.starts_at !== null && notice.starts_at <= now) {
    return askAboutDraft(turn, notice, wording.timeIsPast(), 'asked', 'time')
  }
  if (isTooSoon(notice, from)) {
    return askAboutDraft(turn, notice, wording.deadlineTooSoon(sayInstant(from, office.zone)), 'asked', 'deadline')
  }
  if (isOver(notice, from) && notice.ends_at !== null && !notice.by_hand) {
    const text = wording.endedTooSoon(sayEnd(notice.ends_at, office.zone), sayInstant(from, office.zone))
    return askAboutDraft(turn, notice, text, 'asked')
  }
  const doubt = (await queries.roomsOf(turn.db, notice.id)).flatMap((room) => doubtAbout(room) ?? [])[0]
  if (doubt !== undefined) return askAboutDraft(turn, notice, doubt, 'asked')
  return (await mustAgree(turn, notice, settings.approval)) ? askApproval(turn, notice) : begin(turn, notice)
}
