/** Runs a command, asks for what is missing first, and refuses kindly what the speaker may not do. */
import { DAY } from '../base/spans.ts'
import type { Command, Outcome, SlotValues } from '../feature.ts'
import type { Act } from '../language/reading.ts'
import { asksSomething } from '../language/reply/asks.ts'
import { writeAudit } from './queries.ts'
import { type Book, type Decided, ENGINE, isAnswer, mayRun, OF_ONESELF, openTurn, type Talk } from './talk.ts'
import * as wording from './wording.ts'
import { askWriter, isWriterUnknown } from './writer.ts'

/** How long the bot waits for the answer to a question of its own, in milliseconds. */
const PATIENCE = DAY

/** Slots that were found in free words make a command of 活动室今天开门不, too; below this it is rather what it says. */
export const CLEARLY = 0.85

/** What is kept while a command waits for a slot. */
export interface PendingCommand {
  readonly command: string
  readonly slots: SlotValues
  readonly slot: string
}

export async function runCommand(
  book: Book,
  talk: Talk,
  act: Act,
  id: string,
  slots: SlotValues,
): Promise<Decided | undefined> {
  const entry = book.commands.get(id)
  if (entry === undefined) return undefined
  const { feature, command } = entry
  if (talk.chat.kind === 'room' && command.inRooms !== true) {
    return { feature: ENGINE, as: 'private-only', outcome: { reply: { text: wording.privateOnly() } } }
  }
  const turn = openTurn(book, talk, act, command.needs, slots)
  if (turn === undefined) return refuse(book, talk, act, id)
  if (command.forOneself === true && isWriterUnknown(talk)) return askWriter(talk, talk.row.text)
  const missing = Object.entries(command.ask).find(([slot]) => slots[slot] === undefined)
  if (missing !== undefined) {
    return {
      feature: ENGINE,
      as: `${id}:asked`,
      outcome: askSlot(talk, { command: id, slots, slot: missing[0] }, missing[1]),
    }
  }
  const outcome = await command.run(turn)
  if (outcome === undefined) return undefined
  return decidedBy(talk, { feature, id, slots }, outcome)
}

/** Who has decided: a command, with what it knew, or the answer to a question. */
interface Decider {
  readonly feature: string
  readonly id: string
  readonly slots?: SlotValues
}

/** What came of a turn, or the question for what a command still lacks. */
export function decidedBy(talk: Talk, { feature, id, slots = {} }: Decider, outcome: Outcome): Decided {
  if (outcome.ask === undefined) return { feature, as: as(id, outcome), outcome }
  const { slot, text, of } = outcome.ask
  const { command, slots: known } = of ?? { command: id, slots }
  const { [slot]: _refused, ...kept } = known
  const asked = askSlot(talk, { command, slots: kept, slot }, text)
  const did = outcome.as === undefined ? {} : { did: { feature, as: outcome.as } }
  return { feature: ENGINE, as: `${command}:asked`, outcome: asked, ...did }
}

/**
 * Asks the commands that listen for more than their phrases, in turn; the first that takes it has it. `asked`: the feature
 * whose question is open is asked before the others.
 */
export async function askListeners(book: Book, talk: Talk, act: Act, asked = ''): Promise<Decided | undefined> {
  const all = [...book.commands.values()]
  const inOrder = [...all.filter(({ feature }) => feature === asked), ...all.filter(({ feature }) => feature !== asked)]
  for (const { feature, command } of inOrder) {
    // 改陈德福住址了吗 asks in its own words, and would be done all the same.
    if (act.commands.some(({ id, asked: isAsked }) => isAsked && id === command.id)) continue
    const turn = command.hears === undefined ? undefined : openTurn(book, talk, act, command.needs, {})
    const outcome = turn === undefined ? undefined : await command.hears?.(turn)
    if (outcome !== undefined) return decidedBy(talk, { feature, id: command.id }, outcome)
  }
  return undefined
}

