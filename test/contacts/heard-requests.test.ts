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

class Refused extends Error {}

function heardWith(keep: (id: string) => void) {
  const kept: string[] = []
  const refused: string[] = []
  const heard = createHeardRequests<FriendRequest>({
    async keep({ requestId }) {
      keep(requestId)
      kept.push(requestId)
    },
    isRefused: (error) => error instanceof Refused,
    refused: ({ requestId }) => void refused.push(requestId),
  })
  const settled: string[] = []
  for (const id of ['甲', '乙', '丙']) void heard.add(request(id)).then(() => settled.push(id))
  return { heard, kept, refused, settled }
}

test('requests that come while the database is away are kept when it is back, in their order, each once', async () => {
  let isAway = true
  let asked = 0
  const { heard, kept, settled } = heardWith(() => {
    asked += 1
    if (isAway) throw new Error('the database is away')
  })
  await expect(heard.keepAll()).rejects.toThrow('away')
  expect([asked, settled]).toEqual([1, []])
  isAway = false
  await Promise.all([heard.keepAll(), heard.keepAll()])
  expect([kept, settled]).toEqual([
    ['甲', '乙', '丙'],
    ['甲', '乙', '丙'],
  ])
})

test('a request that the database refuses holds up no other and is not tried again', async () => {
  const { heard, kept, refused, settled } = heardWith((id) => {
    if (id === '乙') throw new Refused()
  })
  await heard.keepAll()
  await heard.keepAll()
  expect([kept, refused, settled]).toEqual([['甲', '丙'], ['乙'], ['甲', '乙', '丙']])
})
