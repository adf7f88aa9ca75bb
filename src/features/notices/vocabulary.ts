/** What notices recognise, besides what the reader of language knows by itself. */
import { ANSWERED_BY_PHONE } from '../people/public.ts'

/** How a notice begins, up to the colon. */
export const NOTICE_OPENINGS = [
  '[请|麻烦|帮我|给我][发]([一个|一条|个|条]通知|通知一下)',
  '[请|麻烦|帮我][发][一个|一条|个|条]通知[给|一下]{whom}',
  '[请|麻烦|帮我][通知|消息]发给{whom}',
  '[请|麻烦|帮我]群发[通知|消息][给{whom}]',
] as const
/** 必达通知全体：……: everybody must be reached. */
export const MUST_OPENINGS = [
  '[请|麻烦|帮我](必达|务必|一定要)通知[到|给]{whom}',
  '[请|麻烦|帮我][发][一个|一条|个|条]必达[的]通知[给][{whom}]',
] as const
/** 发吧, 行 就这样发 人数对的: said to a draft. */
export const SENDS_IT =
  /^(?:(?:行|好|可以|嗯|对|那|就|没问题|没错|确认|ok)[了的吧]?[，,。 ]*)*(?:就?(?:这样|这么))?发(?:吧|出去|送)?(?:吧|了)?[，,。！! ]*(?:人数|内容|时间|都)?(?:对|没错|没问题)?的?[。！!]*$/iu
export const URGENT_OPENINGS = [
  '[请|麻烦|帮我][发][一个|一条|个|条](加急|紧急)通知[给|一下][{whom}]',
  '[请|麻烦|帮我](加急|紧急)',
] as const
export const SPOKEN_URGENT = /^(?:加急|紧急)通知[给到]?(?<whom>[^\s：:，,。]{2,12})[ 　]+(?<text>[^\s：:][^：:]{3,})$/
/** 加上第二支部; 不发给第二支部 */
export const WHOM_ADDED = /^(?:再?加上|还有|再加|也发给?|也给|也通知)(?<whom>.+?)(?:也发|发)?$/
export const WHOM_LEFT_OUT =
  /^(?:不发给?|不给|别发给?|别给|去掉|除了|除开|减去|不要|不通知|别通知|不含)(?<whom>.+?)(?:都?发|不发)?$/
/** 何守田别发，他家有事: why is nobody else's business. */
export const IS_LEFT_OUT =
  /^(?<whom>[^，。；]+?)(?:就|都|也)?(?:别发|不发|不用发|先别发|别通知|不通知|不用通知|除外)了?(?:[，,。 ]+(?:(?!发|给|通知|改|加|换).){1,14})?$/
/** 发到第一支部群：…… */
export const ROOM_OPENINGS = [
  '[请|麻烦|帮我](发到|发在|发去|转发到){room}',
  '[请|麻烦|帮我]在{room}[里|里面](发|说|通知|发通知|发一下|说一声|通知一下)',
] as const
export const EVERY_ROOM = /^(?:所有|全部|各个?|每个)(?:支部)?(?:的)?群$/
/** What may stand round the name of a room: 我们第一支部的群, but not 第一支部大会. */
export const ROUND_NAME = /^(?:我们|咱们?|这个|那个|微信|老同志们?|的|大)*$/
/** 贴回复：…… with the talk of a group behind it. */
export const PASTE_OPENINGS = [
  '[把](贴|粘贴|补录|代录|录)[群里的|通知|一下](回复|回话|群聊|聊天记录|接龙回复)',
  '[把](贴|粘贴|补录|代录|录)[“]{notice}[”][通知]的(回复|回话|群聊)',
] as const
/** 更正 停水是后天; 刚才的通知有误，停水是11月26日: what is said without a colon. */
export const SPOKEN_CORRECTION =
  /^(?:(?:再|又|还要)?(?:更正|勘误)(?:一下|一次)?|(?:刚才|刚刚|刚发|上一条)(?:发)?的?通知(?:写|说|发|打)?(?:有误|有错|不对|错了))[\s，,。；]+(?<text>(?!(?:应该)?是(?:[我俺咱他她]|要?发?给|测试|昨天的事))(?:[\s\S]*\p{Script=Han}){4}[\s\S]*)$/u
/** 刚那个疫苗通知打错字了 是社区服务中心 不是社区医院: which one, and what is so. 那个通知错了，是我没看清 puts nothing right. */
export const WRONG_NOTICE =
  /^(?=[\s\S]*(?:不是|时间|日期|地点|地方|电话|错(?:了?个?字|别字)))(?:哎呀?|不好意思)?[，, ]*(?:我)?(?:刚才?|刚刚|上午|昨天|早上)?(?:发)?的?(?:那个|那条|这条)?(?<about>\p{Script=Han}{2,8}?)??(?:的)?通知(?:里|上)?(?:写|说|打|弄|搞)?(?:错(?:字|了?个?字|别字)?|有误|不对)了?[\s，,。；]+(?<text>(?:应该|应当)?是(?!谁|哪|什么|不是|否|[我俺咱他她]|要?发?给|测试|昨天的事)(?:[\s\S]*[\p{Script=Han}\d]){2}[\s\S]*)$/u
/** 疫苗那个再补一句 当天发烧感冒的别来 */
export const ADDED_TO_NOTICE =
  /^(?:请|帮我|给)?(?<about>\p{Script=Han}{2,8}?)(?:那个|那条|的?通知)(?:里)?(?:再|还要|要|得|另外)*(?:补充?|加|添)(?:上|一下)?(?:一?[句条点](?:话)?)?[\s，,：:]+(?<text>(?:[\s\S]*\p{Script=Han}){4}[\s\S]*)$/u