/** Asks the commands that are asked when nobody else has understood; see `Command.lastly`. */
export async function askLast(book: Book, talk: Talk, act: Act): Promise<Decided | undefined> {
  if (talk.chat.kind !== 'private') return undefined
  for (const { feature, command } of book.commands.values()) {
    const turn = command.lastly === undefined ? undefined : openTurn(book, talk, act, command.needs, {})
    const outcome = turn === undefined ? undefined : await command.lastly?.(turn)
    if (outcome !== undefined) return decidedBy(talk, { feature, id: command.id }, outcome)
  }
  return undefined
}

/** Asks the commands that know their messages by how they begin, as far as they may now; see `Command.claims`. */
export async function askClaimants(
  book: Book,
  talk: Talk,
  act: Act,
  may: (command: Command) => boolean = () => true,
): Promise<Decided | undefined> {
  for (const { feature, command } of book.commands.values()) {
    const turn =
      command.claims === undefined || !may(command) ? undefined : openTurn(book, talk, act, command.needs, {})
    const outcome = turn === undefined ? undefined : await command.claims?.(turn)
    if (outcome !== undefined) return decidedBy(talk, { feature, id: command.id }, outcome)
  }
  return undefined
}

/** The command's or question's id, with what the feature calls this outcome. */
function as(id: string, outcome: Outcome): string {
  return outcome.as === undefined ? id : `${id}:${outcome.as}`
}

function askSlot(talk: Talk, pending: PendingCommand, text: string): Outcome {
  const person = talk.speaker.person?.id
  const expects = {
    answer: 'slot',
    payload: pending,
    about: 'slot',
    title: '',
    options: [],
    until: new Date(talk.now.getTime() + PATIENCE),
    ...(person === undefined ? {} : { person }),
  }
  return { reply: { text: isPutAside(talk, pending) ? `${wording.putAside()}\n${text}` : text, expects } }
}

/** What was begun before and lacked something makes room for this question; so much of it as is not said again is gone. */
function isPutAside(talk: Talk, { command, slot, slots }: PendingCommand): boolean {
  const begun = talk.questions.find(({ feature, answer }) => feature === ENGINE && answer === 'slot')
  if (begun === undefined) return false
  const before = begun.payload as PendingCommand
  const isKept = ([name, value]: [string, unknown]) =>
    name === slot || JSON.stringify(slots[name]) === JSON.stringify(value)
  return before.command !== command || !Object.entries(before.slots).every(isKept)
}

/** A staff sentence from somebody who is not staff: told kindly, kept in the audit trail, passed on. */
export async function refuse(book: Book, talk: Talk, act: Act, id: string): Promise<Decided> {
  await noteRefused(talk, id)
  const refusal = book.commands.get(id)?.command.refusal
  const outcome = refusal === undefined ? passOn(book, act) : { reply: { text: refusal(book.office) } }
  return { feature: ENGINE, as: `${id}:refused`, outcome }
}

/** 第一支部有多少人, of an elder: a question like others, and a line in the audit trail (`Command.isNoted`). */
export async function noteWhatWasTried(book: Book, talk: Talk, act: Act): Promise<undefined> {
  if (talk.chat.kind !== 'private' || isAnswer(act) || OF_ONESELF.test(act.text)) return
  const tried = act.commands.find(
    ({ exact, id, score, asked }) =>
      exact &&
      asked !== true &&
      score >= CLEARLY &&
      book.commands.get(id)?.command.isNoted === true &&
      !mayRun(book, talk, id),
  )
  if (tried !== undefined) await noteRefused(talk, tried.id)
}

async function noteRefused({ tx, now, speaker, row }: Talk, command: string): Promise<void> {
  const personId = speaker.person?.id ?? null
  await writeAudit(tx, { at: now, personId, action: 'refused', detail: { command, inbox: row.id } })
}

/** 物业电话多少 is a question, whoever may ask it of the roster. */
function passOn(book: Book, act: Act): Outcome {
  if (asksSomething(act.reply) && /电话|号码/.test(act.text)) return { handOver: { why: wording.whyQuestion() } }
  return { reply: { text: wording.noRight(book.office) }, handOver: { why: wording.whyNoRight() } }
}
