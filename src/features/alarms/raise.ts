/** An alarm is raised: who is asked again and when, and who hears of it besides those on duty. */
import { dayOf } from '../../base/calendar.ts'
import type { Expectation, Message, Office, Outcome, PersonId, Tx, Wake } from '../../feature.ts'
import { type Card, calledFirst, contactCards, findCard } from '../people/public.ts'
import * as queries from './queries.ts'
import { aboutAgain, after, GO_ON_CALLING, laterRounds, ROUNDS } from './rules.ts'
import { calledAgain, callNear, inDangerAmong, question, whereSentFor } from './whom.ts'
import * as wording from './wording.ts'

/** What staff are asked with the first line, in words as well, and all that is to be said besides. */
export interface Raised {
  readonly asks: Expectation
  readonly asked: string
  /** Where they have just said that they are. */
  readonly whereSent: string | undefined
  readonly messages: readonly Message[]
  /** How the people may be reached; for staff in private only. */
  readonly cards: readonly string[]
  /** When it is called out further, unless somebody has taken it on. */
  readonly wakeLater: readonly Wake[]
}

/** Who needs help, as far as it is known, and what was said. */
export interface Endangering {
  readonly db: Tx
  readonly now: Date
  readonly office: Office
  /** Whoever may be meant: two may share the phone. */
  readonly people: readonly PersonId[]
  /** They are only named by somebody else: it may be one of their people who is in danger. */
  readonly isNamed?: boolean
  /** Their neighbours are not called: they are only named in a stranger's words, which fit several. */
  readonly isGuess?: boolean
  /** 王秀英（第一支部） */
  readonly asker: string
  readonly words: string
  /** Those of the staff of whom it complains: not called, as long as anybody else is there. */
  readonly keptFrom?: readonly PersonId[]
  /** Who of the staff has told of it; absent: they have called for help themselves. */
  readonly teller?: PersonId | undefined
}

/**
 * `number`: the request that it has become. The rounds are posted now and end by themselves when one has taken it on;
 * `undefined`: somebody has already.
 */
export async function raise(danger: Endangering, number: number): Promise<Raised | undefined> {
  const { db, now, office, people, asker } = danger
  const today = dayOf(now, office.zone)
  await queries.raise(db, number, now)
  const known = await queries.lockAlarm(db, number)
  if (known === undefined || known.taken_by !== null) return undefined
  const asks = question(number, asker, now)
  const called = await calledAgain(db, today, await notToCall(danger))
  const whereSent = await whereSentFor(db, number, now)
  const cards = [(await contactCards(db, people, today)) ?? []].flat()
  const shown = [...(whereSent === undefined ? [] : [whereSent]), ...cards]
  const card = shown.length === 0 ? undefined : shown.join('\n')
  // A chat is asked once; a second question about the same would take the place of the first before it is read.
  const asked = new Set(await toldFirst(danger))
  const again = ROUNDS.flatMap((minutes, round) =>
    called.map(
      (id): Message => ({
        to: { person: id },
        kind: 'urgent',
        text: wording.again({ number, minutes, asker, words: danger.words, card }),
        once: `alarm ${number}:after ${minutes}:staff ${id}`,
        shows: { how: 'alarm', people },
        about: aboutAgain(number),
        notBefore: after(now, minutes),
        ...(round === 0 && !asked.has(id) && { expects: asks }),
      }),
    ),
  )
  const liaisons = danger.isGuess === true ? [] : await tellLiaisons(danger, { number, told: called, whereSent })
  return {
    asks,
    asked: wording.askToTake(),
    whereSent,
    cards,
    messages: [...again, ...liaisons],
    wakeLater: laterRounds(now).map((at) => ({ job: GO_ON_CALLING, at })),
  }
}

/** Those who read the first line. */
async function toldFirst(danger: Endangering): Promise<readonly PersonId[]> {
  const { db, now, office, teller } = danger
  const by = [...(await notToCall(danger)), teller ?? []].flat()
  return (await calledFirst(db, dayOf(now, office.zone), by)).map(({ id }) => id)
}

const notToCall = async ({ db, people, isNamed = false, words, keptFrom = [] }: Endangering) => [
  ...(isNamed ? await inDangerAmong(db, people, words) : people),
  ...keptFrom,
]

/** Somebody of the staff tells of it: the others are called as if the one in need had written. */
export async function callOut(danger: Endangering, number: number, from: string): Promise<Outcome['beside']> {
  const raised = await raise(danger, number)
  if (raised === undefined) return undefined
  const { people, asker, words } = danger
  const text = wording.toldByStaff({ number, asker, words, from, cards: raised.cards })
  const first = (await toldFirst(danger)).map(
    (id): Message => ({
      to: { person: id },
      kind: 'urgent',
      text,
      once: `alarm ${number}:told:staff ${id}`,
      shows: { how: 'alarm', people },
      about: aboutAgain(number),
      expects: raised.asks,
    }),
  )
  return { feature: 'alarms', messages: [...first, ...raised.messages], wakeLater: raised.wakeLater }
}

/** The 联络员 lives near: name, number and address, and not a word of what was written. */
async function tellLiaisons(
  { db, now, office, people, asker }: Endangering,
  { number, told, whereSent }: { number: number; told: readonly PersonId[]; whereSent: string | undefined },
): Promise<readonly Message[]> {
  const cards: Card[] = []
  for (const id of people) cards.push(...[(await findCard(db, id, 'office', dayOf(now, office.zone))) ?? []].flat())
  const liaisons = new Set(cards.flatMap(({ liaisonId }) => liaisonId ?? []))
  return [...liaisons]
    .filter((liaison) => !told.includes(liaison))
    .map((liaison) => callNear(liaison, { number, asker, cards, whereSent }, { now, office, round: 'liaison' }))
}
