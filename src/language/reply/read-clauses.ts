/** What each clause of an answer means, and for whom it speaks. */
import { meaningOfFaces, withoutFaces } from '../faces.ts'
import { fits, rewriting } from '../needed.ts'
import type { ReplyKind } from '../reading.ts'
import { alsoComing } from './also.ts'
import { withoutAskingLeave } from './asks-leave.ts'
import { meaningOf } from './clause-rules.ts'
import type { Clause } from './clauses.ts'
import { splitClauses } from './clauses.ts'
import { ofTheirSeat, withoutCompany, withoutTakenBack } from './correcting.ts'
import { findDanger, findHunch } from './danger.ts'
import { findDeath, isFromFamily, isHeardFrom } from './death.ts'
import { apart, readHeads } from './heads.ts'
import { heardAs } from './heard.ts'
import { withoutLead } from './leading.ts'
import { withoutMatter } from './matters.ts'
import { besideNeighbours } from './neighbours.ts'
import { proxyOf, saidOfOther, withoutBearer } from './proxy.ts'
import { putTogether } from './put-together.ts'
import type { ReadClause } from './read-clause.ts'
import type { ClauseMeaning } from './rule.ts'
import { carrySubjects } from './subjects.ts'
import { inPlainWords } from './vernacular.ts'
import { WHO } from './who.ts'

const withoutPraise = rewriting(/^(?:报告|回复|答复|答|我回复|我的回复是|我选|本人)[:， ]*/)
const withoutTail = rewriting(
  /(?:[，、 ]|(?:我|那)?(?:先)?挂了(?:啊|哈)?|谢谢(?:(?:你|您)(?:们)?)?|谢了|麻烦了|辛苦了|了哈|哈|(?<=^(?:我|俺|那|就|也|还是)*(?:去|来|参加))好吧|小同志|同志们?|领导|(?<=[吧了啊呀哈])(?:小[\u4e00-\u9fa5]|主任|书记|老师|师傅|您|你))+$/,
)
/** 我去你听见没有: the question is whether it was heard. */
const withoutHeardMe = rewriting(
  /(?<=.{2})(?:你|您)?(?:们)?(?:听见|听到|听清|知道|明白|记住)(?:了)?(?:没(?:有)?|吗|不)？?$/,
)
const withoutPoliteWords = rewriting(/(?:麻烦|请|劳驾|烦请|拜托)(?:你|您)?(?:了)?/g)

/** What clauses mean beside one another, in the order in which it is looked at. */
const PASSES = [besideNeighbours, withoutTakenBack, carrySubjects, ofTheirSeat, withoutCompany]

/**
 * The clauses of a text with their meanings. A danger is heard wherever it stands, an answer in the first and last.
 * `titles`: what the writer was asked about, so that 我去书法展 is heard as 我去.
 */
export function readClauses(text: string, titles: readonly string[] = []): readonly ReadClause[] {
  const clauses = withoutAskingLeave(splitClauses(text))
  const skipped = (i: number) => i >= MOST_CLAUSES / 2 && i < clauses.length - MOST_CLAUSES / 2
  const read = clauses.flatMap((clause, i) => hearAlarm(clause, text, skipped(i)).map((one) => heardOf(one, titles)))
  return PASSES.reduce((known: readonly ReadClause[], pass) => pass(known), read)
}

/** Nobody answers a question in one breath of more characters than this: the rest of a clause is not looked at. */
const LONGEST_CLAUSE = 80
/** Clauses beyond this are an essay, whose first and last words say enough. */
const MOST_CLAUSES = 40

/** Danger and death win over every other reading of the same words; what follows them may still decline. */
function hearAlarm(clause: Clause, text: string, skipped: boolean): ReadClause[] {
  const found = findDanger(clause, text)
  // 居委会来电话说何守田没了 tells of him, and of no money that is gone.
  if (!found || found.danger === 'unwell' || found.danger === 'fraud') {
    const before = text.slice(Math.max(0, clause.from - LONGEST_CLAUSE), clause.from)
    const after = text.slice(clause.to, clause.to + LONGEST_CLAUSE)
    const death = findDeath(clause.text.slice(0, LONGEST_CLAUSE), after, before)
    const isBrought = isHeardFrom(clause.text) || isFromFamily(clause.text, before)
    if (death && (found?.danger !== 'fraud' || isBrought)) return [{ clause, own: true, death }]
  }
  if (!found || found.danger === 'unwell') {
    const read = skipped ? { clause, own: true } : readClause(clause)
    const hunch = findHunch(clause, text, read.meaning !== undefined)
    if (hunch) return [{ clause, own: true, danger: hunch.danger, sensed: true, meaning: { kind: 'distress' } }]
    return [found ? { ...read, danger: found.danger } : read]
  }
  const cut = clause.from + found.to
  const told: ReadClause = {
    clause: { ...clause, text: clause.text.slice(0, found.to), to: cut },
    own: true,
    danger: found.danger,
    meaning: { kind: 'distress' },
  }
  const rest = readClause({ ...clause, text: clause.text.slice(found.to), from: cut })
  return DECLINES.has(rest.meaning?.kind) && GOING.test(rest.clause.text) ? [told, rest] : [{ ...told, clause }]
}

