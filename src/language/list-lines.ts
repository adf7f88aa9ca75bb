/** One line of a 接龙: its number, whom it names, how many come, and what is asked beside. Pure. */
import { numberValue } from './numbers.ts'
import type { ListEntry } from './reading.ts'
import { companionsOf, readHeads } from './reply/heads.ts'
import { CALLED_AFTER, DOUBLE, NO_NAME, RELATION, SURNAME } from './reply/who.ts'

/** A line that begins with a number. */
export interface Row {
  readonly number: number
  readonly text: string
}

/** Signs that are a number and a mark in one: ① ⑴ ⒈ ㈠ ㊀ ㉑ 🔟. First and last of each run, and what the first stands for. */
const SIGNED: readonly (readonly [first: number, last: number, value: number])[] = [
  [0x2460, 0x2473, 1],
  [0x2474, 0x2487, 1],
  [0x2488, 0x249b, 1],
  [0x3220, 0x3229, 1],
  [0x3280, 0x3289, 1],
  [0x3251, 0x325f, 21],
  [0x32b1, 0x32bf, 36],
  [0x2160, 0x216b, 1],
  [0x1f51f, 0x1f51f, 10],
]
const SIGNED_NUMBER = /[\u2160-\u216b\u2460-\u249b\u3220-\u3229\u3251-\u325f\u3280-\u3289\u32b1-\u32bf]|\u{1f51f}/gu

/** Such signs written out: ①张三 is 1.张三. */
export const plainNumbers = (text: string): string =>
  text.replace(SIGNED_NUMBER, (sign) => {
    const code = sign.codePointAt(0) ?? 0
    const [first = 0, , value = 0] = SIGNED.find(([from, to]) => code >= from && code <= to) ?? []
    return `${code - first + value}.`
  })

/** The signs WeChat accepts after the number of a 接龙 line, and what people type. */
const SIGN = '[.。，、:；)\\-_~#@！&*%]'
const CHINESE = '[一二三四五六七八九十]{1,3}'
/** With a mark nothing else can be meant. */
const MARKED = new RegExp(
  `^(?:[(【\\[] ?第?(\\d{1,3}|${CHINESE})(?:位|名|号)? ?[)】\\]]${SIGN}* ?|(?:no\\.? ?)?\\(?第?(\\d{1,3})(?:位|名)?(?:[ ]?${SIGN}+ ?| (?=\\D))|(${CHINESE})[、.:)] ?|第(\\d{1,3}|${CHINESE})(?:位|名|个) ?)(.*)$`,
)
/** Only a name behind it makes it a number of the list: 1陈德福2人, 1号陈德福, 一 陈德福. */
const BARE = new RegExp(`^(?:(\\d{1,3})(?:号[:、]? ?|(?=[\\u4e00-\\u9fa5]))|(${CHINESE}) )(.*)$`)
const DATE_LINE = /^(?:\d{1,2}月|\d{1,2}[./]\d{1,2}(?:\D|$)|\d{4}年)/
/** 2. 2、李桂兰: the client's number, and one typed behind it. */
const TWICE = new RegExp(`^(\\d{1,3})(?:${SIGN}+ ?| )(?:(\\d{1,3})${SIGN}+ ?|\\1 )(.*)$`)
/** A line of a list is a name and a remark. */
const LONGEST_LINE = 200

/** The number at the beginning of a line, and what follows. */
export function rowOf(line: string): Row | undefined {
  if (line.length > LONGEST_LINE) return undefined
  const twice = TWICE.exec(line)
  if (twice !== null && nameAt(twice[3] ?? '') !== undefined) return { number: Number(twice[1]), text: twice[3] ?? '' }
  if (DATE_LINE.test(line)) return undefined
  const marked = MARKED.exec(line)
  if (marked !== null) {
    const number = numberValue(marked[1] ?? marked[2] ?? marked[3] ?? marked[4] ?? '')
    return number === undefined ? undefined : { number, text: (marked[5] ?? '').trim() }
  }
  const bare = BARE.exec(line)
  const text = bare?.[3] ?? ''
  const number = numberValue(bare?.[1] ?? bare?.[2] ?? '')
  return number !== undefined && nameAt(text) !== undefined ? { number, text } : undefined
}

