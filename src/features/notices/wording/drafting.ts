/** What is said of a draft. Moments and lists come in already put into words. */
import type { Day } from '../../../base/calendar.ts'
import { sayWeekday } from '../../../language/say.ts'
import type { Danger } from '../checks.ts'
import type { Way } from '../queries.ts'

/** What a notice that people have had says besides. */
export const addedWords = (text: string): string => `补充一句：${text}`
export const askText = '通知什么？请把要发的话整段写给我。'
export const askWhom = '发给谁？比如：第一支部；太极拳协会；全体。'
export const askWhetherWhom = (whom: string): string => `发给${whom}吗？\n1 ${whom}\n发给别人，请说是谁，比如：全体。`
export const askWhomAgain = '还没定发给谁。请说支部、小组、协会或姓名，比如：第一支部。不发了请说：算了。'
/** 先别发！我再看看, while something is asked of what is being written. */
export const notSentSoFar = '这条还没发。看好了，您接着回我前面问的那句。不发了请说：算了。'
export const askWhomThenChange = '先说发给谁，比如：第一支部。您看到样子以后，再告诉我改哪里。不发了请说：算了。'
/** 通知没回的：…… */
export const howToAskSilent =
  '没回的不用另发通知：再问一遍请说“催一下”，看名单请说“谁没回”。要发新的，请说支部、小组、协会或姓名。不发了请说：算了。'
/** Without an answer nobody knows whom to ask again. */
export const mustBeAnswered = (): string => '必达的要大家回话，才知道谁没看到。不用大家回，请先说：不用必达。'
/** Said with what climbs. */
export const askFamilyToo = (): string => '关系到安全的，请说：也问家属。'
export const askRoom = '发到哪个群？请说群名；全部的群请说：所有群。'
export const askUrgentWhy = '为什么要加急？记下来备查，比如：今晚停水。'
export const askUrgentWhyInWords = '还没发。请用几个字说明为什么要加急，比如：今晚停水。不发请说：先不发。'
export const noText = (): string => '请把要发的话写在冒号后面，比如：通知第一支部：明天上午停水。'
export const givenUp = (): string => '好的，这次先不发。想发了再告诉我。'
export const nobodyThere = (audience: string): string => `${audience}里现在没有人。请再说一次发给谁。`

/** What was understood, and what has to be said about it. */
export interface Preview {
  readonly before: readonly string[]
  /** As a room, and some of those who get it for themselves, will read it. */
  readonly samples: readonly string[]
  readonly audience: string
  readonly people: number
  readonly branches: readonly { readonly branch: string | null; readonly total: number }[]
  /** How many get it in which way; each of the people counts once. */
  readonly ways: Readonly<Record<Way, number>>
  /** Names of the rooms in which it is posted; none: it goes to each person. */
  readonly rooms: readonly string[]
  /** A number in it is not said whole in a room. */
  readonly masksNumbers: boolean
  /** Whoever is in none of the rooms gets it in private. */
  readonly outsideToo: boolean
  /** Staff paste it into their groups themselves. */
  readonly byHand: boolean
  /** The name of what goes with it. */
  readonly file: string | null
  /** Who gets no message, by name, and why. */
  readonly leftOut: readonly string[]
  readonly when: readonly string[]
  readonly answers: string
  readonly notes: readonly string[]
}

export const preview = (draft: Preview): string =>
  [...draft.before, `【请核对】${howItIsRead(draft)}：`, whatGoes(draft), '1 发送', '2 修改', '3 先不发'].join('\n')

const howItIsRead = ({ samples, rooms }: Preview): string =>
  samples.length < 2 ? '收到的是这样' : rooms.length > 0 ? '群里的、私发的各是这样' : '收到的是这样，称呼各按各的'

/** In place of what has just been read, below who is addressed. */
export const goesOnAlike = (opening: string): string => `${opening}\n（往下都一样）`

/** The same for whoever is to approve it, who decides otherwise. */
export const previewForApproval = (draft: Preview): string => whatGoes(draft)

