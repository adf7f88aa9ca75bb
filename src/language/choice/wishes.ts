/**
 * Which mark a sentence wants, clause by clause: 香山爬不动，颐和园吧; 上午不行，下午可以; 周五吧，周一要看病. What is named stands as one
 * character; only how it is spoken of counts. Pure.
 */
import { ANY_MARK, MARK } from './names.ts'

/** What may stand before what is wanted, and behind it. */
export const TO_WANT =
  '(?:我|俺|咱|们|那|就|嗯|哦|好|行|还是|坚决|完全|非常|特别|十分|很|挺|请|麻烦|给我|给俺|给|帮我|也|觉得|认为|感觉|比较|更|最|先|只能?|可以|能|选择?|挑|想?要|来|改|换|成|报|投|定|订|登记|写|填|排|喜欢|爱|去|到|在|坐|住|参加|拿|领|[学练读吃做弄整]|今年|这[次回]|想(?=[去吃领拿参报学])|一|个|袋|桶|箱|瓶|份|盒|壶|碗|张|床|[那这]|的|[ :])*'
export const TO_GOOD =
  '(?:给我|给俺)?(?:[那这一]|个|场|班|天|种|样|项|次|边|家|趟|组|的|里|儿|我|俺|上|着)*(?:最|更|挺|还|也|比较|很)*(?:好|行|可以|成|中|合适|方便|不错|有空儿?|有时间|得空|没问题|近|实惠|实用|暖和|去|来|参加|一票|上车)*(?:吧|呗|了|啊|呀|的|哈|哦|呢|嘞|啦|喽|就行|就好|就中|得了|算了|谢谢|好了|都成|[~ ])*'
const WANTED = new RegExp(`^${TO_WANT}(?<mark>${MARK})(?:${MARK}|的)*${TO_GOOD}$`)
const LEADS_TO_LAST =
  /^(?:唉|哎|我看|我想|想想|那|我|俺)*(?:还是|那就|就(?!是)|干脆|要不就|最后还是|给我|帮我|给俺|给咱)/
const CLAUSES = new RegExp(
  `[，。；！？、 \\n]+|但是?|不过|可是|(?<=[^就])可(?=我)|(?<=${MARK})(?=(?:我|俺)?(?:(?:不?要|选|改成?)${MARK}|还是))|(?=我看还是|那就|还是(?:${MARK}|到|去|要|选|坐|吃))`,
)
/** 要…, 换成…, 去… right before a mark, and …吧, …可以 right behind it. */
const LEANS = new RegExp(
  `(?:^|[^不没别甭莫])(?:想要|要|选|挑|换成?|改成?|给我[^，]?|给俺[^，]?|写|排|报|订|只能|只有|只剩|就剩|宁愿|宁可|喜欢|爱吃|想去|想学|想坐|接着学|来[个一碗袋桶份]*|缺[个一床]*|还是(?:去|到|坐|要|吃)?)(?:那|的|个|一|点儿?|[^，不没]{0,6}的)?${MARK}|${MARK}(?:那?[边个场班天种样]|的|倒是|就|也)*(?:吧|呗|好|行|可以|合适|方便|暖和|省心|省事|有空|热闹|干净|正好|不错|近)`,
)
/** Said of an option that is not wanted, whatever the reason. */
const REFUSED = new RegExp(
  `(?:不(?!错)|没|别|甭|莫|免|千万别|除了?)[^，]{0,5}${MARK}|${MARK}(?:那?[边个场班天种样]|的|我|俺|也|就|可|都|实在|真|太[^好]|坚决)*(?:不(?!错|冷|燥)|没|别|免了|甭|算了|遭罪|太[^好棒])`,
)
const AGAINST = new RegExp(
  `[不没别免甭]|除了?|太[^好棒]|[远贵晚累腻难忙]|去年|往年|前年|上[次回]|以前|本来|前几天|[\\u4e00-\\u9fa5]过(?![来去])|家里?(?:还|也)?有|也有|有了|有的是|七八个|有事|要(?:看病|上班|开会|接|带|住院|出门|办|值班|复查|上医院|买药)|医院|打针|透析|理疗|吃药|够了|有人|总是|吵|震|脏|[坏破旧漏堵]|难吃|又[咸硬辣油甜酸]|硌|齁|黏|严肃|油烟|绕|晒|蚊子|疼|怕|拉肚子|胀|过敏|不敢|家里?${MARK}|${MARK}多`,
)
const OPEN = new RegExp(
  `除了?|除开|或者?|要不(?!要|就)|要么|都(?:行|可以|成|中|好|要|想|打|近|爱)(?!的)|哪[个样种天儿家里]|随便|也(?:行|可以|成|中)|再说|[再先]看看|不一定|考虑|商量|[？吗]|不选|听[她他你](?:的|们)|几[点天号个]|多少|啥|什么|怎么|能不能|可不可以|行不|可以不|有没有|是吧|呢$|如果|要是|的话|没想好|有[^，将]{1,6}就|天(?:不)?好|下雨|(?:方便|有空|顺路|能送|可以)就|${MARK}(?:和|跟|还有|以及|加上|、|也(?:想|要|报|来|学))|(?:和|跟|还有|以及|再加|加上|外加)(?:那个|一个|个)?${MARK}`,
)
/** 除了上午都行 */
const ALL_BUT = new RegExp(
  `(?:除了?|除开|只要不是?)(?<mark>${MARK})(?:[^，]{0,3})?(?:以外|之外|外)?[，]?(?:(?:别的|其[他它余]的?|哪[个样天])?都(?:行|可以|成|中|好)|就行)`,
)
/** 有下铺就下铺 */
const IF_THERE_IS = new RegExp(`有(?<mark>${MARK})(?:的话)?就(?:要|选|坐|给)?\\k<mark>`, 'g')
/** Said for or of somebody else. */
const OF_OTHERS =
  /让我(?:说|带|捎|问)|给老.{1,3}(?:捎|带|领|报|要)|(?<![和跟与])老[^师人同头板婆]{1,2}(?:说|让|叫|想|要|他)|(?:老伴|老头子|老婆子|儿子|闺女|女儿|他|她)(?:说)?(?:想|要|爱|喜欢)/
