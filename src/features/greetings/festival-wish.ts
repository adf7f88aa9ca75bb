/** 不要节日问候了，生日祝福还要: whoever wants no greetings on festivals, said by themselves or by staff for them. */
import { command, type Outcome, type PersonId, type Turn } from '../../feature.ts'
import { greetAgain, wantsNoGreeting } from '../privacy/public.ts'
import * as queries from './queries.ts'
import { NOTHING, wantsFestivals } from './read-wish.ts'
import { ALL_WISHES, FESTIVAL_WISH } from './vocabulary.ts'
import { ofNamed } from './whose-wish.ts'
import * as wording from './wording.ts'

const WISH = '节日[的](问候|祝福)'
const NO = '(别|不要|不用)'

export const festivalWish = command({
  id: 'greetings.festival-wish',
  needs: 'greetings.answer',
  says: [
    `[我][以后]${NO}[再](给我|给我发|发)${WISH}[了]`,
    `[我][以后]${NO}${WISH}[了]`,
    `[还是](再|继续|照常|恢复)[给我]发${WISH}[吧]`,
    `还是给我发${WISH}吧`,
    `我还(要|想要|想收)${WISH}`,
  ],
  slots: {},
  ask: {},
  examples: ['不要节日问候了', '以后别给我发节日祝福了', '我还要节日问候', '还是给我发节日问候吧'],
  forOneself: true,
  run: (turn) => wish(turn),
  // Before 别发了 is heard as the end of all greetings.
  async claims(turn) {
    const isMeant = turn.speaker.person !== undefined && FESTIVAL_WISH.test(turn.act.text.replace(/[。！!]+$/, ''))
    return isMeant ? wish(turn) : undefined
  },
})

async function wish({ db, now, act, speaker }: Turn<unknown>): Promise<Outcome> {
  const person = speaker.person?.id
  if (person === undefined) return {}
  const onFestivals = wantsFestivals(act.text)
  const isBirthdayWanted = /生日/.test(act.text)
  const isBack = (onFestivals || isBirthdayWanted) && (await greetAgain(db, person, now))
  const before = isBack ? NOTHING : await queries.wishOf(db, person)
  const birthdays = isBirthdayWanted ? { ...before, inPrivate: true } : before
  await queries.setWish(db, person, { ...birthdays, onFestivals, by: null, now })
  const none = await wantsNoGreeting(db, person)
  return { reply: { text: wording.festivalWish(onFestivals, !none && (birthdays.inPrivate || birthdays.inRoom)) } }
}

/** 继续给我发祝福: every kind of them, whichever was stopped. */
export const allWishes = command({
  id: 'greetings.all-wishes',
  needs: 'greetings.answer',
  says: [
    `[以后][还是](再|继续|照常|恢复)[给我]发[所有的](祝福|问候)[吧]`,
    '我还(要|想要|想收)(祝福|问候)[了]',
    '(祝福|问候)都(恢复|要|照发)[吧|了]',
  ],
  slots: {},
  ask: {},
  examples: ['我还要祝福', '祝福都恢复吧'],
  forOneself: true,
  mayPass: true,
  run: wantAll,
  claims: (turn) => (ALL_WISHES.test(turn.act.text) ? wantAll(turn) : Promise.resolve(undefined)),
})

/** `undefined`: no kind of greetings is off by itself. */
async function wantAll({ db, now, speaker }: Turn<unknown>): Promise<Outcome | undefined> {
  const person = speaker.person?.id
  if (person === undefined) return undefined
  const isBack = await greetAgain(db, person, now)
  if (!isBack && !(await queries.wantsLess(db, person))) return undefined
  const before = isBack ? NOTHING : await queries.wishOf(db, person)
  await queries.setWish(db, person, { ...before, inPrivate: true, onFestivals: true, onDays: true, by: null, now })
  return { reply: { text: wording.allWishes() } }
}

export const enterFestivalWish = command({
  id: 'greetings.festival-wish-of',
  needs: 'greetings.set',
  says: [`{name}${NO}${WISH}[了]`, `[以后]${NO}[再]给{name}发${WISH}[了]`, `(恢复|继续|照常)给{name}发${WISH}`],
  slots: { name: { kind: 'name' } },
  ask: {},
  examples: ['陈德福不要节日问候', '别给陈德福发节日祝福', '恢复给陈德福发节日问候'],
  help: '陈德福不要节日问候；恢复给陈德福发节日问候',
  run: (turn) => ofNamed(turn, (one) => enter(turn, one, wantsFestivals(turn.act.text.replace(one.name, '')))),
})

async function enter(
  { db, now, speaker }: Pick<Turn, 'db' | 'now' | 'speaker'>,
  { id, name }: { readonly id: PersonId; readonly name: string },
  onFestivals: boolean,
): Promise<Outcome> {
  // What somebody has said for themselves, staff do not take back.
  if (onFestivals && (await wantsNoGreeting(db, id))) return { reply: { text: wording.wantsNone(name) } }
  const before = await queries.wishOf(db, id)
  await queries.setWish(db, id, { ...before, onFestivals, by: speaker.person?.id ?? null, now })
  const birthdays = before.inPrivate || before.inRoom
  return { reply: { text: wording.festivalWishOf(name, onFestivals, birthdays) } }
}
