/** What the quotation that is sent with a message makes of it: 同上 says what is quoted, 好些了 answers whoever asked how one is. Pure. */
import { normalise } from './normalise.ts'
import type { Reply } from './reading.ts'
import { readReply } from './reply/read-reply.ts'
import { REASON } from './reply/rule.ts'

/** 同上, 我也一样: to somebody's answer that is quoted. */
const ALIKE = /^(?:我|俺)?(?:也|跟(?:他|她)|和(?:他|她))*(?:一样|同上|照样|同样)[吧啊的哈]*[。！]?$/
/** 同问: somebody's question is the writer's too. */
const SAME_QUESTION = /^(?:我|俺)?(?:也)?(?:同问|想问|要问|想知道)(?:这个|一下|\+1)?[啊的呢]*[。！？]?$/
const QUOTED_NAME = /^[^：:\n]{1,64}[：:]/
/** Whoever asks or announces has answered nothing. */
const ANNOUNCES = /请|回复|通知|大家|[?？]/
const LONGEST_QUOTED = 30

/** What 同上 or 同问 to a quotation says; undefined where the quotation itself has answered or asked nothing. */
export function answerAlike(text: string, quoted: string): Reply | undefined {
  const said = quoted.replace(QUOTED_NAME, '')
  if (said.length > LONGEST_QUOTED) return undefined
  if (!SAME_QUESTION.test(text) && (!ALIKE.test(text) || ANNOUNCES.test(said))) return undefined
  const { reply, score, proxyFor } = readReply(normalise(said).text)
  if (SAME_QUESTION.test(text)) return reply === 'question' ? { reply, score: 0.75 } : undefined
  if ((reply !== 'yes' && reply !== 'no') || proxyFor !== undefined || score < REASON) return undefined
  return { reply, score: 0.75, ...(reply === 'yes' ? { people: 1 } : {}) }
}

/** Whether a quotation asks how somebody is: 您身体恢复得怎么样. */
export const asksHowHeIs = (quoted: string): boolean =>
  /(?:身体|恢复|病|腿|腰|血压|感冒|手术|好些|好点|好利索|吃药)[^，。]{0,8}(?:怎么样|如何|咋样|吗|么|没有?|了没)/.test(
    quoted,
  ) && !/参加|报名|活动|去不去|来不来|能[去来]/.test(quoted)
