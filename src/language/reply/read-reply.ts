/** Reads a message as one answer: what its clauses mean together. */
import { meaningOfFaces, withoutFaces } from '../faces.ts'
import type { Reply, ReplyKind } from '../reading.ts'
import { areOthers } from './also.ts'
import { isAskingLeave } from './asks-leave.ts'
import { DANGERS } from './danger-signs.ts'
import { readDetails } from './details.ts'
import { ONLY_ADDS } from './heads.ts'
import type { ReadClause } from './read-clause.ts'
import { readClauses } from './read-clauses.ts'
import { REASON } from './rule.ts'
import { inPlainWords } from './vernacular.ts'
import { RELATION } from './who.ts'

/** Reads a whole message as one answer. `text` is normalised. */
export function readReply(text: string): Reply {
  return combine(readClauses(text), text)
}

/** Kinds that answer a question. */
const DECISIVE: ReadonlySet<ReplyKind | undefined> = new Set(['yes', 'no', 'maybe', 'cancel', 'change'])

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

/** 嗯 by itself is assent; before something else it is only breath, as [微笑] is only a mood. */
const FILLER = /^(?:嗯+|恩|呃+|额|啊+|哦+|诶|喂)$/
const isFiller = ({ clause: { text } }: ReadClause) =>
  FILLER.test(text) || (meaningOfFaces(text) === 'mood' && withoutFaces(text).trim() === '')

/** What clauses mean together. */
export function combine(all: readonly ReadClause[], text: string): Reply {
  const telling = all.length > 1 ? all.filter((read) => !isFiller(read)) : all
  const clauses = settleVexed(settleAlso(settleAdded(telling.length > 0 ? telling : all)))
  const kind = decide(clauses)
  const others = ORDER.filter(
    (k) => k !== kind && clauses.some(({ meaning }) => meaning?.kind === k || meaning?.seemed === k),
  )
  const alarm = alarmIn(clauses)
  const score = scoreOf(clauses, kind)
  if (kind === 'other' || score < 0.5 || (alarm.death && kind !== 'distress'))
    return {
      reply: 'other',
      score: Math.min(score, 0.49),
      ...alarm,
      ...candidates(kind === 'other' ? others : [kind, ...others]),
    }
  return { reply: kind, score, ...alarm, ...readDetails(clauses, kind, text), ...candidates(others) }
}

/** 现在心里发慌 of somebody who has been cheated is fear. */
const IN_FEAR =
  /^[^疼痛晕麻吐喘倒汗]*(?:心里?(?:直)?(?:发)?慌|(?:手|腿|浑身|直)(?:直)?(?:抖|哆嗦|发软)|吓|怕)[^疼痛晕麻吐喘倒汗]*$/

const ONLY_CRIES = /^(?:快|快来|来人|啊|呀|谁来|求求)*(?:人)?救(?:命|我|救我|人)(?:啊|呀|哪|了)*$/

/** The gravest danger, and the first death, that the clauses tell of. */
function alarmIn(clauses: readonly ReadClause[]): Pick<Reply, 'danger' | 'sensed' | 'death' | 'ofWhom'> {
  const told = clauses.flatMap((read) => (read.danger ? [read] : []))
  // 有人打我，救命: the cry tells nothing of its own where the danger is told.
  const named = told.filter(({ clause }) => !ONLY_CRIES.test(clause.text))
  const spoken = named.length > 0 ? named : told
  // 药我攒够了，今晚就都吃了: a farewell that is told outweighs an illness that it only sounds like.
  const isFarewell = spoken.some(({ danger, sensed }) => danger === 'mind' && !sensed)
  const isFraud = spoken.some(({ danger }) => danger === 'fraud')
  const counts = spoken.filter(
    ({ danger, sensed, clause }) =>
      danger !== 'illness' || !((isFarewell && sensed) || (isFraud && IN_FEAR.test(clause.text))),
  )
  const dangers = counts.flatMap((read) => read.danger ?? [])
  const danger = DANGERS.find((one) => dangers.includes(one))
  const death = clauses.find((read) => read.death)?.death
  const sensed = danger !== undefined && clauses.every((read) => !read.danger || read.sensed)
  return { ...(danger ? { danger } : {}), ...(sensed ? { sensed } : {}), ...(death ? { death: true, ...death } : {}) }
}

