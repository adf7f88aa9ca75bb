/** Lists for staff, and answers that are entered for others. */
import type { Office } from '../../../feature.ts'
import { TAKEN_BACK } from '../../../language/taken-back.ts'
import type { Answers, InWords } from './activity.ts'
import { PAGE } from './page.ts'

const heads = (names: readonly string[]): string => (names.length === 0 ? '无' : names.join('、'))
export const withCompanions = (name: string, count: number, remark: string | null = null): string => {
  const more = [...(count > 1 ? [`${count}人`] : []), ...(remark === null ? [] : [remark])]
  return more.length === 0 ? name : `${name}（${more.join('，')}）`
}

const offeredTo = (names: readonly string[]): readonly string[] =>
  names.length === 0 ? [] : [`有空位了，正在问：${names.join('、')}`]

/** Of somebody who has a seat and is not sure any more. */
export const seatHeld = (name: string, count: number): string => `${name}（${count > 1 ? `${count}个` : ''}位子留着）`

export const whoComes = (
  activity: InWords,
  lists: Answers & {
    readonly yes: readonly string[]
    readonly offered: readonly string[]
    readonly no: readonly string[]
  },
): string =>
  [
    `${activity.title}，${activity.when}`,
    `去的${lists.heads}人：${heads(lists.yes)}`,
    ...(lists.waiting.length > 0 ? [`候补${lists.waiting.length}位：${heads(lists.waiting)}`] : []),
    ...offeredTo(lists.offered),
    ...(lists.maybe.length > 0 ? [`没定${lists.maybe.length}人：${heads(lists.maybe)}`] : []),
    `不去${lists.no.length}人${lists.no.length > 0 ? `：${heads(lists.no)}` : ''}`,
    `还没回${lists.silent}人`,
  ].join('\n')

export const whoIsSilent = (activity: InWords, people: number, names: readonly string[], phones: string): string =>
  [
    `${activity.title}，${activity.when}`,
    names.length === 0 ? `${people}人都回了。` : `请了${people}人，还没回的${names.length}人：${heads(names)}`,
    ...(phones === '' ? [] : [`其中没有微信的，请打电话：\n${phones}`]),
  ].join('\n')

export const whoStays = (activity: InWords, names: readonly string[]): string =>
  `${activity.title}，${activity.when}\n${names.length === 0 ? '还没有人说不去。' : `不去${names.length}人：${heads(names)}`}`

export const whoWaits = (activity: InWords, names: readonly string[], offered: readonly string[]): string =>
  [
    `${activity.title}，${activity.when}`,
    names.length === 0 ? '候补没有人。' : `候补${names.length}位：${heads(names)}`,
    ...offeredTo(offered),
  ].join('\n')

export const withReason = (name: string, reason: string | null): string =>
  reason === null ? name : `${name}（${reason}）`

/** To an elder who asks for the list: names are not given to others (rule 13). */
export const listIsKept = ({ phone }: Pick<Office, 'phone'>): string =>
  `名单上是各人的私事，我不便说。想约个伴，请打办公室电话${phone}，同志帮您问。`
/** Told to whoever was asked too, where the office allows it. */
export const namesOfComing = (title: string, names: readonly string[]): string =>
  names.length === 0 ? `${title}还没有人报名。` : `${title}报了名的${names.length}位：${names.join('、')}。`
export const noActivity = (): string => '眼下没有正在报名的活动。'
export const noneCalled = (title: string, open: readonly string[]): string =>
  `没有找到“${title}”这个活动。${open.length === 0 ? noActivity() : `眼下正在报名的有：${open.join('、')}。`}`
export const whichActivity = (lines: readonly string[]): string => `您说的是哪一个？请回数字：\n${lines.join('\n')}`

// Entering answers for others

export const entered = (name: string, activity: InWords, what: string): string =>
  `已记下：${name}，${activity.title}，${what}（电话）。记错了请回“弄错了”，或者再说一遍。`
export const enteredSeveral = (activity: InWords, lines: readonly string[]): string =>
  `已记下：${activity.title}（电话）\n${lines.join('\n')}\n记错了请回“弄错了”，或者再说一遍。`
export const enteredLine = (name: string, what: string): string => `${name}，${what}`
export const comesInWords = (count: number): string => (count > 1 ? `去，共${count}人` : '去')
export const waitsInWords = (place: number): string => `名额满了，排在候补第${place}位`
export const noRoomInWords = (count: number): string => `空位不够，原来的${count}人留着`
export const staysInWords = (reason: string | null): string => (reason === null ? '不去' : `不去（${reason}）`)
export const whoIsMeant = (): string => '要记的是谁？请说姓名，比如：张三去；张三不去。'
export const whatWasSaid = (name = '张三'): string =>
  `${name}去还是不去？没看明白。请这样说：${name}去；${name}不去；${name}2人去；${name}没接电话。`
