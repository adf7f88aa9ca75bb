/** Every sentence this feature says. */
import type { Day } from '../../base/calendar.ts'
import type { Office } from '../../feature.ts'
import { TAKEN_BACK } from '../../language/taken-back.ts'
import type { Audience, Recipients, Unread } from './audience.ts'
import type { Card, HeadCount } from './queries.ts'
import { addressOf, ageInWords, maskPhone } from './rules.ts'
import { sayAsked } from './traits.ts'
import { chineseNumber } from './vocabulary.ts'

/** Why somebody cannot be reached, for staff. */
export const notOnRoster = (): string => '花名册上没有此人'
export const noChat = (): string => '没有绑定微信'
export const lostChat = (): string => '微信里找不到了，要重新核对'
export const unproven = (): string => '微信还没核实是不是本人'
export const renamedRoom = (): string => '群改了名，等工作人员确认'
export const noSuchChat = (): string => '没有这个聊天'

const DEPARTED = { active: '在册', deceased: '已去世', moved: '已迁出', lost: '已停联' } as const
export const departed = (status: Card['status']): string => DEPARTED[status]

const REGION = { city: '本市', province: '本省外市', away: '外省', abroad: '境外' } as const
const SEX = { male: '男', female: '女' } as const

const phrase = (parts: readonly (string | null | undefined)[], joint = '，'): string =>
  parts.filter((part) => part).join(joint)

const home = (card: Pick<Card, 'region' | 'residence'>): string =>
  `住${REGION[card.region]}${card.residence === null ? '' : `（${card.residence}）`}`

const unitAndFormer = (card: Pick<Card, 'unit' | 'formerUnit'>): string =>
  phrase([card.unit ?? '还没编入支部', card.formerUnit && `原${card.formerUnit}`])

export const ASK_PURPOSE = '请问做什么用？会记下来。比如：发慰问品。'
/** What goes with a sheet. */
export const purposeKept = (purpose: string, mayRing: boolean): string =>
  `用途“${purpose.slice(0, 40)}”已经记下。${mayRing ? '里面有电话，请保管好，用完删掉。' : '电话只留了头尾几位。'}`

/** 第一支部、太极拳协会，70岁及以上，只限住在本市的 */
export function sayAudience({ from, age, upTo, regions, traits = [], except = [] }: Recipients): string {
  const bereaved = traits.some(({ trait, not }) => trait === 'bereaved' && not === undefined)
  const whom = from.length > 0 ? from.map(({ name }) => name).join('、') : bereaved ? '全体' : '全体退休职工'
  return phrase([
    whom,
    sayAges(age?.atLeast, upTo?.atMost),
    ...traits.map(sayAsked),
    except.length > 0 ? `不含${except.map(({ name }) => name).join('、')}` : undefined,
    regions && `只限住在${regions.map((region) => REGION[region]).join('、')}的`,
  ])
}

function sayAges(atLeast: number | undefined, atMost: number | undefined): string | undefined {
  if (atLeast !== undefined && atMost !== undefined) return `${atLeast}到${atMost}岁`
  if (atLeast !== undefined) return `${atLeast}岁及以上`
  return atMost === undefined ? undefined : `${atMost}岁及以下`
}

/** More names than these nobody reads in a receipt. */
const MOST_NAMES = 10

export function liaisonLost(names: readonly string[]): string {
  const shown = names.slice(0, MOST_NAMES).join('、')
  return `原来是${shown}${names.length > MOST_NAMES ? `等${names.length}位` : ''}的联络员，请另定一位。`
}

export function audienceUnknown({ unknown, beyond, several, units, crossed }: Unread): string {
  if (crossed !== undefined)
    return `“${unknown}”我分不清是哪些人。两边的同志都要，请用“和”连着说，比如：${crossed.join('和')}。只要两边都在的，我还挑不出来，请先说一边，比如：${crossed.at(-1)}。`
  if (units !== undefined) {
    const shown = units.slice(0, NAMESAKES_AT_MOST).join('、') + (units.length > NAMESAKES_AT_MOST ? '等' : '')
    return `同名的有${units.length}个：${shown}。请说全，比如：${units[0]}。`
  }
  if (several !== undefined) {
    const known = several.filter((telling) => telling !== '')
    return known.length < several.length
      ? `${unknown}有${several.length}位，花名册上分不开。请打个电话；要发，先在花名册上把小组分清。`
      : `${unknown}有${several.length}位：${known.join('、')}。请连单位一起说，比如：${known[0]}的${unknown}。`
  }
  if (unknown === '') return '请问是哪些人？比如：第一支部；太极拳协会；全体。'
  if (beyond !== undefined && beyond.length > 0)
    return `“${unknown}”不在您管的范围里，您管的是：${beyond.join('、')}。别的同志请跟办公室说。`
  return `“${unknown}”我没对上花名册。请说支部、小组或协会的名字，比如：第一支部和太极拳协会，70岁以上。`
}

