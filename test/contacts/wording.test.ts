import { expect, test } from 'vitest'
import { afterLogin } from '../../src/contacts/wording.ts'

const nothing = { moved: 0, rooms: 0, doubtful: [], gone: [], goneRooms: [] }

test('of people and rooms only those are named that were found again', () => {
  expect(afterLogin({ ...nothing, moved: 3, rooms: 2 })).toContain('重新认出了3位同志、2个群，')
  expect(afterLogin({ ...nothing, moved: 3 })).toContain('重新认出了3位同志，')
  expect(afterLogin({ ...nothing, rooms: 2 })).toContain('重新认出了2个群，')
  expect(afterLogin(nothing)).toBeUndefined()
})
