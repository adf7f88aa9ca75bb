/** A month before somebody has to certify they are asked whether it is done; three times at most, and never beside another question. */

import { addDays, type Day, dayOf } from '../../base/calendar.ts'
import { DAY } from '../../base/spans.ts'
import type { AwaitedAnswer, ClaimedMessage, Job, Message, Office, PersonId, Tx } from '../../feature.ts'
import type { Option } from '../../language/reading.ts'
import { addressOf, freeToBeAsked, helpedBy, withoutChat } from '../people/public.ts'
import { noteDone } from './certify.ts'
import * as queries from './queries.ts'
import { isToTell, SOONEST } from './rules.ts'
import { saysDone } from './vocabulary.ts'
import * as wording from './wording.ts'

const PAGE = 200
/** An answer still comes in time so long after the last day. */
const PATIENCE = 60
/** The question, whichever round it is asked in. */
const MATTER = 'certification'
const OPTIONS: readonly Option[] = [
  {
    number: 1,
    value: 'done',
    label: wording.DONE_LABEL,
    words: ['办好了', '办了', '办完了', '认证了', '已认证', '认证过了', '做了', '做好了', '弄好了'],
  },
  { number: 2, value: 'not-yet', label: wording.NOT_YET, words: ['没办', '还没', '没有', '还没认证', '过几天办'] },
  { number: 3, value: 'help', label: wording.HELP, words: ['帮忙', '帮帮我', '不会', '不会办', '不会弄', '请人帮忙'] },
]

/** What a reminder is about, as the phone list and `stillWanted` get it back: the month in which it falls due. */
export const aboutMonth = (dueOn: Day): string => `certification:${dueOn.slice(0, 7)}`

export const remind: Job = {
  id: 'certification.remind',
  cron: '20 9 * * *',
  lateBy: 10 * 60,
  title: wording.remindTitle,
  mayHaveWork: ({ now, office }) => queries.isAnyPendingBy(addDays(dayOf(now, office.zone), SOONEST)),
  async run({ db, now, office }) {
    const today = dayOf(now, office.zone)
    const pending = await queries.pendingBy(db, addDays(today, SOONEST))
    const due = pending.filter(({ due_on, told, told_at }) =>
      isToTell({ dueOn: due_on, told, toldOn: told_at === null ? undefined : dayOf(told_at, office.zone) }, today),
    )
    const ids = due.map(({ person_id }) => person_id)
    // Whom no chat reaches is on the phone list.
    const mute = new Set(await withoutChat(db, ids))
    const free = await freeToBeAsked(
      db,
      ids.filter((id) => !mute.has(id)),
      now,
      MATTER,
    )
    const page = free.slice(0, PAGE)
    await queries.noteTold(db, page, now)
    const messages = due
      .filter(({ person_id }) => page.includes(person_id))
      .map((one) => question(one, { today, now, office }))
    return { messages, again: free.length > PAGE }
  },
}

function question(
  { person_id, due_on, told, name, honorific }: queries.Pending,
  { today, now, office }: { readonly today: Day; readonly now: Date; readonly office: Office },
): Message {
  const text = wording.remind(addressOf({ name, honorific }), due_on, today > due_on, office.phone)
  return {
    to: { person: person_id },
    kind: 'reminder',
    text,
    once: `certification:${due_on}:${told}:person ${person_id}`,
    about: aboutMonth(due_on),
    notAfter: new Date(now.getTime() + 3 * DAY),
    expects: {
      answer: 'certified',
      payload: { person: person_id },
      about: MATTER,
      title: wording.questionTitle,
      options: OPTIONS,
      person: person_id,
      until: new Date(now.getTime() + PATIENCE * DAY),
    },
  }
}

export const certified: AwaitedAnswer = {
  id: 'certified',
  needs: 'certification.own',
  staysOpen: false,
  takesWords: true,
  async onAnswer(turn, { choice, act }, payload) {
    const answer = choice?.value ?? (saysDone(act.text) ? 'done' : undefined)
    if (answer === undefined) return undefined
    const { db, speaker } = turn
    const { person } = payload as { readonly person: PersonId }
    if (answer === 'not-yet') return { reply: { text: wording.notYet() }, as: 'not-yet' }
    const elder = helpedBy(speaker, person)
    const [one] = (await queries.namesOf(db, [person])).map((known) => ({ ...known, address: addressOf(known) }))
    if (one === undefined) return undefined
    if (answer === 'help')
      return { reply: { text: wording.helpComes() }, handOver: { why: wording.whyHelp(one.name) }, as: 'help' }
    const teller = { how: elder === undefined ? 'self' : 'helper', by: speaker.person?.id ?? null } as const
    const { next, already } = await noteDone(turn, person, teller)
    return { reply: { text: (already ? wording.doneAlready : wording.done)(one.address, next) }, as: 'done' }
  },
}

/** Whoever has certified meanwhile need not be asked. */
export async function stillWanted(db: Tx, messages: readonly ClaimedMessage[]): Promise<ReadonlyMap<number, string>> {
  const asked = messages.flatMap(({ id, about, personId }) =>
    about?.startsWith('certification:') && personId !== null ? [{ id, about, personId }] : [],
  )
  if (asked.length === 0) return new Map()
  const known = await queries.certificationsOf(
    db,
    asked.map(({ personId }) => personId),
  )
  const isOpen = (person: PersonId, about: string) =>
    known.some((one) => one.person_id === person && one.ended_at === null && aboutMonth(one.due_on) === about)
  return new Map(
    asked.filter(({ personId, about }) => !isOpen(personId, about)).map(({ id }) => [id, wording.notDue()]),
  )
}
