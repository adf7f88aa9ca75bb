/** Whatever the bot hands to a person becomes a request with a number, so that nothing falls through (rules 10, 11). */
import { type Matter, type TakenOver, whoMayBe } from '../../feature.ts'
import { sayInstant } from '../../language/say.ts'
import { namedIn, raise } from '../alarms/public.ts'
import { earlierOf, namelessOf } from './belonging.ts'
import { changeTopic, openRequest } from './open-request.ts'
import * as queries from './queries.ts'
import { dueAfter, TOGETHER, withinOf } from './rules.ts'
import { atWork, whoHears, whoSees } from './staff.ts'
import { topicName, topicOf } from './topics.ts'
import { UNWANTED } from './vocabulary.ts'
import * as wording from './wording.ts'

/** Words about something that was brought already are no second request, unless they say that they are about something else. */
export async function takeOver(matter: Matter): Promise<TakenOver> {
  const { db, now, speaker, chat, urgent } = matter
  const from = { person: speaker.person?.id ?? null, chat }
  const nameless = await namelessOf(matter)
  const recent = nameless ?? (await earlierOf(matter, from))
  if (recent !== undefined) await goOn(matter, recent)
  const request = recent ?? (await open(matter))
  const { id } = request
  await queries.insertEntry(db, {
    request_id: id,
    at: now,
    kind: 'words',
    by_person: null,
    text: wordsKept(matter, request),
    inbox_id: matter.inboxId,
    ...(matter.file !== undefined && !request.discreet && { file_id: matter.file.id, file_name: matter.file.name }),
  })
  const whole = recent === undefined ? await toldOf(matter, request) : await wordsAdded(matter, recent)
  const told = { ...whole, ...(request.discreet && (await forOneOnly(matter, request))) }
  if (nameless !== undefined) return { ...told, sender: nameless.asker }
  return urgent ? alarm(matter, id, told) : told
}

function wordsKept({ words, isVoice }: Matter, { discreet }: queries.Request): string {
  if (discreet) return wording.wordsForOne()
  return isVoice ? wording.spoken(words) : words
}

/** Whoever sees to it, or stands in. */
async function forOneOnly(matter: Matter, { owner_id }: queries.Request): Promise<Pick<TakenOver, 'only'>> {
  const only = whoHears(await atWork(matter.db, matter), owner_id)
  return only === undefined ? {} : { only }
}

/** What comes later than in the same breath is told who has it, and since when. */
async function wordsAdded(matter: Matter, request: queries.Request): Promise<TakenOver> {
  const { now, unwanted, joins } = matter
  const { id, urgent, opened_at, last_at } = request
  const since = sinceOf(matter, opened_at)
  const owner = urgent ? undefined : whoSees(await atWork(matter.db, matter), request)
  // Whoever is left alone is told no more than that it is kept.
  const isLater = !joins && now.getTime() - last_at.getTime() > TOGETHER
  // What is asked after an answer has a time of its own.
  const due = (await queries.timesOf(matter.db, [id])).get(id) ?? request.due_at
  const told = isLater ? wording.addedLater(id, { since, owner, isLate: due < now }) : wording.addedTold(id)
  return {
    told: urgent ? wording.callFirst() : told,
    forStaff: wording.addedForStaff(id, since),
    urgent,
    ...(owner !== undefined && { owner }),
    ...(unwanted && { isKnown: true }),
  }
}

/** When it came: a line may reach staff only the next morning. */
const sinceOf = ({ office }: Pick<Matter, 'office'>, at: Date): string => sayInstant(at, office.zone)

/** Who sees to it is named, but not where everybody is called. */
async function toldOf(matter: Matter, request: queries.Request): Promise<TakenOver> {
  const { id, topic, opened_at } = request
  const { urgent, unwanted } = matter
  const since = sinceOf(matter, opened_at)
  if (unwanted) return { told: '', forStaff: wording.toLookAt(id, since) }
  const owner = urgent ? undefined : whoSees(await atWork(matter.db, matter), request)
  return {
    told: wording.numberTold(id),
    ...(owner !== undefined && { owner }),
    forStaff: urgent
      ? wording.toClose(id, since)
      : wording.toAnswer(id, since, owner === undefined ? undefined : { topic: topicName(topic), owner }),
  }
}

/** Staff are asked who takes it on, and asked again. */
async function alarm(matter: Matter, id: number, told: TakenOver): Promise<TakenOver> {
  const { db, now, office, speaker, sender, words } = matter
  const known = whoMayBe(speaker)
  // 我妈叫李桂兰，她说胸口疼, of a daughter whom nobody knows.
  const people = known.length > 0 ? known : await namedIn(db, words)
  const isGuess = known.length === 0 && people.length > 1
  const raised = await raise({ db, now, office, people, isGuess, asker: sender, words }, id)
  if (raised === undefined) return told
  const feature = 'alarms'
  const named = known.length > 0 || people.length === 0 ? [] : [wording.namedInWords(), ...raised.cards]
  const where = raised.whereSent === undefined ? [] : [raised.whereSent]
  return {
    ...told,
    forStaff: [...named, ...where, told.forStaff, raised.asked].join('\n'),
    ...(named.length > 0 && { shows: { how: 'alarm', people } as const }),
    asks: { feature, expects: raised.asks },
    messages: { feature, messages: raised.messages },
    wakeLater: raised.wakeLater,
  }
}

/** More was said about it; what it is about may be clear only now. */
async function goOn(matter: Matter, recent: queries.Request): Promise<void> {
  const { db, now, office, words, why, urgent, isPlace, chat } = matter
  await queries.answerIn(db, recent.id, chat)
  const anew = await queries.isAnswered(db, recent.id)
  const isTelling = !isPlace && !recent.discreet
  const topic = recent.topic === 'other' && isTelling ? topicOf(words, why) : 'other'
  if (topic !== 'other') await changeTopic(db, { now, office }, recent, topic)
  const known = topic === 'other' ? recent.topic : topic
  // Of two things under one number the one that cannot wait so long sets the time.
  const said = isTelling ? topicOf(words) : 'other'
  const dues = [known, ...(said === 'other' ? [] : [said])].map(async (one) =>
    dueAfter(now, urgent, withinOf(one, await queries.arrangementOf(db, one)), office.zone),
  )
  const due = new Date(Math.min(...(await Promise.all(dues)).map((moment) => moment.getTime())))
  await queries.touch(db, recent, { at: now, urgent, due, anew })
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
  isDiscreet,
}: Matter): Promise<queries.Request> {
  const person = speaker.person?.id ?? null
  // The name of a place says nothing of what it is about: 老年大学.
  const about = isPlace ? '' : words
  return openRequest(
    db,
    { now, office },
    {
      ...{ person, chat, asker: sender, words: about, why, urgent, pressing, taker: null, discreet: isDiscreet },
      ...(unwanted && { topic: UNWANTED }),
      // What the bot itself says of it tells nothing of the matter.
      ...(isDiscreet && { topic: topicOf(about) }),
    },
  )
}
