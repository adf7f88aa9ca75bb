/** Every sentence about requests: to whoever asked, and to staff who see to them. */

export * from './wording/arranging.ts'
export * from './wording/figures.ts'
export { toAnswer } from './wording/parts.ts'
export * from './wording/to-do.ts'

import type { Office } from '../../feature.ts'
import { inBrackets } from '../people/public.ts'
import { CHANNELS, sayChannels } from './wording/figures.ts'
import { nameOf, short, toAnswer } from './wording/parts.ts'

export const numberTold = (number: number): string => `编号第${number}号。`
/** To whoever has called for help and says more: nothing that sounds as if help were on its way (rule 31). */
export const callFirst = (): string =>
  '我是自动程序，不要等回话。急病马上打120，有危险打110，着火打119，被骗打96110，心里难受打12356。'
/** To whoever complains of somebody of the office: who reads it, and who does not; `owner` absent: nobody else is there. */
export const whoReadsIt = (owner: string | undefined, not: readonly string[]): string => {
  const unseen = not.length === 0 ? '' : `${not.join('、')}同志看不到`
  if (owner !== undefined) return `只请${owner}同志看${unseen === '' ? '' : `，${unseen}`}。`
  return `${unseen === '' ? '' : `${unseen}；`}办公室眼下没有别的同志，以后有了再请他们办。您也可以当面找单位领导。`
}
export const keptForNow = (): string => '您的话我记下了。'
/** To the one who reads it. */
export const isAboutColleague = (names: readonly string[], urgent: boolean): string =>
  urgent ? `话里说到${names.join('、')}同志，这件急事没有告诉本人。` : aboutColleague(names)
const aboutColleague = (names: readonly string[]): string =>
  names.length === 0
    ? '说的是办公室的人，只给了您一位，请单独处理。'
    : `说的是${names.join('、')}同志，本人看不到，请您单独处理。`
export const addedTold = (number: number): string => `也记在第${number}号里了。`

/** Said later than in the same breath. */
export const addedLater = (
  number: number,
  { since, owner, isLate }: { readonly since: string; readonly owner: string | undefined; readonly isLate: boolean },
): string => {
  const who = owner === undefined ? '办公室' : `${owner}同志`
  return `也记在第${number}号里了。您${since}说的事，${who}在办${isLate ? '，办晚了，对不起' : ''}。`
}

/** What to type about an advertisement. */
export const toLookAt = (number: number, since: string): string =>
  `第${number}号，${since}来的。看过了，请说：${number} 办完了。`
/** What to type about somebody in need. */
export const toClose = (number: number, since: string): string =>
  `第${number}号，${since}来的。联系上了，请写一句结果：${number} 已确认，人没事。要回话，请说：${number} 回：……`
/** An answer that was written with a name instead of a number. */
export const withNumbers = (open: readonly { readonly id: number; readonly asker: string }[], words: string): string =>
  ['没有发。要回，请把号码写在前头：', ...open.map(({ id }) => `${id} 回：${words}`)].join('\n')
/** 办完了, 转刘志强, or how an emergency has ended, without a number. */
export const whichIsMeant = (open: readonly { readonly id: number; readonly asker: string }[], words: string): string =>
  ['是哪一件？请把号码写在前头：', ...open.map(({ id, asker }) => `${id} ${words}${inBrackets(nameOf(asker))}`)].join(
    '\n',
  )
/** 暖气那个事办好了, without a number. */
export const isItThisOne = (
  { id, asker, words }: { readonly id: number; readonly asker: string; readonly words: string | null },
  deed: string,
): string =>
  [`是第${id}号吗？${nameOf(asker)}：${short(words ?? '')}`, `1 ${THIS_ONE}：${deed}`, `2 ${NOT_THIS_ONE}`].join('\n')
export const THIS_ONE = '是这件'
export const NOT_THIS_ONE = '不是'
export const notThisOne = (): string => '好的，没有动它。要看还有哪些没办，请说：待办。'
export const addedForStaff = (number: number, since: string): string =>
  `接着第${number}号说的（${since}来的）。要回，请说：${number} 回：……`

