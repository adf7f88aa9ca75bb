/** Every sentence about activities. Moments and lists come in already put into words. */

/** What is told of an activity, in words. */
export interface InWords {
  readonly title: string
  /** 12月2日（周三）上午9点 */
  readonly when: string
  readonly place: string
}

// Planning

export const askTitle = '办什么活动？比如：重阳茶话会。'
export const askWhen = '什么时候办？请说日子和钟点，比如：下周三上午9点。'
export const askPlace = '在哪儿办？比如：活动中心二楼。'
export const askAudience = '请哪些同志参加？比如：第一支部，或者：全体。'

export const noSuchTime = (words: string): string =>
  `没有“${words}”这个时间。请再说一次日子和钟点，比如：下周三上午9点。`
export const askDay = (words: string): string => `“${words}”是哪一天？请说日子，比如：下周三。`
export const askTime = (words: string): string => `“${words}”几点开始？比如：上午9点。`
export const notThatWeekday = (day: string, weekday: string, said: string): string =>
  `${day}是${weekday}，不是${said}。是哪一天？请说几月几日。`
export const doubtfulTime = (words: string): string => `“${words}”是上午还是晚上？请再说一次钟点。`
export const onlyOnce = (words: string): string =>
  `“${words}”：我现在只会一次办一场。请说这一次的日子和钟点，比如：下周三上午9点。`
export const timeIsPast = (when: string): string => `${when}已经过了。请再说一次日子和钟点。`
export const tooLateToTell = (when: string): string =>
  `通知最早${when}才能发，那时活动已经开始。请改时间，或者打电话通知。`
export const nobodyThere = (audience: string): string => `${audience}里现在没有人。请再说一次请哪些同志。`

const UNDECIDED = { title: '办什么', place: '地点', audience: '请谁' } as const
export const notSettled = (field: keyof typeof UNDECIDED): string => `${UNDECIDED[field]}定了再告诉我，这次先不发。`
export const givenUp = (): string => '好的，这次先不办。想办了再告诉我。'

/** What was understood, and what has to be said about it. */
export interface PreviewInWords extends InWords {
  readonly seats: number | null
  readonly audience: string
  readonly people: number
  readonly withoutChat: number
  readonly deadline: string
  readonly remind: boolean
  /** Lines above: what has changed, what became of an earlier draft. */
  readonly before: readonly string[]
  /** Lines below: what could not be written in. */
  readonly notes: readonly string[]
}

export const preview = (activity: PreviewInWords): string =>
  [
    ...activity.before,
    '【请核对】',
    `活动：${activity.title}`,
    `时间：${activity.when}`,
    `地点：${activity.place}`,
    `名额：${seatsInWords(activity.seats)}`,
    `请谁：${activity.audience}，共${activity.people}人${activity.withoutChat > 0 ? `（${activity.withoutChat}人没有微信，要打电话）` : ''}`,
    `报名截止：${activity.deadline}`,
    activity.remind ? '前一天会自动提醒。' : '来不及提前一天提醒了，通知就当提醒。',
    ...activity.notes,
    '1 发布',
    '2 修改',
    '3 先不发',
  ].join('\n')

export const seatsInWords = (seats: number | null): string => (seats === null ? '不限' : `${seats}人`)
export const fewSeats = (seats: number, people: number): string => `名额${seats}人，请了${people}人，满了会排候补。`
export const seatsOutOfRange = (most: number): string => `名额要1人以上、${most}人以下，不限名额就不用写。`
export const noLimitYet = (): string => '名额现在是不限。要限人数，请说：限30人。'
export const deadlineOutOfRange = (): string => '报名截止要在活动开始以前，先按平常的时间定了。'
export const notWritten = (words: string): string => `没看懂、没写进去的：“${words}”。`
export const onlyUnits = (): string => '现在还不能单独去掉某个人，只能按支部、小组、协会请。'
export const notOneByOne = (): string => '现在还不能单独加上某个人，只能按支部、小组、协会请。'
export const cannotLeaveOut = (audience: string): string =>
  `现在请的是${audience}，这样去不掉。请直接说请谁，比如：第二支部、第三支部。`
export const noRoomForTheWay = (): string => '要带什么、怎么坐车，现在还写不进通知。'

/** What a draft can be changed in. */
export const FIELDS = {
  title: '活动',
  when: '时间',
  place: '地点',
  seats: '名额',
  audience: '请谁',
  deadline: '报名截止',
} as const
type ChangedLines = readonly (readonly [field: keyof typeof FIELDS, from: string, to: string])[]
export const whatChanged = (lines: ChangedLines): string =>
  `改好了：${lines.map(([field, from, to]) => `${FIELDS[field]} ${from} → ${to}`).join('；')}。`
