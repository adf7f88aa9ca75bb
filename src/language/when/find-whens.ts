/** Finds every date, time, range, deadline and repetition in a normalised text. */
import { addDays } from '../../base/calendar.ts'
import { numberValue } from '../numbers.ts'
import type { Moment, When } from '../reading.ts'
import { AMOUNT, UNIT } from './counted-forms.ts'
import { makeLater } from './make-later.ts'
import { mendTimeWords } from './misspelt.ts'
import { canBeginDay } from './read-day.ts'
import { readPhrase, readTimeAfter } from './read-phrase.ts'
import type { Every } from './recurrence.ts'
import { readEvery, withExceptions } from './recurrence.ts'
import type { Before, Present, Resolved } from './resolve.ts'
import { agreeWithEnd, resolvePhrase } from './resolve.ts'
import type { Found } from './settle.ts'
import { settle } from './settle.ts'
import { at, matchAt, PARTS } from './words.ts'
import type { Phrase, WrittenDate, WrittenDay } from './written.ts'

/** Where a part of the day, a clock time or a repetition can begin; days know their own. */
const CAN_BEGIN = new Set([...Object.keys(PARTS).map((word) => word.charAt(0)), ...'差逢每隔天日周星礼单双工年'])
const TO = at(' ?(?:起|开始)?[，]? ?(?:直?到|至|[-~]{1,2}|…) ?(?!达|场|会|家|位|时候|底|齐|了|哪|处|来|去|校|站|点)')
const BARE_DATE = at('\\d{1,2}(?![\\d.:/点时分元块斤人个名])')
const AND_BETWEEN = at(' ?(?:和|与) ?')
const BETWEEN = /^ ?(?:之间|期间)/
const WITHIN = at(
  `(?:未来|今后|接下来)?(?<amount>${AMOUNT})(?<half>个半)?个?(?:(?<unit>${UNIT})|(?<work>工作日))(?:之|以)?内(?!容|外|部|科)`,
)
const INSIDE = at('(?:之|以)?内(?!容|外|部|科|蒙|衣)')
const UNTIL = at(
  ' ?(?:(?:下班|上班)?(?:之前|以前|前(?![往去来台后进面天几期途提言辈夕日半一两三四五六七八九十\\d])|为止|截止|截至))',
)
const OFF_DUTY = at(' ?下班(?:之|以)?前')
const LATEST =
  /(?:截止|截至|最晚|最迟|至迟|不得?超过|不得?晚于|不晚于|不迟于|截稿|期限|(?:报名|回复|登记|统计)(?:时间)?到)(?:时间|日期)?[是为到至于在: ]{0,3}$/
/** Before a number: what makes it a measurement, a score or a code. */
const MEASURE =
  /(?:血压|高压|低压|比分|比数|体温|血糖|房间|房号|电话|手机|座机|编号|工号|门牌|比例|打成|得分|评分|心率|脉搏|餐后|饭后|空腹|配速|用时|版本|价格|单价|共计|合计|密度|视力|度数|尿酸|肌酐|血氧|白细胞|血脂|体重|身高|腰围|签|中)[是为有了: ]{0,2}$/
/** Before a number in words: what is numbered. */
const NUMBERED = /(?:门牌|房间|房|座位|床|楼|车|尾|编|工|学|票|柜|箱|桌)(?:号码?)?[是为有: ]{0,2}$/

/** All readings of a normalised text, best first. Takes time in proportion to the text's length. */
export function findWhens(written: string, present: Present): When[] {
  const text = mendTimeWords(written)
  const found: Found[] = []
  for (let i = 0; i < text.length; ) {
    const char = text.charAt(i)
    const next = canBeginDay(char) || CAN_BEGIN.has(char) ? findAt(text, i, present, found.at(-1)) : undefined
    if (next) found.push(next)
    i = next ? next.to : i + 1
  }
  return settle(text, found)
}

function findAt(text: string, from: number, present: Present, previous: Found | undefined): Found | undefined {
  const every = readEvery(text, from)
  if (every) return repeated(text, from, every, present)
  const within = readWithin(text, from, present)
  if (within) return within
  const phrase = readPhrase(text, from, false)
  if (!phrase || isMeasured(text, phrase) || isOnlyManner(text, phrase)) return undefined
  return rangeOrPoint(text, likePrevious(text, phrase, previous, present), present)
}

/** 12月3日、5日: the second day lies in the month of the first; 2026年度……11月16日 in the year that was named. */
function likePrevious(text: string, phrase: Phrase, previous: Found | undefined, present: Present): Phrase {
  const before = previous?.phrase?.day
  const { day } = phrase
  if (day?.kind !== 'date' || day.day === undefined || day.year) return phrase
  if (!day.month) return { ...phrase, day: inMonthOf(text, phrase, day, previous) }
  const year = yearSaid(text, phrase.from, before, present)
  return year === undefined || day.lunar ? phrase : { ...phrase, day: { ...day, year: { year } } }
}

