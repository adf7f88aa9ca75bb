import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { deflateSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { findInPicture, findWords, type Search } from '../../src/sheets/find-words.ts'
import { writeXlsx } from '../../src/sheets/write-xlsx.ts'
import { encodeGb18030 } from '../world/gb18030.ts'
import { zipOf } from '../world/zip.ts'

const utf16 = (text: string) => Buffer.from(`\ufeff${text}`, 'utf16le')
const long = 'x'.repeat((1 << 20) - 4)

describe('whether a file says a word', () => {
  test.each<[string, () => Promise<Uint8Array> | Uint8Array, Search]>([
    ['a workbook', () => writeXlsx({ title: '名册', header: ['姓名'], rows: [['周福生']] }), 'found'],
    ['a workbook of others', () => writeXlsx({ title: '名册', header: ['姓名'], rows: [['陈德福']] }), 'absent'],
    ['a document', () => zipOf([['word/document.xml', Buffer.from('<w:t>周福生同志</w:t>')]]), 'found'],
    [
      'a word in two runs',
      () => zipOf([['word/document.xml', Buffer.from('<w:t>周</w:t></w:r><w:r><w:t>福生</w:t>')]]),
      'found',
    ],
    ['words of two cells', () => writeXlsx({ title: '名册', header: ['姓名'], rows: [['周福'], ['生病']] }), 'absent'],
    ['a name that is spaced out', () => Buffer.from('周　福 生'), 'found'],
    ['a number that is spaced out', () => Buffer.from('138 0000 0106'), 'found'],
    [
      'an old workbook',
      () => Buffer.concat([Buffer.from([0xd0, 0xcf, 0x11]), Buffer.from('周福生', 'utf16le')]),
      'found',
    ],
    ['text in UTF-8', () => Buffer.from('姓名\n周福生'), 'found'],
    ['text in GB18030', () => encodeGb18030('姓名\n周福生'), 'found'],
    ['text in UTF-16', () => utf16('姓名\n周福生'), 'found'],
    ['a word across two pieces', () => Buffer.from(`${long}周福生`), 'found'],
    ['text of others', () => Buffer.from('姓名\n陈德福'), 'absent'],
    ['a damaged workbook', () => Buffer.from('PK\u0003\u0004周福生'), 'unread'],
    ['nothing', () => new Uint8Array(), 'absent'],
  ])('%s', async (_, make, search) => {
    expect(await findWords(await make(), ['周福生', '13800000106'])).toBe(search)
  })

  test('no word is found anywhere', async () => {
    expect(await findWords(Buffer.from('姓名'), [])).toBe('absent')
  })
})

/** The objects of a PDF, written plainly. */
const pdf = (...objects: string[]): Uint8Array =>
  Buffer.from(['%PDF-1.7', ...objects, 'trailer <<>>'].join('\n'), 'latin1')
const shows = (stream: string, filter = ''): string => `9 0 obj <<${filter}>> stream\n${stream}\nendstream endobj`
const page = (font: string) =>
  `1 0 obj <</Resources <</Font <</F1 2 0 R>>>>>> endobj\n2 0 obj <</Type /Font ${font}>> endobj`
const cid = '/Subtype /Type0 /ToUnicode 3 0 R'
const map = (table: string) => `3 0 obj <<>> stream\n${table}\nendstream endobj`
const packed = (text: string): string => deflateSync(Buffer.from(text, 'latin1')).toString('latin1')
const gbk = (text: string) => Buffer.from(encodeGb18030(text)).toString('hex')

describe('whether a PDF says a word', () => {
  test.each<[string, Uint8Array, Search]>([
    [
      'by its own table',
      pdf(
        page(cid),
        map('beginbfchar <01> <5468> <02> <798F> <03> <751F> endbfchar'),
        shows('BT /F1 12 Tf <010203> Tj ET'),
      ),
      'found',
    ],
    [
      'by a range of its table',
      pdf(
        page(cid),
        map('beginbfrange <0001> <0002> <5467> <0005> <0006> [<798F> <751F>] endbfrange'),
        shows('BT /F1 12 Tf [<0002> -20 <00050006>] TJ ET'),
      ),
      'found',
    ],
    [
      'each character by itself, packed',
      pdf(
        page(cid),
        map('beginbfchar <01> <5468> <02> <798F> <03> <751F> endbfchar'),
        shows(packed('BT /F1 9 Tf <01> Tj 9 0 Td <02> Tj 9 0 Td <03> Tj ET'), '/Filter /FlateDecode'),
      ),
      'found',
    ],
    [
      'in GBK',
      pdf(page('/Subtype /Type0 /Encoding /GBK-EUC-H'), shows(`BT /F1 12 Tf <${gbk('周福生')}> Tj ET`)),
      'found',
    ],
    [
      'in UCS-2',
      pdf(page('/Subtype /Type0 /Encoding /UniGB-UCS2-H'), shows('BT /F1 12 Tf <5468798F751F> Tj ET')),
      'found',
    ],
    [
      'a number, with escapes',
      pdf(page('/Subtype /TrueType'), shows('BT /F1 12 Tf (\\(138 000\\060 0106\\)) Tj ET')),
      'found',
    ],
    ['others', pdf(page('/Subtype /TrueType'), shows('BT /F1 12 Tf (13800000107) Tj ET')), 'absent'],
    ['a scan', pdf(`4 0 obj <</Subtype /Image>> stream\n周福生\nendstream endobj`, shows('q /Im0 Do Q')), 'unread'],
    [
      'glyphs without a table',
      pdf(page('/Subtype /Type0 /Encoding /Identity-H'), shows('BT /F1 12 Tf <0102> Tj ET')),
      'unread',
    ],
    [
      'a locked one',
      pdf(page('/Subtype /TrueType'), shows('BT /F1 12 Tf (x) Tj ET'), '5 0 obj <</Encrypt 6 0 R>> endobj'),
      'unread',
    ],
    ['a cut one', pdf(page('/Subtype /TrueType'), '9 0 obj <<>> stream\nBT /F1 12 Tf (13800000106) Tj'), 'found'],
    ['nothing', Buffer.from('%PDF-'), 'unread'],
  ])('%s', async (_, bytes, search) => {
    expect(await findWords(bytes, ['周福生', '13800000106'])).toBe(search)
  })

  test('as a browser prints it', async () => {
    const printed = readFileSync(join(import.meta.dirname, 'printed.pdf'))
    expect(await findWords(printed, ['周福生'])).toBe('found')
    expect(await findWords(printed, ['王芳'])).toBe('absent')
  })

  test('which swells is left to a person', async () => {
    const swollen = packed(' '.repeat(101_000_000))
    expect(await findWords(pdf(shows(swollen, '/Filter /FlateDecode')), ['周福生'])).toBe('unread')
  })
})

test('a picture that is named in its own title', async () => {
  expect(await findInPicture(Buffer.from('\u0089PNG iTXt 周福生'), ['周福生'])).toBe('found')
  expect(await findInPicture(Buffer.from('\u0089PNG'), ['周福生'])).toBe('unread')
})
