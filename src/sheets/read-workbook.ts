/** What a workbook says about itself: its sheets, the texts that cells share, and which formats are days. */
import { showsDay } from './excel-dates.ts'
import type { Zip } from './open-zip.ts'
import { hearXml } from './read-xml.ts'
import { LONGEST_CELL, UnreadableSheet } from './sheet.ts'

export interface Workbook {
  /** The sheets that people see, in their order. */
  readonly sheets: readonly { readonly name: string; readonly path: string }[]
  readonly since1904: boolean
  readonly sharedTexts: readonly string[]
  /** By the number of a cell's style. */
  readonly showsDay: readonly boolean[]
}

/** More texts than these are in no roster. */
const MOST_TEXTS = 3_000_000

/** @throws UnreadableSheet `damaged`, `swollen`, or `not-a-table` for a document or a presentation */
export async function readWorkbook(zip: Zip): Promise<Workbook> {
  const book = zip.read('xl/workbook.xml')
  if (book === undefined) throw new UnreadableSheet('not-a-table')
  const targets = await readTargets(zip)
  const sheets: { name: string; path: string }[] = []
  let since1904 = false
  await hearXml(book, {
    open(name, attributes) {
      if (name === 'workbookPr') since1904 = isTrue(attributes['date1904'])
      const path = name === 'sheet' ? targets.get(attributes['r:id'] ?? '') : undefined
      const isHidden = (attributes['state'] ?? 'visible') !== 'visible'
      if (path !== undefined && !isHidden) sheets.push({ name: attributes['name'] ?? '', path })
    },
  })
  return { sheets, since1904, sharedTexts: await readSharedTexts(zip), showsDay: await readStyles(zip) }
}

const isTrue = (value: string | undefined): boolean => value === '1' || value === 'true'

/** Where each sheet is, by the id that the workbook uses for it. */
async function readTargets(zip: Zip): Promise<ReadonlyMap<string, string>> {
  const targets = new Map<string, string>()
  await hearXml(zip.read('xl/_rels/workbook.xml.rels'), {
    open(name, { Id: id = '', Target: target = '', Type: type = '' }) {
      if (name !== 'Relationship' || !type.endsWith('/worksheet')) return
      targets.set(id, target.startsWith('/') ? target.slice(1) : `xl/${target.replace(/^\.\//, '')}`)
    },
  })
  return targets
}

/** Readings in small characters (rPh) are left out. */
async function readSharedTexts(zip: Zip): Promise<readonly string[]> {
  const texts: string[] = []
  let [text, isText, isReading] = ['', false, false]
  await hearXml(zip.read('xl/sharedStrings.xml'), {
    open(name) {
      if (name === 'si') text = ''
      if (name === 'rPh') isReading = true
      isText = name === 't' && !isReading
    },
    text(piece) {
      if (isText && text.length < LONGEST_CELL) text += piece
    },
    close(name) {
      isText = false
      if (name === 'rPh') isReading = false
      if (name === 'si' && texts.push(text.slice(0, LONGEST_CELL)) > MOST_TEXTS) throw new UnreadableSheet('swollen')
    },
  })
  return texts
}

async function readStyles(zip: Zip): Promise<readonly boolean[]> {
  const codes = new Map<number, string>()
  const days: boolean[] = []
  let inCells = false
  await hearXml(zip.read('xl/styles.xml'), {
    open(name, attributes) {
      const id = Number(attributes['numFmtId'] ?? 0)
      if (name === 'numFmt') codes.set(id, attributes['formatCode'] ?? '')
      if (name === 'cellXfs') inCells = true
      if (name === 'xf' && inCells) days.push(showsDay(id, codes.get(id)))
    },
    close(name) {
      if (name === 'cellXfs') inCells = false
    },
  })
  return days
}
