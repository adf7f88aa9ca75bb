/** What activities recognise, besides what the reader of language knows by itself. */
import { ACTIVITY_ENDS } from '../../language/kinds-of-words.ts'
import { NUMBER } from '../../language/numbers.ts'

/** Words that stand where a name could stand and are none. */
export const NO_NAMES: ReadonlySet<string> = new Set([
  '我',
  '俺',
  '咱',
  '我们',
  '咱们',
  '你',
  '您',
  '他',
  '她',
  '谁',
  '都',
  '大家',
  '不',
  '还',
])

/** How seats are told: 限30人, 名额50个, a bare 40人 in a clause of its own. */
export const SEATS_MARKS = [
  '(限额|限制|限定|限报|限|最多|不超过|控制在){}(人|名|位|个)',
  '(名额|人数|限额)(改成|改为|改到|改|是|为|有|限|定|:|加到|增加到|减到|降到){}[人|名|位|个]',
  '(名额|人数){}[人|名|位|个]',
  '{}个名额',
  '{}(人|名)[以内|左右|为限]',
] as const

/** 共8次, 一共十二讲: how often something repeated is held. */
export const TIMES_MARKS = ['(共|一共|总共|连着|连办|办){}(次|节课|节|讲|堂课|堂|期)[课]'] as const

const UNIT =
  '第?[一二三四五六七八九十\\d]{1,3}党?支部(?!会|大会|委|书记|学习|活动)(?:第?[一二三四五六七八九十\\d]{1,2}小组)?'
const EVERYBODY =
  '(?:全体|所有)(?:退休)?(?:老同志|职工|人员|党员|会员|成员|同志|人)?|[各每]个?党?支部(?!书记|派|选|出|推|报|至少|最多|限|[\\d一二三四五六七八九十])|(?<=通知|请)大家(?=[ ，。；！？\\n]|$|都?来)|大家(?=都(?:来|参加|可以|能))'
const TEAM = '(?:舞蹈|器乐|锣鼓|秧歌|腰鼓|门球|乒乓球|太极拳?|模特|时装|健身操?|柔力球|志愿者?(?:服务)?|宣讲)队'
const CLUB = `(?!请)[\\u4e00-\\u9fff]{2,6}?(?:协会|合唱团|舞蹈队|器乐队)|合唱团|${TEAM}`
const AGE = '(?:[\\d六七八九十]{2,3}岁(?:及?以上)的?)'
const OLD_ONES = `${AGE}(?:老同志|老人|老职工|退休职工|党员|同志|(?=，?(?:都|均)?(?:可以?|能)?(?:来|参加|报)))`
const WHOM = `(?:${AGE}?(?:${UNIT}|${EVERYBODY}|${CLUB})|${OLD_ONES})`

/** Whom, wherever it stands in a sentence: 第一支部和太极拳协会, 一支部的都来, 全体退休职工都可以来. */
export const AUDIENCE_LIKE = `(?:请|通知|邀请|发给|只请|只发(?:给)?|只通知|只叫|对象:?|参加人员:?)*(?<value>${WHOM}(?: ?(?:[、和及与跟，]|还有|以及)? ?${WHOM})*(?:全体党员|全体(?:老?同志)?)?(?:(?:，|、)?(?:\\d{2}岁(?:及?以上)|不含异地|只要本市|(?:不含)?(?:独居|空巢|女同志|男同志|党员|不能自理)(?!活动|会|大会|学习|的?(?:不|别|除外)))的?)*)(?:的?(?:老)?同志们?|的人|的)?(?:，?(?:都|均|全部|全体|也))?(?:可以|能|要)?(?:参加|来|报名|回复|去|通知到?)?`

/** 第一支部党员到活动室 is no audience: somebody goes somewhere. */
export const NO_AUDIENCE = '[到去]|来(?!的)'

export const AUDIENCE_MARKS = [
  '请{}(的同志们|的老同志|的同志|的老师们|的人|同志们)[回复|参加|报名|来]',
  '请{}(回复|参加|报名)',
  '(对象|范围)(是|为|改成|改为){}',
  '(参加人员|参加人)[是|为|改成|改为]{}',
  '(请谁改成|改请|改成请){}',
] as const

