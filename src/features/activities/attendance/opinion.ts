/** When it is over, one question to those who came: how was it? */
import { DAY, HOUR } from '../../../base/spans.ts'
import type { AwaitedAnswer, Job, Message, Outcome, Turn, Tx } from '../../../feature.ts'
import type { Act, Option } from '../../../language/reading.ts'
import { addressOf } from '../../people/public.ts'
import { type Activity, findActivity, findSeries, findStarting, isAnyStarting } from '../queries.ts'
import { occurrenceAfter } from '../series.ts'
import { endOf } from './at-the-door.ts'
import * as queries from './queries.ts'
import * as wording from './wording.ts'

const PAGE = 200
/** People get home first. */
const AFTER = HOUR / 2
/** Nobody is asked on another day. */
const AT_MOST = DAY
/** What is written so soon after the number belongs to it. */
const WORDS_BELONG = HOUR / 2

const OPTIONS: readonly Option[] = [
  { number: 1, value: '1', label: wording.PLEASED, words: ['满意', '很满意', '挺好', '很好', '好'] },
  { number: 2, value: '2', label: wording.SO_SO, words: ['一般', '还行', '还可以', '凑合'] },
  { number: 3, value: '3', label: wording.NOT_PLEASED, words: ['不满意', '不行', '不好'] },
]

interface Asked {
  readonly activityId: number
  readonly personId: number
}

/** A weekly practice is not asked about each time; a term is, when it is over. */
export const askOpinions: Job = {
  id: 'activities.opinions',
  cron: '*/30 8-19 * * *',
  lateBy: 29,
  title: wording.opinionJob,
  mayHaveWork: ({ now }) => isAnyStarting(new Date(now.getTime() - AT_MOST), now),
  async missed() {
    return undefined
  },
  async run({ db, now, office }) {
    const messages: Message[] = []
    let again = false
    const held = await findStarting(db, new Date(now.getTime() - AT_MOST), now)
    for (const activity of held.filter((one) => isOver(one, now))) {
      if (!(await isAskedAbout(db, activity, office.zone))) continue
      const people = await queries.findToAskOpinion(db, activity.id, PAGE)
      messages.push(...people.map((person) => ask(activity, person, now)))
      const ids = people.map(({ id }) => id)
      await queries.noteAsked(db, activity.id, ids, now)
      again ||= people.length === PAGE
    }
    return { messages, again }
  },
}

async function isAskedAbout(db: Tx, activity: Activity, zone: string): Promise<boolean> {
  if (activity.series_id === null) return true
  const series = await findSeries(db, activity.series_id)
  return series?.last_on != null && occurrenceAfter(series, activity.starts_at, zone) === undefined
}

const isOver = (activity: Activity, now: Date): boolean => endOf(activity).getTime() + AFTER <= now.getTime()

function ask(
  activity: Activity,
  person: { readonly id: number; readonly name: string; readonly honorific: string | null },
  now: Date,
): Message {
  const payload: Asked = { activityId: activity.id, personId: person.id }
  const until = new Date(now.getTime() + 2 * AT_MOST)
  return {
    to: { person: person.id },
    kind: 'reminder',
    text: wording.askOpinion(addressOf(person), activity.title),
    once: `opinion:activity ${activity.id}:person ${person.id}`,
    notAfter: new Date(now.getTime() + AT_MOST),
    expects: {
      answer: 'opinion',
      payload,
      about: `opinion:${activity.id}`,
      title: wording.opinionTitle(activity.title),
      options: OPTIONS,
      person: person.id,
      until,
    },
  }
}

export const opinion: AwaitedAnswer = {
  id: 'opinion',
  needs: 'activity.answer',
  staysOpen: false,
  takesWords: false,
  takesRemarks: true,
  async onAnswer(turn, _answer, payload) {
    const { db, now, act } = turn
    const rating = Number(act.choice?.value)
    const key = payload as Asked
    if (act.choice === undefined) return isAWord(act) ? keepWord(turn, key) : undefined
    const words = saidBesides(act.text)
    await queries.rate(db, key, { rating, answered_at: now, ...(words !== '' && { words }) })
    if (words !== '') return passOn(turn, key, rating)
    const expects = {
      answer: 'opinion-words',
      payload: { ...key, rating },
      about: `opinion:${key.activityId}`,
      title: '',
      options: [],
      person: key.personId,
      until: new Date(now.getTime() + WORDS_BELONG),
    }
    return { reply: { text: rating < 3 ? wording.thanks() : wording.sorry(), expects }, as: 'rated' }
  },
}

/** 饺子咸了点, instead of a number. */
const isAWord = ({ reply, text }: Act): boolean => (reply.reply === 'other' || reply.reply === 'no') && text.length >= 4

/** It may as well be about something else, so a person reads it at once. */
async function keepWord(turn: Turn, key: Asked): Promise<Outcome> {
  const { db, now, act } = turn
  await queries.rate(db, key, { words: act.text, answered_at: now })
  const activity = await findActivity(db, key.activityId)
  const handOver = { why: wording.whyAWord(activity?.title ?? ''), silently: true } as const
  return { reply: { text: wording.passedOn() }, handOver, as: 'words' }
}

/** 没有了, 没啥说的 */
const NOTHING_MORE = /^(?:没|没有|没啥|没什么)(?:了|啦|说的|要说的|意见)*[。！]?$/

/** Whoever is not pleased is rung up by somebody; what others say stands in the summary. */
export const opinionWords: AwaitedAnswer = {
  id: 'opinion-words',
  needs: 'activity.answer',
  staysOpen: false,
  takesWords: true,
  async onAnswer(turn, _answer, payload) {
    const { db, now, act } = turn
    const { rating, ...key } = payload as Asked & { rating: number }
    if (act.reply.reply === 'question' || act.reply.reply === 'thanks' || act.reply.reply === 'received')
      return undefined
    if (NOTHING_MORE.test(act.text)) return { reply: { text: wording.nothingMore() }, as: 'nothing' }
    await queries.rate(db, key, { words: act.text, answered_at: now })
    return passOn(turn, key, rating)
  },
}

async function passOn({ db }: Turn, key: Asked, rating: number): Promise<Outcome> {
  const activity = await findActivity(db, key.activityId)
  const handOver = { why: wording.whyNotPleased(activity?.title ?? ''), silently: true } as const
  return { reply: { text: wording.passedOn() }, ...(rating === 3 ? { handOver } : {}), as: 'words' }
}

const CHOSEN = /^(?:选|回)?[123](?:号|、)?[，。、 ]*|^(?:很|挺|比较)?(?:不?满意|一般|还行|还可以)[了的]*[，。、 ]*/

/** 场地太滑了 of 3 场地太滑了. */
function saidBesides(text: string): string {
  const words = text.replace(CHOSEN, '')
  return words.length < 3 || OPTIONS.some(({ label, words: all = [] }) => [label, ...all].includes(words)) ? '' : words
}
