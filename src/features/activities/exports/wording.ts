/** What stands in the files of an activity, and beside them. */
import { purposeKept } from '../../people/public.ts'

export const SIGN_IN = {
  title: '签到表',
  /** What its name tells, so that nobody is asked. */
  isFor: '现场签到',
  header: ['序号', '姓名', '支部', '人数', '签名'],
  blank: { 签名: 24 },
  file: (title: string): string => `${title}签到表.xlsx`,
} as const
export const CONTACTS = {
  title: '联系名单',
  header: ['序号', '姓名', '称呼', '支部', '电话', '人数', '同来的', '备注', '联络员'],
  file: (title: string): string => `${title}联系名单.xlsx`,
} as const
export const calendarFile = (title: string): string => `${title}.ics`

const unsure = (count: number): string => (count === 0 ? '' : `，另有${count}位没定的也在表上`)
export const signInHere = (title: string, comes: number, hesitate: number): string =>
  `${title}的签到表在下面，报了名的${comes}位${unsure(hesitate)}，字大，打印出来就能签。`
export const contactsHere = (
  title: string,
  [comes, hesitate]: readonly [comes: number, hesitate: number],
  { purpose, mayRing }: { readonly purpose: string; readonly mayRing: boolean },
): string =>
  `${title}的联系名单在下面，${comes}位${unsure(hesitate)}${mayRing ? '，带电话' : ''}，只给带队的同志用。\n${purposeKept(purpose, mayRing)}`
/** Whoever is not sure any more keeps the seat until they say so. */
export const named = (name: string, answer: 'yes' | 'no' | 'maybe' | null): string =>
  answer === 'maybe' ? `${name}（没定）` : name
export const signInOf = (title: string): string => `${title}（${SIGN_IN.title}）`
/** 重阳茶话会（联系名单） */
export const contactsOf = (title: string): string => `${title}（${CONTACTS.title}）`
export const calendarHere = (title: string, count: number): string =>
  `${title}的日历在下面，共${count}次，点开就能加进手机、电脑的日历。`
export const nobodyYet = (title: string): string => `${title}还没有人报名，先不出表。`
export const nothingAhead = (whom: string): string => `${whom}往后没有排好的活动。`
