/** Somebody who is not on the roster registers in plain talk: name, former unit, phone; staff take them in or do not. */
import { dayOf } from '../../base/calendar.ts'
import { type AwaitedAnswer, ask, command, type Message, type Outcome, type Turn } from '../../feature.ts'
import { isUndecided } from '../../language/read-value.ts'
import {
  addPerson,
  addressOf,
  audienceUnknown,
  findByName,
  findGoneByName,
  knownPeople,
  resolveAudience,
  staffOn,
} from '../people/public.ts'
import { askStaff, NEEDS, optionsOf } from './ask.ts'
import { numberToTell, refuseSharing, settleWho, welcome } from './claim.ts'
import { decideHelper } from './helper.ts'
import * as queries from './queries.ts'
import type { Said, Told } from './stranger-words.ts'
import { CALLED } from './vocabulary.ts'
import * as wording from './wording.ts'

/** Begins a registration, or ends it at once where everything was told. */
export async function register(turn: Turn, told: Told & Said & { readonly name: string }): Promise<Outcome> {
  const complete = told.unit !== undefined && told.phone !== undefined
  const newcomer = await queries.insertNewcomer(turn.db, {
    chat_id: turn.chat.id,
    name: told.name,
    former_unit: told.unit ?? null,
    phone: told.phone ?? null,
    state: complete ? 'waiting' : 'asked',
    asked_at: turn.now,
  })
  if (complete) return hand(turn, newcomer, told)
  const text = wording.askMore(told.name, told.unit === undefined, told.phone === undefined)
  return { reply: { text }, as: 'asked-more' }
}

/** What is missing is asked for once; then staff get what there is. A mere 你好 is no answer. */
export async function goOnRegistering(
  turn: Turn,
  newcomer: queries.Newcomer,
  told: Told & Said,
  saysNothing: boolean,
): Promise<Outcome> {
  const former_unit = told.unit ?? newcomer.former_unit
  const phone = told.phone ?? newcomer.phone
  if (saysNothing && told.phone === undefined) {
    const again = turn.previous === 'stranger:asked-again'
    const text = again
      ? wording.orRing(turn.office)
      : wording.askMore(newcomer.name, former_unit === null, phone === null)
    return { reply: { text }, as: again ? 'asked-more' : 'asked-again' }
  }
  await queries.changeNewcomer(turn.db, newcomer.id, { former_unit, phone, state: 'waiting' })
  return hand(turn, { ...newcomer, former_unit, phone }, told)
}

async function hand(turn: Turn, newcomer: queries.Newcomer, said: Said): Promise<Outcome> {
  const left = wording.leftBefore(await findGoneByName(turn.db, newcomer.name, 'office'), turn.chat.name)
  const messages = await askStaff(turn, wording.askToTakeIn(turn.chat.name, told(newcomer), said, left), {
    answer: 'take-in',
    payload: { id: newcomer.id } satisfies Matter,
    about: `newcomer:${newcomer.id}`,
    title: wording.newcomerTitle(newcomer.name),
    options: optionsOf(wording.NEWCOMER_OPTIONS, ['yes', 'no', 'call']),
  })
  const [first] = await staffOn(turn.db, dayOf(turn.now, turn.office.zone))
  const number = await numberToTell(turn, said.words)
  const text = wording.thanksForName(first?.name, said.others)
  return { reply: { text: `${text}${number}` }, messages, as: 'registered' }
}

const told = ({ name, former_unit, phone }: queries.Newcomer) => ({ name, formerUnit: former_unit, phone })

/** The newcomer, and what staff have decided about them so far. */
interface Matter {
  readonly id: number
  readonly checked?: boolean
  readonly kind?: string
}

export const takeIn: AwaitedAnswer = {
  id: 'take-in',
  needs: NEEDS,
  staysOpen: false,
  takesWords: false,
  inTime: (db, payload) => queries.isUndecided(db, (payload as Matter).id),
  async onAnswer(turn, { choice }, payload) {
    const newcomer = await queries.lockNewcomer(turn.db, (payload as Matter).id)
    if (choice === undefined || newcomer === undefined) return undefined
    if (newcomer.state !== 'waiting' && newcomer.state !== 'asked') {
      return { reply: { text: wording.alreadyDecided(newcomer.name) }, as: 'late' }
    }
    if (choice.value === 'no') return refuse(turn, newcomer)
    if (choice.value === 'call') return askAfterCall(turn, newcomer)
    return askKind(turn, newcomer, choice.value === 'checked')
  },
}

