/**
 * 收到 of whoever is near: they go and look, and are asked how it went. What they tell is told to the office, which is
 * called until one of it has taken the alarm on itself.
 */

import { dayOf } from '../../base/calendar.ts'
import { DAY_IN_MINUTES } from '../../base/spans.ts'
import {
  type AwaitedAnswer,
  command,
  type Expectation,
  type Message,
  type NamedPerson,
  type Outcome,
  type PersonId,
  type Rewording,
  type Turn,
} from '../../feature.ts'
import { tellsItIsOver } from './outcome.ts'
import * as queries from './queries.ts'
import { ASK_HOW_IT_WENT, aboutAgain, aboutLooking, aboutOutcome, after, FIRST_NEARER, LOOKING } from './rules.ts'
import {
  criesForAnother,
  isAtTheDoor,
  isToOthers,
  mayTellOfScene,
  saysTheyCannotGo,
  sendsAnother,
  tellsOfScene,
  tellsOfThem,
} from './scene.ts'
import { calledAgain, namedIn, notCalled, peopleOf, question, toNearby } from './whom.ts'
import * as wording from './wording.ts'

/** So long what was posted about it may be sent, in minutes. */
const TELLING_LASTS = DAY_IN_MINUTES

export async function goAndLook(turn: Turn<unknown>, alarm: queries.Alarm, me: NamedPerson): Promise<Outcome> {
  const { db, now, office } = turn
  const { number, asker } = alarm
  if (alarm.near_by !== null && alarm.near_by !== me.id)
    return { reply: { text: wording.takenByAnother(number, alarm.near ?? '') }, as: 'taken' }
  const expects = asksHowItWent(number, me.id, now)
  const reply = { text: wording.takenByLiaison(office), expects }
  if (alarm.near_by === me.id) return { reply, as: 'taken' }
  await queries.goNear(db, number, me.id, now)
  const tell = (id: PersonId): Message => ({
    to: { person: id },
    kind: 'urgent',
    text: wording.goesToLook(number, asker, me.name),
    // Whoever could not go after all may go later.
    once: `alarm ${number}:near ${turn.inboxId}:staff ${id}`,
    about: aboutAgain(number),
    expects: question(number, asker, now),
  })
  const askAgain: Message = {
    to: { person: me.id },
    kind: 'urgent',
    text: wording.howDidYouFind(asker),
    once: `alarm ${number}:outcome:near ${me.id}`,
    about: aboutLooking(number),
    // What the reply asks stays open until then and after it: a second question about the same would take its place.
    notBefore: new Date(now.getTime() + ASK_HOW_IT_WENT),
  }
  return {
    reply,
    messages: [...(await calledAgain(db, dayOf(now, office.zone), await notCalled(db, alarm))).map(tell), askAgain],
    rewords: [rounds(number, now, wording.NOBODY_YET, wording.onlyNear(me.name))],
    as: 'taken',
  }
}

/** What the rounds that are posted already say of whoever is near. */
const rounds = (number: number, now: Date, from: string, to: string): Rewording => ({
  abouts: [aboutAgain(number)],
  from,
  to,
  notAfter: after(now, TELLING_LASTS),
})

function asksHowItWent(number: number, person: PersonId, now: Date): Expectation {
  return {
    answer: 'found',
    payload: { number },
    about: aboutOutcome(number),
    title: '',
    options: [],
    person,
    until: new Date(now.getTime() + LOOKING),
  }
}

/** Said to what we told them, and of nobody. */
const POLITE = new Set(['received', 'thanks', 'greeting', 'yes'])
/** Longer words tell something, in characters. */
const SHORT = 5

/** 到了，人没事: whoever has gone to look tells how it is. */
export const found: AwaitedAnswer = {
  id: 'found',
  needs: 'alarm.take',
  staysOpen: true,
  takesWords: true,
  leavesQuestions: true,
  async onAnswer(turn, { act }, payload) {
    if (POLITE.has(act.reply.reply) && turn.words.trim().length <= SHORT) return undefined
    if (isToOthers(turn.words)) return undefined
    const { number } = payload as { readonly number: number }
    return saysTheyCannotGo(turn.words) ? cannotGo(turn, number) : passOn(turn, number)
  },
}

/** 敲门没人应, 他摔在厕所里了: what whoever has gone to look tells of somebody else is no second alarm. */
export const tellsWhatIsFound = command({
  id: 'alarms.tell',
  needs: 'alarm.take',
  says: ['{number}[号]看到了'],
  slots: { number: { kind: 'count' } },
  ask: {},
  examples: ['101 看到了'],
  run: (turn) => passOn(turn, turn.slots.number ?? 0),
  async claims(turn) {
    const { act, speaker, db, now } = turn
    const me = speaker.person?.id
    if (me === undefined) return undefined
    const isCry = act.reply.danger !== undefined || act.reply.reply === 'distress'
    const mayTell = isCry || mayTellOfScene(turn.words)
    // Called for help after whatever else was asked: it is this that they answer (decisions.md).
    const cannot = !isCry && turn.askedLast === 'alarms' && saysTheyCannotGo(turn.words)
    if (!mayTell && !cannot && !sendsAnother(turn.words)) return undefined
    const since = new Date(now.getTime() - LOOKING)
    const looked = mayTell ? await queries.lookedAfter(db, me, since) : undefined
    const number = looked ?? (await queries.calledFor(db, me, since))
    if (number === undefined) return undefined
    if (cannot) return cannotGo(turn, number)
    const words = await sayingThem(turn, number)
    const isNamed = words !== turn.words
    const tells = tellsOfScene(words, { isNamed })
    if (isCry) {
      if (!criesForAnother(words) || (await namesAnother(turn, number))) return undefined
      // Whoever has left, or could not go, still tells of the same.
      const isOfThem = looked !== undefined || tells || (await queries.hasTold(db, number, me))
      return isOfThem ? passOn(turn, number, { isThere: isAtTheDoor(words) }) : undefined
    }
    // What answers a question that was asked since is for whoever asked it.
    const isAnswer = act.choice !== undefined && act.choice.value !== 'received'
    if (isAnswer && !(looked !== undefined && isAtTheDoor(words))) return undefined
    if (tells && saysTheyCannotGo(words)) {
      return ['no', 'cancel'].includes(act.reply.reply) && looked === undefined ? undefined : cannotGo(turn, number)
    }
    // Whoever writes from the door without having said 收到 has gone all the same.
    if (tells) return passOn(turn, number, { isThere: isAtTheDoor(words) })
    return sendsAnother(words) ? cannotGo(turn, number) : undefined
  },
})

