/** Hands an answer to the question it belongs to: a feature's own, or one that the engine asked itself. */
import { givesUp, isUndecided, readSlotAnswer } from '../language/read-value.ts'
import type { Act, Option } from '../language/reading.ts'
import { partsOf } from '../language/reply/matters.ts'
import { understand } from '../language/understand.ts'
import { askEngine } from './ask-in-passing.ts'
import { answerNear, type PendingGuess } from './guess.ts'
import { matterIn } from './matters.ts'
import { closeReplaced, noteAnswer, type Question } from './questions.ts'
import { decidedBy, type PendingCommand, runCommand } from './run-command.ts'
import { answerOf, type Book, choiceOf, type Decided, ENGINE, isAfterAlarm, openTurn, type Talk } from './talk.ts'
import * as wording from './wording.ts'

/** `undefined` when the words are no answer to this question. */
export async function answerQuestion(
  book: Book,
  talk: Talk,
  question: Question,
  act: Act,
): Promise<Decided | undefined> {
  if (question.feature === ENGINE) return answerEngine(book, talk, question, act)
  const id = `${question.feature}:${question.answer}`
  const answer = book.answers.get(id)
  const turn = answer === undefined ? undefined : openTurn(book, talk, act, answer.needs, {})
  if (answer === undefined || turn === undefined) return undefined
  const brings = matterIn(book.features, act.text)
  const outcome = await answer.onAnswer(turn, { ...answerOf(act), brings }, question.payload)
  if (outcome === undefined) return undefined
  await noteAnswer(talk.tx, question.id, !answer.staysOpen, talk.now)
  await closeReplaced(talk.tx, question, talk.now)
  return decidedBy(talk, { feature: question.feature, id }, outcome)
}

/** Whether free words may answer this question. */
export function takesWords(book: Book, question: Question): boolean {
  if (question.feature === ENGINE) return question.answer === 'slot'
  return book.answers.get(`${question.feature}:${question.answer}`)?.takesWords === true
}

/** Whether what asks something beside an answer is for somebody else. */
export function leavesQuestions(book: Book, question: Question): boolean {
  return book.answers.get(`${question.feature}:${question.answer}`)?.leavesQuestions === true
}

/** Whether a text was asked for that is meant for others, so that nothing else is looked for in it. */
export function asksForWhole({ commands }: Book, { feature, answer, payload }: Question): boolean {
  if (feature !== ENGINE || answer !== 'slot') return false
  const { command, slot } = payload as PendingCommand
  return commands.get(command)?.command.slots[slot]?.whole === true
}

async function answerEngine(book: Book, talk: Talk, question: Question, act: Act): Promise<Decided | undefined> {
  const decided =
    question.answer === 'slot'
      ? await answerSlot(book, talk, question.payload as PendingCommand, act)
      : question.answer === 'near'
        ? await answerNear(book, talk, question.payload as PendingGuess, act)
        : question.answer === 'which'
          ? await answerWhich(book, talk, question.payload as PendingWhich, act)
          : undefined
  if (decided !== undefined) await noteAnswer(talk.tx, question.id, true, talk.now)
  return decided
}

/** The value that was asked for, and whatever else was said in the same breath. */
async function answerSlot(book: Book, talk: Talk, pending: PendingCommand, act: Act): Promise<Decided | undefined> {
  const slots = book.commands.get(pending.command)?.command.slots
  if (slots === undefined) return undefined
  const isMistake = SAYS_MISTAKE.test(act.text)
  // Said of something that was done since, it is for whoever did that.
  if (isMistake && talk.previous !== `${pending.command}:asked`) return undefined
  if (act.reply.reply === 'cancel' || givesUp(act.text) || isMistake)
    return giveUp('given-up', wording.cannotAskAgain())
  if (isUndecided(act.text)) return giveUp('undecided', wording.whenDecided())
  const found = readSlotAnswer(act.text, pending.slot, slots, { now: talk.now, zone: book.office.zone })
  if (found === undefined) return giveUp('given-up', wording.cannotAskAgain())
  return runCommand(book, talk, act, pending.command, { ...pending.slots, ...found })
}

/** 弄错了 is never a value, and there is nothing yet to be put right. */
const SAYS_MISTAKE = /^(?:我|刚才|是我)*(?:弄|搞|说|发|打|写|点|按)错了?[吧啊呀，。！]*$/

function giveUp(as: string, text: string): Decided {
  return { feature: ENGINE, as: `slot:${as}`, outcome: { reply: { text } } }
}

