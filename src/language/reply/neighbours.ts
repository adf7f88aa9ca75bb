/** What a clause means beside its neighbours: under a condition, as an excuse, in sorrow, in company. */
import type { ReplyKind } from '../reading.ts'
import { KEPT_AT_HOME } from './breaths.ts'
import { isSorrow } from './death.ts'
import { BUT_FOR_THIS, butFor, wouldHaveCome } from './imagined.ts'
import type { ReadClause } from './read-clause.ts'
import { END, REASON } from './rule.ts'
import { GRANTED } from './turn-rules.ts'
import { WEAKENED } from './weakened.ts'

type Clauses = readonly ReadClause[]

/** The clauses with what their neighbours make of them. */
export function besideNeighbours(clauses: Clauses): Clauses {
  return clauses.length < 2 ? clauses : PASSES.reduce((read, pass) => pass(read), clauses)
}

/** Whoever cannot get up tells how he is, and declines nothing. */
const OF_BODY = /[站爬坐]?(?:起(?:都)?不来|不起来)|[动走站]不(?:了|动|稳)|不能动/g

/**
 * Nobody signs up in the same breath in which he cries for help (让我保密 is no 让我报名 then), nor gives a seat back unless
 * he says so: 我摔了一跤起不来.
 */
function alarmedFirst(clauses: readonly ReadClause[]): readonly ReadClause[] {
  if (!clauses.some(({ meaning }) => meaning?.kind === 'distress')) return clauses
  return clauses.map((read) => {
    const { meaning, ...rest } = read
    const { text } = read.clause
    const others = text.replace(OF_BODY, '')
    const tellsOfBody = meaning?.kind === 'no' && others !== text && !GOING.test(others)
    return meaning?.kind === 'yes' || tellsOfBody ? rest : read
  })
}

/** 老伴走了，心里难受: no illness, which would be sent to a doctor. */
function inSorrow(clauses: readonly ReadClause[]): readonly ReadClause[] {
  if (!clauses.some(({ death }) => death)) return clauses
  return clauses.map((read) => {
    const { danger, ...rest } = read
    return danger === 'unwell' && isSorrow(read.clause.text) ? rest : read
  })
}

/** The state of one's body: beside a question it tells why it is asked, and refuses nothing (有车吗，我腿不好). */
const BODY =
  /晕车|晕船|尿频|(?:岁数|年纪)[^，]{0,2}大|走不(?:远|快|动)|(?:腿|腰|脚|膝|眼|耳|身体|关节|血压)[^，]{0,2}(?:不|疼|痛|花|背|高)/

/** 有座吗，我站不了太久 */
const NOT_FOR_LONG = /^(?:我|俺)?(?:可|也|实在)*[站坐走]不(?:了|到|得)?(?:好|多|太)*久(?:的|了)?$/

/** 有车吗，没车我去不了: what must be there, so that the answer depends on it. */
const NEEDS = /^没(?:有)?(?:车|人|电梯|厕所|伴|座)/

const GOING = /去|来|参加|报名|取消/

/** 能带狗不？我家豆豆离不开人: why it must come along. */
const BRING = /(?:能|可以|让|许|准|可|方便)[^，]{0,3}(?:带|领|抱|牵|捎)/
const LEFT_ALONE =
  /(?<!我|俺)(?:离不(?:开|了)人|没(?:人|地方)(?:看|管|带|照看|放|搁)|(?:不能|没法)(?:放|留|搁|锁)(?:在)?家|(?:自己|一个)在家不(?:行|放心)|得(?:跟|带|抱|牵)着)/

function withoutExcuse(clauses: readonly ReadClause[]): readonly ReadClause[] {
  if (!clauses.some(({ meaning }) => meaning?.kind === 'question' || meaning?.kind === 'help')) return clauses
  const bringsAlong = clauses.some(({ meaning, clause: { text } }) => meaning?.kind === 'question' && BRING.test(text))
  const isExcuse = ({ meaning, clause: { text } }: ReadClause) =>
    meaning?.kind === 'no' &&
    (NEEDS.test(text) ||
      NOT_FOR_LONG.test(text) ||
      (bringsAlong && LEFT_ALONE.test(text)) ||
      ((meaning.score ?? 1) <= 0.6 && BODY.test(text) && !GOING.test(text)))
  return clauses.map((read) => {
    const { meaning: _excuse, ...rest } = read
    return isExcuse(read) ? rest : read
  })
}

