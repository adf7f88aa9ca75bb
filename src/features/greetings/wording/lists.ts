/** Birthdays to come, great birthdays and lists of honour, as staff read them. */
import type { Day } from '../../../base/calendar.ts'
import { sayDay, sayLunar } from '../../../language/say.ts'
import type { Celebrating, Lost } from '../queries.ts'

/** What whoever congratulates somebody should know before. */
const MARKS = {
  unwilling: '本人不要祝福',
  hospital: '在住院',
  mute: '没有微信',
} as const
export type Mark = keyof typeof MARKS | { readonly lost: Lost }
/** 老伴孙淑珍去世，不祝贺 */
const markText = (mark: Mark): string =>
  typeof mark === 'string' ? MARKS[mark] : `${lostInWords(mark.lost)}去世，不祝贺`
const lostInWords = ({ isSpouse, relation, name }: Lost): string =>
  `${isSpouse ? '老伴' : (relation ?? '')}${name ?? ''}` || '家里有人'
/** As the last cell of a row: 母亲去世，不祝贺；在住院. */
export const sheetMarks = (marks: readonly Mark[]): string => marks.map(markText).join('；')
const MARKS_COLUMN = '注意'
const andMarks = (marks: readonly Mark[]): string => marks.map((mark) => `，${markText(mark)}`).join('')

/** One line of a list for staff: 3月5日（周五）王秀英（第一支部第一小组），八十大寿，农历二月初六. */
export function comingLine(
  one: Celebrating,
  { great, marks }: { readonly great: number | undefined; readonly marks: readonly Mark[] },
): string {
  const lunar = one.calendar === 'lunar' ? sayLunar(one.day) : undefined
  const parts = [
    `${sayDay(one.day)}${one.name}${one.unit === null ? '' : `（${one.unit}）`}`,
    great === undefined ? undefined : `${great}岁整寿`,
    lunar,
  ]
  return parts.filter((part) => part !== undefined).join('，') + andMarks(marks)
}

export function coming(title: string, lines: readonly string[], most: number): string {
  const rest = lines.length - most
  const shown = lines.slice(0, most)
  return [title, ...shown, ...(rest > 0 ? [`还有${rest}位，网页“生日和节日”上都有。`] : [])].join('\n')
}
/** What does not fit here stands in the sheet that comes with it. */
export const comingWithSheet = (title: string, lines: readonly string[], most: number): string =>
  [title, ...lines.slice(0, most), `还有${lines.length - most}位，都在表里。`].join('\n')
export const BIRTHDAYS_ARE_FOR = '生日祝贺'
export const birthdaysSheet = (period: string): string => `${period}生日名单`
export const birthdayColumns = ['日期', '姓名', '支部', '农历', '整寿', MARKS_COLUMN] as const
export const birthdayRow = (
  one: Celebrating,
  { great, marks }: { readonly great: number | undefined; readonly marks: readonly Mark[] },
): readonly string[] => [
  sayDay(one.day),
  one.name,
  one.unit ?? '',
  one.calendar === 'lunar' ? (sayLunar(one.day) ?? '') : '',
  great === undefined ? '' : `${great}岁`,
  sheetMarks(marks),
]

export const comingTitle = (count: number): string => `【不用回复】两周内过生日的${count}位：`
export const comingTitleForLiaison = (count: number): string => `【不用回复】您联系的同志，两周内过生日的${count}位：`
export const monthTitle = '本月整寿的名单'
export const greatTitle = (count: number): string => `【不用回复】本月整寿的${count}位：`
export const greatTitleForLiaison = (count: number): string => `【不用回复】您联系的同志，本月整寿的${count}位：`
export const greatSheetHint = (): string => '要带走访记录的表，请说：本月整寿表'
export const listTitle = (period: string, count: number): string => `${period}过生日的${count}位：`
export const nobody = (period: string): string => `${period}没有同志过生日。`
export const nobodyOfAge = (year: string, age: number): string => `${year}没有同志过${age}岁整寿。`
export const ofAge = (year: string, age: number, count: number): string => `${year}过${age}岁整寿的${count}位：`

