/** 何守田的善后: what staff see to after a death, ticked off by number; and 遗属, who are people of their own. */
import { DAY } from '../../base/spans.ts'
import { type AwaitedAnswer, command, type Outcome, type PersonId, type Turn, type Tx } from '../../feature.ts'
import { findByName, inFull, lockPeople, marry, nameOf, relativesOf } from '../people/public.ts'
import * as queries from './queries.ts'
import { kinOf } from './vocabulary.ts'
import { type Deed, doOrAsk } from './whom.ts'
import * as wording from './wording.ts'

const PATIENCE = DAY

export const aftercare = command({
  id: 'care.aftercare',
  needs: 'care.record',
  says: ['{name}[的](善后|后事|善后清单|后事清单|善后办到哪了)', '[看|看看](善后清单|后事清单|善后名单|善后)'],
  slots: { name: { kind: 'name' } },
  ask: {},
  examples: ['何守田的善后', '何守田的后事', '何守田善后清单', '善后清单'],
  help: '何守田的善后：看清单，办好一项回数字',
  async run(turn) {
    // Without a name: whoever something is still to be done for.
    const people =
      turn.slots.name === undefined
        ? await queries.findUnfinished(turn.db)
        : await queries.findDeparted(turn.db, turn.act.text, ['deceased'])
    if (people.length === 0 && turn.slots.name === undefined) return { reply: { text: wording.nothingToSeeTo() } }
    return doOrAsk(turn, people, { name: 'aftercare', run: showAftercare })
  },
})

export const showAftercare: Deed = async (turn, _by, person) => ({
  reply: await listOf(turn, person, await queries.aftercareOf(turn.db, person)),
})

async function listOf({ db, now }: Turn<unknown>, person: PersonId, items: readonly queries.AftercareItem[]) {
  const text = wording.aftercareList(await nameOf(db, person), items, await spouseByNameOnly(db, person))
  const open = items.map((item, index) => ({ item, number: index + 1 })).filter(({ item }) => item.doneAt === null)
  if (open.length === 0) return { text }
  const options = open.map(({ item, number }) => ({ number, value: String(item.id), label: item.item }))
  const until = new Date(now.getTime() + PATIENCE)
  return {
    text,
    expects: { answer: 'aftercare', payload: { person }, about: 'care:aftercare', title: '', options, until },
  }
}

/** Whom the roster knows as the spouse by name alone: an audience of 遗属 holds only people of their own. */
async function spouseByNameOnly(db: Tx, person: PersonId): Promise<string | undefined> {
  if ((await queries.spouseOf(db, person)) !== undefined) return undefined
  return (await relativesOf(db, person)).find(({ relation }) => kinOf(relation) === 'spouse')?.name
}

export const aftercareDone: AwaitedAnswer = {
  id: 'aftercare',
  needs: 'care.record',
  staysOpen: false,
  takesWords: false,
  async onAnswer(turn, { choice }, payload) {
    const by = turn.speaker.person
    if (choice === undefined || by === undefined) return undefined
    const { person } = payload as { readonly person: PersonId }
    await queries.tick(turn.db, Number(choice.value), by.id, turn.now)
    return { reply: await listOf(turn, person, await queries.aftercareOf(turn.db, person)), as: 'done' }
  },
}

export const survivor = command({
  id: 'care.survivor',
  needs: 'care.record',
  says: ['{name}的(遗属|家属|老伴)(是|叫){survivor}', '登记{name}的遗属{survivor}'],
  slots: { name: { kind: 'name' }, survivor: { kind: 'name' } },
  ask: {},
  examples: ['何守田的遗属是张桂花', '登记何守田的遗属张桂花'],
  run: async (turn) =>
    (await saidOfTheLiving(turn, turn.slots.name ?? '', turn.slots.survivor ?? '')) ??
    enterSurvivor(turn, turn.slots.survivor ?? ''),
})

