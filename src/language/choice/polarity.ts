/**
 * Where one option is the denial of another (需要 and 不需要, 继续订 and 不订了), an answer is a yes or a no: the verb that both
 * share is read as 参加, and the reader of answers judges. Beside them may stand 还没定, 都可以 and 已经打过了. Pure.
 */
import { literal } from '../../base/literal.ts'
import type { ReplyKind } from '../reading.ts'
import { readReply } from '../reply/read-reply.ts'
import { soundDistance } from '../sounds.ts'
import { wantsThing } from './wanted-thing.ts'

const DENIAL = /^(?:都|以上都|暂时|先)?(?:不用|不要(?=.)|不想|不(?:再)?|没有?|别|无需)(?<verb>.+?)(?:了|的)?$/
const LEAVES_OPEN = /没定|没想好|再说|再看|再想|想想|考虑|不确定|待定|商量|看情况|不好说|说不准/
const ANY = /^(?:都|两[个样者]都|哪[个样种]都|怎么都)(?:行|可以|好|成|中|要|爱吃|喜欢)|无所谓|随便|均可|不限/
/** 偏热 is no answer that 不热 denies. */
const DEGREE = /^(?:偏|太|过于|很|较|有点|比较)/
const NONE = /^(?:没有|无|以上(?:都|全)?[不没]|都[不没]|哪[个里儿].*[不没])/

/** What the labels are to each other, by their places. */
interface Poles {
  readonly yes: number | undefined
  readonly no: number | undefined
  readonly open: number | undefined
  readonly any: number | undefined
  readonly done: number | undefined
  /** What yes and no are about. */
  readonly verb: string
}

function polesOf(labels: readonly string[]): Poles {
  const find = (test: (label: string) => boolean) => {
    const places = labels.flatMap((label, index) => (test(label) ? [index] : []))
    return places.length === 1 ? places[0] : undefined
  }
  const open = find((label) => LEAVES_OPEN.test(label))
  const any = find((label) => ANY.test(label))
  const verbOf = (label: string) => DENIAL.exec(label)?.groups?.['verb'] ?? ''
  const denials = labels.flatMap((label, index) => (index !== open && verbOf(label) !== '' ? [index] : []))
  // 不吃辣, 不吃猪肉 and 没有忌口: only the last denies all.
  const no = denials.length > 1 ? denials.find((index) => NONE.test(labels[index] ?? '')) : denials[0]
  const verb = verbOf(labels[no ?? -1] ?? '')
  const isDone = (label: string) => verb !== '' && label.includes(verb) && /已|过了?$|完了?$/.test(label)
  const done = find(isDone)
  const yes = find(
    (label) =>
      denials.length === 1 &&
      label.includes(verb) &&
      !DENIAL.test(label) &&
      !DEGREE.test(label) &&
      !isDone(label) &&
      !LEAVES_OPEN.test(label),
  )
  return { yes, no, open, any, done, verb }
}

const SAYS_OPEN =
  /(?:再|到时候?|过(?:几|两)天|以后|回头)(?:想想|看|说|定|商量)|考虑|商量|说不[好准定]|不好说|不一定|看情况|没(?:想好|定|主意)|缓缓|拿不准|定不下来|问问|问一下|再看/
const SAYS_ANY =
  /都(?:行|可以|成|中|好|没意见)|随便|随[你您大]|无所谓|听(?:你们|组织|大家|安排)|怎么(?:都|着都)|哪[个样种]都|[咋啥]都|不挑|没(?:啥|什么)?(?:意见|讲究|所谓)|(?<verb>.)不\k<verb>都/
const REFUSES =
  /(?:^|[，。！ ])(?:谢谢|那|我|俺|先|暂时|就|这[次回]|今年|嗯|唉)*(?:不用|不必|不需要?|不麻烦|用不[着上]|没(?:有)?必要|免了|甭|算了|不了|不要|别(?:浪费|麻烦|管|弄|给我|.我的)|没(?:啥|什么)(?:好)?.{1,2}的|无|没[得有]?$)/