/** A line of those whose great birthday is asked for. */
export const ageLine = (
  { name, unit }: { readonly name: string; readonly unit: string | null },
  day: Day | undefined,
  marks: readonly Mark[],
): string =>
  `${name}${unit === null ? '' : `（${unit}）`}${day === undefined ? '，日子没登记全' : `，${sayDay(day)}`}${andMarks(marks)}`

/** What these sheets are for, as it is kept of whoever takes one. */
export const SHEET_IS_FOR = '整寿祝贺和走访'
export const NINTH_IS_FOR = '重阳节慰问'
export const HONOURED_IS_FOR = '发光荣在党50年纪念章'
export const sheetTitle = (year: number, month?: number): string =>
  `${year}年${month === undefined ? '' : `${month}月`}整寿名单`

export const PHONE_COLUMN = '电话'
export const sheetColumns = [
  '月份',
  '姓名',
  '性别',
  '支部',
  '整寿',
  '公历日子',
  '农历',
  PHONE_COLUMN,
  '住址',
  '走访记录',
  MARKS_COLUMN,
] as const

export const sheetMonth = (day: Day | undefined): string =>
  day === undefined ? '日子不全' : `${Number(day.slice(5, 7))}月`
export const sheetAge = (age: number): string => `${age}岁`
export const SEX = { male: '男', female: '女' } as const

export function sheetReady(year: number, count: number, month?: number): string {
  const when = `${year}年${month === undefined ? '' : `${month}月`}`
  if (count === 0) return `${when}没有同志过整寿。`
  return `${when}过整寿的${count}位，表格在下面${month === undefined ? '，按月份排好了' : ''}。`
}

export const visitNote = (day: Day, reason: string, gift: string | null): string =>
  `${sayDay(day)}${reason}${gift === null ? '' : `，${gift}`}`
export const HONOURED_YEARS = 50
export const ninthTitle = (year: number): string => `${year}年重阳节名单`
export const ninthColumns = ['年龄段', '姓名', '性别', '周岁', '支部', PHONE_COLUMN, '住址', MARKS_COLUMN] as const

export const ninthReady = (year: number, counts: readonly (readonly [string, number])[]): string =>
  counts.length === 0
    ? `${year}年重阳节，70岁以上的一位也没有登记。`
    : `${year}年重阳节，70岁以上的${counts.reduce((sum, [, count]) => sum + count, 0)}位：${counts
        .map(([band, count]) => `${band}${count}位`)
        .join('，')}。表格在下面。`

export const band = (from: number, to: number | undefined): string =>
  to === undefined ? `${from}岁以上` : `${from}到${to}岁`
export const honouredTitle = (year: number): string => `${year}年光荣在党50年名单`
export const honouredColumns = [
  '姓名',
  '性别',
  '支部',
  '入党日期',
  '党龄',
  '今年新满',
  PHONE_COLUMN,
  '住址',
  MARKS_COLUMN,
] as const

export const honouredReady = (year: number, all: number, now: number): string =>
  all === 0
    ? `${year}年没有在党满50年的同志。入党日期没登记的不在内。`
    : `${year}年光荣在党50年的${all}位，其中今年新满的${now}位。表格在下面。`
export const partyYears = (years: number): string => `${years}年`

export const joined = (since: string): string => {
  const [year, month, day] = since.split('-')
  return `${year}年${month === undefined ? '（月日不全）' : `${Number(month)}月`}${day === undefined ? '' : `${Number(day)}日`}`
}
export const tick = (is: boolean): string => (is ? '是' : '')

export const PAGE = {
  title: '生日和节日',
  festivals: '节日',
  birthdays: '生日',
  head: ['公历', '农历', '谁', '整寿'],
  nobody: '接下来一个月没有登记的生日。',
  off: '（不发祝福）',
  marks: (marks: readonly Mark[]): string => marks.map((mark) => `（${markText(mark)}）`).join(''),
  on: (whom: string): string => `（发给${whom}）`,
  great: (age: number): string => `${age}岁`,
  undated: (count: number): string =>
    `另有${count}位不知道公历还是农历，会在生日前问本人，微信上问不到的请工作人员问。`,
} as const
export const sheetDay = (day: Day | undefined): string => (day === undefined ? '' : sayDay(day))
export const sheetLunar = (day: Day | undefined): string => (day === undefined ? '' : (sayLunar(day) ?? ''))
