import { describe, expect, test } from 'vitest'
import type { Tx } from '../../../src/feature.ts'
import { createPeoplePorts } from '../../../src/features/people/ports.ts'
import { roles } from '../../../src/features/roles/feature.ts'
import { isLastAdministrator } from '../../../src/features/roles/public.ts'
import * as queries from '../../../src/features/roles/queries.ts'
import { tellOfEnds } from '../../../src/features/roles/tell-of-ends.ts'
import { chatId, NOW, office, person, setStatus, TODAY, useOffice } from '../people/office.ts'

const inOffice = useOffice()
const ports = createPeoplePorts({}, office, { now: () => NOW })
const idOf = async (tx: Tx, number: string) => (await person(tx, number)).id
const alarmed = async (tx: Tx) =>
  (await ports.toStaff(tx, { once: 'a', text: '【紧急】', urgent: true })).map(({ to }) => to)

describe('the last administrator', () => {
  test('is the only active one of the day', () =>
    inOffice(async (tx) => {
      const [liu, wang] = [await idOf(tx, '0902'), await idOf(tx, '0901')]
      expect(await isLastAdministrator(tx, liu, TODAY)).toBe(true)
      expect(await isLastAdministrator(tx, wang, TODAY)).toBe(false)
      await queries.appoint(tx, {
        person: wang,
        post: 'administrator',
        unit: null,
        club: null,
        from: TODAY,
        until: null,
      })
      expect(await isLastAdministrator(tx, liu, TODAY)).toBe(false)
      await setStatus(tx, '0901', 'moved')
      expect(await isLastAdministrator(tx, liu, TODAY)).toBe(true)
    }))
})

describe('who hears an alarm', () => {
  test('those on duty; all staff when nobody on duty has a chat or nobody is on duty', () =>
    inOffice(async (tx) => {
      const [wang, liu, he] = [await idOf(tx, '0901'), await idOf(tx, '0902'), await idOf(tx, '0203')]
      await queries.endDuty(tx, liu, TODAY)
      expect(await alarmed(tx)).toEqual([{ person: wang }])
      await queries.endDuty(tx, wang, TODAY)
      await queries.appoint(tx, { person: he, post: 'staff', unit: null, club: null, from: TODAY, until: null })
      await queries.goOnDuty(tx, { person: he, from: TODAY, until: null, by: liu, now: NOW })
      expect(await alarmed(tx)).toEqual([{ person: wang }, { person: he }, { person: liu }])
      await queries.endDuty(tx, he, TODAY)
      expect(await alarmed(tx)).toHaveLength(3)
    }))

  test('the start warns as long as nobody is', () =>
    inOffice(async (tx) => {
      expect(await roles.warns?.(tx, { now: NOW, office })).toEqual([])
      for (const number of ['0901', '0902']) await queries.endDuty(tx, await idOf(tx, number), TODAY)
      expect(await roles.warns?.(tx, { now: NOW, office })).toEqual([
        '现在没有人值班，急事会告诉全体工作人员。排值班请说：让王芳值班。',
      ])
    }))
})

describe('a deputy', () => {
  test('holds the post on the days of the cover, both included', () =>
    inOffice(async (tx) => {
      const [wang, zhou] = [await idOf(tx, '0901'), await idOf(tx, '0106')]
      const cover = { person: wang, deputy: zhou, from: '2026-11-24', until: '2026-11-27', by: wang, now: NOW }
      await queries.cover(tx, cover)
      const staffAt = async (day: string) => {
        const at = createPeoplePorts({}, office, { now: () => new Date(`${day}T09:00:00+08:00`) })
        return (await at.staffName(tx, [])) ?? ''
      }
      expect(await Promise.all(['2026-11-23'].map(staffAt))).toEqual(['王芳'])
      expect(await staffAt('2026-11-24')).toBe('周福生')
      expect(await staffAt('2026-11-27')).toBe('周福生')
      expect(await staffAt('2026-11-28')).toBe('王芳')
      expect(await queries.endCover(tx, wang, '2026-11-26')).toBeDefined()
      expect(await staffAt('2026-11-26')).toBe('王芳')
      expect(await queries.endCover(tx, wang, '2026-11-26')).toBeUndefined()
    }))
})

describe('the end of a cover', () => {
  const until = (day: string) => async (tx: Tx) => {
    const [person, deputy] = [await idOf(tx, '0901'), await idOf(tx, '0106')]
    await queries.cover(tx, { person, deputy, from: '2026-11-20', until: day, by: person, now: NOW })
    return tellOfEnds.missed?.({ db: tx, due: NOW, now: NOW, office })
  }
  test.each([
    [TODAY, '周福生代王芳到11月23日（周一）为止，两位都还没有告诉，请说一声。'],
    ['2026-11-25', undefined],
  ])('on %s, where nothing ran that day: %s', (day, lost) =>
    inOffice(async (tx) => expect(await until(day)(tx)).toBe(lost)),
  )
})

test.each([
  [0, 0],
  [1, 1],
])('a message that waits and was tried %s times may have been read by %s', (attempts, readers) =>
  inOffice(async (tx) => {
    const person_id = await idOf(tx, '0106')
    const row = {
      person_id,
      chat_id: await chatId(tx, 'phone-0106'),
      kind: 'notice',
      lane: 5,
      feature: 'roles',
    } as const
    const { account_id } = await tx
      .selectFrom('chat')
      .select('account_id')
      .where('id', '=', row.chat_id)
      .executeTakeFirstOrThrow()
    const times = { not_before: NOW, created_at: NOW }
    await tx
      .insertInto('outbox')
      .values({ ...row, ...times, account_id, once: 'o', text: '请您当', state: 'due', attempts })
      .execute()
    const heard = await queries.withdrawUnsent(tx, ['o'], { why: '撤回了', now: NOW })
    expect(heard).toEqual(Array.from({ length: readers }, () => ({ person: person_id, isUrgent: false })))
    const { state } = await tx.selectFrom('outbox').select('state').where('once', '=', 'o').executeTakeFirstOrThrow()
    expect(state).toBe('cancelled')
  }),
)