export const unchanged = (): string => '跟原来一样，没有要改的。'

const ASK_NEW: Readonly<Record<keyof typeof FIELDS, string>> = {
  title: '活动改叫什么？比如：重阳座谈会。',
  when: '改到什么时候？比如：下周四上午9点。',
  place: '地点改到哪儿？比如：老干部活动室。',
  seats: '名额改成多少？比如：40人；不限。',
  audience: '改请哪些同志？比如：第二支部。',
  deadline: '报名截止改到什么时候？比如：周一下午5点。',
}
export const askNew = (field: keyof typeof FIELDS): string => ASK_NEW[field]
export const askChange = (): string => '要改哪里？直接说就行，比如：改到下午3点；地点改成老干部活动室；限40人。'
export const changeNotUnderstood = (): string =>
  '没看懂要改哪里。请这样说：改到下午3点；地点改成老干部活动室；限40人；请第二支部。'
export const changeStillNotUnderstood = (): string =>
  '还是没看懂，草稿没动。要发就回1，不发回3；要改请一样一样说，比如：地点改成食堂。'

export const pressOne = (): string => '要发就回1，要改直接说，不发回3。'
export const pressOneAgain = (): string => '还没发。发布请回数字1。'
export const notSentYet = (): string => '还没发，等您回1。'
export const keptForYou = (): string => '好的，草稿留着，要发就回1。'
export const keptStill = (): string => '不急，草稿一直给您留着。'
export const dropped = (title: string): string => `好的，${title}先不发。`
export const draftReplaced = (title: string): string => `前面的${title}还没发，已经不算了，要办请再说一遍。`
export const draftExpired = (title: string): string => `${title}的草稿过期了，请再说一遍。`
export const alreadyPublished = (title: string): string => `${title}已经发过了，没有再发。`
export const noLongerDraft = (title: string): string => `${title}的草稿已经不算了，要办请再说一遍。`

export const published = (title: string, people: number, later: string, phones: string): string =>
  [
    `${title}已发布，${later === '' ? `正在通知${people}人` : `要通知${people}人`}。${later}`,
    '想知道情况，问我：谁报名了，或者：还有谁没回。',
    ...(phones === '' ? [] : [`以下同志没有微信，请打电话：\n${phones}\n电话里说去的，回我：（姓名）去。`]),
  ].join('\n')

/** Outside the sending window: when the notices will go. */
export const sentLater = (when: string): string => `现在不是发通知的时间，怕打扰休息，到${when}开始发。`

/** 今天下午3点, 明天上午8点半; further off the date itself. */
export const soon = (days: number, time: string, date: string): string =>
  days === 0 ? `今天${time}` : days === 1 ? `明天${time}` : date

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
export const calledOff = (title: string, people: number, phones: string): string =>
  [
    `${title}取消了${people === 0 ? '，没有人收到过通知。' : `，正在告诉${people}人。`}`,
    ...(phones === '' ? [] : [`以下同志没有微信，请打电话告诉：\n${phones}`]),
  ].join('\n')
export const keptOn = (title: string): string => `好的，${title}照常办。`
export const tellOff = (address: string, activity: InWords, phone: string): string =>
  `【不用回复】${address}，${activity.title}（${activity.when}）取消了，不办了。您不用来了。有事打办公室电话${phone}。`
export const noSuchActivity = (title: string): string => `没有找到“${title}”这个活动。想看有哪些，问我：谁报名了。`
export const nothingToCallOff = (): string => '眼下没有发出去的活动，不用取消。'

// Changing what was sent out

export const AMEND = '改'
export const DO_NOT_AMEND = '不改'
export const nothingToAmend = (): string => '眼下没有发出去的活动，没有可改的。'
export const amendmentNotUnderstood = (): string => '没看懂要改什么。请这样说：茶话会改到下午3点；茶话会地点改成食堂。'
export const audienceStays = (): string => '已经发出去的活动，请的人不能再改。要多请别的支部，请另发一个。'
export const seatsTaken = (title: string, seated: number): string =>
  `${title}已经有${seated}人报上了，名额不能比这个少。`
export const askAmend = (title: string, lines: ChangedLines, people: number, notes: readonly string[]): string =>
  [
    `【请核对】${title}要改：`,
    ...lines.map(([field, from, to]) => changedLine(field, from, to)),
    ...notes,
    people === 0 ? '不用另外通知谁。' : `会告诉${people}人，说了不去的不打扰。`,
    `1 ${AMEND}`,
    `2 ${DO_NOT_AMEND}`,
  ].join('\n')
