/** Every sentence about announcements in rooms. */
import { detailLine, type InWords } from '../wording.ts'

export const askWhose = '这个群是哪个支部或者协会的？比如：第一支部。'
export const onlyInRoom = (): string => '这句话请到那个群里@我说，我才知道是哪个群。'
export const onlyWhole = (): string => '群只能认整个支部、小组或者协会，比如：这个群是第一支部的群。'
export const linked = (whom: string): string => `好的，${whom}的活动以后发在这个群里，在群里的同志不再单独发。`
export const notLinkedTo = (whom: string): string => `这个群没有登记成${whom}的群，什么也没有改动。`
export const unlinked = (): string => '好的，活动以后不发在这个群里了。'

export const invitation = (activity: InWords, whom: string): string =>
  [
    `【请回复】各位老同志好！请大家参加${activity.title}。`,
    `时间：${activity.when}`,
    `地点：${activity.place}`,
    ...detailLine(activity),
    '去请回1，不去请回2，私聊回我也行。',
    whom,
  ].join('\n')

export const lastCall = (activity: InWords, deadline: string): string =>
  [
    `【请回复】${activity.title}报名到${deadline}截止，还没回话的同志请说一声。`,
    `时间：${activity.when}`,
    `地点：${activity.place}`,
    '去请回1，不去请回2，私聊回我也行。回过的不用再回。',
  ].join('\n')

/** Some days ahead. */
export const ahead = (activity: InWords): string =>
  [
    `【不用回复】${activity.title}快到了，先提醒一声。`,
    `时间：${activity.when}`,
    `地点：${activity.place}`,
    ...detailLine(activity),
    '报了名来不了的，请私聊告诉我一声。',
  ].join('\n')

export const today = (activity: InWords): string =>
  [
    `【不用回复】今天就是${activity.title}。`,
    `时间：${activity.when}`,
    `地点：${activity.place}`,
    ...detailLine(activity),
    '报了名的同志路上慢走。',
  ].join('\n')

/** For the planner. */
export const readInRooms = (people: number, rooms: number): string =>
  `其中${people}人在群里看（${rooms}个群各发一条），其余的私聊发。`