const whatGoes = (draft: Preview): string =>
  [
    '———',
    ...draft.samples.flatMap((sample) => [sample, '———']),
    `发给：${draft.audience}，共${draft.people}人${branchesInWords(draft.branches)}。`,
    draft.file !== null && `后面带上：${draft.file}。`,
    ...howItGoes(draft),
    ...draft.leftOut,
    ...(draft.byHand ? [] : draft.when),
    draft.answers,
    ...draft.notes,
  ]
    .filter((line) => line !== false && line !== '')
    .join('\n')

function howItGoes(draft: Preview): readonly string[] {
  if (draft.byHand) return ['手工发：回1以后给您现成的文字，您贴到群里；机器人自己不发。']
  if (draft.rooms.length > 0) return throughRooms(draft)
  const isMute = draft.ways.mute === draft.people
  return [
    `微信发${draft.ways.alone}人${butFor(draft.ways)}。`,
    ...(isMute ? ['他们都没有连上微信。要自己贴到群里，请说：手工发。'] : []),
  ]
}

/** ，打电话2人（没有微信），不发1人（本人不要通知）: whoever gets no message of their own, and why. */
function butFor({ mute, unwilling, optedOut }: Preview['ways']): string {
  const why =
    unwilling === 0 ? '没有微信' : mute === 0 ? '本人不要微信消息' : `${mute}人没有微信，${unwilling}人不要微信消息`
  return `${mute + unwilling > 0 ? `，打电话${mute + unwilling}人（${why}）` : ''}${optedOut > 0 ? `，不发${optedOut}人（本人不要通知）` : ''}`
}

/** 第一支部群（名单上7人） */
export const roomWithHeads = (name: string, people: number): string => `${name}（名单上${people}人）`

/** Only where they stand in the words. */
const NUMBERS_IN_ROOMS = '群里手机号不写全，只露头尾（138****5678）；要留电话，请留办公室的。'

function throughRooms({ rooms, people, ways, outsideToo, masksNumbers }: Preview): readonly string[] {
  const outside = people - ways.room
  const where = `发到群：${rooms.join('、')}，每个群只发一条；名单上在群里的${ways.room}人在群里看，不再单独发。`
  const numbers = masksNumbers ? [NUMBERS_IN_ROOMS] : []
  if (outside === 0) return [where, ...numbers]
  return outsideToo
    ? [where, ...numbers, `不在群里的：私发${ways.alone}人${butFor(ways)}。`]
    : [where, ...numbers, `不在群里的${outside}人收不到；要给他们私发，请说：没在群里的私发。`]
}

/** Some of those of whom something is said, and how many they are. */
export interface Named {
  readonly names: readonly string[]
  readonly total: number
}

export function whoIsLeftOut(those: {
  readonly calls: Named
  readonly unwanted: Named
  /** In none of its rooms, where it goes nowhere else. */
  readonly outside: Named
  readonly mourned: Named
}): readonly string[] {
  const say = (whom: string, { names, total }: Named): readonly string[] =>
    total === 0 ? [] : [`${whom}：${names.join('、')}${total > names.length ? `等${total}人` : ''}`]
  const named = [
    ...say('打电话的', those.calls),
    ...say('不发的', those.unwanted),
    ...say('收不到的', those.outside),
    ...say('登记了去世、不发的', those.mourned),
  ]
  return named.length === 0 ? [] : [`${named.join('；')}。`]
}

export const branchesInWords = (branches: Preview['branches']): string =>
  branches.length < 2
    ? ''
    : `（${branches.map(({ branch, total }) => `${branch ?? '未编支部'}${total}人`).join('，')}）`

export const sendsNow = (from: string, until: string): string =>
  from === until ? `${from}发出。` : `${from}开始发，${until}前后发完。`
/** Rule 24: one notice a person and day. */
export const allWait = (): string => '他们那天都已有一条通知，一人一天一条，这条往后排：'
export const someWait = (people: number, from: string): string => `其中${people}人那天已有一条通知，这条${from}再发。`
export const othersNow = (people: number, sends: string): string => `其余${people}人：${sends}`
/** `ends`: when the last has it that time; `until`: it is not repeated after this. */
export const sendsRepeatedly = (
  rule: string,
  next: string,
  ends: string | undefined,
  until: string | undefined,
): string =>
  `${rule}${/、|和/.test(rule) ? '各' : ''}发一次，下一次${next}，${endsBy(ends)}${until === undefined ? '' : `发到${until}为止，`}按那天的名单发。${until === undefined ? '不想一直发，请说：发到年底；或者：发三次。' : ''}`
