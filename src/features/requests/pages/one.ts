/** One request: how it stands, all that was said and done, what can be done now, and whose it is. */
import { html } from 'hono/html'
import { dayOf } from '../../../base/calendar.ts'
import { type Html, mayDo, type PageView, scopeFor, type Tx } from '../../../feature.ts'
import { sayDatedInstant } from '../../../language/say.ts'
import { drawCard } from '../../roster/public.ts'
import { receiver } from '../answer.ts'
import * as queries from '../queries.ts'
import { atWork, whoHearsOf } from '../staff.ts'
import { topicName } from '../topics.ts'
import { deeds, wayOf } from '../wording.ts'
import { drawDeeds } from './deeds.ts'
import { drawMarks } from './marks.ts'
import * as words from './wording.ts'

export async function showRequest(db: Tx, view: PageView, number: number) {
  const { now, office, speaker } = view
  const one = Number.isSafeInteger(number) ? await queries.findListed(db, number, speaker.person?.id) : undefined
  const back = html`<p><a href="?">${words.backToList}</a></p>`
  if (one === undefined) return html`${back}<p>${words.noSuchRequest}</p>`
  const history = await queries.wholeHistory(db, number)
  const at = await atWork(db, { now, office })
  const ready = (await queries.quickTexts(db)).map((text) => text.words)
  const scope = scopeFor(speaker, 'people.search')
  const me = speaker.person?.id
  const isMine = me !== undefined && (one.owner_id === me || whoHearsOf(at, one) === me)
  const mayRing = mayDo(speaker, 'roster.phones') && (one.urgent || isMine)
  const card =
    one.person_id === null || scope === undefined
      ? undefined
      : await drawCard(db, { ...view, scope }, one.person_id, mayRing)
  return html`${back}
    <section><h2>${words.heading(number, topicName(one.topic), one.asker)}</h2>${standing(one, view)}</section>
    <section><h3>${words.historyTitle}</h3><ol class="story">${history.map((entry) => line(entry, view))}</ol></section>
    ${await drawBeside(db, one, view, isMine)}
    ${drawDeeds(view, { one, history, staff: at.staff, ready, canAnswer: receiver(one) !== undefined })}
    ${card === undefined ? '' : html`<section><h3>${words.personTitle}</h3>${card}${mayRing ? '' : html`<p>${words.numbersMasked}</p>`}</section>`}`
}

/** What they wrote besides; of what was brought without a name nothing, of what one alone may read only for that one. */
async function drawBeside(
  db: Tx,
  one: queries.Listed,
  { now, office, speaker }: PageView,
  isMine: boolean,
): Promise<Html> {
  if ((one.discreet && !isMine) || (await queries.isNameless(db, one.id))) return html``
  const said = await queries.saidBeside(db, one, speaker.person?.id ?? null)
  if (said.length === 0) return html``
  const when = (at: Date) => sayDatedInstant(at, office.zone, dayOf(now, office.zone))
  const lines = said.map(
    ({ at, kind, text, answer }) => html`<li class="theirs"><p class="who">${when(at)} ${words.ofThem}</p>
      <p class="text">${text === '' ? words.media(kind) : text}</p></li>
      ${answer === null ? '' : html`<li class="ours"><p class="who">${words.bot}</p><p class="text">${answer}</p></li>`}`,
  )
  return html`<section><h3>${words.besideTitle}</h3><ol class="story">${lines}</ol></section>`
}

function standing(one: queries.Listed, { now, office }: PageView): Html {
  const { labels } = words
  const say = (moment: Date) => sayDatedInstant(moment, office.zone, dayOf(now, office.zone))
  const lines: readonly (readonly [string, Html | string])[] = [
    [labels.state, drawMarks(one, now, office.zone)],
    [labels.owner, one.owner_name ?? words.nobody],
    [labels.due, say(one.due_at)],
    [labels.opened, say(one.opened_at)],
    [labels.why, one.why],
    ...(one.state === 'done'
      ? [[labels.rating, one.rating === null ? words.notRated : (words.ratings[one.rating] ?? '')] as const]
      : []),
  ]
  return html`<dl class="status">${lines.map(
    ([label, value]) => html`<div class="plain"><dt>${label}</dt><dd>${value}</dd></div>`,
  )}</dl>`
}

/** Taken-back answers stay in their place: whoever answers says how many lines were seen. */
function line(entry: queries.HistoryLine, { now, office }: PageView): Html {
  const at = sayDatedInstant(entry.at, office.zone, dayOf(now, office.zone))
  const way = entry.withdrawn_at === null ? wayOf(entry) : words.withdrawn
  return html`<li class="${entry.by_person === null ? 'theirs' : 'ours'}${entry.withdrawn_at === null ? '' : ' gone'}">
    <p class="who">${at} ${entry.by_name ?? words.ofThem} ${deeds[entry.kind]}${way === '' ? '' : `（${way}）`}</p>
    ${entry.text === '' ? '' : html`<p class="text">${entry.text}</p>`}${drawFile(entry)}</li>`
}

function drawFile({ id, file_name, file_id, file_type }: queries.HistoryLine): Html {
  if (file_name === null) return html``
  if (file_id === null || file_type === null) return html`<p>${file_name}${words.fileGone}</p>`
  const link = `?file=${id}`
  return file_type.startsWith('image/')
    ? html`<p class="photo"><a href="${link}"><img src="${link}" alt="${file_name}"></a></p>`
    : html`<p><a href="${link}" download>📄 ${file_name}</a></p>`
}
