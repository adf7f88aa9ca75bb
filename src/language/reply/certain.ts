/**
 * Looks twice at what a clause was taken for. A rule of the tables knows a turn of speech; this knows nothing but the
 * bones of the sentence: who goes, when, under what condition, and how many negations lie upon it. Where the two do not
 * agree the clause is `other` and remembers what it seemed to be, so that it is asked back: a seat wrongly taken or given
 * away is worse than a question.
 */
import { fits } from '../needed.ts'
import type { ClauseMeaning } from './rule.ts'

const GO = '(?:参加|报名|出席|参与|前往|到场|过去|去|来)'
const ADVERB =
  '(?:也|都|就|先|再|还|全|可以|要|会|想|能|得|肯|敢|愿意|自己|一起|尽管|只管|一定|肯定|准备|打算|天天|经常|已经|早就?|踊跃|积极|准时|按时|多多)'
const SELF = /我|俺|咱|本人|老汉|老两口|(?<!家)两口子/

/** Somebody else goes, and nothing is said of the writer: 你们年轻人去吧, 领导也去. */
const OTHERS_GO = new RegExp(
  `(?<![跟和随同陪带听替帮给为代与])(?:你|您|他|她|人家|别人|旁人|年轻人|小年轻|领导|书记|主任|有的人|有些人|好多人|谁|[老小][一-龥]家(?:两口子|一家)?)(?:们)?(?:年轻人|小年轻|(?:那|这)?一?(?:帮|伙|群|拨|家子?)人?)?${ADVERB}{0,3}${GO}`,
)
const EVERYBODY = new RegExp(`(?<![跟和随同])(?:大家|大伙儿?|各位|同志们)${ADVERB}{0,3}${GO}`)

/** What was, not what will be; the words of today win over it. */
const PAST =
  /昨[天儿晚]|前[天儿几]|上(?:个)?(?:周|星期|礼拜|月)|[上前][一两几]?[次回趟]|上一|去年|前年|当年|那年|以前|从前|刚才|小时候|年轻(?:时|的时候|那会)|(?:去|来|参加)过|(?:我|俺)(?:们)?(?:参加|去)了(?!$|[吧啊呀哦的])/
const NOW =
  /是[要想][去来参]|这[次回]|今年|今天|现在|还[想要去来是]|也[想要去来]|再|又|下周|明天|后天|到时|一定|肯定|给我|帮我|补/

const CONDITION =
  /要是|如果|假如|假使|倘若|只要|万一|(?<!不麻烦|方便|可以|不介意|没错|允许|嫌弃|不碍事|不耽误)的话|若是|(?<!没|没有)有(?:时间|空儿?|人(?:陪|接|送)|车|伴|机会)(?:的话)?(?:就|一定|肯定|准|会|再|才|便)|(?:去|来)得了(?:就|一定)|能(?:去|来|参加)(?:的话)?(?:就|一定|肯定|我?早)/
const WHATEVER =
  /(?:[下落][雨雪大]|刮风|下刀子|天冷|天热|没车|没人|远|累)[^，不没]{0,2}也(?:要|得|会|能|照样|一定)*(?:去|来|参加)|才怪|不管|无论|不论|哪怕|就算|即使|再忙|再远|都去|照样/
const DOUBT =
  /争取|力争|尽量|尽可能|(?<!不)可能(?![^，]{0,3}(?:晚[到来点会一]|迟|早走|早退|先走))|大概(?![点\d])|也许|或许|没准|说不定|兴许|指不定|备不住/

