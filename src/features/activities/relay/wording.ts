/** Every sentence about 接龙. */
import type { InWords } from '../wording.ts'

// In the room

export const waits = (names: readonly { name: string; place: number }[], title: string): string =>
  `${title}名额满了，${names.map(({ name, place }) => `${name}排在候补第${place}位`).join('，')}。有空位马上通知本人。`
export const noRoomForMore = (name: string, heads: number): string =>
  `${name}同志，空位不够，加不了人了，原来的${heads}人还留着。`
export const late = (names: readonly string[], title: string): string =>
  `${title}报名已经截止。${names.join('、')}能不能加上，办公室看过再回话。`
export const onlyThemselves = (names: readonly string[], title: string): string =>
  `${title}这次只请本人，${names.join('、')}带的人先不记。`

/** A name that stands in a room was posted there by its people themselves. */
export const cleanList = (activity: InWords, lines: readonly string[], elsewhere: number): string =>
  [
    `${activity.title}，${activity.when}，${activity.place}`,
    ...(lines.length === 0 ? ['群里还没有人报名。'] : lines),
    ...(elsewhere > 0 ? [`另有${elsewhere}人在别处报了名。`] : []),
  ].join('\n')
export const listLine = (
  number: number,
  line: {
    readonly name: string
    readonly heads: number
    readonly remark: string | null
    readonly waits: boolean
    readonly hesitates: boolean
  },
): string => {
  const stands = line.waits ? '（候补）' : line.hesitates ? '（没定）' : ''
  return `${number}. ${line.name}${line.heads > 1 ? ` ${line.heads}人` : ''}${line.remark === null ? '' : ` ${line.remark}`}${stands}`
}

export const summary = (activity: InWords, heads: number, left: number | null, missing: readonly string[]): string =>
  [
    `【不用回复】${activity.title}（${activity.when}）现在报名${heads}人${left === null ? '' : left > 0 ? `，还有${left}个名额` : '，名额满了'}。`,
    ...(missing.length === 0 ? [] : [`接龙里少了${missing.join('、')}的名字，报的名还留着，不用重接。`]),
  ].join('\n')
export const summaryTitle = '群里的报名汇总'

export const nobodyHere = (): string => '眼下这个群里没有人接龙报名。'
export const noActivity = (): string => '眼下没有正在接龙的活动。'

// For staff

export const whyLate = (title: string, names: readonly string[]): string =>
  `${title}截止以后才接龙的：${names.join('、')}，请看能不能加上。`
export const whyMemberList = (title: string): string => `在私聊里替别人报了${title}的名，请核对后记上。`
export const memberList = (): string => '您报的名单收到了。别人的名字，办公室核对后记上。'

export const isItAbout = (room: string, header: string, title: string): string =>
  [`【请回复】${room}里有人接龙：“${header}”，是报${title}的吗？请回数字：`, `1 ${IT_IS}`, `2 ${IT_IS_NOT}`].join('\n')
export const IT_IS = '是'
export const IT_IS_NOT = '不是'
export const headerTitle = (room: string): string => `${room}的接龙`
export const ignored = (): string => '好的，这个接龙我不管。'

export const whoIsIt = (
  line: { readonly name: string; readonly people: number; readonly owner: string | null },
  title: string,
  choices: readonly string[],
): string =>
  [
    `【请回复】${title}的接龙里有“${line.name}”${line.people > 1 ? `${line.people}人` : ''}${line.owner === null ? '' : `（${line.owner}写的）`}，对不上是谁。请回数字：`,
    ...choices,
    '也可以直接回花名册上的姓名。',
  ].join('\n')
export const isPerson = (who: string): string => `是${who}`
export const broughtBy = (owner: string): string => `算${owner}带来的`
export const LEAVE_OUT = '不算'
export const notFoundStill = (name: string): string => `花名册上没有${name}。请回数字，或者再回一次姓名。`
export const settled = (name: string): string => `“${name}”记下了。`
export const counted = (title: string): string => `好的，算在${title}里了。想看名单，问我：谁报名了。`
export const leftOut = (name: string): string => `好的，“${name}”不算。`

export const pasted = (
  activity: InWords,
  lists: {
    readonly lines: number
    readonly comes: readonly string[]
    readonly stays: readonly string[]
    readonly undecided: readonly string[]
    readonly waits: readonly string[]
    readonly late: readonly string[]
    readonly alone: readonly string[]
    readonly unknown: readonly string[]
  },
): string =>
  [
    `${activity.title}，${activity.when}：名单${lists.lines}行都看了。`,
    ...told('去', lists.comes),
    ...told('不去', lists.stays),
    ...told('还没定', lists.undecided),
    ...told('名额满了，排候补', lists.waits),
    ...told('截止以后才报，没有记', lists.late),
    ...told('只请本人，带的人没有记', lists.alone),
    ...told('对不上是谁', lists.unknown),
    ...(Object.values(lists).every((one) => typeof one === 'number' || one.length === 0)
      ? ['没有新的，跟我记的一样。']
      : []),
  ].join('\n')
const told = (what: string, names: readonly string[]): readonly string[] =>
  names.length === 0 ? [] : [`${what}：${names.join('、')}`]

/** To be copied into a room, for whoever wants to begin a native one there. */
export const toPaste = (activity: InWords): string =>
  `下面这段复制到群里，就能接龙：\n\n#接龙\n${activity.title}\n${activity.when}，${activity.place}\n例 张三 2人\n\n1. `

// Names that nobody knows, to whoever wrote them

export const namesAsWords = (names: readonly string[]): string => `接龙里写了：${names.join('、')}`
export const whyNames = (title: string): string => `${title}接龙里的名字对不上花名册。`
export const namesUnknown = (room: string, title: string, names: readonly string[]): string =>
  `您在${room}接龙报${title}，写的${names.join('、')}，花名册上没找到。办公室核一下，再告诉您。`
/** `left`: whom the office has not put down. */
export const namesDecided = (title: string, left: readonly string[]): string =>
  left.length === 0
    ? `您写的${title}接龙，办公室核过了，都记上了。`
    : `您写的${title}接龙，办公室核过了。${left.join('、')}没有记上，不对请告诉我。`
