/** What is said of lists on their way into the roster. */
import type { Fault } from '../../../sheets/read-sheet.ts'
import { birthday, maskPhone } from '../../people/public.ts'
import type { Links, Wrong } from '../entry.ts'
import type { Doubt, Verdict } from '../judge.ts'
import type { Decision, Doubtful, ImportReport } from '../report.ts'
import type { RefusedKind } from '../vocabulary.ts'
import { COLUMNS, columnName, valueName } from './values.ts'

const phrase = (parts: readonly (string | false | null | undefined)[], joint = '，'): string =>
  parts.filter((part) => part).join(joint)

/** One person told in a sentence is a list too, and no file that anybody has sent. */
const titleOf = (fileName: string): string => `《${fileName.replace(/^(加人 .+)\.csv$/, '$1')}》`

/** 第12行; with the sheet's name where there are several. */
export const placeOf = (sheet: string, line: number): string => `${sheet}第${line}行`

const REFUSED: Readonly<Record<RefusedKind, string>> = {
  'id-card': '身份证号',
  'bank-card': '银行卡号',
  diagnosis: '病情',
}

export const columnRefused = (header: string, kind: RefusedKind): string =>
  `“${header}”这一列没有保存：机器人里不放${REFUSED[kind]}。`

export const columnsUnknown = (headers: readonly string[]): string =>
  `没看懂的列没有导入：${headers.slice(0, 8).join('、')}${headers.length > 8 ? '等' : ''}。`

export const sheetWithoutNames = (sheet: string): string =>
  sheet === '' ? '没有找到“姓名”这一列。' : `工作表“${sheet}”里没有“姓名”这一列，没有读。`

export const nobodyListed = (notes: readonly string[]): string => [...notes, '里面没有读到一个人。'].join('\n')

const WRONG: Readonly<Record<Wrong | 'number-taken' | 'number-twice' | 'several-units', (who: string) => string>> = {
  'no-name': () => '没有姓名',
  formula: () => '姓名是公式，不能导入',
  'no-such-name': () => '姓名不像人名',
  'several-names': () => '一格里像有两个人，请分成两行',
  heading: () => '像是小标题，不是人',
  garbled: () => '姓名里有乱码，请另存为UTF-8或.xlsx再发',
  'number-taken': (who) => `编号在花名册上是${who}的`,
  'several-units': (who) => `不止一个党总支有“${who}”，请加上党总支一列`,
  'number-twice': (who) => `编号和${who}重了`,
}

const NAME_ONLY = '花名册上有同名的，这一行没写生日、电话、编号，认不准'
/** Why a row that tells a name alone is doubtful; by it such rows are known again. */
export const nameOnly = (): string => NAME_ONLY

const DOUBTS: Readonly<Record<Doubt, string>> = {
  'name-only': NAME_ONLY,
  'same-name': '花名册上有同名的，看不出是不是同一个人',
  'same-birth': '花名册上有同名同生日的',
  'same-phone': '花名册上有同名同手机的',
  'near-name': '花名册上有名字只差一个字的，生日或手机一样',
  'number-other-name': '编号相同，名字不一样',
  twice: '像是和前面重了',
}

/** Why a row was judged as it was; null where nothing needs to be said. */
export function reasonOf(verdict: Verdict): string | null {
  if (verdict.verdict === 'wrong') return WRONG[verdict.why](verdict.who ?? '')
  if (verdict.verdict === 'left-out') return `和${verdict.earlier}完全一样`
  if (verdict.verdict !== 'doubtful') return null
  return verdict.earlier === undefined ? DOUBTS[verdict.why] : `${DOUBTS[verdict.why]}（${verdict.earlier}）`
}

/** Of somebody whom the list has in another unit. */
export const unitChanges = (before: string | null, after: string): string =>
  before === null ? `编入${after}` : `从${before}调到${after}`

interface ListedRow {
  readonly place: string
  readonly name: string | null
  readonly reason: string | null
  readonly remarks: string | null
  readonly changes: unknown
  readonly links: unknown
}

