/** The first talk with somebody whom the roster does not know: who we are, who they are, and then a person calls. */
import { dayOf } from '../../base/calendar.ts'
import type { Outcome, Turn } from '../../feature.ts'
import { soundOf } from '../../language/sounds.ts'
import { findByName, findGoneByName, type KnownPerson, staffOn } from '../people/public.ts'
import { claim } from './claim.ts'
import { askForHelper } from './helper.ts'
import * as queries from './queries.ts'
import { goOnRegistering, register } from './register.ts'
import {
  ASKS_WHO_WE_ARE,
  answersFor,
  othersSaid,
  phoneSaid,
  readTold,
  type Said,
  saysNothing,
  soundsLikeFraud,
  type Told,
} from './stranger-words.ts'
import * as wording from './wording.ts'

/** One message of somebody unknown, and what is known of them. */
interface Talk {
  readonly turn: Turn
  readonly words: string
  readonly earlier: readonly queries.EarlierWords[]
  readonly told: Told
}

/**
 * What to say to a private message when nobody is known for sure to be behind the chat. Whoever says name and former
 * unit is bound provisionally, whoever is not on the roster is asked for what is missing, and staff decide; what leads
 * to neither goes to staff, with thanks and the name of who will call. Two messages running never get the same words.
 */
export async function introduce(turn: Turn): Promise<Outcome> {
  const words = (await queries.wordsOf(turn.db, turn.inboxId)) ?? turn.act.text
  const earlier = await queries.talkBefore(turn.db, turn.chat.id, turn.inboxId)
  if (soundsLikeFraud(words)) return keepAway(earlier)
  const told = readTold([words], false)
  // 我爸手机不会用，以后有事找我 asks for no help.
  if (turn.act.reply.reply === 'help' && told.name === undefined && told.kin === undefined)
    return { reply: { text: wording.helpForStranger(turn.office, earlier.length === 0) }, as: 'help' }
  const said = earlier.filter(({ as }) => as !== 'stranger:fraud').map(({ text }) => text)
  return goOn({ turn, words, earlier, told: readTold([...said, words], earlier.length > 0) })
}

/** Advertisements get one line and no talk; all of them are kept under one number, and staff hear of the first. */
function keepAway(earlier: readonly queries.EarlierWords[]): Outcome {
  const handOver = { why: wording.whyFraud(), silently: true, unwanted: true } as const
  const isFirst = !earlier.some(({ as }) => as === 'stranger:fraud')
  return { ...(isFirst && { reply: { text: wording.onlyOffice() } }), handOver, as: 'fraud' }
}

async function goOn(talk: Talk): Promise<Outcome> {
  const { turn, words, told } = talk
  const claimed = await queries.boundTo(turn.db, turn.chat.id)
  if (claimed.length > 0) {
    const names = claimed.map(({ name }) => name)
    return (await answersSomething(turn)) ? { reply: { text: wording.kept() }, as: 'kept' } : passOn(talk, names)
  }
  const newcomer = await queries.newcomerIn(turn.db, turn.chat.id)
  if (newcomer?.state === 'waiting') {
    const phone = newcomer.phone ?? phoneSaid(words) ?? null
    if (phone !== newcomer.phone) await queries.changeNewcomer(turn.db, newcomer.id, { phone })
    return passOn(talk, [newcomer.name])
  }
  if (newcomer?.state === 'asked') {
    return goOnRegistering(turn, newcomer, { ...told, ...said(talk) }, saysNothing(turn.act.reply.reply, words))
  }
  if (newcomer?.state === 'refused') return handOver(talk)
  if (talk.earlier.length > 0 && ASKS_WHO_WE_ARE.test(words)) return sayWhoWeAre(talk)
  const outcome = await findOut(talk)
  return talk.earlier.length === 0 ? withIntroduction(turn, outcome) : outcome
}

/** A question is no answer to ours, and nobody is rung up for it. */
function sayWhoWeAre({ turn, earlier }: Talk): Outcome {
  const again = earlier.some(({ as }) => as === 'stranger:told-who')
  return { reply: { text: wording.whoAmI(turn.office, again) }, as: 'told-who' }
}

/** Staff know of them already; what they write meanwhile goes there too, and nothing is done before they are sure. */
function passOn({ turn, words, earlier }: Talk, names: readonly string[]): Outcome {
  if (saysNothing(turn.act.reply.reply, words) && !answersFor(words) && phoneSaid(words) === undefined)
    return { reply: { text: wording.callIsComing(turn.office) }, as: 'polite' }
  const sender = wording.claimant(turn.chat.name, names)
  const passedOn = earlier.filter(({ as }) => as === 'stranger:noted').length
  return { reply: { text: wording.noted(passedOn) }, handOver: { why: wording.whyUnproven(), sender }, as: 'noted' }
}

/** What may answer a question that was read here waits until staff are sure who wrote it, and counts then. */
async function answersSomething({ db, chat, previous }: Turn): Promise<boolean> {
  const asked = await queries.wasAsked(db, chat.id)
  return asked === 'last' || (asked === 'before' && previous === 'stranger:kept')
}

function withIntroduction({ office }: Turn, outcome: Outcome): Outcome {
  const { reply } = outcome
  return reply === undefined
    ? outcome
    : { ...outcome, reply: { ...reply, text: wording.introducing(office, reply.text) } }
}

