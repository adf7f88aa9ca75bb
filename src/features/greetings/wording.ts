/** Every sentence this feature says. */
import type { Day } from '../../base/calendar.ts'
import { sayDay, sayLunar, sayLunarDate } from '../../language/say.ts'
import type { PhoneLine } from '../people/public.ts'
import type { Celebrating } from './queries.ts'

const GREAT: ReadonlyMap<number, string> = new Map([
  [70, '七十寿辰快乐！'],
  [80, '八十大寿快乐！'],
  [90, '九十大寿快乐！'],
  [100, '百岁大寿快乐！'],
])

/** For any birthday; an even number of years apart they come again. */
export const WISHES: readonly string[] = [
  '祝您身体硬朗，笑口常开，福寿安康。',
  '愿您吃得香，睡得好，天天舒心，福寿安康。',
  '今天记得加个菜，和家里人热闹热闹。祝您福寿安康。',
  '祝您福寿安康，岁岁平安，事事如意。',
  '愿您精神爽朗，心情敞亮，福寿安康。',
]

/** For the great birthdays. */
export const GREAT_WISHES: readonly string[] = [
  '祝您福如东海，寿比南山。',
  '祝您松柏常青，福寿绵长。',
  '祝您福星高照，健康长寿。',
]

/** For each festival, several, so that two years running differ. */
export const FESTIVE: Readonly<Record<string, readonly string[]>> = {
  元旦: ['新年好！祝您新的一年身体健康，阖家欢乐。', '新的一年开始了，祝您平安顺遂，天天开心。'],
  除夕: ['祝您和家里人团团圆圆，吃好年夜饭，平平安安过大年。', '辞旧迎新，祝您阖家团圆，福气满堂。'],
  春节: ['给您拜年了！祝您新春快乐，身体安康，阖家幸福。', '过年好！祝您福寿安康，万事如意。'],
  元宵节: ['祝您元宵节快乐，团团圆圆，红红火火。', '元宵佳节，祝您阖家团圆，甜甜美美。'],
  清明节: ['清明时节，天气多变，出门请添件衣服，慢些走。', '清明时节，路上人多，请您保重身体。'],
  三八妇女节: ['节日快乐！您为厂里、为家里操劳大半辈子，请多歇歇。', '祝您节日快乐，身体健康，天天有好心情。'],
  五一劳动节: ['节日快乐！您当年的辛劳，大家都记得。', '劳动最光荣，祝您节日快乐，身体健康。'],
  端午节: ['祝您端午安康。粽子好吃，慢慢吃，别贪多。', '端午安康！祝您阖家平安。'],
  七一建党节: ['您是老党员，向您致敬，祝您身体健康。', '党的生日到了，感谢您多年的奉献，祝您安康。'],
  八一建军节: ['您当过兵，向您致敬，祝您节日快乐，身体健康。', '军人本色不改，祝您节日快乐，安康如意。'],
  中秋节: ['祝您中秋快乐，阖家团圆。', '月圆人团圆，祝您中秋快乐，身体安康。'],
  国庆节: ['祝您国庆节快乐，身体健康，阖家幸福。', '国庆佳节，祝您和家里人欢欢喜喜，平平安安。'],
  重阳节: ['重阳节是您的节日，祝您福如东海，寿比南山。', '九九重阳，祝您身体硬朗，福寿安康。'],
  腊八节: ['腊八到了，喝碗热粥，祝您暖暖和和，平平安安。', '过了腊八就是年，天冷，请您多穿点，注意保暖。'],
  冬至: ['冬至到了，吃碗热饺子，祝您暖暖和和。', '冬至天寒，请您多添衣，祝您安康。'],
}

/** For whom a festival is, in the words by which an audience is named. */
export const WOMEN = '女同志'
export const PARTY = '党员'
export const SOLDIERS = '退役军人'
export const ELDERS = '70岁以上'

/** This year's words; `seed` tells apart what should not sound alike. */
export function pick<T>(list: readonly T[], seed: number): T | undefined {
  return list[((seed % list.length) + list.length) % list.length]
}

