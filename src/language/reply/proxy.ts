/** For whom somebody else answers: 帮老李报个名, 王老师托我报名, 我妈也去. */
import { fits, quickly, rewriting } from '../needed.ts'
import { SPOUSE_WORDS } from './companions.ts'
import { leavesSeat } from './heads.ts'
import {
  CALLED_AFTER,
  DOUBLE,
  FROM_WHERE,
  GIVEN,
  NAME,
  NO_NAME,
  RELATION,
  SURNAME,
  TITLE,
  WHO,
  WHOLE_NAME,
} from './who.ts'

const LIST = `(?:${WHO})(?:(?:、|和|跟|与|同(?![事学乡志])|还有|，)(?:${WHO}))*`
const VERB =
  '(?:也|都|各|先|再|顺便|一起|一块|(?:一|每|各)人)?(?:去|来)?(?:报|签|参加|登(?=记|[一1两二三俩]?个|上)|填|写|记(?=上|一?个)|添(?=上|[一1两二三俩]?[个位])|[弄整搞](?=[一1两二三俩]个|上)|[勾抹](?=掉|去|了|$)|加|答|应(?=一?声)|回|请|带(?=一?个名)|取消|退|去掉|划|删|撤|问|算|留|占|去|来|接龙|[捎带叫](?=上))'
const FOR = new RegExp(
  `(?:帮|替|给|为|代表?|让|叫|派|换|代替|帮忙给|麻烦给|请给|把)(?<who>${LIST})(?:家)?(?:老?两口子?|夫妻俩?|夫妇俩?|[两二三四](?:个人?|位|人)|俩|仨)?(?:的(?:名额?字?|报名|那份|那个)?)?${VERB}`,
)
const findFor = quickly(FOR)
const ASKED = new RegExp(
  `(?<who>${LIST})(?:家)?(?:老?两口子?|夫妻俩?|夫妇俩?|他俩|[俩两二三四](?:个人?|位|人))?(?:也|还|都)?(?:(?:托|让|叫|请|委托|喊|要)我|委托本人|(?<=受.{1,8})(?:的)?(?:委托|之托|所托|嘱托)[，]?我?)(?:捎带|顺便|顺带|也)?(?:帮|替|给|代)?(?:他|她)?(?:们)?(?:向|跟|和)?(?:你|您)?(?:们)?(?:也|捎带|顺便|顺带|一块儿?|一起)?(?:报|签|参加|登(?:记|上|[一1]?个)|说|告诉|回|请|转告|转达|问|代报|(?:捎|带|传)(?=个|一?句|话|口?信)|(?:捎|带|记|写|填|添)(?:个|上)?名)`,
)
const findAsked = quickly(ASKED)
/** 姐俩, 母女两个: what two are to each other. */
const SIBLINGS = '(?:姐妹|姊妹|兄弟|姐弟|兄妹|母女|母子|父子|父女|婆媳|妯娌|[姐哥娘爷]儿?)(?:俩|仨|[两二三]个?人?)'
/** 李大夫说血压高不能参加, 儿子说腿疼别去: what doctors and children say of somebody's body is said of the writer. */
const ADVISES =
  '(?:[^，说]{1,3}(?:大夫|医生|护士)|(?:我|俺)?(?:家)?(?:的)?(?:儿子|女儿|闺女|姑娘|孩子们?))[说讲](?:我|俺)?(?:看|等|不一定|再等|不能|不要|别|不让|腿|腰|脚|头|身体|血压|眼|膝盖|心脏)'
