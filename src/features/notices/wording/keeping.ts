/** What is said of a notice in hand, and why messages wait. Moments and lists come in already put into words. */
import { branchesInWords } from './drafting.ts'

/** To an elder who says 催一下 and has brought nothing that could be hurried. */
export const whatToHurry = (): string => '您想催哪件事？请您说一说，我转给办公室的同志。'
export const noNotice = (): string => '最近没有发过通知。'
export const noSuchNotice = (words: string, titles: readonly string[]): string =>
  `没有找到“${words}”的通知。最近发的：${titles.map((title) => `“${title}”`).join('、')}。`
export const recalled = (title: string, gone: number): string =>
  gone === 0
    ? `“${title}”撤回了，一个人也没发出去。`
    : `“${title}”停下了。已经有${gone}人收到，要告诉他们，请说“更正：”，接着写对的话。`
/** `other`: what they have in hand besides. */
export const stoppedAlready = (other?: string): string =>
  other === undefined
    ? '刚才那条已经撤回了，没有别的在发。'
    : `刚才那条已经撤回了。“${other}”照发；也不发了请说：取消${other}通知。`
/** Stands for what somebody answered in words, when it has been kept long enough. */
export const WORDS_GONE = '（原话过了保存期）'
/** So many names are read at a glance. */
const FEW_NAMES = 6
/** `restored`: of how many an earlier answer counts again. */
export const enteredTakenBack = (title: string, names: readonly string[], restored: number): string => {
  const whose = names.length > FEW_NAMES ? `${names.length}位的回复` : `${names.join('、')}的回复`
  const before =
    restored === 0 ? '' : restored < names.length ? `其中${restored}位恢复成先前记的。` : '恢复成先前记的。'
  return `收回了：“${title}”刚才记的${whose}不算了。${before}`
}
export const toldTakenBack = (title: string, names: readonly string[]): string =>
  `收回了：${names.length > FEW_NAMES ? `${names.length}位` : names.join('、')}还不知道“${title}”，电话名单上照样有。`
export const nothingEnteredLately = (): string => '刚才没有记下什么回复，不用收回。'
export const nothingEntered = (title: string): string => `刚才没有给“${title}”记下回复，不用撤回。`
export const takenBackAlready = (): string => '刚才的已经收回了。'
/** It was begun a while ago, so 撤回 may mean something else. */
export const howToStop = (title: string): string =>
  `“${title}”已经发了一阵。没发的不再发，请说：取消${title}通知。说错了要告诉大家，请说“更正：”，接着写对的话。`
export const howToRecall = (title: string): string => `“${title}”已经定了，到时间就发。要停下请回：撤回。不停就不用回。`
export const isStoppedAlready = (title: string): string => `“${title}”已经停下了，没有在发。`
export const COLLEAGUE = '同事'
/** To whoever says 撤回 of a colleague's notice. */
export const isColleagues = (title: string, by: string): string =>
  `您这会儿没有自己要撤回的。${by}定的通知“${title}”还没发，要停下请说：撤回${title}通知。`
export const stoppedByColleague = (title: string, by: string): string =>
  `【不用回复】您发的通知“${title}”，${by}停下了，没发的不再发。`
export const paused = (titles: readonly string[]): string =>
  `${quoted(titles)}暂停了，没发的先不发。接着发请说：接着发${titles.length === 1 ? '' : (titles[0] ?? '')}通知。`
export const stillPaused = (titles: readonly string[]): string =>
  `${quoted(titles)}还暂停着。接着发请说：接着发${titles[0] ?? ''}通知。`
const quoted = (titles: readonly string[]): string => titles.map((title) => `“${title}”`).join('、')
export const climbsNow = (title: string, steps: string): string => `好的，“${title}”${steps}`
export const climbsNoMore = (title: string): string => `好的，“${title}”不再往上追，没回的不打电话了。`
export const cannotClimb = (title: string): string =>
  `“${title}”是不用回复的通知，没法知道谁没看。谁没收到，问我：谁没收到。`
/** Everybody has it who was to get it. */
export const allHaveItAlready = (title: string, people: number): string =>
  `“${title}”${people}人都已经收到，停不下来了。要告诉他们，请说“更正：”，接着写对的话。`
/** Urgent, and stopped by day; said when staff let the pushes go again at night. */
export const waitsAtNight = (title: string): string =>
  `加急的“${title}”夜里接着发，要另一位同志同意：请说“接着发${title}通知”。不说就等到早上再发。`
