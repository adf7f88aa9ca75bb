/** What members ask about their own activities. */
import { type InWords, pleaseAnswer } from './activity.ts'

export const yourActivities = (lines: readonly string[]): string =>
  lines.length === 0 ? '眼下您没有报名的活动。' : `您报的活动：\n${lines.join('\n')}\n不去了，回“取消报名”就行。`
export const openActivities = (lines: readonly string[]): string =>
  lines.length === 0 ? '眼下没有请您参加的活动。有了我马上告诉您。' : `请您参加的活动：\n${lines.join('\n')}`
/** 明天没有; `lines`: on other days. */
export const noneThen = (day: string, lines: readonly string[]): string =>
  lines.length === 0 ? openActivities([]) : `${day}没有请您参加的活动，别的日子有：\n${lines.join('\n')}`
/** The same for staff: whatever is open. */
export const allActivities = (lines: readonly string[]): string =>
  lines.length === 0
    ? '眼下没有正在报名的活动。要办一个，请说：帮助。'
    : `眼下的活动：\n${lines.join('\n')}\n看名单，说：谁报名了。不办了，说：取消活动。`
export const comingInWords = (seated: number, waiting: number): string =>
  `报上${seated}人${waiting > 0 ? `，候补${waiting}人` : ''}`
export const activityLine = (activity: InWords, state: string): string =>
  `${activity.title}，${activity.when}，${activity.place}（${state}）`
export const activityInRoom = (activity: InWords): string => `${activity.title}：${activity.when}，${activity.place}。`
export const openInRoom = (lines: readonly string[]): string =>
  lines.length === 0 ? '眼下没有要报名的活动。' : `${lines.join('\n')}\n报名请私聊我，或者在群里直接说“我去”。`
export const toldOf = (title: string, words: string): string => `${title}：${words}。`
/** `offered`: seats of those that are free about which somebody who has waited is just being asked. */
export const seatsLeft = (
  title: string,
  seats: number | null,
  { seated, waiting, offered }: { readonly seated: number; readonly waiting: number; readonly offered: number },
): string => {
  if (seats === null) return `${title}不限名额，报上${seated}人了。`
  const left = Math.max(0, seats - seated)
  if (left > 0 && offered > 0)
    return `${title}名额${seats}人，空出${left}个，正在问候补的同志来不来。想去也可以报，有空位按先后通知。`
  if (left > 0 && waiting === 0) return `${title}名额${seats}人，还有${left}个。`
  return `${title}名额${seats}人，报满了${waiting > 0 ? `，有${waiting}人在等空位` : ''}。想去也可以报，有空位按先后通知。`
}
export const whatToBring = (bring: string | null): string =>
  bring === null ? '通知里没写要带东西，人来就行' : `请带${bring}`
export const noCostWritten = (): string => '通知里没写要交钱'
export const whenItRains = (rain: string): string => `下雨${rain}`
export const lastsUntil = (time: string): string => `到${time}`
/** Asked how to get there, where nobody has written it. */
export const placeKnown = (activity: InWords): string =>
  `${activity.title}在${activity.place}，${activity.when}。怎么坐车，我请办公室的同志告诉您。`
export const whyWay = (title: string): string => `问${title}怎么去，请告诉一声。`
export const whoMayCome = (companions: string | null): string =>
  companions === null ? '可以带家里人，回我一共几个人就行' : companions
export const nothingToCancel = (): string => '您眼下没有报名的活动，不用取消。'

const STATES: Readonly<Record<string, string>> = {
  seated: '您已报名',
  waiting: '您在候补',
  no: '您不去',
  maybe: '您没定',
}
export const stateInWords = (answer: string | undefined | null, seat: string | undefined | null): string =>
  (seat ? STATES[seat] : answer ? STATES[answer] : undefined) ?? '等您回话'

/** To somebody who names an activity that was not for them. */
export const notAskedAndStays = (title: string): string => `好的。${title}这次没排到您这边，您不用回话。`
export const notAskedAndComes = (title: string): string =>
  `您想去${title}，我知道了。这次的名单里还没有您，我问问办公室能不能加上。`
export const whyNotAsked = (title: string): string => `想参加${title}，这次请的人里没有这位，请看能不能加上。`

/** To somebody who answers, and names something else than what was asked about. */
export const anotherIsNamed = (thing: string, activity: InWords): string =>
  `您说的是${thing}，等您回话的是${activity.title}：\n${activity.when}，${activity.place}。\n${pleaseAnswer()}说的是别的事，请回“人工”。`
export const anotherAndAnswered = (thing: string, activity: InWords, state: string): string =>
  `您说的是${thing}，${activity.title}还照原来的记着（${state}）。\n说的是别的事，请回“人工”。`
export const whyAnother = (thing: string): string => `说的是${thing}，眼下没有这样的活动在报名，请问一问。`
