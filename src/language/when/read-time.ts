/** Reads a part of the day or a clock time at a position. */
import { numberValue } from '../numbers.ts'
import type { Part } from '../reading.ts'
import type { Read } from './read-day.ts'
import { at, matchAt, PARTS, SMALL } from './words.ts'
import type { WrittenClock } from './written.ts'

const PART_WORDS = Object.keys(PARTS).filter((word) => word.length > 1)
const PART = at(`(?:${PART_WORDS.join('|')})`)
/** 早, 晚, 夜 alone count only right after a day: 七号早, 明晚. */
const SHORT_PART = at(
  '(?!早晚[各都两])(?:早|晚|夜|晨|朝)(?!年|辈|礼|期|会|饭|餐|点儿|点[了吧]|报|了|操|茶|市|班|安|婚|说)',
)

/** 早8点, 晚七点半: alone before a clock time; 晚一点 is later. */
const PART_OF_CLOCK = at(`(?:早|晚)(?!一点(?![钟半一二三四五\\d]))(?=${SMALL}(?:点|时(?!间)|:))`)

/** 吃过晚饭七点: the meal tells the part of the day. */
const MEAL_BEFORE_CLOCK = at(`(?:(?<early>早)|(?<noon>[午中])|晚)[饭餐](?:之?后|以后|完)?，?(?=${SMALL}点)`)

const HOUR = `(?:${SMALL}来?|[零〇])(?: (?=点 ?\\d))?`
const MINUTES = `(?:(?<past>过)?(?<minute>[0-5]\\d|\\d(?=分)|[〇零][一二三四五六七八九1-9]|[一二三四五六七八九](?=分)|[二三四五]?十[一二三四五六七八九]?)(?: ?分)?(?!钟|刻|秒|[人名位个天号日月年元块斤十楼层室期]|之(?![前后间内]))|(?<half>半)|过?(?<quarter>[一1三3])刻)`
/** 29秒: heard, and left out. */
const SECONDS = `(?:${SMALL}秒)?`
/** After 点: what makes it an amount, an opinion or a place. */
const NOT_POINT =
  '(?!意思|之间(?:的?距离|直线|连线)|半[会刻晌]|乐[队团]|剧场|酒吧|一线|式|[一二三四五六七八九]{1,3}(?:[元块折斤米个万亿度级倍升吨秒岁]|公里|公斤|厘米|分钟|小时)|的?方向|梅花|好处|坏处|原因|理由|希望|经验|收获|启示|不足|考虑|打算|共识|教训|建议|水|意见|要求|想法|看法|(?:需?要|得|想|请)?(?:说明(?!天)|强调|补充)|体会|问题|感受|疑问|注意|[五5]?倍|心|名|到面|评|赞|菜|儿(?!半|到|钟)|数|子|击|滴|感|以上内容)'

