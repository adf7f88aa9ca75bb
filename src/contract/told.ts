/** What somebody was told, and may ask about afterwards: 几点来着, 再发一遍. */
export interface Told {
  readonly title: string
  /** When they got it. */
  readonly at: Date
  /** The message as they got it. */
  readonly text: string
  /** What it says to everybody: what they ask about is looked for in it. */
  readonly words: string
  /** Until when it is to be answered, as it reads; absent: nothing was set. */
  readonly until?: string
  /** When and where, as one line; where nothing else may be meant, a command of the feature says it. */
  readonly facts?: string
}
