/** 绑定 张建国 是 夕阳无限好: staff say who is behind a chat; chosen by number where names do not tell. */
import { dayOf } from '../../base/calendar.ts'
import {
  type AwaitedAnswer,
  ask,
  type ChatId,
  command,
  type NamedPerson,
  type Outcome,
  type PersonId,
  type Turn,
} from '../../feature.ts'
import { normaliseText } from '../../language/read-value.ts'
import type { Option } from '../../language/reading.ts'
import { sayInstant } from '../../language/say.ts'
import {
  chooseNamesake,
  ENTERED_WRONGLY,
  findByName,
  type KnownPerson,
  namesakeOptions,
  sayNotFound,
} from '../people/public.ts'
import { postTitles } from '../roles/public.ts'
import { NEEDS, optionsOf } from './ask.ts'
import { confirmBinding, refuseSharing } from './claim.ts'
import { addHelper } from './family.ts'
import * as queries from './queries.ts'
import { kinSaid } from './stranger-words.ts'
import { putBack, receiptToUndo } from './undo.ts'
import { WAS_CHECKED_WORDS } from './vocabulary.ts'
import * as wording from './wording.ts'

/** So many chats can be told apart by one digit. */
const CHOICES = 9
/** Among so many of the latest a nickname is looked for. */
const LATEST = 500

/** Whom and what staff mean so far. Plain JSON, so that it can wait for an answer. */
interface Wanted {
  readonly people: readonly KnownPerson[]
  readonly nickname?: string
  readonly chatId?: ChatId
  /** Staff have said that two people use the phone. */
  readonly shared?: true
}

export const bind = command({
  id: 'identity.bind',
  needs: NEEDS,
  says: [
    '绑定[一下]',
    '绑定[一下]{person}',
    '绑定[一下]{person}(是|就是|为|给|到|的微信是|的微信叫|用的是){nickname}',
    '把{nickname}绑定(给|到|成|为){person}',
    '{person}的微信(是|叫){nickname}',
  ],
  slots: { person: { kind: 'name' }, nickname: { kind: 'words' } },
  ask: {},
  examples: ['绑定张建国', '绑定 张建国 是 夕阳无限好', '把夕阳无限好绑定给张建国', '张建国的微信是夕阳无限好', '绑定'],
  help: '绑定 张三 是 夕阳红：把微信对上人',
  async run(turn) {
    const { person, nickname } = turn.slots
    if (person === undefined) return { ask: { slot: 'person', text: wording.askWhom() } }
    const kin = nickname === undefined ? undefined : kinSaid(`是${nickname}`)
    if (kin !== undefined) return addHelper(turn, person, kin)
    const name = person.replace(/同志$/, '')
    const people = await findByName(turn.db, name, turn.scope)
    if (people.length === 0) return { reply: { text: await sayNotFound(turn.db, name, turn.scope) } }
    if (nickname !== undefined && ASKS.test(nickname)) return tellChats(turn, people)
    return proceed(turn, { people, ...(nickname === undefined ? {} : { nickname }) })
  },
})

/** 周福生的微信叫什么: no nickname at all. */
const ASKS = /^(?:什么|啥|哪个|哪一个|谁)(?:名字?)?[呀啊呢的]?$/

async function tellChats(turn: Turn<unknown>, people: readonly KnownPerson[]): Promise<Outcome> {
  const bound = await queries.boundOf(
    turn.db,
    people.map(({ id }) => id),
  )
  const lines = people.map((one) => {
    const chats = bound.filter(({ personId }) => personId === one.id)
    return wording.chatsOf(one.name, one.unit, chats)
  })
  return { reply: { text: lines.join('\n') } }
}

async function proceed(turn: Turn<unknown>, wanted: Wanted): Promise<Outcome> {
  const [person, ...others] = wanted.people
  if (person === undefined) return {}
  if (others.length > 0) {
    const question = { answer: 'whom-to-bind', payload: wanted }
    return ask(turn, chooseNamesake(wanted.people), namesakeOptions(wanted.people), question)
  }
  return wanted.chatId === undefined ? findChat(turn, wanted, person) : bindTo(turn, wanted, person, wanted.chatId)
}