export const wrongRow = ({ place, name, reason }: ListedRow): string => `${place}${name ?? ''}：${reason ?? ''}`
export const remarkedRow = ({ place, name, remarks }: ListedRow): string => `${place}${name ?? ''}：${remarks ?? ''}`

export function changedRow({ place, name, reason, changes, links }: ListedRow): string {
  const told = Object.entries((changes ?? {}) as Record<string, string>).filter(([column]) => COLUMNS[column])
  const words = [
    ...told.map(([column, value]) => `${columnName(column)}改为${valueName(column, value)}`),
    ...(reason === null ? [] : [reason]),
  ]
  if (words.length > 0) return `${place}${name ?? ''}：${words.join('，')}`
  const { liaison, spouse } = (links ?? {}) as Links
  const said = phrase([liaison && `联络员${liaison}`, spouse && `配偶${spouse}`])
  return `${place}${name ?? ''}：${said === '' ? '协会、标签、家属或认证有补充' : `表里写着${said}`}`
}

/** 陈德福，1949年3月12日生，第一支部，手机138****0101 */
export function describePerson(record: Readonly<Record<string, string | null>>, unit: string | null): string {
  const day = record['birth_day']
  const calendar = (record['birth_calendar'] ?? 'unknown') as 'solar' | 'lunar' | 'unknown'
  return phrase([
    record['name'],
    record['sex'] && valueName('sex', record['sex']),
    day && birthday(day, calendar, record['birth_leap'] === 'true'),
    unit,
    record['former_unit'] && `原${record['former_unit']}`,
    record['phone'] && `手机${maskPhone(record['phone']) ?? ''}`,
    record['number'] && `编号${record['number']}`,
    record['status'] && record['status'] !== 'active' && `登记着${valueName('status', record['status'])}`,
  ])
}

const FAULTS: Readonly<Record<Fault, string>> = {
  empty: '这份表是空的，或者内容都在隐藏的工作表里。',
  password: '这份表加了密码，我打不开。请先去掉密码，另存一份再发。',
  'old-xls': '这是老格式的.xls。请用Excel或WPS打开，另存为.xlsx再发。',
  'web-page': '这其实是网页，不是表格（有的系统导出的“Excel”就是这样）。请用Excel打开，另存为.xlsx再发。',
  'not-a-table': '这不是表格文件。请发.xlsx或.csv的名册。',
  damaged: '这份文件损坏了，打不开。请重新导出或另存一份再发。',
  swollen: '这份文件解开以后大得不正常，为了安全没有打开。请另存一份只有名册的再发。',
  'too-many-rows': '这份表超过20万行，不像名册。请删掉多余的行，或者分几份发。',
  'open-quote': '有一个引号没有配对，后面的内容连成了一片。请用Excel打开另存为.xlsx再发。',
}

/** Why a file could not be read, and what to do. */
export const unreadable = (fault: Fault, row: number | undefined): string =>
  row === undefined ? FAULTS[fault] : `第${row}行：${FAULTS[fault]}`

const counted = (label: string, count: number | undefined, unit: string): string | undefined =>
  count ? `${label}${count}${unit}` : undefined

/** 新增40人，有变化3人，没变化5人，要您定2人，不能导入1行 */
function sayCounts({ counts }: Pick<ImportReport, 'counts'>): string {
  const words = phrase([
    counted('新增', counts.get('new'), '人'),
    counted('有变化', counts.get('changed'), '人'),
    counted('没变化', counts.get('same'), '人'),
    counted('拿不准', counts.get('doubtful'), '人'),
    counted('重复', counts.get('left-out'), '行'),
    counted('不能导入', counts.get('wrong'), '行'),
  ])
  return words === '' ? '里面没有人' : words
}

const some = (title: string, lines: readonly string[], inAll: number): string | undefined =>
  lines.length === 0
    ? undefined
    : [title, ...lines, inAll > lines.length && `……共${inAll}行，别的看网页“导入名册”`]
        .filter((line) => line !== false)
        .join('\n')

