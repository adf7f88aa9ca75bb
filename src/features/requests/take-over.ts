/** Whatever the bot hands to a person becomes a request with a number, so that nothing falls through (rules 10, 11). */
import { type Matter, type PersonId, type TakenOver, whoMayBe } from '../../feature.ts'
import { sayInstant } from '../../language/say.ts'
import { namedIn, raise } from '../alarms/public.ts'
import { earlierOf, namelessOf } from './belonging.ts'
import { bareComplaint, complainedOfIn, conceal, namesKeptFrom, readerOf, trusteeBut } from './keep-from.ts'
import { changeTopic, openRequest } from './open-request.ts'
import * as queries from './queries.ts'
import { dueAfter, TOGETHER, withinOf } from './rules.ts'
import { atWork, whoSees } from './staff.ts'
import { topicName, topicOf } from './topics.ts'
import { UNWANTED } from './vocabulary.ts'
import * as wording from './wording.ts'

/** Words about something that was brought already are no second request, unless they say that they are about something else. */
export async function takeOver(given: Matter): Promise<TakenOver> {
  const complainedOf = await complainedOfIn(given)
  // Of an emergency, and of somebody's health, all hear but whoever is complained of.
  const isForOne = complainedOf !== undefined && !given.urgent && !given.pressing
  const matter = isForOne ? { ...given, isDiscreet: true } : given
  const { db, now, speaker, chat, urgent } = matter
  const from = { person: speaker.person?.id ?? null, chat }
  const nameless = await namelessOf(matter)
  const joined =
    nameless ?? (await earlierOf(matter, from)) ?? (isForOne ? await bareComplaint(matter, from) : undefined)
  const recent =
    joined === undefined || complainedOf === undefined
      ? joined
      : await conceal(db, matter, joined, { of: complainedOf, discreet: isForOne })
  if (recent !== undefined) await goOn(matter, recent)
  const request = recent ?? (await open(matter, complainedOf))
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
  const told = {
    ...whole,
    ...(request.discreet && (await forOneOnly(matter, request))),
    ...(complainedOf !== undefined &&
      (isForOne || request.kept_from.length > 0) &&
      (await sayWhoReads(matter, request, whole))),
    ...(request.kept_from.length > 0 && { notTo: request.kept_from }),
  }
  if (nameless !== undefined) return { ...told, sender: nameless.asker }
  return urgent ? alarm(matter, request, told) : told
}

function wordsKept({ words, isVoice }: Matter, { discreet }: queries.Request): string {
  if (discreet) return wording.wordsForOne()
  return isVoice ? wording.spoken(words) : words
}

/** Whoever sees to it, or stands in. */
async function forOneOnly(matter: Matter, request: queries.Request): Promise<Pick<TakenOver, 'only'>> {
  const only = await readerOf(matter.db, matter, request)
  return only === undefined ? {} : { only }
}

/** Whoever complains of somebody of the office hears who reads it, and who does not; and so does the one who reads it. */
async function sayWhoReads(
  { db, urgent }: Matter,
  request: queries.Request,
  { told, owner, forStaff }: TakenOver,
): Promise<Partial<TakenOver>> {
  const names = await namesKeptFrom(db, request)
  const isNobodys = request.discreet && owner === undefined
  return {
    ...(!urgent && { told: told + wording.whoReadsIt(owner, names) }),
    ...(isNobodys && { says: wording.keptForNow() }),
    forStaff: [forStaff, wording.isAboutColleague(names, urgent)].join('\n'),
  }
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
    ...(!isLater && { goesOn: true }),
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
async function alarm(
  matter: Matter,
  { id, kept_from: keptFrom }: queries.Request,
  told: TakenOver,
): Promise<TakenOver> {
  const { db, now, office, speaker, sender, words } = matter
  const known = whoMayBe(speaker)
  // 我妈叫李桂兰，她说胸口疼, of a daughter whom nobody knows.
  const people = known.length > 0 ? known : await namedIn(db, words)
  const isNamed = known.length === 0
  const isGuess = isNamed && people.length > 1
  const raised = await raise({ db, now, office, people, isNamed, isGuess, asker: sender, words, keptFrom }, id)
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

async function open(
  { db, now, office, speaker, chat, sender, words, why, urgent, pressing, isPlace, unwanted, isDiscreet }: Matter,
  complainedOf: readonly PersonId[] | undefined,
): Promise<queries.Request> {
  const person = speaker.person?.id ?? null
  const isForOne = complainedOf !== undefined && isDiscreet
  const taker = isForOne ? await trusteeBut(db, { now, office }, [...complainedOf, person ?? []].flat()) : null
  // The name of a place says nothing of what it is about: 老年大学.
  const about = isPlace ? '' : words
  return openRequest(
    db,
    { now, office },
    {
      ...{ person, chat, asker: sender, words: about, why, urgent, pressing, taker, discreet: isDiscreet },
      keptFrom: complainedOf,
      ...(unwanted && { topic: UNWANTED }),
      // What the bot itself says of it tells nothing of the matter.
      ...(isDiscreet && { topic: isForOne && topicOf(about, why) !== 'suggestion' ? 'complaint' : topicOf(about) }),
    },
  )
}
