/** Every sentence about alarms. Nothing here promises that help is on the way. */

import type { Office } from '../../feature.ts'
import { shorten } from '../../language/say.ts'
import { inBrackets } from '../people/public.ts'

export const TAKE = '收到，我来联系'
/** Of a caller nobody may have learnt the name. */
const named = (asker: string): string => (asker === '' ? '' : inBrackets(asker))
export const title = (number: number, asker: string): string => `第${number}号${asker === '' ? '' : `，${asker}`}的急事`

/** Under the first line to staff. */
export const askToTake = (): string => `1 ${TAKE}`

const short = (words: string): string => shorten(words, 60)
const since = (minutes: number): string => {
  const hours = minutes / 60
  if (hours < 1) return `${minutes}分钟`
  return hours < 48 ? `${hours}个钟头` : `${Math.floor(hours / 24)}天`
}

export const NOBODY_YET = '还没有人说收到'
/** In its place, once somebody near has gone to look. */
export const onlyNear = (name: string): string => `${name}同志去看了，办公室还没有人说收到`

export const again = (alarm: {
  readonly number: number
  readonly minutes: number
  readonly asker: string
  readonly words: string
  /** How to reach the person; absent where it is not known who it is. */
  readonly card: string | undefined
  /** Who near them has gone to look. */
  readonly near?: string | null | undefined
}): string =>
  [
    `【紧急】${since(alarm.minutes)}了，${alarm.near ? onlyNear(alarm.near) : NOBODY_YET}！`,
    `第${alarm.number}号${alarm.asker === '' ? '' : `，${alarm.asker}说`}：“${short(alarm.words)}”`,
    ...(alarm.card === undefined ? [] : [alarm.card]),
    askToTake(),
  ].join('\n')

/** `from`: who of the staff was told of it. */
export const toldByStaff = (alarm: {
  readonly number: number
  readonly asker: string
  readonly words: string
  readonly from: string
  readonly cards: readonly string[]
}): string =>
  [
    `【紧急】${alarm.from}同志接到的急事，第${alarm.number}号${alarm.asker === '' ? '' : `，${alarm.asker}`}：“${short(alarm.words)}”`,
    '请马上打电话给本人和家里人！',
    ...alarm.cards,
    `联系上了，请写一句结果：${alarm.number} 已确认，人没事。`,
    askToTake(),
  ].join('\n')

export const whereSent = (place: string): string => `刚发来的位置：${place}`

/** 随女儿住 says by itself that they live there. */
const livesAt = (residence: string | null): string =>
  residence === null ? '' : `，${/^[随跟和与].*住$/.test(residence) ? '' : '住'}${residence}`

/** The unit tells people of one name apart. */
const toldApart = (cards: readonly { readonly name: string; readonly unit: string | null }[]): readonly string[] =>
  cards.map(({ name, unit }) =>
    cards.filter((one) => one.name === name).length > 1 && unit !== null ? `${name}（${unit}）` : name,
  )

/** No word of what was written: it is the person's own. Of several who share the phone nobody knows which of them it is. */
export const toLiaison = (
  {
    cards,
    whereSent: place,
  }: {
    readonly cards: readonly {
      readonly name: string
      readonly unit: string | null
      readonly phone: string | null
      readonly residence: string | null
    }[]
    readonly whereSent: string | undefined
  },
  office: Office,
): string =>
  [
    `【紧急】${toldApart(cards).join('或')}同志可能有急事，${cards.length > 1 ? '还不知道是哪位，请马上都打个电话' : '请马上打个电话'}，离得近就去看看。`,
    ...cards.map(
      ({ phone, residence }, at) =>
        `${cards.length > 1 ? toldApart(cards)[at] : ''}电话：${phone ?? '没登记'}${livesAt(residence)}`,
    ),
    ...(place === undefined ? [] : [place]),
    `情况不好先打120，再告诉办公室${office.phone}。`,
    askToTake(),
  ].join('\n')

/** What is done while nobody is there to read it. */
export const goOnTitle = '还没人接的急事的催办'

/** `near`: who near them has gone to look already. */
export const taken = (number: number, asker: string, near: string | null): string =>
  `好的，第${number}号${named(asker)}您接了，不再催别的同志。${near === null ? '' : `${near}同志已经去看了。`}\n联系上了，请写一句结果：${number} 办完了：人没事。`
export const takenByLiaison = (office: Office): string =>
  `谢谢您！见到人以后，请在这里回一句人怎么样，我告诉办公室。情况不好先打120，再打${office.phone}。`
export const howDidYouFind = (asker: string): string =>
  `【请回复】${asker}怎么样了？见没见到人，都请回一句，我告诉办公室。情况不好先打120。`
export const thanksForWord = (office: Office): string =>
  `谢谢您，告诉办公室了。有变化再回一句，情况不好先打120，再打${office.phone}。`
export const goesToLook = (number: number, asker: string, name: string): string =>
  `第${number}号${named(asker)}，${name}同志说去看看。办公室还要有人接：\n${askToTake()}`
export const foundToBe = (number: number, asker: string, name: string, words: string): string =>
  `第${number}号${named(asker)}，${name}同志说：“${short(words)}”\n核实了，请写一句结果：${number} 办完了：人没事。`
export const cannotGo = (number: number, asker: string, name: string, words: string): string =>
  `第${number}号${named(asker)}，${name}同志自己去不了，说：“${short(words)}”`
export const notedThatTheyCannot = (): string => '知道了，您别着急，我告诉办公室。听到什么消息，请在这里回一句。'
/** To one of the office who has told what they did. */
export const keptWith = (number: number, asker: string): string =>
  `记在第${number}号${named(asker)}里了。有了结果请写一句：${number} 办完了：人没事。`
export const keptNotReached = (number: number, asker: string): string =>
  `记在第${number}号${named(asker)}里了。再打家里人和联络员的电话，还不行就打110请人上门看看。有了结果请写一句：${number} 办完了：人没事。`
export const takenByAnother = (number: number, name: string): string =>
  `第${number}号，${name}同志已经接了。您有消息，也请告诉${name}同志一声。`
export const hasTaken = (number: number, asker: string, name: string): string =>
  `第${number}号${named(asker)}，${name}同志接了，正在联系。`
export const howDidItGo = (number: number, asker: string): string =>
  `第${number}号${named(asker)}联系上了吗？请写一句结果：${number} 办完了：人没事。还没联系上，请找家里人和联络员。`
/** To whoever has taken it on. */
export const hasNoEnd = ({ number, asker, minutes }: { number: number; asker: string; minutes: number }): string =>
  `【紧急】第${number}号${named(asker)}您接了${since(minutes)}了，还没有结果。联系上了，请写一句：${number} 办完了：人没事。没联系上，请找家里人和联络员，还不行就打110请人上门看看。`
/** To everybody else. */
export const hasNoEndWith = (alarm: { number: number; asker: string; minutes: number; taker: string }): string =>
  `【紧急】第${alarm.number}号${named(alarm.asker)}，${alarm.taker}同志接了${since(alarm.minutes)}了，还没有结果。请问一问${alarm.taker}同志；谁联系上了谁写：${alarm.number} 办完了：人没事。`
export const alreadyOver = (number: number): string => `第${number}号已经办完了，谢谢您。`

/** Why a message was not sent any more. */
export const isTaken = (): string => '已经有人接了'
export const looksNoMore = (): string => '去不了了'
export const isOver = (): string => '已经办完了'

/** How the office stands. */
export const untaken = (count: number) => ({ label: '还没人接的急事', value: `${count}件` })
