/** The words of what was done long ago go, with the files and the name; the figures stay. */
import { expect, test } from 'vitest'
import type { Job, Tx } from '../../../src/feature.ts'
import { createRetention } from '../../../src/features/requests/retention.ts'
import { createRetention as createSuggestionsRetention } from '../../../src/features/suggestions/retention.ts'
import { chatId, NOW, office, person, useOffice } from '../people/office.ts'

const inOffice = useOffice()
const daysAgo = (days: number) => new Date(NOW.getTime() - days * 86_400_000)
const run = (tx: Tx, job: Job) => job.run({ db: tx, due: NOW, now: NOW, office })

/** A suggestion and an answer to it; `done`: when it was settled. */
async function addSuggestion(tx: Tx, done: Date | null): Promise<number> {
  const [chat_id, { id: person_id }] = [await chatId(tx, 'phone-0101'), await person(tx, '0101')]
  const at = daysAgo(2000)
  const { id: inbox_id } = await tx
    .insertInto('inbox')
    .values({
      account_id: 'demo',
      platform_message_id: `retention ${done?.getTime()}`,
      chat_id,
      sender_platform_id: 'phone-0101',
      sender_name: '老陈头',
      sender_alias: '',
      sender_room_alias: '',
      kind: 'text',
      text: '提个建议：食堂的红烧肉再炖烂一点',
      mentions_self: false,
      sent_at: at,
      received_at: at,
      state: 'handled',
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  const { id } = await tx
    .insertInto('request')
    .values({
      person_id,
      chat_id,
      asker: '陈德福（第一支部第一小组）',
      why: '提了建议',
      urgent: false,
      state: done === null ? 'open' : 'done',
      opened_at: at,
      last_at: at,
      due_at: at,
      promised_at: at,
      done_at: done,
      rating: done === null ? null : 1,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  const entry = { request_id: id, at }
  await tx
    .insertInto('request_entry')
    .values([
      { ...entry, kind: 'words', text: '食堂的红烧肉再炖烂一点', inbox_id, file_name: '红烧肉.jpg' },
      { ...entry, kind: 'reply', text: '跟食堂说了' },
    ])
    .execute()
  await tx
    .insertInto('suggestion')
    .values({ inbox_id, at, text: '食堂的红烧肉再炖烂一点', field: '食堂', anonymous: false })
    .execute()
  return id
}

async function kept(tx: Tx, id: number) {
  const request = await tx.selectFrom('request').selectAll().where('id', '=', id).executeTakeFirstOrThrow()
  const entries = await tx.selectFrom('request_entry').selectAll().where('request_id', '=', id).orderBy('id').execute()
  return {
    asker: request.asker,
    why: request.why,
    rating: request.rating,
    texts: entries.map(({ text }) => text),
    files: entries.map(({ file_name }) => file_name),
  }
}

test('of a request done long ago the figures stay and the words go; of a fresh or an open one everything stays', () =>
  inOffice(async (tx) => {
    const old = await addSuggestion(tx, daysAgo(1096))
    const fresh = await addSuggestion(tx, daysAgo(1094))
    const open = await addSuggestion(tx, null)
    expect(await run(tx, createRetention(1095))).toEqual({ messages: [], again: false })
    expect(await kept(tx, old)).toEqual({ asker: '', why: '', rating: 1, texts: ['', ''], files: [null, null] })
    for (const id of [fresh, open]) {
      expect(await kept(tx, id)).toMatchObject({
        asker: '陈德福（第一支部第一小组）',
        texts: ['食堂的红烧肉再炖烂一点', '跟食堂说了'],
        files: ['红烧肉.jpg', null],
      })
    }
  }))

test('of a suggestion settled long ago the field stays and the words go, of the others nothing', () =>
  inOffice(async (tx) => {
    for (const done of [daysAgo(1096), daysAgo(1094), null]) await addSuggestion(tx, done)
    expect(await run(tx, createSuggestionsRetention(1095))).toEqual({ messages: [], again: false })
    const rows = await tx.selectFrom('suggestion').select(['text', 'field']).orderBy('inbox_id').execute()
    expect(rows).toEqual([
      { text: '', field: '食堂' },
      { text: '食堂的红烧肉再炖烂一点', field: '食堂' },
      { text: '食堂的红烧肉再炖烂一点', field: '食堂' },
    ])
  }))
