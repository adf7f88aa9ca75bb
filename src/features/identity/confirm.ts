/** 已核实张建国, 解绑张建国: staff have spoken to somebody, or a chat is not theirs any more. */
import { dayOf } from '../../base/calendar.ts'
import { type AwaitedAnswer, ask, command, type Message, type Outcome, type Turn } from '../../feature.ts'
import {
  findByName,
  findEverByName,
  findMentioned,
  type KnownPerson,
  personLines,
  sayNotFound,
} from '../people/public.ts'
import { isLastWayIn, lastAdministrator, NOT_UNBOUND } from '../roles/public.ts'
import { NEEDS, optionsOf } from './ask.ts'
import { aboutClaim, confirmBinding, refuse, refuseSharing, settleWho } from './claim.ts'
import * as queries from './queries.ts'
import { receiptToUndo } from './undo.ts'
import * as wording from './wording.ts'

export const confirm = command({
  id: 'identity.confirm',
  needs: NEEDS,
  unmistakable: true,
  says: [
    '已[经]核实[过]',
    '已[经]核实[过]{name}',
    '{name}[已经|都]核实[过|好]了',
    '核实[过|好]了{name}',
    '{name}已核实',
  ],
  slots: { name: { kind: 'name' } },
  ask: {},
  examples: ['已核实张建国', '张建国核实过了', '核实了张建国', '张建国已核实', '已核实'],
  help: '已核实张三：打过电话或当面问过了',
  async run(turn) {
    const { name } = turn.slots
    if (name === undefined) return { reply: { text: wording.whoWasChecked() } }
    const people = await findByName(turn.db, name.replace(/同志$/, ''), turn.scope)
    // 已核实王芳、李敏: two short names together are no longer than one.
    const meant = people.length > 0 ? people : await peopleIn(turn)
    return confirmEach(turn, meant, people.length > 0 || meant.length === 0 ? name : namesOf(meant))
  },
  /**
   * 已核实张建国、李桂兰 at a meeting. 何守田本人来过了，身份证看过没问题 is one of many ways to say it, where there is a chat of
   * theirs that waits; 核实过了，不是张建国 is the contrary.
   */
  async hears(turn) {
    const { text } = turn.act
    const isSaid = CHECKED.test(text)
    const denies = DENIES.test(text)
    if (!denies && ((!isSaid && !VOUCHES.test(text)) || DOUBTS.test(text))) return undefined
    const people = await peopleIn(turn)
    if (people.length === 0) return undefined
    const bound = await provisionalOf(turn, people)
    const [only, ...others] = bound
    if (denies) return only === undefined || others.length > 0 ? undefined : refuse(turn, only)
    return bound.length === 0 && !isSaid ? undefined : confirmEach(turn, people, namesOf(people))
  },
})

const CHECKED = /^(?:已经?核实|核实[过好]?了)/
/** 核实过了，不是张建国; a question (不是张建国吗) denies nothing. */
const DENIES = /^(?:已经?核实|核实[过好]?了)[过好]?了?[，, ]*(?:但|可)?不是[^，。？?吗吧呢么]{2,8}$/
/** Seen in person with a paper, or rung up, and found to be who they say. */
const VOUCHES =
  /(?:身份证|证件|退休证|工作证)[^，。]{0,4}(?:看|对|核|查|验)|(?:看|对|核|查|验)(?:过|了|对了|过了)[^，。]{0,3}(?:身份证|证件|退休证|工作证)|(?:是|就是|确实是|真是)[他她]?(?:本人|自己)|本人(?:没错|不假|来过|到过|确认)|核[实对](?:过|好|清楚|无误|上|了)|对上了|打(?:过|了)电话[^。]{0,8}(?:是[他她]?(?:本人|自己)|对(?!方|门|面|不)|没错|没问题)/
/** 不是本人, 还没核对, 是空号, 他儿子接的: nobody vouches for anybody. */
const DOUBTS =
  /不(?!假|错)|没(?!错|问题|毛病)|冒(?:名|充)|假的|空号|停机|关机|挂了|打错|别人|(?:儿子|女儿|老伴|爱人|家属|家里人|闺女|保姆)[^，。]{0,3}(?:接|说)|[吗？?]|是不是|怎么|等|再说|一下|先|别急|需要|要核|得核|去核|明天|回头|请/

const namesOf = (people: readonly KnownPerson[]): string => people.map(({ name }) => name).join('、')

/** All whom the sentence calls by their names. */
async function peopleIn(turn: Turn<unknown>): Promise<readonly KnownPerson[]> {
  const mentioned = await findMentioned(turn.db, turn.act.text, turn.scope)
  return mentioned.filter(({ how }) => how === 'name').flatMap((one) => one.people)
}

