/** Every sentence this feature says. */
import { sayInstant } from '../../language/say.ts'
import type { Fault } from '../../sheets/read-sheet.ts'
import { birthday, maskPhone } from '../people/public.ts'
import type { Left, Wrong } from './entry.ts'
import type { Doubt, Verdict } from './judge.ts'
import type { NamedChange, PastChange, PastExport } from './queries.ts'
import type { Doubtful, ImportReport } from './report.ts'
import type { Field, RefusedKind } from './vocabulary.ts'

const phrase = (parts: readonly (string | false | null | undefined)[], joint = '，'): string =>
  parts.filter((part) => part).join(joint)

/** Columns of `person`, as people call them. */
const COLUMNS: Readonly<Record<string, string>> = {
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
  hardship: '困难类别',
  contact_by: '联系偏好',
  quiet: '勿扰',
}

const FIELDS: Readonly<Record<Exclude<Field, 'none'> | 'elsewhere', string>> = {
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
  clubs: '协会/队',
  hardship: '困难类别',
  status: '服务状态',
  contactBy: '联系偏好',
  honorific: '称呼',
  quiet: '勿扰',
  spouse: '配偶',
  tags: '标签',
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
}

/** 手机, 生日 … */
const columnName = (column: string): string => COLUMNS[column] ?? column

/** A stored value in the words of the office; numbers of phones are whole, so for staff in private only. */
export function valueName(column: string, value: string | null): string {
  if (value === null || value === '') return '没登记'
  return VALUES[column]?.[value] ?? value
}

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
  `没看懂的列没有保存：${headers.slice(0, 8).join('、')}${headers.length > 8 ? '等' : ''}。`

export const sheetWithoutNames = (sheet: string): string =>
  sheet === '' ? '没有找到“姓名”这一列。' : `工作表“${sheet}”里没有“姓名”这一列，没有读。`

const LEFT: Readonly<Record<Left['why'], (text: string) => string>> = {
  unknown: (text) => `“${text}”没看懂`,
  phone: (text) =>
    /\de\+/i.test(text)
      ? `“${text}”是科学计数，号码已经不全，请把这一列设成文本重新填`
      : `“${text}”不像电话号码，${text.replace(/\D/g, '').length}位`,
  secret: () => '里像有身份证号或银行卡号，没有保存',
  diagnosis: () => '里像是病情，没有保存，请填健康、一般、长年有病或不能自理',
  garbled: () => '里有乱码',
  unclear: (text) => `“${text}”不像日期`,
  'no-such-day': (text) => `“${text}”没有这一天`,
  'day-or-month': (text) => `“${text}”分不清月和日，请写成1948-3-5`,
  unlikely: (text) => `“${text}”不合情理，请核对`,
}

/** Why one value of a row was not taken. */
export const leftOut = ({ field, why, text }: Left): string =>
  `${FIELDS[field as keyof typeof FIELDS] ?? ''}${LEFT[why](text.slice(0, 20))}`

const WRONG: Readonly<Record<Wrong | 'number-taken' | 'number-twice', (who: string) => string>> = {
  'no-name': () => '没有姓名',
  formula: () => '姓名是公式，不能导入',
  'no-such-name': () => '姓名不像人名',
  garbled: () => '姓名里有乱码，请另存为UTF-8或.xlsx再发',
  'number-taken': (who) => `编号在花名册上是${who}的`,
  'number-twice': (who) => `编号和${who}重了`,
}

