/** 收到, 1 or 101 收到: somebody has taken an alarm on, and nobody else is called any more. */
import { dayOf } from '../../base/calendar.ts'
import {
  type AwaitedAnswer,
  command,
  type Message,
  mayDo,
  type Outcome,
  type PersonId,
  type Turn,
} from '../../feature.ts'
import { declined, goAndLook } from './look.ts'
import * as queries from './queries.ts'
import { ASK_HOW_IT_WENT, aboutOutcome, GO_ON_CALLING, roundsWithoutEnd, takesNumber } from './rules.ts'
import { hasCalledOut, isCalledSo, isNotReached, namesNobody } from './scene.ts'
import { calledAgain, notCalled } from './whom.ts'
import * as wording from './wording.ts'

export const alarmTaken: AwaitedAnswer = {
  id: 'alarm',
  needs: 'alarm.take',
  // Nobody takes on what they have not read.
  oneByOne: true,
  // Whoever cannot come to a tea party because they are away cannot go and look either.
  overhears: true,
  staysOpen: false,
  takesWords: false,
  async onAnswer(turn, { choice, act }, payload) {
    // 好的, after a cry of their own, is said to what they were told about themselves.
    if (turn.previous === 'distress' && !/^\s*\d/.test(turn.words)) return undefined
    const { number } = payload as { readonly number: number }
    const declines = choice === undefined && ['no', 'cancel'].includes(act.reply.reply)
    if (declines && !mayDo(turn.speaker, 'alarm.close')) return declined(turn, number)
    const agrees = choice !== undefined || act.reply.reply === 'received' || act.reply.reply === 'yes'
    return agrees ? take(turn, number) : undefined
  },
}

export const takeByNumber = command({
  id: 'alarms.take',
  needs: 'alarm.close',
  says: ['{number}[号]收到'],
  slots: { number: { kind: 'count' } },
  ask: {},
  examples: ['101 收到'],
  run: (turn) => take(turn, turn.slots.number ?? 0),
  async claims(turn) {
    const number = takesNumber(turn.words)
    return number === undefined ? undefined : take(turn, number)
  },
})

/**
 * 我这就过去看看, 好的，我给他打电话: the whole of a short sentence, so that nothing else in which somebody goes anywhere is
 * taken for it (101 办完了：我去了，人没事).
 */
const GOES =
  /^(?:(?:好的?|嗯|行|知道|收到|我?收到|又?能去)(?:了|啦)?[^，。：:\d]{0,8}[，,。\s]+)?我(?:们)?(?:这就|马上|现在|就|先|立刻|赶紧|正|已经)*(?:(?:过去|赶过去|赶去|上门|去)(?:他|她)?(?:家|那儿|那边)?(?:看看?|瞧瞧?|看一下|一趟)|过去|赶过去|在(?:过去|赶去|去)?(?:的)?路上了?|给[^，。：:]{1,6}打(?:个)?电话)[吧了啊。！!]*$/

export const takeInWords = command({
  id: 'alarms.take-in-words',
  needs: 'alarm.take',
  // Where nobody has called for help it is about something else.
  mayPass: true,
  says: ['我(过去|去|这就去|马上去|马上过去)看看'],
  slots: {},
  ask: {},
  examples: ['我过去看看', '我这就去看看'],
  claims: async (turn) =>
    (await takeTheOnlyOne(turn)) ??
    (hasCalledOut(turn.words) ? await keepWithMine(turn) : undefined) ??
    (isNotReached(turn.words) ? await keepNotReached(turn) : undefined),
  run: takeTheOnlyOne,
})

/** Of several alarms the one whose person is named; `undefined`: it is not clear which, or the speaker was not called. */
async function takeTheOnlyOne(turn: Turn<unknown>): Promise<Outcome | undefined> {
  const { db, speaker, words } = turn
  const me = speaker.person
  const goes = GOES.test(words.trim()) && !/[？?吗]|谁|不用/.test(words)
  const mayHaveCalled = mayDo(speaker, 'alarm.close') && /120|救护车/.test(words)
  if (me === undefined || !(goes || mayHaveCalled)) return undefined
  const nameOf = (asker: string) => asker.replace(/（.*$/, '')
  // 给周福生打了120 names nobody but him.
  const called = (asker: string) => mayHaveCalled && hasCalledOut(words.replace(nameOf(asker) || '他', '他'))
  const all = (await queries.untaken(db)).filter(
    ({ person_id, asker }) => person_id !== me.id && (goes || called(asker)),
  )
  const named = all.filter(({ asker }) => nameOf(asker) !== '' && words.includes(nameOf(asker)))
  const [only, ...others] = named.length > 0 ? named : all
  if (only === undefined || others.length > 0) return undefined
  const isCalled = mayDo(speaker, 'alarm.close') || (await queries.wasCalled(db, only.number, me.id))
  return isCalled ? take(turn, only.number) : undefined
}

