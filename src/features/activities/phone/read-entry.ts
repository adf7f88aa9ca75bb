/** What staff say about others, read around the names in it: 何守田、冯秋菊去，郑明远不去; 何守田住院，其余都去. Pure. */
import { ACTIVITY_ENDS } from '../../../language/kinds-of-words.ts'
import { readCount } from '../../../language/read-value.ts'
import { remarkIn } from '../answer/remarks.ts'
import type { Reading } from '../answer/rules.ts'

/** Where a name stands in the text. */
export interface NameSpan {
  readonly from: number
  readonly to: number
}

/** What one heard of somebody: an answer they gave, that they are in hospital, or that nobody picked up. */
export type Told =
  | { readonly is: 'answer'; readonly reading: Reading }
  | { readonly is: 'hospital' }
  | { readonly is: 'unreached'; readonly how: 'no-answer' | 'bad-number'; readonly worrying?: true }

/** What is said of somebody: something heard, or the question how they answered. */
export type What = Told | { readonly is: 'question' }

/** One thing said of one or several people. */
export interface SaidOfOthers {
  /** Places in the list of names that was given. */
  readonly names: readonly number[]
  /** It is said of everybody else on the list too: 其余都去. */
  readonly rest?: true
  /** 第一支部, said before or after the name to tell people of one name apart. */
  readonly unit?: string
  /** Absent: it was not understood. */
  readonly what?: What
}

/** Between two names of whom the same is said. */
const JOINT = /^[\s、，和与跟及]*$/
const UNIT_BEFORE = /([^，。；、:()\s]{1,20}?)的$/
const UNIT_AFTER = /^\(([^()]{1,20})\)/

const OTHERS =
  /(?<=^|[，。；、\s]|和)(?:其余|其他|其它|剩下|剩余|余下|别的)的?(?:(?:人|同志|几位|几个|那几位)们?)?(?=[都全也说均去来不没参报\s])/
const EVERYBODY = /^(?:(?:他|她)们|大家)?(?=(?:都|全都|全部|全)(?:说)?(?:不|没|去|来|参|报))/

/**
 * `text` is normalised; `names` stand in it in order. A run of names shares what is said after the last of them. With
 * `all`, 都去 by itself is said of everybody on the list.
 */
export function readEntry(text: string, names: readonly NameSpan[], all = false): readonly SaidOfOthers[] {
  const spans = withOthers(text, names, all)
  const said: SaidOfOthers[] = []
  let run: Span[] = []
  spans.forEach((span, at) => {
    run.push(span)
    const next = spans[at + 1]
    const gap = text.slice(span.to, next?.from)
    if (next !== undefined && JOINT.test(gap)) return
    const before = text.slice(spans[at - run.length]?.to ?? 0, run[0]?.from)
    const unit = UNIT_AFTER.exec(gap)?.[1] ?? UNIT_BEFORE.exec(before)?.[1]
    // What ends in 的 before the next name belongs to that one: 去，第一支部的王秀英.
    const told = gap.replace(UNIT_AFTER, '').replace(next === undefined ? /$^/ : UNIT_BEFORE, '')
    said.push(saidOf(run, unit, readWhat(told)))
    run = []
  })
  return said
}

/** A name, or (without an index) the words for everybody else. */
interface Span extends NameSpan {
  readonly index?: number
}

function withOthers(text: string, names: readonly NameSpan[], all: boolean): readonly Span[] {
  const spans: readonly Span[] = names.map(({ from, to }, index) => ({ from, to, index }))
  const found = OTHERS.exec(text) ?? (all && names.length === 0 ? EVERYBODY.exec(text) : null)
  if (found === null) return spans
  return [...spans, { from: found.index, to: found.index + found[0].length }].toSorted((a, b) => a.from - b.from)
}

function saidOf(run: readonly Span[], unit: string | undefined, what: What | undefined): SaidOfOthers {
  return {
    names: run.flatMap(({ index }) => (index === undefined ? [] : [index])),
    ...(run.some(({ index }) => index === undefined) && { rest: true as const }),
    ...(unit !== undefined && { unit }),
    ...(what !== undefined && { what }),
  }
}

