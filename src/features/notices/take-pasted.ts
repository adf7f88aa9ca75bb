/** 贴回复：…… answers that staff copied out of a group or a chat: each is shown as it was read, the doubtful are asked about. */
import { type AwaitedAnswer, command, type Outcome, type Saying, type Turn } from '../../feature.ts'
import { type PastedLine, readPastedTalk } from '../../language/pasted-talk.ts'
import { givesUp, normaliseText } from '../../language/read-value.ts'
import type { Option } from '../../language/reading.ts'
import { findByName, findMentioned, type KnownPerson, nameAndUnit, notFound } from '../people/public.ts'
import { isSame, isTooMany, keep, RECEIPT, type ReadAnswer, readAnswer, sayAnswer } from './answer.ts'
import { findMeant } from './find-notice.ts'
import * as queries from './queries.ts'
import { keepAll } from './survey/keep.ts'
import { actOf } from './survey/read-answer.ts'
import { PASTE_OPENINGS } from './vocabulary.ts'
import * as wording from './wording.ts'

/** A line of which it is not clear whose it is. */
interface Doubtful {
  readonly name: string
  readonly text: string
  /** Whom it may mean. */
  readonly people: readonly { readonly id: number; readonly label: string }[]
}

interface AskedWhose {
  readonly noticeId: number
  /** The first is asked about; the others follow. */
  readonly left: readonly Doubtful[]
}

/** So long the bot waits to hear whose a line is, in milliseconds. */
const PATIENCE = 24 * 3_600_000
const OUT = 'out'

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
    const notice = await findMeant(turn, turn.slots.notice, ({ state }) => state !== 'planned')
    if (notice === undefined) return { reply: { text: wording.noNotice() } }
    const lines = readPastedTalk(turn.slots.text).filter(({ text }) => !isOurs(notice, text))
    return takeIn(turn, notice, lines)
  },
})

/** The notice itself stands in what was copied as well. */
const isOurs = ({ text }: queries.Notice, said: string): boolean =>
  said.replace(/\s/g, '').includes(text.replace(/\s/g, '').slice(0, 12))