function askAfterCall(turn: Turn<unknown>, newcomer: queries.Newcomer): Outcome {
  const options = optionsOf(wording.AFTER_CALL_OPTIONS, ['checked', 'no']).map((one) =>
    one.value === 'checked' ? { ...one, words: CALLED } : one,
  )
  return ask(turn, wording.callFirst(told(newcomer)), options, { answer: 'take-in', payload: { id: newcomer.id } })
}

async function refuse(turn: Turn<unknown>, newcomer: queries.Newcomer): Promise<Outcome> {
  const by = turn.speaker.person?.id ?? null
  await queries.changeNewcomer(turn.db, newcomer.id, { state: 'refused', decided_at: turn.now, decided_by: by })
  const text = wording.notTakenIn(turn.office)
  const message: Message = {
    to: { chat: newcomer.chat_id },
    kind: 'reply',
    text,
    once: `newcomer:${newcomer.id}:refused`,
  }
  await settleWho(turn, newcomer.chat_id, wording.refused(newcomer.name))
  return { reply: { text: wording.refused(newcomer.name) }, messages: [message], as: 'refused' }
}

/** Somebody of that name may have come onto the roster meanwhile: then it is a matter of binding. */
async function askKind(turn: Turn<unknown>, newcomer: queries.Newcomer, checked: boolean): Promise<Outcome> {
  const [found] = await findByName(turn.db, newcomer.name, 'office')
  if (found !== undefined) {
    const nickname = (await queries.findChat(turn.db, newcomer.chat_id))?.name ?? ''
    return { reply: { text: wording.alreadyOnRoster(found, nickname) }, as: 'known' }
  }
  const options = wording.KINDS.map((kind, index) => ({ number: index + 1, ...kind }))
  const payload: Matter = { id: newcomer.id, checked }
  return ask(turn, wording.askKind(newcomer.name), options, { answer: 'newcomer-kind', payload })
}

export const newcomerKind: AwaitedAnswer = {
  id: 'newcomer-kind',
  needs: NEEDS,
  staysOpen: false,
  takesWords: false,
  async onAnswer(turn, { choice }, payload) {
    const matter = { ...(payload as Matter), kind: choice?.value ?? '' }
    const newcomer = await queries.lockNewcomer(turn.db, matter.id)
    if (choice === undefined || newcomer === undefined) return undefined
    const hasUnit = choice.value === 'retiree' && (await queries.hasUnits(turn.db))
    return hasUnit
      ? ask(turn, wording.askUnitOf(newcomer.name), [], { answer: 'newcomer-unit', payload: matter })
      : accept(turn, newcomer, matter, null)
  },
}

export const newcomerUnit: AwaitedAnswer = {
  id: 'newcomer-unit',
  needs: NEEDS,
  staysOpen: false,
  takesWords: true,
  async onAnswer(turn, { act }, payload) {
    const matter = payload as Matter
    const newcomer = await queries.lockNewcomer(turn.db, matter.id)
    if (newcomer === undefined) return undefined
    if (isUndecided(act.text)) return accept(turn, newcomer, matter, null)
    const read = await resolveAudience(turn.db, act.text, turn.scope, dayOf(turn.now, turn.office.zone))
    const [source, ...others] = 'unknown' in read ? [] : read.audience.from
    if (source === undefined || others.length > 0 || !('unit' in source)) {
      const isSeveral = 'unknown' in read && read.units !== undefined
      const text = isSeveral ? audienceUnknown(read) : wording.unitUnknown(act.text)
      return ask(turn, text, [], { answer: 'newcomer-unit', payload: matter })
    }
    return accept(turn, newcomer, matter, { id: source.unit, name: source.name })
  },
}

/** On the roster from now on, and bound; surely, when staff have spoken to them. */
async function accept(
  turn: Turn<unknown>,
  newcomer: queries.Newcomer,
  { checked = false, kind }: Matter,
  unit: { readonly id: number; readonly name: string } | null,
): Promise<Outcome> {
  const { db, now } = turn
  const by = turn.speaker.person?.id ?? null
  if (newcomer.state === 'accepted') return { reply: { text: wording.alreadyDecided(newcomer.name) }, as: 'late' }
  const { name, former_unit, phone, chat_id: chatId } = newcomer
  const refused = checked ? await refuseSharing(turn, { chatId }) : undefined
  if (refused !== undefined) return refused
  const isKind = kind === 'family' || kind === 'staff' ? kind : 'retiree'
  const personId = await addPerson(
    db,
    { name, former_unit, phone, unit_id: unit?.id ?? null, kind: isKind },
    { by, at: now },
  )
  await queries.bind(db, { chatId, personId, confirmed: checked, by, now })
  const decided = { state: 'accepted', decided_at: now, decided_by: by, person_id: personId } as const
  await queries.changeNewcomer(db, newcomer.id, decided)
  const text = wording.accepted(name, unit?.name ?? null, checked)
  await settleWho(turn, chatId, text)
  const address = addressOf({ name, honorific: null })
  const said = checked ? wording.nowYours(address) : wording.takenIn(address)
  return {
    reply: { text },
    messages: [{ ...welcome(chatId, personId, said), once: `newcomer:${newcomer.id}:accepted` }],
    as: 'accepted',
  }
}