const HAN = '[\\u4e00-\\u9fa5]'
/** Where somebody belongs, before the name: 一支部陈德福, 三车间-李桂兰. */
const UNIT = new RegExp(
  `^((?:第?[一二三四五六七八九十\\d]{1,3}(?:支部|小组|组|车间|班组?|队|区|号?楼|单元|栋|分厂|科)|${HAN}{0,4}(?:支部|车间|小组|协会|退休办)))[ \\-_:/]*(?=.)`,
)
/** What may follow a name with nothing between; whatever else follows, it was no name. */
const FOLLOWS = new RegExp(
  `^(?:${HAN}{0,2}夫妇|夫妻|老?两口|俩|仨|一家|全家|[一二两三四五六七八九十]+(?:个人|人|位|个|名|口)|[和跟与同及带携领加]|还有|以及|一?共|总共|[去来](?:$|[ ，。、！(]|不了)|不[去来参能]|没空|没法|请假|退出|取消|有事|参加|报名|[也都][去来]|[晚早迟]|自[驾带己备]|不吃|吃素|忌|需|要|坐|住|本人|待定|可能|争取|尽量|家属|先报|算|代|帮|替|收到|[x×*]\\d|[一二两三四\\d]大|我(?=[也都就]?(?:去|来|参加|报名)))`,
)
const SEPARATED = /^(?:$|[^\u4e00-\u9fa5a-z])/
/** The last character of a name that with what follows is more likely none: 王芳不｜去, 陈德和｜老伴. */
const JOINT = /[不没也都要就还能可想请和跟与带同及俩去晚早需坐住]$/
const KIN = new RegExp(`^(?:的|家)?(?:${RELATION})`)
const IS_RELATION = new RegExp(`^(?:${RELATION}|孙[女儿辈]?[婿媳]?妇?|孙[子儿]们?)$`)
const NAMES: readonly RegExp[] = [
  `(?:${DOUBLE})${HAN}{2}`,
  `(?:${DOUBLE})${HAN}`,
  `${NO_NAME}${SURNAME}${HAN}{2}`,
  `${NO_NAME}${SURNAME}${HAN}`,
  // In running text 于明 begins 于明天, at the beginning of a line it is a name.
  `于(?!是)${HAN}{2}`,
  `于(?!是)${HAN}`,
  `[老小]${SURNAME}头?`,
].map((name) => new RegExp(`^${name}`))
const CALLED = new RegExp(`^(?:${CALLED_AFTER})`)
/** Words above and below a list that look like names. */
const NO_PERSON =
  /^(?:元旦|元宵|纪念|温泉|[黄华衡]山|江[南北西]|金秋|金[婚额]|万里|康乐|程序|方案|项目|费用|路线|景[点区]|时间|单位|解放|满意)/

/** A name at the beginning of a text, as written with the unit before it, and what follows it. */
export function nameAt(text: string): { readonly name: string; readonly rest: string } | undefined {
  const unit = UNIT.exec(text)
  const own = unit === null ? text : text.slice(unit[0].length)
  if (NO_PERSON.test(own)) return undefined
  const found = NAMES.flatMap((name) => name.exec(own)?.[0] ?? []).filter((name) => !IS_RELATION.test(name))
  const fits =
    found.map((name) => withTitle(own, name)).find((name) => mayEnd(own, name)) ??
    found.flatMap((name) => withKin(own, name)).at(0)
  return fits === undefined ? undefined : { name: `${unit?.[1] ?? ''}${fits}`, rest: own.slice(fits.length).trim() }
}

const withTitle = (text: string, name: string): string => `${name}${CALLED.exec(text.slice(name.length))?.[0] ?? ''}`

/** 陈德福老伴 is called by his name. */
function withKin(text: string, name: string): readonly string[] {
  const kin = KIN.exec(text.slice(name.length))?.[0]
  return kin === undefined || !SEPARATED.test(text.slice(name.length + kin.length)) ? [] : [`${name}${kin}`]
}

function mayEnd(text: string, name: string): boolean {
  const rest = text.slice(name.length)
  if (rest === '') return !name.endsWith('去')
  return SEPARATED.test(rest) || (FOLLOWS.test(rest) && !JOINT.test(name))
}

/** What shows how to fill a line in. */
export const EXAMPLE = /^例[:：. ]?|^(?:示例|格式|样例|例如)/
export const NOT_A_NAME =
  /^(?:时间|地点|地址|集合|费用|联系|电话|注意|要求|内容|活动|人数|报名|请|备注|主题|须知|参加|出发|携带|截止|流程|对象|名额|集体|乘车|午餐|\d+月|周[一二三四五六日末]|上午|下午|不去|不参加|请假|缺席|[去来]不了|不?[去来](?:$|[ ，、])|那我|我选|我去)/
