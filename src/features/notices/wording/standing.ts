/** How a notice stands: figures, lists, the sheet, calls. Moments and lists come in already put into words. */
import type { State, Stopped } from '../queries.ts'
import { NONE_CHOSEN } from './reading.ts'

const STATES: Readonly<Record<State, string>> = {
  answered: '已回',
  sent: '已发到',
  sending: '正在发',
  planned: '排队中',
  waiting: '等着发',
  uncertain: '不确定收到没有',
  phone: '要打电话',
  failed: '没发成',
  expired: '过期没发',
  cancelled: '不发了',
}
export const stateInWords = (state: State): string => STATES[state]

/** Of somebody who has the words of a notice and not its picture or file. */
export const lacksFile = (why: string): string => `文字到了，图片或文件没到${why === '' ? '' : `：${why}`}`
/** A notice went to a chat that says to be theirs. */
export const unproven = (): string => '微信还没核实，不知本人看到没有'
export const answeredBut = (why: string): string => `${STATES.answered}；${why}`

/** One person: 李桂兰（第一支部第二小组）：已回，收到（11月23日（周一）上午9点05分）。 */
export const standsSo = (one: {
  readonly name: string
  readonly unit: string
  readonly state: State
  readonly reason: string
  readonly at: string
  readonly answer: string
}): string => {
  const more = [one.answer, one.at, one.reason].filter((part) => part !== '')
  const who = one.unit === '' ? one.name : `${one.name}（${one.unit}）`
  return `${who}：${[STATES[one.state], ...more].join('，')}。`
}
export const standingOf = (title: string, lines: readonly string[]): string => [`通知“${title}”`, ...lines].join('\n')
export const plannedList = (lines: readonly string[]): string =>
  lines.length === 0
    ? '没有定时要发的通知。'
    : ['定时要发的通知：', ...lines, '不发了请说：取消（名字）通知。'].join('\n')
export const recentList = (lines: readonly string[], first: number): string =>
  ['最近发的通知：', ...lines, `说号就行，比如：${first}号通知进度。`].join('\n')
export const recentLine = (
  id: number,
  title: string,
  { when, whom, isOff }: { readonly when: string; readonly whom: string; readonly isOff: boolean },
): string => `${id}号 “${title}”，${when}，发给${whom}${isOff ? '，不发了' : ''}`
export const againAndAgain = (rule: string, next: string, until: string | undefined): string =>
  `${rule}，下一次${next}${until === undefined ? '' : `，发到${until}为止`}`
export const plannedLine = (title: string, when: string, whom: string): string => `“${title}”，${when}，发给${whom}`

export const progress = (about: {
  readonly title: string
  readonly when: string
  readonly total: number
  readonly states: readonly (readonly [State, number])[]
  readonly answers: string
  readonly units: readonly string[]
}): string =>
  [
    `通知“${about.title}”（${about.when}），共${about.total}人：`,
    `${about.states.map(([state, count]) => `${STATES[state]}${count}人`).join('，')}。`,
    about.answers,
    ...about.units,
  ]
    .filter((line) => line !== '')
    .join('\n')
export const figuresLine = (heading: string, parts: readonly string[]): string => `${heading}${parts.join('，')}`
/** `title`: of the notice, where it was named. */
export const closerLook = (branch: string, title: string): string => `要分到小组看，请说：${branch}${title}通知进度。`
export const stateCount = (state: State, count: number): string => `${STATES[state]}${count}`
/** `several`: whoever chose several is counted with each. */
export const choiceCounts = (lines: readonly string[], several: boolean): string =>
  `回的${several ? '（可多选）' : ''}：${lines.join('，')}。`
export const choiceCount = (label: string, count: number): string => `${label}${count}人`
export const numberSum = (sum: number): string => `报的数加起来是${sum}。`
export const finishesBy = (until: string): string => `照这个速度，${until}前后发完。`
export const goesOn = (from: string, until: string): string =>
  from === until ? `还没发到的${from}再发。` : `还没发到的${from}接着发，${until}前后发完。`
/** `lines`: name and telephone of each. */
export const urgentStuck = (title: string, people: number, lines: readonly string[]): string =>
  [
    `加急的“${title}”还有${people}人发不出去（微信号今天发满了、停了群发，或者没连上），请打电话：`,
    ...lines,
    '打过电话的，回我：（姓名）收到通知了。',
  ].join('\n')
/** Of whom nobody can say when they have it, and why. */
export const stuck = (people: number, why: Stopped): string => `有${people}人要用的办公室${STUCK[why]}`
const STUCK: Readonly<Record<Stopped, string>> = {
  'too-often': '微信号停了群发（微信提示操作频繁），说“恢复群发”才接着发。',
  banned: '微信号停了群发（可能被封或受限），解开以后说“恢复群发”才接着发。等不及的先打电话：谁没收到。',
  away: '微信号没连上，连上才发。等不及的先打电话：谁没收到。',
}
const STOPPED: Readonly<Record<Stopped, string>> = {
  'too-often': '微信号停了群发',
  banned: '微信号被封或受限',
  away: '微信号没连上',
}
export const stoppedInWords = (why: Stopped): string => STOPPED[why]
/** `sends`: 11月27日（周五）上午8点半开始发…… */
export const nobodyYet = (sends: string): string => `还没有人收到，${sends}`
export const noAnswerYet = (title: string, sends: string): string => `通知“${title}”：${sends}`
export const stillToPaste = (): string => '排队中的等您贴到群里，贴好说：已发。'
export const whereThePictureIs = (): string => '结果图在网页的“通知”里，点“结果图”，可以打印，也可以存成图片。'
export const isPaused = (): string => '已暂停。接着发请说：接着发通知。'
export const isPlanned = (title: string, when: string): string => `通知“${title}”定在${when}发，还没开始。`