export const PLACE_MARKS = [
  '在{}(办|举办|举行|开展|召开|搞|组织|集合|进行)',
  '(地点|地方|地址|地儿)(应该是|是|在|改成|改为|改到|改在|换成|换到|换|改|定在|:){}',
  '(地点|地方|地址){}',
  '{}集合',
  '到{}(集合|参加|观看)',
  '(改到|改在|换到|挪到){}(办|举办|举行)',
] as const

export const TITLE_MARKS = [
  '(举办|举行|开展|组织|召开|搞|办){}',
  '(活动|主题|题目|标题|名称|名字)(应该是|应该叫|是|为|叫|改成|改为|改叫|:){}',
] as const

/** Words of a sentence that nobody misses when nothing was made of them. */
export const FILLER =
  '(?:请|麻烦|帮忙|帮我|发个?通知|通知一?下?|大家|各位|同志们?|老同志们?|老师们?|你好|您好|好|按时|准时|务必|踊跃|积极|互相转告|参加|回复|报名|回话|来|去|到|在|于|的|了|吧|啊|呀|哦|呢|哈|和|或者?|都|也|就|要|想|我们?|咱们?|你们?|您|准备|[小老]?[\\u4e00-\\u9fff]{1,2}说|一下|一个|一次|次|场|个|组织|安排|举办|举行|召开|开展|开始|进行|办|搞|开|有|将|为|是|时间|地点|地方|名额|人数|对象|活动|主题|内容|定|暂定|左右|以内|限|共|前|后|截止|是否|可以|能|应该|应|推迟到?|延期到?|延到|提前到?|挪到?|改成?|改到|改为|改|换成?|换到|换|把|将|那|那就|就|还|再|再加|加上|另外|但是?|不过|然后|只|谢谢|辛苦|收到|没问题|嗯|行|不对|错了|名|位|人|点|:|[-—~!！.…*#])'

const PAUSE = ' ，。！？；\\n\\u0001'
const VALUE = `[^${PAUSE}]`
const AT_END = `(?=$|[${PAUSE}])`

const KIN = '(?:老伴|爱人|家属|家人|配偶|孩子|儿女|子女|孙辈|孙子|孙女|外孙女?|亲友|朋友)'

/** 记得带老花镜、水杯; 不要带孩子 and 可以带老伴 bring nothing. */
export const BRING_LIKE = `(?<!不|别|可以?|能)(?:请|要|需要?|记得|务必|大家|自己|各自)*(?:自带|自备|带上|带好|带着|要带|记得带|请带|需带|别忘了?带|(?<=^|[${PAUSE}])带(?!${KIN}|[队头领班课动好])|(?<=记得|务必|大家|自己|各自)带)(?<value>${VALUE}{1,24})${AT_END}`

/** 每人20元, 免费 */
export const COST_LIKE =
  '(?:费用|收费)?(?:是|为|:)?(?<value>(?:每人|每位|一人|人均)(?:交|收)?\\d{1,4}(?:元|块钱?)|免费|不收费|不要钱|费用自理)'

/** 下雨改到食堂, 雨天顺延: what is done when it rains. */
export const RAIN_LIKE = `(?:如果|要是|万一|如|遇)*(?:下雨天?|雨天|有雨)(?:的话|了|就|则|时)*，?(?<value>(?:改|换|移|挪|照常|顺延|取消|延期|推迟|不[办去搞打练来]|停|暂停|作罢|另行通知)${VALUE}{0,15})${AT_END}`

const NATURE = '(?:室内|室外|户外|动的?|静的?|动态|静态|安静|偏[动静])'
const COME_ALONG = '(?:一起|一块儿?|一同|陪同|陪着)?(?:来|去|参加)'

