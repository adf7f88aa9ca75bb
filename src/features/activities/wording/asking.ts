/** Invitations, nudges and reminders. */
import { type Answers, detailLine, type InWords, pleaseAnswer } from './activity.ts'

/** Whom to ask: somebody named for it, or the office. */
export const whomToAsk = (contact: string | null, phone: string): string =>
  contact === null ? `有事打办公室电话${phone}。` : `有事找${contact}。`

/** `whom`: whom to ask. */
export const invitation = (address: string, activity: InWords, whom: string, ask = pleaseAnswer()): string =>
  [
    `【请回复】${address}，您好！请您参加${activity.title}。`,
    `时间：${activity.when}`,
    `地点：${activity.place}`,
    ...detailLine(activity),
    ask,
    whom,
  ].join('\n')

/** To whoever has said no and asks whether they may come after all. */
export const changeToYes = (title: string): string => `${title}您先前回的是不去。改成去，请回1；还是不去，不用回。`

/** To those who seldom come, of what is quiet and indoors. */
export const takesLittle = (): string => '在屋里坐着就行，不累，您来坐坐也好。'

export const nudge = (address: string, activity: InWords): string =>
  [
    `【请回复】${address}，${activity.title}还等您一句话。`,
    `时间：${activity.when}`,
    `地点：${activity.place}`,
    `${pleaseAnswer()}不回也没关系，就当您这次不去。`,
  ].join('\n')

export const nudgeUndecided = (address: string, activity: InWords): string =>
  [
    `【请回复】${address}，${activity.title}您上次说还没定。`,
    `时间：${activity.when}`,
    `地点：${activity.place}`,
    pleaseAnswer(),
  ].join('\n')

/** `reason`: on what it depends, as they wrote it: 不下雨. */
export const nudgeConditional = (address: string, activity: InWords, reason: string): string =>
  [
    `【请回复】${address}，${activity.title}您上次说“${reason}”再定。现在定了吗？`,
    `时间：${activity.when}`,
    `地点：${activity.place}`,
    pleaseAnswer(),
  ].join('\n')

export const lastCall = (address: string, activity: InWords, deadline: string): string =>
  [
    `【请回复】${address}，${activity.title}报名到${deadline}为止，还等您一句话。`,
    `时间：${activity.when}`,
    `地点：${activity.place}`,
    `${pleaseAnswer()}不回也没关系，就当您这次不去。`,
  ].join('\n')

/** Some days ahead. */
export const reminderAhead = (address: string, activity: InWords): string =>
  [
    `【不用回复】${address}，您报了${activity.title}，先提醒您一声。`,
    `时间：${activity.when}`,
    `地点：${activity.place}`,
    ...detailLine(activity),
    '来不了请告诉我一声。',
  ].join('\n')
export const daysAheadTitle = '提前几天的提醒'

export const reminderToday = (address: string, activity: InWords): string =>
  [
    `【不用回复】${address}，今天就是${activity.title}。`,
    `时间：${activity.when}`,
    `地点：${activity.place}`,
    ...detailLine(activity),
    '路上慢走。来不了请告诉我一声。',
  ].join('\n')

export const reminder = (address: string, activity: InWords, heads: number): string =>
  [
    `【不用回复】${address}，提醒您参加${activity.title}。`,
    `时间：${activity.when}`,
    `地点：${activity.place}`,
    ...detailLine(activity),
    ...(heads > 1 ? [`您报了${heads}人。`] : []),
    '路上慢走。来不了请告诉我一声。',
  ].join('\n')

/** With fewer than this the count would rather discourage. */
const WORTH_TELLING = 3

export const roomReminder = (activity: InWords, heads: number): string =>
  [
    `【请回复】${activity.title}就要到了。`,
    `时间：${activity.when}`,
    `地点：${activity.place}`,
    ...detailLine(activity),
    `${heads < WORTH_TELLING ? '' : `已有${heads}人报名。`}没回过话的同志，想去请回1。`,
  ].join('\n')

export const nudgeHeard = (address: string, activity: InWords): string =>
  [
    `【请回复】${address}，您的回复收到了，就差一句：${activity.title}您去不去？`,
    `时间：${activity.when}`,
    `地点：${activity.place}`,
    pleaseAnswer(),
  ].join('\n')

export const stillWaiting = (address: string, activity: InWords): string =>
  [
    `【不用回复】${address}，${activity.title}眼下还没有空位。没接到我的消息，请先别过来。`,
    `时间：${activity.when}`,
    '有了空位马上告诉您。',
  ].join('\n')