/** Of those in an audience that asks for an age. */
export const leftOutUndated = (people: number): string => `另有${people}人没登记出生日期，没算在内。`

export function headCount(audience: Audience, heads: HeadCount, undated: number): string {
  const lines = [
    `${sayAudience(audience)}：在册${heads.total}人。`,
    heads.total > 0 && `其中80岁及以上${heads.old}人，住外地${heads.elsewhere}人。`,
    heads.total > 0 && `微信能联系${heads.withChat}人，要打电话${heads.total - heads.withChat}人。`,
    undated > 0 && leftOutUndated(undated),
  ]
  return lines.filter(Boolean).join('\n')
}

export const audienceNameUnfit = (): string => '名字请用2到16个字，不带标点，比如：重阳慰问对象。'
export const audienceNameTaken = (name: string): string => `“${name}”已经是支部、协会或别的叫法，请换个名字。`

/** `before`: the words that the name stood for until now. */
export const audienceSaved = (name: string, audience: Audience, heads: number, before: string | undefined): string =>
  [
    `已存为“${name}”：${sayAudience(audience)}，现在${heads}人。`,
    before !== undefined && `原来存的是：${before}`,
    `以后办活动、问人数、导出都可以直接说“${name}”。不要了请说：删掉名单${name}`,
  ]
    .filter(Boolean)
    .join('\n')

/** One line of the list; `heads` is missing when its words no longer fit the tree. */
export const savedAudience = (name: string, words: string, heads: number | undefined): string =>
  `${name}：${words}${heads === undefined ? '（现在对不上花名册了，请重新存）' : `，${heads}人`}`

export const savedAudiences = (lines: readonly string[]): string =>
  lines.length === 0 ? '还没有存过名单。可以说：把第一支部70岁以上的存为重阳慰问对象' : lines.join('\n')

export const noSavedAudience = (name: string): string => `没有叫“${name}”的名单。看有哪些，请说：有哪些名单`

export const audienceDropped = (name: string, words: string): string =>
  `名单“${name}”删掉了，人都还在花名册上。要恢复请说：把${words}存为${name}`

/** One record as staff see it in chat. Of the dead it says that they have died, and no more than is needed. */
export function card(one: Card, today: Day): string {
  const title = phrase([
    `${one.name}${one.honorific === null ? '' : `（${one.honorific}）`}`,
    one.status === 'active' ? undefined : departed(one.status),
    one.sex && SEX[one.sex],
    one.status === 'deceased' ? undefined : ageInWords(one, today),
  ])
  if (one.status === 'deceased') return phrase([title, unitAndFormer(one)], '\n')
  return [
    title,
    unitAndFormer(one),
    `手机：${maskPhone(one.phone) ?? '没登记'}，${chatInWords(one)}`,
    home(one),
    `联络员：${one.liaison ?? '还没定'}`,
    one.spouse && `老伴：${one.spouse}`,
    one.relatives && `家里人：${one.relatives}`,
    phrase([one.politics && POLITICS[one.politics], one.living && LIVING[one.living]]),
    one.tags && `标签：${one.tags}`,
    one.note && `备注：${one.note}`,
  ]
    .filter(Boolean)
    .join('\n')
}

function chatInWords({ hasChat, isClaimed }: Pick<Card, 'hasChat' | 'isClaimed'>): string {
  if (hasChat) return '有微信'
  return `${isClaimed ? unproven() : noChat()}，有事列在电话名单上`
}

/** What staff look for on a card; where nothing stands, nobody has said, or it is as usual. */
const POLITICS: Partial<Record<NonNullable<Card['politics']>, string>> = { party: '党员', probationary: '预备党员' }
const LIVING: Partial<Record<NonNullable<Card['living']>, string>> = {
  alone: '独居',
  'empty-nest': '空巢',
  institution: '住养老机构',
}

