/**
 * Words that nobody understood. The same "not understood" is never said twice on one day: somebody on the roster is given
 * to a person, and staff are offered what comes nearest, or shown what there is.
 */
import type { Act } from '../language/reading.ts'
import { offerAlike } from './guess.ts'
import { lastWordsTo } from './queries.ts'
import { runCommand } from './run-command.ts'
import { type Book, type Decided, ENGINE, isAfterAlarm, isStaff, type Talk } from './talk.ts'
import * as wording from './wording.ts'

const HELP = 'miss:help'
/** Longer words are rather a text for many than something to do, in characters. */
const LONG = 16

export async function miss(book: Book, talk: Talk, act: Act): Promise<Decided> {
  if (isStaff(talk)) return (await offerAnew(book, talk, act)) ?? missOfStaff(book, talk, act)
  // 没事了，刚才是气话: whoever has just frightened us is not told that the words were not understood.
  if (talk.missed || isAfterAlarm(talk) || (await isInHand(book, talk)))
    return {
      feature: ENGINE,
      as: 'handed-over',
      outcome: { handOver: { why: wording.whyNotUnderstood(), unclear: true } },
    }
  const offered = await offerAnew(book, talk, act)
  return (
    offered ?? say('miss', talk.chat.kind === 'room' ? wording.unclearInRoom(book.office) : wording.notUnderstood())
  )
}

/** What their words resemble; not when the very same was offered just before. */
async function offerAnew(book: Book, talk: Talk, act: Act): Promise<Decided | undefined> {
  const offered = await offerAlike(book, talk, act)
  const text = offered?.outcome.reply?.text
  return text === undefined || text === (await lastWordsTo(talk.tx, talk.chat.id)) ? undefined : offered
}

/** Whether the office has something of theirs in hand, or they quote a line about it. */
export async function isInHand({ features }: Book, { tx, now, speaker, chat, row }: Talk): Promise<boolean> {
  if (chat.kind === 'room') return false
  const from = { db: tx, now, speaker, chat: chat.id, ...(row.quote == null ? {} : { quoted: row.quote.text }) }
  for (const feature of features) if ((await feature.inHandWith?.(from)) === true) return true
  return false
}

const say = (as: string, text: string): Decided => ({ feature: ENGINE, as, outcome: { reply: { text } } })

/** The first time in short; then the headings of 帮助; then whom to turn to. */
async function missOfStaff(book: Book, talk: Talk, act: Act): Promise<Decided> {
  // 101 回：…… belongs nowhere where others read it.
  if (talk.chat.kind === 'room') return say('miss', wording.privateOnly())
  if (!talk.missed) {
    const isText = act.text.length >= LONG
    return say('miss', isText ? wording.textByStaff() : wording.notUnderstoodByStaff())
  }
  const help = talk.previous === HELP ? undefined : await runCommand(book, talk, act, 'help.show', {})
  if (help?.outcome.reply === undefined) return say('miss', wording.stillNotUnderstoodByStaff())
  const reply = { ...help.outcome.reply, text: `${wording.notUnderstoodAgain()}${help.outcome.reply.text}` }
  return { ...help, as: HELP, outcome: { ...help.outcome, reply } }
}
