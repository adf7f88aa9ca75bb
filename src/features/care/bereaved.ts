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
  type Tx,
} from '../../feature.ts'
import { ENTERED_WRONGLY, findMentioned, inFull, nameOf, UNDO_WITHIN } from '../people/public.ts'
import * as queries from './queries.ts'
import { ALIVE, kinIn, kinOf, LONG_AGO, ownLossIn, relativeIn, saysRelativeWrites } from './vocabulary.ts'
import { type Candidate, type Deed, doOrAsk } from './whom.ts'
import * as wording from './wording.ts'

type Kin = wording.Kin

const UNDO = 'undo-loss'
const WHOSE = 'whose-loss'
/** As many as a question can offer, with 都不是 as the last. */
const CHOICES = 8

/** Somebody has lost husband or wife, or somebody else of the nearest. */
interface Loss {
  readonly person: PersonId
  readonly kin: Kin
  /** As the roster has it. */
  readonly relation?: string | undefined
}

/** One death in a family: all who have lost by it are congratulated on nothing. */
async function enterAll(turn: Turn<unknown>, by: PersonId, losses: readonly Loss[]): Promise<Outcome> {
  const { db, now, act } = turn
  const told: wording.Told[] = []
  for (const { person, kin, relation = relativeIn(act.text) } of losses) {
    const isLongAgo = kin === 'spouse' && LONG_AGO.test(act.text)
    const since = isLongAgo ? undefined : now
    await note(db, { person, kin, relation, since, by, now })
    told.push({ name: await nameOf(db, person), kin, relation, isLongAgo })
  }
  const options = [{ number: 0, value: 'back', label: '', words: ENTERED_WRONGLY }]
  const question = { answer: UNDO, payload: { losses }, title: '', options }
  const expects = { ...expectFrom(turn, question, UNDO_WITHIN), answered: true as const }
  return { reply: { text: wording.lossesEntered(told), expects }, as: losses[0]?.kin ?? 'none' }
}

interface Noted extends Loss {
  /** Absent: long ago. */
  readonly since: Date | undefined
  readonly by: PersonId
  readonly now: Date
}

async function note(db: Tx, { kin, relation, ...loss }: Noted): Promise<void> {
  const ofSpouse = kin === 'spouse'
  await queries.insertBereavement(db, { ...loss, ofSpouse, relation: ofSpouse ? undefined : relation })
}

/** What staff do about whoever has lost somebody. */
const enter =
  (kin: Kin): Deed =>
  (turn, by, person) =>
    enterAll(turn, by.id, [{ person, kin }])

export const enterWidowed = enter('spouse')
export const enterBereaved = enter('nearest')

const deedOf = (kin: Kin) =>
  kin === 'spouse'
    ? ({ name: 'widowed', run: enterWidowed } as const)
    : ({ name: 'bereaved', run: enterBereaved } as const)

/** Somebody of the family of one of these has died, who is not on the roster. */
export const enterLoss = (turn: Turn<unknown>, people: readonly Candidate[], kin: Kin): Promise<Outcome> =>
  doOrAsk(turn, people, deedOf(kin))

/**
 * 张桂花去世了, of a name that the roster only has among somebody's relatives. In several families under one number it is
 * one person, whom all of them have lost; else it is asked in which. `undefined`: nobody has such a relative.
 */
export async function enterByName(turn: Turn<unknown>): Promise<Outcome | undefined> {
  const found = await queries.familyNamed(turn.db, turn.act.text)
  const near = found.flatMap(({ relation, ...one }) => {
    const kin = kinOf(relation)
    return kin === undefined ? [] : [{ ...one, kin, relation }]
  })
  const families = [...Map.groupBy(near, ({ id, phone }) => phone ?? `of ${id}`).values()]
  const [only, ...others] = families
  if (only === undefined) return undefined
  const by = turn.speaker.person
  if (others.length === 0 && by !== undefined) return enterAll(turn, by.id, lossesOf(only))
  const known = families.slice(0, CHOICES).map((family, at) => ({
    number: at + 1,
    value: JSON.stringify(lossesOf(family)),
    label: family.map(inFull).join('、'),
  }))
  const none = { number: known.length + 1, value: '[]', label: wording.NOBODY, words: [...wording.NOBODY_WORDS] }
  const options = [...known, none]
  const lines = options.map(({ number, label }) => `${number} ${label}`)
  const question = { answer: WHOSE, payload: {}, title: '', options }
  const text = [wording.whoseKinDied(), ...lines].join('\n')
  return { reply: { text, expects: expectFrom(turn, question, UNDO_WITHIN) } }
}

