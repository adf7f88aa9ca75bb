/** A new request: what it is about decides who sees to it, and by when. */
import type { ChatId, Office, PersonId, Tx } from '../../feature.ts'
import * as queries from './queries.ts'
import { dueAfter, PRESSING, withinOf } from './rules.ts'
import { atWork, whoHears } from './staff.ts'
import { topicOf } from './topics.ts'

export interface NewRequest {
  /** Absent: a stranger, or a caller who is not on the roster. */
  readonly person: PersonId | null
  /** Absent: it came by phone or over the counter. */
  readonly chat: ChatId | null
  readonly channel?: queries.Channel
  /** 王秀英（第一支部） */
  readonly asker: string
  readonly words: string
  /** What it is about, where its words need not be asked. */
  readonly topic?: string
  /** Why a person has to see to it. */
  readonly why: string
  readonly urgent: boolean
  /** To be seen to within hours, whatever it is about. */
  readonly pressing: boolean
  /** Who of the staff has taken it on already. */
  readonly taker: PersonId | null
  /** One of the staff alone reads it. */
  readonly discreet?: boolean
  /** Of whom of the staff it complains: `taker` sees to it, and nobody where that is null. */
  readonly keptFrom?: readonly PersonId[] | undefined
  /** The question to staff that it stands for. */
  readonly decides?: string
}

interface At {
  readonly now: Date
  readonly office: Office
}

/** Keeps it, without its words, which are an entry of their own. */
export async function openRequest(db: Tx, at: At, given: NewRequest): Promise<queries.Request> {
  const topic = given.topic ?? topicOf(given.words, given.why)
  const arranged = await queries.arrangementOf(db, topic)
  const owner =
    given.keptFrom === undefined
      ? (given.taker ??
        (await ownerNow(db, at, arranged, [given.person])) ??
        (given.discreet ? await firstAtWork(db, at, given.person) : null))
      : given.taker
  const within = given.pressing ? PRESSING : withinOf(topic, arranged)
  const due = dueAfter(at.now, given.urgent, within, at.office.zone)
  return queries.insertRequest(db, {
    person_id: given.person,
    chat_id: given.chat,
    asker: given.asker,
    why: given.why,
    urgent: given.urgent,
    state: 'open',
    owner_id: owner,
    opened_at: at.now,
    last_at: at.now,
    due_at: due,
    promised_at: due,
    done_at: null,
    rating: null,
    topic,
    channel: given.channel ?? 'chat',
    decides: given.decides ?? null,
    discreet: given.discreet ?? false,
    kept_from: given.keptFrom ?? [],
  })
}

/**
 * Whoever sees to a topic, as long as they are of the staff; while they are away it stays theirs. Nobody sees to their own,
 * nor to what is kept from them (`not`).
 */
async function ownerNow(
  db: Tx,
  at: At,
  arranged: queries.Arrangement | undefined,
  not: readonly (PersonId | null)[],
): Promise<PersonId | null> {
  const owner = arranged?.owner_id ?? null
  if (owner === null || not.includes(owner)) return null
  const hears = whoHears(await atWork(db, at), owner)
  return hears === undefined || not.includes(hears) ? null : owner
}

/** What only one may read is somebody's from the beginning. */
const firstAtWork = async (db: Tx, at: At, asker: PersonId | null): Promise<PersonId | null> =>
  (await atWork(db, at)).staff.find(({ id }) => id !== asker)?.id ?? null

/** The same request is about something else: whoever sees to that has it from now on, unless somebody took it on. */
export async function changeTopic(db: Tx, at: At, request: queries.Request, topic: string): Promise<PersonId | null> {
  const before = await queries.arrangementOf(db, request.topic)
  const after = await queries.arrangementOf(db, topic)
  const isChosen = request.kept_from.length > 0 || request.owner_id !== before?.owner_id
  const isTaken = request.owner_id !== null && isChosen
  const owner = isTaken ? request.owner_id : await ownerNow(db, at, after, [request.person_id, ...request.kept_from])
  const stays = request.urgent || (await queries.wasPostponed(db, request.id))
  const due = dueAfter(request.opened_at, false, withinOf(topic, after), at.office.zone)
  await queries.setTopic(db, request.id, {
    topic,
    owner_id: owner,
    ...(!stays && due > at.now && { due_at: due, promised_at: due < request.promised_at ? due : request.promised_at }),
  })
  return owner
}
