/** Every sentence about notices. Moments and lists come in already put into words. */
import type { Danger } from './checks.ts'
import type { State } from './queries.ts'

// What people read

/** A notice as one person reads it. */
export interface ToRead {
  /** 陈师傅 */
  readonly address: string
  readonly text: string
  readonly wantsAnswer: boolean
  readonly urgent: boolean
  /** Choices that the text does not name itself. */
  readonly choices: readonly string[]
  /** How to answer and until when: 请在11月27日（周五）晚上8点前回数字。 */
  readonly how: string
  /** Which notice it puts right. */
  readonly corrects: string
  readonly phone: string
}

export const noticeText = (notice: ToRead): string =>
  [
    `${notice.wantsAnswer ? '【请回复】' : '【不用回复】'}${notice.urgent ? '【加急】' : ''}${notice.address}，您好！`,
    notice.corrects,
    notice.text,
    ...notice.choices.map((label, index) => `${index + 1} ${label}`),
    [notice.how, notice.text.includes(notice.phone) ? '' : `有事打${notice.phone}。`].join(''),
  ]
    .filter((line) => line !== '')
    .join('\n')

export const nudgeText = (address: string, title: string, how: string, heard: boolean): string =>
  heard
    ? `【请回复】${address}，您上次的话收到了，“${title}”还等您一个回话。${how}`
    : `【请回复】${address}，“${title}”的通知您看到了吗？还等您一个回话。${how}`

const HOW = { receipt: '回“收到”', choices: '回数字', number: '回个数字', words: '直接写给我' } as const
export const howToAnswer = (answers: keyof typeof HOW, until: string): string => `请在${until}前${HOW[answers]}。`
export const correctsNotice = (day: string, title: string): string => `${day}发的“${title}”通知有更正：`

export const RECEIVED = '收到'
export const receiptKept = (): string => '好的，记下您收到了。'
export const choiceKept = (number: number, label: string): string =>
  `记下了，您选的是：${number} ${label}。改主意再回一个数字就行。`
export const numberKept = (number: number): string => `记下了：${number}。要改，再回一个数字就行。`
export const wordsKept = (words: string): string => `记下了：${words}。要改，请说：改成……`
export const unchanged = (): string => '已经给您记着了，不用再回。'
export const forWhom = (address: string, text: string): string => `（替${address}记的）${text}`
export const receivedButWhich = (choices: readonly string[]): string =>
  `收到您的回复。您选哪个？${choices.map((label, index) => `${label}请回${index + 1}`).join('，')}。`
export const receivedNoHurry = (): string => '好的，您定了再回我就行。'
export const receivedButHow = (answers: string): string =>
  answers === 'number' ? '收到您的回复。请再回一个数字，比如：2。' : '收到您的回复。请把要说的直接写给我。'
export const tooLateToAnswer = (title: string, phone: string): string =>
  `“${title}”的回复已经截止，我先转告办公室。急事请打${phone}。`
export const whyTooLate = (title: string): string => `对通知“${title}”的回复，已过截止时间。`
export const whyUnclear = (title: string): string => `对通知“${title}”的回复，没看懂。`
export const isCancelled = (title: string): string => `“${title}”的通知已经取消，不用回了。`

// Drafting

export const askText = '通知什么？请把要发的话整段写给我。'
export const askWhom = '发给谁？比如：第一支部；太极拳协会；全体。'
export const askUrgentWhy = '为什么要加急？记下来备查，比如：今晚停水。'
export const noText = (): string => '请把要发的话写在冒号后面，比如：通知第一支部：明天上午停水。'
export const givenUp = (): string => '好的，这次先不发。想发了再告诉我。'
export const nobodyThere = (audience: string): string => `${audience}里现在没有人。请再说一次发给谁。`

/** What was understood, and what has to be said about it. */
export interface Preview {
  readonly before: readonly string[]
  readonly sample: string
  readonly others: readonly string[]
  readonly audience: string
  readonly people: number
  readonly branches: readonly { readonly branch: string | null; readonly total: number }[]
  readonly withoutChat: number
  readonly optedOut: number
  readonly tomorrow: number
  readonly when: string
  readonly answers: string
  readonly notes: readonly string[]
}

export const preview = (draft: Preview): string =>
  [
    ...draft.before,
    '【请核对】收到的是这样：',
    '———',
    draft.sample,
    '———',
    draft.others.length > 0 && `别人开头是：${draft.others.join('、')}。`,
    `发给：${draft.audience}，共${draft.people}人${branchesInWords(draft.branches)}。`,
    `微信发${draft.people - draft.withoutChat - draft.optedOut}人${draft.withoutChat > 0 ? `，打电话${draft.withoutChat}人（没有微信）` : ''}${draft.optedOut > 0 ? `，不发${draft.optedOut}人（本人不要通知）` : ''}。`,
    draft.tomorrow > 0 && `其中${draft.tomorrow}人今天已有一条通知，这条明天上午再发。`,
    draft.when,
    draft.answers,
    ...draft.notes,
    '1 发送',
    '2 修改',
    '3 先不发',
  ]
    .filter((line) => line !== false && line !== '')
    .join('\n')

