/** What the engine asks about people: who speaks, where they can be reached, who of the staff is there. */

import { dayOf } from '../../base/calendar.ts'
import type { Clock } from '../../base/clock.ts'
import { HOUR } from '../../base/spans.ts'
import type {
  Addressed,
  ChatId,
  HelpedPerson,
  Message,
  Office,
  Ports,
  Reach,
  Right,
  Role,
  Speaker,
  Tx,
} from '../../feature.ts'
import { eldersNamed, namesAnother } from './answering.ts'
import { butNot, calledFirst } from './in-reach.ts'
import { contactCards } from './lines.ts'
import { findMentioned } from './mentioned.ts'
import * as queries from './queries.ts'
import { addressOf, type HeldRole, NOWHERE, rightsOf } from './rules.ts'
import * as wording from './wording.ts'

/**
 * The ports, for the rights of all features together. `clock` tells on which day appointments are looked at where the
 * engine does not say.
 */
export function createPeoplePorts(
  rights: Readonly<Record<Right, readonly Role[]>>,
  office: Office,
  clock: Clock,
): Ports {
  const today = () => dayOf(clock.now(), office.zone)

  /** Before staff have made sure who is behind a chat it is nobody's (rule 20), so that no feature needs to ask. */
  async function speakerAmong(
    db: Tx,
    from: Parameters<Ports['identify']>[1],
    bound: readonly queries.Bound[],
  ): Promise<Speaker> {
    const sure = bound.filter(
      ({ status, confirmed, reportedDead }) => status !== 'deceased' && confirmed && !reportedDead,
    )
    const helpers = sure.filter(({ isHelper }) => isHelper).map(({ id }) => id)
    const helps = helpers.length === 0 ? [] : await queries.helpedBy(db, helpers, dayOf(from.now, office.zone))
    const deceased = sure.length === 0 ? await queries.deceasedBehind(db, from) : undefined
    return {
      ...speaker(sure, rightsOf(rights, rolesOf(sure)), writerAmong(sure, from.now)),
      ...(helps.length > 0 && { helps: helps.map(helped) }),
      ...(deceased && { phoneOf: deceased.name }),
    }
  }

  return {
    eldersNamed,
    namesAnother,
    async namedIn(db, words, scope) {
      const mentioned = await findMentioned(db, words, scope)
      return mentioned.flatMap(({ people: [first, ...others] }) =>
        first !== undefined && others.every(({ name }) => name === first.name) ? first.name : [],
      )
    },
    async identify(db, from) {
      return speakerAmong(db, from, await queries.boundTo(db, from, dayOf(from.now, office.zone)))
    },
    async identifyEach(db, chats, now) {
      const bound = await queries.boundToEach(
        db,
        chats.map(({ chatId }) => chatId),
        dayOf(now, office.zone),
      )
      const speakers = new Map<ChatId, Speaker>()
      for (const chat of chats) {
        const from = { ...chat, kind: 'private', now } as const
        speakers.set(chat.chatId, await speakerAmong(db, from, bound.get(chat.chatId) ?? []))
      }
      return speakers
    },
    async speakerOf(db, person, now) {
      const bound = await queries.personAsBound(db, person, dayOf(now, office.zone))
      const living = bound.filter(({ status, reportedDead }) => status !== 'deceased' && !reportedDead)
      return speaker(living, rightsOf(rights, rolesOf(living)))
    },
    staff: (db) => queries.staffOn(db, today()),
    reach,
    async toStaff(db, matter) {
      const { by = [] } = matter
      const staff = matter.urgent ? await calledFirst(db, today(), by) : butNot(await queries.staffOn(db, today()), by)
      return staff.map(({ id }) => ({
        to: { person: id },
        kind: matter.urgent ? 'urgent' : 'staff',
        text: matter.text,
        once: `${matter.once}:staff ${id}`,
      })) satisfies Message[]
    },
    noteShown: queries.noteShown,
    contactCards: (db, people) => contactCards(db, people, today()),
    async staffName(db, whom) {
      return butNot(await queries.staffOn(db, today()), whom)[0]?.name
    },
  }
}

