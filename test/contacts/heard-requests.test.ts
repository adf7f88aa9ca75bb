import { expect, test } from 'vitest'
import type { FriendRequest } from '../../src/contacts/friends.ts'
import { createHeardRequests } from '../../src/contacts/heard-requests.ts'

const request = (requestId: string): FriendRequest => ({
  requestId,
  platformId: requestId,
  name: '',
  hello: '',
  accepted: false,
})

test('a request that comes while the database is away is kept when it is back, once, and holds up no other', async () => {
  let refuses = (_one: FriendRequest) => true
  const kept: string[] = []
  const heard = createHeardRequests(async (one) => {
    if (refuses(one)) throw new Error('the database is away')
    kept.push(one.requestId)
  })
  for (const id of ['甲', '乙', '丙']) heard.add(request(id))
  await expect(heard.keepAll()).rejects.toThrow('away')
  refuses = ({ requestId }) => requestId === '乙'
  await expect(heard.keepAll()).rejects.toThrow('away')
  expect(kept).toEqual(['甲', '丙'])
  refuses = () => false
  await Promise.all([heard.keepAll(), heard.keepAll()])
  expect(kept).toEqual(['甲', '丙', '乙'])
})
