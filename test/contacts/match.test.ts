import { describe, expect, test } from 'vitest'
import { type OurChat, placeChats, placeRooms } from '../../src/contacts/match.ts'

const chat = (id: number, platformId: string | null, remark: string | null): OurChat => ({ id, platformId, remark })
const contact = (platformId: string, alias: string, name = platformId) => ({ platformId, alias, name })

describe('chats after a login', () => {
  test('the remark finds who has another id; the nickname never does', () => {
    const chats = [chat(1, 'a', '张三·一支部·01'), chat(2, 'b', '李四·一支部·02')]
    const places = placeChats(chats, [contact('x', '张三·一支部·01'), contact('y', '', '李四')])
    expect(places.get(1)).toEqual({ is: 'moved', platformId: 'x' })
    expect(places.get(2)).toEqual({ is: 'gone' })
  })

  test('an id that the platform has given to somebody else is not believed', () => {
    const chats = [chat(1, 'a', '张三'), chat(2, 'b', '李四')]
    const places = placeChats(chats, [contact('a', '李四'), contact('b', '张三')])
    expect([places.get(1), places.get(2)]).toEqual([
      { is: 'moved', platformId: 'b' },
      { is: 'moved', platformId: 'a' },
    ])
  })

  test('an id whose contact bears another chat’s remark is no longer this one', () => {
    const chats = [chat(1, 'a', '张三'), chat(2, 'b', '李四')]
    expect(placeChats(chats, [contact('a', '李四')]).get(1)).toEqual({ is: 'gone' })
  })

  test('a remark taken away by hand: the same while the id is known', () => {
    expect(placeChats([chat(1, 'a', '张三')], [contact('a', '')]).get(1)).toEqual({ is: 'same', platformId: 'a' })
  })

  test('who is listed and could not be read is there; a remark that is read elsewhere is believed before that', () => {
    const unread = new Set(['a', 'b'])
    const places = placeChats(
      [chat(1, 'a', '张三'), chat(2, 'b', '李四'), chat(3, 'c', '王五')],
      [contact('x', '李四')],
      unread,
    )
    expect([...places.values()]).toEqual([
      { is: 'same', platformId: 'a' },
      { is: 'moved', platformId: 'x' },
      { is: 'gone' },
    ])
  })

  test('a remark that two bear is doubtful, unless one of them is where the chat was', () => {
    const two = [contact('x', '张三', '甲'), contact('y', '张三', '乙')]
    expect(placeChats([chat(1, 'a', '张三')], two).get(1)).toEqual({ is: 'doubtful', among: two })
    expect(placeChats([chat(1, 'y', '张三')], two).get(1)).toEqual({ is: 'same', platformId: 'y' })
  })

  test('chats that were never called anything are left alone', () => {
    expect(placeChats([chat(1, 'a', null)], []).size).toBe(0)
  })
})

describe('rooms after a login', () => {
  const ours = (members: readonly number[], platformId: string | null = 'r') => [
    { id: 9, platformId, name: '一支部群', members },
  ]
  const shown = (platformId: string, members: readonly number[], name = '一支部群') => ({ platformId, name, members })

  test.each([
    ['same id and name', ours([1, 2]), [shown('r', [])], { is: 'same', platformId: 'r' }],
    ['same name, most of its people', ours([1, 2, 3, 4]), [shown('s', [1, 2])], { is: 'moved', platformId: 's' }],
    ['same name, other people', ours([1, 2, 3, 4]), [shown('s', [1])], { is: 'gone' }],
    ['same name, nobody known', ours([]), [shown('s', [])], { is: 'gone' }],
    ['two of the name with its people', ours([1, 2]), [shown('s', [1, 2]), shown('t', [1, 2])], { is: 'gone' }],
    ['the same people under another name', ours([1, 2]), [shown('s', [1, 2], '理财群')], { is: 'gone' }],
  ])('%s', (_, rooms, directory, place) => {
    expect(placeRooms(rooms, directory).get(9)).toEqual(place)
  })

  test('another name under the same id', () => {
    expect(placeRooms(ours([1]), [shown('r', [1], '理财群')]).get(9)).toMatchObject({ is: 'renamed', name: '理财群' })
  })
})
