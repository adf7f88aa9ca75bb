/**
 * After a first talk, or the first notice, everybody is asked once whether the office may use what it knows; silence blocks
 * nothing. Not in the middle of what they came for: the question waits for a quiet moment (`stillWanted`), and its answer has
 * all time.
 */
import { DAY } from '../../base/spans.ts'
import {
  type AwaitedAnswer,
  type ChatId,
  command,
  type Job,
  type Message,
  type Office,
  type Outcome,
  type PersonId,
  type Talked,
  type Turn,
  type Tx,
} from '../../feature.ts'
import type { Option } from '../../language/reading.ts'
import * as queries from './queries.ts'
import { QUIET, saidOfConsent, VERSION } from './rules.ts'
import * as wording from './wording.ts'

const OPTIONS: readonly Option[] = [
  { number: 1, value: 'agreed', label: wording.AGREE, words: ['我同意', '可以', '行', '同意的'] },
  { number: 2, value: 'declined', label: wording.DECLINE, words: ['我不同意', '不行', '不可以'] },
]
const USE = '(用|使用|登记|拿|存|留|留着|记|收集|保存)'
const DATA = '(信息|资料|个人信息|电话)'
/** So long a digit answers it, in milliseconds: 7 days. Later it is 同意 or 不同意 in words. */
const PATIENCE = 7 * DAY

/** Whose consent is asked, and to which text: a later one may hold by the time it is answered. */
interface Asked {
  readonly person: PersonId
  readonly version?: number
}

/** The question, to somebody of this confirmed chat who was never asked; nothing otherwise. */
export async function askConsent(turn: Talked): Promise<readonly Message[]> {
  const { db, chat, now, office, speaker } = turn
  const people = speaker.person === undefined ? speaker.sharing : [speaker.person]
  const unasked = await queries.unaskedIn(
    db,
    chat.id,
    people.map(({ id }) => id),
  )
  const one = people.find(({ id }) => unasked.has(id))
  // Whoever has said no is left in peace, whatever a later text says; 再给我发 and 同意 are theirs to say.
  if (one === undefined || (await queries.hasDeclined(db, one.id))) return []
  return [
    await askOne(db, one, {
      chat: chat.id,
      now,
      office,
      isShared: people.length > 1,
      notBefore: new Date(now.getTime() + QUIET),
    }),
  ]
}

interface Asking {
  readonly chat: ChatId
  readonly now: Date
  readonly office: Office
  readonly isShared: boolean
  readonly notBefore: Date
}

async function askOne(
  db: Tx,
  { id, name }: { readonly id: PersonId; readonly name: string },
  { chat, now, office, isShared, notBefore }: Asking,
): Promise<Message> {
  await queries.noteAsked(db, id, now)
  const whose = isShared ? name : undefined
  return {
    to: { chat },
    kind: 'notice',
    about: `consent:${id}`,
    notBefore,
    text: wording.consentQuestion(office, whose),
    once: `consent v${VERSION}:person ${id}`,
    expects: {
      answer: 'consent',
      payload: { person: id, version: VERSION } satisfies Asked,
      about: `consent:${id}`,
      title: wording.consentTitle(whose),
      options: OPTIONS,
      person: id,
      until: new Date(now.getTime() + PATIENCE),
    },
  }
}

/** So few at a time that notices find their place in the account's day. */
const A_FEW = 4

/** Whoever only reads is asked as well, once, a while after the first notice, when nothing else waits for their answer. */
export const askReaders: Job = {
  id: 'privacy.ask-readers',
  // In the sending window: what is posted then goes soon, and no question lies in wait overnight.
  cron: '*/15 9-10,15-18 * * *',
  lateBy: 15,
  title: wording.askReadersTitle,
  mayHaveWork: ({ now }) => queries.isAnyOnlyReader(quietSince(now), now),
  async run({ db, now, office }) {
    const readers = await queries.findOnlyReaders(db, quietSince(now), now, A_FEW)
    const messages: Message[] = []
    for (const { chat, sharing, ...one } of readers) {
      messages.push(await askOne(db, one, { chat, now, office, isShared: sharing > 1, notBefore: now }))
    }
    return { messages, again: false }
  },
}

const quietSince = (now: Date): Date => new Date(now.getTime() - QUIET)

export const consentAnswered: AwaitedAnswer = {
  id: 'consent',
  needs: 'privacy.own',
  staysOpen: false,
  takesWords: false,
  async onAnswer(turn, { choice, act }, payload) {
    const said = choice?.value ?? { yes: 'agreed', no: 'declined' }[act.reply.reply as 'yes' | 'no']
    if (said !== 'agreed' && said !== 'declined') return undefined
    return noteConsent(turn, payload as Asked, said)
  },
}

export const sayConsent = command({
  id: 'privacy.consent',
  needs: 'privacy.own',
  says: [
    `[我]同意${USE}我[的]${DATA}`,
    `[我]不同意[你们|办公室|别人]${USE}我[的]${DATA}`,
    `[我]不(让|许|准)[你们|办公室]${USE}我[的]${DATA}`,
  ],
  slots: {},
  ask: {},
  examples: ['我同意使用我的信息', '我不同意使用我的信息'],
  forOneself: true,
  async run(turn) {
    const { person } = turn.speaker
    if (person === undefined) return {}
    return noteConsent(turn, { person: person.id }, /不(?:同意|让|许|准)/.test(turn.act.text) ? 'declined' : 'agreed')
  },
  // 不同意, a week after the question or after 同意: the bare word means it wherever nothing else asks for that word.
  async claims(turn) {
    const { db, chat, now, speaker, act } = turn
    const said = saidOfConsent(act.text)
    if (said === undefined || speaker.person === undefined) return undefined
    const isTheirs = await queries.wasAsked(db, speaker.person.id)
    if (!isTheirs || (await queries.asksToAgree(db, chat.id, wording.AGREE, now))) return undefined
    return noteConsent(turn, { person: speaker.person.id }, said)
  },
})

/**
 * Whoever declines is rung up from now on; what they ask here is answered all the same. Whoever agrees after that is
 * written to again, but for what they have said by itself that they do not want.
 */
async function noteConsent(
  turn: Turn<unknown>,
  { person, version = VERSION }: Asked,
  answer: 'agreed' | 'declined',
): Promise<Outcome> {
  const { db, now, office } = turn
  await queries.noteConsent(db, [person], { answer, how: 'chat', by: null, now, version })
  const isBack = answer === 'agreed' && (await queries.endDeclined(db, person, now))
  if (answer === 'agreed') {
    // What they wanted none of before stays as they said it: of that nobody rings either.
    const unwanted = (await queries.optOutsOf(db, [person])).map(({ kind }) => kind)
    return { reply: { text: wording.thanksForConsent(office, { isBack, unwanted }) }, as: 'agreed' }
  }
  await queries.declineAll(db, person, now)
  return {
    reply: { text: wording.declined(office) },
    handOver: { why: wording.whyDeclined(), silently: true },
    as: 'declined',
  }
}
