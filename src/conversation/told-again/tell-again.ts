/**
 * 几点来着, 在哪儿, 再发一遍: what the bot has told this person it tells again, in the words in which it was told. Where nothing that
 * they were told fits, or more than two, a person answers as before.
 */
import { addDays, dayOf } from '../../base/calendar.ts'
import { DAY } from '../../base/spans.ts'
import type { Told } from '../../feature.ts'
import {
  type Asked,
  asksAgain,
  asksWhichDay,
  findQuote,
  holdsUntil,
  mayAskAgain,
  RELATIVE_DAY,
} from '../../language/asks-again.ts'
import { normaliseText } from '../../language/read-value.ts'
import { sayDay } from '../../language/say.ts'
import { lastTold, wasToldOtherwise } from '../queries.ts'
import { type Book, type Decided, ENGINE, isAtWork, type Talk } from '../talk.ts'
import * as wording from './wording.ts'

/** So long ago something may have been told that is asked about by its name, and without. */
const NAMED = 31 * DAY
const UNNAMED = 7 * DAY

interface OfFeature extends Told {
  readonly feature: string
}

/** One thing that was told, and what is asked of it. */
interface Fit {
  readonly told: OfFeature
  readonly asked: Asked
}

export async function tellAgain(book: Book, talk: Talk, text: string): Promise<Decided | undefined> {
  if (talk.chat.kind === 'room' || talk.file !== undefined || isAtWork(talk, text)) return undefined
  const words = normaliseText(text)
  if (!mayAskAgain(words)) return undefined
  const all = await findTold(book, talk)
  const day = asksWhichDay(words)
  if (day !== undefined) return tellWhichDay(book, all, day)
  const fits = all.flatMap((told): readonly Fit[] => {
    const asked = asksAgain(words, told)
    return asked !== undefined && holds(told, asked) ? [{ told, asked }] : []
  })
  const named = fits.filter(({ asked, told }) => asked.named || isQuoted(talk, told))
  const meant = named.length > 0 ? named : await onlyTold(talk, fits, words)
  return say(book, talk, meant)
}

async function findTold({ features, office }: Book, talk: Talk): Promise<readonly OfFeature[]> {
  const from = { db: talk.tx, now: talk.now, speaker: talk.speaker, chat: talk.chat.id, office }
  const since = new Date(talk.now.getTime() - NAMED)
  const all: OfFeature[] = []
  for (const { id, toldTo } of features)
    for (const told of (await toldTo?.(from, since)) ?? []) all.push({ ...told, feature: id })
  return all
}

/** Whether all that is asked stands there. */
function holds({ words, until, facts }: Told, { topics }: Asked): boolean {
  return topics.every((topic) => {
    if (topic.kind !== 'words')
      return topic.kind === 'again' || until !== undefined || findQuote(words, [holdsUntil]) !== undefined
    return (facts !== undefined && topic.isData === true) || findQuote(words, [topic]) !== undefined
  })
}

/**
 * Without a name it is what they have heard of in these days, unless something else was spoken of since: an answer of the
 * office, or what has just been given to a person.
 */
async function onlyTold(talk: Talk, fits: readonly Fit[], words: string): Promise<readonly Fit[]> {
  const since = new Date(talk.now.getTime() - UNNAMED)
  const lately = fits.filter(({ told }) => told.at >= since)
  const [newest] = lately.toSorted((a, b) => b.told.at.getTime() - a.told.at.getTime())
  if (newest === undefined) return []
  const saysSo = /来着|通知|[这那]条|再|重/.test(words)
  if (talk.previous?.startsWith('handed-over') === true && !saysSo) return []
  const features = [ENGINE, ...new Set(fits.map(({ told }) => told.feature))]
  if (await wasToldOtherwise(talk.tx, talk.chat.id, { since: newest.told.at, features })) return []
  // 没看清 is of what was read last.
  if (!newest.asked.topics.some(({ kind }) => kind === 'again') || saysSo) return lately
  const last = await lastTold(talk.tx, talk.chat.id)
  return last?.kind !== 'reply' && last?.feature === newest.told.feature ? [newest] : []
}

/** Platforms shorten and re-wrap what they quote. */
function isQuoted({ row }: Talk, { text }: Told): boolean {
  const begins = (words: string) => words.replace(/\s|…+$/g, '').slice(0, 30)
  return row.quote != null && begins(row.quote.text) !== '' && begins(text).startsWith(begins(row.quote.text))
}

/** `undefined`: nothing fits, too much does, or a command of its own says it. */
function say(book: Book, talk: Talk, meant: readonly Fit[]): Decided | undefined {
  const [one, other, ...more] = meant
  if (one === undefined || more.length > 0) return undefined
  const isAgain = one.asked.topics.some(({ kind }) => kind === 'again')
  if (meant.every(({ told, asked }) => told.facts !== undefined && (isAgain || !asksUntil(asked)))) return undefined
  if (isAgain && other !== undefined) return answer(wording.sayWhich(one.told.title, other.told.title))
  if (isAgain) return answer(dated(book, talk, one.told, one.told.text))
  const lines = meant.flatMap((fit) => answerTo(book, talk, fit, other !== undefined))
  return answer(lines.join('\n'))
}

const answer = (text: string): Decided => ({ feature: ENGINE, as: 'told-again', outcome: { reply: { text } } })

const asksUntil = ({ topics }: Asked): boolean => topics.some(({ kind }) => kind === 'until')

function answerTo(book: Book, talk: Talk, { told, asked }: Fit, isOfTwo: boolean): readonly string[] {
  const { title, words, until, facts } = told
  const first = asksUntil(asked) && until !== undefined ? [wording.answerUntil(title, until)] : []
  const rest = asked.topics.flatMap((topic) => {
    if (topic.kind === 'words') return [topic]
    return topic.kind === 'until' && until === undefined ? [holdsUntil] : []
  })
  if (rest.length === 0) return first
  if (facts !== undefined) return [...first, facts]
  const quote = findQuote(words, rest)
  if (quote === undefined) return first
  return [...first, dated(book, talk, told, wording.standsThere(isOfTwo ? title : undefined, quote))]
}

/** 明天 is counted from the day on which it was written. */
function dated({ office: { zone } }: Book, { now }: Talk, { at }: Told, text: string): string {
  const sent = dayOf(at, zone)
  // 明天（11月24日，周二） says it itself.
  const isCounted = RELATIVE_DAY.test(text.replace(/\p{Script=Han}{2}（[^）]*日[^）]*）/gu, ''))
  return isCounted && sent !== dayOf(now, zone) ? `${text}\n${wording.toldOn(sayDay(sent))}` : text
}

const AHEAD: Readonly<Record<string, number>> = { 今天: 0, 明天: 1, 后天: 2, 大后天: 3 }

/** 明天是指哪天: where one thing that was told in these days speaks of it. */
function tellWhichDay({ office: { zone } }: Book, all: readonly OfFeature[], word: string): Decided | undefined {
  const [only, ...others] = all.filter(({ words }) => words.includes(word))
  if (only === undefined || others.length > 0) return undefined
  const sent = dayOf(only.at, zone)
  return answer(wording.whichDay(sayDay(sent), word, sayDay(addDays(sent, AHEAD[word] ?? 0))))
}
