/** What every rule of clauses is made of. */
import type { ReplyKind } from '../reading.ts'

/** What a clause means; `weak` assent (好, 行) yields to anything that is said beside it. */
export interface ClauseMeaning {
  readonly kind: ReplyKind
  readonly weak?: true
  /** Below 1 for what was read by sound or is vague. */
  readonly score?: number
  /** With `other`: what it would be if it were meant as it seems. */
  readonly seemed?: ReplyKind
  /** Which table of rules has read it, or what else: how far it can be trusted is learnt for each (tables/answer-grams). */
  readonly by?: string
}

/** A meaning and the clauses that have it. */
export interface Rule extends ClauseMeaning {
  readonly pattern: RegExp
}

/** What scores less is a reason only, and not said as an answer. */
export const REASON = 0.7

/** Verbs of coming along. 报 alone is left to rules that see what follows. */
export const GO = '(?:参加|报名|出席|参与|加入|前往|到场|到会|赴会|过去|过来|去|来|到|上|报)'
/** The same without those that mean other things as often (来, 到, 上, 报). */
export const GO_SURE = '(?:参加|报名|出席|参与|加入|前往|到场|到会|赴会|过去|过来|去)'
/** Said of whoever comes, in the fewest words. */
export const COME = '(?:去|来|参加)'
export const CANNOT =
  '(?:去|来|参加|到|走|出席|动|赶|过去|过来|报|上|跑|爬|挤|回|坐|站|跟)不(?:了|来|成|到|得|动|开|及|起|上|聊|辽|料|下来)'
/** Particles at the end of a clause. */
export const END = '(?:了|啦|咯|喽|哦|噢|啊|呀|吧|的|哈|呢|嘞|咧|哒|滴|哟|嗨|嘛|哪|呐|喔|撒|噻|先|[。！~]){0,6}$'

/** A rule from the ways of saying it: sources of regular expressions, one idea each. */
export const rule = (
  kind: ReplyKind,
  sources: string | readonly string[],
  more: Omit<ClauseMeaning, 'kind'> = {},
): Rule => ({
  kind,
  pattern: new RegExp([sources].flat().join('|')),
  ...more,
})
