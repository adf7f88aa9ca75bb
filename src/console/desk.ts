/** What the page needs of the office's desk: who may enter, what they see, what they say. Filled by the app. */
import type { Html, Page, PageControls, PersonId } from '../feature.ts'
import type { Upload } from './uploads.ts'

/** One line of what was said and answered on the page. */
export interface TalkLine {
  /** Unique within the talk. */
  readonly id: string
  readonly mine: boolean
  readonly text: string
  readonly fileName: string | null
  /** Number of the answer whose file can be had. */
  readonly answer?: number
  readonly at: Date
}

export interface Talk {
  /** Oldest first. */
  readonly lines: readonly TalkLine[]
  /** What can be answered by a number, where something is open. */
  readonly options: readonly { readonly number: number; readonly label: string }[]
}

/** Somebody who may enter. */
export interface Seat {
  readonly name: string
  /** Those that they may see. */
  readonly pages: readonly Page[]
}

export interface Desk {
  /** Whom the page of a rehearsal can act for, the first one before anybody is chosen. */
  staff(): Promise<readonly { readonly id: PersonId; readonly name: string }[]>
  /** Whose code it is; it is used up. `undefined`: there is no such code any more. */
  redeem(code: string): Promise<PersonId | undefined>
  /** `undefined` when they may not enter (any more). */
  seat(person: PersonId): Promise<Seat | undefined>
  /** `undefined` when they may not see it. */
  view(
    page: Page,
    person: PersonId,
    asked: { readonly query: Readonly<Record<string, string>>; readonly controls: PageControls },
  ): Promise<Html | undefined>
  /** A file that stands on a page; `undefined` when there is none (any more), or they may not see the page. */
  pageFile(
    page: Page,
    person: PersonId,
    asked: { readonly query: Readonly<Record<string, string>>; readonly key: string },
  ): Promise<Upload | undefined>
  /** Resolves when it is answered, or after twenty seconds; rejects with a `UserError` when it is nothing. */
  say(person: PersonId, saying: { readonly once: string; readonly text: string; readonly file?: Upload }): Promise<void>
  talk(person: PersonId): Promise<Talk>
  /** The file of an answer in somebody's own talk. */
  fileOf(person: PersonId, answer: number): Promise<Upload | undefined>
}
