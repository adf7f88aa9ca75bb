import { sql } from 'kysely'
import { describe, expect, test } from 'vitest'
import { USUAL } from '../../../src/base/usual.ts'
import { blotOldWords } from '../../../src/conversation/queries.ts'
import { createRetention as createWordRetention } from '../../../src/conversation/retention.ts'
import type { Job, Tx } from '../../../src/feature.ts'
import { listFeatures } from '../../../src/features/index.ts'
import { DELETES_KIN, DELETES_NUMBER } from '../../../src/features/privacy/delete.ts'
import { forgetFiles } from '../../../src/features/privacy/forget-files.ts'
import { beginForgetting, forget, seenOf, unaskedIn } from '../../../src/features/privacy/queries.ts'
import { createRetention as createViewRetention } from '../../../src/features/privacy/retention.ts'
import { kindsIn, VERSION } from '../../../src/features/privacy/rules.ts'
import { consentQuestion } from '../../../src/features/privacy/wording.ts'
import { keepFile } from '../../../src/files/public.ts'
import { blotOldMessages } from '../../../src/outbox/queries.ts'
import { chatId, NOW, office, person, useOffice } from '../people/office.ts'

const inOffice = useOffice()
const daysAgo = (days: number) => new Date(NOW.getTime() - days * 86_400_000)
const NO_TRACES = { chats: [], words: [], besides: [] }
const CUTOFF = { private: daysAgo(730), room: daysAgo(180), done: daysAgo(1095), limit: 500 }

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

describe('looking for the name of whoever was deleted in files', () => {
  const LARGE = ' '.repeat(1_500_000)
  /** Each run anew, as after a restart: what has been looked into stands in the table. */
  async function runAll(tx: Tx) {
    const said: string[] = []
    let pages = 0
    for (let again = true; again; pages += 1) {
      const done = await forgetFiles.run({ db: tx, due: NOW, now: NOW, office })
      said.push(...done.messages.map(({ text }) => text))
      again = done.again
    }
    return { pages, said }
  }
  const keep = (tx: Tx, text: string, at = NOW) =>
    keepFile(tx, { bytes: Buffer.from(text), mediaType: 'text/plain' }, at)

  test('some at a time, each once, and the one who asked hears when all are looked into', () =>
    inOffice(async (tx) => {
      const [gone, by] = [await person(tx, '0106'), await person(tx, '0902')]
      const texts = [`周福生${LARGE}`, `${LARGE}13800000106`, `陈德福${LARGE}`, '明天停水']
      for (const text of texts) await keep(tx, text)
      const later = await keep(tx, '周福生二号', new Date(NOW.getTime() + 1))
      await beginForgetting(tx, gone.id, by.id, NOW)
      expect(await runAll(tx)).toEqual({ pages: 1, said: [] })
      await forget(tx, gone.id, { ...NO_TRACES, person: gone.id, name: '周福生', names: ['周福生', '13800000106'] })
      const { pages, said } = await runAll(tx)
      expect(pages).toBeGreaterThan(3)
      expect(said).toEqual([expect.stringContaining('查了4份，写着名字的2份删了。')])
      expect(await tx.selectFrom('forgetting').selectAll().execute()).toEqual([])
      const kept = await tx.selectFrom('file').select('id').execute()
      expect(kept).toHaveLength(3)
      expect(kept).toContainEqual({ id: later })
    }))
})

