/** Keeps what was heard on the telephone, after asking about whatever is not certain: who, which activity, whether to add somebody. */
import { type AwaitedAnswer, ask, type Outcome, type Turn } from '../../../feature.ts'
import type { Option } from '../../../language/reading.ts'
import { chooseNamesake, type KnownPerson, nameAndUnit, namesakeOptions } from '../../people/public.ts'
import { askWhichActivity } from '../answer/choose-activity.ts'
import * as queries from '../queries.ts'
import * as wording from '../wording.ts'
import { keepAnswers, keepStays, keepUnreached } from './keep-told.ts'
import type { Told } from './read-entry.ts'
import { MOST_AT_ONCE, restOfList, withRest } from './rest-of-list.ts'
import { receiptToUndo } from './undo-entries.ts'
import { type Entry, idOf, nameOf } from './whom-meant.ts'

/** What waits while one thing about it is asked. Plain JSON. */
interface Pending {
  readonly entries: readonly Entry[]
  /** What was said of everybody else on the phone list. */
  readonly rest?: Told | undefined
  readonly activityId?: number
  /** What has come of other parts of the sentence, a line each. */
  readonly noted: string
}

const NEEDS = 'activity.tell'
const NONE = 'none'

/** Keeps the entries of one sentence, or asks about the first thing that is not certain; `noted`: what is said besides. */
export async function keepEntries(
  turn: Turn<unknown>,
  entries: readonly Entry[],
  rest: Told | undefined,
  noted = '',
): Promise<Outcome> {
  return proceed(turn, { entries, rest, noted })
}

const isAnswer = ({ told }: Pick<Entry, 'told'>): boolean => told.is === 'answer'

async function proceed(turn: Turn<unknown>, pending: Pending): Promise<Outcome> {
  const { entries, rest, noted } = pending
  if (entries.length === 0 && rest === undefined) return { reply: { text: noted } }
  const unsure = entries.findIndex(({ meant }) => !meant.sure || meant.people.length > 1)
  if (unsure >= 0) return askWho(turn, pending, unsure)
  if (rest === undefined && !entries.some(isAnswer)) return keepAll(turn, undefined, pending)
  if (pending.activityId === undefined) return findActivity(turn, pending)
  const activity = await queries.lockActivity(turn.db, pending.activityId)
  if (activity?.state !== 'published') return { reply: { text: wording.noActivity() } }
  const invited = await invitedTo(turn, entries, activity.id)
  const outside = entries.findIndex(
    (entry) => isAnswer(entry) && entry.added === undefined && !invited.has(idOf(entry.meant)),
  )
  if (outside >= 0) return askToAdd(turn, activity, pending, outside)
  const others = rest === undefined ? [] : await restOfList(turn, activity, entries)
  if (others.length > MOST_AT_ONCE) {
    const text = wording.restIsLarge(activity.title, others.length)
    return keepAll(turn, activity, { ...pending, rest: undefined, noted: joinLines(noted, text) })
  }
  const ofOthers = rest === undefined ? [] : others.map((meant): Entry => ({ meant, told: rest }))
  const empty = rest !== undefined && others.length === 0 ? wording.restIsEmpty(activity.title) : ''
  return keepAll(turn, activity, { ...pending, entries: [...entries, ...ofOthers], noted: joinLines(noted, empty) })
}

async function invitedTo(turn: Turn<unknown>, entries: readonly Entry[], activityId: number) {
  const found = await queries.findInvitations(
    turn.db,
    entries.map(({ meant }) => idOf(meant)),
    turn.now,
  )
  return new Set(found.filter((one) => one.activityId === activityId).map(({ personId }) => personId))
}

// Who

function askWho(turn: Turn<unknown>, pending: Pending, index: number): Outcome {
  const meant = pending.entries[index]?.meant
  const [first, ...others] = meant?.people ?? []
  const question = { answer: 'namesake', payload: { ...pending, index } }
  if (meant === undefined || first === undefined) return {}
  if (others.length === 0) return ask(turn, wording.isItThisOne(nameAndUnit(first)), isIt(first), question)
  const options = namesakeOptions(meant.people)
  const isOneName = others.every(({ name }) => name === first.name)
  const lines = options.map(({ number, label }) => `${number} ${label}`)
  const text = isOneName ? chooseNamesake(meant.people) : wording.whichOfSurname(meant.said, lines)
  return ask(turn, text, options, question)
}

function isIt({ id }: KnownPerson): readonly Option[] {
  return [
    { number: 1, value: String(id), label: wording.IT_IS, words: ['是的', '对', '对的', '就是'] },
    { number: 2, value: NONE, label: wording.IT_IS_NOT, words: ['不对', '错了'] },
  ]
}