export const unknownNumber = (number: number): string => `没有第${number}号。要看还有哪些没办，请说：待办。`
export const alreadyDone = (number: number): string => `第${number}号已经办完了，没有再动它。`

/** To the one who asked. */
export const answer = (number: number, staff: string, words: string): string =>
  `您问的事（第${number}号），${staff}同志回您：\n${words}`

export const willBeSent = (number: number, asker: string, words: string): string =>
  `两分钟后发给${nameOf(asker)}：\n${words}\n要收回，请说：${number} 撤回。事情办完了，请说：${number} 办完了。`
export const nowhereToSend = (number: number, asker: string, channel: Channel): string =>
  `${nameOf(asker)}这件事是${channel === 'counter' ? '上门来说的' : '打电话来的'}，没有微信可发，请您打电话。办完了，请说：${number} 办完了。`
export const withdrawn = (number: number): string => `收回了，第${number}号的回话没有发。`
export const tooLateToWithdraw = (number: number): string =>
  `第${number}号没有可以收回的回话：已经发出去了，或者还没有写过。`

export const closed = (number: number, asker: string, isAsked: boolean): string =>
  `第${number}号办完了：${nameOf(asker)}。${isAsked ? '会问一句满不满意。' : ''}`
export const closedWith = (number: number, more: string): string =>
  `里面还说到：“${short(more)}”。这件没办的，请说：${number} 没办完。`
export const isStillOpen = (number: number): string => `第${number}号还没有结，一直在待办里。`
export const reopenedNote = (): string => '又打开了，还没办完'
export const reopened = (number: number, until: string): string => `第${number}号又打开了，${until}前办。`
/** `since`: when it was brought, in words. Their own words are not said again: they may tell of a fall, or of the spouse. */
export const askRating = (number: number, since: string): string =>
  `【请回复】您${since}说的事（第${number}号）办完了。您满意吗？请回数字：\n1 满意\n2 一般\n3 不满意`
export const ratingTitle = (number: number): string => `第${number}号的事满意不满意`
export const PLEASED = '满意'
export const SO_SO = '一般'
export const NOT_PLEASED = '不满意'
export const thanksForRating = (): string => '谢谢您，记下了。'
export const sorryForRating = (): string => '对不起，没让您满意。我告诉办公室，请同志再跟您联系。'
export const whyNotPleased = (number: number): string => `第${number}号的事不满意，请您再问问。`

export const handedOn = (number: number, to: string): string => `第${number}号转给${to}同志了。`
export const isTheirs = (number: number, name: string): string => `第${number}号本来就在${name}同志手里，没有再转。`
/** `from`: who had it before, and has been told. */
export const takenOn = (number: number, from: string | undefined): string =>
  `第${number}号归您办了${from === undefined ? '' : `（原来是${from}同志在办，已经告诉了）`}。要回话，请说：${number} 回：……；办完了，请说：${number} 办完了。`
export const handedToYou = (request: {
  id: number
  asker: string
  words: string
  by: string
  since: string
  why: string
}): string =>
  `${request.by}把第${request.id}号转给您${request.why === '' ? '' : `（${request.why}）`}：\n${nameOf(request.asker)}：“${short(request.words)}”\n${toAnswer(request.id, request.since)}`
/** Spoken words, as they stand in the history. */
export const spoken = (words: string): string => `［语音］${words}`
/** What the others of the staff see of it. */
export const wordsForOne = (): string => '（原话不便公开，只给了一位同志）'
/** What stands in no list: for whoever sees to it alone. */
export const originally = (words: string): string => `原话（请单独谈，不要外传）：“${words}”`
/** 101 转王芳, of what complains of her. */
export const tellsOfThem = (number: number, name: string): string =>
  `没有转：第${number}号说的像是${name}同志本人，转了本人就看到了。还转吗？\n1 ${HAND_ON}\n2 ${KEEP}`