/** 孙子开家长会，我得去: it is there that he goes. */
const ELSEWHERE =
  /(?:孙|儿子|女儿|闺女|孩子|侄|外甥|亲戚|朋友|战友|同学|亲家|老家)[^，]{0,4}(?:家长会|结婚|婚礼|办喜事|满月|周岁|手术|住院|毕业|订婚|过生日|搬家|出嫁|出殡|下葬)/
const MUST_GO = /^(?:我|俺)?(?:得|要|必须|肯定|一定|也|还|要得)*(?:去|到场?)(?:一趟|的|了|呢)*$/

function goesElsewhere(clauses: readonly ReadClause[]): readonly ReadClause[] {
  return clauses.map((read, i) =>
    read.meaning?.kind === 'yes' && MUST_GO.test(read.clause.text) && ELSEWHERE.test(clauses[i - 1]?.clause.text ?? '')
      ? { ...read, meaning: { kind: 'other', score: 0.3 } }
      : read,
  )
}

const THEN_NOT = /^(?!那|这)[^，我]{1,6}(?:我)?就(?:不|算)/

/** 远了我走不动, 人多我不来: a quality before the no. */
const IF_TOO =
  /^(?:太|要是|再|路|人|楼)?(?:[远近高低早晚久长多少贵冷热挤累难陡滑吵重快辣硬暗]|不[^，我俺]{1,4})(?:了|的话)?(?:我|俺|咱|这腿|就)/
const OF_ANYTHING = /[我俺咱你您不没去来了的吗呢吧啊呀是有在能要会可就也都还这那几多少么什么，？]/g

/** What stands before the writer's no, as far as it tells of something. */
const toldBeforeNo = (text: string) => [...(/^[^，]*?(?=我|俺|咱|就|$)/.exec(text)?.[0] ?? '').replace(OF_ANYTHING, '')]

/** 散晚了 may still be a condition; 车坏了 tells what has happened. */
const ENDS_SAYING = /(?:[的吧啊呢]|[^远近高低早晚久长多少贵冷热挤累难陡滑吵重快]了)$/
/** Whether a clause tells of what was asked: 不接送 after 管接送不. */
const takesUp = (text: string, { clause: asked }: ReadClause): boolean =>
  toldBeforeNo(text).some((char) => asked.text.includes(char))

/** 要爬楼不？爬楼我就不去了; 管接送不，不接送去不了: what is asked decides. */
function dependsOnAsked(clauses: readonly ReadClause[]): readonly ReadClause[] {
  return clauses.map((read, i) => {
    const [before, earlier] = [clauses[i - 1], clauses[i - 2]]
    if (read.meaning?.kind !== 'no' || !before) return read
    const { text } = read.clause
    const isAsked = before.meaning?.kind === 'question'
    const depends = isAsked
      ? THEN_NOT.test(text) || IF_TOO.test(text) || takesUp(text, before)
      : earlier?.meaning?.kind === 'question' &&
        !ENDS_SAYING.test(before.clause.text) &&
        takesUp(before.clause.text, earlier)
    return depends ? { ...read, meaning: { kind: 'maybe' } } : read
  })
}

const IF_HE_GOES = /^(?!我|俺).{1,6}(?:去|来|参加)(?:的话)?(?:我|俺)(?:也|就)+(?:去|来|参加)/

/** 他去我就去，他不去我也不去: both halves hang on him. */
function dependsOnOther(clauses: readonly ReadClause[]): readonly ReadClause[] {
  if (!clauses.some(({ clause: { text } }) => IF_HE_GOES.test(text))) return clauses
  return clauses.map((read) => (read.meaning?.kind === 'no' ? { ...read, meaning: { kind: 'maybe' } } : read))
}

