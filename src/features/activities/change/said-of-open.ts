/** 看房团改到下午3点, 取消重走老厂区: a title that ends as no known kind does is known by the open activity itself. */
import type { Turn } from '../../../feature.ts'
import { NUMBER } from '../../../language/numbers.ts'
import type { Act } from '../../../language/reading.ts'
import { partsOf } from '../../../language/reply/matters.ts'
import { openTitleIn } from '../answer/choose-activity.ts'
import { findOpen } from '../queries.ts'
import { REMIND_DAYS_LIKE } from '../remind/remind-days.ts'
import { MUST_REACH, ONE_MORE_WORD } from '../vocabulary.ts'

/** Words right before or right after a title that say what is to be done with it. */
interface Deed {
  readonly before?: RegExp
  readonly after: RegExp
}

const MOVES =
  '改(?![革善造进])|换(?!届)|推迟|推后|延期|延后|延迟|提前(?!结束|通知|准备|[^，。；！]{0,6}提醒)|挪|往[前后]'
const OFF =
  '取消|不(?:办|搞|开|练|上|打|跳|排|举行|举办|组织)|停(?:办|练|课|一次|了(?=吧))|作废|撤回|撤销|撤|黄|(?:办|开|搞)不[成了]'
/** What may follow in one breath: 今天的太极拳不打了天太冷. */
const REASON = '因为|由于|天|下[雨雪]|[雨雪]|人(?:太|不|都)|场地|老师|没'
const AT_END = `(?:掉|了|吧|啦|啊)*(?=$|[，。；！]|(?<=[吧了]) |${REASON})`
/** 太极拳下周不练了: which of them. */
const DAY = '(?:今[天儿]个?|明[天儿]个?|后[天儿]|[下这本]?个?(?:周|星期|礼拜)[一二三四五六日天]?)的?'
/** 茶话会人太少了先不办了 */
const FIRST = `[^，。；！]{0,8}?(?:先|就|暂时|只好)(?:不(?:办|搞|开|练|上|打|跳)|停)`

/** 书法展不限人数了 */
const NO_LIMIT = '(?:名额|人数)?(?:就|也|都)*(?:不限制?|不设限|取消限制)(?:名额|人数)?了?(?:$|[，。！])'

/** 陈德福家只能去两个 is of a family. */
const TEN_OR_MORE = `(?=\\d{2}|[一二两三四五六七八九]?[十百])${NUMBER}`
/** 植物园再加20个座, 植物园只能去40个: the number of seats, and nobody's name. */
const SEATS_NOW = `(?:名额|座位|人数)?(?:再|又)*(?:加|增加|减|减少)${NUMBER}个?(?:名额|座位?|位子)(?:$|[，。！])|(?:名额|座位)(?:再|又)*(?:加|增加|减|减少)${NUMBER}个?(?:$|[，。！])|(?:名额)?(?:最多)?只能(?:去|来|坐|报)${TEN_OR_MORE}(?:个人?|人|位)(?:$|[，。！])`

export const CHANGED: Deed = {
  before: new RegExp(`(?:${MOVES})(?:一下|下)?[那这]?[个场次]?的?$`),
  after: new RegExp(
    `^的?[^，。；！]{0,8}?(?:${MOVES}|${ONE_MORE_WORD.source})|^，?${MUST_REACH}|^的?(?:${NO_LIMIT})|^的?(?:${REMIND_DAYS_LIKE})|^的?(?:${SEATS_NOW})`,
  ),
}
export const OFF_NOW: Deed = {
  before: /(?:取消|撤回|撤销|撤掉|停办|不办|不搞|不开)(?:一下|掉|了)?[那这]?[个场次]?的?$/,
  // 看房团张三取消了 is about a seat: between the title and the verb stands no name, unless a clause ends there.
  after: new RegExp(
    `^(?:[^。；！]{0,14}，)?的?(?:活动|就|也|先|全部|都|这次|那天|${DAY})*(?:(?:${OFF})(?:一次|一回)?|${FIRST})${AT_END}`,
  ),
}
export const LISTED: Deed = { after: /^的?(?:报名)?的?(?:名单|统计|汇总|情况|人数|进展)$/ }

