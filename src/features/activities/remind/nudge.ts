/** 催一下没回的, of an activity: the silent are asked once more, and no oftener (rule 22); of what has only just gone out it is asked first. */
import { HOUR } from '../../../base/spans.ts'
import { type AwaitedAnswer, ask, command, type Job, type Outcome, scopeFor, type Turn } from '../../../feature.ts'
import { hurriedFirst, isCalled } from '../../../language/hurried.ts'
import type { Option } from '../../../language/reading.ts'
import { NUDGE_AFTER } from '../../calls/public.ts'
import { askWhichActivity, findOwnNamed, theirs } from '../answer/choose-activity.ts'
import * as queries from '../queries.ts'
import * as wording from '../wording.ts'
import { askSilent } from './last-call.ts'

/** So long people are left in peace after the invitation, in milliseconds: four hours. */
const IN_PEACE = 4 * HOUR

/** Of what stands where a title may stand, the title. */
const nameIn = (said = ''): string | undefined =>
  said.replace(/^(?:一下|一遍|一催|催|大家|他们|一)+|(?:没回|没报名|没报|的|人|同志)+$/g, '') || undefined

export const nudge = command({
  id: 'activities.nudge',
  needs: 'activity.publish',
  toldBy: 'activities.silent',
  // Said of a notice in the same words, which is looked for first.
  mayPass: true,
  says: [
    '[再]催[一](下|催|遍|次)[吧|啊]',
    '[再]催[催][吧]',
    '[把]没(回|报名|报)的[人|同志][再](催催|催一催|催一下|问问|问一下|催一遍)',
    '(催|提醒)[一下|一遍|一催|催]{activity}[没回|没报名|没报]的[人|同志]',
    '[再](催|提醒)[一下|一遍|一催|催]没(回|回复|报|报名)的[人|同志]',
    '再(问|催|提醒)[一次|一遍|一下]没(回|报名|报)的',
    '(催|提醒)[一下|催|一催]{activity}',
    '{activity}[再](催|提醒)[一下|一遍|一催|催]没(回|回复|报|报名)的[人|同志]',
  ],
  slots: { activity: { kind: 'words' } },
  ask: {},
  examples: ['催一催茶话会', '催一下读报会'],
  help: '催一下没报名的：请柬发了没回话的，再问一次',
  unmistakable: true,
  // 支部大会催一下, where that is one of theirs.
  async hears(turn) {
    const name = hurriedFirst(turn.act.text)
    if (name === undefined) return undefined
    const { named, title = '' } = await findOwnNamed(turn, name)
    const [only, ...others] = named.filter((one) => isAsking(one, turn.now) && isCalled(one.title, title))
    return only === undefined || others.length > 0 ? undefined : nudgeSilent(turn, only)
  },
  async run(turn) {
    // 提醒改到前一天上午10点 is about a reminder's hour.
    if (/^(?:时间)?[改定放]/.test(turn.slots.activity ?? '')) return undefined
    const { open, named, title } = await findOwnNamed(turn, nameIn(turn.slots.activity))
    const asked = (title === undefined ? open : named).filter((one) => isAsking(one, turn.now))
    const [only, ...others] = asked
    if (only === undefined) {
      return { reply: { text: title === undefined ? wording.nothingToNudge() : wording.noSuchToNudge(title) } }
    }
    return others.length > 0
      ? askWhichActivity(turn, asked, { answer: 'which-nudge', payload: {} })
      : nudgeSilent(turn, only)
  },
})

/** Whether people have been asked to an activity and can still answer. */
export const isAsking = ({ state, published_at, deadline_at }: queries.Activity, now: Date): boolean =>
  state === 'published' && published_at !== null && published_at <= now && deadline_at > now