/** 有雪不去，没雪去: each half tells what decides. */
const EITHER_WAY = /^(?:有|没有?|不|下|天|要|能|冷|热|暖和|好|晴|阴)[^，我俺]{0,3}(?:就)?不?(?:去|来)(?:了|吧)?$/

function eitherWay(clauses: readonly ReadClause[]): readonly ReadClause[] {
  return clauses.map((read, i) => {
    const other = [clauses[i - 1], clauses[i + 1]].find((one) => one && EITHER_WAY.test(one.clause.text))
    const opposed =
      other &&
      EITHER_WAY.test(read.clause.text) &&
      /不[去来]/.test(read.clause.text) !== /不[去来]/.test(other.clause.text)
    return opposed ? { ...read, meaning: { kind: 'maybe' } } : read
  })
}

const GIVES_SEAT = /^(?:那|就|请)?(?:把)?(?:她|他)?的?(?:名额|位[子置]|座位?)(?:就)?(?:给|让给?)(?!我|俺|咱)/

/** 我那口子不去了，名额给刘婶吧: it is not the writer's own seat that is given away. */
function givesOthersSeat(clauses: readonly ReadClause[]): readonly ReadClause[] {
  return clauses.map((read, i) => {
    const before = clauses[i - 1]
    const ofOther = before?.own === false && (before.meaning?.kind === 'no' || before.meaning?.kind === 'cancel')
    return ofOther && GIVES_SEAT.test(read.clause.text) ? { ...read, meaning: { kind: 'change' } } : read
  })
}

const KEEPS_COMPANY =
  /^(?:我|俺)(?:也|就)?(?:会|要|得)?(?:陪着?|跟着?|陪同)(?:他|她|老人家?|一起|一块儿?|去|来)*(?:去|来)?(?:的|了|啊|吧)*$/

/** 我妈去，我也陪着: who goes along with the one he answers for comes too. */
function accompanies(clauses: readonly ReadClause[]): readonly ReadClause[] {
  return clauses.map((read, i) =>
    !read.meaning &&
    KEEPS_COMPANY.test(read.clause.text) &&
    clauses[i - 1]?.proxy &&
    clauses[i - 1]?.meaning?.kind === 'yes'
      ? { ...read, own: true, meaning: { kind: 'yes' } }
      : read,
  )
}

const I_GO = /^(?:那|就)*(?:我|俺)(?:自己|一个人|还是|肯定|一定|能|要|也)*(?:去|来|参加)(?:的|了|吧|啊)*$/
const ONLY_MYSELF = /^(?:我|俺)?(?:就|只)(?:有)?(?:我|俺)?(?:一个人?|自己|一人)(?:去|来)?$/

/** 我去，老伴在家带孙子: what keeps somebody else at home is no refusal of the writer's. */
function othersStayAtHome(clauses: readonly ReadClause[]): readonly ReadClause[] {
  const goes = clauses.findIndex(
    ({ clause: { text }, meaning }) => ONLY_MYSELF.test(text) || (meaning?.kind === 'yes' && I_GO.test(text)),
  )
  if (goes < 0) return clauses
  return clauses.map((read, i) => {
    const { meaning, ...rest } = read
    const { text } = read.clause
    const ofOther = i > goes && meaning?.kind === 'no' && KEPT_AT_HOME.test(text) && !/[我俺]|没人/.test(text.slice(1))
    return ofOther ? { ...rest, own: false } : read
  })
}

/** 来是来，中午要赶回去接孙子: what is said against what was granted refuses nothing. */
const IS_GRANTED = new RegExp(`${GRANTED}${END}`)
const REFUSES = /(?:不(?:能|想)?|没法)(?:去|来|参加)|[去来]不|参加不|算了|免|拉倒|不让|住院|没空|没时间|不在|有事/

function granted(clauses: readonly ReadClause[]): readonly ReadClause[] {
  const at = clauses.findIndex(({ clause: { text } }) => IS_GRANTED.test(text))
  if (at < 0) return clauses
  return clauses.map((read, i) => {
    const { meaning, ...rest } = read
    const isReason = meaning?.kind === 'no' && (meaning.score ?? 1) < REASON && !REFUSES.test(read.clause.text)
    return i > at && isReason ? rest : read
  })
}

