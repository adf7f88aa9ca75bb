/** 贴回复：…… answers that staff copied out of a group or a chat: each is shown as it was read, the doubtful are asked about. */

import { dayOf } from '../../base/calendar.ts'
import { DAY } from '../../base/spans.ts'
import { type AwaitedAnswer, command, type Outcome, type Saying, type Turn } from '../../feature.ts'
import { type PastedLine, readPastedTalk } from '../../language/pasted-talk.ts'
import { givesUp, normaliseText } from '../../language/read-value.ts'
import type { Option } from '../../language/reading.ts'
import {
  countAudience,
  findByName,
  findMentioned,
  type KnownPerson,
  nameAndUnit,
  nameOf,
  notFound,
  resolveAudience,
} from '../people/public.ts'
import { findAllMeant, findMeant, sayNoneMeant } from './find-notice.ts'
import { keepPasted, type Pasted } from './keep-pasted.ts'
import * as queries from './queries.ts'
import { enteredAs, enteredBy, takeBack } from './take-back.ts'
import { PASTE_OPENINGS } from './vocabulary.ts'
import * as wording from './wording.ts'

/** A line of which it is not clear whose it is. */
interface Doubtful {
  readonly name: string
  readonly text: string
  readonly stamp?: string | undefined
  /** It is known whose it is, and they have answered otherwise, nobody knows whether before or after. */
  readonly differs?: { readonly personId: number; readonly kept: string; readonly before: string }
  /** Whom it may mean. */
  readonly people: readonly { readonly id: number; readonly label: string }[]
}

interface AskedWhose {
  readonly noticeId: number
  /** The message that it was pasted in. */
  readonly from: number
  /** The first is asked about; the others follow. */
  readonly left: readonly Doubtful[]
}

/** So long the bot waits to hear whose a line is, in milliseconds. */
const PATIENCE = DAY
const OUT = 'out'
const CHANGE = 'change'

export const pasteAnswers = command({
  id: 'notices.paste-answers',
  needs: 'notice.send',
  says: ['(怎么|我要)贴回复', '怎么把群里的回复(贴|记|录)进来'],
  opens: PASTE_OPENINGS,
  slots: { text: { kind: 'words', marks: [] }, notice: { kind: 'words' } },
  ask: { text: wording.askPasted },
  examples: ['贴回复：陈德福：收到', '贴停水的回复：陈德福：收到', '怎么贴回复'],
  help: '贴回复：把群里的话整段贴在后面',
  async run(turn) {
    const lines = readPastedTalk(turn.slots.text)
    const notice = await whichAnswered(turn, turn.slots.notice, lines)
    if (notice === undefined) return { reply: { text: await sayNoneMeant(turn, turn.slots.notice) } }
    return takeIn(
      turn,
      notice,
      lines.filter(({ text }) => !isOurs(notice, text)),
    )
  },
})

/** The one that is named; 贴第一支部的回复 is about the newest that is for them. */
async function whichAnswered(
  turn: Turn<unknown>,
  words: string | undefined,
  lines: readonly PastedLine[],
): Promise<queries.Notice | undefined> {
  const { db, now, office, scope } = turn
  const isIt = ({ state }: queries.Notice) => state !== 'planned'
  if (words === undefined) return newestAsking(turn, lines)
  const named = await findMeant(turn, words, isIt)
  if (named !== undefined) return named
  const read = await resolveAudience(db, words.replace(/群?的?$/, ''), scope, dayOf(now, office.zone))
  if ('unknown' in read) return undefined
  const all = await countAudience(db, read.audience)
  for (const one of await findAllMeant(turn, undefined, isIt))
    if ((await queries.notYetFor(db, one.id, read.audience)).length < all) return one
  return undefined
}

/** Of those that ask something and were not called back, the newest that is for one of those who speak. */
async function newestAsking(turn: Turn<unknown>, lines: readonly PastedLine[]): Promise<queries.Notice | undefined> {
  const isOn = ({ state }: queries.Notice) => state === 'sending' || state === 'paused'
  const all = await findAllMeant(turn, undefined, isOn)
  const asking = all.filter(({ answers }) => answers !== 'none')
  for (const notice of asking) {
    const said = lines.filter(({ text }) => !isOurs(notice, text)).slice(0, LOOKED_AT)
    for (const line of said) if ('person' in (await whoseIs(turn, notice, line))) return notice
  }
  return asking[0] ?? all[0]
}

/** So many of the lines are enough to see for whom they are. */
const LOOKED_AT = 20

/** So much of a text is told by nobody else, in characters. */
const OWN_WORDS = 12

