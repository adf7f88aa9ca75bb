/** 周福生住院了，他去不了: of whom a clause goes on to speak. */
import { mayHold, quickly } from '../needed.ts'
import { neededBy, union } from '../needed-by.ts'
import { meaningOf } from './clause-rules.ts'
import { withoutLead } from './leading.ts'
import { bareName, saidOfThem } from './proxy.ts'
import type { ReadClause } from './read-clause.ts'
import { FROM_WHERE, HOUSE, RELATION, SURNAME, WHO, WHOLE_NAME } from './who.ts'

const STATE =
  '(?:同志)?(?<!(?:大夫|医生|护士|主任|书记|科长|会长|队长|教练))(?:他|她)?(?:(?:说|讲)(?![^，]*的)|家里?|因病|因事|今天|昨天|前天|最近|这[几两]天|那天|这周|又|也|还|都|正|刚刚?|才|已经?|因|人|要|得|去|在(?=住院|家|外地|国外|老家)){0,3}(?:[^，我俺他她]{0,4}住(?:着|了|上)?院|住进|病|生病|骨折|摔|跌|崴|开刀|手术|做了?(?:个)?(?:手术|白内障|胃镜|肠镜|造影|支架|检查|透析|化疗|理疗|针灸)|外地|国外|老家|出差|感冒|发烧|腿|脚|腰|膝盖|头[疼痛晕]|心脏|胃|牙|眼|身体|血压|不舒服|不得劲|(?:上|去|到)[^，我俺他她]{1,4}(?:家|那儿|那边)(?:去|住)?|有事|走不开|不中|不行|住(?:在)?[^，我俺]{1,6}(?:家|那)|没空|没时间|瘫|卧床|行动|在[^，我]{1,6}呢|回老家|旅游|不在|走不动|在家)'
/** 我妈吴凤霞这两天感冒: a parent may be named after what she is; whoever else of the family is ill keeps the writer at home. */
const NAMED = new RegExp(
  `^(?:(?:我|俺|咱)(?:家)?(?:的)?(?:妈妈?|爸爸?|娘|爹|母亲|父亲|奶奶|爷爷|姥姥|姥爷|外公|外婆|婆婆|公公|岳父|岳母))?(?<who>${WHOLE_NAME})(?<!生(?=病)|回(?=老家)|做(?=手术))${STATE}`,
)
/** 走不开, 得照顾: who is kept by another's illness is the writer. */
const KEPT = /^(?:我|俺)?(?:得|要|去|也|实在|家里)*(?:走不开|离不[开了]|脱不开|陪床|陪护|照[顾看]|看着|伺候)|^本人/
const RELATED = new RegExp(`^(?<who>(?:我|俺|咱)?(?:家)?(?:的)?${RELATION})${STATE}`)
/** Whoever a clause begins with, or the writer writes for, may be who 他 and 她 of the next clauses are. */
const MENTIONED = new RegExp(
  `^(?:(?:我|刚|刚才|已经|也|今天|昨天){0,3}(?:(?:问|跟|和|同|通知|联系|告诉|劝)(?:了|过)?|替|帮|代表?|给|是))?(?:${FROM_WHERE}的?)?(?<who>(?:我|俺|咱)?(?:们)?(?:家)?(?:的)?${RELATION}|${WHOLE_NAME}|${HOUSE})`,
)
/** 替老刘答复: what follows is his answer. */
const REPORTS =
  /(?:答复|回复|回话|回一?下|转告|转达|(?:应|答应)一?声|说一?声|说一?下|(?:捎|带|传)(?:个|一?句)?(?:话|口?信)|(?:答复|回复|告诉|转告|跟|和)(?:你|您)(?:们)?(?:说|讲)?)$/
/** 我帮他报一个: he was named before. */
const FOR_THEM =
  /(?:帮|替|给|代)(?:他|她)(?:们)?(?:[俩仨])?(?:也)?(?:报|登记|签|算|加|填|写|点|回|答|应|(?:弄|整|搞|占|留|要|订)(?:一?个|上))|(?:^|[我俺来])(?:代|替|帮)(?:报|回|填|签|登记)/
