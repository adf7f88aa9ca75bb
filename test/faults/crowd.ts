/** Many more people of a unit, each with a phone, a remark and a bound chat. */
import type { Kysely } from 'kysely'
import { DEMO_ACCOUNT } from '../../db/demo/office.ts'
import type { Schema } from '../../db/schema.ts'
import type { Network } from '../../src/chat/local/network.ts'

interface At {
  readonly db: Kysely<Schema>
  readonly network: Network
  readonly now: Date
}

/** `names`: what the first of them are called; the others 某1, 某2. Returns their contacts, in order. */
export async function addCrowd(
  { db, network, now }: At,
  unit: string,
  count: number,
  names: readonly string[] = [],
): Promise<readonly string[]> {
  const { id: unit_id } = await db.selectFrom('unit').select('id').where('name', '=', unit).executeTakeFirstOrThrow()
  const contacts: string[] = []
  for (let index = 0; index < count; index++) {
    const contact = `phone-more-${index}`
    const name = names[index] ?? `某${index}`
    const remark = `${name}·${unit}·${contact}`
    network.addContact({ id: contact, name })
    network.setAlias(contact, remark)
    const person = await db
      .insertInto('person')
      .values({ name, unit_id, birth_calendar: 'unknown', region: 'city', status: 'active', kind: 'retiree' })
      .returning('id')
      .executeTakeFirstOrThrow()
    const chat = await db
      .insertInto('chat')
      .values({ account_id: DEMO_ACCOUNT, kind: 'private', platform_id: contact, name, remark, created_at: now })
      .returning('id')
      .executeTakeFirstOrThrow()
    const binding = { chat_id: chat.id, person_id: person.id, confirmed: true, from_at: now }
    await db.insertInto('binding').values(binding).execute()
    contacts.push(contact)
  }
  return contacts
}
