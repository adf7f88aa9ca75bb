/** What this feature recognises, and what it never says. */
import { TAKEN_BACK } from '../../language/taken-back.ts'

/**
 * What elders take for a bad sign, above all on their birthday: no greeting may hold it. A character that stands in good words
 * too is bad only outside them: 始终, 散步, 孝顺, 无病无灾.
 */
const INAUSPICIOUS: readonly RegExp[] = [
  /死/,
  /亡(?!羊)/,
  /逝/,
  /丧/,
  /葬|坟|墓|棺|殡|灵堂|花圈|寿衣|纸钱|哀乐|追悼|阴间|阎王|黄泉|冥/,
  /(?<!小|机灵|调皮|淘气|捣蛋)鬼/,
  /祭(?!灶)/,
  // 寿终, 临终, 善终, 送终, 终老; not 始终, 终身, 终于, 年终.
  /[寿临善送命剧]终|终(?:老|年|点|结|了|归|期)/,
  /遗(?!憾|忘|址|传)(?<!非遗|文化遗|世界遗|自然遗)/,
  /[戴守披服带]孝|孝(?:服|衣|布|帽|期)|孝子贤孙/,
  /走好|一路顺风|上路|送行|送别|永别|诀别|永远(?:怀念|活在|离开)|缅怀|怀念|悼|节哀|安息|长眠|千古(?!流芳|名)|百年之后/,
  /归天|归西|西去|西归|仙[逝游去]|驾鹤|升天|天堂|极乐|归土|入土|撒手|[去过离]世(?!界)|辞世|故去|亡故|咽气|断气|离开(?:我们|人世)/,
  /(?:人|老伴|先生|爱人)走了/,
  /老去|送(?:您|你|他|她)?(?:一)?(?:座|个|只|口)?钟(?!头|点)/,
  /最后(?:的)?(?:一程|一站|一面|一段|一次|日子|时光|岁月|路|生日)/,
  /余生|残年|残生|晚年|暮年|风烛|行将|来日无多|时日无多|油尽|灯枯|日薄西山|夕阳西下|半截|后事|白事|活不(?:了|长|久)|活一天算一天|多活/,
  /(?<!一年|从头)到头(?!发|巾)/,
  /(?<!慢|细|小火)熬(?!一?[锅碗]|粥|汤|腊八|药膳|骨头|鸡|鱼|糖|小米|绿豆)/,
  /(?<!无|没|百|少|[不少]生|不得|去|祛|治)病(?!不侵|人)/,
  /瘫|痴呆|癌|病危|抢救|绝症/,
  /(?<!鸭|冰糖雪|香)梨(?!花|园)/,
  // 散伙, 失散, 散场; not 散步, 散心, 散文, 散发.
  /(?<!散|零|松)散(?!步|心|文|打|发|散|财|曲|装)/,
  /孤|哀|(?<!慈)悲|哭|(?<!热)泪|分离|离别|别离|凄|惨|晦气|倒霉|凶/,
  // 坎儿: the ages that nobody names.
  /(?:73|84|七十三|八十四)(?:(?:周?岁|虚岁|大?寿|高寿|高龄|华诞|生日|快乐|了)|(?<=(?:今年|已经?|都|您|年方|高龄|满)(?:73|84|七十三|八十四))(?![层楼号室元块斤米年\d]))/,
]

/** The first of it that stands in a text. */
export function inauspiciousIn(text: string): string | undefined {
  for (const pattern of INAUSPICIOUS) {
    const found = pattern.exec(text)?.[0]
    if (found !== undefined) return found
  }
  return undefined
}

/** Something weighs on the writer: a person should ring, whatever polite words stand beside it. */
export const SAD =
  /难过|难受|伤心|想他|想她|想老伴|孤单|孤独|冷清|没人(?:来|管|陪|理)|一个人(?:过|在家)|没意思|没劲|不想过|活够|走了以后|去世|不在了|哭|心里(?:苦|堵|闷)|儿女不|孩子不(?:来|管)|住院|不舒服|疼/

/** Kind words, as they come back after a greeting. */
export const KIND = /谢|感激|祝|高兴|开心|福|辛苦|有心|惦记|记得|想着|感动|暖|\[[^\]]+\]/

/** It asks or wants something: no answer to a greeting. */
export const WANTS = /[？?]|吗$|怎么|什么时候|多少|能不能|可不可以|帮我|请问|我要|我想|找/

const WEEKDAY = '(?:上|这|本)?个?(?:周|星期|礼拜)[一二三四五六日天]'
const DATE = '(?:(?:去年|今年|\\d{4}年)?\\d{1,2}月|上个?月)?\\d{1,2}[日号]'
const PAST_DAY = `(?:大前天|前天|昨天|今天|刚才|刚|${WEEKDAY}|${DATE})?的?(?:上午|下午|早上|中午|晚上)?[，,]?`

/** A visit, told afterwards: 走访了王秀英和何守田，送了蛋糕; 走访周福生了; 前天我们去慰问了何守田; 12月28日走访了冯秋菊. */
export const VISITED = new RegExp(
  `^(?!.*(?:谁|哪|几))(?=[^。；\\s]*[了过])(?<told>${PAST_DAY}(?:我们?|办公室)?${PAST_DAY})(?:去)?(?:上门)?(?:走访|慰问|上门看望|上门看)(?:了|过)*(?<whom>[^，。；\\s了过]+)(?:了|过)*(?:[，。；\\s](?<rest>.*))?$`,
)

