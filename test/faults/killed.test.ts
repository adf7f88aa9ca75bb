import { expect, test } from 'vitest'
import { sleep } from '../../src/base/clock.ts'
import { silentLog } from '../../src/base/log.ts'
import { openStore, type Store } from '../../src/store/open-store.ts'
import { until } from '../world/world.ts'
import { type Phones, readPhones } from './phones.ts'
import { type Program, postForm, startProgram, temporaryFolder, type } from './program.ts'

const STAFF = 'phone-0901'
const PLAN = '下周三上午9点在活动中心办重阳茶话会，限30人，请第一支部的同志回复'
/** 第一支部, each answering once before every kill. */
const BRANCH = ['0101', '0102', '0103', '0104', '0105', '0106', '0107'].map((number) => `phone-${number}`)
const ANSWERS = ['我去', '去不了', '1', '2', '帮助', '我去', '收到']

test('kill -9 while answering: nothing lost, nothing doubled but what nobody can know', async () => {
  const DATA_DIR = temporaryFolder()
  let program = startProgram({ DATA_DIR })
  let url = await program.url()
  await postForm(url, '/clock', { step: 'morning' })
  await type(url, STAFF, PLAN)
  await saidTo(STAFF, '1 发布')
  await type(url, STAFF, '1')
  await saidTo(BRANCH.at(-1) ?? '', '重阳茶话会')

  const begin = readPhones(DATA_DIR).said.length
  const kills = 2
  for (let kill = 1; kill <= kills; kill++) {
    const before = readPhones(DATA_DIR).said.length
    for (const [index, contact] of BRANCH.entries()) await type(url, contact, ANSWERS[(index + kill) % 7] ?? '')
    // Some are answered, others wait, one may be under way.
    await phonesShow(({ said }) => said.length > before + 1)
    await die(program)
    program = startProgram({ DATA_DIR })
    url = await program.url()
  }
  const answered = (but: number) => phonesShow(({ said }) => said.length - begin >= BRANCH.length * kills - but)
  // What was in hand at a kill is tried again after a minute, and holds up its chat until then.
  await answered(kills * kills)
  await postForm(url, '/clock', { step: 'ten-minutes' })
  await answered(0)
  program.signal('SIGTERM')
  expect(await program.ended()).toBe(0)

  const store = await openStore({ dataDir: DATA_DIR, log: silentLog })
  const phones = readPhones(DATA_DIR)
  await checkInbox(store, phones)
  await checkOutbox(store, phones, kills)
  await store.close()

  function saidTo(contact: string, words: string): Promise<void> {
    return phonesShow(({ said }) => said.some(({ chat, text }) => chat === contact && text.includes(words)))
  }

  function phonesShow(what: (phones: Phones) => boolean): Promise<void> {
    // The history is read as a whole each time, so not too often.
    return until(async () => sleep(50).then(() => what(readPhones(DATA_DIR))), 'the phones do not show it')
  }
})

async function die(program: Program): Promise<void> {
  program.signal('SIGKILL')
  await program.ended()
}

/** Everything written was recorded once and handled. */
async function checkInbox({ db }: Store, { written }: Phones): Promise<void> {
  const inbox = await db.selectFrom('inbox').select(['platform_message_id', 'state']).execute()
  expect(inbox.map((row) => row.platform_message_id).sort()).toEqual(written.toSorted())
  expect(new Set(inbox.map((row) => row.state))).toEqual(new Set(['handled']))
}

/** Everything posted was said; twice only what was under way at a kill. */
async function checkOutbox({ db }: Store, { said }: Phones, kills: number): Promise<void> {
  const outbox = await db.selectFrom('outbox').select(['once', 'text', 'state', 'sent_to', 'attempts']).execute()
  expect(outbox.filter((row) => row.state !== 'sent')).toEqual([])
  expect(outbox.filter((row) => row.attempts > 1).length).toBeLessThanOrEqual(kills)
  const lines = (list: readonly { to: string | null; text: string }[]) =>
    Map.groupBy(list, ({ to, text }) => `${to}: ${text}`)
  const wanted = lines(outbox.map((row) => ({ to: row.sent_to, text: row.text })))
  const got = lines(said.map(({ chat, text }) => ({ to: chat, text })))
  expect([...got.keys()].sort()).toEqual([...wanted.keys()].sort())
  const surplus = [...got].map(([line, times]) => times.length - (wanted.get(line)?.length ?? 0))
  expect(Math.min(...surplus)).toBe(0)
  expect(surplus.reduce((sum, more) => sum + more, 0)).toBeLessThanOrEqual(kills)
}
