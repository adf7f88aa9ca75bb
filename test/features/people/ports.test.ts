import { describe, expect, test } from 'vitest'
import type { ClaimedMessage, MessageKind, Role, Tx } from '../../../src/feature.ts'
import { createPeoplePorts } from '../../../src/features/people/ports.ts'
import { stillWanted } from '../../../src/features/people/still-wanted.ts'
import { bind, chatId, NOW, office, person, setStatus, unitId, useOffice } from './office.ts'

const inOffice = useOffice()
const ROLES: readonly Role[] = ['stranger', 'member', 'liaison', 'group-leader', 'secretary', 'staff', 'administrator']
const ports = createPeoplePorts(Object.fromEntries(ROLES.map((role) => [`as.${role}`, [role]])), office, {
  now: () => NOW,
})

async function identify(tx: Tx, sender: string, room?: string, now = NOW) {
  const chat = await chatId(tx, room ?? sender)
  const kind = room === undefined ? ('private' as const) : ('room' as const)
  return ports.identify(tx, { chatId: chat, kind, accountId: 'demo', senderPlatformId: sender, now })
}

describe('who speaks', () => {
  test('a member, in private and in a room', () =>
    inOffice(async (tx) => {
      const { id } = await person(tx, '0102')
      const speaker = {
        person: { id, name: '王秀英', unit: '第一支部第一小组', sex: 'female', address: '王师傅' },
        sharing: [{ id, name: '王秀英', unit: '第一支部第一小组', sex: 'female' }],
        rights: new Map([['as.member', { units: [] }]]),
        isElder: true,
      }
      expect(await identify(tx, 'phone-0102')).toEqual(speaker)
      expect(await identify(tx, 'phone-0102', 'room-branch-1')).toEqual(speaker)
    }))

  test('without an honorific: 某某同志', () =>
    inOffice(async (tx) => {
      expect((await identify(tx, 'phone-0106')).person?.address).toBe('周福生同志')
    }))

  test('a liaison has rights in the own group, staff in the whole office', () =>
    inOffice(async (tx) => {
      const { id, unit_id } = await person(tx, '0101')
      const scope = { units: [unit_id], looksAfter: [id] }
      expect((await identify(tx, 'phone-0101')).rights.get('as.liaison')).toEqual(scope)
      expect((await identify(tx, 'phone-0901')).rights.get('as.staff')).toBe('office')
      expect((await identify(tx, 'phone-0902')).rights.get('as.administrator')).toBe('office')
    }))

  test('somebody whom the roster names as 联络员 of a person has rights for that person, post or no post', () =>
    inOffice(async (tx) => {
      const { id } = await person(tx, '0102')
      expect((await identify(tx, 'phone-0102')).rights.get('as.liaison')).toBeUndefined()
      await tx.updateTable('person').set({ liaison_id: id }).where('number', '=', '0106').execute()
      expect((await identify(tx, 'phone-0102')).rights.get('as.liaison')).toEqual({ units: [], looksAfter: [id] })
    }))

  test.each([
    ['2026-12-01', null, false],
    ['2026-11-23', null, true],
    ['2026-01-01', '2026-11-23', true],
    ['2026-01-01', '2026-11-22', false],
  ])('an appointment from %s until %s: %s', (from_day, until_day, holds) =>
    inOffice(async (tx) => {
      const { id: person_id } = await person(tx, '0106')
      const unit_id = await unitId(tx, '第一支部')
      await tx
        .insertInto('appointment')
        .values({ person_id, role: 'secretary', unit_id, from_day, until_day })
        .execute()
      expect((await identify(tx, 'phone-0106')).rights.has('as.secretary')).toBe(holds)
    }),
  )

  test('the day is the office’s: 23:30 UTC is tomorrow there', () =>
    inOffice(async (tx) => {
      const { id: person_id } = await person(tx, '0106')
      const post = { person_id, role: 'secretary' as const, unit_id: null, from_day: '2026-11-24', until_day: null }
      await tx.insertInto('appointment').values(post).execute()
      const speaker = await identify(tx, 'phone-0106', undefined, new Date('2026-11-23T23:30:00Z'))
      expect(speaker.rights.get('as.secretary')).toBe('office')
    }))

  test('two people on one phone: nobody in particular, and no office of either', () =>
    inOffice(async (tx) => {
      await bind(tx, '0101', await chatId(tx, 'phone-0102'))
      const speaker = await identify(tx, 'phone-0102')
      expect(speaker.person).toBeUndefined()
      expect(speaker.sharing.map(({ name }) => name)).toEqual(['王秀英', '陈德福'])
      expect([...speaker.rights.keys()]).toEqual(['as.member'])
    }))

  test.each([
    ['an hour later', '2026-11-23T02:00:00Z', '陈德福'],
    ['four hours later', '2026-11-23T05:00:00Z', undefined],
  ])('two people on one phone, one of whom has said who writes: %s, without any office', (_when, at, name) =>
    inOffice(async (tx) => {
      const chat = await chatId(tx, 'phone-0102')
      await bind(tx, '0101', chat)
      const { id: writer_id } = await person(tx, '0101')
      const writer_at = new Date('2026-11-23T01:00:00Z')
      await tx.updateTable('chat').set({ writer_id, writer_at }).where('id', '=', chat).execute()
      const speaker = await identify(tx, 'phone-0102', undefined, new Date(at))
      expect(speaker.person?.name).toBe(name)
      expect([...speaker.rights.keys()]).toEqual(['as.member'])
    }),
  )

  test('the phone of a couple one of whom has died is the other one’s', () =>
    inOffice(async (tx) => {
      await bind(tx, '0103', await chatId(tx, 'phone-0104'))
      await setStatus(tx, '0103', 'deceased')
      expect((await identify(tx, 'phone-0104')).person?.name).toBe('孙淑珍')
    }))

  test('the phone of somebody who has died is nobody’s, also when the binding has ended', () =>
    inOffice(async (tx) => {
      await setStatus(tx, '0106', 'deceased')
      const nobody = { sharing: [], rights: new Map([['as.stranger', { units: [] }]]), phoneOf: '周福生' }
      expect(await identify(tx, 'phone-0106')).toEqual(nobody)
      const chat = await chatId(tx, 'phone-0106')
      await tx.updateTable('binding').set({ until_at: NOW }).where('chat_id', '=', chat).execute()
      expect(await identify(tx, 'phone-0106')).toEqual(nobody)
    }))

  test('once one of the staff has entered a death, the phone is nobody’s', () =>
    inOffice(async (tx) => {
      const { id: person_id } = await person(tx, '0106')
      const { id: reported_by } = await person(tx, '0901')
      const report = { how: 'deceased', state: 'reported', reported_by, reported_at: NOW } as const
      await tx
        .insertInto('departure')
        .values({ person_id, ...report })
        .execute()
      expect((await identify(tx, 'phone-0106')).phoneOf).toBe('周福生')
    }))

  test('an ended binding no longer counts', () =>
    inOffice(async (tx) => {
      const chat = await chatId(tx, 'phone-0102')
      await tx.updateTable('binding').set({ until_at: NOW }).where('chat_id', '=', chat).execute()
      expect(await identify(tx, 'phone-0102')).toEqual({
        sharing: [],
        rights: new Map([['as.stranger', { units: [] }]]),
      })
    }))

  test('before staff have confirmed the binding, nobody is known to be there', () =>
    inOffice(async (tx) => {
      await tx.updateTable('binding').set({ confirmed: false }).execute()
      const nobody = { sharing: [], rights: new Map([['as.stranger', { units: [] }]]) }
      expect(await identify(tx, 'phone-0901')).toEqual(nobody)
      expect(await identify(tx, 'phone-0102', 'room-branch-1')).toEqual(nobody)
    }))

  test.each(['moved', 'lost'] as const)('somebody who is %s is known but has no member’s rights', (status) =>
    inOffice(async (tx) => {
      await setStatus(tx, '0102', status)
      const speaker = await identify(tx, 'phone-0102')
      expect([speaker.person?.name, [...speaker.rights.keys()]]).toEqual(['王秀英', ['as.stranger']])
    }),
  )

  test('a newcomer in a room is a stranger', () =>
    inOffice(async (tx) => {
      const speaker = await identify(tx, 'phone-newcomer', 'room-branch-1')
      expect([speaker.sharing, [...speaker.rights.keys()]]).toEqual([[], ['as.stranger']])
    }))
})

