/** What is said while an activity is planned, until it is published. */
import type { Time } from '../../../base/calendar.ts'
import { sayTime } from '../../../language/say.ts'
import type { InWords } from './activity.ts'

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

export const nothingToCopy = (title: string): string =>
  `没有找到以前办过的“${title}”。请从头说一遍，比如：下周三上午9点在活动中心办茶话会，请第一支部。`
export const copiedFrom = ({ title, when }: InWords): string => `照${when}的${title}，别的都一样。`

/** What was understood, and what has to be said about it. */
export interface PreviewInWords extends InWords {
  readonly seats: number | null
  readonly audience: string
  readonly people: number
  readonly withoutChat: number
  readonly deadline: string
  /** What to bring and the like, a line each. */
  readonly more: readonly string[]
  /** The name of a picture that goes with it. */
  readonly picture: string | null
  readonly remind: boolean
  /** The hour of its own for that. */
  readonly remindAt: Time | null
  /** How many days ahead whoever comes is reminded besides, and whether that moment is over. */
  readonly ahead: { readonly days: number; readonly isPast: boolean } | undefined
  /** When whoever comes is reminded on the day itself, where there is time for that. */
  readonly again: string | undefined
  /** When the silent are asked once more, where that is not the evening before. */
  readonly lastCall: string | undefined
  /** The invitation as it will be read. */
  readonly text: string
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
    ...activity.more,
    ...(activity.picture === null ? [] : [withPicture(activity.picture)]),
    remindersInWords(activity),
    ...activity.notes,
    '发到各人手里是这样：',
    '──────',
    activity.text,
    '──────',
    '1 发布',
    '2 修改',
    '3 先不发',
  ].join('\n')

/** How somebody is addressed, in a preview. */
export const SOMEBODY = '某某同志'

const remindersInWords = ({ ahead, remind, remindAt, again, lastCall }: PreviewInWords): string =>
  [
    ...(ahead === undefined
      ? []
      : [ahead.isPast ? `提前${ahead.days}天的提醒来不及了。` : `提前${ahead.days}天先提醒去的人一次。`]),
    remind ? `${remindInWords(remindAt)}会自动提醒。` : '来不及提前一天提醒了，通知就当提醒。',
    ...(again === undefined ? [] : [`当天${again}再提醒去的人一次。`]),
    ...(lastCall !== undefined ? [`没回的，${lastCall}再问一次。`] : remind ? ['没回的那时再问一次。'] : []),
  ].join('')

export const seatsInWords = (seats: number | null): string => (seats === null ? '不限' : `${seats}人`)
export const fewSeats = (seats: number, people: number): string => `名额${seats}人，请了${people}人，满了会排候补。`
export const onHoliday = (day: string): string => `请注意：${day}是法定节假日。`
export const onMakeUpDay = (day: string): string => `请注意：${day}是调休上班的日子。`
export const atRest = (): string => '请注意：这个钟点老同志多半在休息。'
export const samePlace = (place: string, title: string, when: string): string =>
  `请注意：${place}那时候还有${title}（${when}）。`
/** Behind a warning of which there are more. */
export const andMore = (others: number): string => `这样的还有${others}场。`
export const samePeople = (count: number, title: string, when: string): string =>
  `请注意：有${count}位同志那时候还请了${title}（${when}）。`
export const seatsOutOfRange = (most: number): string => `名额要1人以上、${most}人以下，不限名额就不用写。`
export const noLimitYet = (): string => '名额现在是不限。要限人数，请说：限30人。'
export const deadlineOutOfRange = (): string => '报名截止要在活动开始以前，先按平常的时间定了。'
export const notWritten = (words: string): string => `没看懂、没写进去的：“${words}”。`
export const onlyUnits = (): string => '要去掉谁，请说支部、小组、协会或者全名，比如：别请陈德福。'
export const notOneByOne = (): string => '现在还不能单独加上某个人，只能按支部、小组、协会请。'
export const cannotLeaveOut = (audience: string): string =>
  `现在请的是${audience}，这样去不掉。请直接说请谁，比如：第二支部、第三支部。`
export const noteTooLong = (most: number): string => `要写的话太长，说明最多${most}个字。长的请另发一条通知。`
export const detailInPreview = (field: keyof typeof FIELDS, value: string): string => `${FIELDS[field]}：${value}`
export const askRain = '是在室外，下雨怎么办？比如：下雨改到食堂；下雨顺延。不用写，就回：没有。'

export const pictureName = (): string => '配图.jpg'
export const pictureIn = (isIn: boolean): string =>
  isIn ? '图片配上了，跟通知一起发。不要了，请说：不要配图。' : '图片去掉了。'