export interface Congratulation {
  readonly address: string
  /** The great birthday that is named; absent: none. */
  readonly great?: number | undefined
  /** Festivals that fall on the same day. */
  readonly festivals: readonly string[]
  readonly seed: number
  readonly office: string
  /** What one of the staff has written for this birthday. */
  readonly own?: string | undefined
}

export function birthday({ address, great, festivals, seed, office, own }: Congratulation): string {
  const title = great === undefined ? undefined : GREAT.get(great)
  const both = festivals.length === 0 ? '' : `今天又是${festivals.join('、')}，双喜临门。`
  const wish = own ?? pick(title === undefined ? WISHES : GREAT_WISHES, seed) ?? ''
  return [`${address}，${title ?? '生日快乐！'}`, both, wish, office].filter((line) => line !== '').join('\n')
}

export const retiredFor = (address: string, years: number, office: string): string =>
  `${address}，今天是您退休${years}周年。您当年的辛劳，大家都记得。祝您身体硬朗，天天开心。\n${office}`

const WEDDINGS: ReadonlyMap<number, string> = new Map([
  [25, '银婚快乐！'],
  [50, '金婚快乐！'],
  [60, '钻石婚快乐！'],
])
export const marriedFor = (address: string, years: number, office: string): string =>
  `${address}，今天是您二老结婚${years}周年，${WEDDINGS.get(years) ?? ''}祝您二老相亲相爱，福寿安康。\n${office}`

/** In a room, of those who have agreed. */
export const roomBirthday = (names: readonly string[], office: string): string =>
  `今天是${names.map((name) => `${name}同志`).join('、')}的生日，祝寿星福寿安康，天天舒心！\n${office}`

/** The office, and who of it signs. */
export const signature = (office: string, signer: string | null | undefined): string =>
  signer ? `${office}　${signer}` : office

export const inPartyFor = (address: string, years: number, office: string): string =>
  `${address}，今天是您入党${years}周年。向您致敬，祝您身体健康。\n${office}`

/** To one person, or to a room. */
export const festive = (address: string | undefined, names: readonly string[], words: string, office: string): string =>
  `${address === undefined ? '各位老同志' : address}，${names.length > 1 ? `今天是${names.join('、')}。` : ''}${words}\n${office}`

export const congratulationTitle = '生日和节日的祝福'
export const eveningTitle = '没发到的生日祝福'
export const askTitle = '问生日是公历还是农历'
export const aheadTitle = '两周内的生日'

export const toPhone = (count: number): string => `生日祝福没有送到微信的${count}位，请打电话祝贺：`

/** 何守田（第二支部第一小组）138-0000-0203，联络员郑明远 */
export function phoneLine({ name, unit, phone, liaison }: PhoneLine): string {
  const where = unit === null ? '' : `（${unit}）`
  return `${name}${where}${phone ?? '没登记电话'}${liaison === undefined ? '' : `，联络员${liaison.name}`}`
}

export const missedBirthdays = (people: readonly { readonly name: string; readonly phone: string | null }[]): string =>
  `生日祝福（${people.map(({ name, phone }) => `${name}${phone === null ? '' : ` ${phone}`}`).join('，')}）`
export const missedFestival = (names: readonly string[]): string => `${names.join('、')}的问候`
export const and = (things: readonly string[]): string => things.join('和')

export const passedTitle = '今年已经过了的生日'

/** To staff: whose birthday was over when it was entered. */
export function passed(
  people: readonly { readonly name: string; readonly unit: string | null; readonly day: Day }[],
): string {
  const lines = people.slice(0, PASSED_LINES).map(({ name, unit, day }) => `${nameAndUnit(name, unit)}，${sayDay(day)}`)
  const rest = people.length > PASSED_LINES ? [`还有${people.length - PASSED_LINES}位。`] : []
  const title = `登记的生日今年已经过了，机器人没有发过祝福的${people.length}位，请打个电话补一句：`
  return [title, ...lines, ...rest].join('\n')
}
const PASSED_LINES = 20
const nameAndUnit = (name: string, unit: string | null): string => `${name}${unit === null ? '' : `（${unit}）`}`