/** 何守田的老伴是张桂花, of one who lives: only of the dead is there a 遗属. */
async function saidOfTheLiving(turn: Turn<unknown>, name: string, kin: string): Promise<Outcome | undefined> {
  const { db, scope } = turn
  if (turn.act.text.includes('遗属')) return undefined
  const dead = await queries.findDeparted(db, turn.act.text, ['deceased'])
  // The one who is named beside them may have died too.
  const deceased = dead.filter((one) => one.name === name)
  const ofName = await findByName(db, name, scope)
  const living = ofName.filter(({ id }) => deceased.every((one) => one.id !== id))
  if (living.length === 0) return undefined
  if (deceased.length > 0) return { reply: { text: wording.livesOrDied(name, kin) } }
  const isKnown = (await queries.livingOfName(db, kin)).length > 0
  return { reply: { text: wording.isNoSurvivor(name, kin, isKnown) } }
}

/**
 * Somebody of that name on the roster may be the one, and is never made twice without asking; who is new becomes a person
 * of their own in the same unit.
 */
async function enterSurvivor(turn: Turn<unknown>, survivorName: string): Promise<Outcome> {
  const { db } = turn
  const [first, ...others] = await queries.findDeparted(db, turn.act.text, ['deceased'])
  if (first === undefined) return { reply: { text: wording.noDeceasedNamed() } }
  if (others.length > 0) return { reply: { text: wording.severalDeceased(first.name) } }
  const entered = await enteredAlready(db, [first.id])
  if (entered !== undefined) return entered
  const known = await queries.livingOfName(db, survivorName)
  if (known.length > 0) return askWhetherKnown(turn, { deceased: first.id, name: survivorName }, known)
  await queries.insertSurvivor(db, first.id, { name: survivorName }, byWhom(turn))
  return { reply: { text: wording.survivorEntered(first.name, survivorName) }, as: 'survivor' }
}

/** What to say where a colleague was faster, or the roster knows; two who enter somebody at once do so one after the other. */
async function enteredAlready(db: Tx, [deceased, ...others]: readonly [PersonId, ...PersonId[]]) {
  await lockPeople(db, [deceased, ...others])
  const spouse = await queries.spouseOf(db, deceased)
  if (spouse === undefined) return undefined
  return { reply: { text: wording.survivorKnown(await nameOf(db, deceased), spouse) } }
}

const byWhom = ({ speaker, now }: Turn<unknown>) => ({ by: speaker.person?.id ?? null, at: now })

interface Survivor {
  readonly deceased: PersonId
  readonly name: string
}
const NEW = 'new'
/** As many as a question can offer beside the last. */
const CHOICES = 8

function askWhetherKnown(
  { now }: Turn<unknown>,
  survivor: Survivor,
  known: Awaited<ReturnType<typeof queries.livingOfName>>,
): Outcome {
  const shown = known.slice(0, CHOICES)
  const options = [
    ...shown.map((one, at) => ({ number: at + 1, value: String(one.id), label: inFull(one) })),
    {
      number: shown.length + 1,
      value: NEW,
      label: wording.ANOTHER_OF_NAME,
      words: ['不是', '都不是', '另一位', '另登记', '另登记一位', '不是，另登记', '不是另登记一位'],
    },
  ]
  const lines = options.map(({ number, label }) => `${number} ${label}`)
  const until = new Date(now.getTime() + PATIENCE)
  const expects = { answer: 'survivor', payload: survivor, about: 'care:survivor', title: '', options, until }
  return { reply: { text: [wording.isSurvivorKnown(survivor.name), ...lines].join('\n'), expects } }
}

export const survivorChosen: AwaitedAnswer = {
  id: 'survivor',
  needs: 'care.record',
  staysOpen: false,
  takesWords: false,
  async onAnswer(turn, { choice }, payload) {
    if (choice === undefined) return undefined
    const { db } = turn
    const { deceased, name } = payload as Survivor
    const isNew = choice.value === NEW
    const entered = await enteredAlready(db, isNew ? [deceased] : [deceased, Number(choice.value)])
    if (entered !== undefined) return entered
    const of = await nameOf(db, deceased)
    if (isNew) {
      await queries.insertSurvivor(db, deceased, { name }, byWhom(turn))
      return { reply: { text: wording.survivorEntered(of, name) }, as: 'survivor' }
    }
    const chosen = (await queries.livingOfName(db, name)).find(({ id }) => String(id) === choice.value)
    if (chosen === undefined || (chosen.spouse !== null && chosen.spouse !== deceased))
      return { reply: { text: wording.isMarriedToAnother(name) } }
    await marry(db, deceased, chosen.id, byWhom(turn))
    return { reply: { text: wording.survivorJoined(of, name) }, as: 'survivor' }
  },
}
