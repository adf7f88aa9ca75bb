/** 谁报名了, 还有谁没回: the lists for staff, with counts. */
import { dayOf } from '../../base/calendar.ts'
import { type AwaitedAnswer, command, type Outcome, type Turn } from '../../feature.ts'
import { askWhichActivity } from './choose-activity.ts'
import { inWords } from './in-words.ts'
import { phonesOf } from './plan.ts'
import * as queries from './queries.ts'
import * as wording from './wording.ts'

type List = 'who' | 'silent'

const SLOTS = { activity: { kind: 'words' } } as const

export const who = command({
  id: 'activities.who',
  needs: 'activity.see',
  says: [
    '[{activity}](有谁|谁|都有谁|哪些人|有哪些人|多少人|有多少人)(报名|参加|去|来)[了]',
    '[{activity}](报名|参加)(名单|情况|人数)',
    '(报名|参加)的有(谁|哪些人|多少人)',
    '[{activity}]报[了]多少人',
  ],
  slots: SLOTS,
  ask: {},
  examples: ['谁报名了', '都有谁报名', '报名名单', '有多少人报名了', '重阳茶话会谁报名了'],
  help: '谁报名了',
  run: (turn) => chooseActivity(turn, 'who', turn.slots.activity),
})

export const silent = command({
  id: 'activities.silent',
  needs: 'activity.see',
  says: [
    '[{activity}][还有](谁|哪些人|哪几个)[还]没[有](回|回复|回话|回信|答复|报名)[的]',
    '[{activity}]没(回|回复|回话)的[还]有(谁|哪些人|多少人)',
    '[{activity}]没(回|回复|回话)的名单',
  ],
  slots: SLOTS,
  ask: {},
  examples: ['还有谁没回', '谁没回', '没回的有谁', '哪些人还没回复'],
  help: '还有谁没回',
  run: (turn) => chooseActivity(turn, 'silent', turn.slots.activity),
})

/** The list of the activity that was named, of the only one, or the question which one. */
async function chooseActivity(turn: Turn<unknown>, list: List, words: string | undefined): Promise<Outcome> {
  const open = await queries.findOpen(turn.db, turn.now)
  const named = words === undefined ? [] : open.filter(({ title }) => title.includes(words) || words.includes(title))
  const candidates = named.length > 0 ? named : open
  const [only] = candidates
  if (only === undefined) return { reply: { text: wording.noActivity() } }
  if (candidates.length === 1) return showList(turn, list, only)
  const payload: Pending = { list }
  return askWhichActivity(turn, candidates, { answer: 'which-list', payload })
}

interface Pending {
  readonly list: List
}

export const whichList: AwaitedAnswer = {
  id: 'which-list',
  needs: 'activity.see',
  staysOpen: false,
  takesWords: false,
  async onAnswer(turn, { choice }, payload) {
    const activity = choice === undefined ? undefined : await queries.findActivity(turn.db, Number(choice.value))
    return activity === undefined ? undefined : showList(turn, (payload as Pending).list, activity)
  },
}

async function showList(turn: Turn<unknown>, list: List, activity: queries.Activity): Promise<Outcome> {
  const people = await queries.findInvited(turn.db, activity.id)
  const words = inWords(activity, turn.office.zone)
  if (list === 'who') return { reply: { text: wording.whoComes(words, sortAnswers(people)) } }
  const missing = people.filter((person) => person.answer === null)
  const ids = missing.map((person) => person.id)
  const phones = await phonesOf(turn.db, ids, dayOf(turn.now, turn.office.zone))
  const names = missing.map((person) => person.name)
  return { reply: { text: wording.whoIsSilent(words, people.length, names, phones) } }
}

/** Names by answer; companions are counted with those who bring them. */
export function sortAnswers(people: readonly queries.Invited[]) {
  const seated = people.filter((person) => person.seat === 'seated')
  const named = (some: readonly queries.Invited[]) =>
    some.map((person) => wording.withCompanions(person.name, person.heads ?? 1))
  return {
    yes: named(seated),
    heads: seated.reduce((sum, person) => sum + (person.heads ?? 1), 0),
    waiting: named(people.filter((person) => person.seat === 'waiting')),
    no: people.filter((person) => person.answer === 'no').map((person) => person.name),
    maybe: people.filter((person) => person.answer === 'maybe').map((person) => person.name),
    silent: people.filter((person) => person.answer === null).length,
  }
}
