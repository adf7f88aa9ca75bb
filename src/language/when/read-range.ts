/** Reads ranges: 12月3日到5日, 下午两点到四点, 周一到周五上午9点到11点. */
import { addDays } from '../../base/calendar.ts'
import { numberValue } from '../numbers.ts'
import type { Moment } from '../reading.ts'
import type { Found } from './found.ts'
import { whenOf } from './found.ts'
import { readListed } from './read-listed.ts'
import { readPhrase } from './read-phrase.ts'
import type { Present } from './resolve.ts'
import { agreeWithEnd, resolvePhrase } from './resolve.ts'
import { at, matchAt } from './words.ts'
import type { Phrase } from './written.ts'

const TO = at(
  ' ?(?:起|开始)?[，]? ?(?:直?到|至|[-~]{1,2}|…) ?(?!达|场|会|家|位|时候|底|齐|了|哪|处|来(?!年|月)|去(?!年)|校|站|点)',
)
/** 从3月20日持续到4月5日: after 从 a verb may lead to the end, unless it moves the day itself (从周三改到周五). */
const LASTS_TO = at('(?:起|开始)?(?:，|一直|连续|接连)*[^，。！？；、\\d改调推移挪提换延拖搬顺变转]{1,3}(?:到|至)')
const FROM = /[从自打由]$/
const BARE_DATE = at('\\d{1,2}(?![\\d.:/点时分元块斤人个名])')
/** 腊月十五至二十: of a month of the moon the days are numbers alone. */
const BARE_MOON_DAY = at(
  '(?:二十[一二三四五六七八九]?|三十|十[一二三四五六七八九]|廿[一二三四五六七八九])(?![点时分元块斤人个名岁天年月多来几])',
)
const BARE_YEAR = at('(?:19|20)\\d\\d(?![\\d.:/])')
const AND_BETWEEN = at(' ?(?:和|与) ?')
/** 六点半开始八点结束 */
const BEGINS_AND_ENDS = at(' ?(?:开始|起)，? ?(?=[^，。]{2,8}(?:结束|散场|散会|收工|为止))')
/** 4月1日开始，6月30日结束; 3月22日出发，28日返回 */
const FIRST_AND_LAST_DAY = at(
  ' ?(?:开始|起|出发|启程|动身)，? ?(?:到)?(?=[^，。]{2,8}(?:结束|返回|返程|回程|回来|为止|截止))',
)
const LAST_DAY = /^(?:结束|返回|返程|回程|回来|为止|截止)/
const TAIL = at(' ?(?:止|为止|结束|之间|期间|间(?=$|[，。的]))')
const BETWEEN = /^ ?(?:之间|期间|间(?=$|[，。的]))/
/** 去年到现在, 从2001年起至今; not 至今天早上8点. */
const UNTIL_NOW = at(
  ' ?(?:起|开始)?，? ?(?:一?直?到|至)(?:现在|如今|目前|今(?![天日年早晚上中下凌清傍])|今[天日](?![年早晚上中下凌清傍半]| ?\\d{1,2}[点:时]|[一二两三四五六七八九十零]{1,3}点))',
)

/** The phrase that ends the range begun by another, or undefined. */
export function readSecond(text: string, phrase: Phrase): Phrase | undefined {
  const listed = readListed(text, phrase)
  if (listed) return listed
  const now = phrase.day ? matchAt(UNTIL_NOW, text, phrase.to) : null
  if (now) return { from: phrase.to, to: phrase.to + now[0].length, day: { kind: 'relative', days: 0 } }
  const to = matchAt(TO, text, phrase.to)
  if (to)
    return (
      readPhrase(text, phrase.to + to[0].length, true) ??
      readBareDate(text, phrase, phrase.to + to[0].length) ??
      readBareYear(text, phrase, phrase.to + to[0].length)
    )
  const begins = phrase.clock ? matchAt(BEGINS_AND_ENDS, text, phrase.to) : null
  const ends = begins ? readPhrase(text, phrase.to + begins[0].length, true) : undefined
  if (ends?.clock && /^(?:左右)?(?:结束|散场|散会|收工|为止)/.test(text.slice(ends.to, ends.to + 4))) return ends
  const goes = phrase.day && !phrase.clock && !phrase.part ? matchAt(FIRST_AND_LAST_DAY, text, phrase.to) : null
  const back = goes ? readPhrase(text, phrase.to + goes[0].length, true) : undefined
  if (back?.day && !back.clock && !back.part && LAST_DAY.test(text.slice(back.to, back.to + 2))) return back
  const lasts = FROM.test(text.slice(0, phrase.from)) ? matchAt(LASTS_TO, text, phrase.to) : null
  if (lasts) return readPhrase(text, phrase.to + lasts[0].length, true)
  const and = matchAt(AND_BETWEEN, text, phrase.to)
  const second = and ? readPhrase(text, phrase.to + and[0].length, true) : undefined
  return second && BETWEEN.test(text.slice(second.to, second.to + 4)) ? second : undefined
}

