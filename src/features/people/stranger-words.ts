/** What the words of somebody unknown tell: a name, nothing, or that they want money. Pure. */
import type { ReplyKind } from '../../language/reading.ts'

const SAYS_WHO = /我是|我叫|我姓|本人|我的名字/
const NAME =
  /(?:我是|我叫|我的名字是|我的名字叫|本人)(?:原?[\u4e00-\u9fff]{2,8}?的)?(?<name>[\u4e00-\u9fff]{2,4}?)(?=$|[\s，。,.！!、（(；;啊呀]|原来?|以前|是|退休|在)/

/** Whether somebody says who they are. */
export const saysWho = (words: string): boolean => SAYS_WHO.test(words)

/** The name in 我是王秀英，原来在铸造车间; `undefined` when none is given in these words. */
export function nameSaid(words: string): string | undefined {
  return NAME.exec(words)?.groups?.['name']
}

const EMPTY: ReadonlySet<ReplyKind> = new Set(['greeting', 'thanks', 'received', 'yes'])
/** A digit, marks, faces: an answer to some other question, or none. */
const NO_WORDS = /^(?:[\d①-⑨\s\p{P}\p{S}]|\[[^\]]{1,6}\])*$/u

/** Words that are no answer to who somebody is. */
export function saysNothing(reply: ReplyKind, words: string): boolean {
  return !saysWho(words) && (EMPTY.has(reply) || NO_WORDS.test(words))
}

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
