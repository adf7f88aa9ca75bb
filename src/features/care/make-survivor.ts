/**
 * When a death is final, the registered 老伴 becomes a person of their own, so that a notice to 遗属 finds them. Only where it is
 * beyond doubt who that is, and that they live: else the list of what is to be seen to asks staff.
 */
import type { PersonId, Tx } from '../../feature.ts'
import { findEverByName, lockPeople, relativesOf } from '../people/public.ts'
import * as queries from './queries.ts'
import { kinOf } from './vocabulary.ts'

const WHOLE_NAME = /^\p{Script=Han}{2,4}$/u
/** 张师傅, 老伴: what somebody is called, and no name. */
const CALLED = /师傅|老师|阿姨|大[姐哥妈爷娘嫂]|同志|女士|先生|老[伴张李王刘陈]|爱人|妻子|丈夫|配偶|某/

/** Returns the name of whoever is on the roster now. `by`: who made it final. */
export async function makeSurvivor(
  db: Tx,
  deceased: PersonId,
  whom: { readonly by: PersonId | null; readonly at: Date },
): Promise<string | undefined> {
  await lockPeople(db, [deceased])
  const spouses = (await relativesOf(db, deceased)).filter(({ relation }) => kinOf(relation) === 'spouse')
  const [only, ...others] = spouses
  if (only === undefined || others.length > 0 || !WHOLE_NAME.test(only.name) || CALLED.test(only.name)) return undefined
  if (await queries.wasMarried(db, deceased)) return undefined
  // Who has outlived them, and who may be on the roster, or was.
  if ((await queries.mourningAmong(db, [deceased], true)).size > 0) return undefined
  if ((await findEverByName(db, only.name, 'office')).length > 0) return undefined
  await queries.insertSurvivor(db, deceased, only, whom)
  return only.name
}