/** 我打120了, of whoever has taken an alarm on: it is kept with the only one that is theirs. */
async function keepWithMine({ db, now, speaker, words, inboxId }: Turn<unknown>): Promise<Outcome | undefined> {
  const me = speaker.person
  const [mine, ...others] = (await queries.withoutEnd(db)).filter(({ taken_by }) => taken_by === me?.id)
  if (me === undefined || mine === undefined || others.length > 0) return undefined
  const { number, asker } = mine
  await queries.keepWord(db, { number, by: me.id, text: words.trim(), inbox: inboxId, at: now })
  return { reply: { text: wording.keptWith(number, asker) }, as: 'kept' }
}

/** 老何没接: kept with the alarm about whoever is named, or the only one that is theirs; nobody else stops calling. */
async function keepNotReached({ db, now, speaker, words, inboxId }: Turn<unknown>): Promise<Outcome | undefined> {
  const me = speaker.person
  if (me === undefined || !mayDo(speaker, 'alarm.close')) return undefined
  const open = [...(await queries.untaken(db)), ...(await queries.withoutEnd(db))]
  const named = open.filter(({ asker }) => isCalledSo(asker.replace(/（.*$/, ''), words))
  const mine = open.filter((one) => 'taken_by' in one && one.taken_by === me.id)
  const [only, ...others] = namesNobody(words) ? mine : named
  if (only === undefined || others.length > 0) return undefined
  const { number, asker } = only
  await queries.keepWord(db, { number, by: me.id, text: words.trim(), inbox: inboxId, at: now })
  return { reply: { text: wording.keptNotReached(number, asker) }, as: 'kept' }
}

/** `undefined`: there is no such alarm. */
async function take(turn: Turn<unknown>, number: number): Promise<Outcome | undefined> {
  const { db, now, office, speaker } = turn
  const me = speaker.person
  const alarm = await queries.lockAlarm(db, number)
  if (alarm === undefined || me === undefined) return undefined
  if (alarm.done) return { reply: { text: wording.alreadyOver(number) } }
  if (alarm.taken_by !== null && alarm.taken_by !== me.id) {
    return { reply: { text: wording.takenByAnother(number, alarm.taker ?? '') } }
  }
  if (!mayDo(speaker, 'alarm.close')) return goAndLook(turn, alarm, me)
  const today = dayOf(now, office.zone)
  const others = new Set([
    ...(await calledAgain(db, today, await notCalled(db, alarm))),
    ...[alarm.near_by ?? []].flat(),
  ])
  others.delete(me.id)
  await queries.take(db, number, me.id, now)
  await queries.own(db, number, me.id)
  return {
    reply: { text: wording.taken(number, alarm.asker, alarm.near) },
    messages: [
      ...tellOthers([...others], number, wording.hasTaken(number, alarm.asker, me.name)),
      askHowItWent(me.id, number, alarm.asker, now),
    ],
    wakeLater: roundsWithoutEnd(now).map((at) => ({ job: GO_ON_CALLING, at })),
    as: 'taken',
  }
}

/** Those who were woken too may go back to sleep. */
const tellOthers = (others: readonly PersonId[], number: number, text: string): readonly Message[] =>
  others.map((id) => ({ to: { person: id }, kind: 'urgent', text, once: `alarm ${number}:taken:staff ${id}` }))

const askHowItWent = (person: PersonId, number: number, asker: string, now: Date): Message => ({
  to: { person },
  kind: 'urgent',
  text: wording.howDidItGo(number, asker),
  once: `alarm ${number}:outcome:staff ${person}`,
  about: aboutOutcome(number),
  notBefore: new Date(now.getTime() + ASK_HOW_IT_WENT),
})
