/**
 * Opens the invented office: its people in the tables, their phones, and the clock that can be moved. Whoever has taken in a
 * list before the first start rehearses with that list: only the invented staff come along, since somebody must act.
 */
import type { Kysely } from 'kysely'
import { DEMO_ACCOUNT, DEMO_BOT, demoNewcomer, demoOffice, demoPeople } from '../../db/demo/office.ts'
import { demoContacts, demoStaff, isOwnList, seedDemo, seedStaff } from '../../db/demo/seed.ts'
import type { Schema } from '../../db/schema.ts'
import { dayOf } from '../base/calendar.ts'
import type { Clock } from '../base/clock.ts'
import type { Ids } from '../base/ids.ts'
import { createNetwork, type Network } from '../chat/local/network.ts'
import type { Rehearsal } from '../console/rehearsal.ts'
import type { Office } from '../feature.ts'
import { moveClock, type PassingTime } from './move-clock.ts'
import { type OfficeClock, openOfficeClock } from './office-clock.ts'
import { createRehearsal } from './rehearsal.ts'
import { type Seat, seatOf } from './seats.ts'

export interface OpenRehearsal {
  readonly office: Office
  readonly account: string
  readonly network: Network
  readonly clock: OfficeClock
  /** What the page is given, once there is an app whose time can pass. */
  pageFor(app: PassingTime): Rehearsal
}

/** `file` keeps the phones' history; without it, it ends with the process. */
export async function openRehearsal(parts: {
  db: Kysely<Schema>
  machine: Clock
  ids: Ids
  file?: string
  /** When the office may next write to people; a first rehearsal begins then, so that nothing seems to be stuck. */
  nextSending: (moment: Date) => Date
}): Promise<OpenRehearsal> {
  const clock = await openOfficeClock(parts.db, parts.machine)
  const isInvented = await seedDemo(parts.db, clock.now())
  const isOwn = await isOwnList(parts.db)
  const isFirst = isInvented || (isOwn && (await seedStaff(parts.db, clock.now())))
  const begin = parts.nextSending(clock.now())
  if (isFirst && begin > clock.now()) await clock.set(begin)
  const network = createNetwork({
    now: clock.now,
    ids: parts.ids,
    bot: { id: DEMO_BOT, name: '退休办助手' },
    ...(parts.file === undefined ? {} : { file: parts.file }),
  })
  fillPhones(network, isOwn)
  const seats = listSeats(dayOf(clock.now(), demoOffice.zone), isOwn)
  return {
    office: demoOffice,
    account: DEMO_ACCOUNT,
    network,
    clock,
    pageFor: (app) => createRehearsal({ network, clock, seats, moveTo: (moment) => moveClock(clock, app, moment) }),
  }
}

/** Contacts and rooms; what is on the phones already stays. */
function fillPhones(network: Network, isOwn: boolean): void {
  const { contacts, rooms } = demoContacts(isOwn)
  for (const contact of contacts) {
    network.addContact({ id: contact.id, name: contact.name })
    if (contact.alias !== '' && network.contact(contact.id)?.alias !== contact.alias) {
      network.setAlias(contact.id, contact.alias)
    }
  }
  for (const room of rooms) network.addRoom(room)
}

/** Staff first: whoever opens the page begins by planning something. */
function listSeats(today: string, isOwn: boolean): readonly Seat[] {
  const { contacts } = demoContacts(isOwn)
  const known = (isOwn ? demoStaff : demoPeople).map((person) =>
    seatOf(
      {
        number: person.number,
        name: person.name,
        contactId: contacts.find((contact) => contact.alias.endsWith(`·${person.number}`))?.id,
        unit: person.unit?.join(''),
        born: person.born,
        region: person.region,
        residence: person.residence,
        post: person.post,
        club: person.club === true ? '太极拳协会' : undefined,
      },
      today,
    ),
  )
  const isStaff = (seat: Seat) => seat.role.startsWith('工作人员')
  const newcomer: Seat = {
    key: demoNewcomer.id,
    contactId: demoNewcomer.id,
    name: demoNewcomer.name,
    about: '这是微信名，还没对上花名册',
    role: '新朋友',
  }
  return [...known.filter(isStaff), ...known.filter((seat) => !isStaff(seat)), newcomer]
}