const DOUBTS: Readonly<Record<Doubt, string>> = {
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

interface ListedRow {
  readonly place: string
  readonly name: string | null
  readonly reason: string | null
  readonly remarks: string | null
  readonly changes: unknown
}

export const wrongRow = ({ place, name, reason }: ListedRow): string => `${place}${name ?? ''}：${reason ?? ''}`
export const remarkedRow = ({ place, name, remarks }: ListedRow): string => `${place}${name ?? ''}：${remarks ?? ''}`

export function changedRow({ place, name, changes }: ListedRow): string {
  const told = Object.entries((changes ?? {}) as Record<string, string>).filter(([column]) => COLUMNS[column])
  const words = told.map(([column, value]) => `${columnName(column)}改为${valueName(column, value)}`)
  return `${place}${name ?? ''}：${words.length > 0 ? words.join('，') : '支部、协会、家属或认证有补充'}`
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
    : [title, ...lines, inAll > lines.length && `……共${inAll}行`].filter((line) => line !== false).join('\n')

/** What a list would do, before anything is done. */
export function report(list: ImportReport): string {
  const { fileName, counts, toMake, notes, wrong, left, leftInAll, changed } = list
  return phrase(
    [
      `《${fileName}》看完了，还没有导入。`,
      `${sayCounts(list)}。`,
      toMake.length > 0 &&
        `会新建：${toMake.slice(0, 8).join('、')}${toMake.length > 8 ? `等${toMake.length}个` : ''}。`,
      some('有变化的：', changed, counts.get('changed') ?? 0),
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
  `《${fileName}》导入好了：${phrase([counted('新增', counts.get('new'), '人'), counted('更新', counts.get('changed'), '人')])}。\n看某一位请说：查（姓名）`

export const cancelled = (fileName: string): string => `《${fileName}》不导入了，花名册没有改动。`

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

/** Asks about one row. */
export function askDoubtful({ place, reason, said, known, mayBeNew }: Doubtful): string {
  return phrase(
    [
      `${place}拿不准：${reason}。`,
      `表里：${said}`,
      known !== '' && `花名册：${known}`,
      '是同一个人吗？',
      '1 是，按表更新',
      mayBeNew && '2 不是，另加一位',
      `${mayBeNew ? 3 : 2} 这一行先不导`,
    ],
    '\n',
  )
}

export const DECISIONS = { same: '是同一个人', new: '另加一位', leave: '先不导' } as const

export const goOnInChat = (): string => '拿不准的先放着，以后在微信里对机器人说“接着核对名册”，一位一位定。'

export const allDecided = (): string => '拿不准的都定好了。'
export const noList = (): string => '没有等着定的名册。要导入，请把.xlsx或.csv的名册直接发给我；要空表请说：名册模板'
export const notYourList = (): string => '这份名册已经处理过了。'

export const listTitle = (): string => '名册'
const DECIDED = {
  same: '好的，按同一个人更新了。',
  new: '好的，另加了一位。',
  leave: '好的，这一行没有导入。',
} as const
export const decided = (decision: keyof typeof DECIDED): string => DECIDED[decision]

export const masked = (phone: string | null): string => maskPhone(phone) ?? ''

/** 农历1948年三月初五, 公历1948年3月5日; without a calendar where none is known. */
export function sayDate(day: string | null, calendar: 'solar' | 'lunar' | 'unknown', leap: boolean): string {
  if (day === null) return ''
  return calendar === 'unknown' ? birthday(day, 'solar').replace('公历', '') : birthday(day, calendar, leap)
}

export const changeTitle = (): string => '改登记信息'
export const howToChange = (): string => '请这样说：改张三电话13800000000。住址、支部、称呼、生日都可以改。'

export const howToChangeBeside = (): string =>
  '请这样说：给张三加标签失独；去掉张三的标签失独；张三加入合唱团；张三退出合唱团；给张三加家属女儿张红13900000001；删掉张三的家属张红。'

type List = 'tags' | 'clubs' | 'relatives'
const LISTS: Readonly<Record<List, string>> = { tags: '标签', clubs: '协会', relatives: '家属' }

/** What came or went, and how to take it back. */
export function besideChanged(
  person: { readonly name: string; readonly unit: string | null },
  asked: { readonly list: List; readonly value: string; readonly adds: boolean; readonly relation?: string | null },
): string {
  const what = `${LISTS[asked.list]}：${asked.adds ? '加上' : '去掉'}${asked.relation ?? ''}${asked.value}`
  return `${nameWithUnit(person)}改好了。\n${what}\n改错了请回“改错了”，改回原来的。`
}
export const besideAlready = (name: string, list: List, value: string, adds: boolean): string =>
  `${name}的${LISTS[list]}里${adds ? '已经有' : '没有'}${value}，没有改动。`
export const tagTooLong = (most: number): string => `没有改动：标签最多${most}个字，比如：失独。`
export const noSuchClub = (words: string, clubs: readonly string[]): string =>
  `没有改动：没有“${words}”。${clubs.length === 0 ? '花名册上还没有协会。' : `有的是：${clubs.join('、')}。`}`
export const kinNeedsPhone = (name: string, kin: string): string =>
  `没有改动：请把电话也写上，比如：给${name}加家属女儿${kin}13900000001。`
export const noBranchYet = (name: string): string =>
  `没有改动：${name}还没编支部，不知道是哪个支部的小组。请说：改${name}支部第一支部第二小组。`
export const noGoodName = (words: string): string => `没有改动：“${words}”不像姓名。姓名要写全，两个字以上。`

const shown = (column: string, value: string | null, isOld: boolean): string => {
  if (value === null || value === '') return '没登记'
  const isPhone = column === 'phone' || column === 'landline'
  return isPhone && isOld ? masked(value) : valueName(column, value)
}

const nameWithUnit = ({ name, unit }: { readonly name: string; readonly unit: string | null }): string =>
  unit === null ? name : `${name}（${unit}）`

/** A day of birth is told with its calendar, in one line. */
function changeLines(changes: readonly NamedChange[]): readonly string[] {
  const of = (column: string) => changes.find((one) => one.column === column)
  const calendar = (which: 'old' | 'now') =>
    (of('birth_calendar')?.[which] ?? 'unknown') as 'solar' | 'lunar' | 'unknown'
  return changes.flatMap((one) => {
    const { column, old, now } = one
    if (column === 'birth_leap' || (column === 'birth_calendar' && of('birth_day'))) return []
    if (column !== 'birth_day')
      return [`${columnName(column)}：原来${shown(column, old, true)}，现在${shown(column, now, false)}`]
    const isLeap = of('birth_leap')?.now === 'true'
    return [
      `生日：原来${sayDate(old, calendar('old'), false) || '没登记'}，现在${sayDate(now, calendar('now'), isLeap) || '没登记'}`,
    ]
  })
}

/** What was changed, and how to take it back. */
export const changed = (
  person: { readonly name: string; readonly unit: string | null },
  changes: readonly NamedChange[],
): string => `${nameWithUnit(person)}改好了。\n${changeLines(changes).join('\n')}\n改错了请回“改错了”，改回原来的。`

export const undoOptions = () =>
  [
    { number: 1, value: 'keep', label: '对的', words: ['对', '没错'] },
    { number: 0, value: 'back', label: '改回去', words: ['撤销', '改错了', '弄错了', '改回来', '错了'] },
  ] as const
/** 1 confirms everywhere else, so it must not take anything back here. */
export const changeStands = (): string => '好的，已经改好了，不用再回。'

export const changedBack = (columns: readonly string[]): string =>
  `改回去了：${columnName(columns[0] ?? '')}还是原来的。`

export const sameAlready = (person: { readonly name: string; readonly unit: string | null }, field: Field): string =>
  `${nameWithUnit(person)}的${FIELDS[field as keyof typeof FIELDS] ?? ''}本来就是这样，没有改动。`

export const notChanged = (left: Left | undefined): string =>
  left === undefined ? `没有改动，新的内容我没看懂。${howToChange()}` : `没有改动：${leftOut(left)}。`

export const noSuchUnit = (words: string): string =>
  `没有改动：花名册上没有“${words}”。请说支部的名字，比如：第一支部第二小组。`
export const numberTaken = (number: string): string => `没有改动：编号${number}已经是别的同志的了。`
export const severalOfName = (name: string, count: number): string =>
  `没有改动：叫${name}的有${count}位，看不出是哪一位。请在花名册页面上改。`

const CREATED = 'created'

/** 手机从138****0101改为139****0001 */
export const changeInWords = ({ column, old, now }: NamedChange): string =>
  column === CREATED
    ? '加进花名册'
    : `${columnName(column)}从${shown(column, old, true)}改为${shown(column, now, true)}`

/** Who changed what and when. */
export function pastChanges(
  person: { readonly name: string; readonly unit: string | null },
  changes: readonly PastChange[],
  zone: string,
): string {
  if (changes.length === 0) return `${nameWithUnit(person)}没有改动记录。`
  const lines = changes.map((one) => `${sayInstant(one.at, zone)}，${one.by ?? '命令行'}：${changeInWords(one)}`)
  return [`${nameWithUnit(person)}最近的改动：`, ...lines].join('\n')
}

export const listReceived = (name: string): string => `收到《${name}》，正在看，看完告诉您。现在还没有改动花名册。`

export const listIsLong = (name: string, rows: number): string =>
  `《${name}》有${rows}行，要看一会儿。看到哪里了会告诉您，您先忙别的。`
export const listRead = (name: string): string => `《${name}》读完了，正在一行一行跟花名册核对。`
export const listHalfway = (name: string, row: number, rows: number): string =>
  `《${name}》核对过一半了：第${row}行，一共${rows}行。`

export const listBeingRead = (name: string): string => `《${name}》还在处理，等它看完再发下一份。`

export const listRefused = (name: string, why: string): string =>
  `《${name}》没有导入，花名册没有改动。\n${why}\n要一份空表，请说：名册模板`

/** Lines of each kind that are shown in chat. */
export const LINES_IN_CHAT = 6

export const judgedAnew = (fileName: string): string => `花名册刚才有人改过，《${fileName}》要重新对一遍，马上好。`

export const howToImport = (): string =>
  '请把名册文件（.xlsx或.csv）直接发给我。我先看一遍，告诉您会新增谁、改什么，您同意了才导入。\n要一份空表，请说：名册模板'

export const fileGone = (): string => '这份文件已经不在了，请再发一遍。'
export const calendarSettled = (): string => '好的，按这个再对一遍。'
export const takingIn = (): string => '好的，正在导入，好了告诉您。'

export const calendarOptions = () =>
  [
    { number: 1, value: 'solar', label: '按公历', words: ['公历', '阳历', '是'] },
    { number: 2, value: 'lunar', label: '按农历', words: ['农历', '阴历'] },
    { number: 3, value: 'unknown', label: '先记成不明', words: ['不明', '不知道'] },
  ] as const

export const whetherOptions = () =>
  [
    { number: 1, value: 'yes', label: '导入', words: ['同意', '确定导入'] },
    { number: 2, value: 'no', label: '取消', words: ['不导入', '不导了', '先不导', '算了', '不要', '不要了', '先不'] },
  ] as const

export const everybody = (): string => '全体'
export const templateName = (): string => '名册模板.xlsx'
export const templateComes = (): string =>
  '空表发给您了。不知道的空着就行；身份证号、银行卡号和病情请不要填。填好直接发回给我。'

const EXAMPLES: Readonly<Record<string, string>> = {
  编号: '示例，填时删掉',
  姓名: '张三',
  性别: '男',
  出生日期: '农历1948年三月初五',
  身份: '退休',
  退休日期: '2008年3月',
  政治面貌: '中共党员',
  入党日期: '1975年7月1日',
  党支部: '第一支部',
  党小组: '第一小组',
  居住地类别: '本市',
  手机: '13800000000',
  居住状况: '独居',
  健康: '一般',
  可否代办: '是',
  联系偏好: '电话',
  称呼: '张老师',
}

/** What the example row of the template has in a column. */
export const example = (header: string): string => EXAMPLES[header] ?? ''

export const cycleInWords = (months: number | null): string => (months === null ? '' : `${months}个月`)
export const yesOrNo = (yes: boolean): string => (yes ? '是' : '否')
export const nobodyToExport = (whom: string): string => `${whom}：现在没有人，没有导出。`
export const tooManyToExport = (heads: number): string => `有${heads}人，一份表太大。请说一个支部，或者加上条件。`
export const exportName = (whom: string): string => `${whom.replace(/[^\p{L}\p{N}]+/gu, '-').slice(0, 30)}名册.xlsx`

export const pastExports = (exports: readonly (readonly [string, PastExport])[]): string =>
  exports.length === 0
    ? '还没有人导出过名册。'
    : [
        '最近导出过名册的：',
        ...exports.map(
          ([at, { by, whom, heads, purpose }]) => `${at}，${by ?? '命令行'}：${whom}，${heads}人，用途：${purpose}`,
        ),
      ].join('\n')

/** What goes with the sheet. */
export const exported = (whom: string, heads: number, purpose: string, mayRing: boolean): string =>
  `${whom}，${heads}人，表格发给您了。\n用途“${purpose.slice(0, 40)}”已经记下。${mayRing ? '里面有电话，请保管好，用完删掉。' : '电话只留了头尾几位。'}`

export const howToAdd = (): string =>
  '请写成一行，知道几样写几样：\n加人：张三，男，1950年5月6日，第一支部第一小组，13800000000，住机床新村3号楼\n人多就发表格来，空表说：名册模板。'
export const newcomerUnclear = (pieces: readonly string[]): string =>
  `没看懂“${pieces.join('”“')}”，还没有加。\n${howToAdd()}`
export const newcomersList = (name: string): string => `加人 ${name}.csv`
export const newcomerRead = ({ header, cells }: { header: readonly string[]; cells: readonly string[] }): string =>
  `读到的是：${header.map((column, at) => `${column}${cells[at] ?? ''}`).join('，')}。正在核对，花名册还没有动。`
export const retentionTitle = '清理过了保存期的名单'