export const HAND_ON = '说的不是本人，转'
export const KEEP = '不转'
export const keptBack = (number: number, name: string): string => `好，第${number}号没有转，${name}同志还是看不到。`
export const noSuchStaff = (name: string, staff: readonly string[]): string =>
  `没有叫${name}的工作人员。现在有：${staff.join('、')}。`

// What a colleague does

export const colleagueDid = (number: number, asker: string, by: string, deed: string): string =>
  `您手里的第${number}号${inBrackets(nameOf(asker))}，${by}同志${deed}。`
export const did = {
  reopened: (until: string) => `又打开了，${until}前办`,
  took: () => '接过去办了',
  handedOn: (to: string) => `转给了${to}同志`,
  done: (words: string) => `办完了${words === '' ? '' : `：“${short(words)}”`}`,
  noted: (words: string) => `记了一笔：“${short(words)}”`,
  postponed: (until: string) => `改到了${until}前`,
  sorted: (topic: string, owner: string | undefined) =>
    `归到了${topic}${owner === undefined ? '' : `，由${owner}同志办`}`,
} as const
export const colleagueWithdrew = (number: number, asker: string, by: string): string =>
  `您给第${number}号${inBrackets(nameOf(asker))}写的回话，${by}同志收回了，没有发。`

export const noSuchTopic = (said: string, topics: readonly string[]): string =>
  `没有“${said}”这一类。有这些：${topics.join('、')}。`
/** `owner`: who has it from now on, where that is somebody else than before. */
export const sorted = (number: number, topic: string, owner: string | undefined): string =>
  `第${number}号归到${topic}了${owner === undefined ? '' : `，由${owner}同志办`}。`

export const noted = (number: number): string => `给第${number}号记下了，只有办公室看得见。`
/** `asker`: who is told of it; absent: nobody is. */
export const postponed = (number: number, until: string, asker: string | undefined): string =>
  `第${number}号改到${until}前。${asker === undefined ? '' : `两分钟后告诉${nameOf(asker)}。`}`
/** To whoever waits, when the office needs longer than it had promised. */
export const takesLonger = (number: number, until: string, office: Office): string =>
  `【不用回复】您的事（第${number}号）还要多等一等，${until}前给您回话。着急请打${office.phone}。`
export const hasAnotherTime = (): string => '又改了日子，或者已经办完'
export const whenPostponed = (number: number): string => `改到哪天？请这样说：${number} 改到周五。`
export const howToAnswer = (number: number, asker: string, words: string): string =>
  `没有发。要发给${nameOf(asker)}，请这样说：${number} 回：${words}`

/** What was done, as it stands in a history. */
export const deeds = {
  words: '来信',
  reply: '回话',
  note: '备注',
  owner: '转给',
  due: '改期',
  done: '办完',
  topic: '归到',
} as const

interface SentFile {
  readonly name: string
  readonly isPicture: boolean
}
/** ［图片 收据.jpg］ */
const fileMark = ({ name, isPicture }: SentFile): string => `［${isPicture ? '图片' : '文件'} ${name}］`
export const withFile = (words: string, file: SentFile | null): string =>
  [words, file === null ? '' : fileMark(file)].filter(Boolean).join('\n')
export const namelessFile = (isPicture: boolean): string => (isPicture ? '图片' : '文件')

interface EntryShown {
  readonly kind: keyof typeof deeds
  readonly by_name: string | null
  readonly text: string
  readonly file_name: string | null
  readonly way: string | null
  readonly way_reason: string | null
}

/** How an answer fares; nothing where it has gone. */
export function wayOf({ kind, way, way_reason }: Pick<EntryShown, 'kind' | 'way' | 'way_reason'>): string {
  if (kind !== 'reply' || way === null || way === 'sent') return ''
  const why = way_reason === null ? '' : `：${way_reason}`
  if (way === 'due' || way === 'sending') return `还没发${why}`
  return way === 'uncertain' ? '可能发到了' : `没有发到${why}`
}

