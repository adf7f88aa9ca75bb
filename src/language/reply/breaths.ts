/**
 * Cuts what is spoken in one breath, as dictation writes it down: 老伴去我不去我得看孙子 is three clauses. Only where two
 * whole sayings stand side by side; what hangs on the other (老张去我就不去) stays in one piece.
 */
import { mayHold } from '../needed.ts'
import { neededBy } from '../needed-by.ts'
import { FROM_WHERE, HOUSE, NAME, RELATION } from './who.ts'

const SELF = '(?:我|俺|咱)(?:们)?(?:俩|仨|两口子|自己|自个儿|一个?人|本人)?'
const OTHER = `(?:(?:我|俺|咱|他|她|你)?(?:们)?(?:家)?(?:的)?(?:${RELATION})|(?:[那这]个)?${FROM_WHERE}?(?:${HOUSE}家(?:两口子|那口子|里?的)?|${NAME})|其他(?:人|同志)?|其余(?:的|人)*|剩下的(?:人)?|孩子们|他|她)`
/** Bounded: where a name ends among names without a mark between them is anybody’s guess, and so many guesses multiply. */
const OTHERS = `${OTHER}(?:(?:、|和|跟|与|还有)?${OTHER}){0,5}(?:俩|老?两口子?|夫妇俩?|他们|她们)?`
/** Whoever goes or stays at the beginning of a breath, and what of it is said first. */
const WHO = `(?<who>(?<self>${SELF}(?:(?:和|跟|与|陪|带|领)(?:着)?${OTHERS})?)|${OTHERS})(?:[啊呀嘛呢](?:他|她))?(?:(?:说|讲)(?:他|她)?)?(?:了)?`
/** What keeps somebody at home, said before he stays there. */
const REASON =
  '(?:(?:人)?(?:腿|腰|脚|身体|身子|血压|眼|耳|头|牙|膝盖|心脏)[^，我俺他她去来]{0,4}|住院[^，我俺去来]{0,2}|病[^，我俺去来]{0,2}|感冒了?|有事|值班|在[^，我俺去来]{1,5}|嫌[^，我俺去来]{1,3})?'
const FIRST =
  '(?:(?:我们|咱们|俺们)(?:组|支部|队|班|楼)(?:里)?(?:就|有)?|(?:就是)?[那这]个(?![人老我她他])|那|就|嗯|好|行|中|成|收到|是|还是|反正|这[次回])*'
const ADVERB =
  '(?:也|都|可|还是|还|又|先|肯定|一定|到时|那天|自己|一个人|一起|一块儿?|可以|能|要|想|会|得|这[次回]|今年|就是|实在|可能)*'
const GO = '(?:参加|报名|去|来)'
const AFTER = '(?:了|吧|的|呗|啊|哈|不误)*'
const STAYS = `(?:请(?:个)?假|(?:不|没法|没空)(?:想|能|愿意?|打算|敢)?${GO}|(?:[去来]|参加)不(?:了|成|得|上))`

const SAID = new RegExp(`^${FIRST}${WHO}${REASON}${ADVERB}(?:(?<stays>${STAYS})|${GO})${AFTER}`)
const ANSWERS = `(?:也|都|可|还是|还|自己|肯定|一定|能|要|想|会|可以|这[次回])*(?:${STAYS}|${GO})`

/** 我不去: the opposite of what somebody else does. */
const SELF_STAYS = new RegExp(
  `^(?:但|可)?${SELF}(?:(?:嘛|么|呢)(?:我|俺)?就)?${REASON}(?:可|还是|这[次回]|肯定|实在|是|真)*${STAYS}`,
)
/** 韩秀珍不去 after 刘长江去. */
const OTHERS_STAY = new RegExp(`^${OTHERS}(?:可|还是|这[次回]|说|可能|她|他|都|全)*${STAYS}`)
/** 我去, 老伴去 after somebody who stays at home; 我也不去 hangs on him. */
const SELF_GOES = new RegExp(
  `^(?:那|就)*${SELF}(?:自己|还是|还|照样|也|就|得|要|能|想|可以|替(?:他|她)|一个人)*${GO}${AFTER}$`,
)
const OTHERS_GO = new RegExp(`^${OTHERS}${ANSWERS}`)
/** 老马去 after 老孙去: one after the other. */
const OTHERS_TOO = new RegExp(`^${OTHERS}(?:也|都)?${GO}`)
/** 我得看孙子, 我在家做饭, 我送她: what the writer does meanwhile. */
const MEANWHILE =
  /^(?:我|俺|咱)(?:就|也|还|得|要|只)*(?:(?:得|要)(?!去|来|参加)|在家|留(?:家|下)|看(?:着)?(?:家|门|孙|孩|娃)|给(?:他|她|你|您)|(?:就|只)?送(?:他|她|过|到)|接(?:他|她|孙|孩)|陪(?:他|她|老|着|同)|有事|没空|没时间|走不开|(?:腿|腰|脚|身体)|带孙|值班|上班)/
