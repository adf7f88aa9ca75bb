/** Looks at all readings of a text together: what is taken back, what belongs to one another. */
import type { Day } from '../../base/calendar.ts'
import { addDays } from '../../base/calendar.ts'
import type { Moment, When } from '../reading.ts'
import type { Found } from './found.ts'
import { isInName } from './in-names.ts'
import { isForRain } from './in-rain.ts'
import { isException } from './measured.ts'
import { hourInPart } from './read-phrase.ts'
import { PART_HOURS } from './words.ts'
import type { WrittenDay } from './written.ts'

/** Before a date: it replaces what was said earlier. */
const CHANGED_TO =
  /(?:改到|改为|改成|改在|改期到|改期至|改至|改|(?:往后)?推到|拖到|顺延到|顺延至|推迟到|推迟至|推迟|提前到|提前至|延期到|延期至|延到|延至|换到|换成|挪到|移到|调整为|调整到|调整至|调到|调至|移至|换至|变更为|变更到|→|-+>|=+>|应为|应该是|更正为|而是|是)[了 ,，:]{0,2}$/
/** 不对，是周四; 啊不，九点半: the speaker corrects himself. */
const MISSPOKEN =
  /(?:不对|不不+|[啊哦噢哎呀唉]不(?:是|对)?|[说记打写弄搞看]错了?|错了|口误|更正一?下?)[，。！ ]{0,2}(?:应该|应当|改)?(?:是|在)?[，: ]{0,2}$/
/** 今天不行，明天上午吧: what does not suit gives way to what is offered instead. */
const SUITS_NOT =
  /^(?:我|俺|那|都|也|实在|可能|有事|没空|，)*(?:不行|不成|不方便|没空|没时间|去不了|来不了|不得空|有事)[了啊，。 ]*(?:那|就|要不|要么|改|换|还是|咱|能不能|可以)*$/
/** 不在周二，在周四 */
const NOT_ON = /不(?:在|是在|放在|定在)[ ，:]{0,2}$/
const NOT_BEFORE = /(?:不是|并非|不再是|原定于?|原来定?(?:在|于|是)?|原计划|本来是?|由|从)[ ，:]{0,2}$/
const MISTAKEN = /(?:记|当|看|以为|认为|说|写|听)(?:成|作|是|成是|错成)?$/
const IN_TRUTH = /^(?:了|呢|的)?[，。 ]*(?:原来|其实|实际上?|应该|敢情)(?:是|在)?$/
const SENTENCE_END = /[。！？；\n]/

/** The readings in the order in which they should be tried. */
export function settle(text: string, all: readonly Found[]): When[] {
  const found = all.filter(
    (entry) =>
      !isNamed(text, entry, all.length > 1) &&
      !isException(text, entry) &&
      !isSpeltOut(entry, all) &&
      !isWhenSaid(text, entry, all) &&
      !isSaidAgain(text, entry, all),
  )
  const joined = joinApart(text, replace(text, repetitionFirst(text, found)))
  const kept = joined.filter(({ when }) => !when.superseded).map(({ when }) => when)
  return [...kept, ...joined.filter(({ when }) => when.superseded).map(({ when }) => when)]
}

function isNamed(text: string, { phrase, when }: Found, hasOthers: boolean): boolean {
  return !!phrase && isInName(text, { phrase, hasEnd: !!when.end, hasOthers })
}

const WAS_SAID =
  /^(?:[上下]午|晚上|早上)?(?:我|咱|你|您|他|她)?(?:们)?(?:说|讲|定|通知|告诉|发|约|问)(?:我|你|您)?(?:好|过|了)?的/

/** 昨天说的周四: when it was said, not when it is. */
function isWhenSaid(text: string, { phrase, to }: Found, all: readonly Found[]): boolean {
  const { day } = phrase ?? {}
  if (day?.kind !== 'relative' || day.days >= 0) return false
  const said = WAS_SAID.exec(text.slice(to, to + 12))?.[0]
  return said !== undefined && all.some((other) => other.from === to + said.length)
}