/** 时间也改下，下午3点; 改时间到10点; 改到下周五; 再加一句：请带水杯: of what was just spoken of. */
const BARE_CHANGE = new RegExp(
  `^(?:那|对了|还有|另外)?，?(?:${[
    '(?:把)?(?:集合)?(?:时间|日期|日子|地点|地方|场地|名额|限额|人数)(?:也|再|还)*(?:要|得|给|帮我)?(?:改|换|挪|推迟|提前)',
    '(?:把)?(?:名额|限额|人数)(?:也|再|还)*(?:要|得|给|帮我)?(?:加|增加|放宽|扩大?|减少?|降)[到成为至]',
    '(?:改|换)(?:一下|下|个)?(?:集合)?(?:时间|日期|日子|地点|地方|场地|名额|限额|人数)(?:吧|了)?(?:$|[，: ]|[到成为])',
    '(?:时间|日子)?(?:改|挪|推迟|延期|提前|换)(?:到|成|为|在)(?=[下这本明后周星礼\\d一二三四五六七八九十上中早晚])',
    ONE_MORE_WORD.source,
    `(?:名额|座位)?(?:再|又)(?:加|增加|多加|减|减少)${NUMBER}个?(?:名额|座位?|位子)(?:吧|了)?(?:$|[，。！])`,
  ].join('|')})`,
)

const LIST_OF_PART = /^(?<part>\p{Script=Han}{2,8}?)的?(?:报名)?的?(?:名单|统计|汇总|情况|人数|进展)$/u
/** 第一支部名单 is of the branch, whatever its tea party is called. */
const OF_PEOPLE = /(?:支部|小组|协会|队|班)$/

/** 矿史馆名单, of 矿史馆参观: the part of a title by which a list is asked for; `undefined`: it is no activity's. */
export async function listOfPart({ act: { text }, db, now }: Turn): Promise<string | undefined> {
  const part = LIST_OF_PART.exec(text)?.groups?.['part']
  if (part === undefined || OF_PEOPLE.test(part)) return undefined
  const open = await findOpen(db, now)
  return open.some(({ title }) => partsOf(title).includes(part)) ? part : undefined
}

/** Whether a sentence changes an activity that it does not name. */
export const isBareChange = ({ act: { text, reply } }: Turn): boolean =>
  text.length <= LONGEST &&
  !/住院|电话|支部$/.test(text) &&
  BARE_CHANGE.test(text) &&
  !NOT_MEANT.test(text) &&
  reply.reply !== 'question'

const AFTER_OBJECT = new RegExp(`^(?:活动)?${AT_END}`)
/** Asked, ruled out, or only if: nothing is to be done. */
const NOT_MEANT =
  /[？?吗呢么]$|几点|几号|哪|什么时候|多少|能不能|可不可以|要不要|是不是|怎么|谁|要是|如果|万一|假如|下雨(?!$)|[不没未别甭][再要用想能必会是]*(?:改|换|推迟|提前(?![^，。；！]{0,6}提醒)|延期|挪|取消)/
/** What is longer is a letter. */
const LONGEST = 100

/** Whether a sentence does this to an open activity that it names. */
export async function isSaidOfOpen({ act, db, now }: Turn, deed: Deed): Promise<boolean> {
  const { text } = act
  if (text.length > LONGEST || NOT_MEANT.test(text) || act.reply.reply === 'question') return false
  const said = openTitleIn(act, await findOpen(db, now))?.said
  if (said === undefined) return false
  const at = text.indexOf(said)
  const [before, after] = [text.slice(0, at), text.slice(at + said.length)]
  if (deed.after.test(after)) return true
  return deed.before?.test(before) === true && (deed === CHANGED || AFTER_OBJECT.test(after))
}

/** Whether a message says a command in its very words. */
export const isSaid = ({ commands }: Act, command: string): boolean =>
  commands.some(({ exact, id }) => exact && id === command)
