/** How a request stands, at a glance: in words, with a colour that only repeats them. */
import { html } from 'hono/html'
import { dayOf } from '../../../base/calendar.ts'
import type { Html } from '../../../feature.ts'
import type { Listed } from '../queries.ts'
import { marks } from './wording.ts'

type Standing = Pick<Listed, 'state' | 'urgent' | 'due_at' | 'owner_id' | 'replied' | 'answered'>

/** The most pressing first; pure. */
export function marksOf(one: Standing, now: Date, zone: string): readonly (keyof typeof marks)[] {
  if (one.state === 'done') return ['done']
  const isOver = one.due_at < now && !one.answered
  const found: (keyof typeof marks)[] = []
  if (one.urgent) found.push('urgent')
  if (isOver) found.push('overdue')
  else if (!one.answered && dayOf(one.due_at, zone) === dayOf(now, zone)) found.push('today')
  if (one.replied) found.push('replied')
  else if (one.owner_id === null) found.push('untaken')
  return found.length === 0 ? ['working'] : found
}

export const drawMarks = (one: Standing, now: Date, zone: string): Html =>
  html`${marksOf(one, now, zone).map((mark) => html`<span class="mark ${marks[mark][1]}">${marks[mark][0]}</span> `)}`