/** The notice itself stands in what was copied as well; of a short one somebody may say the words again. */
function isOurs({ text }: queries.Notice, said: string): boolean {
  const [own, all] = [text.replace(/\s/g, ''), said.replace(/\s/g, '')]
  const isSure = own.length >= OWN_WORDS || /【(?:请|不用)回复】/.test(all)
  return isSure && all.includes(own.slice(0, OWN_WORDS))
}

async function takeIn(turn: Turn<unknown>, notice: queries.Notice, lines: readonly PastedLine[]): Promise<Outcome> {
  const taken: string[] = []
  const unread: string[] = []
  const doubtful: Doubtful[] = []
  const older: string[] = []
  const early: string[] = []
  const late: string[] = []
  let same = 0
  for (const line of await eachByItself(turn, notice, lines)) {
    const whose = await whoseIs(turn, notice, line)
    if ('doubtful' in whose) doubtful.push(whose.doubtful)
    else {
      const { id, name } = whose.person
      const { text } = whose
      const done = await keepPasted(turn, notice, { personId: id, text, stamp: line.stamp })
      if (done.as === 'kept') (done.isLate ? late : taken).push(wording.pastedLine(name, done.kept))
      else if (done.as === 'same') same += 1
      else if (done.as === 'older') older.push(wording.pastedOlder(name, text, done.before))
      else if (done.as === 'asks') {
        const differs = { personId: id, kept: done.kept, before: done.before }
        doubtful.push({ name, text, people: [], differs })
      } else (done.as === 'unread' ? unread : early).push(wording.pastedLine(name, text))
    }
  }
  const text = wording.pastedTaken({
    title: notice.title,
    taken,
    same,
    unread,
    older,
    early,
    late,
    doubtful: doubtful.length,
  })
  const asked = askWhose(turn, { noticeId: notice.id, from: turn.inboxId, left: doubtful })
  const reply = asked === undefined ? { text } : { ...asked, text: `${text}\n\n${asked.text}` }
  return taken.length + late.length === 0 ? { reply } : { reply, as: enteredAs(notice.id, turn.inboxId) }
}

/** 何守田 大米, typed below what somebody else said, is his. */
async function eachByItself(
  turn: Turn<unknown>,
  notice: queries.Notice,
  lines: readonly PastedLine[],
): Promise<readonly PastedLine[]> {
  const said: PastedLine[] = []
  for (const line of lines) {
    const [first = '', ...more] = line.text.split('\n')
    said.push({ ...line, text: first })
    for (const text of more) {
      const last = said.pop() ?? line
      if (await beginsWithOneOf(turn, notice, text))
        said.push(last, { text, ...(line.stamp !== undefined && { stamp: line.stamp }) })
      else said.push({ ...last, text: `${last.text}\n${text}` })
    }
  }
  return said
}

async function beginsWithOneOf(turn: Turn<unknown>, notice: queries.Notice, text: string): Promise<boolean> {
  const whose = await whoseIs(turn, notice, { text })
  return 'person' in whose && whose.text !== ''
}

type Whose =
  | { readonly person: Pick<KnownPerson, 'id' | 'name'>; readonly text: string }
  | { readonly doubtful: Doubtful }

/** The one of the audience whom a line names, in front of it or at its beginning (陈德福收到). */
async function whoseIs(turn: Turn<unknown>, notice: queries.Notice, { name, text, stamp }: PastedLine): Promise<Whose> {
  const named = normaliseText(name ?? text)
  const [first, ...others] = await findMentioned(turn.db, named, turn.scope)
  const isAtStart = first !== undefined && (name !== undefined || first.from === 0)
  const found = isAtStart && (others.length === 0 || name === undefined) ? first.people : []
  const people = await queries.addresseesAmong(turn.db, notice.id, found)
  const [only, ...more] = people
  const rest = name === undefined && first !== undefined && isAtStart ? bare(named.slice(first.to)) : text
  if (only !== undefined && more.length === 0 && first?.how !== 'near') return { person: only, text: rest }
  const labels = people.map((one) => ({ id: one.id, label: nameAndUnit(one) }))
  return { doubtful: { name: name ?? '', text: rest, stamp, people: labels } }
}

const bare = (text: string): string => text.replace(/^[\s，、:：说回复]+/, '').trim()

function askWhose(turn: Turn<unknown>, asked: AskedWhose): Saying | undefined {
  const [first] = asked.left
  if (first === undefined) return undefined
  const { differs } = first
  const choices = differs
    ? [
        { value: CHANGE, label: wording.changeTo(differs.kept) },
        { value: OUT, label: wording.stayWith(differs.before) },
      ]
    : [...first.people.map(({ id, label }) => ({ value: String(id), label })), { value: OUT, label: wording.LEAVE_OUT }]
  const options: readonly Option[] = choices.map((one, index) => ({ ...one, number: index + 1 }))
  const person = turn.speaker.person?.id
  return {
    text: differs
      ? wording.whichCounts(first.name, differs, options)
      : wording.whoseIsIt(first, options, asked.left.length),
    expects: {
      answer: 'pasted-line',
      payload: asked,
      about: 'notice-pasted',
      title: first.text,
      options,
      until: new Date(turn.now.getTime() + PATIENCE),
      ...(person === undefined ? {} : { person }),
    },
  }
}

