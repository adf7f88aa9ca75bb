/**
 * 生日祝福发群里就行, 别在群里祝我生日, 群里私下都要, 不要生日祝福: where somebody is congratulated on a birthday, said by
 * themselves or by staff for them. In a room only whoever has agreed (rule 13).
 */
import { HOUR } from '../../base/spans.ts'
import { command, type Outcome, type PersonId, type Turn } from '../../feature.ts'
import { greetAgain, wantsNoGreeting } from '../privacy/public.ts'
import * as queries from './queries.ts'
import { NO_BIRTHDAY, NOTHING, readWish } from './read-wish.ts'
import { BARE_WISH, OWN_WISH, WANTS } from './vocabulary.ts'
import { ofNamed } from './whose-wish.ts'
import * as wording from './wording.ts'

const ID = 'greetings.birthday-wish'
/** So long after a greeting 别在群里发 is about it, in milliseconds. */
const AFTERGLOW = 36 * HOUR
const WISH = '生日(祝福|问候|祝贺)'
const ENOUGH = '(就行|就好|就可以|就够)'
const SAY = '(祝贺|祝福|祝|发|说|提)'
const ALONE = '(私下|私聊|单独)'
const NO = '(别|不要|不用)'
const BOTH = '[在]群里[和|跟]私下都(要|发|行|可以)'

export const wishForOneself = command({
  id: ID,
  needs: 'greetings.answer',
  says: [
    `[我|我的]生日(可以|愿意|同意)在群里${SAY}[一下|一句]`,
    `(可以|愿意|同意)在群里祝[我]生日`,
    `[我的]${WISH}[只][发|发在|发到|在]群里[${SAY}]${ENOUGH}`,
    `[我的]${WISH}(只|就)[发|发在|发到|在]群里[发|说|祝]`,
    `[我的]${WISH}[只]${ALONE}[给我](发|说)[给我][${ENOUGH}]`,
    `[我的]${WISH}${BOTH}`,
    `[还是](再|继续|照常|恢复)给我发${WISH}[吧]`,
    `还是给我发${WISH}吧`,
    `我还(要|想要|想收)${WISH}`,
  ],
  slots: {},
  ask: {},
  examples: [
    '我生日可以在群里祝贺',
    '同意在群里祝生日',
    '生日祝福发群里就行',
    '我的生日祝福私下发就行',
    '生日祝福群里私下都要',
    '还是给我发生日祝福吧',
  ],
  forOneself: true,
  run: async (turn) => (await wishFor(turn)) ?? {},
  async hears(turn) {
    const { act, file } = turn
    if (file !== undefined || WANTS.test(act.text)) return undefined
    if (OWN_WISH.test(act.text) || (BARE_WISH.test(act.text) && (await followsGreeting(turn)))) return wishFor(turn)
    return undefined
  },
})

/** A command of its own, so that words near to it are not taken for the contrary. */
export const wishLess = command({
  id: `${ID}-less`,
  needs: 'greetings.answer',
  says: [
    `[以后]${NO}在群里发${WISH}[了]`,
    `${NO}[再]在群里${SAY}[我|我的]生日[了]`,
    `[我|我的]生日${NO}在群里${SAY}[了]`,
    `[我的]${WISH}${NO}[再][在]群里${SAY}[了]`,
    `[以后]${NO}[再](给我|给我发|发)${WISH}[了]`,
    `[我]${NO}${WISH}[了]`,
    `${NO}[再](祝我|给我祝)生日[快乐][了]`,
  ],
  slots: {},
  ask: {},
  examples: [
    '别在群里发生日祝福',
    '别在群里祝我生日了',
    '我的生日不要在群里说',
    '生日祝福别在群里发',
    '不要生日祝福',
    '别再给我发生日祝福了',
  ],
  forOneself: true,
  run: async (turn) => (await wishFor(turn)) ?? {},
})

/** What was said last in this chat was about a birthday, or congratulated on one. */
async function followsGreeting({ db, chat, now, previous }: Turn<unknown>): Promise<boolean> {
  if (previous?.startsWith(ID) === true) return true
  const last = await queries.lastSaid(db, chat.id, new Date(now.getTime() - AFTERGLOW))
  return last?.feature === 'greetings' && last.kind === 'greeting'
}

async function wishFor({ db, now, act, speaker }: Turn<unknown>): Promise<Outcome | undefined> {
  const person = speaker.person?.id
  if (person === undefined) return undefined
  // Who had stopped everything and now names birthdays has those back, where they say, and nothing else.
  const before = (await wantsNoGreeting(db, person)) ? NO_BIRTHDAY : await queries.wishOf(db, person)
  const wish = readWish(act.text, before)
  if (wish.inRoom && !wish.inPrivate && !(await hasRoom(db, person))) return { reply: { text: wording.noRoom() } }
  const isBack = wish.inPrivate && (await greetAgain(db, person, now))
  await queries.setWish(db, person, { ...(isBack && NOTHING), ...wish, by: null, now })
  return { reply: { text: wording.wish(wish, isBack) } }
}

const hasRoom = async (db: Turn['db'], person: PersonId): Promise<boolean> =>
  (await queries.nearestRooms(db, [person])).length > 0

export const enterWish = command({
  id: 'greetings.birthday-wish-of',
  needs: 'greetings.set',
  says: [
    '{name}(同意|愿意|可以|不同意|不愿意)[在]群里(祝|过|说)[他|她]生日',
    `{name}的${WISH}[只][发|发在|发到|在]群里[发|说|祝]${ENOUGH}`,
    `{name}的${WISH}(只|就)[发|发在|发到|在]群里[发|说|祝]`,
    `{name}的${WISH}${NO}[在]群里[发|说|祝][了]`,
    `{name}的${WISH}[只]${ALONE}(发|说)[${ENOUGH}]`,
    `{name}的${WISH}${BOTH}`,
    `{name}${NO}${WISH}[了]`,
    `[以后]${NO}[再]给{name}发${WISH}[了]`,
    `(恢复|继续|照常)给{name}发${WISH}`,
    `{name}[还|又]要${WISH}[了]`,
  ],
  slots: { name: { kind: 'name' } },
  ask: {},
  examples: [
    '陈德福同意在群里祝生日',
    '陈德福不愿意群里说她生日',
    '陈德福的生日祝福只发群里',
    '陈德福的生日祝福群里私下都发',
    '陈德福不要生日祝福',
    '别给陈德福发生日祝福',
    '恢复给陈德福发生日祝福',
  ],
  help: '陈德福的生日祝福只发群里（或：群里私下都发、只私下发、别在群里发）；陈德福不要生日祝福',
  run: (turn) =>
    ofNamed(turn, async ({ id, name }) => {
      const { db, now, act, speaker } = turn
      const wish = readWish(act.text.replace(name, ''), await queries.wishOf(db, id))
      if (wish.inRoom && !(await hasRoom(db, id))) return { reply: { text: wording.noRoomOf(name) } }
      // What somebody has said for themselves, staff do not take back.
      if (wish.inPrivate && (await wantsNoGreeting(db, id))) return { reply: { text: wording.wantsNone(name) } }
      await queries.setWish(db, id, { ...wish, by: speaker.person?.id ?? null, now })
      return { reply: { text: wording.wishOf(name, wish) } }
    }),
})
