/** A draft as three different people will read it, or a room and some of those who get it for themselves. */
import type { Tx } from '../../feature.ts'
import { wordsOf } from './message.ts'
import * as queries from './queries.ts'
import type { Reach } from './reach.ts'
import * as wording from './wording.ts'

const SAMPLES = 3
/** A longer one is read in full once, in characters: three of them and all that is said below still fit into one message. */
const SHORT = 90

export async function samplesOf(
  db: Tx,
  notice: queries.Notice,
  { rooms, ways, people }: Reach,
  around: Parameters<typeof wordsOf>[1],
): Promise<readonly string[]> {
  const say = wordsOf(notice, around)
  const inRoom = rooms.length > 0 || notice.by_hand
  const alone = !inRoom || (!notice.by_hand && notice.outside_too && ways.room < people)
  const readers = alone ? await queries.someOf(db, notice.audience, SAMPLES) : []
  const texts = [...(inRoom ? [say('room')] : []), ...readers.map(say)].slice(0, SAMPLES)
  return texts.length === 0
    ? [notice.text]
    : texts.map((text, at) => (isRead(text, texts[at - 1]) ? openingOf(text) : text))
}

/** Whether all of it but the greeting has just been read. */
const isRead = (text: string, before: string | undefined): boolean =>
  text.length > SHORT && before !== undefined && belowGreeting(text) === belowGreeting(before)

const belowGreeting = (text: string): string => text.slice(text.indexOf('\n'))

const openingOf = (text: string): string => wording.goesOnAlike(text.slice(0, text.indexOf('\n')))