const POINT = at(
  `(?<hour>${HOUR})(?:点钟|点(?!钟)|时(?!间|候|长|代|段|常))${NOT_POINT}(?:[整正]|左右)?(?: (?=[0-5]\\d ?分))?(?:${MINUTES}${SECONDS})?[整正]?(?: ?(?<noon>am|pm)(?![a-z]))?`,
)
/** 两三点, 七八点钟: one of two neighbouring hours. */
const GUESS = at(`(?:一二|[两二]三|三四|四五|五六|六七|七八|八九|九十|十一二)点钟?${NOT_POINT}(?!\\d)`)
const BEFORE_HOUR = at(
  `差(?:(?<minute>${SMALL})分|(?<quarter>一)刻)钟?(?:到|不到)?(?<hour>${HOUR})点钟?|(?<hour2>${HOUR})点钟?差(?:(?<minute2>${SMALL})分|(?<quarter2>一)刻)`,
)
const COLON = at(
  // 2018-12-1209:03: glued to its day.
  '(?:(?<![\\d.])|(?<=(?:19|20)\\d\\d[-/.]\\d\\d[-/.]\\d\\d))(?<!\\d:)(?<hour>\\d{1,2}):(?<minute>[0-5]\\d)(?::[0-5]\\d)?(?![\\d:]| ?(?:拿下|战胜|获胜|取胜|击败|领先|落后|险胜|大胜|惜败|[赢输胜负平]))(?: ?(?<half>am|pm|a\\.m\\.?|p\\.m\\.?))?(?:[分整正]|时(?!间|候|长|段))?',
)
const DOT = at('(?<!\\d)(?<hour>\\d{1,2})\\.(?<minute>[0-5]\\d)(?![\\d元块斤])')
const COMPACT = at('(?<hour>[01]\\d|2[0-3])(?<minute>[0-5]\\d)(?!\\d)')
const ENGLISH = at('(?<!\\d)(?<hour>\\d{1,2}) ?(?<half>am|pm|a\\.m\\.?|p\\.m\\.?)(?![a-z])')
/** The 五 of 二点五: what follows a point and is neither minutes nor somebody. */
const DECIMAL = /^[〇零一二三四五六七八九]+(?:$|[，。、；！？ )%倍])/
const CLOCK_BEGINS = /[\d〇零一二两三四五六七八九十廿差]/
const COLLOQUIAL = /[有多少早晚好快大小慢高差重轻便宜给出讲补留长近远一这那]$/

/** A part of the day at a position; `short` allows 早, 晚, 夜. */
export function readPart(text: string, from: number, short: boolean): Read<Part> | undefined {
  const match = matchAt(PART, text, from) ?? matchAt(short ? SHORT_PART : PART_OF_CLOCK, text, from)
  const value = match && PARTS[match[0]]
  return match && value ? { value, to: from + match[0].length } : readMeal(text, from)
}

function readMeal(text: string, from: number): Read<Part> | undefined {
  const match = matchAt(MEAL_BEFORE_CLOCK, text, from)
  if (!match) return undefined
  const { early, noon } = match.groups ?? {}
  return { value: early ? '早上' : noon ? '下午' : '晚上', to: from + match[0].length }
}

/**
 * A clock time at a position; `led` when a day, a part of the day or the like stands right before it: only then are 9.30
 * and 一点 a time. An hour above 24 is returned as it is, so that the reader can say that there is no such time.
 */
export function readClock(text: string, from: number, led: boolean): Read<WrittenClock> | undefined {
  if (!CLOCK_BEGINS.test(text.charAt(from))) return undefined
  return (
    readColon(text, from) ??
    readBeforeHour(text, from) ??
    readGuess(text, from) ??
    readPoint(text, from, led) ??
    (led ? (readDot(text, from) ?? readCompact(text, from)) : undefined)
  )
}

function readColon(text: string, from: number): Read<WrittenClock> | undefined {
  const match = matchAt(COLON, text, from) ?? matchAt(ENGLISH, text, from)
  if (!match) return undefined
  const { hour = '', minute = '0', half } = match.groups ?? {}
  const value = Number(hour)
  if (value > 24) return undefined
  const to = from + match[0].length
  if (half)
    return { value: { hour: (value % 12) + (half.startsWith('p') ? 12 : 0), minute: Number(minute), sure: true }, to }
  return {
    value: {
      hour: value,
      minute: Number(minute),
      ...(hour.startsWith('0') || value > 12 ? { sure: true as const } : {}),
    },
    to,
  }
}

function readDot(text: string, from: number): Read<WrittenClock> | undefined {
  const match = matchAt(DOT, text, from)
  const { hour = '', minute = '' } = match?.groups ?? {}
  if (!match || Number(hour) > 24) return undefined
  return { value: { hour: Number(hour), minute: Number(minute) }, to: from + match[0].length }
}