/** 我替她回：参加: the next clause is her answer. */
const ANSWERS_FOR_THEM = /(?:帮|替|代)(?:他|她)(?:们)?(?:回|答|说|讲|报)(?:复|话|一?下|一?声)?$/
/** 老钱没微信，托我回一声不去. */
const ENTRUSTED =
  /^(?:他|她)?(?:拜托|委托|托|让|叫|请|要|喊)(?:我|俺)(?:(?:帮|替|代)?(?:他|她)?(?:回一?[声下]|说一?[声下]|带个?话|请个?假|转告|告诉(?:你|您)|(?:跟|和|给|同)(?:你|您)(?:们)?(?:说|讲)(?:一?[声下])?)|(?:帮|替|代)(?:他|她))/
/** 受谭师傅委托, 老丁托我的, 我替老王: for whom the next clause answers. */
const ON_BEHALF = new RegExp(
  `^(?=受.+[托嘱]|(?:我|俺)?(?:是)?[帮替代]|.+(?:委托的$|[托让叫请喊](?:的)?[我俺]))(?:受|(?:我|俺)?(?:是)?(?:帮|替|代表))?(?<who>${WHO})(?:的)?(?:委托|之托|所托|托付|嘱托|拜托|委托的|(?:委托|托|让|叫|请|喊)(?:的)?(?:我|俺)(?:来|的|办)?)?(?:了)?$`,
)
/** 薛奶奶，1: an old person who is named answers, through whoever writes. */
const OLD_ONE = new RegExp(`^(?<who>${FROM_WHERE}?的?${SURNAME}(?:奶奶|爷爷|婆婆|阿婆|阿公|老太太?|大[爷妈娘]))$`)
/** 岳父阎守义，报名; 我哥李志刚、嫂子王爱华，都报: who is introduced by name, and what follows is their answer. */
const INTRODUCED = new RegExp(
  `^(?:我|俺)?(?:家)?(?:的)?${RELATION}(?:名字)?(?:叫|是)?(?<who>${WHOLE_NAME})(?:(?:、|和|跟)(?:我|俺)?${RELATION}(?<second>${WHOLE_NAME}))?$`,
)
const findIntroduced = quickly(INTRODUCED)
/** 代报：蒋处长 */
const FOR_SOMEBODY = /^(?:代|替|帮)(?:报|签|填|登记)名?$/
const NAMES_ALONE = new RegExp(`^(?<who>${WHO}(?:、${WHO})*)$`)
/** 老高眼睛不好, 马秀英不会用手机: why somebody else does it for them. */
const HINDERED = /(?:不会|不识字|认不|看不|听不|没(?:有)?(?:手机|微信|网|流量)|手机|微信|眼|耳|字|电话)/
const PRONOUN = /^(?:他|她)/
/** The numbers of 去 and 不去. */
const NUMBER = /^[12]$/
const SELF = /我|俺|咱|本人/
const ANSWERS: ReadonlySet<string | undefined> = new Set(['yes', 'no', 'maybe', 'cancel'])
const DECLINES: ReadonlySet<string | undefined> = new Set(['no', 'cancel'])