const QUESTION =
  /[？吗么]$|去不去|来不来|参不参加|参加不参加|[报回]没[报回]|报名没|了没有?$|怎么[说回]|去没去|(?:去|来|参加|报名)没有?$|(?:怎么|咋|为啥|为什么|干嘛)[^，。]{0,3}(?:还|又|老)[^，。]{0,2}催/
/** 她上次报了名 wants to know what is entered; 上次报了名，这次不来 says what is to be. */
const SIGNED_UP_BEFORE = /报过名|(?:已经|早就?|明明|之前|上次)报(?:了|过)/
/** 早就报了，去两个人 */
const COMING_BEHIND = /[，。；、 ](?:去|来)[\d一二两三四五六七八九十]+(?:个?人|位|口)/
const asksBack = (told: string): boolean =>
  SIGNED_UP_BEFORE.test(told) &&
  (/是不是|怎么|咋|为啥|为什么|有没有|明明|被/.test(told) ||
    !(ANSWERS.test(told) || STAYING.test(told) || COMING_BEHIND.test(told)))
const UNREACHED =
  /没接|不接|没人接|没有人?接|未接|联系不[上到着]|没联系[上到]|打不通|没打通|打不进|关机|(?:家里?|屋里)没人|人?不在家|没在家|找不到人|没找着?到?人|没人(?:应|开门|答应)|不开门|门[^，。]{0,2}敲不开|[敲喊叫按][^，。]{0,3}(?:门|铃)[^，。]{0,4}没人/
/** 没接电话，邻居说搬走了: first of all nobody picked up. */
const BEGINS_UNREACHED = new RegExp(`^(?:的?家?电话|手机)?(?:一直|又|还是|还|也)?(?:${UNREACHED.source})`)
/** 陈德福说活动室不开门: a door of the office, or of a shop, is not theirs. */
const DOOR_ELSEWHERE =
  /^(?:他|她)?(?:来电|打电话)?(?:说|反映|讲|问)?(?:你们|咱们)?(?:的)?(?:活动室|活动中心|办公室|食堂|医院|门诊|社区|居委会|银行|老年大学|超市|浴室|图书室|你们)(?:的)?(?:大?门)?(?:今天|现在|一直|又|都|还|老|总)*(?:不开|没开|不开门|没人|关着?门?|锁着)/
/** 敲门没人应, 三天没接电话了: no alarm by itself, and more than a call that nobody answered. */
const WORRYING =
  /[敲喊叫砸拍]门|门铃|(?:[两二三四五六七八九十几\d]|好几)天[^，。]{0,4}没|[一两三几](?:周|个?星期|个?礼拜)[^，。]{0,3}没|灯[^，。]{0,4}(?:亮|开着|没关)|动静|邻居[^。]{0,10}(?:没(?!事|在|啥|什么|人|问题|大事|接|关系)|不见|不知道|不对|担心|着急|喊|哼|味)/
/** 这周不在家: how things stand for a while, and no call that nobody answered. */
const AWAY = /(?:这|下|本)(?:一?周|星期|礼拜|个?月|几天|两天|段时间|阵子)[^，。]{0,4}(?:不在|没在)家/
const BAD_NUMBER = /停机|空号|号码?(?:不对|错了|换了)|打错了|不是(?:他|她|本人)的?(?:电话|号码?)/
const NEW_NUMBER = /\d{7}/
const HOSPITAL =
  /^(?:现在|目前|眼下|已经?|又|正|还|刚|昨天|今天|前天|说是?|他|她|本人|因病|生病|在|了)*(?:住院|住进医院|住医院|住着院)/
/** 住院的手续办好了, 住院费报了: of papers and money, and of nobody who goes in. */
const NOT_HOSPITAL =
  /[没不]住|出院|住院(?:的(?:人|事|手续|费|钱|发票|单子|报销|押金)|部|费|手续|报销|证明|发票|清单|押金|补助)/
/** 家门牌号错了是12号楼, 紧急联系人换成二儿子: what mends the roster is no answer, and no call that nobody took. */
const OF_ROSTER =
  /门牌|\d{1,3}(?:号楼|栋|单元)|地址|住址|搬(?:家|到|去|走|了|进)|联系人|生日|登记错|写错|记错|换成(?!不?[去来])|转到|[〇零一二三四五六七八九两]{7}|老家[^，。]{0,2}(?:住|去)|关系转/
