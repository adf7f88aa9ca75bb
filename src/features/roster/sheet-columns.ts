/** The columns of the office's own sheets: the template, and lists that go out. What is written can be read in again. */
import type { Listed } from './queries.ts'
import * as wording from './wording.ts'

interface SheetColumn {
  readonly header: string
  /** In characters; a Chinese one counts two. */
  readonly width: number
  value(one: Listed, mayRing: boolean): string
}

const word = (column: keyof Listed & string) => (one: Listed) => {
  const value = one[column]
  return value === null || value === '' ? '' : wording.valueName(column, String(value))
}

const phone = (column: 'phone' | 'landline' | 'kinPhone') => (one: Listed, mayRing: boolean) =>
  mayRing ? (one[column] ?? '') : wording.masked(one[column])

const plain = (header: string, width: number, column: keyof Listed & string): SheetColumn => ({
  header,
  width,
  value: word(column),
})

export const SHEET_COLUMNS: readonly SheetColumn[] = [
  plain('编号', 8, 'number'),
  plain('姓名', 10, 'name'),
  plain('性别', 6, 'sex'),
  { header: '出生日期', width: 24, value: (one) => wording.sayDate(one.birth_day, one.birth_calendar, one.birth_leap) },
  plain('身份', 6, 'standing'),
  { header: '退休日期', width: 16, value: (one) => wording.sayDate(one.retired_on, 'unknown', false) },
  plain('原单位', 16, 'former_unit'),
  plain('职务职称', 14, 'position'),
  plain('政治面貌', 14, 'politics'),
  { header: '入党日期', width: 16, value: (one) => wording.sayDate(one.party_since, 'unknown', false) },
  plain('党支部', 14, 'branch'),
  plain('党小组', 12, 'group'),
  plain('联络员', 10, 'liaison'),
  plain('居住地类别', 12, 'region'),
  plain('住址', 26, 'residence'),
  { header: '手机', width: 14, value: phone('phone') },
  { header: '固话', width: 14, value: phone('landline') },
  plain('微信备注', 18, 'remark'),
  plain('配偶', 10, 'spouse'),
  plain('家属联系人', 12, 'kinName'),
  plain('家属关系', 10, 'kinRelation'),
  { header: '家属电话', width: 14, value: phone('kinPhone') },
  {
    header: '可否代办',
    width: 10,
    value: (one) => (one.kinName === null ? '' : wording.yesOrNo(one.kinMayAct === true)),
  },
  plain('居住状况', 10, 'living'),
  plain('健康', 10, 'health'),
  plain('特长', 16, 'skills'),
  plain('协会', 18, 'clubs'),
  plain('困难类别', 12, 'hardship'),
  plain('服务状态', 10, 'status'),
  plain('联系偏好', 10, 'contact_by'),
  plain('称呼', 10, 'honorific'),
  { header: '勿扰', width: 6, value: (one) => (one.quiet ? wording.yesOrNo(true) : '') },
  plain('标签', 14, 'tags'),
  { header: '上次认证', width: 16, value: (one) => wording.sayDate(one.certifiedOn, 'unknown', false) },
  { header: '认证周期', width: 10, value: (one) => wording.cycleInWords(one.certifiesEvery) },
  // Words about somebody are for those who may ring them up.
  { header: '备注', width: 30, value: (one, mayRing) => (mayRing ? (one.note ?? '') : '') },
]

export const SHEET_HEADER = SHEET_COLUMNS.map(({ header }) => header)
export const SHEET_WIDTHS = SHEET_COLUMNS.map(({ width }) => width)
