import { describe, expect, test } from 'vitest'
import type { ClaimedMessage, MessageKind, Tx } from '../../../src/feature.ts'
import { left, returned } from '../../../src/features/care/after.ts'
import { askLiaison } from '../../../src/features/care/ask-liaison.ts'
import { enterHospital } from '../../../src/features/care/hospital.ts'
import * as queries from '../../../src/features/care/queries.ts'
import { stillWanted } from '../../../src/features/care/still-wanted.ts'
import { bringUnconfirmed } from '../../../src/features/care/unconfirmed.ts'
import { kinIn, ownLossIn, relativeIn } from '../../../src/features/care/vocabulary.ts'
import { chatId, NOW, office, person, turnOf, unitId, useOffice } from '../people/office.ts'

const inOffice = useOffice()
const DAY = 86_400_000
const days = (count: number) => new Date(NOW.getTime() + count * DAY)

async function reportDeath(tx: Tx, number: string) {
  const [{ id }, { id: by }] = [await person(tx, number), await person(tx, '0901')]
  return queries.insertDeparture(tx, { person: id, how: 'deceased', state: 'reported', by, now: NOW })
}

async function confirmDeath(tx: Tx, number: string): Promise<void> {
  const { id } = await person(tx, number)
  const { id: by } = await person(tx, '0902')
  await queries.settle(tx, await reportDeath(tx, number), { state: 'final', by, now: NOW })
  await queries.setStatus(tx, id, 'deceased', { by, at: NOW })
  await left(tx, id, 'deceased', { now: NOW, office })
}

async function verdict(tx: Tx, number: string, kind: MessageKind) {
  const { id: personId } = await person(tx, number)
  const message: ClaimedMessage = { id: 7, feature: 'activities', about: null, personId, chatId: null, kind }
  return (await stillWanted(tx, [message], NOW)).get(7)
}

describe('at the instant of sending', () => {
  test.each(['reply', 'urgent', 'reminder', 'greeting', 'notice'] as const)(
    'a %s to somebody said to have died waits, until it is withdrawn',
    (kind) =>
      inOffice(async (tx) => {
        expect(await verdict(tx, '0106', kind)).toBeUndefined()
        const id = await reportDeath(tx, '0106')
        expect(await verdict(tx, '0106', kind)).toEqual({ waits: '有人登记去世，等另一位同志确认' })
        expect(await verdict(tx, '0105', kind)).toBeUndefined()
        await queries.settle(tx, id, { state: 'withdrawn', by: (await person(tx, '0901')).id, now: NOW })
        expect(await verdict(tx, '0106', kind)).toBeUndefined()
      }),
  )

  test.each<[MessageKind, string | undefined]>([
    ['reminder', '住院期间不提醒'],
    ['greeting', undefined],
    ['notice', undefined],
  ])('a %s to somebody in hospital: %s', (kind, reason) =>
    inOffice(async (tx) => {
      const patient = await person(tx, '0106')
      const by = { id: (await person(tx, '0901')).id, name: '王芳', unit: null }
      await enterHospital(turnOf(tx, { chat: 1 }, {}), by, patient.id)
      expect(await verdict(tx, '0106', kind)).toBe(reason)
      expect(await queries.endStay(tx, patient.id, '2026-11-24')).toBeDefined()
      expect(await verdict(tx, '0106', kind)).toBeUndefined()
    }),
  )

  test('rooms of somebody who has died hear no festive post for 72 hours, other rooms do', () =>
    inOffice(async (tx) => {
      await confirmDeath(tx, '0106')
      const muted = async (room: string, kind: MessageKind, at: Date) => {
        const message = {
          id: 7,
          feature: 'greetings',
          about: null,
          personId: null,
          chatId: await chatId(tx, room),
          kind,
        }
        return (await stillWanted(tx, [message], at)).get(7)
      }
      expect(await muted('room-branch-1', 'greeting', days(2.9))).toBe('群里刚有同志去世，三天内不发节日问候')
      expect(await muted('room-branch-1', 'greeting', days(3.1))).toBeUndefined()
      expect(await muted('room-branch-1', 'notice', NOW)).toBeUndefined()
      expect(await muted('room-taiji', 'greeting', NOW)).toBeUndefined()
    }))
})