const findNamed = quickly(NAMED)
/** 尤师傅昨天报了，今天来不了: whose place it was. */
const HAD_A_PLACE = new RegExp(
  `^(?<who>${WHOLE_NAME})(?:他|她)?(?:昨[天儿晚]|前[天儿]|上次|原来|原先|之前|本来|前面|也|是){0,2}(?:报(?:了|过|上)名?了?|报名了|登记(?:了|过)|说(?:要|好了?)?(?:去|来|参加)的?|答应(?:了|过)?(?:去|来|参加)?的?)(?:一个)?$`,
)
const findPlace = quickly(HAD_A_PLACE)
const findRelated = quickly(RELATED)
/** 我妈的回复：不参加. */
const ANSWER_OF = new RegExp(
  `^(?<who>(?:我|俺)?(?:家)?(?:的)?(?:${RELATION}|${WHOLE_NAME}))的?(?:回复|答复|意思|决定|答案|意见)(?:是)?$`,
)
const findAnswerOf = quickly(ANSWER_OF)
/** 张桂兰家属：不参加; 我是李建国的儿子，我爸去不了: for whom a relative writes. */
const SIGNED = new RegExp(
  `^(?:我是|这里是|这是)?(?<who>${WHOLE_NAME})(?:同志|老师|师傅)?(?:的|家|他|她)?(?:家属|家人|儿子|女儿|闺女|姑娘|女婿|儿媳妇?|孙子|孙女|外孙女?|孩子|子女)(?:代(?:报|回|答|填|签)(?:名|复)?)?$`,
)
const findSigned = quickly(SIGNED)
/** The one for whom he writes, in a relative's words. */
const MY_ELDER = /^(?:我|俺)(?:家)?(?:的)?(?:爸|妈|父|母|爹|娘|公公|婆婆|岳|爷爷|奶奶|姥|外公|外婆|老人)/
/** 我爸腿脚不便，就不参加了: his own body keeps him away, and it is his child who writes. */
const PARENT_HINDERED = new RegExp(
  `^(?<who>(?:我|俺)?(?:家)?(?:妈妈?|爸爸?|娘|爹|奶奶|爷爷|姥姥|姥爷|外公|外婆|母亲|父亲|婆婆|公公|岳父|岳母)(?:大人|老人家)?|${FROM_WHERE}?的?${SURNAME}(?:奶奶|爷爷|婆婆|阿婆|阿公|老太太?))(?:说)?(?:他|她)?(?:现在|最近|这阵子?|年纪大了?|年岁大了?|今年|都|也|已经|的|实在){0,3}(?:嫌[早晚远累吵冷热闹麻]|腿|腰|脚|膝|耳|眼|行动|身体|身子|年纪|岁数|走不|下不|出不|动不|晕|[八九]十|感冒|发烧|头晕|不舒服|不(?:大|太)?方便|有事|没空|没时间)`,
)
const findParentHindered = quickly(PARENT_HINDERED)
/** 老爷子不想动不去了, 老太太一定要去: an old person of the family decides; his illness may keep the writer at home. */
const ELDER_DECIDES =
  /^(?<who>(?:我|俺)?(?:家)?(?:老爷子|老太太|老人家|家父|家母|老父亲|老母亲|老妈|老爸|老娘|老爹))(?:他|她)?(?![^去来]{0,6}(?:住院|生?病|手术|照顾|伺候|离不|卧床|没人|摔))[^，我俺]{0,8}?(?:不|没|一定|能|要|想|去|来|参加)/
const findElderDecides = quickly(ELDER_DECIDES)
/** 老伴感冒了, 我妹住院: what keeps one of the family at home, and nothing of the writer. */
const KIN_AT_HOME = new RegExp(
  `^(?:但|可|不过)?(?<who>(?:我|俺|咱)?(?:们)?(?:家)?(?:的)?(?:${RELATION}))(?!.*(?:我|俺|咱|没人|[照伺看]))[^，]{1,8}$`,
)
const findKinAtHome = quickly(KIN_AT_HOME)
/** 老李不去，他老伴去: whose wife she is. */
const OWNED_KIN = new RegExp(`^(?:那|但|可|不过)?(?:他|她)(?:们)?(?:家)?(?:的)?(?<kin>${RELATION})`)
/** Of nobody else is told where nobody is named with a state, nobody is spoken for, and nobody is 他 or 她. */
const mayTell = mayHold(
  union(
    [
      NAMED,
      HAD_A_PLACE,
      PARENT_HINDERED,
      ELDER_DECIDES,
      ANSWER_OF,
      SIGNED,
      ENTRUSTED,
      REPORTS,
      PRONOUN,
      FOR_THEM,
      ANSWERS_FOR_THEM,
      KIN_AT_HOME,
      OWNED_KIN,
      ON_BEHALF,
      OLD_ONE,
      INTRODUCED,
      FOR_SOMEBODY,
    ].map(neededBy),
  ),
)

/**
 * Somebody named with a state of his own is who the next clauses speak of: a named person until 我 is said, a relation
 * only as 他 or 她 (老伴住院，去不了 is the writer's own no).
 */
