/** Files through wechaty and the local puppet: what comes in is fetched by its message, what goes out arrives whole. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import type { Network } from '../../src/chat/local/network.ts'
import { type Ears, earsOn, smallNetwork } from './phones.ts'

const BOT = { bot: true } as const
const TO_ZHANG = { kind: 'private', platformId: 'zhang' } as const
const MEGABYTE = 2 ** 20
const SHEET = { mediaType: 'text/plain', bytes: Buffer.from('张三，李四') }

async function online(network: Network = smallNetwork()): Promise<{ network: Network; ears: Ears }> {
  const ears = earsOn(network)
  await ears.start()
  onTestFinished(() => ears.chat.stop())
  return { network, ears }
}

const sendSheet = (network: Network) =>
  network.say('zhang', BOT, { kind: 'file', fileName: '名册.txt', file: SHEET }).id

test('a file is announced with its name and fetched whole', async () => {
  const { network, ears } = await online()
  const id = sendSheet(network)
  expect((await ears.hear(1))[0]).toMatchObject({ kind: 'file', file: { name: '名册.txt' } })
  const fetched = await ears.chat.fetchFile(id, MEGABYTE)
  expect(fetched).toEqual({ outcome: 'had', name: '名册.txt', mediaType: 'text/plain', bytes: SHEET.bytes })
})

test('a picture and a voice that nobody has written down are announced, a voice in words and words are not', async () => {
  const { network, ears } = await online()
  network.say('zhang', BOT, { kind: 'image' })
  network.say('zhang', BOT, { kind: 'audio' })
  network.say('zhang', BOT, { kind: 'audio', text: '我去' })
  network.say('zhang', BOT, { kind: 'text' })
  const heard = await ears.hear(4)
  expect(heard.map(({ file }) => file)).toEqual([{ name: '' }, { name: '' }, undefined, undefined])
})

test.each([
  ['a file of just that size', SHEET.bytes.length, 'had'],
  ['a byte more', SHEET.bytes.length - 1, 'too-large'],
])('%s: no more is read than is taken', async (_, most, outcome) => {
  const { network, ears } = await online()
  expect((await ears.chat.fetchFile(sendSheet(network), most)).outcome).toBe(outcome)
})

test('is tried again, and lost when it never comes', async () => {
  const { network, ears } = await online()
  const id = sendSheet(network)
  network.trouble.failFiles(1)
  expect((await ears.chat.fetchFile(id, MEGABYTE)).outcome).toBe('had')
  network.trouble.failFiles(2)
  expect((await ears.chat.fetchFile(id, MEGABYTE)).outcome).toBe('lost')
  network.trouble.delayFiles(() => new Promise(() => {}))
  expect((await ears.chat.fetchFile(id, MEGABYTE)).outcome).toBe('lost')
})

test('what failed while the line was lost says nothing of the file, also when it is back by then', async () => {
  const { network, ears } = await online()
  const id = sendSheet(network)
  network.trouble.delayFiles(() => new Promise(() => {}))
  const fetching = ears.chat.fetchFile(id, MEGABYTE)
  network.line.goOffline()
  network.line.goOnline()
  expect(await fetching).toEqual({ outcome: 'offline' })
  expect(ears.chat.state()).toBe('online')
})

test('is lost once its message was taken back', async () => {
  const { network, ears } = await online()
  const id = sendSheet(network)
  network.recall(id)
  expect((await ears.chat.fetchFile(id, MEGABYTE)).outcome).toBe('lost')
})

test('nobody can be asked while logged out, and a stop does not wait for it', async () => {
  const { network, ears } = await online()
  const id = sendSheet(network)
  network.trouble.delayFiles(() => new Promise(() => {}))
  const fetching = ears.chat.fetchFile(id, MEGABYTE)
  await ears.chat.stop()
  expect(await fetching).toEqual({ outcome: 'offline' })
  expect(await ears.chat.fetchFile(id, MEGABYTE)).toEqual({ outcome: 'offline' })
})

test('after a restart of the phones and of the bot it is still there', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'phones-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  const file = join(folder, 'phones.jsonl')
  const id = sendSheet(smallNetwork(file))
  const { network, ears } = await online(smallNetwork(file))
  expect(network.message(id)?.file).toMatchObject({ mediaType: 'text/plain', size: SHEET.bytes.length })
  expect(await ears.chat.fetchFile(id, MEGABYTE)).toMatchObject({ outcome: 'had', bytes: SHEET.bytes })
})

test('a file that is sent arrives whole, a picture as a picture', async () => {
  const { network, ears } = await online()
  const file = { name: '名单.csv', mediaType: 'text/csv', bytes: SHEET.bytes }
  expect(await ears.chat.send({ to: TO_ZHANG, file })).toEqual({ outcome: 'sent', platformMessageId: 'm1' })
  await ears.chat.send({ to: TO_ZHANG, file: { ...file, name: '合影.png' } })
  const [sheet, picture] = network.ledger()
  expect(sheet).toMatchObject({ kind: 'file', fileName: '名单.csv', chat: 'zhang', from: 'bot' })
  expect(picture).toMatchObject({ kind: 'image', fileName: '合影.png' })
  expect(Buffer.from(network.fileOf(sheet?.id ?? '') ?? '')).toEqual(SHEET.bytes)
})

test('a file that cannot be sent fails as words do', async () => {
  const { network, ears } = await online()
  const file = { name: '名单.csv', ...SHEET }
  network.trouble.nextSends(1, { what: 'fail', failure: 'too-often' })
  expect(await ears.chat.send({ to: TO_ZHANG, file })).toEqual({ outcome: 'failed', failure: 'too-often' })
  network.trouble.nextSends(1, { what: 'hang', delivered: false })
  expect(await ears.chat.send({ to: TO_ZHANG, file })).toEqual({ outcome: 'uncertain' })
})
