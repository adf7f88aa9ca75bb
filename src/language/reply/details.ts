/** What an answer says besides yes or no. */
import { quickly } from '../needed.ts'
import type { Reply, ReplyKind } from '../reading.ts'
import { newAmong } from './companions.ts'
import type { Heads } from './heads.ts'
import { namesIn, readHeads } from './heads.ts'
import { calledName, nameOfKin } from './proxy.ts'
import type { ReadClause } from './read-clause.ts'
import { REASON } from './rule.ts'
import { inPlainWords } from './vernacular.ts'
import { WHO } from './who.ts'

/** Heads, reasons and conditions stand near the beginning. */
const LONGEST_TEXT = 200

const WHY =
  /(?:住院|在外地|在外省|在国外|在老家|出差|旅游|出远门|生病|病了|感冒|发烧|咳嗽|手术|开刀|骨折|(?:腿|腰|脚|膝盖|头|胃|牙|身体|关节)(?:疼|痛|不好|不行|不便|不舒服|受伤)|不舒服|身体不[适好]|有事|走不开|没空|没时间|(?:带|看|接|照顾|陪)(?:着)?(?:孙子|孙女|外孙女?|孩子|老伴|老人|病人|娃)|家里有(?:事|客人|病人)|行动不便|晕车|不方便)/
const findReason = quickly(WHY)
const CONDITION =
  /((?:如果|要是|假如|若是?|只要|除非|万一)?[^，。！？；\n ]{1,12}?)(?:的话)?[， ]?(?:(?<![送接陪带扶])我)?(?:就|才|再|便)(?:不|能|可以|会|不能)?(?:去|来|参加|报)/
const findCondition = quickly(CONDITION)
/** 要是回来早 is said back as 要看回来早. */
const IF = /^(?:那|我|俺)?(?:如果|要是|假如|若是?|只要|除非|万一|倘若)/

/** The writer himself goes; 让我给报个名 is only an errand. */
const OWN_WORD = /(?<![让叫托请])[我俺咱]|^(?:那)?(?:就)?也(?:就)?[去来]/

/** 一共仨, 俩: how many come in all, in a clause of its own. */
export const SUM =
  /^(?:(?:这样|那)?(?:就|是)?(?:算|一共|总共|共计?|合计|总计|加起来|拢共|连我)(?:在内)?(?:是|有|就)?|就)?(?:我们|咱们|俺们)?(?:[2-9两二三四五六七八九]个?人?|[两二三四五六]位|俩人?|仨人?)(?:吧|啊|哈|了)*$/

/** Heads, company, proxy, reason or condition, as far as they belong to the kind of answer. */
export function readDetails(clauses: readonly ReadClause[], kind: ReplyKind, whole: string): Partial<Reply> {
  const text = whole.slice(0, LONGEST_TEXT)
  if (kind === 'no' || kind === 'cancel')
    return { ...(proxied(clauses, kind) ?? withCompanions(declinedWith(clauses))), ...reasonOf(text) }
  if (kind === 'maybe') {
    const condition = findCondition(text)?.[1]
    const bare = condition?.trim().replace(IF, '')
    return { ...(bare ? { condition: bare } : {}), ...(isOnlyOfOthers(clauses) ? proxied(clauses, kind) : {}) }
  }
  if (kind !== 'yes' && kind !== 'change') return {}
  const of = clauses
    .filter((c) => c.meaning?.kind === kind || (c.meaning === undefined && c.own))
    .map((c) => inPlainWords(c.clause.text))
  const also = clauses.flatMap((c) => c.also ?? [])
  if (kind === 'change' && also.length)
    return {
      delta: Math.max(also.length, readHeads(of.join('，').slice(0, LONGEST_TEXT)).delta ?? 0),
      companions: also,
    }
  const heads = withThem(readHeads(of.join('，').slice(0, LONGEST_TEXT)), also)
  const proxy: { readonly proxyFor?: string } = proxied(clauses, kind) ?? {}
  const proxies = proxy.proxyFor?.split('、').length ?? 0
  const summed = kind === 'change' ? summedUp(clauses) : undefined
  if (summed !== undefined) return { people: summed, ...withCompanions(heads.companions ?? []) }
  if (kind === 'change') return heads.companions ? heads : { ...heads, ...proxy }
  const own = clauses.some((c) => c.meaning?.kind === 'yes' && c.own && !c.meaning.weak && OWN_WORD.test(c.clause.text))
  // 给老伴也算上，俩: the writer is one of them.
  const last = clauses.findLast(({ meaning }) => meaning?.kind === kind)?.clause.text ?? ''
  const counted = SUM.test(last) ? readHeads(last).people : undefined
  const withWriter = own || clauses.some((c) => c.proxy && /也/.test(c.clause.text))
  if (counted !== undefined && withWriter && proxies > 0 && counted > proxies)
    return { people: counted, companions: proxy.proxyFor?.split('、') ?? [] }
  if (heads.delta !== undefined && proxies) return { people: Math.max(proxies, heads.delta), ...proxy }
  if (heads.delta !== undefined)
    return { people: 1 + Math.max(0, heads.delta), ...withCompanions(heads.companions ?? []), ...proxy }
  const together = own && proxies ? headsOfBoth(clauses, proxies) : undefined
  const people = together ?? (proxies ? undefined : counted) ?? heads.people ?? (proxies || 1)
  return { people, ...(heads.companions && !proxies ? { companions: heads.companions } : {}), ...proxy }
}