/** Right after the receipt of a visit. */
export const VISIT_ENTERED_WRONGLY: readonly string[] = [...TAKEN_BACK, '记错了', '登记错了', '撤销', '弄错人了']

/** 送了蛋糕, 带了一箱牛奶, 给了慰问品. */
export const GIFT = /(?:送(?:去|上)?(?:了|过)?|(?:带|给|发|提)(?:去|上)?(?:了|过))(?<gift>[^，。；]{1,20})/

/** Why somebody was visited, as far as it is said. */
export const REASONS: readonly (readonly [RegExp, string])[] = [
  [/大寿|寿辰|祝寿|生日|贺寿/, '生日祝寿'],
  [/春节|过年|拜年/, '春节慰问'],
  [/重阳/, '重阳慰问'],
  [/中秋/, '中秋慰问'],
  [/七一|老党员/, '七一慰问'],
  [/八一|老兵|军/, '八一慰问'],
  [/住院|出院|生病/, '看望病人'],
  [/困难/, '困难慰问'],
]

/** 1965年5月1日, 农历1968年正月初六, 1968年农历正月初六. */
export const WEDDING_DAY =
  /(?<date>(?<lunar>农历|阴历)?(?<year>(?:19|20)\d{2})年(?<moon>农历|阴历)?(?<leap>闰)?(?<month>\d{1,2}|[正一二三四五六七八九十冬腊]{1,2})月(?<day>\d{1,2}|初?[一二三四五六七八九十廿]{1,3})[日号]?)/

/** What else is said or done in a room on a birthday, and what was said there: no wish about congratulations. */
const OTHERWISE = '收到|看到|看见|谢|昨天|刚才|发了|红包|照片|视频|蛋糕|聚|吃|请客|唱|通知'
const NOT_WANTED = '(?:别|不要|不用|甭)'
const OWN_BIRTHDAY = '(?:以后)?(?:我|俺|咱)?(?:的|过)*生日'

/**
 * Where somebody wants their own birthday congratulated, or not at all: 我过生日，群里祝一下就行，不用单独发; 我的生日别在群里
 * 嚷嚷; 生日祝福不用了; 我不过生日，别祝福我.
 */
export const OWN_WISH = new RegExp(
  `^(?!.*(?:${OTHERWISE}))(?=.{4,40}$)(?:${[
    `${OWN_BIRTHDAY}[^？?]*(?:群里|私下|私聊|单独|两边)[^？?]*(?:祝|发|说|提|要|行|嚷|热闹)`,
    `(?:千万|就|只|可以)?${NOT_WANTED}?再?在?群里(?:就)?${NOT_WANTED}?[^，。？?]{0,6}(?:我|俺)的?生日`,
    `${OWN_BIRTHDAY}的?(?:祝福|问候)?就?${NOT_WANTED}再?(?:给我)?(?:发|祝|说)?(?:祝福|问候)?了$`,
    `(?:我|俺)不过生日[，。]?(?:就?${NOT_WANTED}再?(?:给我发|祝福|祝贺|祝)(?:祝福|我)?了?)$`,
    `${NOT_WANTED}再?给我(?:过|祝)生日了?$`,
  ].join('|')})`,
)

/** The same of festivals, in sentences: 节日问候就不要了，生日祝福还要; 过节的祝福别发了，过生日的照发; 只要生日祝福，过节的不要. */
export const FESTIVAL_WISH = new RegExp(
  `^(?!.*(?:收到|看到|谢|昨天|刚才|通知|[？?]))(?=.{4,40}$)(?:${[
    `(?:以后)?(?:我)?(?:的)?(?:节日|过节|逢年过节)的?(?:问候|祝福|祝贺)?(?:我)?(?:都|就)?(?:别|不要|不用|甭)再?(?:给我)?(?:发|要)?了?(?:[，。；,].*)?`,
    `(?:以后)?(?:我)?(?:别|不要|不用|甭)再?(?:给我)?发?(?:节日|过节|逢年过节)的?(?:问候|祝福|祝贺)了?(?:[，。；,].*)?`,
    `(?:我)?只(?:要|收|想要)生日(?:的)?(?:祝福|问候)?[，。；,](?:节日|过节|逢年过节)的?(?:问候|祝福|祝贺)?(?:都|就)?(?:别|不要|不用|甭)再?(?:给我)?(?:发|要)?了?`,
  ].join('|')})$`,
)

/** The same without the birthday, of which there was just talk: 别在群里发, 群里私下都要, 私下发就行. */
export const BARE_WISH =
  /^(?:以后|那就|还是)?(?:(?:别|不要|不用|甭)再?(?:在|发)?群里(?:发|说|祝|提)?了?|(?:就|只)?(?:发|在|发在)?群里(?:发|说|祝|祝一下|说一声)?(?:就行|就好|就可以)了?|(?:就|只)?(?:私下|私聊|单独)(?:发|说)?(?:就行|就好|就可以)了?|群里[和跟]?私下都(?:要|行|可以|发))$/
