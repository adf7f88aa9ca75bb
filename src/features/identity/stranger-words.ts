/** What the words of somebody unknown tell: a name, nothing, or that they want money. Pure. */
import type { ReplyKind } from '../../language/reading.ts'
import { DOUBLE, NO_NAME as NO_NAME_BEGINS, SURNAME, WHOLE_NAME } from '../../language/reply/who.ts'

const SAYS_WHO = /[我俺](?:就|真)?是|[我俺]叫|[我俺]姓|本人|[我俺]的名字/
const NAME =
  /(?:[我俺](?:就|真)?是|[我俺]叫|[我俺]的名字(?:是|叫)|本人)(?:原?[\u4e00-\u9fff]{2,8}?的)?(?<name>[\u4e00-\u9fff]{2,4}?)(?=$|[\s，。,.！!、（(；;啊呀]|原来?|以前|是|退休|在)/

/** Whether somebody says who they are. */
const saysWho = (words: string): boolean => SAYS_WHO.test(words)

/** The name in 我是王秀英，原来在铸造车间; `undefined` when none is given in these words. */
export function nameSaid(words: string): string | undefined {
  const names = [...words.matchAll(new RegExp(NAME, 'g'))].map(({ groups }) => groups?.['name'] ?? '')
  return names.findLast((name) => name !== '' && !NO_NAME.test(name) && !HALF.test(name))
}

/** What people say of themselves in the place of a name: 我是新退的, 我是你们主任的朋友. */
const NO_NAME =
  /的$|^(?:你|他|她|这|那|上级|新|刚|不|谁|来|想|要|有|在|从|厂|咱|老职工)|朋友|亲戚|同事|领导|邻居|老乡|客服|医院|银行|社保|公安|警察|法院|干部|职工|工人|老人|本人|家属|家里|退休|单位/

const BARE_NAME = new RegExp(
  `^(?:您好|你好|嗯+|哦|好的?)?[\\s，,。]*(?<name>${WHOLE_NAME})(?=$|[\\s，。,.！、（(；;啊呀哈吧哦])`,
)

/** 张有财, 李和平: where a name was asked for and nothing else is said, it may hold any character. */
const NAME_ALONE = new RegExp(
  `^(?:您好|你好)?[\\s，,。]*(?<name>${NO_NAME_BEGINS}(?:${DOUBLE}|${SURNAME})[\\u4e00-\\u9fff]{1,2})[啊呀哈。！\\s]*$`,
)

/** The name with which an answer to 您是哪位 begins: 张三，原来在铸造车间. */
export function nameAnswered(words: string): string | undefined {
  const name = (BARE_NAME.exec(words) ?? NAME_ALONE.exec(words))?.groups?.['name']
  return name !== undefined && HALF.test(name) ? undefined : name
}

/** 老周, 小王 are called so and not named so. */
const HALF = /^[老小][\u4e00-\u9fff]$/

const TELLS_WHO =
  /^(?:原来?|以前|过去|退休前)?(?:就|是|在)*[\u4e00-\u9fff\d]{2,12}(?:车间|分厂|科|处|室|队|厂)(?:的|退休的?|退的|上班的?)?$/
const REGISTERS = /(?:请|麻烦)?(?:给|帮|替)?我?(?:登个?记|报个?到)(?:一下)?(?:吧|啊|呗)?$/
/** 何守田，铸造车间的，他在吗 speaks of somebody else; 王主任 is called so. */
const OF_ANOTHER = /[他她谁找吗？?]|(?:师傅|主任|老师|书记|科长|厂长|大夫|同志|工)$/

/** The name with which first words begin that tell besides where somebody worked, or that they want to be registered. */
function nameAtFirst(words: string): string | undefined {
  const name = nameAnswered(words)
  if (name === undefined || OF_ANOTHER.test(name) || OF_ANOTHER.test(words)) return undefined
  const [, ...clauses] = words.split(/[\s，,。；;！!]+/)
  const tells = (one: string) => TELLS_WHO.test(one) || REGISTERS.test(one) || phoneSaid(one) !== undefined
  return clauses.some(tells) ? name : undefined
}

const UNIT =
  /(?:我|俺|咱们?|我们|俺们|本人|[两三四五俩仨](?:个人|口子|位)|都|是|就|原来?|以前|过去|从前|退休前|的|在|于)*(?<unit>[\u4e00-\u9fff\d]{1,12}?(?:车间|分厂|厂|科|处|室|部|队|医院|学校|幼儿园|食堂|仓库|班|公司|矿|站|院|所|中心))/

/** The place of work in 原来在铸造车间. */
export function unitSaid(words: string): string | undefined {
  const unit = UNIT.exec(words.replace(/上班|下班/g, ''))?.groups?.['unit']
  return unit === undefined || OURS.test(unit) ? undefined : unit
}

/** 就在咱厂 tells no more than that they were here. */
const OURS = /^(?:在|是|就|从|到)*(?:咱们?|我们|俺们|本)?(?:厂|公司|矿)$/

/** A number at which somebody can be rung up, as digits; spaces and dashes inside do not hide it. */
export function phoneSaid(words: string): string | undefined {
  const joined = words.replace(/(?<=\d)[ -](?=\d)/g, '')
  return /(?<!\d)(?:1[3-9]\d{9}|0\d{9,11}|[2-8]\d{6,7})(?!\d)/.exec(joined)?.[0]
}

/** Whose relative somebody says they are, and as what. */
export interface Kin {
  readonly elder: string
  /** The second of two parents: 赵国强和孙淑珍的女儿. */
  readonly other?: string
  readonly relation: string
}

const KIN_OF =
  /是(?<elder>[\u4e00-\u9fff]{2,4}?)(?:同志|老师|师傅|阿姨|大爷)?(?:(?:和|跟|与|、)(?<other>[\u4e00-\u9fff]{2,4}?))?(?:他|她|他们)?(?:俩|家)?的?(?<relation>[大小二三]?(?:女儿|儿子|闺女|姑娘)|(?<=家)老[大二三四小幺]|老伴|爱人|外?孙女|外?孙子|儿媳妇?|女婿|保姆|侄子|侄女|外甥女?|妹妹|弟弟|姐姐|哥哥|家属|家里人)/
/** 我是何守田的女儿何小梅 */
const SELF = new RegExp(`${KIN_OF.source}(?<self>${WHOLE_NAME})`)
const KIN_MINE =
  /(?<elder>[\u4e00-\u9fff]{2,4}?)(?:同志|老师|师傅)?是我的?(?<relation>妈妈?|爸爸?|母亲|父亲|老妈|老爸|婆婆|公公|岳母|岳父|丈母娘|奶奶|爷爷|姥姥|姥爷|外婆|外公|老伴|爱人)/
/** 我爸赵国强的手机不会用, 我妈叫冯秋菊. A wife or husband named beside oneself comes along to be registered. */
const KIN_NAMED = new RegExp(
  `(?:我|俺)(?:的|家)?(?<relation>老?妈妈?|老?爸爸?|老?娘|老?爹|母亲|父亲|婆婆|公公|岳母|岳父|丈母娘|奶奶|爷爷|姥姥|姥爷|外婆|外公)(?:是|叫|名叫|的名字(?:是|叫))?(?<elder>(?:${DOUBLE}|${SURNAME})[\\u4e00-\\u9fff]{1,2}?)(?=$|[\\s，。,、；;！]|的|手机|不会|眼|耳|腿|没|年纪|岁)`,
)
const CHILD_OF: readonly (readonly [RegExp, string])[] = [
  [/婆婆|公公/, '儿媳'],
  [/岳|丈母/, '女婿'],
  [/奶|爷|姥|外[婆公]/, '孙辈'],
  [/老伴|爱人/, '老伴'],
]

/** What somebody is to the relative whom they call so: 婆婆 → 儿媳, 妈 → 子女. */
export const relationTo = (kin: string): string => CHILD_OF.find(([word]) => word.test(kin))?.[1] ?? '子女'

/** 我是王秀英的女儿, 王秀英是我妈: `undefined` when nobody speaks for a relative. */
export function kinSaid(words: string): Kin | undefined {
  const of = KIN_OF.exec(words)?.groups
  if (of) {
    const other = of['other']
    const relation = (of['relation'] ?? '').replace(/^老[大二三四小幺]$/, '子女')
    return { elder: of['elder'] ?? '', relation, ...(other && { other }) }
  }
  const mine = (KIN_MINE.exec(words) ?? KIN_NAMED.exec(words))?.groups
  return mine && { elder: mine['elder'] ?? '', relation: relationTo(mine['relation'] ?? '') }
}

/** Somebody whom a newcomer names beside themselves: 我爱人刘玉芬. */
export interface Other {
  readonly relation: string
  readonly name: string
}

const FAMILY =
  '爱人|老伴|妻子|丈夫|老公|老婆|媳妇|[大小二三]?(?:儿子|女儿|闺女|姑娘)|(?:弟|哥|姐|妹)[弟哥姐妹]?|父亲|母亲|老?爸爸?|老?妈妈?'
const BESIDE = new RegExp(
  `(?:^|还有|[，,、。和跟 ])(?:我|俺)?(?:的|家)?(?<relation>${FAMILY})(?:是|叫)?(?<name>${WHOLE_NAME})(?=$|[\\s，,。、；;也都和跟])`,
  'g',
)

/** 我爱人刘玉芬，还有我弟弟张铁林: who comes along to be registered. */
export const othersSaid = (words: string): readonly Other[] =>
  [...words.matchAll(BESIDE)].map(({ groups }) => ({
    relation: groups?.['relation'] ?? '',
    name: groups?.['name'] ?? '',
  }))

/** All that somebody has told of themselves so far. */
export interface Told {
  readonly name?: string
  readonly unit?: string
  readonly phone?: string
  readonly kin?: Kin
}

/** What staff are to hear of it: all the words so far, and whether there was advertising among them. */
export interface Said {
  readonly words: string
  readonly wasFraud: boolean
  /** Whom they have named beside themselves. */
  readonly others: readonly Other[]
}

/** Reads it out of their messages, oldest first; what was said later counts. `asked`: they were asked who they are. */
export function readTold(messages: readonly string[], asked: boolean): Told {
  const found = messages.map((words, index): Told => {
    const kin = kinSaid(words)
    const own = kin === undefined ? words : words.replace(KIN_OF, '').replace(KIN_MINE, '').replace(KIN_NAMED, '')
    const name =
      SELF.exec(words)?.groups?.['self'] ?? nameSaid(own) ?? (asked && index > 0 ? nameAnswered(own) : nameAtFirst(own))
    const unit = kin === undefined ? unitSaid(name === undefined ? own : own.replace(name, '')) : undefined
    const phone = phoneSaid(words)
    return { ...(name && { name }), ...(unit && { unit }), ...(phone && { phone }), ...(kin && { kin }) }
  })
  return Object.assign({}, ...found)
}

/** 你们是谁？ */
export const ASKS_WHO_WE_ARE =
  /^(?:请问|那)?(?:你|您|你们|您们)(?:到底)?(?:是谁|是哪位|是哪儿|是哪里|哪位|谁啊|是干什么|是干啥|是做什么|是什么人|是真人|是机器人)/

/** What a platform writes by itself for a new friend. */
const PLATFORM = '.{0,6}通过了?(?:你|您)的(?:朋友|好友)验证.*|以上是打招呼的内容.*|请求添加(?:你|您)为(?:朋友|好友).*'
const BY_ITSELF = new RegExp(`^(?:${PLATFORM})$`)
/** 您好, and what the platform writes. */
const FORMAL = new RegExp(`^(?:您好|你好|大家好)[\\s，。,.！!]*|${PLATFORM}`)

/** What somebody says besides who they are: 我家水管漏了, of 我是张建国，铸造车间的，我家水管漏了. */
export function besidesWho(words: string): string {
  const said = words.replace(FORMAL, '')
  const place = unitSaid(said)
  const unit = place !== undefined && COMPLAINED_OF.test(place) ? undefined : place
  const told = [nameSaid(said), nameAnswered(said), unit, phoneSaid(said)]
  const rest = told.reduce<string>((left, one) => (one ? left.replace(one, '') : left), said)
  const clauses = rest
    .replace(KIN_OF, '')
    .replace(KIN_MINE, '')
    .split(/[，。；,;！!？?\s]+/)
  const says = clauses.map((clause) => clause.replace(REGISTERS, ''))
  const isHelp = kinSaid(words) !== undefined
  const isNothing = (clause: string) =>
    NOTHING_BUT_WHO.test(clause) || ASKS_WHO_WE_ARE.test(clause) || (isHelp && WHY_HELP.test(clause))
  return says.filter((clause) => !isNothing(clause)).join('，')
}

/** Why a relative answers for an elder, and that they will: that is asked about as it is. */
const WHY_HELP =
  /^(?:(?:我|俺|他|她)?(?:爸|妈|父亲|母亲|老人|奶奶|爷爷|姥姥|姥爷)?(?:的)?(?:手机|微信|智能手机)?(?:不会用|用不了|不会弄|没有?微信|没有?手机|眼睛?不(?:好|行|行了)|眼神不好|看不清|耳(?:朵)?背|岁数大了?|年纪大了?)|以后(?:有事|有通知|通知)?(?:都)?(?:找|联系|发给?|通知)我.{0,3}|(?:我|由我)?(?:来)?(?:替|帮|代)(?:他|她|老人|我爸|我妈)?回.{0,3}|(?:他|她|我爸|我妈)的(?:通知|消息)(?:都)?发(?:给)?我.{0,4})$/

/** 我要投诉食堂 names no place of work. */
const COMPLAINED_OF = /投诉|反映|意见|建议|没|不|坏|漏|吵|问|找|想/

/** What is left of 我是张建国，原来在铸造车间的，电话13800001234. */
const NOTHING_BUT_WHO =
  /^(?:(?:我|俺|咱|本人)?(?:就|真|就真)?(?:是|叫|姓.?)?|我的名字(?:是|叫)?|名字|(?:我|俺)?(?:以前|原来?|过去|退休前)?(?:就|是|在|的)*(?:上班|退休|退休的|工作)?(?:的)?|(?:我|俺)?(?:的)?(?:电话|手机|号码)(?:号码?|是|么|么是)?|(?:我|俺)?(?:又|刚|刚刚|才|最近|今天|昨天)?(?:换|改)(?:了|个|新)*(?:手机|微信|电话|号|号码)(?:号码?|号)?了?|(?:这|这个|现在)?(?:是|用)?(?:我|俺)?的?(?:新(?:手机|微信|号码?|号)|小号)|(?:我|俺)?(?:原来|以前|原先|老)的?(?:手机|微信|号码?)(?:号)?(?:丢|坏|不用|登不上|没)了?)$/

const EMPTY: ReadonlySet<ReplyKind> = new Set(['greeting', 'thanks', 'received', 'yes'])
/** A digit, marks, faces: an answer to some other question, or none. */
const NO_WORDS = /^[\d①-⑨\s\p{P}\p{S}]*$/u
const FACES = /\[[^\]]{1,6}\]/g

