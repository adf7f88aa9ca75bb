/** What is said of somebody's record and its changes. */
import { sayInstant } from '../../../language/say.ts'
import { inFull } from '../../people/public.ts'
import type { Left } from '../entry.ts'
import type { NamedChange, PastChange } from '../queries.ts'
import type { Field } from '../vocabulary.ts'
import { columnName, FIELDS, leftOut, masked, sayDate, valueName } from './values.ts'

export const changeTitle = (): string => '改登记信息'
export const changeIntoWhat = (name: string, field: string | undefined): string =>
  field === undefined
    ? `要改${name}的哪一样、改成什么？请写成一句，比如：改${name}电话13800000000。住址、支部、称呼、生日都可以改。`
    : `${name}的${field}改成什么？请写成一句：改${name}${field}（新的）。`
export const howToChange = (): string => '请这样说：改张三电话13800000000。住址、支部、称呼、生日都可以改。'

export const notOfThatUnit = (unit: string, name: string): string =>
  `${unit}没有叫${name}的，没有改。是下面这位的话，请回数字：`

/** Of a 支部 or 小组: that is a post. */
export const postsAreGiven = (): string => '支部、小组的联络员由管理员来定，没有改动，请跟管理员说一声。'

export const howToNote = (): string => '请这样说：给张三加备注：耳朵背，打电话要大声。'
export const whetherToNote = (person: { readonly name: string; readonly unit: string | null }, words: string): string =>
  `要把“${words}”记进${nameWithUnit(person)}的备注吗？\n1 记上\n2 不记`
export const noteOptions = () =>
  [
    { number: 1, value: 'yes', label: '记上', words: ['记', '记上', '要', '好', '好的', '对'] },
    { number: 2, value: 'no', label: '不记', words: ['不记', '不用', '不要', '不用记'] },
  ] as const
export const notNoted = (): string => '好的，没有记。'

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
  const widowed = asked.list === 'tags' && asked.adds && /丧[偶妻夫]/.test(asked.value)
  const greetings = widowed ? `老伴是最近走的，请再说：${person.name}的老伴走了，服丧期里就不发祝福。\n` : ''
  return `${nameWithUnit(person)}改好了。\n${what}\n${greetings}改错了请回“改错了”，改回原来的。`
}
export const besideAlready = (name: string, list: List, value: string, adds: boolean): string =>
  `${name}的${LISTS[list]}里${adds ? '已经有' : '没有'}${value}，没有改动。`
export const tagTooLong = (most: number): string => `没有改动：标签最多${most}个字，比如：失独。`
export const toldByAge = (): string => '没有改动：满80岁就算高龄，按生日自动算，不用加标签。'
export const noSuchClub = (words: string, clubs: readonly string[]): string =>
  `没有改动：没有“${words}”。${clubs.length === 0 ? '花名册上还没有协会。' : `有的是：${clubs.join('、')}。`}`
export const kinNeedsPhone = (name: string, kin: string): string =>
  `没有改动：请把电话也写上，比如：给${name}加家属女儿${kin}13900000001。`
export const howToChangeContact = ({
  name,
  relation = '（关系）',
  kin = '（姓名）',
  phone = '（电话）',
}: {
  readonly name: string
  readonly relation?: string
  readonly kin?: string
  readonly phone?: string
}): string =>
  `还没有改。家属要写上姓名和电话才好记，请说：给${name}加家属${relation}${kin}${phone}。原来登记的不要了，再说：删掉${name}的家属（姓名）。`
export const oddMobile = (name: string, number: string): string =>
  `没有改动：${number}是${number.length}位，手机号要11位。请核对好再说：改${name}电话13800000000。`
export const mobileStays = (name: string): string => `手机号没有动。手机停用了，请说：改${name}手机没有。`
export const wholeAddress = (name: string, before: string | null): string =>
  `没有改动：${name}登记的住址是${before ?? '空的'}，看不出改哪一处。请把新住址写全：改${name}住址（新的）。`
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

