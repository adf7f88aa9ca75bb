/**
 * The outline of a sentence: who goes, when and where as one mark each. 我妹周五去不了 and 老李明天去不了 are alike in it, so
 * what is learnt of one sentence counts for all that are built like it.
 */
import { rewriting } from '../needed.ts'
import { RELATION } from './heads.ts'

const SURNAME =
  '[赵钱孙李周吴郑王冯陈蒋沈韩杨朱许何吕张孔曹严金魏陶姜谢苏潘范彭鲁马方任袁柳史唐薛雷贺汤罗毕郝康余顾孟黄萧姚汪毛戴宋庞熊董梁杜阮贾江郭梅林钟徐邱骆夏蔡田胡万管卢丁邓洪石崔吉龚程陆侯牛葛岳付段]'

/** What stands for what; the marks are characters that nobody writes. */
const MARKS: readonly (readonly [RegExp, string])[] = [
  [new RegExp(`[老小]${SURNAME}|${SURNAME}(?:老师|师傅|大[爷妈娘叔姐哥]|阿姨|主任|书记|科长|工|姐|哥)`, 'g'), 'Ｎ'],
  [new RegExp(RELATION, 'g'), 'Ｋ'],
  [
    /(?:下|这|上|本)?(?:个)?(?:周|星期|礼拜)[一二三四五六日天末]|[今明后昨前]天|\d{1,4}[月号日点]|[一二三四五六七八九十]{1,3}[月号点]|[上下中]午|晚上|早上|那天|当天|今[早晚]|明早/g,
    'Ｔ',
  ],
  [/太极拳?|茶话会|活动|讲座|体检|演出|聚会|会议|座谈会|合唱|舞|比赛|旅游|郊游/g, 'Ｅ'],
  [/参加|报名|出席|参与|前往|到场|过去|去|来|到/g, 'Ｇ'],
  [/没有|不[能会想要敢得]|[不没别甭莫未]/g, 'Ｘ'],
  [/腿脚|[腿脚腰头膝胳眼牙胃心肺血]|身体|身子|膝盖|血压|感冒|发烧|住院|手术|透析|医院|咳嗽|疼|痛|晕/g, 'Ｂ'],
  [/(?:我|俺|咱)们?/g, 'Ｍ'],
  [/[他她你]们|人家|大家|[他她你您]/g, 'Ｏ'],
  [/一个人?|[两二三四五六俩仨\d]个?人?|[一二三四五六七八九十两][个位名口]人?/g, 'Ｈ'],
  [/[的了吧啊呀哈哦呢嘛哟喽咯呗啦噢嘞]{1,4}(?=\||\$)/g, ''],
]
const STEPS = MARKS.map(([pattern, mark]) => rewriting(pattern, mark))

/** The outline of a text in plain words. */
export const outlineOf = (words: string): string => STEPS.reduce((text, step) => step(text), words)
