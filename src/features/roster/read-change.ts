/** 改陈德福电话13800000000: who is meant, what is to be changed, and into what. Pure. */
import type { Day } from '../../base/calendar.ts'
import { PLACE_ABROAD } from '../../language/abroad.ts'
import type { ReadRow } from './entry.ts'
import { readRow } from './read-row.ts'
import { changeableField, FIELD_WORDS, type Field } from './vocabulary.ts'
import { withoutThanks } from './without-thanks.ts'

/** What a sentence asks to be changed. */
export interface AskedChange {
  readonly name: string
  /** 第三支部, said to tell people of one name apart. */
  readonly unit?: string
  readonly field: Field
  /** '' takes the value away. */
  readonly value: string
  /** Said without naming the field: of a name that nobody bears it is no change at all (茶话会搬到食堂了). */
  readonly told?: true
  /** The value is added to what is there already. */
  readonly adds?: true
  /** 何守田和冯秋菊不是两口子: what is recorded so far is not so. */
  readonly ends?: true
  /** The value is only the part of an address that was wrong: 12号楼, and not 21. */
  readonly part?: { readonly wrong?: string }
  /** The mobile number is said to be out of use: it stays until it is taken away. */
  readonly noMobile?: true
  /** Who the value is, chosen of several of that name. */
  readonly chosen?: number
}

const TO = '(?:改成|改为|改到|换成|换为|变成|变更为|登记为|登记成|写成|改(?![天日了过去来主])|是|为|:)'
const SENTENCE = new RegExp(
  `^(?:请|帮我|麻烦|帮忙)*(?<verb>把|将|给|改一下|改|修改|更改|更正)?(?:(?<unit>第?[一二三四五六七八九十\\d]{1,3}党?支部(?:第?[一二三四五六七八九十\\d]{1,3}小?组)?|[^，。]{1,8}?支部(?=的))的?)?(?<name>[\\p{Script=Han}·]{2,8}?)(?:同志)?的?(?<field>${FIELD_WORDS})(?:也|现在)?(?<to>${TO})? ?(?<value>[^\\n]+?)[。！]?$`,
  'u',
)

const WHOM = String.raw`^(?:请|帮我|麻烦|帮忙)*(?:把|将|给)?(?<name>[\p{Script=Han}·]{2,6}?)(?:同志)?`
const FOR_LONG = '(?:现在|已经|如今|常年|长期|常)*'
/** 还是本市 behind a new address is no part of it. */
const STILL_HERE = '(?:[，,。 ]+(?:还是|还在|仍是|仍在|都在)本市(?:内|里|的)?)?'
const ABROAD = `(?<value>${PLACE_ABROAD}[^，。\\s]{0,8}?)`
/** 不看微信, 眼睛看不清: why somebody is rung up. */
const NO_READER = '(?:不(?:大|怎么|太)?(?:看|用|上|会)|没有?(?:微信|手机)|(?:眼睛)?看不[清见懂])[^，。]{0,6}'
/** 老伴去闺女家带孩子: why somebody lives alone, as long as nobody has died (老伴去了, 老伴走了) or is ill. */
const FAMILY_AWAY =
  '(?![^。]*(?:世|走了|没了|不在|病|院|摔|倒))(?:他|她)?(?:老伴|爱人|儿子|女儿|闺女|孩子|儿女|子女)们?(?:都|也)?(?:去|到|搬|回|在)(?!了)[^，。]{1,14}'