export const birthdayMoved = (): string => '生日改过了，今天不是'
export const inMourning = (): string => '家里刚有人去世，暂不发祝福'

export const SOLAR = '公历（阳历）'
export const LUNAR = '农历（阴历）'
export const FORGOTTEN = '记不清了'
export const calendarTitle = (): string => '您的生日是公历还是农历'

const monthAndDay = (day: string): readonly [number, number] => [Number(day.slice(-5, -3)), Number(day.slice(-2))]

export function askCalendar(address: string, day: string): string {
  const [month, date] = monthAndDay(day)
  return `【请回复】${address}，您登记的生日是${month}月${date}日，是公历还是农历？我们好按时给您祝寿。\n1 ${SOLAR}\n2 ${LUNAR}\n3 ${FORGOTTEN}`
}

const MONTHS = ['正', '二', '三', '四', '五', '六', '七', '八', '九', '十', '冬', '腊']

export function calendarNoted(calendar: 'solar' | 'lunar', day: string): string {
  const [month, date] = monthAndDay(day)
  const said =
    calendar === 'solar' ? `公历${month}月${date}日` : `农历${MONTHS[month - 1] ?? ''}月${sayLunarDate(date)}`
  return `谢谢您！记下了：您的生日是${said}。记错了再回1或2都行。`
}
export const calendarForgotten = (): string => '没关系，不用费心。哪天想起来了，告诉我们一声就行。'
export const whyCalendarForgotten = (): string => '记不清生日是公历还是农历，请问问家里人或者查档案。'

export const thanks = (seed: number): string =>
  pick(['您高兴，我们就高兴。', '您客气了，保重身体。', '应该的，祝您天天开心。'], seed) ?? ''
export const sadAnswer = (): string => '您的话我们收到了。我这就告诉办公室的同志，请他们给您打电话。'
export const whySad = (): string => '收到祝福后说了这些话，像是有心事，请打个电话。'
export const whyVoice = (): string => '收到祝福后回了一段语音，没有转成文字，请抽空听一听。'

/** One line of a list for staff: 3月5日（周五）王秀英（第一支部第一小组），八十大寿，农历二月初六. */
export function comingLine(one: Celebrating, great: number | undefined): string {
  const lunar = one.calendar === 'lunar' ? sayLunar(one.day) : undefined
  const parts = [
    `${sayDay(one.day)}${one.name}${one.unit === null ? '' : `（${one.unit}）`}`,
    great === undefined ? undefined : `${great}岁整寿`,
    lunar,
  ]
  return parts.filter((part) => part !== undefined).join('，')
}

export function coming(title: string, lines: readonly string[], most: number): string {
  const rest = lines.length - most
  const shown = lines.slice(0, most)
  return [title, ...shown, ...(rest > 0 ? [`还有${rest}位，网页“生日和节日”上都有。`] : [])].join('\n')
}
export const comingTitle = (count: number): string => `【不用回复】两周内过生日的${count}位：`
export const comingTitleForLiaison = (count: number): string => `【不用回复】您联系的同志，两周内过生日的${count}位：`
export const listTitle = (period: string, count: number): string => `${period}过生日的${count}位：`
export const nobody = (period: string): string => `${period}没有同志过生日。`
export const nobodyOfAge = (year: string, age: number): string => `${year}没有同志过${age}岁整寿。`
export const ofAge = (year: string, age: number, count: number): string => `${year}过${age}岁整寿的${count}位：`
/** A line of those whose great birthday is asked for. */
export const ageLine = (name: string, unit: string | null, day: Day | undefined): string =>
  `${name}${unit === null ? '' : `（${unit}）`}${day === undefined ? '，日子没登记全' : `，${sayDay(day)}`}`

export const sheetTitle = (year: number, month?: number): string =>
  `${year}年${month === undefined ? '' : `${month}月`}整寿名单`
