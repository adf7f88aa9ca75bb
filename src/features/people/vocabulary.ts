/** The words in which staff name people: numbers, units, clubs, and what may stand around them. */
import { NUMBER, numberValue } from '../../language/numbers.ts'
import type { Region } from './rules.ts'

const DIGITS = '零一二三四五六七八九'

/** 1 → 一, 12 → 十二, 70 → 七十; up to 99, beyond that the figures themselves. */
export function chineseNumber(number: number): string {
  if (number > 99) return String(number)
  const [tens, ones] = [Math.floor(number / 10), number % 10]
  const head = tens === 0 ? '' : `${tens === 1 ? '' : DIGITS[tens]}十`
  return head + (ones === 0 && tens > 0 ? '' : DIGITS[ones])
}

const NUMBERED_UNIT = new RegExp(`^第?(${NUMBER})(?:退休)?(?:党)?(支部|小组|总支)$`)
const SHORT_KIND: Readonly<Record<string, readonly string[]>> = { 小组: ['小组', '组'] }

/** All the ways in which people say a unit's name: 第一支部, 一支部, 1支部, 第1党支部 … */
export function unitForms(name: string): readonly string[] {
  const [, number, kind] = NUMBERED_UNIT.exec(name) ?? []
  const value = number === undefined ? undefined : numberValue(number)
  if (value === undefined || kind === undefined) return [...new Set([name, name.replace('党支部', '支部')])]
  const numbers = [chineseNumber(value), String(value)]
  const kinds = (SHORT_KIND[kind] ?? [kind]).flatMap((word) => [word, `党${word}`])
  const spoken = ['第', ''].flatMap((ordinal) => numbers.flatMap((n) => kinds.map((word) => ordinal + n + word)))
  return [...new Set([name, ...spoken])]
}

const CLUB_KINDS = ['协会', '队', '团', '社', '班']

/** 太极拳协会, 太极拳, 太极拳队 … */
export function clubForms(name: string): readonly string[] {
  const kind = CLUB_KINDS.find((word) => name.endsWith(word))
  const stem = kind === undefined ? name : name.slice(0, -kind.length)
  return stem.length < 2 ? [name] : [...new Set([name, stem, ...CLUB_KINDS.map((word) => stem + word)])]
}

/** The whole office; beside a unit's name only a way of speaking (第一支部全体同志). */
export const EVERYONE = ['全体', '所有人', '全员', '大家', '每个人', '全部', '所有']

export const EVERY_BRANCH = [
  '各党支部',
  '各个党支部',
  '各支部',
  '各个支部',
  '所有支部',
  '每个支部',
  '每个党支部',
  '每支部',
  '全部支部',
]

/** Joins what belongs together. */
export const AND = ['和', '及', '以及', '与', '跟', '还有', '加上', '、', '+', '/']

/** One of both: 独居或空巢. */
export const OR = ['或者是', '或者', '或是', '或']

/** Separates without joining. */
export const PAUSE = ['但是', '但', '可是', ',', '。', ';', '.', ':', '(', ')', '“', '”', '"']

/** Says nothing about whom. The office looks after retirees, so these words leave nobody out. */
export const FILLERS = [
  '退休职工',
  '退休人员',
  '退休同志',
  '老同志们',
  '老同志',
  '老人',
  '同志们',
  '同志',
  '人员',
  '成员',
  '会员',
  '的人',
  '的',
  '里',
  '请',
  '在册',
  '人',
  '都',
  '来',
  '参加',
  '报名',
]

type Ages = (low: number | undefined, high: number | undefined) => { atLeast?: number; atMost?: number }

const from: Ages = (low) => (low === undefined ? {} : { atLeast: low })
const until: Ages = (_, high) => (high === undefined ? {} : { atMost: high })

const LOW = `(?<low>${NUMBER})`
const HIGH = `(?<high>${NUMBER})`
const TO = '(?:到|至|-|~|—)'

/** Ages: 70岁以上, 满七十岁, 高龄, 70到79岁, 80岁以下 (which includes the 80), 不满70岁. */
export const AGES: readonly (readonly [RegExp, Ages])[] = [
  [
    new RegExp(`^${LOW}周?岁?${TO}${HIGH}周?岁(?:之间)?的?`),
    (low, high) => ({ ...from(low, high), ...until(low, high) }),
  ],
  [new RegExp(`^(?:年?满)${LOW}周?岁(?:及?以上)?`), from],
  [new RegExp(`^${LOW}周?岁?(?:及|\\(含\\))?以上`), from],
  [/^高龄/, () => ({ atLeast: 80 })],
  [new RegExp(`^(?:不满|未满|不到)${HIGH}周?岁`), (_, high) => (high === undefined ? {} : { atMost: high - 1 })],
  [new RegExp(`^${HIGH}周?岁(?:及|\\(含\\))?以下`), until],
]