/** 第二支部也要发到: who is to have it too, and nothing to be told. */
export const FOR_OTHERS_TOO = /也(?:都|要|得|给|得给|要给)?(?:发|来|去|通知)/
/** Of a text in which the names are left out: only units, and what joins them. */
export const ONLY_UNITS =
  /^(?:第?[一二三四五六七八九十\d]{1,3}(?:支部|小组|组)|支部|小组|协会|全体|同志|老师|师傅|[的和跟与及都也几位个、，,。 ])*$/u
/** 我不去了，跟大家说一声: of whoever writes, or of one who is ill. */
export const OF_ONESELF = /^(?:我|俺|咱家)(?!们)/
export const OF_ILLNESS = /住院|生病|病了|病倒|摔|手术|不舒服|头晕|难受|发烧|晕倒/
/** 更正一下带的是医保卡不是身份证: nothing stands between, and it says what is so and what is not. */
export const RUN_ON_CORRECTION =
  /^(?:更正|勘误)(?:一下)?(?<text>\p{Script=Han}[\s\S]*(?:不是|改成|改为|应该是|应为|应当是|改到)[\s\S]+)$/u
/** 体检往后延一个礼拜跟大家说一声: of what they were told of before. */
export const MOVED_AND_TOLD =
  /^(?<text>[^。；\n]{3,30}?(?:延|推|提前|改|挪|取消|不[办搞开]了)[^。；\n]{0,20}?)[，,。 ]*(?:也|再|都)*(?:跟|和|给|向)?(?:大家|大伙|他们)(?:都)?(?:说|讲|告诉|通知)(?:一声|一下|一遍)[。！]*$/
/** 改成后天停水: what the text should have been. */
export const CHANGED_INTO = /^(?:改成|改为|应该是|应为|应当是)[：:，, ]*(?<text>(?:[\s\S]*\p{Script=Han}){4}[\s\S]*)$/u
/** 时间错了 是后天下午, 那个体检的通知时间错了改成9点, right after a notice. */
export const WRONG_PART =
  /^(?:(?:那个|那条|这条|刚才的|刚才那条|通知[里上](?:面)?的?)?(?<about>\p{Script=Han}{1,10}?)?(?:的通知|通知的?|的)?)(?<part>时间|日期|日子|地点|地方|电话)(?:写|说|发|打)?(?:错|不对|有误)了?[\s，,。；]*(?:是|应该是|应为|改成|改为)?(?<rest>(?:[\s\S]*[\p{Script=Han}\d]){2}[\s\S]*)$/u
/** 哎呀发错了，是第三支部; 刚才那个发错人了: right after a notice; `rest`: what should have been. */
export const SENT_WRONGLY =
  /^(?:哎呀|哎哟|哎|糟了|坏了|坏事了|不对|不好|等等|慢着|撤回|车回)*[呀啊，,！!。 ]*(?:刚才|刚刚|刚)?(?:的(?=通知发错了[呀啊吧]?[，,。！! ]*(?:应该)?是(?:要)?发?给))?(?:那个|那条|这条)?(?:(?:通知)?(?:发|贴)错(?:人|群|支部|对象|地方)?了[呀啊吧]?|(?=(?:应该)?是(?:要)?发?给[^，。 ]{2,10}[，, ]+不是))[，,。！! ]*(?<rest>.{0,30})$/u
export const WRONG_PEOPLE = /发错(?:人|群|支部|对象|地方)/
/** What follows 发错 where it is asked (发错了吗), or what was sent to the bot was meant for somebody at home. */
export const NO_MISTAKE = /^(?:吗|么|没有?[呀啊]?[？?。]*$|[？?]+$)|儿子|女儿|闺女|老伴|爱人|家里/
/** 更正别的通知 */
export const OTHER_CORRECTION =
  /^(?:我要)?(?:更正|勘误)(?:一下)?(?:别的|其他的?|以前的?|前面的?|早先的?|哪一?条)(?:那条)?(?:通知)?[。？]?$/
export const CORRECTION_OPENINGS = [
  '[再|又|还要|通知|刚才|刚才的通知|上一条通知](更正|勘误)[一下|一次|通知]',
  '(更正|勘误)[一下]{notice}[的]通知',
  '{notice}[的]通知[要|有](更正|勘误)',
] as const

const MOVED = '(?:改|延长|延期|延迟|延|推迟|推|放宽|提前|挪|定)'
/** 截止时间改到周五下午5点: all that a correction puts right is until when people are to answer; not 停水截止到周五. */
export const DEADLINE_CORRECTED = new RegExp(
  `^(?:[^，。；！？\\n]{0,12}截止(?:(?:时间|日期)${MOVED}?|${MOVED})|(?:回复|回话|报名|上报|的){0,3}截止)(?:到|为|成|在|是)?(?<when>[^，。；！？\\n改延推提]{2,18}?)[。！!吧了]*$`,
)
/** 12月1日前回复就行 */
export const ANSWERED_BEFORE =
  /^(?<when>[^，。；！？\n]{2,16}?)[之以]?前(?:都)?(?:回复|回话|回信|回|报)(?:一下|即可|就行|就可以|都行|都可以|也行)?[。！!吧了]*$/
/** A correction that speaks of it besides other things. */
export const SPEAKS_OF_DEADLINE = /截止|前(?:都)?(?:回复|回话|报名|上报)/