export const eveFigures = (activity: InWords, { heads, waiting, maybe, silent }: Answers): string => {
  const others = [
    ...(waiting.length > 0 ? [`候补${waiting.length}位`] : []),
    ...(maybe.length > 0 ? [`没定${maybe.length}人`] : []),
    `还没回${silent}人`,
  ]
  return `${activity.title}，${activity.when}：去的${heads}人，${others.join('，')}。名单请问我：谁报名了；还有谁没回。`
}

export const noReminders = (): string => '明天没有要提醒的活动，今晚的提醒不用发。'
/** `waits`: until the next sending hours. */
export const remindedEarly = (titles: readonly string[], waits: boolean): string =>
  `${titles.join('、')}的提醒${waits ? '到了能发的钟点就发，请先别关机' : '这就发，发完再关机'}；到了原来的钟点不会再发一遍。`
/** To whoever planned it, of somebody who was offered a seat and has not answered in time; `others` wait behind. */
export const offerLapsed = (
  title: string,
  [first = '', ...rest]: readonly string[],
  phone: string | null,
  others: boolean,
): string => {
  const names = [first, ...rest].join('、')
  return `【不用回复】${title}空出的位子问过${names}，过了时间还没回话，${others ? '先问后面的同志' : '位子先空着'}。请给${first}打个电话问一声（${phone ?? '没登记电话'}）；要来，请说：${names}去${title}。`
}
/** `along`: who waits together with them. */
export const offer = (address: string, activity: InWords, along: readonly string[]): string =>
  offerOf(`${address}，${activity.title}有空位了。`, activity, along)
/** The day before, to whoever was asked and has not answered in time. */
export const stillFree = (address: string, activity: InWords, along: readonly string[]): string =>
  offerOf(`${address}，${activity.title}上次问您的那个位子还空着。`, activity, along)
const offerOf = (first: string, activity: InWords, along: readonly string[]): string =>
  [`【请回复】${first}`, `时间：${activity.when}`, `地点：${activity.place}`, stillComes(along)].join('\n')
/** `along`: who is asked together with them. */
const stillComes = (along: readonly string[]): string =>
  along.length === 0 ? '您还来吗？来请回1，不来请回2。' : `您和${along.join('、')}还来吗？都来请回1，都不来请回2。`
export const COMES = '来'
export const STAYS = '不来'
export const offerReceived = (title: string): string => `收到您的回复。${title}有空位，${stillComes([])}`
export const seatGone = (title: string): string => `对不起，${title}这会儿没有空位了，您还排在前面，再有空位就问您。`

// Asked again by staff

/** What is said to have the silent of an activity asked once more. */
export const nudgeByName = (title: string): string => `催一下${title}没报名的`
export const nudgeTitle = '再问一次没回话的'
export const NUDGE_NOW = '现在就问'
export const NUDGE_NOT = '不问了'
export const nudging = (title: string): string => `好的，再问一次${title}没回话的，按平常的时间和速度发。`
export const nudgeSoSoon = (title: string, count: number): string =>
  `${title}的请柬才发，没回的${count}人多半还没顾上看。现在就再问一遍吗？\n1 ${NUDGE_NOW}\n2 ${NUDGE_NOT}`
/** 别催了 */
export const askedNoMore = (title: string): string =>
  `好的，${title}没回话的不再催了。谁没回照样看得到，问我：谁没回。还要催，说：催一下${title}没报名的。`
export const alreadyAskedNoMore = (title: string): string =>
  `${title}本来就不催了。还要催，说：催一下${title}没报名的。`
export const nothingToStop = (): string => '眼下没有在等回话的活动，没有在催谁。'
export const notNudged = (title: string): string => `好的，${title}先不催。`
export const allAnswered = (title: string): string => `${title}请的人都回过话了，不用催。`
export const allNudged = (title: string, count: number): string =>
  `${title}没回的${count}人都已经再问过一次，不再催了。要打电话，问我：电话名单。`
export const nothingToNudge = (): string => '眼下没有等大家回话的通知和活动，不用催。'
export const noSuchToNudge = (title: string): string => `“${title}”没有在等回话，不用催。还有谁没回，问我：谁没回。`
/** 弄错了, said of an offered seat. */
export const offerStands = (title: string, along: readonly string[]): string =>
  `好的，刚才那句不算。${title}有空位，${stillComes(along)}`
/** To whoever planned it: it would be the turn of somebody who is in hospital. */
export const patientsTurn = (title: string, name: string): string =>
  `【不用回复】${title}有空位了，轮到${name}。${name}在住院，没有打扰本人。还想来的，请说：${name}去${title}。`