/** 下礼拜五，对，下礼拜五中午: said again, with the time. */
function isSaidAgain(text: string, { when, to }: Found, all: readonly Found[]): boolean {
  const { day, time, part } = when.start ?? {}
  if (!day || time || part || when.end) return false
  const next = all.find((other) => other.from >= to)
  return next?.when.start?.day === day && /^[ ，、。对嗯啊哦就是那个]{0,6}$/.test(text.slice(to, next.from))
}

/** 国庆假期10月1日至7日, 这个月我只有26号有空, 本季度大会定于12月25日: what is said first only names the days that follow. */
function isSpeltOut({ phrase, from, when }: Found, all: readonly Found[]): boolean {
  const first = when.start?.day
  if (!phrase || phrase.clock || phrase.part || phrase.shift) return false
  const { day } = phrase
  // 春节前走访，时间1月25日至2月3日
  const until = when.deadline && isFestive(day) ? when.end?.day : undefined
  if (until)
    return all.some((other) => other.from > from && isExactDate(other) && isIn(other, addDays(until, -30), until))
  if (!first || when.deadline) return false
  const later = all.filter(
    (other) => other.from > from && (isExactDate(other) || (isWholeWeek(day) && isWeekday(other))),
  )
  if (isFestive(day)) return later.some((other) => isIn(other, addDays(first, -15), addDays(first, 15)))
  const isWide =
    (day?.kind === 'date' && day.day === undefined) ||
    day?.kind === 'stretch' ||
    day?.kind === 'quarter' ||
    isWholeWeek(day)
  const last = isWide ? when.end?.day : undefined
  return last !== undefined && later.some((other) => isIn(other, first, last))
}

const isFestive = (day: WrittenDay | undefined) => day?.kind === 'festival' || day?.kind === 'holiday'
/** 下周安排：周二体检 */
const isWholeWeek = (day: WrittenDay | undefined) => day?.kind === 'week' && day.weekday === undefined && !day.weekend
const isWeekday = ({ phrase }: Found) => phrase?.day?.kind === 'week' && phrase.day.weekday !== undefined
const isExactDate = ({ phrase }: Found) => phrase?.day?.kind === 'date' && phrase.day.day !== undefined

function isIn({ when }: Found, first: Day, last: Day): boolean {
  const day = (when.start ?? when.end)?.day
  return day !== undefined && day >= first && day <= last
}

/** 从下周起每周二, 从今天起三天内: since when comes after how often or until when. */
function repetitionFirst(text: string, found: readonly Found[]): Found[] {
  const [first, second, ...rest] = found
  if (!first || !second || first.when.rule || !(second.when.rule ?? second.when.deadline)) return [...found]
  const since = /^(?:起|开始|以后|之后)/.test(text.slice(first.to, first.to + 2))
  return since ? [second, first, ...rest] : [...found]
}

/** Marks what 改到 and 不是…是… take back; what replaces it borrows the day or the time it does not name. */
function replace(text: string, found: readonly Found[]): Found[] {
  if (found.length < 2) return [...found]
  const out: Found[] = []
  for (const [i, entry] of found.entries()) {
    const before = text.slice(Math.max(0, found[i - 1]?.to ?? 0), entry.from)
    const previous = out[i - 1]
    if (!previous || previous.when.deadline || entry.when.deadline || !takesBack(text, previous, before)) {
      out.push(entry)
      continue
    }
    out[i - 1] = { ...previous, when: { ...previous.when, superseded: true } }
    out.push({ ...entry, when: borrow(entry.when, previous.when) })
  }
  return out
}

