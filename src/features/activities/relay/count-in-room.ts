/** What a 接龙 in a room comes to, and what the room must hear at once. */

import type { Message, Outcome, Turn } from '../../../feature.ts'
import { nameOf } from '../../people/public.ts'
import { numberOfDecision } from '../../requests/public.ts'
import type { Activity } from '../queries.ts'
import { aboutNames, askUnknown } from './ask-unknown.ts'
import type { Counted } from './count-lines.ts'
import type { Post } from './queries.ts'
import { afterList, takeList } from './take-list.ts'
import * as wording from './wording.ts'

/** The room stays quiet, but for those who must know at once: full, too late (rule 9), or nobody may be brought along. */
export async function countInRoom(turn: Turn<unknown>, activity: Activity, post: Post): Promise<Outcome> {
  const { counted, unknown } = await takeList(turn, activity, post, 'posted')
  const lines = await linesFor(turn, activity, counted)
  const late = await namesOf(
    turn,
    counted.filter(({ kept }) => kept === undefined),
  )
  const question = unknown.length > 0 ? await askUnknown(turn, activity) : undefined
  const told = question === undefined ? [] : await tellPoster(turn, activity, post, unknown)
  return {
    ...(lines.length === 0 ? {} : { reply: { text: lines.join('\n') } }),
    ...(late.length === 0
      ? {}
      : { handOver: { why: wording.whyLate(activity.title, late), silently: true as const, awaited: true as const } }),
    ...(question === undefined
      ? {}
      : {
          messages: [
            ...told,
            {
              ...question,
              to: { person: activity.planned_by },
              kind: 'staff' as const,
              once: `inbox ${post.inboxId}:relay-line`,
            },
          ],
        }),
    ...afterList('list'),
  }
}

async function linesFor(turn: Turn<unknown>, activity: Activity, counted: readonly Counted[]): Promise<string[]> {
  const lines: string[] = []
  const { title } = activity
  const waits: { name: string; place: number }[] = []
  for (const { personId, kept } of counted) {
    if (kept?.noRoomForMore === true) {
      lines.push(wording.noRoomForMore(await nameOf(turn.db, personId), kept.before?.heads ?? 1))
    } else if (kept?.seat === 'waiting' && kept.before?.seat !== 'waiting') {
      waits.push({ name: await nameOf(turn.db, personId), place: kept.place })
    }
  }
  if (waits.length > 0) lines.unshift(wording.waits(waits, title))
  const alone = await namesOf(
    turn,
    counted.filter(({ leftOut }) => leftOut),
  )
  if (alone.length > 0) lines.push(wording.onlyThemselves(alone, title))
  const late = await namesOf(
    turn,
    counted.filter(({ kept }) => kept === undefined),
  )
  return late.length === 0 ? lines : [...lines, wording.late(late, title)]
}

async function namesOf(turn: Turn<unknown>, counted: readonly Counted[]): Promise<readonly string[]> {
  const names: string[] = []
  for (const { personId } of counted) names.push(await nameOf(turn.db, personId))
  return names
}

/** The room hears nothing of names that nobody knows; whoever wrote them is told in private that the office looks at them. */
async function tellPoster(
  turn: Turn<unknown>,
  activity: Activity,
  { personId, inboxId, chatId }: Post,
  names: readonly string[],
): Promise<readonly Message[]> {
  if (personId === null) return []
  const number = await numberOfDecision(turn, {
    decides: aboutNames(activity.id, personId),
    person: personId,
    chat: chatId,
    asker: await nameOf(turn.db, personId),
    words: wording.namesAsWords(names),
    why: wording.whyNames(activity.title),
  })
  const text = `${wording.namesUnknown(turn.chat.name, activity.title, names)}${number}`
  return [{ to: { person: personId }, kind: 'reply', text, once: `inbox ${inboxId}:relay-names` }]
}