/** What they say, with 他 for the name of whoever is in need: 到周福生家了 is 到他家了. */
async function sayingThem({ db, words }: Turn<unknown>, number: number): Promise<string> {
  const [alarm] = await queries.alarmsOf(db, [number])
  const name = alarm?.asker.replace(/（.*$/, '') ?? ''
  return name === '' ? words : words.replaceAll(name, '他')
}

/** 冯秋菊晕倒了，人昏过去了 of whoever was called for somebody else is an alarm of its own. */
async function namesAnother(turn: Turn<unknown>, number: number): Promise<boolean> {
  const named = await namedIn(turn.db, turn.words)
  const [alarm] = await queries.alarmsOf(turn.db, [number])
  const people = alarm === undefined ? [] : await peopleOf(turn.db, alarm)
  return named.length > 0 && !named.some((id) => people.includes(id))
}

/** No, of whoever near was called: only that they cannot go, or a word of the one in need, is about the alarm. */
export async function declined(turn: Turn<unknown>, number: number): Promise<Outcome | undefined> {
  if (saysTheyCannotGo(turn.words)) return cannotGo(turn, number)
  return tellsOfThem(turn.words) ? passOn(turn, number, { isThere: false }) : undefined
}

/** 去不了，腿疼: whoever near was called does not go; the office hears of it, others near are called, and they may still go. */
async function cannotGo(turn: Turn<unknown>, number: number): Promise<Outcome | undefined> {
  const { db, now, office, speaker } = turn
  const me = speaker.person
  const alarm = await queries.lockAlarm(db, number)
  if (alarm === undefined || alarm.done || me === undefined) return undefined
  if (await queries.isKept(db, number, turn.inboxId)) return { as: 'cannot-go' }
  const went = alarm.near_by === me.id
  if (alarm.taken_by !== null && !went) return undefined
  await queries.leaveNear(db, number, me.id)
  const messages = await tellOffice(turn, alarm, me, wording.cannotGo)
  const people = await peopleOf(db, alarm)
  const told = [...(await calledAgain(db, dayOf(now, office.zone), await notCalled(db, alarm))), me.id]
  const isOpen = alarm.taken_by === null && (alarm.near_by === null || went)
  const nearby = isOpen ? await toNearby({ db, now, office }, { ...alarm, people, told, minutes: FIRST_NEARER }) : []
  return {
    reply: { text: wording.notedThatTheyCannot(), expects: question(number, alarm.asker, now) },
    messages: [...messages, ...nearby],
    ...(went && { rewords: [rounds(number, now, wording.onlyNear(me.name), wording.NOBODY_YET)] }),
    as: 'cannot-go',
  }
}

/** What whoever has gone to look, or was called, tells. */
async function passOn(turn: Turn<unknown>, number: number, { isThere = true } = {}): Promise<Outcome | undefined> {
  const { db, now, office, speaker, words } = turn
  const by = speaker.person
  const alarm = await queries.lockAlarm(db, number)
  if (alarm === undefined || alarm.done || by === undefined) return undefined
  if (alarm.near_by !== by.id && !(await queries.wasCalled(db, number, by.id))) return undefined
  if (await queries.isKept(db, number, turn.inboxId)) return { as: 'found' }
  const isTheirs = alarm.near_by === by.id
  const goes = isThere && alarm.near_by === null
  if (goes) await queries.goNear(db, number, by.id, now)
  const isOver = tellsItIsOver(words.trim())
  // Whoever is not there yet may still go.
  const stays = isThere || isTheirs ? undefined : question(number, alarm.asker, now)
  const expects = goes && !isOver ? asksHowItWent(number, by.id, now) : stays
  return {
    reply: { text: wording.thanksForWord(office), ...(expects !== undefined && { expects }) },
    messages: await tellOffice(turn, alarm, by, wording.foundToBe),
    ...(goes && { rewords: [rounds(number, now, wording.NOBODY_YET, wording.onlyNear(by.name))] }),
    ...(isOver && { closes: [aboutOutcome(number)] }),
    as: 'found',
  }
}

/** Keeps their words with the request, and tells whoever of the office has taken it on, or all. */
async function tellOffice(
  { db, now, office, words, inboxId }: Turn<unknown>,
  alarm: queries.Alarm,
  by: NamedPerson,
  say: (number: number, asker: string, name: string, words: string) => string,
): Promise<readonly Message[]> {
  const { number, asker, taken_by } = alarm
  const text = words.trim()
  const entry = await queries.keepWord(db, { number, by: by.id, text, inbox: inboxId, at: now })
  const whom =
    taken_by === null ? await calledAgain(db, dayOf(now, office.zone), await notCalled(db, alarm)) : [taken_by]
  return whom.map((id) => ({
    to: { person: id },
    kind: 'urgent',
    text: say(number, asker, by.name, text),
    once: `alarm ${number}:entry ${entry}:staff ${id}`,
  }))
}
