import { describe, expect, it } from 'vitest'
import { readCover } from '../../../src/features/roles/read-cover.ts'

/** With 甲 and 乙 for the names, and no days. */
function read(text: string) {
  const [one = 0, other = 0] = [text.indexOf('甲'), text.indexOf('乙')].toSorted((a, b) => a - b)
  const said = readCover(
    text,
    [
      { from: one, to: one + 1 },
      { from: other, to: other + 1 },
    ],
    [],
  )
  return said && text[said.deputy === 0 ? one : other]
}

describe('who stands in', () => {
  it.each([
    '甲请假，乙替',
    '让乙顶甲',
    '甲的班乙代',
    '甲请病假，工作由乙负责',
    '甲的班乙接一下',
    '甲出差，乙盯着',
    '乙接甲的班',
  ])('%s: 乙', (text) => {
    expect(read(text)).toBe('乙')
  })

  it.each([
    '请乙去接甲',
    '乙去接甲',
    '乙去接甲看病',
    '乙负责接甲',
    '乙负责甲的体检',
    '乙盯着甲',
    '甲看病乙去接',
    '乙去接甲来开会',
  ])('%s: takes somebody along', (text) => {
    expect(read(text)).toBeUndefined()
  })
})
