import { describe, expect, it } from 'vitest'
import { readTerm } from '../../../src/features/roles/read-term.ts'
import { presentAt } from '../../../src/language/when/resolve.ts'

const PRESENT = presentAt(new Date('2026-11-23T01:00:00Z'), 'Asia/Shanghai')
const A = '让李桂兰当第一支部书记'

describe('from when to when somebody holds a post', () => {
  it.each([
    [A, undefined, undefined],
    [`${A}，从12月1日到明年12月31日`, '2026-12-01', '2027-12-31'],
    [`${A}，从12月1日起到明年12月31日`, '2026-12-01', '2027-12-31'],
    [`${A}，任期从12月1日到明年12月31日`, '2026-12-01', '2027-12-31'],
    [`${A}，任期至2028年11月`, undefined, '2028-11-30'],
    [`${A}，聘期一年，从12月1日算起`, '2026-12-01', '2027-11-30'],
    [`${A}，先当半年`, undefined, '2027-05-22'],
    [`${A}，下个月1号上任`, '2026-12-01', undefined],
    [`${A}，12月1日生效`, '2026-12-01', undefined],
    [`${A}，即日起生效`, '2026-11-23', undefined],
    [`老陈当书记三年了，${A}`, undefined, undefined],
    [`昨天支委会定了，${A}`, undefined, undefined],
    ['陈德福12月1日任期满，让李桂兰当第一支部书记', undefined, undefined],
  ])('%s', (text, from, until) => {
    const { loose, isUnclear, ...term } = readTerm(text, PRESENT)
    expect([term.from, term.until]).toEqual([from, until])
    if (!text.startsWith('老陈')) expect(isUnclear).toBe(false)
    expect(loose.length > 0).toBe(/昨天|任期满/.test(text))
  })

  it.each([
    `${A}，任期一届`,
    `${A}，任期一年半`,
    `${A}，聘期另定`,
    `${A}三周`,
    `${A}，从12月1日起。让周福生当第二支部书记，从12月5日起`,
  ])('%s: it is asked', (text) => {
    expect(readTerm(text, PRESENT).isUnclear).toBe(true)
  })

  it('什么什么之前 is no end', () => {
    expect(readTerm(`${A}，12月1日前到岗`, PRESENT)).toMatchObject({ loose: [{ text: '12月1日前' }], isUnclear: false })
  })
})
