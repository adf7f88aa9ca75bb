/** The invented office in a test database, and turns in it. Everything a test does is rolled back. */
import { html } from 'hono/html'
import { afterAll, beforeAll } from 'vitest'
import { demoOffice } from '../../../db/demo/office.ts'
import { seedDemo } from '../../../db/demo/seed.ts'
import type { Row } from '../../../db/schema.ts'
import type { PageView, Scope, Speaker, Tx } from '../../../src/feature.ts'
import type { ReplyKind } from '../../../src/language/reading.ts'
import { type TestDatabase, testDatabase } from '../../world/database.ts'

export const office = { ...demoOffice, nextSending: (moment: Date) => moment, sentBy: (moment: Date) => moment }
export const TODAY = '2026-11-23'
export const NOW = new Date('2026-11-23T09:00:00+08:00')

/** A database may have to be made first, on a busy machine; in milliseconds. */
export const COLD = 60_000

/** Opens a seeded database for the tests of a file; the result runs a test's work in a transaction that is undone. */
export function useOffice(): (work: (tx: Tx) => Promise<void>) => Promise<void> {
  let store: TestDatabase
  beforeAll(async () => {
    store = await testDatabase()
    await seedDemo(store.db, NOW)
  }, COLD)
  afterAll(() => store.close())
  return async (work) => {
    const undone = Symbol('undone')
    const result = store.db.transaction().execute(async (tx) => {
      await work(tx)
      throw undone
    })
    await result.catch((error: unknown) => {
      if (error !== undone) throw error
    })
  }
}

/** The row of somebody by 编号. */
export async function person(tx: Tx, number: string): Promise<Row<'person'>> {
  return tx.selectFrom('person').selectAll().where('number', '=', number).executeTakeFirstOrThrow()
}

export async function setStatus(tx: Tx, number: string, status: Row<'person'>['status']): Promise<void> {
  await tx.updateTable('person').set({ status }).where('number', '=', number).execute()
}

/** Id of a chat by its platform id: phone-0101, room-taiji. */
export async function chatId(tx: Tx, platformId: string): Promise<number> {
  const row = await tx.selectFrom('chat').select('id').where('platform_id', '=', platformId).executeTakeFirstOrThrow()
  return row.id
}

export async function unitId(tx: Tx, name: string): Promise<number> {
  return (await tx.selectFrom('unit').select('id').where('name', '=', name).executeTakeFirstOrThrow()).id
}

/** Binds somebody to a chat beside whoever is there. */
export async function bind(tx: Tx, number: string, chat: number, confirmed = true): Promise<void> {
  const person_id = (await person(tx, number)).id
  await tx.insertInto('binding').values({ chat_id: chat, person_id, confirmed, from_at: NOW }).execute()
}

export const NOBODY: Speaker = { sharing: [], rights: new Map() }

/** A turn in a private chat. */
export function turnOf<Values>(
  tx: Tx,
  turn: { chat: number; speaker?: Speaker; scope?: Scope; text?: string; reply?: ReplyKind; inboxId?: number },
  slots: Values,
) {
  const { text = '', reply = 'other' } = turn
  return {
    db: tx,
    now: NOW,
    office,
    speaker: turn.speaker ?? NOBODY,
    scope: turn.scope ?? ('office' as const),
    chat: { id: turn.chat, kind: 'private' as const, name: '' },
    words: text,
    inboxId: turn.inboxId ?? 1,
    previous: undefined,
    lastDeed: async () => undefined,
    act: { span: { from: 0, to: text.length }, text, reply: { reply, score: 1 }, commands: [], when: [] },
    slots,
  }
}

/** What a page is handed besides the question and the scope: nobody in particular looks, and its controls are words. */
export const LOOKING: Pick<PageView, 'now' | 'office' | 'speaker' | 'controls'> = {
  now: NOW,
  office,
  speaker: { sharing: [], rights: new Map() },
  controls: {
    say: (sentence, label) => html`［${label}：${sentence}］`,
    form: ({ sentence, label }) => html`［${label}：${sentence}］`,
    upload: (label) => html`［${label}］`,
  },
}