const ANSWERS: ReadonlySet<ReplyKind | undefined> = new Set(['yes', 'no', 'maybe', 'cancel', 'change'])

/** The name of what was asked about tells nothing of the answer, and would only make it doubtful. */
function heardOf(read: ReadClause, titles: readonly string[]): ReadClause {
  const { clause, meaning, danger, death } = read
  if (danger || death || clause.text.length > LONGEST_CLAUSE) return read
  const bare = withoutMatter(clause.text, titles)
  if (bare === clause.text || (clause.text.endsWith(bare) && PRAISES.test(bare))) return read
  const again = readClause({ ...clause, text: bare })
  const kind = meaning?.kind ?? 'other'
  // 健步走就不去了: the name of what was asked about is no condition.
  const declines = kind === 'maybe' && again.meaning?.kind === 'no' && ONLY_THEN.test(bare)
  return ANSWERS.has(again.meaning?.kind) && (kind === 'other' || declines || kind === again.meaning?.kind)
    ? { ...again, clause }
    : read
}

/** 太极拳好啊: it is what was asked about that is praised. */
const PRAISES = /^(?:真|挺|很|可|是|确实|那)*(?:好|不错|棒)(?:啊|呀|哇|着呢|得很)+$/

const ONLY_THEN = /^(?:我|俺)?(?:也|可)?就(?:先)?(?:不|去不|来不|参加不)/

const DECLINES: ReadonlySet<ReplyKind | undefined> = new Set(['no', 'cancel', 'maybe'])
const GOING = /去|来|参加|报名|取消/

function readClause(clause: Clause): ReadClause {
  const bare = bareWords(inPlainWords(saidOnce(clause.text.slice(0, LONGEST_CLAUSE), 2)))
  const listed = apart(withoutBearer(bare))
  const proxy = DEPENDS.test(bare) ? undefined : proxyOf(listed)
  const other = proxy === undefined ? undefined : saidOfOther(listed)
  const also = alsoComing(bare)
  const meaning =
    (tellsOfGuests(bare) ? UNSURE : undefined) ??
    (other === undefined ? undefined : meaningOf(other)) ??
    wordsMeaning(bare) ??
    headsMeaning(bare) ??
    (also ? COMES : undefined)
  const guessed = proxy && meaning?.kind === 'yes' && GUESSES.test(bare)
  return {
    clause,
    own: !proxy && (meaning !== undefined || !doesFor(bare)),
    ...(guessed ? { meaning: UNSURE } : meaning ? { meaning } : {}),
    ...(proxy ? { proxy } : {}),
    ...(also ? { also } : {}),
  }
}

/** 给秦大妈一人送了一个: what is done for others and no rule knows is no word of the writer's own. */
const doesFor = fits(
  new RegExp(`^(?:我|俺)?(?:刚|刚才|昨天|已经|都)?(?:给|帮|替)(?!我(?:自己)?(?:报|登|写|记|留|算))${WHO}`),
)

/** 亲家来了: guests have come, nobody signs up. */
const GUESTS =
  /^(?:(?:那天|当天|明天|后天|今天|周.|星期.|下周.|正好|刚好|赶上)(?:上午|下午)?)?(?:我|俺|他|她)?(?:家)?(?:亲家|客人|亲戚|孩子|儿子|女儿|闺女|儿媳妇?|女婿|孙子|孙女|外孙女?|大?姐|妹妹?|哥|弟弟?|老同学|老战友|老乡|娘家人?|师傅)(?:们|一家)?(?:他们)?(?:都|全|要|会)?(?:明天|后天|今天|那天|当天|周.|下午|上午|晚上)?(?:要|会)?(?:来|回来|回家|上门|到)(?:了|看我|看望我|玩|住几天|吃饭)*[。！]*$/
const tellsOfGuests = fits(GUESTS)
/** 老李应该会去吧: what is only supposed of somebody else enters nobody. */
const GUESSES = /应该|估计|好像|听说|大概|八成|多半|也许|没准|说不定|兴许/
/** 老李不去我就不去 is no answer of 老李. */
const DEPENDS =
  /(?:去|来|参加)(?:的话)?我(?:也)?就(?:也)?(?:不|去|来|参加|报|跟|算)|不(?:能|让|想|肯)(?:去|来|参加)(?:的话)?我也不|也?(?:拦|挡)不住(?:我|俺)/

function bareWords(text: string): string {
  let bare = withoutHeardMe(text)
  for (let i = 0; i < 4; i++) {
    const next = withoutPraise(withoutLead(bare))
    if (next === bare || next === '') break
    bare = next
  }
  return bare
}

