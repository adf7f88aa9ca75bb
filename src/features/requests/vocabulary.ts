/** What people bring to the office, by topic: how each is called, how staff name it, and the words that tell of it. */

export type TopicId =
  | 'complaint'
  | 'suggestion'
  | 'medical'
  | 'benefits'
  | 'certification'
  | 'papers'
  | 'checkup'
  | 'activity'
  | 'notice'
  | 'party'
  | 'roster'
  | 'hardship'
  | 'unwanted'
  | 'other'

export interface Topic {
  readonly id: TopicId
  /** As it is shown. */
  readonly name: string
  /** What staff call it besides. */
  readonly also: readonly string[]
  /** The words that tell of it. */
  readonly words: RegExp
  /** It is about this whatever else is mentioned: 我要投诉医保科. */
  readonly prevails?: true
}

/** What strangers advertise: kept and looked at, but nobody waits for an answer to it. */
export const UNWANTED = 'unwanted'

/** Why it came to staff: somebody grieves or is alone, and is to be asked after. Nobody asks them whether they were pleased. */
export const SOLACE = /问候/

export const TOPICS: readonly Topic[] = [
  {
    id: 'complaint',
    name: '投诉',
    also: ['意见大的', '告状'],
    words:
      /投诉|举报|检举|告状|对[^，。我俺]{1,8}(?:有|很有)意见|太不像话|不像话|态度(?:太|很|真)?(?:不好|差|恶劣|坏)|告你们|没人管|推来推去|踢皮球|糊弄|找你们领导|(?:你们)?办事[^，。]{0,4}慢|你们[^，。]{0,6}(?:气人|不负责)/g,
    prevails: true,
  },
  {
    id: 'suggestion',
    name: '建议',
    also: ['建言献策', '意见建议'],
    words: /建议|提(?:一)?个?意见|出个主意|建言/g,
    prevails: true,
  },
  {
    id: 'medical',
    name: '报销医保',
    also: ['报销', '医保', '医药费', '药费'],
    words: /报销|医药费|药费|医保|医疗费|住院费|手术费|发票|慢性病|异地就医|大病|门诊|社保卡/g,
  },
  {
    id: 'benefits',
    name: '养老金补贴',
    also: ['养老金', '退休金', '补贴', '待遇', '抚恤', '丧葬', '福利'],
    words:
      /养老金|退休金|养老保险|工资|补贴|津贴|补助|补发|抚恤|丧葬|遗属|高龄费|护理费|取暖费|物业费|公积金|房补|独生子女|福利|慰问|发(?:不发)?(?:点儿?|些|过节|节日)?(?:东西|啥|什么|钱|米|油|月饼|蛋糕|购物卡)/g,
  },
  {
    id: 'certification',
    name: '认证',
    also: ['资格认证', '待遇认证', '刷脸'],
    words: /认证|刷脸|人脸/g,
  },
  {
    id: 'papers',
    name: '证明',
    also: ['证件', '开证明', '办证', '盖章'],
    words: /证明|老年证|退休证|残疾证|身份证|优待证|房产证|户口|盖章|公章|过户|低保|开个?证|办个?证/g,
  },
  { id: 'checkup', name: '体检', also: ['查体'], words: /体检|查体|检查身体|抽血|化验|B超/g },
  {
    id: 'activity',
    name: '活动',
    also: ['报名', '老年大学'],
    words:
      /活动|报名|茶话会|讲座|合唱|太极|门球|舞蹈|旅游|春游|秋游|比赛|演出|座位|候补|接龙|签到|老年大学|书法|报过名|集合/g,
  },
  {
    id: 'notice',
    name: '通知',
    also: ['消息'],
    words: /通知|没收到|没接到|公告|停水|停电|群里/g,
  },
  {
    id: 'party',
    name: '党务',
    also: ['党费', '党员', '入党', '党建', '支部的事'],
    words: /入党|党费|党课|党籍|党龄|党徽|主题党日|组织生活|预备党员|积极分子|转正|思想汇报|光荣在党/g,
  },
  {
    id: 'roster',
    name: '名册身份',
    also: ['名册', '花名册', '身份', '登记', '档案'],
    words: /名册|登记|换号|换手机|改电话|电话换|搬家|新地址|没有我|退休手续|档案|组织关系|转支部/g,
  },
  {
    id: 'hardship',
    name: '家里困难',
    also: ['困难', '家里', '家里事', '帮扶', '邻里'],
    words:
      /困难|治不起|看不起病|没人照顾|没人管我|独居|孤单|保姆|护工|伺候|住院|出院|手术|病了|瘫|漏水|漏了|水管|下水道|暖气|不热|跳闸|修|坏了|吵架|邻居|楼上|纠纷|儿女|不孝|搬不动|走不动/g,
  },
  { id: UNWANTED, name: '广告骚扰', also: ['广告', '骚扰', '骗子'], words: /(?!)/g },
  { id: 'other', name: '其他', also: ['别的', '其它', '没归类的'], words: /(?!)/g },
]