async function takeIn(turn: Turn<unknown>, notice: queries.Notice, lines: readonly PastedLine[]): Promise<Outcome> {
  const taken: string[] = []
  const unread: string[] = []
  const doubtful: Doubtful[] = []
  let same = 0
  for (const line of await eachByItself(turn, notice, lines)) {
    const whose = await whoseIs(turn, notice, line)
    if ('doubtful' in whose) doubtful.push(whose.doubtful)
    else {
      const kept = await record(turn, notice, whose.person.id, whose.text)
      if (kept === undefined) unread.push(wording.pastedLine(whose.person.name, whose.text))
      else if (kept === 'same') same += 1
      else taken.push(wording.pastedLine(whose.person.name, sayAnswer(notice, kept)))
    }
  }
  const text = wording.pastedTaken({ title: notice.title, taken, same, unread, doubtful: doubtful.length })
  const asked = askWhose(turn, { noticeId: notice.id, left: doubtful })
  return { reply: asked === undefined ? { text } : { ...asked, text: `${text}\n\n${asked.text}` }, as: 'taken' }
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
      if (await beginsWithOneOf(turn, notice, text)) said.push(last, { text })
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
async function whoseIs(turn: Turn<unknown>, notice: queries.Notice, { name, text }: PastedLine): Promise<Whose> {
  const named = normaliseText(name ?? text)
  const [first, ...others] = await findMentioned(turn.db, named, turn.scope)
  const isAtStart = first !== undefined && (name !== undefined || first.from === 0)
  const found = isAtStart && (others.length === 0 || name === undefined) ? first.people : []
  const people: KnownPerson[] = []
  for (const one of found) if (await queries.isFor(turn.db, notice.id, one.id)) people.push(one)
  const [only, ...more] = people
  const rest = name === undefined && first !== undefined && isAtStart ? bare(named.slice(first.to)) : text
  if (only !== undefined && more.length === 0 && first?.how !== 'near') return { person: only, text: rest }
  const labels = people.map((one) => ({ id: one.id, label: nameAndUnit(one) }))
  return { doubtful: { name: name ?? '', text: rest, people: labels } }
}

const bare = (text: string): string => text.replace(/^[\s，、:：说回复]+/, '').trim()

/** What it answers is kept; `undefined`: it is no answer that can be read. */
async function record(
  turn: Turn<unknown>,
  notice: queries.Notice,
  personId: number,
  text: string,
): Promise<ReadAnswer | 'same' | undefined> {
  const words = normaliseText(text)
  if (notice.answers === 'survey') return recordAll(turn, notice, personId, words)
  const before = await queries.findAnswer(turn.db, notice.id, personId)
  // Standing in a 接龙 is a receipt, and nothing more.
  const answered = readAnswer(notice, { act: actOf(words === '' ? wording.RECEIVED : words) }, undefined)
  if (answered === undefined || isTooMany(notice, answered)) return undefined
  if (isSame(before, answered)) return 'same'
  const enteredBy = turn.speaker.person?.id ?? null
  await keep(turn, notice, personId, answered, { channel: 'pasted', enteredBy })
  return answered
}

/** 1满意，2三次: a survey is answered in one go where it was pasted by hand. */
async function recordAll(
  turn: Turn<unknown>,
  notice: queries.Notice,
  personId: number,
  words: string,
): Promise<ReadAnswer | undefined> {
  const { lines, kept } = await keepAll(turn, notice, personId, words, 'pasted')
  return kept === 0 ? undefined : { ...RECEIPT, words: lines.join('，') }
}

function askWhose(turn: Turn<unknown>, asked: AskedWhose): Saying | undefined {
  const [first] = asked.left
  if (first === undefined) return undefined
  const choices = [
    ...first.people.map(({ id, label }) => ({ value: String(id), label })),
    { value: OUT, label: wording.LEAVE_OUT },
  ]
  const options: readonly Option[] = choices.map((one, index) => ({ ...one, number: index + 1 }))
  const person = turn.speaker.person?.id
  return {
    text: wording.whoseIsIt(first, options, asked.left.length),
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
    const { noticeId, left } = payload as AskedWhose
    const [first, ...others] = left
    const notice = await queries.findNotice(turn.db, noticeId)
    if (notice === undefined || first === undefined) return undefined
    const rest = { noticeId, left: others }
    if (choice?.value === OUT || givesUp(act.text)) return goOn(turn, wording.leftOut(), rest)
    const person = choice === undefined ? await named(turn, act.text) : { id: Number(choice.value) }
    if (person === undefined)
      return /^[\u4e00-\u9fff·]{2,4}$/.test(act.text) ? goOn(turn, notFound(act.text), { noticeId, left }) : undefined
    if (!(await queries.isFor(turn.db, notice.id, person.id))) {
      return goOn(turn, wording.isNotFor(act.text, notice.title), { noticeId, left })
    }
    const kept = await record(turn, notice, person.id, first.text)
    const name = await queries.nameOf(turn.db, person.id)
    if (kept === undefined) return goOn(turn, wording.notRead(name, first.text), rest)
    return goOn(turn, wording.pastedKept(name, kept === 'same' ? undefined : sayAnswer(notice, kept)), rest)
  },
}

async function named(turn: Turn<unknown>, words: string): Promise<{ readonly id: number } | undefined> {
  const [only, ...others] = await findByName(turn.db, words, turn.scope)
  return others.length > 0 ? undefined : only
}

function goOn(turn: Turn<unknown>, said: string, left: AskedWhose): Outcome {
  const next = askWhose(turn, left)
  return { reply: next === undefined ? { text: said } : { ...next, text: `${said}\n${next.text}` } }
}
