/** What is to become of what came just before: 发给第一支部, 把这条转给第一支部, 给第一支部发过去. Pure. */
import { takeApart } from '../../language/apart.ts'

/** 把这个, 上面那段话, 就, 这个通知 */
const JUST_CAME =
  '(?:请|麻烦|帮我|那|就|把|将|这[张个份条段篇]?|[上前]面的?|[上前]面那[张个份条段篇]|图片?|照片|文件|链接|[话它]|消息|文字|内容|通知(?=(?:转?发|群发|转)(?:一下)?[给到]))*'
/** 发给第一支部：请看图; not 发给谁了. */
const SENT_TO = new RegExp(
  `^${JUST_CAME}(?:转?发|群发|通知|转(?=(?:一下)?给))(?:一下)?(?![给到]?(?:了|谁|哪|几[个位]|多少))(?:给|到|去|在)?(?<whom>[^：:，,\\n]{2,40}?)(?:吧|看看|看一下)?(?:[：:，,\\n]\\s*(?<text>[\\s\\S]+))?$`,
)
const GIVEN_TO = new RegExp(
  `^${JUST_CAME}给(?![我你您他她它咱])(?<whom>[^：:，,\\n]{2,40}?)(?:也|都)?(?:转发|群发|发|转)(?:过去|出去|一[下份])[吧。]*$`,
)

/** Whom it is for, and the words that go with it. */
export function readSentOn(words: string): { readonly whom?: string; readonly text?: string } | undefined {
  const own = takeApart(words).own.trim()
  return (SENT_TO.exec(own) ?? GIVEN_TO.exec(own))?.groups
}

/** 转发给第一支部: what came before is to be passed on, and nobody is only invited. */
export const SENDS_ON = /(?:转发|群发|发)(?:一下)?(?:给|到)|转(?:一下)?给|给.+(?:发|转)(?:过去|出去|一[下份])/

/** 体检报告那条发给第一支部, in one clause: that is to be done, and no text for them; not 月饼发给每位老同志，每人一盒. */
export const SAYS_FOR_WHOM =
  /^[^，,。；;：:\n]{0,16}(?:[发转](?:一下)?给[^，,。；;：:\n]{2,20}|发到[^，,。；;：:\n]{1,16}群里?|给[^，,。；;：:\n]{2,16}[发转](?:过去|出去|一[下份]|发)?)[吧呗啊。！!]*$/