/** 要是路不滑: what decides stands in a clause of its own. */
const CONDITION =
  /^(?:那|就|我|俺|到时候?|那天|明天|身体|天气?|路上?|车|腿脚?|(?:我|俺)?(?:家)?(?:老伴|儿子|女儿|闺女|孩子们?|孙子|孙女|女婿|儿媳妇?|老头子?|爱人)|老.|他|她|有人)?(?:(?:那天|当天|到时候?|[上下]午|早上|明天)(?:上午|下午|早上)?)?(?:要是(?!说)|如果|若是|假如|倘若|万一|只要|除非|要不是)|(?<!哪儿|哪里|党|妈|[你您他她我这])的话$/
const POLITELY = /(?:方便|麻烦|可以|介意)的话$|不(?:嫌(?:弃|我)|碍事|介意|添乱)/
/** 去，如果那天不下雨: the condition comes last; where the office or good manners decide, it is none. */
const CONDITION_BEHIND =
  /^(?:那|但|不过|就|我|当然)?(?:前提(?:是|得)|条件是|要是|如果|若是|假如|倘若|只要|除非)(?!.*(?:就|才|便|的话$|更|最好|请|麻烦|通知|告诉|提前|名额|满|来得及|赶得上|人够|人不够|有变|变化|变动|改|取消|活动|方便|可以|允许|嫌|不介意|需要|你们?|您|领导|单位|家属|别|给|晚到|迟到|堵车|打车|打伞|忘|记错|算错|问起|太远|午饭|管饭|我(?!那天|当天|身体|走得动|能动|腿|还))).{2,}/
/** 要不是小王告诉我我还不知道，参加 */
const TOLD_IN_TIME = /^要不是.{1,6}(?:通知|告诉|提醒|来电话|打电话)/
/** 要不是小王通知了我，我就不去了: he comes. */
const BUT_FOR_IT = /^(?:我|俺)?(?:早|可|也)?就不/
const PROMISES: ReadonlySet<ReplyKind | undefined> = new Set(['yes', 'no'])

/** 要是路不滑，去: the answer stands under a condition that itself answers nothing. */
function underCondition(clauses: readonly ReadClause[]): readonly ReadClause[] {
  return clauses.map((read, i) => {
    const behind = i === clauses.length - 2 ? clauses[i + 1] : undefined
    if (behind && read.own && read.meaning?.kind === 'yes' && CONDITION_BEHIND.test(behind.clause.text))
      return { ...read, meaning: { kind: 'maybe' } }
    const before = clauses[i - 1]
    if (!before || !PROMISES.has(read.meaning?.kind)) return read
    const { text } = before.clause
    const decides =
      CONDITION.test(text) &&
      !POLITELY.test(text) &&
      !BUT_FOR_THIS.test(text) &&
      !(TOLD_IN_TIME.test(text) && !BUT_FOR_IT.test(read.clause.text)) &&
      !PROMISES.has(before.meaning?.kind)
    return decides ? { ...read, meaning: { kind: 'maybe' } } : read
  })
}

const WISHES = /想|要求|愿意/
const ASKS_LEAVE =
  /^(?:这样|那)?(?:行不行?|行吗|中不中?|中吗|成不成?|成吗|可不可以|可以(?:吗|不|么)|好不好|好吗|能行吗?|让不让|允许吗)[啊呀呢]?？?$/

/** 名额还能再给一个不？ */
const ASKS_FOR_SEAT = /(?:名额|位[子置]|座位?|还能|能不能|可以).*(?:不|吗|么|没有?)[？?]?$/

/** 我弟他们也想来，行吗: for others it is asked first; wife and husband may come (withoutAskingLeave). */
function asksForOthers(clauses: readonly ReadClause[]): readonly ReadClause[] {
  return clauses.map((read, i) => {
    const { meaning, also: _also, ...rest } = read
    const { text } = read.clause
    const asks =
      ASKS_LEAVE.test(clauses[i + 1]?.clause.text ?? '') || ASKS_FOR_SEAT.test(clauses[i - 1]?.clause.text ?? '')
    return meaning?.kind === 'yes' && !read.own && WISHES.test(text) && asks ? rest : read
  })
}