/** 老王还没想好: a doubt that is nobody's but his for whom it is said. */
const isOnlyOfOthers = (clauses: readonly ReadClause[]): boolean =>
  clauses.every(({ meaning, own }) => meaning?.kind !== 'maybe' || !own)

/** 老田两口都去，我一个人去: those answered for and the writer, where he counts nobody but himself. */
function headsOfBoth(clauses: readonly ReadClause[], proxies: number): number | undefined {
  const headsIn = (ofOthers: boolean) => {
    const said = clauses.filter(({ meaning, proxy }) => meaning?.kind === 'yes' && (proxy !== undefined) === ofOthers)
    return readHeads(
      said
        .map(({ clause }) => inPlainWords(clause.text))
        .join('，')
        .slice(0, LONGEST_TEXT),
    ).people
  }
  return (headsIn(false) ?? 1) === 1 ? (headsIn(true) ?? proxies) + 1 : undefined
}

/** 还得加上小姑子，一共三人: the sum of all, said beside a change. */
function summedUp(clauses: readonly ReadClause[]): number | undefined {
  const sum = clauses.findLast(({ clause: { text } }) =>
    /^(?:这样|现在)?(?:我们|咱们|我家)?(?:一共|总共|合计|共计?|总计|加起来)/.test(text),
  )
  return sum && readHeads(sum.clause.text).people
}

/** 我去，老李也去: one more than was counted, unless 和老李 was counted before. */
function withThem(heads: Heads, also: readonly string[]): Heads {
  const more = newAmong(also, heads.companions)
  if (more.length === 0) return heads
  // 三个人，我妹妹也去: whoever was counted without a name may be among them.
  if ((heads.people ?? 1) > more.length && !heads.companions?.length) return heads
  return { people: (heads.people ?? 1) + more.length, companions: [...(heads.companions ?? []), ...more] }
}

const withCompanions = (companions: readonly string[]) => (companions.length ? { companions } : {})

const WITH_ME = new RegExp(
  `^(?:我|俺)?(?:和|跟|与|同)(?<who>${WHO}(?:(?:、|和|跟|与)${WHO})*?)(?:俩|两个?人?|二人|都|也|一起|全)*(?:还是|可能|就)?(?:不|没|去不|来不|参加不)`,
)
const WE_BOTH =
  /(?:(?:我们?|咱们?|俺们?)俩|老两口|两口子|夫妻(?:俩|二人)?|夫妇(?:俩|二人)?|(?:我们|咱们|俺们)都)(?:都|也|就|全|可能|这次|临时|实在)*(?:不|没|去不|来不|参加不|取消)/

/** Who stays at home with the writer: 我和老伴都不去, 我们俩不去了. */
function declinedWith(clauses: readonly ReadClause[]): readonly string[] {
  return clauses.flatMap(({ clause: { text }, own }) => {
    const piece = text.slice(0, LONGEST_TEXT)
    const named = own ? WITH_ME.exec(piece)?.groups?.['who'] : undefined
    if (named) return namesIn(named)
    return own && WE_BOTH.test(piece) ? ['老伴'] : []
  })
}

function reasonOf(text: string): Partial<Reply> {
  const reason = findReason(text)?.[0]
  return reason ? { reason } : {}
}

function proxied(clauses: readonly ReadClause[], kind: ReplyKind): { proxyFor: string } | undefined {
  const said = clauses.filter(({ meaning }) => meaning?.kind === kind)
  const isFirm = ({ meaning }: ReadClause) => (meaning?.score ?? 1) >= REASON
  // 我妈吴凤霞住院，我去不了: her state is his reason.
  const isOwnNo = (c: ReadClause) => c.own && isFirm(c) && /^(?:我|俺)(?!们|.*都)/.test(c.clause.text)
  const isReasonOnly = said.some(isOwnNo) && said.every((c) => c.own || !isFirm(c))
  const found = isReasonOnly ? [] : said.flatMap(({ proxy }) => proxy?.split('、') ?? [])
  if (found.length === 0) return undefined
  const called = clauses
    .map(({ clause: { text } }) => calledName(text.slice(0, LONGEST_TEXT)) ?? nameOfKin(found.join('、'), text))
    .find((name) => name !== undefined)
  return { proxyFor: called ?? [...new Set(found)].join('、') }
}