/** What places are called, the longer names first; 异地 is everywhere but the office's own city. */
const PLACES: readonly (readonly [string, readonly Region[]])[] = [
  ['(?:本?省内?|省里)的?(?:外地|异地|外市|其他市)', ['province']],
  ['异地|外地|外市|市外', ['province', 'away', 'abroad']],
  ['外省市?|跨省|省外|其他省市?|别的省', ['away']],
  ['境外|国外|海外|外国', ['abroad']],
  ['本省|省内', ['city', 'province']],
  ['境内|国内', ['city', 'province', 'away']],
  ['本市|市内|当地|本地', ['city']],
]
const EVERYWHERE: readonly Region[] = ['city', 'province', 'away', 'abroad']

/** Two of them together: 境外和跨省. */
const PAIRS: readonly (readonly [string, readonly Region[]])[] = PLACES.flatMap(([one, first]) =>
  PLACES.filter(([other]) => other !== one).map(
    ([other, second]) => [`(?:${one})的?(?:和|跟|、|或|及)(?:${other})`, [...new Set([...first, ...second])]] as const,
  ),
)

/** Where people live: 只要外省的, 不含境外, 异地的除外; the longer forms first. */
export const REGIONS: readonly (readonly [RegExp, readonly Region[]])[] = [...PAIRS, ...PLACES].flatMap(
  ([names, regions]) => {
    const others = EVERYWHERE.filter((region) => !regions.includes(region))
    const living = `(?:居住)?(?:在|住在?|的是)?(?:${names})(?:居住)?`
    return [
      [new RegExp(`^(?:不含|不包括|不要|不请|除去?|除了)${living}的?(?:之外|以外|外)?`), others],
      [new RegExp(`^${living}的?(?:除外|不算|不含|不请)`), others],
      [new RegExp(`^(?:只要|只限|仅限|限|只请|只)?${living}`), regions],
    ] as const
  },
)

const MOBILE = String.raw`1[3-9]\d{9}`
const OWN_CHANGES = [
  // 我换手机号了13912345678, 俺的电话改成…了, 新号码是…
  /(我|俺)(的|家)?(手机号?|电话|号码?|微信)*(已经|刚|最近)?(换|改)(了|成|掉)?个?新?(手机|电话|号)/,
  new RegExp(`(新|现在|以后)的?(手机|电话)?(号码?|手机|电话)(是|：|:)?${MOBILE}`),
  new RegExp(`(手机|电话|号码?)(换|改)(成|了|为|：|:)*${MOBILE}`),
  // 我搬到幸福里3号楼了, 我现在住儿子家
  /^(我|俺|我们|我俩|俺们|我家|俺家|家)(已经|刚|最近|这个月|上个月)?(搬家|搬到|搬去|搬来|搬走)/,
  /^(我|俺|我们|我俩)(现在|以后|最近)?(住|搬)(在|到|进)?.{0,8}(儿子|女儿|闺女|儿媳|女婿|养老院|敬老院)(家|那儿|那里|那)?(了|住)/,
  // 我生日是农历八月十五: nobody has asked, so what the office has may be wrong.
  /^(我|俺)的?(真|实际|正式)?生日(应该|其实|实际|真正)?(是|在)(农历|阴历|老历|旧历|公历|阳历|新历)?(正|腊|冬|闰?[一二三四五六七八九十]{1,2}|\d{1,2})月(初?[一二三四五六七八九十廿]{1,3}|\d{1,2})[日号]?(生|的|啊|呀|[。！])*$/,
]

/** Whether somebody says what their own telephone, address or birthday is now; whatever else they say beside the first two. */
export const saysOwnChange = (text: string): boolean => OWN_CHANGES.some((pattern) => pattern.test(text))

/** What may follow a surname: 张会计, 刘主任, 何大爷. */
export const TITLES: readonly string[] =
  '会计 出纳 主任 副主任 科长 副科长 干事 师傅 老师 工 姐 哥 大姐 大哥 书记 副书记 处长 部长 经理 组长 同志 大爷 大妈 阿姨 叔'.split(
    ' ',
  )

/** 何守田回的是, 电话里第一支部的王秀英回的是: before the words of whoever is named; what 我 says is one's own. Source of a RegExp. */
export const ANSWERED_BY_PHONE =
  '^\\s*(?:来电话?|电话里?)?[：:，,\\s]*(?<name>(?:(?![我俺])\\p{Script=Han}){2,16}?)(?:同志)?[，,\\s]*回的是'