/** 11月23日（周一）上午9点 王芳回话：…… */
export function entryLine(entry: EntryShown, at: string): string {
  const file = entry.file_name === null || entry.text.startsWith('［') ? '' : `［${entry.file_name}］`
  const way = wayOf(entry)
  return `${at} ${entry.by_name ?? ''}${deeds[entry.kind]}：${short(entry.text)}${file}${way === '' ? '' : `（${way}）`}`
}

export function shown(
  request: { id: number; asker: string; topic: string; until: string; owner: string | undefined; isDone: boolean },
  entries: readonly string[],
): string {
  const state = request.isDone
    ? '已办完'
    : `${request.until}前${request.owner ? `，${request.owner}在办` : '，还没人接'}`
  return [`第${request.id}号（${request.topic}），${nameOf(request.asker)}，${state}`, ...entries].join('\n')
}

// An answer

export const SEND = '发'
export const LEAVE = '不发'
export const answerTitle = (number: number): string => `第${number}号的回话发不发`
/** Deeds that wait until what stands above is answered. */
export const stillToDo = (left: readonly string[]): string =>
  ['后面的还没办，答完上面这句请再发一遍：', ...left].join('\n')
/** What is to be sent looks as if something for another request were in it. */
export const alsoThisPart = (number: number, asker: string, part: string, words: string): string =>
  `没有发。话里带着“${short(part)}”，像是说另一件事。第${number}号，整句发给${nameOf(asker)}吗？\n${words}\n1 发\n2 不发，我分开说`
export const isItAnAnswer = (number: number, asker: string, words: string): string =>
  `没有发。第${number}号，是要发给${nameOf(asker)}吗？\n${words}\n1 发\n2 不发`
export const whatToSend = (number: number): string =>
  `要回第${number}号，请把话写在“${number} 回：”后面；要发图片、文件，现在发来就行。`
export const fileTooLarge = (most: number): string => `这个文件太大，老同志的手机打不开，没有发。请发${most}兆以内的。`
export const fileIsGone = (): string => '这个文件已经不在了，没有发。请重新发来。'
export const seeFile = (file: SentFile | null): string =>
  file?.isPicture === true ? '请看下面的图片。' : '请看下面的文件。'
export const alsoThisFile = (number: number, asker: string, file: SentFile): string =>
  `第${number}号，${fileMark(file)}也发给${nameOf(asker)}吗？\n1 发\n2 不发`
export const isGone = (number: number, asker: string): string =>
  `没有发：${nameOf(asker)}已经不在册，或者登记了去世。第${number}号请联系家里人，办完了说：${number} 办完了。`
export const isOutOfReach = (number: number, asker: string): string =>
  `没有发：${nameOf(asker)}现在没有连着的微信。第${number}号请打电话，办完了说：${number} 办完了。`
export const answerFirst = (number: number, asker: string, isNameless: boolean): string =>
  `第${number}号还没给${nameOf(asker)}回过话，先不结。请把结果告诉本人：${number} 回：……${isNameless ? '' : `；电话里说过了，请说：${number} 办完了：电话里说过了`}。`
/** What came of it stands in the history and was sent to nobody. */
export const resultUntold = (number: number, asker: string, words: string): string =>
  `这句结果只记下了，没有发给${nameOf(asker)}。要让本人知道，请说：${number} 回：${words}`
export const howDidItEnd = (number: number): string =>
  `急事请写一句结果再结，接着说就行，比如：已联系上，人没事。（第${number}号）`
export const leftUnsent = (number: number): string => `好，没有发。看第${number}号说：${number} 怎么样了。`

