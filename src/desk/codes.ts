/** Codes by which staff enter the page: asked for in their own private chat, so that the chat vouches for them. */

import { randomInt } from 'node:crypto'
import { dayOf } from '../base/calendar.ts'
import { MINUTE } from '../base/spans.ts'
import { command, type Feature, type PersonId, type Tx } from '../feature.ts'
import * as queries from './queries.ts'
import * as wording from './wording.ts'

/** How long a code is valid, in minutes. */
const VALID = 10
/** Codes for one person within an hour. */
const MOST = 5
/** So many figures at random have never been taken yet; more would be a mistake of the program. */
const TRIES = 20

/** The posts with which one enters the page. */
const ENTER = ['secretary', 'staff', 'administrator'] as const

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
    return { reply: { text: wording.code(await makeCode(db, person, { now, minutes: VALID }), VALID) } }
  },
})

/** A new code for somebody; their earlier ones are worth nothing any more. */
export async function makeCode(
  db: Tx,
  person: PersonId,
  { now, minutes }: { readonly now: Date; readonly minutes: number },
): Promise<string> {
  await queries.endCodes(db, person, now)
  const until_at = new Date(now.getTime() + minutes * MINUTE)
  for (let tries = 0; tries < TRIES; tries += 1) {
    const code = String(randomInt(1_000_000)).padStart(6, '0')
    if (await queries.insertCode(db, { person_id: person, code, made_at: now, until_at })) return code
  }
  throw new Error('no free code for the page')
}

/** Where no chat could vouch for a colleague, the administrator does: the code is handed on in person. */
const letIn = command({
  id: 'desk.let-in',
  needs: 'desk.let-in',
  says: ['给{name}[一个|个](登录码|网页登录码)', '让{name}(登录|进)网页'],
  slots: { name: { kind: 'name' } },
  ask: { name: wording.askWhoEnters },
  examples: ['给王芳登录码', '给王芳一个登录码'],
  help: '给王芳登录码：让另一位工作人员进网页',
  async run({ db, now, office, slots }) {
    const [one, ...others] = await queries.findPeopleCalled(db, slots.name)
    if (one === undefined) return { reply: { text: wording.nobodyCalled(slots.name) } }
    if (others.length > 0) return { reply: { text: wording.severalCalled(slots.name, others.length + 1) } }
    if (!(await queries.holdsPost(db, one.id, ENTER, dayOf(now, office.zone))))
      return { reply: { text: wording.entersNotYet(slots.name) } }
    const code = await makeCode(db, one.id, { now, minutes: VALID })
    return { reply: { text: wording.codeFor(slots.name, code, VALID) } }
  },
})

/** The engine's own feature about the page; `hasChat`: there is a chat account by which staff are sent their codes. */
export const createDeskFeature = (hasChat: boolean): Feature => ({
  id: 'desk',
  rights: { 'desk.enter': ENTER, 'desk.let-in': ['administrator'] },
  commands: hasChat ? [logIn] : [logIn, letIn],
})