const bringsAlong = (text: string) => ONLY_ADDS.test(text) || BRINGS.test(text)
/** 家属也带上, 把孙子捎上 */
const BRINGS = new RegExp(
  `^(?:把|顺便|再|还)*(?:我|俺)?(?:家)?(?:里)?(?:的)?(?:${RELATION})(?:也|都|一起)*(?:带|捎|算|加|叫|喊)上(?:了|吧|啊)*$`,
)

/** 我和老伴都去，还有孙子: beside one's own yes it is company, no change of what was said before. */
function settleAdded(clauses: readonly ReadClause[]): readonly ReadClause[] {
  if (!clauses.some(({ meaning }) => meaning?.kind === 'change')) return clauses
  const goes = clauses.some(
    ({ own, meaning, clause: { text } }) => own && (meaning?.kind === 'yes' || /^(?:我|俺|我们)$/.test(text)),
  )
  return clauses.map((read) =>
    goes && read.meaning?.kind === 'change' && bringsAlong(inPlainWords(read.clause.text))
      ? { ...read, meaning: { kind: 'yes' } }
      : read,
  )
}

/** 烦死了, 别吵了: what it is about stands beside it. */
const VEXED = /^[^，]{0,8}(?:烦死|别再?吵)/
const OF_MESSAGES = /发|消息|通知|提醒|信息|短信|微信|群|祝福|推送|收到|退订|拉黑|骚扰|你们|您们/

/** 楼上天天装修，烦死了 complains of others than of us, and wishes for no silence of ours. */
function settleVexed(clauses: readonly ReadClause[]): readonly ReadClause[] {
  const isVexed = ({ meaning, clause: { text } }: ReadClause) => meaning?.kind === 'optout' && VEXED.test(text)
  const beside = clauses.filter((read) => !isVexed(read))
  if (beside.length === 0 || beside.length === clauses.length) return clauses
  if (clauses.some(({ clause: { text } }) => OF_MESSAGES.test(text))) return clauses
  return clauses.map((read) => (isVexed(read) ? withoutMeaning(read) : read))
}

function withoutMeaning({ meaning: _meaning, ...read }: ReadClause): ReadClause {
  return read
}

/** 老李也去 adds him to what was signed up before; beside 我去 he is company. */
function settleAlso(clauses: readonly ReadClause[]): readonly ReadClause[] {
  if (!clauses.some(({ also }) => also)) return clauses
  if (clauses.some(({ clause: { text } }) => NOT_COUNTED.test(text))) return clauses.map(withoutAlso)
  const others = clauses.filter((read) => !read.also && DECISIVE.has(read.meaning?.kind))
  const company =
    others.length > 0 || clauses.some(({ clause, meaning }) => !meaning && BESIDE_OTHERS.test(clause.text))
  const joins = others.every(
    ({ own, meaning, clause: { text } }) =>
      own && meaning?.kind === 'yes' && (/我|俺|咱/.test(text) || !/[帮替给]/.test(text)),
  )
  return clauses.map((read) => {
    const { also, proxy: _proxy, ...rest } = read
    if (!also) return read
    if (!company && clauses.length === 1 && areOthers(also))
      return { ...rest, own: false, proxy: also.join('、'), meaning: { kind: 'yes' } }
    return joins ? { ...rest, also, own: true, meaning: { kind: company ? 'yes' : 'change' } } : withoutAlso(read)
  })
}

/** 女儿陪着去，不占名额: whoever only accompanies takes no seat. */
const NOT_COUNTED =
  /^(?:他|她)?(?:不占(?:名额|座位?|位子?)|不(?:用)?算(?:人头|人数|名额|他|她)(?:的)?|不参加活动)(?:的|了|啊|吧|呢)*$/

/** 1，老朱也1; 不光我，老伴也去 */
const BESIDE_OTHERS = /^(?:[1一]|不(?:光|只|单|仅)(?:是)?(?:我|俺)(?:自己|一个人?)?)$/