/** Of a name for which more than one chat waits it is asked which one was meant: the other may be an impostor's. */
async function confirmEach(turn: Turn<unknown>, people: readonly KnownPerson[], name: string): Promise<Outcome> {
  const bound = await provisionalOf(turn, people)
  const isOne = (one: queries.Bound) => bound.filter((other) => other.name === one.name).length === 1
  const clear = bound.filter(isOne)
  const unclear = bound.filter((one) => !isOne(one))
  if (unclear.length === 0) return confirmAll(turn, clear, name)
  const question = await askWhich(turn, unclear, 'which-checked')
  if (clear.length === 0) return question
  const done = await confirmAll(turn, clear, name)
  const said = done.as === 'confirmed' ? wording.confirmedBeside(clear.map((one) => one.name)) : done.reply?.text
  const text = [said ?? [], question.reply?.text ?? []].flat().join('\n')
  return { ...done, reply: { ...question.reply, text } }
}

async function provisionalOf(turn: Turn<unknown>, people: readonly KnownPerson[]): Promise<readonly queries.Bound[]> {
  const bound = await queries.boundOf(
    turn.db,
    people.map(({ id }) => id),
  )
  return bound.filter((one) => !one.confirmed)
}

async function confirmAll(turn: Turn<unknown>, bound: readonly queries.Bound[], name: string): Promise<Outcome> {
  if (bound.length === 0) return { reply: { text: wording.nothingToConfirm(name) }, as: 'none' }
  for (const one of bound) {
    const refused = await refuseSharing(turn, one)
    if (refused !== undefined) return refused
  }
  const messages: Message[] = []
  for (const one of bound) messages.push(...(await confirmBinding(turn, one)))
  const reply = receiptToUndo(turn, wording.confirmed(bound.map((one) => one.name)), 'confirmed', bound)
  // Whoever says so in words of their own is not asked by the question any more.
  const closes = bound.map(aboutClaim)
  return { reply, messages, hearAgain: bound.map(({ chatId }) => chatId), closes, as: 'confirmed' }
}

/** Chats of one name, told apart by unit and nickname. */
async function askWhich(turn: Turn<unknown>, bound: readonly queries.Bound[], answer: string): Promise<Outcome> {
  const today = dayOf(turn.now, turn.office.zone)
  const found = await personLines(turn.db, [...new Set(bound.map(({ personId }) => personId))], today)
  const units = new Map(found.map(({ id, unit }) => [id, unit]))
  const shown = bound.slice(0, 9)
  const labels = shown.map((one) => wording.bindingLabel(one.name, units.get(one.personId) ?? null, one.chatName))
  const options = optionsOf(
    labels,
    shown.map(({ id }) => String(id)),
  )
  return ask(turn, wording.whichOne(labels), options, {
    answer,
    payload: { ids: shown.map(({ personId }) => personId) },
  })
}

async function chosen(turn: Turn<unknown>, payload: unknown, value: string | undefined) {
  const bound = await queries.boundOf(turn.db, (payload as { ids: readonly number[] }).ids)
  return bound.find(({ id }) => String(id) === value)
}

export const whichChecked: AwaitedAnswer = {
  id: 'which-checked',
  needs: NEEDS,
  staysOpen: false,
  takesWords: false,
  async onAnswer(turn, { choice }, payload) {
    const bound = await chosen(turn, payload, choice?.value)
    return bound && confirmAll(turn, [bound], bound.name)
  },
}

export const unbind = command({
  id: 'identity.unbind',
  needs: NEEDS,
  says: ['解绑{name}', '{name}解绑', '解除{name}的(绑定|微信)', '(取消|解除){name}的绑定'],
  slots: { name: { kind: 'name' } },
  ask: {},
  examples: ['解绑张建国', '解除张建国的绑定'],
  async run(turn) {
    const name = turn.slots.name?.replace(/同志$/, '') ?? ''
    // Whoever has moved away, or was lost sight of, may have a chat still.
    const people = await findEverByName(turn.db, name, turn.scope)
    if (people.length === 0) return { reply: { text: await sayNotFound(turn.db, name, turn.scope) } }
    const bound = await queries.boundOf(
      turn.db,
      people.map(({ id }) => id),
    )
    const [only, ...others] = bound
    if (only === undefined) return { reply: { text: wording.notBoundAtAll(name) } }
    return others.length > 0 ? askWhich(turn, bound, 'which-unbound') : end(turn, only)
  },
})

export const whichUnbound: AwaitedAnswer = {
  id: 'which-unbound',
  needs: NEEDS,
  staysOpen: false,
  takesWords: false,
  async onAnswer(turn, { choice }, payload) {
    const bound = await chosen(turn, payload, choice?.value)
    return bound && end(turn, bound)
  },
}

/** Nobody can lock out the last administrator who can act. */
async function end(turn: Turn<unknown>, bound: queries.Bound): Promise<Outcome> {
  if (bound.confirmed && (await isLastWayIn(turn.db, bound.chatId, dayOf(turn.now, turn.office.zone)))) {
    return { reply: { text: lastAdministrator(NOT_UNBOUND) }, as: 'refused' }
  }
  await queries.unbind(turn.db, bound, { now: turn.now, refused: false })
  const text = wording.unbound(bound.name, bound.chatName)
  await settleWho(turn, bound.chatId, text)
  return { reply: { text }, as: 'unbound' }
}
