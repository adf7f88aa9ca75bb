/** Whatever the bot hands to a person becomes a request with a number, so that nothing falls through (rules 10, 11). */
import type { Matter, TakenOver, Writer } from '../../feature.ts'
import { sayInstant } from '../../language/say.ts'
import { raise } from '../alarms/public.ts'
import { changeTopic, openRequest } from './open-request.ts'
import * as queries from './queries.ts'
import { AFTER_ALARM, AFTER_ANSWER, dueAfter, goesOn, numberTold, TOGETHER, withinOf } from './rules.ts'
import { atWork } from './staff.ts'
import { topicName, topicOf } from './topics.ts'
import { UNWANTED } from './vocabulary.ts'
import * as wording from './wording.ts'

/** Words about something that was brought already are no second request, unless they say that they are about something else. */
export async function takeOver(matter: Matter): Promise<TakenOver> {
  const { db, now, speaker, chat, urgent } = matter
  const from = { person: speaker.person?.id ?? null, chat }
  const recent = await earlierOf(matter, from)
  if (recent !== undefined) await goOn(matter, recent)
  const request = recent ?? (await open(matter))
  const { id } = request
  await queries.insertEntry(db, {
    request_id: id,
    at: now,
    kind: 'words',
    by_person: null,
    text: matter.words,
    inbox_id: matter.inboxId,
    ...(matter.file !== undefined && { file_id: matter.file.id, file_name: matter.file.name }),
  })
  const told = recent === undefined ? await toldOf(matter, request) : wordsAdded(matter, recent)
  return urgent ? alarm(matter, id, told) : told
}

/** The request to which words are added; a matter that presses has one of its own, and an advertisement joins the others. */
async function earlierOf(matter: Matter, from: queries.Asker): Promise<queries.Request | undefined> {
  if (matter.unwanted) return queries.findUnwanted(matter.db, from)
  if (matter.joins) return queries.findNewest(matter.db, from)
  return matter.pressing ? undefined : belongsTo(matter, from)
}

/** The open request that words are about: the one that is quoted or named, the one just brought, or the one just answered. */
async function belongsTo(
  { db, now, words, quoted, urgent, isPlace }: Matter,
  from: queries.Asker,
): Promise<queries.Request | undefined> {
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
  if (urgent) return recent?.urgent === true ? recent : undefined
  // Whoever has advertised may have something to ask all the same.
  if (recent !== undefined && recent.topic !== UNWANTED) return recent
  const topic = isPlace ? 'other' : topicOf(words)
  // 我没事了，老伴扶起来了, half an hour after a cry for help.
  const called = topic === 'other' ? await queries.findUrgent(db, from, before(AFTER_ALARM)) : undefined
  if (called !== undefined) return called
  const answered = await queries.findAnswered(db, from, before(AFTER_ANSWER))
  return topic === 'other' || topic === answered?.topic ? answered : undefined
}

/** They have called for help and are waited for, something of theirs was answered within hours, or they quote a line about it. */
export async function inHandWith({ db, now, speaker, chat, quoted }: Writer): Promise<boolean> {
  const from = { person: speaker.person?.id ?? null, chat }
  const number = numberTold(quoted ?? '')
  const named = number === undefined ? undefined : await queries.findOwn(db, from, number)
  const since = new Date(now.getTime() - AFTER_ANSWER)
  return (
    (named ??
      (await queries.findUrgent(db, from, new Date(now.getTime() - AFTER_ALARM))) ??
      (await queries.findAnswered(db, from, since))) !== undefined
  )
}

const wordsAdded = ({ office, unwanted }: Matter, { id, urgent, opened_at }: queries.Request): TakenOver => ({
  told: urgent ? wording.callFirst() : wording.addedTold(id),
  forStaff: wording.addedForStaff(id, sinceOf({ office }, opened_at)),
  urgent,
  ...(unwanted && { isKnown: true }),
})

/** When it came: a line may reach staff only the next morning. */
const sinceOf = ({ office }: Pick<Matter, 'office'>, at: Date): string => sayInstant(at, office.zone)

/** Who sees to it is named, but not where everybody is called. */
async function toldOf(
  { db, now, office, urgent, unwanted }: Matter,
  { id, topic, owner_id, opened_at }: queries.Request,
): Promise<TakenOver> {
  const { staff } = await atWork(db, { now, office })
  const since = sinceOf({ office }, opened_at)
  if (unwanted) return { told: '', forStaff: wording.toLookAt(id, since) }
  const owner = urgent ? undefined : staff.find((one) => one.id === owner_id)?.name
  return {
    told: wording.numberTold(id),
    forStaff: urgent
      ? wording.toClose(id, since)
      : wording.toAnswer(id, since, owner === undefined ? undefined : { topic: topicName(topic), owner }),
  }
}

/** Staff are asked who takes it on, and asked again. */
async function alarm(matter: Matter, id: number, told: TakenOver): Promise<TakenOver> {
  const raised = await raise(matter, id)
  if (raised === undefined) return told
  const feature = 'alarms'
  const where = raised.whereSent === undefined ? [] : [raised.whereSent]
  return {
    ...told,
    forStaff: [...where, told.forStaff, raised.asked].join('\n'),
    asks: { feature, expects: raised.asks },
    messages: { feature, messages: raised.messages },
  }
}

/** More was said about it; what it is about may be clear only now. */
async function goOn({ db, now, office, words, why, urgent, isPlace }: Matter, recent: queries.Request): Promise<void> {
  const topic = recent.topic === 'other' && !isPlace ? topicOf(words, why) : 'other'
  if (topic !== 'other') await changeTopic(db, { now, office }, recent, topic)
  const known = topic === 'other' ? recent.topic : topic
  const within = withinOf(known, await queries.arrangementOf(db, known))
  await queries.touch(db, recent, { at: now, urgent, due: dueAfter(now, urgent, within, office.zone) })
}

function open({
  db,
  now,
  office,
  speaker,
  chat,
  sender,
  words,
  why,
  urgent,
  pressing,
  isPlace,
  unwanted,
}: Matter): Promise<queries.Request> {
  const person = speaker.person?.id ?? null
  // The name of a place says nothing of what it is about: 老年大学.
  const about = isPlace ? '' : words
  return openRequest(
    db,
    { now, office },
    {
      ...{ person, chat, asker: sender, words: about, why, urgent, pressing, taker: null },
      ...(unwanted && { topic: UNWANTED }),
    },
  )
}
