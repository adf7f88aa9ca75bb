/** Sheets of people for visits and gifts: a 联络员 gets those they look after, without the numbers. */
import { mayDo, type SentFile, type Speaker } from '../../feature.ts'
import { SHEET_TYPE, writeXlsx } from '../../sheets/write-xlsx.ts'
import { PHONE_COLUMN } from './wording.ts'

export interface PeopleSheet {
  readonly title: string
  readonly header: readonly string[]
  readonly rows: readonly (readonly string[])[]
}

/** The sheet as a file; the column of numbers is only for those who may take numbers from the roster. */
export async function sheetFor(speaker: Speaker, { title, header, rows }: PeopleSheet): Promise<SentFile> {
  const mayRing = mayDo(speaker, 'roster.phones')
  const isShown = (_: string, at: number) => mayRing || header[at] !== PHONE_COLUMN
  const bytes = await writeXlsx({ title, header: header.filter(isShown), rows: rows.map((row) => row.filter(isShown)) })
  return { name: `${title}.xlsx`, mediaType: SHEET_TYPE, bytes }
}
