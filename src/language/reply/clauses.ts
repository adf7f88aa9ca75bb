/** Cuts a message into clauses: the stretches between marks, and at the words that turn a sentence round. */
import { fits, mayHold } from '../needed.ts'
import { neededBy } from '../needed-by.ts'
import { breaths } from './breaths.ts'
import { OTHER_MATTERS } from './matters.ts'
import { RELATION, WHOLE_NAME } from './who.ts'

/** A clause with its place in the normalised text; `but` when a word of contrast leads it. */
export interface Clause {
  readonly text: string
  readonly from: number
  readonly to: number
  readonly but: boolean
}

const MARKS = '，。！？；\n…~'
const BUT = /^(?:但是?|不过|可是|可惜|只是|就是|然而|无奈|结果|没想到|怎奈)/
const CONTRASTS =
  '但是|(?<!不)但(?=我|俺|还是|仍|也|一定|是|不(?![管论])|能|想|有|没|可以|愿)|(?<![喘受通越赶得看说瞒拗吃挺熬])不过(?![气来去了关])|(?<!不去|不来|不参加)(?<!只)可惜|可是|只可惜'
const GOES_ON = '然后|另外|对了|还有就是'
/** 我去了就剩我: who stays over. */
const LEFT_OVER = '(?<=[去来加行]了)(?=(?:就|只)(?:剩|有)?(?:下)?我|剩我)'
/** 我不去老伴去: two people side by side. */
const TWO_PEOPLE =
  '(?<=(?:不去|不来|不参加|[去来]不了|参加不了|[我俺]去|[我俺]来|[我俺]参加)了?)(?=(?:我|俺|咱|(?:我|俺)?老伴|老头|老太|爱人|儿子|女儿|他|她)(?:们)?(?:也|都|还|自己|能|要|想|肯定|一定|可以)*(?:不|没)?(?:能|想|要)?(?:去|来|参加))'
/** 我组4人参加1人请假: those who come, and those who do not. */
const OTHERS_MISSING =
  '(?<=(?:参加|去|来|到)(?:了)?)(?=(?:另外?|还有)?(?:\\d{1,2}|[一二三四五六七八九十两])(?:个人|人|位|名)(?:同志)?(?:请假|缺席|因病|因事|不去|不来|不参加|去不了))'
const AFTER_QUESTION = '(?<=(?<!干)吗)(?=[我俺咱他她老腿不没要想能带])'
/** 咋不去呢肯定去呀我等好久了: spoken without marks, a particle ends a clause where an answer begins. */
const AFTER_PARTICLE =
  '(?<=[一-龥]{2}[呢呀啊啦哈]|[行好中成妥]啊)(?=(?:我|俺|咱)(?!们?[呢呀啊啦])|肯定|一定|必须|妥|到那天|到时|那天|不去|不来|没空|嗯|那就|还是|算了|行吧|好吧)|(?<=[行好中成]吧)(?=我|俺|咱)'
/** 好的收到我们两个人都去: what was seen first, and the answer in the same breath. */
const AFTER_RECEIPT =
  '(?<=^(?:好的?|嗯|行|收到|知道了?|听到了?|看到了?|明白了?|谢谢|了|啊|啦|哈){1,8}(?:好的|收到|[了啊啦哈]))(?=(?:我|俺|咱)(?!的|们的|家|这|发|交|寄|报|来)|到时|准时|一定|肯定|必须)'
/** 本来想去的现在看来去不成了: the word of now turns what was meant round. */
const BUT_NOW =
  '(?<=.{4})(?=(?:现在|这会儿|如今)(?:看来|看样子|只能|只好|又|是|可|却|倒)?.{0,3}(?:去不|来不|不去|不来|不能|没法|参加不|能去|可以去|去得))|(?<=.{4})(?=看来(?:是)?(?:去|来|参加)不)|(?<=(?:病|疼|痛|感冒|发烧|咳|住院|腰|腿|脚|膝|身体|血压|晕|舒服|难受|手术|摔|崴)[^，]{0,8})(?=现在(?:已经|都|也|全|彻底)?(?:好(?:多|利索|透|全)?了|没事了?|不(?:疼|痛|晕|咳|烧)了))'
/** 我是赵德柱他闺女我爸去: who writes, and what of the one for whom. */
const AFTER_SIGNATURE =
  '(?<=^(?:我是|这是|这里是)[一-龥]{2,4}(?:的|他|她|家)?(?:家属|家人|儿子|女儿|闺女|姑娘|女婿|儿媳妇?|孙子|孙女|外孙女?))(?=(?:我|俺)(?:们)?(?:家)?(?:爸|妈|爹|娘|父|母|爷|奶|姥|公公|婆婆|岳|老人)|他|她|老人|老爷子|老太太)'
