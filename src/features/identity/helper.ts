/** A relative wants to answer for an elder: bound as helper only when staff have asked the elder (rule 21). */
import { dayOf } from '../../base/calendar.ts'
import { type AwaitedAnswer, ask, type Outcome, type PersonId, type Turn } from '../../feature.ts'
import {
  addPerson,
  findByName,
  type KnownPerson,
  knownPeople,
  noteShown,
  personLines,
  phoneList,
  staffOn,
} from '../people/public.ts'
import { askStaff, NEEDS, optionsOf } from './ask.ts'
import { numberToTell, refuseSharing, settleWho, welcome } from './claim.ts'
import { startHelping } from './family.ts'
import * as queries from './queries.ts'
import type { Kin, Told } from './stranger-words.ts'
import { HELPER_WORDS, KNOWN_HELPER_WORDS } from './vocabulary.ts'
import * as wording from './wording.ts'

/** `undefined` when the roster does not know the elder, or knows several: then it is words like any other. */
export async function askForHelper(turn: Turn, kin: Kin, told: Told): Promise<Outcome | undefined> {
  const { db, now, office, chat } = turn
  const [elder, ...others] = await findByName(db, kin.elder, 'office')
  if (elder === undefined || others.length > 0) return undefined
  const name = told.name ?? wording.nameOfHelper(elder.name, kin.relation)
  const [second, ...more] = kin.other === undefined ? [] : await findByName(db, kin.other, 'office')
  const newcomer = await queries.insertNewcomer(db, {
    chat_id: chat.id,
    name,
    phone: told.phone ?? null,
    elder_id: elder.id,
    relation: kin.relation,
    state: 'waiting',
    asked_at: now,
  })
  const today = dayOf(now, office.zone)
  const [line] = await phoneList(db, [elder.id], today)
  const known = await namesakesOf(turn, told.name, elder.id)
  const called = { name: told.name ?? '', known }
  const text = wording.askAboutHelper(chat.name, called, kin.relation, elder, line?.phone ?? null)
  const messages = await askStaff(turn, text, {
    answer: 'helper',
    payload: {
      id: newcomer.id,
      ...(second && more.length === 0 && { other: second.id }),
      ...sameAs(known),
    } satisfies Matter,
    about: `newcomer:${newcomer.id}`,
    title: wording.helperTitle(elder.name, kin.relation),
    options: optionsFor(known),
    shows: elder.id,
  })
  const [first] = await staffOn(db, today)
  const number = await numberToTell(turn, turn.words)
  return { reply: { text: `${wording.thanksForName(first?.name)}${number}` }, messages, as: 'registered' }
}

/** A wife may be a retiree herself: whoever of the roster bears the name that was given. */
async function namesakesOf({ db }: Turn<unknown>, name: string | undefined, elder: PersonId) {
  return name === undefined ? [] : (await findByName(db, name, 'office')).filter(({ id }) => id !== elder)
}

/** Of whom the roster knows one of that name it is asked whether it is the same person. */
const optionsFor = (known: readonly KnownPerson[]) =>
  known.length === 1
    ? optionsOf(wording.KNOWN_HELPER_OPTIONS, ['same', 'yes', 'no', 'later'], KNOWN_HELPER_WORDS)
    : optionsOf(wording.HELPER_OPTIONS, ['yes', 'no', 'later'], HELPER_WORDS)

/** The newcomer, the second of two parents for whom they want to answer, and who of the roster they may be. */
interface Matter {
  readonly id: number
  readonly other?: PersonId
  readonly same?: PersonId
}

/** Kept with the question: another of that name may come onto the roster before it is answered. */
const sameAs = ([only, ...others]: readonly KnownPerson[]): Pick<Matter, 'same'> =>
  only === undefined || others.length > 0 ? {} : { same: only.id }

export const helper: AwaitedAnswer = {
  id: 'helper',
  needs: NEEDS,
  staysOpen: false,
  takesWords: false,
  inTime: (db, payload) => queries.isUndecided(db, (payload as Matter).id),
  async onAnswer(turn, { choice }, payload) {
    const { id, other, same } = payload as Matter
    const newcomer = await queries.lockNewcomer(turn.db, id)
    if (choice === undefined || newcomer === undefined) return undefined
    if (choice.value === 'later') return { reply: { text: wording.putOff() }, as: 'later' }
    if (newcomer.state !== 'waiting') return { reply: { text: wording.alreadyDecided(newcomer.name) }, as: 'late' }
    if (choice.value === 'no') return refuse(turn, newcomer)
    return accept(turn, newcomer, { ...(other && { other }), ...(choice.value === 'same' && same && { same }) })
  },
}

