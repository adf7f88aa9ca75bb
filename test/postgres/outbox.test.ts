import { sql } from 'kysely'
import { describe, expect, test } from 'vitest'
import type { Store } from '../../src/store/open-store.ts'
import { at, type Desk, openDesk } from '../outbox/desk.ts'
import { usePostgres } from '../world/postgres.ts'
import { useStores } from './stores.ts'

const postgres = await usePostgres()

describe.skipIf(!postgres)('two outboxes on one PostgreSQL', () => {
  const connect = useStores(postgres, 'outbox')

  const CHATS = ['0101', '0102', '0103', '0104', '0105', '0106', '0107', '0201', '0202', '0204']
  const MESSAGES = 500

  test('take turns at the account: each of 500 messages is sent once, in its chat’s order', async () => {
    const [one, two] = [await connect(), await connect()]
    const sent: { to: string; text: string }[] = []
    const poster = await openDesk(one.db, at('23 09:00'), { soleProcess: false })
    for (let index = 0; index < MESSAGES; index++) {
      const to = CHATS[index % CHATS.length] ?? ''
      await poster.post(to, `${String(index).padStart(3, '0')}`)
    }
    /** Processes that follow one another: each sends forty messages and gives the account up. */
    async function generations({ db }: Store, name: string): Promise<number> {
      for (let generation = 1; ; generation++) {
        const owner = `${name}/${generation}`
        const desk = await openDesk(db, at('23 09:00'), { owner, soleProcess: false })
        let idle = 0
        while (desk.tried.length < 40 && idle < 50) {
          const { step } = await desk.outbox.deliverOne()
          idle = step === 'sent' ? 0 : idle + 1
        }
        sent.push(...desk.tried)
        await desk.outbox.stop()
        if (desk.tried.length === 0) return generation
      }
    }
    await Promise.all([generations(one, 'one'), generations(two, 'two')])

    expect(sent.map((message) => message.text).sort()).toEqual(
      Array.from({ length: MESSAGES }, (_, index) => String(index).padStart(3, '0')),
    )
    const { epoch } = await one.db.selectFrom('account').select('epoch').executeTakeFirstOrThrow()
    expect(epoch).toBeGreaterThan(MESSAGES / 40)
    // A generation's messages are noted before the next one may begin, so these are in the order of sending.
    for (const [, inChat] of Map.groupBy(sent, ({ to }) => to)) {
      const texts = inChat.map((message) => message.text)
      expect(texts).toEqual(texts.toSorted())
    }
  })

  test('a frozen owner, overtaken: its message is settled by the next one, and thawed it writes nothing', async () => {
    const [one, two] = [await connect(), await connect()]
    const frozen = Promise.withResolvers<void>()
    const first = await openDesk(one.db, at('23 09:00'), { owner: 'first', soleProcess: false })
    const began = Promise.withResolvers<void>()
    first.whileSending = () => {
      began.resolve()
      return frozen.promise
    }
    await first.post('0101', '生日快乐', { kind: 'greeting' })
    await first.post('0101', '第二条')
    const delivering = first.outbox.deliverOne()
    await began.promise

    const second: Desk = await openDesk(two.db, at('23 09:00'), { owner: 'second', soleProcess: false })
    expect(await second.deliver()).toEqual({ step: 'away' })
    await sql`update account set lease_until = clock_timestamp() - interval '1 second'`.execute(two.db)
    await second.deliver()
    expect(second.tried.filter((one) => one.to === 'phone-0101').map((one) => one.text)).toEqual(['第二条'])
    const before = await second.rows()
    expect(before.map((row) => row.state)).toEqual(['uncertain', 'sent', 'sent', 'sent'])

    frozen.resolve()
    await delivering
    expect(await first.deliver()).toEqual({ step: 'away' })
    expect(await second.rows()).toEqual(before)
  })

  test('a page that is being posted for the account keeps no claim waiting', async () => {
    const [one, two] = [await connect(), await connect()]
    const desk = await openDesk(one.db, at('23 09:00'), { soleProcess: false })
    await desk.post('0101', '已给您报名')
    await two.db.transaction().execute(async (tx) => {
      await sql`
        insert into outbox (once, account_id, chat_id, kind, lane, feature, text, not_before, state, created_at)
        select 'page', account_id, chat_id, 'notice', 5, feature, '停水', not_before, 'due', created_at from outbox`.execute(
        tx,
      )
      expect(await desk.outbox.deliverOne()).toEqual({ step: 'sent' })
    })
    expect(desk.tried.map(({ text }) => text)).toEqual(['已给您报名'])
  })
})
