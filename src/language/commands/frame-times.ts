/** Which of a sentence's readings is the time of what is planned, and which one is a deadline. */
import type { Part, When } from '../reading.ts'
import { PART_HOURS } from '../when/words.ts'

/** 报名截止改到周一下午5点: what leads to the moment makes it a deadline. */
const DEADLINE_BEFORE =
  /(?:报名|回复|登记)?(?:截止|截至|截稿|最晚|最迟)(?:报名|回复)?(?:的)?(?:时间|日期)?(?:也|就|再)?(?:提前|推迟|延长|延期|延|放宽|改|换|挪|定|写)*[到至成为在是于: ]*$|(?:报名|回复)(?:时间|日期)?(?:也|就|再)?(?:提前|推迟|延长|延期|延|改)*[到至][: ]*$/
const DEADLINE_AFTER = /^(?:之?前|以前|为止)?(?:报名|回复|回话|回信|报上来|报给我|报|截止|告诉我|说一声)+/

/** The reading as a deadline with the words that make it one, or as it is when it is none. */
export function asDeadline(text: string, when: When): When | undefined {
  const before = DEADLINE_BEFORE.exec(text.slice(0, when.span.from))?.[0] ?? ''
  if (!when.deadline && (before === '' || !when.start)) return undefined
  const after = DEADLINE_AFTER.exec(text.slice(when.span.to))?.[0] ?? ''
  const span = { from: when.span.from - before.length, to: when.span.to + after.length }
  const { start, alternatives: _others, ...rest } = when
  return { ...rest, end: when.deadline ? (when.end ?? start ?? {}) : (start ?? {}), deadline: true, span }
}

/** 12月2日到1月20日 and 到1月底为止, beside 每周三: the days within which it is repeated, not a moment of its own. */
export function termOf(text: string, whens: readonly When[]): When | undefined {
  if (!whens.some(({ rule, superseded }) => rule && !superseded)) return undefined
  return whens.find(({ rule, superseded, deadline, start, end, span, text: said }) => {
    if (rule || superseded || start?.time) return false
    if (deadline) return end?.day !== undefined && /止$/.test(said)
    return start?.day !== undefined && (end?.day !== undefined || /[到至]$/.test(text.slice(0, span.from)))
  })
}

/** A day that does not exist is taken all the same, so that the command can ask about it. */
export function bestWhen(whens: readonly When[]): When | undefined {
  const first =
    whens.find((one) => one.start && !one.superseded && !one.rule && DATED.test(one.text)) ??
    whens.find((one) => one.start && !one.superseded && !one.rule) ??
    whens.find((one) => (one.rule && !one.superseded) || one.impossible)
  return first && withTime(first, whens)
}

/** 明天上午体检，8点: a day and an hour of one sentence are one moment, though other words stand between. */
function withTime(when: When, whens: readonly When[]): When {
  const { start } = when
  const time = whens.find(
    (one) => one !== when && one.start?.time && !one.start.day && !one.superseded && !one.deadline,
  )
  if (!start?.day || start.time || when.end || !time?.start) return when
  const fits = [time, ...(time.alternatives ?? [])].find((one) => inPart(one.start?.time, start.part)) ?? time
  const day = { day: start.day }
  const { alternatives: _others, ...bare } = when
  return {
    ...bare,
    start: { ...day, ...fits.start },
    ...(fits.end ? { end: { ...day, ...fits.end } } : {}),
    pieces: [...piecesOf(when), ...piecesOf(time)],
  }
}

function inPart(time: string | undefined, part: Part | undefined): boolean {
  if (part === undefined || time === undefined) return true
  const [from, to] = PART_HOURS[part]
  const hour = Number(time.slice(0, 2))
  return hour >= from && hour < to
}

/** Where the words of a reading stand. */
export const piecesOf = (when: When | undefined) => (when === undefined ? [] : (when.pieces ?? [when.span]))

/** Words of a reading that are a date or a time whatever stands around them; a bare festival may belong to a name. */
export const DATED = /[\d〇零一二两三四五六七八九十廿初]|[天周月年日晨早午晚]|星期|礼拜/
