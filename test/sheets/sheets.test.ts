import { describe, expect, test } from 'vitest'
import { dayOfSerial, showsDay, writeNumber } from '../../src/sheets/excel-dates.ts'
import { openZip } from '../../src/sheets/open-zip.ts'
import { readSheet, UnreadableSheet } from '../../src/sheets/read-sheet.ts'
import { widthOf, writeXlsx } from '../../src/sheets/write-xlsx.ts'
import { encodeGb18030 } from '../world/gb18030.ts'
import { zipOf } from '../world/zip.ts'

async function rowsOf(bytes: Uint8Array) {
  const rows: string[][] = []
  for await (const { cells } of readSheet(bytes)) rows.push([...cells])
  return rows
}

const faultOf = (bytes: Uint8Array) =>
  rowsOf(bytes).then(
    () => undefined,
    (error: unknown) => (error instanceof UnreadableSheet ? error.fault : String(error)),
  )

const text = (words: string) => new TextEncoder().encode(words)

const BOOK =
  '<workbook xmlns:r="r"><sheets><sheet name="一" r:id="a"/><sheet name="藏" state="hidden" r:id="b"/></sheets></workbook>'
const RELATIONS =
  '<Relationships><Relationship Id="a" Type="x/worksheet" Target="worksheets/1.xml"/><Relationship Id="b" Type="x/worksheet" Target="worksheets/2.xml"/></Relationships>'
const STYLES =
  '<styleSheet><numFmts><numFmt numFmtId="164" formatCode="yyyy&quot;年&quot;m&quot;月&quot;"/></numFmts><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="164"/></cellXfs></styleSheet>'
const SHARED = '<sst><si><t>姓名</t></si><si><r><t>张</t></r><r><t>三</t></r><rPh><t>zhang</t></rPh></si></sst>'

const workbook = (rows: string, after = '') =>
  zipOf([
    ['xl/workbook.xml', BOOK],
    ['xl/_rels/workbook.xml.rels', RELATIONS],
    ['xl/styles.xml', STYLES],
    ['xl/sharedStrings.xml', SHARED],
    ['xl/worksheets/1.xml', `<worksheet><sheetData>${rows}</sheetData>${after}</worksheet>`],
    ['xl/worksheets/2.xml', '<worksheet><sheetData><row><c t="str"><v>看不见</v></c></row></sheetData></worksheet>'],
  ])

describe('a workbook', () => {
  test('shared texts, numbers, days, and what formulas came to; hidden sheets are not read', async () => {
    const rows = await rowsOf(
      workbook(`
        <row r="2"><c r="A2" t="s"><v>0</v></c><c r="C2" t="inlineStr"><is><t>电话</t></is></c></row>
        <row r="3"><c r="A3" t="s"><v>1</v></c><c r="B3" s="1"><v>17597</v></c><c r="C3"><v>1.38E10</v></c></row>
        <row r="4"><c r="A4" t="str"><f>CONCAT("李","四")</f><v>李四</v></c><c r="B4" s="2"><v>17597.5</v></c><c r="C4"><f>1+1</f></c></row>
        <row r="5"><c r="A5" s="1"/></row>`),
    )
    expect(rows).toEqual([
      ['姓名', '', '电话'],
      ['张三', '1948-03-05', '13800000000'],
      ['李四', '1948-03-05'],
    ])
  })

  test('merged cells hold what stands in the first of them', async () => {
    const rows = await rowsOf(
      workbook(
        '<row r="1"><c r="A1" t="str"><v>第一支部</v></c><c r="B1" t="str"><v>甲</v></c></row><row r="2"><c r="B2" t="str"><v>乙</v></c></row><row r="3"><c r="B3" t="str"><v>丙</v></c></row>',
        '<mergeCells><mergeCell ref="A1:A2"/></mergeCells>',
      ),
    )
    expect(rows).toEqual([
      ['第一支部', '甲'],
      ['第一支部', '乙'],
      ['', '丙'],
    ])
  })

  test('is written so that it is read as it was, whatever cells begin with', async () => {
    const rows = [
      ['张三', '13800000000', '<&>"\''],
      ['=1+1', '+86', '-5'],
      ['@SUM(A1)', '\ttab', ''],
    ]
    const bytes = await writeXlsx({ title: '第一支部/名册', header: ['姓名', '电话', '备注'], rows })
    expect(await rowsOf(bytes)).toEqual([
      ['姓名', '电话', '备注'],
      ['张三', '13800000000', '<&>"\''],
      ['=1+1', '+86', '-5'],
      ['@SUM(A1)', 'tab'],
    ])
  })

  test('no cell that is written is a formula or a number', async () => {
    const bytes = await writeXlsx({ title: '名册', header: ['甲'], rows: [['=1+1'], ['13800000000']] })
    let xml = ''
    for await (const piece of (await openZip(bytes)).read('xl/worksheets/sheet1.xml') ?? []) xml += piece
    expect(xml).toContain('<t xml:space="preserve">\'=1+1</t>')
    expect(xml).not.toMatch(/<f>|<v>/)
  })
})

/** The first sheet of a workbook as a spreadsheet program sees it: what stays in sight, and how wide the columns are. */
async function layoutOf(bytes: Uint8Array) {
  let xml = ''
  for await (const piece of (await openZip(bytes)).read('xl/worksheets/sheet1.xml') ?? []) xml += piece
  const pane = /<pane [^>]*>/.exec(xml)?.[0]
  const widths = [...xml.matchAll(/<col min="(\d+)"[^>]* width="(\d+)"/g)].map(([, , width]) => Number(width))
  return { pane, widths, rows: xml.match(/<row>/g)?.length }
}

