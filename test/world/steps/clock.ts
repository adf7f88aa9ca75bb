/** Time passes, the program stops and starts, the line breaks. */

import { expect } from 'vitest'
import { sleep } from '../../../src/base/clock.ts'
import { defineSteps } from '../gherkin-steps.ts'
import { officeTime, type parameters, type World } from '../world.ts'

/** In milliseconds. */
const A_DAY = 86_400_000

export const steps = defineSteps<World, typeof parameters>((step) => {
  step('现在是{moment}', async (world, moment) => {
    const at = officeTime(moment)
    const days = Math.abs(at.getTime() - world.now().getTime()) / A_DAY
    if (days > 1 && world.transcript() === '') await world.beginAt(at)
    else if (at > world.now()) await world.moveTo(at)
    else if (at < world.now()) throw new Error('已经有人说过话了，时间只能往后走')
    expect(world.now()).toEqual(officeTime(moment))
  })
  step('时间到了{moment}', (world, moment) => world.moveTo(officeTime(moment)))
  step('电脑关着，到了{moment}', async (world, moment) => {
    await world.halt()
    await world.moveTo(officeTime(moment))
    await world.restart()
  })
  step('程序停下', (world) => world.halt())
  step('程序重新启动', (world) => world.restart())
  step('断线', async (world) => {
    world.network.line.goOffline()
    await world.settle()
  })
  step('微信掉线，又登录上了', async (world) => {
    world.network.line.goOffline()
    await world.settle()
    world.network.line.goOnline()
    // What was not read is asked for once more.
    await sleep(50)
    await world.settle()
  })
  step('恢复', async (world) => {
    world.network.line.goOnline()
    await world.restart()
  })
  step('接下来{int}次发送失败', (world, count) =>
    world.network.trouble.nextSends(count, { what: 'fail', failure: 'refused' }),
  )
  step('机器人发出含{words}的消息以后，接下来{int}次发送失败', (world, words, count) => {
    const end = world.network.subscribe((event) => {
      if (event.type !== 'message' || event.message.from !== world.network.bot.id) return
      if (!event.message.text.includes(words)) return
      end()
      world.network.trouble.nextSends(count, { what: 'fail', failure: 'refused' })
    })
  })
  step('下一条消息送来{int}遍', (world, times) => world.network.line.repeatNext(times))
  step('再发出{int}条消息后程序就断线', (world, count) => world.cutAfter(count))
})