export const changedLine = (field: keyof typeof FIELDS, from: string, to: string): string =>
  `${FIELDS[field]}改成${to}（原来${from}）`
export const amended = (title: string, people: number, phones: string): string =>
  [
    `${title}改好了${people === 0 ? '。' : `，正在告诉${people}人。`}`,
    ...(phones === '' ? [] : [`以下同志没有微信，请打电话告诉：\n${phones}`]),
  ].join('\n')
export const changeTold = (
  address: string,
  activity: InWords,
  change: string,
  answer: 'yes' | 'no' | 'maybe' | null,
): string =>
  [
    `${answer === 'yes' ? '【不用回复】' : '【请回复】'}${address}，${activity.title}有变动：`,
    change,
    `现在是：${activity.when}，${activity.place}。`,
    answer === 'yes' ? '您报的名还算。去不了请回2。' : pleaseAnswer(),
  ].join('\n')
export const changeInRoom = (activity: InWords, change: string): string =>
  `【请回复】${activity.title}有变动：\n${change}\n现在是：${activity.when}，${activity.place}。\n报过名的还算。没报的，想去请回1。`
export const tellChangeTitle = '活动变动的通知'

export const phoneLine = (name: string, phone: string | null, liaison: string | undefined): string =>
  `${name}　${phone ?? '没有电话'}${liaison === undefined ? '' : `（联络员${liaison}）`}`

// Asking

export const YES = '去'
export const NO = '不去'
const pleaseAnswer = (): string => '去请回1，不去请回2。'

export const invitation = (address: string, activity: InWords, phone: string): string =>
  [
    `【请回复】${address}，您好！请您参加${activity.title}。`,
    `时间：${activity.when}`,
    `地点：${activity.place}`,
    pleaseAnswer(),
    `有事打办公室电话${phone}。`,
  ].join('\n')

export const nudge = (address: string, activity: InWords): string =>
  [
    `【请回复】${address}，${activity.title}您还没回话。`,
    `时间：${activity.when}`,
    `地点：${activity.place}`,
    `${pleaseAnswer()}不方便回也没关系，先不给您留位。`,
  ].join('\n')

export const nudgeUndecided = (address: string, activity: InWords): string =>
  [
    `【请回复】${address}，${activity.title}您上次说还没定。`,
    `时间：${activity.when}`,
    `地点：${activity.place}`,
    pleaseAnswer(),
  ].join('\n')

export const reminder = (address: string, activity: InWords, heads: number): string =>
  [
    `【不用回复】${address}，提醒您参加${activity.title}。`,
    `时间：${activity.when}`,
    `地点：${activity.place}`,
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
    `【不用回复】${address}，${activity.title}眼下还没有空位，您先在家等消息。`,
    `时间：${activity.when}`,
    '有了空位马上告诉您。',
  ].join('\n')

export const eveFigures = (activity: InWords, heads: number, waiting: number, silent: number): string =>
  `${activity.title}，${activity.when}：去的${heads}人${waiting > 0 ? `，候补${waiting}位` : ''}，还没回${silent}人。名单请问我：谁报名了；还有谁没回。`

// Receipts

const together = (heads: number, companions: string): string =>
  heads === 1 ? '' : companions === '' ? `，共${heads}人` : `，共${heads}人（您和${companions}）`

export const signedUp = (activity: InWords, heads: number, companions: string): string =>
  `记下了，您去${activity.title}${together(heads, companions)}。\n${activity.when}，${activity.place}。\n不去了请回2。`

export const alreadySignedUp = (activity: InWords): string =>
  `已经给您记着了，您去${activity.title}。\n${activity.when}，${activity.place}。\n不去了请回2。`

export const changed = (activity: InWords, heads: number, companions: string): string =>
  `改好了，${activity.title}现在是${heads === 1 ? '您1个人去' : `共${heads}人去${companions === '' ? '' : `（您和${companions}）`}`}。\n不去了请回2。`

export const noRoomForMore = (activity: InWords, heads: number): string =>
  `${activity.title}没有那么多空位了。您原来报的${heads}人给您留着。\n不去了请回2。`

export const waiting = (activity: InWords, heads: number, place: number, queueing: boolean): string =>
  `${activity.title}${queueing ? '前面还有人在等' : '名额满了'}。给您排在候补第${place}位${heads === 1 ? '' : `（${heads}人）`}，有空位就告诉您。\n不排了请回2。`