const PLEASE = '(?:请|赶紧|赶快|麻烦|劳驾|帮我|帮忙|给我|你|再)*'
/** 通知第一支部明天停水, without a colon: who is told comes first in `rest`. */
export const TELL_LEAD = new RegExp(
  `^${PLEASE}(?:发个?通知给?|(?:通知|告诉|转告|告知|知会|群发|提醒)(?:一下|一声|给|到)?)[，, 　]?(?<rest>[\\s\\S]+)$`,
)
/** 四支部 where there is none, 联络员 behind 各支部. */
export const UNREAD_WHOM =
  /^(?:第?[一二三四五六七八九十\d]{1,3}支部|的?(?:联络员|支书|书记|支委|委员|组长|会长|队长)们?)/
/** What may stand between those who are told and what they are told. */
export const AFTER_WHOM =
  /^的?(?:各位)?(?:老?(?:同志|师傅|老师|朋友|会员|队员|党员)们?)?(?:(?:人|他们|一下|一声|说)(?=[，,：:。；、\s]))?[，,：:。；、\s]*/
/** No answer to 发给谁？. */
export const ASKS_ELSE = /[？?吗]$|多久|怎么|几点|什么时候|多少|为什么|值班|代班|请.{0,4}假|销假|[住出]院|去世/
/** A part of the roster, or expressly all of it; not 大家, with which any text may begin. */
export const NAMES_SOME = /支部|小组|协会|全体|所有|队|团|岁|党员|[室社]|住/
/** Words that belong to what people are told, although they could name everybody: 请大家, ：, 大家. */
export const TEXT_BEGINS = /(?<=.{2})(?:[：:，,]|请?(?:大家|各位|你们)|请$)/
/** 给第一支部发个通知，明天停水; 跟太极拳协会的说一声 */
export const GIVE_LEAD = new RegExp(`^${PLEASE}(?:给|跟|和|向|对)(?<rest>[\\s\\S]+)$`)
export const GIVEN =
  /^的?(?:各位|[那这]几[个位])?(?:老?(?:同志|师傅|老师|朋友|会员|队员)们?|人)?(?:都)?(?:(?:群?发|说|讲|捎|带|传|打|吱)(?:一?[个条声下])?(?:(?:通知|消息|信息)[，,：:。\s]*|(?:招呼|话|口信)?[，,：:。\s]+)|[说讲]一声(?![我俺咱谢]|吧?$))(?:就?说)?(?<text>[\s\S]+)$/
/** 给第一支部发个通知: said so it is a notice, whatever it tells. */
export const SAYS_NOTICE = /^[^，,。；;：:\n]{0,30}?群?发(?:一?[个条])(?:通知|消息)/
/** Whom a sentence begins with: the same, and what stands for some of them only there. */
export const NAMES_PART = new RegExp(`${NAMES_SOME.source}|以上|独居|外地|异地`)
const THOSE = '的?(?:(?:这|那)?(?:几|所有|各)?[个位]?(?:老?(?:同志|师傅|老师|人|朋友|会员|队员|党员)们?))?[，, 　]*'
const ONE = '(?:一?[个条下声]|一下子)(?:通知|消息|信息)?|通知|消息|信息'
const NEW_TEXT =
  '(?![，,：:。；、\\s错了没吗过的给]|(?:昨天|前天|刚才|刚刚|上次|那|这)[^，。]{0,8}通知|那[条个]|这[条个]|上一?[条个])'
/** 都发一下 天冷了, 单独发一条台风来了, 都发：……, behind whom it is for; not 全发错了, 再发一遍昨天的通知. */
export const ALL_ARE_SENT = new RegExp(
  `^${THOSE}(?:(?:都|全|也|再|单独|一对一|分别|给我|帮我)+(?:发|通知|告诉|说(?=一[声下])|转告)(?:到|给|送)?|发)(?:(?:${ONE})[，,：:。；、\\s]*|[，,：:。；、\\s]+)(?<text>${NEW_TEXT}(?:[\\s\\S]*\\p{Script=Han}){4}[\\s\\S]*)$`,
  'u',
)
/** 停水通知 明天停水一天, behind 全体. */
export const TITLED_BEHIND =
  /^(?:的?老?同志们?)?[，,：: 　]+(?<text>\p{Script=Han}{1,6}通知[，,：: 　]+(?:[\s\S]*\p{Script=Han}){4}[\s\S]*)$/u
/** 通知下周三上午八点半体检空腹来, behind 80岁以上的老同志; not 通知谁没回. */
export const ARE_TOLD = new RegExp(
  `^${THOSE}(?:通知|告诉)(?:一下|一声|到)?[，,：: 　]*(?<text>(?!.{0,6}(?:谁|吗|没|取消|进度))(?:[\\s\\S]*\\p{Script=Han}){7}[\\s\\S]*)$`,
  'u',
)
/** 发给住外地的，…… */
export const SENT_LEAD = new RegExp(`^${PLEASE}(?:群?发|转发)(?:一?[个条])?(?:通知|消息)?(?:给|到)?(?<rest>[\\s\\S]+)$`)
export const BEHIND_SENT = new RegExp(
  `^${THOSE}(?<=[，,：: 　])(?<text>(?:[\\s\\S]*\\p{Script=Han}){4}[\\s\\S]*)$`,
  'u',
)
/** 除了住院的都通知到，周四福利发放 */
export const ALL_BUT =
  /^(?<whom>除[了去]?[^，,。；;：:\n]{1,16}?的?(?:人|同志|以外|之外)*)[，, ]*(?:都|全部?|其他人?)+(?:群?发|通知|告诉)(?:到|给|一下|一声|一遍)*[，,：:。\s]+(?<text>(?:[\s\S]*\p{Script=Han}){4}[\s\S]*)$/u
