/** How long people wait for a first word and for the end, by topic and by who sees to it; in working time. Pure but for the reading. */
import { addDays, type Day, dayOf, instantOf } from '../../base/calendar.ts'
import { command, type Office, type Period, type Turn, type Tx } from '../../feature.ts'
import { firstOfYear, pastDays } from '../../language/when/past-days.ts'
import * as queries from './queries.ts'
import { topicName } from './topics.ts'
import { TOPICS } from './vocabulary.ts'
import * as wording from './wording.ts'
import { workingTime } from './working-time.ts'

/** What the figures know of one request. */
export interface Counted {
  readonly topic: string
  readonly channel: queries.Channel
  readonly owner: string | null
  readonly state: 'open' | 'done'
  readonly opened_at: Date
  readonly due_at: Date
  readonly promised_at: Date
  readonly done_at: Date | null
  readonly replied_at: Date | null
  readonly rating: number | null
  /** Nothing is owed to whoever asked but that it gets done. */
  readonly answered: boolean
  /** Whoever asked waits in chat for a word, and nobody has told them otherwise (电话里说过了): 办完了 is no answer. */
  readonly owed: boolean
}

export interface Figures {
  readonly sum: wording.FigureLine
  readonly byTopic: readonly wording.FigureLine[]
  readonly byOwner: readonly wording.FigureLine[]
  readonly byChannel: readonly wording.FigureLine[]
}

/** Lines for the topics and owners that occur. */
export function summarise(rows: readonly Counted[], now: Date, zone: string): Figures {
  const line = (label: string, own: readonly Counted[]) => lineOf(label, own, now, zone)
  const topics = TOPICS.map(({ id }) => id as string)
  const filled = (lines: readonly wording.FigureLine[]) => lines.filter(({ all }) => all > 0)
  return {
    sum: line(wording.sumOfAll, rows),
    byTopic: filled(
      topics.map((id) =>
        line(
          topicName(id),
          rows.filter(({ topic }) => topic === id),
        ),
      ),
    ),
    byOwner: filled(
      ownersOf(rows).map((owner) =>
        line(
          owner ?? wording.nobodyYet,
          rows.filter((one) => one.owner === owner),
        ),
      ),
    ),
    byChannel: filled(
      CHANNELS.map((channel) =>
        line(
          wording.CHANNELS[channel],
          rows.filter((one) => one.channel === channel),
        ),
      ),
    ),
  }
}

const CHANNELS = ['chat', 'phone', 'counter'] as const

function lineOf(label: string, rows: readonly Counted[], now: Date, zone: string): wording.FigureLine {
  const mean = (ends: readonly (readonly [from: Date, until: Date | null])[]) => {
    const times = ends.flatMap(([from, until]) => (until === null ? [] : [workingTime(from, until, zone)]))
    return times.length === 0 ? undefined : times.reduce((sum, time) => sum + time, 0) / times.length
  }
  const isOpen = ({ state }: Counted) => state === 'open'
  return {
    label,
    all: rows.length,
    open: rows.filter(isOpen).length,
    overdue: rows.filter((one) => isOpen(one) && one.due_at < now && !one.answered).length,
    inTime: rows.filter((one) => isInTime(one, now) === true).length,
    late: rows.filter((one) => isInTime(one, now) === false).length,
    answered: mean(rows.map((one) => [one.opened_at, answeredAt(one)])),
    silent: rows.filter((one) => one.state === 'done' && answeredAt(one) === null).length,
    done: mean(rows.map(({ opened_at, done_at }) => [opened_at, done_at])),
    rated: rows.filter(({ rating }) => rating !== null).length,
    pleased: rows.filter(({ rating }) => rating === 1).length,
  }
}

/** What was settled over the counter or by phone was answered by its end. */
const answeredAt = ({ replied_at, done_at, owed }: Counted): Date | null => replied_at ?? (owed ? null : done_at)

/**
 * Whether somebody was answered by when it was first promised, whatever was moved since; `undefined`: there is time left, or
 * it was closed without a word to them, which is counted by itself.
 */
function isInTime(one: Counted, now: Date): boolean | undefined {
  const answered = answeredAt(one)
  if (answered !== null) return answered <= one.promised_at
  return one.state === 'open' && one.promised_at < now ? false : undefined
}

interface Days {
  readonly from: Day
  readonly until: Day
}

/** The figures of these days, both of them counted, as far as whoever looks may see what they are made of. */
export async function figuresOf(
  db: Tx,
  { from, until }: Days,
  { now, office, speaker }: Pick<Turn, 'speaker'> & { readonly now: Date; readonly office: Office },
): Promise<Figures & { readonly earlier: wording.Earlier }> {
  const startOf = (day: Day) => instantOf(day, '00:00', office.zone)
  const period: Period = { from: startOf(from), until: startOf(addDays(until, 1)) }
  const viewer = speaker.person?.id
  const earlier = sumEarlier(await queries.openBefore(db, period, viewer), period, now)
  return { ...summarise(await queries.openedIn(db, period, viewer), now, office.zone), earlier }
}

/** What came before the period, and was not done when it began. */
function sumEarlier(
  rows: readonly Pick<Counted, 'state' | 'due_at' | 'done_at' | 'owner' | 'answered'>[],
  { until }: Pick<Period, 'until'>,
  now: Date,
): wording.Earlier {
  const open = rows.filter(({ state }) => state === 'open')
  return {
    done: rows.filter(({ done_at }) => done_at !== null && done_at < until).length,
    open: open.length,
    overdue: open.filter(({ due_at, answered }) => due_at < now && !answered).length,
    byOwner: ownersOf(open).map((owner) => ({
      label: owner ?? wording.nobodyYet,
      all: open.filter((one) => one.owner === owner).length,
    })),
  }
}

/** Whoever has nobody comes last. */
function ownersOf(rows: readonly Pick<Counted, 'owner'>[]): readonly (string | null)[] {
  const named = [...new Set(rows.flatMap(({ owner }) => owner ?? []))].toSorted()
  return rows.some(({ owner }) => owner === null) ? [...named, null] : named
}

export const tellFigures = command({
  id: 'requests.figures',
  needs: 'request.handle',
  says: [
    '[看|看看|查][一下]({when}|本月|这个月|今年)[的](来事|诉求)[办得怎么样|情况|统计|数字|台账]',
    '({when}|本月|这个月|今年)(来|收|接|处理)了(多少|几件|哪些)[求办的]事',
    '({when}|本月|这个月|今年)(接|来)了(多少|几个)(电话|来电|来访)',
    '(求办的事|来事|诉求)(统计|数字|台账|办得怎么样|汇总)',
  ],
  slots: { when: { kind: 'when' } },
  ask: {},
  examples: ['本月来事', '上个月来事统计', '这个月来了多少事', '求办的事统计'],
  help: '多久回话、多久办完：回“本月来事”',
  async run({ db, act, slots, now, office, speaker }) {
    const today = dayOf(now, office.zone)
    const days = /今年/.test(act.text) ? { from: firstOfYear(today), until: today } : pastDays(slots.when, today)
    return { reply: { text: wording.tellFigures(days, await figuresOf(db, days, { now, office, speaker }), today) } }
  },
})

/** For the 台账: how many came by which channel, in the order in which they are told. */
export const countsOf = ({ opened, ...ended }: Awaited<ReturnType<typeof queries.count>>) => ({
  ...ended,
  opened: CHANNELS.map((channel) => ({
    label: wording.CHANNELS[channel],
    all: opened.find((one) => one.channel === channel)?.all ?? 0,
  })),
})
