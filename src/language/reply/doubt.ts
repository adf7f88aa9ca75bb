/**
 * Doubts what the rules have decided. A rule knows a turn of speech, which may stand by accident in a sentence of
 * something else (以前不参加是因为上班); what all words of a sentence say together knows no rule. Where the two do not
 * agree, and the answer is not said so plainly that nothing can be mistaken, it is asked back: a seat wrongly taken or
 * given away is worse than a question.
 */
import { withoutFaces } from '../faces.ts'
import { fits } from '../needed.ts'
import type { ReplyKind } from '../reading.ts'
import { soundsLike } from './likely.ts'
import type { ReadClause } from './read-clause.ts'
import { inPlainWords } from './vernacular.ts'

/** Answers that take a seat or give one away. */
export type Decision = 'yes' | 'no' | 'cancel'

/** How little a sentence may sound like what was decided; 0 is as likely as not. Chosen on sentences nothing was learnt from. */
const FLOOR = -1.2
/** How much more it may sound like another answer. */
const MARGIN = 1
/** So few characters hold nothing that could contradict. */
const SHORT = 3

const SELF = '(?:我|俺|咱)(?:们)?(?:俩|自己|自个儿)?'
const GO = '(?:参加|报名|出席|去|来)'
const AT_END = '(?:了|啦|的|吧|呗|啊|呀|哈|哦|呢|哟|喽|咯|嘛|嘞|谢谢|一趟|[！。~ ]){0,5}$'
const FIRMLY =
  '(?:^|都|也|还是?|就|又|一定|肯定|准时?|必须|得|要|会|能|可以|愿意|决定|当然|死活|坚决|绝对|才|讲座|活动|[，、 ])'
const BY_MEANS = '(?:[骑坐打走开乘扶拄][^，不没]{0,4})?'
const NOT = '[不没别甭莫非勿未难怕]'
/** 去重阳茶话会: what one comes to. */
const EVENT = '(?:(?![了过的])[^，不没]{0,6}(?:会|课|活动|讲座|队|班|拳|舞|体检|旅游|演出|饺子))?'

