/** Writes readings in the short form that the tables use. */
import type { Moment, Recurrence, When } from '../../src/language/reading.ts'

/** `2026-12-02T09:30`, `a..b`, `<deadline`, `~WEEKLY d3 09:00`, `!`; see the head of dates.tsv. */
export function showWhen(when: When | undefined): string {
  if (!when) return '-'
  if (when.impossible) return '!'
  if (when.rule) return showRule(when.rule)
  if (when.deadline) return `<${showMoment(when.end ?? {})}`
  return showMoment(when.start ?? {}) + (when.end ? `..${showMoment(when.end)}` : '')
}

function showMoment({ day, time, part }: Moment): string {
  return (day ?? '') + (time ? `T${time}` : part ? `/${part}` : '')
}

function showRule(rule: Recurrence): string {
  const times = rule.time ? rule.time + (rule.timeEnd ? `-${rule.timeEnd}` : '') : rule.part
  return [
    `~${rule.freq}`,
    rule.festival && `f${rule.festival}`,
    rule.bymonth && `M${rule.bymonth}`,
    rule.bymonthday && `m${rule.bymonthday}`,
    rule.byday && `d${rule.byday}`,
    rule.bysetpos && `p${rule.bysetpos}`,
    rule.interval && `i${rule.interval}`,
    times,
    rule.lunar && 'lunar',
    rule.exceptHolidays && 'xh',
  ]
    .filter(Boolean)
    .join(' ')
}
