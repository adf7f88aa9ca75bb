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

/**
 * Only what plainly speaks of somebody else is told of them: 我老伴摔倒了 and a bare 救命 are cries of their own, and an
 * alarm too many harms less than one too few.
 */
const OF_ANOTHER = /[他她]|老(?:人|太太|爷子|两口)|人家|敲门|没人应|邻居/
/** 我打了120, 我敲门 is what they do there. */
const OF_THEIR_OWN = /[我俺咱](?!们?(?:打|到|来|去|在|看|敲|叫|喊|扶|已|问|给|帮|陪|正|马上|跟|和|把|先))/

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
    const isCry = act.reply.danger !== undefined || act.reply.reply === 'distress'
    if (!isCry || speaker.person === undefined) return undefined
    if (OF_THEIR_OWN.test(words) || !OF_ANOTHER.test(words)) return undefined
    const number = await queries.lookedAfter(db, speaker.person.id, new Date(now.getTime() - LOOKING))
    return number === undefined ? undefined : passOn(turn, number)
  },
})

/** Keeps their words with the request, and tells whoever of the office has taken it on, or all. */
async function passOn(turn: Turn<unknown>, number: number): Promise<Outcome | undefined> {
  const { db, now, office, speaker, words, inboxId } = turn
  const by = speaker.person
  const alarm = await queries.lockAlarm(db, number)
  if (alarm === undefined || alarm.done || by === undefined || alarm.near_by !== by.id) return undefined
  const text = words.trim()
  const entry = await queries.keepWord(db, { number, by: by.id, text, inbox: inboxId, at: now })
  const whom =
    alarm.taken_by === null
      ? await calledAgain(db, dayOf(now, office.zone), await peopleOf(db, alarm))
      : [alarm.taken_by]
  return {
    reply: { text: wording.thanksForWord(office) },
    messages: whom.map((id) => ({
      to: { person: id },
      kind: 'urgent',
      text: wording.foundToBe(number, alarm.asker, by.name, text),
      once: `alarm ${number}:entry ${entry}:staff ${id}`,
    })),
    ...(tellsItIsOver(text) && { closes: [aboutOutcome(number)] }),
    as: 'found',
  }
}