/** 老孙让我说一声，他在火车站上 */
const SENT_BY_OTHERS = /(?:让|托|叫)我(?:说|带个?话|捎个?话|问|转告)/
/** 你说我要哪个: whoever asks that has not chosen. */
const ASKS_WHICH = /[啥哪]|什么|怎么|多少|[？吗]|帮我(?:选|挑|拿主意)|你(?:看着|说)/
/** 毛毯还是血压计呢 */
const WHICH_OF_TWO = new RegExp(`${MARK}好?[，、]?还是(?:要|选|去)?${MARK}(?:呢|好|啊|？|$)`)
const PLEASE_ARRANGE = /你(?:们)?看着(?:安排|办|来)/
const FOR_WHOM = /一家(?:就)?一份/
/** A single name in talk so long may stand there by chance. */
const LONGEST_TALK = 40

/** 孙女帮我打的字 */
const HELPED = new RegExp(`${MARK}(?:帮|教|替|给)我(?:打|写|发|念|弄|看|读)[^，。]*`, 'g')
const PAST = /去年|往年|前年|上[次回]|以前|本来|前几天|早先|原来|过去/

type Verdict = 'wanted' | 'leaning' | 'refused' | 'past' | 'against' | 'open' | 'mentioned' | 'of-others'

interface Clause {
  readonly marks: readonly string[]
  readonly verdict: Verdict
  readonly isLast: boolean
  /** The name ends the clause: 到南山的, but not 大米涨价了, which tells something of it. */
  readonly endsNamed: boolean
}

/** The only mark that stands in a clause of its own, as what is asked for: 要锅, 走着来. */
export function askedFor(marked: string): string | undefined {
  const clauses = marked.split(CLAUSES).flatMap((clause) => (clause ? [judged(clause)] : []))
  const named = clauses.filter(({ marks }) => marks.length > 0)
  const [only, ...others] = new Set(named.filter(({ verdict }) => verdict === 'wanted').flatMap(({ marks }) => marks))
  const isSure = named.every(({ verdict }) => verdict === 'wanted' || DISMISSED.has(verdict))
  return isSure && others.length === 0 ? only : undefined
}

/** The mark that is wanted; `undecided`: several are named, or one only to be refused; undefined: nothing is named. */
export function wishIn(text: string, offered: readonly string[]): string | 'undecided' | undefined {
  const marked = text.replace(IF_THERE_IS, '$<mark>').replace(HELPED, '')
  if (marked.search(ANY_MARK) < 0) return undefined
  if (FOR_WHOM.test(marked) || WHICH_OF_TWO.test(marked) || SENT_BY_OTHERS.test(marked)) return 'undecided'
  const spared = ALL_BUT.exec(marked)?.groups?.['mark']
  const left = offered.filter((mark) => mark !== spared)
  if (spared !== undefined && left.length === 1 && new Set(marked.match(ANY_MARK)).size === 1) return left[0]
  const clauses = marked.split(CLAUSES).flatMap((clause) => (clause ? [judged(clause)] : []))
  const named = clauses.filter(({ marks }) => marks.length > 0)
  const wanting = named.filter(({ verdict }) => verdict === 'wanted' || verdict === 'leaning')
  const led = wanting.findLast(({ isLast, marks }) => isLast && marks.length === 1)
  if (led !== undefined && !isTakenBack(named, led)) return led.marks[0]
  if (named.some(({ verdict }) => verdict === 'open' || verdict === 'of-others')) return 'undecided'
  const others = (mark: string) => named.filter(({ marks }) => marks.some((one) => one !== mark))
  for (const level of ['wanted', 'leaning'] as const) {
    const marks = [...new Set(named.filter(({ verdict }) => verdict === level).flatMap((one) => one.marks))]
    const [only, ...more] = marks
    if (only === undefined) continue
    if (more.length > 0) return 'undecided'
    const idle = level === 'wanted' ? TALK : DISMISSED
    const isFirm = others(only).every(({ verdict }) => idle.has(verdict))
    return isFirm && !isTakenBack(named, { marks, verdict: level, isLast: false, endsNamed: false })
      ? only
      : 'undecided'
  }
  return mentionedAlone(named, marked) ?? leftOver(named, marked, offered) ?? 'undecided'
}

