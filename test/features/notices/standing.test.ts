import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Tx } from '../../../src/feature.ts'
import { columnsOf } from '../../../src/features/notices/page.ts'
import { STATES } from '../../../src/features/notices/progress.ts'
import * as queries from '../../../src/features/notices/queries.ts'
import { keepFile } from '../../../src/files/public.ts'
import { NOW, useOffice } from '../people/office.ts'

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
    const once = `notice ${noticeId}:person ${id}`
    const common = {
      person_id: id,
      kind: 'notice',
      lane: 5,
      feature: 'notices',
      about: queries.aboutText(noticeId),
      not_before: one.later ? new Date(NOW.getTime() + 86_400_000) : NOW,
      created_at: NOW,
    } as const
    const words = { ...common, once, text: '停水', state: one.message }
    await tx.insertInto('outbox').values(words).execute()
    if (one.picture === null) continue
    const picture = { ...common, once: `${once}:file`, text: '', file_name: '停水.png', state: one.picture }
    await tx.insertInto('outbox').values(picture).execute()
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
        // Whom the words reached without their picture is not counted as reached.
        const [first] = listed
        const [one] = people
        const hasBoth = one?.picture === null || one?.picture === 'sent'
        if (one?.message === 'sent' && !one.answered) expect(first?.state === 'sent').toBe(hasBoth)
      }),
    ),
    { numRuns: 40 },
  ))

test('the columns of the page hold every state once', () => {
  expect(columnsOf(true).flat().toSorted()).toEqual([...STATES].toSorted())
})
