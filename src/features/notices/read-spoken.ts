/** What a sentence tells, and whom: 通知第一支部明天停水, 给第一支部发个通知，明天停水, 明天停水，告诉一下第一支部. */
import { dayOf } from '../../base/calendar.ts'
import type { Turn } from '../../feature.ts'
import { findMentioned, leadingAudience, leadingPeople, resolveAudience, resolveRecipients } from '../people/public.ts'
import { withLeftOut } from './but-for.ts'
import * as vocabulary from './vocabulary.ts'

/** What was said to whom. */
export interface Spoken {
  readonly whom: string
  readonly text: string
}

/** 通知各位老同志 is for all of them; at the head of a text it is only how they are greeted. */
const OLD_COMRADES =
  /^(?:大伙儿?|(?:各位|我们的?)?老同志们?(?!的?(?:协会|活动|大学|支部|之家|群|合唱|舞蹈|乐队)))(?=$|[，,：:\s]|.{4})/
const EVERYBODY = '大家'

/** `undefined`: nobody of the roster is told anything. */
export async function readSpoken(turn: Turn, sentence: string): Promise<Spoken | undefined> {
  const rest = vocabulary.TELL_LEAD.exec(sentence)?.groups?.['rest']?.replace(OLD_COMRADES, EVERYBODY)
  const behindWhom = rest === undefined ? undefined : await splitWhom(turn, rest)
  if (behindWhom !== undefined) return { ...behindWhom, text: behindWhom.text.replace(vocabulary.AFTER_WHOM, '') }
  const given = vocabulary.GIVE_LEAD.exec(sentence)?.groups?.['rest']
  const toWhom = given === undefined ? undefined : await splitWhom(turn, given)
  const text = vocabulary.GIVEN.exec(toWhom?.text ?? '')?.groups?.['text']
  if (toWhom !== undefined && text !== undefined) return { ...toWhom, text }
  return readTrailing(turn, sentence)
}

/** Whom the words begin with, and what stands behind; whoever is left out right behind them is no part of what they are told. */
export async function splitWhom(turn: Turn, rest: string): Promise<Spoken | undefined> {
  const spoken = await splitNamed(turn, rest)
  return spoken && withLeftOut(spoken)
}

async function splitNamed({ db, scope, now, office }: Turn, rest: string): Promise<Spoken | undefined> {
  const today = dayOf(now, office.zone)
  const found = await leadingAudience(db, rest, scope, today)
  // 四支部, 各支部联络员: nobody whom the roster knows by these words, and not all of the branches either.
  const unread = vocabulary.UNREAD_WHOM.exec(found === undefined ? rest : rest.slice(found.words.length))?.[0]
  if (unread !== undefined) {
    const whom = `${found?.words ?? ''}${unread}`
    return { whom, text: rest.slice(whom.length) }
  }
  if (found === undefined) {
    const people = await leadingPeople(db, rest, scope)
    return people === undefined ? undefined : { whom: people, text: rest.slice(people.length) }
  }
  // 第一支部，请大家存好水: 请大家 belongs to what they are told.
  const head = found.words.slice(0, Math.max(0, found.words.search(vocabulary.TEXT_BEGINS)))
  const read = head === '' ? undefined : await resolveAudience(db, head, scope, today)
  const whom = read !== undefined && sense(read) === sense(found.read) ? head : found.words
  return { whom, text: rest.slice(whom.length) }
}

type Read = Awaited<ReturnType<typeof resolveAudience>>
const sense = (read: Read): string => JSON.stringify('audience' in read ? read.audience : (read.crossed ?? read))

/** 明天停水，通知一下第一支部; said so of a gathering it is how activities are planned. */
async function readTrailing(turn: Turn, sentence: string): Promise<Spoken | undefined> {
  const told = await splitTrail(turn, sentence, vocabulary.TELL_TRAIL)
  return told === undefined || isPlan(turn, told.text) || (await isOwnMatter(turn, told.text)) ? undefined : told
}

/** 我家里有事不来了, 王秀英住院了: what is said of oneself, or of one who is ill, is no notice. */
async function isOwnMatter({ db }: Turn, text: string): Promise<boolean> {
  if (vocabulary.OF_ONESELF.test(text)) return true
  return vocabulary.OF_ILLNESS.test(text) && (await findMentioned(db, text, 'office')).length === 1
}

/** A text with those whom it is for behind it, clear or not; `undefined` where nobody of the roster is meant. */
export async function splitTrail(turn: Turn, sentence: string, trail: RegExp): Promise<Spoken | undefined> {
  const { text, whom } = trail.exec(sentence)?.groups ?? {}
  if (text === undefined || whom === undefined) return undefined
  const everybody = whom.replace(OLD_COMRADES, EVERYBODY)
  const read = await resolveRecipients(turn.db, everybody, turn.scope, dayOf(turn.now, turn.office.zone))
  const isNobody = 'unknown' in read && read.crossed === undefined
  return isNobody ? undefined : { whom: everybody, text }
}

/** Whether people are to come together at a time; what is changed or called off is only told. */
export function isPlan({ act }: Turn, text: string): boolean {
  return act.when.length > 0 && vocabulary.GATHERS.test(text) && !vocabulary.CHANGES_PLAN.test(text)
}
