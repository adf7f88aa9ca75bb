/**
 * After a first talk everybody is asked once whether the office may use what it knows; silence blocks nothing. Not in the
 * middle of what they came for: the question waits for a quiet moment (`stillWanted`), and its answer has all time.
 */
import { DAY } from '../../base/spans.ts'
import {
  type AwaitedAnswer,
  command,
  type Message,
  type Outcome,
  type PersonId,
  type Talked,
  type Turn,
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
  await queries.noteAsked(db, one.id, now)
  const whose = people.length > 1 ? one.name : undefined
  const until = new Date(now.getTime() + PATIENCE)
  return [
    {
      to: { chat: chat.id },
      kind: 'notice',
      about: `consent:${one.id}`,
      notBefore: new Date(now.getTime() + QUIET),
      text: wording.consentQuestion(office, whose),
      once: `consent v${VERSION}:person ${one.id}`,
      expects: {
        answer: 'consent',
        payload: { person: one.id, version: VERSION } satisfies Asked,
        about: `consent:${one.id}`,
        title: wording.consentTitle(whose),
        options: OPTIONS,
        person: one.id,
        until,
      },
    },
  ]
}

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
