/** An activity in words, and what several topics say of it. */

/** What is told of an activity, in words. */
export interface InWords {
  readonly title: string
  /** 12月2日（周三）上午9点 */
  readonly when: string
  readonly place: string
}

export const YES = '去'
export const NO = '不去'
export const pleaseAnswer = (): string => '去请回1，不去请回2。'
