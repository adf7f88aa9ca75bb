/** What the engine asks about people: who speaks, where they can be reached, who of the staff is there. */
import { dayOf } from '../../base/calendar.ts'
import type { Clock } from '../../base/clock.ts'
import type { Message, Office, PersonId, Ports, Reach, Right, Role, Speaker, To, Tx } from '../../feature.ts'
import { contactCard } from './public.ts'
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
  return {
    async identify(db, from) {
      const bound = await queries.boundTo(db, from, dayOf(from.now, office.zone))
      const living = bound.filter(({ status, reportedDead }) => status !== 'deceased' && !reportedDead)
      const deceased = living.length === 0 ? await queries.deceasedBehind(db, from) : undefined
      return { ...speaker(living, rightsOf(rights, rolesOf(living))), ...(deceased && { phoneOf: deceased.name }) }
    },
    reach,
    async toStaff(db, matter) {
      const onDuty = matter.urgent ? await queries.dutyOn(db, today()) : []
      // An alarm that nobody on duty can read goes to everybody.
      const staff = onDuty.length > 0 ? onDuty : await queries.staffOn(db, today())
      return staff.map(({ id }) => ({
        to: { person: id },
        kind: matter.urgent ? 'urgent' : 'staff',
        text: matter.text,
        once: `${matter.once}:staff ${id}`,
      })) satisfies Message[]
    },
    contactCard: (db, personId) => contactCard(db, personId, today()),
    async staffName(db) {
      return (await queries.staffOn(db, today()))[0]?.name
    },
  }
}

const named = ({ id, name, unit }: queries.Bound) => ({ id, name, unit })

function speaker(living: readonly queries.Bound[], rights: Speaker['rights']): Speaker {
  const [first, ...others] = living
  const alone = first && others.length === 0 ? { ...named(first), address: addressOf(first) } : undefined
  return { ...(alone && { person: alone }), sharing: living.map(named), rights }
}

/**
 * Appointments count only for somebody who is certainly the writer: alone on the phone, and confirmed by staff. Rights
 * of members and strangers concern nobody but themselves.
 */
function rolesOf(living: readonly queries.Bound[]): readonly HeldRole[] {
  if (!living.some(({ status }) => status === 'active')) return [{ role: 'stranger', scope: NOWHERE }]
  const member: HeldRole = { role: 'member', scope: NOWHERE }
  const [first, ...others] = living
  if (!first?.confirmed || others.length > 0) return [member]
  const posts = first.posts.map(
    ({ role, unitId }): HeldRole => ({ role, scope: unitId === null ? 'office' : { units: [unitId] } }),
  )
  return [member, ...posts]
}

/** Two queries at most, however many are asked for. */
async function reach(db: Tx, to: readonly To[]): Promise<readonly Reach[]> {
  const people = to.flatMap((one) => ('person' in one ? [one.person] : []))
  const chats = to.flatMap((one) => ('chat' in one ? [one.chat] : []))
  const byPerson = new Map<PersonId, Reach>()
  if (people.length > 0) {
    for (const one of await queries.whereaboutsOf(db, people)) byPerson.set(one.id, reachOf(one))
  }
  const accounts = chats.length > 0 ? await queries.accountsOf(db, chats) : []
  const byChat = new Map(accounts.map(({ id, accountId }): [number, Reach] => [id, { chatId: id, accountId }]))
  return to.map((one) =>
    'person' in one
      ? (byPerson.get(one.person) ?? { why: wording.notOnRoster() })
      : (byChat.get(one.chat) ?? { why: wording.noSuchChat() }),
  )
}

function reachOf({ status, chatId, accountId, platformId }: queries.Whereabouts): Reach {
  if (status !== 'active') return { why: wording.departed(status) }
  if (chatId === null || accountId === null) return { why: wording.noChat() }
  return platformId === null ? { why: wording.lostChat() } : { chatId, accountId }
}