/** 家里有谁能联系上: whoever asks enters nothing. */
const ASKS_FOR = /^(?:家里?|的|那边)?[^，去来接打]{0,4}(?:谁|哪个|哪位|哪里|哪儿|什么|多少)(?!都|也)/
/** 改天再去 is said of whoever goes to see him. */
const VISITS =
  /(?:改天|过几天|回头)(?:我|咱|我们)?再(?:去|来)|家去了|去了?(?:他|她)?家|(?<!通知|消息|微信)(?:看|走访|慰问|探望|家访)(?:过)?了(?!通知|消息|微信)|走了/
/** 不去，回老家去了; 去，住3号楼: an answer in a clause of its own, whatever is told beside it. */
const ANSWERS =
  /(?:^|[，。；、 说])(?:他|她|也|就|都|还|俩|肯定|一定|要|能|想)*(?:不(?:能|想|会)?)?(?:去|来|参加|报名)(?:不了|不成)?(?:了|的|吧)?(?=$|[，。；、 ])/
/** 住院费报了 puts nobody's name down. */
const OF_EXPENSES = /(?:费|药|发票|单据|单子)(?:都|已经?|也|给|还没?|全)*报(?!名)|报销/
/** 去世, 去医院: no answer, though the word is in it. */
const NO_ANSWER = /去世|过世|去医院|去外地|去看病|来电/
const STAYING =
  /(?:不|没法|没空|没时间)(?:能|想|要|会|打算|用)?(?:去|来|参加|报名)了?|(?:去|来|参加)不(?:了|成)了?|取消(?:报名)?了?|从?(?:名单|报名表|接龙)(?:里|上|中)?.{0,2}(?:去掉|划掉|删掉|删了|删除|拿掉|取消)|从(?!.{0,6}(?:名册|群|支部|小组|联络员|协会))[^，。]{1,10}(?:里头?|中|上)(?:去掉|划掉|删掉|删了|拿掉)|(?:[^，。从]{1,10}的)?(?:名字?|名额|报名)(?:就|都|给)?(?:取消|去掉|勾掉|划掉|删掉|删了|拿掉|退)[了掉]?/
/** What ends the words for coming, or goes on with them: 去吧, 去两个人, 去茶话会; 去女儿家了, 去南京了 are errands. */
const ENDS = `(?=$|[\\s，。；、:()!！吧呢的了啊哈呀哦嘛啦~\\d一二两俩三四五六七八九十带加也都还要]|参加|报名|可以|没问题|[^，。]{0,10}(?:会|班|活动|课|讲座|赛|演出|${ACTIVITY_ENDS.join('|')}))`
/** 出去了, 打来了, 买菜去了 say where somebody is, not that they come. */
const COMING = new RegExp(
  `(?<![^一]起)(?<![出回上下进过打买菜弯步牌棋球游舞练鱼集病门街课])(?:去|来)${ENDS}|(?<=[不还都也就说定能会要想])(?:去|来)${ENDS}|参加|报名|报上?`,
)
/** Nobody is at home to be asked; 腿疼，不方便出门 was heard from somebody. */
const OUT =
  /(?<![没不难懒][^，。]{0,4})(?:出去|出门|上街)|(?:买菜|遛弯|散步|打牌|锻炼|赶集|串门)去了|^(?:人|他|她|现在|这会儿|刚才){0,3}不在$/

/** Whom somebody brings along. */
const KIN =
  '(?:老伴|爱人|妻子|丈夫|媳妇|老头子?|老婆子?|家属|家里人|儿子|女儿|闺女|儿媳|女婿|外?孙子|外?孙女|孩子|妹妹|姐姐|弟弟|哥哥|朋友)'

/** 陈德福的老伴不去: of somebody who comes along, not of him. */
const OF_COMPANION = new RegExp(
  `^(?:(?:的|家的?|他|她)${KIN}(?![^，。]{0,3}(?:接|说|讲|来电|回|答|告诉|转告|代))|${KIN}(?:也|就|可)?(?:不|没)?(?:能|想|要)?(?:去|来))`,
)

/** 去，老伴不去: who comes alone. */
const COMPANION_STAYS = new RegExp(
  `[，。；、 ](?:就是|不过|但)?(?:他|她)?(?:家)?的?${KIN}(?:就|可|也|说)*(?:不(?:能|想)?(?:去|来|参加)|[去来]不(?:了|成))了?$`,
)

