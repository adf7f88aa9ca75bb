/** Several real programs on one PostgreSQL: they share the work, and what one leaves when it dies or freezes. */
import { describe, expect, test } from 'vitest'
import { sleep, stopwatch } from '../../src/base/clock.ts'
import type { Store } from '../../src/store/open-store.ts'
import { usePostgres } from '../world/postgres.ts'
import { BRANCH, type Company, gather } from './company.ts'
import { LONG, openChance } from './draw.ts'
import { holdAgainst } from './ledger.ts'
import { readPhones } from './phones.ts'
import { patiently, typePatiently } from './program.ts'

const postgres = await usePostgres()
const STAFF = 'phone-0901'
const PLAN = '下周三上午9点在活动中心办重阳茶话会，限30人，请第一支部的同志回复'

/** 第一支部 is asked, each of them once. */
async function ask({ members, ledger, settled }: Company): Promise<void> {
  const [{ url = '' } = {}] = members
  await typePatiently(url, STAFF, PLAN)
  const says = (words: string) => () => ledger().some(({ chat, text }) => chat === STAFF && text.includes(words))
  await patiently(says('1 发布'), 'no draft')
  await typePatiently(url, STAFF, '1')
  await settled(...members)
}

const asked = (company: Company) =>
  company
    .ledger()
    // Whoever plans it sees the same words, to be looked over.
    .filter(({ from, text }) => from === 'bot' && text.includes('请您参加') && !text.startsWith('【请核对】'))
    .map(({ chat }) => chat)

const epochOf = async ({ db }: Store) =>
  (await db.selectFrom('account').select('epoch').orderBy('epoch', 'desc').executeTakeFirstOrThrow()).epoch

describe.skipIf(!postgres)('three programs on one PostgreSQL', () => {
  test('one is killed and one frozen in the middle: the third goes on with their work, nothing is lost or doubled', async () => {
    const company = await gather(3, (await postgres?.createDatabase('company')) ?? '')
    const chance = openChance('processes')
    const { members, store } = company
    await ask(company)
    await company.write(...members)

    const frozen = await company.owner()
    const others = members.filter((member) => member !== frozen)
    const [killed = frozen, left = frozen] = others
    const epoch = await epochOf(store)
    await company.write(...members)
    await sleep(chance.below(200))
    frozen.program.signal('SIGSTOP')
    killed.program.signal('SIGKILL')
    const since = stopwatch()
    await killed.program.ended()
    await patiently(async () => (await company.owner()) !== frozen, 'nobody takes the account over')
    const takenOver = since()
    await company.write(left)
    await company.settled(left)
    process.stdout.write(
      `processes: the account taken over ${Math.round(takenOver)} ms, all of it ${Math.round(since())} ms after one was killed and one frozen\n`,
    )
    // A lease of twenty seconds, looked at every five; the rest is room for a busy machine.
    expect(takenOver).toBeLessThan(LONG ? 30_000 : 60_000)
    expect(await epochOf(store)).toBeGreaterThan(epoch)

    const said = () => readPhones(frozen.settings.DATA_DIR).said.length
    const before = said()
    frozen.program.signal('SIGCONT')
    await company.write(left)
    await company.settled(left, frozen)
    await sleep(1_000)
    // What it was handing to the platform when it froze goes on its way with the thaw, and nothing else.
    expect(await company.owner()).not.toBe(frozen)
    expect(said() - before).toBeLessThanOrEqual(1)

    await company.restart(killed)
    await company.write(...members)
    await company.settled(...members)
    expect(await holdAgainst(store.db, company.ledger())).toEqual({
      faults: [],
      doubled: expect.toSatisfy(isAtMost(2)),
      apologies: 0,
    })
    expect([...new Set(asked(company))].sort()).toEqual(BRANCH)
    for (const { program } of members) {
      program.signal('SIGTERM')
      expect(await program.ended()).toBe(0)
    }
  })
})

/** One message of each that died or froze may have been in hand. */
const isAtMost = (most: number) => (count: number) => count <= most
