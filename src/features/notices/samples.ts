/** A draft as it will be read: once what all get, and how some of them are addressed. */
import type { Tx } from '../../feature.ts'
import { addressOf } from '../people/public.ts'
import { wordsOf } from './message.ts'
import * as queries from './queries.ts'
import type { Reach } from './reach.ts'

/** So many people are named who are addressed differently. */
const SAMPLES = 3

export interface Samples {
  /** As a room reads it, and as one person does; one of them where they differ in the greeting alone. */
  readonly texts: readonly string[]
  /** How others of those who get it for themselves are addressed. */
  readonly addressed: readonly string[]
}

export async function samplesOf(
  db: Tx,
  notice: queries.Notice,
  { rooms, ways, people }: Reach,
  around: Parameters<typeof wordsOf>[1],
): Promise<Samples> {
  const say = wordsOf(notice, around)
  const inRoom = rooms.length > 0 || notice.by_hand
  const alone = !inRoom || (!notice.by_hand && notice.outside_too && ways.room < people)
  const readers = alone ? await queries.someOf(db, notice.audience, SAMPLES) : []
  const [first, ...others] = readers
  if (first === undefined) return { texts: [inRoom ? say('room') : notice.text], addressed: [] }
  const own = say(first)
  const room = inRoom ? say('room') : own
  return belowGreeting(room) === belowGreeting(own)
    ? { texts: [room], addressed: (inRoom ? readers : others).map(addressOf) }
    : { texts: [room, own], addressed: others.map(addressOf) }
}

const belowGreeting = (text: string): string => text.slice(text.indexOf('\n'))
