/** What an answer says besides yes or no. */
import type { Reply, ReplyKind } from '../reading.ts'
import { readHeads } from './heads.ts'
import { calledName } from './proxy.ts'
import type { ReadClause } from './read-clauses.ts'

/** Heads, reasons and conditions stand near the beginning. */
const LONGEST_TEXT = 200

const REASON =
  /(?:住院|在外地|在外省|在国外|在老家|出差|旅游|出远门|生病|病了|感冒|发烧|咳嗽|手术|开刀|骨折|(?:腿|腰|脚|膝盖|头|胃|牙|身体|关节)(?:疼|痛|不好|不行|不便|不舒服|受伤)|不舒服|身体不[适好]|有事|走不开|没空|没时间|(?:带|看|接|照顾|陪)(?:着)?(?:孙子|孙女|外孙女?|孩子|老伴|老人|病人|娃)|家里有(?:事|客人|病人)|行动不便|晕车|不方便)/
const CONDITION =
  /((?:如果|要是|假如|若是?|只要|除非|万一)?[^，。！？；\n]{1,12}?)(?:的话)?(?:，)?(?:我)?(?:就|才|再|便)(?:能|可以|会)?(?:去|来|参加|报)/

/** Heads, company, proxy, reason or condition, as far as they belong to the kind of answer. */
export function readDetails(clauses: readonly ReadClause[], kind: ReplyKind, whole: string): Partial<Reply> {
  const text = whole.slice(0, LONGEST_TEXT)
  if (kind === 'no' || kind === 'cancel') return { ...proxied(clauses, kind), ...reasonOf(text) }
  if (kind === 'maybe') {
    const condition = CONDITION.exec(text)?.[1]
    return condition ? { condition: condition.trim() } : {}
  }
  if (kind !== 'yes' && kind !== 'change') return {}
  const of = clauses
    .filter((c) => c.meaning?.kind === kind || (c.meaning === undefined && c.own))
    .map((c) => c.clause.text)
  const heads = readHeads(of.join('，').slice(0, LONGEST_TEXT))
  const proxy = proxied(clauses, kind)
  const proxies = proxy.proxyFor?.split('、').length ?? 0
  if (kind === 'yes' && heads.delta !== undefined)
    return { people: 1 + Math.max(0, heads.delta), ...withoutPeople(heads), ...proxy }
  if (kind === 'change') return { ...heads, ...proxy }
  const own = clauses.some((c) => c.meaning?.kind === 'yes' && c.own && !c.meaning.weak)
  const people = heads.people ?? (proxies ? proxies + (own && /^我|我也|我和|我自己/.test(text) ? 1 : 0) : 1)
  return { people, ...(heads.companions && !proxies ? { companions: heads.companions } : {}), ...proxy }
}

function withoutPeople(heads: { readonly companions?: readonly string[] }): Partial<Reply> {
  return heads.companions ? { companions: heads.companions } : {}
}

function reasonOf(text: string): Partial<Reply> {
  const reason = REASON.exec(text)?.[0]
  return reason ? { reason } : {}
}

function proxied(clauses: readonly ReadClause[], kind: ReplyKind): { proxyFor?: string } {
  const found = clauses.find((c) => c.proxy && c.meaning?.kind === kind)
  if (!found?.proxy) return {}
  const called = clauses.map((c) => calledName(c.clause.text.slice(0, LONGEST_TEXT))).find((name) => name !== undefined)
  return { proxyFor: called ?? found.proxy }
}
