/** 1 发布: the audience is frozen, the invitations are on their way, and those without WeChat are listed for a call. */
import { dayOf } from '../../../base/calendar.ts'
import type { Outcome, Turn } from '../../../feature.ts'
import { sayInstant } from '../../../language/say.ts'
import { noteAnswered, phoneList, withoutChat } from '../../people/public.ts'
import { holdsAll } from '../answer/rules.ts'
import * as queries from '../queries.ts'
import { findReaders } from '../rooms/readers.ts'
import { readInRooms } from '../rooms/wording.ts'
import * as wording from '../wording.ts'
import { askAboutDraft, lateInvitation } from './draft.ts'

/**
 * Publishes, or asks for another time when the invitations would come too late. They go `recall` seconds later, so that it
 * can be called back until then.
 */
export async function publishDraft(turn: Turn<unknown>, activity: queries.Activity, recall: number): Promise<Outcome> {
  const { db, now, office } = turn
  const late = lateInvitation(turn, activity.starts_at)
  const past = activity.starts_at <= now ? wording.timeIsPast(sayInstant(activity.starts_at, office.zone)) : undefined
  const why = past ?? late
  if (why !== undefined) return askAboutDraft(turn, activity, why, 'asked', { asked: 'when' })
  const from = new Date(now.getTime() + recall * 1000)
  await queries.setState(db, activity.id, 'published', from)
  const people = await queries.inviteAudience(db, activity)
  const series = activity.series_id === null ? undefined : await queries.findSeries(db, activity.series_id)
  // With a limit somebody has to be asked.
  if (series?.by_default && holdsAll(activity.seats, people)) {
    await queries.countEverybodyIn(db, activity.id, { person: activity.planned_by, now })
  }
  const phones = await phonesOf(turn, await queries.peopleOfAudience(db, activity.audience))
  const sending = office.nextSending(from)
  const later = sending > from ? wording.sentLater(sayInstant(sending, office.zone)) : ''
  const readers = await findReaders(db, activity, 'asked_at')
  const inRooms = readers.rooms.length === 0 ? '' : readInRooms(readers.people.size, readers.rooms.length)
  const text = wording.published(activity.title, people, { recall, later, inRooms, phones })
  return {
    reply: { text },
    wake: ['activities.announce', ...(series === undefined ? [] : ['activities.series'])],
    as: 'published',
  }
}

/** Those whom no chat reaches, a line each, for staff to ring up. */
export async function phonesOf(turn: Turn<unknown>, people: readonly number[]): Promise<string> {
  const { db, now, office } = turn
  const lines = await phoneList(db, await withoutChat(db, people), dayOf(now, office.zone))
  await noteAnswered(
    turn,
    'list',
    lines.map(({ id }) => id),
  )
  return lines.map((line) => wording.phoneLine(line.name, line.phone, line.liaison?.name)).join('\n')
}