const THEY = new RegExp(
  `^(?!(?:我|俺|咱)?们?家?${SIBLINGS})(?!${ADVISES})(?:我是|人家|就|只有)?(?<who>${LIST})(?:家)?(?:那边|那头)?(?:[啊呀嘛呢]?(?:他|她)(?:自己|本人)?(?![爸妈爹娘]))?(?:他们|她们)?(?:老?两口子?|夫妻俩?|夫妇俩?|俩人?|${SIBLINGS}|[两三四五六2-6](?:个人?|位|人)|一家(?:子|人|[一二两三四五\\d]口人?)?)?(?:(?:电话里?|微信里?|早就?|昨天|刚才|刚|已经|自己)?(?:说|讲|表示|回复|答应)(?:了)?|(?:让|叫|托|请|喊)我(?:跟|和|给|向)?(?:你|您)?(?:们)?(?:说|讲|转告|告诉)(?:一?声|一?下|你|您)?)?[:，]?(?:他|她|他们|她们)?(?:替我|代我|代替我)?(?:(?<=[说讲][，:]?(?:他|她)?)(?:今天|这[次回]|最近)?(?:腿|腰|脚|头|身体|血压|眼睛?|膝盖)(?:有点|又|老|也)?(?:疼|痛|晕|高|不好|不行|不便|不舒服|不得劲)(?:了|得很)?)?(?:也|都|也都|就|(?:自己)?一个人|自己|单独|可能|肯定|一定|今天|明天|临时|突然|这次|这回|又|因(?:病|事|故|伤)|有事|应该|估计|好像|大概|八成|多半|没准|兴许|那天|当天|到时候?|[下这本]周.|跟着我?|跟我|陪我|一起|一块儿?|非|执意|坚决|坚持|死活|说什么也|说啥也|(?:跟|陪|随|领|带|扶|推)着?(?:我|俺)?(?:家)?(?:的)?(?:${RELATION})(?:一起|一块儿?)?|不(?:想|肯|能|愿意?|打算)?(?=(?:跟|和|陪|随|同)着?我(?:一起|一块儿?)?(?:去|来))(?:跟|和|陪|随|同)着?我(?:一起|一块儿?)?){0,2}(?:还|照样|照常|照旧|仍然?)?(?:要|想|能|会|可以|愿意)?(?:不|没)?(?:能|想|要|会)?(?:(?:去|来|参加|报名|报|到|取消|退出)(?!医院|住院|[他她你]的)|再?(?:考虑|想想|商量)[考虑商量一下再看说]*$|(?:得|要|再)?看(?:看)?(?:天气|身体|血压|腿脚?)?(?:情况|状况)?(?:再[说定])?(?:吧)?$|再说(?:吧)?$|(?:还|一直)*(?:没(?:想好|定|决定|准儿?|准信|准话|主意|考虑好|谱|拿定(?:主意)?)|拿不(?:定|准)(?:主意)?|(?:在|正)?(?:犹豫|琢磨)|不(?:一定|确定|好说)|说不(?:准|好|定))(?:着|呢|了|啊)*$|再?等等(?:再说|看)?$|等[^，我俺]{1,8}再(?:定|说|看)$|(?<!主任|书记|老师|同志|[科组会处队班所]长|会计|小[\\u4e00-\\u9fa5])请(?:个|一天|病|事)?假(?:了|吧)*$|(?:放弃|弃权|缺席|(?:不感|没)兴趣)(?:了|吧)*$)`,
)
const findThey = quickly(THEY)
/** 老刘头说算他一个: what is asked for somebody who is 他 in his own words. */
const ASKS_TO_ENTER = new RegExp(
  `^(?:另外|对了|还有)?(?:我)?(?<who>${LIST})(?:也|还)?(?:说|讲|托我|让我|叫我|请我|让|叫|托|请)(?:了)?(?:你|您)?(?:们)?[:，]?(?:也|都)?(?:(?:给|把|算|帮|替|加|别|不用|不要)(?:给|算|把|加)?(?:上)?(?:他|她)|(?:他|她)(?:也)?(?:算|报|来)(?:上)?一?[个份])`,
)
const findAsksToEnter = quickly(ASKS_TO_ENTER)
const CALLED =
  /(?:她|他|我妈|我爸|老人|老伴|名字|姓名)?(?:名字)?(?:叫|名叫|姓名是|名字是)(?<who>(?![他她我你])(?!.{1,3}(?:去|来|的|报名|参加)$)[\u4e00-\u9fa5]{2,4})$/
