import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { silentLog } from '../../src/base/log.ts'
import { openStore, type Store } from '../../src/store/open-store.ts'
import { usePostgres } from '../world/postgres.ts'

const postgres = await usePostgres()

describe.skipIf(!postgres)('the audit trail on PostgreSQL', () => {
  let store: Store
  beforeAll(async () => {
    const databaseUrl = (await postgres?.createDatabase('audit')) ?? ''
    store = await openStore({ databaseUrl, dataDir: '', log: silentLog })
    await sql`insert into audit (at, action, detail) values ('2026-11-23', 'a', '{}')`.execute(store.db)
  })
  afterAll(() => store.close())

  test.each(["update audit set action = 'b'", "update audit set detail = '[]'", 'delete from audit', 'truncate audit'])(
    'refuses: %s',
    async (statement) => {
      await expect(sql.raw(statement).execute(store.db)).rejects.toThrow('the audit trail is not to be changed')
    },
  )
})
