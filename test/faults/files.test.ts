/** A command that takes a file, in a process that dies in between. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { command, type Feature } from '../../src/feature.ts'
import { readFile } from '../../src/files/public.ts'
import { FEATURES, type MortalOffice, openMortalOffice } from './office.ts'

/** Reads aloud what it is sent. */
const reader: Feature = {
  id: 'reader',
  rights: { 'reader.read': ['staff'] },
  commands: [
    command({
      id: 'reader.read',
      needs: 'reader.read',
      says: ['念文件'],
      slots: {},
      ask: {},
      examples: ['念文件'],
      run: async () => ({ reply: { text: '请把文件发来。' } }),
      async hears({ db, file }) {
        const content = file?.name.endsWith('.txt') ? await readFile(db, file.id) : undefined
        if (file === undefined || content === undefined) return undefined
        const text = `${file.name}，${file.size}字节，${file.mediaType}：${new TextDecoder().decode(content.bytes)}`
        return { reply: { text, file: { name: `又名${file.name}`, id: file.id } } }
      },
    }),
  ],
}

const STAFF = 'phone-0901'
let office: MortalOffice
beforeAll(async () => {
  office = await openMortalOffice({ features: [reader, ...FEATURES] })
}, 60_000)
afterAll(() => office.close())

const send = (from: string, fileName: string, text: string) =>
  office.network.say(
    from,
    { bot: true },
    { kind: 'file', fileName, file: { mediaType: 'text/plain', bytes: Buffer.from(text) } },
  )
const recorded = (state: string) =>
  expect
    .poll(() =>
      office.db
        .selectFrom('inbox')
        .select('id')
        .where('file_state', '=', state as 'had')
        .execute(),
    )
    .toHaveLength(1)
const answers = () => office.heard(STAFF).filter((text) => text.startsWith('名册'))
const files = () => office.network.messagesOf(STAFF, STAFF).filter(({ fileName }) => fileName?.startsWith('又名'))

test('whoever dies before the file is fetched, while it is, or after it: it is read once and comes back once', async () => {
  send(STAFF, '名册.txt', '张三')
  await recorded('wanted')
  await office.restart()
  office.dieBefore(2)
  expect(await office.settle()).toBe(false)
  await office.restart()
  office.dieBefore(5)
  expect(await office.settle()).toBe(false)
  await office.restart()
  await office.settle()
  expect(answers()).toEqual(['名册.txt，6字节，text/plain：张三'])
  expect(files()).toHaveLength(1)
  expect(Buffer.from(office.network.fileOf(files()[0]?.id ?? '') ?? '').toString()).toBe('张三')
})

test('what no command wants is no command’s, and who lacks the right is passed on to a person', async () => {
  send(STAFF, '照片.bmp', '')
  await recorded('wanted')
  await office.settle()
  expect(office.heard(STAFF).at(-1)).toContain('要当通知发出去，请说发给谁')
  send('phone-0101', '名册.txt', '李四')
  await recorded('wanted')
  await office.settle()
  expect(office.heard('phone-0101').at(-1)).toContain('已经转给办公室的同志看')
})