describe('the nightly jobs', () => {
  const run = (tx: Tx, job: Job) => job.run({ db: tx, due: NOW, now: NOW, office })
  const [views, trail, gone] = createViewRetention({ keepViews: 365, keepTrail: 1825, keepGone: 1095 }) as [
    Job,
    Job,
    Job,
  ]

  test('what was done and changed goes after five years, unless somebody may still ask what for; no sooner', () =>
    inOffice(async (tx) => {
      const { id } = await person(tx, '0106')
      const ages = [1826, 1824, 1]
      const audits = ages.map((age) => ({ at: daysAgo(age), person_id: id, action: `${age}`, detail: '{}' }))
      await tx.insertInto('audit').values(audits).execute()
      const line = { person_id: id, field: 'phone', old: null, new: '1', by_id: null, import_id: null }
      await tx
        .insertInto('person_change')
        .values(ages.map((age) => ({ ...line, at: daysAgo(age) })))
        .execute()
      expect(await run(tx, trail)).toEqual({ messages: [], again: false })
      const done = await tx.selectFrom('audit').select('action').orderBy('id').execute()
      expect(done.map(({ action }) => action)).toEqual(['1824', '1'])
      const changed = await tx.selectFrom('person_change').select('at').orderBy('id').execute()
      expect(changed.map(({ at }) => at)).toEqual([daysAgo(1824), daysAgo(1)])
    }))

  test('what was done in the last year cannot be deleted, whatever the transaction says', () =>
    inOffice(async (tx) => {
      const { id } = await person(tx, '0106')
      const rows = [400, 300].map((age) => ({ at: daysAgo(age), person_id: id, action: 'x', detail: '{}' }))
      await tx.insertInto('audit').values(rows).execute()
      await sql`select set_config('office.outdated', 'yes', true)`.execute(tx)
      await expect(tx.deleteFrom('audit').execute()).rejects.toThrow('not to be changed')
    }))

  test('of the dead and those who moved away only what an archive needs stays after three years', () =>
    inOffice(async (tx) => {
      const by = await person(tx, '0901')
      for (const [number, age, how] of [
        ['0106', 1096, 'deceased'],
        ['0105', 1096, 'moved'],
        ['0203', 1094, 'deceased'],
      ] as const) {
        const { id } = await person(tx, number)
        await tx.updateTable('person').set({ status: how, note: '耳朵背' }).where('id', '=', id).execute()
        await tx.insertInto('person_tag').values({ person_id: id, tag: '独居' }).execute()
        const at = daysAgo(age)
        const departure = { person_id: id, how, state: 'final', reported_by: by.id, reported_at: at } as const
        await tx
          .insertInto('departure')
          .values({ ...departure, settled_by: by.id, settled_at: at })
          .execute()
      }
      await run(tx, gone)
      const numbers = ['0105', '0106', '0203']
      const kept = await tx.selectFrom('person').selectAll().where('number', 'in', numbers).orderBy('number').execute()
      expect(kept.map(({ phone, note }) => [phone === null, note])).toEqual([
        [true, null],
        [true, null],
        [false, '耳朵背'],
      ])
      expect(kept.map(({ name, birth_day }) => [name === '', birth_day === null])).toEqual(
        kept.map(() => [false, false]),
      )
      expect((await tx.selectFrom('person_tag').selectAll().execute()).length).toBe(1)
    }))

  test('who looked at what: the older views go, the younger stay, and the person is told of these alone', () =>
    inOffice(async (tx) => {
      const [looked, wang, liu] = [await person(tx, '0106'), await person(tx, '0901'), await person(tx, '0902')]
      const view = { person_id: looked.id, how: 'card' } as const
      await tx
        .insertInto('disclosure')
        .values([
          { ...view, viewer_id: wang.id, at: daysAgo(366) },
          { ...view, viewer_id: liu.id, at: daysAgo(364) },
        ])
        .execute()
      expect(await run(tx, views)).toEqual({ messages: [], again: false })
      expect((await seenOf(tx, looked.id, 10)).map(({ name }) => name)).toEqual(['刘志强'])
      await tx
        .insertInto('disclosure')
        .values({ ...view, viewer_id: wang.id, at: daysAgo(1) })
        .execute()
      const [last] = await seenOf(tx, looked.id, 1)
      expect([last?.name, last?.times, last?.all]).toEqual(['王芳', 1, 2])
    }))

  test('words of both directions, by the days that are set for private chats and for rooms', () =>
    inOffice(async (tx) => {
      const [own, room] = [await chatId(tx, 'phone-0106'), await chatId(tx, 'room-branch-1')]
      const heard = { account_id: 'demo', sender_platform_id: 'x', sender_name: '', sender_alias: '', kind: 'text' }
      const said = {
        account_id: 'demo',
        kind: 'notice',
        lane: 5,
        feature: 'x',
        not_before: NOW,
        state: 'sent',
      } as const
      for (const [chat_id, age] of [
        [own, 31],
        [own, 29],
        [room, 11],
        [room, 9],
      ] as const) {
        const text = `${chat_id} ${age}`
        const at = { sent_at: daysAgo(age), received_at: daysAgo(age), sender_room_alias: '', mentions_self: false }
        const row = { ...heard, ...at, chat_id, text, state: 'handled', platform_message_id: text } as const
        await tx.insertInto('inbox').values(row).execute()
        await tx
          .insertInto('outbox')
          .values({ ...said, chat_id, text, once: text, created_at: daysAgo(age) })
          .execute()
      }
      await run(tx, createWordRetention({ private: 30, room: 10, requests: 30 }, [blotOldMessages]))
      const kept = [`${own} 29`, `${room} 9`]
      for (const table of ['inbox', 'outbox'] as const) {
        const rows = await tx.selectFrom(table).select('text').where('text', '<>', '').orderBy('id').execute()
        expect([table, rows.map(({ text }) => text)]).toEqual([table, kept])
      }
      expect(await tx.selectFrom('inbox').select('id').execute()).toHaveLength(4)
    }))

  test('all of them run every night, with the days of the settings', () => {
    const nightly = [views, trail, gone, createWordRetention(USUAL.keepDays, [blotOldMessages])]
    expect(new Set(nightly.map(({ cron }) => cron?.split(' ').slice(1).join(' ')))).toEqual(new Set(['3 * * *']))
    const jobs = listFeatures({ remindAt: '16:00' }).flatMap((feature) => feature.jobs ?? [])
    const kept = jobs.map(({ id }) => id).filter((id) => id.endsWith('retention'))
    expect(kept.toSorted()).toEqual([
      'identity.retention',
      'privacy.gone-retention',
      'privacy.retention',
      'privacy.trail-retention',
      'requests.retention',
      'roster.retention',
      'suggestions.retention',
    ])
  })
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
    ['都别发了', ['notice', 'greeting', 'reminder']],
    ['都不要了', ['notice', 'greeting', 'reminder']],
    ['祝福天天都发，别再给我发了', ['greeting']],
    ['通知我都看不过来，别发了', ['notice']],
  ])('%s', (text, kinds) => {
    expect(kindsIn(text)).toEqual(kinds)
  })
})

