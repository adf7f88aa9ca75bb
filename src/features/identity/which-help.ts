/** 解除代办李敏, where two of that name help, or one helps two of one name: whose help it is, and what becomes of it. */
import { type Day, dayOf } from '../../base/calendar.ts'
import { type AwaitedAnswer, ask, type Message, type Outcome, type Turn } from '../../feature.ts'
import { sayDay } from '../../language/say.ts'
import { hasChat, personLines } from '../people/public.ts'
import { NEEDS, optionsOf } from './ask.ts'
import * as queries from './queries.ts'
import * as wording from './wording.ts'

/** What becomes of a right to answer. `last` null: it has no end. */
type Fate = { readonly over: true } | { readonly last: Day | null }

/** What can be chosen: all that one helper does, or one pair of them. */
type Group = readonly queries.Helping[]

/** Whoever of this name answers for others, or for those called `elder`; asked which where that is not one. */
export async function decideHelp(
  turn: Turn<unknown>,
  who: { readonly helper: string; readonly elder: string | undefined },
  fate: Fate,
): Promise<Outcome | undefined> {
  const found = await queries.helpings(turn.db, who.helper, who.elder)
  const key = (one: queries.Helping): number => (who.elder === undefined ? one.helper : one.id)
  const groups = [...new Set(found.map(key))].map((value) => found.filter((one) => key(one) === value))
  const [only, ...others] = groups
  if (only === undefined) return undefined
  return others.length === 0 ? carryOut(turn, only, fate) : askWhich(turn, groups, fate)
}

function askWhich(turn: Turn<unknown>, groups: readonly Group[], fate: Fate): Outcome {
  const labels = groups.map(wording.helpingLabel)
  const options = optionsOf(labels, groups.map(idsOf))
  return ask(turn, wording.whichOne(labels), options, { answer: 'which-help', payload: { groups, fate } })
}

const idsOf = (group: Group): string => group.map(({ id }) => id).join(',')

export const whichHelp: AwaitedAnswer = {
  id: 'which-help',
  needs: NEEDS,
  staysOpen: false,
  takesWords: false,
  async onAnswer(turn, { choice }, payload) {
    const { groups, fate } = payload as { readonly groups: readonly Group[]; readonly fate: Fate }
    const chosen = groups.find((group) => idsOf(group) === choice?.value)
    return chosen && carryOut(turn, chosen, fate)
  },
}

async function carryOut(turn: Turn<unknown>, helpings: Group, fate: Fate): Promise<Outcome> {
  const [first] = helpings
  if (first === undefined) return {}
  if ('over' in fate) return end(turn, helpings)
  const { helperName, elderName } = first
  await queries.limitHelping(turn.db, first, fate.last)
  if (fate.last === null) return { reply: { text: wording.helpsOn(helperName, elderName) } }
  const last = sayDay(fate.last, dayOf(turn.now, turn.office.zone))
  return { reply: { text: wording.helpsUntil(helperName, elderName, last) } }
}

/** The helper is told where they can be, or they would go on answering. */
export async function end(turn: Turn<unknown>, helpings: Group): Promise<Outcome> {
  const { db, now, office, speaker, inboxId } = turn
  const ids = helpings.map(({ id }) => id)
  const ended = await queries.endHelpings(db, ids, { by: speaker.person?.id ?? null, at: now })
  const [first] = ended
  if (first === undefined) return { reply: { text: wording.noHelper(helpings[0]?.helperName ?? '') } }
  const elders = ended.map(({ elder }) => elder)
  const lines = await personLines(db, elders, dayOf(now, office.zone))
  const addresses = elders.flatMap((id) => lines.find((line) => line.id === id)?.address ?? [])
  const names = ended.map(({ elderName }) => elderName)
  const isTold = await hasChat(db, first.helper)
  const message: Message = {
    to: { person: first.helper },
    kind: 'reply',
    text: wording.yourHelpEnded(addresses, office.phone),
    once: `helper ${first.helper}:ended:inbox ${inboxId}`,
  }
  return { reply: { text: wording.helpEnded(first.helperName, names, isTold) }, messages: isTold ? [message] : [] }
}