describe('after a death', () => {
  test('the bindings end, and come back when it is undone', () =>
    inOffice(async (tx) => {
      const { id } = await person(tx, '0106')
      const bound = () =>
        tx.selectFrom('binding').select('id').where('person_id', '=', id).where('until_at', 'is', null).execute()
      await confirmDeath(tx, '0106')
      expect(await bound()).toHaveLength(0)
      const departure = await queries.lockDeparture(tx, id)
      const { id: by } = await person(tx, '0901')
      await queries.settle(tx, departure?.id ?? 0, { state: 'undone', by, now: days(1) })
      expect(await returned(tx, id, { now: days(1), office })).toEqual({ told: ['微信也重新绑上了。'] })
      expect(await bound()).toHaveLength(1)
    }))

  test('a binding does not come back to a phone that somebody else uses since', () =>
    inOffice(async (tx) => {
      const [{ id }, { id: son }] = [await person(tx, '0106'), await person(tx, '0203')]
      await confirmDeath(tx, '0106')
      const chat_id = await chatId(tx, 'phone-0106')
      await tx
        .insertInto('binding')
        .values({ chat_id, person_id: son, confirmed: true, from_at: days(1) })
        .execute()
      expect(await queries.bindingsEndedLast(tx, id)).toEqual([])
    }))

  test('unconfirmed for three days it comes before the administrators, once', () =>
    inOffice(async (tx) => {
      await reportDeath(tx, '0106')
      const run = async (now: Date) => (await bringUnconfirmed.run({ db: tx, due: now, now, office })).messages
      expect(await run(days(2.9))).toEqual([])
      const told = await run(days(3))
      expect(told.map(({ to }) => to)).toEqual([{ person: (await person(tx, '0902')).id }])
      expect(told[0]?.text).toContain('王芳三天前登记周福生去世，还没有人确认')
      expect(await run(days(4))).toEqual([])
    }))

  test('entered by the only administrator, it comes before the others of the staff', () =>
    inOffice(async (tx) => {
      const [{ id }, liu, wang] = [await person(tx, '0106'), await person(tx, '0902'), await person(tx, '0901')]
      await queries.insertDeparture(tx, { person: id, how: 'deceased', state: 'reported', by: liu.id, now: NOW })
      const { messages } = await bringUnconfirmed.run({ db: tx, due: days(3), now: days(3), office })
      expect(messages.map(({ to }) => to)).toEqual([{ person: wang.id }])
    }))
})

describe('in hospital', () => {
  test('every fourteen days the 联络员 of the own unit is asked', () =>
    inOffice(async (tx) => {
      const by = { id: (await person(tx, '0901')).id, name: '王芳', unit: null }
      await enterHospital(turnOf(tx, { chat: 1 }, {}), by, (await person(tx, '0106')).id)
      const run = async (now: Date) => (await askLiaison.run({ db: tx, due: now, now, office })).messages
      expect(await run(days(13.9))).toEqual([])
      const asked = await run(days(14))
      expect(asked.map(({ to }) => to)).toEqual([{ person: (await person(tx, '0105')).id }])
      expect(asked[0]?.text).toContain('周福生同志住院有一阵了')
      expect(await run(days(20))).toEqual([])
      expect(await run(days(28))).toHaveLength(1)
    }))

  test('the 联络员 who is in hospital is not asked about themselves; staff are', () =>
    inOffice(async (tx) => {
      const by = { id: (await person(tx, '0901')).id, name: '王芳', unit: null }
      const patient = (await person(tx, '0105')).id
      await enterHospital(turnOf(tx, { chat: 1 }, {}), by, patient)
      await tx
        .deleteFrom('appointment')
        .where('unit_id', '=', await unitId(tx, '第一支部'))
        .execute()
      const { messages } = await askLiaison.run({ db: tx, due: days(14), now: days(14), office })
      const asked = messages.map(({ to }) => ('person' in to ? to.person : undefined))
      expect(asked).not.toContain(patient)
      expect(asked).toContain(by.id)
    }))
})

test.each([
  ['陈德福他妈去世了', '母亲'],
  ['老爹走了', '父亲'],
  ['陈德福的大儿子没了', '大儿子'],
  ['陈德福的姑娘过世了', '姑娘'],
  ['岳母去世了', '岳母'],
  ['陈德福家里人去世了', undefined],
  ['我女儿刚来电话，我妈去世了', '母亲'],
  ['我儿子说走就走了', '儿子'],
  ['陈大姐的儿子没了', '儿子'],
  ['韩丽君的儿子说她老父亲去世了', undefined],
  ['陈德福女儿来电说她奶奶去世了', undefined],
  ['陈德福的女儿打电话说老人走了', undefined],
  ['我儿子的女儿去世了', undefined],
])('%s: %s has died', (words, relative) => {
  expect(relativeIn(words)).toBe(relative)
})

test.each([
  ['的老伴走了', 'spouse'],
  ['的儿子说走就走了', 'nearest'],
  ['的老伴来电说他去世了', undefined],
  ['的老伴说她妈去世了', 'nearest'],
  ['女儿来电说她奶奶去世了', 'nearest'],
])('behind a name, %s: %s', (behind, kin) => expect(kinIn(behind)).toBe(kin))

test.each([
  ['我老伴走了', 'spouse'],
  ['老伴说走就走了', 'spouse'],
  ['我老伴说我妈走了', 'nearest'],
  ['我女儿刚来电话，我妈去世了', 'nearest'],
  ['我女儿刚来电话，她爸走了', 'nearest'],
  ['我女儿说她同学走了', undefined],
])('%s: of one’s own %s', (words, kin) => expect(ownLossIn(words)).toBe(kin))
