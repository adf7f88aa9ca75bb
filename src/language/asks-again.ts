/**
 * What asks about something that one was told: 几点来着, 在哪儿, 要不要空腹, 再发一遍. Read only where every word of it asks this or
 * excuses the asking: 医保卡在哪儿办 is about something else, and so is 师傅几点来.
 */
import { partsOf } from './reply/matters.ts'

/** To say it all again; until when it is to be answered; or whatever of its words hold what is asked for. */
export type Topic = { readonly kind: 'again' | 'until' } | OfWords

interface OfWords {
  readonly kind: 'words'
  /** What a sentence that tells of it holds. */
  readonly holds: RegExp
  /** It must speak of this: 身份证. */
  readonly what?: string
  /** A matter's own day, hour or place. */
  readonly isData?: true
}

const HOUR = /[\d一二两三四五六七八九十]点|\d[:：]\d/
const DAY = /\d[日号]|月\d|周[一二三四五六日天]|星期|礼拜|[今明后]天|[今明]晚|明早/
const PLACE =
  /[楼室厅馆]|医院|中心|门[口进]|大门|[东西南北正侧]门|大?[街路]|广场|球场|操场|社区|车站|食堂|仓库|礼堂|公园|学校|银行|居委会|村委会|社保所|派出所|单位|地[点址方]/
/** 9:00-11:00, 15日至18日, 上午8点到11点 */
const SPAN = /(?:[-—~～]|至|到)(?:上午|下午|晚上|中午)?[\d一二两三四五六七八九十]+[:：点日号]|为止|结束/

const WHEN = '(?:几号|哪天|几点|什么时[候间]|啥时[候间]?)'
const MAY = '(?:中不中|中不|行不行|行不|行吗|成不成|成不|成吗|可以不|可以吗|可不可以|能不能行|有人[不没吗])'
const KIN = '(?:儿子|闺女|女儿|姑娘|老伴|老头子?|老太婆|孩子|家里?人|家属|孙子|孙女|儿媳妇?|女婿|别人|旁人|邻居)'
const THING = '(?<what>\\p{Script=Han}{2,5}?)'
const THING_TOO = '(?<same>\\p{Script=Han}{2,5}?)'