/** Said so that nothing else can be meant. */
const PLAIN_YES = [
  // 说什么也得去, 我骑三轮去, 参加的参加的
  `^(?!.*${NOT})(?:.*(?:${SELF}${BY_MEANS}|${FIRMLY}))?(?:${GO}[的了]?)+${EVENT}${AT_END}`,
  // 原来不去现在去
  `(?:现在|这[次回]|今年|还是|又(?=[想能要可]))[^，不没]{0,4}${GO}${AT_END}`,
  // 刚出院不过能去, 那天有时间
  `(?:不过|但是?)(?:我)?(?:还是)?(?:能|会|要|可以)?${GO}${AT_END}`,
  `^(?:我|那天|正好|刚好|[上下]午)*有(?:时间|空)${AT_END}`,
  // 不好意思能去, 不去不去，算了去吧
  `(?:^不好意思[，]?|算了|得了)(?:我)?(?:还是)?(?:能|会|要)?${GO}${AT_END}`,
  // 谁说我不参加, 傻子才不去
  `(?:谁|哪个)(?:说|讲)[^，]{0,3}[不没](?:想|能|会|要)?${GO}|(?:傻子|傻瓜|鬼)才不${GO}`,
  // 我还能不去吗, 有啥不能去的, 把我名字填进去
  `(?:还|哪)能不${GO}|有(?:啥|什么)不(?:能|敢)${GO}`,
  '^(?:先|那|就)*(?:把(?:我|俺)(?:也)?(?:算|加|记)|(?:算|加|记)上?(?:我|俺)(?:吧|呗|$))',
  '把(?:我|俺)(?:的)?(?:名字|大名|名)(?:也|给)?(?:填|写|加|报|记|登|添)',
  // 我不去谁去, 我去还不行吗
  `不${GO}谁${GO}|(?:我|俺)(?:要是|要)?不${GO}(?:的话)?谁|${GO}还不(?:行|成|中)`,
  // 帮王淑珍也填上
  '^(?:请|麻烦|那|你|您)?(?:帮|替|给)[^，不没别]{1,5}(?:也)?(?:报|填|登|加|写|算)(?:上|个|名|一个)',
  // 不得不去, 早想参加了, 我敢不去吗
  `^(?:我|俺)?(?:不得不|哪敢不|敢不|早就?想|巴不得)(?:想)?${GO}`,
  // 不去怎么行, 我要是不去那才怪了
  `不${GO}(?:了)?(?:就|那|可|都|是)*(?:不[行成像合妥够]|(?:怎么|咋)(?:[行成]|能?(?:对得|说得|好意思|过意))|才怪|说不过去)`,
  // 携内子同往, 走不走得动都得去
  `^(?!.*${NOT}).*(?:同往|愿往|欣往|前往|赴会|与会|赴约)${AT_END}`,
  `(?<either>[一-龥])不\\k<either>[^，不没]{0,4}(?:都|也)(?:得|要|会|能)?${GO}${AT_END}`,
  // 1个, 俩人
  '^(?:就|共|一共|总共|我们)?(?:\\d{1,2}|[一二两三四五六七八九十俩仨])(?:个人?|人|位|名|口人?)?$',
  // 我说的是去
  `(?:说|讲|意思)的?(?:就)?是(?:要|会)?${GO}${AT_END}`,
  // 从不落后
  '不(?:能|会|敢)?(?:落后|缺席|掉队|迟到)',
  // 别给我取消
  '(?:别|不要|不用|不能|没说)[^，]{0,4}(?:取消|退|划|删)',
  `不(?:想)?${GO}也(?:得|要|必须)${GO}`,
  `(?:没(?:有)?(?:空|时间|工夫)|[疼痛爬挪抬雨雪]|拐|轮椅)着?也(?:要|得|会|必须)?[^，不没]{0,5}${GO}${AT_END}`,
  // 不去是不可能的, 是去不是不去, 不用看孩子了能去
  `不${GO}(?:那)?是不(?:可能|行)|(?:^|我)是(?:要)?${GO}，?不是不${GO}`,
  `(?:不用|用不着|不必)[^，]{1,6}(?:能|可以|我)${GO}${AT_END}|不怕[冷热远累晒挤雨雪]我?(?:也|都|能|要)?${GO}${AT_END}`,
  // 不去改成去
  `(?:改|换|变)(?:成|为|作)(?:要|能)?${GO}${AT_END}`,
  // 不去才傻呢
  `不${GO}(?:那)?才`,
]
const PLAIN_NO = [
  // 你们去吧
  '^(?:你们|大家|年轻人)(?:年轻人)?(?:去|玩|参加)吧?$',
  // 给钱我也不去, 真的去不了, 我爸说不去
  `^(?!.*${NOT}.*${NOT})(?:.*(?:${SELF}|${FIRMLY}|真的?|实在|这[次回]|说(?:他|她)?|(?:周|星期|礼拜)[一二三四五六日天]|[今明后]天|那天|[上下]午))?(?:不(?:能|想|敢|便|宜|会|可以|打算|准备|愿意?|可能)?${GO}|(?:[去来打跳练走]|参加)不(?:了|成|得|动))${EVENT}${AT_END}`,
  // 饺子不去, 李老师不去茶话会
  `^[^，不没别]{1,6}不(?:能|想)?${GO}${EVENT}${AT_END}`,
  // 家里不许我去
  '不(?:让|许|准)我(?:去|来|参加|出)',
  // 有啥好去的, 俺不待去
  `(?:有|没)(?:什么|啥)好(?:去|玩|看)的|不(?:待|稀得)(?:见)?${GO}`,
  // 我哪走得开
  '(?:哪|咋|怎么)(?:还)?(?:能)?(?:去|来|走|赶)得(?:了|动|成|开)',
  // 去是不可能的, 是不去不是去
  `^${GO}(?:那)?是不(?:可能|行)|^(?:我)?是不${GO}，?不是`,
  // 不得行不得行
  `^(?:不得行|要不得|[去来]不得|不行|不成|不中)+${AT_END}`,
  // 要参加婚礼, 我要守灵
  '(?:要|得)(?:去)?(?:参加|吃|喝)[^，不没]{0,4}(?:婚礼|喜酒|葬礼|满月酒?|喜宴|追悼会)|(?:要|得)(?:守灵|奔丧|送葬)',
  // 暂时先不报
  `^(?:先|我|也|就|暂时|暂|目前|这次)*不报(?:名)?${AT_END}`,
  // 难以成行, 去改成不去, 体检不做
  `(?:体检|检查)[^，不没]{0,3}不(?:做|查|检)${AT_END}|(?:难以?|无法|未能|不克)(?:成行|赴会|赴约|与会|出席|前往|参加|到场)|(?:改|换|变)(?:成|为|作)(?:请假|不${GO})${AT_END}`,
  // 跳过我, 罢了
  '^(?:请|就|先|把)*(?:跳|略|绕)过(?:我|俺)|^(?:那|那就)?[算罢](?:球|逑)?[了喽咯](?:[算罢](?:球|逑)?[了喽咯])*$',
  // 这个礼拜不行
  `^[^，不没]{0,8}不(?:太)?(?:行|成|方便|凑巧|巧|合适)${AT_END}`,
  // 去了也白去, 能去才怪, 除了我都去
  `白[去来搭跑]|${GO}才怪|除了我(?:都|谁都)|谢绝|婉拒|弃权|缺席`,
  // 别算我, 哪有工夫
  '(?:别|不用|不要|甭|莫)(?:再)?(?:给)?(?:算|叫|等|带|指望|管|加|写|报|登记|喊)?(?:上)?(?:我|留$)',
  '哪(?:儿|里)?(?:还)?(?:有|来的?)(?:那|这)?(?:个|份)?(?:闲)?(?:工夫|功夫|空|时间)',
]
const PLAIN_CANCEL = [
  // 请删除我的报名信息, 别留我位置了: what is taken back is a seat
  '报名|名额|名字|名单|座位?|位[子置]|留我|给我留|我的?(?:那个?|那份)?$',
  // 取消重阳茶话会
  `^(?:我要|我想|请|帮我|麻烦|把)?(?:取消|退出|退掉)${EVENT}${AT_END}`,
  // 取消吧: or nothing else is named
  `(?:取消|退|撤|删|划|抹|勾|作废)(?:掉|了|除|销|回|出|去)?(?:一下)?.?.?${AT_END}`,
]

