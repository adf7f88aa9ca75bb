/** Whoever has a request hears at once what a colleague does about it, so that it is never in two hands unknowingly. */
import type { Message, PersonId, Turn } from '../../feature.ts'
import * as queries from './queries.ts'
import { atWork, whoHears, whoHearsOf } from './staff.ts'
import * as wording from './wording.ts'

/**
 * `deed`: 转给了刘志强同志; `entry`: the line of the history that it has become. Whoever stands in hears it for somebody who
 * is away; nobody hears what they did themselves, or what they are told anyhow (`knows`).
 */
export async function tellHolder(
  turn: Turn<unknown>,
  request: queries.Request,
  { deed, entry, knows }: { readonly deed: string; readonly entry: number; readonly knows?: PersonId },
): Promise<readonly Message[]> {
  const holder = whoHearsOf(await atWork(turn.db, turn), request)
  const me = turn.speaker.person
  if (holder === undefined || me === undefined || holder === me.id || holder === knows) return []
  const text = wording.colleagueDid(request.id, request.asker, me.name, deed)
  return [line(request, holder, text, `${queries.keyOf(request.id, entry)}:holder`)]
}

/** Whoever wrote an answer hears that somebody else has taken it back. */
export async function tellWriter(
  turn: Turn<unknown>,
  request: queries.Request,
  answer: queries.Entry,
): Promise<readonly Message[]> {
  const writer = whoHears(await atWork(turn.db, turn), answer.by_person)
  const me = turn.speaker.person
  if (writer === undefined || me === undefined || writer === me.id) return []
  const text = wording.colleagueWithdrew(request.id, request.asker, me.name)
  return [line(request, writer, text, `${queries.keyOf(request.id, answer.id)}:withdrawn`)]
}

/** What concerns an emergency is told at any hour. */
const line = ({ urgent }: queries.Request, person: PersonId, text: string, once: string): Message => ({
  to: { person },
  kind: urgent ? 'urgent' : 'staff',
  text,
  once,
})