describe('how a written sheet looks', () => {
  const HEADER = ['编号', '姓名', '住址', '签名']
  test('the header stays in sight', async () => {
    const { pane } = await layoutOf(await writeXlsx({ title: '名册', header: HEADER, rows: [] }))
    expect(pane).toBe('<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/>')
  })

  test('each column is as wide as its longest cell, Chinese counted twice, up to a bound', async () => {
    const rows = [
      ['0101', '欧阳建国', '机床新村三号楼', ''],
      ['010203040506', '王五', '很长的地址'.repeat(20), ''],
    ]
    const { widths } = await layoutOf(await writeXlsx({ title: '名册', header: HEADER, rows, blank: { 签名: 24 } }))
    expect(widths).toEqual([12 + 2, 8 + 2, 40 + 2, 24 + 2])
  })

  test('of a cell with several lines the longest counts; larger type makes wider columns', async () => {
    const sheet = { title: '表', header: ['甲'], rows: [['一二三\n一二三四五']] }
    expect((await layoutOf(await writeXlsx(sheet))).widths).toEqual([12])
    expect((await layoutOf(await writeXlsx({ ...sheet, points: 24 }))).widths).toEqual([24])
  })

  test('all rows of a long list are written, although the first decide', async () => {
    async function* rows() {
      for (let at = 0; at < 2_500; at++) yield [String(at), '', '', '']
    }
    const layout = await layoutOf(await writeXlsx({ title: '名册', header: HEADER, rows: rows() }))
    expect(layout).toMatchObject({ rows: 2_501, widths: [6, 6, 6, 6] })
  })
})

describe('a text file', () => {
  const rows = [
    ['姓名', '住址'],
    ['张三', '新村3号，东门'],
  ]
  test.each<[string, Uint8Array]>([
    ['UTF-8', text('姓名,住址\n张三,新村3号，东门\n')],
    ['UTF-8 with a mark', text('\ufeff姓名,住址\r\n张三,新村3号，东门')],
    ['GB18030', encodeGb18030('姓名,住址\r\n张三,新村3号，东门\r\n')],
    ['UTF-16, as Unicode text', Buffer.from('\ufeff姓名\t住址\n张三\t新村3号，东门', 'utf16le')],
    ['UTF-16 without its mark', Buffer.from('姓名\t住址\n张三\t新村3号，东门', 'utf16le')],
    ['UTF-16 turned round, without its mark', Buffer.from('姓名\t住址\n张三\t新村3号，东门', 'utf16le').swap16()],
    ['with quotes', text('"姓名","住址"\n"张三","新村3号，东门"\n\n')],
    ['with semicolons', text('姓名;住址\n张三;新村3号，东门')],
  ])('%s', async (_, bytes) => {
    expect(await rowsOf(bytes)).toEqual(rows)
  })

  test('quotes hold separators, line breaks and quotes; rows are counted as the spreadsheet does', async () => {
    const lines = []
    for await (const line of readSheet(text('a,"b,""c""\nd"\n\ne'))) lines.push(line)
    expect(lines).toEqual([
      { sheet: '', row: 1, cells: ['a', 'b,"c" d'] },
      { sheet: '', row: 3, cells: ['e'] },
    ])
  })
})

describe('what cannot be read says why', () => {
  const ole = (name: string) => Buffer.concat([Buffer.from([0xd0, 0xcf, 0x11, 0xe0]), Buffer.from(name, 'utf16le')])
  test.each<[string, Uint8Array]>([
    ['empty', new Uint8Array()],
    ['empty', text('\n\n,,\n')],
    ['empty', workbook('')],
    ['password', ole('EncryptedPackage')],
    ['old-xls', ole('Workbook')],
    ['web-page', text('<html><table><tr><td>姓名</td></tr></table></html>')],
    ['not-a-table', Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 0x10])],
    ['not-a-table', Buffer.from('%PDF-1.7')],
    ['not-a-table', zipOf([['word/document.xml', '<document/>']])],
    ['not-a-table', Buffer.from([1, 2, 3, 4, 5])],
    ['damaged', Buffer.concat([Buffer.from('PK\x03\x04'), Buffer.alloc(50)])],
    ['damaged', workbook('<row><c t="str"><v>没完')],
    ['open-quote', text('姓名,支部\n"张三,第一支部\n李四,第一支部')],
    ['swollen', workbook(' '.repeat(60 * 2 ** 20))],
    ['too-many-rows', text('张三\n'.repeat(200_001))],
  ])('%s', async (fault, bytes) => {
    expect(await faultOf(bytes)).toBe(fault)
  })
})

test.each([
  [14, undefined, true],
  [31, undefined, true],
  [0, undefined, false],
  [164, 'yyyy"年"m"月"d"日"', true],
  [164, 'm"月"d"日"', true],
  [164, '0.00', false],
  [164, '"共"0"月"', false],
  [164, 'h:mm:ss', false],
  [164, '[Red]#,##0', false],
])('format %s %s shows a day: %s', (id, code, expected) => {
  expect(showsDay(id, code)).toBe(expected)
})

test.each([
  [1, '1900-01-01'],
  [61, '1900-03-01'],
  [17597, '1948-03-05'],
  [17597.75, '1948-03-05'],
  [0, undefined],
  [-1, undefined],
])('serial %s is %s', (serial, day) => {
  expect(dayOfSerial(serial)).toBe(day)
})

test('numbers are written out', () => {
  expect(['1.38E+10', '13800000000', '0.1', '12.50', 'x'].map(writeNumber)).toEqual([
    '13800000000',
    '13800000000',
    '0.1',
    '12.5',
    'x',
  ])
  expect(widthOf('姓名ab')).toBe(6)
})