const PLAIN: { readonly [kind in Decision]: (clause: string) => boolean } = {
  yes: fits(new RegExp(PLAIN_YES.join('|'))),
  no: fits(new RegExp(PLAIN_NO.join('|'))),
  cancel: fits(new RegExp(PLAIN_CANCEL.join('|'))),
}

const IS_GONE = /^(?:现在|已经|都|刚)?退了[。！]*$/
const FEVER = /烧/

/** A name of the roster as staff have it put in marks. */
const NAMED = /[‹›]/

/** What is said out of courtesy says nothing for or against an answer. */
const COURTESY: ReadonlySet<ReplyKind | undefined> = new Set(['thanks', 'greeting', 'received'])
const isAddress = fits(/^(?:不好意思|对不起|抱歉|请问|小?同志|领导|主任|老师|小.|那个|这个|嗯+)(?:啊|了|哈|呀|们)?$/)

const isCourtesy = ({ meaning, clause: { text } }: ReadClause) =>
  meaning ? COURTESY.has(meaning.kind) : isAddress(text) || withoutFaces(text).trim() === ''

/** Whether a decision is to be asked back that the clauses of a message have led to. */
export function isDoubtful(kind: Decision, clauses: readonly ReadClause[]): boolean {
  const said = clauses.filter((read) => !isCourtesy(read))
  const text = withoutFaces(said.map(({ clause }) => clause.text).join('，'))
  if (text.length <= SHORT) return false
  const deciding = said.filter(({ meaning }) => meaning?.kind === kind)
  // 孙子发烧，退了: it is the fever that has gone.
  if (kind === 'cancel' && deciding.every(({ clause }) => IS_GONE.test(clause.text)) && FEVER.test(text)) return true
  // Who answers for somebody he names has been read word for word: 何守田去.
  if (deciding.some(({ own, clause }) => !own || NAMED.test(clause.text))) return false
  if (deciding.some(({ clause }) => PLAIN[kind](inPlainWords(withoutFaces(clause.text))))) return false
  // A seat is given up as one declines.
  const { own, rival } = soundsLike(kind === 'cancel' ? 'no' : kind, inPlainWords(text))
  return own < FLOOR || rival - own > MARGIN
}