/** After this it is not sent any more. */
export const notSentAfter = (end: string): string =>
  `发到${end}为止，过了还没发到的就不发了。要改请说：发到晚上8点为止。`
export const urgentLasts = (): string => '发不到的，一天以内接着发，过了就不发了。要早些停请说：发到晚上8点为止。'
export const laterLasts = (): string => '发不到的，一周以内接着发，过了就不发了。要早些停请说：发到下午5点为止。'
export const eachTimeLasts = (): string => '每次发不到的，接着发到下一次为止。'
/** What is said of a moment that ends something: a whole day, or an hour. */
export const endOfDay = (day: string): string => `${day}当天`
/** In the preview, before anybody has tried to send it. */
export const endsTooSoon = (end: string, first: string): string =>
  `这条只管到${end}，可最早${first}才发得出去。${SEND_ALL_THE_SAME}`
export const endedTooSoon = (end: string, first: string): string =>
  `这条只管到${end}，可最早${first}才发得出去，所以没发。${SEND_ALL_THE_SAME}`
const SEND_ALL_THE_SAME = '马上要发请说：加急；过了还要发，请说：发到明天中午为止。'
export const endsBeforeAll = (end: string): string => `按现在的速度，到${end}发不完；发不到的，问我：谁没收到。`
export const endsBeforeItGoes = (): string => '这个时候还没开始发呢。请说一个晚些的，比如：发到晚上8点为止。'
/** `until`: when the last has it; absent: with the first. */
export const sendsLater = (when: string, until: string | undefined): string =>
  `定在${when}发，${endsBy(until)}按那时的名单发。`
/** In front of when it goes instead. */
export const notAtThatHour = (): string => '您说的那个时候不打扰老同志，往后挪到能发的时候：'
const endsBy = (until: string | undefined): string => (until === undefined ? '' : `照现在的速度${until}前后发完，`)
/** `until`: when the last has it; absent: with the first. */
export const sendsUrgent = (
  why: string,
  hours: { readonly isNight: boolean; readonly runsOn: boolean },
  until: string | undefined,
): string => {
  const late = hours.runsOn ? '（过了平常发通知的时间）' : ''
  const ends = until === undefined ? '' : `，${until}前后发完${late}`
  return hours.isNight
    ? `加急（${why}）：现在不是平常发通知的时间，要另一位同志同意才发${ends}。`
    : `加急（${why}）：马上发${ends}，不受一天一条的限制。`
}
export const needsApproval = (): string => '回1以后，请另一位同志看过同意才发。'

const ANSWERS = { receipt: '回“收到”', choices: '选数字', number: '回一个数字', words: '写几个字' } as const
const wanted = (answers: keyof typeof ANSWERS, upTo: number): string =>
  answers === 'choices' && upTo > 1 ? '可多选' : ANSWERS[answers]
export const answersWanted = (answers: keyof typeof ANSWERS, upTo: number, until: string): string =>
  `要回复：${wanted(answers, upTo)}，${until}截止。${WITHOUT}`
export const answersWithoutEnd = (answers: keyof typeof ANSWERS, upTo: number): string =>
  `要回复：${wanted(answers, upTo)}，没有定截止时间。要定请说，比如：今天下午5点前回。${WITHOUT}`
/** How it reads without 请回复. */
const WITHOUT = '不要大家回，请说“不用回复”，开头就换成【不用回复】，末尾只留办公室电话。'
/** `how`: what the text would end with, if an answer were wanted. */
export const noAnswerWanted = (how: string): string =>
  `这条不用大家回。要大家选，请说“选项：甲、乙”；要大家回，请说“请回复”，开头换成【请回复】，末尾会加上：${how}`

const DANGERS: Readonly<Record<Danger, string>> = {
  link: '网址链接',
  code: '二维码、扫码',
  money: '交钱、转账',
  secret: '证件号、卡号、密码或验证码',
}
export const warns = (dangers: readonly Danger[]): string =>
  `⚠ 里面有${dangers.map((danger) => DANGERS[danger]).join('、')}，骗子常这样写，老同志会慌。最好改掉；一定要发，请回：照发。`