const ANOTHER_MATTER =
  /合唱|唱歌|跳舞|旅游|书画|书法|木兰[扇拳]|[春秋]游|电影|门球|摄影|广场舞|象棋|麻将|钓鱼|柔力球|八段锦|年夜饭|福利|聚餐/
const THIS_MATTER = /太极|打拳|活动|这[个次]/

/** 下个月旅游别忘了喊我们: of another time. */
const LATER =
  /^(?:等)?(?:下个?月|下次|下回|下一次|明年|来年|年后|开春|以后|改天|过(?:了)?年)[^，不]{0,6}(?:别忘|记得|再)[^，]{0,2}(?:叫|喊|通知|算|带|告诉|招呼)/

/** 重阳聚餐那个｜我不去: what is named before the clause that speaks of it. */
function nameBefore(clauses: Clauses, at: number): string {
  const before = clauses[at - 1]
  return before && !before.meaning && before.clause.text.length <= LONGEST_NAME ? before.clause.text : ''
}
const LONGEST_NAME = 10

/** 我参加太极拳，旅游我不参加: what is said of another matter, beside an answer, is none. */
function ofThisMatter(clauses: readonly ReadClause[]): readonly ReadClause[] {
  const decides = ({ meaning }: ReadClause) => ['yes', 'no', 'cancel', 'maybe'].includes(meaning?.kind ?? '')
  const isOfAnother = clauses.map(({ clause: { text } }, i) => {
    const told = `${nameBefore(clauses, i)}${text}`
    return LATER.test(told) || (ANOTHER_MATTER.test(told) && !THIS_MATTER.test(told))
  })
  const ofAnother = (read: ReadClause) => isOfAnother[clauses.indexOf(read)] === true
  if (!clauses.some((read) => decides(read) && !ofAnother(read))) return clauses
  if (!clauses.some(({ clause: { text } }) => THIS_MATTER.test(text) || LATER.test(text))) return clauses
  return clauses.map((read) => {
    const { meaning: _of, ...rest } = read
    return decides(read) && ofAnother(read) ? rest : read
  })
}

/** 我电话换了，回头告诉你们: what is told later is the number. */
const OF_NUMBER = /(?:电话|手机|号码?|微信|地址|住址)(?:号码?)?[^，]{0,3}(?:换|改|变|搬)/
const TELLS_LATER =
  /^(?:我|俺)?(?:回头|过后|晚点|晚些|以后|改天|明天)?(?:再)?(?:告诉|说给|发给|报给|给)(?:你|您|大家)?(?:们)?(?:说)?(?:啊|吧|哈)*$/

function ofNumber(clauses: readonly ReadClause[]): readonly ReadClause[] {
  if (!clauses.some(({ clause: { text } }) => OF_NUMBER.test(text))) return clauses
  return clauses.map((read) => {
    const { meaning, ...rest } = read
    return meaning?.kind === 'maybe' && TELLS_LATER.test(read.clause.text) ? rest : read
  })
}

/** 没说去，也没说不去: both are left open. */
const NOT_SAID = /^(?:我|俺)?(?:又|也|可)?没(?:有)?(?:说|答应)(?:要|一定)?(?<not>不)?(?:去|来|参加)(?:的|了|啊|呀)*$/

function neitherSaid(clauses: readonly ReadClause[]): readonly ReadClause[] {
  const said = clauses.map(({ clause: { text } }) => NOT_SAID.exec(text))
  const isOpen = said.some((one) => one?.groups?.['not']) && said.some((one) => one && !one.groups?.['not'])
  return isOpen ? clauses.map((read, i) => (said[i] ? { ...read, meaning: { kind: 'maybe' } } : read)) : clauses
}

