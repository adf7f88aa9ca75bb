/** The words of lists: what columns are called, and what stands in them. */

/** What a column may be about. */
export type Field =
  | 'number'
  | 'name'
  | 'sex'
  | 'birth'
  | 'calendar'
  | 'standing'
  | 'retired'
  | 'formerUnit'
  | 'position'
  | 'politics'
  | 'partySince'
  | 'committee'
  | 'branch'
  | 'group'
  | 'liaison'
  | 'region'
  | 'residence'
  | 'phone'
  | 'landline'
  | 'remark'
  | 'kinName'
  | 'kinRelation'
  | 'kinPhone'
  | 'mayAct'
  | 'living'
  | 'health'
  | 'skills'
  | 'note'
  | 'clubs'
  | 'hardship'
  | 'status'
  | 'contactBy'
  | 'honorific'
  | 'quiet'
  | 'spouse'
  | 'tags'
  | 'soldier'
  | 'certified'
  | 'certifiesEvery'
  | 'none'

export type RefusedKind = 'id-card' | 'bank-card' | 'diagnosis'

/** What has no place in the bot. */
export const REFUSED: readonly (readonly [RegExp, RefusedKind])[] = [
  [/身份证|证件号|公民身份/, 'id-card'],
  [/银行|卡号|账号|帐号|工资卡|存折|开户/, 'bank-card'],
  [/病史|病种|诊断|疾病|患病|病情|既往|所患|用药/, 'diagnosis'],
]

const KIN =
  '(?:(?:家属|家庭|亲属|紧急|应急|子女|监护|家庭(?:主要)?成员)(?:联系|联络)?人?|(?:家属|亲属|子女|家庭成员|(?:紧急|应急)联系人|监护人)(?:信息|情况))的?'