const branchesInWords = (branches: Preview['branches']): string =>
  branches.length < 2
    ? ''
    : `（${branches.map(({ branch, total }) => `${branch ?? '未编支部'}${total}人`).join('，')}）`

export const sendsNow = (from: string, until: string): string =>
  from === until ? `${from}发出。` : `${from}开始发，${until}前后发完。`
export const sendsRepeatedly = (rule: string, next: string): string =>
  `${rule}各发一次，下一次${next}，按那天的名单发。`
export const sendsLater = (when: string): string => `定在${when}发，按那时的名单发。`
export const sendsUrgent = (why: string, needsSecond: boolean): string =>
  needsSecond
    ? `加急（${why}）：现在不是平常发通知的时间，要另一位同志同意才发。`
    : `加急（${why}）：马上发，不受一天一条的限制。`
export const needsApproval = (): string => '回1以后，请另一位同志看过同意才发。'

const ANSWERS = { receipt: '回“收到”', choices: '选数字', number: '回一个数字', words: '写几个字' } as const
export const answersWanted = (answers: keyof typeof ANSWERS, until: string): string =>
  `要回复：${ANSWERS[answers]}，${until}截止。不用回复请说：不用回复。`
export const noAnswerWanted = (): string => '不用回复。要大家回，请说：请回复；要选，请说：选项：甲、乙。'

const DANGERS: Readonly<Record<Danger, string>> = {
  link: '网址链接',
  code: '二维码、扫码',
  money: '交钱、转账',
  secret: '证件号、卡号、密码或验证码',
}
export const warns = (dangers: readonly Danger[]): string =>
  `⚠ 里面有${dangers.map((danger) => DANGERS[danger]).join('、')}，骗子常这样写，老同志会慌。最好改掉；一定要发，请回：照发。`
export const warnsAgain = (): string => '还没发。改掉再发，或者回：照发（会记下来是您定的）。'
export const longText = (length: number): string =>
  `这段话有${length}个字，老同志看着吃力，120字、6行以内最好。${length > 600 ? '会自动按段分成几条发。' : ''}`
export const lacksWeekday = (dates: readonly string[]): string => `最好写上星期：${dates.join('、')}。`
export const speaksOfToday = (word: string): string => `里面写了“${word}”，可是发完要跨天，请写成几月几日。`
export const notWithWeekday = (written: string, weekday: string): string => `${written}是${weekday}`

export const askChange = (): string =>
  '要改哪里？改字，请把全文重发一遍；也可以说：发给第二支部；不用回复；周五下午5点前回；明天上午9点发；选项：参加、不参加。'
export const changeNotUnderstood = (): string =>
  '没看懂要改哪里。请这样说：发给第二支部；不用回复；周五下午5点前回；明天上午9点发。要换内容，请说：改成……'
export const pressOne = (): string => '要发就回1，要改直接说，不发回3。'
export const pressOneAgain = (): string => '还没发。发送请回数字1。'
export const notSentYet = (): string => '还没发，等您回1。'
export const keptForYou = (): string => '好的，草稿留着，要发就回1。'
export const dropped = (title: string): string => `好的，“${title}”先不发。`
export const draftReplaced = (title: string): string => `前面的“${title}”还没发，已经不算了。`
export const draftExpired = (title: string): string => `“${title}”的草稿过期了，请再说一遍。`
export const alreadySent = (title: string): string => `“${title}”已经定了，没有再发。`
export const noLongerDraft = (title: string): string => `“${title}”的草稿已经不算了，要发请再说一遍。`
export const timeIsPast = (): string => '这个时间已经过了，请再说一次什么时候发。'
export const deadlineIsPast = (): string => '截止时间要比发完的时间晚，请再说一次：什么时候截止？'
export const deadlineTooSoon = (until: string): string => `按现在的速度，截止前发不完。请改截止时间，要在${until}以后。`
export const audienceOfCorrection = (): string => '更正只发给收到过那条通知的人，不能改发给谁。'

// Sending

export const onItsWay = (title: string, people: number, from: string): string =>
  [
    `“${title}”${from}开始发，共${people}人。`,
    '两分钟内反悔请回：撤回。',
    '看发得怎么样，问我：通知进度；谁没收到；谁没回。',
  ].join('\n')
