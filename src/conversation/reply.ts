/** Turns what was decided into messages: the receipts of one message become one, and a person is called where needed. */
import { type Message, type PersonId, type Saying, type TakenOver, type Wake, whoMayBe } from '../feature.ts'
import { cannotHear } from '../language/cannot-hear.ts'
import { sensitiveTopic } from '../language/sensitive.ts'
import type { Heard } from './hear.ts'
import { isVoice } from './hear-voice.ts'
import { isAnybodyThere } from './office-hours.ts'
import { lastWordsTo } from './queries.ts'
import { type Book, type Decided, ENGINE, isStaff, isUnknown, type Talk } from './talk.ts'
import * as wording from './wording.ts'

/** Messages of one feature. */
export interface Posting {
  readonly feature: string
  readonly messages: readonly Message[]
  readonly wakeLater?: readonly Wake[]
}

export async function replyTo(book: Book, heard: Heard): Promise<readonly Posting[]> {
  const { talk, decided } = heard
  const postings: Posting[] = []
  const sayings: { feature: string; saying: Saying }[] = []
  for (const [index, one] of decided.entries()) {
    const taken = await takeOver(book, talk, one)
    const said = (await afterAlarm(talk, taken, one)) ?? withNumber(await sayingOf(book, talk, one, taken), taken, one)
    const saying = index === 0 ? withWhatWasHeard(talk, one, said) : said
    const inPrivate = saying === undefined ? undefined : keptFromRoom(talk, taken, saying)
    if (inPrivate !== undefined) postings.push({ feature: one.feature, messages: [inPrivate] })
    else if (saying !== undefined) sayings.push({ feature: one.feature, saying })
    const { messages = [], wakeLater = [] } = one.outcome
    if (messages.length + wakeLater.length > 0) postings.push({ feature: one.feature, messages, wakeLater })
    if (one.outcome.beside !== undefined) postings.push(one.outcome.beside)
    const matter = await tellStaff(book, talk, one, taken)
    if (matter.length > 0) postings.push({ feature: taken?.asks?.feature ?? ENGINE, messages: matter })
    if (taken?.messages !== undefined) postings.push({ ...taken.messages, wakeLater: taken.wakeLater ?? [] })
  }
  return [...joinSayings(talk, sayings), ...postings]
}

/** Whatever waits for a person becomes a request; from a room only that of people who can be found. */
async function takeOver(book: Book, talk: Talk, one: Decided): Promise<TakenOver | undefined> {
  const { handOver } = one.outcome
  const keeper = book.features.find(({ takesOver }) => takesOver !== undefined)
  if (handOver === undefined || !isKept(one)) return undefined
  if (isStaff(talk) && talk.speaker.isElder !== true && !isUrgent(one)) return undefined
  if (talk.chat.kind === 'room' && talk.speaker.person === undefined) return undefined
  return keeper?.takesOver?.({
    db: talk.tx,
    now: talk.now,
    office: book.office,
    speaker: handOver.anonymous === true ? { sharing: [], rights: new Map() } : talk.speaker,
    chat: talk.chat.id,
    inboxId: talk.row.id,
    sender: handOver.sender ?? senderInWords(talk),
    words: whatWasSent(talk),
    why: handOver.why,
    urgent: isUrgent(one),
    pressing: PRESSING.has(one.as),
    isPlace: talk.row.kind === 'location',
    isVoice: wasHeard(talk),
    unwanted: isUnwanted(one),
    joins: handOver.joins === true,
    isDiscreet: isDiscreet(talk, one),
    isUnclear: handOver.unclear === true,
    ...(talk.row.quote == null ? {} : { quoted: talk.row.quote.text }),
    ...(talk.file === undefined || isUnknown(talk) ? {} : { file: talk.file }),
  })
}

/** What is passed on silently is a note for staff, unless somebody waits for help, or writes where nobody is answered. */
const isKept = (one: Decided): boolean =>
  one.outcome.handOver?.silently !== true ||
  isUnwanted(one) ||
  isAwaited(one) ||
  isUrgent(one) ||
  KEPT.has(one.as) ||
  PRESSING.has(one.as)

/** What a machine has no part in is for one person, by whatever way it comes: as a suggestion, of a stranger, in a room (rule 32). */
const isDiscreet = (talk: Talk, one: Decided): boolean =>
  one.outcome.handOver?.discreetly === true ||
  (!isUrgent(one) && !PRESSING.has(one.as) && !isUnwanted(one) && sensitiveTopic(talk.row.text) !== undefined)

