/** The first talk with somebody whom the roster does not know: who we are, who they are, and then a person calls. */
import { dayOf } from '../../base/calendar.ts'
import type { Outcome, Turn } from '../../feature.ts'
import { findByName, type KnownPerson } from './public.ts'
import * as queries from './queries.ts'
import { nameSaid, saysNothing, saysWho, soundsLikeFraud } from './stranger-words.ts'
import * as wording from './wording.ts'

/**
 * What to say to a private message when nobody on the roster is known to be behind the chat. The first one gets the
 * introduction and the question for name and former unit; what comes then goes to staff, with thanks and the name of
 * who will call. Two messages running never get the same words.
 */
export async function introduce(turn: Turn): Promise<Outcome> {
  const words = (await queries.wordsOf(turn.db, turn.inboxId)) ?? turn.act.text
  const earlier = await queries.talkBefore(turn.db, turn.chat.id, turn.inboxId)
  if (soundsLikeFraud(words)) return keepAway(earlier)
  if (turn.act.reply.reply === 'help') return { reply: { text: wording.helpForStranger(turn.office) }, as: 'help' }
  return earlier.length === 0 ? firstContact(turn, words) : goOn(turn, words, earlier)
}

/** Advertisements get one line and no talk; staff hear of the first. */
function keepAway(earlier: readonly queries.EarlierWords[]): Outcome {
  if (earlier.some(({ as }) => as === 'stranger:fraud')) return { as: 'fraud' }
  return { reply: { text: wording.onlyOffice() }, handOver: { why: wording.whyFraud() }, as: 'fraud' }
}

/** Somebody who says who they are is not asked for it. */
async function firstContact(turn: Turn, words: string): Promise<Outcome> {
  const { office } = turn
  if (!saysWho(words)) return { reply: { text: wording.introduction(office) }, as: 'introduced' }
  const known = await knownBy(turn, words)
  const text = isShared(known, words)
    ? wording.introductionToNamesake(office, known[0]?.name ?? '')
    : wording.introductionAfterName(office, await staffName(turn))
  return { reply: { text }, handOver: { why: whyNewcomer(words, known, []) }, as: 'named' }
}

/** A mere 你好, 1 or 收到 is no answer to the question; it is put once more in other words. */
async function goOn(turn: Turn, words: string, earlier: readonly queries.EarlierWords[]): Promise<Outcome> {
  const passedOn = earlier.filter(({ as }) => as === 'stranger:named' || as === 'stranger:noted').length
  const empty = saysNothing(turn.act.reply.reply, words)
  if (empty && passedOn > 0) return { reply: { text: wording.callIsComing(turn.office) }, as: 'polite' }
  if (empty && !earlier.some(({ as }) => as === 'stranger:asked-again')) {
    return { reply: { text: wording.askNameAgain(turn.office) }, as: 'asked-again' }
  }
  const known = await knownBy(turn, words)
  const untold = passedOn > 0 ? [] : earlier.filter(({ as }) => as !== 'stranger:fraud').map(({ text }) => text)
  const why = whyNewcomer(
    words,
    known,
    untold,
    earlier.some(({ as }) => as === 'stranger:fraud'),
  )
  const asked = isShared(known, words) && !earlier.some(({ as }) => as === 'stranger:named')
  const text = asked
    ? wording.whichNamesake(known[0]?.name ?? '')
    : passedOn > 0
      ? wording.noted(passedOn)
      : wording.thanksForName(await staffName(turn))
  return { reply: { text }, handOver: { why }, as: passedOn > 0 && !asked ? 'noted' : 'named' }
}

async function knownBy({ db }: Turn, words: string): Promise<readonly KnownPerson[]> {
  const name = nameSaid(words)
  return name === undefined ? [] : findByName(db, name, 'office')
}

/** Several bear the name, and the words do not say which of them it is. */
function isShared(known: readonly KnownPerson[], words: string): boolean {
  return known.length > 1 && !known.some(({ formerUnit }) => formerUnit !== null && words.includes(formerUnit))
}

/** What the roster has on the name goes to staff only, who will ring the number on record. */
function whyNewcomer(
  words: string,
  known: readonly KnownPerson[],
  untold: readonly string[],
  wasFraud = false,
): string {
  const name = nameSaid(words)
  const roster = name === undefined ? '' : wording.onRoster(name, known)
  return wording.whyNewcomer(untold, roster, wasFraud)
}

async function staffName({ db, now, office }: Turn): Promise<string | undefined> {
  return (await queries.staffOn(db, dayOf(now, office.zone)))[0]?.name
}