/** 他是刘玉兰: by 是 alone only what looks like a name. */
const IS_CALLED = new RegExp(
  `(?:她|他|我妈|我爸|老人|老伴)是(?:退休的|你们(?:单位|矿上?|厂里?)的|[一-龥]{2,4}(?:队|车间|矿|厂)的)?(?<who>${WHOLE_NAME})$`,
)
const SELF = /^(?:我|我们|俺|咱|自己|本人|大家|你|您|他|她|别人|人家|谁)$/

/** 楼上周婶记一个, 钱会计、吴出纳都给报上: whom to enter. Whoever sits in the office may only be called so: 王老师给报上, 小李登记一下. */
const findEntered = quickly(
  new RegExp(
    `^(?:还有|另外)?(?:我|俺|咱)?(?:们)?(?!(?:[老小][\\u4e00-\\u9fa5]|[\\u4e00-\\u9fa5]{1,2}(?:老师|主任|书记|同志|科长|师傅))(?:给|登|记|报|写|填|加|帮|算))(?<who>${LIST})(?:也|都|先|再|各)*(?:给)?(?:帮忙)?(?:报|记|登记?|写|填|签|(?:算|加|要|占)(?=[一1]))(?:上|个名|名|一下|[一1俩两2](?:个|位|份|下)?)+(?:吧|呗|啊|哈|了)*$`,
  ),
)
/** Words before and behind what is asked for. */
const asked = (form: string) => quickly(new RegExp(`^(?:请|麻烦|劳驾|帮忙|再|也|就)*${form}(?:吧|啊|哈|谢谢)*$`))
/** 请登记何主任, 报上老王 */
const findRegistered = asked(`(?:登记|登上|报上|写上|记上|填上)(?:一下)?(?<who>${LIST})`)
/** 报牛秀芬: a whole name, and no class or outing (报温泉游). */
const findByFullName = asked(
  `(?:报|填|写)(?<who>${NO_NAME}${SURNAME}${GIVEN}{2}(?<![班课游团队组项餐票级字青画操舞拳会赛]))`,
)
/** 留一个给老向 */
const findKeptFor = asked(`(?:给)?留(?:一)?个(?:名额|位子?|座)?给(?<who>${WHO})`)
/** 郑姐我帮报 */
const findByHelper = asked(`(?<who>${WHO})(?:我|俺)(?:来)?(?:帮|替|代)(?:他|她)?报(?:名|上|一个|个名)?`)
/** 把胖婶也报上, 修鞋的老葛加上他 */
const findAdded = asked(
  `(?:把(?<who>${WHOLE_NAME})也?(?:报|登记)上|(?:[^，我俺]{1,5}的)?(?<whose>${WHOLE_NAME})(?:也)?(?:加|算|写|报|带|捎)上(?:他|她))`,
)
const findToEnter = (text: string) =>
  findRegistered(text) ?? findByFullName(text) ?? findKeptFor(text) ?? findByHelper(text) ?? findAdded(text)
/** 去的是老魏; 不是我，是老魏参加 */
const findWhoIsIt = quickly(
  new RegExp(
    `^(?=是.*(?:去|来|参加|报名?)|.{1,3}的人?是)(?:(?:要|想)?(?:去|来|参加|报名)的人?)?是(?<who>${LIST})(?:(?:要|想|会)?(?:去|来|参加|报名?)(?:的|了)?)?$`,
  ),
)
/** 帮铁柱报个名: where only a name can stand, whoever it is. */
const OF_NOBODY =
  /[我你您他她它咱俺不没也都要来去报了的吗呢么什谁怎个在把就还让叫说想会能可忙各几哪这那其]|大家|大伙|人家|别人|全家|家里|一家|单位|社区|街道|居委|支部|小组|群|名单|办公|孩子们|朋友们|老师傅们|今天|明天|后天|周[一二三四五六日末]|星期|礼拜|上午|下午|活动|太极|讲座|[班课会队拳舞操票饭号]$|两位|两口|老两|自己|本人|名额|提前|及时|抓紧|尽快|赶紧|先|再|快/
