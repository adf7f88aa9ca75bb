/** What other features may know and do about who wants which messages. */
import type { PersonId, Tx } from '../../feature.ts'
import * as queries from './queries.ts'

export { BY_DECLINING } from './queries.ts'

/** Whether somebody has said that they want no greetings at all. */
export async function wantsNoGreeting(db: Tx, person: PersonId): Promise<boolean> {
  return (await queries.optOutsOf(db, [person])).some(({ kind }) => kind === 'greeting')
}

/** Somebody asks for a greeting after all, so that all of them go out again; false: none was held back. */
export async function greetAgain(db: Tx, person: PersonId, now: Date): Promise<boolean> {
  const isBack = await wantsNoGreeting(db, person)
  if (isBack) await queries.optIn(db, person, now, ['greeting'])
  return isBack
}
