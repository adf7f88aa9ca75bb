/** Reads a message as an answer: each clause for itself, then all together. */
import { meaningOfFaces, withoutFaces } from '../faces.ts'
import type { Reply, ReplyKind } from '../reading.ts'
import type { ClauseMeaning } from './clause-rules.ts'
import { meaningOf } from './clause-rules.ts'
import type { Clause } from './clauses.ts'
import { splitClauses } from './clauses.ts'
import { readHeads } from './heads.ts'
import { heardAs } from './heard.ts'
import { calledName, proxyOf, saidOfOther } from './proxy.ts'

/** A clause and what it means; `by` who speaks: 老伴不去 is not the writer's own no. */
export interface ReadClause {
  readonly clause: Clause
  readonly meaning?: ClauseMeaning
  readonly proxy?: string
  readonly own: boolean
}

const LEADING =
  /^(?:嗯+|呃+|额+|啊+|哎+呀*|唉+|哦+|噢+|那个|这个|就是说?|对了|另外|还有|那么?|然后|所以|因为|小同志(?!们)|同志(?!们)|领导|主任|小伙子|姑娘|老师|各位|(?:不好意思|对不起|抱歉|实在抱歉|真不好意思|非常抱歉|很抱歉|sorry)(?:啊|了|哈)?)[，、 ]*/
const PRAISE = /^(?:报告|回复|答复|答|我回复|我的回复是|我选|本人)[:， ]*/
const TAIL = /(?:[，、 ]|谢谢|谢了|麻烦了|辛苦了|了哈|哈)+$/
const POLITE_WORDS = /(?:麻烦|请|劳驾|烦请|拜托)(?:你|您)?(?:了)?/g

/** The clauses of a text with their meanings. */
export function readClauses(text: string): ReadClause[] {
  const clauses = splitClauses(text)
  if (clauses.length <= MOST_CLAUSES) return clauses.map(readClause)
  return clauses.map((clause, i) =>
    i < MOST_CLAUSES / 2 || i >= clauses.length - MOST_CLAUSES / 2 ? readClause(clause) : { clause, own: true },
  )
}

/** Nobody answers a question in one breath of more characters than this: the rest of a clause is not looked at. */
const LONGEST_CLAUSE = 80
/** Clauses beyond this are an essay, whose first and last words say enough. */
const MOST_CLAUSES = 40

function readClause(clause: Clause): ReadClause {
  const bare = bareWords(clause.text.slice(0, LONGEST_CLAUSE))
  const proxy = proxyOf(bare)
  const other = saidOfOther(bare)
  const meaning = (other === undefined ? undefined : meaningOf(other)) ?? wordsMeaning(bare) ?? headsMeaning(bare)
  return { clause, own: !proxy, ...(meaning ? { meaning } : {}), ...(proxy ? { proxy } : {}) }
}

function bareWords(text: string): string {
  let bare = text
  for (let i = 0; i < 4; i++) {
    const next = bare.replace(LEADING, '').replace(PRAISE, '')
    if (next === bare || next === '') break
    bare = next
  }
  return bare
}

function wordsMeaning(bare: string): ClauseMeaning | undefined {
  const words = withoutFaces(bare).trim()
  if (words === '') return faceOnly(bare)
  const read = meaningOf(words) ?? meaningOf(words.replace(TAIL, '').replace(POLITE_WORDS, ''))
  if (read) return read
  const heard = heardAs(words)
  const again = heard === undefined ? undefined : meaningOf(heard)
  // Heard wrongly, a cancellation would take away a seat: it is only asked about.
  if (again && again.kind !== 'cancel' && again.kind !== 'optout' && again.kind !== 'distress')
    return { ...again, score: 0.7 }
  if (again) return { kind: 'other', score: 0.3 }
  return words === bare ? undefined : faceOnly(bare)
}

function faceOnly(text: string): ClauseMeaning | undefined {
  const face = meaningOfFaces(text)
  if (!face) return undefined
  if (face === 'mood') return { kind: 'other' }
  return { kind: face, ...(face === 'yes' || face === 'thanks' ? { weak: true as const } : {}) }
}

const HEADS_ONLY =
  /^(?:我|我们|就|只|报|一共|总共|共|咱|俺|带|和|跟|与|两口子|夫妻|老两口|夫妇|俩|仨|都|还有|家|\d|[一二两三四五六七八九十])/

/** 四位, 我和老张: heads without a verb are a yes. */
function headsMeaning(bare: string): ClauseMeaning | undefined {
  if (!HEADS_ONLY.test(bare) || bare.length > 16 || /(?:不|没|别|吗|？|血压|电话|岁|点|号|月|楼)/.test(bare))
    return undefined
  const heads = readHeads(bare)
  if (heads.delta !== undefined) return { kind: 'change' }
  return heads.people === undefined ? undefined : { kind: 'yes' }
}

/** Reads a whole message as one answer. `text` is normalised. */
export function readReply(text: string): Reply {
  return combine(readClauses(text), text)
}

const ORDER: readonly ReplyKind[] = [
  'distress',
  'optout',
  'cancel',
  'change',
  'no',
  'maybe',
  'yes',
  'question',
  'help',
  'received',
  'thanks',
  'greeting',
]

/** 嗯 by itself is assent; before something else it is only breath. */
const FILLER = /^(?:嗯+|恩|呃+|额|啊+|哦+|诶|喂)$/

