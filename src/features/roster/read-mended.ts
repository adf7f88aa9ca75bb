/**
 * 何守田家门牌号错了是12号楼不是21, 赵国强电话改成座机0531-82716630: what is wrong in a record and what is right, in the
 * order in which it is said while one is on the telephone. Pure.
 */
import type { AskedChange } from './read-change.ts'
import { readPhones } from './read-phones.ts'
import { changeableField, FIELD_WORDS } from './vocabulary.ts'

/** One thing of somebody that is to be put right. */
export type Mended = Pick<AskedChange, 'name' | 'field' | 'value' | 'part' | 'noMobile'>

const WHOSE = String.raw`^(?:请|帮我|麻烦)*(?:把|将)?(?<name>[\p{Script=Han}·]{2,6}?)(?:同志)?(?:家里?)?的?`
const HAN = String.raw`\p{Script=Han}`
const MISWRITTEN = '(?:登记|写|记|弄|搞|打|登|录)错'
const PLATE = '门牌号?码?|房号|楼号'
const WRONG = '(?:是|也|给|被)?(?:登记|写|记|弄|搞|打|登|录)?(?:错了?|不对|有误|不准)了?'
const RIGHT = '(?:[，,。、 ]*(?:正确的?|应该|应当|其实|实际上?|真正)*(?:是|为|改成|改为|:))'
const NOT = '(?:[，,、 ]*不是(?<wrong>[^，,。 ]{1,20}))?'
const END = '(?:的|啊|呀|哈)?[。！]?$'
const RELATION =
  '(?:大|小|二|三|老)?(?:女儿|儿子|闺女|姑娘|女婿|儿媳妇?|媳妇|孙子|孙女|外孙女?|侄子|侄女|外甥女?|弟弟|妹妹|哥哥|姐姐|老伴|爱人|保姆|邻居)'

const MISTAKEN = new RegExp(
  `${WHOSE}(?<field>${FIELD_WORDS}|${PLATE})${WRONG}${RIGHT}[:： ]*(?<value>[^，,。]{1,40}?)${NOT}${END}`,
  'u',
)
const NOT_BUT = new RegExp(
  `${WHOSE}(?<field>${FIELD_WORDS}|${PLATE})不是(?<wrong>[^，,。 是]{1,20})[，,、 ]*(?:应该|应当|而)?是(?<value>[^，,。]{1,40}?)${END}`,
  'u',
)
const LANDLINE = new RegExp(
  `${WHOSE}(?:电话|手机号?|号码?)?(?:改|换|变)(?:成|为|了|用)*(?:个)?(?:座机|固话|固定电话)了?[:： 号是]*(?<value>0?\\d[\\d -]{5,14}\\d)(?<rest>[，,。 ].*)?$`,
  'u',
)
const ADDRESS = new RegExp(
  `${WHOSE}(?:已经|刚|现在)*(?:搬|换|住)[^，,。 ]{1,10}[，,。 ]+(?:新)?(?:家庭)?(?:地址|住址)(?:改|换|变|是|:|：)(?:成|为|到|一下|了)*[:：， ]*(?<value>[^，,。]{4,40})[。！]?$`,
  'u',
)

/** 赵玉珍的玉写错了，应该是育; 应该是教育的育，赵育珍. */
const LETTER = new RegExp(
  `^(?:请|帮我|麻烦)*(?:花?名册[里上]?面?的?)?(?<name>${HAN}{2,4}?)(?:同志)?(?:的?名字里?)?的?(?<wrong>${HAN})字?${MISWRITTEN}了?[，,。 ]*(?:应该|应当)?是(?:${HAN}{1,3}的)?(?<right>${HAN})字?(?:[，,。 ]+(?:叫|是)?(?<whole>${HAN}{2,4}))?[。！]?$`,
  'u',
)

/** One character of a name; `undefined` where it does not stand there once, or what is said as a whole is another name. */
function mendedName(text: string): Mended | undefined {
  const { name = '', wrong = '', right = '', whole } = LETTER.exec(text)?.groups ?? {}
  if (wrong === right || name.split(wrong).length !== 2) return undefined
  const value = name.replace(wrong, right)
  return whole === undefined || whole === value ? { name, field: 'name', value } : undefined
}

/** 应该是问问他儿子: nothing to write down. */
const NO_VALUE = /^(?:再|先|去|得)?(?:问|查|核|看|听|找|打|不|还没|没|他|她|谁|怎么|记|弄|搞)/

