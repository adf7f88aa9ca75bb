/** 10,000 messages that waited in the journal, until the database has them all. */
import { join } from 'node:path'
import { monotonic, sleep } from '../../../src/base/clock.ts'
import { silentLog } from '../../../src/base/log.ts'
import { recordMessages } from '../../../src/conversation/record.ts'
import { createIntake } from '../../../src/journal/intake.ts'
import { openJournal } from '../../../src/journal/journal.ts'
import { inTransaction } from '../../../src/store/retry.ts'
import { atMost, type Figure, type Measured } from '../figure.ts'
import { ACCOUNT, fillOffice } from '../office.ts'
import { type Ground, type Kind, openGround } from '../stores.ts'

const MESSAGES = 10_000
const MOST_SECONDS = 10

export const journal: Figure = {
  id: 'journal',
  measure: async () => [await drain('postgres'), await drain('pglite')],
}

async function drain(kind: Kind): Promise<Measured> {
  const ground = await openGround(kind)
  try {
    await fillOffice(ground.store.db, MESSAGES)
    const seconds = await drainOn(ground)
    return atMost(`${MESSAGES.toLocaleString('en')} drained from the journal, ${kind}`, seconds, MOST_SECONDS, 's')
  } finally {
    await ground.clear()
  }
}

async function drainOn({ store: { db }, journal: written, folder }: Ground): Promise<number> {
  await written.appendAll(Array.from({ length: MESSAGES }, (_, index) => arrivalOf(index + 1)))
  await written.close()
  const from = monotonic()
  const found = await openJournal({ folder: join(folder, 'journal'), now: () => new Date(0), log: silentLog })
  const intake = createIntake({
    journal: found,
    keeps: false,
    log: silentLog,
    isRefused: () => false,
    isAway: () => true,
    tellRefused: async () => {},
    record: (arrivals, again) => inTransaction(db, async (tx) => void (await recordMessages(tx, arrivals, again))),
  })
  intake.start()
  const count = db.selectFrom('inbox').select((eb) => eb.fn.countAll<number>().as('n'))
  while (Number((await count.executeTakeFirst())?.n) < MESSAGES) await sleep(50)
  const seconds = (monotonic() - from) / 1000
  await intake.stop()
  await found.close()
  return seconds
}

function arrivalOf(n: number) {
  const at = new Date(Date.UTC(2026, 10, 23, 1))
  const sender = { platformId: `phone-${n}`, name: `某${n}`, alias: '', roomAlias: '' }
  const heard = {
    account: ACCOUNT,
    platformMessageId: `m${n}`,
    sender,
    kind: 'text',
    text: '我去',
    mentionsSelf: false,
    sentAt: at,
  }
  return { receivedAt: at, heard }
}
