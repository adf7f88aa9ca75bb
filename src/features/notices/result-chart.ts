/** What came of a notice, as a picture to print or to show in a group: large type, no names. */
import { html } from 'hono/html'
import { CHART as words } from './wording.ts'

/** One 支部 (null: of none), in people. */
export interface ChartRow {
  readonly branch: string | null
  readonly done: number
  readonly of: number
}

/** What was asked, and how many chose each of what was offered. */
export interface ChosenChart {
  readonly title: string
  readonly rows: readonly { readonly label: string; readonly count: number }[]
  /** Who has answered; where several may be chosen, the bars come to more. */
  readonly people: number
  readonly several: boolean
}

const WIDTH = 900
const ROW = 72
const HEAD = 110
/** Where bars begin, and how long a full one is. */
const LEFT = 260
const FULL = 420
/** What fits before a bar and above all of them, in characters. */
const LONGEST_LABEL = 7
const LONGEST_TITLE = 23

interface Bar {
  readonly label: string
  /** 0 to 1. */
  readonly share: number
  readonly count: string
}

/** How many of each 支部 have answered. `asks`: whether answers are counted, or only who has got it. */
export function drawResult(title: string, rows: readonly ChartRow[], asks: boolean) {
  const all = rows.reduce((sum, { of }) => sum + of, 0)
  const done = rows.reduce((sum, row) => sum + row.done, 0)
  const bars = rows.map(({ branch, done, of }) => ({
    label: branch ?? words.noUnit,
    share: of === 0 ? 0 : done / of,
    count: words.count(done, of),
  }))
  return draw({ title, label: words.label(title), sum: words.sum(done, all, asks), bars })
}

/** How many chose each of the options. */
export function drawChosen({ title, rows, people, several }: ChosenChart) {
  const bars = rows.map(({ label, count }) => ({
    label: shortened(label, LONGEST_LABEL),
    share: people === 0 ? 0 : count / people,
    count: words.people(count),
  }))
  return draw({ title, label: words.chosenLabel(title), sum: words.chosenSum(people, several), bars })
}

const shortened = (text: string, most: number): string => (text.length > most ? `${text.slice(0, most - 1)}…` : text)

function draw(chart: {
  readonly title: string
  readonly label: string
  readonly sum: string
  readonly bars: readonly Bar[]
}) {
  const { title, label, sum, bars } = chart
  const height = HEAD + bars.length * ROW + 20
  return html`<svg viewBox="0 0 ${WIDTH} ${height}" width="${WIDTH}" height="${height}" role="img" aria-label="${label}" font-family="Noto Sans CJK SC, Microsoft YaHei, sans-serif">
    <rect width="${WIDTH}" height="${height}" fill="#fff"/>
    <text x="30" y="48" font-size="36" font-weight="700">${shortened(title, LONGEST_TITLE)}</text>
    <text x="30" y="90" font-size="28">${sum}</text>
    ${bars.map((one, index) => drawBar(one, HEAD + index * ROW))}
  </svg>`
}

function drawBar({ label, share, count }: Bar, top: number) {
  return html`<text x="30" y="${top + 42}" font-size="30">${label}</text>
    <rect x="${LEFT}" y="${top + 10}" width="${FULL}" height="44" fill="#e3e7ee"/>
    <rect x="${LEFT}" y="${top + 10}" width="${Math.round(FULL * share)}" height="44" fill="#b3261e"/>
    <text x="${LEFT + FULL + 20}" y="${top + 42}" font-size="30">${count}</text>`
}
