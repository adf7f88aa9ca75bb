/** Lists that staff send, and sheets that they get. */
import { expect } from 'vitest'
import { openZip } from '../../../src/sheets/open-zip.ts'
import { readSheet } from '../../../src/sheets/read-sheet.ts'
import { writeXlsx } from '../../../src/sheets/write-xlsx.ts'
import { encodeGb18030 } from '../gb18030.ts'
import { defineSteps } from '../gherkin-steps.ts'
import type { parameters, World } from '../world.ts'
import { zipOf } from '../zip.ts'

const SHEET = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

const send = (world: World, name: string, fileName: string, bytes: Uint8Array, mediaType = SHEET) =>
  world.say(name, {}, { kind: 'file', fileName, file: { mediaType, bytes: Buffer.from(bytes) } })

export const steps = defineSteps<World, typeof parameters>((step) => {
  step('{person}发来表格{words}：', async (world, name, fileName, below) => {
    const [header = [], ...rows] = below.cells()
    await send(world, name, fileName, await writeXlsx({ title: '名册', header, rows }))
  })
  step('{person}发来国标码的表格{words}：', (world, name, fileName, below) =>
    send(world, name, fileName, encodeGb18030(below.text()), 'text/csv'),
  )
  step('{person}发来{int}兆空白压成的表格{words}', (world, name, size, fileName) =>
    send(world, name, fileName, swollenSheet(size * 2 ** 20)),
  )
  step('{person}发来{int}行的表格{words}', (world, name, rows, fileName) =>
    send(world, name, fileName, longSheet(rows)),
  )
  step('{person}发来姓名是公式的表格{words}', (world, name, fileName) => send(world, name, fileName, formulaSheet()))
  step('{person}发来{int}位性别不对的表格{words}', (world, name, count, fileName) => {
    const rows = Array.from({ length: count }, (_, at) => `钱${HAN[at % 16]}${HAN[(at * 7 + 3) % 16]},不知`)
    return send(world, name, fileName, Buffer.from(['姓名,性别', ...rows].join('\n')), 'text/csv')
  })
  step('{person}发来坏了的表格{words}，毛病是{word}', (world, name, fileName, fault) =>
    send(world, name, fileName, brokenSheet(fault)),
  )
  step('{person}把收到的表格原样发回', async (world, name) => {
    const contact = world.contact(name)
    const sheet = world.network.messagesOf(contact, contact).findLast(({ fileName }) => fileName?.endsWith('.xlsx'))
    const bytes = world.network.fileOf(sheet?.id ?? '')
    if (sheet?.fileName === undefined || bytes === undefined) throw new Error(`${name}没有收到过表格`)
    await send(world, name, sheet.fileName, bytes)
  })
  step('{person}收到的表格{words}，字是{int}磅', async (world, name, fileName, points) => {
    const contact = world.contact(name)
    const message = world.network.messagesOf(contact, contact).findLast((one) => one.fileName === fileName)
    const zip = await openZip(world.network.fileOf(message?.id ?? '') ?? new Uint8Array())
    let xml = ''
    for await (const piece of zip.read('xl/styles.xml') ?? []) xml += piece
    expect([...xml.matchAll(/<sz val="(\d+)"/g)].map(([, size]) => Number(size))).toEqual([points, points])
  })
  step('{person}收到表格{words}，里面是：', async (world, name, fileName, below) => {
    const message = world.lookForFile(name, fileName)
    expect(message, world.transcript()).toBeDefined()
    const rows: (readonly string[])[] = []
    for await (const line of readSheet(world.network.fileOf(message?.id ?? '') ?? new Uint8Array()))
      rows.push(line.cells)
    const expected = below.cells()
    // By the columns' names; a sheet without such a head, by their order.
    const named = (expected[0] ?? []).map((title) => rows[0]?.indexOf(title) ?? -1)
    const columns = named.includes(-1) ? named.map((_, at) => at) : named
    expect(rows.map((row) => columns.map((at) => row[at] ?? ''))).toEqual(expected)
  })
})

const textCell = (text: string) => `<c t="inlineStr"><is><t>${text}</t></is></c>`

/** A formula that comes to a name, the text of one, and one that comes to a number. */
function formulaSheet(): Uint8Array {
  const rows = [
    textCell('姓名'),
    '<c t="str"><f>"马"&amp;HYPERLINK("http://x","长河")</f><v>马长河</v></c>',
    textCell('=cmd|1!A0'),
    '<c><f>1+1</f><v>2</v></c>',
  ]
  return workbookOf(`<worksheet><sheetData>${rows.map((row) => `<row>${row}</row>`).join('')}</sheetData></worksheet>`)
}

/** Files that are called a workbook and cannot be opened as one. */
const BROKEN: Readonly<Record<string, () => Uint8Array>> = {
  // As a download that was cut off.
  传了一半: () => formulaSheet().subarray(0, 300),
  内容错位: () => formulaSheet().map((byte, at) => (at > 60 && at < 400 ? byte ^ 0x5a : byte)),
  加了密码: () => Buffer.concat([OLE, Buffer.from('EncryptedPackage', 'utf16le')]),
  老格式: () => Buffer.concat([OLE, Buffer.from('Workbook', 'utf16le')]),
  其实是图片: () => Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
  其实是文档: () => zipOf([['word/document.xml', Buffer.from('<document/>')]]),
  是空的: () => new Uint8Array(),
}
const OLE = Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1])

function brokenSheet(fault: string): Uint8Array {
  const make = BROKEN[fault]
  if (make === undefined) throw new Error(`没有这种毛病：${fault}`)
  return make()
}

const HAN = [...'大有小梅国庆建军春兰秋菊长江泰山']

/** A workbook with so many people, header and all. */
function longSheet(rows: number): Uint8Array {
  const row = (at: number) => {
    const name = `钱${HAN[at % 16]}${HAN[Math.floor(at / 16) % 16]}`
    return `<row>${textCell(`${100_000 + at}`)}${textCell(name)}</row>`
  }
  const lines = Array.from({ length: rows - 1 }, (_, at) => row(at))
  const header = `<row>${textCell('编号')}${textCell('姓名')}</row>`
  return workbookOf(`<worksheet><sheetData>${header}${lines.join('')}</sheetData></worksheet>`)
}

/** A zip file that says of itself, truly, that one small entry becomes very large. */
const swollenSheet = (size: number): Uint8Array => workbookOf(Buffer.alloc(size, ' '))

function workbookOf(sheet: string | Buffer): Uint8Array {
  const book = Buffer.from('<workbook><sheets><sheet name="1" r:id="a"/></sheets></workbook>')
  const relations = Buffer.from(
    '<Relationships><Relationship Id="a" Type="x/worksheet" Target="1.xml"/></Relationships>',
  )
  const entries = [
    ['xl/workbook.xml', book],
    ['xl/_rels/workbook.xml.rels', relations],
    ['xl/1.xml', sheet],
  ] as const
  return zipOf(entries)
}
