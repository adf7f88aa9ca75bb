/**
 * 收到 of whoever is near: they go and look, and are asked how it went. What they tell is told to the office, which is
 * called until one of it has taken the alarm on itself.
 */
import { dayOf } from '../../base/calendar.ts'
import {
  type AwaitedAnswer,
  command,
  type Expectation,
  type Message,
  type NamedPerson,
  type Outcome,
  type PersonId,
  type Turn,
} from '../../feature.ts'
import { tellsItIsOver } from './outcome.ts'
import * as queries from './queries.ts'
import { ASK_HOW_IT_WENT, aboutAgain, aboutOutcome, after, LOOKING } from './rules.ts'
import { criesForAnother, sendsAnother, tellsOfScene } from './scene.ts'
import { calledAgain, peopleOf, question } from './whom.ts'
import * as wording from './wording.ts'

/** So long what was posted about it may be sent, in minutes: a day. */
const A_DAY = 24 * 60

export async function goAndLook(turn: Turn<unknown>, alarm: queries.Alarm, me: NamedPerson): Promise<Outcome> {
  const { db, now, office } = turn
  const { number, asker } = alarm
  if (alarm.near_by !== null && alarm.near_by !== me.id)
    return { reply: { text: wording.takenByAnother(number, alarm.near ?? '') }, as: 'taken' }
  await queries.goNear(db, number, me.id, now)
  const expects = asksHowItWent(number, me.id, now)
  const tell = (id: PersonId): Message => ({
    to: { person: id },
    kind: 'urgent',
    text: wording.goesToLook(number, asker, me.name),
    once: `alarm ${number}:near:staff ${id}`,
    about: aboutAgain(number),
    expects: question(number, asker, now),
  })
  const askAgain: Message = {
    to: { person: me.id },
    kind: 'urgent',
    text: wording.howDidYouFind(asker),
    once: `alarm ${number}:outcome:near ${me.id}`,
    about: aboutOutcome(number),
    notBefore: new Date(now.getTime() + ASK_HOW_IT_WENT),
    expects,
  }
  return {
    reply: { text: wording.takenByLiaison(office), expects },
    messages: [...(await calledAgain(db, dayOf(now, office.zone), await peopleOf(db, alarm))).map(tell), askAgain],
    rewords: [
      {
        abouts: [aboutAgain(number)],
        from: wording.NOBODY_YET,
        to: wording.onlyNear(me.name),
        notAfter: after(now, A_DAY),
      },
    ],
    as: 'taken',
  }
}

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
    return passOn(turn, (payload as { readonly number: number }).number)
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
    const { act, speaker, db, now, words } = turn
    const me = speaker.person?.id
    if (me === undefined) return undefined
    const since = new Date(now.getTime() - LOOKING)
    const isCry = act.reply.danger !== undefined || act.reply.reply === 'distress'
    const isTold = isCry ? criesForAnother(words) : tellsOfScene(words)
    const number = isTold ? await queries.lookedAfter(db, me, since) : undefined
    if (number !== undefined) return passOn(turn, number)
    const called = !isCry && sendsAnother(words) ? await queries.calledFor(db, me, since) : undefined
    return called === undefined ? undefined : cannotGo(turn, called)
  },
})

/** 去不了，腿疼: whoever near was called does not go; the office hears of it, and goes on calling. */
export async function cannotGo(turn: Turn<unknown>, number: number): Promise<Outcome | undefined> {
  const { db, speaker } = turn
  const alarm = await queries.lockAlarm(db, number)
  if (alarm === undefined || alarm.done || speaker.person === undefined) return undefined
  const messages = await tellOffice(turn, alarm, speaker.person, wording.cannotGo)
  return { reply: { text: wording.notedThatTheyCannot() }, messages, as: 'cannot-go' }
}

/** What whoever has gone to look tells. */
async function passOn(turn: Turn<unknown>, number: number): Promise<Outcome | undefined> {
  const { db, office, speaker, words } = turn
  const by = speaker.person
  const alarm = await queries.lockAlarm(db, number)
  if (alarm === undefined || alarm.done || by === undefined || alarm.near_by !== by.id) return undefined
  return {
    reply: { text: wording.thanksForWord(office) },
    messages: await tellOffice(turn, alarm, by, wording.foundToBe),
    ...(tellsItIsOver(words.trim()) && { closes: [aboutOutcome(number)] }),
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
    taken_by === null ? await calledAgain(db, dayOf(now, office.zone), await peopleOf(db, alarm)) : [taken_by]
  return whom.map((id) => ({
    to: { person: id },
    kind: 'urgent',
    text: say(number, asker, by.name, text),
    once: `alarm ${number}:entry ${entry}:staff ${id}`,
  }))
}
