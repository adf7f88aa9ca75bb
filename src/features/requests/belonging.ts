/** Which open request words belong to: what somebody says later is about what they have brought, or something of its own. */
import type { Matter, Writer } from '../../feature.ts'
import * as queries from './queries.ts'
import { AFTER_ALARM, AFTER_ANSWER, dueAfter, goesOn, numberTold, PRESSING, TOGETHER } from './rules.ts'
import { meantAmong } from './same-matter.ts'
import { topicOf } from './topics.ts'
import { UNWANTED } from './vocabulary.ts'

/** The request to which words are added; a matter that presses has one of its own, and an advertisement joins the others. */
export async function earlierOf(matter: Matter, from: queries.Asker): Promise<queries.Request | undefined> {
  if (matter.unwanted) return queries.findUnwanted(matter.db, from)
  if (matter.joins) return queries.findNewest(matter.db, from)
  const found = matter.pressing ? await pressedAlready(matter, from) : await belongsTo(matter, from)
  return found !== undefined && mayJoin(matter, found) ? found : undefined
}

/**
 * 头晕, and 现在更难受了 some minutes later: one matter that presses, with one number. What is told behind a cry for help is
 * of that cry: 天旋地转, and 筷子都捏不住.
 */
async function pressedAlready({ db, now, office }: Matter, from: queries.Asker): Promise<queries.Request | undefined> {
  const recent = await queries.findRecent(db, from, new Date(now.getTime() - TOGETHER))
  if (recent === undefined || recent.urgent) return recent
  const asPressing = dueAfter(recent.opened_at, false, PRESSING, office.zone)
  return recent.due_at <= asPressing ? recent : undefined
}

/** What is another's to see to is a matter of its own, said in the same breath or not: 药费能报吗, and 水管漏了. */
async function isForAnother({ db, words, isPlace }: Matter, recent: queries.Request): Promise<boolean> {
  const topic = isPlace ? 'other' : topicOf(words)
  if (topic === 'other' || recent.topic === 'other' || topic === recent.topic) return false
  const [mine, theirs] = [await queries.arrangementOf(db, topic), await queries.arrangementOf(db, recent.topic)]
  return mine?.owner_id != null && mine.owner_id !== (recent.owner_id ?? theirs?.owner_id ?? null)
}

/** What only one of the staff reads is not put where all read it; nor the other way about what is for whoever sees to it. */
function mayJoin({ isDiscreet, isPlace, words }: Matter, request: queries.Request): boolean {
  if (isDiscreet || !request.discreet) return isDiscreet === request.discreet
  const topic = isPlace ? 'other' : topicOf(words)
  return topic === 'other' || topic === request.topic
}

/** What may be said of something that was brought without a name, in the same breath. */
const NAMELESS_TOPICS: ReadonlySet<string> = new Set(['other', 'suggestion', 'complaint', 'activity'])

/**
 * What was brought without a name, where these words quote or number it, or go on with it: they stay without one too. Whoever
 * is in danger is named.
 */
export async function namelessOf(matter: Matter): Promise<queries.Request | undefined> {
  const { db, now, words, quoted, chat, urgent, pressing, unwanted, joins } = matter
  if (urgent || pressing || unwanted || joins) return undefined
  const number = numberTold(quoted ?? '') ?? numberTold(words)
  if (number !== undefined) return queries.findNameless(db, chat, { number })
  if (!goesOn(words) || !NAMELESS_TOPICS.has(topicOf(words))) return undefined
  const since = new Date(now.getTime() - TOGETHER)
  const nameless = await queries.findNameless(db, chat, { since })
  const named = await queries.findRecent(db, { person: matter.speaker.person?.id ?? null, chat }, since)
  // Of two that they speak of, the newer.
  return named !== undefined && nameless !== undefined && named.id > nameless.id ? undefined : nameless
}

/**
 * The open request that words are about: the one that is quoted or named, the one just brought, the one just answered, or
 * what is still waited for.
 */
async function belongsTo(matter: Matter, from: queries.Asker): Promise<queries.Request | undefined> {
  const { db, now, words, quoted, urgent, isPlace } = matter
  const number = numberTold(quoted ?? '') ?? numberTold(words)
  const named = number === undefined ? undefined : await queries.findOwn(db, from, number)
  if (named !== undefined) return named
  // Whoever has called for help and is still waited for says with it where they are.
  const alarmed = isPlace ? await queries.findUrgent(db, from) : undefined
  if (alarmed !== undefined) return alarmed
  if (!goesOn(words)) return undefined
  const before = (span: number) => new Date(now.getTime() - span)
  const recent = await queries.findRecent(db, from, before(TOGETHER))
  // A cry for help joins the same one only: it must not be lost in what was asked about before.
  if (urgent) return queries.findUrgent(db, from, before(TOGETHER))
  // Whoever has advertised may have something to ask all the same.
  if (recent !== undefined && recent.topic !== UNWANTED)
    return (await isForAnother(matter, recent)) ? undefined : recent
  const topic = isPlace ? 'other' : topicOf(words)
  // 我没事了，老伴扶起来了, half an hour after a cry for help.
  const called = topic === 'other' ? await queries.findUrgent(db, from, before(AFTER_ALARM)) : undefined
  if (called !== undefined) return called
  const answered = await queries.findAnswered(db, from, before(AFTER_ANSWER))
  if (answered !== undefined && (topic === 'other' || topic === answered.topic)) return answered
  return isPlace ? undefined : waitedFor(matter, from)
}

/** 还没来修水管呢, the next morning: what they have brought and wait for. */
async function waitedFor(
  { db, now, words, isUnclear }: Matter,
  from: queries.Asker,
): Promise<queries.Request | undefined> {
  const meant = meantAmong(await queries.waitingOf(db, from), { words, isUnclear, now })
  return meant && queries.lockRequest(db, meant.id)
}

/**
 * They have called for help and are waited for, something of theirs was answered within hours or is waited for since
 * lately, or they quote a line about it.
 */
export async function inHandWith({ db, now, speaker, chat, quoted }: Writer): Promise<boolean> {
  const from = { person: speaker.person?.id ?? null, chat }
  const number = numberTold(quoted ?? '')
  const named = number === undefined ? undefined : await queries.findOwn(db, from, number)
  const since = new Date(now.getTime() - AFTER_ANSWER)
  const inHand =
    named ??
    (await queries.findUrgent(db, from, new Date(now.getTime() - AFTER_ALARM))) ??
    (await queries.findAnswered(db, from, since)) ??
    (await queries.findNameless(db, chat, { since: new Date(now.getTime() - TOGETHER) })) ??
    meantAmong(await queries.waitingOf(db, from), { words: '', isUnclear: true, now })
  return inHand !== undefined
}