const OF_MESSAGES = /(?:不用|不必|别|甭|不要)再(?:发|说|讲|通知)/
const ASSENTS =
  /^(?:那|我|俺|嗯|哎|当然|肯定|必须|就)*(?:行(?![不吗])(?:啊|呀|嘞|吧|的)?(?:$|[，。！ ])|可以(?:啊|呀|的)?(?:$|[，。！ ])|要得|得行|中(?:$|[，。！ ])|成(?:$|[，。！ ])|好啊|没问题|求之不得|巴不得|太好了|愿意|乐意|要(?:$|[，。！的啊呀]))/
/** 那就别订了, at the end of talk. */
const ENDS_REFUSING =
  /(?:^|，|。)(?:那|就|我|俺|还是|先|所以)*(?:别|不|甭)(?:再)?参加(?:了|吧|啦)*[。！]*$|[，。](?:我|俺)?(?:就|还是)(?:算了|免了|不[^，。不]{1,8}了)[。！]*$/
const GOES_ON =
  /^(?:我|俺|那|还是|就|继续|接着|照样|照旧|当然|都|肯定|必须)*参加(?:着|上)?(?:吧|的|呗|啊|呀)*(?:$|[，。！])/
/** 哪能不需要, 不能不订, 有什么不愿意的, 不订干啥 */
const CANNOT_BUT =
  /(?:哪能|怎能|咋能|怎么能|怎么会|不能|不可能|哪会|岂能|不会)(?:够)?不参加|有(?:啥|什么)(?:好)?不(?:能)?参加|没(?:啥|什么)?不参加的|不参加(?:干啥|干嘛|做啥|干什么|咋行|怎么行|哪行|可不行|不行)|(?:非|得)参加|少不了|离不[了开]/

/** Which of the poles a text says, or that it says several. */
export function byPole(text: string, labels: readonly string[]): number | 'undecided' | undefined {
  const poles = polesOf(labels)
  if (labels.some((label) => DEGREE.test(label))) return undefined
  if (poles.no === undefined && poles.any === undefined && poles.open === undefined) return undefined
  const isPair = poles.yes !== undefined && poles.no !== undefined
  if (poles.any !== undefined && SAYS_ANY.test(text)) return poles.any
  if (!isPair) return SAYS_OPEN.test(text) && labels.length > 2 ? poles.open : refusalOf(text, poles, labels)
  if (LEAVES_BOTH.test(text)) return SAYS_OPEN.test(text) ? (poles.open ?? 'undecided') : 'undecided'
  if (poles.done !== undefined && saysDone(text, poles.verb)) return poles.done
  const about = aboutComing(text, poles.verb)
  if (CANNOT_BUT.test(about)) return isAbout(about, 'maybe') && poles.open !== undefined ? poles.open : poles.yes
  const kind = kindOf(about, text) ?? wantsThing(text, poles.verb)
  if (kind === 'maybe') return poles.open ?? 'undecided'
  if (kind === 'question') return 'undecided'
  return kind === 'yes' ? poles.yes : kind === 'no' ? poles.no : undefined
}

/** The verb as 参加, also where it only sounds like it: 接着定 for 订. */
function aboutComing(text: string, verb: string): string {
  if (text.includes(verb)) return text.replaceAll(verb, '参加')
  if (verb.length === 1 && text.length > LONGEST_HEARD) return text
  const heard = Array.from(text, (_, at) => text.slice(at, at + verb.length)).find(
    (part) => part.length === verb.length && (soundDistance(part, verb) ?? 1) <= ALIKE && /[一-龥]/.test(part),
  )
  return heard === undefined ? text : text.replaceAll(heard, '参加')
}

const LONGEST_HEARD = 6
const ALIKE = 0.3

