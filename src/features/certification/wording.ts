/** Every sentence this feature says. Never a link, never a threat (rule 30). */
import type { Day } from '../../base/calendar.ts'
import { sayDated, sayDay } from '../../language/say.ts'

export const DONE_LABEL = '已经办好了'
export const NOT_YET = '还没办'
export const HELP = '想请人帮忙'
export const remindTitle = '养老认证的提醒'
export const listTitle = '养老认证的月初名单'
export const questionTitle = '养老金资格认证'

/** 2027年11月 */
const sayMonth = (day: Day): string => `${Number(day.slice(0, 4))}年${Number(day.slice(5, 7))}月`

const ANSWERS = `1 ${DONE_LABEL}\n2 ${NOT_YET}\n3 ${HELP}`

export function remind(address: string, dueOn: Day, isPast: boolean, phone: string): string {
  const lead = isPast
    ? `${address}，养老金资格认证您办好了吗？还没办也不要紧，我们帮您。`
    : `${address}，养老金资格认证在${sayDay(dueOn)}前办好就行，不用着急。您办了吗？`
  return `【请回复】${lead}请回数字：\n${ANSWERS}\n我们不发链接，不要验证码。不清楚请打12333，或办公室电话${phone}。`
}

export const done = (address: string, next: Day): string =>
  `记下了：${address}的养老认证办好了。下次在${sayMonth(next)}，到时候我提醒。记错了请说：还没认证。`
export const doneAlready = (address: string, next: Day): string =>
  `${address}的养老认证已经记过了，下次在${sayMonth(next)}。`
export const notYet = (): string => '好的，不着急。哪天办好了，回我一句“已认证了”就行。'
export const helpComes = (): string => '好的，记下了。我请办公室的同志给您打电话，帮您办。'
export const whyHelp = (name: string): string => `${name}想请人帮忙做养老金资格认证，请打个电话。`
export const undone = (address: string, dueOn: Day, today: Day): string =>
  today > dueOn
    ? `好的，改回来了。${overdue(address, dueOn, today)}`
    : `好的，改回来了：${address}的养老认证还没办，${sayDay(dueOn, today)}前办好就行。`
export const nextTime = (address: string, dueOn: Day, today: Day): string =>
  today > dueOn
    ? overdue(address, dueOn, today)
    : `${address}的养老认证，${sayDay(dueOn, today)}前办好就行，到时候我提醒您。`
const overdue = (address: string, dueOn: Day, today: Day): string =>
  `${address}的养老认证原定${sayDated(dueOn, today)}前办，还没办也不要紧，我们帮您。`
/** To somebody else who asks whether it is done. */
export const stands = (name: string, dueOn: Day, today: Day): string =>
  today > dueOn
    ? `${name}的养老认证原定${sayDated(dueOn, today)}前办，还没记过。`
    : `${name}的养老认证，下次在${sayDated(dueOn, today)}前。`
export const notEntered = (name: string): string => `${name}的认证月份还没登记，也没有记过认证。`
export const monthUnknown = (): string => '您的认证月份还没登记。我请办公室的同志查一查，再告诉您。'
export const whyMonthUnknown = (name: string): string => `${name}问什么时候做养老认证，还没登记月份。`

/** 何守田等12位, for staff. */
const several = (names: readonly string[]): string =>
  names.length <= 3 ? names.join('、') : `${names.slice(0, 2).join('、')}等${names.length}位`

export const staffDone = (people: readonly { readonly name: string; readonly next: Day }[]): string => {
  const [first] = people
  return `记下了：${several(people.map(({ name }) => name))}认证好了，下次在${first === undefined ? '' : sayMonth(first.next)}。记错了请说：${first?.name ?? ''}还没认证。`
}
export const staffUndone = (name: string, dueOn: Day, today: Day): string =>
  `改回来了：${name}还没认证，${today > dueOn ? `原定${sayDated(dueOn, today)}前办` : `${sayDay(dueOn, today)}前要办`}。`
export const nothingToUndo = (name: string): string => `${name}没有记过认证，不用改。`
export const dueSet = (names: readonly string[], dueOn: Day, today: Day): string =>
  `记下了：${several(names)}的养老认证，下次在${sayDay(dueOn, today)}前。提前一个月提醒本人，不催。`
export const cycleSet = (names: readonly string[], months: number): string =>
  `记下了：${several(names)}的养老认证每${months}个月一次，从下次办好算起。`
export const monthFirst = (names: readonly string[]): string =>
  `${several(names)}还没登记认证月份。请先说，比如：${names[0] ?? ''}的认证月份是10月。`
export const noSuchDay = (): string =>
  '没听懂日期，没有记。请这样说：何守田的认证月份是10月；何守田上次认证是2026年3月12日。'
export const whose = (words: string): string => `没对上花名册：${words}。请写全名，或者写支部。`
export const severalOf = (name: string): string => `叫${name}的不止一位，没有记。请带上支部再说一遍。`

export const askList = '请把名单贴在后面，一行一位：何守田 2026年3月12日（上次认证的日子），或者：何守田 10月。'
export function listTaken(count: number, wrong: readonly string[], heldSecrets: boolean): string {
  const shown = wrong.slice(0, 10)
  const rest = wrong.length > shown.length ? [`还有${wrong.length - shown.length}行。`] : []
  const left = wrong.length === 0 ? [] : ['没对上的，请改好再发这几行（同名的带上编号）：', ...shown, ...rest]
  const secrets = heldSecrets ? ['身份证号没有保存，您发来的表也没有留。'] : []
  return [`记下了${count}位的认证月份。`, ...secrets, ...left].join('\n')
}