test.each([
  ['把我的电话删了吧，别留着', true],
  ['把我手机号从你们那儿去掉', true],
  ['我的手机号码删掉', true],
  ['我手机不小心把通知删了', false],
  ['我手机里的消息删了，再发一遍', false],
  ['我电话里的照片删了', false],
  ['帮我删掉我手机里的消息', false],
])('an entry is to be deleted: %s', (text, isSo) => expect(DELETES_NUMBER.test(text)).toBe(isSo))

test.each([
  ['删除我妈的信息', true],
  ['把我老伴的资料删了吧', true],
  ['请删掉我爸爸的全部信息', true],
  ['删除我妈的报名信息', false],
  ['我妈把信息删了', false],
  ['我妈的信息删了', false],
  ['我妈的信息删了怎么找回来', false],
  ['删除我的信息', false],
])('the data of somebody in the family are to be deleted: %s', (text, isSo) =>
  expect(DELETES_KIN.test(text)).toBe(isSo),
)

describe('consent', () => {
  test('whoever answered an earlier version is asked about the present one, whoever answered this one is not', () =>
    inOffice(async (tx) => {
      const [chat, zhou] = [await chatId(tx, 'phone-0106'), await person(tx, '0106')]
      const asked = async () => [...(await unaskedIn(tx, chat, [zhou.id]))]
      await tx.deleteFrom('consent').where('person_id', '=', zhou.id).execute()
      expect(await asked()).toEqual([zhou.id])
      const row = { person_id: zhou.id, answer: 'agreed', how: 'chat', asked_at: NOW, answered_at: NOW } as const
      await tx
        .insertInto('consent')
        .values({ ...row, version: VERSION - 1 })
        .execute()
      expect(await asked()).toEqual([zhou.id])
      await tx
        .insertInto('consent')
        .values({ ...row, version: VERSION })
        .execute()
      expect(await asked()).toEqual([])
    }))

  test('the question is five lines, the last with the version', () => {
    const lines = consentQuestion(office, undefined).split('\n')
    expect(lines).toHaveLength(5)
    expect(lines.at(-1)).toContain(`第${VERSION}版`)
  })
})