/** 喂小王啊我是宋长河我那个会还是去: who speaks, and then what he says. */
const AFTER_NAME =
  '(?<=^(?:喂|你好|您好|小[一-龥]|同志|主任|老师|领导|[啊呀，、 ]){0,6}我是(?![不说怕想要因从那这就也没昨今明前后上下])(?:[老小][一-龥]|[一-龥]{2,3}(?:师傅|老师)?))(?=我(?!们?是))'
/** 还是去吧我闺女送我: how one comes there. */
const BROUGHT_THERE =
  '(?<=[去来](?:吧|的|了|啊)?)(?=(?:我|俺)?(?:家)?(?:闺女|女儿|姑娘|儿子|女婿|儿媳妇?|孙子|孙女|外孙女?|老伴|孩子们?)(?:开车)?(?:送|接|陪|扶|推)着?(?:我|俺))'
/** 前面那个不算我和老伴都去: what no longer counts, and what does. */
const AFTER_VOID =
  '(?<=(?:前面|刚才|上面|先前|昨天|前头)[^，]{0,6}(?:不算数?|作废|不作数)(?:了)?|[发按写填报说]错了)(?=我|俺|咱|是|改|应该)'
/** 说好了去的结果感冒了, 能去就是得早走: what speaks against it after all. */
const AGAINST =
  '(?<=[去来加]的?)结果(?=.{0,6}(?:病|感冒|发烧|住院|摔|崴|闪|疼|不|没|有事|来了?客|来了?人))|(?<=(?:想|能|可以|要)(?:去|来|参加))就是(?=得|要|可能|怕|坐|走|晚|早|不|没|腿|腰|身)'
/** 跟老伴说了她不去: what was asked of somebody, and what he said. */
const AFTER_ASKED =
  '(?<=(?:跟|和|给|问|通知)[^，]{1,6}(?:说|讲|问|商量|提|打电话)?(?:过|好)?了)(?=(?:他|她)(?:们)?(?!的))'
/** 晚到十分钟别等我, 别等我我自己去; 都好着呢去 */
const AROUND_WAITING =
  '(?<=.{2})(?=(?:别|不用|甭|不要)等(?:我|俺)(?:们)?(?:了|啊|哈|呀)*$)|(?<=(?:别|不用|甭|不要)(?:来)?(?:等|接|管|送)(?:我|俺)(?:们)?(?:了|啊)?)(?=(?:我|俺)(?!们?(?:吃|做饭|开饭|走)))|(?<=.{2}呢)(?=(?:我|俺)?(?:能|要)?去(?:的|吧)*$)'
/** 我跟老伴都去你给登记上: the answer, and what is asked for with it. */
const BEFORE_REQUEST =
  '(?<=.(?:[去来]|参加)(?:的|啊|呢|吧)?)(?=(?:那|就)?(?:你|您|麻烦你?|请你?)(?:就|快|先)?(?:给|帮)(?:我|俺|我们|他|她)?(?:登记|报|记|写|填|算)(?:上|一下|个|一笔))|(?<=.(?:[去来]|参加)(?:的|啊|呢|吧|了))(?=(?:给|帮)(?:我|俺|我们)?(?:登记|报|记|写|填|算)(?:上|一下|个名|一笔))|(?<=好(?:利索|透|全|多)?了)(?=(?:那|就)?(?:你|您|麻烦你?)(?:就|快)?(?:给|帮)(?:我|俺)(?:登记|报|记|写|填|算)(?:上|一下|个))'
/** 让我给他报个名他自己不会弄 */
const AFTER_ERRAND =
  '(?<=报(?:个|上)?名|(?:他|她)(?:参加|去|来))(?=(?:他|她)(?:自己|们|俩)?(?:都)?(?:不会(?!去|来)|没(?:微信|手机)|眼|耳|手机))|(?<=(?:让|叫|托)我(?:跟|和|给)(?:你|您)(?:们)?(?:说|讲)(?:一?声|一?下)?[啊哈呀])(?=他|她)|(?<=(?:坏|没电|停机|丢)了?|不会(?:弄|用|打字|写|使)|不识字|看不[见清]|没(?:有)?(?:微信|手机))(?=(?:让|叫|托|喊)(?:我|俺)(?:跟|和|给|替|帮|代|告诉|转告))'