export const asksNothing = (title: string): string =>
  `“${title}”是不用回复的通知，没有人要回。看收到没有，问我：通知进度；谁没收到。`
/** Said before how an earlier one went. */
export const wasWithdrawn = (title: string): string => `“${title}”撤回了，没有发出去。它前面的一条是这样：`

export const silentList = (title: string, total: number, lines: readonly string[], hint: string): string =>
  [`通知“${title}”还没回的${total}人：`, ...lines, hint].filter((line) => line !== '').join('\n')
export const chosenBy = (title: string, label: string, total: number, lines: readonly string[]): string =>
  [`通知“${title}”，选“${label}”的${total}人${total > 0 ? '：' : '。'}`, ...lines].join('\n')
export const answeredList = (title: string, total: number, lines: readonly string[]): string =>
  total === 0 ? `通知“${title}”还没有人回。` : [`通知“${title}”回了的${total}人：`, ...lines].join('\n')
export const listedWithEach = (): string => '（可多选，一个人可能列在几处）'
export const silentPhones = (title: string, total: number, lines: readonly string[]): string =>
  [`通知“${title}”还没回的${total}人，电话：`, ...lines, '打过电话的，回我：（姓名）收到通知了。'].join('\n')
/** `left`: so many have not got it yet; `toRing`: so many are reached by a call only. */
export const everybodyAnswered = (title: string, left: number, toRing: number): string => {
  const rest = [
    ...(left === 0 ? [] : [`还有${left}人没发到`]),
    ...(toRing === 0 ? [] : [`${left === 0 ? '还有' : ''}${toRing}人要打电话，名单请问：谁没收到`]),
  ]
  return `${[`通知“${title}”收到的都回了`, ...rest].join('，')}。`
}
export const onlyByPhone = (title: string, toRing: number): string =>
  `通知“${title}”还没有人回。微信发不到的${toRing}人要打电话，名单请问：谁没收到。`
export const nudgeHint = (): string => '要催一次请说：催一下。'
/** `waiting`: who has it still to get, and why. */
export const unreachedList = (
  title: string,
  total: number,
  lines: readonly string[],
  waiting: readonly string[],
): string =>
  [`通知“${title}”没收到的${total}人：`, ...lines, '打过电话的，回我：（姓名）收到通知了。', ...waiting].join('\n')
export const everybodyReached = (title: string, waiting: readonly string[]): string =>
  [`通知“${title}”没有发不到的人。`, ...waiting].join('\n')
export const unitHeading = (unit: string, liaison: string | undefined): string =>
  `${unit}${liaison === undefined ? '' : `（联络员${liaison}）`}：`
export const stillWaiting = (why: string, people: number): string =>
  `还等着发的${people}人${why === '' ? '' : `（${why}）`}：`
export const unitLine = (unit: string, names: readonly string[], liaison: string | undefined): string =>
  `${unitHeading(unit, liaison)}${names.join('、')}`
export const withReason = (name: string, reason: string): string => (reason === '' ? name : `${name}（${reason}）`)
export const withPhone = (name: string, phone: string | null): string => `${name} ${phone ?? '没有电话'}`
export const noUnit = (): string => '未编支部'
export const wasLast = (title: string): string => `“${title}”最后一次发完了，以后不再发。`
export const endedUnreached = (title: string, end: string, people: number): string =>
  `“${title}”发到${end}为止，还有${people}人没发到，不再发了。要看是谁，请说：谁没收到。`
export const deadlineReport = (title: string, figures: string): string => `通知“${title}”到了截止时间。\n${figures}`

export const enteredFor = (name: string, title: string, what: string): string =>
  `记下了：${name}，“${title}”，${what}（电话）。记错了再说一遍就行。`
export const soundsUnwell = (name: string): string =>
  `${name}同志像是不舒服，请再打个电话问一问；难受得厉害，请家里人打120。`
export const isNotFor = (name: string, title: string): string =>
  `“${title}”没有发给${name}，没记。要补发请说：补发给${name}。`
export const chosen = (choices: readonly string[], numbers: readonly number[]): string =>
  numbers.length === 0
    ? NONE_CHOSEN
    : `选${numbers.map((number) => `${number} ${choices[number - 1] ?? ''}`).join('、')}`
export const tooManyFor = (name: string, upTo: number): string => `这条最多选${upTo}个，${name}的没记，请再说一遍。`
export const noSuchChoice = (count: number, upTo: number): string =>
  `只有1到${count}可以选，一位最多选${upTo}个，没记。请再说一遍。`

