/** An activity in words, and what several topics say of it. */
import type { Nature } from '../plan/nature.ts'

/** How those who were asked have answered: heads that come, names, and how many are silent. */
export interface Answers {
  readonly heads: number
  readonly waiting: readonly string[]
  readonly maybe: readonly string[]
  readonly silent: number
}

/** What is told of an activity, in words. */
export interface InWords {
  readonly title: string
  /** 12月2日（周三）上午9点 */
  readonly when: string
  readonly place: string
  /** 请带老花镜。下雨改到食堂。 Empty: nothing of the kind was said. */
  readonly details: string
}

export const placeNear = (place: string, landmark: string): string => `${place}（${landmark}）`

/** What `companions` holds where nobody is to be brought along. */
export const ONLY_YOURSELF = '只请本人'

interface Details {
  readonly bring: string | null
  readonly cost: string | null
  readonly rain: string | null
  readonly companions: string | null
  readonly note: string | null
}

export const detailsInWords = ({ bring, cost, rain, companions, note }: Details): string =>
  [bring && `请带${bring}`, cost, rain && `下雨${rain}`, companions, note]
    .map((words) => (words ? `${words}。` : ''))
    .join('')

const PLACES = { indoor: '室内', outdoor: '室外' } as const
const PACES = { quiet: '静', lively: '动' } as const
export const natureInWords = ({ where, pace }: Nature): string =>
  [where && PLACES[where], pace && PACES[pace]].filter((word) => word !== undefined).join('、')

/** A line of its own where there is something to say. */
export const detailLine = ({ details }: InWords): readonly string[] => (details === '' ? [] : [details])

export const NOT_SAID = '没写'

export const YES = '去'
export const NO = '不去'
export const pleaseAnswer = (): string => '去请回1，不去请回2。'