/** Under a card, when the question was not understood. */
export const onlyTheCard = (cards: string): string => `这句我没全看懂，先给您看登记的：\n${cards}\n别的请换个说法再问。`

/** Whom somebody looks after, a line each. */
export function lookedAfter(name: string, found: readonly Card[], most: number): string {
  if (found.length === 0) return `${name}现在不是谁的联络员。`
  const more = found.length > most ? [`还有别的，请打开花名册页面看。`] : []
  return [`${name}是这些同志的联络员：`, ...found.slice(0, most).map(nameAndUnit), ...more].join('\n')
}

export const LIVES_ALONE = '独居'
/** 儿子周小军 13900000123 */
export const relative = (one: {
  readonly name: string
  readonly relation: string | null
  readonly phone: string | null
}): string => `${one.relation ?? '家属'}${one.name} ${one.phone ?? '电话没登记'}`

/** Whom to ring up when somebody is in trouble; numbers are whole. */
export function contactCard(
  one: Card,
  spouse: { readonly name: string; readonly phone: string | null } | undefined,
  relatives: readonly { readonly name: string; readonly relation: string | null; readonly phone: string | null }[],
): string {
  const lines = [
    unitLine(one),
    `电话：${one.phone ?? '没登记'}`,
    home(one),
    spouse && `老伴：${spouse.name}，${spouse.phone ?? '电话没登记'}`,
    ...relatives.map(({ name, relation, phone }) => `${relation ?? '家属'}：${name}，${phone ?? '电话没登记'}`),
    one.liaison && `联络员：${one.liaison}，${one.liaisonPhone ?? '电话没登记'}`,
  ]
  return lines.filter(Boolean).join('\n')
}

/** Of several it is one who needs help, and nobody knows which. */
export const contactCards = (cards: readonly string[]): string =>
  cards.length === 1
    ? cards.join('')
    : [`是这${COUNTED[cards.length] ?? cards.length}位中的一位，还不知道是哪位，请都打电话问到：`, ...cards].join('\n')

const COUNTED: { readonly [count: number]: string } = { 2: '两', 3: '三', 4: '四' }

const unitLine = (one: Pick<Card, 'name' | 'unit'>): string => phrase([one.name, one.unit ?? '还没编入支部'])

/** 王秀英（第一支部第一小组，原铸造车间）; with what tells them apart where that is the same of another. */
export const inFull = (one: Namesake): string => `${one.name}（${phrase([unitAndFormer(one), one.telling])}）`
type Namesake = Pick<Card, 'name' | 'unit' | 'formerUnit'> & { readonly telling?: string }

/** 公历1948年3月5日生，手机138****0101，编号0101 */
export const marks = (
  one: Pick<Card, 'birthDay' | 'birthCalendar' | 'birthLeap' | 'phone'> & { readonly number: string | null },
): string =>
  phrase([
    one.birthDay && `${birthday(one.birthDay, one.birthCalendar, one.birthLeap)}生`,
    one.phone && `手机${maskPhone(one.phone) ?? ''}`,
    one.number && `编号${one.number}`,
  ])

/** （王秀英，第一支部）, of 王秀英（第一支部）: no bracket stands inside another. */
export const inBrackets = (named: string): string => `（${named.replaceAll('（', '，').replaceAll('）', '')}）`

/** 何守田（第二支部第一小组） */
export const nameAndUnit = ({ name, unit }: Pick<Card, 'name' | 'unit'>): string =>
  unit === null ? name : `${name}（${unit}）`

/** Whom to ring, and who is near; the numbers are whole. */
export const whereToReach = (found: readonly Card[]): string =>
  found
    .map((one) =>
      one.status === 'active'
        ? phrase([
            `${unitLine(one)}：${one.phone ?? '电话没登记'}`,
            home(one),
            `联络员：${one.liaison === null ? '还没定' : phrase([one.liaison, one.liaisonPhone ?? undefined])}`,
          ])
        : `${unitLine(one)}：${departed(one.status)}`,
    )
    .join('\n')

/** 周福生（第一支部第二小组）的备注：耳朵背 */
export const notes = (found: readonly Card[]): string =>
  found.map((one) => `${nameAndUnit(one)}备注：${one.note ?? '没登记'}`).join('\n')

