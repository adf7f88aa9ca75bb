/** A voice of which it was asked whether it was heard aright, and nothing came back: a person listens to it. */
import type { Job, Message, Occasion } from '../../feature.ts'
import { sayInstant } from '../../language/say.ts'
import { knownPeople, nameAndUnit } from '../people/public.ts'
import { findComplainedOf, trusteeBut } from './keep-from.ts'
import { openRequest } from './open-request.ts'
import * as queries from './queries.ts'
import { type AtWork, atWork, idsOf } from './staff.ts'
import * as wording from './wording.ts'

export const passOnUnheard: Job = {
  id: 'requests.unheard',
  cron: '*/30 8-19 * * *',
  lateBy: 12 * 60,
  title: wording.unheardTitle,
  mayHaveWork: queries.isAnyVoiceUnheard,
  async run(occasion) {
    const { db, now } = occasion
    const { staff } = await atWork(db, occasion)
    const messages: Message[] = []
    for (const voice of await queries.unheardVoices(db, now)) {
      if (!staff.some(({ id }) => id === voice.person)) messages.push(...(await passOn(voice, occasion, staff)))
    }
    return { messages, again: false }
  },
}

async function passOn(
  { person, chat, words }: queries.UnheardVoice,
  { db, now, office }: Occasion,
  staff: AtWork['staff'],
): Promise<readonly Message[]> {
  const [known] = await knownPeople(db, [person])
  if (known === undefined) return []
  const asker = nameAndUnit(known)
  const why = wording.whyUnheard()
  const at = { now, office }
  const keptFrom = await findComplainedOf(db, at, words)
  const taker = keptFrom === undefined ? null : await trusteeBut(db, at, keptFrom)
  const isDiscreet = keptFrom !== undefined
  const { id, opened_at } = await openRequest(db, at, {
    ...{ person, chat, asker, words, why, urgent: false, pressing: false, taker, keptFrom },
    ...(isDiscreet && { topic: 'complaint', discreet: true }),
  })
  await queries.insertEntry(db, {
    request_id: id,
    at: now,
    kind: 'words',
    by_person: null,
    // Whoever takes it over later reads it here and nowhere else.
    text: words,
    inbox_id: null,
  })
  const text = wording.unheard(id, asker, words, sayInstant(opened_at, office.zone))
  const told = isDiscreet ? [taker ?? []].flat() : idsOf(staff)
  return [
    { to: { person }, kind: 'reminder', text: wording.unheardTold(id), once: `request ${id}:unheard` },
    ...told.map(
      (to): Message => ({ to: { person: to }, kind: 'staff', text, once: `request ${id}:unheard:staff ${to}` }),
    ),
  ]
}
