/** What other features may use of telephone calls: matters put people on the list, outcomes are noted here. */
import type { Look, Moment, PersonId, Scope, Tx } from '../../feature.ts'
import { inHospitalAmong } from '../care/public.ts'
import { keepOwn, saidToBeDead, withoutChat } from '../people/public.ts'
import * as queries from './queries.ts'

export { familyFrom, LEAST_STEP, LIAISON_AFTER, liaisonFrom, NUDGE_AFTER, staffFrom } from './climbing.ts'
export { dropTries, noteTries, triedSince } from './queries.ts'
export { climbs, climbsToFamily } from './wording.ts'

/** Something that people should hear of and that is still open. */
export interface CallMatter {
  readonly id: number
  /** What it is called: 重阳茶话会. */
  readonly title: string
  /** Tries by telephone count from here on. */
  readonly since: Date
  /** `Message.about` of what was sent to people about it. */
  readonly abouts: readonly string[]
  /** Those of these people whom it does not reach, where that does not stand in messages of their own. `awayAt`: as in `toRing`. */
  readonly unreached?: (db: Tx, ids: readonly PersonId[], awayAt?: Date) => Promise<readonly PersonId[]>
  /** Whoever has not answered is rung up, also those whom a chat reaches (必达). */
  readonly everybody?: boolean
  /** Safety is at stake and the 联络员 have had time: the families of those who live alone or are old are asked (rule 22). */
  readonly familyToo?: boolean
  /** The 联络员 have had their turn, and it is the office's. */
  readonly officeToo?: boolean
  /** What to say and ask after the greeting: 12月2日…办重阳茶话会，请您参加。您去不去？ */
  readonly say: string
  /** What staff may type then; `name` and `other` are on the list. */
  readonly examples: (name: string, other: string) => string
}

/** A feature with matters of which people must hear, by telephone where nothing else reaches them. */
export interface CallSource {
  /** SQL that is false only while it has no matter for which everybody is rung up; absent: it never has. */
  mayRing?(at: Moment): Look
  /** Matters that are open, the most urgent first. */
  open(db: Tx, at: Moment): Promise<readonly CallMatter[]>
  /** Everybody who was asked, has had time to answer and has not, however they can be reached. */
  unanswered(db: Tx, matter: number, at: Moment): Promise<readonly PersonId[]>
}

/**
 * Those of `ids` within a scope to whom nobody but a caller can bring a matter: no chat reaches them, or what was sent
 * about it did not arrive; or all of them, where it must reach everybody. Whoever is in hospital is left in
 * peace, and so is the family of whoever is said to have died. `awayAt`: also those for whom it waits because an account is
 * not connected then. Absent where 其余 is told of a list that was read before: what waits since may still go.
 */
export async function toRing(
  db: Tx,
  ids: readonly PersonId[],
  { abouts, everybody = false, unreached }: Pick<CallMatter, 'abouts' | 'everybody' | 'unreached'>,
  scope: Scope,
  awayAt?: Date,
): Promise<readonly PersonId[]> {
  const mourned = await saidToBeDead(db, ids)
  const own = (await keepOwn(db, ids, scope)).filter((id) => !mourned.has(id))
  const ill = await inHospitalAmong(db, own)
  if (everybody) return own.filter((id) => !ill.has(id))
  const mute = new Set([
    ...(await withoutChat(db, own)),
    ...(await queries.notReached(db, own, { abouts, awayAt })),
    ...((await unreached?.(db, own, awayAt)) ?? []),
  ])
  return own.filter((id) => mute.has(id) && !ill.has(id))
}

/** Those of `ids` who stand on the phone list for some open matter of these sources. */
export async function onListOf(
  db: Tx,
  ids: readonly PersonId[],
  sources: readonly CallSource[],
  at: Moment,
): Promise<ReadonlySet<PersonId>> {
  const listed = new Set<PersonId>()
  for (const source of sources) {
    for (const matter of await source.open(db, at)) {
      const silent = (await source.unanswered(db, matter.id, at)).filter((id) => ids.includes(id))
      for (const id of await toRing(db, silent, matter, 'office', at.now)) listed.add(id)
    }
  }
  return listed
}
