/** What somebody reads after an answer. */
import type { Day } from '../../../base/calendar.ts'
import { sayDay } from '../../../language/say.ts'
import { TAKEN_BACK } from '../../../language/taken-back.ts'
import { type InWords, pleaseAnswer } from './activity.ts'

const together = (heads: number, companions: string): string =>
  heads === 1 ? '' : companions === '' ? `，共${heads}人` : `，共${heads}人（您和${companions}）`

/** What they asked to be minded, where they did. */
const minded = (remark: string | null): string => (remark === null ? '' : `\n您说的“${remark}”也记上了。`)
export const remarkNoted = (remark: string, title: string): string => `记上了：${remark}（${title}）。`

/** To somebody who has said how they come, and not that they do. */
export const askedWithRemark = (remark: string, title: string): string =>
  `您说“${remark}”，${title}您是去的吧？${pleaseAnswer()}`

export const signedUp = (activity: InWords, heads: number, companions: string, remark: string | null = null): string =>
  `记下了，您去${activity.title}${together(heads, companions)}。\n${activity.when}，${activity.place}。${minded(remark)}\n不去了请回2。`

export const alreadySignedUp = (
  activity: InWords,
  heads: number,
  companions: string,
  remark: string | null = null,
): string =>
  `已经给您记着了，您去${activity.title}${together(heads, companions)}。\n${activity.when}，${activity.place}。${minded(remark)}\n不去了请回2。`

export const changed = (activity: InWords, heads: number, companions: string, remark: string | null = null): string =>
  `改好了，${activity.title}现在是${heads === 1 ? '您1个人去' : `共${heads}人去${companions === '' ? '' : `（您和${companions}）`}`}。${minded(remark)}\n不去了请回2。`

export const noRoomForMore = (activity: InWords, heads: number): string =>
  `${activity.title}没有那么多空位了。您原来报的${heads}人给您留着。\n不去了请回2。`

export const waiting = (activity: InWords, heads: number, place: number, queueing: boolean): string =>
  `${activity.title}${queueing ? '还有人排在您前面，' : '名额满了。'}给您排在候补第${place}位${heads === 1 ? '' : `（${heads}人）`}，有空位就告诉您。\n不排了请回2。`

export const declinedUnwell = (activity: InWords): string =>
  `知道了，您好好养着，${activity.title}这次先不去。想去了请回1。`

/** To whoever stays at home for somebody who is ill. */
export const declinedToCare = (activity: InWords, whom: string): string =>
  `知道了，${activity.title}这次先不去。您安心照顾${whom}，自己也别累着。想去了请回1。`
export const whyBothStay = (title: string, whom: string): string =>
  `${title}已记本人不去。话里说到${whom}，请问候一声；${whom}的情况请核实后再登记。`

/** Said right after a receipt. */
export const SAID_WRONGLY = [
  ...TAKEN_BACK,
  '改了',
  '点错了',
  '按错了',
  '发错了',
  '选错了',
  '回错了',
  '我弄错了',
  '我搞错了',
  '我按错了',
  '刚才弄错了',
  '刚才按错了',
  '刚才发错了',
]
export const notSaid = (title: string): string => `好的，刚才那句不算。${title}您去不去？${pleaseAnswer()}`
/** 弄错了, right after 老伴去. */
export const otherNotSaid = (title: string, names: readonly string[], isAnswered: boolean): string =>
  `好的，刚才那句不算，${title}，${names.join('、')}的报名还照原来的。${isAnswered ? '' : `您自己去不去？${pleaseAnswer()}`}`
export const asBefore = (receipt: string): string => `好的，刚才那句不算，还照原来的。\n${receipt}`

/** Where everybody comes by themselves, and somebody was to be brought along. */
export const onlyYou = (receipt: string): string => `${receipt}\n这次只请本人，家里人没记上。要人陪着来的，请回“人工”。`

/** To one of a couple who has spoken for the other: 老伴还去. `before`: they were to come already. */
export function spouseComes(
  { title }: InWords,
  name: string,
  { before, seat }: { readonly before: boolean; readonly seat: 'seated' | 'waiting' | null },
): string {
  if (seat === 'waiting') return `${title}，${name}${before ? '还' : ''}排在候补，有空位就通知。`
  return before ? `${name}去${title}，座位还留着。` : `${name}去${title}，记下了。说错了，请回“弄错了”。`
}