export const sheetName = (title: string): string => `通知名单-${title}.xlsx`
export const sheetTitle = (): string => '通知名单'
export const SHEET_HEADER = [
  '支部',
  '小组',
  '姓名',
  '情况',
  '原因',
  '发到时间',
  '回复',
  '怎么回的',
  '回复时间',
  '改之前回的',
] as const
export const CHANNELS = { private: '私聊', room: '群里', phone: '电话', pasted: '贴的' } as const
/** 停水（通知名单） */
export const sheetOf = (title: string): string => `${title}（通知名单）`
/** What its name tells, so that nobody is asked. */
export const SHEET_IS_FOR = '看通知谁收到、谁回了'
export const silentSheetMade = (title: string, people: number): string =>
  `通知“${title}”还没回的${people}人，都在这张表里。要电话请说：没回的电话发我。`
export const sheetMade = (title: string, people: number): string => `通知“${title}”，${people}人，都在这张表里。`

export const andMoreLines = (): string => '没列完，要全部请说：通知名单表。'
export const severalCalled = (name: string): string => `名单里叫${name}的不止一位，请在网页上看清楚再记。`
export const severalAnswered = (name: string): string =>
  `名单里叫${name}的不止一位，没记。请连单位一起说，比如：第一支部的${name}回的是：……`

export const askOnPhone = (text: string, choices: readonly string[], upTo: number): string =>
  `${/[。？！]$/.test(text) ? text : `${text}。`}${choices.join('，')}，您选哪${upTo > 1 ? '几' : '一'}个？`
export const tellReceived = (name: string, other: string): string =>
  other === '' ? `${name}收到通知了` : `${name}收到通知了，${other}没人接，其余都通知到了`
export const tellChoice = (name: string, other: string): string => `${name}选1；${other}收到通知了`

// For the 台账

export const figureOfNotices = (counted: {
  readonly notices: number
  readonly people: number
  readonly answers: number
}) => ({
  label: '发通知',
  value: `${counted.notices}条，${counted.people}人次${counted.answers > 0 ? `，收回${counted.answers}个回复` : ''}`,
})

// For those who ring up

export const FAMILY_KNOWS = '家里人知道了'
/** Told of what asks for more than a receipt; `more`: what is still waited for. */
export const toldOnly = (name: string, more: string): string => `记下了：${name}通知到了，${more}`
export const stillToChoose = (name: string, choices: readonly string[]): string =>
  `还等本人选：${choices.join('、')}。选了请说：${name}选1。`
export const stillToSay = (name: string): string => `还等本人回话。问到了请说：${name}回的是：……`
/** Of a survey; `example`: how it is told. */
export const stillToAnswer = (example: string): string => `还等本人答。问到了请这样说：${example}。`
export const howToTellWords = (): string => '请这样说：何守田回的是：3个人'
/** Where words were told. */
export const nobodyAsked = (): string => '现在没有等人回话的通知，没记。问卷请说：（姓名）问卷：……'
/** Where words answer several: each with the way in that names it. */
export const whichIsAnswered = (name: string, titles: readonly string[], words: string): string =>
  `${titles.map((title) => `“${title}”`).join('、')}都在等${name}回，看不出答的是哪一条，没记。请这样说：贴${titles[0] ?? ''}的回复：${name}：${words}`
/** What they wrote themselves is not overwritten unasked. */
export const saidThemselves = (name: string, title: string, stands: string, words: string): string =>
  `“${title}”${name}自己回过：${stands}，没有改。要改请说：贴${title}的回复：${name}：${words}`
/** Where a choice was told. */
export const nothingToChoose = (name: string): string =>
  `没有等着${name}选的通知，没记。回的是数字或者话，请说：${name}回的是：……`
export const nobodyLeftToRing = (title: string): string => `“${title}”的电话名单上没有要打的人了，没有新记的。`
export const toldKept = (about: {
  readonly title: string
  readonly told: readonly string[]
  readonly families: readonly string[]
  readonly tried: readonly string[]
  readonly outside: readonly string[]
  /** What is still to be heard of one of them; absent: nothing. */
  readonly more: ((name: string) => string) | undefined
}): string => {
  const { title, told, families, tried, outside, more } = about
  const [first] = [...told, ...families]
  return [
    `“${title}”：`,
    told.length > 0 ? `记下收到的：${told.join('、')}。` : '',
    families.length > 0 ? `记下家里人知道了的：${families.join('、')}。` : '',
    more !== undefined && first !== undefined ? more(first) : '',
    tried.length > 0 ? `没打通的：${tried.join('、')}，还留在电话名单里。` : '',
    outside.length > 0 ? `不在名单里、没记的：${outside.join('、')}。` : '',
  ]
    .filter((line) => line !== '')
    .join('\n')
}

export const notSentTo = (title: string, within: string): string => `通知“${title}”没有发给${within}。`
/** 停水（第一支部） */
export const titleWithin = (title: string, within: string | undefined): string =>
  within === undefined ? title : `${title}（${within}）`