const withPicture = (name: string): string => `配图：${name}`

/** What a draft can be changed in. */
export const FIELDS = {
  title: '活动',
  when: '时间',
  place: '地点',
  seats: '名额',
  audience: '请谁',
  deadline: '报名截止',
  landmark: '附近',
  bring: '要带',
  cost: '费用',
  rain: '下雨',
  companions: '家属',
  contact: '联系人',
  note: '说明',
  nature: '性质',
  reach: '没回的',
  remind: '提醒',
  remindAhead: '提前的提醒',
  remindToday: '当天的提醒',
} as const
export type ChangedLines = readonly (readonly [field: keyof typeof FIELDS, from: string, to: string])[]
export const whatChanged = (lines: ChangedLines): string =>
  `改好了：${lines.map(([field, from, to]) => `${FIELDS[field]} ${from} → ${to}`).join('；')}。`
export const unchanged = (): string => '跟原来一样，没有要改的。'

const ASK_NEW: Readonly<
  Record<Exclude<keyof typeof FIELDS, 'reach' | 'remind' | 'remindAhead' | 'remindToday'>, string>
> = {
  title: '活动改叫什么？比如：重阳座谈会。',
  when: '改到什么时候？比如：下周四上午9点。',
  place: '地点改到哪儿？比如：老干部活动室。',
  seats: '名额改成多少？比如：40人；不限。',
  audience: '改请哪些同志？比如：第二支部。',
  deadline: '报名截止改到什么时候？比如：周一下午5点。',
  landmark: '附近有什么好认的？比如：食堂对面。',
  bring: '要带什么？比如：带老花镜、水杯。',
  cost: '费用是多少？比如：每人20元。',
  rain: '下雨怎么办？比如：下雨改到食堂。',
  companions: '家属能不能一起来？比如：可以带老伴；只请本人。',
  contact: '有事找谁？比如：联系人王芳。',
  note: '要添一句什么？比如：请穿运动鞋，7点半厂门口上车。',
  nature: '是室内还是室外，动的还是静的？比如：室外，动的。',
}
export const askNew = (field: keyof typeof ASK_NEW): string => ASK_NEW[field]
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

export const published = (
  title: string,
  people: number,
  {
    recall,
    later,
    inRooms,
    phones,
  }: {
    /** In seconds. */
    readonly recall: number
    readonly later: string
    readonly inRooms: string
    readonly phones: string
  },
): string =>
  [
    `${title}已发布，${later !== '' ? `要通知${people}人` : recall > 0 ? `${sayLength(recall)}后开始通知${people}人` : `正在通知${people}人`}。${later}${inRooms}`,
    ...(recall > 0 ? [`${sayLength(recall)}内反悔请回：撤回。`] : []),
    '想知道情况，问我：谁报名了，或者：还有谁没回。',
    ...(phones === '' ? [] : [`以下同志没有微信，请打电话：\n${phones}\n电话里说去的，回我：（姓名）去。`]),
  ].join('\n')

export const sayLength = (seconds: number): string =>
  seconds % 60 !== 0 ? `${seconds}秒` : seconds === 120 ? '两分钟' : `${seconds / 60}分钟`

/** Outside the sending window: when the notices will go. */
export const sentLater = (when: string): string => `现在不是发通知的时间，怕打扰休息，到${when}开始发。`

/** 今天下午3点, 明天上午8点半; further off the date itself. */
export const soon = (days: number, time: string, date: string): string =>
  days === 0 ? `今天${time}` : days === 1 ? `明天${time}` : date

// Begun without a day

export const remindInWords = (at: Time | null): string => (at === null ? '前一天' : `前一天${sayTime(at)}`)
export const remindUnfit = (): string => '前一天的提醒只能在上午8点半到11点、下午3点到7点半，没有改。'
export const reachInWords = (mustReach: boolean): string =>
  mustReach ? '再问一次，还不回请联络员打电话' : '只再问一次'
export const planTitle = (): string => '办活动'
export const askWhatAndWhen = (): string => '好的。办什么活动，什么时间？比如：下周三上午9点，重阳茶话会。'
export const askWhenOf = (title: string): string => `${title}，什么时间？比如：下周三上午9点。`
export const remindTodayInWords = (reminds: boolean): string => (reminds ? '提醒' : '不提醒')
export const remindAheadInWords = (days: number | null): string => (days === null ? '没有' : `提前${days}天`)
export const remindOtherDay = (): string => '提前的提醒可以在前2天到前7天，没有改。请说提前几天，比如：提前三天提醒。'
