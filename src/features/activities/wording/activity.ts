/** An activity in words, and what several topics say of it. */

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

interface Details {
  readonly bring: string | null
  readonly cost: string | null
  readonly rain: string | null
}

export const detailsInWords = ({ bring, cost, rain }: Details): string =>
  [bring === null ? '' : `请带${bring}。`, cost === null ? '' : `${cost}。`, rain === null ? '' : `下雨${rain}。`].join(
    '',
  )

/** A line of its own where there is something to say. */
export const detailLine = ({ details }: InWords): readonly string[] => (details === '' ? [] : [details])

export const NOT_SAID = '没写'

export const YES = '去'
export const NO = '不去'
export const pleaseAnswer = (): string => '去请回1，不去请回2。'