export const namesake: AwaitedAnswer = {
  id: 'namesake',
  needs: NEEDS,
  staysOpen: false,
  takesWords: false,
  async onAnswer(turn, { choice }, payload) {
    const { index, ...pending } = payload as Pending & { index: number }
    if (choice === undefined) return undefined
    if (choice.value === NONE) return leaveOut(turn, pending, index, wording.notMeantThen())
    const choose = (entry: Entry): Entry => {
      const people = entry.meant.people.filter(({ id }) => String(id) === choice.value)
      return { ...entry, meant: { ...entry.meant, people, sure: true } }
    }
    return proceed(turn, { ...pending, entries: changeAt(pending.entries, index, choose) })
  },
}

const changeAt = (entries: readonly Entry[], at: number, change: (entry: Entry) => Entry): readonly Entry[] =>
  entries.map((entry, index) => (index === at ? change(entry) : entry))

/** Goes on with the others, and says at the end why one was left out. */
function leaveOut(turn: Turn<unknown>, pending: Pending, at: number, why: string): Promise<Outcome> {
  const entries = pending.entries.filter((_, index) => index !== at)
  return proceed(turn, { ...pending, entries, noted: joinLines(pending.noted, why) })
}

const joinLines = (...lines: readonly string[]): string => lines.filter((line) => line !== '').join('\n')

// Which activity

/** The one to which all of them were asked, else one to which some were; with none at all it may be any open one. */
async function findActivity(turn: Turn<unknown>, pending: Pending): Promise<Outcome> {
  const { entries } = pending
  const all = await queries.findOpen(turn.db, turn.now)
  const open = entries.length === 0 ? await withRest(turn, all) : all
  const invitations = await queries.findInvitations(
    turn.db,
    entries.map(({ meant }) => idOf(meant)),
    turn.now,
  )
  const asked = (activity: queries.Activity) =>
    invitations.filter(({ activityId }) => activityId === activity.id).length
  const most = Math.max(0, ...open.map(asked))
  const fitting = open.filter((activity) => asked(activity) === most)
  const [only] = fitting
  if (only === undefined) return { reply: { text: joinLines(pending.noted, wording.noActivity()) } }
  if (fitting.length === 1) return proceed(turn, { ...pending, activityId: only.id })
  return askWhichActivity(turn, fitting, { answer: 'which-activity', payload: pending })
}

export const whichActivity: AwaitedAnswer = {
  id: 'which-activity',
  needs: NEEDS,
  staysOpen: false,
  takesWords: false,
  onAnswer: async (turn, { choice }, payload) =>
    choice === undefined ? undefined : proceed(turn, { ...(payload as Pending), activityId: Number(choice.value) }),
}

// Whether to add somebody

const ADD_OR_NOT: readonly Option[] = [
  { number: 1, value: 'add', label: wording.ADD, words: ['加', '要加', '加上他', '加上她'] },
  { number: 2, value: NONE, label: wording.DO_NOT_ADD, words: ['不要加', '不用加', '不用'] },
]

/** Who is not on the list and does not come needs no place on it. */
function askToAdd(turn: Turn<unknown>, activity: queries.Activity, pending: Pending, index: number) {
  const entry = pending.entries[index]
  const name = entry === undefined ? '' : nameOf(entry.meant)
  if (entry?.told.is === 'answer' && entry.told.reading.answer === 'no')
    return leaveOut(turn, pending, index, wording.staysAnyway(name, activity.title))
  const text = wording.addToList(name, activity.title)
  return ask(turn, text, ADD_OR_NOT, { answer: 'add-to-list', payload: { ...pending, index } })
}

export const addToList: AwaitedAnswer = {
  id: 'add-to-list',
  needs: NEEDS,
  staysOpen: false,
  takesWords: false,
  async onAnswer(turn, { choice }, payload) {
    const { index, ...pending } = payload as Pending & { index: number }
    if (choice === undefined) return undefined
    if (choice.value === NONE) return leaveOut(turn, pending, index, wording.notAdded())
    const add = (entry: Entry): Entry => ({ ...entry, added: true })
    return proceed(turn, { ...pending, entries: changeAt(pending.entries, index, add) })
  },
}

// Keeping

async function keepAll(
  turn: Turn<unknown>,
  activity: queries.Activity | undefined,
  pending: Pending,
): Promise<Outcome> {
  const { entries, noted } = pending
  const answered = activity === undefined ? { text: '', before: [] } : await keepAnswers(turn, activity, entries)
  const stays = await keepStays(turn, entries)
  const unreached = await keepUnreached(turn, entries)
  const first = entries[0]?.told
  // The other receipts say themselves how they are taken back.
  const undo = stays.lines.length > 0 && answered.text === '' && unreached === '' ? wording.howToTakeBack() : ''
  const text = joinLines(noted, answered.text, ...stays.lines, unreached, undo)
  const entered = {
    activityId: activity?.id ?? null,
    before: answered.before,
    names: entries.map(({ meant }) => nameOf(meant)),
  }
  const reply = entries.length === 0 ? { text } : receiptToUndo(turn, text, entered)
  const outcome = { reply, ...stays.tellStaff }
  if (first === undefined) return outcome
  return { ...outcome, wake: ['activities.offer'], as: first.is === 'answer' ? first.reading.answer : first.is }
}
