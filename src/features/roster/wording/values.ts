/** What is on record, in the words of the office. */
import { birthday, maskPhone } from '../../people/public.ts'
import type { Left } from '../entry.ts'
import type { Field } from '../vocabulary.ts'

/** Columns of `person`, as people call them. */
export const COLUMNS: Readonly<Record<string, string>> = {
  number: '编号',
  name: '姓名',
  honorific: '称呼',
  sex: '性别',
  birth_day: '生日',
  birth_calendar: '历法',
  former_unit: '原单位',
  unit_id: '支部',
  spouse_id: '配偶',
  liaison_id: '联络员',
  tags: '标签',
  clubs: '协会',
  relatives: '家属',
  region: '居住地类别',
  residence: '住址',
  phone: '手机',
  status: '状态',
  standing: '身份',
  retired_on: '退休日期',
  position: '职务职称',
  politics: '政治面貌',
  party_since: '入党日期',
  landline: '固话',
  remark: '微信备注',
  living: '居住状况',
  health: '健康',
  skills: '特长',
  note: '备注',
  hardship: '困难类别',
  contact_by: '联系偏好',
  quiet: '勿扰',
  family_decides: '由家属决定',
  helper: '替回话的家属',
}

export const FIELDS: Readonly<Record<Exclude<Field, 'none'> | 'elsewhere', string>> = {
  number: '编号',
  name: '姓名',
  sex: '性别',
  birth: '出生日期',
  calendar: '历法',
  standing: '身份',
  retired: '退休日期',
  formerUnit: '原单位',
  position: '职务职称',
  politics: '政治面貌',
  partySince: '入党日期',
  committee: '党总支',
  branch: '党支部',
  group: '党小组',
  liaison: '联络员',
  region: '居住地类别',
  residence: '住址',
  phone: '手机',
  landline: '固话',
  remark: '微信备注',
  kinName: '家属联系人',
  kinRelation: '家属关系',
  kinPhone: '家属电话',
  mayAct: '可否代办',
  living: '居住状况',
  health: '健康',
  skills: '特长',
  note: '备注',
  clubs: '协会/队',
  hardship: '困难类别',
  status: '服务状态',
  contactBy: '联系偏好',
  honorific: '称呼',
  quiet: '勿扰',
  spouse: '配偶',
  tags: '标签',
  soldier: '退役军人',
  certified: '上次认证',
  certifiesEvery: '认证周期',
  elsewhere: '别的列',
}

/** What stored words are called, by column. */
const VALUES: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  sex: { male: '男', female: '女' },
  birth_calendar: { solar: '公历', lunar: '农历', unknown: '不明' },
  standing: { retired: '退休', veteran: '离休', bereaved: '遗属' },
  politics: {
    party: '中共党员',
    probationary: '中共预备党员',
    league: '共青团员',
    democratic: '民主党派',
    none: '群众',
  },
  region: { city: '本市', province: '省内', away: '跨省', abroad: '境外' },
  living: { together: '同住', alone: '独居', 'empty-nest': '空巢', institution: '养老机构' },
  health: { well: '健康', fair: '一般', chronic: '长年有病', dependent: '不能自理' },
  status: { active: '在册', deceased: '去世', moved: '迁出', lost: '停联' },
  contact_by: { text: '文字', voice: '语音', phone: '电话' },
  quiet: { true: '是', false: '否' },
  family_decides: { true: '是', false: '否' },
}

/** 手机, 生日 … */
export const columnName = (column: string): string => COLUMNS[column] ?? column

/** A stored value in the words of the office; numbers of phones are whole, so for staff in private only. */
export function valueName(column: string, value: string | null): string {
  if (value === null || value === '') return '没登记'
  return VALUES[column]?.[value] ?? value
}

const LEFT: Readonly<Record<Left['why'], (text: string) => string>> = {
  unknown: (text) => `“${text}”没看懂`,
  phone: (text) =>
    /\de\+/i.test(text)
      ? `“${text}”是科学计数，号码已经不全，请把这一列设成文本重新填`
      : `“${text}”不像电话号码，${text.replace(/\D/g, '').length}位`,
  'others-phone': (text) => `“${text}”像是别人的，没有记成本人的，家属的请记在“家属电话”里`,
  twice: (text) => `有两列写得不一样，按前一列，没有收“${text}”`,
  secret: () => '里像有身份证号或银行卡号，没有保存',
  diagnosis: () => '里像是病情，没有保存',
  'no-branch': (text) => `“${text}”没写是哪个支部的，没有收，请加上支部一列`,
  'one-name': (text) => `“${text}”没有收，只认一位，请只写姓名`,
  long: () => '太长，没有保存，请写短些',
  garbled: () => '里有乱码',
  unclear: (text) => `“${text}”不像日期`,
  'no-such-day': (text) => `“${text}”没有这一天`,
  'day-or-month': (text) => `“${text}”分不清月和日，请写成1948-3-5`,
  'month-cut': (text) =>
    `“${text}”看不出是1月还是10月，先只记年份，请写成${text.slice(0, 4)}年1月或${text.slice(0, 4)}年10月`,
  unlikely: (text) => `“${text}”不合情理，请核对`,
}

const INSTEAD: Partial<Record<Left['field'], string>> = {
  health: '，请填健康、一般、长年有病或不能自理',
  tags: '，别的标签照收',
}

const SAID_OF_LEAVING = {
  deceased: '消息和祝福照发。是真的，请马上',
  moved: '通知照发。是真的，请',
  lost: '通知照发。是真的，请',
} as const
const LEAVING = { deceased: '去世', moved: '迁出', lost: '停联' } as const
/** Of a row that says so, perhaps of somebody who is on the roster already; whoever is new is taken in as it says. */
export const leftInList = (name: string, how: keyof typeof LEAVING): string =>
  `写着${LEAVING[how]}：在册的同志不照名册改，${SAID_OF_LEAVING[how]}说：${name}${LEAVING[how]}了`
/** Of a row that is about somebody who has died or left. */
export const leftOnRoster = (name: string, how: keyof typeof LEAVING): string =>
  `花名册上登记着${LEAVING[how]}，不照名册改，消息不发。登记错了请说：${LEFT_WRONGLY[how](name)}`
/** Of somebody on the roster whose row says that they work in the office. */
export const atWorkInList = (): string => '身份写着工作人员：在册的同志不照名册改，花名册上还不是工作人员'
const LEFT_WRONGLY = {
  deceased: (name: string) => `${name}没去世`,
  moved: (name: string) => `恢复${name}在册`,
  lost: (name: string) => `${name}联系上了`,
} as const
/** Why one value of a row was not taken. */
export const leftOut = ({ field, why, text }: Left): string => {
  const instead = why === 'diagnosis' ? (INSTEAD[field] ?? '') : ''
  return `${FIELDS[field as keyof typeof FIELDS] ?? ''}${LEFT[why](text.slice(0, 20))}${instead}`
}

export const masked = (phone: string | null): string => maskPhone(phone) ?? ''

/** 农历1948年三月初五, 公历1948年3月5日; without a calendar where none is known. */
export function sayDate(day: string | null, calendar: 'solar' | 'lunar' | 'unknown', leap: boolean): string {
  if (day === null) return ''
  return calendar === 'unknown' ? birthday(day, 'solar').replace('公历', '') : birthday(day, calendar, leap)
}