export function carrySubjects(clauses: readonly ReadClause[]): readonly ReadClause[] {
  if (!clauses.some(({ clause: { text } }) => mayTell(text))) return clauses
  let named: string | undefined
  let related: string | undefined
  let mentioned: string | undefined
  let signed: string | undefined
  return clauses.map((told, i) => {
    const text = told.clause.text
    const next = clauses[i + 1]
    const read =
      next && FOR_THEM.test(next.clause.text) && isHindered(told) ? { clause: told.clause, own: false } : told
    const behalfOf = next && ON_BEHALF.exec(text)?.groups?.['who']
    if (behalfOf) {
      named = bareName(behalfOf)
      return { clause: read.clause, own: false }
    }
    const asked = next && FOR_SOMEBODY.test(text) ? NAMES_ALONE.exec(next.clause.text)?.groups?.['who'] : undefined
    if (asked) return { ...read, own: false, proxy: asked, meaning: { kind: 'yes' } }
    const introduced = next && i === 0 ? findIntroduced(text)?.groups : undefined
    if (introduced) {
      named = [introduced['who'], introduced['second']].filter((name) => name !== undefined).join('、')
      return { clause: read.clause, own: false }
    }
    const before = clauses[i - 1]?.clause.text ?? ''
    if (named && NUMBER.test(text) && (ANSWERS_FOR_THEM.test(before) || findIntroduced(before)))
      return { ...read, own: false, proxy: named, meaning: { kind: text === '1' ? 'yes' : 'no' } }
    const old = OLD_ONE.exec(before)?.groups?.['who']
    if (old && i === 1 && !SELF.test(text) && !read.proxy && (NUMBER.test(text) || ANSWERS.has(read.meaning?.kind)))
      return { ...read, own: false, proxy: bareName(old) }
    if (clauses[i - 1]?.proxy && goesOnDoubting(read, clauses[i - 1]))
      return { ...read, own: false, proxy: clauses[i - 1]?.proxy ?? '' }
    const heard = clauses[i - 1]
    if (heard?.proxy && !heard.own && ASKS_TO_ENTER.test(text)) {
      if (heard.meaning?.kind === 'yes') return { ...read, own: false, proxy: heard.proxy, meaning: heard.meaning }
    }
    const kin = OWNED_KIN.exec(text)
    if (kin && mentioned && !PRONOUN.test(mentioned) && read.proxy)
      return { ...read, own: false, proxy: `${bareName(mentioned)}${kin.groups?.['kin'] ?? ''}` }
    const atHome = afterOwnYes(clauses, i)
    if (atHome) return forWhom(read, bareName(atHome))
    if (afterOwnYes(clauses, i + 1)) return { clause: read.clause, own: false }
    const keeps = SELF.test(text) && next !== undefined && KEPT.test(next.clause.text)
    const name = keeps
      ? undefined
      : (findNamed(text) ?? findParentHindered(text) ?? (next ? findPlace(text) : undefined))?.groups?.['who']
    signed = findSigned(text)?.groups?.['who'] ?? signed
    if (signed && (MY_ELDER.test(text) || !SELF.test(text)))
      return forWhom(read.proxy ? { ...read, proxy: signed } : ofThem(read, signed), signed)
    if (SELF.test(text) && !PRONOUN.test(text)) named = undefined
    named = name ?? named
    related = name ?? findRelated(text)?.groups?.['who'] ?? related
    mentioned =
      (PRONOUN.test(text) ? undefined : (read.proxy ?? MENTIONED.exec(bareOfLeads(text))?.groups?.['who'])) ?? mentioned
    if (read.proxy && !read.meaning && REPORTS.test(text)) named = read.proxy
    const elder = SELF.test(text.slice(1)) ? undefined : findElderDecides(text)?.groups?.['who']
    if (elder) return forWhom(read, elder)
    const entrustedBy = ENTRUSTED.test(text) ? mentioned : undefined
    if (entrustedBy) named = bareName(entrustedBy)
    named = findAnswerOf(text)?.groups?.['who'] ?? named
    if (mentioned && !read.meaning && ANSWERS_FOR_THEM.test(text)) named = bareName(mentioned)
    const behalfOfThem = mentioned ?? named
    const enters = behalfOfThem && FOR_THEM.test(text) && (read.meaning?.kind === 'yes' || ENTERS_THEM.test(text))
    const behalf = enters ? bareName(behalfOfThem) : undefined
    if (!PRONOUN.test(text)) {
      const told = enters
        ? { ...read, meaning: { kind: 'yes' as const } }
        : entrustedBy
          ? ofThem(read, entrustedBy)
          : read
      return forWhom(told, behalf ?? named)
    }
    const theirs = forWhom(ofThem(read, mentioned ?? named), named ?? related ?? (mentioned && bareName(mentioned)))
    // 我去他不去: whoever he is, it is not the writer who stays.
    return DECLINES.has(theirs.meaning?.kind) && !SELF.test(text) ? { ...theirs, own: false } : theirs
  })
}