/** What a list would do, before anything is done. */
export function report(list: ImportReport): string {
  const { fileName, counts, toMake, notes, wrong, left, leftInAll, changed, doubtful } = list
  return phrase(
    [
      `${titleOf(fileName)}看完了，还没有导入。`,
      `${sayCounts(list)}。`,
      toMake.length > 0 &&
        `会新建：${toMake.slice(0, 8).join('、')}${toMake.length > 8 ? `等${toMake.length}个` : ''}。`,
      some('有变化的：', changed, counts.get('changed') ?? 0),
      some('拿不准的：', doubtful, counts.get('doubtful') ?? 0),
      some('不能导入的：', wrong, counts.get('wrong') ?? 0),
      some('有一项没收的：', left, leftInAll),
      ...notes,
    ],
    '\n',
  )
}

export const askCalendar = (list: ImportReport): string =>
  `${report(list)}\n有${list.withoutCalendar}位的生日没写公历还是农历。未注明的一律按公历吗？\n1 按公历\n2 按农历\n3 先记成不明`

export const askWhether = (list: ImportReport): string =>
  `${report(list)}\n${(list.counts.get('doubtful') ?? 0) > 0 ? '拿不准的先不动，导入以后一位一位问您。\n' : ''}1 导入\n2 取消`

export const nothingToDo = (list: ImportReport): string =>
  `${report(list)}\n${(list.counts.get('doubtful') ?? 0) > 0 ? '' : '没有要导入的，花名册没有改动。'}`

export const taken = (fileName: string, counts: ReadonlyMap<string, number>): string =>
  `${titleOf(fileName)}导入好了：${phrase([counted('新增', counts.get('new'), '人'), counted('更新', counts.get('changed'), '人')])}。\n看某一位请说：查（姓名）`

export const cancelled = (fileName: string): string => `${titleOf(fileName)}不导入了，花名册没有改动。`

/** The first names that could not be joined to one person. */
export const tellUnlinked = (
  rows: readonly {
    readonly place: string
    readonly name: string
    readonly what: 'spouse' | 'liaison'
    readonly said: string
  }[],
): string =>
  [
    '这几位没有对上人（花名册上没有，或者不止一位）：',
    ...rows.map(({ name, what, said }) => `${name}的${what === 'spouse' ? '配偶' : '联络员'}${said}`),
    '请说：改（姓名）配偶（姓名），或者改（姓名）联络员（姓名）。',
  ].join('\n')

const ASKED: Readonly<Record<Decision, string>> = {
  same: '是，按表更新',
  new: '不是，另加一位',
  leave: '这一行先不导',
  'all-same': '是，凡只写了姓名的，都算花名册上同名的那一位',
}
/** Asks about one row. */
export function askDoubtful({ place, reason, said, known, decisions }: Doubtful): string {
  return phrase(
    [
      `${place}拿不准：${reason}。`,
      `表里：${said}`,
      known !== '' && `花名册：${known}`,
      '是同一个人吗？',
      ...decisions.map((decision, index) => `${index + 1} ${ASKED[decision]}`),
    ],
    '\n',
  )
}

export const DECISIONS: Readonly<Record<Decision, string>> = {
  same: '是同一个人',
  new: '另加一位',
  leave: '先不导',
  'all-same': '只写姓名的都算同名那一位',
}

export const goOnInChat = (): string => '拿不准的先放着，以后在微信里对机器人说“接着核对名册”，一位一位定。'

export const allDecided = (): string => '拿不准的都定好了。'
export const noList = (): string => '没有等着定的名册。要导入，请把.xlsx或.csv的名册直接发给我；要空表请说：名册模板'
export const notYourList = (): string => '这份名册已经处理过了。'

