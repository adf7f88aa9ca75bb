/** 王秀英家里有谁能联系上, 陈德福哪年生的，八十了没: what is asked of one person in words that no phrase holds. */
import { dayOf } from '../../base/calendar.ts'
import { command, type Outcome, type Turn } from '../../feature.ts'
import { noteAnswered } from './hand-out.ts'
import { contactCards } from './lines.ts'
import { findMentioned } from './mentioned.ts'
import * as queries from './queries.ts'
import { readAskedOf } from './read-asked-of.ts'
import * as wording from './wording.ts'

export const askedOf = command({
  id: 'people.asked-of',
  needs: 'people.search',
  says: ['[查|查一下|看一下]{name}家里有谁'],
  slots: { name: { kind: 'name' } },
  ask: {},
  examples: ['陈德福家里有谁'],
  help: '张三家里有谁；张三哪年生的',
  mayPass: true,
  run: tell,
  hears: async (turn) => (turn.file === undefined ? tell(turn) : undefined),
})

/** `undefined`: nothing of that is asked, or not of one person on the roster. */
async function tell(turn: Turn<unknown>): Promise<Outcome | undefined> {
  const { act, db, now, office, scope } = turn
  const mentioned = await findMentioned(db, act.text, scope)
  const named = mentioned.filter(({ how }) => how === 'name')
  const [one, ...others] = named
  // 老赵 赵国强: one, whatever else they are called.
  const isOfOthers = mentioned.some(
    ({ people }) => !people.some(({ id }) => one?.people.some((same) => same.id === id)),
  )
  if (one === undefined || others.length > 0 || isOfOthers) return undefined
  const rest = mentioned.toReversed().reduce((left, { from, to }) => left.slice(0, from) + left.slice(to), act.text)
  const asked = readAskedOf(rest)
  if (asked.length === 0) return undefined
  const today = dayOf(now, office.zone)
  const found = await queries.findCards(db, one.text, scope, today)
  if (found.length === 0) return undefined
  const ids = found.map(({ id }) => id)
  await noteAnswered(turn, 'card', ids)
  const family = []
  for (const id of asked.includes('family') ? ids.slice(0, CARDS_AT_ONCE) : [])
    family.push(await contactCards(db, [id], today))
  const texts = [
    family.length > 0 ? family.join('\n\n') : asked.includes('where') && wording.whereToReach(found),
    asked.includes('birthday') && wording.birthdays(found, today),
  ]
  return { reply: { text: texts.filter(Boolean).join('\n') } }
}

/** More nobody reads in a chat. */
const CARDS_AT_ONCE = 3