/** 喂我跟你讲那个老邵: whoever is told of comes after many words. */
const bareOfLeads = (text: string): string => withoutLead(withoutLead(withoutLead(text)))

/** 秦老师说看身体情况，到时再定: the second doubt is his as well. */
const goesOnDoubting = (read: ReadClause, before: ReadClause | undefined): boolean =>
  read.meaning?.kind === 'maybe' &&
  read.proxy === undefined &&
  before?.meaning?.kind === 'maybe' &&
  (/^(?:说|讲|让|叫)/.test(read.clause.text) || (/[说讲]/.test(before.clause.text) && !SELF.test(read.clause.text)))

/** 老佟也要去，您给添一个: it is he whom to enter. */
const ASKS_TO_ENTER =
  /^(?:请|麻烦|劳驾|您|你|就|那|也)*(?:给|帮|帮忙)?(?:他|她)?(?:们)?(?:报|登|登记|添|写|记|算|加|填)(?:上|[一1]个|一下|个名|一笔|进去)+(?:吧|呗|啊|哈|了|谢谢)*$/
/** 我代报: of whoever was named before. */
const ENTERS_THEM =
  /^(?:请|麻烦|(?:托|让|叫|喊)(?=我)|我|俺|来|顺便|捎带)*(?:代|替|帮|给)(?:他|她)(?:们)?(?:也)?(?:弄|整|搞|占|留|要|订)(?:一?个|上一?个?)(?:名额|位子?|座位?|名)?(?:吧|了|呗|啊)*$|^(?:(?:托|让|叫|请|喊|要)(?=我|俺))?(?:我|俺)?(?:来)?(?:代|替|帮|给)(?:他|她)?(?:们)?(?:俩|仨)?(?:报|登记|点|签|答应|应承)(?:名|个名|上|一个|1|一下|到|一声|下来)*(?:了|吧)*$|^(?:让|叫|托|请)?(?:我|俺)?(?:来)?(?:代|替|帮|给)(?:他|她)(?:们)?(?:回|选|按|发)(?:复|个|一个)*[1一](?:了|吧)*$/

/** Who cannot write himself refuses nothing and asks for nothing by it. */
const isHindered = ({ clause: { text }, meaning }: ReadClause): boolean =>
  meaning?.kind !== 'yes' &&
  HINDERED.test(text) &&
  MENTIONED.test(text) &&
  !SELF.test(text.slice(MENTIONED.exec(text)?.[0].length))

/** 我去，我老伴腿疼，不去: who has said that he comes tells whose state it is, and whose no. */
function afterOwnYes(clauses: readonly ReadClause[], at: number): string | undefined {
  const [read, told] = [clauses[at], clauses[at - 1]]
  if (!read || !told || read.meaning?.kind !== 'no' || read.proxy || SELF.test(read.clause.text)) return undefined
  const kin = told.meaning?.kind === 'yes' ? undefined : findKinAtHome(told.clause.text)?.groups?.['who']
  const comes = clauses
    .slice(0, at - 1)
    .some(
      ({ own, meaning, clause: { text } }) => own && (/^1$/.test(text) || (meaning?.kind === 'yes' && !meaning.weak)),
    )
  return comes ? kin : undefined
}

function forWhom(read: ReadClause, who: string | undefined): ReadClause {
  if (!who || read.proxy || read.danger || !ANSWERS.has(read.meaning?.kind)) return read
  return { ...read, own: false, proxy: who }
}

/** 她去 means nothing by itself; after 我妈手机没电了 it is her yes. */
function ofThem(read: ReadClause, who: string | undefined): ReadClause {
  const said = who === undefined || (read.meaning && !read.meaning.seemed) ? undefined : saidOfThem(read.clause.text)
  const meaning = said === undefined ? undefined : meaningOf(said)
  return meaning && ANSWERS.has(meaning.kind) ? { ...read, meaning } : read
}
