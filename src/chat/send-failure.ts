/** What the error of a send means. Puppets have no common codes: their words are all there is to go by. Pure. */
import { errorText } from '../base/errors.ts'
import type { SendFailure, SendResult } from './chat.ts'

/** gRPC status codes, as a remote puppet's errors carry them: https://grpc.io/docs/guides/status-codes/ */
const GRPC: ReadonlyMap<unknown, SendFailure | 'uncertain'> = new Map([
  [1, 'uncertain'], // cancelled
  [4, 'uncertain'], // deadline exceeded
  [5, 'no-such-chat'], // not found
  [7, 'refused'], // permission denied
  [8, 'too-often'], // resource exhausted
  [14, 'uncertain'], // unavailable: the line broke, before or after
  [16, 'offline'], // unauthenticated
])

/** In this order: the first that fits decides. */
const WORDS: readonly (readonly [RegExp, SendFailure | 'uncertain'])[] = [
  [/频繁|[过太]快|too (?:often|many|fast)|rate.?limit|frequen|\bfreq\b|throttl/i, 'too-often'],
  [/ECONNREFUSED|ENOTFOUND|not logged ?in|logged ?out|no grpc manager|未登录|掉线|登录.{0,4}失效/i, 'offline'],
  [/ECONNRESET|EPIPE|ETIMEDOUT|socket hang up|time(?:d)? ?-?out|超时|UNAVAILABLE|DEADLINE|CANCELLED/i, 'uncertain'],
  // 对方账号异常 is about the one who was written to.
  [/拒收|拒绝|朋友验证|不是.{0,4}(?:好友|朋友)|对方|(?:user|contact|recipient)\b.{0,40}(?:bann|block)/i, 'refused'],
  [
    /封号|封禁|(?:账号|帐号|账户|微信号).{0,8}(?:限制|受限|异常|冻结|被封|停用)|限制(?:登录|使用|群发)|\baccount\b.{0,30}(?:banned|blocked|restricted|suspended|disabled|frozen)/i,
    'banned',
  ],
  // Of what was written, or of a room, it is said as well.
  [/(?:账号|帐号|账户|微信号)[^内文图链群]{0,6}(?:违规|风险)/, 'banned'],
  [/\byou(?:'ve| have| are| were)(?: \w+){0,3} banned\b(?!.*\b(?:room|group|chat)\b)/i, 'banned'],
  [/限制|受限|forbidden|permission|blocked|banned/i, 'refused'],
  [/too (?:long|large)|过长|超长|超过.{0,6}(?:长度|字)/i, 'too-long'],
  [/no such (?:contact|room)|not found|不存在|不在群|no member/i, 'no-such-chat'],
]

/** `broken` when nothing fits: the puppet said no, in words nobody knows. */
export function failureOf(error: unknown): SendResult {
  const verdict = verdictOf(error)
  return verdict === 'uncertain' ? { outcome: 'uncertain' } : { outcome: 'failed', failure: verdict }
}

/** The error's own words. A remote puppet sends its whole stack along, file names that mean nothing here included. */
export function errorWords(error: unknown): string {
  return errorText(error).split('\n', 1)[0] ?? ''
}

function verdictOf(error: unknown): SendFailure | 'uncertain' {
  const code = error instanceof Error && 'code' in error ? error.code : undefined
  const words = `${code} ${errorWords(error)}`
  return WORDS.find(([pattern]) => pattern.test(words))?.[1] ?? GRPC.get(code) ?? 'broken'
}
