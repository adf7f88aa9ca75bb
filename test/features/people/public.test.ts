import { describe, expect, test } from 'vitest'
import type { Scope, Tx } from '../../../src/feature.ts'
import * as people from '../../../src/features/people/public.ts'
import { NOW, person, setStatus, TODAY, unitId, useOffice } from './office.ts'

const inOffice = useOffice()

async function audienceOf(tx: Tx, words: string, scope: Scope = 'office'): Promise<people.Audience> {
  const read = await people.resolveAudience(tx, words, scope, TODAY)
  if ('unknown' in read) throw new Error(`not understood: ${read.unknown}`)
  return read.audience
}

describe('audiences', () => {
  test.each([
    ['全体', 20],
    ['第一支部', 7],
    ['第一支部第二小组', 3],
    ['第一支部和第二支部', 14],
    ['太极拳协会', 7],
    // 陈德福, 赵国强, 孙淑珍 and 李桂兰 are in both and count once
    ['第一支部和太极拳协会', 10],
    ['80岁以上', 9],
    ['第一支部，80岁以上', 4],
    ['不含异地', 17],
    ['第一支部，不含异地', 6],
    ['住在外地的', 3],
  ])('%s: %i people', (words, count) =>
    inOffice(async (tx) => {
      expect(await people.countAudience(tx, await audienceOf(tx, words))).toBe(count)
    }),
  )

  test('staff, the dead and those who have left are in none', () =>
    inOffice(async (tx) => {
      await setStatus(tx, '0101', 'deceased')
      await setStatus(tx, '0102', 'moved')
      await setStatus(tx, '0103', 'lost')
      expect(await people.countAudience(tx, await audienceOf(tx, '全体'))).toBe(17)
    }))

  test('without a day of birth nobody is in an audience that asks for an age', () =>
    inOffice(async (tx) => {
      await tx.updateTable('person').set({ birth_day: null }).where('number', '=', '0106').execute()
      expect(await people.countAudience(tx, await audienceOf(tx, '第一支部，80岁以上'))).toBe(3)
    }))

  test('a branch’s own scope holds only its people, and 全体 means them', () =>
    inOffice(async (tx) => {
      const scope = { units: [await unitId(tx, '第二支部')] }
      expect(await people.countAudience(tx, await audienceOf(tx, '全体', scope))).toBe(7)
      expect(await people.resolveAudience(tx, '第一支部', scope, TODAY)).toEqual({
        unknown: '第一支部',
        beyond: ['第二支部'],
      })
      expect(await people.resolveAudience(tx, '太极拳协会', scope, TODAY)).toEqual({
        unknown: '太极拳协会',
        beyond: ['第二支部'],
      })
    }))

  test('ready for insert … select', () =>
    inOffice(async (tx) => {
      const planner = await person(tx, '0901')
      const activity = await tx
        .insertInto('activity')
        .values({
          title: '茶话会',
          starts_at: NOW,
          ends_at: null,
          place: '活动中心',
          seats: null,
          audience_words: '第一支部',
          audience: JSON.stringify(await audienceOf(tx, '第一支部')),
          deadline_at: NOW,
          state: 'published',
          planned_by: planner.id,
          created_at: NOW,
          published_at: NOW,
        })
        .returning(['id', 'audience'])
        .executeTakeFirstOrThrow()
      const those = people.inAudience(tx, activity.audience as people.Audience)
      await tx
        .insertInto('invitation')
        .columns(['person_id', 'activity_id'])
        .expression(those.select((eb) => eb.val(activity.id).as('activity_id')))
        .execute()
      const invited = await tx.selectFrom('invitation').selectAll().execute()
      expect(invited.map((row) => row.activity_id)).toEqual(Array(7).fill(activity.id))
    }))
})

describe('rooms that hold nobody else', () => {
  test.each([
    ['第一支部', ['第一支部群']],
    ['第一支部第一小组', []],
    ['第二支部', []],
    ['太极拳协会', ['太极拳群']],
    ['第一支部和太极拳协会', ['第一支部群', '太极拳群']],
    ['全体', ['第一支部群', '太极拳群']],
    ['第一支部，70岁以上', []],
    ['第一支部，不含异地', []],
  ])('%s', (words, rooms) =>
    inOffice(async (tx) => {
      const found = await people.roomsFor(tx, await audienceOf(tx, words))
      expect(found.map(({ name }) => name)).toEqual(rooms)
    }),
  )

  test('a room for a group lies inside its branch; a room for two branches inside none of them', () =>
    inOffice(async (tx) => {
      const [first, second] = [await unitId(tx, '第一支部'), await unitId(tx, '第二支部')]
      const group = (await person(tx, '0101')).unit_id
      const room = async (name: string, units: (number | null)[]) => {
        const chat = { account_id: 'demo', kind: 'room' as const, platform_id: name, name, created_at: NOW }
        const { id: chat_id } = await tx.insertInto('chat').values(chat).returning('id').executeTakeFirstOrThrow()
        for (const unit_id of units) await tx.insertInto('room_audience').values({ chat_id, unit_id }).execute()
      }
      await room('小组群', [group])
      await room('两个支部', [first, second])
      await room('没说给谁的群', [])
      const names = async (words: string) =>
        (await people.roomsFor(tx, await audienceOf(tx, words))).map((one) => one.name)
      expect(await names('第一支部')).toEqual(['第一支部群', '小组群'])
      expect(await names('第一支部和第二支部')).toEqual(['第一支部群', '小组群', '两个支部'])
      expect(await names('全体')).toEqual(['第一支部群', '太极拳群', '小组群', '两个支部'])
    }))
})

