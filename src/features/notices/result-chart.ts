/** How many of each 支部 have answered, as a picture to print or to show in a group: large type, no names. */
import { html } from 'hono/html'
import { CHART as words } from './wording.ts'

/** One 支部 (null: of none), in people. */
export interface ChartRow {
  readonly branch: string | null
  readonly done: number
  readonly of: number
}

const WIDTH = 900
const ROW = 72
const HEAD = 110
/** Where bars begin, and how long a full one is. */
const LEFT = 260
const FULL = 420

/** `asks`: whether answers are counted, or only who has got it. */
export function drawResult(title: string, rows: readonly ChartRow[], asks: boolean) {
  const all = rows.reduce((sum, { of }) => sum + of, 0)
  const done = rows.reduce((sum, row) => sum + row.done, 0)
  const height = HEAD + rows.length * ROW + 20
  return html`<svg viewBox="0 0 ${WIDTH} ${height}" width="${WIDTH}" height="${height}" role="img" aria-label="${words.label(title)}" font-family="Noto Sans CJK SC, Microsoft YaHei, sans-serif">
    <rect width="${WIDTH}" height="${height}" fill="#fff"/>
    <text x="30" y="48" font-size="36" font-weight="700">${title}</text>
    <text x="30" y="90" font-size="28">${words.sum(done, all, asks)}</text>
    ${rows.map((row, index) => bar(row, HEAD + index * ROW))}
  </svg>`
}

function bar({ branch, done, of }: ChartRow, top: number) {
  const length = of === 0 ? 0 : Math.round((FULL * done) / of)
  return html`<text x="30" y="${top + 42}" font-size="30">${branch ?? words.noUnit}</text>
    <rect x="${LEFT}" y="${top + 10}" width="${FULL}" height="44" fill="#e3e7ee"/>
    <rect x="${LEFT}" y="${top + 10}" width="${length}" height="44" fill="#b3261e"/>
    <text x="${LEFT + FULL + 20}" y="${top + 42}" font-size="30">${words.count(done, of)}</text>`
}
