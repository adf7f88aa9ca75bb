/** Who uses which phone before a scenario begins. */
import { defineSteps } from '../gherkin-steps.ts'
import type { parameters, World } from '../world.ts'

export const steps = defineSteps<World, typeof parameters>((step) => {
  step('{person}和{person}共用{person}的手机', async (world, one, other, owner) => {
    const numbers = [one, other].map((name) => world.contact(name).replace('phone-', ''))
    const { db } = world
    const chat = await db
      .selectFrom('chat')
      .select('id')
      .where('platform_id', '=', world.contact(owner))
      .executeTakeFirstOrThrow()
    const people = await db.selectFrom('person').select('id').where('number', 'in', numbers).execute()
    for (const { id } of people) {
      await db.updateTable('binding').set({ until_at: world.now() }).where('person_id', '=', id).execute()
      await db
        .insertInto('binding')
        .values({ chat_id: chat.id, person_id: id, confirmed: true, from_at: world.now() })
        .execute()
    }
  })
})