/** What staff have found out about a relative who is not bound yet, in words of their own. */
export async function decideHelper(
  turn: Turn<unknown>,
  newcomer: queries.Newcomer,
  accepted: boolean,
): Promise<Outcome> {
  if (!accepted) return refuse(turn, newcomer)
  const known = newcomer.elder_id === null ? [] : await namesakesOf(turn, newcomer.name, newcomer.elder_id)
  if (known.length === 0) return accept(turn, newcomer, {})
  const text = wording.isHelperKnown(newcomer.name, known)
  const payload: Matter = { id: newcomer.id, ...sameAs(known) }
  return ask(turn, text, optionsFor(known), { answer: 'helper', payload })
}

async function refuse(turn: Turn<unknown>, newcomer: queries.Newcomer): Promise<Outcome> {
  const by = turn.speaker.person?.id ?? null
  await queries.changeNewcomer(turn.db, newcomer.id, { state: 'refused', decided_at: turn.now, decided_by: by })
  const text = wording.notTakenIn(turn.office)
  const once = `newcomer:${newcomer.id}:refused`
  const messages = [{ to: { chat: newcomer.chat_id }, kind: 'reply' as const, text, once }]
  const told = wording.refusedHelper(newcomer.name)
  await settleWho(turn, newcomer.chat_id, told)
  return { reply: { text: told }, messages, as: 'refused' }
}

/** `other`: the second of two parents; `same`: who of the roster the relative is. */
async function accept(
  turn: Turn<unknown>,
  newcomer: queries.Newcomer,
  { other, same }: { readonly other?: PersonId; readonly same?: PersonId },
): Promise<Outcome> {
  const { db, now } = turn
  const by = turn.speaker.person?.id ?? null
  const { chat_id: chatId, name, phone, elder_id: elderId, relation } = newcomer
  if (elderId === null) return {}
  const refused = await refuseSharing(turn, { chatId })
  if (refused !== undefined) return refused
  const personId = same ?? (await addPerson(db, { name, phone, kind: 'family' }, { by, at: now }))
  await queries.bind(db, { chatId, personId, confirmed: true, by, now })
  await queries.addProxy(db, {
    helper_id: personId,
    elder_id: elderId,
    relation: relation ?? '',
    from_at: now,
    entered_by: by,
  })
  const decided = { state: 'accepted', decided_at: now, decided_by: by, person_id: personId } as const
  await queries.changeNewcomer(db, newcomer.id, decided)
  const [line] = await personLines(db, [elderId], dayOf(now, turn.office.zone))
  const elder = line?.address ?? ''
  const messages = [welcome(chatId, personId, wording.nowHelper(elder))]
  const text = wording.acceptedHelper(name, { name: line?.name ?? '', address: elder })
  await settleWho(turn, chatId, text)
  const asked = other === undefined ? undefined : await askAboutOther(turn, { personId, name, relation, other }, text)
  return { reply: { text }, ...asked, messages, as: 'accepted' }
}

interface Second {
  readonly personId: PersonId
  readonly name: string
  readonly relation: string | null
  readonly other: PersonId
}

/** Each parent is asked by telephone, so each is a question of its own. */
async function askAboutOther(turn: Turn<unknown>, second: Second, first: string): Promise<Outcome | undefined> {
  const [other] = await knownPeople(turn.db, [second.other])
  if (other === undefined) return undefined
  const [line] = await phoneList(turn.db, [other.id], dayOf(turn.now, turn.office.zone))
  await noteShown(turn.db, { chat: turn.chat.id }, { how: 'check', people: [other.id] }, turn.now)
  const text = wording.askAboutOther(second.name, other, line?.phone ?? null, first)
  const options = optionsOf(wording.HELPER_OPTIONS, ['yes', 'no', 'later'], HELPER_WORDS)
  return ask(turn, text, options, { answer: 'second-elder', payload: second })
}

export const secondElder: AwaitedAnswer = {
  id: 'second-elder',
  needs: NEEDS,
  staysOpen: false,
  takesWords: false,
  async onAnswer(turn, { choice }, payload) {
    const { personId, name, relation, other } = payload as Second
    const [elder] = await knownPeople(turn.db, [other])
    if (choice === undefined || elder === undefined) return undefined
    if (choice.value !== 'yes') return { reply: { text: wording.laterHelper(name, elder.name, relation ?? '家属') } }
    return startHelping(turn, { id: personId, name }, elder, { relation: relation ?? '' })
  },
}