const helped = ({ honorific, ...elder }: queries.Helped): HelpedPerson => ({
  ...elder,
  address: addressOf({ name: elder.name, honorific }),
})
const named = ({ id, name, unit, sex }: queries.Bound) => ({ id, name, unit, sex })

function speaker(
  living: readonly queries.Bound[],
  rights: Speaker['rights'],
  writer: queries.Bound | undefined = undefined,
): Speaker {
  const [first, ...others] = living
  const who = others.length === 0 ? first : writer
  const person = who && { ...named(who), address: addressOf(who) }
  const isElder = living.length > 0 && living.every(({ kind }) => kind === 'retiree')
  return { ...(person && { person }), sharing: living.map(named), rights, ...(isElder && { isElder }) }
}

/** For so long somebody who has said who they are is taken for the writer, after their last message, in milliseconds: 3 hours. */
const TALK_LASTS = 3 * HOUR

/** Who of those that share a phone is writing, as far as that was said in this talk. */
function writerAmong(sure: readonly queries.Bound[], now: Date): queries.Bound | undefined {
  return sure.find(
    ({ id, writerId, writerAt }) =>
      id === writerId && writerAt !== null && now.getTime() - writerAt.getTime() < TALK_LASTS,
  )
}

/**
 * Appointments count only for somebody who is certainly the writer: alone on the phone. Rights of members and strangers
 * concern nobody but themselves.
 */
function rolesOf(living: readonly queries.Bound[]): readonly HeldRole[] {
  if (!living.some(({ status }) => status === 'active')) {
    const stranger: HeldRole = { role: 'stranger', scope: NOWHERE }
    return living.length === 0 ? [stranger] : [stranger, { role: 'former', scope: NOWHERE }]
  }
  const member: HeldRole = { role: 'member', scope: NOWHERE }
  const [first, ...others] = living
  if (first === undefined || others.length > 0) return [member]
  const looksAfter = [first.id, ...first.standsFor]
  const posts = first.posts.map(({ role, unitId, clubId }): HeldRole => {
    if (clubId !== null) return { role, scope: { units: [], clubs: [clubId] } }
    if (unitId === null) return { role, scope: 'office' }
    return { role, scope: role === 'liaison' ? { units: [unitId], looksAfter } : { units: [unitId] } }
  })
  const own: HeldRole = { role: 'liaison', scope: { units: [], looksAfter } }
  return [member, ...posts, ...(first.isOwnLiaison ? [own] : [])]
}

/** Two queries at most, however many are asked for. */
async function reach(db: Tx, wanted: readonly Addressed[]): Promise<readonly Reach[]> {
  const people = wanted.flatMap(({ to }) => ('person' in to ? [to.person] : []))
  const chats = wanted.flatMap(({ to }) => ('chat' in to ? [to.chat] : []))
  const found = people.length > 0 ? await queries.whereaboutsWithHelpers(db, people) : []
  const byPerson = new Map(found.map((one) => [one.id, one]))
  const accounts = chats.length > 0 ? await queries.accountsOf(db, chats) : []
  const byChat = new Map(
    accounts.map(({ id, accountId, renamedTo }): [number, Reach] => [
      id,
      renamedTo === null ? { chatId: id, accountId } : { why: wording.renamedRoom() },
    ]),
  )
  return wanted.map(({ to, isPublic }) =>
    'person' in to
      ? reachOf(byPerson.get(to.person), isPublic)
      : (byChat.get(to.chat) ?? { why: wording.noSuchChat() }),
  )
}

function reachOf(one: queries.Whereabouts | undefined, isPublic = false): Reach {
  if (one === undefined) return { why: wording.notOnRoster() }
  const { status, chatId, accountId, platformId, confirmed } = one
  if (status !== 'active') return { why: wording.departed(status) }
  if (chatId === null || accountId === null) return { why: wording.noChat() }
  if (platformId === null) return { why: wording.lostChat() }
  return confirmed || isPublic ? { chatId, accountId } : { why: wording.unproven() }
}
