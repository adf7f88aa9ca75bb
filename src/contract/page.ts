/** Pages of the console, and the figures that stand on them. */

import type { HtmlEscapedString } from 'hono/utils/html'
import type { FileId, Tx, WorkingOffice } from './office.ts'
import type { Right, Scope, Speaker } from './speaker.ts'

/** What a page is drawn with. */
export type Html = HtmlEscapedString | Promise<HtmlEscapedString>

/** A page of the console. */
export interface Page {
  /** Below the office's pages: `activities`. */
  readonly path: string
  readonly title: string
  /** Checked each time it is drawn. */
  readonly needs: Right
  /** Links stay on the page (`?unit=3`): where the console has put it is the console's business. */
  view(db: Tx, view: PageView): Promise<HtmlEscapedString>
  /** A file that stands on the page, by what its link says (`?file=12`); `undefined`: there is none, or it is not theirs to see. */
  file?(
    db: Tx,
    view: Omit<PageView, 'controls'>,
    key: string,
  ): Promise<{ readonly name: string; readonly id: FileId } | undefined>
}

export interface PageView {
  readonly query: Readonly<Record<string, string>>
  readonly now: Date
  readonly office: WorkingOffice
  /** Where the one who looks holds the right that the page needs. */
  readonly scope: Scope
  /** Who looks. */
  readonly speaker: Speaker
  /** What a page acts with. */
  readonly controls: PageControls
}

/**
 * What a page acts with: all of it says something, as if the one who looks had written it to the bot in private. So it
 * runs the same commands with the same rights and the same audit; the answer is shown beside the page.
 */
export interface PageControls {
  /** A button that says a sentence. */
  say(sentence: string, label: string): Html
  /** A form that says a sentence, perhaps with a file, in which each `{name}` is replaced by what was written in the field of that name. */
  form(form: PageForm): Html
  /** A field to choose a file that is then sent; `accept` as in HTML: `.xlsx,.csv`. */
  upload(label: string, accept: string): Html
}

export interface PageForm {
  /** 改0101电话 {电话} */
  readonly sentence: string
  /** `rows`: a field of several lines, which stay lines. */
  readonly fields: readonly {
    readonly name: string
    readonly label: string
    readonly value?: string
    readonly rows?: number
    /** What can be chosen, instead of being written. */
    readonly options?: readonly string[]
    /** Sentences that one touch puts into the field. */
    readonly ready?: readonly string[]
    /** May be left empty. */
    readonly maybe?: true
  }[]
  /** A file may be sent along with the sentence, under this label. */
  readonly file?: string
  readonly label: string
}

/** One line of how the office stands: 过期没办的, 2件; its `state` colours it, and the words alone must say it too. */
export interface Standing {
  readonly label: string
  readonly value: string
  readonly state: 'plain' | 'good' | 'attention' | 'trouble'
  /** The page that shows them, by its `path`, with what stands behind its question mark: requests?state=overdue. */
  readonly on?: string
}

/** One line of a report: 办活动, 3次. */
export interface ReportLine {
  readonly label: string
  readonly value: string
}