/** 明早8:30发通知：……, 明天上午9点给第一支部发个通知，……: when it is to go comes first. */
const SENT_WHEN = `^${PLEASE}(?:等到?|到|定在|定于)?(?<at>(?:\\d[:：]\\d|[^:：，,。；;！!？?\\n]){2,20}?)(?:的时候|时)?[，, ]*(?:再|就|统一|准时|定时)*${PLEASE}`
export const SEND_AT = new RegExp(
  `${SENT_WHEN}(?<rest>(?:(?:给|跟|向|对)[^:：，,。；;\\n]{2,24}?)?(?:群?发|通知|告诉|转告|告知)[\\s\\S]+|在[^:：，,。；;\\n]{1,20}群[\\s\\S]+)$`,
)
export const SEND_AT_ALONE = new RegExp(`${SENT_WHEN}群?发(?:一?[个条])?(?:通知|消息)[吧。]?$`)
/** 发：, 发个通知给, 通知一下: what comes before whom it is for or, behind a colon, the whole notice. `only`: nothing says that it is sent. */
export const SENDS =
  /^(?:群?发(?:送|出去?)?(?:一下)?(?:一?[个条])?(?:通知|消息)?|(?<only>通知|告诉|转告|告知)(?:一下|一声)?)给?(?<colon>[：:])?\s*(?<body>[\s\S]+)$/
/** 发到第一支部群：停水, 在太极拳群里说：明天不练了 */
export const SAID_IN_ROOM =
  /^(?:发[到在去]|在)(?<room>[^：:，,。\n]{1,20}?群)(?:里面?)?(?:发个?通知|通知一下|发一下|说一声|发|说|通知)?[：:]\s*(?<text>[\s\S]+)$/
/** 明天停水，通知一下第一支部; 食堂周五停一天 跟大家说声 */
export const TELL_TRAIL = new RegExp(
  `^(?<text>[\\s\\S]{4,}?)[，,。；;\\s]+${PLEASE}(?:通知|告诉|转告|[跟和给向](?=[^，。；]{2,12}(?:说|讲)一?[声下遍]))(?:一下|一声|给)?(?<whom>[^，。；,：:\\n]{2,30}?)(?:都?(?:说|讲)一?[声下遍]|一下|一声|吧|哈|啊|。)*$`,
)
/** What fails or is shut for people. */
export const DISRUPTS =
  /(?:停|断)(?:水|电|气|暖|网|热水|梯)|(?:水|电|气|暖气?|电梯)(?:要)?(?:停|断|检修)|(?:检修|抢修|清洗)(?:管道|管网|电梯|线路|水箱)|(?:打药|消杀|灭鼠|封路|修路)/
/** The same in the middle of a text: 明天停水，通知三号楼的，收到回一下. */
export const TELL_WITHIN =
  /(?:^|[，,。；;\s])(?:请|帮我|麻烦)*(?:通知|告诉|转告|跟|和|给)(?:一下|一声|给)?(?<whom>[^，。；,：:\n]{2,12}?)(?:说一?声|说一?下|讲一?声|的|一下|一声)*(?=[，,。；;]|$)/
/** 停水通知第一支部明天上午停水 */
export const TITLE_FIRST = /^\p{Script=Han}{2,6}通知(?:一下|给)?(?<rest>[\s\S]+)$/u
/** 通知：明天停水，发给第一支部: whom it is for stands behind the text. */
export const SENT_TRAIL =
  /^(?<text>[\s\S]{4,}?)[，,。；;、\s]+请?(?:转?发给|发送给|群发给?|发到|通知到?)(?<whom>[^，。；,：:\n]{2,30}?)[吧啊。！]*$/
/** Enough to be told; 通知第一支部了没有 and 通知全体的进度 are questions. */
export const TELLS_SOMETHING = /^(?!了|没|吗|过|完|的|进度|情况|名单|结果|谁)(?:[\s\S]*\p{Script=Han}){3}/u
/** People are to come together. */
export const GATHERS =
  /(?:举?办(?!公|理|事|法|证)|举行|(?<!党)组织(?!部)|召开|开展|搞)|开.{0,6}会|集合|讲座|(?:茶话|座谈|联欢|运动|报告|团拜|表彰|总结|交流)会|比赛|郊游|参观|看电影|培训|活动(?!中心|室|站)/
export const CHANGES_PLAN =
  /改到|改在|改成|改为|改期|推迟|延期|提前|取消|不办|不开|不搞|停办|暂停|换到|照常|(?:挪|调)到(?:[下这本]?个?(?:周|星期|礼拜)[一二三四五六日天]|[明后]天|\d)/
/** 大米还是食用油, 要大米、面粉还是油？: in a clause of its own. */
export const EITHER_OR =
  /(?<=^|[，,。；;：:！!\n ]|要|选|领|是)(?<asked>(?<more>[\p{Script=Han}A-Za-z0-9]{1,8}(?:、[\p{Script=Han}A-Za-z0-9]{1,8})*)[，、]?还是(?<last>(?!不|照|老|原|按|要不|去|来)[\p{Script=Han}A-Za-z0-9]{1,8}?))(?=[？?。，,；;！!\n]|呢|$)/u
export const ASKS_TO_CHOOSE = /选一|任选|二选|三选|选(?:哪|其)|要哪|哪一?[样种个]|请选/
/** Only an activity has seats. */
export const SIGNS_UP = /限 ?[\d一二三四五六七八九十]+|名额|报名/