describe('where people can be reached', () => {
  const reach = async (tx: Tx, number: string, more: { readonly isPublic?: true } = {}) => {
    const [found] = await ports.reach(tx, [{ to: { person: (await person(tx, number)).id }, ...more }])
    return found
  }

  test('people and rooms in one call, in order, the same twice', () =>
    inOffice(async (tx) => {
      const [{ id: chen }, { id: he }, room, phone] = [
        await person(tx, '0101'),
        await person(tx, '0203'),
        await chatId(tx, 'room-taiji'),
        await chatId(tx, 'phone-0101'),
      ]
      const to = [{ person: chen }, { chat: room }, { person: he }, { person: chen }, { person: 9999 }, { chat: 9999 }]
      const messages = to.map((one) => ({ to: one }))
      expect(await ports.reach(tx, messages)).toEqual([
        { chatId: phone, accountId: 'demo' },
        { chatId: room, accountId: 'demo' },
        { why: '没有绑定微信' },
        { chatId: phone, accountId: 'demo' },
        { why: '花名册上没有此人' },
        { why: '没有这个聊天' },
      ])
      expect(await ports.reach(tx, [])).toEqual([])
    }))

  test.each([
    ['deceased', '已去世'],
    ['moved', '已迁出'],
    ['lost', '已停联'],
  ] as const)('%s: %s', (status, why) =>
    inOffice(async (tx) => {
      await setStatus(tx, '0101', status)
      expect(await reach(tx, '0101')).toEqual({ why })
    }),
  )

  test('a phone shared with somebody who has died still reaches the spouse', () =>
    inOffice(async (tx) => {
      const chat = await chatId(tx, 'phone-0104')
      await bind(tx, '0103', chat)
      await setStatus(tx, '0103', 'deceased')
      expect(await reach(tx, '0104')).toEqual({ chatId: chat, accountId: 'demo' })
      expect(await reach(tx, '0103')).toEqual({ why: '已去世' })
    }))

  test('of several chats the confirmed one, and of those the newest', () =>
    inOffice(async (tx) => {
      const [first, second, third] = [
        await chatId(tx, 'phone-0101'),
        await chatId(tx, 'phone-0102'),
        await chatId(tx, 'phone-0103'),
      ]
      await bind(tx, '0101', third, false)
      expect(await reach(tx, '0101')).toMatchObject({ chatId: first })
      await bind(tx, '0101', second)
      expect(await reach(tx, '0101')).toMatchObject({ chatId: second })
    }))

  test('a provisional chat gets what everybody may know, and nothing else', () =>
    inOffice(async (tx) => {
      const chat = await chatId(tx, 'phone-0201')
      await bind(tx, '0203', chat, false)
      expect(await reach(tx, '0203', { isPublic: true })).toEqual({ chatId: chat, accountId: 'demo' })
      expect(await reach(tx, '0203')).toEqual({ why: '微信还没核实是不是本人' })
    }))

  test('a contact that was not found again after a login', () =>
    inOffice(async (tx) => {
      await tx.updateTable('chat').set({ platform_id: null }).where('platform_id', '=', 'phone-0101').execute()
      expect(await reach(tx, '0101')).toEqual({ why: '微信里找不到了，要重新核对' })
    }))

  test('a hundred thousand at once', () =>
    inOffice(async (tx) => {
      const to = Array.from({ length: 100_000 }, (_, index) => ({ to: { person: index + 1 } }))
      expect((await ports.reach(tx, to)).filter((one) => 'chatId' in one)).toHaveLength(21)
    }))
})

