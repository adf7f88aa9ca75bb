/** What can be done with a request on the page: each says the sentence that would be written in chat. */
import { html } from 'hono/html'
import { isRecallable } from '../../../base/recall.ts'
import type { Html, PageView } from '../../../feature.ts'
import type { HistoryLine, Listed } from '../queries.ts'
import { topicName } from '../topics.ts'
import { TOPICS } from '../vocabulary.ts'
import * as words from './wording.ts'

interface Dealing {
  readonly one: Listed
  readonly history: readonly HistoryLine[]
  readonly staff: readonly { readonly name: string }[]
  readonly ready: readonly string[]
  /** There is somewhere to answer to. */
  readonly canAnswer: boolean
}

export function drawDeeds(view: PageView, dealing: Dealing): Html {
  const { one, canAnswer } = dealing
  return html`<section><h3>${words.answerTitle}</h3>
      ${canAnswer ? answerForm(view, dealing) : html`<p>${words.noChat}</p>`}</section>
    <section><h3>${words.dealTitle}</h3>${one.state === 'open' ? openDeeds(view, dealing) : html`<div class="fields">${noteForm(view, one)}</div>`}</section>
    <section><h3>${words.quickTitle}</h3><div class="fields">${view.controls.form({
      sentence: words.quickSentence,
      fields: [{ name: words.quickField, label: words.quickField }],
      label: words.quickButton,
    })}</div></section>`
}

/** The sentence says how much of the history stood before the writer's eyes: a form may be older than what has happened. */
function answerForm({ controls, now }: PageView, { one, history, ready }: Dealing): Html {
  const isFresh = ({ kind, at, withdrawn_at }: HistoryLine) =>
    kind === 'reply' && withdrawn_at === null && isRecallable(at, now)
  return html`${controls.form({
    sentence: words.answerSentence(one.id, history.length),
    fields: [{ name: words.answerField, label: words.answerField, rows: 3, ready, maybe: true }],
    file: words.answerFile,
    label: words.answerButton,
  })}${history.some(isFresh) ? controls.say(words.says.recall(one.id), words.recallButton) : ''}`
}

function openDeeds(view: PageView, { one, staff }: Dealing): Html {
  const { controls } = view
  const form = (
    sentence: string,
    name: string,
    label: string,
    field: { options?: readonly string[]; value?: string },
  ) => controls.form({ sentence, fields: [{ name, label: name, ...field }], label })
  const { says } = words
  const others = staff.map(({ name }) => name).filter((name) => name !== one.owner_name)
  const isMine = one.owner_id !== null && one.owner_id === view.speaker.person?.id
  return html`<div class="buttons">${isMine ? '' : controls.say(says.take(one.id), words.takeButton)}${controls.say(says.done(one.id), words.doneButton)}</div>
    <div class="fields">${others.length === 0 ? '' : form(says.handOn(one.id), words.handOnField, words.handOnButton, { options: others })}
    ${form(says.postpone(one.id), words.postponeField, words.postponeButton, {})}
    ${form(says.sort(one.id), words.sortField, words.sortButton, {
      options: TOPICS.map(({ name }) => name),
      value: topicName(one.topic),
    })}
    ${noteForm(view, one)}</div>`
}

const noteForm = ({ controls }: PageView, { id }: Listed): Html =>
  controls.form({
    sentence: words.says.note(id),
    fields: [{ name: words.noteField, label: words.noteField }],
    label: words.noteButton,
  })