const findAnybody = quickly(
  /(?:帮|替|代|给)(?<who>[\u4e00-\u9fa5]{2,4}?)(?:也|都|再|先|顺便)?(?:报(?:上|个|一|名|[12两俩]|吧|$)|登记|登[个一]|签到|[记算填](?:[个上](?!电话|账|号)|一(?![功账过]))|回(?:个|一声|一下|复|话|答)|应一?声|答应|留(?:个|一个)(?:名额|位))/,
)
/** 于长河2人 */
const findListed = quickly(
  new RegExp(
    `^(?<who>${WHOLE_NAME})(?:同志|老师|师傅)?(?:(?:夫妻|夫妇|两口子)(?:二|两)?|\\d|[一二两三四五])(?:个人|人|位)$`,
  ),
)

/** 老岳老伴来电话说老岳去不了: who has brought the word is not whom it is about. */
export const withoutBearer = rewriting(
  new RegExp(
    `^(?:(?:我|刚|刚才|已经|也)*(?:问|打听|联系)(?:了|过)(?:一?下)?|[^，我俺]{1,8}(?:来(?:了)?电话|打(?:了|来)?电话|捎(?:来)?[话信]|发(?:来)?微信)(?:来)?(?:说|讲|告诉我))(?=${WHOLE_NAME}|(?:我|俺)?(?:家)?${RELATION})`,
  ),
)

/** 覃姐说2, 科长那边回1, 郭姐说行: his answer in a number or a word; what a relative or a doctor agrees to may be that the writer comes. */
const findAnswerOf = quickly(
  new RegExp(
    `^(?!(?:(?:我|俺)?(?:家)?(?:的)?(?:${RELATION})|.{1,4}(?:大夫|医生|主任|书记|[科会组队处院]长|老师|教授|护士))(?:他|她)?[说讲回](?:的是|是|了)?[:，]?(?:可以|行|没(?!空|时间)|成|中|要得|得行|能行))(?<who>${LIST})(?:他|她)?(?:那边|家里)?(?:(?:让|托|叫|请)我)?(?:[说讲选答按回]|答复|回复|说[选回按])(?:的是|是|了)?[:，]?(?<said>[一1二2]|没问题|没得问题|(?:可以|行|中|要得|得行|能行|成)的?|没空)(?:吧|的|呢|啊)*$`,
  ),
)
/** 把瞿会计的报名取消: whose seat is given back, in whatever order. */
const findGivenBack = quickly(
  new RegExp(
    `^(?:请|麻烦|先|把)*(?:取消|退掉?|撤掉?|[划去删]掉)(?:(?<who>${WHO})的?(?:名额?|名字|报名|那份)|(?<third>[老小]${SURNAME}|${SURNAME}${TITLE}|${RELATION})的)(?:吧|了)*$|^(?<whose>${WHO})的?(?:(?:那个|那)?(?:名额?|名字|报名|位子)|那份)(?:就|先|给|也)*(?:(?:退|撤|划|去|删|取消|销|勾|抹)(?:掉|了)*|不要了|作废了?|(?:让|给|让给)(?:别人|人家|其他人))(?:吧|啊|哈)*$`,
  ),
)
/** 老逯换成老迟, 惠姐的名额让给佘姐: of two others, neither of whom the writer is. */
const findHandedOn = quickly(
  new RegExp(
    `^(?:请|麻烦)?(?:把|将)?(?<who>${WHOLE_NAME})(?:的?(?:名额|位子|座位?)(?:就)?(?:让|给|转|换)(?:给|成)?|(?:改|换)(?:成|为))(?=${WHOLE_NAME})`,
  ),
)
/** 佘师傅的名我来报, 佘大妈那份别落下, 替老王答应一声: somebody is entered by what is said of his place. */
const findPlaceKept = quickly(
  new RegExp(
    `^(?<who>${LIST})的?(?:(?:名字?额?|那一?份)(?:也|(?:我|俺)(?:来|给|帮)?)(?:他|她)?(?:报|填|写|登)(?:上|了|一下)?|那份(?:也)?(?:别|不要|可别)(?:落下|忘了?|漏了?)|(?:也)?(?:有一?份儿?|占一?个(?:位子?|座|名额)))(?:啊|了|哈)*$`,
  ),
)