const isAbout = (text: string, kind: ReplyKind): boolean => readReply(text).reply === kind

/** 不是不愿意，住着院呢，出院再说; 先不用，等走不动了再说. */
function kindOf(about: string, text: string): 'yes' | 'no' | 'maybe' | 'question' | undefined {
  const { reply, score } = readReply(about)
  if (reply === 'question' || reply === 'help') return 'question'
  // 不用再发了 is said of messages.
  if (reply === 'optout' || (reply === 'received' && OF_MESSAGES.test(text))) return undefined
  if (ENDS_REFUSING.test(about)) return 'no'
  if (REFUSES.test(text)) return reply === 'yes' ? undefined : 'no'
  if (isFirmYes(about) || GLADLY.test(text)) return 'yes'
  // 这两天也不想动弹 in a long story is about something else.
  if (text.length > LONGEST_TALK && !about.includes('参加')) return SAYS_OPEN.test(text) ? 'maybe' : undefined
  if (ASSENTS.test(text) && reply !== 'no' && reply !== 'cancel') return reply === 'maybe' ? 'maybe' : 'yes'
  if (reply === 'yes' && score >= SURE) return 'yes'
  if ((reply === 'no' || reply === 'cancel') && score >= SURE) return 'no'
  if (reply === 'maybe' || SAYS_OPEN.test(text)) return 'maybe'
  return undefined
}

/** 开吧，晚上一个人懒得做: what follows denies nothing. */
function isFirmYes(about: string): boolean {
  const first = GOES_ON.exec(about)?.[0]
  return first !== undefined && !/[不没别甭]|参加|但|可是|就是|如果|要是|再/.test(about.slice(first.length))
}

/** Longer words tell of other things as well. */
const LONGEST_TALK = 30
const GLADLY = /再好不过|求之不得|巴不得/
/** 愿意是愿意，就是去不了; 谁说我愿意了; 不是我不愿意 */
const LEAVES_BOTH = /(?<word>[一-龥]{1,2})是\k<word>|谁说|不是我?不(?!.*[，。].*(?:再说|出院|以后))|再说吧?$/
const SURE = 0.7

/** 上个月打过了, 打了; 前年打过，今年还没有 has not. */
function saysDone(text: string, verb: string): boolean {
  if (/(?<word>.)[不没]\k<word>|[吗？啥]|还没|没(?:有)?$|没.{0,2}过|今年(?:还)?没/.test(text)) return false
  const did = [`${verb}过`, `${verb}了`, `${verb}完`].some((said) => text.includes(said))
  return (
    (did && !text.includes(`不${verb}`)) ||
    /(?:已经?|早就?|上个?月|前几天|上周|昨天|刚|社区|医院).{0,8}[^不没]了(?:$|[，。！])/.test(text)
  )
}

/** 都不想学 where that is offered and nothing else denies: 没有忌口, 不交. */
function refusalOf(text: string, { no, verb }: Poles, labels: readonly string[]): number | 'undecided' | undefined {
  if (no === undefined) return undefined
  const label = labels[no] ?? ''
  const denied = new RegExp(
    `(?:不|没有?|别|哪.{0,3}也不)(?:想|要|去|再|打算)?${literal(verb)}(?![^了啦吧啊呀的哈嘛呢哦呗谢，。！ ])`,
  )
  if (denied.test(text)) return no
  if (!NONE.test(label) && !/^(?:不|没)/.test(label)) return undefined
  const isPlain =
    /^(?:我|俺|都|全|今年|这[次回]|就|谢谢|[，。])*(?:没[得有啥]?|没有|不[要用了]|都不(?:要|用|是|去|行)?|算了|无|没什么|没啥讲究|啥都(?:能)?(?:吃|行)|什么都(?:能)?吃|不忌口|不挑)(?:的|了|吧|啊|呢|谢谢|[，。！])*$/
  return isPlain.test(text) ? no : undefined
}