/** 不是周三没空，是周二没空: another day hinders nothing. */
function anotherDay(clauses: readonly ReadClause[]): readonly ReadClause[] {
  const at = clauses.findIndex(({ clause: { text } }, i) => {
    const [, reason] = NOT_THIS_DAY.exec(text) ?? []
    return reason !== undefined && BUT_THAT_DAY.exec(clauses[i + 1]?.clause.text ?? '')?.[1] === reason
  })
  if (at < 0) return clauses
  return clauses.map((read, i) => (i === at || i === at + 1 ? { clause: read.clause, own: read.own } : read))
}
const DAY = '(?:[下这本]?(?:周|星期|礼拜).|[上下]午|早上|晚上|[今明后]天|那天|当天)'
const NOT_THIS_DAY = new RegExp(`^(?:我)?不是${DAY}(没空|没时间|有事|不行|不在)$`)
const BUT_THAT_DAY = new RegExp(`^(?:我)?(?:而)?是${DAY}(没空|没时间|有事|不行|不在)$`)

/** 我问一下啊，能不能练: it announces what is asked; alone it may mean that somebody at home is asked first. */
const ANNOUNCES_QUESTION =
  /^(?:那个?|喂|嗯|请|我|俺|就|想|来|先)*问(?:你|您)?(?:们)?(?:一?下|个事儿?|一声|一句)(?:啊|哈|呀)*$/

function asksAtOnce(clauses: Clauses): Clauses {
  return clauses.map((read, i) =>
    clauses[i + 1]?.meaning?.kind === 'question' && ANNOUNCES_QUESTION.test(read.clause.text)
      ? { clause: read.clause, own: true }
      : read,
  )
}

/** 我只会看不会按，你们办公室谁在，我过去一趟: he comes to ask. */
const COMES_TO_ASK =
  /^(?:我|俺)(?:现在|下午|上午|明天|这就)?(?:过去|去|过来|跑)(?:你们?(?:那|这)?儿?里?)?(?:一趟|问问|问一下|找你们?)(?:吧|啊)*$/

function comesToAsk(clauses: readonly ReadClause[]): readonly ReadClause[] {
  if (!clauses.some(({ meaning }) => meaning?.kind === 'help')) return clauses
  return clauses.map((read) =>
    read.meaning?.kind === 'yes' && COMES_TO_ASK.test(read.clause.text) ? { clause: read.clause, own: true } : read,
  )
}

/** 老吴去不了了，你把他划了: his seat, and nobody else's. */
const HIM_AWAY =
  /^(?:你|您|请|麻烦|就|帮我|给我)*把(?:他|她)(?:们)?(?:的名字?)?(?:给)?(?:划|删|勾|退|撤|取消)(?:掉|了|去)?(?:了|吧|啊)*$/

/** 接龙里有我，删了吧: what is there is to be taken away. */
const THERE = /有(?:我|俺)|(?:我|俺)的?名字|(?:我|俺)(?:的那|报的?那?)/
const AWAY = /^(?:请|就|麻烦|帮我|给我|给)*(?:删|划|勾|抹|去)(?:掉|了|去)(?:吧|啊|了)*$/

function takenAway(clauses: readonly ReadClause[]): readonly ReadClause[] {
  return clauses.map((read, i) => {
    const before = clauses[i - 1]
    if (before?.proxy && before.meaning?.kind === 'no' && HIM_AWAY.test(read.clause.text))
      return { ...read, own: false, proxy: before.proxy, meaning: { kind: 'cancel' } }
    const isOwn = before?.own && THERE.test(before.clause.text) && AWAY.test(read.clause.text)
    return isOwn ? { ...read, meaning: { kind: 'cancel', score: 0.8 } } : read
  })
}

const PASSES = [
  ...WEAKENED,
  butFor,
  wouldHaveCome,
  neitherSaid,
  ofNumber,
  anotherDay,
  asksAtOnce,
  comesToAsk,
  takenAway,
  ofThisMatter,
  asksForOthers,
  alarmedFirst,
  inSorrow,
  withoutExcuse,
  granted,
  underCondition,
  dependsOnAsked,
  dependsOnOther,
  eitherWay,
  givesOthersSeat,
  accompanies,
  goesElsewhere,
  othersStayAtHome,
]
