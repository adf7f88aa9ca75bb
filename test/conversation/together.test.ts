/** Messages of several people that wait at the same moment are answered together as they would be one after the other. */
import { type Kysely, sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import type { Schema } from '../../db/schema.ts'
import { type BenchOffice, openBenchOffice } from '../bench/office.ts'
import { type TestDatabase, testDatabase } from '../world/database.ts'
import { until } from '../world/world.ts'

/** By person; the first one is staff. */
const SAID = [
  '谁报名了',
  '我去',
  '去不了',
  '1',
  '我和老伴都去',
  '谢谢',
  '我摔倒了，起不来',
  '医药费去哪儿报销',
  '几点开始',
  '看看再说吧',
  '帮助',
  '收到',
  '我家水管漏了',
  '2',
  '不去了，腿疼',
  '好的我参加',
]

let store: TestDatabase
beforeAll(async () => {
  store = await testDatabase()
})
afterAll(() => store.close())
beforeEach(() => store.reset())

/** Of each message, what it was handled as and what was answered; and at how many moments they were handled. */
async function outcomes(db: Kysely<Schema>) {
  const { rows } = await sql<{ said: string; as: string; answers: string }>`
    select inbox.text as said, inbox.handled_as as as,
      (select string_agg(outbox.text, '|' order by outbox.id) from outbox
        where outbox.chat_id = inbox.chat_id and outbox.kind = 'reply') as answers
    from inbox order by inbox.chat_id, inbox.id`.execute(db)
  const moments = await db.selectFrom('inbox').select('handled_at').distinct().execute()
  return { rows, moments: moments.length }
}

const states = async () =>
  (await store.db.selectFrom('inbox').select(['chat_id', 'state', 'attempts']).orderBy('chat_id').execute()).map(
    ({ chat_id, state, attempts }) => `${chat_id} ${state} ${attempts}`,
  )

const sayTo = (office: BenchOffice) => (text: string, at: number) =>
  office.network.say(office.contact(at + 1), { bot: true }, { text })

async function allHandled(count: number): Promise<void> {
  const handled = async () => {
    const rows = await store.db.selectFrom('inbox').select('id').where('state', '!=', 'received').execute()
    return rows.length === count
  }
  await until(handled, 'not all messages were handled')
}

test('what everybody is told, and what it is kept as, is the same', { timeout: 120_000 }, async () => {
  const alone = await openBenchOffice(store, { people: SAID.length })
  alone.network.line.release()
  for (const [at, text] of SAID.entries()) {
    sayTo(alone)(text, at)
    await allHandled(at + 1)
  }
  await alone.stop()
  const one = await outcomes(store.db)
  await store.reset()

  const office = await openBenchOffice(store, { people: SAID.length })
  SAID.forEach(sayTo(office))
  office.network.line.release()
  await allHandled(SAID.length)
  await office.stop()
  const together = await outcomes(store.db)
  expect(together.rows).toEqual(one.rows)
  expect(one.moments).toBe(SAID.length)
  expect(together.moments).toBeLessThan(SAID.length / 2)
})

test('one that fails takes nobody with it, and is given up after its own three starts', {
  timeout: 120_000,
}, async () => {
  await sql`
    create or replace function refuse_third() returns trigger language plpgsql as $$
    begin if new.person_id = 3 then raise exception 'refused'; end if; return new; end $$`.execute(store.db)
  await sql`create trigger refuse before insert on sign_up for each row execute function refuse_third()`.execute(
    store.db,
  )
  try {
    const office = await openBenchOffice(store, { people: 8 })
    Array.from({ length: 8 }, () => '我去').forEach(sayTo(office))
    office.network.line.release()
    await allHandled(8)
    await office.stop()
    expect(await states()).toEqual([
      ...['1 handled 1', '2 handled 1', '3 failed 4', '4 handled 1'],
      ...['5 handled 1', '6 handled 1', '7 handled 1', '8 handled 1'],
    ])
    const signedUp = await store.db.selectFrom('sign_up').select('person_id').orderBy('person_id').execute()
    expect(signedUp.map(({ person_id }) => person_id)).toEqual([1, 2, 4, 5, 6, 7, 8])
  } finally {
    await sql`drop trigger refuse on sign_up`.execute(store.db)
    await sql`drop function refuse_third()`.execute(store.db)
  }
})