/** 把吴玉梅调到第二小组, 陈德福搬到外省了, 何守田换号了13811112222: sentences that name the value and not the field. */
const MOVES: readonly (readonly [Field, RegExp])[] = [
  [
    'branch',
    new RegExp(
      `${WHOM}(?:的?(?:党|组织|党组织)?关系)?(?:不在[^，。]{1,10}了[，, ]*)?(?:调|转|划|分|编|移|挪)(?:到|入|进|去|至)了?(?<value>第?[^，。]{1,6}支部[^，。]{0,8}?)(?:了|去)*[。！]?$`,
      'u',
    ),
  ],
  [
    'group',
    new RegExp(
      `${WHOM}(?:调|转|划|分|编|移|挪)(?:到|入|进|去|至)(?<value>第?[^，。支]{1,3}小?组)(?:了|去)?[。！]?$`,
      'u',
    ),
  ],
  [
    'region',
    new RegExp(
      `${WHOM}(?:已经)?(?:搬|迁|住)(?:到|去|在)?了?(?<value>外省|省外|跨省|外地|本市|省内|国外|境外)(?:去|住)?了?[。！]?$`,
      'u',
    ),
  ],
  // 韩丽君住在洛杉矶女儿家, 陈德福移民加拿大了; 李桂兰在美国定居
  ['residence', new RegExp(`${WHOM}${FOR_LONG}(?:住在?|定居在?|移民到?)${ABROAD}(?:定居|常住)?了?[。！]?$`, 'u')],
  ['residence', new RegExp(`${WHOM}${FOR_LONG}(?:在|去)${ABROAD}(?:定居|常住|住着|长住)了?[。！]?$`, 'u')],
  [
    'residence',
    new RegExp(
      `${WHOM}(?:已经)?(?:搬到|搬去|迁到|搬进|现在住在?|(?:搬家|搬)了?[，, ](?:现在|新家)?(?:住在?|搬到|在|是))了?(?<value>(?![^，。]*(?:关系|不回来|电话|跟|带|[去来]了|以后|长住))[^，。]{2,30}?)(?:去住|去|住)?了?${STILL_HERE}[。！]?$`,
      'u',
    ),
  ],
  // 以后给何守田发语音，他眼睛看不清
  [
    'contactBy',
    /^(?:请|麻烦)?(?:以后|今后|往后)(?:都|就)?(?:给|跟)(?<name>[\p{Script=Han}·]{2,4}?)(?:同志)?(?:都|就)?(?:发|用|打)(?<value>语音|文字|电话)(?:通知|联系|说|就行|吧)*(?:[，,。 ].*)?$/u,
  ],
  // 王秀英以后打电话通知，她不看微信; 以后打电话通知她闺女 is for somebody else.
  [
    'contactBy',
    new RegExp(
      `${WHOM}(?:以后|今后|往后)(?:都|就|有事)*(?:用|发|打)?(?<value>电话|语音)(?:通知|联系)(?:他|她)?(?:吧|就行|就好)?(?:[，,。 ]+(?:他|她)?${NO_READER})?[。！]?$`,
      'u',
    ),
  ],
  [
    'living',
    new RegExp(
      `${WHOM}(?:现在|已经|如今)*(?:是|属于|算)?(?<value>独居|空巢|一个人(?:居?住|过))(?:老人|老同志|家庭|户)?(?:了|的)?(?:[，,。 ]+${FAMILY_AWAY})?[。！]?$`,
      'u',
    ),
  ],
  [
    'spouse',
    new RegExp(
      `${WHOM}(?:和|跟|与|同)(?<value>[\\p{Script=Han}·]{2,4}?)(?:同志)?是(?:两口子|夫妻|老两口|夫妇|老伴|一对)(?:儿)?[。！]?$`,
      'u',
    ),
  ],
  [
    'hardship',
    new RegExp(`${WHOM}(?:现在|已经)*(?:是|属于|算)(?<value>困难|特困)(?:职工|老人|家庭|户)(?:了)?[。！]?$`, 'u'),
  ],
  [
    'phone',
    new RegExp(
      `${WHOM}(?:换|改)(?:一下|一个|了个|了|个|下)?(?:新的?)?(?:手机号?码?|电话号?码?|号码?)了?[，, ]*(?:新号码?|现在)?(?:是|:)?(?<value>1[3-9]\\d{9})[。！]?$`,
      'u',
    ),
  ],
  // 何守田手机号错了一位，应该是13900000321
  [
    'phone',
    new RegExp(
      `${WHOM}的?(?:手机号?码?|电话号?码?|号码?)(?:写|记|登|输)?(?:错了?|不对)(?:了?一(?:位|个(?:数字?)?))?[，, ]*(?:应该|应当|正确的)?(?:是|:)?(?<value>1[3-9]\\d{9})[。！]?$`,
      'u',
    ),
  ],
  // 马建军电话换了13812345678, 马建军的号码变成13812345678
  [
    'phone',
    new RegExp(
      `${WHOM}的?(?:新的?)?(?:手机号?码?|电话号?码?|号码?)(?:已经|又)?(?:换|改|变)(?:了|成了?|为|到)*[，,: ]*(?:新(?:号码?|的)|现在)?(?:是|:)?(?<value>1[3-9]\\d{9})了?[。！]?$`,
      'u',
    ),
  ],
]

function readMove(text: string): AskedChange | undefined {
  for (const [field, form] of MOVES) {
    const { name = '', value } = form.exec(text)?.groups ?? {}
    if (value !== undefined)
      return { name, field, told: true, value: field === 'region' ? value.replace(/外省|省外/, '跨省') : value }
  }
  return undefined
}

const COUPLE = '(?:两口子|夫妻|老两口|夫妇|老伴|一对)'
/** 许爱华和马建军不是两口子，记错了 */
const PARTED = new RegExp(
  `${WHOM}(?:和|跟|与|同)(?<value>[\\p{Script=Han}·]{2,4}?)(?:同志)?不是${COUPLE}(?:了)?(?:[，, ]*(?:是)?(?:记|弄|搞|登记|写)错了)?[。！]?$`,
  'u',
)
/** 许爱华和马建军是两口子，记一下 */
const TO_BE_KEPT = /[，, ]+(?:请|麻烦|帮忙|帮我|你|您)?(?:记|登记|改|记录)(?:一下|上|下来?|着)(?:吧|哈)?[。！]?$/