/** `strangers`: who comes along and is not on the roster. */
export function withStrangers(receipt: string, strangers: readonly string[]): string {
  if (strangers.length === 0) return receipt
  const [first = '', ...rest] = receipt.split('\n')
  return [`${first}${strangers.join('、')}的名字花名册上没找到，办公室核对一下。`, ...rest].join('\n')
}
export const withDeclined = (receipt: string, declined: readonly string[]): string =>
  declined.length === 0
    ? receipt
    : `${receipt}\n${declined.join('、')}自己说过不去，没有记上。改主意了，请${declined.length > 1 ? '他们' : '本人'}回1。`
/** To somebody whom a friend has signed up; `waits`: there is no seat yet. */
export const broughtAlong = (address: string, by: string, activity: InWords, waits: boolean): string =>
  `${address}，${by}同志说，您跟着一起去${activity.title}，${waits ? '眼下没有空位，给您排了候补，有空位就告诉您' : '给您记上了'}。\n${activity.when}，${activity.place}。\n${waits ? '不排了' : '不去'}请回2。`
export const notBroughtAlong = (address: string, by: string, title: string): string =>
  `${address}，${by}同志刚才说错了，没有给您记。${title}您去不去？去请回1，不去请回2。`
export const whyStrangers = (title: string, strangers: readonly string[]): string =>
  `要带来参加${title}的${strangers.join('、')}，花名册上对不上，座位先记着。行不行，请告诉本人。`

/** On a phone that two people share. */
export const forWhom = (name: string, receipt: string): string => `【${name}】${receipt}`

/** To a relative who answers for an elder (rule 21). */
export const elderComes = (activity: InWords, address: string, heads: number, remark: string | null = null): string =>
  `已给${address}报名：${activity.title}${heads > 1 ? `，共${heads}人` : ''}。\n${activity.when}，${activity.place}。${minded(remark)}\n不去了请回2。`
export const elderWaits = (activity: InWords, address: string, place: number): string =>
  `${activity.title}名额满了，给${address}排在候补第${place}位，有空位就告诉您。\n不排了请回2。`
export const elderStays = (activity: InWords, address: string): string =>
  `记下了，${address}不去${activity.title}。改主意了请回1。`
export const elderUndecided = (activity: InWords, address: string): string =>
  `好的，${address}去不去${activity.title}，定了再告诉我。去请回1，不去请回2。`
export const elderNoRoom = (activity: InWords, address: string, heads: number): string =>
  `${activity.title}没有那么多空位了，${address}原来报的${heads}人留着。`

const ANSWERS = { yes: '去', no: '不去', maybe: '还没定' } as const
export const sayAnswer = (answer: keyof typeof ANSWERS): string => ANSWERS[answer]

export const declined = (activity: InWords): string => `知道了，${activity.title}您不去。改主意了请回1。`
export const cancelled = (activity: InWords): string => `好的，${activity.title}您的报名取消了。还想去请回1。`
/** What it depends on is asked once more, the day before. */
export const conditional = (activity: InWords, reason: string, isHeld: boolean): string =>
  `好的，${activity.title}不着急，您说“${reason}”再定，我记下了，${isHeld ? '位子给您留着，' : ''}前一天再问您一次。定了也可以早说：去请回1，不去请回2。`
export const undecided = (activity: InWords, isHeld: boolean): string =>
  `好的，${activity.title}不着急，您定了再告诉我${isHeld ? '，位子先给您留着' : ''}。去请回1，不去请回2。`
export const undecidedWaiting = (activity: InWords, place: number): string =>
  `好的，${activity.title}不着急，您还排在候补第${place}位，有空位就问您。不排了请回2。`

export const received = (): string => `收到您的回复。您去不去？${pleaseAnswer()}`
/** A thumb up in a room is no answer yet. */
export const faceInRoom = (room: string, title: string): string =>
  `您在${room}里发的表情我看到了，还不算报名。${title}您去不去？${pleaseAnswer()}`
