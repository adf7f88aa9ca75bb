/** What the office was promised about activities, in the office's words. */
import { expect } from 'vitest'
import { listFeatures } from '../../../src/features/index.ts'
import { defineSteps } from '../gherkin-steps.ts'
import type { parameters, World } from '../world.ts'

const ANSWERS = { 去: 'yes', 不去: 'no', 没定: 'maybe' } as const
const CHANNELS = { 私聊: 'private', 群里: 'room', 电话: 'phone' } as const

/** The current answer to the latest activity that the person was asked to. */
async function answerOf(world: World, name: string) {
  const number = world.contact(name).replace('phone-', '')
  return world.db
    .selectFrom('sign_up')
    .innerJoin('person', 'person.id', 'sign_up.person_id')
    .select(['answer', 'heads', 'channel', 'answered_at'])
    .where('person.number', '=', number)
    .where('replaced_at', 'is', null)
    .orderBy('activity_id', 'desc')
    .executeTakeFirst()
}

export const steps = defineSteps<World, typeof parameters>((step) => {
  step('办公室定了：老同志问谁去，可以告诉名字', (world) =>
    world.restart({ features: listFeatures({ remindAt: '18:00', showNames: true }) }),
  )
  step('办公室定了：祝福10点半发', (world) =>
    world.restart({ features: listFeatures({ remindAt: '18:00', greetAt: '10:30' }) }),
  )
  step('办公室定了：群里的人数晚上7点报', (world) =>
    world.restart({ features: listFeatures({ remindAt: '18:00', summaryAt: '19:00' }) }),
  )
  step('发布的活动先留{int}秒，可以撤回', (world, recall) =>
    world.restart({ features: listFeatures({ remindAt: '18:00', recall }) }),
  )
  step('{person}已发布：{words}', async (world, name, words) => {
    await world.say(name, {}, { text: words })
    await world.say(name, {}, { text: '1' })
    expect(world.look(name, '已发布'), world.transcript()).toBeDefined()
  })
  step('{person}的话发出以后，接下来1次发送被提示操作频繁：{words}', async (world, name, words) => {
    // The reply goes out first; the broadcast after it is what the platform complains of.
    const end = world.network.subscribe((event) => {
      if (event.type !== 'message' || event.message.from !== world.network.bot.id) return
      end()
      world.network.trouble.nextSends(1, { what: 'fail', failure: 'too-often' })
    })
    await world.say(name, {}, { text: words })
  })
  step('{person}的回话是{words}，{int}人，{word}', async (world, name, answer, heads, channel) => {
    expect(await answerOf(world, name)).toMatchObject({
      answer: ANSWERS[answer as keyof typeof ANSWERS],
      heads,
      channel: CHANNELS[channel as keyof typeof CHANNELS],
    })
  })
  step('{person}还没有回话', async (world, name) => {
    expect(await answerOf(world, name)).toBeUndefined()
  })
})
