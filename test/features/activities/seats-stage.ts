/** What can be said and done to an activity, done by the feature and by the plain rules. */
import fc from 'fast-check'
import type { Tx } from '../../../src/feature.ts'
import { offered, offerSeats } from '../../../src/features/activities/answer/offer.ts'
import { keepAnswer } from '../../../src/features/activities/answer/seats.ts'
import * as queries from '../../../src/features/activities/queries.ts'
import { takeList } from '../../../src/features/activities/relay/take-list.ts'
import { chatId, NOW, office, turnOf } from '../people/office.ts'
import * as plain from './plain-seats.ts'

/** No two of them are a couple. */
const NUMBERS = ['0102', '0103', '0105', '0106', '0107']

export const who = fc.nat(NUMBERS.length - 1)
export const deed = fc.oneof(
  fc.record({ does: fc.constant('says' as const), who, heads: fc.nat(3) }),
  fc.record({ does: fc.constant('brings' as const), who, whom: who, heads: fc.integer({ min: 2, max: 3 }) }),
  fc.record({ does: fc.constant('offers' as const), who }),
  fc.record({ does: fc.constant('takes up' as const), who }),
  fc.record({ does: fc.constant('declines' as const), who }),
  fc.record({ does: fc.constant('lapses' as const), who }),
  fc.record({
    does: fc.constant('posts' as const),
    who,
    /** What becomes of each line: kept as it stands, left out, or written with so many heads. */
    lines: fc.array(fc.constantFrom('kept', 'left out', 1, 2), { minLength: 5, maxLength: 5 }),
  }),
)
type Deed = typeof deed extends fc.Arbitrary<infer D> ? D : never

export interface Stage {
  readonly tx: Tx
  readonly activity: queries.Activity
  readonly room: number
  readonly people: readonly { readonly id: number; readonly name: string }[]
}

export async function stage(tx: Tx, seats: number | null): Promise<Stage> {
  const people = await tx
    .selectFrom('person')
    .select(['id', 'name'])
    .where('number', 'in', NUMBERS)
    .orderBy('number')
    .execute()
  const starts_at = new Date(NOW.getTime() + 9 * 86_400_000)
  const id = await queries.insertActivity(tx, {
    title: '包饺子',
    place: '活动中心',
    starts_at,
    seats,
    audience_words: '第一支部',
    audience: JSON.stringify({ from: [] }),
    deadline_at: starts_at,
    state: 'published',
    planned_by: people[0]?.id ?? 0,
    created_at: NOW,
    published_at: NOW,
  })
  // Whoever is named as a companion was asked too.
  const asked = people.map((person) => ({ activity_id: id, person_id: person.id, asked_at: NOW, told_version: 1 }))
  await tx.insertInto('invitation').values(asked).execute()
  const activity = await queries.findActivity(tx, id)
  if (activity === undefined) throw new Error('no activity')
  return { tx, activity, people, room: await chatId(tx, 'room-branch-1') }
}

export async function incoming({ tx, people, room }: Stage, from: number, at: number): Promise<number> {
  const account = await tx.selectFrom('chat').select('account_id').where('id', '=', room).executeTakeFirstOrThrow()
  const row = {
    account_id: account.account_id,
    platform_message_id: `seats ${at}`,
    chat_id: room,
    sender_platform_id: `phone-${NUMBERS[from]}`,
    sender_name: people[from]?.name ?? '',
    sender_alias: '',
    sender_room_alias: people[from]?.name ?? '',
    kind: 'text',
    text: '',
    mentions_self: false,
    sent_at: NOW,
    received_at: NOW,
    state: 'handled' as const,
    person_id: people[from]?.id ?? null,
  }
  return (await tx.insertInto('inbox').values(row).returning('id').executeTakeFirstOrThrow()).id
}