export const whomToBind: AwaitedAnswer = {
  id: 'whom-to-bind',
  needs: NEEDS,
  staysOpen: false,
  takesWords: false,
  async onAnswer(turn, { choice }, payload) {
    const wanted = payload as Wanted
    const people = wanted.people.filter(({ id }) => String(id) === choice?.value)
    return people.length === 0 ? undefined : proceed(turn, { ...wanted, people })
  },
}

/** By nickname among those whom nobody is bound to, then among the others (a couple's phone); else the newest are shown. */
async function findChat(turn: Turn<unknown>, wanted: Wanted, person: KnownPerson): Promise<Outcome> {
  const strangers = await queries.findChats(turn.db, { unbound: true, limit: LATEST })
  const called = ({ name }: queries.KnownChat) => wanted.nickname === undefined || sameName(name, wanted.nickname)
  const mine = strangers.filter(called)
  const fitting = mine.length > 0 ? mine : await boundChats(turn, wanted)
  const [only, ...others] = fitting
  if (only !== undefined && others.length === 0 && wanted.nickname !== undefined) {
    return proceed(turn, { ...wanted, chatId: only.id })
  }
  const unknown = only === undefined && wanted.nickname !== undefined
  const question = askWhichChat(turn, wanted, person, only === undefined ? strangers : fitting)
  return unknown ? withLead(question, (text) => wording.noChatCalled(wanted.nickname ?? '', text)) : question
}

/** Whether a nickname is what staff have typed. */
export const sameName = (name: string, said: string): boolean => bare(name) === bare(said)
/** Staff type a nickname without its flowers and spaces. */
const bare = (name: string): string =>
  normaliseText(name)
    .replace(/[^\p{L}\p{N}]/gu, '')
    .toLowerCase()

async function boundChats(turn: Turn<unknown>, { nickname }: Wanted): Promise<readonly queries.KnownChat[]> {
  if (nickname === undefined) return []
  const all = await queries.findChats(turn.db, { unbound: false, limit: 10 * LATEST })
  return all.filter(({ name }) => sameName(name, nickname))
}

function withLead(outcome: Outcome, lead: (text: string) => string): Outcome {
  return outcome.reply === undefined
    ? outcome
    : { ...outcome, reply: { ...outcome.reply, text: lead(outcome.reply.text) } }
}

function askWhichChat(
  turn: Turn<unknown>,
  wanted: Wanted,
  person: KnownPerson,
  chats: readonly queries.KnownChat[],
): Outcome {
  const shown = chats.slice(0, CHOICES)
  if (shown.length === 0) return { reply: { text: wording.noChats(person.name) } }
  const when = (at: Date | null) => (at === null ? '' : sayInstant(at, turn.office.zone))
  const labels = shown.map(({ name, words, at }) => wording.chatLabel(name, words, when(at)))
  const options = optionsOf(
    labels,
    shown.map(({ id }) => String(id)),
  )
  return ask(turn, wording.whichChat(person.name, labels), options, { answer: 'which-chat', payload: wanted })
}

export const whichChat: AwaitedAnswer = {
  id: 'which-chat',
  needs: NEEDS,
  staysOpen: false,
  takesWords: false,
  onAnswer: async (turn, { choice }, payload) =>
    choice === undefined ? undefined : proceed(turn, { ...(payload as Wanted), chatId: Number(choice.value) }),
}