/** The 29 of 11.27-29: the second date has neither month nor 号. */
function readBareDate(text: string, { day, clock }: Phrase, from: number): Phrase | undefined {
  const moonDay = !clock && day?.kind === 'date' && day.lunar ? matchAt(BARE_MOON_DAY, text, from) : null
  const numbered = numberValue(moonDay?.[0].replace('廿', '二十') ?? '')
  if (moonDay && day?.kind === 'date' && numbered !== undefined && numbered > (day.day ?? 30))
    return { from, to: from + moonDay[0].length, day: { ...day, day: numbered } }
  const match = matchAt(BARE_DATE, text, from)
  if (!match || clock || day?.kind !== 'date' || !day.loose || Number(match[0]) <= (day.day ?? 31)) return undefined
  return { from, to: from + match[0].length, day: { ...day, day: Number(match[0]) } }
}

/** The 2018 of 2016到2018 and of 2016.3-2018: nothing but a year can follow a year. */
function readBareYear(text: string, { day, clock }: Phrase, from: number): Phrase | undefined {
  const match = matchAt(BARE_YEAR, text, from)
  if (!match || clock || day?.kind !== 'date' || !day.year || day.day !== undefined) return undefined
  return { from, to: from + match[0].length, day: { kind: 'date', year: { year: Number(match[0]) } } }
}

/** The range from one phrase to another, or undefined. */
export function rangeOf(text: string, first: Phrase, second: Phrase, present: Present): Found | undefined {
  // A day cannot be the end of a time, nor a lone part of the day the end of anything (周三到晚上).
  if (!first.day && !first.clock && !first.part) return undefined
  const agreed = agreeWithEnd(first, second)
  // 13:20~次日05:40 begins today.
  const start = resolvePhrase(
    second.shift !== undefined && !agreed.day ? { ...agreed, day: { kind: 'relative', days: 0 } } : agreed,
    present,
  )
  if (!start) return undefined
  const end = resolvePhrase(second, present, { phrase: agreed, moment: start.start })
  if (!end) return undefined
  const tail = matchAt(TAIL, text, second.to)
  const to = second.to + (tail?.[0].length ?? 0)
  if (start.impossible || end.impossible)
    return { when: whenOf(text, first.from, to, { impossible: true }), from: first.from, to, phrase: first }
  const daily = eachDay(text, first, second, end.start, present)
  if (daily) return daily(start.start)
  const last = end.end ?? withDay(end.start, start.start)
  if (beginsEachDay(text, first, second)) {
    const { day, ...hour } = last
    const fields = { start: { ...start.start, ...hour }, ...(day ? { end: { day } } : {}) }
    return { when: whenOf(text, first.from, to, fields), from: first.from, to, phrase: first }
  }
  const lunar = start.lunar || end.lunar ? { lunar: true as const } : {}
  const others = start.others?.length
    ? { alternatives: start.others.map((other) => whenOf(text, first.from, to, { start: other })) }
    : {}
  return {
    when: whenOf(text, first.from, to, { start: start.start, end: last, ...lunar, ...others }),
    from: first.from,
    to,
    phrase: first,
  }
}

/** 周一到周五上午9点到11点: days from … to, with the times of each. */
function eachDay(
  text: string,
  first: Phrase,
  second: Phrase,
  end: Moment,
  present: Present,
): ((start: Moment) => Found) | undefined {
  if (!first.day || first.clock || first.part || !second.day || !second.clock) return undefined
  const third = readSecond(text, second)
  if (!third || third.day) return undefined
  const until = resolvePhrase(third, present, { phrase: second, moment: end })?.start.time
  if (!until || !end.time) return undefined
  const times = { from: end.time, until }
  return (start) => ({
    when: whenOf(text, first.from, third.to, {
      start: { ...start, time: times.from },
      end: { ...end, time: times.until },
    }),
    from: first.from,
    to: third.to,
    phrase: first,
  })
}

/** 12月8号到10号，早上七点半开始: an hour after a pause is that of every day, not the end of the last. */
const beginsEachDay = (text: string, first: Phrase, second: Phrase): boolean =>
  !!first.day && !first.clock && !first.part && !!second.day && text.slice(second.from, second.to).includes('，')

/** 明天下午两点到五点: the end has the day of the start; a time that is earlier lies on the next day. */
function withDay(end: Moment, start: Moment): Moment {
  if (end.day !== undefined || start.day === undefined) return end
  const next = start.time !== undefined && end.time !== undefined && end.time <= start.time
  return { ...end, day: next ? addDays(start.day, 1) : start.day }
}
