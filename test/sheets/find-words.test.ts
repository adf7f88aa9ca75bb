import { describe, expect, test } from 'vitest'
import { saysAny } from '../../src/sheets/find-words.ts'
import { writeXlsx } from '../../src/sheets/write-xlsx.ts'
import { encodeGb18030 } from '../world/gb18030.ts'
import { zipOf } from '../world/zip.ts'

const utf16 = (text: string) => Buffer.from(`\ufeff${text}`, 'utf16le')
const long = 'x'.repeat((1 << 20) - 4)

describe('whether a file says a word', () => {
  test.each<[string, () => Promise<Uint8Array> | Uint8Array, boolean]>([
    ['a workbook', () => writeXlsx({ title: '名册', header: ['姓名'], rows: [['周福生']] }), true],
    ['a workbook of others', () => writeXlsx({ title: '名册', header: ['姓名'], rows: [['陈德福']] }), false],
    ['a document', () => zipOf([['word/document.xml', Buffer.from('<w:t>周福生同志</w:t>')]]), true],
    ['text in UTF-8', () => Buffer.from('姓名\n周福生'), true],
    ['text in GB18030', () => encodeGb18030('姓名\n周福生'), true],
    ['text in UTF-16', () => utf16('姓名\n周福生'), true],
    ['a word across two pieces', () => Buffer.from(`${long}周福生`), true],
    ['text of others', () => Buffer.from('姓名\n陈德福'), false],
    ['a damaged workbook', () => Buffer.from('PK\u0003\u0004周福生'), false],
    ['nothing', () => new Uint8Array(), false],
  ])('%s', async (_, make, says) => {
    expect(await saysAny(await make(), ['周福生', '13800000106'])).toBe(says)
  })

  test('no word is found anywhere', async () => {
    expect(await saysAny(Buffer.from('姓名'), [])).toBe(false)
  })
})
