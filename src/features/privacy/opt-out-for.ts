/** 给李桂兰停发通知, 李桂兰说别再发了, 登记李桂兰不同意: what somebody has said to staff, on the telephone or on paper. */

import { dayOf } from '../../base/calendar.ts'
import { DAY } from '../../base/spans.ts'
import { type AwaitedAnswer, command, expectFrom, type Outcome, type Turn } from '../../feature.ts'
import { chooseNamesake, findByName, findMentioned, namesakeOptions, sayNotFound, staffOn } from '../people/public.ts'
import { OPTIONS } from './opt-out.ts'
import * as queries from './queries.ts'
import { kindsIn, kindsNamed, type OptOutKind } from './rules.ts'
import * as wording from './wording.ts'

const WHAT = '(消息|信息|微信|通知|祝福|问候|提醒|活动提醒)'

/** What is wanted of an office's messages. Plain JSON, so that it can wait for an answer. */
interface Wish {
  readonly deed: 'stop' | 'resume' | 'decline'
  readonly kinds: readonly OptOutKind[]
}

type Whom = Awaited<ReturnType<typeof findByName>>[number]

export const stopFor = command({
  id: 'privacy.opt-out-for',
  needs: 'privacy.enter',
  isNoted: true,
  says: [`(给|替){name}停[发|掉]${WHAT}`, `停(发|掉){name}的${WHAT}`],
  slots: { name: { kind: 'name' } },
  ask: {},
  examples: ['给李桂兰停发通知', '停发李桂兰的祝福'],
  help: '给张三停发通知；恢复给张三发消息；登记张三不同意',
  run: (turn) => attempt(turn, turn.slots.name, { deed: 'stop', kinds: kindsIn(withoutName(turn)) }),
  /** 李桂兰说别再发通知了; of a colleague it would be a word to them. */
  async hears(turn) {
    const { act, db, scope, now, office } = turn
    const deed = deedIn(act.text)
    if (deed === undefined || turn.file !== undefined || act.text.length > LONGEST) return undefined
    const [named, ...others] = await findMentioned(db, act.text, scope)
    if (named?.how !== 'name' || others.length > 0 || TELLS_THEM.test(act.text.slice(0, named.from))) return undefined
    const staff = await staffOn(db, dayOf(now, office.zone))
    if (named.people.some(({ id }) => staff.some((one) => one.id === id))) return undefined
    return attempt(turn, named.text, { deed, kinds: kindsIn(act.text.replace(named.text, '')) })
  },
})

/** Longer words tell more than this. */
const LONGEST = 40
const NOT = '(?:不要|别|不用|甭|不想|不愿意?)'
const KINDS = '(?:微信|活动)?(?:消息|信息|微信|通知|祝福|问候|提醒)'
/** Without 再 and without a kind it is of one message: 李桂兰不用发了. */
const STOPS = new RegExp(
  `${NOT}再(?:给[^，。]{1,6})?(?:发|收到?)(?:${KINDS}|了|$|[，。])|${NOT}(?:给[^，。]{1,6})?(?:发|收到?)${KINDS}|(?:不想|不愿意?)收了|(?:啥|什么)(?:东西)?[都也]${NOT}再?(?:给[^，。]{1,4})?(?:发|推)|以后${NOT}再?给[^，。]{1,4}发了`,
)
const DECLINES =
  /不(?:同意|愿意?|肯)(?:签|在)[^，。]{0,3}(?:同意书|字)|同意书[^，。谁哪]{0,6}(?:不同意|不肯签|不愿意?签)/
/** 让陈德福别再发了: it is he who sends. */
const TELLS_THEM = /(?:让|叫|告诉|转告|提醒|跟|请)$/
/** Of one message, of a question, or said to the machine of the speaker's own matters. */
const OF_ELSE = /[吗？?谁哪我俺]|这[个条次]|那[个条次]|支部|群|^(?:发)?通知|^回/

function deedIn(text: string): Wish['deed'] | undefined {
  if (OF_ELSE.test(text)) return undefined
  if (DECLINES.test(text)) return 'decline'
  return STOPS.test(text) ? 'stop' : undefined
}

export const resumeFor = command({
  id: 'privacy.opt-in-for',
  needs: 'privacy.enter',
  says: [`(恢复|照常|继续)给{name}发[${WHAT}]`, `恢复{name}的${WHAT}`],
  slots: { name: { kind: 'name' } },
  ask: {},
  examples: ['恢复给李桂兰发消息', '照常给李桂兰发通知'],
  run: (turn) => attempt(turn, turn.slots.name, { deed: 'resume', kinds: kindsNamed(withoutName(turn)) }),
})