/** 我弟弟薛建民顶我去: who comes in the writer's place. */
const findInMyPlace = quickly(
  new RegExp(
    `^(?:我|俺)(?:家)?(?:的)?(?:${RELATION})(?<who>${NO_NAME}${SURNAME}${GIVEN}{1,2})(?:来)?(?:顶|替|代)(?:替)?(?:我|俺)(?:去|来|参加)(?:吧|了|啊)*$`,
  ),
)

/** 老伴不用算: who is not to be counted. */
const findLeftOut = quickly(
  new RegExp(
    `^(?:我|俺|咱)?(?:们)?(?:家)?(?:的)?(?<who>${RELATION}|${WHOLE_NAME})(?:那?边)?(?:的?(?:那一?份|那个|名额|位子))?(?:就|也|先)?(?:不用|不必|不要|别|甭|无需|不让|不(?=算))(?:给)?(?:他|她)?(?:算|加|带|报|写|登记|留|占|准备)(?:上|他|她|名|进去|在内|位子?|座)*(?:了|吧|啊)*$`,
  ),
)

/** 老伴病了去不了: certainly hers; whether he stays with her only he can tell. */
const findIllSpouse = quickly(
  new RegExp(
    `^(?:我|俺|咱)?(?:们)?(?:家)?(?:的)?(?<who>${SPOUSE_WORDS})(?:又|正|还|最近|这几天|今天|昨天|突然|刚)*(?:生?病|住院|感冒|发烧|手术|摔|骨折|(?:腿|腰|脚|头|身体|膝盖)[^，我俺]{0,2}(?:疼|痛|不|伤))[^，我俺他她]{0,4}(?:不[去来]|[去来]不|不能[去来]|不参加|参加不)[^，我俺]{0,3}$`,
  ),
)

/** 米面收到了 names nobody who comes. */
const isReceived = (text: string, name: string): boolean => name.endsWith('收') && text.includes(`${name}到`)

/** Whom somebody is entered for, called by a name that is known or by one that can be no other word. */
function forWhom(text: string): RegExpExecArray | null {
  const match = findFor(text)
  if (match) return match
  const anybody = findAnybody(text)
  return anybody && !OF_NOBODY.test(anybody.groups?.['who'] ?? '') ? anybody : null
}

/** 老伴陪我去, 老李跟我一起来: the writer comes, and not alone. */
const comesWithMe = fits(
  new RegExp(
    `^(?!.*(?:[不没别甭莫][^，]{0,3}(?:去|来|参加)|[去来]不|说|让|叫|托|请|替|帮))${WHO}(?:(?:、|和|跟|与)${WHO}){0,2}(?:也|都|要|会|能|想){0,2}(?:陪|跟|和|随)着?(?:我|俺)(?:们)?(?:一起|一块儿?)?(?:去|来|参加)(?:的|了|吧|啊|呢)*$`,
  ),
)

/** Whom a normalised text answers for, several joined by 、; undefined when it speaks for the writer. */
export function proxyOf(text: string): string | undefined {
  if (comesWithMe(text)) return undefined
  const match =
    forWhom(text) ??
    findAsked(text) ??
    findThey(text) ??
    findAsksToEnter(text) ??
    findListed(text) ??
    findEntered(text) ??
    findWhoIsIt(text) ??
    findLeftOut(text) ??
    findIllSpouse(text) ??
    findAnswerOf(text) ??
    findGivenBack(text) ??
    findHandedOn(text) ??
    findPlaceKept(text) ??
    findInMyPlace(text) ??
    findToEnter(text)
  const who = match?.groups?.['who'] ?? match?.groups?.['whose'] ?? match?.groups?.['third']
  if (!who) return undefined
  const names = who
    .split(/、|和|跟|与|同(?![事学乡志])|还有|，/)
    .map((name) => bareName(name).replace(TITLE_BEHIND, '$<name>'))
    .filter((name) => name !== '' && !SELF.test(name) && !/[几谁哪啥]/.test(name) && !isReceived(text, name))
  return names.length ? names.join('、') : undefined
}