/** What somebody else has said or done meanwhile: 王芳09:02回话：“……” */
export const newsLine = ({
  kind,
  at,
  by,
  text,
}: {
  kind: string
  at: string
  by: string | null
  text: string
}): string => {
  const deed = deeds[kind as keyof typeof deeds]
  return `${by ?? '本人'}${at}${deed}${text === '' ? '' : `：“${short(text)}”`}`
}
export const sendAllTheSame = (number: number, asker: string, news: readonly string[], words: string): string =>
  [
    `先别急，第${number}号${inBrackets(nameOf(asker))}有人动过了：`,
    ...news,
    `您这句还发吗？${words === '' ? '' : `“${short(words)}”`}`,
    '1 发',
    '2 不发',
  ].join('\n')
export const colleagueAnswered = (number: number, asker: string, by: string, words: string): string =>
  `${by}也回了第${number}号${inBrackets(nameOf(asker))}：\n${words}\n两分钟后发出，有不对的请马上跟${by}说。`

export const unheardTitle = '没核对的语音，转给同志听'
export const whyUnheard = (): string => '发来一段语音，我问听得对不对，本人没回。请您听一下，给本人回个电话。'
export const unheard = (number: number, asker: string, words: string, since: string): string =>
  `${asker}的语音，听着是：“${short(words)}”\n${whyUnheard()}\n${toAnswer(number, since)}`
export const unheardTold = (number: number): string =>
  `【不用回复】您的语音我怕听错，已经请办公室的同志听，会给您回话。编号第${number}号。`
export const undeliveredTitle = '没有送到的回话'
export const undelivered = (number: number, asker: string, isHeld: boolean, reason: string): string =>
  isHeld
    ? `第${number}号给${nameOf(asker)}的回话先压着没发：${reason}。`
    : `第${number}号给${nameOf(asker)}的回话没有送到：${reason === '' ? '没发出去' : reason}。请打电话。`

// 常用语

export const listQuickTexts = (texts: readonly { readonly words: string }[]): string =>
  texts.length === 0
    ? '还没有常用语。加一条，请说：加常用语：您的事收到了，正在办。'
    : [
        '常用语：',
        ...texts.map(({ words }, index) => `${index + 1} ${words}`),
        '用它回话，请说：101 回：常用语1。删一条：删常用语1',
      ].join('\n')
export const quickTextAdded = (number: number, words: string): string => `加好了，第${number}条：${words}`
export const quickTextEnded = (words: string): string => `删掉了：${words}`
export const noSuchQuickText = (): string => '没有这一条常用语。看有哪些，请说：常用语。'
export const quickTextTooLong = (most: number): string => `太长了，老同志看着费劲。请写在${most}个字以内。`
export const tooManyQuickTexts = (most: number): string => `常用语最多${most}条，请先删几条不用的。`

type Channel = keyof typeof CHANNELS

export const thenHandOn = (number: number, taker: string): string => `要交给${taker}办，请说：${number} 转${taker}。`
export const writtenDown = (
  { id, asker, channel, urgent }: { id: number; asker: string; channel: Channel; urgent: boolean },
  words: string,
): string =>
  [
    ...(urgent
      ? [`听着是急事：请对方先打120（110），再找家里人和联络员。也在叫别的同志；您来接，请说：${id} 收到。`]
      : []),
    `记下了，第${id}号，${nameOf(asker)}${CHANNELS[channel]}：${short(words)}。办完了，请说：${id} 办完了。`,
  ].join('\n')
export const toldOfDeath = (): string =>
  '听着是有人去世，花名册没有动，提醒也没有停。要登记，请说全名，比如：何守田去世了。'
export const toldOfStay = (name: string): string =>
  `听着是住院了，花名册没有动，提醒也没有停。是本人住院，请说：${name}住院了。`
export const noSuchMatter = (): string =>
  '待办里没对上说的是哪一件，没有改动。请带上编号说，比如：101 办完了。要看有哪些，请说：待办。'
export const askAfter = (): string => '请打个电话问问本人。'
export const whoPhoned = (name: string): string => `叫${name}的不止一位，先按您说的记下，没有连到名册上。`

/** To whoever has had no answer in the time that the office has set itself. */
export const itIsLate = (number: number, office: Office): string =>
  `【不用回复】对不起，您的事（第${number}号）办公室办晚了，还没给您回话，正在催。着急请打${office.phone}。`