export const resumed = (title: string): string => `“${title}”接着发，已经收到的不重发。`
/** `closes`: it was to be answered until then. */
export const overToResume = (title: string, closes: boolean): string =>
  `“${title}”${closes ? '已经截止' : '说的时间已经过了'}，不接着发了。没发到的请问：谁没收到。${closes ? `还要发，请先说：${title}通知截止改到周五。` : ''}`
export const tooOldToResume = (title: string): string =>
  `“${title}”搁得太久，不接着发了。没发到的请问：谁没收到。还要发，请另写一条通知。`
export const notPaused = (title: string): string => `“${title}”没有暂停。`
export const nothingOnItsWay = (): string => '眼下没有正在发的通知，不用停。看发到哪了请问：通知进度。'
export const nothingPaused = (): string =>
  '现在没有暂停的通知，要发的都在照常发。看发到哪了请问：通知进度。别的事请把话说全，比如：接着答问卷。'
export const resumeToAdd = (title: string): string => `“${title}”暂停着，没有补发。请先说：接着发通知。`
export const notOnItsWay = (title: string): string => `“${title}”没有在发。`
/** `rule`: 每周三上午9点 */
export const cancelledPlan = (title: string, rule: string | undefined): string =>
  rule === undefined ? `好的，“${title}”到时候不发了。` : `好的，“${title}”以后都不发了（${rule}的）。`
export const stillRepeated = (title: string, rule: string | null, whom: string): string =>
  `${rule ?? ''}发给${whom}的“${title}”以后还照发。都不发了请说：取消${title}通知。`
export const nudged = (title: string, count: number): string =>
  `好的，再问一次没回的${count}人（“${title}”），按平常的时间和速度发。`
/** `number`: where two have one title. */
export const noticeToNudge = (title: string, number: number | undefined): string =>
  `${number === undefined ? '' : `${number}号`}通知“${title}”`
export const nudgeWhich = (options: readonly { readonly number: number; readonly label: string }[]): string =>
  ['都在等回话，催哪个？', ...options.map(({ number, label }) => `${number} ${label}`)].join('\n')
/** `since`: when they got it, or were asked again last. */
export const nudgeSoSoon = (
  title: string,
  count: number,
  since: { readonly asked: boolean; readonly at: string },
  options: readonly { readonly number: number; readonly label: string }[],
): string =>
  [
    `“${title}”${since.at}${since.asked ? '才催过' : '才发'}，没回的${count}人多半还没顾上看。什么时候再问一次？`,
    ...options.map(({ number, label }) => `${number} ${label}`),
  ].join('\n')
export const NUDGE_LATER = (when: string): string => `${when}`
export const NUDGE_NOW = '现在就问'
export const NUDGE_NOT = '不问了'
export const nudgeKept = (title: string, when: string): string => `好的，${when}再问“${title}”还没回的人，回了的不问。`
/** `stopped`: what was said of the one that went to the wrong people. `to`: those for whom it was meant, where that was said. */
export const whomInstead = (stopped: string, to: string | undefined): string =>
  to === undefined
    ? `${stopped}\n该发给谁？说了我再给您看一遍。不发了请说：算了。`
    : `${stopped}\n改发给${to}吗？\n1 ${to}\n发给别人，请说是谁。不发了请说：算了。`
/** What is put behind a text that is said once more, so that it asks what it asked. */
export const RECEIPT_WANTED = '。收到请回复'
export const choicesToSay = (choices: readonly string[]): string => `选项：${choices.join('、')}`
export const nothingToHold = (): string => '现在没有等着发的通知，什么也没发。'
export const nothingToHoldBut = (title: string): string =>
  `现在没有等您点头的通知。“${title}”已经定了，不发请说：撤回${title}通知。`
export const howToPutOff = (title: string): string =>
  `“${title}”已经定了。要换个时间发，请先说：撤回${title}通知；再说：今晚7点发：通知第一支部：……`
/** `name`: of the staff, perhaps whoever asks. */
export const howToRemindStaff = (name: string): string =>
  `到点提醒${name}，请照这样说：周五上午9点发：通知${name}：打电话。\n早上8点半以后才发得出；要准点叫人，请用手机的闹钟。`
export const howToRemindComers = (name: string | undefined, what: string): string =>
  `要告诉来的人带${what}，请说：${name ?? '（活动名）'}要带的东西改成${what}。改之前给您看。`
