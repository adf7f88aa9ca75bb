/** Offices as they begin, logins, and people who ask to be friends. */
import { expect } from 'vitest'
import { listFeatures } from '../../../src/features/index.ts'
import { defineSteps } from '../gherkin-steps.ts'
import { type parameters, until, type World } from '../world.ts'

/** As the phone shows it; a nickname where it is not one of the roster's. */
const contactOf = (world: World, name: string) => {
  const found = world.network.contacts().find((contact) => contact.id === world.contact(name))
  if (found === undefined) throw new Error(`没有${name}的手机`)
  return found
}

const requestOf = (world: World, name: string) =>
  world.network.friendRequests().find(({ contact }) => contact === world.contact(name))

async function wasHeard(world: World, name: string): Promise<boolean> {
  const request = await world.db
    .selectFrom('friend_request')
    .select('id')
    .where('platform_id', 'like', `${world.contact(name)}%`)
    .executeTakeFirst()
  return request !== undefined
}

function roomOf(world: World, topic: string) {
  const found = world.network.rooms().find((one) => one.topic === topic)
  if (found === undefined) throw new Error(`没有叫“${topic}”的群`)
  return found
}

/** Another room, known to the office as soon as somebody has said something in it. */
async function nameRoom(world: World, topic: string): Promise<void> {
  const { bot } = world.network
  const member = world.contact('陈德福')
  const id = 'room-of-that-name'
  world.network.addRoom({ id, topic, memberIds: [bot.id, member], nicknames: {} })
  const { id: said } = world.network.say(member, { room: id }, { text: '早上好' })
  const isHeard = async () =>
    (await world.db.selectFrom('inbox').select('id').where('platform_message_id', '=', said).executeTakeFirst()) !==
    undefined
  await until(isHeard, '群里的话没有收到')
  await world.settle()
}

export const steps = defineSteps<World, typeof parameters>((step) => {
  step('办公室还是空的，管理员定为{person}，开通码是{int}', async (world, name, code) => {
    await world.halt()
    await world.empty()
    const beginning = { administrator: name, code: String(code), anew: false }
    await world.restart({ features: listFeatures({ remindAt: '18:00', beginning }) })
  })
  step('机器上设了管理员{person}，开通码是{int}', async (world, name, code) => {
    await world.halt()
    const beginning = { administrator: name, code: String(code), anew: false }
    await world.restart({ features: listFeatures({ remindAt: '18:00', beginning }) })
  })
  step('机器上设了重新开通管理员{person}，开通码是{int}', async (world, name, code) => {
    await world.halt()
    const beginning = { administrator: name, code: String(code), anew: true }
    await world.restart({ features: listFeatures({ remindAt: '18:00', beginning }) })
  })
  step('{person}的手机没了', async (world, name) => {
    await world.db
      .updateTable('chat')
      .set({ platform_id: null })
      .where('platform_id', '=', world.contact(name))
      .execute()
  })
  step('重新登录后编号都变了', (world) => world.changeIds())
  step('{person}的微信名改成{words}', (world, name, nickname) => {
    world.network.addContact({ id: world.contact(name), name: nickname })
  })
  step('手机上{person}的备注是{words}', (world, name, alias) => {
    expect(contactOf(world, name).alias).toBe(alias)
  })
  step('手机上{person}的备注改成了{words}', (world, name, alias) => {
    world.network.setAlias(world.contact(name), alias)
  })
  step('{room}改名叫{words}', (world, room, topic) => {
    const found = world.network.rooms().find((one) => one.topic === room)
    if (found !== undefined) world.network.addRoom({ ...found, topic })
  })
  step('还有一个群也叫{words}', (world, topic) => nameRoom(world, topic))
  step('那个同名的群改叫{words}', (world, topic) => nameRoom(world, topic))
  step('{person}不在{room}里', (world, name, room) => {
    const found = roomOf(world, room)
    world.network.addRoom({ ...found, memberIds: found.memberIds.filter((id) => id !== world.contact(name)) })
  })
  step('{person}进了{room}', (world, name, room) => {
    const found = roomOf(world, room)
    world.network.addRoom({ ...found, memberIds: [...found.memberIds, world.contact(name)] })
  })
  step('{person}申请加好友，说：{words}', async (world, name, hello) => {
    world.network.askToBeFriend(world.contact(name), hello)
    await until(() => wasHeard(world, name), '申请没有收到')
    await world.settle()
  })
  step('{person}的好友申请通过了', (world, name) => {
    expect(requestOf(world, name)?.accepted).toBe(true)
  })
  step('{person}的好友申请还没有通过', (world, name) => {
    expect(requestOf(world, name)?.accepted).toBe(false)
  })
})