/** 来电说, 打电话来说: how it was heard, not what. */
const HEARD_BY =
  /^(?:同志)?(?:刚才|刚刚|今天|上午|下午)?(?:(?:来电话?|打电话来?|打来电话|来人)(?:了)?(?:说|讲)|(?:来电话?|打电话来|打来电话)(?:了)?(?=[，: ]))[，: ]?/

/** 搞错了，陈德福是不去的 says that he does not come. */
const STATED = /^是(?=不?[去来])|(?<=^是?不?(?:去|来|参加|报名))的(?=[\s，。；]|$)/g

/** 再看看, 还没想好: neither yes nor no. */
const UNDECIDED =
  /^(?:他|她|说|讲|还|也|要|就|得|先|现在|这会儿)*(?:再看看?|看情况|看看再说|再说|再定|没(?:有)?(?:定|想好|决定)|定不下来|不一定|不确定|(?:再|得)?(?:考虑|想)(?:考虑|想|一下)?|等等再说|到时候(?:再)?[说看定]|回头再说)(?:下来|好)?[吧了呢啊]*$/

/** 要是不下雪就来, 下雨就不去: what it hangs on. 要不是住院 tells of what is. */
const CONDITION =
  /要是|如果|假如|假使|万一|只要|除非|(?<!说)的话(?=[就也]|$)|(?:下雨|下雪|天冷|天气不好|刮风|没人陪|没车)了?就不|(?:不下雨|不下雪|天气?好|身体好|有车|有人陪|腿不疼)了?(?:就|再|才)(?:去|来|参加)/

/** Whether they come hangs on something; 去，要是有车接更好 does not. */
function isConditional(told: string): boolean {
  const clauses = told.split(/[，。；、 ]+/)
  const at = clauses.findIndex((clause) => CONDITION.test(clause))
  if (at < 0) return false
  const [before, behind] = [clauses.slice(0, at).join('，'), clauses.slice(at).join('，')]
  if (COMING.test(before) || STAYING.test(before)) return COMING.test(before) && STAYING.test(behind)
  return COMING.test(behind) || STAYING.test(behind)
}

/** Reads what follows a name; `undefined` when it is none of these. */
function readWhat(words: string): What | undefined {
  const whole = words
    .replace(HEARD_BY, '')
    .replace(STATED, '')
    .replace(/^[\s，。；、:]+|[\s，。；、!！]+$/g, '')
  const told = whole.replace(COMPANION_STAYS, '')
  if (QUESTION.test(told) || asksBack(told)) return { is: 'question' }
  // 手机号错了一位，应该是13900000321 mends the roster.
  if (NEW_NUMBER.test(told)) return undefined
  const worrying = UNREACHED.test(told) && WORRYING.test(told)
  const answers = ANSWERS.test(told)
  if (!worrying && !answers && !BEGINS_UNREACHED.test(told) && (OF_ROSTER.test(told) || ASKS_FOR.test(told)))
    return undefined
  if (BAD_NUMBER.test(told)) return { is: 'unreached', how: 'bad-number' }
  if (AWAY.test(told)) return undefined
  if (DOOR_ELSEWHERE.test(told)) return undefined
  if (UNREACHED.test(told)) return { is: 'unreached', how: 'no-answer', ...(worrying && { worrying }) }
  if (OF_EXPENSES.test(told) && !answers) return undefined
  if (told === '' || NO_ANSWER.test(told) || OF_COMPANION.test(told)) return undefined
  if (UNDECIDED.test(told) || isConditional(told)) return answer('maybe', 0, [], null)
  if (STAYING.test(told)) return answer('no', 0, [], reasonIn(told))
  if (HOSPITAL.test(told) && !NOT_HOSPITAL.test(told)) return { is: 'hospital' }
  if (VISITS.test(told) && !answers) return undefined
  if (!COMING.test(told)) return OUT.test(told) ? { is: 'unreached', how: 'no-answer' } : undefined
  const companions = companionsIn(told)
  const heads = readHeads(told) ?? 1 + companions.length
  // 报了2个，老伴不去了: one fewer, and she is not named as coming.
  if (told !== whole) return answer('yes', Math.max(1, heads - 1), [], null)
  return answer('yes', heads, companions, remarkIn(told) ?? null)
}

