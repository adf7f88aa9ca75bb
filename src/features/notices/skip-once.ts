/** 量血压通知停一次: of what goes again and again the next time does not go. Nobody has it yet, so only its planner is told. */
import { dayOf } from '../../base/calendar.ts'
import { command, type Deed, type Turn } from '../../feature.ts'
import { sayInstant, sayRecurrence } from '../../language/say.ts'
import { nextOccurrence } from '../../language/when/occurrences.ts'
import { findAllMeant, findMeant, nameIn, sayNoneMeant } from './find-notice.ts'
import { sayPlanned } from './planned.ts'
import * as queries from './queries.ts'
import { laterBy, wakeAt } from './timing.ts'
import * as wording from './wording.ts'

export const skipOnce = command({
  id: 'notices.skip',
  needs: 'notice.send',
  // What goes once may be paused, or called off.
  mayPass: true,
  says: [
    '[{notice}]通知(这次|这回|下次|下回|这一次|下一次)[先|就](不发|不用发|别发)[了|吧]',
    '[{notice}]通知[先](停|暂停|跳过|少发|不发)一(次|回)[吧]',
    '跳过一次[{notice}]通知',
  ],
  slots: { notice: { kind: 'words' } },
  ask: {},
  examples: ['血压通知停一次', '血压通知下次不发'],
  help: '血压通知停一次：每周、每月发的，下一次不发',
  async run(turn) {
    const { notice: words } = turn.slots
    const isSeries = ({ state, repeats }: queries.Notice) => state === 'planned' && repeats !== null
    const [notice, ...others] = await findAllMeant(turn, words, isSeries)
    if (notice === undefined) {
      const other = words === undefined ? undefined : await findMeant(turn, words)
      if (words === undefined) return undefined
      return { reply: { text: other ? wording.isNoSeries(other.title) : await sayNoneMeant(turn, words) } }
    }
    // 通知这次先不发了, of what was confirmed just now, is no word about a series of a colleague.
    if (nameIn(words) === undefined && !isAbout(await turn.lastDeed(), notice)) return undefined
    if (others.length > 0) {
      const lines = [notice, ...others].map((one) => wording.numbered(one.id, sayPlanned(turn, one)))
      return { reply: { text: wording.whichToSkip(lines, notice.id) } }
    }
    return skip(turn, notice.id)
  },
})

/** Whether it is this series of which the next time was moved last. */
const isAbout = (deed: Deed | undefined, { id }: queries.Notice): boolean =>
  deed?.feature === 'notices' && deed.as === `start-moved ${id}`

async function skip(turn: Turn<unknown>, id: number) {
  const { db, now, office, speaker, inboxId } = turn
  const notice = await queries.lockNotice(db, id)
  if (notice?.state !== 'planned' || notice.repeats === null || notice.starts_at === null) return undefined
  const { title, repeats, starts_at, repeats_until, planned_by } = notice
  const then = nextOccurrence(repeats, starts_at, office.zone)
  if (then === undefined || (repeats_until !== null && then >= repeats_until))
    return { reply: { text: wording.nothingBehindIt(title) } }
  await queries.updateNotice(db, id, { starts_at: then, ...laterBy(notice, then) })
  const detail = { notice: id, from: starts_at, to: then }
  await queries.writeAudit(db, { at: now, by: speaker.person?.id ?? null, action: 'notices.skip', detail })
  const say = (at: Date) => sayInstant(at, office.zone, dayOf(now, office.zone))
  const rule = sayRecurrence(repeats)
  const told = {
    to: { person: planned_by },
    kind: 'staff' as const,
    text: wording.skippedByColleague(title, speaker.person?.name ?? wording.COLLEAGUE, say(starts_at), say(then)),
    once: `notice ${id}:skipped ${inboxId}`,
  }
  return {
    reply: { text: wording.skipped({ id, title, rule, not: say(starts_at), next: say(then) }) },
    messages: planned_by === speaker.person?.id ? [] : [told],
    wakeLater: [wakeAt(then)],
    as: `start-moved ${id}`,
  }
}
