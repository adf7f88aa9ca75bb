import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Tx } from '../../../src/feature.ts'
import { columnsOf } from '../../../src/features/notices/page.ts'
import { STATES } from '../../../src/features/notices/progress.ts'
import * as queries from '../../../src/features/notices/queries.ts'
import { keepFile } from '../../../src/files/public.ts'
import { chatId, NOW, useOffice } from '../people/office.ts'

const inOffice = useOffice()

const OUTBOX = ['due', 'sending', 'sent', 'failed', 'uncertain', 'expired', 'cancelled', 'unreachable'] as const
const NOTICE = ['sending', 'paused', 'cancelled'] as const

/** One person: what became of the message (null: not made yet), whether it waits, whether there is an answer. */
const person = fc.record({
  message: fc.option(fc.constantFrom(...OUTBOX)),
  /** What became of the picture that follows the words; null: there is none. */
  picture: fc.option(fc.constantFrom(...OUTBOX)),
  later: fc.boolean(),
  answered: fc.boolean(),
  /** Done with without a message of their own: left out of the notice's rooms, or pasted by hand. */
  posted: fc.boolean(),
  handed: fc.boolean(),
  /** They read it in the notice's room, if it has one. */
  inRoom: fc.boolean(),
})

/** The notice itself: what became of the post in its room (null: it has none), and whether staff paste it. */
const notice = fc.record({
  state: fc.constantFrom(...NOTICE),
  byHand: fc.boolean(),
  post: fc.option(fc.constantFrom(...OUTBOX)),
})

type Person = typeof person extends fc.Arbitrary<infer P> ? P : never
type Notice = typeof notice extends fc.Arbitrary<infer N> ? N : never

async function lay(tx: Tx, { state, byHand, post }: Notice, people: readonly Person[]) {
  const room = await chatId(tx, 'room-branch-1')
  const ids = await tx
    .selectFrom('person')
    .select('id')
    .where('kind', '=', 'retiree')
    .orderBy('id')
    .limit(people.length)
    .execute()
  const file_id = await keepFile(tx, { bytes: new Uint8Array([1]), mediaType: 'image/png' }, NOW)
  const noticeId = await queries.insertNotice(tx, {
    title: '停水',
    text: '停水',
    file_id,
    file_name: '停水.png',
    answers: 'receipt',
    choices: '[]',
    deadline_at: NOW,
    audience_words: '全体',
    audience: JSON.stringify({ from: [] }),
    state,
    by_hand: byHand,
    planned_by: ids[0]?.id ?? 0,
    created_at: NOW,
    confirmed_at: NOW,
  })
  const rows = {
    kind: 'notice',
    lane: 5,
    feature: 'notices',
    text: '停水',
    not_before: NOW,
    created_at: NOW,
  } as const
  if (post !== null) {
    const about = queries.aboutRoom(noticeId)
    await tx
      .insertInto('outbox')
      .values({ ...rows, about, chat_id: room, once: `notice ${noticeId}:room ${room}`, state: post })
      .execute()
  }
  for (const [index, { id }] of ids.entries()) {
    const one = people[index]
    if (one === undefined) continue
    await queries.addPeople(tx, noticeId, [id])
    if (one.answered) {
      await queries.keepAnswer(tx, { notice_id: noticeId, person_id: id, channel: 'phone', answered_at: NOW })
    }
    await tx
      .updateTable('notice_person')
      .set({
        posted_at: one.posted ? NOW : null,
        handed_at: one.handed ? NOW : null,
        room_id: post !== null && one.inRoom ? room : null,
      })
      .where('notice_id', '=', noticeId)
      .where('person_id', '=', id)
      .execute()
    if (one.message === null) continue
    const once = `notice ${noticeId}:person ${id}`
    const common = {
      ...rows,
      person_id: id,
      about: queries.aboutText(noticeId),
      not_before: one.later ? new Date(NOW.getTime() + 86_400_000) : NOW,
    }
    const words = { ...common, once, state: one.message }
    await tx.insertInto('outbox').values(words).execute()
    if (one.picture === null) continue
    const picture = { ...common, once: `${once}:file`, text: '', file_name: '停水.png', state: one.picture }
    await tx.insertInto('outbox').values(picture).execute()
  }
  return { noticeId, count: ids.length }
}

test('the sum of all states is always the audience, and each person stands in exactly one', () =>
  fc.assert(
    fc.asyncProperty(notice, fc.array(person, { minLength: 1, maxLength: 12 }), (one, people) =>
      inOffice(async (tx) => {
        const { noticeId, count } = await lay(tx, one, people)
        const counts = await queries.countStates(tx, noticeId, NOW)
        const listed = await queries.listStandings(tx, noticeId, { now: NOW, scope: 'office' })
        expect(counts.reduce((sum, { count: some }) => sum + some, 0)).toBe(count)
        expect(new Set(listed.map(({ id }) => id)).size).toBe(count)
        expect(listed).toHaveLength(count)
        expect(listed.filter(({ state }) => !STATES.includes(state))).toEqual([])
        const [first] = listed
        const [who] = people
        const expected = who && stateOf(one, who)
        if (expected !== undefined) expect(first?.state).toBe(expected)
        // Whom the words reached without their picture is not counted as reached.
        if (who?.message === 'sent' && !who.answered && who.picture !== null && who.picture !== 'sent')
          expect(first?.state).not.toBe('sent')
      }),
    ),
    { numRuns: 60 },
  ))

/** Where somebody stands, as far as it can be said in a sentence. */
function stateOf({ state, byHand, post }: Notice, one: Person): queries.State | undefined {
  if (one.answered) return 'answered'
  if (one.message === 'sent') return one.picture === null || one.picture === 'sent' ? 'sent' : undefined
  if (one.message !== null || one.handed) return undefined
  // Of whoever reads it in a room the post decides.
  const read = post !== null && one.inRoom
  if (read) return post === 'sent' ? 'sent' : post === 'unreachable' ? 'phone' : undefined
  if (state === 'cancelled') return 'cancelled'
  if (byHand) return 'planned'
  if (one.posted) return 'phone'
  return state === 'paused' ? 'waiting' : 'planned'
}

test('the columns of the page hold every state once', () => {
  expect(columnsOf(true).flat().toSorted()).toEqual([...STATES].toSorted())
})
