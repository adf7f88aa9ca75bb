/** Finds every date, time, range, deadline and repetition in a normalised text. */
import type { Moment, When } from '../reading.ts'
import { canBeginDay } from './read-day.ts'
import { readPhrase, readTimeAfter } from './read-phrase.ts'
import type { Every } from './recurrence.ts'
import { readEvery, withExceptions } from './recurrence.ts'
import type { Before, Present, Resolved } from './resolve.ts'
import { agreeWithEnd, resolvePhrase } from './resolve.ts'
import type { Found } from './settle.ts'
import { settle } from './settle.ts'
import { at, matchAt, SMALL } from './words.ts'
import type { LaterUnit, Phrase } from './written.ts'

const CAN_BEGIN = /[凌大清早晨一上头前正中晌午下后过傍黄晚夜半深差逢每隔天日周星单双工年]/
const TO = at(' ?(?:起|开始)?[，]? ?(?:直?到|至|[-~]{1,2}|…) ?(?!达|场|会|家|位|时候|底|齐|了|哪|处|来|去|校|站|点)')
const AND_BETWEEN = at(' ?(?:和|与) ?')
const BETWEEN = /^ ?(?:之间|期间)/
const WITHIN = at(
  `(?:未来|今后|接下来)?(?<amount>${SMALL}|\\d{3})个?(?<unit>分钟|小时|钟头|天|日|周|星期|礼拜|月)(?:之|以)?内(?!容|外|部|科)`,
)
const INSIDE = at('(?:之|以)?内(?!容|外|部|科|蒙|衣)')
const UNTIL = at(
  ' ?(?:(?:下班|上班)?(?:之前|以前|前(?![往去来台后进面天几期途提言辈夕日半一两三四五六七八九十\\d])|为止|截止|截至))',
)
const OFF_DUTY = at(' ?下班(?:之|以)?前')
const LATEST =
  /(?:截止|截至|最晚|最迟|至迟|不晚于|不迟于|截稿|期限|(?:报名|回复|登记|统计)(?:时间)?到)(?:时间|日期)?[是为到至于在: ]{0,3}$/
/** Before a number: what makes it a measurement, a score or a code. */
const MEASURE =
  /(?:血压|高压|低压|比分|比数|体温|血糖|房间|房号|电话|手机|座机|编号|工号|门牌|比例|打成|得分|评分|心率|脉搏|版本|价格|单价|共计|合计)[是为有了: ]{0,2}$/

const UNITS: { readonly [word: string]: LaterUnit } = {
  分钟: 'minute',
  小时: 'hour',
  钟头: 'hour',
  天: 'day',
  日: 'day',
  周: 'week',
  星期: 'week',
  礼拜: 'week',
  月: 'month',
}

/** All readings of a normalised text, best first. Takes time in proportion to the text's length. */
export function findWhens(text: string, present: Present): When[] {
  const found: Found[] = []
  for (let i = 0; i < text.length; ) {
    const char = text.charAt(i)
    const next = canBeginDay(char) || CAN_BEGIN.test(char) ? findAt(text, i, present, found.at(-1)) : undefined
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
  return rangeOrPoint(text, likePrevious(text, phrase, previous), present)
}

/** 12月3日、5日: the second day lies in the month of the first. */
function likePrevious(text: string, phrase: Phrase, previous: Found | undefined): Phrase {
  const before = previous?.phrase?.day
  const { day } = phrase
  if (!previous || before?.kind !== 'date' || day?.kind !== 'date' || day.month || day.day === undefined) return phrase
  if (!/^ ?[、，和及与或] ?$/.test(text.slice(previous.to, phrase.from)) || !before.month) return phrase
  return { ...phrase, day: { ...before, day: day.day } }
}

function isMeasured(text: string, phrase: Phrase): boolean {
  return /\d/.test(text.charAt(phrase.from)) && MEASURE.test(text.slice(Math.max(0, phrase.from - 8), phrase.from))
}

/** A part of the day alone says when only at the text's own edges; 早上好 and 晚上睡不着 name no time to meet. */
function isOnlyManner(text: string, phrase: Phrase): boolean {
  if (phrase.day || phrase.clock || !phrase.part) return false
  return (
    /^(?:好|安|睡|饭|觉|们|起不|能不|会不)/.test(text.slice(phrase.to)) || text.length - (phrase.to - phrase.from) > 6
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
  if (to) return readPhrase(text, phrase.to + to[0].length, true)
  const and = matchAt(AND_BETWEEN, text, phrase.to)
  const second = and ? readPhrase(text, phrase.to + and[0].length, true) : undefined
  return second && BETWEEN.test(text.slice(second.to, second.to + 4)) ? second : undefined
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
  return { day: start.day, ...end }
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
  const unit = UNITS[match?.groups?.['unit'] ?? '']
  if (!match || !unit) return undefined
  const phrase = readPhrase(
    `${match.groups?.['amount'] ?? ''}个${match.groups?.['unit'] ?? ''}后`
      .replace('个分', '分')
      .replace(/个([天日周])/, '$1'),
    0,
    false,
  )
  const resolved = phrase && resolvePhrase(phrase, present)
  const to = from + match[0].length
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
