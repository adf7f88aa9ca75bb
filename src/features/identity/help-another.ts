/** 我妈冯秋菊的也帮她回: somebody known wants to answer for an elder too; each elder is asked by staff first (rule 21). */

import { dayOf } from '../../base/calendar.ts'
import { DAY } from '../../base/spans.ts'
import { type AwaitedAnswer, command, expectFrom, type Outcome, type PersonId, type Turn } from '../../feature.ts'
import { eldersNamed, findByName, findMentioned, type KnownPerson, knownPeople, phoneList } from '../people/public.ts'
import { askStaff, NEEDS, optionsOf } from './ask.ts'
import { startHelping } from './family.ts'
import { anotherElder, wishForMe } from './kin-words.ts'
import * as queries from './queries.ts'
import { HELPER_WORDS } from './vocabulary.ts'
import * as wording from './wording.ts'

const RIGHT = 'identity.help-another'
const WHOM = 'help-whom'
/** So long the question for a name stays open, in milliseconds. */
const PATIENCE = DAY

interface Helper {
  readonly id: PersonId
  readonly name: string
}

export const helpAnother = command({
  id: RIGHT,
  needs: RIGHT,
  says: ['[我](还|也)(想|要)替我{elder}回(话|消息|信息)'],
  slots: { elder: { kind: 'words' } },
  ask: {},
  examples: ['我还想替我妈冯秋菊回话', '我也要替我公公回消息'],
  help: '我还想替我妈王秀英回话',
  mayPass: true,
  run: hear,
  hears: async (turn) => (turn.file === undefined ? hear(turn) : undefined),
})

async function hear(turn: Turn<unknown>): Promise<Outcome | undefined> {
  const { person } = turn.speaker
  const wish = person === undefined ? undefined : wishForMe(turn.act.text)
  if (person !== undefined && wish !== undefined) return passOnWish(turn, person, wish)
  const said = anotherElder(turn.act.text)
  if (person === undefined || said === undefined) return undefined
  if (said.elder !== undefined) return proceed(turn, person, said.elder, said.relation)
  return eldersNamed(turn.speaker, turn.act.text).length > 0 ? undefined : askName(turn, said.relation)
}

/** Who answers for an elder is settled by a person, with the elder. */
async function passOnWish(
  { db }: Turn<unknown>,
  elder: Helper,
  wish: NonNullable<ReturnType<typeof wishForMe>>,
): Promise<Outcome> {
  const helpers = (await queries.helpersOf(db, elder.id)).map(({ name }) => name)
  const why =
    wish.how === 'begin'
      ? wording.whyBeginsForMe(elder.name, wish.kin, wish.name)
      : wording.whyEndsForMe(elder.name, wish.kin, helpers)
  return { handOver: { why }, as: 'for-me' }
}

function askName(turn: Turn<unknown>, relation: string): Outcome {
  const question = { answer: WHOM, payload: { relation }, title: wording.helpAnotherTitle(), options: [] }
  return { reply: { text: wording.askElderName(), expects: expectFrom(turn, question, PATIENCE) }, as: 'asked-name' }
}

export const helpWhom: AwaitedAnswer = {
  id: WHOM,
  needs: RIGHT,
  staysOpen: false,
  takesWords: true,
  async onAnswer(turn, { act }, payload) {
    const { person } = turn.speaker
    const { relation } = payload as { relation: string }
    const [named, ...others] = await findMentioned(turn.db, act.text, 'office')
    if (person === undefined || others.length > 0) return undefined
    return named?.how === 'name' ? proceed(turn, person, named.text, relation) : passOn(act.text)
  },
}

/** Of whom the roster is not sure, a person finds out. */
async function proceed(turn: Turn<unknown>, helper: Helper, name: string, relation: string): Promise<Outcome> {
  const [elder, ...others] = await findByName(turn.db, name, 'office')
  if (elder === undefined || others.length > 0) return passOn(name)
  if (turn.speaker.helps?.some(({ id }) => id === elder.id) === true)
    return { reply: { text: wording.alreadyHelps(elder.address) } }
  // Somebody else has the elder's telephone in hand.
  return elder.id === helper.id ? passOn(name) : askAbout(turn, helper, elder, relation)
}

const passOn = (name: string): Outcome => ({
  reply: { text: wording.elderToCheck(name) },
  handOver: { why: wording.whyElderToCheck() },
})

interface Asked {
  readonly helper: Helper
  readonly elder: PersonId
  readonly relation: string
}

async function askAbout(turn: Turn<unknown>, helper: Helper, elder: KnownPerson, relation: string): Promise<Outcome> {
  const [line] = await phoneList(turn.db, [elder.id], dayOf(turn.now, turn.office.zone))
  const helped = (turn.speaker.helps ?? []).map(({ name }) => name)
  const messages = await askStaff(
    turn,
    wording.askAboutAnother(helper.name, helped, elder, relation, line?.phone ?? null),
    {
      answer: 'another-elder',
      payload: { helper, elder: elder.id, relation } satisfies Asked,
      about: `helper:${helper.id}:elder ${elder.id}`,
      title: wording.helperTitle(elder.name, relation),
      options: optionsOf(wording.HELPER_OPTIONS, ['yes', 'no', 'later'], HELPER_WORDS),
      shows: elder.id,
    },
  )
  return { reply: { text: wording.elderAskedFirst(elder.name) }, messages, as: 'asked' }
}

export const anotherElderChecked: AwaitedAnswer = {
  id: 'another-elder',
  needs: NEEDS,
  staysOpen: false,
  takesWords: false,
  async onAnswer(turn, { choice }, payload) {
    const { helper, elder: id, relation } = payload as Asked
    const [elder] = await knownPeople(turn.db, [id])
    if (choice === undefined || elder === undefined) return undefined
    if (choice.value === 'later') return { reply: { text: wording.laterHelper(helper.name, elder.name, relation) } }
    if ((await queries.helpersOf(turn.db, id)).some((one) => one.id === helper.id))
      return { reply: { text: wording.alreadyDecided(helper.name) }, as: 'late' }
    return choice.value === 'yes'
      ? startHelping(turn, helper, elder, { relation })
      : refuse(turn, helper, elder, relation)
  },
}

function refuse(turn: Turn<unknown>, helper: Helper, elder: { readonly name: string }, relation: string): Outcome {
  const text = wording.anotherRefused(elder.name, turn.office)
  const once = `helper:${helper.id}:refused ${elder.name}:inbox ${turn.inboxId}`
  return {
    reply: { text: wording.laterHelper(helper.name, elder.name, relation) },
    messages: [{ to: { person: helper.id }, kind: 'notice', text, once }],
    as: 'refused',
  }
}
