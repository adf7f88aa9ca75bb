/**
 * Outlines of a sentence: who goes, when and where as one mark each. 我妹周五去不了 and 老李明天去不了 are alike in it, so
 * what is learnt of one sentence counts for all that are built like it.
 */
import { rewriting } from '../needed.ts'
import { RELATION } from './who.ts'

const SURNAME =
  '[赵钱孙李周吴郑王冯陈蒋沈韩杨朱许何吕张孔曹严金魏陶姜谢苏潘范彭鲁马方任袁柳史唐薛雷贺汤罗毕郝康余顾孟黄萧姚汪毛戴宋庞熊董梁杜阮贾江郭梅林钟徐邱骆夏蔡田胡万管卢丁邓洪石崔吉龚程陆侯牛葛岳付段]'

const TIME =
  /(?:下|这|上|本)?(?:个)?(?:周|星期|礼拜)[一二三四五六日天末]|[今明后昨前]天|\d{1,4}[月号日点]半?|[一二三四五六七八九十]{1,3}[月号点]|[上下中]午|晚上|早上|早晨|那天|当天|今[早晚]|明早/g
const EVENT = /太极拳?|茶话会|活动|讲座|体检|演出|聚会|会议|座谈会|合唱|舞|比赛|旅游|郊游/g
const HEADS = /一个人?|[两二三四五六俩仨\d]个?人?|[一二三四五六七八九十两][个位名口]人?/g
const PARTICLES = /[的了吧啊呀哈哦呢嘛哟喽咯呗啦噢嘞]{1,4}(?=[|$?])/g
const NAME = new RegExp(
  `[老小]${SURNAME}头?|${SURNAME}(?:老师|师傅|大[爷妈娘叔姐哥]|阿姨|主任|书记|科长|工|姐|哥)`,
  'g',
)
const KIN = new RegExp(RELATION, 'g')

/** What stands for what; the marks are characters that nobody writes. */
const MARKS: readonly (readonly [RegExp, string])[] = [
  [NAME, 'Ｎ'],
  [KIN, 'Ｋ'],
  [TIME, 'Ｔ'],
  [EVENT, 'Ｅ'],
  [/参加|报名|出席|参与|前往|到场|过去|去|来|到/g, 'Ｇ'],
  [/没有|不[能会想要敢得]|[不没别甭莫未]/g, 'Ｘ'],
  [/腿脚|[腿脚腰头膝胳眼牙胃心肺血]|身体|身子|膝盖|血压|感冒|发烧|住院|手术|透析|医院|咳嗽|疼|痛|晕/g, 'Ｂ'],
  [/(?:我|俺|咱)们?/g, 'Ｍ'],
  [/[他她你]们|人家|大家|[他她你您]/g, 'Ｏ'],
  [HEADS, 'Ｈ'],
  [PARTICLES, ''],
]

/** The same with what decides a sentence put into classes too: what is asked, doubted, taken back or promised. */
const BONES: readonly (readonly [RegExp, string])[] = [
  [NAME, 'Ｎ'],
  [KIN, 'Ｋ'],
  [/(?:不用|别|不要|甭|莫|不必)(?:再)?(?:给我|跟我|向我|往我|老)?(?:发|推送|打扰|通知|来信|联系|骚扰)/g, 'Ｏ'],
  [/取消|退(?:了|掉|出|报)|撤(?:了|掉|回|销)|删(?:了|掉|除)|划(?:了|掉)|作废/g, 'Ｃ'],
  [/要是|如果|假如|万一|只要|除非|的话|倘若|若是/g, 'Ｉ'],
  [
    /不一定|不好说|说不(?:好|准|定)|没准|可能|大概|也许|兴许|备不住|再说|再看|看情况|到时候?|尽量|争取|考虑|商量|犹豫|想想|定不下|没定|没想好|拿不准|回头|再定|看看|估计|应该|八成/g,
    'Ｄ',
  ],
  [
    /为什么|为啥|怎么|咋|什么|啥|哪[里儿个天]?|谁|几[点个号人路]|多少|多久|多长|能不能|行不行|可不可以|是不是|有没有|要不要|好不好|用不用|会不会|管不管|能否|是否|吗|么(?=[|?$])/g,
    'Ｑ',
  ],
  [/谢谢|感谢|多谢|谢了|辛苦|麻烦|费心/g, 'Ｙ'],
  [/收到|知道|明白|了解|晓得|看到|看见|清楚/g, 'Ｖ'],
  [/没问题|没得说|必须的|可以|好的|行|中|成|要得|同意|愿意|乐意|OK|ok/g, 'Ａ'],
  [TIME, 'Ｔ'],
  [EVENT, 'Ｅ'],
  [/没有|没(?:空|时间|工夫|法)|不(?:能|会|想|要|敢|让|肯|愿意?|打算|准备|方便|舒服|是)|[不没别甭莫未勿]/g, 'Ｘ'],
  [/参加|报名|报[上个一]|出席|参与|前往|到场|过去|过来|去|来|到|算上?我|加我|带上?我|留个?[位座]/g, 'Ｇ'],
  [/腿脚|[腿脚腰头膝胳眼牙胃心肺血]|身体|身子|膝盖|血压|感冒|发烧|住院|手术|透析|医院|咳嗽|疼|痛|晕|病/g, 'Ｂ'],
  [/但是?|不过|可是|可惜|就是|只是|然而|还是|却/g, 'Ｚ'],
  [/以前|从前|去年|当年|年轻时候?|上次|上回|上周|那会儿?|那时/g, 'Ｐ'],
  [/一定|肯定|必须|准时|按时|当然|绝对|保证|说啥也|无论如何|得/g, 'Ｗ'],
  [/(?:我|俺|咱)们?/g, 'Ｍ'],
  [/[他她你您]们|人家|大家|[他她你您]/g, 'Ｕ'],
  [/帮忙?|替|给|让|叫|请|托/g, 'Ｆ'],
  [HEADS, 'Ｈ'],
  [PARTICLES, ''],
]

const drawn = (marks: readonly (readonly [RegExp, string])[]) => {
  const steps = marks.map(([pattern, mark]) => rewriting(pattern, mark))
  return (words: string): string => steps.reduce((text, step) => step(text), words)
}

/** The outline of a text in plain words. */
export const outlineOf = drawn(MARKS)

/** What is left of it when all that decides it is put into classes. */
export const skeletonOf = drawn(BONES)
