/** Words of time that are part of a name and say no time: 周三丰同志, 重阳路, 三月三饭店, 《八月桂花遍地开》. */
import { FAMILY_NAMES } from './make-festival.ts'
import type { Phrase } from './written.ts'

/** Where the words stand, and whether the text names other times beside them. */
export interface Named {
  readonly phrase: Phrase
  readonly hasEnd: boolean
  readonly hasOthers: boolean
}

/** How far around the words a name is looked for, in characters. */
const AROUND = 24

/** True when the words of a reading belong to a name. */
export function isInName(text: string, named: Named): boolean {
  const before = text.slice(Math.max(0, named.phrase.from - AROUND), named.phrase.from)
  const after = text.slice(named.phrase.to, named.phrase.to + AROUND)
  return (
    isTitle(before, after) ||
    namesDecade(after, named) ||
    namesFestivity(text, after, named) ||
    namesPerson(before, after, named) ||
    namesShop(after, named)
  )
}

/** Titles of notices tell when something is; those of songs, films and books do not. */
function isTitle(before: string, after: string): boolean {
  const opened = /《([^》]*)$/.exec(before)
  const closed = /^([^《]*?)》/.exec(after)
  return !!opened && !!closed && !/通知|公告|安排|日程|计划|方案|通告/.test(`${opened[1]}${closed[1]}`)
}

/** 八十年代老歌会，下周三: what it is like, not when it is. */
const namesDecade = (after: string, { phrase, hasOthers }: Named): boolean =>
  phrase.day?.kind === 'years' && (hasOthers || /^的?[老歌电风人怀金生建房]/.test(after))

const NAMED_AFTER =
  /^节?(?:茶话会|联欢|座谈会|晚会|慰问(?!.{0,3}(?:老[^年]|困难|党员|军|职工|病|住院|遗属|离休|退))|活动|游园|文艺|书画|福利|礼品|慰问品|补贴|诗会|团拜|庆祝|主题|联谊|趣味|演出|汇演|节目|红包|礼包|红旗|勋章|序曲|蒜|粥|糯米|甜|馅|礼盒|糕|月饼|粽子|汤圆|上河图|好吃|奖|纪念章|礼物)/
/** 五一路, 国庆小学; 元宵节社区猜灯谜 is on the day. */
const PLACE_NAMED_AFTER = /^(?:路|街|广场|小学|中学|大院|社区|村|公园|医院|班|大桥)/
const STANDS_ALONE =
  /^(?:$|[ ，。！？；、:()\n]|节|那|当|这|前|后|上午|下午|晚|早|中午|期|假|到|至|[-~]|我|你|您|他|她|大家|去|来|在|要|想|放|回|请|有|是|就|也|都|不|和|与|还|快|举|办|开|组|聚|见|的)/

/** 重阳茶话会 names the party, not its day: there the festival is no date, least of all beside a date; 端午节（6月19日） is a day. */
function namesFestivity(text: string, after: string, { phrase, hasEnd, hasOthers }: Named): boolean {
  if (phrase.day?.kind !== 'festival' || isTimed(phrase) || hasEnd || phrase.again) return false
  // 2027年元旦联欢: whoever says the year means the day, unless another day stands beside it.
  if (phrase.day.year && 'year' in phrase.day.year && !hasOthers) return false
  if (text.charAt(phrase.to - 1) === '天') return false
  if (isDish(text, phrase)) return true
  if (text.charAt(phrase.to - 1) !== '节' && PLACE_NAMED_AFTER.test(after)) return true
  return NAMED_AFTER.test(after) || (hasOthers && !STANDS_ALONE.test(after))
}

/** 煮元宵, 元宵是甜的: the dish, not the day. */
function isDish(text: string, { from, to }: Phrase): boolean {
  if (text.slice(from, to) !== '元宵') return false
  return (
    /[煮包吃买做下送领发炸滚个斤盒碗袋]$/.test(text.slice(0, from)) ||
    /^(?:是[甜咸什啥]|太|真|挺|[软糯好]吃|怎么|要煮)/.test(text.slice(to, to + 4))
  )
}

const TITLE =
  '(?:同志|师傅|老师|主任|书记|科长|处长|经理|厂长|院长|校长|教授|队长|组长|工程师|大姐|大哥|大妈|大爷|大娘|阿姨|叔叔|先生|女士|大夫|医生|奶奶|爷爷)'
/** A given name of one character after 周三: neither a family name nor a word that goes on about the day. */
const GIVEN = `(?![${FAMILY_NAMES}]|[上下中早晚前后的是有去来到在和各全请找让叫给要能会可不没就都也吗吧呢了啊见办开集出参报当那这我你他她咱大]).`
/** Characters of which given names are made. */
const IN_GIVEN_NAMES =
  '[婷鸣明华强军伟芳英秀敏静丽建玉兰珍梅红霞云龙凤春生福贵林峰宇亮刚毅志勇杰涛磊斌洁娟艳莉萍玲桂香琴洪波平辉鹏飞雷宁燕雯莹琳佳欣怡雪岩松柏青山海江川元升妮娃凡帆]'