export const howToImport = (): string =>
  '请把认证名单（.xlsx或.csv）发给我，要有姓名，还要有上次认证或者认证月份。要一张现成的来填，请说：认证登记表。\n人不多的，直接贴也行：认证名单：何守田 10月。'
export const wrongRow = (row: number, name: string, why: string): string => `第${row}行${name}：${why}`
export const notOnRoster = (): string => '花名册上没有'
export const namesakes = (): string => '同名的不止一位，请写上编号'
export const noDate = (): string => '没看懂上次认证和认证月份'
export const registerTitle = '认证登记表'
export const REGISTER_IS_FOR = '登记养老认证'
export const registerColumns = ['编号', '姓名', '支部', '上次认证', '认证月份', '认证方式', '认证周期'] as const
export const monthOf = (day: Day): string => `${Number(day.slice(5, 7))}月`
export const cycleInWords = (months: number): string => `${months}个月`
export const registerReady = (count: number): string =>
  `在册的退休同志${count}位，表格在下面。改好、填好再发给我就行，空着的不动。认证方式写静默认证的，不提醒本人。`
export const waySet = (names: readonly string[], way: string): string => `记下了：${several(names)}的认证方式是${way}。`

export interface PendingLine {
  readonly name: string
  readonly unit: string | null
  readonly dueOn: Day
  readonly isPast: boolean
  readonly hasChat: boolean
}
const MOST_LINES = 30
function pendingLine({ name, unit, dueOn, isPast, hasChat }: PendingLine): string {
  const where = unit === null ? '' : `（${unit}）`
  return `${name}${where}，${sayDay(dueOn)}${isPast ? '，过了' : '前'}${hasChat ? '' : '，没有微信'}`
}
export function pending(lines: readonly PendingLine[], unset: number): string {
  const more = unset === 0 ? [] : [`另有${unset}位没登记认证月份。`]
  if (lines.length === 0) return ['一个月内要认证的，都认证了。', ...more].join('\n')
  const shown = lines.slice(0, MOST_LINES).map(pendingLine)
  const rest = lines.length > MOST_LINES ? [`还有${lines.length - MOST_LINES}位，要全的请说：认证名单表。`] : []
  return [
    `一个月内要认证、还没认证的${lines.length}位：`,
    ...shown,
    ...rest,
    ...more,
    '认证好了请说：何守田已认证。要打电话请说：电话名单。',
  ].join('\n')
}
/** Said by the person or the family, and by nobody who could know. */
export function saidOnly(names: readonly string[]): readonly string[] {
  if (names.length === 0) return []
  const shown = names.slice(0, MOST_LINES).join('、')
  return [
    `近两个月本人或家里说认证好了的${names.length}位：${shown}${names.length > MOST_LINES ? '等' : ''}。只是听他们说的，请在认证系统里核对；核对过了请说：${names[0] ?? ''}已认证。没办好的请说：${names[0] ?? ''}还没认证。`,
  ]
}
export function monthly(soon: number, past: number): string {
  const counts = [
    ...(soon > 0 ? [`本月要做养老认证的${soon}位`] : []),
    ...(past > 0 ? [`上月底前该办、还没办的${past}位`] : []),
  ]
  return `【不用回复】${counts.join('，')}。要看名单，请说：谁还没认证。`
}

export const sheetTitle = '养老认证名单'
/** What the sheet is for, as it is kept of whoever takes one. */
export const SHEET_IS_FOR = '催办养老认证'
export const sheetColumns = ['姓名', '支部', '最晚办理', '电话', '联络员', '提醒过几次', '微信'] as const
export const sheetReady = (count: number): string => `一个月内要认证、还没认证的${count}位，表格在下面。`
export const hasChat = (has: boolean): string => (has ? '有' : '没有')
export const times = (told: number): string => (told === 0 ? '还没提醒' : `${told}次`)

export const callTitle = (dueOn: Day): string => `${Number(dueOn.slice(5, 7))}月养老认证`
export const callSay = (dueOn: Day, isPast: boolean): string =>
  isPast
    ? '养老金资格认证您办好了吗？还没办也不要紧，有难处我们帮您。'
    : `养老金资格认证在${sayDay(dueOn)}前办好就行，不用着急，有难处我们帮您。您办了吗？`
export const callExamples = (name: string, other: string): string => `${name}已认证；${other}没人接`

export const notDue = (): string => '已经认证了'
export const reportLabel = '做了养老认证'
export const reportValue = (count: number): string => `${count}人`

export const PAGE = {
  title: '养老认证',
  months: '往后各月',
  month: (month: string, count: number): string =>
    `${Number(month.slice(0, 4))}年${Number(month.slice(5, 7))}月：${count}位`,
  pending: '一个月内要认证、还没认证的',
  head: ['姓名', '支部', '最晚办理', '联络员', '提醒过几次', '微信'],
  none: '一个月内没有要认证的。谁几月认证，在聊天里贴给我就登记，比如：认证名单：何守田 10月。',
  past: '（过了）',
  unset: (count: number): string => `没登记认证月份的${count}位。`,
  silent: (count: number): string => `系统自己比对、不用本人办的${count}位。`,
  list: '登记',
  howTo: '下载登记表，填好上次认证或认证月份，再发上来。',
  choose: '发认证名单',
  register: '下载认证登记表',
  says: { register: '认证登记表', sheet: '认证名单表' },
  sheet: '下载这张名单',
} as const

/** Where a person and their family do not agree. */
export const CERTIFICATION = '养老认证'
export const HAS_CERTIFIED = '认证好了'
export const HAS_NOT = '还没认证'
