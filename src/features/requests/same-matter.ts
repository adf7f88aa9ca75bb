/** Whether later words are about what the same person has brought before. Pure. */
import { topicOf } from './topics.ts'

/** 还没来, 怎么没人管, 到现在也没个说法, 昨天问的那个: they wait for something, or come back to it. */
const WAITS = new RegExp(
  [
    /还(?:没|未|不来|不给|不管|不修|不办|要等|得等|等着)/,
    /(?:怎么|咋|为啥|为什么)(?:还|就|也|都)?(?:没|不(?:来|管|理|回|修|给|办))/,
    /没(?:有)?(?:人|谁)(?:来|管|理|问|修|回|接|联系|找我|给我|搭理|过来|上门)/,
    /(?:没|没有)个?(?:信儿?|回音|回信|回话|消息|说法|动静|结果|下文|准信|着落)/,
    /(?:等|拖|过)了?(?:好几?|[一两三四五六七八九十半几]|\d+)(?:天|个?(?:钟头|小时|星期|礼拜|月)|多?天|上午|下午)/,
    /到现在|管不管|来不来|修不修|给不给办|到底(?:管|来|修|办|怎么|咋|啥|什么)/,
    /(?:什么时候|啥时候|啥时|几时|多会儿?|几点|哪天|多久|多长时间)(?:能|才能|才|会|来|到)*(?:人)?(?:来|到|修|办|上门|回话?|给我|解决|弄好)/,
    /(?:昨天|昨儿|昨晚|前天|前儿|上次|上回|那天|上周|上礼拜|早上|上午|刚才|刚刚|先前|之前)(?:我|俺|跟你们|跟你|给你们|给你|向你们|不是)*(?:已经)?(?:问|说|讲|报|反映|托|提|求|打听|告诉|登记)/,
    /(?:师傅|工人|修理工).{0,6}(?:来|到|没|电话)/,
  ]
    .map(({ source }) => source)
    .join('|'),
)

export const tellsOfWaiting = (words: string): boolean => WAITS.test(words)

/** Characters that tell nothing of a matter, and pairs that occur in any. */
const TELLS_NOTHING =
  /[^\p{Script=Han}]|[我你您他她它咱俺们的了吗呢吧啊呀么嘛是不没有在也就都还又要想问请一二两三这那哪什怎咋啥几多能会可以得去来到说给把被和跟与对从向让叫人个事吗谁]/u
const COMMON: ReadonlySet<string> = new Set(
  '电话 办公 公室 同志 师傅 时候 今天 明天 昨天 前天 后天 上午 下午 早上 晚上 老伴 家里 知道 谢谢 麻烦 现在 已经 办完 办理 需要 着急 手机 第一 第二'.split(
    ' ',
  ),
)

/** The pairs of characters that tell what words are about: 水管, 老年, 年证. */
function pairsOf(words: string): ReadonlySet<string> {
  const pairs = words
    .split(new RegExp(TELLS_NOTHING, 'u'))
    .flatMap((part) => [...part].slice(1).map((character, index) => [...part][index] + character))
  return new Set(pairs.filter((pair) => !COMMON.has(pair)))
}

/** What somebody has brought and not had done yet, with all that they have said of it. */
export interface Waiting {
  readonly id: number
  readonly topic: string
  readonly words: string
  readonly lastAt: Date
  /** Nobody has answered it. */
  readonly unanswered: boolean
}

/** Words that nobody understood go on with what is this new, in milliseconds: 3 days. */
const LATELY = 3 * 86_400_000

/** Which of these, newest first, later words are about: one that speaks of the same, or that they come back to. */
export function meantAmong<T extends Waiting>(
  waiting: readonly T[],
  said: { readonly words: string; readonly isUnclear: boolean; readonly now: Date },
): T | undefined {
  const topic = topicOf(said.words)
  const pairs = pairsOf(said.words)
  const shared = (one: T) => [...pairsOf(one.words)].filter((pair) => pairs.has(pair)).length
  const most = Math.max(0, ...waiting.map(shared))
  if (most > 0) return waiting.find((one) => shared(one) === most)
  if (tellsOfWaiting(said.words)) {
    const isOpen = topic === 'other' || topic === 'complaint'
    return isOpen ? waiting[0] : waiting.find((one) => one.topic === topic)
  }
  const lately = said.now.getTime() - LATELY
  return said.isUnclear ? waiting.find((one) => one.unanswered && one.lastAt.getTime() >= lately) : undefined
}