/** Words that are no answer to who somebody is. */
export function saysNothing(reply: ReplyKind, words: string): boolean {
  if (BY_ITSELF.test(words.trim())) return true
  return !saysWho(words) && (EMPTY.has(reply) || NO_WORDS.test(words.replace(FACES, '')))
}

/** 我爸去 says something, although it means yes; 好的 does not. */
export const answersFor = (words: string): boolean => /[去来]|参加|报名|取消/.test(words)

/** Each is enough by itself. */
const SURE =
  /投资群|理财群|日赚|日入|月入|返利|返现|刷单|放款|贷款|提现|中奖|领奖|荐股|虚拟币|博彩|下注|包治|稳赚|高收益|免费领|代开发票|(?<!怎么|能|想|要|让|请|拉我|帮我)加群|https?:\/\/|www\.|\b[a-z0-9-]+\.(?:com|cn|net|top|xyz|vip|cc|info)\b/i
/** Ordinary words, suspect when two of them come together. */
const DOUBTFUL = /投资|理财|兼职|红包|优惠|股票|炒股|彩票|保健品|根治|加我|加微信|进群|扫码|二维码|免费/g

/** An advertisement or a swindle: links and money are no business of the office's (rule 30). For words of the unknown only. */
export function soundsLikeFraud(words: string): boolean {
  if (saysWho(words)) return false
  return SURE.test(words) || new Set(words.match(DOUBTFUL)).size > 1
}