/** 发吧, where nothing waits for it. */
export const nothingToSend = (): string => '现在没有等您点头的通知。要发请说：通知第一支部：明天停水'
export const nothingToSendBut = (title: string): string =>
  `“${title}”已经定好了，不用再说发。看发得怎么样，问我：通知进度。`
export const thenSendAnew = (stopped: string): string =>
  `${stopped}\n改好了请重新发，写上发给谁，比如：通知第一支部：……`
/** `people`: to whom it had not gone; none: it was put off. */
export const nudgesOff = (title: string, people: number): string =>
  `好的，“${title}”不催了${people === 0 ? '' : `，还没催到的${people}人不再发`}。通知照旧。`
export const nudgedAlready = (title: string): string =>
  `“${title}”催的话都已经发出去了，收不回来；通知照旧。连通知一起停，请说：取消${title}通知。`
export const notNudged = (title: string): string => `好的，“${title}”先不催。`
export const nudgeByHand = (title: string): string => `“${title}”是手工发的，请在群里再贴一遍；谁没回，问我：谁没回。`
export const nobodyToNudge = (title: string): string =>
  `“${title}”没有要催的：没回的都催过了，或者刚收到、还没收到。名单请问：谁没回；谁没收到。`
export const nothingToAnswer = (title: string): string => `“${title}”是不用回复的通知，不催。`
export const overdue = (title: string): string => `“${title}”已经截止，不催了。`
const TAKE_BACK = '两分钟内反悔请回：撤回。'
export const addedPerson = (name: string, title: string, when: string): string =>
  `好的，“${title}”补发给${name}，${when}发。${TAKE_BACK}`
/** `calls`: nothing that is written reaches them. */
export const addedToCall = (name: string, title: string, calls: string): string =>
  `“${title}”的名单里加上了${name}。${calls}`
export const alreadyFor = (name: string, title: string): string => `${name}已经在“${title}”的名单里了，没有再发。`
export const addedMore = (title: string, count: number, when: string): string =>
  count === 0
    ? `“${title}”的名单没有新增的人。`
    : `好的，“${title}”补发给名单里新增的${count}人，${when}开始发。${TAKE_BACK}`
export const addedStays = (title: string): string =>
  `补发的已经发出去了，收不回来。“${title}”没有停，别的人照旧。整条都要停，请说：取消${title}通知。说错了请说“更正：”，接着写对的话。`
/** `isLeft`: some of it had gone already. */
export const addedTakenBack = (
  title: string,
  { people, rooms }: { readonly people: number; readonly rooms: number },
  isLeft: boolean,
): string =>
  `好的，补发的收回了：${rooms > 0 ? `${rooms}个群` : `${people}人`}不再发${isLeft ? '，别的已经发出去了' : ''}。“${title}”没有停，别的人照旧。整条都要停，请说：取消${title}通知。`
export const addedTakenBackBy = (by: string, title: string): string =>
  `【不用回复】“${title}”补发的，${by}收回了，不再发。原来名单里的人照旧。`
export const moreWithdrawn = (title: string): string => `好的，不用审批了，没有发。“${title}”照旧。`
export const moreWithdrawnFromYou = (by: string, title: string): string =>
  `【不用回复】“${title}”刚才请您审批的，${by}收回了，不用您再定。`
/** 撤回 right after 接着发. */
export const pausedAgain = (title: string): string =>
  `“${title}”又停下了，没发的先不发。再要发请说：接着发${title}通知；整条都不要了，请说：取消${title}通知。`
/** Of a notice that stands in rooms. */
export const addedBesideRooms = (title: string, count: number): string =>
  count === 0
    ? addedMore(title, 0, '')
    : `好的，“${title}”补发给名单里新增的${count}人：在群里的看群里的，不在群里的单独发。${TAKE_BACK}`
export const LATECOMERS = '名单里后来加的人'
export const ADD_THEM = '补发'
export const LEAVE_THEM = '先不补'
export const askToAdd = (about: {
  readonly title: string
  readonly whom: string
  readonly sample: string
  readonly branches: readonly { readonly branch: string | null; readonly total: number }[]
  readonly people: number
  readonly mute: number
  readonly unwanted: number
  readonly byHand: boolean
  readonly inRooms: boolean
  readonly when: readonly string[]
}): string =>
  [
    `【请核对】“${about.title}”补发给${about.whom}，收到的是这样：`,
    '———',
    about.sample,
    '———',
    `名单里新增${about.people}人${branchesInWords(about.branches)}，已经在名单里的不重发。`,
    howMoreGoes(about),
    ...about.when,
    `1 ${ADD_THEM}`,
    `2 ${LEAVE_THEM}`,
  ].join('\n')