/** A negation around a whole statement: 不能说一定去, 也不是非去不可. */
const OUTSIDE = new RegExp(
  `(?:不能说|不敢说|不好说|(?<!是)不是|并不是|并非|谈不上|不等于|别以为|没答应|没说)(?:就|要|一定|肯定|非|必须|会|得|能|想){1,3}${GO}`,
)
/** Two negations on one verb, apart from those that everybody uses as an emphatic yes. */
const TWICE = new RegExp(
  `(?:没|不)(?:有)?(?:说|是)?(?:我)?(?:不|没)(?:想|能|会|要|愿意?|打算)${GO}|(?:不|没)(?:想|愿意?|要|打算)不${GO}`,
)
/** 不去怕你们说我, 不去又不好: not going is weighed, not chosen. */
const WEIGHED =
  /不(?:去|来|参加)(?:的话)?我(?:就|会|要)?(?:睡不|难受|后悔|不甘心|不安|心里|不踏实)|不(?:去|来|参加)(?:又|也|吧)?(?:怕|担心|不好意思|不太好|不大好|不礼貌|可惜|心里)|(?:去|来)(?:还是|或者?|与|和|或)不(?:去|来)/

const TAKE_BACK = '(?:取消|退|撤|删|划)'
const NOT_CANCELLED = new RegExp(
  `别[^，]{0,5}取消|(?:不是|不|没|没有|别|勿|莫|甭|未)(?:是|要|想|说|让|给|把|能|会|用|许|打算|准备|我|我的|报名|名额|再|随便|乱|人|谁){0,4}${TAKE_BACK}`,
)
const WHETHER_CANCELLED =
  /以为|^要取消你|退(?:了)?(?:[一二两三四五六七八九十百零\d]{1,5}年|群|休|伍|款|货|烧|换|回来|党|役|费|钱)|要是|如果|万一|假如|会不会|是不是|是否|听说|的话|怎么|如何|为什么|为啥|谁|[吗么？]|没(?:有)?$|取消[^，]{0,2}又|舍不得|犹豫|纠结|没想好|(?:告诉|通知|说)(?:我|一声)/
/** 说取消就取消: how others deal with it. 别急着把我划了, 是老王取消, 把别人名字删了 */
const NOT_BY_ME =
  /说(?:取消|退|撤)就|(?:别|不要|莫|甭)(?:先)?(?:急|忙|慌)[^，]{0,6}(?:取消|退|撤|删|划)|^是(?!我|俺)[^，]{1,4}(?:取消|退)|(?:别人|人家|大家)的?(?:名字?|那[行份])/
/** Another matter is given up: 老年大学的课我退了. */
const OF_ANOTHER_MATTER =
  /(?:电影|车|机|船|火车|飞机|门|戏)票|老年大学|公交卡|年审|订单|航班|报销|医保|快递|牛奶|报纸|合唱|书法|旅游|春游|秋游|体检|保险|宽带|话费|流量|会员|房子|衣服|鞋|零头|眼泪|桌子/
const OTHERS_CANCEL =
  /(?:活动|课|讲座|聚会|会议?|你们|他们|她们|人家|别人|大家|好多人|领导)(?:都|已经|也|被|要|又|给|是|全){0,3}(?:取消|退)(?!我)/

/** What did not happen: 忘了报名了, 后悔参加. */
const HAS_NOT = /(?:没(?:有)?|未|忘(?:了|记)?|后悔|懒得)(?:能|来得及|赶上|再)?(?:报名|参加|去|来)/
/** 可别再取消啦: a wish about the event, not about a seat. */
const PLEA = /别(?:再|又|老|总|下雨)/
/** Nothing is to be entered: 先不忙报我, 别急着写我. */
const NOT_ENTERED = /(?:不|别|甭|没)(?:先)?(?:忙|急|急着|着急|慌)[^，]{0,2}(?:报|算|加|写|填|登记|留)/
/** 上次没去成 tells of then. */
const WAS_NOT = /(?:没|未)(?:有|能)?[^，]{0,4}(?:去|来|参加|赶上|报)/
/** 以前不参加是因为上班: a habit of then, or why it was so. */
const DID_NOT =
  /(?:以前|从前|那时|当年|年轻时|小时候|去年|前年)[^，说]{0,6}不(?:去|来|参加)|不(?:去|来|参加)(?:是|都是|也是)因为/
/** 儿子出差去了: what keeps a child away keeps nobody at home. */
const KIN_AWAY =
  /^(?:我|俺)?(?:家)?(?:的)?(?:儿子|女儿|闺女|姑娘|孙[子女]|外孙女?|孩子们?|女婿|儿媳妇?|侄[子女]|弟弟?|妹妹?|哥哥?|姐姐?)[^，我没]{0,4}(?:出差|出国|上班|上学|旅游|出门|外出|出远门|去外地)/
