/** The roster's pages as they are drawn: what is shown to whom, and what looking leaves behind. */
import { describe, expect, test } from 'vitest'
import type { Page, Scope, Speaker, Tx } from '../../../src/feature.ts'
import { importPage } from '../../../src/features/roster/pages/import-page.ts'
import { rosterPage } from '../../../src/features/roster/pages/roster-page.ts'
import { changeBeside, changePerson } from '../../../src/features/roster/queries.ts'
import { LOOKING, NOW, person, unitId, useOffice } from '../people/office.ts'

const inOffice = useOffice()

async function staff(tx: Tx): Promise<Speaker> {
  const { id, name } = await person(tx, '0901')
  return {
    person: { id, name, unit: null, address: '' },
    sharing: [],
    rights: new Map([
      ['roster.change', 'office'],
      ['roster.export', 'office'],
    ]),
  }
}

async function draw(tx: Tx, page: Page, query: Record<string, string> = {}, scope: Scope = 'office') {
  return String(await page.view(tx, { ...LOOKING, query, scope, speaker: await staff(tx) }))
}

describe('the roster', () => {
  test.each([
    ['桂兰', ['李桂兰']],
    ['王秀英', ['王秀英', '王秀英']],
    ['0203', ['何守田']],
    ['0000-0203', ['何守田']],
    ['没有的人', []],
    ['%', []],
  ])('%s finds %j', (q, names) =>
    inOffice(async (tx) => {
      const page = await draw(tx, rosterPage, { q })
      expect([...page.matchAll(/<a href="\?person=\d+">(.*?)<\/a>/g)].map(([, name]) => name)).toEqual(names)
    }),
  )

  test('nobody is found outside of one’s own units', () =>
    inOffice(async (tx) => {
      const units = [await unitId(tx, '第二支部')]
      expect(await draw(tx, rosterPage, { q: '李桂兰' }, { units })).toContain('没有找到“李桂兰”')
      const { id } = await person(tx, '0105')
      expect(await draw(tx, rosterPage, { person: String(id) }, { units })).toContain('花名册上没有这一位')
    }))

  test('a card shows what is on record, masked, with its changes and the sentences that change it', () =>
    inOffice(async (tx) => {
      const { id } = await person(tx, '0102')
      const by = (await person(tx, '0901')).id
      await changePerson(tx, id, { phone: '13900000001' }, { by, at: NOW })
      const kin = { name: '陈红', relation: '女儿', phone: '13900000009', mayAct: false }
      await changeBeside(tx, id, { tags: ['失独'], relatives: [kin] }, { by, at: NOW })
      const page = await draw(tx, rosterPage, { person: String(id) })
      expect(page).toContain('王秀英（第一支部第一小组）')
      expect(page).toContain('手机从138****0102改为139****0001')
      expect(page).toContain('女儿陈红 139****0009')
      expect(page).toContain('改第一支部第一小组的王秀英电话{手机}')
      expect(page).toContain('改第一支部第一小组的王秀英生日{生日}')
      expect(page).toContain('改第一支部第一小组的王秀英联络员{联络员}')
      expect(page).not.toContain('13900000')
    }))

  test('looking at a card is recorded once an hour, and no other page is', () =>
    inOffice(async (tx) => {
      const { id } = await person(tx, '0102')
      const looks = async () =>
        (await tx.selectFrom('card_view').select('viewer_id').where('person_id', '=', id).execute()).length
      await draw(tx, rosterPage)
      await draw(tx, rosterPage, { q: '王秀英' })
      expect(await looks()).toBe(0)
      await draw(tx, rosterPage, { person: String(id) })
      await draw(tx, rosterPage, { person: String(id) })
      expect(await looks()).toBe(1)
    }))

  test.each(['', 'x', '-1', '1e9', '99999999999999999999'])('no card for %j', (id) =>
    inOffice(async (tx) => expect(await draw(tx, rosterPage, { person: id })).toContain('花名册上没有这一位')),
  )
})

test('a list on its way shows how far it is, and its doubtful and wrong rows as text', () =>
  inOffice(async (tx) => {
    expect(await draw(tx, importPage)).toContain('还没有导入过名册。')
    const { id } = await tx
      .insertInto('roster_import')
      .values({
        file_name: '<b>.xlsx',
        file_id: null,
        state: 'judging',
        notes: '[]',
        made_by: null,
        chat_id: null,
        made_at: NOW,
        rows_found: 5,
        rows_read: 3,
        calendar: null,
        ended_at: null,
      })
      .returning('id')
      .executeTakeFirstOrThrow()
    const row = (number: number, verdict: 'doubtful' | 'wrong' | null, reason: string | null) => ({
      import_id: id,
      row: number,
      place: `第${number}行`,
      name: '张三',
      fields: '{}',
      links: '{}',
      wrong: null,
      unit_id: null,
      verdict,
      reason,
      remarks: null,
      person_id: null,
      changes: null,
    })
    await tx
      .insertInto('roster_row')
      .values([row(2, 'doubtful', '像是同一个人'), row(3, 'wrong', '没有姓名'), row(4, null, null)])
      .execute()
    const page = await draw(tx, importPage)
    expect(page).toContain('&lt;b&gt;.xlsx')
    expect(page).toContain('一共5行，读到3行，核对了2行。')
    expect(page).toMatch(/第2行[\s\S]*拿不准[\s\S]*像是同一个人/)
    expect(page).toMatch(/第3行[\s\S]*有问题[\s\S]*没有姓名/)
  }))

test.each([
  ['changed', "update person_change set new = '13800000000'"],
  ['taken away', 'delete from person_change'],
])('the record of changes cannot be %s', (_what, statement) =>
  inOffice(async (tx) => {
    const { id } = await person(tx, '0102')
    await changePerson(tx, id, { phone: '13900000001' }, { by: null, at: NOW })
    const { sql } = await import('kysely')
    await expect(sql.raw(statement).execute(tx)).rejects.toThrow()
  }),
)