export const declinedUnwell = (activity: InWords): string =>
  `知道了，您好好养着，${activity.title}给您记着不去。想去了请回1。`

/** On a phone that two people share. */
export const forWhom = (name: string, receipt: string): string => `【${name}】${receipt}`

/** To a relative who answers for an elder (rule 21). */
export const elderComes = (activity: InWords, address: string, heads: number): string =>
  `已给${address}报名：${activity.title}${heads > 1 ? `，共${heads}人` : ''}。\n${activity.when}，${activity.place}。\n不去了请回2。`
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
export const ownAnswerCounts = (name: string, title: string, answer: string): string =>
  `【不用回复】${name}同志自己回了话：${title}，${answer}。以本人的为准。`
/** To whoever said what does not count. */
export const stands = (title: string, elder: string | undefined, was: string): string =>
  elder === undefined
    ? `您的话我记下了。${title}家里人先前回的是“${was}”，办公室会跟您家里商量。`
    : `${title}，${elder}这边先前回的是“${was}”，先以那个为准。我请办公室再核对。`
export const whyFamily = (title: string, name: string, said: { was: string; is: string }, verdict: string): string =>
  `${title}：${name}家里两个说法，先是“${said.was}”，后是“${said.is}”。${verdict === 'stands' ? '先按前一个' : '按本人后来说的'}记着，请打电话问一问。`

export const declined = (activity: InWords): string => `知道了，${activity.title}您不去。改主意了请回1。`
export const cancelled = (activity: InWords): string => `好的，${activity.title}给您取消了。还想去请回1。`
export const undecided = (activity: InWords): string =>
  `好的，${activity.title}不着急，您定了再告诉我。去请回1，不去请回2。`

export const received = (): string => `收到您的回复。您去不去？${pleaseAnswer()}`
export const noHurry = (): string => '好的，您定了再回我就行。'
export const inRoom = (room: string, receipt: string): string => `您在${room}里说的，我看到了。${receipt}`

export const tooMany = (heads: number): string => `您说一共${heads}人，人数有点多，我请办公室的同志跟您核对。`
export const whyTooMany = (title: string): string => `报${title}人数太多，请核对。`
export const proxy = (whom: string): string => `您是替${whom}回的吧？我请办公室的同志核对后记上。`
export const whyProxy = (title: string, whom: string): string => `在替${whom}回${title}，请核对后记上。`
export const tooLate = (activity: InWords): string =>
  `${activity.title}报名已经截止。我把您的话转给办公室，看能不能加上。`
export const whyTooLate = (title: string): string => `${title}截止以后才回的，请看能不能加上。`
export const whyUnknown = (title: string): string => `在群里回${title}，不知道是花名册上的谁，请核对。`
export const isOff = (title: string): string => `${title}已经取消，不办了。`
export const isOver = (title: string, phone: string): string => `${title}已经开始了。有事请打办公室电话${phone}。`

// Waitlist

export const offer = (address: string, activity: InWords): string =>
  [
    `【请回复】${address}，${activity.title}有空位了。`,
    `时间：${activity.when}`,
    `地点：${activity.place}`,
    '您还来吗？来请回1，不来请回2。',
  ].join('\n')
export const COMES = '来'
export const STAYS = '不来'
export const seatGone = (title: string): string => `对不起，${title}的空位刚被占了，您还排在前面，有空位再告诉您。`

// Lists for staff

const heads = (names: readonly string[]): string => (names.length === 0 ? '无' : names.join('、'))
export const withCompanions = (name: string, count: number, remark: string | null = null): string => {
  const more = [...(count > 1 ? [`${count}人`] : []), ...(remark === null ? [] : [remark])]
  return more.length === 0 ? name : `${name}（${more.join('，')}）`
}

