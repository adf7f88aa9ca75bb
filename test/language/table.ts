/** Reads the tables of this folder: a row a line, columns between tabs, `#` begins a comment. */
import { readFileSync } from 'node:fs'

/** The tables of dates; the first tells their form. */
export const DATE_TABLES = [
  'dates.tsv',
  'dates-public.tsv',
  'dates-office.tsv',
  'dates-spoken.tsv',
  'dates-voices.tsv',
  'dates-strangers.tsv',
  'not-dates.tsv',
]

/** The rows of a table next to this file; \n in a cell is a line break. */
export function readTable(name: string): string[][] {
  return readFileSync(new URL(`./${name}`, import.meta.url), 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '' && !line.startsWith('#'))
    .map((line) => line.split('\t').map((cell) => cell.replaceAll('\\n', '\n')))
}