const isUnwanted = ({ outcome }: Decided): boolean => outcome.handOver?.unwanted === true

const isAwaited = ({ outcome }: Decided): boolean => outcome.handOver?.awaited === true

const KEPT: ReadonlySet<string> = new Set(['phone-of-deceased', 'resting'])
/** Somebody's health, a death that was told of: no line of staff's list that can wait its turn. */
const PRESSING: ReadonlySet<string> = new Set(['unwell', 'worried', 'death-told'])

const isUrgent = ({ as }: Decided): boolean => as === 'distress'

/** The number stands behind the first line, before what else is still open; whoever is in need has no use for one, and a room is not told. */
function withNumber(saying: Saying | undefined, taken: TakenOver | undefined, one: Decided): Saying | undefined {
  if (
    saying === undefined ||
    taken === undefined ||
    isUrgent(one) ||
    isAwaited(one) ||
    isUnwanted(one) ||
    one.as === 'death-told'
  )
    return saying
  const [first = '', ...rest] = saying.text.split('\n')
  return { ...saying, text: [first + taken.told, ...rest].join('\n') }
}

/** Who reads a complaint and who does not is nobody's business in a room, where that person may read it too. */
function keptFromRoom(talk: Talk, taken: TakenOver | undefined, { text }: Saying): Message | undefined {
  const { person } = talk.speaker
  if (talk.chat.kind !== 'room' || person === undefined || (taken?.notTo ?? []).length === 0) return undefined
  return { to: { person: person.id }, kind: 'reply', text, once: `${hearingOf(talk)}:in-private` }
}

/** What goes to a person is read back as well, so that a mistake is seen; in danger nothing comes before the calm line. */
function withWhatWasHeard(talk: Talk, { as, outcome }: Decided, saying: Saying | undefined): Saying | undefined {
  const isHeard = wasHeard(talk) && outcome.handOver !== undefined && saying !== undefined
  if (!isHeard || as === 'distress' || as === 'trouble' || PRESSING.has(as)) return saying
  return { ...saying, text: wording.heardAnd(talk.row.text.trim(), saying.text) }
}

/** A machine has written down what was spoken. */
const wasHeard = (talk: Talk): boolean => isVoice(talk) && talk.row.text.trim() !== ''

/**
 * Whoever has called for help is promised no answer for what they say next, whatever it is: 有人来吗, a voice note. All the
 * numbers are not read out twice running.
 */
async function afterAlarm(
  { tx, chat, row }: Talk,
  taken: TakenOver | undefined,
  one: Decided,
): Promise<Saying | undefined> {
  const isOurs = one.feature === ENGINE && one.outcome.handOver?.silently !== true && one.as !== 'death-told'
  // Where they are is read back to them.
  if (taken?.urgent !== true || isUrgent(one) || !isOurs || row.kind === 'location') return undefined
  const text = wording.withUrgent(taken.told)
  return { text: text === (await lastWordsTo(tx, chat.id)) ? wording.callFirst() : text }
}

/** Whoever sees to it is named; where nobody does yet, the first of those who are told. */
async function sayingOf(
  book: Book,
  talk: Talk,
  one: Decided,
  taken: TakenOver | undefined,
): Promise<Saying | undefined> {
  const { reply, handOver } = one.outcome
  if (taken?.says !== undefined && one.feature === ENGINE && handOver?.silently !== true) {
    return { text: taken.says, ...(reply?.atOnce === true ? { atOnce: true } : {}) }
  }
  if (reply !== undefined || handOver === undefined || handOver.silently === true) return reply
  const staffName = taken?.owner ?? (await book.ports.staffName(talk.tx, whoMayBe(talk.speaker)))
  const again = taken?.goesOn === true || talk.previous?.startsWith('handed-over') === true
  const writes = cannotHear(talk.row.text)
  const isOpen = isAnybodyThere(talk.now, book.office.zone)
  if (!again) return { text: wording.handedOver(book.office, staffName, writes, isOpen) }
  const text = wording.handedOverToo(staffName, writes, isOpen)
  // The same sentence again and again is cold.
  const last = taken?.goesOn === true ? await lastWordsTo(talk.tx, talk.chat.id) : undefined
  const isSaid = last !== undefined && [text, wording.keptToo()].some((words) => last.startsWith(words + taken?.told))
  return { text: isSaid ? wording.keptToo() : text }
}

