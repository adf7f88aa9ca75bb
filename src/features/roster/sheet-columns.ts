/** The columns of the office's own sheets: the template, and lists that go out. What is written can be read in again. */
import type { Listed } from './queries.ts'
import * as wording from './wording.ts'

interface SheetColumn {
  readonly header: string
  value(one: Listed, mayRing: boolean): string
}

const word = (column: keyof Listed & string) => (one: Listed) => {
  const value = one[column]
  return value === null || value === '' ? '' : wording.valueName(column, String(value))
}

const phone = (column: 'phone' | 'landline' | 'kinPhone') => (one: Listed, mayRing: boolean) =>
  mayRing ? (one[column] ?? '') : wording.masked(one[column])

const plain = (header: string, column: keyof Listed & string): SheetColumn => ({
  header,
  value: word(column),
})

const COMMITTEE = '党总支'

export const SHEET_COLUMNS: readonly SheetColumn[] = [
  plain('编号', 'number'),
  plain('姓名', 'name'),
  plain('性别', 'sex'),
  { header: '出生日期', value: (one) => wording.sayDate(one.birth_day, one.birth_calendar, one.birth_leap) },
  plain('身份', 'standing'),
  { header: '退休日期', value: (one) => wording.sayDate(one.retired_on, 'unknown', false) },
  plain('原单位', 'former_unit'),
  plain('职务职称', 'position'),
  plain('政治面貌', 'politics'),
  { header: '入党日期', value: (one) => wording.sayDate(one.party_since, 'unknown', false) },
  plain(COMMITTEE, 'committee'),
  plain('党支部', 'branch'),
  plain('党小组', 'group'),
  plain('联络员', 'liaison'),
  plain('居住地类别', 'region'),
  plain('住址', 'residence'),
  { header: '手机', value: phone('phone') },
  { header: '固话', value: phone('landline') },
  plain('微信备注', 'remark'),
  plain('配偶', 'spouse'),
  plain('家属联系人', 'kinName'),
  plain('家属关系', 'kinRelation'),
  { header: '家属电话', value: phone('kinPhone') },
  {
    header: '可否代办',

    value: (one) => (one.kinName === null ? '' : wording.yesOrNo(one.kinMayAct === true)),
  },
  plain('居住状况', 'living'),
  plain('健康', 'health'),
  plain('特长', 'skills'),
  plain('协会', 'clubs'),
  plain('困难类别', 'hardship'),
  plain('服务状态', 'status'),
  plain('联系偏好', 'contact_by'),
  plain('称呼', 'honorific'),
  { header: '勿扰', value: (one) => (one.quiet ? wording.yesOrNo(true) : '') },
  plain('标签', 'tags'),
  { header: '上次认证', value: (one) => wording.sayDate(one.certifiedOn, 'unknown', false) },
  { header: '认证周期', value: (one) => wording.cycleInWords(one.certifiesEvery) },
  // Words about somebody are for those who may ring them up.
  { header: '备注', value: (one, mayRing) => (mayRing ? (one.note ?? '') : '') },
]

export const SHEET_HEADER = SHEET_COLUMNS.map(({ header }) => header)

/** The columns of a list that goes out: 党总支 only where the office has one. */
export const columnsOf = (units: readonly { readonly kind: string }[]): readonly SheetColumn[] =>
  SHEET_COLUMNS.filter(({ header }) => header !== COMMITTEE || units.some(({ kind }) => kind === 'committee'))
