/** Who is on the network: contacts, rooms, and the names they bear. */
import { isDeepStrictEqual } from 'node:util'
import type { Book } from './open-book.ts'
import type { Network } from './phones.ts'
import type { Contact, Room } from './records.ts'

export type PhoneBook = Pick<
  Network,
  'addContact' | 'addRoom' | 'setAlias' | 'contacts' | 'rooms' | 'contact' | 'room' | 'nameIn'
>

/** The part of the network that deals with contacts and rooms. Adding what is there already changes nothing. */
export function phoneBook({ state, write, tell }: Book): PhoneBook {
  function keepContact(contact: Contact): Contact {
    if (isDeepStrictEqual(state.contacts.get(contact.id), contact)) return contact
    write({ is: 'contact', ...contact })
    tell({ type: 'people', id: contact.id })
    return contact
  }

  function keepRoom(room: Room): Room {
    if (isDeepStrictEqual(state.rooms.get(room.id), room)) return room
    write({ is: 'room', ...room })
    tell({ type: 'people', id: room.id })
    return room
  }

  return {
    addContact: ({ id, name }) => keepContact({ id, name, alias: state.contacts.get(id)?.alias ?? '' }),
    addRoom: ({ id, topic, memberIds, nicknames = {} }) => keepRoom({ id, topic, memberIds, nicknames }),
    setAlias(contactId, alias) {
      const contact = state.contacts.get(contactId)
      if (!contact) throw new Error(`no such contact: ${contactId}`)
      keepContact({ ...contact, alias })
    },
    contacts: () => [...state.contacts.values()],
    rooms: () => [...state.rooms.values()],
    contact: (id) => state.contacts.get(id),
    room: (id) => state.rooms.get(id),
    nameIn: (chat, id) => state.rooms.get(chat)?.nicknames[id] || state.contacts.get(id)?.name || id,
  }
}
