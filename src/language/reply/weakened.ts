/** A clause that alone would be an answer, and is less than one beside its neighbour: a cry, a habit, a wish, a receipt. */
import { URGED } from './idiom-rules.ts'
import type { ReadClause } from './read-clause.ts'
import { REASON } from './rule.ts'

type Clauses = readonly ReadClause[]

/** 我去，这么远: a cry of surprise. */
const SURPRISED =
  /^(?:(?:这么|那么|这也太|也太)(?:远|贵|早|晚|冷|热|难|累|麻烦|高)|真的假的|不是吧|不会吧|什么情况|啥情况|吓)/
/** 年年都去，今年破例: what is usual is no answer where this time is told apart. */
const USUALLY = /^(?:我|俺)?(?:年年|每年|每次|每回|回回|次次|往年|历年|一直|从来)/
const THIS_TIME =
  /^(?:但是?|可是?|就|唯独|偏偏?|不过|只是)?(?:今年|这[次回趟]).{0,6}(?:破例|例外|歇|免|算了|不(?![变错落])|没|请假)/

function nothingPromised(clauses: Clauses): Clauses {
  return clauses.map((read, i) => {
    const next = clauses[i + 1]
    if (read.meaning?.kind !== 'yes' || !next || next.meaning?.kind === 'yes') return read
    const { text } = read.clause
    const surprised = /^我去[啊呀]?$/.test(text) && SURPRISED.test(next.clause.text)
    const usual = USUALLY.test(text) && THIS_TIME.test(next.clause.text) && !next.meaning
    return surprised || usual ? { ...read, meaning: { kind: 'other', score: 0.3, seemed: 'yes' } } : read
  })
}

/** 我是想去，就是那天上午要上医院拿药: an errand that may be moved, and nobody has said no. */
const WOULD_LIKE = /(?<!不)(?<!不太)(?:想|愿意|乐意)(?:去|来|参加)的?$/
const BUT_ERRAND =
  /^(?:就是|只是|就怕)(?:说)?(?:我|俺)?(?:那天|当天|那个?时候|正好|刚好|上午|下午|早上|早起|中午|[下这本]?(?:周|星期|礼拜).)*(?:我|俺)?(?:还|又|也)?(?:要|得|有(?:点|个)?(?:小)?事|约(?:了|好))(?!住|透析|做|开刀|手术|上班|带孩子)/
const CANNOT_COME = /[去来参][^，]{0,2}不[了成]|不(?:能|去|来|参加)/

function wishesToCome(clauses: Clauses): Clauses {
  return clauses.map((read, i) =>
    read.meaning?.kind === 'no' &&
    (read.meaning.score ?? 1) < REASON &&
    WOULD_LIKE.test(clauses[i - 1]?.clause.text ?? '') &&
    BUT_ERRAND.test(read.clause.text) &&
    !CANNOT_COME.test(read.clause.text)
      ? { ...read, meaning: { kind: 'maybe' } }
      : read,
  )
}

/** 儿媳陪我去，她没空，不去了: whoever was to come along does not, and nobody has signed up. */
const IN_COMPANY = /(?:陪|跟|和|随)着?(?:我|俺)(?:们)?(?:一起|一块儿?)?(?:去|来|参加)(?:的|了|吧|啊|呢)*$/
const FALLS_THROUGH =
  /^(?:可是?|但是?|可惜|不过)?(?:他|她|人家)?(?:说|又|也|就|突然|临时|那天)*(?:没空|没时间|有事|忙|不去|去不[了成]|不来|来不[了成]|住院|病了|走不开|不肯|不愿)|^(?:那)?(?:我|俺)?(?:也|就)*(?:不去|去不[了成]|不参加|算了|不来|来不[了成])/

function fallsThrough(clauses: Clauses): Clauses {
  return clauses.map((read, i) => {
    const isOff = clauses.slice(i + 1).some(({ clause }) => FALLS_THROUGH.test(clause.text))
    return read.meaning?.kind === 'yes' && IN_COMPANY.test(read.clause.text) && isOff
      ? { ...read, meaning: { kind: 'other', score: 0.3, seemed: 'yes' } }
      : read
  })
}

/** 知道了，不用再发了: this is known by now, and nothing else is wished away. */
const NO_MORE_OF_IT = /^(?:就|也|可以|那)*(?:不用|不必|甭)再?(?:重复)?(?:发|说|讲|通知)(?:一?遍|这个)?了(?:啊|吧|哈)*$/

function knownByNow(clauses: Clauses): Clauses {
  return clauses.map((read, i) =>
    read.meaning?.kind === 'optout' &&
    NO_MORE_OF_IT.test(read.clause.text) &&
    clauses[i - 1]?.meaning?.kind === 'received'
      ? { ...read, meaning: { kind: 'received' } }
      : read,
  )
}

/** 除了我，都去: everybody but the writer; 除了我，老伴也去: he, and somebody more. */
const BESIDES_ME = /^除了?(?:我|俺)(?:自己|[之以]外)?$/
const MORE = /也|还|再|另|加/
const ALL_OTHERS = /^[^，我俺]{0,4}(?:都|全|谁也)(?<not>不|没)?/

function besidesMe(clauses: Clauses): Clauses {
  const at = clauses.findIndex(({ clause: { text } }, i) => i < clauses.length - 1 && BESIDES_ME.test(text))
  const next = at < 0 ? undefined : clauses[at + 1]?.clause.text
  if (next === undefined) return clauses
  const others = ALL_OTHERS.exec(next)
  const more = MORE.test(next)
  if (!more && !others) return clauses
  return clauses.map((read, i) => {
    const { meaning: _meaning, ...rest } = read
    if (i === at) return more || others?.groups?.['not'] ? rest : { ...rest, meaning: { kind: 'no' } }
    return i === at + 1 && others ? rest : read
  })
}

/** 女儿非要我去，我就去吧: what he does about it decides. */
function urgedAndDecided(clauses: Clauses): Clauses {
  return clauses.map((read, i) => {
    const { meaning: _meaning, ...rest } = read
    const decides = clauses
      .slice(i + 1)
      .some(({ own, meaning }) => own && (meaning?.kind === 'yes' || meaning?.kind === 'no'))
    return decides && URGED.test(read.clause.text) ? rest : read
  })
}

export const WEAKENED = [fallsThrough, besidesMe, urgedAndDecided, nothingPromised, wishesToCome, knownByNow]
