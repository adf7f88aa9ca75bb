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
const MARGIN = 30
/** How long a full bar is. */
const FULL = WIDTH - 2 * MARGIN
/** Type for a phone in an old hand, on which the picture is less than half as wide. */
const TITLE = 46
const SMALL = 36
const TYPE = 42
/** From one line of words to the next, of their size. */
const LEADING = 1.3
const BAR = 44
const GAP = 34
/** Beside a label stands how many it is: 1234／1234人. */
const COUNT = 270

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
    label,
    share: people === 0 ? 0 : count / people,
    count: words.people(count),
  }))
  return draw({ title, label: words.chosenLabel(title), sum: words.chosenSum(people, several), bars })
}

function draw(chart: {
  readonly title: string
  readonly label: string
  readonly sum: string
  readonly bars: readonly Bar[]
}) {
  const { title, label, sum, bars } = chart
  const head = write(title, MARGIN / 2, { size: TITLE, weight: 700 })
  const under = write(sum, head.end, { size: SMALL })
  let top = under.end + GAP
  const drawn = bars.map((one) => {
    const bar = drawBar(one, top)
    top = bar.end + GAP
    return bar.parts
  })
  return html`<svg viewBox="0 0 ${WIDTH} ${top}" width="${WIDTH}" height="${top}" role="img" aria-label="${label}" font-family="Noto Sans CJK SC, Microsoft YaHei, sans-serif">
    <rect width="${WIDTH}" height="${top}" fill="#fff"/>
    ${head.parts}${under.parts}${drawn}
  </svg>`
}

/** The whole label, and how many, above the bar. */
function drawBar({ label, share, count }: Bar, top: number) {
  const text = write(label, top, { size: TYPE, width: FULL - COUNT })
  const number = write(count, top, { size: TYPE, from: WIDTH - MARGIN - widthOf(count) * TYPE })
  const bar = text.end + 12
  const parts = html`${text.parts}${number.parts}
    <rect x="${MARGIN}" y="${bar}" width="${FULL}" height="${BAR}" fill="#e3e7ee"/>
    <rect x="${MARGIN}" y="${bar}" width="${Math.round(FULL * share)}" height="${BAR}" fill="#b3261e"/>`
  return { parts, end: bar + BAR }
}

interface Type {
  readonly size: number
  readonly weight?: number
  readonly from?: number
  readonly width?: number
}

/** Words below `top`, in as many lines as they need: what is cut short cannot be told from its neighbour. */
function write(text: string, top: number, { size, weight = 400, from = MARGIN, width = FULL }: Type) {
  const lines = linesOf(text, width / size)
  const parts = lines.map((line, index) => {
    const y = Math.round(top + (index + 0.8) * size * LEADING)
    return html`<text x="${Math.round(from)}" y="${y}" font-size="${size}" font-weight="${weight}">${line}</text>`
  })
  return { parts, end: Math.round(top + lines.length * size * LEADING) }
}

/** How wide words are, in Chinese characters; letters and digits are narrower. */
const widthOf = (text: string): number => [...text].reduce((sum, char) => sum + (char < '\u0100' ? 0.6 : 1), 0)

function linesOf(text: string, most: number): readonly string[] {
  const lines: string[] = []
  let line = ''
  for (const char of text) {
    if (line !== '' && widthOf(line + char) > most && !ENDS_A_LINE.test(char)) {
      lines.push(line)
      line = ''
    }
    line += char
  }
  return [...lines, line]
}

/** Begins no line, and may stand a little beyond the end of one. */
const ENDS_A_LINE = /[，。、；：！？）”]/
