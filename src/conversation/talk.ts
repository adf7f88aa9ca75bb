/** What the engine knows while it handles one message, and what it decides about each act of it. */
import {
  type Answer,
  type AwaitedAnswer,
  type Command,
  type Feature,
  type KeptFile,
  mayDo,
  type Outcome,
  type PersonId,
  type Ports,
  type Release,
  type Rewording,
  type SlotValues,
  type Speaker,
  scopeFor,
  type Talked,
  type Traces,
  type Turn,
  type Tx,
  type WorkingOffice,
} from '../feature.ts'
import type { Likeness } from '../language/commands/likeness.ts'
import type { Act, Choice, Option, ReplyKind } from '../language/reading.ts'
import type { Vocabulary } from '../language/understand.ts'
import { lastDeed } from './deeds.ts'
import type { Focus } from './focus.ts'
import type { InboxRow, Lately, OpenedRow } from './queries.ts'
import type { Question } from './questions.ts'

export { ENGINE } from './questions.ts'

/** What to say to somebody of whom it is not known who they are, and which feature says it. */
export interface Strangers {
  readonly feature: string
  readonly greet: (turn: Turn) => Promise<Outcome>
  /** What their words say besides who they are; empty: nothing. */
  readonly besidesWho: (words: string) => string
}

/** Everything that is the same for all messages. */
export interface Book {
  readonly office: WorkingOffice
  readonly ports: Ports
  readonly vocabulary: Vocabulary
  /** Which commands words resemble that say none. */
  readonly likeness: Likeness
  readonly commands: ReadonlyMap<string, { readonly feature: string; readonly command: Command }>
  readonly answers: ReadonlyMap<string, AwaitedAnswer>
  readonly strangers: Strangers
  readonly features: readonly Feature[]
  /** Takes the texts that were said to somebody, or name them, out of the outbox. */
  readonly forgetMessages: (tx: Tx, traces: Traces, now: Date) => Promise<void>
  /** Says otherwise what of a feature waits in the outbox. */
  readonly rewordMessages: (tx: Tx, feature: string, rewording: Rewording) => Promise<void>
  readonly releaseMessages: (tx: Tx, feature: string, release: Release, now: Date) => Promise<void>
  /** Ends what waits in the outbox for somebody. */
  readonly endMessages: (
    tx: Tx,
    person: PersonId,
    ending: { readonly why: string; readonly replies: boolean; readonly now: Date },
  ) => Promise<void>
  /** Larger files are not taken, in bytes. */
  readonly largestFile: number
  /** So many messages of one person in ten minutes are answered; absent: however many. */
  readonly talkLimit?: number | undefined
}

/** Everything about one message. */
export interface Talk {
  readonly tx: Tx
  readonly now: Date
  readonly row: InboxRow
  readonly chat: OpenedRow['chat']
  readonly speaker: Speaker
  /** What the message brings, once it is there. */
  readonly file: KeptFile | undefined
  readonly previous: string | undefined
  /** Something was not understood already today. */
  readonly missed: boolean
  readonly lately: Lately
  readonly questions: readonly Question[]
  readonly focus: Focus
  /** In a room: the bot was @-mentioned or quoted. In private: always. */
  readonly addressed: boolean
  /** Staff have read these words, before it was known whether they were heard aright. */
  readonly passedOn?: true
}

/** What is to come of one act. `as` is kept with the message: the command or the question, and what was made of it. */
export interface Decided {
  readonly feature: string
  readonly as: string
  readonly outcome: Outcome
  /** What a feature has done before something was asked for that is still lacking; see `Feature.deeds`. */
  readonly did?: { readonly feature: string; readonly as: string }
  /** Polite words only; dropped when something else was said too. */
  readonly social?: true
}

/** All commands and answers of the features, by id; an id that occurs twice is a mistake of the program. */
export function indexFeatures(features: readonly Feature[]): Pick<Book, 'commands' | 'answers'> {
  const commands = new Map<string, { feature: string; command: Command }>()
  const answers = new Map<string, AwaitedAnswer>()
  for (const feature of features) {
    for (const command of feature.commands ?? []) {
      if (commands.has(command.id)) throw new Error(`two commands are called ${command.id}`)
      commands.set(command.id, { feature: feature.id, command })
    }
    for (const answer of feature.answers ?? []) answers.set(`${feature.id}:${answer.id}`, answer)
  }
  return { commands, answers }
}