/** What leads over from somebody's name to what he does: 我妈说她去, 老王让我告诉你他不来. */
const RELATES =
  /^(?:同志)?(?:[啊呀嘛呢]?(?:他|她)(?:自己|本人)?(?=[说讲让叫托请喊]))?(?:(?:电话里?|微信里?|早就?|昨天|刚才|刚|已经|自己)?(?:说|讲|表示|回复|答应)(?:了)?|(?:让|叫|托|请|喊)我(?:(?:帮|替|代)(?:他|她))?(?:跟|和|给)?(?:你|您|你们)?(?:们)?(?:说|讲|转告|告诉|回|带话|带个话)(?:一?声|一?下|你|您|话)?)?[:，]?(?:他|她)?(?:们)?(?:自己)?(?:替我|代我)?/

/**
 * What is said of somebody else, without the name (我妈不去 → 不去, 给老赵报两个 → 给我报两个); undefined when the
 * writer speaks for himself.
 */
export function saidOfOther(text: string): string | undefined {
  if (!proxyOf(text)) return undefined
  const they = (findThey(text) ?? findAsksToEnter(text))?.groups?.['who']
  if (they) return inOwnWords(text.slice(text.indexOf(they) + they.length))
  if (findLeftOut(text) ?? findIllSpouse(text)) return '不去'
  // 老伴那份取消 is one of a couple's seats less.
  if (findGivenBack(text) && !leavesSeat(text)) return '取消'
  if (findWhoIsIt(text) ?? findInMyPlace(text)) return '去'
  const match = forWhom(text)
  const who = match?.groups?.['who']
  const answer = findAnswerOf(text)?.groups?.['said']
  if (answer) return /[一1二2]/.test(answer) ? `给我回${answer}` : answer
  const number = findAsked(text) ? /(?:回|发|选|按|填)(?:复|个|一个)*([1一2二])$/.exec(text)?.[1] : undefined
  if (number) return `给我回${number}`
  if (findEntered(text) || findToEnter(text) || findPlaceKept(text) || PROMISES.test(text)) return '给我报个名'
  if ((who && TAKES_ALONG.test(text)) || (findAsked(text) && ENTERS.test(text))) return '给我报个名'
  if (!match || !who || !/^(?:请|麻烦)?[帮替给为代]/.test(match[0])) return undefined
  const lead = text.slice(0, match.index)
  if (NOT_FOR.test(lead)) return '不去'
  const asks = ASKS.exec(lead)?.[0] ?? ''
  const errand = text.slice(match.index + match[0].indexOf(who) + who.length)
  return asks === '' && ENTERS_ONE.test(errand) ? '给我报个名' : `${asks}给我${errand}`
}

/** 替老王答应一声; 刚才的1是替惠师傅回的 */
const PROMISES =
  /^(?:请|麻烦|我|俺)*[帮替代给].{1,8}(?:答应|应承|接受(?:邀请)?)(?:一?声|一?下|下来|了|他|她)*(?:吧|啊)*$|^(?:刚才|前面|上面|刚刚?|先前)(?:发|回|报|填)?(?:的|了)*(?:那?个)?[1一]是(?:我|俺)?[帮替代给].{1,8}[回报发填选]的$/

/** 登一个, 添上, 一人报一个: what is done for whoever was named. */
const ENTERS_ONE =
  /^(?:也|都|各|先|再|顺便|(?:一|每|各)人)*(?:(?:报|登记?|添|写|记|算|填|占|留|弄|整|搞)(?:(?:上|进去?)?[一1两二俩三仨2-9]?[个位份](?:人|位子?|名额?|座)?|上|进去?)|报|登记)(?:就(?:行|中|成|好))?(?:吧|呗|了|啊|哈|谢谢)*$/
/** 怎么帮老伴报名 */
const ASKS = /怎么|咋|如何|能不能|可不可以|能否|是否|谁|哪|(?:我|俺)(?:能|可以)$/
/** 别给老李报了 */
const NOT_FOR = /(?:别|甭|莫|勿|不要|不用|不必|无需)(?:再|先)?$/