/** 帮我订个车, 我想学手机, 把我拉进群, 你打电话吧, 由周福生代到周五: something is wanted of the office, whatever it is. */
export const ASKS_FOR =
  /(帮|给|替)(我|俺|咱)|(请|麻烦|劳驾|让|叫)(你|您|你们|办公室|小王|同志)|(我|俺)(想|要|得|打算)(学|找|办|领|借|问|打听|订|退|进|换|要|回|看|交|开|买|参加)|打(个)?电话|发(给)?我(一下|看看|一份)|(拉|加|进|退)(我|俺)?(进|入|出)?群|(?<![他她])不会(用|弄|使|操作|打字|看)|(由|让|叫|请|找)[\u4e00-\u9fff]{2,4}?(同志)?(代|替|顶)(管|班)?(我|俺|一下|着|到|一?[两几]天)|(要|想|来)?(反映|汇报|说)(一下|下|一?个|点)(问题|情况|事)|表扬|夸夸|加(一?下|个)?[^，。群]{0,6}微信|有事[^，。]{0,3}(找|打|联系)[^，。你您]{1,6}(，|,| )?\d{7,}|没给(我)?钱/

/** 还没来, 怎么没人管, 到现在也没个说法, 昨天问的那个: they wait for something, or come back to it. */
export const COMES_BACK = new RegExp(
  [
    /还(?:没|未|不来|不给|不管|不修|不办|要等|得等|等着)/,
    /(?:怎么|咋|为啥|为什么)(?:还|就|也|都)?(?:没|不(?:来|管|理|回|修|给|办))/,
    /没(?:有)?(?:人|谁)(?:来|管|理|问|修|回|接|联系|找我|给我|搭理|过来|上门)/,
    /(?:没|没有)个?(?:信儿?|回音|回信|回话|消息|说法|动静|结果|下文|准信|着落)/,
    /(?:等|拖|过)了?(?:好几?|[一两三四五六七八九十半几]|\d+)(?:天|个?(?:钟头|小时|星期|礼拜|月)|多?天|上午|下午)/,
    /到现在|管不管|来不来|修不修|给不给办|到底(?:管|来|修|办|怎么|咋|啥|什么)/,
    /(?:什么时候|啥时候|啥时|几时|多会儿?|几点|哪天|多久|多长时间)(?:能|才能|才|会|来|到)*(?:人)?(?:来|到|修|办|上门|回话?|给我|解决|弄好)/,
    /(?:昨天|昨儿|昨晚|前天|前儿|上次|上回|那天|上周|上礼拜|早上|上午|刚才|刚刚|先前|之前)(?:我|俺|跟你们|跟你|给你们|给你|向你们|不是)*(?:已经)?(?:问|说|讲|报|反映|托|提|求|打听|告诉|登记)/,
    /(?:师傅|工人|修理工).{0,6}(?:来|到|没|电话)/,
  ]
    .map(({ source }) => source)
    .join('|'),
)

/** Words that occur in any matter, and places at which many things are the matter: 活动室的灯, 活动室几点开门. */
export const TELLS_NOTHING: ReadonlySet<string> = new Set(
  [
    '电话 办公室 办公 同志 师傅 时候 今天 明天 昨天 前天 后天 上午 下午 早上 晚上 中午 老伴 家里 我家 知道 谢谢 麻烦 现在',
    '语音 什么时候 啥时候 已经 办完 办理 需要 着急 手机 第一 第二 什么 怎么 怎样 怎么样 哪儿 哪里 哪天 几点 多少 为什么 咱们 我们 你们 他们 人家',
    '自己 这个 那个 这些 那些 这里 那里 一个 两个 几个 一下 一点 有点 一直 还是 没有 不是 可以 可能 能不能 是不是 应该 必须',
    '事情 问题 情况 办法 地方 时间 东西 单子 材料 通知 消息 活动 报名 登记 老年 老人 老年人 退休 职工 单位 公司 小王 你好 您好',
    '请问 就是 不能 不会 不知道 没人 没信 过来 出来 起来 下来 上来 回来 给我 跟我 帮我 让我 觉得 感觉 希望 想问 问问 打听',
    '食堂 活动室 活动中心 中心 医院 社区 街道 厂里 小区 楼道 门口 大门 院里',
  ].flatMap((line) => line.split(' ')),
)
