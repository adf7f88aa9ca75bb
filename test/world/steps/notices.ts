/** What the office was promised about notices. */
import { expect } from 'vitest'
import { listFeatures } from '../../../src/features/index.ts'
import { CAREFUL_PACE, QUICK_PACE } from '../../../src/outbox/pace.ts'
import { defineSteps } from '../gherkin-steps.ts'
import type { parameters, World } from '../world.ts'

/** Somebody has befriended a second account as well, which was heard last at some moment. */
async function befriend(world: World, name: string, heard_until: Date): Promise<void> {
  await world.db.insertInto('account').values({ id: 'second', puppet: 'local', heard_until }).execute()
  const chat = await world.db
    .insertInto('chat')
    .values({ account_id: 'second', kind: 'private', platform_id: 'other', name, created_at: world.now() })
    .returning('id')
    .executeTakeFirstOrThrow()
  const binding = { person_id: await world.personId(name), chat_id: chat.id, confirmed: true, from_at: world.now() }
  await world.db.insertInto('binding').values(binding).execute()
}

export const steps = defineSteps<World, typeof parameters>((step) => {
  step('办公室定了：通知都要另一位同志同意', (world) =>
    world.restart({ features: listFeatures({ remindAt: '18:00', noticeApproval: true }) }),
  )
  step('办公室定了：没回的催{int}次，隔{int}小时', (world, most, everyHours) =>
    world.restart({ features: listFeatures({ remindAt: '18:00', nudges: { most, everyHours } }) }),
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
    await befriend(world, name, new Date(world.now().getTime() - 600_000))
  })
  step('机器人一天最多主动发{int}条', (world, perDay) =>
    world.restart({ pace: { ...QUICK_PACE, pause: [0, 0], perDay } }),
  )
  step('机器人按真微信的速度发', (world) => world.restart({ pace: CAREFUL_PACE }))
  step('另一个微信号被提示操作频繁，停了群发', async (world) => {
    const paused = { paused_why: 'too-often', paused_at: world.now(), heard_until: null }
    await world.db.updateTable('account').set(paused).where('id', '=', 'second').execute()
  })
  step('{person}还加过另一个微信号，刚才还连着', async (world, name) => {
    await befriend(world, name, world.now())
  })
  step('{person}定了通知：{words}', async (world, name, words) => {
    await world.say(name, {}, { text: words })
    await world.say(name, {}, { text: '1' })
    expect(world.look(name, '开始发'), world.transcript()).toBeDefined()
  })
})
