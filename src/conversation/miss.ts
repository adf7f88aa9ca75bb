/**
 * Words that nobody understood. The same "not understood" is never said twice on one day: somebody on the roster is given
 * to a person, and staff are shown what comes nearest, or what there is.
 */
import { mostAlike } from '../language/alike.ts'
import type { Act } from '../language/reading.ts'
import { lastWordsTo } from './queries.ts'
import { runCommand } from './run-command.ts'
import { type Book, type Decided, ENGINE, isAfterAlarm, isStaff, mayRun, type Talk } from './talk.ts'
import * as wording from './wording.ts'

const HELP = 'miss:help'
/** Longer words are rather a text for many than something to do, in characters. */
const LONG = 16
/** So many sentences are offered. */
const OFFERED = 3

export async function miss(book: Book, talk: Talk, act: Act): Promise<Decided> {
  if (isStaff(talk)) return missOfStaff(book, talk, act)
  // 没事了，刚才是气话: whoever has just frightened us is not told that the words were not understood.
  if (talk.missed || isAfterAlarm(talk) || (await isInHand(book, talk)))
    return {
      feature: ENGINE,
      as: 'handed-over',
      outcome: { handOver: { why: wording.whyNotUnderstood(), unclear: true } },
    }
  return say('miss', talk.chat.kind === 'room' ? wording.unclearInRoom(book.office) : wording.notUnderstood())
}

async function isInHand({ features }: Book, { tx, now, speaker, chat, row }: Talk): Promise<boolean> {
  if (chat.kind === 'room') return false
  const from = { db: tx, now, speaker, chat: chat.id, ...(row.quote == null ? {} : { quoted: row.quote.text }) }
  for (const feature of features) if ((await feature.inHandWith?.(from)) === true) return true
  return false
}

const say = (as: string, text: string): Decided => ({ feature: ENGINE, as, outcome: { reply: { text } } })

/** The first time in short; then sentences that resemble theirs; then the headings of 帮助; then whom to turn to. */
async function missOfStaff(book: Book, talk: Talk, act: Act): Promise<Decided> {
  // 101 回：…… belongs nowhere where others read it.
  if (talk.chat.kind === 'room') return say('miss', wording.privateOnly())
  if (!talk.missed) {
    const isText = act.text.length >= LONG
    return say('miss', isText ? wording.textByStaff() : wording.notUnderstoodByStaff())
  }
  const near = nearestTo(book, talk, act.text)
  const text = wording.nearestForStaff(near)
  if (near.length > 0 && text !== (await lastWordsTo(talk.tx, talk.chat.id))) return say('miss', text)
  const help = talk.previous === HELP ? undefined : await runCommand(book, talk, act, 'help.show', {})
  if (help?.outcome.reply === undefined) return say('miss', wording.stillNotUnderstoodByStaff())
  const reply = { ...help.outcome.reply, text: `${wording.notUnderstoodAgain()}${help.outcome.reply.text}` }
  return { ...help, as: HELP, outcome: { ...help.outcome, reply } }
}

/** 我的电话换了 is what retirees say. */
const isOfWork = (sentence: string): boolean => !/^[我俺]/.test(sentence)

/** One sentence of each command that they may say. */
function nearestTo(book: Book, talk: Talk, said: string): readonly string[] {
  const sentences = [...book.commands].flatMap(([id, { command }]) =>
    mayRun(book, talk, id) ? mostAlike(said, command.examples.filter(isOfWork), 1) : [],
  )
  return mostAlike(said, [...new Set(sentences)], OFFERED)
}
