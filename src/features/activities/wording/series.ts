/** Activities that are held again and again. */
import type { InWords } from './activity.ts'
import { AMEND, DO_NOT_AMEND, offAnd, type WhenTold } from './changing.ts'

export const cannotRepeat = (words: string): string =>
  `“${words}”我还排不了，只会按每周几、每月第几个周几、每月几号排。请再说一次，比如：每周二、四上午9点。`
export const nothingInTerm = (): string => '这段日子里一次也排不上。请再说一次每周几、从哪天到哪天。'
export const everyTime = (rule: string, from: string, until?: string): string =>
  `${rule}，${from}起${until === undefined ? '' : `，到${until}为止`}`
export const seriesInPreview = (rule: string, byDefault: boolean): string =>
  `${rule}，以后每次自动排好。${byDefault ? '请的人都先算来，不来的说一声。' : '回了去的，以后每次都算去。'}`
export const seriesTitle = '每周、每月的活动往后排'

/** The first message of a series to whoever counts as coming. */
export const countedIn = (address: string, activity: InWords, whom: string): string =>
  [
    `【不用回复】${address}，${activity.title}给您算上了，每次都来就不用回话。`,
    `时间：${activity.when}`,
    `地点：${activity.place}`,
    '不想参加请回2。',
    whom,
  ].join('\n')
export const everyTimeYes = '去请回1（以后每次都算去），不去请回2。'

export const noSuchSeries = (title: string): string =>
  `没有找到每周或者每月办的“${title}”。只取消一次的话，请说：取消${title === '' ? '太极拳' : title}。`
export const seriesIsOver = (title: string): string => `${title}已经停办了。`

// One occurrence or all

export const WHOLE_WORDS = ['以后', '以后都不办', '以后每次', '每次', '全部', '全停', '都停', '整个', '都改', '一直']
export const ALL_OFF = '以后都不办了'
export const ALL_CHANGED = '以后每次都这样改'

// Ending

export const END = '以后都不办'
export const GO_ON = '照常办'
export const askWhetherToEnd = (title: string, when: string, standing: readonly string[], people: number): string =>
  [
    `${title}，${when}，以后都不办了，是吗？`,
    ...(standing.length === 0 ? [] : [`排好的${standing.length}次也取消：${standing.join('；')}。`]),
    people === 0 ? '不用另外通知谁。' : `会告诉${people}人，说了不去的不打扰。`,
    `1 ${END}`,
    `2 ${GO_ON}`,
  ].join('\n')
export const seriesEnded = (title: string, people: number, phones: string, when: WhenTold): string =>
  offAnd(`好的，${title}以后不办了`, people, phones, when, '')
export const tellSeriesOff = (address: string, activity: InWords, phone: string): string =>
  `【不用回复】${address}，${activity.title}从${activity.when}这次起就不办了，请别白跑一趟。有事打办公室电话${phone}。`

// A longer or shorter term

export const sayLastDay = (title: string): string => `请说到哪天为止，比如：${title}延长到1月20日。`
export const lastDayIsPast = (day: string): string => `${day}已经过了。请再说一次到哪天为止。`
export const sameLastDay = (title: string, day: string): string => `${title}本来就是到${day}为止。`
export const askLastDay = (
  title: string,
  until: string,
  {
    dropped,
    people,
    clashes,
  }: { readonly dropped: readonly string[]; readonly people: number; readonly clashes: readonly string[] },
): string =>
  [
    `【请核对】${title}改为到${until}为止。`,
    ...(dropped.length === 0 ? [] : [`排好的${dropped.length}次取消：${dropped.join('；')}。`]),
    ...clashes,
    people === 0 ? '不用另外通知谁。' : `会告诉${people}人，说了不去的不打扰。`,
    `1 ${AMEND}`,
    `2 ${DO_NOT_AMEND}`,
  ].join('\n')
/** What people are told has changed; the next time stands below it. */
export const goesOnUntil = (until: string): string => `延长到${until}为止，以后每次照常`
export const termChanged = (title: string, until: string, people: number, phones: string): string =>
  [
    `好的，${title}改为到${until}为止${people === 0 ? '。' : `，正在告诉${people}人。`}`,
    ...(phones === '' ? [] : [`以下同志没有微信，请打电话告诉：\n${phones}`]),
  ].join('\n')

// Changing

export const fromNowOn = (): string => '以后'
export const fromDay = (day: string): string => `从${day}起`
export const sayWholeRule = (title: string): string =>
  `${title}一周不止一次，哪几天请说全，比如：${title}改到每周三、五下午3点。`
export const askSeriesChange = (
  title: string,
  from: string,
  lines: readonly string[],
  standing: number,
  people: number,
): string =>
  [
    `【请核对】${title}${from}每次都改：`,
    ...lines,
    ...(standing === 0 ? [] : [`排好的${standing}次跟着改。`]),
    people === 0 ? '不用另外通知谁。' : `会告诉${people}人，每人一条，说了不去的不打扰。`,
    `1 ${AMEND}`,
    `2 ${DO_NOT_AMEND}`,
  ].join('\n')
/** What people are told has changed; the next time stands below it. */
export const everyTimeChanged = (from: string, lines: string): string => `${from}每次${lines}`