export const sheetColumns = [
  '月份',
  '姓名',
  '性别',
  '支部',
  '整寿',
  '公历日子',
  '农历',
  '电话',
  '住址',
  '走访记录',
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
export const ninthColumns = ['年龄段', '姓名', '性别', '周岁', '支部', '电话', '住址'] as const
export const ninthReady = (year: number, counts: readonly (readonly [string, number])[]): string =>
  counts.length === 0
    ? `${year}年重阳节，70岁以上的一位也没有登记。`
    : `${year}年重阳节，70岁以上的${counts.reduce((sum, [, count]) => sum + count, 0)}位：${counts
        .map(([band, count]) => `${band}${count}位`)
        .join('，')}。表格在下面。`
export const band = (from: number, to: number | undefined): string =>
  to === undefined ? `${from}岁以上` : `${from}到${to}岁`
export const honouredTitle = (year: number): string => `${year}年光荣在党50年名单`
export const honouredColumns = ['姓名', '性别', '支部', '入党日期', '党龄', '今年新满', '电话', '住址'] as const
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

export const ledgerTitle = (year: number): string => `${year}年走访慰问台账`
export const ledgerColumns = ['日期', '事由', '姓名', '支部', '慰问品', '走访人'] as const
export const ledgerReady = (year: number, visits: readonly { readonly reason: string }[]): string =>
  `${year}年走访${visits.length}次：${sayReasons(visits)}。表格在下面。`
/** 生日祝寿2次，春节慰问5次 */
const sayReasons = (visits: readonly { readonly reason: string }[]): string =>
  [...new Set(visits.map(({ reason }) => reason))]
    .map((reason) => `${reason}${visits.filter((one) => one.reason === reason).length}次`)
    .join('，')
export const figures = (greeted: number, visits: readonly { readonly reason: string }[]) => [
  ...(greeted === 0 ? [] : [{ label: '生日祝福', value: `${greeted}份` }]),
  ...(visits.length === 0 ? [] : [{ label: '走访慰问', value: `${visits.length}次（${sayReasons(visits)}）` }]),
]

export const signedBy = (signature: string): string =>
  `记下了，以后祝福这样落款：${signature}。要改回来，请说：祝福署名改回办公室。`
export const signedByOffice = (): string => '好的，祝福还是落办公室的款。'
export const noSigner = (name: string): string => `工作人员里没有${name}，没有改。请写工作人员的全名。`
export const oneSignedBy = (name: string, signer: string): string => `记下了，${name}下一个生日的祝福由${signer}署名。`
export const severalNamed = (name: string): string =>
  `叫${name}的不止一位，没有记。请先在花名册上分清（比如改编号、加称呼），或者在网页上办。`
export const sendPictureFirst = (): string => '请先把图片发给我，再说：这张图配元旦祝福。'
export const noPicture = (most: number): string => `这不是图片，或者太大了（最多${most}兆）。请换一张再发给我。`
export const pictureName = (): string => '贺卡.jpg'
export const pictureSet = (what: string, has: boolean): string =>
  has ? `记下了，${what}的祝福后面带上这张图。不要了请说：取消${what}祝福的配图。` : `好的，${what}的祝福不带图了。`

export const roomWish = (inRoom: boolean): string =>
  inRoom ? '好的，您生日那天，群里也祝贺一句，不提岁数。不想要了请说：别在群里祝我生日。' : '好的，您的生日不在群里说。'
export const roomWishOf = (name: string, inRoom: boolean): string =>
  inRoom ? `记下了：${name}生日那天，群里也祝贺一句。` : `记下了：${name}的生日不在群里说。`

export const weddingKept = (name: string | undefined, date: string): string =>
  `记下了：${name ?? '您'}的结婚纪念日是${date}，每年那天祝贺。不要了请说：${name === undefined ? '别祝结婚纪念日了' : `取消${name}的结婚纪念日`}。`
export const weddingWhen = (): string => '没听清日子。请连年份一起说，比如：我们的结婚纪念日是1965年5月1日。'
export const weddingDropped = (): string => '好的，结婚纪念日不再祝贺了。'
export const noWedding = (): string => '没有登记过结婚纪念日，不用改。'
export const notWished = (): string => '本人现在不要这句祝福'

export const whoseWords = (): string => '请写全名，比如：给王秀英的生日祝福：祝您福寿安康。'
export const ownKept = (name: string, words: string): string =>
  `记下了，下一个生日发给${name}：“${words}”\n只用这一次。不要了请说：取消${name}的生日祝福。`
export const ownTooLong = (most: number): string => `太长了，老同志看着累。请不要超过${most}个字，再说一遍。`
export const ownUnfit = (word: string): string => `里面有“${word}”，老人家忌讳。请换个说法再说一遍。`
export const ownDropped = (name: string): string => `取消了，${name}的生日还是发平常的祝福。`
export const noOwn = (name: string): string => `没有给${name}另写过生日祝福。`

export const visitNoted = (names: readonly string[], reason: string, gift: string | null): string =>
  `记下了：走访${names.join('、')}（${reason}${gift === null ? '' : `，${gift}`}）。看记录请说：走访名单。`
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

export const festivalSet = (name: string, isOn: boolean): string =>
  isOn ? `打开了：${name}发祝福。` : `关了：${name}不发祝福。要再打开，请说：打开${name}祝福。`
export const festivalWords = (name: string, words: string): string =>
  `记下了，以后${name}这样说：“${words}”\n要改回原来的，请说：${name}的祝福用原来的。`
export const festivalWordsBack = (name: string): string => `好的，${name}的祝福改回原来的话。`
export const festivalWhom = (name: string, whom: string): string =>
  `记下了，以后${name}的祝福只发给：${whom}。要改回来，请说：${name}祝福发给原来的人。`
export const festivalWhomBack = (name: string): string => `好的，${name}的祝福还是发给原来的人。`
export const whomUnknown = (name: string, whom: string): string =>
  `${name}的祝福没有发：定的是发给“${whom}”，现在对不上支部和协会。请说：${name}祝福只发给……，再定一次。`
export const noFestival = (): string =>
  '没有这个节日。有这些：元旦、除夕、春节、元宵、清明、三八、五一、端午、七一、八一、中秋、国庆、重阳、腊八、冬至。'
export function festivalList(
  lines: readonly { name: string; isOn: boolean; day: Day | undefined; whom: string | undefined }[],
): string {
  const said = lines.map(({ name, isOn, day, whom }) => {
    const only = !isOn || whom === undefined || whom === 'everybody' ? '' : `，只发给${whom}`
    return `${name}${day === undefined ? '' : `，${sayDay(day)}`}：${isOn ? '发' : '不发'}${only}`
  })
  return ['节日祝福：', ...said, '要改请说：关闭元宵节祝福；打开清明节祝福；元旦祝福只发给第一支部。'].join('\n')
}

export const CUSTOM_WORDS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  nominal: { all: '整寿按虚岁算', none: '整寿按周岁算' },
  early: { yes: '做九不做十，整寿提前一年', no: '整寿到岁数再做' },
  feb29: { last: '2月29日生的，平年在2月28日', next: '2月29日生的，平年在3月1日' },
  missing30: { last: '农历三十生的，小月在廿九', next: '农历三十生的，小月在下月初一' },
  leapMonth: { leap: '闰月生的，有这个闰月就过闰月', ordinary: '闰月生的，总过前面那个月' },
}
export const customSet = (what: string): string => `记下了：${what}。`
export const customs = (lines: readonly string[]): string => ['现在生日这样过：', ...lines].join('\n')

export const PAGE = {
  title: '生日和节日',
  festivals: '节日',
  birthdays: '生日',
  head: ['公历', '农历', '谁', '整寿'],
  nobody: '接下来一个月没有登记的生日。',
  off: '（不发祝福）',
  on: (whom: string): string => `（发给${whom}）`,
  great: (age: number): string => `${age}岁`,
  undated: (count: number): string => `另有${count}位不知道公历还是农历，会在生日前问本人。`,
} as const
export const everybody = (): string => '全体'
export const sheetDay = (day: Day | undefined): string => (day === undefined ? '' : sayDay(day))
export const sheetLunar = (day: Day | undefined): string => (day === undefined ? '' : (sayLunar(day) ?? ''))
