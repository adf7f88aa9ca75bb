/** 停水通知改到明天上午8点发: what is planned goes at another time. Nobody has it yet, so nobody is told. */
import { dayOf } from '../../base/calendar.ts'
import { type Command, command, type Outcome, type Turn } from '../../feature.ts'
import type { When } from '../../language/reading.ts'
import { sayInstant, sayRecurrence } from '../../language/say.ts'
import { isTooSoon, type NoticeSettings } from './draft.ts'
import { findAllMeant, sayNoneMeant } from './find-notice.ts'
import * as queries from './queries.ts'
import { needsSecond } from './second-person.ts'
import { isOver, textSentAt, timingOf, wakeAt } from './timing.ts'
import { looksWhoIsStuck } from './urgent-stuck.ts'
import * as wording from './wording.ts'

export const createMoveStart = (settings: NoticeSettings): Command =>
  command({
    id: 'notices.start',
    needs: 'notice.send',
    says: ['[把|将][{notice}]通知[的][时间](改到|改成|改在|提前到|推迟到|推到|挪到){when}[再]发[吧]'],
    slots: { notice: { kind: 'words' }, when: { kind: 'when' } },
    ask: {},
    examples: ['停水通知改到明天上午8点发', '通知改到下周一上午9点发'],
    help: '停水通知改到明天上午8点发：定好时间、还没发的',
    async run(turn) {
      const { notice: name, when } = turn.slots
      if (when === undefined) return undefined
      const [notice] = await findAllMeant(turn, name, ({ state }) => state === 'planned')
      if (notice !== undefined) return move(turn, notice, when, settings)
      const [other] = await findAllMeant(turn, name, () => true)
      const text = other === undefined ? await sayNoneMeant(turn, name) : wording.isNotPlanned(other.title)
      return { reply: { text } }
    },
  })

async function move(
  turn: Turn<unknown>,
  found: queries.Notice,
  when: When,
  { approval }: NoticeSettings,
): Promise<Outcome> {
  const { db, now, office, speaker } = turn
  const notice = await queries.lockNotice(db, found.id)
  if (notice?.state !== 'planned') return { reply: { text: wording.isNotPlanned(found.title) } }
  const timing = timingOf(when, { now, zone: office.zone })
  if ('told' in timing) return { reply: { text: timing.told } }
  const { starts_at, repeats } = timing
  const moved: queries.Notice = { ...notice, starts_at }
  // Whoever agreed to it has seen when it goes.
  if (approval || needsSecond(moved, turn)) return { reply: { text: wording.planAnew(notice.title) } }
  const first = office.nextSending(starts_at)
  const say = (moment: Date) => sayInstant(moment, office.zone, dayOf(now, office.zone))
  if (isTooSoon(moved, first) || isOver(moved, first)) return { reply: { text: wording.startsTooLate(notice.title) } }
  const text = textSentAt(starts_at, notice.text, { now: notice.created_at, zone: office.zone })
  await queries.updateNotice(db, notice.id, {
    starts_at,
    text,
    repeats,
    ...(repeats === null && { repeats_until: null }),
  })
  const detail = { notice: notice.id, from: notice.starts_at, to: starts_at }
  await queries.writeAudit(db, { at: now, by: speaker.person?.id ?? null, action: 'notices.start', detail })
  const rule = when.rule === undefined ? say(notice.urgent_why === null ? first : starts_at) : sayRecurrence(when.rule)
  return {
    reply: { text: wording.willGo(notice.title, rule) },
    wakeLater: [wakeAt(starts_at), ...looksWhoIsStuck(notice, starts_at)],
    as: 'planned',
  }
}
