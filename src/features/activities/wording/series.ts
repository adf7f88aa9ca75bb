/** Activities that are held again and again. */
import type { InWords } from './activity.ts'

export const cannotRepeat = (words: string): string =>
  `“${words}”我还排不了，只会按每周几、每月第几个周几、每月几号排。请再说一次，比如：每周二、四上午9点。`
export const everyTime = (rule: string, from: string): string => `${rule}，${from}起`
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
export const seriesEnded = (title: string, standing: readonly string[]): string =>
  [
    `好的，${title}以后不再往下排。`,
    ...(standing.length === 0
      ? []
      : [`已经排好的照常：${standing.join('；')}。`, `这几次也不办，就说：取消${title}。`]),
    '请发个通知告诉大家。',
  ].join('\n')
