/** How long people wait, and how many are pleased. */

import type { Day } from '../../../base/calendar.ts'
import { MINUTE } from '../../../base/spans.ts'
import { sayDay } from '../../../language/say.ts'

/** How requests come, in the order in which they are told. */
export const CHANNELS = { chat: '微信', phone: '来电', counter: '来访' } as const
/** 微信12件，来电5件; nothing where all came by chat. */
export function sayChannels(lines: readonly { readonly label: string; readonly all: number }[]): string {
  const told = lines.filter(({ all }) => all > 0)
  return told.every(({ label }) => label === CHANNELS.chat)
    ? ''
    : told.map(({ label, all }) => `${label}${all}件`).join('，')
}

export const sumOfAll = '合计'
export const nobodyYet = '还没人接'

const WORKING_HOURS = 6.5

/** Working time: 40分钟, 2.5个钟头, 1.2个工作日; milliseconds come in. */
export function sayWorkingTime(time: number | undefined): string {
  if (time === undefined) return '还没有'
  const hours = time / (60 * MINUTE)
  if (hours < 1) return `${Math.max(1, Math.round(time / MINUTE))}分钟`
  if (hours < WORKING_HOURS) return `${Math.round(hours * 2) / 2}个钟头`
  return `${Math.round((hours / WORKING_HOURS) * 10) / 10}个工作日`
}

export const satisfaction = ({ rated, pleased }: { readonly rated: number; readonly pleased: number }): string =>
  rated === 0 ? '没有人评' : `${rated}人评，${pleased}人满意`

/** The requests of a topic, of an owner, or all. */
export interface FigureLine {
  readonly label: string
  readonly all: number
  readonly open: number
  /** Open, and past their time. */
  readonly overdue: number
  /** Answered by when the office had set itself, and not. */
  readonly inTime: number
  readonly late: number
  /** Closed without a word to whoever waited for one. */
  readonly silent: number
  /** Mean working time until the first answer (or the end, where it was settled without one), in milliseconds; absent: none yet. */
  readonly answered: number | undefined
  /** Mean working time until the end, in milliseconds. */
  readonly done: number | undefined
  readonly rated: number
  readonly pleased: number
}

const left = ({ open, overdue }: FigureLine): string =>
  open === 0 ? '都办完了' : `没办完${open}件${overdue === 0 ? '' : `（过期${overdue}件）`}`
const figureLine = (line: FigureLine): string =>
  [
    `${line.label}${line.all}件`,
    ...(line.answered === undefined
      ? [line.silent === line.all ? '没回话' : '还没回话']
      : [`平均${sayWorkingTime(line.answered)}回话`]),
    ...(line.done === undefined ? [] : [`${sayWorkingTime(line.done)}办完`]),
    ...(line.late === 0 ? [] : [`没按时回话${line.late}件`]),
    left(line),
  ].join('，')

/** What came before the period, as it stands now. */
export interface Earlier {
  /** Done in the period. */
  readonly done: number
  readonly open: number
  readonly overdue: number
  /** Who has how many of the open ones; whoever has nobody last. */
  readonly byOwner: readonly { readonly label: string; readonly all: number }[]
}

/** 以前来的，这期间办完1件，还有2件没办完（过期1件）：王芳1件，还没人接1件。 Nothing where there is nothing of the kind. */
export function tellEarlier({ done, open, overdue, byOwner }: Earlier): string {
  if (done + open === 0) return ''
  const ended = done === 0 ? '' : `，这期间办完${done}件`
  if (open === 0) return `以前来的${ended}，都办完了。`
  const late = overdue === 0 ? '' : `（过期${overdue}件）`
  return `以前来的${ended}，还有${open}件没办完${late}：${byOwner.map(({ label, all }) => `${label}${all}件`).join('，')}。`
}

/** 本月来事: times are working time. */
export function tellFigures(
  { from, until }: { readonly from: Day; readonly until: Day },
  {
    sum,
    byTopic,
    byOwner,
    byChannel,
    earlier,
  }: {
    readonly sum: FigureLine
    readonly byTopic: readonly FigureLine[]
    readonly byOwner: readonly FigureLine[]
    readonly byChannel: readonly FigureLine[]
    readonly earlier: Earlier
  },
  today: Day,
): string {
  const days = from === until ? sayDay(from, today) : `${sayDay(from, today)}到${sayDay(until, today)}`
  const before = [tellEarlier(earlier)].filter(Boolean)
  if (sum.all === 0) return [`${days}，没有来求办的事。`, ...before].join('\n')
  const channels = sayChannels(byChannel)
  return [
    `${days}，求办的事${sum.all}件，${left(sum)}：`,
    ...(channels === '' ? [] : [channels]),
    ...byTopic.map(figureLine),
    '按谁在办：',
    ...byOwner.map(figureLine),
    `按时回话${sum.inTime}件，没按时${sum.late}件${sum.silent === 0 ? '' : `，没回话就办完${sum.silent}件`}。${satisfaction(sum)}。时间只算上班的钟点。`,
    ...before,
  ].join('\n')
}