/** Ordered: the first that fits decides, so the narrower come first. `none`: known, and not wanted. */
const NAMES: readonly (readonly [RegExp, Field])[] = [
  [/^(?:序号?|行号|年龄|周岁|虚岁|说明|填表.*|no\.?)$/i, 'none'],
  [
    /^(?:家庭?|家里|住宅)?(?:固话|固定电话|座机)(?:号码?)?$|^(?:住宅电话|家庭电话|宅电|家里电话)(?:号码?)?$/,
    'landline',
  ],
  [new RegExp(`^${KIN}(?:的?与本人)?(?:关系)$|^(?:与本人|与老人)(?:的)?关系$|^关系$`), 'kinRelation'],
  [new RegExp(`^${KIN}(?:联系)?(?:电话|手机|方式|号码|手机号码?|联系电话|联系方式)$`), 'kinPhone'],
  [/代办|代报名|可代/, 'mayAct'],
  [new RegExp(`^${KIN}(?:姓名|名字)?$`), 'kinName'],
  [/^(?:配偶|老伴|爱人)(?:信息|情况)?的?(?:姓名|名字)?$/, 'spouse'],
  [/^(?:职工|退休|人员|个人|档案|本人)?(?:编号|编码|工号|职工号|员工号|退休证号|档案号)$/, 'number'],
  [/^(?:离?退休)?(?:职工|员工|退休|老人|人员|本人|老同志|党员|会员)?(?:姓名|名字|名称)$/, 'name'],
  [/^性别$/, 'sex'],
  [/^(?:历法|生日历法|公历农历|公历\/农历|农历公历|阴历阳历|阳历阴历|生日类型)$/, 'calendar'],
  [/^(?:出生|生日)(?:年月日?|日期|时间|日)?(?:\(.*\))?$|^(?:公历|农历|阴历|阳历)(?:生日|出生日期)$/, 'birth'],
  [/^(?:身份|人员类别|人员性质|类别|退休类别|离退休类别|人员身份|离退类别)$/, 'standing'],
  [/^(?:退休|离退休|离休|办理退休)(?:年月日?|日期|时间)$/, 'retired'],
  [/^(?:入党|加入中国共产党|加入党组织)(?:年月日?|日期|时间)$/, 'partySince'],
  [/^(?:政治面貌|政治面目|面貌|党派)$/, 'politics'],
  [/^(?:所属|所在)?(?:退休职工)?党?总支(?:部)?(?:名称)?$/, 'committee'],
  [/^(?:所属|所在|退休)?(?:党)?(?:支部|党支部|支部名称|组织关系|党组织)(?:名称)?$|^(?:所属|所在)支部小组$/, 'branch'],
  [/^(?:所属|所在)?(?:党)?(?:小组|组别|组|党小组)(?:名称)?$/, 'group'],
  [/^(?:退休前|退前|退休|原)?(?:所在|工作)?(?:单位|部门|车间|原单位|原工作单位|科室)(?:名称)?$/, 'formerUnit'],
  [/^(?:退休前|原|退前)?(?:职务|职称|职务职称|职务\/职称|职务、职称|技术职称|岗位|工种|职务或职称)$/, 'position'],
  [/^(?:联络员|包联人|负责联络员|联络人)(?:姓名)?$/, 'liaison'],
  [/^(?:居住(?:地)?(?:类别|区域|范围|类型)|区域|是否异地|异地|居住地\(.*(?:省|境).*\))$/, 'region'],
  [
    /^(?:现)?(?:家庭|居住|常住|详细|联系|通讯|现居住?|居住地)?(?:地址|住址|居住地|住处|地点|社区|小区|居住地址|详细地址|家庭住址)$/,
    'residence',
  ],
  [
    /^(?:本人|个人|联系)?(?:手机|移动电话|电话|联系电话|手机号|联系方式|手机电话|电话号码)(?:号|号码)?[12一二]?$/,
    'phone',
  ],
  [/^微信(?:备注|名|昵称)?$/, 'remark'],
  [/^(?:备注|备考|其他情况)$/, 'note'],
  [/^(?:居住|生活|家庭)(?:状况|情况|方式|状态)$|^(?:是否)?(?:独居|空巢)$/, 'living'],
  [/^(?:身体|健康)?(?:健康|状况|健康状况|身体状况|身体情况|健康情况|自理能力|自理情况)$/, 'health'],
  [/^(?:特长|爱好|兴趣|专长|特长爱好|兴趣爱好|爱好特长|技能)$/, 'skills'],
  [/^(?:协会|社团|团队|文体队|参加(?:的)?(?:协会|团队|社团|队伍)|协会\/队|协会、队|所属协会|兴趣小组|队)$/, 'clubs'],
  [/^(?:困难|困难类别|困难类型|困难情况|帮扶类别|是否困难)$/, 'hardship'],
  [/^(?:服务)?(?:状态|在册状态|人员状态|服务状态)$/, 'status'],
  [/^联系偏好$|^(?:喜欢的?)?联系方式偏好$|^怎么联系$/, 'contactBy'],
  [/^(?:称呼|尊称|称谓)$/, 'honorific'],
  [/^(?:勿扰|免打扰|不打扰)$/, 'quiet'],
  [/^(?:养老|资格|待遇)*(?:上一?次|最近(?:一次)?|最后一次)(?:养老|资格|待遇)*认证(?:的?时间|的?日期)?$/, 'certified'],
  [/^(?:养老|资格|待遇)*认证周期$/, 'certifiesEvery'],
  [
    /^(?:是否)?(?:退役|退伍|复退|复转|转业|复员|老兵|军人|服役|参军|入伍|当兵|参军入伍)(?:军人|士兵|军官|干部|人员|身份|情况|经历|类别|年月|年份|日期|时间)?$/,
    'soldier',
  ],
  [/^(?:标签|关注类别|重点关注|分类标签)$/, 'tags'],
]

/** What a column of this name is about; `undefined` when that is not known. */
export function fieldNamed(header: string): Field | undefined {
  const bare = header.normalize('NFKC').replace(/[\s*＊:：。.、]+/g, '')
  const inner = bare.replace(/\([^)]*\)$/, '')
  return NAMES.find(([pattern]) => pattern.test(bare) || pattern.test(inner))?.[1]
}

