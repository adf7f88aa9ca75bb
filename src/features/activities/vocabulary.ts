/** What activities recognise, besides what the reader of language knows by itself. */

/** 参加, said of others by staff: 张三去. */
export const COMING = '(去|参加|来|报名|能去|能来|要去)'
export const STAYING = '(不去|不参加|不来|去不了|来不了|参加不了|不报名|取消)'

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

/** Option words of 1 发布 2 修改 3 先不发. */
export const PUBLISH_WORDS = ['发', '发吧', '可以发', '可以发布', '确认', '确认发布', '发出去', '没问题发吧'] as const
export const CHANGE_WORDS = ['改', '改一下', '要改', '修改一下', '不对'] as const
export const DROP_WORDS = ['不发', '先不发', '先别发', '别发', '不办了', '算了', '取消'] as const

/** How seats are told: 限30人, 名额50个, a bare 40人 in a clause of its own. */
export const SEATS_MARKS = [
  '(限额|限制|限定|限报|限|最多|不超过|控制在){}(人|名|位|个)',
  '(名额|人数)(改成|改为|是|为|有|限|:){}[人|名|位|个]',
  '(名额|人数){}[人|名|位|个]',
  '{}(人|名)[以内|左右|为限]',
] as const

const UNIT =
  '第?[一二三四五六七八九十\\d]{1,3}支部(?!会|大会|委|书记|学习|活动)(?:第?[一二三四五六七八九十\\d]{1,2}小组)?'
const EVERYBODY =
  '(?:全体|所有)(?:退休)?(?:老同志|职工|人员|党员|会员|成员|同志|人)?|各个?支部(?!书记)|大家(?!去|一起|都去)'
const CLUB = '[\\u4e00-\\u9fff]{2,6}?(?:协会|合唱团|舞蹈队|器乐队)'
const WHOM = `(?:${UNIT}|${EVERYBODY}|${CLUB})`

/** Whom, wherever it stands in a sentence: 第一支部和太极拳协会, 一支部的都来, 全体退休职工都可以来. */
export const AUDIENCE_LIKE = `(?:请|通知|邀请|发给|对象:?)?(?<value>${WHOM}(?:[、和及与跟]${WHOM})*(?:全体党员|全体)?(?:(?:，|、)?(?:\\d{2}岁以上|不含异地|只要本市))*)(?:的?(?:老)?同志们?|的人|的)?(?:都|均|全部|全体)?(?:可以|能|要)?(?:参加|来|报名|回复)?`

export const AUDIENCE_MARKS = [
  '请{}(的同志们|的老同志|的同志|的老师们|的人|同志们)[回复|参加|报名|来]',
  '请{}(回复|参加|报名)',
  '(对象|范围)(是|为|改成|改为){}',
  '(请谁改成|改请|改成请){}',
] as const

export const PLACE_MARKS = [
  '在{}(办|举办|举行|开展|召开|搞|组织|集合|进行)',
  '(地点|地方)(是|在|改成|改为|改到|换成|换到|定在){}',
  '(地点|地方){}',
  '到{}(集合|参加|观看)',
  '(改到|改在|换到|挪到){}(办|举办|举行)',
] as const

export const TITLE_MARKS = [
  '(举办|举行|开展|组织|召开|搞|办){}',
  '(活动|主题|题目|名称|名字)(是|为|叫|改成|改为|:){}',
] as const
