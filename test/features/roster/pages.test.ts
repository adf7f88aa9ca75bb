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

  test('looking at a list or a card is recorded once an hour', () =>
    inOffice(async (tx) => {
      const { id } = await person(tx, '0102')
      const looks = async () =>
        (await tx.selectFrom('disclosure').select('viewer_id').where('person_id', '=', id).execute()).length
      await draw(tx, rosterPage, { q: '李桂兰' })
      expect(await looks()).toBe(0)
      await draw(tx, rosterPage, { q: '王秀英' })
      expect(await looks()).toBe(1)
      await draw(tx, rosterPage)
      await draw(tx, rosterPage, { person: String(id) })
      expect(await looks()).toBe(1)
    }))

  test.each(['', 'x', '-1', '1e9', '99999999999999999999'])('no card for %j', (id) =>
    inOffice(async (tx) => expect(await draw(tx, rosterPage, { person: id })).toContain('花名册上没有这一位')),
  )
})

describe('the tree', () => {
  const links = (page: string) =>
    [...page.matchAll(/<a href="\?(unit|club)=(\d+|none)">(.*?)<\/a>/g)].map(([, kind, , name]) => `${kind} ${name}`)
  const names = (page: string) => [...page.matchAll(/<a href="\?person=\d+">(.*?)<\/a>/g)].map(([, name]) => name)
  const clubId = async (tx: Tx, name: string) =>
    (await tx.selectFrom('club').select('id').where('name', '=', name).executeTakeFirstOrThrow()).id

  /** Makes the office a large one: so many more in a 支部, and as many of no unit. */
  async function grow(tx: Tx, count: number): Promise<void> {
    const more = { birth_calendar: 'unknown', region: 'city', status: 'active', kind: 'retiree' } as const
    const unit_id = await unitId(tx, '第二支部')
    const rows = Array.from({ length: count }, (_, at) => ({ ...more, name: `众人${at}`, unit_id }))
    await tx.insertInto('person').values(rows).execute()
    await tx
      .insertInto('person')
      .values(rows.map((row) => ({ ...row, unit_id: null })))
      .execute()
  }

  test('党总支, 支部 and clubs lead on, each with its heads', () =>
    inOffice(async (tx) => {
      const page = await draw(tx, rosterPage)
      expect(links(page)).toEqual([
        'unit 退休职工党总支（20人）',
        'unit 第一支部（7人）',
        'unit 第二支部（7人）',
        'unit 第三支部（6人）',
        expect.stringMatching(/^club 太极拳协会（\d人）$/),
      ])
      expect(names(page)).toHaveLength(20)
    }))

  test('a club shows its own people', () =>
    inOffice(async (tx) => {
      const club = await draw(tx, rosterPage, { club: String(await clubId(tx, '太极拳协会')) })
      expect(names(club)).toContain('陈德福')
      expect(names(club).length).toBeLessThan(20)
    }))

  test('above 300 people nobody is shown at once, and 党总支, 支部 and those of no unit still lead on', () =>
    inOffice(async (tx) => {
      await grow(tx, 301)
      const page = await draw(tx, rosterPage)
      expect(names(page)).toEqual([])
      expect(page).toContain('请点一个支部、小组或协会查看')
      expect(links(page)).toContain('unit 退休职工党总支（321人）')
      expect(links(page)).toContain('unit 还没编入支部（301人）')
      const committee = await draw(tx, rosterPage, { unit: String(await unitId(tx, '退休职工党总支')) })
      expect(names(committee)).toEqual([])
      expect(links(committee).filter((link) => link === 'unit 第二支部（308人）')).toHaveLength(2)
      const loose = await draw(tx, rosterPage, { unit: 'none' })
      expect(names(loose)).toHaveLength(300)
      expect(loose).toContain('只列前300位')
      const branch = await draw(tx, rosterPage, { unit: String(await unitId(tx, '第一支部')) })
      expect(names(branch)).toHaveLength(7)
    }))

  test('whoever has one 支部 sees that, its people of the clubs, and nobody else', () =>
    inOffice(async (tx) => {
      const units = [await unitId(tx, '第二支部')]
      const page = await draw(tx, rosterPage, {}, { units })
      expect(links(page).filter((link) => link.startsWith('unit'))).toEqual(['unit 第二支部（7人）'])
      const other = await draw(tx, rosterPage, { unit: String(await unitId(tx, '第一支部')) }, { units })
      expect(names(other)).toEqual(names(page))
      const club = await draw(tx, rosterPage, { club: String(await clubId(tx, '太极拳协会')) }, { units })
      expect(names(club)).not.toContain('陈德福')
      expect(names(await draw(tx, rosterPage, { unit: 'none' }, { units }))).toEqual([])
    }))
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
