/** Words that cannot wait (rule 31): a calm line at once, and staff at any hour. The bot never says that help is on the way. */
import { whoMayBe } from '../feature.ts'
import { asksForTreatment } from '../language/medical.ts'
import { normaliseText } from '../language/read-value.ts'
import type { Act, Reply } from '../language/reading.ts'
import { isAnybodyThere } from './office-hours.ts'
import { lastWordsTo } from './queries.ts'
import { type Book, type Decided, ENGINE, isAtWork, isStaff, occasionOf, type Talk } from './talk.ts'
import * as wording from './wording.ts'

export type Danger = NonNullable<Reply['danger']>

/** The gravest danger in a message; feeling unwell is the least. */
export function findDanger(acts: readonly Act[]): Danger | undefined {
  const found = acts.flatMap(({ reply }) => reply.danger ?? (reply.reply === 'distress' ? 'illness' : []))
  return found.find((danger) => danger !== 'unwell') ?? found[0]
}

const CALM: Readonly<Record<Danger, () => string>> = {
  illness: wording.emergency,
  mind: wording.emergencyOfMind,
  fire: wording.emergencyOfFire,
  crime: wording.emergencyOfCrime,
  fraud: wording.emergencyOfFraud,
  unwell: wording.unwell,
}

/** What is said instead of the calm line, and what has followed from a death told in the same breath. */
interface Told {
  readonly text?: string | undefined
  readonly lost?: readonly string[]
}

/**
 * The calm line, in private even when it was written in a room, and staff with all they need to reach the person.
 */
export async function callForHelp(
  book: Book,
  talk: Talk,
  danger: Danger,
  { text = CALM[danger](), lost = [] }: Told = {},
): Promise<Decided> {
  const { person } = talk.speaker
  const card = await cardOf(book, talk)
  const why = [danger === 'unwell' ? wording.whyUnwell(card) : wording.whyUrgent(card), ...lost].join('\n')
  const shows = { how: 'alarm', people: whoMayBe(talk.speaker) } as const
  const as = danger === 'unwell' ? 'unwell' : 'distress'
  if (talk.chat.kind === 'private')
    return { feature: ENGINE, as, outcome: { reply: { text, atOnce: true }, handOver: { why, shows } } }
  const once = `inbox ${talk.row.id}:calm`
  const messages =
    person === undefined
      ? []
      : [{ to: { person: person.id }, text, kind: 'reply' as const, once, atOnce: true as const }]
  return { feature: ENGINE, as, outcome: { messages, handOver: { why, silently: true, shows } } }
}

/**
 * Another cry, where nothing else is answered any more: staff have it like the first. Who writes reads no line twice running,
 * so that another machine has nothing to answer.
 */
export async function callAgain(book: Book, talk: Talk, danger: Danger): Promise<Decided> {
  const call = await callForHelp(book, talk, danger)
  const { reply, handOver } = call.outcome
  if (reply === undefined || handOver === undefined || reply.text !== (await lastWordsTo(talk.tx, talk.chat.id)))
    return call
  return { ...call, outcome: { handOver: { ...handOver, silently: true } } }
}

const WORRIED: Readonly<Partial<Record<Danger, (isOpen: boolean) => string>>> = {
  mind: wording.worriedOfMind,
  fraud: wording.worriedOfFraud,
}

/**
 * What only sounds like danger, and no rule knows: said of 我想给小王提个意见, the calm line would hurt. So a person is asked
 * to call, and the numbers are named in case it is one; in a room nothing is said.
 */
export async function worryAbout(book: Book, talk: Talk, danger: Danger): Promise<Decided> {
  const shows = { how: 'alarm', people: whoMayBe(talk.speaker) } as const
  const handOver = { why: wording.whyWorried(await cardOf(book, talk)), shows }
  if (talk.chat.kind === 'room') {
    return { feature: ENGINE, as: 'worried', outcome: { handOver: { ...handOver, silently: true } } }
  }
  const isOpen = isAnybodyThere(talk.now, book.office.zone)
  const text = (WORRIED[danger] ?? wording.worried)(isOpen)
  return { feature: ENGINE, as: 'worried', outcome: { reply: { text, atOnce: true }, handOver } }
}

/** 血压180吃几片药: no advice, whatever is asked; a person calls, and before that 120 where it is bad (rule 31). */
export async function passOnTreatment(book: Book, talk: Talk): Promise<Decided | undefined> {
  const said = normaliseText(talk.row.text)
  const asked = isAtWork(talk, said) ? undefined : asksForTreatment(said)
  if (asked === 'mind') return worryAbout(book, talk, 'mind')
  return asked && callForHelp(book, talk, 'unwell', { text: wording.noAdvice() })
}

/** All that staff need to reach whoever wrote. */
const cardOf = ({ ports }: Book, { tx, speaker }: Talk): Promise<string | undefined> =>
  ports.contactCards(tx, whoMayBe(speaker))

/** A rumour changes nothing on the roster and goes to staff (rule 28); whoever tells it in private gets a word of sympathy. */
export async function noteDeath(book: Book, talk: Talk): Promise<Decided> {
  if (isStaff(talk))
    return { feature: ENGINE, as: 'death-told', outcome: { reply: { text: wording.deathToldByStaff() } } }
  const handOver = { why: [wording.whyDeath(), ...(await noteLoss(book, talk))].join(''), silently: true } as const
  const reply = talk.chat.kind === 'private' ? { reply: { text: wording.sympathy() } } : {}
  return { feature: ENGINE, as: 'death-told', outcome: { ...reply, handOver } }
}

/** What follows at once from the death of which somebody tells, for staff. */
export async function noteLoss(book: Book, talk: Talk): Promise<readonly string[]> {
  if (talk.chat.kind !== 'private' || isStaff(talk)) return []
  const talked = occasionOf(book, talk)
  const told: string[] = []
  for (const { deathTold } of book.features) told.push(...[(await deathTold?.(talked)) ?? []].flat())
  return told
}