function howMoreGoes(about: Parameters<typeof askToAdd>[0]): string {
  if (about.byHand) return '这条是手工发的，请您贴到他们的群里。'
  if (about.inRooms) return '在群里的看群里的，不在群里的单独发。'
  const calls = about.mute > 0 ? `，打电话${about.mute}人（没有微信）` : ''
  const none = about.unwanted > 0 ? `，不发${about.unwanted}人（本人不要通知）` : ''
  return `微信发${about.people - about.mute - about.unwanted}人${calls}${none}。`
}
export const notAdded = (title: string): string => `好的，“${title}”先不补发。`
export const allHaveIt = (whom: string, title: string): string => `${whom}的人已经都在“${title}”的名单里了，没有再发。`
export const addedByHand = (title: string, count: number): string => `好的，“${title}”的名单里加了${count}人。`
export const overdueToAdd = (title: string): string => `“${title}”已经截止，不补发了。要补发，请先说：截止改到周五。`
export const overToAdd = (title: string): string => `“${title}”说的时间已经过了，不补发了。`
/** Nothing says until when it is of use, and it went long ago. */
export const tooOldToAdd = (title: string): string =>
  `“${title}”发了有些日子了，不再补发。还要告诉谁，请另写一条，比如：通知第二支部：……`
export const askCorrection = (title: string, people: number): string =>
  `“${title}”已有${people}人收到。请把改对的话写给我，比如：停水改到11月26日（周四）上午。发之前给您看一遍。`
export const sentOn = (title: string, when: string): string => `“${title}”（${when}）`
export const correctWhich = (options: readonly { readonly number: number; readonly label: string }[]): string =>
  ['更正哪一条？请回数字。', ...options.map(({ number, label }) => `${number} ${label}`)].join('\n')
export const nothingToCorrect = (title: string): string => `“${title}”还没有人收到，不用更正：请撤回，改好再发。`
/** `text`: as whoever has not got the notice yet reads it now. */
export const othersGetCorrected = (title: string, people: number, text: string): string =>
  `“${title}”还没发到的${people}人，收到的直接是改对的：“${text}”`
export const withCorrection = (text: string, correction: string): string => `${text}\n更正：${correction}`
export const tooLateToSend = (title: string, when: string): string =>
  `“${title}”本该${when}发，那时电脑关着，过了一天就没有发。要发请再说一遍。`

export const reasonDecided = (): string => '不用再审批了'
export const reasonCancelled = (): string => '通知取消了'
export const reasonNotToFamily = (): string => '不用再请家里转告了'
export const reasonNudgesOff = (): string => '不催了'
export const reasonAnswered = (): string => '已经回过了'
export const reasonMovedAgain = (): string => '截止时间又改了，另发了一条'
export const waitsForPaste = (): string => '等您贴到群里'
export const waitsForStart = (): string => '还没到定的时候'
export const waitsForHours = (): string => '这会儿不是发通知的时间'
export const goesAt = (when: string): string => `，${when}发`
export const notInRooms = (): string => '不在发的群里'
export const waitsPaused = (): string => '通知暂停了'
export const waitsForSecond = (): string => '夜里再发要另一位同志同意'
export const waitsTomorrow = (): string => '今天已有一条通知'

export const jobTitle = '发通知'
/** Of a notice that waits for one of its rooms. `name`: as it was chosen; `now`: as it is called. */
export const heldForNamesake = (title: string, room: string): string =>
  `有几个群都叫“${room}”，我分不清是哪个，“${title}”还没发到群里。请把群名改得不一样，改好半小时内就发。`
export const heldForNewName = (title: string, name: string, now: string): string =>
  `“${name}”改名叫“${now}”了，“${title}”还没发到群里。是同一个群请回：还是原来的群；不是请说：取消${title}通知。`
export const goesToSameRoom = (title: string, room: string): string => `好的，“${title}”这就发到${room}。`
export const whichSameRoom = (rooms: readonly string[]): string =>
  `改了名的群：${[...new Set(rooms)].join('、')}。请说是哪个，比如：${rooms[0] ?? ''}还是原来的群。`
export const heldForLostRoom = (title: string, name: string): string =>
  `微信里现在找不到“${name}”，“${title}”还没发到群里。请看看机器人还在不在群里，找到了半小时内就发。`
export const waitsForRoom = (): string => '群改了名、有同名的，或者找不到了，等工作人员认过再发'
