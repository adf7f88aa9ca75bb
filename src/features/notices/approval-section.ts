/** What waits for a second person, as the page shows it: what they would be asked in their chat, with two buttons. */
import { html } from 'hono/html'
import { dayOf } from '../../base/calendar.ts'
import { mayDo, type PageView, type Tx } from '../../feature.ts'
import { sayDatedInstant } from '../../language/say.ts'
import { nameOf } from '../people/public.ts'
import { APPROVAL_LASTS } from './approval.ts'
import { describe } from './draft.ts'
import type { Notice } from './queries.ts'

import { previewForApproval, urgentBecause, PAGE as words } from './wording.ts'

/** Whoever has drafted it sees it without the buttons: it takes another one. */
export async function approvalSection(db: Tx, notice: Notice, view: PageView) {
  const { controls, speaker, now, office } = view
  const { id, title, urgent_why, planned_by } = notice
  const ends = new Date((notice.approval_asked_at ?? now).getTime() + APPROVAL_LASTS)
  const until = sayDatedInstant(ends, office.zone, dayOf(now, office.zone))
  const why = urgent_why === null ? '' : `${urgentBecause(urgent_why)}\n`
  const text = `${why}${previewForApproval(await describe(db, notice, view))}`
  const isOwn = speaker.person?.id === planned_by
  return html`<section>
    <h2>${title}（${words.states.approving}）</h2>
    <p>${words.number(id)}${words.waitsForAnother(await nameOf(db, planned_by), until)}</p>
    <textarea readonly rows="${text.split('\n').length + 1}" aria-label="${title}">${text}</textarea>
    <div class="buttons">${mayDo(speaker, 'notice.send') ? (isOwn ? controls.say(words.says.withdraw(id), words.withdraw) : [controls.say(words.says.agree(id), words.agree), controls.say(words.says.disagree(id), words.disagree)]) : ''}</div>
  </section>`
}
