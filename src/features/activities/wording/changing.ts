/** Calling off and changing what was sent out. */
import { type InWords, pleaseAnswer } from './activity.ts'
import { type ChangedLines, FIELDS, sayLength } from './planning.ts'

// Calling off

export const CALL_OFF = '取消'
export const KEEP_ON = '不取消'
export const askCallOff = (activity: InWords, people: number): string =>
  [
    `要取消${activity.title}吗？`,
    `${activity.when}，${activity.place}`,
    people === 0 ? '还没有人收到通知。' : `请过的${people}人会收到一条取消的通知，说了不去的不打扰。`,
    `1 ${CALL_OFF}`,
    `2 ${KEEP_ON}`,
  ].join('\n')
/**
 * `recall`: in how many seconds people are told, or `later`, when that is not now; until then it can be kept on. `soon`: it
 * begins so soon that they must hear of it before anything else.
 */
export interface WhenTold {
  readonly recall: number
  readonly later: string
  readonly soon: boolean
}
const whenTold = (people: number, { recall, later }: WhenTold): string =>
  later !== ''
    ? `${later}开始告诉${people}人`
    : recall > 0
      ? `${sayLength(recall)}后开始告诉${people}人`
      : `正在告诉${people}人`
/** What is said of a calling-off, behind what is off; `nobody`: where nobody is to be told. */
export const offAnd = (off: string, people: number, phones: string, when: WhenTold, nobody: string): string =>
  [
    `${off}${people === 0 ? nobody : `，${whenTold(people, when)}`}。`,
    ...(people > 0 && when.recall > 0
      ? [`${when.later === '' ? `${sayLength(when.recall)}内` : '那以前'}反悔请回：撤回。`]
      : []),
    ...(people > 0 && when.soon ? ['先别关机，等大家都收到。'] : []),
    ...(phones === '' ? [] : [`以下同志没有微信，请打电话告诉：\n${phones}`]),
  ].join('\n')
export const calledOff = (title: string, people: number, phones: string, when: WhenTold): string =>
  offAnd(`${title}取消了`, people, phones, when, '，没有人收到过通知')
export const recalled = (title: string): string => `“${title}”撤回了，一个人也没通知。要改了再发，请重新说一遍。`
/** It was published a moment ago, and something else was done since. */
export const stillToGo = (title: string): string => `“${title}”还没开始通知大家。要撤回，请说：取消${title}。`
export const takenBackAlready = (): string => '刚才那件已经撤回了。还有要取消的，请说是哪件，比如：取消茶话会。'
/** Nobody is told, and it cannot be taken back. */
export const staysOff = (title: string): string =>
  `${title}已经取消，撤不回来。\n还要办，请把活动照原来那样再说一遍，重新发布。`
export const keptOn = (title: string): string => `好的，${title}照常办。`
export const keptOnUnheard = (title: string): string => `好的，${title}照常办，取消的消息一个人也没发。`
export const toldOffAlready = (title: string, people: number): string =>
  `${title}已经取消，${people}人的取消消息已经在发了，撤不回来。\n还要办，请把活动照原来那样再说一遍，重新发布。`
export const COLLEAGUE = '同事'
export const YOURSELF = '您'
export const offByColleague = (title: string, by: string): string =>
  `${by}刚说${title}取消了，还没告诉大家。要照常办，请说：${title}照常办。`
export const keptOnByColleague = (title: string, by: string): string =>
  `【不用回复】您说取消的${title}，${by}说照常办，取消的消息一个人也没发。`
export const amendedByColleague = (title: string, by: string): string =>
  `【不用回复】您说取消的${title}，${by}改了再办，取消的消息一个人也没发。`
export const amendKeepsOn = (by: string): string => `${by}刚说取消了；改了就是照常办，不取消了。`
/** To whoever called it off, when the office's computer was off meanwhile. */
export const offTooLate = (activity: InWords, phones: string): string =>
  `【请马上办】${activity.title}（${activity.when}）说了取消，可是电脑关着，取消的消息没发出去，已经到点了。请打电话告诉：\n${phones}`
export const changeIsOut = (title: string | undefined): string =>
  `刚才的改动已经在告诉大家了，撤不回来。改错了请再改一次，没收到第一次的只收到最后一次。\n要取消活动，请说：取消${title ?? '某某活动'}。`
export const changeIsQuiet = (title: string): string =>
  `刚才改${title}没有告诉谁，再改回来就行。\n要取消活动，请说：取消${title}。`
export const tellOff = (address: string, activity: InWords, phone: string): string =>
  `【不用回复】${address}，${activity.title}（${activity.when}）取消了，不办了，请别白跑一趟。有事打办公室电话${phone}。`
export const noSuchActivity = (title: string): string => `没有找到“${title}”这个活动。想看有哪些，问我：谁报名了。`
export const nothingToCallOff = (): string => '眼下没有发出去的活动，不用取消。'

// Changing what was sent out

