/** A list that staff copy into their private chat: the same as if the bot had read it where it was posted. */

import { dayOf } from '../../../base/calendar.ts'
import { type AwaitedAnswer, command, mayDo, type Outcome, type Turn } from '../../../feature.ts'
import { readList } from '../../../language/lists.ts'
import { nameOf } from '../../people/public.ts'
import { askWhichActivity } from '../answer/choose-activity.ts'
import { inWords } from '../in-words.ts'
import { type Activity, findOpen, lockActivity } from '../queries.ts'
import { askUnknown } from './ask-unknown.ts'
import type { Counted } from './count-lines.ts'
import { readHeader } from './header.ts'
import * as queries from './queries.ts'
import { giveText } from './relay-text.ts'
import { afterList, linesIn, takeList } from './take-list.ts'
import * as wording from './wording.ts'

export const pasteList = command({
  id: 'activities.relay-text',
  needs: 'activity.publish',
  says: ['[要|给我|发|来]接龙[的](文本|文字|模板|格式|样子)', '(发起|发个|发|弄个|开个)接龙'],
  slots: {},
  ask: {},
  examples: ['接龙文本', '发起接龙', '给我接龙模板'],
  help: '接龙文本；群里的接龙可以整个发给我',
  run: giveText,
  async hears(turn) {
    // Whoever leads a branch or a club puts nobody else's name down by hand.
    if (!mayDo(turn.speaker, 'activity.enter')) return undefined
    if (turn.act.reply.reply !== 'list' || linesIn(turn.act.text).length === 0) return undefined
    const open = await findOpen(turn.db, turn.now)
    if (open.length === 0) return { reply: { text: wording.noActivity() } }
    const fitting = open.filter((activity) => isAbout(turn, activity))
    const [only] = fitting.length > 0 ? fitting : open
    if (only !== undefined && (fitting.length === 1 || open.length === 1))
      return takePasted(turn, only.id, turn.inboxId)
    return askWhichActivity(turn, fitting.length > 0 ? fitting : open, {
      answer: 'which-relay',
      payload: { inboxId: turn.inboxId },
    })
  },
})

function isAbout(turn: Turn<unknown>, { title, starts_at }: Activity): boolean {
  const header = readList(turn.act.text)?.header ?? ''
  const whens = turn.act.when.filter(({ text }) => header.includes(text))
  return header !== '' && readHeader(header, whens, { title, day: dayOf(starts_at, turn.office.zone) }) === 'fits'
}

/** Which activity a list is for. */
export const whichRelay: AwaitedAnswer = {
  id: 'which-relay',
  needs: 'activity.enter',
  staysOpen: false,
  takesWords: false,
  async onAnswer(turn, { choice }, payload) {
    const { inboxId } = payload as { inboxId: number }
    return choice && takePasted(turn, Number(choice.value), inboxId)
  },
}

async function takePasted(turn: Turn<unknown>, activityId: number, inboxId: number): Promise<Outcome | undefined> {
  const activity = await lockActivity(turn.db, activityId)
  if (activity?.state !== 'published') return undefined
  const post = await findPasted(turn, activity, inboxId)
  const { counted, lines, unknown } = await takeList(turn, activity, post, 'pasted')
  const text = wording.pasted(inWords(activity, turn.office.zone), { lines, unknown, ...(await sort(turn, counted)) })
  const question = unknown.length > 0 ? await askUnknown(turn, activity) : undefined
  const reply = question === undefined ? { text } : { ...question, text: `${text}\n\n${question.text}` }
  return { reply, ...afterList('relay') }
}

/** A copy of a list that is known belongs where that one stands: the same people must not count twice. */
async function findPasted({ db }: Turn<unknown>, { id }: Activity, inboxId: number): Promise<queries.Post> {
  const post = await queries.findPost(db, inboxId)
  const names = linesIn(post.text).map(({ name }) => name)
  return { ...post, personId: null, chatId: (await queries.chatOfList(db, id, names)) ?? post.chatId }
}

async function sort(turn: Turn<unknown>, counted: readonly Counted[]) {
  const none = (): string[] => []
  const lists = { comes: none(), stays: none(), undecided: none(), waits: none(), late: none(), alone: none() }
  for (const { personId, kept, leftOut } of counted) {
    const name = await nameOf(turn.db, personId)
    const heads = (kept?.reading.heads ?? 1) > 1 ? `${name}（${kept?.reading.heads}人）` : name
    if (leftOut) lists.alone.push(name)
    if (kept === undefined) lists.late.push(name)
    else if (kept.seat === 'waiting') lists.waits.push(heads)
    else ({ yes: lists.comes, no: lists.stays, maybe: lists.undecided })[kept.reading.answer].push(heads)
  }
  return lists
}
