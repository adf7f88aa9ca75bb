/** Codes by which staff enter the page: asked for in their own private chat, so that the chat vouches for them. */
import { randomInt } from 'node:crypto'
import { command, type Feature } from '../feature.ts'
import * as queries from './queries.ts'
import * as wording from './wording.ts'

/** How long a code is valid, in minutes. */
const VALID = 10
const MINUTE = 60_000
/** Codes for one person within an hour. */
const MOST = 5
/** So many figures at random have never been taken yet; more would be a mistake of the program. */
const TRIES = 20

const logIn = command({
  id: 'desk.log-in',
  needs: 'desk.enter',
  says: ['[网页]登录[码]', '[我要|要|给我][一个|个]登录码', '[我要](登录|进|打开)网页'],
  slots: {},
  ask: {},
  examples: ['登录', '网页登录', '登录码', '打开网页'],
  help: '登录：要一个登录码，进办公室的网页',
  async run({ db, now, speaker }) {
    const person = speaker.person?.id
    if (person === undefined) return {}
    const made = await queries.countCodes(db, person, new Date(now.getTime() - 60 * MINUTE))
    if (made >= MOST) return { reply: { text: wording.tooManyCodes() }, as: 'too-many' }
    await queries.endCodes(db, person, now)
    const until_at = new Date(now.getTime() + VALID * MINUTE)
    for (let tries = 0; tries < TRIES; tries += 1) {
      const code = String(randomInt(1_000_000)).padStart(6, '0')
      if (await queries.insertCode(db, { person_id: person, code, made_at: now, until_at })) {
        return { reply: { text: wording.code(code, VALID) } }
      }
    }
    throw new Error('no free code for the page')
  },
})

/** The engine's own feature about the page. */
export const deskFeature: Feature = {
  id: 'desk',
  rights: { 'desk.enter': ['secretary', 'staff', 'administrator'] },
  commands: [logIn],
}
