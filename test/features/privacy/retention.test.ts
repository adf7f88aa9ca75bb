import { sql } from 'kysely'
import { describe, expect, test } from 'vitest'
import { blotOldWords } from '../../../src/conversation/queries.ts'
import { kindsIn } from '../../../src/features/privacy/rules.ts'
import { blotOldMessages } from '../../../src/outbox/queries.ts'
import { chatId, NOW, person, useOffice } from '../people/office.ts'

const inOffice = useOffice()
const daysAgo = (days: number) => new Date(NOW.getTime() - days * 86_400_000)
const CUTOFF = { private: daysAgo(730), room: daysAgo(180), limit: 500 }

describe('words are kept for a while', () => {
  test('those of rooms shorter than those of private chats; nothing that still waits', () =>
    inOffice(async (tx) => {
      const [own, room] = [await chatId(tx, 'phone-0106'), await chatId(tx, 'room-branch-1')]
      const message = { account_id: 'demo', sender_platform_id: 'x', sender_name: '', sender_alias: '', kind: 'text' }
      const rows = [
        ['a', own, 731, 'handled'],
        ['b', own, 729, 'handled'],
        ['c', room, 181, 'handled'],
        ['d', room, 179, 'handled'],
        ['e', own, 900, 'received'],
      ] as const
      for (const [text, chat_id, age, state] of rows) {
        const at = { sent_at: daysAgo(age), received_at: daysAgo(age) }
        const given = { ...message, ...at, chat_id, state, text, platform_message_id: text }
        await tx
          .insertInto('inbox')
          .values({ ...given, sender_room_alias: '', mentions_self: false })
          .execute()
      }
      expect(await blotOldWords(tx, CUTOFF)).toBe(2)
      const kept = await tx.selectFrom('inbox').select('text').orderBy('id').execute()
      expect(kept.map(({ text }) => text)).toEqual(['', 'b', '', 'd', 'e'])
    }))

  test('what was said goes too, when it has ended', () =>
    inOffice(async (tx) => {
      const chat_id = await chatId(tx, 'phone-0106')
      const said = { account_id: 'demo', chat_id, kind: 'notice', lane: 5, feature: 'x', not_before: NOW } as const
      for (const [text, age, state] of [
        ['a', 731, 'sent'],
        ['b', 729, 'sent'],
        ['c', 731, 'due'],
      ] as const) {
        await tx
          .insertInto('outbox')
          .values({ ...said, text, once: text, state, created_at: daysAgo(age) })
          .execute()
      }
      expect(await blotOldMessages(tx, CUTOFF)).toBe(1)
      const kept = await tx.selectFrom('outbox').select('text').orderBy('id').execute()
      expect(kept.map(({ text }) => text)).toEqual(['', 'b', 'c'])
    }))
})

describe('the audit trail', () => {
  test.each([
    "update audit set action = 'other'",
    'delete from audit',
    'truncate audit',
    "update audit set detail = '{}'",
  ])('refuses: %s', (statement) =>
    inOffice(async (tx) => {
      const { id: person_id } = await person(tx, '0901')
      await tx.insertInto('audit').values({ at: NOW, person_id, action: 'a', detail: '{"said":"周福生"}' }).execute()
      await expect(sql.raw(statement).execute(tx)).rejects.toThrow('the audit trail is not to be changed')
    }),
  )

  test('lets a name be blotted out where somebody is forgotten, and nothing else', () =>
    inOffice(async (tx) => {
      await tx.insertInto('audit').values({ at: NOW, person_id: null, action: 'a', detail: '{}' }).execute()
      await sql`select set_config('office.forgetting', 'yes', true)`.execute(tx)
      await tx.updateTable('audit').set({ detail: '{"said":"某某"}' }).execute()
      await expect(tx.updateTable('audit').set({ action: 'b' }).execute()).rejects.toThrow('not to be changed')
    }))
})

describe('which kinds a wish names', () => {
  test.each([
    ['不要再发了', []],
    ['别再给我发祝福了', ['greeting']],
    ['不要再提醒我了', ['reminder']],
    ['不要发通知和生日问候了', ['notice', 'greeting']],
    ['什么都别发了', ['notice', 'greeting', 'reminder']],
  ])('%s', (text, kinds) => {
    expect(kindsIn(text)).toEqual(kinds)
  })
})
