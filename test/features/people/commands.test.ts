import { describe, expect, test } from 'vitest'
import type { Command, Scope, Speaker, Tx } from '../../../src/feature.ts'
import { correctRecord } from '../../../src/features/people/correct-record.ts'
import { people } from '../../../src/features/people/feature.ts'
import { findPerson } from '../../../src/features/people/find-person.ts'
import { headCount } from '../../../src/features/people/head-count.ts'
import { ownRecord } from '../../../src/features/roster/own-record.ts'
import { rosterPage } from '../../../src/features/roster/pages/roster-page.ts'
import { chatId, LOOKING, person, setStatus, turnOf, unitId, useOffice } from './office.ts'

const inOffice = useOffice()

async function say(tx: Tx, command: Command, slots: Record<string, string>, scope: Scope = 'office') {
  const outcome = await command.run(turnOf(tx, { chat: await chatId(tx, 'phone-0901'), scope }, slots))
  return outcome?.reply?.text ?? outcome?.ask?.text
}

describe('查（姓名）', () => {
  test.each([
    [
      '陈德福',
      '陈德福（陈师傅），男，77岁\n第一支部第一小组，原装配车间\n手机：138****0101，有微信\n住本市\n联络员：还没定',
    ],
    [
      '何守田',
      '何守田（何师傅），男，92岁\n第二支部第一小组，原铸造车间\n手机：138****0203，没有绑定微信，有事列在电话名单上\n住本市（机床新村）\n联络员：郑明远',
    ],
    [
      '（吴玉梅同志）',
      '吴玉梅，女，75岁\n第一支部第二小组，原财务科\n手机：138****0107，有微信\n住外省（随女儿住）\n联络员：李桂兰',
    ],
    ['张三', '花名册上没有找到“张三”。请核对一下，要写全名。'],
  ])('%s', (name, text) =>
    inOffice(async (tx) => {
      expect(await say(tx, findPerson, { name })).toBe(text)
    }),
  )

  test('two of one name are both shown', () =>
    inOffice(async (tx) => {
      const text = await say(tx, findPerson, { name: '王秀英' })
      expect(text).toMatch(
        /^叫王秀英的有2位：\n\n王秀英（王师傅）.*第一支部第一小组.*\n\n王秀英，女.*第三支部第一小组/s,
      )
    }))

  test('of somebody who has died, that they have, and not their phone', () =>
    inOffice(async (tx) => {
      await setStatus(tx, '0106', 'deceased')
      expect(await say(tx, findPerson, { name: '周福生' })).toBe('周福生，已去世，男\n第一支部第二小组，原锻工车间')
    }))

  test('outside of the scope nobody is found', () =>
    inOffice(async (tx) => {
      const scope = { units: [await unitId(tx, '第二支部')] }
      expect(await say(tx, findPerson, { name: '陈德福' }, scope)).toContain('没有找到')
    }))
})

describe('有多少人', () => {
  test.each([
    ['第一支部', '第一支部：在册7人。\n其中80岁及以上4人，住外地1人。\n微信能联系7人，要打电话0人。'],
    ['第二支部第一小组', '第二支部第一小组：在册3人。\n其中80岁及以上2人，住外地0人。\n微信能联系2人，要打电话1人。'],
    ['第九支部', '“第九支部”我没对上花名册。请说支部、小组或协会的名字，比如：第一支部和太极拳协会，70岁以上。'],
  ])('%s', (whom, text) =>
    inOffice(async (tx) => {
      expect(await say(tx, headCount, { whom })).toBe(text)
    }),
  )

  test('those whose day of birth is missing are mentioned, not forgotten', () =>
    inOffice(async (tx) => {
      await tx.updateTable('person').set({ birth_day: null }).where('number', '=', '0106').execute()
      expect(await say(tx, headCount, { whom: '第一支部80岁以上' })).toContain('\n另有1人没登记出生日期，没算在内。')
    }))
})