function readGuess(text: string, from: number): Read<WrittenClock> | undefined {
  const match = matchAt(GUESS, text, from)
  if (!match || /[第几\d十]/.test(text.charAt(from - 1))) return undefined
  const words = match[0].replace(/点钟?$/, '')
  const hour = numberValue(words.slice(0, -1)) ?? 0
  return { value: { hour, minute: 0, upTo: hour + 1 }, to: from + match[0].length }
}

/** The 0830 of 20190520 0830. */
function readCompact(text: string, from: number): Read<WrittenClock> | undefined {
  const match = /\d{8} $/.test(text.slice(Math.max(0, from - 9), from)) ? matchAt(COMPACT, text, from) : null
  const { hour, minute } = match?.groups ?? {}
  return match
    ? { value: { hour: Number(hour), minute: Number(minute), sure: true }, to: from + match[0].length }
    : undefined
}

function readBeforeHour(text: string, from: number): Read<WrittenClock> | undefined {
  const match = matchAt(BEFORE_HOUR, text, from)
  if (!match) return undefined
  const groups = match.groups ?? {}
  const hour = numberValue(groups['hour'] ?? groups['hour2'] ?? '')
  const before = groups['quarter'] || groups['quarter2'] ? 15 : numberValue(groups['minute'] ?? groups['minute2'] ?? '')
  if (hour === undefined || before === undefined || hour < 1 || hour > 24 || before > 59) return undefined
  return { value: { hour: hour - 1, minute: 60 - before }, to: from + match[0].length }
}

function readPoint(text: string, from: number, led: boolean): Read<WrittenClock> | undefined {
  const match = matchAt(POINT, text, from)
  // 周三9点: what leads to a time may end in a numeral of its own.
  const partOfNumber = led
    ? /\d/.test(text.charAt(from))
      ? /[第几\d.]$/
      : /[第几.]$/
    : /[第几\d.〇零一二两三四五六七八九十]$/
  if (!match || partOfNumber.test(text.slice(Math.max(0, from - 1), from))) return undefined
  const groups = match.groups ?? {}
  const hourText = (groups['hour'] ?? '').replace('来', '')
  const hour = numberValue(hourText)
  if (hour === undefined) return undefined
  const minute = minutesOf(groups)
  const bare = /点$/.test(match[0])
  const before = text.slice(Math.max(0, from - 2), from)
  const after = text.slice(from + match[0].length)
  if (!led && bare && (hourText === '一' || hourText === '两') && !soundsLikeClock(hourText, before, after))
    return undefined
  if (!led && bare && (before.endsWith('负') || DECIMAL.test(after))) return undefined
  if (!led && bare && /[说讲谈提补强][出充调]?$/.test(before)) return undefined
  const sure = hour === 0 || hour > 12 || /^0/.test(hourText) || !!groups['noon']
  const half = groups['noon'] === 'pm' && hour < 12 ? hour + 12 : hour
  return { value: { hour: half, minute, ...(sure ? { sure: true as const } : {}) }, to: from + match[0].length }
}

/** 一点 and 两点 are more often "a bit" and "two points" than a time. */
function soundsLikeClock(hour: string, before: string, after: string): boolean {
  if (COLLOQUIAL.test(before)) return false
  if (hour === '一')
    return before === ''
      ? /^(?:$|到|至|[-~，。]|开|集|出|去|来|见|准|前|以前|之前|左右)/.test(after)
      : /^(?:到|至|[-~]|开|集合|出发|准时|左右|之前|以前|多(?:钟|[过去到来再吧就]))/.test(after)
  return !/^(?:$)/.test(before) || !/^[:，一]/.test(after)
}

function minutesOf(groups: { readonly [name: string]: string | undefined }): number {
  if (groups['half']) return 30
  if (groups['quarter']) return /[一1]/.test(groups['quarter']) ? 15 : 45
  return groups['minute'] === undefined ? 0 : (numberValue(groups['minute'].replace(/^[〇零](?=\d)/, '')) ?? 0)
}