const RELATIVES =
  '女儿|儿子|闺女|姑娘|子女|老伴|爱人|外孙女|外孙子|孙女|孙子|孙辈|儿媳妇|儿媳|女婿|保姆|侄子|侄女|外甥女|外甥|妹妹|弟弟|姐姐|哥哥|家属|家里人'
const ELDEST = '大|小|二|三'
const KIN = new RegExp(`的(?:${ELDEST})?(?:${RELATIVES})`)

/** 收下张建国, 不收张建国: the same without the question at hand. */
export const decideNewcomer = command({
  id: 'identity.take-in',
  needs: NEEDS,
  says: [
    ...['收下{name}', '{name}收下[吧|了]', '不收{name}', '{name}不收[了]'],
    // Whoever has given no name of their own is called so in the list.
    `收下{name}的[${ELDEST}](${RELATIVES})`,
    `{name}的[${ELDEST}](${RELATIVES})收下[吧|了]`,
    `不收{name}的[${ELDEST}](${RELATIVES})`,
    `{name}的[${ELDEST}](${RELATIVES})不收[了]`,
  ],
  slots: { name: { kind: 'name' } },
  ask: {},
  examples: ['收下张建国', '不收张建国'],
  async run(turn) {
    const [kin] = KIN.exec(turn.act.text) ?? []
    const name = `${turn.slots.name ?? ''}${kin ?? ''}`
    const refuses = turn.act.text.includes('不收')
    const [newcomer, ...others] = await queries.newcomersCalled(turn.db, name)
    if (newcomer === undefined) return { reply: { text: wording.noSuchNewcomer(name) } }
    return others.length > 0 ? askWhich(turn, [newcomer, ...others], refuses) : decide(turn, newcomer, refuses)
  },
})

async function decide(turn: Turn<unknown>, newcomer: queries.Newcomer, refuses: boolean): Promise<Outcome> {
  if (newcomer.elder_id !== null) return decideHelper(turn, newcomer, !refuses)
  return refuses ? refuse(turn, newcomer) : askKind(turn, newcomer, false)
}

/** So many can be told apart by one digit. */
const CHOICES = 9

/** Two of one name are told apart by what they said of themselves, and by their chats. */
async function askWhich(turn: Turn<unknown>, all: readonly queries.Newcomer[], refuses: boolean): Promise<Outcome> {
  const found = all.slice(0, CHOICES)
  const elders = await knownPeople(
    turn.db,
    found.flatMap(({ elder_id }) => elder_id ?? []),
  )
  const labels: string[] = []
  for (const one of found) {
    const nickname = (await queries.findChat(turn.db, one.chat_id))?.name ?? ''
    const elder = elders.find(({ id }) => id === one.elder_id)
    labels.push(
      wording.newcomerLabel(told(one), nickname, elder && wording.nameOfHelper(elder.name, one.relation ?? '家属')),
    )
  }
  const options = optionsOf(
    labels,
    found.map(({ id }) => String(id)),
  )
  return ask(turn, wording.whichOne(labels), options, { answer: 'which-newcomer', payload: { refuses } })
}

export const whichNewcomer: AwaitedAnswer = {
  id: 'which-newcomer',
  needs: NEEDS,
  staysOpen: false,
  takesWords: false,
  async onAnswer(turn, { choice }, payload) {
    const newcomer = choice && (await queries.lockNewcomer(turn.db, Number(choice.value)))
    if (newcomer === undefined) return undefined
    if (newcomer.state !== 'waiting' && newcomer.state !== 'asked') {
      return { reply: { text: wording.alreadyDecided(newcomer.name) }, as: 'late' }
    }
    return decide(turn, newcomer, (payload as { readonly refuses: boolean }).refuses)
  },
}
