/** Messages that were announced and not read when the process ended: the platform does not tell of them again. */
import { appendFileSync, mkdirSync, mkdtempSync, readFileSync, rmdirSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setImmediate } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { openAnnounced } from '../../src/chat/announced.ts'
import { earsOn, settle, smallNetwork } from './phones.ts'

const BOT = { bot: true } as const
const newFile = () => join(mkdtempSync(join(tmpdir(), 'qwy-announced-')), 'main')
const open = (file: string) =>
  openAnnounced(file, (error) => {
    throw error
  })
const NEVER = new Promise<void>(() => {})

test('what is not ticked off is there after the process, in its order; a torn line names nobody', async () => {
  const file = newFile()
  const first = open(file)
  for (const id of ['一', '二\n', '三', '四']) first.note(id)
  first.tick('一')
  first.tick('三')
  await setImmediate()
  appendFileSync(file, '+"五')
  expect(open(file).left()).toEqual(['二\n', '四'])
})

test('what is noted is in the file at once', () => {
  const file = newFile()
  open(file).note('一')
  expect(open(file).left()).toEqual(['一'])
})

test('the file does not grow with what is over', async () => {
  const file = newFile()
  const announced = open(file)
  announced.note('left')
  for (let at = 0; at < 30_000; at += 1) {
    announced.note(`${'x'.repeat(60)} ${at}`)
    announced.tick(`${'x'.repeat(60)} ${at}`)
  }
  await setImmediate()
  expect(statSync(file).size).toBeLessThan(1_200_000)
  expect(readFileSync(file, 'utf8')).toContain('left')
  expect(open(file).left()).toEqual(['left'])
})

test('what could not be written is written with the next that can be', () => {
  const file = newFile()
  const announced = openAnnounced(file, () => {})
  announced.note('一')
  rmSync(file)
  mkdirSync(file)
  announced.note('二')
  rmdirSync(file)
  announced.note('三')
  expect(open(file).left()).toEqual(['一', '二', '三'])
})

test('a file that cannot be written stops nobody', () => {
  const errors: unknown[] = []
  const announced = openAnnounced(join(newFile(), '..'), (error) => void errors.push(error))
  announced.note('一')
  expect([announced.left(), errors.length]).toEqual([['一'], 2])
})

test('phones that hand over once: what a dead process had not read is heard by the next one, first and once', async () => {
  const file = newFile()
  const network = smallNetwork()
  const dying = earsOn(network, { stopMs: 1 }, async () => {}, open(file))
  await dying.start()
  network.say('li', BOT, { text: '零' })
  await dying.hear(1)
  network.trouble.delayFetches(() => NEVER)
  for (const text of ['一', '二', '三']) network.say('zhang', BOT, { text })
  await settle()
  await dying.chat.stop()
  network.trouble.delayFetches(async () => {})
  network.say('zhang', BOT, { text: '四' })
  const next = earsOn(network, {}, async () => {}, open(file))
  await next.start()
  await next.hear(4)
  await settle()
  expect(next.heard.map(({ text }) => text)).toEqual(['一', '二', '三', '四'])
  await next.chat.stop()
  expect(open(file).left()).toEqual([])
})

test('a message is safe when it is taken in, not before', async () => {
  const file = newFile()
  const network = smallNetwork()
  const dying = earsOn(network, { stopMs: 1 }, () => NEVER, open(file))
  await dying.start()
  network.say('zhang', BOT, { text: '一' })
  await settle()
  await dying.chat.stop()
  const next = earsOn(network, {}, async () => {}, open(file))
  await next.start()
  expect((await next.hear(1)).map(({ text }) => text)).toEqual(['一'])
  await next.chat.stop()
})
