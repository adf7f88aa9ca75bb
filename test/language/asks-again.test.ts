import { describe, expect, test } from 'vitest'
import { asksAgain, asksWhichDay, findQuote } from '../../src/language/asks-again.ts'
import { normaliseText } from '../../src/language/read-value.ts'
import { readTable } from './table.ts'

const told = {
  title: '体检',
  words: '体检：12月8日（周二）上午7:30，职工医院体检中心，走东门。空腹，带医保卡。本人或家属查。',
}

function readAgain(text: string): string {
  const asked = asksAgain(normaliseText(text), told)
  if (asked === undefined) return 'none'
  const kinds = asked.topics.map(({ kind }) => kind)
  if (kinds.includes('again')) return 'again'
  if (kinds.includes('until')) return 'until'
  return (
    findQuote(
      told.words,
      asked.topics.flatMap((topic) => (topic.kind === 'words' ? [topic] : [])),
    ) ?? 'none'
  )
}

describe('what asks about something that was told', () => {
  test.each(readTable('asks-again.tsv'))('%s: %s', (text = '', expected) => expect(readAgain(text)).toBe(expected))
})

describe('whose 明天 is asked for', () => {
  test.each(['明天是指哪天', '你们说的明天是哪天'])('%s: that of the notice', (text) => {
    expect(asksWhichDay(text)).toBe('明天')
  })
  test.each(['明天是几号', '明天几号', '明天是礼拜几'])('%s: that of the calendar', (text) => {
    expect(asksWhichDay(text)).toBeUndefined()
  })
})