const lossesOf = (
  family: readonly { readonly id: PersonId; readonly kin: Kin; readonly relation: string | null }[],
): readonly Loss[] => family.map(({ id, kin, relation }) => ({ person: id, kin, relation: relation ?? undefined }))

/** In which family somebody has died whose name stands in several. */
export const whoseLoss: AwaitedAnswer = {
  id: WHOSE,
  needs: 'care.record',
  staysOpen: false,
  takesWords: false,
  async onAnswer(turn, { choice }) {
    const by = turn.speaker.person
    if (choice === undefined || by === undefined) return undefined
    const losses = JSON.parse(choice.value) as readonly Loss[]
    return losses.length === 0 ? { reply: { text: wording.nothingChanged() } } : enterAll(turn, by.id, losses)
  },
}

/** Whoever says 我老伴走了 is congratulated on nothing from that moment on; what staff are told of it. */
export async function deathTold({ db, now, speaker, words }: Talked): Promise<string | undefined> {
  const { person } = speaker
  // 我是陈德福的女儿，我爸走了, from the phone of 陈德福: it is he who has died, and nobody mourns here.
  if (person !== undefined && saysRelativeWrites(words, person.name)) return wording.maybeThemselves(person.name)
  const kin = ownLossIn(words)
  if (person === undefined || kin === undefined || (kin === 'nearest' && LONG_AGO.test(words))) return undefined
  const since = LONG_AGO.test(words) ? undefined : now
  const relation = kin === 'spouse' ? undefined : relativeIn(words)
  await note(db, { person: person.id, kin, relation, since, by: person.id, now })
  return since && wording.bereavedToldOf({ name: person.name, kin, relation })
}

export const undoLoss: AwaitedAnswer = {
  id: UNDO,
  needs: 'care.record',
  staysOpen: false,
  takesWords: false,
  async onAnswer(turn, { choice }, payload) {
    if (choice === undefined) return undefined
    const outcomes: Outcome[] = []
    // A question that was open before several could be taken back at once holds one.
    const { losses } = payload as { readonly losses?: readonly Loss[] }
    for (const { person, kin } of losses ?? [payload as Loss]) outcomes.push(await takeBack(turn, person, kin))
    const texts = outcomes.flatMap(({ reply }) => reply?.text ?? [])
    return { reply: { text: texts.join('\n') }, as: 'back' }
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
  if (last === undefined || kin === undefined || kin === 'other' || kin === 'parent') return undefined
  const mourning = await queries.mourningAmong(
    turn.db,
    last.people.map(({ id }) => id),
    kin === 'spouse',
  )
  const meant = last.people.filter(({ id }) => mourning.has(id))
  const [first] = last.people
  if (meant.length === 0) return first && takeBack(turn, first.id, kin)
  const deed =
    kin === 'spouse'
      ? ({ name: 'not-widowed', run: undoWidowed } as const)
      : ({ name: 'not-bereaved', run: undoBereaved } as const)
  return doOrAsk(turn, meant, deed)
}

export const undoWidowed: Deed = (turn, _by, person) => takeBack(turn, person, 'spouse')
export const undoBereaved: Deed = (turn, _by, person) => takeBack(turn, person, 'nearest')

async function takeBack({ db, now }: Turn<unknown>, person: PersonId, kin: Kin): Promise<Outcome> {
  const isBack = await queries.endBereavements(db, person, kin === 'spouse', now)
  const name = await nameOf(db, person)
  return { reply: { text: isBack ? wording.lossUndone(name) : wording.noSuchLoss(name) }, as: isBack ? 'back' : 'none' }
}