interface PendingWhich {
  readonly questionIds: readonly number[]
  readonly text: string
}

/** The same words once more, now that it is known which question they answer. */
async function answerWhich(book: Book, talk: Talk, which: PendingWhich, act: Act): Promise<Decided | undefined> {
  const id = which.questionIds[(choiceOf(act)?.number ?? 0) - 1]
  const question = talk.questions.find((open) => open.id === id)
  return question === undefined ? undefined : answerAnew(book, talk, question, which.text)
}

/** The questions between which somebody was asked to choose; none where `question` asks something else. */
export function offeredBy(talk: Talk, question: Question): readonly Question[] {
  if (question.feature !== ENGINE || question.answer !== 'which') return []
  const { questionIds } = question.payload as PendingWhich
  return talk.questions.filter(({ id }) => questionIds.includes(id))
}

/** Words that were read for another question, or for none, are read for this one. */
export async function answerAnew(
  book: Book,
  talk: Talk,
  question: Question,
  text: string,
): Promise<Decided | undefined> {
  const acts = understand(text, {
    now: talk.now,
    zone: book.office.zone,
    vocabulary: book.vocabulary,
    question: question.options,
    titles: [question.title],
  })
  for (const earlier of acts) {
    const decided = await answerQuestion(book, talk, question, earlier)
    if (decided !== undefined) return decided
  }
  return undefined
}

/** 茶话会 and 重阳 of 重阳茶话会: beginnings and ends of a title that stand in no other. */
const shortNames = (title: string, others: readonly string[]): readonly string[] =>
  partsOf(title).filter(
    (part) => (title.startsWith(part) || title.endsWith(part)) && !others.some((other) => other.includes(part)),
  )

/** Asks which of several open questions an answer was for, keeping the answer. */
export function askWhich(talk: Talk, questions: readonly Question[], text: string): Decided {
  const { sharing, helps = [] } = talk.speaker
  const all = [...sharing, ...helps]
  const names = new Map(all.length > 1 ? all.map((person) => [person.id, person.name]) : [])
  const titles = questions.map((question) => {
    const name = question.personId === null ? undefined : names.get(question.personId)
    const title = question.title === '' ? wording.askedBefore(question.text) : question.title
    return name === undefined ? title : `${title}（${name}）`
  })
  const payload: PendingWhich = { questionIds: questions.map((question) => question.id), text }
  const options: readonly Option[] = titles.map((title, index) => ({
    number: index + 1,
    value: String(index + 1),
    label: title,
    words: shortNames(
      title,
      titles.filter((other) => other !== title),
    ),
  }))
  return {
    feature: ENGINE,
    as: 'which',
    outcome: askEngine(talk, 'which', wording.whichQuestion(titles), payload, options),
  }
}

/** 随便, 都行: an answer that chooses nothing, whatever was asked. */
const LEAVES_OPEN =
  /^(?:我|俺)?(?:都|咋|怎么|怎样|咋样)?(?:随便|随意|无所谓|都可以|都行|都中|怎么都行|咋都行|听你们的|你们(?:看着)?定|看着办)[吧呗啊了的]?[。！]?$/

/** Not understood, but something was asked: the question once more is the best help, once; of several, which of them is meant. */
export async function repeatQuestion(_book: Book, talk: Talk, act: Act): Promise<Decided | undefined> {
  if (talk.chat.kind === 'room' || talk.previous === 'repeated' || talk.previous === 'which') return undefined
  if (talk.focus.kind === 'several' && LEAVES_OPEN.test(act.text)) return askWhich(talk, talk.focus.questions, act.text)
  if (talk.focus.kind !== 'one') return undefined
  // 我没事了，侄子把我扶起来了, beside an invitation: staff must hear of it, and nobody is asked 去还是不去.
  if (isAfterAlarm(talk)) return undefined
  // The headings of 帮助 were shown to be read, not to be insisted on.
  if (talk.focus.question.feature === 'help') return undefined
  const { feature, title, options, answered } = talk.focus.question
  // A menu of one is no choice. What the engine asked in passing is not worth insisting on, nor is what was answered already.
  if (options.length < 2 || feature === ENGINE || answered) return undefined
  const text = wording.repeatQuestion(title, wording.optionsInWords(options), options[0]?.upTo !== undefined)
  return { feature: ENGINE, as: 'repeated', outcome: { reply: { text } } }
}