export const willGo = (title: string, when: string): string => `记下了，“${title}”${when}发。不发了请说：取消通知。`
export const phones = (lines: string): string => `没有微信，请打电话：\n${lines}`
export const phoneLine = (name: string, phone: string | null, liaison: string | undefined): string =>
  `${name} ${phone ?? '没有电话'}${liaison === undefined ? '' : `（联络员：${liaison}）`}`
export const andMore = (count: number): string => `还有${count}人，要全部请说：通知名单表。`

export const askedApproval = (title: string, names: readonly string[]): string =>
  `“${title}”已请${names.join('、')}审批，同意了就发，我会告诉您。`
export const nobodyToApprove = (): string =>
  '这条通知要另一位同志同意才能发，可是现在没有别的工作人员能联系上。请等上班再发。'
export const approvalAsked = (planner: string, shown: string, why: string): string =>
  `【请回复】${planner}要发一条通知，请您看过再定。${why}\n${shown}\n1 同意发送\n2 不同意`
export const AGREE = '同意发送'
export const DISAGREE = '不同意'
export const approvalTitle = (title: string): string => `审批“${title}”`
export const approved = (title: string, from: string): string => `好的，“${title}”${from}开始发。`
export const youAreApproved = (title: string, by: string, from: string): string =>
  `${by}同意了，“${title}”${from}开始发。`
export const refused = (title: string): string => `好的，“${title}”不发，我告诉起草的同志。`
export const youAreRefused = (title: string, by: string): string => `${by}没有同意，“${title}”不发。`
export const notYourOwn = (): string => '自己起草的通知，要请另一位同志审批。'
export const urgentBecause = (why: string): string => `加急原因：${why}。`
export const settledAlready = (title: string): string => `“${title}”已经有结果了，不用再定。`

// Keeping it in hand

export const noNotice = (): string => '最近没有发过通知。'
export const recalled = (title: string, gone: number): string =>
  gone === 0
    ? `“${title}”撤回了，一个人也没发出去。`
    : `“${title}”停下了。已经有${gone}人收到，要告诉他们请说：更正：……`
export const paused = (title: string): string => `“${title}”暂停了，没发的先不发。接着发请说：接着发通知。`
export const resumed = (title: string): string => `“${title}”接着发，半小时内恢复。`
export const notPaused = (title: string): string => `“${title}”没有暂停。`
export const notOnItsWay = (title: string): string => `“${title}”没有在发。`
export const cancelledPlan = (title: string): string => `好的，“${title}”到时候不发了。`
export const nudged = (title: string, count: number): string =>
  `好的，再问一次没回的${count}人（“${title}”），按平常的时间和速度发。`
export const nobodyToNudge = (title: string): string =>
  `“${title}”没有要催的：没回的都催过一次了，或者还没收到。名单请问：谁没回；谁没收到。`
export const nothingToAnswer = (title: string): string => `“${title}”是不用回复的通知，不催。`
export const overdue = (title: string): string => `“${title}”已经截止，不催了。`
export const addedPerson = (name: string, title: string): string => `好的，“${title}”补发给${name}。`
export const alreadyFor = (name: string, title: string): string => `${name}已经在“${title}”的名单里了，没有再发。`
export const addedMore = (title: string, count: number): string =>
  count === 0 ? `“${title}”的名单没有新增的人。` : `好的，“${title}”补发给名单里新增的${count}人。`
export const nothingToCorrect = (title: string): string => `“${title}”还没有人收到，不用更正：请撤回，改好再发。`
export const stoppedForCorrection = (count: number): string =>
  `原来那条还有${count}人没发到，已停下，请另发一条给他们。`
export const tooLateToSend = (title: string, when: string): string =>
  `“${title}”本该${when}发，那时电脑关着，过了一天就没有发。要发请再说一遍。`

// How it stands

const STATES: Readonly<Record<State, string>> = {
  answered: '已回',
  sent: '已发到',
  sending: '正在发',
  planned: '排队中',
  waiting: '等着发',
  uncertain: '不知发到没有',
  phone: '要打电话',
  failed: '没发成',
  expired: '过期没发',
  cancelled: '不发了',
}
export const stateInWords = (state: State): string => STATES[state]

export const progress = (about: {
  readonly title: string
  readonly when: string
  readonly total: number
  readonly states: readonly (readonly [State, number])[]
  readonly answers: string
  readonly branches: readonly string[]
  readonly rest: string
}): string =>
  [
    `通知“${about.title}”（${about.when}），共${about.total}人：`,
    `${about.states.map(([state, count]) => `${STATES[state]}${count}人`).join('，')}。`,
    about.answers,
    ...about.branches,
    about.rest,
  ]
    .filter((line) => line !== '')
    .join('\n')
