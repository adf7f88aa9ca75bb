/**
 * 陈德福的老伴走了, where the one who has died is not on the roster: the bereaved are congratulated on nothing for a time.
 * Staff enter it, or the bereaved tell of it themselves; nothing else hangs on it, so one word is enough and one takes it back.
 */
import {
  type AwaitedAnswer,
  command,
  expectFrom,
  type Outcome,
  type PersonId,
  type Talked,
  type Turn,
} from '../../feature.ts'
import { findMentioned } from '../people/public.ts'
import * as queries from './queries.ts'
import { ALIVE, kinIn, kinOf, LONG_AGO, ownLossIn } from './vocabulary.ts'
import { askWhom, type Candidate, type Deed, doOrAsk } from './whom.ts'
import * as wording from './wording.ts'

type Kin = wording.Kin

const UNDO = 'undo-loss'
/** So long 弄错了 alone takes it back, in milliseconds. */
const A_DAY = 86_400_000

/** What staff do about whoever has lost somebody. */
const enter =
  (kin: Kin): Deed =>
  async (turn, by, person) => {
    const { db, now, act } = turn
    const isLongAgo = kin === 'spouse' && LONG_AGO.test(act.text)
    const since = isLongAgo ? undefined : now
    await queries.insertBereavement(db, { person, ofSpouse: kin === 'spouse', since, by: by.id, now })
    const name = await queries.nameOf(db, person)
    const text = isLongAgo ? wording.widowedLongAgo(name) : wording.bereavedEntered(name, kin)
    const options = [{ number: 0, value: 'back', label: '', words: wording.ENTERED_WRONGLY }]
    const question = { answer: UNDO, payload: { person, kin }, title: '', options }
    return { reply: { text, expects: { ...expectFrom(turn, question, A_DAY), answered: true } }, as: kin }
  }

export const enterWidowed = enter('spouse')
export const enterBereaved = enter('nearest')

const deedOf = (kin: Kin) =>
  kin === 'spouse'
    ? ({ name: 'widowed', run: enterWidowed } as const)
    : ({ name: 'bereaved', run: enterBereaved } as const)

/** Somebody of the family of one of these has died, who is not on the roster. */
export const enterLoss = (turn: Turn<unknown>, people: readonly Candidate[], kin: Kin): Promise<Outcome> =>
  doOrAsk(turn, people, deedOf(kin))

/** 张桂花去世了, of a name that the roster only has among somebody's relatives; `undefined`: it has not. */
export async function enterByName(turn: Turn<unknown>): Promise<Outcome | undefined> {
  const found = await queries.familyNamed(turn.db, turn.act.text)
  const near = found.flatMap(({ relation, ...one }) => {
    const kin = kinOf(relation)
    return kin === undefined ? [] : [{ ...one, kin }]
  })
  const [first] = near
  if (first === undefined) return undefined
  const people = near.filter(({ kin }) => kin === first.kin)
  if (people.length === 1) return enterLoss(turn, people, first.kin)
  return askWhom(turn, deedOf(first.kin).name, people, wording.whoseKinDied())
}

/** Whoever says 我老伴走了 is congratulated on nothing from that moment on; what staff are told of it. */
export async function deathTold({ db, now, speaker, words }: Talked): Promise<string | undefined> {
  const { person } = speaker
  const kin = ownLossIn(words)
  if (person === undefined || kin === undefined || (kin === 'nearest' && LONG_AGO.test(words))) return undefined
  const since = LONG_AGO.test(words) ? undefined : now
  await queries.insertBereavement(db, { person: person.id, ofSpouse: kin === 'spouse', since, by: person.id, now })
  return since && wording.bereavedToldOf(person.name, kin)
}

export const undoLoss: AwaitedAnswer = {
  id: UNDO,
  needs: 'care.record',
  staysOpen: false,
  takesWords: false,
  async onAnswer(turn, { choice }, payload) {
    if (choice === undefined) return undefined
    const { person, kin } = payload as { readonly person: PersonId; readonly kin: Kin }
    return takeBack(turn, person, kin)
  },
}

/** 陈德福的老伴没去世. */
export const undoBereavement = command({
  id: 'care.undo-loss',
  needs: 'care.record',
  says: ['{name}的(老伴|爱人|丈夫|妻子|家里人)(没去世|没有去世|没走|没死|还健在|还在世|还活着)'],
  slots: { name: { kind: 'name' } },
  ask: {},
  examples: ['陈德福的老伴没去世', '陈德福的家里人还健在'],
  run: async (turn) => (await undoNamed(turn)) ?? { reply: { text: wording.notFound() } },
  hears: async (turn) => (turn.file === undefined && ALIVE.test(turn.act.text) ? undoNamed(turn) : undefined),
})

/** `undefined`: it is not said of anybody's family. */
async function undoNamed(turn: Turn<unknown>): Promise<Outcome | undefined> {
  const last = (await findMentioned(turn.db, turn.act.text, turn.scope)).at(-1)
  const kin = last && kinIn(turn.act.text.slice(last.to))
  if (last === undefined || kin === undefined || kin === 'other') return undefined
  const outcomes: Outcome[] = []
  for (const { id } of last.people) outcomes.push(await takeBack(turn, id, kin))
  return outcomes.find((one) => one.as === 'back') ?? outcomes[0]
}

async function takeBack({ db, now }: Turn<unknown>, person: PersonId, kin: Kin): Promise<Outcome> {
  const isBack = await queries.endBereavements(db, person, kin === 'spouse', now)
  const name = await queries.nameOf(db, person)
  return { reply: { text: isBack ? wording.lossUndone(name) : wording.noSuchLoss(name) }, as: isBack ? 'back' : 'none' }
}