/** 12月3日、5日, 这个月我只有26号有空, 元旦结婚，1号2号: a lone date in the month named before it. */
function inMonthOf(text: string, phrase: Phrase, day: WrittenDate, previous: Found | undefined): WrittenDay {
  const before = previous?.phrase?.day
  if (!previous) return day
  if (before?.kind === 'festival' && before.festival.by === 'sun' && day.day && day.day >= before.festival.day)
    return { ...day, month: { month: before.festival.month } }
  if (before?.kind !== 'date' || !before.month) return day
  const between = text.slice(previous.to, phrase.from)
  const listed = /^ ?[、，和及与或] ?$/.test(between)
  return listed || (before.day === undefined && !/[。；\n]/.test(between)) ? { ...before, day: day.day ?? 1 } : day
}

const YEAR_BEFORE = /(?:((?:19|20)\d\d)年度|([今明去])年)[^。；，\n]{0,16}$/

/** A year named shortly before counts for what follows, unless it is one from a life story. */
function yearSaid(text: string, from: number, before: WrittenDay | undefined, present: Present): number | undefined {
  const now = Number(present.today.slice(0, 4))
  const [, named, counted = ''] = YEAR_BEFORE.exec(text.slice(Math.max(0, from - 24), from)) ?? []
  if (counted) return now + '去今明'.indexOf(counted) - 1
  const full = before?.kind === 'date' && before.year && 'year' in before.year ? before.year.year : Number(named)
  return Math.abs(full - now) <= 1 ? full : undefined
}

function isMeasured(text: string, phrase: Phrase): boolean {
  const before = text.slice(Math.max(0, phrase.from - 8), phrase.from)
  // 体温三十六 is read by its digits elsewhere; in words only a number of something is sure: 门牌是二十三号, not 电话三点再打.
  return /\d/.test(text.charAt(phrase.from))
    ? MEASURE.test(before)
    : NUMBERED.test(before) && text.charAt(phrase.to - 1) === '号'
}

/** A part of the day alone says when only at the text's own edges; 早上好 and 晚上睡不着 name no time to meet. */
function isOnlyManner(text: string, phrase: Phrase): boolean {
  if (phrase.day || phrase.clock || !phrase.part) return false
  if (/[一整]/.test(text.charAt(phrase.from - 1)) || text.charAt(phrase.to) === '茶') return true
  return (
    /^(?:好|安|睡|饭|觉|们|起不|能不|会不|一晚)/.test(text.slice(phrase.to)) ||
    text.length - (phrase.to - phrase.from) > 6
  )
}

function whenOf(text: string, from: number, to: number, fields: Omit<When, 'span' | 'text'>): When {
  return { span: { from, to }, text: text.slice(from, to), ...fields }
}

function rangeOrPoint(text: string, phrase: Phrase, present: Present): Found | undefined {
  const second = readSecond(text, phrase)
  if (second) {
    const range = rangeOf(text, phrase, second, present)
    if (range) return range
  }
  const resolved = resolvePhrase(phrase, present)
  return resolved && pointOf(text, phrase, resolved, present)
}

function readSecond(text: string, phrase: Phrase): Phrase | undefined {
  const to = matchAt(TO, text, phrase.to)
  if (to)
    return readPhrase(text, phrase.to + to[0].length, true) ?? readBareDate(text, phrase, phrase.to + to[0].length)
  const and = matchAt(AND_BETWEEN, text, phrase.to)
  const second = and ? readPhrase(text, phrase.to + and[0].length, true) : undefined
  return second && BETWEEN.test(text.slice(second.to, second.to + 4)) ? second : undefined
}

/** The 29 of 11.27-29: the second date has neither month nor 号. */
function readBareDate(text: string, { day, clock }: Phrase, from: number): Phrase | undefined {
  const match = matchAt(BARE_DATE, text, from)
  if (!match || clock || day?.kind !== 'date' || !day.loose || Number(match[0]) <= (day.day ?? 31)) return undefined
  return { from, to: from + match[0].length, day: { ...day, day: Number(match[0]) } }
}