/** `undefined`: nothing is said to be wrong, or not what is right. */
export function readMended(text: string): Mended | undefined {
  const landline = LANDLINE.exec(text)?.groups
  if (landline !== undefined) {
    const number = readPhones(landline['value'] ?? '').landline
    const noMobile = /手机[^，。]{0,4}(?:不用|停|注销|没了|丢)/.test(landline['rest'] ?? '')
    return number === undefined
      ? undefined
      : { name: landline['name'] ?? '', field: 'landline', value: number, ...(noMobile && { noMobile }) }
  }
  const address = ADDRESS.exec(text)?.groups
  if (address !== undefined) return { name: address['name'] ?? '', field: 'residence', value: address['value'] ?? '' }
  const letter = mendedName(text)
  if (letter !== undefined) return letter
  const { name, field: word = '', value = '', wrong } = (MISTAKEN.exec(text) ?? NOT_BUT.exec(text))?.groups ?? {}
  const field = changeableField(word) ?? 'residence'
  if (name === undefined || /[吗？?]|多少|什么|哪/.test(value)) return undefined
  // 陈德福电话打错了，是他儿子接的: a call.
  if (/^(?:phone|landline)$/.test(field) && !/\d{7}/.test(value)) return undefined
  if (NO_VALUE.test(value)) return undefined
  const isPart = changeableField(word) === undefined || (field === 'residence' && wrong !== undefined)
  return { name, field, value: value.trim(), ...(isPart && { part: { ...(wrong && { wrong }) } }) }
}

/** 机床新村21号楼 with 12号楼 instead of 21; `undefined` where what is wrong does not stand there once. */
export function putRightIn(before: string, { value, wrong }: { readonly value: string; readonly wrong: string }) {
  const unit = value.replace(/^[\d一二三四五六七八九十]+/, '')
  const [longer, shorter] = [`${wrong}${unit}`, wrong].map((words) => before.split(onItsOwn(words)))
  if (unit !== '' && longer?.length === 2) return longer.join(value)
  if (shorter?.length !== 2) return undefined
  const isBare = /^[\d一二三四五六七八九十]+$/.test(wrong) && unit !== ''
  return shorter.join(isBare ? value.slice(0, -unit.length) : value)
}

/** 21 of 21号楼 and not of 121号楼. */
const onItsOwn = (words: string): RegExp =>
  new RegExp(`(?<!\\d)${words.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}(?!${/\d$/.test(words) ? '\\d' : '(?!)'})`)

/** 孙淑珍的紧急联系人换成她二儿子，新的是13864022917: whose contact is to be another, as far as it is said. */
export interface NewContact {
  readonly name: string
  readonly relation?: string
  readonly kin?: string
  readonly phone?: string
}

const CONTACT = new RegExp(
  `${WHOSE}(?:紧急|应急|家属|家庭)?(?:联系人|家属)(?:要|得|想)?(?:换|改|变更?)(?:成|为|了|一下)*[:： ]*(?:他|她|是|的)*(?<relation>${RELATION})?(?:叫|是|的)?(?<kin>[\\p{Script=Han}·]{2,4})?(?=$|[，,。:： \\d])`,
  'u',
)
const SPOKEN_DIGITS = '零一二三四五六七八九'

export function readNewContact(text: string): NewContact | undefined {
  const { name, relation, kin } = CONTACT.exec(text)?.groups ?? {}
  if (name === undefined || /[吗？?]$/.test(text)) return undefined
  const digits = text
    .replace(/[〇零幺一二三四五六七八九]{7,}/g, (said) =>
      [...said].map((one) => SPOKEN_DIGITS.indexOf(one === '幺' ? '一' : one === '〇' ? '零' : one)).join(''),
    )
    .match(/(?<!\d)1[3-9]\d{9}(?!\d)/g)
  const phone = digits?.at(-1)
  return { name, ...(relation && { relation }), ...(kin && { kin }), ...(phone && { phone }) }
}

const SHORT_OR_LONG =
  /^(?:请|帮我|改|把|更正)*(?<name>[\p{Script=Han}·]{2,4}?)(?:同志)?的?(?:手机号?码?|电话号?码?|号码?)(?=[^\d]*(?:[改换错少多新漏]|登记))[^\d]{0,14}?(?<number>1[3-9]\d{6,8}|1[3-9]\d{10,12})(?!\d)/u

/** 张建国手机号少一位你看看1386405521: whose, and the number that no mobile phone has. */
export function readOddMobile(text: string): { readonly name: string; readonly number: string } | undefined {
  const { name, number } = SHORT_OR_LONG.exec(text.replace(/(?<=\d)[ -](?=\d)/g, ''))?.groups ?? {}
  return name === undefined || number === undefined ? undefined : { name, number }
}
