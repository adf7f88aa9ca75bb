/** What the office was promised about notices. */
import { expect } from 'vitest'
import { listFeatures } from '../../../src/features/index.ts'
import { defineSteps } from '../gherkin-steps.ts'
import type { parameters, World } from '../world.ts'

export const steps = defineSteps<World, typeof parameters>((step) => {
  step('办公室定了：通知都要另一位同志同意', (world) =>
    world.restart({ features: listFeatures({ remindAt: '16:00', noticeApproval: true }) }),
  )
  step('办公室定了：没回的催{int}次，隔{int}小时', (world, most, everyHours) =>
    world.restart({ features: listFeatures({ remindAt: '16:00', nudges: { most, everyHours } }) }),
  )
  step('{person}加的是另一个没连上的微信号', async (world, name) => {
    const heard_until = new Date(world.now().getTime() - 600_000)
    await world.db.insertInto('account').values({ id: 'second', puppet: 'local', heard_until }).execute()
    await world.db
      .updateTable('chat')
      .set({ account_id: 'second' })
      .where('platform_id', '=', world.contact(name))
      .execute()
  })
  step('{person}还加过另一个没连上的微信号', async (world, name) => {
    const heard_until = new Date(world.now().getTime() - 600_000)
    await world.db.insertInto('account').values({ id: 'second', puppet: 'local', heard_until }).execute()
    const chat = await world.db
      .insertInto('chat')
      .values({ account_id: 'second', kind: 'private', platform_id: 'other', name, created_at: world.now() })
      .returning('id')
      .executeTakeFirstOrThrow()
    const binding = { person_id: await world.personId(name), chat_id: chat.id, confirmed: true, from_at: world.now() }
    await world.db.insertInto('binding').values(binding).execute()
  })
  step('{person}定了通知：{words}', async (world, name, words) => {
    await world.say(name, {}, { text: words })
    await world.say(name, {}, { text: '1' })
    expect(world.look(name, '开始发'), world.transcript()).toBeDefined()
  })
})