/** 改（陈德福）电话, typed as the guide writes it. */
const BRACKETED = /^(?<verb>\p{Script=Han}{0,4})[（(](?<name>[\p{Script=Han}·]{2,8})[）)]/u

/** 改王秀英（第三支部）电话: the unit behind the name. */
const UNIT_BEHIND =
  /^(?<verb>(?:请|帮我|麻烦)?(?:改一下|改|修改|更改|更正|把|将)?)(?<name>[\p{Script=Han}·]{2,6})[（(](?<unit>[\p{Script=Han}\d]{2,12})[）)]的?/u

/** `undefined` when a text asks for no such change: it says neither 改 before nor 改成 in it. */
export function readChange(said: string): AskedChange | undefined {
  const text = withoutThanks(said)
    .replace(UNIT_BEHIND, '$<verb>$<unit>的$<name>')
    .replace(BRACKETED, '$<verb>$<name>')
    .replace(TO_BE_KEPT, '')
  const { name: one, value: other } = PARTED.exec(text)?.groups ?? {}
  if (one !== undefined && other !== undefined)
    return { name: one, field: 'spouse', told: true, ends: true, value: other }
  const move = readMove(text)
  if (move !== undefined) return move
  const groups = SENTENCE.exec(text)?.groups
  if (groups === undefined || (!/改|更正/.test(groups['verb'] ?? '') && !/[改换变登写]/.test(groups['to'] ?? '')))
    return undefined
  const { name = '', unit, field: word = '', value = '' } = groups
  const field = changeableField(word)
  if (field === undefined || ASKED_AFTER.test(value)) return undefined
  // 二支部联络员换成赵玉珍 is of a unit, and nobody's record.
  if (field === 'liaison' && /(?:支部|小组)$/.test(name)) return undefined
  return {
    name,
    field,
    value: /^(?:没有了?|空|清空|删掉|去掉|无)$/.test(value) ? '' : value,
    ...(unit && { unit }),
    ...(field === 'note' && { told: true }),
  }
}

/** 改成什么了, 改了吗: no value, and somebody who wants to know. */
const ASKED_AFTER = /^[了过]|什么|哪[儿里]|多少|[吗么?？]$|[了好过]没有?$/

const INCOMPLETE = new RegExp(
  `^(?:请|帮我|麻烦)*(?:把|将)?(?:改一下|改|修改|更改|更正)(?<name>[\\p{Script=Han}·]{2,4}?)(?:同志)?的?(?<field>${FIELD_WORDS})?$`,
  'u',
)

/** 王秀英从养老院接回家了: with whom they live now is still to be told. 接回家过年了 is for some days. */
const BACK_HOME = new RegExp(
  `${WHOM}(?:已经|刚|昨天|今天)*从(?:养老院|敬老院|福利院|托老所)里?(?:接|搬|回)(?:回|到)*(?:自己|儿子|女儿|闺女|老)?家?[里住来去]?了[。！]?$`,
  'u',
)

/** 改陈德福住址: whose record is to be changed, and which part, without the new value. */
export function readIncomplete(text: string): { readonly name: string; readonly field?: string } | undefined {
  const { name: back } = BACK_HOME.exec(text.trim())?.groups ?? {}
  if (back !== undefined) return { name: back, field: '居住状况' }
  const { name, field } = INCOMPLETE.exec(text.trim().replace(BRACKETED, '$<verb>$<name>'))?.groups ?? {}
  return name === undefined ? undefined : { name, ...(field && { field }) }
}

const CORRECTION =
  /^(?:不对|不是|错了|(?:改|写|打|弄|记|说)错了?|刚才(?:改|写|打|说)?错了?)(?:[，,。！ ]*(?:不对|错了|(?:改|写|打|弄|记|说)错了?))*[，,。！ ]*(?:应该|应当)?(?:是|为|改成|改为)[:： ]?(?<value>\S.{0,40}?)[。！]?$/

/** 不对，是13812345679: what the value should have been that was just changed; `undefined` when nothing is put right. */
export const readCorrection = (text: string): string | undefined => CORRECTION.exec(text.trim())?.groups?.['value']

/** The new value as the roster keeps it, read as in a list. */
export function readValue({ name, field, value }: AskedChange, today: Day): ReadRow | undefined {
  const fields: readonly Field[] = ['name', field]
  const columns = { fields, refused: [], unknown: [], texts: [], calendars: [] }
  return readRow({ sheet: '', row: 1, cells: [name, value] }, { columns, today })
}
