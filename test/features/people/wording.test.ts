import { describe, expect, test } from 'vitest'
import type { Card } from '../../../src/features/people/queries.ts'
import * as wording from '../../../src/features/people/wording.ts'
import { office, TODAY } from './office.ts'

const card: Card = {
  id: 1,
  name: '欧阳建国',
  honorific: '欧阳老师',
  sex: 'male',
  birthDay: '1938-12-23',
  birthCalendar: 'lunar',
  birthLeap: false,
  formerUnit: '第二装配车间',
  unit: '第十二支部第一小组',
  region: 'province',
  residence: '随儿子住在省城',
  phone: '13800000101',
  status: 'active',
  hasChat: true,
  isClaimed: false,
  liaison: '司马秀兰',
  liaisonId: 1,
  liaisonPhone: null,
  politics: null,
  living: null,
  spouse: null,
  relatives: null,
  tags: null,
  note: null,
}

const toMembers: readonly (readonly [string, string])[] = [['own record', wording.ownRecord(card, office)]]

describe('what members read (rules 5 and 30)', () => {
  test.each(toMembers)('%s: six lines and 120 characters at most, full-width punctuation, no link', (_, text) => {
    expect(text.split('\n').length).toBeLessThanOrEqual(6)
    expect(text.replace(/\n/g, '').length).toBeLessThanOrEqual(120)
    expect(text).not.toMatch(/[,;:!?()]|https?|undefined|null/)
  })
})

test('a bare record says what is missing', () => {
  const bare = {
    ...card,
    honorific: null,
    sex: null,
    birthDay: null,
    formerUnit: null,
    unit: null,
    residence: null,
    phone: null,
    liaison: null,
  }
  expect(wording.card({ ...bare, hasChat: false }, TODAY)).toBe(
    '欧阳建国\n还没编入支部\n手机：没登记，没有绑定微信，有事列在电话名单上\n住本省外市\n联络员：还没定',
  )
  expect(wording.ownRecord(bare, office)).toBe(
    '欧阳建国同志，您登记的是：欧阳建国\n生日：没登记\n手机：没登记，住本省外市\n哪里不对，请直接告诉我，或打0000-8800100。',
  )
})

describe('many of one name', () => {
  const namesakes = Array.from({ length: 12 }, (_, index) => ({ ...card, unit: `第${index + 1}支部` }))

  test('a question has a line for each', () => {
    expect(wording.chooseNamesake(namesakes.slice(0, 4)).split('\n')).toHaveLength(5)
  })

  test('a question offers nine and says how many more there are', () => {
    const lines = wording.chooseNamesake(namesakes).split('\n')
    expect([lines.length, lines.at(-1)]).toEqual([11, '还有3位没列出来，请打开花名册页面看。'])
  })
})
