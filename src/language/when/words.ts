/** The pieces of which date patterns are made, and what they are worth. */
import type { Part } from '../reading.ts'

/** A pattern that matches only where it is put. */
export function at(source: string): RegExp {
  return new RegExp(source, 'y')
}

/** The match of a pattern exactly at a position. */
export function matchAt(pattern: RegExp, text: string, position: number): RegExpExecArray | null {
  pattern.lastIndex = position
  return pattern.exec(text)
}

/** A number of at most two digits, Arabic or Chinese. */
export const SMALL =
  '(?:\\d{1,2}|[一二三四五六七八九]?十[一二三四五六七八九]?|廿[一二三四五六七八九]?|卅一?|[〇零]?[一二两三四五六七八九])'
export const WEEK = '(?:周|星期|礼拜)'
export const WEEKDAY = '[一二三四五六日天1-7]'

const WEEKDAYS = '一二三四五六日'

/** Monday = 1; 日, 天 and 7 are Sunday. */
export function weekdayValue(char: string): number {
  if (char === '天') return 7
  const index = WEEKDAYS.indexOf(char)
  return index >= 0 ? index + 1 : Number(char)
}

/** Words for parts of the day, longest first where one begins another. */
export const PARTS: { readonly [word: string]: Part } = {
  凌晨: '凌晨',
  // 今晚后半夜两点 lies in the night that begins today.
  晚上后半夜: '晚上',
  晚后半夜: '晚上',
  夜里后半夜: '晚上',
  后半夜: '凌晨',
  五更天: '凌晨',
  一大清早: '早上',
  大清早: '早上',
  大早上: '早上',
  一大早: '早上',
  清早: '早上',
  清晨: '早上',
  早晨: '早上',
  早上: '早上',
  早起: '早上',
  朝早: '早上',
  早间: '早上',
  一早: '早上',
  晨间: '早上',
  上午: '上午',
  头午: '上午',
  头晌午: '上午',
  上半天: '上午',
  前半天: '上午',
  头晌: '上午',
  前半晌: '上午',
  上昼: '上午',
  前晌: '上午',
  午前: '上午',
  中午: '中午',
  正午: '中午',
  晌午头: '中午',
  晌午: '中午',
  午间: '中午',
  下午: '下午',
  午后: '下午',
  后晌: '下午',
  后半晌: '下午',
  后晌午: '下午',
  下半天: '下午',
  后半天: '下午',
  下昼: '下午',
  晏昼: '下午',
  过午: '下午',
  上半日: '上午',
  下半日: '下午',
  傍晚: '傍晚',
  黄昏: '傍晚',
  傍黑: '傍晚',
  擦黑: '傍晚',
  晚上: '晚上',
  晚间: '晚上',
  夜间: '晚上',
  夜里: '晚上',
  黑家: '晚上',
  夜晚: '晚上',
  大半夜: '半夜',
  半夜: '半夜',
  深夜: '半夜',
  午夜: '半夜',
  早: '早上',
  晚: '晚上',
  夜: '晚上',
  晨: '早上',
  朝: '早上',
}

/** Hours in which a part of the day lies: from (inclusive) to (exclusive). */
export const PART_HOURS: { readonly [part in Part]: readonly [number, number] } = {
  凌晨: [0, 6],
  早上: [5, 11],
  上午: [6, 12],
  中午: [11, 14],
  下午: [12, 19],
  傍晚: [16, 20],
  晚上: [17, 24],
  半夜: [22, 27],
}

/** The hour to assume when only a part of the day was said. */
export const PART_START: { readonly [part in Part]: number } = {
  凌晨: 3,
  早上: 8,
  上午: 8,
  中午: 12,
  下午: 14,
  傍晚: 17,
  晚上: 19,
  半夜: 23,
}

/** Words after 3号 or 3日 that make it a building, a bus or a window. */
export const NOT_A_DAY =
  '(?!(?:楼|线|车|门(?!票)|桌|台|厅|食堂|窗|院|床|馆|室|房|会议室|会议厅|活动室|教室|报告厅|球|店|坑|井|矿|煤|机|库|仓|码|文|选手|队|员|同志|病|单元|路|公路|电|信|航站|枪|泵|炉|站|柜|箱|包|柱|岗|桥|棚|公寓|宿舍|小区|地块|字|铺|汽油|柴油|牌|服|通知|公告|文件|令|方案|位|座|排|展|讲堂|大院|家属|区|栋|幢|平台|出口|入口|通道|停车|候|诊|手术|楼|元|常|记|历|子|用|瘦身|减肥|疗程|报|志|语|光|产|程|照|寇|军|资|企|本|三餐|游|千里|为师|首长|人物|领导|签|作品|口(?!服|述|腔|头|琴)|针(?!灸|线)|泳道|跑道|档口|摊|展位|嘉宾|种子|电梯|钥匙|题(?!字|词|写)|曲|套餐|站台|机位|工位|琴|筒|瓶|罐|盒|货|箱|不见|之计|之功|不如|复一[日]|夫妻|[一二两三四1-4]次|[一二三]顿))'