describe('我的信息', () => {
  const asSpeaker = async (tx: Tx, ...numbers: string[]): Promise<Speaker> => {
    const rows = await Promise.all(numbers.map((number) => person(tx, number)))
    const [first] = rows
    const alone =
      first && rows.length === 1 ? { person: { id: first.id, name: first.name, unit: null, address: '' } } : {}
    return { ...alone, sharing: rows.map(({ id, name }) => ({ id, name, unit: null })), rights: new Map() }
  }
  const ask = async (tx: Tx, phone: string, speaker: Speaker) =>
    ownRecord.run(turnOf(tx, { chat: await chatId(tx, phone), speaker }, {}))

  test('six lines, masked, with the way to have it corrected', () =>
    inOffice(async (tx) => {
      const outcome = await ask(tx, 'phone-0102', await asSpeaker(tx, '0102'))
      expect(outcome?.reply?.text).toBe(
        '王师傅，您登记的是：王秀英，第一支部第一小组\n原单位：铸造车间\n生日：农历1944年八月十五\n' +
          '手机：138****0102，住本市（机床新村）\n联络员：陈德福\n哪里不对，请直接告诉我，或打0000-8800100。',
      )
    }))

  test('on a shared phone nothing is shown before it is known who writes', () =>
    inOffice(async (tx) => {
      expect(ownRecord.forOneself).toBe(true)
      expect(await ask(tx, 'phone-0104', await asSpeaker(tx, '0104', '0103'))).toEqual({})
    }))

  test('a correction goes to a person', () =>
    inOffice(async (tx) => {
      const outcome = await correctRecord.run(turnOf(tx, { chat: 1 }, {}))
      expect(outcome).toEqual({ handOver: { why: '说登记的信息不对或有变化，请打电话核对后改花名册。' } })
    }))
})

describe('the roster page', () => {
  const show = (tx: Tx, query: Record<string, string> = {}, scope: Scope = 'office') =>
    rosterPage.view(tx, { ...LOOKING, query, scope }).then(String)
  const namesIn = (page: string) =>
    [...page.matchAll(/<th scope="row"[^>]*><a href="[^"]*">(.*?)<\/a><\/th>/g)].map(([, name]) => name)

  test('支部, 小组, people, with masked phones', () =>
    inOffice(async (tx) => {
      const page = await show(tx)
      expect(namesIn(page)).toHaveLength(20)
      expect(page).toContain('第一支部（7人）')
      expect(page).toContain('138****0203')
      expect(page).not.toContain('138-0000')
    }))

  test('one branch, one’s own branch, nobody', () =>
    inOffice(async (tx) => {
      const second = await unitId(tx, '第二支部')
      expect(namesIn(await show(tx, { unit: String(second) }))).toHaveLength(7)
      expect(namesIn(await show(tx, {}, { units: [second] }))).toHaveLength(7)
      const elsewhere = await unitId(tx, '第一支部')
      expect(namesIn(await show(tx, { unit: String(elsewhere) }, { units: [second] }))).not.toContain('陈德福')
      expect(namesIn(await show(tx, {}, { units: [] }))).toEqual([])
    }))

  test('a name is text, never markup', () =>
    inOffice(async (tx) => {
      await tx.updateTable('person').set({ name: '<b>张</b>' }).where('number', '=', '0101').execute()
      expect(await show(tx)).toContain('&lt;b&gt;张&lt;/b&gt;')
    }))

  test('those without a unit are not forgotten', () =>
    inOffice(async (tx) => {
      await tx.updateTable('person').set({ unit_id: null }).where('number', '=', '0101').execute()
      expect(await show(tx)).toContain('还没编入支部')
    }))
})

test('every right that a command, answer or page needs is held by somebody', () => {
  const { commands = [], answers = [], pages = [], rights } = people
  const needed = [...commands, ...answers, ...pages].map(({ needs }) => needs)
  expect([...new Set(needed)].sort()).toEqual(Object.keys(rights).sort())
})
