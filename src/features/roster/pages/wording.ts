/** Words of the roster's pages. */
import type { Day } from '../../../base/calendar.ts'
import { ageInWords, birthday, type Card, maskPhone } from '../../people/public.ts'
import type { Import, Judged } from '../queries.ts'
import { valueName } from '../wording.ts'

export const rosterTitle = '花名册'
export const searchLabel = '找人'
export const searchButton = '查找'
export const backToTree = '回到支部'
export const nobodyFound = (q: string): string => `没有找到“${q}”。可以写姓名、编号，或者电话的后几位。`
export const found = (count: number): string => `找到${count}位`
export const heads = (count: number): string => `${count}人`
export const noUnit = '还没编入支部'
export const columns = ['姓名', '生日', '年龄', '手机', '微信', '住处', '联络员'] as const
export const notKnown = '没登记'
export const none = '无'
export const age = (card: Card, today: Day): string => ageInWords(card, today) ?? ''
/** 公历1948年3月5日 */
export const birthdayOf = ({ birthDay, birthCalendar, birthLeap }: Card): string =>
  birthDay === null ? '' : birthday(birthDay, birthCalendar, birthLeap)
export const phone = (number: string | null): string => maskPhone(number) ?? notKnown
export const chat = ({ hasChat, isClaimed }: Pick<Card, 'hasChat' | 'isClaimed'>): string =>
  hasChat ? '有' : isClaimed ? '还没核实' : '没有'
export const home = ({ region, residence }: Pick<Card, 'region' | 'residence'>): string =>
  [valueName('region', region), residence].filter(Boolean).join(' ')
export const empty = '花名册还是空的。把名册（.xlsx或.csv）在聊天里发给我就导进来；要一张现成的表来填，请说：名册模板。'
export const treeLabel = '支部和协会'
export const clubsTitle = '协会'
export const choose = '人数较多，请点一个支部、小组或协会查看，或者在上面找人。'
export const cut = (shown: number): string => `只列前${shown}位，别的请在上面找人，或者导出名册。`

// One person

export const noSuchPerson = '花名册上没有这一位，或者不归您管。'
/** Behind a name in a list. */
export const patient = '住院'
export const status = (card: Card, isPatient: boolean): string =>
  [valueName('status', card.status), isPatient ? '住院中' : ''].filter(Boolean).join('，')
export const labels = {
  status: '状态',
  birth: '生日',
  formerUnit: '原单位',
  phone: '手机',
  chat: '微信',
  home: '住址',
  liaison: '联络员',
  clubs: '协会',
  tags: '标签',
  relatives: '家属',
  note: '备注',
  honorific: '称呼',
} as const
export const birth = (card: Card, today: Day): string =>
  card.birthDay === null ? notKnown : [birthdayOf(card), ageInWords(card, today)].filter(Boolean).join('，')
export const kin = (name: string, relation: string | null, number: string | undefined): string =>
  `${relation ?? ''}${name} ${number ?? notKnown}`
export const changeTitle = '改登记的信息'
/** The calendar decides on which day somebody is congratulated. */
export const newBirth = '生日（写明公历或农历）'
export const changeButton = '改'
export const changesTitle = '改动记录'
export const noChanges = '没有改动记录。'
export const changeColumns = ['时间', '谁', '改了什么'] as const
export const commandLine = '命令行'

// Export

export const exportTitle = '导出名册'
export const exportWhom = '哪一批'
export const exportExample = '第一支部'
export const exportExplained = '导出前会在右边问用途，记下来，再给表格。'
export const exportButton = '导出'

// Import

export const importTitle = '导入名册'
export const importExplained = '把名册（.xlsx 或 .csv）发来，先看一遍再导入。列名怎么叫、什么顺序都可以。'
export const chooseFile = '选名册文件'
export const templateSentence = '名册模板'
export const templateButton = '要一份空表'
export const noLists = '还没有导入过名册。'
export const takeSentence = '导入'
export const takeButton = '导入'
export const leaveSentence = '不导入'
export const leaveButton = '不导入'
export const goOnSentence = '接着核对名册'
export const goOnButton = '接着核对拿不准的'
export const rowColumns = ['第几行', '姓名', '怎么了', '原因'] as const
export const firstRows = (count: number): string => `只列前${count}行。`
export const progress = (judged: number, read: number, all: number | null): string =>
  `${all === null ? '' : `一共${all}行，`}读到${read}行，核对了${judged}行。`

const STATES: Readonly<Record<Import['state'], string>> = {
  reading: '正在读',
  judging: '正在核对',
  ready: '看完了，等您定',
  agreed: '正在导入',
  done: '导入好了',
  cancelled: '没有导入',
  refused: '读不了',
}
export const listLine = (at: string, state: Import['state']): string => `${at}发来，${STATES[state]}`

const VERDICTS: Readonly<Record<Judged, string>> = {
  new: '新增',
  changed: '有变化',
  same: '没变化',
  doubtful: '拿不准',
  wrong: '有问题',
  'left-out': '不导入',
  done: '已导入',
}
export const verdict = (one: Judged | null): string => (one === null ? '' : VERDICTS[one])
export const countLine = (counts: ReadonlyMap<Judged, number>): string =>
  (Object.keys(VERDICTS) as Judged[])
    .flatMap((one) => (counts.has(one) ? [`${VERDICTS[one]}${counts.get(one)}行`] : []))
    .join('，')