export const declineFor = command({
  id: 'privacy.decline-for',
  needs: 'privacy.enter',
  says: ['登记{name}不同意', '同意书{name}不同意', '{name}不同意签[同意书|字]'],
  slots: { name: { kind: 'name' } },
  ask: {},
  examples: ['登记李桂兰不同意', '李桂兰不同意签同意书'],
  run: (turn) => attempt(turn, turn.slots.name, { deed: 'decline', kinds: [] }),
})

/** 贺建国 is no 贺 (greeting). */
const withoutName = ({ act, slots }: Turn<{ readonly name?: string | undefined }>): string =>
  act.text.replace(slots.name ?? '', '')

async function attempt(turn: Turn<unknown>, name: string | undefined, wish: Wish): Promise<Outcome> {
  const said = (name ?? '').replace(/同志$/, '')
  const found = await findByName(turn.db, said, turn.scope)
  const [only, ...others] = found
  if (only === undefined) return { reply: { text: await sayNotFound(turn.db, said, turn.scope) } }
  if (others.length === 0) return carryOut(turn, only, wish)
  const question = { answer: 'whom-to-stop', payload: { name: said, wish }, title: '', options: namesakeOptions(found) }
  return { reply: { text: chooseNamesake(found), expects: expectFrom(turn, question, DAY) } }
}

export const whomToStop: AwaitedAnswer = {
  id: 'whom-to-stop',
  needs: 'privacy.enter',
  staysOpen: false,
  takesWords: false,
  async onAnswer(turn, { choice }, payload) {
    const { name, wish } = payload as { readonly name: string; readonly wish: Wish }
    const found = await findByName(turn.db, name, turn.scope)
    const chosen = found.find(({ id }) => String(id) === choice?.value)
    return chosen === undefined ? undefined : carryOut(turn, chosen, wish)
  },
}

async function carryOut(turn: Turn<unknown>, person: Whom, { deed, kinds }: Wish): Promise<Outcome> {
  if (deed === 'decline') return decline(turn, person)
  if (deed === 'stop') return kinds.length === 0 ? askKind(turn, person) : stop(turn, person, kinds)
  if (await queries.hasDeclined(turn.db, person.id)) return { reply: { text: wording.onlyPaperBrings(person.name) } }
  const wanted = kinds.length === 0 ? queries.KINDS : kinds
  await queries.optIn(turn.db, person.id, turn.now, wanted)
  return { reply: { text: wording.resumedFor(person.name, wanted) }, as: 'resumed' }
}

async function stop({ db, now }: Turn<unknown>, person: Pick<Whom, 'id' | 'name'>, kinds: readonly OptOutKind[]) {
  await queries.optOut(db, person.id, kinds, now)
  return { reply: { text: wording.stoppedFor(person.name, kinds) }, as: 'stopped' }
}

async function decline({ db, now, speaker }: Turn<unknown>, { id, name }: Whom): Promise<Outcome> {
  await queries.noteConsent(db, [id], { answer: 'declined', how: 'paper', by: speaker.person?.id ?? null, now })
  await queries.declineAll(db, id, now)
  return { reply: { text: wording.declinedFor(name) }, as: 'declined' }
}

function askKind(turn: Turn<unknown>, { id, name }: Whom): Outcome {
  const lines = OPTIONS.map(({ number, label }) => `${number} ${label}`)
  const question = { answer: 'which-kind-of', payload: { id, name }, title: '', options: OPTIONS }
  const text = [wording.whichKindOf(name), ...lines].join('\n')
  return { reply: { text, expects: expectFrom(turn, question, DAY) }, as: 'asked' }
}

export const kindOfOther: AwaitedAnswer = {
  id: 'which-kind-of',
  needs: 'privacy.enter',
  staysOpen: false,
  takesWords: false,
  async onAnswer(turn, { choice }, payload) {
    if (choice === undefined) return undefined
    const person = payload as Pick<Whom, 'id' | 'name'>
    if (choice.value === 'none') return { reply: { text: wording.notStopped(person.name) } }
    return stop(turn, person, choice.value === 'all' ? queries.KINDS : [choice.value as OptOutKind])
  },
}