/** Bound provisionally at once; the one question left is whether somebody has spoken to the person. */
async function bindTo(turn: Turn<unknown>, wanted: Wanted, person: KnownPerson, chatId: ChatId): Promise<Outcome> {
  const chat = await queries.findChat(turn.db, chatId)
  if (chat === undefined) return {}
  const bound = await queries.boundTo(turn.db, chatId)
  const own = bound.find(({ personId }) => personId === person.id)
  if (own?.confirmed) return { reply: { text: wording.alreadyBound(person.name, chat.name) } }
  const refused = await refuseSharing(turn, { chatId, personId: person.id })
  if (refused !== undefined) return refused
  const others = bound.filter((one) => one.personId !== person.id && one.confirmed)
  if (others.length > 0 && wanted.shared === undefined) {
    const names = others.map(({ name }) => name).join('、')
    const lost = await postsLost(turn, [person, ...others.map(({ personId: id, name }) => ({ id, name }))])
    const text = wording.askWhetherShared(person.name, chat.name, names, lost)
    const payload = { ...wanted, people: [person], chatId, shared: true }
    return ask(turn, text, optionsOf(wording.SHARED_OPTIONS, ['yes', 'no']), { answer: 'shared-phone', payload })
  }
  await queries.bind(turn.db, { chatId, personId: person.id, confirmed: false, by: null, now: turn.now })
  const by = turn.speaker.person?.id ?? null
  await queries.settleNewcomer(turn.db, { chat: chatId, person: person.id, by, now: turn.now })
  const text = wording.boundAskChecked(person.name, person.unit, chat.name)
  const payload: Checking = { chatId, personId: person.id, name: person.name, ...(own && { claimed: true }) }
  return {
    ...ask(turn, text, [...optionsOf(wording.WAS_CHECKED_OPTIONS, ['yes', 'no'], WAS_CHECKED_WORDS), WRONG], {
      answer: 'was-checked',
      payload,
    }),
    as: 'bound',
  }
}

/** On a phone that two share a post counts for nothing. */
async function postsLost(
  { db, now, office }: Turn<unknown>,
  people: readonly Pick<NamedPerson, 'id' | 'name'>[],
): Promise<readonly string[]> {
  const today = dayOf(now, office.zone)
  const lost: string[] = []
  for (const { id, name } of people) {
    for (const title of await postTitles(db, id, today)) lost.push(`${name}（${title}）`)
  }
  return lost
}

export const sharedPhone: AwaitedAnswer = {
  id: 'shared-phone',
  needs: NEEDS,
  staysOpen: false,
  takesWords: false,
  async onAnswer(turn, { choice }, payload) {
    if (choice === undefined) return undefined
    return choice.value === 'yes' ? proceed(turn, payload as Wanted) : { reply: { text: wording.notBound() } }
  },
}

/** 弄错了, while it is still asked whether they were spoken to. */
const WRONG: Option = { number: 0, value: 'back', label: '', words: ENTERED_WRONGLY }

interface Checking {
  readonly chatId: ChatId
  readonly personId: PersonId
  readonly name: string
  /** Whoever writes there has said before that they are this person, and goes on waiting where staff were wrong. */
  readonly claimed?: true
}

export const wasChecked: AwaitedAnswer = {
  id: 'was-checked',
  needs: NEEDS,
  staysOpen: false,
  takesWords: false,
  async onAnswer(turn, { choice }, payload) {
    const { chatId, personId, name, claimed } = payload as Checking
    if (choice === undefined) return undefined
    const deed = claimed ? 'confirmed' : 'bound'
    if (choice.value === WRONG.value) return putBack(turn, { deed, pairs: [{ chatId, personId, name }] })
    if (choice.value === 'no')
      return {
        reply: claimed
          ? { text: wording.checkLater(name) }
          : receiptToUndo(turn, wording.checkLater(name), 'bound', [{ chatId, personId, name }]),
        as: 'later',
      }
    const bound = (await queries.boundTo(turn.db, chatId)).find((one) => one.personId === personId)
    if (bound === undefined) return { reply: { text: wording.nothingToConfirm(name) } }
    const refused = await refuseSharing(turn, bound)
    if (refused !== undefined) return refused
    const messages = await confirmBinding(turn, bound)
    const reply = receiptToUndo(turn, wording.confirmed([name]), deed, [bound])
    return { reply, messages, hearAgain: [chatId], as: 'confirmed' }
  },
}