export const listTitle = (): string => '名册'
const DECIDED = {
  same: '好的，按同一个人更新了。',
  'same-person':
    '好的，按同一个人更新了。名字照花名册上的，没有改；要是表里写得对，请说：改（原来的姓名）姓名（对的姓名）。',
  new: '好的，另加了一位。',
  leave: '好的，这一行没有导入。',
  'all-same': '好的，凡只写了姓名的，都算花名册上同名的那一位，没有改动。',
  'all-linked': '好的，凡只写了姓名的，都算花名册上同名的那一位，联络员照表记上了，别的没有改动。',
} as const
/** What was done about a row, or about all that tell a name alone. */
export type Decided = keyof typeof DECIDED
export const decided = (how: Decided): string => DECIDED[how]
export const withLiaison = (person: string, liaison: string | undefined): string =>
  phrase([person, liaison && `联络员${liaison}`])

export const listReceived = (name: string): string => `收到${titleOf(name)}，正在看，看完告诉您。现在还没有改动花名册。`

export const listDropped = (name: string): string => `前面那份${titleOf(name)}还没定，不导入了；还要的话请再发一次。`
export const SOMEBODY = '一位同志'
export const listDroppedBy = (name: string, by: string): string =>
  `${by}发来了另一份名册，您那份${titleOf(name)}还没定，先不导入了；还要的话请再发一次。`
/** What its question is called where two are open. */
export const titleOfList = (name: string): string => (/^加人 /.test(name) ? name.replace(/\.csv$/, '') : listTitle())
export const listIsLong = (name: string, rows: number): string =>
  `${titleOf(name)}有${rows}行，要看一会儿。看到哪里了会告诉您，您先忙别的。`
export const listRead = (name: string): string => `${titleOf(name)}读完了，正在一行一行跟花名册核对。`
export const listHalfway = (name: string, row: number, rows: number): string =>
  `${titleOf(name)}核对过一半了：第${row}行，一共${rows}行。`

export const listBeingRead = (name: string): string => `${titleOf(name)}还在处理，等它看完再发下一份。`

export const listRefused = (name: string, why: string): string =>
  `${titleOf(name)}没有导入，花名册没有改动。\n${why}\n要一份空表，请说：名册模板`

/** Lines that are shown in chat: all the faults of a list that somebody wrote by hand, and the first changes. */
export const IN_CHAT = { faults: 20, changes: 6 } as const

export const judgedAnew = (fileName: string): string => `花名册刚才有人改过，${titleOf(fileName)}要重新对一遍，马上好。`

export const howToImport = (): string =>
  '请把名册文件（.xlsx或.csv）直接发给我。我先看一遍，告诉您会新增谁、改什么，您同意了才导入。\n要一份空表，请说：名册模板'

export const fileGone = (): string => '这份文件已经不在了，请再发一遍。'
export const calendarSettled = (): string => '好的，按这个再对一遍。'
export const takingIn = (): string => '好的，正在导入，好了告诉您。'

/** 未注明的一律按公历, 都按公历算 */
const inOneWord = (...names: readonly string[]): readonly string[] =>
  names.flatMap((name) => [
    name,
    `按${name}`,
    `都是${name}`,
    ...[
      '未注明的一律按',
      '没注明的一律按',
      '没写的一律按',
      '未注明的都按',
      '没写的都按',
      '一律按',
      '都按',
      '全按',
    ].flatMap((all) => [`${all}${name}`, `${all}${name}算`]),
  ])

export const calendarOptions = () =>
  [
    { number: 1, value: 'solar', label: '按公历', words: [...inOneWord('公历', '阳历'), '是'] },
    { number: 2, value: 'lunar', label: '按农历', words: inOneWord('农历', '阴历') },
    { number: 3, value: 'unknown', label: '先记成不明', words: ['不明', '不知道'] },
  ] as const

export const whetherOptions = () =>
  [
    { number: 1, value: 'yes', label: '导入', words: ['同意', '确定导入'] },
    { number: 2, value: 'no', label: '取消', words: ['不导入', '不导了', '先不导', '算了', '不要', '不要了', '先不'] },
  ] as const
