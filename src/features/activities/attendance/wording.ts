/** Every sentence about who came, and how it was. */
import type { InWords } from '../wording.ts'

// Checking in

export const checkedIn = (title: string, names: string): string =>
  `欢迎！${title}，给${names}签到了。\n还没到的，请回“签错了”。`
export const takenBack = (title: string): string => `好的，${title}的签到去掉了。到了再回我：到了。`
export const nothingToTakeBack = (): string => '您眼下没有签到，不用去掉。'
export const you = '您'
export const youBoth = '您二位'

// The leader's list

export const rollCalled = (title: string, here: readonly string[], absent: readonly string[]): string =>
  [
    `记下了，${title}：`,
    ...(here.length === 0 ? [] : [`到了${here.length}人：${here.join('、')}`]),
    ...(absent.length === 0 ? [] : [`没来${absent.length}人：${absent.join('、')}`]),
    '记错了，再说一遍对的就行。',
  ].join('\n')
export const writeOut = (words: string): string => `“${words}”对不上是哪一位，没有记。请写全名再说一遍。`
export const notAsked = (names: readonly string[], title: string): string =>
  `${names.join('、')}不在${title}的名单里，没有记。`
export const noneToRoll = (): string => '这三天没有办过活动，不用签到。'
export const rollList = (
  activity: InWords,
  lists: { here: readonly string[]; absent: readonly string[]; unknown: readonly string[] },
): string =>
  [
    `${activity.title}，${activity.when}`,
    `到了${lists.here.length}人${lists.here.length === 0 ? '' : `：${lists.here.join('、')}`}`,
    ...(lists.absent.length === 0 ? [] : [`没来${lists.absent.length}人：${lists.absent.join('、')}`]),
    ...(lists.unknown.length === 0 ? [] : [`报了名、还没签到${lists.unknown.length}人：${lists.unknown.join('、')}`]),
    '要补记，说：张三没来，其余都到了。',
  ].join('\n')

// How it was

export const askOpinion = (address: string, title: string): string =>
  `【请回复】${address}，今天的${title}您觉得怎么样？请回数字：\n1 满意\n2 一般\n3 不满意`
export const PLEASED = '满意'
export const SO_SO = '一般'
export const NOT_PLEASED = '不满意'
export const thanks = (): string => '谢谢您！还有什么想说的，接着说一句就行，没有就不用回。'
export const sorry = (): string => '对不起，没让您满意。哪里不好，接着说一句，我转给办公室。'
/** To 没有了. */
export const nothingMore = (): string => '好的，谢谢您！'
export const passedOn = (): string => '记下了，转给办公室的同志了。谢谢您！'
export const whyNotPleased = (title: string): string => `对${title}不满意，请您问问。`
export const whyAWord = (title: string): string => `问${title}办得怎么样，回的是这句，请您看看。`
export const opinionTitle = (title: string): string => `${title}办得怎么样`
export const opinionJob = '活动办完以后问一句'

// The summary

export const summary = (
  activity: InWords,
  figures: {
    readonly signedUp: number
    readonly here: number | undefined
    readonly absent: readonly string[]
    readonly ratings: readonly [number, number, number]
    readonly said: readonly string[]
  },
): string =>
  [
    `${activity.title}（${activity.when}）小结：报名${figures.signedUp}人${figures.here === undefined ? '，没有签到记录。' : `，到了${figures.here}人。`}`,
    ...(figures.absent.length === 0 ? [] : [`报了名没来的：${figures.absent.join('、')}`]),
    ...(figures.ratings.some((count) => count > 0)
      ? [`满意${figures.ratings[0]}人，一般${figures.ratings[1]}人，不满意${figures.ratings[2]}人。`]
      : []),
    ...figures.said,
    ...(figures.here === undefined ? ['要补记，说：张三没来，其余都到了。'] : []),
  ].join('\n')
export const saidBy = (name: string, words: string): string => `${name}说：${words}`
export const summaryJob = '活动办完以后的小结'

// Who has not come for long

export const seldom = (lines: readonly string[], more: number): string =>
  lines.length === 0
    ? '这半年里，没有请过两次以上、一次也没来的同志。'
    : [
        '这半年请过两次以上、一次也没来的：',
        ...lines,
        ...(more > 0 ? [`还有${more}位。`] : []),
        '先打个电话问候一声。有安静的室内活动，再请不迟。',
      ].join('\n')
export const seldomLine = (name: string, asked: number, last: string | undefined): string =>
  `${name}，请了${asked}次，${last === undefined ? '还没来过' : `上次来是${last}`}`
export const lastTime = (when: string, title: string): string => `${when}${title}`
