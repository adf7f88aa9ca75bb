import { expect, test } from 'vitest'
import { type Invented, seatOf } from '../../src/rehearsal/seats.ts'

const TODAY = '2026-11-23'
const someone: Invented = {
  number: '0101',
  name: '张三',
  contactId: 'phone-0101',
  unit: undefined,
  born: undefined,
  region: undefined,
  residence: undefined,
  post: undefined,
  club: undefined,
}

test.each<[Partial<Invented>, string, string]>([
  [{}, '退休职工', ''],
  [{ unit: '第一支部第一小组', born: '1949-03-12', post: 'liaison' }, '联络员', '第一支部第一小组，77岁'],
  [{ born: '1936-11-23' }, '退休职工', '90岁'],
  [{ born: '1936-11-24', region: 'away', residence: '随女儿住' }, '退休职工', '89岁，外省，随女儿住'],
  [{ club: '太极拳协会', region: 'abroad' }, '退休职工', '太极拳协会，境外'],
  [{ post: 'administrator' }, '工作人员（管理员）', ''],
])('%o is %s: %s', (known, role, about) => {
  expect(seatOf({ ...someone, ...known }, TODAY)).toMatchObject({ key: '0101', role, about })
})
