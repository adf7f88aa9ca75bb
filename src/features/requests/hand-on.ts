/** 101 转刘志强, 101 我来办: a request is somebody else's from now on, who hears of it at once. */
import { MINUTE } from '../../base/spans.ts'
import {
  type AwaitedAnswer,
  expectFrom,
  type Message,
  type NamedPerson,
  type Outcome,
  type PersonId,
  type Turn,
} from '../../feature.ts'
import type { Option } from '../../language/reading.ts'
import { sayInstant } from '../../language/say.ts'
import { keep } from './close.ts'
import { tellHolder } from './colleagues.ts'
import * as queries from './queries.ts'
import { atWork, staffNamed } from './staff.ts'
import * as wording from './wording.ts'

export async function handOn(turn: Turn<unknown>, request: queries.Request, words: string): Promise<Outcome> {
  const { staff } = await atWork(turn.db, turn)
  const { to, why } = readWhom(staff, words)
  if (to === undefined) {
    const all = staff.map(({ name }) => name)
    const isName = words.length <= LONGEST_NAME
    return {
      reply: { text: isName ? wording.noSuchStaff(words, all) : wording.howToAnswer(request.id, request.asker, words) },
    }
  }
  if (request.kept_from.includes(to.id)) return askWhetherToReveal(turn, request, to)
  if (to.id === turn.speaker.person?.id) return take(turn, request)
  if (to.id === request.owner_id) return { reply: { text: wording.isTheirs(request.id, to.name) } }
  await queries.setOwner(turn.db, request.id, to.id)
  const entry = await keep(turn, request, 'owner', to.name)
  if (why !== '') await keep(turn, request, 'note', why)
  const before = await tellHolder(turn, request, { deed: wording.did.handedOn(to.name), entry, knows: to.id })
  return {
    reply: { text: wording.handedOn(request.id, to.name) },
    messages: [...before, ...(await tellOwner(turn, request, to.id, entry, why))],
  }
}

/** A longer word is no name, in characters. */
const LONGEST_NAME = 6

/** 志强 他熟: whom, and why. */
function readWhom(staff: readonly Colleague[], words: string) {
  const [, name = '', why = ''] = /^(\S{2,6}?)[，,；;。（(\s]+(\S.*?)[）)]?$/.exec(words) ?? [undefined, words]
  const to = staffNamed(staff, name)
  return { to, why: to === undefined ? '' : why }
}

type Colleague = Pick<NamedPerson, 'id' | 'name'>

/** So long it is asked whether somebody may see what seems to complain of them, in milliseconds: 30 minutes. */
const PATIENCE = 30 * MINUTE
const OPTIONS: readonly Option[] = [
  { number: 1, value: 'hand-on', label: wording.HAND_ON, words: ['转', '还转', '照转'] },
  { number: 2, value: 'leave', label: wording.KEEP, words: ['不转', '算了', '不用转'] },
]

/** It may be another 老王 of whom it complains. */
function askWhetherToReveal(turn: Turn<unknown>, { id }: queries.Request, to: Colleague): Outcome {
  const question = { answer: 'reveal', payload: { request: id, to: to.id, name: to.name }, title: '', options: OPTIONS }
  return {
    reply: { text: wording.tellsOfThem(id, to.name), expects: expectFrom(turn, question, PATIENCE) },
    as: 'asked',
  }
}

export const revealed: AwaitedAnswer = {
  id: 'reveal',
  needs: 'request.handle',
  staysOpen: false,
  takesWords: false,
  async onAnswer(turn, { choice }, payload) {
    if (choice === undefined) return undefined
    const { request: id, to, name } = payload as { request: number; to: PersonId; name: string }
    if (choice.value === 'leave') return { reply: { text: wording.keptBack(id, name) } }
    await queries.reveal(turn.db, id, to)
    const request = await queries.lockShown(turn.db, id, turn.speaker.person?.id)
    return request && handOn(turn, request, name)
  },
}

/** 101 我来办. */
export async function take(turn: Turn<unknown>, request: queries.Request): Promise<Outcome> {
  const { person } = turn.speaker
  if (person === undefined) return { reply: { text: wording.howToWork() } }
  await queries.setOwner(turn.db, request.id, person.id)
  const entry = await keep(turn, request, 'owner', person.name)
  const told = await tellHolder(turn, request, { deed: wording.did.took(), entry })
  const [before] =
    told.length === 0 || request.owner_id === null ? [] : await queries.namesOf(turn.db, [request.owner_id])
  const text = [wording.takenOn(request.id, before?.name), ...(await withheld(turn.db, request.id))].join('\n')
  return { reply: { text }, messages: told }
}

/** Words that one of the staff alone was to read: whoever sees to it now must know them. */
const withheld = async (db: Turn<unknown>['db'], id: number): Promise<readonly string[]> =>
  (await queries.withheldWords(db, id)).map(wording.originally)

/** Whoever has it from now on hears of it, unless they have taken it themselves. */
export async function tellOwner(
  { db, office, speaker }: Turn<unknown>,
  { id, asker, opened_at }: queries.Request,
  owner: PersonId,
  entry: number,
  why = '',
): Promise<readonly Message[]> {
  if (owner === speaker.person?.id) return []
  const [first] = await queries.wholeHistory(db, id)
  const since = sayInstant(opened_at, office.zone)
  const told = wording.handedToYou({ id, asker, words: first?.text ?? '', by: speaker.person?.name ?? '', since, why })
  const text = [told, ...(await withheld(db, id))].join('\n')
  return [{ to: { person: owner }, kind: 'staff', text, once: `request ${id}:entry ${entry}` }]
}