export const whoComes = (
  activity: InWords,
  lists: {
    yes: readonly string[]
    heads: number
    waiting: readonly string[]
    no: readonly string[]
    maybe: readonly string[]
    silent: number
  },
): string =>
  [
    `${activity.title}，${activity.when}`,
    `去的${lists.heads}人：${heads(lists.yes)}`,
    ...(lists.waiting.length > 0 ? [`候补${lists.waiting.length}位：${heads(lists.waiting)}`] : []),
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

export const whoWaits = (activity: InWords, names: readonly string[]): string =>
  `${activity.title}，${activity.when}\n${names.length === 0 ? '候补没有人。' : `候补${names.length}位：${heads(names)}`}`

export const withReason = (name: string, reason: string | null): string =>
  reason === null ? name : `${name}（${reason}）`

export const noActivity = (): string => '眼下没有正在报名的活动。'
export const noneCalled = (title: string, open: readonly string[]): string =>
  `没有找到“${title}”这个活动。${open.length === 0 ? noActivity() : `眼下开着的：${open.join('、')}。`}`
export const whichActivity = (lines: readonly string[]): string => `您说的是哪一个？请回数字：\n${lines.join('\n')}`

// Entering answers for others

export const entered = (name: string, activity: InWords, what: string): string =>
  `已记下：${name}，${activity.title}，${what}（电话）。记错了请再说一遍。`
export const enteredSeveral = (activity: InWords, lines: readonly string[]): string =>
  `已记下：${activity.title}（电话）\n${lines.join('\n')}\n记错了请再说一遍。`
export const enteredLine = (name: string, what: string): string => `${name}，${what}`
export const comesInWords = (count: number): string => (count > 1 ? `去，共${count}人` : '去')
export const waitsInWords = (place: number): string => `名额满了，排在候补第${place}位`
export const noRoomInWords = (count: number): string => `空位不够，原来的${count}人留着`
export const staysInWords = (reason: string | null): string => (reason === null ? '不去' : `不去（${reason}）`)
export const whoIsMeant = (): string => '要记的是谁？请说姓名，比如：张三去；张三不去。'
export const whatWasSaid = (name = '张三'): string =>
  `${name}去还是不去？没看明白。请这样说：${name}去；${name}不去；${name}没接电话。`
/** 何守田（第2次） */
export const unreachedName = (name: string, times: number): string => `${name}（第${times}次）`
export const notedUnreached = (names: readonly string[]): string =>
  `记下了：${names.join('、')}还没联系上，还在电话名单上。记错了，直接说对的就行。`
export const IN_HOSPITAL = '住院'
export const whyHospital = (names: readonly string[]): string =>
  `打电话时听说${names.join('、')}住院了，已经登记，请安排探望。`
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

// For members

export const yourActivities = (lines: readonly string[]): string =>
  lines.length === 0 ? '眼下您没有报名的活动。' : `您报的活动：\n${lines.join('\n')}\n不去了，回“取消报名”就行。`
export const openActivities = (lines: readonly string[]): string =>
  lines.length === 0 ? '眼下没有请您参加的活动。有了我马上告诉您。' : `请您参加的活动：\n${lines.join('\n')}`
export const activityLine = (activity: InWords, state: string): string =>
  `${activity.title}，${activity.when}，${activity.place}（${state}）`
export const nothingToCancel = (): string => '您眼下没有报名的活动，不用取消。'

const STATES: Readonly<Record<string, string>> = {
  seated: '您已报名',
  waiting: '您在候补',
  no: '您不去',
  maybe: '您没定',
}
export const stateInWords = (answer: string | undefined | null, seat: string | undefined | null): string =>
  (seat ? STATES[seat] : answer ? STATES[answer] : undefined) ?? '等您回话'

// Jobs, for staff

export const tellOffTitle = '活动取消的通知'
export const dayBeforeTitle = '活动前一天的提醒'
export const announceTitle = '活动通知'
export const offerTitle = '候补通知'
export const missedReminders = (titles: readonly string[]): string => `${titles.join('、')}的前一天提醒`

// Reasons not to send

export const reasonOff = (): string => '活动取消了'
export const reasonChanged = (): string => '活动改了'
export const reasonAnswered = (): string => '本人已经回话'
export const reasonNotComing = (): string => '本人不去了'

// The page

export const PAGE = {
  title: '活动',
  none: '还没有发布过活动。在聊天里对我说一句话就能办，比如：下周三上午9点在活动中心办重阳茶话会，限30人，请第一支部的同志回复。',
  head: ['姓名', '回话', '人数', '怎么回的', '回话时间'],
  totals: (seated: number, seats: number | null, waiting: number, silent: number): string =>
    `去的${seated}人${seats === null ? '' : `（名额${seats}）`}，候补${waiting}位，还没回${silent}人`,
  answers: { yes: '去', no: '不去', maybe: '没定' },
  seats: { seated: '', waiting: '（候补）' },
  silent: '还没回',
  channels: { private: '私聊', room: '群里', phone: '电话' },
  off: '（已取消）',
} as const

export const seatFreed = (title: string): string => `${title}的座位让出来了。`

export const figureOfActivities = (activities: number, heads: number) => ({
  label: '办活动',
  value: `${activities}次，报名${heads}人次`,
})