/** Of the speaker's own activities, those to which somebody has been asked and has not answered, and may be asked once more. */
export async function stillAsking(turn: Turn<unknown>): Promise<readonly AsksStill[]> {
  const scope = scopeFor(turn.speaker, 'activity.publish')
  if (scope === undefined) return []
  const titles: string[] = []
  for (const activity of theirs({ ...turn, scope }, await queries.findOpen(turn.db, turn.now))) {
    const people = isAsking(activity, turn.now) ? await queries.findInvited(turn.db, activity.id) : []
    if (people.some(({ answer, heardAt, nudgedAt }) => answer === null && heardAt === null && nudgedAt === null))
      titles.push(activity.title)
  }
  return [...new Set(titles)].map((title) => ({ title, says: wording.nudgeByName(title) }))
}

/** What waits for answers of people, and what to say so that they are asked once more. */
interface AsksStill {
  readonly title: string
  readonly says: string
}

export const whichToNudge: AwaitedAnswer = {
  id: 'which-nudge',
  needs: 'activity.publish',
  staysOpen: false,
  takesWords: false,
  async onAnswer(turn, { choice }) {
    const activity = choice && (await queries.findActivity(turn.db, Number(choice.value)))
    return activity && isAsking(activity, turn.now) ? nudgeSilent(turn, activity) : undefined
  },
}

const OPTIONS: readonly Option[] = [
  { number: 1, value: 'now', label: wording.NUDGE_NOW, words: ['现在', '现在就催', '马上', '问吧', '催吧'] },
  { number: 2, value: 'no', label: wording.NUDGE_NOT, words: ['不催', '不催了', '不问', '算了', '先不催', '等等'] },
]

/** How many are asked, or why nobody is. */
async function nudgeSilent(turn: Turn<unknown>, activity: queries.Activity): Promise<Outcome> {
  const { db, now } = turn
  const silent = (await queries.findInvited(db, activity.id)).filter(
    ({ answer, heardAt }) => answer === null && heardAt === null,
  )
  const left = silent.filter(({ nudgedAt }) => nudgedAt === null)
  if (silent.length === 0) return { reply: { text: wording.allAnswered(activity.title) } }
  if (left.length === 0) return { reply: { text: wording.allNudged(activity.title, silent.length) } }
  const since = now.getTime() - (activity.published_at ?? activity.created_at).getTime()
  if (since >= IN_PEACE) return want(turn, activity)
  const text = wording.nudgeSoSoon(activity.title, left.length)
  return ask(turn, text, OPTIONS, { answer: 'nudge-now', payload: { activityId: activity.id } })
}

export const nudgeNow: AwaitedAnswer = {
  id: 'nudge-now',
  needs: 'activity.publish',
  staysOpen: false,
  takesWords: false,
  async onAnswer(turn, { choice }, payload) {
    const { activityId } = payload as { activityId: number }
    const activity = choice && (await queries.lockActivity(turn.db, activityId))
    if (activity === undefined) return undefined
    if (choice?.value === 'no') return { reply: { text: wording.notNudged(activity.title) } }
    return isAsking(activity, turn.now) ? want(turn, activity) : { reply: { text: wording.nothingToNudge() } }
  },
}

/** The job asks them, a page at a time. */
async function want({ db, now }: Turn<unknown>, activity: queries.Activity): Promise<Outcome> {
  await queries.wantNudge(db, activity.id, now)
  return { reply: { text: wording.nudging(activity.title) }, wake: ['activities.nudge'], as: 'nudged' }
}

/** Woken when staff have said so; by the clock for what must reach everybody, a day after people were asked. */
export const askAgain: Job = {
  id: 'activities.nudge',
  cron: '0,30 9-19 * * *',
  lateBy: 10 * 60,
  title: wording.nudgeTitle,
  mayHaveWork: ({ now }) => queries.isAnyToAskAgain(now),
  async run(occasion) {
    const wanted = (await queries.findToNudge(occasion.db)).filter((one) => isAsking(one, occasion.now))
    const climbing = await queries.findToClimb(occasion.db, occasion.now, NUDGE_AFTER)
    const asked = await askSilent(occasion, [...wanted, ...climbing])
    if (!asked.again) for (const { id } of wanted) await queries.wantNudge(occasion.db, id, null)
    return asked
  },
}