/** A list of words and what they stand for. */
export type Meanings = readonly (readonly [RegExp, string])[]

export const SEX: Meanings = [
  [/^(?:男|男性|男士|m|male)$/i, 'male'],
  [/^(?:女|女性|女士|f|female)$/i, 'female'],
]
export const CALENDAR: Meanings = [
  [/^(?:公历?|阳历?|新历|西历)$/, 'solar'],
  [/^(?:农历?|阴历?|旧历|老历)$/, 'lunar'],
  [/^(?:不明|不详|未知|不清楚)$/, 'unknown'],
]
export const STANDING: Meanings = [
  [/离休/, 'veteran'],
  [/遗属/, 'bereaved'],
  [/退休|离退/, 'retired'],
]
/** Whoever works in the office is no retiree. */
export const AT_WORK = /^(?:办公室|退休办)?(?:工作人员|在职人员|在职|在岗|在岗职工)$/
export const POLITICS: Meanings = [
  [/预备/, 'probationary'],
  [/民革|民盟|民建|民进|农工|致公|九三|台盟|民主党派/, 'democratic'],
  [/共青团|^团员/, 'league'],
  [/^(?:中共|中国(?:共产党)?|共产党|老|是)?(?:正式)?(?:共产)?党员(?:\((?:正式|中共)\))?$|^是$|^中共$/, 'party'],
  [/群众|^(?:无|否|非党员?|无党派(?:人士)?|普通公民|不是)$/, 'none'],
]
export const REGION: Meanings = [
  [/境外|国外|海外|港|澳|台湾/, 'abroad'],
  [/省内|本省|外市/, 'province'],
  [/外省|跨省|省外|异地|外地|^是$/, 'away'],
  [/本市|市内|本地|^否$|同城|厂区|矿区/, 'city'],
]
export const LIVING: Meanings = [
  [/独居|独自|一个?人住|^是$/, 'alone'],
  [/空巢/, 'empty-nest'],
  [/养老|敬老|托老|福利院/, 'institution'],
  [/同住|一起|合住|和.*住|与.*住|跟.*住|随.*住|^否$/, 'together'],
]
export const HEALTH: Meanings = [
  [/不能自理|失能|卧床|瘫|半自理/, 'dependent'],
  [/^(?:长年|常年|长期|年老)?(?:有病|多病|体弱|体弱多病|较差|差|患病|慢性病)$/, 'chronic'],
  [/^(?:一般|尚可|还可以|还行|中等|较好)$/, 'fair'],
  [/^(?:健康|良好|好|很好|自理|能自理|正常)$/, 'well'],
]
export const STATUS: Meanings = [
  [/去世|已故|死亡|病故|逝世|亡故/, 'deceased'],
  [/迁出|转出|移交|调出|调走/, 'moved'],
  [/停联|失联|联系不上/, 'lost'],
  [/在册|健在|正常|在管|有效/, 'active'],
]
export const CONTACT_BY: Meanings = [
  [/语音/, 'voice'],
  [/电话|打/, 'phone'],
  [/文字|微信|短信|发/, 'text'],
]
export const YES_OR_NO: Meanings = [
  [/^(?:是|有|对|可|可以|能|同意|√|✓|✔|1|y|yes|要)$/i, 'true'],
  [/^(?:否|无|不|不可|不可以|不能|不同意|没有|×|x|0|n|no|不要)$/i, 'false'],
]

/** How somebody who was a soldier is kept in view. */
export const SOLDIER_TAG = '退役军人'

/** What a word means; `undefined` when it is none of these. */
export function meaningOf(word: string, meanings: Meanings): string | undefined {
  return meanings.find(([pattern]) => pattern.test(word))?.[1]
}

