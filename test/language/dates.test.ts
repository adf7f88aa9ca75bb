import { describe, expect, it } from 'vitest'
import { instantOf } from '../../src/base/calendar.ts'
import { normalise } from '../../src/language/normalise.ts'
import { findWhens } from '../../src/language/when/find-whens.ts'
import { presentAt } from '../../src/language/when/resolve.ts'
import { showWhen } from './show.ts'
import { DATE_TABLES, readTable } from './table.ts'

const ZONE = 'Asia/Shanghai'

describe.each(DATE_TABLES)('dates and times as people write them: %s', (table) => {
  it.each(readTable(table))('%s → %s', (text, expected, reference = '2026-11-23T09:00') => {
    const [day = '', time = ''] = reference.split('T')
    const present = presentAt(instantOf(day, time, ZONE), ZONE)
    expect(showWhen(findWhens(normalise(text ?? '').text, present)[0])).toBe(expected)
  })
})