/** Said in the text itself: it wants no answer, or it does. */
export const WANTS_NONE = /【?(?:不用|无需|不必|不需要?|勿|无须)(?:回复|回话|回信|再?回)】?/
export const WANTS_ANSWER =
  /【请回复】|(?<!不用|不必|无需|没)(?:来不来|去不去|能不能来|参不参加|要不要)[^，。；]{0,4}(?:给个?(?:话|信儿?|准话|回话)|吱一?声|言语一声|说一?声|告诉一?声|回个?(?:话|信儿?))|请.{0,12}(?:回复|回话|回信|回个|回1|答复|告诉(?:我|办公室)|报(?:给|上|一下|个)|确认(?=(?:一下)?(?:收到|是否参加|能否参加|能不能来|[。！!\s]|$)))|收到(?:后|了)?请?(?:回|说一声|确认)|(?:回复|(?<![领取带拿买送收返])回)(?:[1１]|一(?=[。，,；！!\s下声句]|$|个[字话信]))|(?:前|之前|以前)(?:务必)?(?:回复|回话|报名|上报|报(?![到销废警刊纸]))/
/** 收到请回复 and nothing behind it, whatever else a long text speaks of. */
export const WANTS_RECEIPT =
  /(?:收到|看到)(?:后|了|的)?[，,]?(?:都|请|大家|各位|务必)*(?:回复|回话|回信|回个话|回一下|回个信)(?:一下)?[\s。；，,;！!～~）)】]*$/m
export const WANTS_NUMBER =
  /(?:回复?|报|告诉)[^，。；\n]{0,8}(?:人数|几个?人|几位|几口人|多少|数量|几份|数字)|请回(?:数字|人数)/
export const WANTS_WORDS =
  /(?:回复?|报|告诉|写)[^，。；\n]{0,8}(?:姓名|名字|住址|地址|电话|号码|意见|建议|想法|原因|理由|尺码|尺寸|时间|题目|名称|几号|门牌|楼号|单元|情况|血型|身高|体重|口味|爱好|数值|读数|数据|血压|血糖|体温|结果)/
/** What is asked with 能不能来 and the like, and how it is answered. */
export const ASKED_WHETHER: readonly (readonly [RegExp, readonly string[]])[] = [
  [/(?:参不参加|参加(?:还是)?不参加|参加与否|(?:是否|能否|能不能|可否)参加)/, ['参加', '不参加']],
  [/(?:来(?:还是)?不来|能来(?:还是)?不能来|(?:是否|能否|能不能|可否)(?:来|到|到场|出席))/, ['能来', '来不了']],
  [/(?:去(?:还是)?不去|(?:是否|能否|能不能|可否)去)/, ['去', '不去']],
  [/(?<!有没)要(?:还是)?不要|需不需要|是否需要/, ['要', '不要']],
]