/** 我就说一声我要去: what is announced, and the announcement. */
const AFTER_ANNOUNCING =
  '(?<=(?:帮|替|代|给)[^，我俺你您他她]{2,5}(?:说|讲|回|应|带)一?[声下]|(?:带|捎)个?[话信])(?=(?:他|她)(?:们)?(?:也|就|说|那天)*(?:不|没|[去来参]))|(?<=(?<!(?:等|的话|要是|如果|万一|只要|的时候|之前).{0,12})(?:说|讲|吱)(?:你|您)?一声)(?=(?:我|俺)(?:要|也|不|准|一定|肯定)?(?:去|来|参加)(?:了|的|啊|吧)*$)'
/** 老邵他手机没电了他让我告诉你他参加, 他参加让我回一下: an errand, and why it is one. */
const BEFORE_ERRAND =
  '(?<=.{3})(?=(?:他|她)(?:就)?(?:让|叫|托|喊)(?:我|俺)(?!(?:告诉|转告|[跟和给同])(?:一?声)?(?:你|您)(?:们)?(?:说|讲)?(?:一?[声下])?[的了啊呢]*(?:$|，|。))(?:告诉|转告|(?:跟|和|给|同)(?:你|您)|替(?:他|她)|帮(?:他|她)|代(?:他|她)|带(?:个|句)话|捎(?:个|句)话))|(?<=(?:去|来|参加)(?:了|的|不了)?)(?=(?:让|叫|托|请)(?:我|俺)(?:给|跟|替|帮|代)?(?:他|她|你|您)*(?:们)?(?:回|说|转告|告诉|讲|登记)(?:一?[下声]|个?话|你|您)*$)'
/** 我替我老头报啊他叫贺长林他要去打拳: whose name it is. */
const AROUND_NAME = `(?<=.{3})(?=(?:他|她)(?:名字)?叫${WHOLE_NAME}(?:$|他|她|，))|(?<=(?:他|她)(?:名字)?叫${WHOLE_NAME})(?=他|她)`
/** 谁说我要去了我没报: a retort, and why. */
const AFTER_RETORT = '(?<=谁(?:说|讲)[^，]{1,5}了)(?=(?:我|俺)(?:没|又没|可没|就没|不))'
/** 我一定参加谢谢组织关心: thanks behind an answer. */
const BEFORE_THANKS =
  '(?<=.{2}[去来加名到上的了拉啦])(?=(?:谢谢|感谢|多谢)(?:组织|领导|大家|各位|你|您|单位|支部|书记|主任|办公室|同志|老师|小|关心|提醒|通知|邀请))'
/** 我跟老伴都去到时候见 */
const BEFORE_MEETING = '(?<=(?:[去来]|参加)(?:的|了|吧|啊)?)(?=(?:到时候?|届时|那天|下?周[一二三四五六日])见)'
/** Words that no bare answer follows. */
const LEADS_ON = `(?:${OTHER_MATTERS})|[他她][去来]|顶|代|把|被|就|陪|送|接|领|催|[非硬偏](?:得|要)|死活要|劝|拉|扶|推|搀|约|邀|让|叫|请|替|帮|给|和|跟|带|说|是|着|以为|哪|怎么|除了|问|放心|舍得|同意|准|许|拦|乐意|愿意|愿|赞成|支持|反对|高兴|希望|盼|鼓励|建议|主张|动员|怕|担心|喜欢|答应|允许|通知|推荐|选|派|求|轮到`
const OPENS_CONDITION =
  '[楼号天午点周][一二三四五六日]?我(?:就)?去|要是|如果|万一|除非|只要|不管|无论|即使|就算|哪怕|下雨|天冷|的话|为啥|为什么|凭(?:什么|啥)|干嘛|谁(?:说|告诉)|怎么知道|别管(?=我去)|光|但|没有?(?:车|人|伴)|昨天|前天|去年|前年|那[次天回]|以前|刚才|上(?:个)?(?:月|周|次|回|星期|礼拜)'
/** 腿疼得下不了楼我不去了: an answer at the end of one breath. */
const ANSWER_AT_END = `(?<=.{3}(?<!${LEADS_ON})(?<!(?:${OPENS_CONDITION}).{0,12}))(?=(?:我|俺)(?:可|还是|还|肯定|一定)?(?:不(?:能|想|爱|愿意?|会)?)?(?:去|来|参加)(?:了|的|吧|啊|呀|哈|好吧|不了|不成)*$)`