/** The more special before the plainer: 截止到哪天 is no 哪天. */
const TOPICS: readonly (readonly [asks: RegExp, Topic])[] = [
  [
    /再(?:给(?:我|俺))?(?:发|说|念)(?:给(?:我|俺))?(?:一?[遍次下回]|过来)|再(?:给(?:我|俺))?发(?:给)?(?:我|俺)|重新?发(?:一?[遍次下])?|(?:没|没有)看清楚?|(?:通知|消息|信息|那条|这条)[^，]{0,3}(?:没了|丢了|不见了|找不[到着]了?|删了)|(?:通知|消息|信息|那条|这条)(?:里|上)?(?:说|写|讲)的?(?:是)?(?:啥|什么)|^(?:都)?(?:说|写)的(?:是)?(?:啥|什么)/u,
    { kind: 'again' },
  ],
  [
    new RegExp(
      `(?:报名|回复|回话)?(?:截止|截至)(?:到|是|日期|时间)*${WHEN}?|(?:最晚|最迟)(?:是|到)?${WHEN}(?:[要得]?[回报]名?)?|${WHEN}(?:之前|前|截止)(?:[要得](?:必须)?)?(?:回复?|报名?|答复)?`,
      'u',
    ),
    { kind: 'until' },
  ],
  [
    new RegExp(`[停开办到]?到${WHEN}|${WHEN}(?:结束|完事?|散场?|来水|来电|恢复)|(?:[要得停开])?(?:多久|多长时间)`, 'u'),
    { kind: 'words', holds: SPAN },
  ],
  [
    new RegExp(`${KIN}(?:能|可以|能不能)?(?:替|代|帮)(?:我|俺)?(?:去|来)?[领取办拿]?${MAY}`, 'u'),
    { kind: 'words', holds: /本人|家属|代[领办取]|子女|委托/ },
  ],
  [
    new RegExp(`(?:能|可以|能不能|可不可以)(?:让|叫|请)?${KIN}(?:替|代|帮)?(?:我|俺)?(?:去|来)?[领取办拿]`, 'u'),
    { kind: 'words', holds: /本人|家属|代[领办取]|子女|委托/ },
  ],
  [
    /(?:带|拿|准备)(?:些|点)?(?:什么|啥|哪些)(?:证件?|东西|材料|手续|资料)?(?:去|来)?|带\p{Script=Han}{1,3}还是带\p{Script=Han}{1,3}/u,
    { kind: 'words', holds: /带|携|备好|出示|凭/ },
  ],
  [
    new RegExp(
      `(?:(?:要不要|用不用|需不需要|带不)[带拿])${THING}(?:去|来)?$|(?:[要用得]|需要|还要)[带拿]${THING_TOO}(?:去|来)?(?=[不吗么没嗦])`,
      'u',
    ),
    { kind: 'words', holds: /带|携|备好|出示|凭/ },
  ],
  [
    /空腹|空着?肚子?|饿着?肚[子皮]|(?:能不能|可不可以|能|让|可以)吃早[饭点]|吃不吃早[饭点]/u,
    { kind: 'words', holds: /空腹|禁食|早[饭餐点]|进食/ },
  ],
  [
    /(?:时间|地[点方])(?:没[变改]|[变改]了?没|[变改]了吗|[变改]不[变改]|不变)/u,
    { kind: 'words', holds: /(?:时间|地点|地方)[^，。；]{0,4}[变改]|[变改][为到在]/ },
  ],
  [
    new RegExp(`(?:上午|下午|晚上|早上|晚点|早点儿?)(?:去|来|领|办|到)${MAY}`, 'u'),
    { kind: 'words', holds: new RegExp(`${HOUR.source}|[上下]午|晚上`) },
  ],
  [
    /[上下]午还是[上下]午|早上还是[下晚][午上]/u,
    { kind: 'words', holds: /[上下]午|早上|晚上|\d[:：]\d/, isData: true },
  ],
  [/几点钟?/u, { kind: 'words', holds: HOUR, isData: true }],
  [/哪几?天|几月几号|几号|(?:礼拜|星期|周)几/u, { kind: 'words', holds: DAY, isData: true }],
  [/什么时[候间]|啥时[候间]?/u, { kind: 'words', holds: new RegExp(`${HOUR.source}|${DAY.source}`), isData: true }],
  [/几楼|[一二三四五六\d]楼还是[一二三四五六\d]楼/u, { kind: 'words', holds: /楼/, isData: true }],
  [/(?:走|进|从)?哪个?门(?:进)?/u, { kind: 'words', holds: /门[口进]|[东西南北正侧大]门/ }],
  [
    /(?:什么|啥)地[方点]|哪个?(?:屋|房间|地方)|地[点址]|哪(?![天几个位些种])儿?里?/u,
    { kind: 'words', holds: PLACE, isData: true },
  ],
]

/** 几点了 asks the clock, 去哪儿了 after somebody. */
const OTHERWISE = /几点了|哪[儿里]?了|时候了|都(?:行|成|可以|去|不)|别再|不用?要?再|甭/

const FILLERS =
  /请问|问一?下|麻烦|那个|这个|那次|这次|那条|这条|昨天那条|刚才那条|昨天|刚才|活动|通知(?:里|上)?|到底|究竟|还是|是|在|到|去|来着|来|我们?|咱们?|俺们?|集合|开始|开场|进场|入场|举行|具体|同志|小勤务员?|勤务员|一下|喂|哎|诶|那|这|个|的|又|都|还|再|就|要|得|能|用不用|不用|用|办|开|吗|么|不|没|啊|呀|呢|哈|嘛|呗|吧|嗦|了|哟|给|走/gu

/** Why somebody asks again. */
const EXCUSE =
  /没看清|看不清|看不见|字(?:太)?小|眼(?:神|睛)|老花|划没|划走|删|找不[到着]|没了|忘|记不[得住清]|没记|记性|糊涂|没听清|手机|谢谢|不好意思|对不住|打扰/u
/** Longer tells something of its own, in characters. */
const LONGEST_EXCUSE = 14

/** A word of the title counts with two characters; a verb (在哪领) is one that the told words hold. */
const LONGEST_VERB = 1
const SOMEBODY = /[你您他她谁人]/