/** 我不去，保姆陪着去: she does not come for the writer. */
function withoutAlso({ also: _also, ...read }: ReadClause): ReadClause {
  return read.meaning?.by === 'also' ? withoutMeaning(read) : read
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
  const hindered = hinderedWish(clauses)
  if (hindered) return hindered
  const decisive = clauses.filter((c) => DECISIVE.has(c.meaning?.kind) && sure(c))
  const verdict = decideDecisive(decisive)
  if (verdict === 'change' && clauses.some(isWish) && isAskingLeave(clauses.at(-1)?.clause.text ?? ''))
    return 'question'
  if (verdict === 'no' && clauses.some((c) => c.own && ENTERED.test(c.clause.text) && !IMAGINED.test(c.clause.text)))
    return 'cancel'
  // 几点完事，我得接孙子: a reason decides nothing while something is asked.
  const isMereReason = verdict === 'no' && decisive.every(({ meaning }) => (meaning?.score ?? 1) < REASON)
  if (isMereReason && has('question')) return 'question'
  // 闺女不在家，没人帮我弄手机
  if (isMereReason && has('help')) return 'help'
  if (verdict) return verdict
  if (has('question') || has('help')) return has('yes') && !has('help') ? 'yes' : has('help') ? 'help' : 'question'
  if (has('yes', (c) => !sure(c)) && !has('received')) return 'yes'
  if (has('received')) return 'received'
  for (const kind of ['yes', 'thanks'] as const) if (has(kind)) return kind
  // 喂小王啊，那个活动我是想去的吧: what may be an answer is asked about, and not greeted.
  return has('greeting') && !clauses.some(({ meaning }) => ANSWERED.has(meaning?.seemed)) ? 'greeting' : 'other'
}

const ANSWERED: ReadonlySet<ReplyKind | undefined> = new Set(['yes', 'no', 'cancel'])

/** 前天报的名，现在去不成了: what was promised is taken back. */
const ENTERED =
  /(?<!没|没有|不)(?:报(?:的|了|过|上了?)名|报名(?:了|过)$|登记(?:了|过)|(?:说|答应)(?:了|好|过)(?:要|会)?(?:去|来|参加))/

/** 要是腿好我早报名了: what would have been promised is no promise. */
const IMAGINED = /^(?:我|俺)?(?:要|如果|若|假如|但凡|放|搁|换|倒退)/

const WISH = /想(?:去|来|参加)/
/** 我妹也想来，行不: nobody is entered by being asked about. */
const isWish = ({ clause, meaning }: ReadClause): boolean => meaning?.kind === 'change' && WISH.test(clause.text)
const BUT_HINDERED =
  /^(?:但是?|不过|可是?|可惜|只是|就是|然而|无奈|怎奈|奈何)|^(?:腿|脚|腰|身体|身子|膝盖|脚杆|眼睛|岁数|年纪)[^，]{0,3}(?:不争气|不听使唤|不让|不允许|不中用|不行|不得力)/

/** 想去，但是腿不争气: a wish before a but of which nothing good can be read is no sign-up. */
function hinderedWish(clauses: readonly ReadClause[]): ReplyKind | undefined {
  const wish = clauses.findIndex(({ clause, meaning }) => meaning?.kind === 'yes' && WISH.test(clause.text))
  const rest = wish < 0 ? [] : clauses.slice(wish + 1)
  const kinds = rest.map(({ meaning }) => meaning?.kind ?? 'other')
  if (!rest[0] || !BUT_HINDERED.test(rest[0].clause.text) || !kinds.every((kind) => kind === 'other' || kind === 'no'))
    return undefined
  return kinds.includes('no') ? 'no' : 'maybe'
}

function decideDecisive(decisive: readonly ReadClause[]): ReplyKind | undefined {
  const kinds = new Set(decisive.map((c) => c.meaning?.kind))
  if (kinds.size === 0) return undefined
  // 我退了休就爱热闹，算我一个: who ends with his own yes gives no seat back; what he means is asked.
  if (kinds.has('cancel') && isTakenBackByOneself(decisive)) return 'other'
  if (kinds.has('cancel')) return kinds.has('change') ? 'change' : 'cancel'
  if (kinds.has('change')) return 'change'
  const yes = decisive.filter((c) => c.meaning?.kind === 'yes')
  const no = decisive.filter((c) => c.meaning?.kind === 'no')
  // 我给陈阿姨报一个，我自己不去: two people, two answers; the yes is recorded for whom it is.
  if (yes.length && no.length) {
    if (no.every((c) => !c.own) && yes.some((c) => c.own)) return 'yes'
    if (yes.every((c) => !c.own) && no.some((c) => c.own)) return 'yes'
    return isLoose(decisive.at(-1)) ? 'other' : lastWins(decisive)
  }
  // 她也想看看，算两个人吧: somebody else's doubt leaves one's own word firm.
  const doubts = decisive.filter((c) => c.meaning?.kind === 'maybe')
  if (doubts.length && doubts.every((c) => !c.own) && yes.some((c) => c.own)) return 'yes'
  if (kinds.has('maybe')) return decideUncertain(decisive, yes, no)
  return yes.length ? 'yes' : 'no'
}