export const warnsAgain = (): string => '还没发。改掉再发，或者回：照发（会记下来是您定的）。'
/** `written`: the text, and the choices below it. */
export const longText = (written: string, isSplit: boolean): string => {
  const lines = written.split('\n').length
  const long = lines > 6 ? `${written.length}个字、${lines}行` : `${written.length}个字`
  return `这段话有${long}，老同志看着吃力，120字、6行以内最好。${isSplit ? '会自动按段分成几条发。' : ''}`
}
export const isPast = (date: string): string => `⚠ ${date}已经过了，请看看写对没有。`
export const wrongWeekday = (date: string, weekday: string, named: string): string =>
  `⚠ ${date}是${weekday}，写的是${named}，请看看哪个对。`
export const lacksWeekday = (dates: readonly string[]): string => `最好写上星期：${dates.join('、')}。`
export const lacksDate = (weekdays: readonly string[]): string => `最好写上几月几日：${weekdays.join('、')}是哪一天？`
export const speaksOfToday = (word: string): string =>
  `里面写了“${word}”，可是有人隔天才收到，最好只写几月几日（周几）。`
/** `until`: when the last of them has it; `day`: of what it tells. */
export const comesTooLate = (until: string, day: string): string =>
  `⚠ 最晚的${until}才收到，写的是${day}的事，怕来不及。要赶在前头，请说：加急。`
export const repeatsToday = (word: string): string => `里面写了“${word}”，可是每次都发一样的话，请改掉。`
export const othersWaitBehind = (): string => '天天发的，别的普通通知就得往后排：一人一天只发一条。'
/** 明天（11月27日，周五） */
export const withDate = (word: string, day: Day, weekday: number): string =>
  `${word}（${Number(day.slice(5, 7))}月${Number(day.slice(8))}日，${sayWeekday(weekday)}）`
/** 11月27日（周五）早上 */
export const dayWithPart = (date: string, weekday: string, part: string | undefined): string =>
  `${date}（${weekday}）${part === undefined ? '' : `${part}上`}`
export const notWithWeekday = (written: string, weekday: string): string => `${written}是${weekday}`

export const askChange = (): string =>
  '要改哪里？换几个字，请说：停电改成停水；换全文，请把全文重发一遍；也可以说：发给第二支部；不用回复；周五下午5点前回；明天上午9点发；选项：参加、不参加。'
export const changeNotUnderstood = (): string =>
  '没看懂要改哪里。请这样说：发给第二支部；不用回复；周五下午5点前回；明天上午9点发。要换几个字，请说：停电改成停水；要换全文，请说：改成……'
export const timeIsNoText = (): string =>
  '只有时间，我没有改正文。要改正文，请把全文重发一遍；要改什么时候发，请说：明天上午9点发。'
export const cannotLeaveOut = (): string => '这样我算不清发给谁。请把要发的支部全说一遍，比如：发给第一支部、第三支部。'
/** After a time that is past was named. */
export const nowOrWhen = (): string =>
  '还没发：刚才说的时间已经过了。现在就发请说：现在发；以后发请说，比如：明天上午9点发。'
/** What was asked about a draft is left as it was. */
export const notChanged = (): string => '好的，没有改，草稿留着。要发就回1，不发回3。'
export const pressOne = (): string => '要发就回1，要改直接说，不发回3。'
export const pressOneAgain = (): string => '还没发。发送请回数字1。'
export const nothingSent = (): string => '还没发，按您说的改了：'
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
export const choicesLeftOut = (most: number, labels: readonly string[]): string =>
  `⚠ 最多${most}个选项，后面的${labels.length}个没放进去：${labels.join('、')}。要换，请说“选项：”，再写一遍。`
export const tooManyChoices = (most: number, count: number): string =>
  `最多${most}个选项，您写了${count}个，没有改。请并掉几个，再说一遍“选项：”。`
/** Of the text itself. */
export const deadlineWrittenIsPast = (when: string): string =>
  `⚠ 正文里写的截止时间${when}已经过了。要改请说“改成：”，后面写全文；就这样发请说：照发。`