/** The reason that somebody does not come is that they are in hospital themselves. */
export const isInHospital = (reason: string | null): boolean =>
  reason !== null && HOSPITAL.test(reason) && !NOT_HOSPITAL.test(reason)

function answer(kind: Reading['answer'], heads: number, companions: readonly string[], reason: string | null): What {
  return { is: 'answer', reading: { answer: kind, heads, companions, reason } }
}

const HEADS = /[\d一二两三四五六七八九十]+(?:个人|人|位|个)/

/** 要带两个人来: and whoever brings them. */
const BRINGS = /带(?:上|着|了)?$/

function readHeads(told: string): number | undefined {
  const found = HEADS.exec(told)
  const heads = found === null ? undefined : readCount(found[0])
  return found !== null && heads !== undefined && BRINGS.test(told.slice(0, found.index)) ? heads + 1 : heads
}

const COUPLE = /夫妇|夫妻|老两口|两口子/
const BROUGHT =
  /(?:和|跟|与|带着?|同|、)([\u4e00-\u9fff]{1,4}?)(?:一起|一块儿?|俩|两个|两人|都|也|要|说|会|能)*(?:去|来|参加|报名)/

/** 去，带上老伴; 去，老伴也去: said behind the answer. */
const BROUGHT_TOO = new RegExp(
  `(?:去|来|参加|报名)[了的]?[，。；、 ]?(?:(?:还|也|再)?(?:带|领|和|跟|同|加)[上着了]?(?:(?:他|她)家?的?)?(?<brought>${KIN})|(?:他|她)?家?的?(?<too>${KIN})(?:也|跟着|一起|一块儿?|都)(?:去|来|参加))`,
)

function companionsIn(told: string): readonly string[] {
  if (COUPLE.test(told)) return ['老伴']
  const { brought, too } = BROUGHT_TOO.exec(told)?.groups ?? {}
  const who = BROUGHT.exec(told)?.[1] ?? brought ?? too
  // 带两个人来 counts them, and names nobody.
  return who === undefined || HEADS.test(who) ? [] : [who.replace(/^(?:他|她)的?/, '')]
}

const AROUND_REASON =
  /^(?:[\s，。；、:()]|(?:跟|给)(?:我|办公室)(?=说|讲|打)|说|因为|因|由于|了|他|她|也|都|有事说|改成|改为|换成|报了?名?又|(?:已经|早就?|之前|上次)报(?:了|过)名?(?=[，。；、 ]|$)|现在(?=[，。；、 ]|$)|这次(?=[，。；、 ]|$)|原来报了?名?|本来要?[去来])+|(?:[，。；、 ]|请|麻烦|就)*(?:给|把|帮)?(?:他|她)(?:的名字?)?(?:给)?(?:划|画|删|勾|去|拿)掉(?:吧|了|啊)*$|(?:[，。；、 ](?:他|她)?(?:[这本下]个?(?:周|礼拜|星期|月))?(?:啥|什么|任何)活动)?(?:[\s，。；、:()]|了|所以|就|也|都|说)*$/g

/** 女儿接的电话，他不去; 闺女说她不去了: who has brought the word is no reason. */
const BROUGHT_BY = new RegExp(
  `^(?:的|家的?|他|她)?${KIN}(?:接的?(?:电话)?|来电话?|打电话来?)?[，、: ]?(?:(?<=[，、: ])|说|讲|告诉我?)+(?:他|她)?(?=[，不去来]|$)`,
)

/** 住院 of 住院，不去 and of 不去了住院; `null` when only the answer was said. */
function reasonIn(told: string): string | null {
  const rest = told.replace(BROUGHT_BY, '').replace(STAYING, '，').replace(AROUND_REASON, '').replace(AROUND_REASON, '')
  return rest === '' || OF_THE_SEAT.test(rest) ? null : rest
}

/** 她那个位给后头排队的: what becomes of the seat is no reason. */
const OF_THE_SEAT =
  /^(?:的?[，。 ]*)?(?:(?:他|她)?[那这]?个?(?:位子?|座位?|名额)[^，。]{0,4}(?:给|让|留给)[^，。]{1,10})?$/
