/** Turns that are taken together do not wait for long: two who hold the locks of several might wait for each other. */
import { describe, expect, test } from 'vitest'
import { silentLog } from '../../src/base/log.ts'
import { openBenchOffice } from '../bench/office.ts'
import { openGround } from '../bench/stores.ts'
import { usePostgres } from '../world/postgres.ts'
import { until } from '../world/world.ts'

const PEOPLE = 12

describe.skipIf((await usePostgres()) === undefined)('answers that wait together on PostgreSQL', () => {
  test('are taken one by one while somebody else has their activity locked', { timeout: 120_000 }, async () => {
    const ground = await openGround('postgres')
    const { db } = ground.store
    const told: string[] = []
    const log = { ...silentLog, info: (_: object, event: string) => void told.push(event) }
    const office = await openBenchOffice(ground.store, { people: PEOPLE, journal: ground.journal, log })
    for (let n = 1; n <= PEOPLE; n++) office.network.say(office.contact(n), { bot: true }, { text: '我去' })
    const countHandled = async () =>
      (await db.selectFrom('inbox').select('id').where('state', '=', 'handled').execute()).length
    await db.transaction().execute(async (tx) => {
      await tx.selectFrom('activity').select('id').where('id', '=', 1).forUpdate().execute()
      office.network.line.release()
      await until(() => told.includes('turns parted'), 'they went together')
      expect(await countHandled()).toBe(0)
    })
    await until(async () => (await countHandled()) === PEOPLE, 'not all messages were handled')
    const more = await db.selectFrom('inbox').select('id').where('attempts', '>', 1).execute()
    expect(more).toEqual([])
    await office.stop()
    await ground.clear()
  })
})
