/** Sheets of people for visits and gifts: a 联络员 gets those they look after, without the numbers. */
import { mayDo, type SentFile, type Turn } from '../../feature.ts'
import { handOut } from '../people/public.ts'
import { PHONE_COLUMN } from './wording.ts'

export interface PeopleSheet {
  readonly title: string
  readonly header: readonly string[]
  readonly rows: readonly (readonly string[])[]
  /** Whose data the rows hold. */
  readonly people: readonly number[]
  /** What such a list is for, which its name tells: nobody is asked. */
  readonly purpose: string
}

/**
 * The sheet as a file; the column of numbers is only for those who may take numbers from the roster. Who takes it stands in
 * 导出记录.
 */
export async function sheetFor(turn: Turn<unknown>, sheet: PeopleSheet): Promise<SentFile> {
  const { title, header, rows, people, purpose } = sheet
  const mayRing = mayDo(turn.speaker, 'roster.phones')
  const isShown = (_: string, at: number) => mayRing || header[at] !== PHONE_COLUMN
  const shown = { title, header: header.filter(isShown), rows: rows.map((row) => row.filter(isShown)) }
  return handOut(turn, { people, whom: title, purpose, mayRing, name: `${title}.xlsx` }, shown)
}