/** What was changed, and how to take it back. `whereabouts`: where abroad they are is still to be told. */
export const changed = (
  person: { readonly name: string; readonly unit: string | null },
  changes: readonly NamedChange[],
  whereabouts: boolean,
): string =>
  [
    `${nameWithUnit(person)}改好了。`,
    ...changeLines(changes),
    changes.some(({ column, now }) => column === 'note' && now) && `${person.name}同志查看自己的信息时也看得到。`,
    whereabouts && `再说一句住在哪个国家、哪个城市，祝福就赶在当地白天发，比如：${person.name}住在洛杉矶女儿家。`,
    '改错了请回“改错了”，改回原来的。',
  ]
    .filter(Boolean)
    .join('\n')

export const undoOptions = () =>
  [
    { number: 1, value: 'keep', label: '对的', words: ['对', '没错'] },
    { number: 0, value: 'back', label: '改回去', words: ['撤销', '改错了', '弄错了', '登错了', '改回来', '错了'] },
  ] as const
/** 1 confirms everywhere else, so it must not take anything back here. */
export const changeStands = (): string => '好的，已经改好了，不用再回。'

export const changedBack = (columns: readonly string[]): string =>
  `改回去了：${columnName(columns[0] ?? '')}还是原来的。`

export const sameAlready = (person: { readonly name: string; readonly unit: string | null }, field: Field): string =>
  `${nameWithUnit(person)}的${FIELDS[field as keyof typeof FIELDS] ?? ''}本来就是这样，没有改动。`

export const notChanged = (left: Left | undefined): string =>
  left === undefined ? `没有改动，新的内容我没看懂。${howToChange()}` : `没有改动：${leftOut(left)}。`

/** Somebody has moved; only staff know whether the office still looks after them. */
export const movedOptions = () =>
  [
    { value: 'away', label: '还归我们管，住外省', words: ['外省', '跨省'] },
    { value: 'province', label: '还归我们管，住本省外市', words: ['本省', '省内', '外市'] },
    { value: 'city', label: '还归我们管，没出本市', words: ['本市', '没出本市'] },
    { value: 'moved', label: '关系也转走了，登记迁出，不再发消息', words: ['迁出', '转走了'] },
    { value: 'keep', label: '先不改', words: ['不改', '先不改'] },
  ].map((one, index) => ({ number: index + 1, ...one }))
export const askHowMoved = (
  person: { readonly name: string; readonly unit: string | null },
  place: string | undefined,
  options: ReturnType<typeof movedOptions>,
): string =>
  [
    `${nameWithUnit(person)}搬${place === undefined ? '走' : `到${place}`}了，名册上怎么记？请回数字：`,
    ...options.map(({ number, label }) => `${number} ${label}`),
  ].join('\n')
export const movedNothing = (): string => '好的，先不改，什么都没变。'

export const noSuchUnit = (words: string): string =>
  `没有改动：花名册上没有“${words}”。请说支部的名字，比如：第一支部第二小组。`
export const numberTaken = (number: string): string => `没有改动：编号${number}已经是别的同志的了。`
/** `units`: the whole names of those that may be meant; a message has room for a few. */
export const severalUnits = (name: string, words: string, units: readonly string[]): string =>
  `没有改动：不止一个党总支有“${words}”。请说全是哪个：${units.slice(0, 4).join('、')}${units.length > 4 ? '等' : ''}，比如：改${name}支部${units.find((unit) => unit !== words) ?? words}。`

/** Whoever is somebody else's on the roster is not made a second one's. */
export const marriedToAnother = (one: Parameters<typeof inFull>[0], spouse: string): string =>
  `没有改动：${inFull(one)}登记的配偶是${spouse}。确实要改，请先说：改${one.name}配偶没有。再把这句说一遍。`
export const notMarriedTo = (one: Parameters<typeof inFull>[0], other: string): string =>
  `没有改动：${inFull(one)}登记的配偶不是${other}。`

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