/** 明天 in the title of 明天上午停水 is no name. */
const ONLY_TIME = /^[今明后天上下午早晚本这周月日号点半一二三四五六七八九十\d]+$/

/** Longer words tell more than they ask, in characters. */
const LONGEST = 40

/** Whether words ask any of this, of whatever it may be: looked at before it is looked up what was told. */
export const mayAskAgain = (text: string): boolean =>
  text.length <= LONGEST && (asksWhichDay(text) !== undefined || TOPICS.some(([asks]) => asks.test(text)))

/** What was told: what it is called, and what it says. */
export interface AboutWhich {
  readonly title: string
  readonly words: string
}

/** What is asked of it, and whether it is named. */
export interface Asked {
  readonly topics: readonly Topic[]
  readonly named: boolean
}

/** `undefined`: the words ask something else, or more. */
export function asksAgain(text: string, about: AboutWhich): Asked | undefined {
  const clauses = text.split(/[\s，。；！？、,;!?]+/u).filter((clause) => clause !== '')
  const names = partsOf(about.title).filter((part) => !ONLY_TIME.test(part))
  const topics: Topic[] = []
  for (const clause of clauses) {
    const topic = readClause(clause, names, about.words)
    if (topic !== undefined) topics.push(topic)
    else if (!isExcuse(clause, names)) return undefined
  }
  if (topics.length === 0) return undefined
  return { topics, named: names.some((part) => text.includes(part)) }
}

function readClause(clause: string, names: readonly string[], words: string): Topic | undefined {
  if (OTHERWISE.test(clause)) return undefined
  for (const [asks, topic] of TOPICS) {
    const said = asks.exec(clause)
    if (said === null) continue
    const rest = bare(clause.replace(said[0], ''), names)
    // 我忘了几点: the excuse stands in the same breath.
    const isExcused = EXCUSE.test(rest)
    if (rest.length > LONGEST_VERB && !isExcused) continue
    if (rest.length === LONGEST_VERB && !isExcused && (SOMEBODY.test(rest) || !words.includes(rest))) continue
    const what = said.groups?.['what'] ?? said.groups?.['same']
    return topic.kind === 'words' && what !== undefined ? { ...topic, what } : topic
  }
  return undefined
}

/** What is left without the name of the matter and the words that any question holds. */
function bare(text: string, names: readonly string[]): string {
  const part = names.find((name) => text.includes(name))
  if (part === undefined) return text.replace(FILLERS, '')
  const at = text.indexOf(part)
  // 打疫苗, 领年货
  return (text.slice(0, at).replace(/[打看听学做包领查量]$/u, '') + text.slice(at + part.length)).replace(FILLERS, '')
}

const isExcuse = (clause: string, names: readonly string[]): boolean =>
  bare(clause, names) === '' || (clause.length <= LONGEST_EXCUSE && EXCUSE.test(clause))

/** 12月4日前 */
export const holdsUntil: OfWords = { kind: 'words', holds: /截止|截至|最[晚迟]|为止|[日号点)）午]之?前/ }

/** The sentences of told words that hold all of what is asked for; `undefined`: something of it does not stand there. */
export function findQuote(words: string, topics: readonly OfWords[]): string | undefined {
  const sentences = words.split(/(?<=[。！；\n])/u).map((one) => one.trim())
  const found = topics.map(({ holds, what }) =>
    sentences.filter((one) => holds.test(one) && (what === undefined || one.includes(what))),
  )
  if (found.some((some) => some.length === 0)) return undefined
  const text = sentences.filter((one) => found.flat().includes(one)).join('')
  return text.length > LONGEST_QUOTE ? undefined : text
}

/** So long a quotation may be, in characters. */
const LONGEST_QUOTE = 90

/** Days that are counted from the day on which they were written. */
export const RELATIVE_DAY = /今[天晚日早]|明[天晚日早]|后天|[本这下上]周|[本这下上]个?月/u

/** 明天是指哪天: the day of told words, and not of today. */
export const asksWhichDay = (text: string): string | undefined =>
  /(?<day>大后天|[今明后]天)(?:(?:是)?[指说](?:的是?)?|是)(?:哪天|几号|哪一天)/u.exec(
    /指|说的|写的|通知|[这那]条/u.test(text) ? text : '',
  )?.groups?.['day']