function takesBack(text: string, previous: Found, between: string): boolean {
  if (isForRain(between)) return false
  if (MISSPOKEN.test(between) || SUITS_NOT.test(between)) return true
  // 不是十号，十一号
  if (/^ ?[，、] ?$/.test(between) && /不是 ?$/.test(text.slice(0, previous.from))) return true
  // 我把日子记成周二了，原来是周三
  if (MISTAKEN.test(text.slice(0, previous.from)) && IN_TRUTH.test(between)) return true
  if (
    /^(?:了|的)?[ ，、]*(?:而)?是?(?:在|放在|定在)[ ，]*$/.test(between) &&
    NOT_ON.test(text.slice(Math.max(0, previous.from - 5), previous.from))
  )
    return true
  const match = CHANGED_TO.exec(between)
  if (!match) return false
  if (!/^(?:而是|是)/.test(match[0])) return true
  return NOT_BEFORE.test(text.slice(Math.max(0, previous.from - 8), previous.from))
}

function borrow(when: When, previous: When): When {
  const { start } = when
  const before = previous.start
  if (!start || !before) return when
  const day = start.day ?? before.day
  const time = start.time ?? (start.part ? undefined : before.time)
  const merged: Moment = { ...start, ...(day ? { day } : {}), ...(time ? { time } : {}) }
  return { ...when, start: merged }
}

/** 下周三在活动中心，上午9点开始: a day and a time of one sentence are one moment, though other words stand between. */
function joinApart(text: string, found: readonly Found[]): Found[] {
  const points = found.filter(({ when }) => when.start && !when.superseded)
  const [first, second] = points
  if (points.length !== 2 || !first || !second) return [...found]
  if (SENTENCE_END.test(text.slice(first.to, second.from)) && !/时间|几点|地点/.test(text)) return [...found]
  if (OF_OTHERS.test(text.slice(first.to, second.from))) return [...found]
  const [day, time] = first.when.start?.day ? [first, second] : [second, first]
  if (OF_ELSE.test(text.slice(second.to, second.to + 4))) return [...found]
  const clock = clockInPart(day.when, time, first)
  if (!clock || !isTimeOnly(clock)) return [...found]
  const when = join(text, day.when, clock, first, second)
  return found.flatMap((entry) =>
    entry === first ? [{ ...first, when, to: second.to }] : entry === second ? [] : [entry],
  )
}

/** 周一闭馆，其他时间8:00到17:00: the hours of all other days. */
const OF_OTHERS = /其他|其它|其余|别的|平时|平日|另外几/

/** 明天下午活动，五点结束; 明天上午用车，11点的飞机: the hour of something else. */
const OF_ELSE = /^(?:左右|钟|前)?(?:的|结束|散会|散场|收工|返回|回来|到家)/

/** The time that a day lacks; where only a part of the day was named the hour lies in it (后天下午送老伴，三点出发). */
function clockInPart({ start, end }: When, time: Found, first: Found): When | undefined {
  if (!start?.day || start.time || end) return undefined
  const { part } = start
  if (!part) return time.when
  const clock = time.phrase?.clock
  if (time === first || !clock || time.phrase?.part || time.when.end || !time.when.start) return undefined
  const { hour } = hourInPart(clock.hour, part)
  const [from, until] = PART_HOURS[part]
  const written = `${String(hour).padStart(2, '0')}:${String(clock.minute).padStart(2, '0')}`
  const { alternatives: _none, ...when } = time.when
  return hour >= from && hour < until ? { ...when, start: { time: written } } : undefined
}

function isTimeOnly(when: When): boolean {
  return !!when.start && !when.start.day && !!(when.start.time ?? when.start.part)
}

function join(text: string, day: When, time: When, first: Found, second: Found): When {
  const date = day.start?.day
  const withDay = (moment: Moment): Moment => (date ? { day: date, ...moment } : moment)
  const alternatives = time.alternatives?.map((other) => ({
    ...other,
    ...(other.start ? { start: withDay(other.start) } : {}),
  }))
  return {
    ...day,
    span: { from: first.from, to: second.to },
    text: text.slice(first.from, second.to),
    pieces: [first.when.span, second.when.span],
    ...(time.start ? { start: withDay(time.start) } : {}),
    ...(time.end ? { end: withDay(time.end) } : {}),
    ...(alternatives?.length ? { alternatives } : {}),
  }
}