export const AMEND = '改'
export const DO_NOT_AMEND = '不改'
export const nothingToAmend = (): string => '眼下没有发出去的活动，没有可改的。'
export const amendmentNotUnderstood = (): string => '没看懂要改什么。请这样说：茶话会改到下午3点；茶话会地点改成食堂。'
/** Sign-up is over: the seats are as many as are taken. */
export const laterOnesWait = (): string => '后面再报的排候补，有人退了再问他们。'
export const shutAlready = (title: string): string => `${title}已经报满，后面再报的排候补。`
export const nobodyToShut = (title: string): string => `${title}还没有人报上，没有改。不办了，请说：取消${title}。`
export const audienceStays = (): string =>
  '已经发出去了，请过的人不能换。要多请人，请说：再请上第二支部；把马建军也加上。'
export const seatsTaken = (title: string, seated: number): string =>
  `${title}已经有${seated}人报上了，名额不能比这个少。`
/** How many hear of it; `unsent`: the invitations have not gone out. */
type Hearers = number | 'unsent'
export const askAmend = (title: string, lines: ChangedLines, notes: readonly string[], hearers: Hearers): string =>
  [
    `【请核对】${title}要改：`,
    ...lines.map(([field, from, to]) => changedLine(field, from, to)),
    ...notes,
    hearers === 'unsent'
      ? '请柬还没发，会照改好的发。'
      : hearers === 0
        ? '不用另外通知谁。'
        : `会告诉${hearers}人，说了不去的不打扰。`,
    `1 ${AMEND}`,
    `2 ${DO_NOT_AMEND}`,
  ].join('\n')
export const changedLine = (field: keyof typeof FIELDS, from: string, to: string): string =>
  `${FIELDS[field]}改成${to}（原来${from}）`
/** `later`: when they are told, where that is not now. */
export const amended = (title: string, phones: string, hearers: Hearers, later = ''): string =>
  [
    `${title}改好了${hearers === 'unsent' ? '，请柬会照改好的发。' : hearers === 0 ? '。' : later === '' ? `，正在告诉${hearers}人。` : `，${later}告诉${hearers}人。`}`,
    ...(phones === '' ? [] : [`以下同志没有微信，请打电话告诉：\n${phones}`]),
  ].join('\n')
export const changeTold = (
  address: string,
  activity: InWords,
  change: string,
  answer: 'yes' | 'no' | 'maybe' | null,
  place = 0,
): string =>
  [
    `${answer === 'yes' || place > 0 ? '【不用回复】' : '【请回复】'}${address}，${activity.title}有变动：`,
    change,
    `现在是：${activity.when}，${activity.place}。`,
    place > 0
      ? `您还在候补第${place}位，有空位就问您。不排了请回2。`
      : answer === 'yes'
        ? '您报的名还算数。去不了请回2。'
        : pleaseAnswer(),
  ].join('\n')
export const changeInRoom = (activity: InWords, change: string): string =>
  `【请回复】${activity.title}有变动：\n${change}\n现在是：${activity.when}，${activity.place}。\n报过名的还算数，不用再报。没报的，想去请回1。`
export const tellChangeTitle = '活动变动的通知'

export const phoneLine = (name: string, phone: string | null, liaison: string | undefined): string =>
  `${name}　${phone ?? '没有电话'}${liaison === undefined ? '' : `（联络员${liaison}）`}`

// Asking more people

export const INVITE = '请'
export const DO_NOT_INVITE = '不请'
export const howToInviteMore = (): string => '请说再请谁，比如：茶话会再请上第二小组；把马建军也加上。'
export const askInviteMore = (activity: InWords, names: readonly string[], people: number): string =>
  [
    `${activity.title}（${activity.when}）再请${people}人：${names.join('、')}${people > names.length ? '等' : ''}。`,
    '请过的不再发。',
    `1 ${INVITE}`,
    `2 ${DO_NOT_INVITE}`,
  ].join('\n')
export const allAskedAlready = (title: string): string => `${title}已经请过了，不用再请。想看谁去，问我：谁报名了。`
export const tooLateToInvite = (title: string, deadline: string): string =>
  `${title}报名到${deadline}就截止了，没再请人。要请，请先改：报名截止改到……；电话里答应来的，直接说：（姓名）去。`
export const severalToInvite = (name: string, people: readonly string[]): string =>
  `叫${name}的有${people.length}位：${people.join('、')}。请带上支部说，比如：再请上第一支部的${name}。`
export const nobodyInvited = (): string => '好的，没有再请人。'
export const invitedMore = (title: string, people: number, later: string, phones: string): string =>
  [
    `${title}再请${people}人，${later === '' ? '正在通知。' : later}`,
    ...(phones === '' ? [] : [`以下同志没有微信，请打电话：\n${phones}`]),
  ].join('\n')
/** Of those who have signed up and are in hospital; to whoever planned it. */
export const changeNotTold = (title: string, names: string): string =>
  `【不用回复】${names}在住院，${title}有变动，没有打扰本人。请看情况告诉家里一声。`
export const offNotTold = (title: string, names: string): string =>
  `【不用回复】${names}在住院，${title}取消了，没有打扰本人。请看情况告诉家里一声。`