/** 老伴腿脚不好, 俺家那口子得值班: what keeps somebody else at home. */
export const KEPT_AT_HOME = new RegExp(
  `^${OTHER}(?:人|这[次回]|那天|得|要|还|在|又|也|都|正)*(?:在家|看家|看门|看孙|看孩|带孙|带孩|接孙|送孙|值班|上班|有事|没空|没时间|走不|住院|生病|病|感冒|发烧|腿|腰|脚|身体|眼|耳|血压|不舒服|不方便|不得劲|晕车|照顾|伺候|出差|出门|回老家|在外地|在老家|就不|就算了|就免了)`,
)
/** 就俺俩, 一共三个人: how many that makes. */
const SUMS =
  /^(?:就|一共|总共|共|合计|一块儿?|拢共)(?:是)?(?:(?:我|俺|咱)(?:们)?(?:俩|仨|老两口|两口子|两个|三个|自己|一个)|(?:\d{1,2}|[一二两三四五六七八九十俩仨])(?:个人?|口人?|人|位|名|大人|$))|^(?:[两二三四五六2-6]个人|两人|俩人?|仨)(?:$|，|[你您别])/
/** 那我自己去: what follows from it that somebody stays. */
const THEN_I = new RegExp(`^那(?:就)?(?:我|俺)(?:也|就|自己|一个人|还是|只好)*(?:不)?(?:${GO})`)

/** 老金不来了他屋里有事: why he does not. */
const THEIR_REASON =
  /^(?:他|她)(?:家里?|屋里|屋头|那天|今天|要|得|正|还|又|人|在|现在)*(?:有事|住院|生?病|感冒|腿|腰|身体|没空|走不|值班|上班|[看带接]孙|回老家|外地)/

/** 还带着小外孙: who comes besides. */
const ADDS = new RegExp(
  `^(?:还|再|另外|外加|加上|带上)(?:要)?(?:带|领|加|捎|算|有)?(?:上|着|个)?(?:我|俺)?(?:小|大)?(?:${RELATION})(?!不)`,
)
/** 他没微信, 她坐轮椅: what is told of somebody who comes along. */
const ASIDE =
  /^(?:让|叫|托)我(?:给|帮|替)|^(?:他|她)(?:闺女|女儿|儿子|女婿|孙[子女]|外孙女?)?送(?:他|她)|^(?:他|她)(?:自己|人|现在|也)?(?:没(?:有)?(?:微信|手机)|不会(?!去|来)|不识字|眼|耳|听不|看不|坐轮椅|腿脚|认不)/
/** 换成我闺女跟我去 */
const INSTEAD = /^(?:换|改)(?:成|为|让|我|俺)/

/** 就我跟老伴 before 孩子们都不去 */
const ONLY_US = new RegExp(`^(?:就|只有)(?:我|俺)(?:跟|和|与)(?:我|俺)?${OTHER}`)
/** 老伴不方便 before 我自个去 */
const KEPT_BEFORE = new RegExp(`${KEPT_AT_HOME.source}[^，我俺去来]{0,6}(?=我|俺)`)
const BY_MYSELF = new RegExp(`^(?:我|俺)(?:还是|照样|照|就)?(?:自己|自个儿?|一个?人)${GO}${AFTER}$`)

/** Where no second saying can follow, nothing is looked for. */
const mayBeTwo = mayHold(neededBy(/[去来]|参加|报名/))
const LEAST = 5

/** The length of the saying at the beginning of a breath, where another one follows it; `enumerated`: others were told of before. */
function lengthOfFirst(words: string, enumerated: boolean): number | undefined {
  const [us] = ONLY_US.exec(words) ?? []
  if (us !== undefined && OTHERS_STAY.test(words.slice(us.length))) return us.length
  const [kept] = KEPT_BEFORE.exec(words) ?? []
  if (kept !== undefined && BY_MYSELF.test(words.slice(kept.length))) return kept.length
  const said = SAID.exec(words)
  if (!said || said[0].length === words.length) return undefined
  const rest = words.slice(said[0].length)
  const { self, stays } = said.groups ?? {}
  const follows =
    MEANWHILE.test(rest) ||
    SUMS.test(rest) ||
    (!stays && (ADDS.test(rest) || ASIDE.test(rest))) ||
    (stays && (INSTEAD.test(rest) || (self === undefined && THEIR_REASON.test(rest)))) ||
    (stays
      ? self
        ? OTHERS_GO.test(rest)
        : SELF_GOES.test(rest) || THEN_I.test(rest) || OTHERS_GO.test(rest)
      : SELF_STAYS.test(rest) ||
        OTHERS_STAY.test(rest) ||
        (self === undefined &&
          (OTHERS_TOO.test(rest) || BY_MYSELF.test(rest) || (enumerated && SELF_GOES.test(rest))))) ||
    (self !== undefined && KEPT_AT_HOME.test(rest))
  return follows ? said[0].length : undefined
}

/** The sayings of one breath, in their order; the breath itself where it is one. */
export function breaths(words: string): readonly string[] {
  const said: string[] = []
  let rest = words
  while (rest.length >= LEAST && mayBeTwo(rest)) {
    const length = lengthOfFirst(rest, said.length > 0)
    if (length === undefined) break
    said.push(rest.slice(0, length))
    rest = rest.slice(length)
  }
  return [...said, rest]
}