const ENTRY =
  /^(?<name>[\u4e00-\u9fa5·a-z]{1,12}?)(?<rest>(?:[ ，、:+(（\d/-]|和|带|跟|与|携|夫妇|夫妻|两口|两人|[一二两三四五六七八九十]+(?:人|位|个|名)|去不|不去|不参|来不|请假|参加|报名|也|去$|一家|俩|代|帮).*)?$/

/** Whom a line names, each with their heads: 李桂兰、周福生 2人. `strictly`: nothing but a name and what goes with it. */
export function entriesOf({ number, text }: Partial<Row> & Pick<Row, 'text'>, strictly = false): readonly ListEntry[] {
  if (text === '' || EXAMPLE.test(text) || NOT_A_NAME.test(text)) return []
  const counted = number === undefined ? {} : { number }
  const { names, rest } = namesAt(text)
  const [only, ...others] = names
  if (only !== undefined && others.length === 0) return [{ ...counted, ...named(only, rest) }]
  if (only !== undefined) return sharedOut(names, rest).map((entry) => ({ ...counted, ...entry }))
  const match = strictly ? null : ENTRY.exec(text)
  const name = match?.groups?.['name']
  if (!name || name.length > 8) return []
  const after = (match.groups?.['rest'] ?? '').trim()
  return [{ ...counted, ...(behindNickname(name, after) ?? named(name, after)) }]
}

/** 夕阳无限好 陈德福 2人, 平安是福（李桂兰）: WeChat writes the nickname, and people their name behind it. */
function behindNickname(nickname: string, after: string): ReturnType<typeof named> | undefined {
  const own = nameAt(after.replace(/^[ (-]+/, ''))
  if (own === undefined || !/^[)]?(?:$| ?\+? ?(?:\d|[一二两三四])(?:个人|人|位|个|名)?[)]?$)/.test(own.rest))
    return undefined
  const { people } = named(own.name, own.rest.replace(/[()]/g, ''))
  return { name: own.name, people, remark: nickname }
}

/** Names with a mark between them, and what follows the last; one who stands there twice (nickname and name) is one. */
function namesAt(text: string): { readonly names: readonly string[]; readonly rest: string } {
  const names: string[] = []
  let rest = text
  for (;;) {
    const found = nameAt(names.length === 0 ? rest : rest.replace(/^[、，;；/] ?/, ''))
    const isMarked = names.length === 0 || /^[、，;；/]/.test(rest)
    if (found === undefined || !isMarked) return { names, rest }
    if (!names.some((name) => name.includes(found.name))) names.push(found.name)
    rest = found.rest
  }
}

/** A number behind several names is that of all of them where it is theirs, and else that of the last. */
function sharedOut(names: readonly string[], rest: string): readonly ListEntry[] {
  const last = named(names.at(-1) ?? '', rest)
  const people = last.people === names.length ? 1 : last.people
  return [...names.slice(0, -1).map((name) => ({ name, people: 1 })), { ...last, people }]
}

/** 和老伴 and 夫妇 add a head each; 2人 says it; what is left is the remark. */
function named(name: string, rest: string): { name: string; people: number; remark?: string } {
  const people = headsOf(rest)
  const remark = rest
    .replace(/^[ ，、:+(（\-/]+|[)） ]+$/g, '')
    .replace(/^(?:\d+|[一二两三四五六七八九十]+)(?:个人|人|位|个|名)?$/, '')
  return { name, people, ...(remark ? { remark } : {}) }
}

/** 和吴玉梅坐一桌: somebody who comes anyway. */
const NEIGHBOUR = /(?:和|跟|与|挨着)[^，(（ ]{1,4}(?:坐(?!轮椅|车)|一桌|同桌)[^，。]*/g

/** 2大1小, 一大一小 */
const OLD_AND_YOUNG = /^[ ，(]*([一二两三四\d])个?大人?(?:带|和|、)?([一二两三四\d])个?小/

function headsOf(said: string): number {
  const rest = said.replace(NEIGHBOUR, '').trim()
  const plus = /^(?:(\d) ?)?\+ ?(\d)/.exec(rest)
  if (plus) return Number(plus[1] ?? 1) + Number(plus[2])
  const grown = OLD_AND_YOUNG.exec(rest)
  if (grown) return (numberValue(grown[1] ?? '') ?? 0) + (numberValue(grown[2] ?? '') ?? 0)
  // 陈德福（李桂兰）: nobody says that both come.
  if (/^\([^)]*\)?$/.test(rest) && nameAt(rest.slice(1).replace(/\)$/, ''))?.rest === '') return 1
  const bare = /^[ :，、(【[/x×*-]*(\d{1,2})(?:个人|人|位|个|名|大)?(?:\D|$)/.exec(rest)
  if (bare && !/[点号月日楼:：岁]/.test(rest.charAt(bare[0].length - 1))) return Number(bare[1])
  if (/^(?:夫妇|夫妻|两口|俩)/.test(rest)) return 2
  const kin = /^[ :，(]*(?:家属|亲属|陪同) ?(\d|[一二两三四])(?:个人|人|位|个|名)/.exec(rest)
  if (kin) return 1 + (numberValue(kin[1] ?? '') ?? 1)
  // +老伴+孙子
  const along = rest.replace(/ ?\+ ?(?=[\u4e00-\u9fa5])/g, '和')
  const heads = readHeads(`我${along.replace(/[(（]/g, '，')}`)
  const companions = companionsOf(`我${along}`).length
  return heads.people ?? (companions ? companions + 1 : 1)
}