/** 不去上学, 不来我家过年, 不去出差: something else than what was asked follows the verb. */
const NOT_ELSEWHERE =
  /(?<![上下起出走回过进])不(?:能|想|要|会|敢|肯|愿意?|打算)?(?:去|来)(?!$|[，。！？ 了的吧啊呀呢哦哈啦咯喽嘛哟哩诶咧让叫请换遭受贼天冷腿腰参太拳舞操活凑玩听练唱添麻折跑那这成得不就也又怕行可谢因为好掺献丢占和跟者吗么哪谁干白开座茶讲聚体郊采红志唉是才更~]|打(?!工|针|麻将)|看(?!病|医|孙|儿|女|我|他)|学(?!校)|跳(?!槽)|你们|他们|我(?!家)|俺|老|没|别|再|给(?:你|大家)|人|有|怎|谢|对|说不|几|[一二两三]|由|肯|自|现|下次|下回|今)/
/** 不去重阳茶话会: what was asked. */
const OF_EVENT = /太极|活动|参加|讲座|体检|(?:会|课|班|队|舞|拳|操|展|饺子|演出|旅游|秋游|春游)(?:了|的|吧|啊)*$/
/** 我没报名: neither refused nor promised. */
const NOT_ENTERED_YET = /^(?:我|俺|咱)?(?:们)?(?:还|又|也|都|可)?没(?:有)?报(?:过|上)?(?:名)?(?:的|啊|呀|呢|过)*$/
/** 他们说要去旅游: what others are about keeps nobody else at home. */
const OTHERS_ABOUT = /^(?:他们|她们|人家|别人|大家|邻居|同事|朋友|亲戚)(?!.*(?:不(?:去|来|参加)|[去来加]不)).*/

/** 血压都上来了: what comes here is nobody. */
const NOBODY_COMES =
  /(?:血压|火气?|病|劲儿?|气|汗|眼泪|(?<!下)[雨雪]|风|电|水|货|快递|暖气|工资|养老金|通知|消息|信号?|疼劲)(?:又|就|也|都|一下子?|全)*(?:上|下|出|起|回)?[来到]了?/

/** 上一次去吹了风就病了: what came of it then refuses nothing now. */
const WENT_AND = /(?:去|来|参加)(?:了|过)?[^，]{0,4}(?:回来)?(?:就|才)(?:病|累|感冒|发烧|疼|摔)/

/** 去销报名: heard, it is 取消. */
const SOUNDS_CANCELLED = /[去曲趣取][销肖削](?!售|量|路|货|毁)/

/** 就怕起不来: a fear is no refusal yet. */
const FEARED = /^(?:就|只)怕/

/** 听说老李不去了: hearsay of somebody else. 没答应不去, 没人不让去: a negation around the refusal. */
const HEARSAY = new RegExp(`(?:听说|据说|听[^，我]{1,3}(?:说|讲)|都(?:说|讲|传))[^，我俺]{1,8}不(?:想|能)?${GO}`)
const NOT_REFUSED = new RegExp(
  `(?:没|未|没有|不曾)(?:答应|说过?|打算|想过?|表示|决定|人|谁)(?:过|要|说)?(?:不(?:让|许|准)?(?:我|俺)?)(?:想|能)?${GO}`,
)

/** 听说老赵他们都不去: what others do refuses nothing. */
const OTHERS_STAY =
  /(?:他们|她们|你们|人家|别人|大家|大伙儿?|老.他们|孩子们|儿女们?|子女们?|其他(?:人|同志)?|其余(?:人|同志|的)?|剩下的?(?:人)?|别的(?:人|同志))(?:都|也|全|说|今年|这次){0,2}不(?:想|愿意?|打算)?(?:去|来|参加)/

