/** What staff say about families: who else is helped, who is no helper any more, whose family decides. */
import { type AwaitedAnswer, command, type Outcome, type PersonId, type Turn } from '../../feature.ts'
import { chooseNamesake, findByName, type KnownPerson, namesakeOptions, notFound } from '../people/public.ts'
import { ask, NEEDS } from './ask.ts'
import * as queries from './queries.ts'
import type { Kin } from './stranger-words.ts'
import * as wording from './wording.ts'

/** What waits while it is asked which of several is meant. */
interface Pending {
  readonly helper?: { readonly id: PersonId; readonly name: string }
  readonly relation?: string
  readonly decides?: boolean
}

/** 绑定 李小雨 是 何守田的女儿: one more elder for somebody who is bound already. */
export async function addHelper(turn: Turn<unknown>, helperName: string, { elder, relation }: Kin): Promise<Outcome> {
  const [helper, ...others] = await findByName(turn.db, helperName, 'office')
  if (helper === undefined || others.length > 0) return { reply: { text: wording.helperFirst(elder, relation) } }
  return forOne(turn, elder, { helper: { id: helper.id, name: helper.name }, relation })
}

async function forOne(turn: Turn<unknown>, name: string, pending: Pending): Promise<Outcome> {
  const people = await findByName(turn.db, name, turn.scope)
  const [only, ...others] = people
  if (only === undefined) return { reply: { text: notFound(name) } }
  if (others.length === 0) return carryOut(turn, only, pending)
  return ask(turn, chooseNamesake(people), namesakeOptions(people), {
    answer: 'whose-family',
    payload: { people, pending },
  })
}

export const whoseFamily: AwaitedAnswer = {
  id: 'whose-family',
  needs: NEEDS,
  staysOpen: false,
  takesWords: false,
  async onAnswer(turn, { choice }, payload) {
    const { people, pending } = payload as { people: readonly KnownPerson[]; pending: Pending }
    const person = people.find(({ id }) => String(id) === choice?.value)
    return person && carryOut(turn, person, pending)
  },
}

async function carryOut(turn: Turn<unknown>, elder: KnownPerson, pending: Pending): Promise<Outcome> {
  const { helper, relation, decides } = pending
  if (decides !== undefined) {
    await queries.setFamilyDecides(turn.db, elder.id, decides)
    return { reply: { text: wording.familyDecides(elder.name, decides) }, as: decides ? 'family' : 'own' }
  }
  if (helper === undefined || helper.id === elder.id)
    return { reply: { text: wording.helperFirst(elder.name, '家属') } }
  return startHelping(turn, helper, elder, relation ?? '')
}

/** From now on they may answer for the elder, and are told so. */
export async function startHelping(
  turn: Turn<unknown>,
  helper: { readonly id: PersonId; readonly name: string },
  elder: KnownPerson,
  relation: string,
): Promise<Outcome> {
  const by = turn.speaker.person?.id ?? null
  const row = { helper_id: helper.id, elder_id: elder.id, relation, from_at: turn.now, entered_by: by }
  await queries.addProxy(turn.db, row)
  const text = wording.acceptedHelper(helper.name, elder.address)
  const once = `helper:${helper.id}:elder ${elder.id}:inbox ${turn.inboxId}`
  const told = wording.nowHelper(elder.address)
  return { reply: { text }, messages: [{ to: { person: helper.id }, kind: 'notice', text: told, once }], as: 'helper' }
}

export const familyDecides = command({
  id: 'identity.family-decides',
  needs: NEEDS,
  says: ['{name}[的事]由家属决定', '{name}[的事]由(本人|自己)决定'],
  slots: { name: { kind: 'name' } },
  ask: {},
  examples: ['何守田由家属决定', '何守田由本人决定'],
  run: (turn) => forOne(turn, turn.slots.name ?? '', { decides: turn.act.text.includes('家属') }),
})

export const endHelp = command({
  id: 'identity.end-help',
  needs: NEEDS,
  says: ['解除代办{name}', '解除{name}的代办', '{name}不[能|再]代办了'],
  slots: { name: { kind: 'words' } },
  ask: {},
  examples: ['解除代办 李小雨', '解除李小雨的代办'],
  async run(turn) {
    const name = turn.slots.name ?? ''
    const ended = await queries.endProxies(turn.db, name, turn.now)
    return { reply: { text: ended > 0 ? wording.helpEnded(name) : wording.noHelper(name) } }
  },
})