const byWhom = (owner: string | undefined): string => (owner === undefined ? '办公室' : `${owner}同志`)
/** To the one who asked how it stands. */
export const stands = (
  requests: readonly {
    id: number
    isDone: boolean
    isLate: boolean
    answered: boolean
    until: string
    owner: string | undefined
  }[],
): string =>
  requests.length === 0
    ? '没有查到您托办的事。有事您直接说，我转给办公室的同志。'
    : requests
        .map(({ id, isDone, isLate, answered, until, owner }) =>
          isDone
            ? `第${id}号办完了。还有不清楚的，您接着说。`
            : answered
              ? `第${id}号，${byWhom(owner)}给您回过话了，还没有办完。还有不清楚的，您接着说。`
              : `第${id}号，${byWhom(owner)}正在办，${isLate ? '办晚了，对不起，我再催一催' : `${until}前给您回话`}。`,
        )
        .join('\n')

/** To whoever hurries; the time is named only while it is not over. */
export const hurried = (
  number: number,
  owner: string | undefined,
  { until, isOver, answered }: { readonly until: string; readonly isOver: boolean; readonly answered: boolean },
): string =>
  answered
    ? `帮您催了。第${number}号，${byWhom(owner)}给您回过话；还没办完的，我请同志抓紧办。`
    : `帮您催了。第${number}号，${byWhom(owner)}${isOver ? '办晚了，对不起，已经请人抓紧给您回话。' : `正在办，${until}前给您回话。`}`
/** Above how to reach whoever a stranger's cry for help names. */
export const namedInWords = (): string => '话里说到：'
/** `words`: empty where they are kept no longer, or were none. */
export const ownRequest = (number: number, words: string): string =>
  words === '' ? `您托办的第${number}号` : `您说的“${short(words)}”`
export const hurryWhich = (options: readonly { readonly number: number; readonly label: string }[]): string =>
  ['催哪一件？请回数字：', ...options.map(({ number, label }) => `${number} ${label}`)].join('\n')
export const isHurried = (number: number, asker: string, words: string, until: string): string =>
  `${asker}催第${number}号：“${short(words)}”\n要在${until}前办。要回，请说：${number} 回：……`

export const gladItIsSettled = (number: number): string => `那就好！第${number}号，我告诉办公室的同志一声。`
export const isSettled = (number: number, asker: string, words: string): string =>
  `${asker}说第${number}号已经好了：“${short(words)}”\n要结，请说：${number} 办完了。`

export function figures({ opened, done, open, pleased, rated }: Counts) {
  const all = opened.reduce((sum, one) => sum + one.all, 0)
  const channels = sayChannels(opened)
  const told = rated === 0 ? '' : `，${rated}人评，${pleased}人满意`
  return {
    label: '求办的事',
    value: `${all}件${channels === '' ? '' : `（${channels}）`}，办完${done}件${open === 0 ? '' : `，还有${open}件没办完`}${told}`,
  }
}
interface Counts {
  readonly opened: readonly { readonly label: string; readonly all: number }[]
  readonly done: number
  /** Not done by the end of the period, whenever it came. */
  readonly open: number
  readonly pleased: number
  readonly rated: number
}

export const takenBack = (): string => '已撤回'
export const isRebound = (): string => '回话以后，这位同志的微信换过了'
export const isReopened = (): string => '又打开了'
export const isAnswered = (): string => '已经回过话了'
export const howToWork = (): string => '请把号写在前面，这样说：101 办完了；101 回：……'
export const howToRecord = (): string => '请这样说：来电：陈德福问体检'

// How the office stands

export const urgentOpen = (count: number) => ({ label: '紧急的事没办完', value: `${count}件` })
export const overdueOpen = (count: number) => ({ label: '过期还没办的事', value: `${count}件` })
export const allOpen = (count: number) => ({ label: '待办', value: `${count}件` })
export const retentionTitle = '清理过了保存期的求办原话'