/** One deed, done by the feature and by the plain rules. */
export async function perform(where: Stage, office_: plain.PlainOffice, one: Deed, at: number): Promise<void> {
  const { tx, activity, people, room } = where
  const person = people[one.who]
  const now = new Date(NOW.getTime() + at * 1000)
  const inboxId = await incoming(where, one.who, at)
  const turn = { ...turnOf(tx, { chat: room, inboxId }, {}), now }
  if (person === undefined) return
  if (one.does === 'says' || one.does === 'brings') {
    const named = one.does === 'brings' && one.whom !== one.who ? [one.whom] : []
    const companions = named.flatMap((index) => people[index]?.name ?? [])
    const reading = { answer: one.heads === 0 ? 'no' : 'yes', heads: one.heads, companions, reason: null } as const
    await keepAnswer(turn, activity, { personId: person.id, reading, channel: 'private', enteredBy: null })
    plain.say(office_, one.who, one.heads, { at, inPrivate: true, named })
  } else if (one.does === 'offers') {
    await offerSeats.run({ db: tx, due: now, now, office })
    plain.offer(office_)
  } else if (one.does === 'lapses') {
    await letOffersLapse(where)
    plain.lapse(office_)
  } else if (one.does === 'takes up' || one.does === 'declines') {
    // Without an offer nobody is asked.
    if ((office_.places.get(one.who)?.offered ?? 'never') === 'never') return
    const takes = one.does === 'takes up'
    const choice = { value: takes ? 'yes' : 'no', number: takes ? 1 : 2, exact: true } as const
    const along = plain.askedWith(office_, one.who).flatMap((index) => people[index]?.id ?? [])
    await offered.onAnswer(turn, { choice, act: turn.act }, { activityId: activity.id, personId: person.id, along })
    if (takes) plain.takeUp(office_, one.who, at)
    else plain.decline(office_, one.who, at)
  } else {
    const list = listOf(office_, one.lines)
    const lines = [...list].map(([index, heads], place) => `${place + 1}. ${people[index]?.name} ${heads}人`)
    const text = ['#接龙', '包饺子', '', ...lines].join('\n')
    const post = { inboxId, chatId: room, chatKind: 'room', text, personId: person.id, names: [person.name] } as const
    if (list.size === 0) return
    await takeList(turn, activity, { ...post, platformId: `phone-${NUMBERS[one.who]}` }, 'posted')
    plain.post(office_, one.who, list, at)
  }
}

/** As if they had been made a day earlier. */
const letOffersLapse = ({ tx, activity }: Stage) =>
  tx
    .updateTable('sign_up')
    .set({ offered_at: new Date(NOW.getTime() - 86_400_000) })
    .where('activity_id', '=', activity.id)
    .where('offered_at', 'is not', null)
    .execute()

function listOf(office_: plain.PlainOffice, wanted: readonly (string | number)[]): ReadonlyMap<number, number> {
  return new Map(
    wanted.flatMap((want, index): [number, number][] => {
      if (typeof want === 'number') return [[index, want]]
      const line = office_.lines.get(index)
      return want === 'kept' && line !== undefined ? [[index, line.people]] : []
    }),
  )
}

/** Who stands how, the seated first and then the waiting in order. */
export async function standing({ tx, activity, people }: Stage) {
  const rows = await tx
    .selectFrom('sign_up')
    .selectAll()
    .where('activity_id', '=', activity.id)
    .where('replaced_at', 'is', null)
    .execute()
  const waiting = await queries.findWaiting(tx, activity.id)
  const indexOf = (id: number) => people.findIndex((one) => one.id === id)
  return {
    people: rows
      .map(({ person_id, answer, heads, seat }) => ({ who: indexOf(person_id), answer, heads, seat }))
      .toSorted((one, other) => one.who - other.who),
    waiting: waiting.map(({ person_id }) => indexOf(person_id)),
    seated: rows.filter(({ seat }) => seat === 'seated').reduce((sum, { heads }) => sum + heads, 0),
  }
}

export const plainly = ({ places }: plain.PlainOffice) => ({
  people: [...places]
    .map(([index, { answer, heads, seat }]) => ({ who: index, answer, heads, seat }))
    .toSorted((one, other) => one.who - other.who),
  waiting: [...places]
    .filter(([, { seat }]) => seat === 'waiting')
    .toSorted(([, one], [, other]) => one.since - other.since)
    .map(([index]) => index),
})