/** What begins a clause of its own in running speech. */
const TURN = new RegExp(
  `(?=${[CONTRASTS, OTHERS_MISSING, LEFT_OVER, TWO_PEOPLE, AFTER_QUESTION, AFTER_PARTICLE, AFTER_RECEIPT, BUT_NOW, AFTER_SIGNATURE, AFTER_NAME, BROUGHT_THERE, AFTER_VOID, AGAINST, AFTER_ASKED, AFTER_ERRAND, BEFORE_REQUEST, AROUND_WAITING, AFTER_RETORT, AFTER_ANNOUNCING, BEFORE_ERRAND, AROUND_NAME, BEFORE_THANKS, BEFORE_MEETING, ANSWER_AT_END, GOES_ON].join('|')})`,
)

const mayTurn = mayHold(neededBy(TURN))
const isBut = fits(BUT)
const MARK_CODES: ReadonlySet<number> = new Set([...MARKS].map((mark) => mark.charCodeAt(0)))

/** The clauses of a normalised text, empty ones left out. A question mark stays with its clause. */
export function splitClauses(text: string): Clause[] {
  const clauses: Clause[] = []
  let from = 0
  const push = (to: number) => {
    for (const piece of turns(text, from, to)) clauses.push(piece)
  }
  for (let i = 0; i <= text.length; i++) {
    if (i < text.length && !isMark(text, i)) continue
    const to = text.charAt(i) === '？' ? i + 1 : i
    if (to > from) push(to)
    from = i + 1
  }
  return clauses.filter((clause) => clause.text.trim() !== '')
}

/** 1 老伴不去: the number answers, the rest is said beside it. */
const OPTION_FIRST = /^[1-9] (?:我|俺|老伴|但|不过|就|可|能|要|一个人)(?!们?[两俩三])/

/** 我和老伴，还有女儿女婿都去: one list of who comes, the writer among them. */
const LIST_BEGUN = /(?:^|[，。；])(?:我|俺|咱)(?:和|跟|与|同)[^，。；不没去来了说讲问]{1,8}$/
const LIST_GOES_ON =
  /^(?:还有|加上|以及|外加)?[^，。；不没我俺]{1,12}(?:都|一起|一块儿?)(?:要|想|会|能)?(?:去|来|参加|报名)(?!不)/

/** 我，老赵，老钱: people one after the other, and nothing besides. */
const ONLY_PEOPLE = new RegExp(`^(?:我|俺)(?:[，、](?:(?:我|俺)?(?:家)?(?:的)?${RELATION}|${WHOLE_NAME})){2,6}[。！]?$`)

function isMark(text: string, i: number): boolean {
  const code = text.charCodeAt(i)
  if (text.charAt(i) === '，' && LIST_BEGUN.test(text.slice(0, i)) && LIST_GOES_ON.test(text.slice(i + 1))) return false
  if (text.charAt(i) === '，' && ONLY_PEOPLE.test(text)) return false
  if (MARK_CODES.has(code)) return true
  const char = text.charAt(i)
  if (char !== '.' && char !== ':' && char !== ' ') return false
  const next = text.charAt(i + 1)
  const before = text.charAt(i - 1)
  if (char === '.') return !/\d/.test(next) && !/\d/.test(before)
  // 参加人数:2 is no heading and an option.
  if (char === ':' && text.slice(i - 2, i) === '人数' && /\d/.test(next)) return false
  if (char === ':') return !/\d/.test(next) || !/\d/.test(before)
  if (char === ' ' && OPTION_FIRST.test(text)) return i === 1
  return char === ' ' && !/[\da-z]/.test(before) && !/[\d]/.test(next)
}

/** 能去能去你别操心: an answer said twice, and then something else. */
const SAID_TWICE =
  /^(?:嗯|啊|哦|好的?|对)*(?<said>(?:不|能|想|要)?(?:去|来|参加|报名)(?:的|了|啊)?|取消(?:吧|了)?|退了?(?:吧)?|行啊?|可以|没空|知道了?|收到了?)\k<said>+(?!上[次回]|昨|去年|前年|那[次回]|刚才)(?=[一-龥]{2}(?<![的了啊吧呀哦][的了啊吧呀哦]))/
const afterSaidTwice = (piece: string): readonly string[] => {
  const said = SAID_TWICE.exec(piece)?.[0]
  return said === undefined ? [piece] : [said, piece.slice(said.length)]
}

function turns(text: string, from: number, to: number): Clause[] {
  const whole = text.slice(from, to)
  let at = from
  return (mayTurn(whole) ? whole.split(TURN) : [whole])
    .flatMap(afterSaidTwice)
    .flatMap(breaths)
    .map((piece) => {
      const words = piece.trim()
      const clause = { text: words, from: at, to: at + piece.length, but: isBut(words) }
      at += piece.length
      return clause
    })
}