/** One message for all receipts, but never two questions in one (rule 1). */
function joinSayings(talk: Talk, sayings: readonly { feature: string; saying: Saying }[]): readonly Posting[] {
  const joined: { feature: string; texts: string[]; saying: Saying }[] = []
  for (const { feature, saying } of sayings) {
    const last = joined.at(-1)
    // A file closes what is said with it, as a question does.
    if (last !== undefined && last.saying.expects === undefined && last.saying.file === undefined) {
      last.texts.push(saying.text)
      const atOnce = last.saying.atOnce === true ? ({ atOnce: true } as const) : {}
      joined[joined.length - 1] = { ...last, feature, saying: { ...saying, ...atOnce } }
    } else joined.push({ feature, texts: [saying.text], saying })
  }
  return joined.map(({ feature, texts, saying }, index) => ({
    feature,
    messages: [
      {
        ...saying,
        text: [...new Set(texts)].filter((text) => text !== '').join('\n'),
        to: { chat: talk.chat.id },
        kind: 'reply',
        once: `${hearingOf(talk)}:reply ${index + 1}`,
      },
    ],
  }))
}

async function tellStaff(
  book: Book,
  talk: Talk,
  one: Decided,
  taken: TakenOver | undefined,
): Promise<readonly Message[]> {
  const { handOver } = one.outcome
  // What comes while a chat is left alone is kept with the request, and read there.
  if (handOver === undefined || (one.as === 'resting' && talk.lately.rested) || taken?.isKnown) return []
  const { notTo = [] } = taken ?? {}
  const urgent = isUrgent(one) || taken?.urgent === true
  const messages = await book.ports.toStaff(talk.tx, {
    once: `${hearingOf(talk)}:${one.as}`,
    text: [
      wording.toStaff(taken?.sender ?? handOver.sender ?? senderInWords(talk), whatStaffRead(talk), handOver.why),
      ...(taken === undefined ? [] : [taken.forStaff]),
    ].join('\n'),
    urgent,
    by: [...whoMayBe(talk.speaker), ...notTo],
  })
  const known = messages.filter(({ to }) => urgent || !('person' in to) || !notTo.includes(to.person))
  const { file } = talk
  const asking = taken?.asks === undefined ? {} : { expects: taken.asks.expects }
  // What somebody unknown sends is looked at on the office's own phone: a stranger's file may do harm.
  const shown = file === undefined || isUnknown(talk) ? {} : { file }
  const isForOne = taken?.only !== undefined || (taken === undefined && isDiscreet(talk, one))
  const told = isForOne ? forOne(known, taken?.only) : known
  const whose = taken?.shows ?? handOver.shows
  const shows = whose === undefined ? {} : { shows: whose }
  return told.map((message) => ({ ...message, ...asking, ...shown, ...shows }))
}

/** Whoever alone is to read it; whatever befalls, one person does. */
function forOne(messages: readonly Message[], only: PersonId | undefined): readonly Message[] {
  const theirs = messages.filter(({ to }) => 'person' in to && to.person === only)
  return theirs.length > 0 ? theirs : messages.slice(0, 1)
}

/** A message that is handled once more gets an answer of its own. */
function hearingOf({ row }: Talk): string {
  return row.hearings === 0 ? `inbox ${row.id}` : `inbox ${row.id}:again ${row.hearings}`
}

function senderInWords(talk: Talk): string {
  const { person, sharing, helps = [] } = talk.speaker
  if (person !== undefined && person.unit === null && helps.length > 0)
    return wording.senderFor(
      person.name,
      helps.map(({ name }) => name),
    )
  if (person !== undefined) return wording.sender(person.name, person.unit)
  if (sharing.length > 0) return sharing.map((one) => wording.sender(one.name, one.unit)).join('或')
  return wording.unknownSender(talk.row.sender_name)
}

const whatStaffRead = (talk: Talk): string => (wasHeard(talk) ? wording.spoken(whatWasSent(talk)) : whatWasSent(talk))

function whatWasSent(talk: Talk): string {
  const { text, kind, file_name, file_state } = talk.row
  if (kind === 'location') return wording.locationNamed(text)
  return text.trim() === '' ? wording.mediaNamed(kind, kind === 'file' ? file_name : null, file_state) : text
}