function wordsMeaning(bare: string): ClauseMeaning | undefined {
  const words = withoutFaces(bare).trim()
  if (words === '') return faceOnly(bare) ?? (bare === '' ? undefined : MOOD)
  const asWritten = meaningOf(words)
  // 我们都去谢谢 seems a yes, and without thanks is one.
  const curt = asWritten === undefined || asWritten.seemed ? curtMeaning(words) : undefined
  const read = asWritten && (!curt || curt.kind !== asWritten.seemed) ? asWritten : curt
  if (read?.kind === 'other') return putTogether(words) ?? asItSeems(words, read)
  if (read && read.kind !== 'yes') return read
  const heard = heardAs(words)
  const again = heard === undefined ? undefined : meaningOf(heard)
  // What is yes as it is written and no as it sounds is asked about: 取肖报名, 我布能去.
  if (read) return again?.kind === 'cancel' || soundsNegated(words) ? UNSURE : read
  // Heard wrongly, a cancellation would take away a seat: it is only asked about.
  if (again && again.kind !== 'cancel' && again.kind !== 'optout') return { ...again, score: 0.7, by: 'sound' }
  if (again) return UNSURE
  // 写成毛笔字贴墙上了[强]: a face beside what is told praises it, and answers nothing.
  const nods = words === bare || words.length > LONGEST_BESIDE_FACE ? undefined : faceOnly(bare)
  return nods ?? putTogether(words)
}

/** Beside so few words, a face says what they mean. */
const LONGEST_BESIDE_FACE = 4

/** 我布能去: a negation as it is misheard; 散步去 is none. */
const soundsNegated = fits(/(?<![散跑走徒漫进迈一])[布步补卜怖](?=去|来|能|参加|想|会|报名)/)

/** Without what trails it, and what is said twice said once. */
function curtMeaning(words: string): ClauseMeaning | undefined {
  const curt = withoutPoliteWords(withoutTail(words))
  const read = curt === words ? undefined : meaningOf(curt)
  const once = saidOnce(curt, 1).replace(STUTTER, '$1')
  return read ?? (once === words ? undefined : meaningOf(once))
}

/** 我参加一各: what it seemed to be, it is when its words are heard as they sound. */
function asItSeems(words: string, read: ClauseMeaning): ClauseMeaning {
  const heard = read.seemed === 'yes' ? heardAs(words) : undefined
  const again = heard === undefined ? undefined : meaningOf(heard)
  return again?.kind === 'yes' ? { ...again, score: 0.7, by: 'sound' } : read
}

/** 我去的去的: what the end says twice. */
const STUTTER = /([一-龥]{2,4})\1+(?=[的了吧啊呀哦哈]{0,3}$)/

const COMES: ClauseMeaning = { kind: 'yes', by: 'also' }
const UNSURE: ClauseMeaning = { kind: 'other', score: 0.3 }
/** 得行得行 is 得行. */
function saidOnce(words: string, shortest: number): string {
  for (let length = shortest; length <= 4 && length < words.length; length++) {
    if (words.length % length === 0 && words.startsWith(words.slice(length))) return words.slice(0, length)
  }
  return words
}

/** A bare [微笑]: it was seen, hardly more. */
const MOOD: ClauseMeaning = { kind: 'received', score: 0.55, by: 'face' }

function faceOnly(text: string): ClauseMeaning | undefined {
  const face = meaningOfFaces(text)
  if (!face) return undefined
  if (face === 'mood') return undefined
  return { kind: face, by: 'face', ...(face === 'yes' || face === 'thanks' ? { weak: true as const } : {}) }
}

const HEADS_ONLY =
  /^(?:我|我们|还是|娘儿?[俩仨几]|爷儿?[俩仨几]|母[女子]|父[女子]|祖孙|婆媳|姐妹|姊妹|兄[弟妹]|姐[弟俩仨]|哥[俩仨]|男|女|就|只|报|一共|总共|合计|计|及|共|咱|俺|带|和|跟|与|两口子|夫妻|老两口|夫妇|俩|仨|都|还有|家|连|加我|算|大人|\d|[一二两三四五六七八九十])/

const isHeadsOnly = fits(HEADS_ONLY)

/** 四位, 我和老张: heads without a verb are a yes. */
function headsMeaning(bare: string): ClauseMeaning | undefined {
  if (
    bare.length > 16 ||
    !isHeadsOnly(bare) ||
    /(?:不|没|别|在|缺席|请假|吗|走了|难受|难过|孤单|哭|怕|要[一二两三\d]|？|血压|电话|岁|点|号|月|楼(?![的上下里])|吵|骂|闹|气|病|打(?!拳|太极)|说|看|买|吃|想|商量|结婚|离婚|认识|过(?!去|来))/.test(
      bare,
    )
  )
    return undefined
  const heads = readHeads(bare)
  if (heads.delta !== undefined) return { kind: 'change', by: 'heads' }
  return heads.people === undefined ? undefined : { kind: 'yes', by: 'heads' }
}