export const pastedLine: AwaitedAnswer = {
  id: 'pasted-line',
  needs: 'notice.send',
  staysOpen: false,
  takesWords: true,
  async onAnswer(turn, { choice, act }, payload) {
    const { noticeId, from, left } = payload as AskedWhose
    const [first, ...others] = left
    const notice = await queries.findNotice(turn.db, noticeId)
    if (notice === undefined || first === undefined) return undefined
    if (TAKES_BACK.test(act.text)) return takeBackPaste(turn, from)
    const rest = { noticeId, from, left: others }
    const { text, differs } = first
    if (choice?.value === OUT || givesUp(act.text)) {
      return goOn(turn, differs ? wording.stays(first.name, differs.before) : wording.leftOut(), rest)
    }
    if (differs !== undefined) {
      if (choice === undefined) return undefined
      await keepPasted(turn, notice, { personId: differs.personId, text }, true)
      return { ...goOn(turn, wording.pastedKept(first.name, differs.kept), rest), as: enteredAs(noticeId, from) }
    }
    const called = choice === undefined ? await findByName(turn.db, act.text, turn.scope) : []
    const those =
      choice === undefined ? await queries.addresseesAmong(turn.db, notice.id, called) : [{ id: Number(choice.value) }]
    const [person, ...namesakes] = those
    if (person === undefined && called.length > 0)
      return goOn(turn, wording.isNotFor(act.text, notice.title), { noticeId, from, left })
    if (person === undefined)
      return /^[\u4e00-\u9fff·]{2,4}$/.test(act.text)
        ? goOn(turn, notFound(act.text), { noticeId, from, left })
        : undefined
    if (namesakes.length > 0) {
      const people = called.filter(({ id }) => those.some((one) => one.id === id))
      const labels = people.map((one) => ({ id: one.id, label: nameAndUnit(one) }))
      return goOn(turn, '', { noticeId, from, left: [{ ...first, people: labels }, ...others] })
    }
    return keepAllOf(turn, notice, person.id, { noticeId, from, left })
  },
}

/**
 * The first line is somebody's, and so is whatever else stands under the same name: nobody is asked of it again, unless it
 * is the name of several.
 */
async function keepAllOf(
  turn: Turn<unknown>,
  notice: queries.Notice,
  personId: number,
  { noticeId, from, left }: AskedWhose,
): Promise<Outcome> {
  const [first, ...others] = left
  const isOne = ({ name, people, differs }: Doubtful) =>
    name !== '' && name === first?.name && people.length < 2 && differs === undefined
  const name = await nameOf(turn.db, personId)
  const said: string[] = []
  const asked: Doubtful[] = []
  for (const { text, stamp } of [...(first === undefined ? [] : [first]), ...others.filter(isOne)]) {
    const done = await keepPasted(turn, notice, { personId, text, stamp })
    if (done.as === 'asks') asked.push({ name, text, people: [], differs: { personId, ...done } })
    else said.push(sayDone(name, text, done))
  }
  const rest = { noticeId, from, left: [...asked, ...others.filter((one) => !isOne(one))] }
  const outcome = goOn(turn, said.join('\n'), rest)
  return said.length === 0 ? outcome : { ...outcome, as: enteredAs(noticeId, from) }
}

/** Of all that was pasted, not of the one line that is asked about. */
const TAKES_BACK = /^(?:刚才)?(?:撤|[贴记录发]错)/

/** `undefined`: something else was done since, and is meant. */
async function takeBackPaste(turn: Turn<unknown>, from: number): Promise<Outcome | undefined> {
  const entered = enteredBy(await turn.lastDeed())
  return entered?.from === from ? takeBack(turn, entered) : undefined
}

function sayDone(name: string, text: string, done: Pasted): string {
  if (done.as === 'kept') return done.isLate ? wording.lateKept(name, done.kept) : wording.pastedKept(name, done.kept)
  if (done.as === 'same') return wording.pastedKept(name, undefined)
  if (done.as === 'older' || done.as === 'asks') return wording.pastedOlder(name, text, done.before)
  return done.as === 'unread' ? wording.notRead(name, text) : wording.saidBefore(name, text)
}

function goOn(turn: Turn<unknown>, said: string, left: AskedWhose): Outcome {
  const next = askWhose(turn, left)
  return {
    reply: next === undefined ? { text: said } : { ...next, text: said === '' ? next.text : `${said}\n${next.text}` },
  }
}
