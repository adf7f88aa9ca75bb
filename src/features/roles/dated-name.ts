/** 王芳周六, where a day stands right behind a name and was read as part of it. */
import type { Turn } from '../../feature.ts'
import type { When } from '../../language/reading.ts'
import { findByName, findMentioned } from '../people/public.ts'

interface DatedName {
  readonly name: string
  readonly when?: When
}

/** Takes the day off where nobody is called so, and somebody is without it. */
export async function splitName({ db, act }: Turn<unknown>, said: string): Promise<DatedName> {
  if (said === '' || (await findByName(db, said, 'office')).length > 0) return { name: said }
  const [named] = await findMentioned(db, said, 'office')
  const when = act.when.find(({ superseded, impossible }) => !superseded && !impossible)
  if (named?.how !== 'name' || named.from !== 0 || when?.start?.day === undefined) return { name: said }
  const behind = said.slice(named.to)
  return when.text.startsWith(behind) ? { name: named.text, when } : { name: said }
}