/** The turn that a command or an answer gets; `undefined` when the speaker does not hold the right. */
export function openTurn(
  book: Book,
  talk: Talk,
  act: Act,
  needs: Command['needs'],
  slots: SlotValues,
): Turn<SlotValues> | undefined {
  const scope = scopeFor(talk.speaker, needs)
  if (scope === undefined) return undefined
  return { ...openingTurn(book, talk, act), scope, slots }
}

/** A turn without any right, for those of whom nothing is known. */
export function openingTurn(book: Book, talk: Talk, act: Act): Turn<SlotValues> {
  return { ...occasionOf(book, talk), act, slots: {} }
}

/** Who talks where and when. */
export function occasionOf(book: Book, talk: Talk): Talked {
  const { focus, questions } = talk
  const asked = focus.kind === 'one' ? focus.question : questions[0]
  return {
    db: talk.tx,
    now: talk.now,
    office: book.office,
    speaker: talk.speaker,
    scope: { units: [] },
    chat: { id: talk.chat.id, kind: talk.chat.kind, name: talk.chat.name },
    words: talk.row.text,
    inboxId: talk.row.id,
    previous: talk.previous,
    lastDeed: () => lastDeed(talk.tx, talk),
    ...(asked === undefined ? {} : { askedLast: asked.feature }),
    ...(talk.file === undefined ? {} : { file: talk.file }),
    ...(talk.row.quote == null ? {} : { quoted: talk.row.quote.text }),
  }
}

/** The options of the question in focus; of several, those of the first, which all sign-ups share. */
export function focusOptions(focus: Focus): readonly Option[] | undefined {
  if (focus.kind === 'one') return focus.question.options
  return focus.kind === 'none' ? undefined : focus.questions[0]?.options
}

/** The option that an act chooses; 先别发布 holds the word 发布 and chooses nothing. */
export function choiceOf(act: Act): Choice | undefined {
  return act.choice?.exact === true ? act.choice : undefined
}

/** What a question's feature is told of the answer. */
export function answerOf(act: Act): Answer {
  const choice = choiceOf(act)
  return choice === undefined ? { act } : { choice, act }
}

/** Readings that answer a question; `received` comes last, it answers only what is asked of it. */
export const ANSWERS: ReadonlySet<ReplyKind> = new Set(['yes', 'no', 'maybe', 'cancel', 'change', 'list', 'received'])

/** Whether an act answers something, whatever was asked. */
export function isAnswer(act: Act): boolean {
  return choiceOf(act) !== undefined || ANSWERS.has(act.reply.reply)
}

/** Whether the speaker holds the right that a command needs. */
export function mayRun(book: Book, talk: Talk, id: string): boolean {
  const needs = book.commands.get(id)?.command.needs
  return needs !== undefined && mayDo(talk.speaker, needs)
}

/** What all of the staff hold. */
export const STAFF = 'office.staff'

/** Nobody on the roster is known to write there. */
export const isUnknown = ({ speaker }: Talk): boolean => speaker.person === undefined && speaker.sharing.length === 0

/** Staff are not handed over to themselves. */
export function isStaff(talk: Talk): boolean {
  return mayDo(talk.speaker, STAFF)
}

/** What is said of oneself: 我家水管漏了, 老伴住院了, 我想问问. */
export const OF_ONESELF =
  /老伴|[我俺](?:家|妈|爸|儿|女儿|闺女|孙|老婆|爱人|自己|的(?:医|养|退|工资|补|身))|(?:帮|给|替)[我俺]|[我俺](?:想|要)?(?:问|打听|学|反映|报销)/

/** Staff at their work; whoever is retired too may speak for themselves as well. */
export const isAtWork = (talk: Talk, words: string): boolean =>
  isStaff(talk) && !(talk.speaker.isElder === true && OF_ONESELF.test(words))

/** A nod to the calm line. */
export const AFTER_ALARM = 'after-alarm'

/** How a cry for help, or what sounded like one, was handled, and a nod behind it. */
const ALARMS: ReadonlySet<string> = new Set(['distress', 'worried', 'unwell', AFTER_ALARM])

/** The message before this one in the chat was a cry for help, or sounded like one. */
export const isAfterAlarm = ({ previous }: Talk): boolean => ALARMS.has(previous ?? '')

/** 我和老伴都去, though nothing is asked: an answer, and no slip of 我和老伴都到了. */
export const saysComing = ({ reply: { reply, score } }: Act): boolean =>
  (reply === 'yes' || reply === 'no') && score >= 0.9
