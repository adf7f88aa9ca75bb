/** 张三去, 李桂兰不去: staff enter what they heard on the telephone; counted like any other answer (rule 22). */
import { type AwaitedAnswer, command, type Outcome, type PersonId, type Turn } from '../../feature.ts'
import { chooseNamesake, findByName, namesakeOptions, notFound } from '../people/public.ts'
import { ask, askWhichActivity } from './choose-activity.ts'
import { inWords } from './in-words.ts'
import * as queries from './queries.ts'
import { keepAnswer } from './seats.ts'
import { COMING, NO_NAMES, STAYING } from './vocabulary.ts'
import * as wording from './wording.ts'

/** What was heard, kept while the bot asks whom or what it was about. */
interface Heard {
  readonly coming: boolean
  readonly heads: number
}

const SLOTS = { name: { kind: 'name' }, heads: { kind: 'count' } } as const

export const enterYes = command({
  id: 'activities.enter-yes',
  needs: 'activity.enter',
  says: [
    `{name}${COMING}[了]`,
    `{name}${COMING}{heads}(人|个|位)`,
    `{name}说${COMING}`,
    `{name}{heads}(人|个人|位)${COMING}`,
  ],
  slots: SLOTS,
  ask: {},
  examples: ['李桂兰去', '李桂兰参加', '李桂兰说去'],
  help: '替没有微信的同志记：李桂兰去',
  run: (turn) => enter(turn, turn.slots.name, { coming: true, heads: turn.slots.heads ?? 1 }),
})

export const enterNo = command({
  id: 'activities.enter-no',
  needs: 'activity.enter',
  says: [`{name}${STAYING}[了]`, `{name}说${STAYING}[了]`],
  slots: { name: SLOTS.name },
  ask: {},
  examples: ['李桂兰不去', '李桂兰去不了', '李桂兰说不去'],
  run: (turn) => enter(turn, turn.slots.name, { coming: false, heads: 0 }),
})

async function enter(turn: Turn<unknown>, name: string | undefined, heard: Heard): Promise<Outcome> {
  if (name === undefined || NO_NAMES.has(name)) return { reply: { text: wording.whoIsMeant() } }
  const found = await findByName(turn.db, name, turn.scope)
  const [only] = found
  if (only === undefined) return { reply: { text: notFound(name) } }
  if (found.length === 1) return enterFor(turn, only.id, heard)
  return ask(turn, chooseNamesake(found), namesakeOptions(found), { answer: 'namesake', payload: heard })
}

/** For the only open activity that this person was asked to, or after asking which. */
async function enterFor(turn: Turn<unknown>, personId: PersonId, heard: Heard): Promise<Outcome> {
  const open = await queries.findOpenFor(turn.db, personId, turn.now)
  const [only] = open
  if (only === undefined) {
    const name = await queries.nameOf(turn.db, personId)
    return { reply: { text: wording.notInvited(name) } }
  }
  if (open.length === 1) return keep(turn, only.id, personId, heard)
  return askWhichActivity(turn, open, { answer: 'which-activity', payload: { ...heard, personId } })
}

/** Which of those with one name. */
export const namesake: AwaitedAnswer = {
  id: 'namesake',
  needs: 'activity.enter',
  staysOpen: false,
  takesWords: false,
  onAnswer: async (turn, { choice }, payload) =>
    choice === undefined ? undefined : enterFor(turn, Number(choice.value), payload as Heard),
}

/** Which of several open activities. */
export const whichActivity: AwaitedAnswer = {
  id: 'which-activity',
  needs: 'activity.enter',
  staysOpen: false,
  takesWords: false,
  async onAnswer(turn, { choice }, payload) {
    const { personId, ...heard } = payload as Heard & { personId: PersonId }
    return choice === undefined ? undefined : keep(turn, Number(choice.value), personId, heard)
  },
}

async function keep(turn: Turn<unknown>, activityId: number, personId: PersonId, heard: Heard): Promise<Outcome> {
  const activity = await queries.lockActivity(turn.db, activityId)
  if (activity === undefined) return { reply: { text: wording.noActivity() } }
  const reading = { answer: heard.coming ? 'yes' : 'no', heads: heard.heads, companions: [], reason: null } as const
  const enteredBy = turn.speaker.person?.id ?? null
  const kept = await keepAnswer(turn, activity, { personId, reading, channel: 'phone', enteredBy })
  const name = await queries.nameOf(turn.db, personId)
  const what =
    kept.seat === 'waiting'
      ? wording.waitsInWords(kept.place)
      : heard.coming
        ? wording.comesInWords(heard.heads)
        : wording.staysInWords()
  const text = wording.entered(name, inWords(activity, turn.office.zone), what)
  return { reply: { text }, wake: ['activities.offer'], as: heard.coming ? 'yes' : 'no' }
}
