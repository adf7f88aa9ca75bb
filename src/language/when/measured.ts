/** What has the form of a time and is none: a number of something, a part of the day that only says how. */
import type { Span } from '../reading.ts'
import type { Phrase } from './written.ts'

/** Before a number: what makes it a measurement, a score or a code. */
const MEASURE =
  /(?:穿|鞋|字体|字号|字体?[调放改]大?到?|血压|高压|低压|比分|比数|体温|血糖|房间|房号|[证卡账帐单学档]号|密码|验证码|电话|手机|座机|编号|工号|门牌|比例|打成|得分|评分|心率|脉搏|餐后|饭后|空腹|配速|用时|(?<=[一二三四五六七八九十前后\d])排(?:\d{1,3}[-~])?|版本|价格|单价|共计|合计|密度|视力|度数|尿酸|肌酐|血氧|白细胞|血脂|胆固醇|甘油三酯|血红蛋白|血钾|体重|身高|腰围|签|中|[[〔(]\d{4}[\])〕])[是为有了: ]{0,2}$/
/** Before a number in words: what is numbered. */
const NUMBERED =
  /(?:一人|每人|一家|一户|门牌|房间|房|座位|床|楼|车|尾|编|工|学|票|柜|箱|桌|窗口|鞋|穿|字体?[调放改]?大?|码|挂|叫|排|抽|签|诊室)的?(?:号码?)?[是为有到: ]{0,2}$/

/** 一时想不起来, 零点几的误差, 有朝一日, 九点九成新: a manner of speaking and no time. */
const MANNER_OF_SPEAKING =
  /^(?:一时(?=[想记糊拿说没忘]|半[会刻晌]|冲动|心[急软]|疏忽|大意|走神|气[愤急不]|高兴|之间|不[知敢便慎察能好])|零点几(?=的|[，。]|$)|九点九成|有朝一日)/
/** How far before the reading its words may begin. */
const BEFORE = 2

/** 大学三月一号开学 numbers nothing. */
const hasMonth = ({ day }: Phrase) => day?.kind === 'date' && day.month !== undefined

export function isMeasured(text: string, phrase: Phrase): boolean {
  const before = text.slice(Math.max(0, phrase.from - 8), phrase.from)
  if (isMannerOfSpeaking(text, phrase)) return true
  // 体温三十六 is read by its digits elsewhere; in words only a number of something is sure: 门牌是二十三号, not 电话三点再打.
  return /\d/.test(text.charAt(phrase.from))
    ? MEASURE.test(before)
    : !hasMonth(phrase) && NUMBERED.test(before) && text.charAt(phrase.to - 1) === '号'
}

const isMannerOfSpeaking = (text: string, { from }: Phrase): boolean =>
  Array.from({ length: BEFORE + 1 }, (_, back) => text.slice(Math.max(0, from - back), from + 8)).some((words) =>
    MANNER_OF_SPEAKING.test(words),
  )

/** 过了元旦再办 names no day: any later one will do. */
export const isOnlyAfter = (text: string, { from, to }: Phrase): boolean =>
  /(?:过了|过完|过罢)$/.test(text.slice(0, from)) &&
  /^(?:以后|之后|节|年)?[^，。]{0,3}再(?!过)/.test(text.slice(to, to + 8))

/** 除周日外每天开放, 除了周三都可以: the days are the exception. */
export const isException = (text: string, { from, to }: Span): boolean =>
  /除(?:了|去|开)?$/.test(text.slice(Math.max(0, from - 2), from)) &&
  /^(?:这?[一两二]?天)?(?:[之以]?外|，?(?:我|俺|他|她|您|你|其他|其它|其余|别的)?(?:时间|日子|几天)?(?:们)?(?:都|天天|每天|全|哪天都))/.test(
    text.slice(to, to + 14),
  )

/** A part of the day alone says when only at the text's own edges; 早上好 and 晚上睡不着 name no time to meet. */
export function isOnlyManner(text: string, phrase: Phrase): boolean {
  if (phrase.day || phrase.clock || !phrase.part) return false
  if (/[一整]/.test(text.charAt(phrase.from - 1)) || text.charAt(phrase.to) === '茶') return true
  // 活动前一天晚上: of a day that the text does not tell.
  if (/(?:前|后|头|隔|第)[一两二三四五六七]?天的?$/.test(text.slice(0, phrase.from))) return true
  return (
    /^(?:好|安|睡|饭|觉|们|起不|能不|会不|一晚)/.test(text.slice(phrase.to)) ||
    text.length - (phrase.to - phrase.from) > 6
  )
}