describe('staff', () => {
  test.each([
    [false, 'staff'],
    [true, 'urgent'],
  ])('everybody on duty hears of a matter once; urgent %s goes as %s', (urgent, kind) =>
    inOffice(async (tx) => {
      const [wang, liu] = [(await person(tx, '0901')).id, (await person(tx, '0902')).id]
      expect(await ports.toStaff(tx, { once: 'm', text: '请回电话', urgent })).toEqual([
        { to: { person: wang }, kind, text: '请回电话', once: `m:staff ${wang}` },
        { to: { person: liu }, kind, text: '请回电话', once: `m:staff ${liu}` },
      ])
    }),
  )

  test.each([
    [
      '0104',
      '孙淑珍，第一支部第一小组\n电话：138-0000-0104\n住本市（机床新村）\n老伴：赵国强，138-0000-0103\n联络员：陈德福，138-0000-0101',
    ],
    ['0107', '吴玉梅，第一支部第二小组\n电话：138-0000-0107\n住外省（随女儿住）\n联络员：李桂兰，138-0000-0105'],
  ])('all they need to reach %s in trouble', (number, card) =>
    inOffice(async (tx) => {
      expect(await ports.contactCards(tx, [(await person(tx, number)).id])).toBe(card)
    }),
  )

  test('the one who rings back is of those who do the daily work', () =>
    inOffice(async (tx) => {
      expect(await ports.staffName(tx, [])).toBe('王芳')
      await setStatus(tx, '0901', 'moved')
      expect(await ports.staffName(tx, [])).toBe('刘志强')
      await tx.updateTable('appointment').set({ until_day: '2026-11-22' }).execute()
      expect(await ports.staffName(tx, [])).toBeUndefined()
      expect(await ports.toStaff(tx, { once: 'm', text: '', urgent: true })).toEqual([])
    }))
})

describe('the last look before sending', () => {
  test.each<[MessageKind, 'deceased' | 'moved' | 'lost' | 'active', string | undefined]>([
    ['notice', 'active', undefined],
    ['notice', 'deceased', '已去世'],
    ['greeting', 'deceased', '已去世'],
    ['urgent', 'deceased', '已去世'],
    ['reply', 'deceased', '已去世'],
    ['reminder', 'moved', '已迁出'],
    ['notice', 'lost', '已停联'],
    ['reply', 'moved', undefined],
  ])('a %s to somebody %s: %s', (kind, status, reason) =>
    inOffice(async (tx) => {
      await setStatus(tx, '0101', status)
      const { id: personId } = await person(tx, '0101')
      const messages: ClaimedMessage[] = [
        { id: 7, feature: 'activities', about: null, personId, chatId: null, kind },
        { id: 8, feature: 'activities', about: null, personId: null, chatId: null, kind },
      ]
      expect([...(await stillWanted(tx, messages))]).toEqual(reason === undefined ? [] : [[7, reason]])
    }),
  )
})