export const audienceOfCorrection = (): string => '更正只发给收到过那条通知的人，不能改发给谁。'

export const thoseWhoGot = (title: string): string => `收到过“${title}”的人`
export const cannotRepeat = (): string =>
  '这样重复我还不会。请说每周几、每月几号，或者每季度第一个周一，比如：每季度第一个周一上午9点发。'

export const IS_NOTICE = '发通知（告诉大家就行）'
export const IS_ACTIVITY = '办活动（收报名，自动提醒）'
export const IS_NEITHER = '都不是，先不发'
/** 12月3日上午9点在活动中心开座谈会，请第一支部的同志参加 */
export const invites = (plan: string, whom: string): string => `${plan.replace(/[。！\s]+$/, '')}，请${whom}的同志参加`
export const noticeOrActivity = (): string =>
  `这是发通知，还是办活动？\n1 ${IS_NOTICE}\n2 ${IS_ACTIVITY}\n3 ${IS_NEITHER}`

// Rooms

export const noSuchRoom = (words: string, names: readonly string[]): string =>
  `没有找到叫“${words}”的群。${names.length === 0 ? '现在还没有登记过群。' : `登记过的群：${names.join('、')}。请说群名。`}`
export const whichRoom = (words: string, names: readonly string[]): string =>
  `“${words}”对得上几个群：${names.join('、')}。请说全名。`
export const sameName = (name: string): string =>
  `有几个群都叫“${name}”，我分不清是哪个，没有发。请先把群名改得不一样，再说发到哪个群。`
export const roomIsRenamed = (name: string, now: string): string =>
  `“${name}”改名叫“${now}”了，没有发。是同一个群请回：原来的群；不是请回：不发群了。`
export const roomIsLost = (name: string): string =>
  `微信里现在找不到“${name}”，没有发。请看看机器人还在不在群里，或者说：不发群了。`
export const byHandIsNow = (): string => '手工发的，到那时候再来找我要文字。要我定时发，请先说：机器人发。'
export const noRooms = (byHand: boolean): string =>
  `这些人没有对得上的群，${byHand ? '还是手工发，您来贴。要机器人一个一个发，请说：机器人发。' : '还是一个一个发。'}`

/** 除了住院的: whom that leaves out the roster does not tell. */
export const cannotTellApart = (whom: string): string =>
  `“${whom}”花名册上分不出来。请说发给谁，比如：全体，不含异地的；或者写支部、姓名。`

export const postedThatDay = (rooms: readonly string[], titles: readonly string[], next: string | undefined): string =>
  `${rooms.join('、')}那天已经有通知（${titles.map((title) => `“${title}”`).join('、')}），老同志一天看一条为好。不急的可以说：${next ?? '明天'}上午9点发。`

// Pictures and files

export const howToSendFile = (): string => '先把图片或文件发给我，再说发给谁，比如：发给第一支部。发之前会给您看一遍。'
export const fileForWhom = (isPicture: boolean): string =>
  `${isPicture ? '图片' : '文件'}收到了。要当通知发出去，请说发给谁，比如：发给第一支部；发到第一支部群。带句话就写在冒号后面：发给第一支部：请看图。\n不发就不用回。`
export const linkForWhom = (title: string): string =>
  `链接收到了${title === '' ? '' : `：“${title}”`}。要当通知发出去，请说发给谁，比如：发给第一支部。\n骗子常发链接，老同志会慌，能不发就不发。`
export const readArticle = (title: string): string => (title === '' ? '请看下面的网页。' : `请看：${title}`)
export const fileTooLarge = (megabytes: number): string =>
  `这个文件太大，老同志的手机收着慢，最多发${megabytes}兆的。请压小一点再发给我。`
export const namelessFile = (isPicture: boolean): string => (isPicture ? '图片.jpg' : '文件')
export const seeBelow = (isPicture: boolean, name: string): string =>
  isPicture ? '请看下面的图片。' : `请看下面的文件：${name}`
export const lookAtFile = (): string => '图片和文件里的字我看不见，请您看清楚里面没有二维码、收款码和网址。'
