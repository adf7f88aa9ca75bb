/** The office's time in the header, and the buttons that move it. Exists in a rehearsal only. */

import { html } from 'hono/html'
import { addDays, dayOf, instantOf, timeOf } from '../base/calendar.ts'
import { UserError } from '../base/errors.ts'
import { MINUTE } from '../base/spans.ts'
import type { Live } from './live.ts'
import type { Rehearsal } from './rehearsal.ts'
import { fullMoment } from './time-words.ts'
import { acknowledge, type Html, readForm, type Site } from './web.ts'

const MORNING = '09:00'

const STEPS: Readonly<Record<string, { readonly label: string; from(now: Date, zone: string): Date }>> = {
  'ten-minutes': { label: '+10 分钟', from: (now) => new Date(now.getTime() + 10 * MINUTE) },
  hour: { label: '+1 小时', from: (now) => new Date(now.getTime() + 60 * MINUTE) },
  morning: { label: '明天早上 9 点', from: (now, zone) => instantOf(addDays(dayOf(now, zone), 1), MORNING, zone) },
}

export interface ClockBar {
  render(): Html
  /** Only the words of the time, which change while the page stays. */
  renderTime(): Html
  /** Resolves when everything that fell due until `target` has been done. Moves are taken one at a time. */
  move(target: Date): Promise<void>
}

/** `live` tells the open pages that the clock moves. While one move runs, a second is refused with a `UserError`. */
export function createClockBar(rehearsal: Rehearsal, zone: string, live: () => Live): ClockBar {
  let moving = false
  const renderTime = () =>
    html`<time datetime="${rehearsal.now().toISOString()}">${fullMoment(rehearsal.now(), zone)}</time>${
      moving ? html`<span class="moving" role="status">时间正在走……</span>` : ''
    }`
  return {
    renderTime,
    render: () => renderClock(rehearsal.now(), zone, renderTime()),
    async move(target) {
      if (moving) throw new UserError('clock-moving', '时间正在走，请等它走完再拨。')
      moving = true
      live().changed()
      try {
        await rehearsal.moveTo(target)
      } finally {
        moving = false
        live().changed()
      }
    },
  }
}

function renderClock(now: Date, zone: string, time: Html): Html {
  const moment = `${dayOf(now, zone)}T${timeOf(now, zone)}`
  return html`<section class="clock" aria-label="办公室时间">
<p class="time"><span class="label">办公室时间</span> <span id="office-time" sse-swap="time">${time}</span></p>
<form class="steps" method="post" action="/clock" hx-post="/clock" hx-swap="none" hx-sync="this:drop">
${Object.entries(STEPS).map(([id, step]) => html`<button name="step" value="${id}">${step.label}</button>`)}
</form>
<details class="moment"><summary>其他时间</summary>
<form method="post" action="/clock" hx-post="/clock" hx-swap="none" hx-sync="this:drop">
<label>拨到 <input type="datetime-local" name="moment" value="${moment}" required></label>
<button>拨过去</button>
</form></details>
</section>`
}

/** The moment a form asks for: a named step, or any moment of the office's zone. Throws a `UserError` for nonsense. */
function targetOf(form: URLSearchParams, now: Date, zone: string): Date {
  const step = STEPS[form.get('step') ?? '']
  if (step) return step.from(now, zone)
  const [day, time] = (form.get('moment') ?? '').split('T')
  if (!/^\d{4}-\d\d-\d\d$/.test(day ?? '') || !/^\d\d:\d\d/.test(time ?? '')) {
    throw new UserError('bad-moment', '没看懂要拨到什么时候，请选好日期和时间。')
  }
  return instantOf(day ?? '', (time ?? '').slice(0, 5), zone)
}

/** `POST /clock`. */
export function routeClock(site: Site, bar: ClockBar, rehearsal: Rehearsal, zone: string): void {
  site.post('/clock', async (c) => {
    await bar.move(targetOf(await readForm(c), rehearsal.now(), zone))
    return acknowledge(c, '/')
  })
}