async function findOut(talk: Talk): Promise<Outcome> {
  const { turn, told } = talk
  const helper = told.kin === undefined ? undefined : await askForHelper(turn, told.kin, told)
  if (helper !== undefined) return helper
  if (told.kin !== undefined) {
    // Whose daughter it is, of two of that name, a person finds out; the name is not the daughter's.
    const elders = await findByName(turn.db, told.kin.elder, 'office')
    if (elders.length > 1) return handOver({ ...talk, told: { ...told, name: told.kin.elder } }, elders)
  }
  if (told.name === undefined) return askName(talk)
  const known = await findByName(turn.db, told.name, 'office')
  if (known.length === 0) {
    const gone = (await findGoneByName(turn.db, told.name, 'office')).filter((one) => fitsUnit(one, talk))
    if (gone.length > 0) return handOver(talk, [], wording.leftBefore(gone, turn.chat.name))
    return register(turn, { ...told, ...said(talk), name: told.name })
  }
  const refused = await queries.refusedIn(turn.db, turn.chat.id)
  const [fits, ...others] = known.filter((one) => fitsUnit(one, talk))
  if (fits !== undefined && others.length === 0 && !refused.has(fits.id)) return claim(turn, fits, said(talk))
  const askedBefore = talk.earlier.some(({ as }) => as === 'stranger:asked-unit')
  if (askedBefore || told.unit !== undefined || refused.size > 0) return handOver(talk, known)
  const text = known.length > 1 ? wording.whichNamesake(told.name) : wording.askUnit(told.name)
  return { reply: { text }, as: 'asked-unit' }
}

/** 老周, 我是小王: by such a name nobody is found, and nobody is called by it (rule 8). */
const HALF_A_NAME = /^(?:您好|你好)?[，,。 ]*(?:[我俺](?:就)?(?:是|叫))?[老小][\u4e00-\u9fff](?:[啊呀哈吧，。,.！!]|$)/

/** A mere 你好, 1 or 收到 is no answer to the question; it is put once more in other words. */
function askName(talk: Talk): Promise<Outcome> | Outcome {
  const { turn, words, earlier } = talk
  if (earlier.length === 0) {
    // 我姓张, 我是新退的: what was said is kept, and goes to staff with the answer.
    return { reply: { text: wording.askName() }, as: 'introduced' }
  }
  if (HALF_A_NAME.test(words) && !earlier.some(({ as }) => as === 'stranger:half-named')) {
    return { reply: { text: wording.askWholeName() }, as: 'half-named' }
  }
  const empty = saysNothing(turn.act.reply.reply, words)
  const passedOn = earlier.some(({ as }) => as === 'stranger:named' || as === 'stranger:noted')
  if (empty && passedOn) return { reply: { text: wording.callIsComing(turn.office) }, as: 'polite' }
  const again = earlier.some(({ as }) => as === 'stranger:asked-again')
  return empty && !again ? { reply: { text: wording.askNameAgain(turn.office) }, as: 'asked-again' } : handOver(talk)
}

const said = ({ earlier, words, told }: Talk): Said => ({
  words: [...earlier.filter(({ as }) => as !== 'stranger:fraud').map(({ text }) => text), words].join('；'),
  wasFraud: earlier.some(({ as }) => as === 'stranger:fraud'),
  others: told.kin === undefined ? [...earlier.map((one) => one.text), words].flatMap(othersSaid) : [],
})

/** What the roster has on the name goes to staff only, who will ring the number on record. */
async function handOver(talk: Talk, known: readonly KnownPerson[] = [], left = ''): Promise<Outcome> {
  const { turn, earlier, told } = talk
  const passedOn = earlier.filter(({ as }) => as === 'stranger:named' || as === 'stranger:noted').length
  const untold = passedOn > 0 ? [] : earlier.filter(({ as }) => as !== 'stranger:fraud').map(({ text }) => text)
  const roster = left !== '' || told.name === undefined ? left : wording.onRoster(told.name, known)
  const why = wording.whyNewcomer(untold, roster, said(talk).wasFraud)
  const text = passedOn > 0 ? wording.noted(passedOn) : wording.thanksForName(await staffName(turn))
  return { reply: { text }, handOver: { why }, as: passedOn > 0 ? 'noted' : 'named' }
}

/** Whether somebody's former unit or 支部 was said, in full or by its beginning. */
function fitsUnit({ formerUnit, unit }: KnownPerson, { earlier, words }: Talk): boolean {
  const text = [...earlier.map((one) => one.text), words].join('，')
  const stem = formerUnit?.replace(/(?:车间|分厂|厂|科|处|室|部|队)$/, '') ?? ''
  const branch = unit === null ? undefined : /^.*?支部/.exec(unit)?.[0]
  return (stem.length >= 2 && soundsIn(text, stem)) || (branch !== undefined && text.includes(branch))
}

/** 住造车间 is 铸造车间, as speech and keyboards write it. */
const soundsIn = (text: string, stem: string): boolean => soundsOf(text).includes(soundsOf(stem))
const soundsOf = (text: string): string => [...text].map((char) => `${soundOf(char)} `).join('')

async function staffName({ db, now, office }: Turn): Promise<string | undefined> {
  return (await staffOn(db, dayOf(now, office.zone)))[0]?.name
}