/** 可以带老伴, 家属可以一起来; 不带家属, 只限本人. 不带孩子 is a word more: grown-ups may still come along. */
export const COMPANIONS_LIKE = `(?<=^|[${PAUSE}])(?<value>${[
  `(?:也|还)?(?:可以?|能|欢迎|允许)(?:携|带上?|和|跟|同)(?:[一1](?:位|名|个))?${KIN}(?:[、和或]${KIN})*(?:${COME_ALONG})?`,
  `${KIN}(?:[、和或]${KIN})*(?:也|都)?(?:可以?|能|欢迎)${COME_ALONG}`,
  '(?:请|这次)?(?:不要?|别|请?勿|谢绝|不能|不可以?)(?:携|带)?(?:家属|家人|老伴|外人)(?:来|参加|陪同)?',
  '(?:只|仅)?限本人(?:来|参加)?|(?:只请|必须|须|要)本人(?:亲自)?(?:来|参加|到场)|只请本人',
].join('|')})${AT_END}`

/** 室外活动, 性质：静: said by whoever knows it better than title and place tell. */
export const NATURE_LIKE = `(?<=^|[${PAUSE}])(?:性质|类型)?(?:是|为|算|属于|改成|改为|:)?(?<value>${NATURE}(?:[、和，]?${NATURE})?)(?:的|活动|类|一些|一点)*${AT_END}`

/** What may not go to everybody as a word more: whom it is for, how often, links and money. */
export const NO_NOTE =
  /必达|[别不]请|除了|去掉|不用来|岁|支部|小组|协会|派\d|男女|[？?]|吗$|每[天次周月]|默认|节假日|http|www|扫码|二维码|转账|汇款/

/** 再加一句：请穿运动鞋 says a word more, 说明改成空腹来 another one. */
export const ONE_MORE_WORD =
  /(?:再|另外|还要|也)?(?:请|帮我)?(?:加|写|补|添)(?:上)?一?(?:句话?|条)(?:说明)?[:， ]*(?<more>[^。；！\n]{2,80})/
export const OTHER_NOTE = /(?:说明|备注)(?:改成|改为|换成|写|是|为|:)(?<note>[^。；！\n]{2,80})/

/** What somebody is told to do, or what there is for them; said of a draft, it is a word more. */
export const TELLS_TO_DO =
  /^(?:请(?!第|全|问|谁|各|老|大家)|记得|注意|别忘|空腹|穿|统一|提供|管[饭中午]|有(?:班车|大巴|车|午饭|中饭|奖))/

/** 联系人王芳 13800000000 */
export const CONTACT_LIKE = `(?:联系人|联系电话|咨询电话|报名电话|有事找|有问题找)(?:是|:)?(?<value>${VALUE}{2,12}(?: ?\\d[\\d-]{6,})?)${AT_END}`

/** 食堂对面, in a clause of its own. */
export const LANDMARK_LIKE = `(?<=^|[${PAUSE}])(?:就?在)?(?<value>${VALUE}{2,10}(?:旁边|对面|隔壁|附近|后面|楼下))${AT_END}`

const EACH =
  '(?:每个人|每位(?:老?同志)?|人人|个个|挨个|一个个)(?:都|全)?(?:要|得|必须|务必)?(?:问到|问一遍|问清楚|通知到|回话)'

/** 必达, 每个人都要问到: whoever is silent is asked again, then rung up. */
export const MUST_REACH_LIKE = `(?<=^|[${PAUSE}])[把将]?(?:这次|这场|这个活动|活动|的)?(?:改成|改为|设成|设为|定为)?(?:要|得)?(?<value>必达|${EACH})(?:的|了|吧)*(?=$|[${PAUSE}:])`
/** 前一天下午4点提醒, 提醒改到前一天下午5点: an hour of its own for the reminder. */
const REMIND_HOUR = '(?:早上|上午|中午|下午|傍晚|晚上)?(?:\\d{1,2}|[一二两三四五六七八九十]{1,3})(?:点半?|:\\d\\d)'
const EVE = '(?:前一天|头一天|头天|提前一天)的?'
export const REMIND_LIKE = `(?<=^|[${PAUSE}])(?<value>(?:改成|改为|改到|改在)?${EVE}${REMIND_HOUR}(?:再|自动|给大家)*提醒(?:一下|一次|大家)?|[^${PAUSE}]{0,8}提醒(?:时间)?(?:改到|改成|改在|定在|放在|在)${EVE}${REMIND_HOUR})(?:吧|了)*(?=$|[${PAUSE}])`
/** 不用必达: once more and no more. */
export const NOT_MUST_REACH_LIKE = `(?<=^|[${PAUSE}])(?:这次|这场|这个活动|活动)?(?<value>(?:不用|不必|不要|别|不)必达)(?:了|吧)*(?=$|[${PAUSE}])`