/** 高振海（第二支部第一小组）：农历1941年三月初五，85岁 */
export const birthdays = (found: readonly Card[], today: Day): string =>
  found
    .map((one) => {
      if (one.status === 'deceased') return `${nameAndUnit(one)}：${departed(one.status)}`
      if (one.birthDay === null) return `${nameAndUnit(one)}：生日没登记`
      const day = birthday(one.birthDay, one.birthCalendar, one.birthLeap)
      return phrase([`${nameAndUnit(one)}：${day}`, ageInWords(one, today)])
    })
    .join('\n')

/** Who an audience holds, a line each; all of them come as a sheet. */
export function whoAreThey(audience: Audience, shown: readonly Card[], count: number, today: Day): string {
  const lines = shown.map((one) => phrase([nameAndUnit(one), ageInWords(one, today)]))
  const whom = sayAudience(audience)
  if (count === 0) return `${whom}：一位也没有。`
  const more = count > shown.length ? [`还有${count - shown.length}位，要全的请说：导出${whom}的名单`] : []
  return [`${whom}，${count}位：`, ...lines, ...more].join('\n')
}

export const notFound = (name: string): string => `花名册上没有找到“${name}”。请核对一下，要写全名。`

/** Of somebody who is kept on record and not on the active roster: what has to be said first. */
export const hasLeft = (name: string, how: Exclude<keyof typeof DEPARTED, 'active'>): string =>
  how === 'deceased'
    ? `${name}登记为${DEPARTED[how]}，这句没有办。登记错了请说：${name}没去世。`
    : `${name}登记为${DEPARTED[how]}，不在册，这句没有办。要办请先说：恢复${name}在册。`

/** With those who are nearly called so. */
export function notFoundBut(name: string, near: readonly Pick<Card, 'name' | 'unit'>[]): string {
  const [first] = near
  if (first === undefined) return notFound(name)
  const shown = near.slice(0, 3).map(namesakeLabel).join('、')
  return `花名册上没有找到“${name}”，名字相近的有：${shown}。是的话请用“${first.name}”再说一次。`
}

/** Records of the few who bear a name. */
export function cards(name: string, found: readonly Card[], today: Day): string {
  if (found.length === 0) return notFound(name)
  const head = found.length === 1 ? [] : [`叫${name}的有${found.length}位：`]
  return [...head, ...found.map((one) => card(one, today))].join('\n\n')
}

/** Of whom only a part is said: 老陈, 0101. Told with the whole name, so that nobody is taken for another. */
export function perhapsThis(said: string, one: Card | undefined, today: Day): string {
  if (one !== undefined) return `“${said}”可能是这一位：\n${card(one, today)}`
  return /^\d+$/.test(said) ? `花名册上没有编号或电话是“${said}”的。` : notFound(said)
}

/** The numbers are those of `namesakeOptions`. */
export const perhapsThese = (said: string, found: readonly Card[]): string =>
  [`“${said}”可能是这几位，是哪一位？请回数字：`, ...numbered(found)].join('\n')

export const whichCardTitle = (): string => '查哪一位'

/** As many as a question can offer. */
export const NAMESAKES_AT_MOST = 9

/** Asks which of the people of one name is meant, perhaps in other words; the numbers are those of `namesakeOptions`. */
export const chooseNamesake = (
  found: readonly Namesake[],
  question = `叫${found[0]?.name ?? ''}的有${found.length}位，是哪一位？请回数字：`,
): string => [question, ...numbered(found)].join('\n')

function numbered(found: readonly Namesake[]): readonly string[] {
  const shown = found.slice(0, NAMESAKES_AT_MOST).map((one, index) => `${index + 1} ${inFull(one)}`)
  const more = found.length > shown.length ? [`还有${found.length - shown.length}位没列出来，请打开花名册页面看。`] : []
  return [...shown, ...more]
}

export const namesakeLabel = (one: Pick<Namesake, 'name' | 'unit' | 'telling'>): string =>
  phrase([one.name, one.unit, one.telling], ' ')

const LUNAR_MONTHS = ['正', '二', '三', '四', '五', '六', '七', '八', '九', '十', '冬', '腊']