/** What clauses mean together. */
export function combine(all: readonly ReadClause[], text: string): Reply {
  const telling = all.filter(({ clause }) => !FILLER.test(clause.text))
  const clauses = telling.length > 0 ? telling : all
  const kind = decide(clauses)
  const others = ORDER.filter((k) => k !== kind && clauses.some(({ meaning }) => meaning?.kind === k))
  const score = scoreOf(clauses, kind)
  if (kind === 'other' || score < 0.5)
    return {
      reply: 'other',
      score: Math.min(score, 0.49),
      ...candidates(kind === 'other' ? others : [kind, ...others]),
    }
  return { reply: kind, score, ...details(clauses, kind, text), ...candidates(others) }
}

const candidates = (kinds: readonly ReplyKind[]) =>
  kinds.length ? { candidates: kinds.filter((kind) => kind !== 'other') } : {}

function scoreOf(clauses: readonly ReadClause[], kind: ReplyKind): number {
  const scores = clauses
    .filter(({ meaning }) => meaning?.kind === kind)
    .map(({ meaning }) => meaning?.score ?? (meaning?.weak ? 0.8 : 0.95))
  if (kind === 'other') return 0.2
  const unread = clauses.filter(({ meaning }) => !meaning).length
  return Math.max(0, Math.max(...scores, 0.5) - (unread > 2 ? 0.1 : 0))
}

function decide(clauses: readonly ReadClause[]): ReplyKind {
  const has = (kind: ReplyKind, test: (c: ReadClause) => boolean = () => true) =>
    clauses.some((c) => c.meaning?.kind === kind && test(c))
  const sure = (c: ReadClause) => !c.meaning?.weak
  for (const kind of ['distress', 'optout'] as const) if (has(kind)) return kind
  const decisive = clauses.filter(
    (c) => c.meaning && ['yes', 'no', 'maybe', 'cancel', 'change'].includes(c.meaning.kind) && sure(c),
  )
  const verdict = decideDecisive(decisive)
  if (verdict) return verdict
  if (has('question') || has('help')) return has('yes') && !has('help') ? 'yes' : has('help') ? 'help' : 'question'
  if (has('yes', (c) => !sure(c)) && !has('received')) return 'yes'
  if (has('received')) return 'received'
  for (const kind of ['yes', 'thanks', 'greeting'] as const) if (has(kind)) return kind
  return 'other'
}

function decideDecisive(decisive: readonly ReadClause[]): ReplyKind | undefined {
  const kinds = new Set(decisive.map((c) => c.meaning?.kind))
  if (kinds.size === 0) return undefined
  if (kinds.has('cancel')) return kinds.has('change') ? 'change' : 'cancel'
  if (kinds.has('change')) return kinds.has('no') && !kinds.has('yes') ? 'change' : 'change'
  const yes = decisive.filter((c) => c.meaning?.kind === 'yes')
  const no = decisive.filter((c) => c.meaning?.kind === 'no')
  // 我给陈阿姨报一个，我自己不去: two people, two answers; the yes is recorded for whom it is.
  if (yes.length && no.length) {
    if (no.every((c) => !c.own) && yes.some((c) => c.own)) return 'yes'
    if (yes.every((c) => !c.own) && no.some((c) => c.own)) return 'yes'
    return lastWins(decisive)
  }
  if (kinds.has('maybe'))
    return no.length && lastWins(decisive) === 'no'
      ? 'no'
      : yes.length && isFirm(yes) && lastWins(decisive) === 'yes'
        ? 'yes'
        : no.length
          ? 'no'
          : 'maybe'
  return yes.length ? 'yes' : 'no'
}

const isFirm = (clauses: readonly ReadClause[]) =>
  clauses.some((c) => /肯定|一定|决定|还是去|必须|算了还是/.test(c.clause.text))

/** 想去，可惜去不了; 不去了，算了还是去吧: what is said last counts. */
function lastWins(decisive: readonly ReadClause[]): ReplyKind {
  const reasons = decisive.filter((c) => c.meaning?.score === undefined || c.meaning.score >= 0.7)
  return (reasons.length ? reasons : decisive).at(-1)?.meaning?.kind ?? 'other'
}

/** Heads, reasons and conditions stand near the beginning. */
const LONGEST_TEXT = 200

const REASON =
  /(?:住院|在外地|在外省|在国外|在老家|出差|旅游|出远门|生病|病了|感冒|发烧|咳嗽|手术|开刀|骨折|(?:腿|腰|脚|膝盖|头|胃|牙|身体|关节)(?:疼|痛|不好|不行|不便|不舒服|受伤)|不舒服|身体不[适好]|有事|走不开|没空|没时间|(?:带|看|接|照顾|陪)(?:着)?(?:孙子|孙女|外孙女?|孩子|老伴|老人|病人|娃)|家里有(?:事|客人|病人)|行动不便|晕车|不方便)/
const CONDITION =
  /((?:如果|要是|假如|若是?|只要|除非|万一)?[^，。！？；\n]{1,12}?)(?:的话)?(?:，)?(?:我)?(?:就|才|再|便)(?:能|可以|会)?(?:去|来|参加|报)/

function details(clauses: readonly ReadClause[], kind: ReplyKind, whole: string): Partial<Reply> {
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
  const called = clauses
    .map((c) => calledName(c.clause.text.slice(0, LONGEST_CLAUSE)))
    .find((name) => name !== undefined)
  return { proxyFor: called ?? found.proxy }
}
