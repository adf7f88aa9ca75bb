/** What a phrase by itself says: a moment, several days, or a deadline. */
import type { Moment, When } from '../reading.ts'
import type { Found } from './found.ts'
import { whenOf } from './found.ts'
import type { Present, Resolved } from './resolve.ts'
import { resolvePhrase } from './resolve.ts'
import { at, matchAt } from './words.ts'
import type { Phrase } from './written.ts'

const INSIDE = at('(?:之|以)?内(?!容|外|部|科|蒙|衣)')
const UNTIL = at(
  ' ?(?:\\(含[^)]{0,3}\\))?(?:(?:下班|上班)?(?:之前|以前|前(?![往去来台后进面天几期途提言辈夕日半一两三四五六七八九十\\d])|为止|截止|截至|(?<=[到至][^，。]{1,16})止(?![痛咳血泻住])))',
)
const OFF_DUTY = at(' ?下班(?:之|以)?前')
const LATEST =
  /(?:截止|截至|最晚|最迟|至迟|不得?超过|不得?晚于|不晚于|不迟于|截稿|期限|(?:报名|回复|登记|统计)(?:时间)?到|[交缴办领]到)(?:时间|日期)?[是为到至于在: ]{0,3}$/

/** A resolved phrase as it was found. */
export function pointOf(text: string, phrase: Phrase, resolved: Resolved, present: Present): Found {
  const { from } = phrase
  const found = (to: number, fields: Omit<When, 'span' | 'text'>): Found => ({
    when: whenOf(text, from, to, fields),
    from,
    to,
    phrase,
  })
  if (resolved.impossible) return found(phrase.to, { impossible: true })
  const lunar = resolved.lunar ? { lunar: true as const } : {}
  const deadline = deadlineOf(text, phrase, resolved)
  if (deadline) return found(deadline.to, { end: deadline.end, deadline: true, ...lunar })
  const others = [...(resolved.others ?? []), ...lunarOthers(phrase, present)]
  return found(phrase.to, {
    start: resolved.start,
    ...(resolved.end ? { end: resolved.end } : {}),
    ...lunar,
    ...(others.length ? { alternatives: others.map((start) => whenOf(text, from, phrase.to, { start })) } : {}),
  })
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