/** ……，收到请回复。 at the end: meant for the bot. */
export const TRAILING_COMMAND =
  /^(?<before>[\s\S]*?)(?<gap>[，,。；;！!？?、\s]+|(?=[（(【]))[（(【]?(?:(?:收到|看到)(?:后|了)?)?(?:都|就)?(?:请(?:大家|各位)?(?:务必)?(?:回复|回话|回信|回个话)(?:一下)?|(?:不用|无需|不必|不需要?)(?:大家)?(?:回复|回话|回信?))[）)】]?(?<end>[。.！!~～：:]*)\s*$/
/** A clause that 请回复 goes on with: 能来的，请回复. */
export const GOES_ON = /(?:的|者|时|后|前|话)$|是否|能否|要不要|^(?:如|若|要是|谁|哪)/
/** Days as seen from today, and of those the ones that do not say their date themselves. */
export const SEEN_FROM_TODAY =
  /(?<![每上])(?:大后天|后天|明[天早晚日]|今[天早晚日]|(?:这|本|下)个?(?:周|星期|礼拜)[一二三四五六日天])/
export const DAY_FROM_TODAY = new RegExp(
  `(?<![（(\\d日号])${SEEN_FROM_TODAY.source}(?![ 　]*(?:[（(是]|\\d{1,2}[月日号]))`,
  'g',
)
/** 明天（11月27日，周五）: the word and the date. */
export const DATED_DAY = new RegExp(`(${SEEN_FROM_TODAY.source})（(\\d{1,2}月\\d{1,2}日)，(周.)）`, 'g')
/** 2026年11月23日, 二〇二六年十一月二十三日, 11月23日 in the last line, or behind the name of the office. */
export const SIGNED_ON =
  /(?:(?<=\n)[ \t　]*|(?<=[办室部会组科处厂司社]|[。！])[ \t　]*|[ \t　]{2,})(?:(?:\d{4}|二[〇零○Oo0][一二三四五六七八九十〇零○\d]{2})[年.\-/](?:\d{1,2}|[一二三四五六七八九十]{1,2})[月.\-/](?:\d{1,2}|[一二三四五六七八九十]{1,3})[日号]?|(?<=\n[ \t　]*)\d{1,2}月\d{1,2}[日号])[ \t　]*(?=(?:\n[^\d\n]{2,24})?\s*$)/
/** A text that says itself until when it is to be answered: 周五前回复, 11月25日截止. */
export const NAMES_DEADLINE = /截止|[前止](?:请|务必|都)?(?:来电|告诉|报名|回|报|答|交)/
/** Right before an end, 停气到今晚6点; not before what something is moved to. */
export const ENDS_BEFORE = /(?<![改推延挪调换移提迟期前定赶来去送报])[到至][了 ]?$/
/** Right behind an end: 18点恢复供气, 下午5点结束. */
export const ENDS_BEHIND =
  /^(?:左右|前后|以前|之前|前)?(?:才|就|可|再|会|能)*(?:恢复|结束|来水|来电|通气|通水|通电|开通)/
/** Until when it is of use, said of a draft: 到今晚六点为止, 过了下午5点就不用发了, 今晚6点以后别发了. */
export const OF_USE_UNTIL =
  /^(?:这条|通知|有效期?|一直|就|只|也|截止)*(?:发|管|有效|重复)?(?:到|至)(?<until>[^回前]{2,14}?)(?:为止|截止|结束|止|就行|就好)?[吧了。]*$/
export const NOT_SENT_AFTER =
  /^(?:过了|超过)?(?<until>.{2,14}?)(?:以后|之后|后|还没发到的?|没发出?去的?|没发完的?)*就?(?:不用|别|不要|不|不再|甭)再?(?:发|补发)[了吧。]*$/
/** It is of use as long as usual, and repeated until somebody ends it. */
export const NO_END = /^(?:不限时间?|不用(?:截止|限时)|一直(?:发|有效)(?:下去)?|不设(?:截止|期限|时限))[吧了。]*$/
/** 每周三上午9点发，发到年底; 发三次 */
export const SENT_SO_LONG =
  /^(?<head>.+?发(?:一次)?)?[，,、 ]*(?<tail>(?:一直|重复)?发?(?:到|至).{2,14}|(?:一共|总共|只)?发(?<times>[2-9两二三四五六七八九]|[1-9]\d|十[一二]?)次)[吧。]*$/
/** 每周三上午9点到12月30日, but not 每周一到周五上午9点 */
export const END_BEHIND = /(?:[点分半刻钟整]|:\d\d)[ ，]*(?:到|至)(?<until>[^，。]{2,14})$/
/** 每周三上午9点发到年底：…… */
export const SO_LONG_LEAD = /^(?:发|，|,|一直|重复)*(?:到|至)(?<until>[^：:，,。；;\n]{2,12}?)(?:为止)?[，,：: ]+(?=.)/
/** ……，发到年底 */
export const SO_LONG_TAIL = /[，,。；;\s]+(?:一直|重复)*发(?:到|至)(?<until>[^，。；;\s]{2,12}?)(?:为止)?[。！]*$/
/** 选项：参加、不参加 */
export const CHOICES_LINE = /\n?[ 　]*(?:选项|请选|答案)[:：]\s*(?<labels>[^\n]+)$/
export const CHOICES_IN_BRACKETS = /[ 　\n]*[（(](?:选项|请选|答案)[:：]\s*(?<labels>[^\n（）()]+)[）)][。.]?\s*$/
/** What stands before a colon that is the text's own: 选项：, 9:30. */
export const COLON_OF_TEXT = /(?:选项|请选|答案|时间|地点|内容|\d)$/
/** 1 参加, at the end of the text. */
export const NUMBERED_LINE = /^\s*(?<number>[1-9])\s*[.、．:：)） ]\s*(?<label>\S.{0,29})$/
/** 参加回1，不参加请回2 */
export const INLINE_CHOICE =
  /(?<label>[^\s，。；、！？:：(（]{1,8}?)(?:的|的话)?(?:请)?(?:就)?(?:回复?|按|选|打)(?:数字)?(?<number>[1-9])(?!\d|人|个|日|月|点)/g

/** What a draft can be changed in, in words. */
/** 回1上午，回2下午 */
export const CHOICE_BEHIND_NUMBER =
  /(?:回复?|按|选|打)(?:数字)?(?<number>[1-9])(?:是|为|代表|表示|[：:、.．])?(?<label>[^\s，。；、！？：:（(\d]{1,8}?)(?=$|[\s，。；、！？：:）)]|(?:请)?(?:回复?|按|选|打)(?:数字)?[1-9])/g
export const WHOM_CHANGED =
  /^(?:[改只]?(?:发给|发|通知)|改成?发给|对象(?:改成|改为|是|:)?|(?:应该)?是(?:要)?发?给|请)(?<whom>.+?)(?:发|的?同志们?|的?[，, ]+不是[^，。]{2,12})?$/
export const IN_ROOMS =
  /^(?:改成?)?(?:也|再|同时|还要?)*(?:(?:发到|发在|发)(?:他们的?|各自的?)?群(?:里|里面)?|(?:给|往|在)?(?:他们的?|各自的?)?群(?:里|里面)?(?:也|再|都|同时)*(?:发|补发))(?:一份|一下|一条|一遍)?(?:就行|吧)?$/
export const NOT_IN_ROOMS = /^(?:不发(?:到)?群里?了?|改成?(?:私发|私聊)|(?:一个一个|单独)发)$/
export const OUTSIDE_TOO =
  /^(?:没在|不在)群里?的(?:人|同志)?(?:也|都|再)?(?:私发|私聊|单发|单独发|补发)(?:一下|给他们)?$/
export const OUTSIDE_NOT = /^(?:(?:没在|不在)群里?的(?:人|同志)?)?(?:不用|不|别|不要)(?:私发|单发)了?$/
/** Said of a room that was renamed. */
export const SAME_ROOM = /^(?:[是对]的?|还是|就是|是)*(?:原来的?|同一个|那个)群/
/** Staff paste it themselves. */
export const BY_HAND =
  /^(?:改成?)?(?:(?:我|我们|自己|由我|人工|手工|手动)+(?:去|来)?(?:发|贴|粘贴|转发)|复制粘贴)(?:到群里?)?(?:吧|就行)?$/
export const NOT_BY_HAND = /^(?:不用手工|别手工|改?机器人发|你发|还是你发|自动发)(?:吧|了)?$/
/** Everybody must be reached, by telephone in the end. */
export const MUST_REACH =
  /^(?:改成?|这条)?(?:要)?(?:必达|务必通知到|一定要?(?:都|全)?通知到|(?:每个人|人人|个个)都?(?:要|得|必须)(?:通知|收)到)(?:每个人|人人)?$/
/** 1大1小, 两个大人一个孩子; not 二个大人 of 十二个大人. */
export const GROWN_AND_SMALL =
  /(?<![\d十百])(?:\d{1,2}|[一二两三四五六七八九])[个位名]?大(?:人|的)?[、，和跟加带 ]{0,2}(?:\d{1,2}|[一二两三四五六七八九])[个位名]?(?:小|孩|娃|儿童)/
/** 2大1小，也可能1大1小 */
export const MAYBE_OTHERWISE = /可能|或者|也许|大概|说不定|要不|要么/
/** 三四个 is three or four, and no 34. */
export const NAMES_ABOUT = /[一二两三四五六七八九]{2}(?![十百零一二三四五六七八九])/
/** Numbers of an answer that say when or where, and words with 一 that are no number: 周一, 10号, 3号楼, 一家, 一块儿. */
export const COUNTS_NOTHING =
  /(?:周|星期|礼拜)[一二三四五六日天\d]|(?:\d{1,4}|[一二三四五六七八九十]{1,3})(?:月|号楼|号|日|点钟?半?|楼|层|栋|单元|室|岁|年|路|[:：]\d{2})|一(?:家子?|块儿?|同|道|下|趟|声|共|准|时|早|直)/g
/** 行 to 请回复您的尺码 is a receipt, and no size. */
export const ONLY_AGREES = /^(?:好的?|嗯+|行|是的?|ok|可以)[吧呢啊呀哦，。！～~]*$/iu

/** 记错了，应该是中号: the words behind it are the answer, and these are not. */
export const ONLY_TAKES_BACK = /^(?:我|刚才)*(?:记|说|写|报|弄|搞|打)?(?:错|不对)了?[，。！]*$/
/** What asks for opinions or needs, so that a complaint answers it. */
export const ASKS_OPENLY = /意见|建议|想法|看法|情况|问题|困难|需要|需求|要求|反映|原因|理由/
/** Words that stand in any text, and tell of no matter of their own. */
export const TELLS_NO_MATTER =
  /一下|我们|你们|咱们|他们|大家|各位|今天|明天|昨天|后天|上午|下午|晚上|早上|现在|最近|没有|不能|可以|家里|家中|家的|通知|回复|办公室|同志|老师|师傅|请问|麻烦|谢谢|您好|时候|什么|怎么|已经|还是|如果|告诉|尽快|看看|知道|几天|号楼|单元|联系|电话|[的了是在有和就都也请您你我俺他她它不没要来去上下到给把被对这那个吗呢吧啊]/g
/** What asks how many people. */
export const ASKS_HEADS = /人数|几个?人|几位|几口|多少人/
/** A number that may be another one later. */
export const NOT_SETTLED = /再定|再说|定不下来/
/** Nobody brings so many. */
export const MOST_HEADS = 99
/** 我和老伴都收到了: one receipt for both. */
export const BOTH_GOT_IT =
  /^(?:我|俺)(?:和|跟|与|同)(?<who>.{1,5}?)(?:两个人?|俩)?(?:都|全)(?:已经)?(?:收到|看到|知道|看)/
/** Safety is at stake: whoever lives alone or is old must hear of it, if need be from the family. */
export const SAFETY =
  /煤气|燃气|天然气|液化气|漏气|漏电|触电|爆炸|火灾|起火|着火|中毒|有毒|暴雪|暴雨|大风|台风|洪水|山洪|内涝|地震|寒潮|高温|冻雨|坍塌|危房|撤离|疏散|避险/
export const FAMILY_TOO =
  /^(?:也|再|要|都|这条|这个|这事)*(?:(?:问|找|联系|通知)(?:一下|到)?(?:家属|家里人?|家人|子女|儿女)|(?:关系到?|涉及到?|事关)安全)的?$/
export const NOT_FAMILY_TOO = /^(?:不用|不要|别|不)(?:问|找|联系|通知|惊动)(?:家属|家里人?|家人|子女|儿女)了?$/
export const NOT_MUST_REACH = /^(?:不用|不|取消)必达了?$/
export const TEXT_CHANGED = /^(?:内容|正文|通知|全文)?(?:改成|改为|换成|写成)[:：]?\s*/
export const NO_ANSWER_WANTED = /^(?:改成)?(?:不用|不要|无需|不必|不需要)(?:大家|他们|人)?(?:回复|回话|回)了?$/
export const ANSWER_WANTED = /^(?:改成|都)?(?:请|要|需要|得)(?:大家|他们)?(?:回复|回话|回|回收到)(?:收到)?$/
export const NUMBER_WANTED = /^(?:改成|要|请)?回(?:复)?(?:数字|人数|几个人)$/
export const WORDS_WANTED = /^(?:改成|要|请)?回(?:复)?(?:文字|一句话|几个字)$/
export const CHOICES_CHANGED = /^选项(?:改成|改为|是)?[:：]?\s*(?<labels>.+)$/
export const MADE_URGENT =
  /^(?:改成)?(?:加急|紧急|急(?!死|着|忙|性|诊|救|事))(?:[:：，,]?\s*(?:因为|原因:?)?(?<why>.+))?$/
export const NOT_URGENT = /^(?:不急|不用加急|不加急|别加急)了?$/
export const SENT_AT = /(?:再?发|发送|发出去?|开始发)吧?$/
/** 晚上七点再发 */
export const PUTS_OFF = /^(?:等到?)?.{2,12}再发吧?$/
/** ……，现在老人都在睡午觉: why it is to go then. */
export const WHY_THEN =
  /(?<=[再才]发吧?)[，,。 ]+(?:现在|这会儿?|他们|大家|老人|老同志|太[早晚]|怕|别吵|白天)[^，。]{1,16}$/
export const AT_ONCE = /^(?:改成)?(?:现在|马上|立刻|立即)就?发$/
/** All the same, said after a warning. */
export const ALL_THE_SAME = /^(?:1|是|对)?[，、 ]*(?:照发|还是发|照样发|就这样发|没问题，?照发|确认照发)[吧了]?$/

/** Where a free answer is changed: without one of these, later words are talk. */
export const CHANGES_ANSWER = /^(?:改成|改为|改一下|更正|不对|错了|应该是|刚才|我改)[，:： ]*(?:是(?=.))?/

/** 改2: before what is chosen instead. */
export const CHANGED_TO = /^(?:我)?(?:还是)?(?:改|换)(?:成|为|选|到)?[，,:： ]*(?=.)/
/** Said to how many come: nobody does. */
export const NOBODY_COMES =
  /(?:一个|一位|谁|哪个)(?:人)?(?:也|都)(?:不|没)|没(?:有)?人(?:去|来|参加|要)|(?:都|全)(?:不|没)(?:去|来|参加|要)|全家(?:都)?不/
/** Stands right before what is not wanted. */
export const DENIED = /(?:不用|不要|不想|不需要|不选|不是|别|甭|没让|没要)[再给我你您去来的]{0,3}$/
/** Something in an answer is not so. */
export const DENIES = /[不没别未非]|[？?]|还是.*还是/

/** What 不要 goes on with when it is said of one thing alone: 不要米, 不要送了; not 不要了, 不要谢谢. */
export const GOES_ON_DENYING = /^(?![了啦吧啊呀的哈嘛呢哦]|谢|麻烦|辛苦)\p{Script=Han}/u
/** Choices of what one wants, and words about coming. */
export const ABOUT_WANTING = /要|需/
export const ABOUT_COMING = /[不想要能]去|去不|不来|来不了|参加|报名|到场/
/** May stand round the words of a choice: 我选自己领吧, 大米我自己领. */
export const ROUND_CHOICE = /^(?:.{1,4}?(?=[我俺咱]))?(?:我|俺|咱|就|那|还是|想|要|选|改成|改为|给我|帮我|请)+/
export const BEHIND_CHOICE = /(?:吧|了|的|呗|哈|啊|呀|就行|就好|好了)+$/

/** 收到 before what is really answered: 知道了去. */
export const RECEIPT_FIRST = /^(?:收到|知道|晓得|明白|看到)了?[，,。!！;；\s]*/

/** Words of a text that are no name for it. */
export const NO_TITLE =
  /^(?:各位|尊敬的|亲爱的|老同志们?|老师傅们?|老师们?|同志们?|大家好?|您好|你好|请(?:回复(?=.{2}))?|报(?=能不能|能否|是否|参不参加)|按照?(?!时|期)|根据|关于|有关|接|经|为了?|由于|因|定于|于|将|在|的|拟|起|我办|办公室|退休办|注意|提醒|温馨|通知|到|、)+/

/** What ends a name where a time stood behind it: 大会改到, 食堂从. */
export const LOOSE_END =
  /(?:改到|改成|改为|改在|改期到?|推迟到?|提前到?|定在|定于|安排在|在|到|从|于|是|为|起|前|截止|请)+$/

/** 停水通知, 停水的通知: a heading that says what it is. */
export const CALLED_NOTICE = /(?<=.{2})的?通知$/

/** 何守田回的是：3个人: what somebody said on the telephone. */
export const WORDS_HEARD = new RegExp(`${ANSWERED_BY_PHONE}\\s*[：:\\n]\\s*(?<text>[\\s\\S]*\\S)\\s*$`, 'u')

/** Before the first name of what was heard of somebody, and round what they said: 来电：何守田说他要大米. */
export const BEFORE_ENTRY = /^(?:请|麻烦|帮我|给我|记一下|记上|登记一下|登记|来电话?|电话里?|刚才|[\s，、:])*$/
export const AROUND_ENTRY =
  /^(?:[\s，、:;；。和跟与及]|同志|师傅|来电话?|打?电话里?来?|刚才|说是?|讲|他|她|也|都)+|[\s，、；。!！和跟与及]+$/g
/** Whoever says 我 speaks for themselves. */
export const SPEAKS_OF_ONESELF = /我|俺|咱/
/** 谁能参加, 几个人要送上门 */
export const ASKS_WHO = /^(?:都|还)?有?(?:谁|哪些人|哪几位|几个人|多少人)都?(?<label>\p{Script=Han}{2,10}?)[了的]?$/u
/** Choices that are said of an activity in the same words. */
export const CHOICE_OF_COMING = /^(?:不|能|想|可以|要)*(?:去|来|参加|报名)/

/** Other words for 收到, where nothing else is asked. */
export const RECEIVED_WORDS = [
  '收到了',
  '已收到',
  '收悉',
  '知道了',
  '知道',
  '晓得了',
  '好的',
  '好',
  '好嘞',
  '行',
  '嗯',
  '看到了',
  '明白',
  '明白了',
  '了解',
  '谢谢',
  '谢谢你',
  '谢谢您',
  '收到谢谢',
  'ok',
] as const
/** 二楼, 308室, 13900000000: a figure and what it counts; of a bare number nothing is counted. */
export const COUNTED = /(?:第?[\d零〇一二两三四五六七八九十百]+)(?<of>\p{Script=Han}?)/gu
/** Words that only join what a notice says. */
export const ONLY_JOINS =
  /改(?:到|在|成|为)|推迟到|提前到|暂定|各位|大家|老?同志们?|您好?|我们|请|将|在|到|是|的|了|于|至|从|和|及/g
