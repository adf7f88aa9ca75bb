/** What whoever writes is asked to: when and where it is they may ask, and until when to answer. */
import { type Listener, type Told, whoMayBe } from '../../../feature.ts'
import { sayInstant } from '../../../language/say.ts'
import { inWords } from '../in-words.ts'
import * as queries from '../queries.ts'
import * as wording from '../wording.ts'

export async function toldTo({ db, now, speaker, office: { zone } }: Listener, since: Date): Promise<readonly Told[]> {
  const told = new Map<number, Told>()
  for (const person of whoMayBe(speaker)) {
    for (const activity of await queries.findOpenFor(db, person, now)) {
      if (activity.created_at < since) continue
      const { id, title, created_at: at, deadline_at } = activity
      const facts = wording.whenAndWhere([inWords(activity, zone)])
      told.set(id, { title, at, text: facts, words: '', facts, until: sayInstant(deadline_at, zone) })
    }
  }
  return [...told.values()]
}
