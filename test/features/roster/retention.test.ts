/** What was read of a list goes with its file, and who was turned down is forgotten. */
import { expect, test } from 'vitest'
import type { Job, Tx } from '../../../src/feature.ts'
import { createRetention as createIdentityRetention } from '../../../src/features/identity/retention.ts'
import { createRetention } from '../../../src/features/roster/retention.ts'
import { office, useOffice } from '../people/office.ts'

const inOffice = useOffice()
const NOW = new Date('2026-11-23T01:00:00Z')
const daysAgo = (days: number) => new Date(NOW.getTime() - days * 86_400_000)
const run = (tx: Tx, job: Job) => job.run({ db: tx, due: NOW, now: NOW, office })

async function addList(tx: Tx, ended: Date | null): Promise<number> {
  const { id } = await tx
    .insertInto('roster_import')
    .values({
      file_name: '名册.csv',
      state: ended === null ? 'ready' : 'done',
      notes: '[]',
      made_at: daysAgo(200),
      ended_at: ended,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  const row = { import_id: id, place: '第2行', fields: '{}', links: '{}' }
  await tx
    .insertInto('roster_row')
    .values([
      { ...row, row: 1, name: '冯秋菊' },
      { ...row, row: 2, name: '郑明远' },
    ])
    .execute()
  return id
}

test('rows of a list that ended long ago go; of a fresh one, and of one that still waits, they stay', () =>
  inOffice(async (tx) => {
    await addList(tx, daysAgo(91))
    const kept = [await addList(tx, daysAgo(89)), await addList(tx, null)]
    expect(await run(tx, createRetention(90))).toEqual({ messages: [], again: false })
    const rows = await tx.selectFrom('roster_row').select('import_id').distinct().orderBy('import_id').execute()
    expect(rows.map(({ import_id }) => import_id)).toEqual(kept)
  }))

test('what somebody told who was turned down goes; whoever waits keeps it', () =>
  inOffice(async (tx) => {
    const { id: chat_id } = await tx.selectFrom('chat').select('id').limit(1).executeTakeFirstOrThrow()
    const told = { chat_id, name: '孟大爷', former_unit: '机修车间', phone: '13800000000', asked_at: daysAgo(200) }
    await tx
      .insertInto('newcomer')
      .values([
        { ...told, state: 'refused', decided_at: daysAgo(91) },
        { ...told, state: 'refused', decided_at: daysAgo(2) },
        { ...told, state: 'waiting' },
      ])
      .execute()
    await run(tx, createIdentityRetention(90))
    const rows = await tx.selectFrom('newcomer').select(['name', 'phone']).orderBy('id').execute()
    expect(rows.map(({ name, phone }) => [name, phone])).toEqual([
      ['', null],
      ['孟大爷', '13800000000'],
      ['孟大爷', '13800000000'],
    ])
  }))