function rangeOf(text: string, first: Phrase, second: Phrase, present: Present): Found | undefined {
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
  const tail = matchAt(at(' ?(?:止|为止|结束|之间|期间)'), text, second.to)
  const to = second.to + (tail?.[0].length ?? 0)
  if (start.impossible || end.impossible)
    return { when: whenOf(text, first.from, to, { impossible: true }), from: first.from, to, phrase: first }
  const daily = eachDay(text, first, second, end.start, present)
  if (daily) return daily(start.start)
  const last = end.end ?? withDay(end.start, start.start)
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

/** 明天下午两点到五点: the end has the day of the start; a time that is earlier lies on the next day. */
function withDay(end: Moment, start: Moment): Moment {
  if (end.day !== undefined || start.day === undefined) return end
  const next = start.time !== undefined && end.time !== undefined && end.time <= start.time
  return { ...end, day: next ? addDays(start.day, 1) : start.day }
}

function pointOf(text: string, phrase: Phrase, resolved: Resolved, present: Present): Found {
  if (resolved.impossible)
    return {
      when: whenOf(text, phrase.from, phrase.to, { impossible: true }),
      from: phrase.from,
      to: phrase.to,
      phrase,
    }
  const lunar = resolved.lunar ? { lunar: true as const } : {}
  const deadline = deadlineOf(text, phrase, resolved)
  if (deadline) {
    const from = phrase.from
    return {
      when: whenOf(text, from, deadline.to, { end: deadline.end, deadline: true, ...lunar }),
      from,
      to: deadline.to,
      phrase,
    }
  }
  const make = (start: Moment) => whenOf(text, phrase.from, phrase.to, { start })
  const others = [...(resolved.others ?? []), ...lunarOthers(phrase, present)]
  const alternatives = others.length ? { alternatives: others.map(make) } : {}
  const end = resolved.end ? { end: resolved.end } : {}
  return {
    when: whenOf(text, phrase.from, phrase.to, { start: resolved.start, ...end, ...lunar, ...alternatives }),
    from: phrase.from,
    to: phrase.to,
    phrase,
  }
}

function lunarOthers(phrase: Phrase, present: Present): Moment[] {
  if (phrase.day?.kind !== 'date' || !phrase.day.maybeLunar) return []
  const other = resolvePhrase({ ...phrase, day: { ...phrase.day, lunar: true } }, present)
  return other && !other.impossible ? [other.start] : []
}

function deadlineOf(text: string, phrase: Phrase, resolved: Resolved): { end: Moment; to: number } | undefined {
  const last = resolved.end ?? resolved.start
  const offDuty = phrase.clock ? null : matchAt(OFF_DUTY, text, phrase.to)
  if (offDuty)
    return { end: { ...(last.day ? { day: last.day } : {}), time: '17:30' }, to: phrase.to + offDuty[0].length }
  const until =
    phrase.day?.kind === 'later'
      ? null
      : (matchAt(UNTIL, text, phrase.to) ?? (phrase.clock ? null : matchAt(INSIDE, text, phrase.to)))
  if (until) return { end: last, to: phrase.to + until[0].length }
  return LATEST.test(text.slice(Math.max(0, phrase.from - 12), phrase.from)) ? { end: last, to: phrase.to } : undefined
}

/** 十日内, 三天之内: a deadline counted from now. */
function readWithin(text: string, from: number, present: Present): Found | undefined {
  const match = matchAt(WITHIN, text, from)
  if (!match) return undefined
  const { amount, work } = match.groups ?? {}
  const day: WrittenDay | undefined = work
    ? { kind: 'workday', nth: numberValue(amount ?? '') ?? 1 }
    : makeLater({ ...match.groups, direction: '后' })
  const to = from + match[0].length
  const resolved = day && resolvePhrase({ from, to, day }, present)
  return resolved ? { when: whenOf(text, from, to, { end: resolved.start, deadline: true }), from, to } : undefined
}

function repeated(text: string, from: number, every: Every, present: Present): Found {
  const time = readTimeAfter(text, every.to)
  if (!time) return repeatedFound(text, from, every.to, every)
  const second = readSecond(text, time)
  const start = resolvePhrase(second ? agreeWithEnd(time, second) : time, present)
  const before: Before | undefined = start && { phrase: time, moment: start.start }
  const end = second && before ? resolvePhrase(second, present, before) : undefined
  const to = end && second ? second.to : time.to
  const times = {
    ...(start?.start.time ? { time: start.start.time } : {}),
    ...(end?.start.time ? { timeEnd: end.start.time } : {}),
    ...(start?.start.part ? { part: start.start.part } : {}),
  }
  return repeatedFound(text, from, to, { ...every, value: { ...every.value, ...times } })
}

function repeatedFound(text: string, from: number, to: number, every: Every): Found {
  const sentence = text.slice(Math.max(0, from - 24), to + 24)
  return { when: whenOf(text, from, to, { rule: withExceptions(every.value, sentence) }), from, to }
}