/** What is said of an option that is not wanted now. */
const DISMISSED: ReadonlySet<Verdict> = new Set(['refused', 'against', 'past'])
/** 上午吧，下午我接孙子: beside what is asked for, a name alone is talk. */
const TALK: ReadonlySet<Verdict> = new Set([...DISMISSED, 'mentioned'])

const ENDS_NAMED = new RegExp(
  `${MARK}(?:[的那边个里上头去来坐]|着|片|说|讲|送|办|接|带|代|看看?|领|取|拿|提|才好|一趟|一次|一?回)*(?:吧|呗|了|啊|呀|哈|哦|呢|嘞|就行|就好)*$`,
)

function judged(clause: string): Clause {
  const marks = [...new Set(clause.match(ANY_MARK))]
  return {
    marks,
    verdict: verdictOn(clause, marks),
    isLast: LEADS_TO_LAST.test(clause),
    endsNamed: ENDS_NAMED.test(clause),
  }
}

/** Whether a clause speaks of what others want. */
export const isOfOthers = (clause: string): boolean => OF_OTHERS.test(clause) || SENT_BY_OTHERS.test(clause)

/** Whether a clause only says why something is not wanted, or what was once. */
export const isReasonOnly = (clause: string): boolean => PAST.test(clause) || AGAINST.test(clause)

function verdictOn(clause: string, marks: readonly string[]): Verdict {
  if (marks.length === 1 && WANTED.test(clause)) return 'wanted'
  if (OPEN.test(clause)) return 'open'
  if (OF_OTHERS.test(clause)) return 'of-others'
  if (REFUSED.test(clause)) return 'refused'
  if (LEANS.test(clause) && marks.length === 1) return 'leaning'
  if (PAST.test(clause)) return 'past'
  return AGAINST.test(clause) ? 'against' : 'mentioned'
}

/** 要大米，大米不好吃: what is wanted is refused as well. */
const isTakenBack = (named: readonly Clause[], { marks: [mark] }: Clause): boolean =>
  named.some(({ marks, verdict }) => verdict === 'refused' && mark !== undefined && marks.includes(mark))

/** 食堂暖和, 到南山的: named alone, and nothing speaks against it. */
function mentionedAlone(named: readonly Clause[], text: string): string | undefined {
  const marks = [...new Set(named.filter(({ verdict }) => verdict === 'mentioned').flatMap((one) => one.marks))]
  const [only, ...more] = marks
  const isNamed = named.some(({ verdict, endsNamed }) => verdict === 'mentioned' && endsNamed)
  const isSure =
    isNamed &&
    only !== undefined &&
    more.length === 0 &&
    text.length <= LONGEST_TALK &&
    !ASKS_WHICH.test(text.replace(PLEASE_ARRANGE, ''))
  const others = named.filter(({ verdict }) => verdict !== 'mentioned')
  // 前面音响震得心慌，后头又听不清: a reason against the other is none for this one.
  const isFree = ({ verdict, marks: [...spoken] }: Clause) =>
    ['refused', 'past'].includes(verdict) && !spoken.includes(only ?? '')
  return isSure && others.every(isFree) ? only : undefined
}

const THE_REST = /剩下|剩的|另外那|另一[个样种]|另外一|别的都不|其[他它余]/

/** All but one are refused by name; for 剩下那个 any reason against the others will do. */
function leftOver(named: readonly Clause[], text: string, offered: readonly string[]): string | undefined {
  const counts: readonly Verdict[] = THE_REST.test(text) ? ['refused', 'against', 'mentioned'] : ['refused']
  const gone = new Set(named.filter(({ verdict }) => counts.includes(verdict)).flatMap(({ marks }) => marks))
  const left = offered.filter((mark) => !gone.has(mark))
  const isClear = named.every(({ verdict }) => counts.includes(verdict) || verdict === 'against')
  const isEnough = gone.size > 1 || THE_REST.test(text)
  return left.length === 1 && isEnough && isClear && named.length > 0 ? left[0] : undefined
}
