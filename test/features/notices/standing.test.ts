import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Tx } from '../../../src/feature.ts'
import { columnsOf } from '../../../src/features/notices/page.ts'
import { STATES } from '../../../src/features/notices/progress.ts'
import * as queries from '../../../src/features/notices/queries.ts'
import { NOW, useOffice } from '../people/office.ts'

const inOffice = useOffice()

const OUTBOX = ['due', 'sending', 'sent', 'failed', 'uncertain', 'expired', 'cancelled', 'unreachable'] as const
const NOTICE = ['sending', 'paused', 'cancelled'] as const

/** One person: what became of the message (null: not made yet), whether it waits, whether there is an answer. */
const person = fc.record({
  message: fc.option(fc.constantFrom(...OUTBOX)),
  later: fc.boolean(),
  answered: fc.boolean(),
  /** Done with without a message of their own: left out of the notice's rooms, or pasted by hand. */
  posted: fc.boolean(),
  handed: fc.boolean(),
})

type Person = typeof person extends fc.Arbitrary<infer P> ? P : never

async function lay(tx: Tx, state: (typeof NOTICE)[number], people: readonly Person[]) {
  const ids = await tx
    .selectFrom('person')
    .select('id')
    .where('kind', '=', 'retiree')
    .orderBy('id')
    .limit(people.length)
    .execute()
  const noticeId = await queries.insertNotice(tx, {
    title: '停水',
    text: '停水',
    answers: 'receipt',
    choices: '[]',
    deadline_at: NOW,
    audience_words: '全体',
    audience: JSON.stringify({ from: [] }),
    state,
    planned_by: ids[0]?.id ?? 0,
    created_at: NOW,
    confirmed_at: NOW,
  })
  for (const [index, { id }] of ids.entries()) {
    const one = people[index]
    if (one === undefined) continue
    await queries.addPeople(tx, noticeId, [id])
    if (one.answered) {
      await queries.keepAnswer(tx, { notice_id: noticeId, person_id: id, channel: 'phone', answered_at: NOW })
    }
    await tx
      .updateTable('notice_person')
      .set({ posted_at: one.posted ? NOW : null, handed_at: one.handed ? NOW : null })
      .where('notice_id', '=', noticeId)
      .where('person_id', '=', id)
      .execute()
    if (one.message === null) continue
    await tx
      .insertInto('outbox')
      .values({
        once: `notice ${noticeId}:person ${id}`,
        person_id: id,
        kind: 'notice',
        lane: 5,
        feature: 'notices',
        about: queries.aboutText(noticeId),
        text: '停水',
        not_before: one.later ? new Date(NOW.getTime() + 86_400_000) : NOW,
        state: one.message,
        created_at: NOW,
      })
      .execute()
  }
  return { noticeId, count: ids.length }
}

test('the sum of all states is always the audience, and each person stands in exactly one', () =>
  fc.assert(
    fc.asyncProperty(fc.constantFrom(...NOTICE), fc.array(person, { minLength: 1, maxLength: 12 }), (state, people) =>
      inOffice(async (tx) => {
        const { noticeId, count } = await lay(tx, state, people)
        const counts = await queries.countStates(tx, noticeId, NOW)
        const listed = await queries.listStandings(tx, noticeId, { now: NOW, scope: 'office' })
        expect(counts.reduce((sum, one) => sum + one.count, 0)).toBe(count)
        expect(new Set(listed.map(({ id }) => id)).size).toBe(count)
        expect(listed).toHaveLength(count)
        expect(listed.filter((one) => !STATES.includes(one.state))).toEqual([])
      }),
    ),
    { numRuns: 40 },
  ))

test('the columns of the page hold every state once', () => {
  expect(columnsOf(true).flat().toSorted()).toEqual([...STATES].toSorted())
})