const othersGo = fits(OTHERS_GO)
const everybodyGoes = fits(EVERYBODY)
const isOfSelf = fits(SELF)
const isHearsay = fits(HEARSAY)
const isNotRefused = fits(NOT_REFUSED)
/** 没人不让我去，我自己懒 promises nothing. */
const nobodyForbids = fits(/没(?:有)?(?:人|谁)不(?:让|许|准)/)
const isPlea = fits(PLEA)
const nobodyComes = fits(NOBODY_COMES)
const soundsCancelled = fits(SOUNDS_CANCELLED)
const hasNot = fits(HAS_NOT)
const isOfNow = fits(NOW)
const isNotEntered = fits(NOT_ENTERED)
const isPast = fits(PAST)
const isFeared = fits(FEARED)
const othersStay = fits(OTHERS_STAY)
const isNegatedTwice = fits(TWICE)
const isWeighed = fits(WEIGHED)
const wasNot = fits(WAS_NOT)
const isConditional = fits(CONDITION)
const isWhatever = fits(WHATEVER)
const isDoubted = fits(DOUBT)
const isNegatedOutside = fits(OUTSIDE)
const isNotCancelled = fits(NOT_CANCELLED)
const asksWhether = fits(WHETHER_CANCELLED)
const othersCancel = fits(OTHERS_CANCEL)

/** What a clause means, or `other` where its bones say something else than the rule that knew it. */
export function onlyIfCertain(clause: string, meaning: ClauseMeaning): ClauseMeaning {
  if (meaning.kind === 'yes') return certainYes(clause) ? meaning : asMaybe(clause, meaning)
  if (meaning.kind === 'no') return certainNo(clause) ? meaning : unsure(meaning)
  if (meaning.kind === 'cancel') return certainCancel(clause) ? meaning : unsure(meaning)
  return meaning
}

const unsure = ({ kind: seemed, by }: ClauseMeaning): ClauseMeaning => ({
  kind: 'other',
  score: 0.3,
  seemed,
  ...(by ? { by } : {}),
})

function certainYes(clause: string): boolean {
  if (othersGo(clause) && !isOfSelf(clause)) return false
  if (everybodyGoes(clause) && !isOfSelf(clause)) return false
  if (isPlea(clause) && !isOfSelf(clause)) return false
  if (nobodyComes(clause) || soundsCancelled(clause) || nobodyForbids(clause)) return false
  if (hasNot(clause) && !isOfNow(clause)) return false
  return !isOpen(clause) && !isNotEntered(clause) && (!isPast(clause) || isOfNow(clause))
}

const certainNo = (clause: string): boolean =>
  !KIN_AWAY.test(clause) &&
  !(NOT_ELSEWHERE.test(clause) && !OF_EVENT.test(clause)) &&
  !NOT_ENTERED_YET.test(clause) &&
  (isOfSelf(clause) || !OTHERS_ABOUT.test(clause)) &&
  !(DID_NOT.test(clause) && !isOfNow(clause)) &&
  !(isPast(clause) && WENT_AND.test(clause)) &&
  !isFeared(clause) &&
  !isHearsay(clause) &&
  !isNotRefused(clause) &&
  (isOfSelf(clause) || !othersStay(clause)) &&
  !isNegatedTwice(clause) &&
  !isWeighed(clause) &&
  !(wasNot(clause) && isPast(clause) && !isOfNow(clause))

/** A condition, a doubt or a negation lies upon the whole. */
function isOpen(clause: string): boolean {
  return (isConditional(clause) && !isWhatever(clause)) || isDoubted(clause) || isNegatedOutside(clause)
}

const asMaybe = (clause: string, meaning: ClauseMeaning): ClauseMeaning =>
  isOpen(clause) ? { kind: 'maybe' } : unsure(meaning)

const certainCancel = (clause: string): boolean =>
  !isNotCancelled(clause) &&
  !asksWhether(clause) &&
  !othersCancel(clause) &&
  !NOT_BY_ME.test(clause) &&
  !(OF_ANOTHER_MATTER.test(clause) && !/太极|打拳|活动/.test(clause)) &&
  !(isPast(clause) && /(?:取消|退|删|撤)了[^，]/.test(clause) && !isOfNow(clause))
