/** 秋游我不去, by somebody who was not asked to it: said of that activity, and of nothing else that waits for an answer. */
import { mayDo, type Outcome, type Turn } from '../../../feature.ts'
import * as queries from '../queries.ts'
import * as wording from '../wording.ts'
import { openTitleIn } from './choose-activity.ts'

/** `undefined`: no activity is named, or one to which the speaker was asked. */
export async function hearNotAsked(turn: Turn): Promise<Outcome | undefined> {
  const { act, db, now, speaker, chat } = turn
  const { reply, proxyFor } = act.reply
  if (chat.kind === 'room' || speaker.person === undefined || (speaker.helps ?? []).length > 0) return undefined
  if (mayDo(speaker, 'activity.publish')) return undefined
  if (proxyFor !== undefined || !ANSWERS.has(reply)) return undefined
  const title = openTitleIn(act, await queries.findOpen(db, now))?.title
  if (title === undefined) return undefined
  if (openTitleIn(act, await queries.findOpenFor(db, speaker.person.id, now)) !== undefined) return undefined
  if (reply !== 'yes') return { reply: { text: wording.notAskedAndStays(title) } }
  return { reply: { text: wording.notAskedAndComes(title) }, handOver: { why: wording.whyNotAsked(title) } }
}

const ANSWERS: ReadonlySet<string> = new Set(['yes', 'no', 'cancel'])
