/** Calls at people’s homes. */
import type { Day } from '../../../base/calendar.ts'
import { sayDay } from '../../../language/say.ts'
/** What the sheet is for, as it is kept of whoever takes one. */
export const LEDGER_IS_FOR = '走访慰问台账'
/** `period`: 2026年, 2026年10月 */
export const ledgerTitle = (period: string): string => `${period}走访慰问台账`
export const ledgerColumns = ['日期', '事由', '姓名', '支部', '慰问品', '走访人'] as const

export const ledgerReady = (period: string, visits: readonly { readonly reason: string }[]): string =>
  `${period}走访${visits.length}次：${sayReasons(visits)}。表格在下面。`

/** 生日祝寿2次，春节慰问5次 */
const sayReasons = (visits: readonly { readonly reason: string }[]): string =>
  [...new Set(visits.map(({ reason }) => reason))]
    .map((reason) => `${reason}${visits.filter((one) => one.reason === reason).length}次`)
    .join('，')

export const figures = (greeted: number, visits: readonly { readonly reason: string }[]) => [
  ...(greeted === 0 ? [] : [{ label: '生日祝福', value: `${greeted}份` }]),
  ...(visits.length === 0 ? [] : [{ label: '走访慰问', value: `${visits.length}次（${sayReasons(visits)}）` }]),
]

export const visitNoted = (
  names: readonly string[],
  {
    reason,
    gift,
    day,
    today,
  }: { readonly reason: string; readonly gift: string | null; readonly day: Day; readonly today: Day },
): string =>
  `记下了：${pastDay(day, today)}走访${names.join('、')}（${reason}${gift === null ? '' : `，${gift}`}）。记错了请回“弄错了”；看记录请说：走访名单。`

/** Nothing of today; the year where it is another one. */
const pastDay = (day: Day, today: Day): string => {
  if (day === today) return ''
  return `${day.slice(0, 4) === today.slice(0, 4) ? '' : `${day.slice(0, 4)}年`}${sayDay(day)}`
}
export const visitTakenBack = (names: readonly string[]): string =>
  `好的，刚才记的走访${names.join('、')}不算了。要重记，直接说对的就行。`
export const nobodySeen = (name: string): string => `好的，没有记走访。${name}见到了，请说：走访了${name}。`
export const visitWhom = (): string => '没对上花名册，没有记。请写全名，比如：走访了王秀英，送了蛋糕。'

export const visitSeveral = (name: string): string =>
  `叫${name}的不止一位，没有记。请加上支部再说一遍，比如：走访了第一支部的${name}。`

export function visitList(
  year: string,
  visits: readonly { day: Day; name: string; unit: string | null; reason: string; gift: string | null; by: string }[],
  most: number,
): string {
  if (visits.length === 0) return `${year}还没有走访记录。走访以后告诉我：走访了王秀英，送了蛋糕。`
  const lines = visits
    .slice(0, most)
    .map(
      (one) => `${sayDay(one.day)}${one.name}，${one.reason}${one.gift === null ? '' : `，${one.gift}`}（${one.by}）`,
    )
  const rest = visits.length > most ? [`还有${visits.length - most}次，没有列出。`] : []
  return [`${year}走访${visits.length}次：${sayReasons(visits)}`, ...lines, ...rest].join('\n')
}