/** 何守田（第2次） */
export const unreachedName = (name: string, times: number): string => `${name}（第${times}次）`
/** `settled`: of whom no activity and no notice has anything to ask any more. */
export const notedUnreached = (names: readonly string[], settled: readonly string[]): string =>
  [
    '记下了：',
    names.length === 0 ? '' : `${names.join('、')}还没联系上，还在电话名单上。`,
    settled.length === 0 ? '' : `${settled.join('、')}还没联系上；眼下的活动和通知不用再打电话问，原来回过的照旧算数。`,
    '记错了请回“弄错了”，或者直接说对的。',
  ].join('')
/** Nobody opens either, or has for days. */
export const ifWorried = (names: readonly string[]): string =>
  `放心不下，请马上找家里人、联络员上门看看，还不行打110。要叫大家都来，请说：${names[0] ?? ''}可能出事了。`
export const ENTERED_WRONGLY = [...TAKEN_BACK, '记错了', '撤销', '刚才记错了', '不对，记错了']
export const takenBack = (names: readonly string[]): string =>
  `好的，刚才记的${names.join('、')}不算了，还跟原来一样。要重记，直接说对的就行。`
export const whyNotIll = (names: readonly string[]): string =>
  `刚才登记的${names.join('、')}住院是记错了，已经撤销，不用安排探望。`
export const IN_HOSPITAL = '住院'
export const restIsEmpty = (title: string): string => `${title}的电话名单上没有别人了。`
export const restIsLarge = (title: string, count: number): string =>
  `${title}的电话名单上其余还有${count}人，人多怕记错，没有记。请说姓名，一次可以说几位。`
export const howToTell = (): string =>
  '打完电话，一句话回我就行，比如：\n张三去\n李四不去，腿疼\n王五没人接\n张三住院，其余都去\n要看还有谁没打，说：电话名单。'
export const sayOnPhone = (activity: InWords): string =>
  `${activity.when}，在${activity.place}办${activity.title}，请您参加。您去不去？`
export const tellOutcomes = (name: string, other: string): string =>
  other === ''
    ? `${name}去；${name}不去；${name}没人接；${name}住院。`
    : `${name}去；${other}没人接；${name}住院，其余都去。`
export const isItThisOne = (who: string): string => `花名册上有${who}，是这位吗？\n1 是\n2 不是`
export const IT_IS = '是'
export const IT_IS_NOT = '不是'
export const whichOfSurname = (words: string, lines: readonly string[]): string =>
  `“${words}”是哪一位？请回数字：\n${lines.join('\n')}`
export const addToList = (name: string, title: string): string =>
  `${name}不在${title}的名单里。要加上吗？\n1 加上\n2 不加`
export const ADD = '加上'
export const DO_NOT_ADD = '不加'
export const notAdded = (): string => '好的，没有加，也没有记。'
export const notMeantThen = (): string => '好的，没有记。请写全名再说一遍。'
export const staysAnyway = (name: string, title: string): string => `${name}不在${title}的名单里，不用记。`

// How one person has answered

export const answersOf = (name: string, lines: readonly string[]): string =>
  lines.length === 0 ? `${name}不在眼下这些活动的名单里。` : `${name}\n${lines.join('\n')}`
export const answerLine = (title: string, state: string): string => `${title}：${state}`
export const answerState = (answer: Answered | undefined, when: string): string => {
  if (answer === undefined) return '还没回'
  const why = answer.reason === null ? '' : `（${answer.reason}）`
  return `${stateOf(answer)}${why}，${PAGE.channels[answer.channel]}，${when}`
}

interface Answered {
  readonly answer: 'yes' | 'no' | 'maybe'
  readonly heads: number
  readonly seat: 'seated' | 'waiting' | null
  readonly reason: string | null
  readonly channel: keyof typeof PAGE.channels
}

const stateOf = ({ answer, heads, seat }: Answered): string =>
  answer === 'yes' ? (seat === 'waiting' ? '在候补' : comesInWords(heads)) : PAGE.answers[answer]

// When and where

const atAndIn = ({ title, when, place }: InWords): string => `${title}：${when}，${place}`
export const whenAndWhere = (found: readonly InWords[]): string => `${found.map(atAndIn).join('。\n')}。`
export const goesOn = (found: readonly InWords[]): string => `照常。${whenAndWhere(found)}`
/** Whoever asks while staff may still think better of calling it off. */
export const mayBeOff = (title: string, phone: string): string =>
  `${title}办不办，办公室正在定。请过一会儿再问我，急的话打办公室电话${phone}。`
export const notThatDay = (title: string, next: readonly InWords[]): string =>
  `那天没有${title}。下一次是：\n${whenAndWhere(next)}`

/** Under a receipt that does not say so itself. */
export const howToTakeBack = (): string => '记错了请回“弄错了”。'