/** 没空，礼拜三要去陪夜; 去不成啦，儿子非把我接他家去: behind a refusal it takes more than a word of going for a yes. */
const isLoose = (last: ReadClause | undefined): boolean =>
  last?.meaning?.kind === 'yes' && !TIGHT.test(last.clause.text) && /去|来|带|接|陪/.test(last.clause.text)
const TIGHT =
  /^(?!.*(?:接[我他她]|有人来|客人|亲戚|家去)).*(?:去|来|参加|报名|报|到|[算加]我|算上我|行|可以|成|中)(?:吧|了|啊|呀|的|嘛|哈|呢|呗|定了|一趟|看看|转转|走走|玩玩|听听|坐坐|[！。~ ])*$/

/** A seat of one's own is given back, and in the end one comes all the same. */
function isTakenBackByOneself(decisive: readonly ReadClause[]): boolean {
  const last = decisive.at(-1)
  const cancels = decisive.filter(({ meaning }) => meaning?.kind === 'cancel')
  return last?.own === true && last.meaning?.kind === 'yes' && !cancels.some(({ clause }) => OF_KIN.test(clause.text))
}
const OF_KIN = new RegExp(RELATION)

/** 可能去，不过… : a no beside a doubt is a no; a yes only when it is said firmly and last. */
function decideUncertain(
  decisive: readonly ReadClause[],
  yes: readonly ReadClause[],
  no: readonly ReadClause[],
): ReplyKind {
  const last = decisive.at(-1)
  // 腿不得劲，有空去: a reason before a doubt only tells why it is doubted.
  const onlyReasons = no.every((c) => (c.meaning?.score ?? 1) < REASON)
  if (no.length && last?.meaning?.kind === 'maybe' && (onlyReasons || /^(?:又|还是|现在)/.test(last.clause.text)))
    return 'maybe'
  // 能起来就去，起不来就不去: the other half of the condition refuses nothing.
  if (no.some(isOtherHalf) && no.every((c) => isOtherHalf(c) || (c.meaning?.score ?? 1) < REASON)) return 'maybe'
  if (no.length) return 'no'
  // 我说的是去，不是不去: the second only underlines the first.
  const maybes = decisive.filter((c) => c.meaning?.kind === 'maybe')
  if (yes.length && maybes.every((c) => UNDERLINES.test(c.clause.text))) return 'yes'
  return isFirm(yes) && lastWins(decisive) === 'yes' ? 'yes' : 'maybe'
}

const isOtherHalf = ({ clause }: ReadClause): boolean => OTHER_HALF.test(clause.text)
const OTHER_HALF = /^[^，]{1,8}就(?:我)?(?:不|算|拉倒|没|作罢)|没意思/
const UNDERLINES = /^(?:可|并|我)?不是(?:我)?(?:说)?(?:不|没)(?:想|能)?(?:去|来|参加)(?:的|啊|哦)*$/

const isFirm = (clauses: readonly ReadClause[]) =>
  clauses.some((c) =>
    /^(?:(?:嗯|行|好|得)(?:吧)?|(?:算了|那)(?:就)?)(?:我)?(?:去|来|参加)(?:吧|了|呗)*$|都(?:去|来|参加)$|肯定|一定|决定|还是去|必须|算了还是|^那(?:就)?我?(?:就)?(?:去|来|参加|报名)|[雨雪冷热忙远]也(?:要|得|会)?(?:去|来|参加)/.test(
      c.clause.text,
    ),
  )

/** 想去，可惜去不了; 不去了，算了还是去吧: what is said last counts. */
function lastWins(decisive: readonly ReadClause[]): ReplyKind {
  const reasons = decisive.filter((c) => c.meaning?.score === undefined || c.meaning.score >= REASON)
  return (reasons.length ? reasons : decisive).at(-1)?.meaning?.kind ?? 'other'
}
