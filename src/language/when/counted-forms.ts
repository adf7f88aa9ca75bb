/** Amounts of time from now: 三天后, 一个半小时后, 1小时20分钟后, 过两周, 未来三天, 五个工作日后. */
import { numberValue } from '../numbers.ts'
import type { Form } from './form.ts'
import { DIGITS, HAN } from './form.ts'
import { makeLater, makePeriod } from './make-later.ts'
import { at, WEEK, WEEKDAY } from './words.ts'

/** A counted amount; whole numbers and halves. */
export const AMOUNT = '(?:\\d{1,4}|[一二两俩仨三四五六七八九十百千]{1,6}|半)'
/** What is counted. */
export const UNIT = '(?:秒钟?|分钟|刻钟|分|小时|钟头|钟(?!头)|天|日|周|星期|礼拜|个?月|年)'
const HALVES = '(?<half>个半)?个?(?:多)?'
const SECOND = `(?:(?:零|又|加|过)?(?<amount2>${AMOUNT})个?(?<unit2>分钟|分|小时|钟头|天|个?月))?`
const DIRECTION = '(?<direction>(?:之|以|过)?(?:后|前)(?![天排面门勤果往台]|来(?![接取拿找看送叫])|半))'
const LATER_BEGINS = `${DIGITS}${HAN}俩仨百千半过再隔`

export const COUNTED_FORMS: readonly Form[] = [
  {
    begins: LATER_BEGINS,
    pattern: at(
      `(?<![第每超几数\\d])(?!0\\d年)(?:再?(?:过|隔)|再)?(?<amount>${AMOUNT})${HALVES}(?<unit>${UNIT})${SECOND}(?<halfUnit>半(?=钟?之?以?[后前])钟?)?${DIRECTION}的?(?:${WEEK}(?<weekday>${WEEKDAY}))?`,
    ),
    make: makeLater,
  },
  {
    // 过两天 is as vague as 过几天.
    begins: '过再隔',
    pattern: at(
      `(?<![超通经度]|(?<!再)(?<=[当去来住得干学教做吃喝用见看打开写坐交带读上下生病])(?=过))(?!过[两俩]天|隔(?:\\d|[一二两三四五六七八九十])天[^，。]{1,4}一?[次回针趟])(?:再?(?:过|隔)|再等)(?<amount>${AMOUNT})${HALVES}(?<unit>分钟|刻钟|小时|钟头|天|周|星期|礼拜|个?月(?!\\d)|年)${SECOND}(?!之?以?[后前]|一次)`,
    ),
    make: makeLater,
  },
  {
    begins: '未今接往随后过去最近前上下这刚',
    pattern: at(
      `(?:(?<next>未来|今后|接下来|往后|随后|(?<!最|以|之|然|今|背|落|往|随|饭|餐|睡|术|课|会|赛|动|延|推|押|移|退|前)后(?!一|半天|半个?月)|(?<!以)下(?!一|半天|半个?月))|(?<past>过去|刚过去|最近|(?<!最|远|附)近|(?<![提之以生从空目日面跟眼先午年节向往饭餐睡术课会赛动往])前(?!一|半天|半个?月)|(?<!以)上(?!一|半天|半个?月)))的?这?(?<amount>${AMOUNT})(?:个(?=小时|钟头|周|星期|礼拜|月))?(?<unit>分钟|小时|钟头|天|日|周|星期|礼拜|月|年)(?!级|[初底末]|[日一二三四五六天号]|后|前|之前|以前|\\d)`,
    ),
    make: makePeriod,
  },
  {
    begins: `${DIGITS}${HAN}`,
    pattern: at(`(?<amount>${AMOUNT})个?工作日(?:之|以)?后`),
    make: (g) => ({ kind: 'workday', nth: numberValue(g['amount'] ?? '') ?? 1 }),
  },
  {
    begins: '下节第',
    pattern: at('下一?个工作日'),
    make: () => ({ kind: 'workday', nth: 1 }),
  },
]