describe('by name', () => {
  test('two of one name are told apart and offered with numbers', () =>
    inOffice(async (tx) => {
      const found = await people.findByName(tx, '王秀英', 'office')
      expect(found).toMatchObject([
        { address: '王师傅', unit: '第一支部第一小组', formerUnit: '铸造车间' },
        { address: '王秀英同志', unit: '第三支部第一小组', formerUnit: '检验科' },
      ])
      expect(people.chooseNamesake(found)).toBe(
        '叫王秀英的有2位，是哪一位？请回数字：\n1 王秀英（第一支部第一小组，原铸造车间）\n2 王秀英（第三支部第一小组，原检验科）',
      )
      expect(people.namesakeOptions(found)).toMatchObject([
        { number: 1, value: String(found[0]?.id), label: '王秀英 第一支部第一小组' },
        { number: 2, value: String(found[1]?.id), label: '王秀英 第三支部第一小组' },
      ])
      const [, { words = [] } = {}] = people.namesakeOptions(found)
      expect(words).toEqual(expect.arrayContaining(['三支部', '检验科那个']))
      expect(words).not.toContain('第一小组')
    }))

  test('only within the scope, only the living', () =>
    inOffice(async (tx) => {
      const names = async (name: string, scope: Scope) =>
        (await people.findByName(tx, name, scope)).map((one) => one.unit)
      expect(await names('王秀英', { units: [await unitId(tx, '第三支部')] })).toEqual(['第三支部第一小组'])
      expect(await names('王秀英', { units: [] })).toEqual([])
      expect(await names('王秀', 'office')).toEqual([])
      await setStatus(tx, '0102', 'deceased')
      expect(await names(' 王秀英 ', 'office')).toEqual(['第三支部第一小组'])
    }))

  test('the spouse, as long as alive', () =>
    inOffice(async (tx) => {
      const [zhao, sun] = [await person(tx, '0103'), await person(tx, '0104')]
      expect(await people.spouseOf(tx, zhao.id)).toEqual({ id: sun.id, name: '孙淑珍', address: '孙老师' })
      expect(await people.spouseOf(tx, (await person(tx, '0101')).id)).toBeUndefined()
      await setStatus(tx, '0104', 'deceased')
      expect(await people.spouseOf(tx, zhao.id)).toBeUndefined()
    }))
})

describe('phone lists', () => {
  test('by liaison, who never rings up themselves', () =>
    inOffice(async (tx) => {
      const ids = await Promise.all(['0203', '0102', '0101'].map(async (number) => (await person(tx, number)).id))
      expect(await people.phoneList(tx, ids, TODAY)).toMatchObject([
        { name: '何守田', phone: '138-0000-0203', liaison: { name: '郑明远' } },
        { name: '王秀英', phone: '138-0000-0102', liaison: { name: '陈德福' } },
        { name: '陈德福', liaison: undefined },
      ])
    }))

  test('where the group has no liaison, the branch’s', () =>
    inOffice(async (tx) => {
      const { id: person_id } = await person(tx, '0106')
      const unit_id = await unitId(tx, '第一支部')
      await tx
        .insertInto('appointment')
        .values({ person_id, role: 'liaison', unit_id, from_day: '2026-01-01' })
        .execute()
      const [line] = await people.phoneList(tx, [(await person(tx, '0101')).id], TODAY)
      expect(line?.liaison?.name).toBe('周福生')
      const [before] = await people.phoneList(tx, [(await person(tx, '0101')).id], '2025-12-31')
      expect(before?.liaison).toBeUndefined()
    }))

  test('whom no chat reaches, without the dead', () =>
    inOffice(async (tx) => {
      const ids = await Promise.all(['0101', '0203', '0102'].map(async (number) => (await person(tx, number)).id))
      const [chen, he] = ids
      expect(await people.withoutChat(tx, ids)).toEqual([he])
      await tx.updateTable('chat').set({ platform_id: null }).where('platform_id', '=', 'phone-0101').execute()
      expect(await people.withoutChat(tx, ids)).toEqual([chen, he])
      await setStatus(tx, '0203', 'deceased')
      expect(await people.withoutChat(tx, ids)).toEqual([chen])
    }))
})