/** A nod to the receipt of 不去 or 没定. */
export const agreed = (): string => '好的。'
export const noHurry = (): string => '好的，您定了再回我就行。'
export const inRoom = (room: string, receipt: string): string => `您在${room}里说的，我看到了。${receipt}`

export const tooMany = (heads: number): string => `您说一共${heads}人，人数有点多，我请办公室的同志跟您核对。`
export const whyTooMany = (title: string): string => `报${title}人数太多，请核对。`
export const proxy = (whom: string): string => `您是替${whom}回的，我请办公室的同志核对后记上。`
/** `people`: whom the roster may mean. */
export function whyProxy(
  title: string,
  whom: string,
  people: readonly { readonly name: string; readonly unit: string | null }[],
  answer: '去' | '不去' | '没定',
): string {
  const [first] = people
  const names = people.map(({ name, unit }) => (unit === null ? name : `${name}（${unit}）`)).join('、')
  const isOpen = answer === '没定'
  const told = `在替${whom}回${title}，${isOpen ? '说是还没定' : '请核对后记上'}。`
  if (first === undefined) return told
  const next = isOpen
    ? `定了请说：${first.name}去；或者：${first.name}不去。`
    : `核对好了请说：${first.name}${answer}。`
  return `${told}\n花名册上可能是${names}。${next}`
}
export const changedHow = (title: string): string =>
  `${title}要改成哪几位去？请回我一共几个人、都有谁，比如：我和女儿，2个人。`
export const tooLate = (activity: InWords): string =>
  `${activity.title}报名已经截止。我把您的话转给办公室，看能不能加上。`
/** Of a series, day by day. */
/** What was noted of one day, as somebody has said it. */
export const ofDay = {
  yes: (day: Day, seat: 'seated' | 'waiting' | null): string =>
    `${sayDay(day)}您去${seat === 'waiting' ? '（名额满了，先排着候补）' : ''}`,
  no: (day: Day): string => `${sayDay(day)}您不去`,
  maybe: (day: Day): string => `${sayDay(day)}您还没定`,
}
export const comesElse = (): string => '别的日子您都去'
export const ofDayLate = (day: Day): string => sayDay(day)
export function byDay(
  title: string,
  {
    lines,
    late,
    none,
  }: { readonly lines: readonly string[]; readonly late: readonly string[]; readonly none: readonly Day[] },
): string {
  const noted = lines.length === 0 ? [] : [`${title}记下了：${lines.join('，')}。`]
  const asked = late.length === 0 ? [] : [`${late.join('、')}的${title}报名已经截止，我转给办公室，看能不能加上。`]
  const missing = none.length === 0 ? [] : [`${sayDays(none)}没有${title}。`]
  return [...noted, ...asked, ...missing, '说错了，改过来再说一遍就行。'].join('\n')
}
const sayDays = (days: readonly Day[]): string => days.map((day) => sayDay(day)).join('、')
/** A day was named on which the series is not held; `next`: the next days on which it is. */
export const noneThatDay = (title: string, none: readonly Day[], next: readonly Day[]): string =>
  [
    `${sayDays(none)}没有${title}，还没给您记。`,
    ...(next.length === 0 ? [] : [`近几次是${sayDays(next)}。`]),
    '您说的是哪天？比如回：周四去。',
  ].join('\n')
/** It is held then, and cannot be answered to yet. */
export const notMadeYet = (title: string, days: readonly Day[]): string =>
  `${sayDays(days)}的${title}还没排到，还不能记。提前两周就能报，请您到时候再告诉我一声。`
/** The same of what is held once. */
export const onAnotherDay = (activity: InWords, none: readonly Day[]): string =>
  `${activity.title}是${activity.when}，不是${sayDays(none)}，还没给您记。\n您去不去？${pleaseAnswer()}`
export const whyTooLate = (title: string): string => `${title}截止以后才回的，请看能不能加上。`
export const whyUnknown = (title: string): string => `在群里回${title}，不知道是花名册上的谁，请核对。`
export const isOff = (title: string): string => `${title}已经取消，不办了。`
export const isOver = (title: string, isToday: boolean, phone: string): string =>
  `${title}${isToday ? '已经开始了' : '的时间已经过了，没法再记'}。有事请打办公室电话${phone}。`
