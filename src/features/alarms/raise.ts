/** An alarm is raised: who is asked again and when, and who hears of it besides those on duty. */
import { dayOf } from '../../base/calendar.ts'
import { type Expectation, type Matter, type Message, type PersonId, type Wake, whoMayBe } from '../../feature.ts'
import { type Card, calledFirst, contactCard, findCard } from '../people/public.ts'
import * as queries from './queries.ts'
import { after, GO_ON_CALLING, laterRounds, ROUNDS } from './rules.ts'
import { calledAgain, callNear, question, whereSentFor } from './whom.ts'
import * as wording from './wording.ts'

/** What staff are asked with the first line, in words as well, and all that is to be said besides. */
export interface Raised {
  readonly asks: Expectation
  readonly asked: string
  /** Where they have just said that they are. */
  readonly whereSent: string | undefined
  readonly messages: readonly Message[]
  /** When it is called out further, unless somebody has taken it on. */
  readonly wakeLater: readonly Wake[]
}

/**
 * `number`: the request that it has become. The rounds are posted now and end by themselves when one has taken it on;
 * `undefined`: somebody has already.
 */
export async function raise(matter: Matter, number: number): Promise<Raised | undefined> {
  const { db, now, office, speaker } = matter
  const today = dayOf(now, office.zone)
  await queries.raise(db, number, now)
  const known = await queries.lockAlarm(db, number)
  if (known === undefined || known.taken_by !== null) return undefined
  const asks = question(number, matter.sender, now)
  const people = whoMayBe(speaker)
  const called = await calledAgain(db, today, people)
  const whereSent = await whereSentFor(db, number, now)
  const cards: string[] = whereSent === undefined ? [] : [whereSent]
  for (const id of people) cards.push(await contactCard(db, id, today))
  const card = cards.length === 0 ? undefined : cards.join('\n')
  // A chat is asked once; a second question about the same would take the place of the first before it is read.
  const asked = new Set((await calledFirst(db, today, people)).map(({ id }) => id))
  const again = ROUNDS.flatMap((minutes, round) =>
    called.map(
      (id): Message => ({
        to: { person: id },
        kind: 'urgent',
        text: wording.again({ number, minutes, asker: matter.sender, words: matter.words, card }),
        once: `alarm ${number}:after ${minutes}:staff ${id}`,
        shows: { how: 'alarm', people },
        about: `alarm:${number}:again`,
        notBefore: after(now, minutes),
        ...(round === 0 && !asked.has(id) && { expects: asks }),
      }),
    ),
  )
  const liaisons = await tellLiaisons(matter, { number, told: called, whereSent })
  return {
    asks,
    asked: wording.askToTake(),
    whereSent,
    messages: [...again, ...liaisons],
    wakeLater: laterRounds(now).map((at) => ({ job: GO_ON_CALLING, at })),
  }
}

/** The 联络员 lives near: name, number and address, and not a word of what was written. */
async function tellLiaisons(
  { db, now, office, speaker, sender }: Matter,
  { number, told, whereSent }: { number: number; told: readonly PersonId[]; whereSent: string | undefined },
): Promise<readonly Message[]> {
  const cards: Card[] = []
  for (const id of whoMayBe(speaker))
    cards.push(...[(await findCard(db, id, 'office', dayOf(now, office.zone))) ?? []].flat())
  const liaisons = new Set(cards.flatMap(({ liaisonId }) => liaisonId ?? []))
  return [...liaisons]
    .filter((liaison) => !told.includes(liaison))
    .map((liaison) => callNear(liaison, { number, asker: sender, cards, whereSent }, { now, office, round: 'liaison' }))
}
