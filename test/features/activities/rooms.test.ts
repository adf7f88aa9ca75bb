/** Whoever is in which room: each who is asked hears of it in one way, and nobody in none. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Tx } from '../../../src/feature.ts'
import { announce } from '../../../src/features/activities/plan/announce.ts'
import * as queries from '../../../src/features/activities/queries.ts'
import { linkRoom } from '../../../src/features/activities/rooms/queries.ts'
import { resolveAudience } from '../../../src/features/people/public.ts'
import { chatId, NOW, office, TODAY, unitId, useOffice } from '../people/office.ts'

const inOffice = useOffice()
const NUMBERS = ['0101', '0102', '0103', '0104', '0105', '0106', '0107']

/** Whom the announcement reaches in private, and whom in the room. */
async function announceTo(tx: Tx, members: readonly string[]) {
  const room = await chatId(tx, 'room-branch-1')
  await linkRoom(tx, room, [{ unit: await unitId(tx, '第一支部') }])
  await tx.deleteFrom('room_member').where('chat_id', '=', room).execute()
  for (const number of members) {
    const member_chat_id = await chatId(tx, `phone-${number}`)
    await tx.insertInto('room_member').values({ chat_id: room, member_chat_id }).execute()
  }
  const read = await resolveAudience(tx, '第一支部', 'office', TODAY)
  if ('unknown' in read) throw new Error(read.unknown)
  const planner = await tx.selectFrom('person').select('id').where('number', '=', '0901').executeTakeFirstOrThrow()
  const starts_at = new Date(NOW.getTime() + 9 * 86_400_000)
  const id = await queries.insertActivity(tx, {
    title: '茶话会',
    place: '活动中心',
    starts_at,
    audience_words: '第一支部',
    audience: JSON.stringify(read.audience),
    deadline_at: starts_at,
    state: 'published',
    planned_by: planner.id,
    created_at: NOW,
    published_at: NOW,
  })
  const activity = await queries.findActivity(tx, id)
  if (activity === undefined) throw new Error('no activity')
  await queries.inviteAudience(tx, activity)
  const first = await announce.run({ db: tx, due: NOW, now: NOW, office })
  const again = await announce.run({ db: tx, due: NOW, now: NOW, office })
  const messages = [...first.messages, ...again.messages]
  const inPrivate = messages.flatMap(({ to }) => ('person' in to ? [to.person] : []))
  const posts = messages.filter(({ to }) => 'chat' in to)
  const invited = (await queries.findInvited(tx, id)).map((one) => one.id)
  const readers = await tx
    .selectFrom('room_member')
    .innerJoin('binding', 'binding.chat_id', 'room_member.member_chat_id')
    .select('binding.person_id')
    .where('room_member.chat_id', '=', room)
    .where('binding.until_at', 'is', null)
    .execute()
  return { inPrivate, posts, invited, readers: new Set(readers.map((one) => one.person_id)) }
}

test('nobody both, nobody neither', async () => {
  await fc.assert(
    fc.asyncProperty(fc.subarray(NUMBERS), (members) =>
      inOffice(async (tx) => {
        const { inPrivate, posts, invited, readers } = await announceTo(tx, members)
        expect(posts.length).toBe(members.length * 2 >= NUMBERS.length ? 1 : 0)
        const read = posts.length === 0 ? [] : invited.filter((id) => readers.has(id))
        expect([...inPrivate, ...read].toSorted()).toEqual(invited.toSorted())
        expect(new Set(inPrivate).size).toBe(inPrivate.length)
      }),
    ),
    { numRuns: 20 },
  )
})
