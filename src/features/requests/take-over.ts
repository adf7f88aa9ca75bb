/** Whatever the bot hands to a person becomes a request with a number, so that nothing falls through (rules 10, 11). */
import type { Matter, TakenOver } from '../../feature.ts'
import * as queries from './queries.ts'
import { dueAfter, goesOn, TOGETHER } from './rules.ts'
import * as wording from './wording.ts'

/** Words that follow within minutes are one request, unless they say themselves that they are about something else. */
export async function takeOver(matter: Matter): Promise<TakenOver> {
  const { db, now, office, speaker, chat, urgent } = matter
  const from = { person: speaker.person?.id ?? null, chat }
  const due = dueAfter(now, urgent, office.zone)
  const since = new Date(now.getTime() - TOGETHER)
  const recent = goesOn(matter.words) ? await queries.findRecent(db, from, since) : undefined
  if (recent !== undefined) await queries.touch(db, recent, { at: now, urgent, due })
  const { id } = recent ?? (await open(matter, due))
  await queries.insertEntry(db, {
    request_id: id,
    at: now,
    kind: 'words',
    by_person: null,
    text: matter.words,
    inbox_id: matter.inboxId,
  })
  return recent === undefined
    ? { told: wording.numberTold(id), forStaff: wording.toAnswer(id) }
    : { told: wording.addedTold(id), forStaff: wording.addedForStaff(id) }
}

function open({ db, now, speaker, chat, sender, why, urgent }: Matter, due: Date) {
  return queries.insertRequest(db, {
    person_id: speaker.person?.id ?? null,
    chat_id: chat,
    asker: sender,
    why,
    urgent,
    state: 'open',
    owner_id: null,
    opened_at: now,
    last_at: now,
    due_at: due,
    done_at: null,
    rating: null,
  })
}