/** 1948年3月5日 or 1948年三月初五, as far as it is known, with its calendar. */
export function birthday(day: string, calendar: Card['birthCalendar'], leap = false): string {
  const [year = 0, month, date] = day.replace(/^--/, '-').split('-').map(Number)
  const isLunar = calendar === 'lunar'
  const monthWords = month && (isLunar ? `${leap ? '闰' : ''}${LUNAR_MONTHS[month - 1] ?? ''}月` : `${month}月`)
  const dateWords = date && (isLunar ? `${date <= 10 ? '初' : ''}${lunarDate(date)}` : `${date}日`)
  const words = `${day.startsWith('-') ? '' : `${year}年`}${monthWords ?? ''}${dateWords ?? ''}`
  if (month === undefined) return words
  if (calendar === 'unknown') return `${words}（公历还是农历没登记）`
  return `${isLunar ? '农历' : '公历'}${words}`
}

const lunarDate = (date: number): string => {
  if (date <= 20 || date === 30) return chineseNumber(date)
  return `廿${chineseNumber(date - 20)}`
}

/** A person's own record, and how to have it put right. */
export function ownRecord(one: Card, office: Office): string {
  return [
    `${addressOf(one)}，您登记的是：${phrase([one.name, one.unit])}`,
    one.formerUnit && `原单位：${one.formerUnit}`,
    `生日：${one.birthDay === null ? '没登记' : birthday(one.birthDay, one.birthCalendar, one.birthLeap)}`,
    `手机：${maskPhone(one.phone) ?? '没登记'}，${home(one)}`,
    one.liaison && `联络员：${one.liaison}`,
    one.note && `备注：${one.note}`,
    `哪里不对，请直接告诉我，或打${office.phone}。`,
  ]
    .filter(Boolean)
    .join('\n')
}

export type OwnField = 'birthday' | 'age' | 'phone' | 'unit' | 'liaison' | 'home'

/** One line of a person's own record, as it was asked for. */
export function ownField(one: Card, field: OwnField, office: Office, today: Day): string {
  const born = one.birthDay && `您登记的生日是${birthday(one.birthDay, one.birthCalendar, one.birthLeap)}`
  const line = {
    birthday: born && `${born}。`,
    age: born && `${phrase([born, ageInWords(one, today)])}。`,
    phone: one.phone && `您登记的手机是${maskPhone(one.phone)}（中间几位不显示）。`,
    unit: one.unit && `您在${one.unit}。`,
    liaison: one.liaison && `您的联络员是${one.liaison}。`,
    home: `您登记的是${home(one)}。`,
  }[field]
  return line ? `${line}不对就告诉我，或打${office.phone}。` : `这一项还没登记。请打${office.phone}，办公室给您补上。`
}

export const whyCorrection = (): string => '说登记的信息不对或有变化，请打电话核对后改花名册。'

/** To a relative, when the elder has said otherwise (rule 21). */
export const ownAnswerCounts = (name: string, title: string, answer: string): string =>
  `【不用回复】${name}同志自己回了话：${title}，${answer}。以本人的为准。`
/** To whoever said what does not count. */
export const stands = (title: string, elder: string | undefined, was: string): string =>
  elder === undefined
    ? `您的话我记下了。${title}，家里人先前回的是“${was}”，办公室会跟您和家里人商量。`
    : `${title}，${elder}这边先前回的是“${was}”，先以那个为准。我请办公室再核对。`
export const whyFamily = (title: string, name: string, said: { was: string; is: string }, verdict: string): string =>
  `${title}：${name}家里两个说法，先是“${said.was}”，后是“${said.is}”。${verdict === 'stands' ? '先按前一个' : '按本人后来说的'}记着，请打电话问一问。`

// Taking back what was just entered

export const ENTERED_WRONGLY = [
  ...TAKEN_BACK,
  '记错了',
  '登记错了',
  '撤销',
  '哎呀弄错了',
  '弄错人了',
  '误报',
  '误报了',
  '看错人了',
]
/** `what`: 何守田去世. Something else was said or entered since. */
export const isItThisEntry = (what: string): string => `要撤回的是“${what}”这一条吗？请回数字：\n1 是，撤回\n2 不是`
export const TAKE_BACK_OPTIONS = [
  { number: 1, value: 'yes', label: '是，撤回', words: ['是', '是的', '对', '撤回'] },
  { number: 2, value: 'no', label: '不是', words: ['不', '不是', '不对'] },
] as const
export const notTakenBack = (): string => '好的，没有动。弄错的是别的，请把那位同志的姓名和该怎么改一起说。'
