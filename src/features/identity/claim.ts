/** Somebody new says who they are and the roster agrees: bound provisionally, and staff are asked to make sure (rule 20). */
import { dayOf } from '../../base/calendar.ts'
import type { AwaitedAnswer, ChatId, Message, Outcome, PersonId, Turn } from '../../feature.ts'
import { type KnownPerson, personLines, phoneList, staffOn } from '../people/public.ts'
import { decided, numberOfDecision } from '../requests/public.ts'
import { isLastWayIn, lastAdministrator, NOT_CONFIRMED } from '../roles/public.ts'
import { askStaff, NEEDS, optionsOf } from './ask.ts'
import * as queries from './queries.ts'
import type { Said } from './stranger-words.ts'
import { receiptToUndo } from './undo.ts'
import * as wording from './wording.ts'

interface Claimed {
  readonly chatId: ChatId
  readonly personId: PersonId
  readonly name: string
}

/** Nothing personal goes to this chat, and nothing is told there, before staff have confirmed it. */
export async function claim(turn: Turn, person: KnownPerson, said: Said): Promise<Outcome> {
  const { db, chat, now, office } = turn
  const other = (await queries.boundOf(db, [person.id])).find(({ confirmed }) => confirmed)
  await queries.bind(db, { chatId: chat.id, personId: person.id, confirmed: false, by: null, now })
  const [line] = await phoneList(db, [person.id], dayOf(now, office.zone))
  const text = wording.askToCheck({
    ...person,
    ...said,
    nickname: chat.name,
    phone: line?.phone ?? null,
    other: other?.chatName,
  })
  const payload: Claimed = { chatId: chat.id, personId: person.id, name: person.name }
  const messages = await askStaff(turn, text, {
    answer: 'check',
    payload,
    about: aboutClaim({ chatId: chat.id, personId: person.id }),
    title: wording.checkTitle(person.name),
    options: optionsOf(wording.CHECK_OPTIONS, ['yes', 'no', 'later']),
    shows: person.id,
  })
  const [first] = await staffOn(db, dayOf(now, office.zone))
  const number = await numberToTell(turn, said.words)
  const thanks = wording.thanksForName(first?.name, said.others)
  return { reply: { text: `${thanks}${number}` }, messages, as: 'claimed' }
}

/** The question to staff whether a chat is somebody's. */
export const aboutClaim = ({ chatId, personId }: Pick<Claimed, 'chatId' | 'personId'>): string =>
  `claim:chat ${chatId}:person ${personId}`

/** Who somebody is, is decided by staff; until then it stands in their list. */
export function numberToTell(turn: Turn<unknown>, words: string): Promise<string> {
  const { chat } = turn
  const asker = wording.unprovenSender(chat.name)
  return numberOfDecision(turn, {
    decides: aboutWho(chat.id),
    person: null,
    chat: chat.id,
    asker,
    words,
    why: wording.whyWho(),
  })
}

export const settleWho = (turn: Turn<unknown>, chat: ChatId, outcome: string): Promise<void> =>
  decided(turn, aboutWho(chat), outcome)

const aboutWho = (chat: ChatId): string => `who:chat ${chat}`

export const check: AwaitedAnswer = {
  id: 'check',
  needs: NEEDS,
  staysOpen: false,
  takesWords: false,
  async inTime(db, payload) {
    const { chatId, personId } = payload as Claimed
    return (await queries.boundTo(db, chatId)).some((one) => one.personId === personId && !one.confirmed)
  },
  async onAnswer(turn, { choice }, payload) {
    const claimed = payload as Claimed
    if (choice === undefined) return undefined
    if (choice.value === 'later') return { reply: { text: wording.putOff() }, as: 'later' }
    const bound = (await queries.boundTo(turn.db, claimed.chatId)).find(({ personId }) => personId === claimed.personId)
    if (bound === undefined || bound.confirmed) {
      return { reply: { text: wording.alreadyDecided(claimed.name) }, as: 'late' }
    }
    return choice.value === 'yes' ? confirmOne(turn, bound) : refuse(turn, bound)
  },
}

async function confirmOne(turn: Turn<unknown>, bound: queries.Bound): Promise<Outcome> {
  const refused = await refuseSharing(turn, bound)
  if (refused !== undefined) return refused
  const messages = await confirmBinding(turn, bound)
  const reply = receiptToUndo(turn, wording.confirmed([bound.name]), 'confirmed', [bound])
  return { reply, messages, hearAgain: [bound.chatId], as: 'confirmed' }
}

/** The chat is somebody else's, and claims that person in vain from now on. */
export async function refuse(turn: Turn<unknown>, bound: queries.Bound): Promise<Outcome> {
  await queries.unbind(turn.db, bound, { now: turn.now, refused: true })
  const text = wording.refusedClaim(bound.name, bound.chatName)
  await settleWho(turn, bound.chatId, text)
  return { reply: { text }, closes: [aboutClaim(bound)], as: 'refused' }
}

/** On a phone that two share nobody holds a post: that of the only administrator who can act stays theirs alone. */
export async function refuseSharing(
  { db, now, office }: Turn<unknown>,
  { chatId, personId }: { readonly chatId: ChatId; readonly personId?: PersonId },
): Promise<Outcome | undefined> {
  const bound = await queries.boundTo(db, chatId)
  const isShared = bound.some((one) => one.confirmed && one.personId !== personId)
  if (!isShared || !(await isLastWayIn(db, chatId, dayOf(now, office.zone)))) return undefined
  return { reply: { text: lastAdministrator(NOT_CONFIRMED) }, as: 'last' }
}

/** Staff are sure; the person hears that the chat works now. */
export async function confirmBinding(turn: Turn<unknown>, bound: queries.Bound): Promise<readonly Message[]> {
  const by = turn.speaker.person?.id ?? null
  const changed = await queries.confirm(turn.db, bound, { by, now: turn.now })
  await settleWho(turn, bound.chatId, wording.confirmed([bound.name]))
  return changed ? [welcome(bound.chatId, bound.personId, wording.nowYours(await addressOf(turn, bound)))] : []
}

async function addressOf(turn: Turn<unknown>, { personId, name }: queries.Bound): Promise<string> {
  const [line] = await personLines(turn.db, [personId], dayOf(turn.now, turn.office.zone))
  return line?.address ?? name
}

/** Said once to somebody whose chat was confirmed, in answer to their own words, so at any hour. */
export function welcome(chatId: ChatId, personId: PersonId, text: string): Message {
  return { to: { chat: chatId }, kind: 'reply', text, once: `welcome:chat ${chatId}:person ${personId}` }
}