/** What follows a title, or stands by itself, where somebody says whether everybody must be asked. */
export const MUST_REACH = `(?:改成|改为|设成|设为|定为|要|得)*(?:(?:不用|不必|不要|别|不)?必达|${EACH})(?:的|了|吧)*$`

/** Where the weather decides. */
export const OUTDOORS = /户外|室外|健步走|徒步|登山|爬山|春游|秋游|郊游|踏青|采摘|钓鱼|游园|植树|运动会|一日游/

/** Places with a roof. */
export const INDOORS = /室(?!外)|厅|馆|礼堂|食堂|教室|活动中心|会堂|书屋|影院|剧院|\d楼|[一二三四五六七八九]楼/

/** What is done on one's feet, and what in a chair. */
export const LIVELY = /太极|舞|操|走|徒步|[登爬]山|球|游泳|骑行|运动|采摘|植树|[春秋郊]游|踏青|一日游|比武|拔河/
export const QUIET =
  /茶话|座谈|讲座|[书绘]画|书法|读书|阅[读文]|棋|观影|电影|手工|学习|课|联欢|宣讲|报告会|音乐会|合唱|义诊/

/** Names for the title itself, in a change. */
export const NAME_MARKS = [
  '(活动名称|活动名|主题|题目|标题|名称|名字)(应该是|应该叫|是|为|叫|改成|改为|改叫|:){}',
  '(改叫|应该叫|叫做){}',
] as const

/** An activity called by its kind, with or without what comes before: 重阳茶话会, 茶话会, 活动. */
export const NAMED_ACTIVITY = `[{activity}](${ACTIVITY_ENDS.filter((end) => end.length > 1).join('|')})`
/** The same, and what has a term: 书法课, 英语班, 合唱团. */
export const COURSE = `[{activity}](${[...ACTIVITY_ENDS.filter((end) => end.length > 1), '课', '班', '团', '队', '操', '舞', '拳'].join('|')})`
export const SENT_BY_MISTAKE = ['[刚才|通知]发错了[撤回|取消]', '(撤回|撤销)[通知|活动|消息]', '[刚才]发错了'] as const

const PLEASE = '(?:请|麻烦|帮我|给我|那|对了|还有|，)*'
const COMES = '(?:(?:也|都|一起|一块儿?)*(?:来|去|参加))?(?:吧|一下)?'
const ADDED = '(?:加上|加进[来去]?|加进?(?:去|来|到(?:名单|活动)?(?:里|上|里面)?)|请上|请来|叫上|喊上|算上)'
/** 再请上第二小组, 也叫上马建军; 把马建军也加上; 第二小组也请上: said of what was published, more people are to be asked. */
export const INVITES_MORE: readonly RegExp[] = [
  new RegExp(
    `^${PLEASE}(?:再|也|另外)+(?:多|要)?(?:请上?|邀请|叫上?|喊上?|加上?|加个|算上)(?:一下)?(?!${NUMBER}个?(?:名额|座|位子))(?<whom>[^，。；！？\\n]{2,20}?)${COMES}$`,
  ),
  new RegExp(`^${PLEASE}[把将](?<whom>[^，。；！？\\n]{2,20}?)(?:也|都|一起)*(?:给)?${ADDED}${COMES}$`),
  new RegExp(`^${PLEASE}(?<whom>[^，。；！？\\n]{2,20}?)(?:也|都)+(?:要|得)?(?:请|${ADDED})${COMES}$`),
]
