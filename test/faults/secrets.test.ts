/** Numbers of papers, bank cards and codes that somebody posts: in no file that the program writes, and not in its log. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { readPhones } from './phones.ts'
import { folderWithDatabase, patiently, postForm, startProgram, type } from './program.ts'

const SOMEBODY = 'phone-0101'
const [PAPER, CARD, CODE] = ['110101194903121234', '6222020200112233445', '48291357']
/** What stays, as a proof that the search finds what is there. */
const WORDS = '我的锦鲤三号存折'

/** All that lies in the data folder, but for the invented phones: these are the platform's. */
function searched(folder: string, words: string): readonly string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name !== 'phones.jsonl')
    .map(({ parentPath, name }) => join(parentPath, name))
    .filter((path) => readFileSync(path).includes(words))
}

test('kept nowhere: not in the database, not in the journal, not in the log', async () => {
  const DATA_DIR = await folderWithDatabase()
  const program = startProgram({ DATA_DIR, LOG_LEVEL: 'debug' })
  const url = await program.url()
  const warned = () => readPhones(DATA_DIR).said.filter(({ text }) => text.includes('请不要把身份证号')).length
  const secrets = [`${WORDS}，身份证号${PAPER}`, `卡号${CARD}`, `验证码是${CODE}`]
  for (const [at, text] of secrets.entries()) {
    await type(url, SOMEBODY, text)
    await patiently(() => warned() > at, `not warned of ${text}`)
  }
  await postForm(url, '/say', { as: SOMEBODY, chat: 'room-branch-1', kind: 'text', text: `群里的${PAPER}` })
  await patiently(() => warned() > secrets.length, 'not warned of what was said in the room')
  expect(searched(DATA_DIR, WORDS)).not.toEqual([])
  expect([PAPER, CARD, CODE].flatMap((number) => searched(DATA_DIR, number ?? ''))).toEqual([])
  program.signal('SIGTERM')
  expect(await program.ended()).toBe(0)
  expect([PAPER, CARD, CODE].flatMap((number) => searched(DATA_DIR, number ?? ''))).toEqual([])
  for (const words of [PAPER, CARD, CODE, WORDS]) expect(program.said()).not.toContain(words)
})