/** 顺带把老李头也捎上 */
const TAKES_ALONG =
  /^(?:顺带|顺便|顺道|另外|再|也|请|麻烦)*把.{1,8}(?:捎|带|叫)上(?:吧|了|啊|呗)*$|^(?:再|也|请|麻烦|顺便)*[给帮替].{1,8}带一?个名额?(?:吧|了|啊|呗)*$/

/** 刘师傅让我登记 */
const ENTERS =
  /我(?:捎带|顺便|顺带|也)?(?:帮|替|给|代)?(?:他|她)?(?:们)?(?:也|捎带|顺便|顺带|一块儿?|一起)?(?:代?报|登(?:记|(?=上|[一1]?个))|签|(?:捎|带|记|写|填|添)(?=(?:个|上)?名))(?:个?名|上名?|一?个|一下|到)*(?:了|吧|的)*$/

/** What somebody is reported to say, as he would say it himself: 说算他一个 is 算我一个. */
const inOwnWords = (reported: string): string =>
  reported
    .replace(/^(?:也|还)(?=托|让|叫|请|说|讲)/, '')
    .replace(RELATES, '')
    .replace(/^(?:托|让|叫|请)我?(?=[也都给把算帮替加别不])/, '')
    .replace(/(?:他|她)(?:们)?/g, '我')

/** What 他 or 她 does, without the pronoun; undefined when a clause speaks of nobody in this way. */
export function saidOfThem(text: string): string | undefined {
  const bare = text.replace(/^(?:他|她)(?:们)?(?:自己|本人|老人家)?/, '').replace(RELATES, '')
  return bare === text ? undefined : bare
}

/** The name given in a later clause: 帮我妈报名，她叫刘玉兰. */
export function calledName(clause: string): string | undefined {
  return (CALLED.exec(clause) ?? IS_CALLED.exec(clause))?.groups?.['who']
}

const A_NAME = `${NO_NAME}(?:${DOUBLE}|${SURNAME})${GIVEN}{1,2}`
const NAME_ALONE = new RegExp(`^(?:名字|姓名|大名)?(?<who>${A_NAME}(?:(?:、|和|跟)${A_NAME})*)$`)
const ONLY_KIN = new RegExp(
  `^(?:我|俺|咱)?(?:们)?(?:家)?(?:的)?(?:[两俩二三仨]个?)?(?:${RELATION}|老?(?:姐妹|姊妹|兄弟|哥们|姐们))$`,
)
/** 我爸参加，韦建国: the name of somebody who was only called by what he is to the writer. */
export const nameOfKin = (kin: string, clause: string): string | undefined =>
  ONLY_KIN.test(kin) ? NAME_ALONE.exec(clause)?.groups?.['who']?.replace(/[和跟]/g, '、') : undefined

const LEAD = new RegExp(
  `^(?:(?:我们?|咱们?|俺们?)[班科组队]的?(?=.{2})|(?:我们?|俺们?|咱们?|他|她|你)?(?:的|家|家里)?${FROM_WHERE}?的?(?:家)?)`,
)
const WHOLE = new RegExp(`^(?:${NAME}|${RELATION})$`)

const PARENT = /^(?:我|俺|咱)(?:妈|爸|娘|爹|姐|哥|弟|妹|姥|爷|奶)/

/** 我爸乔万山 is 乔万山. */
const KIN_BY_NAME = new RegExp(
  `^(?:我|俺|咱|他|她)?(?:们)?(?:家)?(?:的)?(?:[那这][个位]?)?(?:${RELATION})(?<name>${WHOLE_NAME})$`,
)

/** 何秀英老师 is 何秀英. */
const TITLE_BEHIND = new RegExp(`^(?<name>${NO_NAME}${SURNAME}${GIVEN}{2})(?:${CALLED_AFTER})$`)

/** 隔壁陈阿姨 → 陈阿姨, 我老伴 → 老伴; but 我妈 stays: without 我 it would be nobody's mother. */
export function bareName(name: string): string {
  const called = KIN_BY_NAME.exec(name)?.groups?.['name']
  if (called !== undefined) return called
  if (PARENT.test(name)) return name
  const bare = name.replace(LEAD, '').replace(/(?<=.{2})同志$/, '')
  return WHOLE.test(bare) || bare.length > 1 ? bare : name
}