/** Cells that say that there is nothing. */
export const NOTHING = /^(?:无|没有|不详|不明|未知|不清楚|空|暂无|[-—–/\\、.。]+|n\/?a|#N\/A|#VALUE!|#REF!|null)$/i

/** Rows that are no people: sums and signatures. */
export const NO_PERSON =
  /^(?:示例|样例|例如|例：|合计|总计|小计|共计|汇总|平均|制表|填表|审核|统计|单位负责|负责人|备注|说明|注)|^共\s?\d+\s?人/
/** In whichever column it stands. */
export const SUM = /^(?:合计|总计|小计|共计)$/
/** Headings within a list, which stand where a name would. */
export const NO_NAME =
  /(?:支部|小组|总支|党委|车间|干部|职工|人员|党员|群众|遗属|名单|名册|公司|单位)$|^(?:离休|退休|去世)$/

/** What a diagnosis looks like. */
export const DIAGNOSIS =
  /病(?!退|故|房)|癌|瘤|炎|症(?!状)|高血压|血糖|糖尿|梗|偏瘫|术后|手术|支架|透析|中风|骨折|脑溢血|帕金森|白内障|结石/

/** 18 characters of an identity card of mainland China, by its form. */
export const ID_CARD = /(?<!\d)[1-9]\d{5}(?:18|19|20)\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{3}[\dXx](?!\d)/
/** 15 of the old one: where it was given, and a day of birth. */
export const OLD_ID_CARD = /(?<!\d)[1-8]\d{7}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{3}(?!\d)/
/** 15 digits of the old card, and of bank cards 16 to 19. */
export const LONG_NUMBER = /(?<!\d)\d{15,19}(?!\d)/

/** What staff call the things they change, and the column that it is in a list. */
const SPOKEN: readonly (readonly [string, Field])[] = [
  ['家庭住址|家庭地址|居住地址|住址|地址|住处', 'residence'],
  ['手机号码|手机号|手机|联系电话|电话号码|电话', 'phone'],
  ['固定电话|固话|座机|家里电话', 'landline'],
  ['党支部|支部', 'branch'],
  ['姓名|名字', 'name'],
  ['党小组|小组', 'group'],
  ['称呼', 'honorific'],
  ['出生日期|生日', 'birth'],
  ['性别', 'sex'],
  ['编号', 'number'],
  ['原单位|原来单位|单位', 'formerUnit'],
  ['职务职称|职务|职称', 'position'],
  ['政治面貌', 'politics'],
  ['入党日期|入党时间', 'partySince'],
  ['退休日期|退休时间', 'retired'],
  ['身份', 'standing'],
  ['居住状况|居住情况', 'living'],
  ['居住地类别|居住地', 'region'],
  ['健康状况|身体状况|健康', 'health'],
  ['特长', 'skills'],
  ['困难类别|困难', 'hardship'],
  ['联系偏好', 'contactBy'],
  ['勿扰', 'quiet'],
  ['微信备注', 'remark'],
  ['备注', 'note'],
  ['配偶|老伴|爱人', 'spouse'],
  ['联络员', 'liaison'],
]

/** As alternatives of a regular expression, the longest first. */
export const FIELD_WORDS = SPOKEN.flatMap(([words]) => words.split('|'))
  .toSorted((a, b) => b.length - a.length)
  .join('|')

/** The same without 备注, which activities have too (茶话会备注改成…). */
export const OWN_FIELD_WORDS = FIELD_WORDS.replace('|备注|', '|')

export const changeableField = (word: string): Field | undefined =>
  SPOKEN.find(([words]) => words.split('|').includes(word))?.[1]

const WHOSE = '(?<name>[\\p{Script=Han}·]{2,6}?)(?:同志)?'
const ADD = '(?:加上?|添上?|增加|登记|记上?|打上?)'
const TAKE = '(?:去掉|删掉|删除|取消|拿掉|去除)'
const RELATION =
  '(?<relation>(?:大|小|二|三)?(?:女儿|儿子|闺女|姑娘|女婿|儿媳妇?|媳妇|孙子|孙女|外孙女?|侄子|侄女|外甥女?|弟弟|妹妹|哥哥|姐姐|父亲|母亲|爸爸|妈妈|公公|婆婆|岳父|岳母|老伴|爱人|丈夫|妻子|保姆|邻居))'

/** 女儿 in a cell with a name; or right before it, where what follows is long enough to be one: 孙子涵 is a name. */
const OF_FAMILY = `(?:${RELATION}儿?|(?:长|次|独)[子女])`
export const IS_RELATION = new RegExp(`^${OF_FAMILY}$`, 'u')
export const RELATION_BEFORE = new RegExp(`^${OF_FAMILY}的?(?=(?![女妇儿的])\\p{Script=Han}{2,4}$)`, 'u')

const SOLDIER =
  '(?:是|属于|原是|曾是)?(?:一名|名|位|个)?(?<value>(?:退役|退伍|转业|复员)(?:老?军人|老?兵|军官|干部)|老兵|(?:当|参)过[兵军])'

/** Sentences that add to a list beside a record, or take from it; which list, and whether something is added. */
export const BESIDE: readonly (readonly [RegExp, 'tags' | 'clubs' | 'relatives', boolean])[] = [
  [new RegExp(`^(?:请|帮我)?(?:给|为)${WHOSE}的?${ADD}(?:一?个)?标签[:， ]?(?<value>.+)$`, 'u'), 'tags', true],
  [
    new RegExp(`^(?:请|帮我)?(?:给|为)${WHOSE}(?:加|打|贴|标)(?:上|个|一个)*(?<value>[^，。：:]{1,8}?)的?标签$`, 'u'),
    'tags',
    true,
  ],
  [new RegExp(`^(?:请|帮我)?${TAKE}${WHOSE}的?标签[:， ]?(?<value>.+)$`, 'u'), 'tags', false],
  [new RegExp(`^(?:请|帮我)?(?:把)?${WHOSE}的?标签[:， ]?(?<value>.+?)${TAKE}$`, 'u'), 'tags', false],
  [new RegExp(`^${WHOSE}(?:以前|从前|年轻时)?${SOLDIER}$`, 'u'), 'tags', true],
  [new RegExp(`^(?:请|帮我)?把?${WHOSE}(?:加入|加进|加到|入了)(?<value>.+?)了?$`, 'u'), 'clubs', true],
  [new RegExp(`^(?:请|帮我)?把?${WHOSE}(?:退出|离开)(?<value>.+?)了?$`, 'u'), 'clubs', false],
  [
    new RegExp(
      `^(?:请|帮我)?(?:把|将)${WHOSE}从(?<value>.{1,8}(?:协会|团|队|社))(?:的?名单)?(?:里|中)?(?:面|边)?(?:去掉|去了|删掉|删除|拿掉|移出|划掉)了?$`,
      'u',
    ),
    'clubs',
    false,
  ],
  // 孙淑珍不在了 tells of a death.
  [new RegExp(`^${WHOSE}不在(?<value>.{1,10}(?:协会|会|队|团|社|班|组))了?$`, 'u'), 'clubs', false],
  [
    new RegExp(
      `^(?:请|帮我)?(?:给|为)${WHOSE}的?${ADD}(?:一?个)?家属(?:联系人)?[:， ]?${RELATION}?[:， ]?(?<value>[\\p{Script=Han}·]{2,6})(?<rest>.*)$`,
      'u',
    ),
    'relatives',
    true,
  ],
  [
    // With a number behind the name it is meant to be written down: 郑明远的儿子郑小军13700001111.
    new RegExp(
      `^(?:请|帮我)?(?:记|登记)?(?:一下|上)?[:， ]*${WHOSE}的?${RELATION}(?:叫|是)?[:， ]?(?!的?(?:电话|手机|号码|联系|微信)|换|改)(?<value>[\\p{Script=Han}·]{2,4}?)[:，, ]*(?:的?(?:电话|手机号?|号码))?[:，是 ]*(?<rest>1[3-9]\\d{9})$`,
      'u',
    ),
    'relatives',
    true,
  ],
  [
    new RegExp(
      `^(?:请|帮我)?${TAKE}${WHOSE}的?家属(?:联系人)?[:， ]?${RELATION}?[:， ]?(?<value>[\\p{Script=Han}·]{2,6})$`,
      'u',
    ),
    'relatives',
    false,
  ],
]
