/** The page, the figures, names of jobs, and reasons not to send. */
import type { Day } from '../../../base/calendar.ts'
import type { Answers } from './activity.ts'

export const tellOffTitle = '活动取消的通知'
export const dayBeforeTitle = '活动前一天的提醒'
export const hoursBeforeTitle = '活动当天的提醒'
export const lastCallTitle = '报名截止前再问一次'
export const missedLastCalls = (titles: readonly string[]): string => `${titles.join('、')}的截止前再问一次`
export const announceTitle = '活动通知'
export const offerTitle = '候补通知'
export const missedAhead = (titles: readonly string[]): string => `${titles.join('、')}提前几天的提醒`
export const missedReminders = (titles: readonly string[]): string => `${titles.join('、')}的前一天提醒`

// Reasons not to send

export const reasonOff = (): string => '活动取消了'
export const waitsWhetherOff = (): string => '活动刚说取消，先等着，看撤不撤回'
export const reasonChanged = (): string => '活动改了'
export const reasonAnswered = (): string => '本人已经回话'
export const reasonNotComing = (): string => '本人不去了'
export const reasonNotAsked = (): string => '说了不再催'

// The page

export const PAGE = {
  tonight: (titles: readonly string[]): string => `今晚提醒：${titles.join('、')}。`,
  early: ['关机前补发今晚提醒', '关机前补发今晚提醒'],
  title: '活动',
  none: '还没有发布过活动。在聊天里对我说一句话就能办，比如：下周三上午9点在活动中心办重阳茶话会，限30人，请第一支部的同志回复。',
  head: ['姓名', '回话', '人数', '怎么回的', '回话时间'],
  totals: ({ heads, waiting, maybe, silent }: Answers, seats: number | null): string =>
    `去的${heads}人${seats === null ? '' : `（名额${seats}）`}，候补${waiting.length}位，${maybe.length > 0 ? `没定${maybe.length}人，` : ''}还没回${silent}人`,
  answers: { yes: '去', no: '不去', maybe: '没定' },
  seats: { seated: '', waiting: '（候补）' },
  silent: '还没回',
  channels: { private: '私聊', room: '群里', phone: '电话', series: '照常' },
  off: '（已取消）',
  /** What a button says, and its label. */
  signIn: ['签到表', '签到表'],
  contacts: ['联系名单', '联系名单（带电话）'],
  calendar: ['的日历', '日历文件'],
} as const

export const MONTH = {
  title: (year: number, month: number): string => `${year}年${month}月`,
  before: '上个月',
  after: (count: number): string => (count === 0 ? '下个月' : `下个月（${count}场）`),
  /** 12月2日 */
  ofOtherMonth: (day: Day): string => `${Number(day.slice(5, 7))}月${Number(day.slice(8))}日`,
  weekdays: ['一', '二', '三', '四', '五', '六', '日'],
  holiday: ' 休',
  makeUp: ' 班',
  today: ' 今天',
  state: ({ state, seats, seated, coming, waiting }: Standing): string =>
    state === 'cancelled'
      ? '取消'
      : `${coming}人${seats !== null && seated >= seats ? '，满' : ''}${waiting > 0 ? `，候补${waiting}` : ''}`,
} as const

interface Standing {
  readonly state: 'draft' | 'published' | 'cancelled'
  readonly seats: number | null
  readonly seated: number
  readonly coming: number
  readonly waiting: number
}

export const seatGivenBack = (title: string): string => `${title}的座位还给本人了。`
export const seatGoneMeanwhile = (title: string): string =>
  `${title}的座位已经让给别的同志，本人排在候补，一有空位先问本人。`
export const seatFreed = (title: string): string => `${title}的座位让出来了。`

export const figureOfActivities = (activities: number, heads: number) => ({
  label: '办活动',
  value: `${activities}次，报名${heads}人次`,
})