/** 周一鸣教拳, 周末明主任, 谷雨婷老师, 夏至刚是我同学: one character more makes a whole name. */
const WHOLE_NAME = new RegExp(
  `^${IN_GIVEN_NAMES}(?:${TITLE}|[和跟与、]|也?不?(?:参加|去|来)(?!年|到)|也报|请假|教|说|讲话|报名|退休|住院|是(?:我|俺|他|她|咱|谁|哪)|在(?:吗|不在)|的(?:电话|手机|家|工资))`,
)
const CALLED_BEFORE = /(?:^|[，。！？、 ]|找|叫|是|问|给|替|帮|跟|和|与|姓名:?)$/
const WEEKDAY_NAME = new RegExp(
  `^(?!行(?:吗|不)?(?:$|[，。！？ ]))${GIVEN}(?:${TITLE}|$|[，。！？ ]|在吗|在不在|的(?:电话|手机|家))`,
)
const MONTH_NAME = new RegExp(
  `^(?:${TITLE}|是谁|在吗|在不在|不参加|不[去来](?!年|到)|也?[来去想要]?报名|也[来去]?参加|请假|的(?:电话|手机|家|工资)|家的?电话)`,
)
/** 秋分阿姨, 找重阳师傅. */
const TITLED = new RegExp(`^${TITLE}`)
const FAMILY_BEFORE = new RegExp(`(?:^|[，。！？、 找叫是问给替帮跟和])[${FAMILY_NAMES}]$`)
const ONE_OF_US =
  /^这(?:孩子|丫头|小子|名字|老头|老太)|^(?:是|叫|乃)(?:我|俺|他|她|咱)(?:们)?(?:家)?(?:的)?(?:[孙儿女外重侄闺]|小名|名字|妹|弟|姐|哥|老伴|朋友|同事)/

/** 二月兰, 六月雪; 十月围城, 八月桂花遍地开. */
const PLANT =
  /^(?:围城|桂花[遍香]|飞雪|文艺出版|河的(?:小说|书))|^(?:兰|雪|炸|瓜|泡|菊|豆|竹)(?=$|[，。]|开|好看|养|谢|死|很|真|种|熟|能|是|那盆|这盆|花)/

function namesPerson(before: string, after: string, { phrase }: Named): boolean {
  const { day } = phrase
  if (isTimed(phrase)) return false
  const mayBegin = day?.kind === 'festival' || (day?.kind === 'week' && day.weeks === undefined)
  if (mayBegin && CALLED_BEFORE.test(before) && WHOLE_NAME.test(after)) return true
  // 立冬是我外孙的小名; 后天是我老伴三周年 is a day.
  if ((mayBegin || isBareMonth(phrase)) && ONE_OF_US.test(after)) return true
  if (day?.kind === 'week' && day.weeks === undefined && !day.weekend)
    return CALLED_BEFORE.test(before) && WEEKDAY_NAME.test(after)
  if (isBareMonth(phrase) && PLANT.test(after)) return true
  if (day?.kind === 'festival' && CALLED_BEFORE.test(before) && TITLED.test(after)) return true
  return (isBareMonth(phrase) || isBareLunarDay(phrase)) && FAMILY_BEFORE.test(before) && MONTH_NAME.test(after)
}

const SHOP =
  /^(?:里)?[^，。 去来在]{0,2}(?:饭店|饭庄|酒店|酒家|酒馆|茶庄|茶馆|茶楼|药店|药房|超市|商店|面馆|餐馆|饺子馆|照相馆|理发店|书店|画室|饭馆|旅馆|花店|布店|影楼|茶社|居|轩|斋|阁|坊|庄|妈咪|牌|社区|小区|街|路|巷|胡同|艺术团|合唱团|合唱队|舞蹈队|文学社|诗社|画院|基地)(?=$|[，。！？ 的怎电地]|好吃|不错|在哪|有|集合|门口)/

/** 冬至饺子馆, 八月居: a month or a festival by itself before what shops, streets and troupes are called. */
function namesShop(after: string, { phrase, hasEnd }: Named): boolean {
  const { day } = phrase
  const mayName = isBareMonth(phrase) || day?.kind === 'festival' || (day?.kind === 'date' && day.lunar)
  return !!mayName && !isTimed(phrase) && (!hasEnd || isBareMonth(phrase)) && SHOP.test(after)
}

const isTimed = ({ clock, part, shift }: Phrase) => !!clock || !!part || !!shift

/** 八月, without a year or a day. */
const isBareMonth = ({ day }: Phrase) =>
  day?.kind === 'date' && day.day === undefined && !day.year && !!day.month && 'month' in day.month

/** 初一, without a month. */
const isBareLunarDay = ({ day }: Phrase) => day?.kind === 'date' && !!day.lunar && !day.month && !day.year
