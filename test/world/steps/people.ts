/** Who uses which phone before a scenario begins. */
import { sql } from 'kysely'
import { expect } from 'vitest'
import { readSheet, UnreadableSheet } from '../../../src/sheets/read-sheet.ts'
import { defineSteps } from '../gherkin-steps.ts'
import type { parameters, World } from '../world.ts'

const hexOf = (text: string): string => Buffer.from(text).toString('hex')

/** What a kept file says: the cells of a workbook, or its text in whichever encoding. */
async function textOf(bytes: Uint8Array): Promise<string> {
  const texts = ['utf-8', 'gb18030'].map((encoding) => new TextDecoder(encoding).decode(bytes))
  try {
    for await (const { cells } of readSheet(bytes)) texts.push(cells.join('\n'))
  } catch (error) {
    if (!(error instanceof UnreadableSheet)) throw error
  }
  return texts.join('\n')
}

export const steps = defineSteps<World, typeof parameters>((step) => {
  step('{person}和{person}共用{person}的手机', async (world, one, other, owner) => {
    const numbers = [one, other].map((name) => world.contact(name).replace('phone-', ''))
    const { db } = world
    const chat = await db
      .selectFrom('chat')
      .select('id')
      .where('platform_id', '=', world.contact(owner))
      .executeTakeFirstOrThrow()
    const people = await db.selectFrom('person').select('id').where('number', 'in', numbers).orderBy('id').execute()
    for (const { id } of people) {
      await db.updateTable('binding').set({ until_at: world.now() }).where('person_id', '=', id).execute()
      await db
        .insertInto('binding')
        .values({ chat_id: chat.id, person_id: id, confirmed: true, from_at: world.now() })
        .execute()
    }
  })
  // What was asked and answered so far was about the version before the one that holds now.
  step('同意书换了新的一版', async (world) => {
    await sql`update consent set version = version - 1`.execute(world.db)
    await sql`update outbox set once = once || ' before' where once like 'consent v%'`.execute(world.db)
  })
  step('哪张表里都找不到：', async (world, below) => {
    const traces = below.rows().map((row) => row['痕迹'] ?? '')
    const found: string[] = []
    for (const { name } of await world.db.introspection.getTables()) {
      const { rows } = await sql<{ row: string }>`select to_jsonb(t)::text as row from ${sql.table(name)} t`.execute(
        world.db,
      )
      // The content of files shows as hexadecimal figures.
      const told = rows.filter(({ row }) => traces.some((trace) => row.includes(trace) || row.includes(hexOf(trace))))
      found.push(...told.map(({ row }) => `${name}: ${row}`))
    }
    for (const { id, bytes } of await world.db.selectFrom('file').select(['id', 'bytes']).execute()) {
      const text = await textOf(bytes)
      found.push(...traces.filter((trace) => text.includes(trace)).map((trace) => `file ${id}: ${trace}`))
    }
    expect(found).toEqual([])
  })
})