export const branchLine = (branch: string | null, parts: readonly string[]): string =>
  `${branch ?? '未编支部'}：${parts.join('，')}`
export const stateCount = (state: State, count: number): string => `${STATES[state]}${count}`
export const choiceCounts = (lines: readonly string[]): string => `回的：${lines.join('，')}。`
export const choiceCount = (label: string, count: number): string => `${label}${count}人`
export const numberSum = (sum: number): string => `报的数加起来是${sum}。`
export const finishesBy = (until: string): string => `照这个速度，${until}前后发完。`
export const isPaused = (): string => '已暂停。接着发请说：接着发通知。'
export const isPlanned = (title: string, when: string): string => `通知“${title}”定在${when}发，还没开始。`

export const silentList = (title: string, total: number, lines: readonly string[], hint: string): string =>
  [`通知“${title}”还没回的${total}人：`, ...lines, hint].filter((line) => line !== '').join('\n')
export const everybodyAnswered = (title: string): string => `通知“${title}”收到的都回了。`
export const nudgeHint = (): string => '要催一次请说：催一下。'
export const unreachedList = (title: string, total: number, lines: readonly string[]): string =>
  [`通知“${title}”没收到的${total}人：`, ...lines, '打过电话的，回我：（姓名）收到通知了。'].join('\n')
export const everybodyReached = (title: string): string => `通知“${title}”没有发不到的人。`
export const unitLine = (unit: string, names: readonly string[], liaison: string | undefined): string =>
  `${unit}${liaison === undefined ? '' : `（联络员${liaison}）`}：${names.join('、')}`
export const withReason = (name: string, reason: string): string => `${name}（${reason}）`
export const withPhone = (name: string, phone: string | null): string => `${name} ${phone ?? '没有电话'}`
export const noUnit = (): string => '未编支部'
export const deadlineReport = (title: string, figures: string): string => `通知“${title}”到了截止时间。\n${figures}`

export const enteredFor = (name: string, title: string, what: string): string =>
  `记下了：${name}，“${title}”，${what}（电话）。记错了再说一遍就行。`
export const isNotFor = (name: string, title: string): string =>
  `“${title}”没有发给${name}，没记。要补发请说：补发给${name}。`
export const chosen = (number: number, label: string): string => `选${number} ${label}`
export const noSuchChoice = (count: number): string => `只有1到${count}可以选。`

// The sheet

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
] as const
export const CHANNELS = { private: '私聊', room: '群里', phone: '电话' } as const
export const sheetMade = (title: string, people: number): string => `通知“${title}”，${people}人，都在这张表里。`

// Reasons, for staff

export const reasonCancelled = (): string => '通知取消了'
export const reasonAnswered = (): string => '已经回过了'
export const waitsPaused = (): string => '通知暂停了'
export const waitsTomorrow = (): string => '今天已有一条通知'

export const jobTitle = '发通知'

export const PAGE = {
  title: '通知',
  none: '还没有发过通知。',
  head: ['支部', '人数', '已回', '已发到', '还没发', '要打电话', '没发成', '不发了'],
  sum: '合计',
  noUnit: '未编支部',
  cancel: '取消',
  says: {
    pause: (title: string) => `暂停${title}通知`,
    resume: (title: string) => `接着发${title}通知`,
    cancel: (title: string) => `取消${title}通知`,
    nudge: (title: string) => `催一下${title}通知`,
    sheet: (title: string) => `${title}通知名单表`,
  },
  pause: '暂停',
  resume: '接着发',
  nudge: '催一下',
  sheet: '名单表',
  states: {
    draft: '草稿',
    approving: '等审批',
    planned: '定时',
    sending: '',
    paused: '已暂停',
    cancelled: '已停',
    dropped: '不发',
  },
} as const
export const thoseWhoGot = (title: string): string => `收到过“${title}”的人`
export const previewForApproval = (draft: Preview): string =>
  preview(draft)
    .split('\n')
    .filter((line) => !/^(?:[123] |【请核对】)/.test(line))
    .join('\n')
export const agreedTooLate = (title: string): string => `“${title}”的时间已经过了，没有发。要发请重新起草。`
export const cannotRepeat = (): string =>
  '这样重复我还不会。请说每周几、每月几号，或者每季度第一个周一，比如：每季度第一个周一上午9点发。'
export const andMoreLines = (): string => '没列完，要全部请说：通知名单表。'
export const severalCalled = (name: string): string => `名单里叫${name}的不止一位，请在网页上看清楚再记。`

// On the telephone

export const tellReceived = (name: string): string => `${name}收到通知了`
export const tellChoice = (name: string, other: string): string => `${name}选1；${other}收到通知了`
