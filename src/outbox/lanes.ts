/** Which message goes first: a cry for help before everything else, then an answer, a broadcast last. */
import type { MessageKind } from '../feature.ts'

const LANES: Readonly<Record<MessageKind, number>> = {
  urgent: 0,
  reply: 1,
  staff: 2,
  'urgent-notice': 3,
  reminder: 4,
  greeting: 5,
  notice: 6,
}

/** What is urgent waits for nothing: while a notice is answered, dozens of answers keep an account busy for minutes. */
export const URGENT_LANE = LANES.urgent

/** Lanes from here on are pushes: paced, counted, stopped when the platform complains. */
export const FIRST_PUSH_LANE = LANES['urgent-notice']

/** Pushes that go at any hour. */
export const NIGHT_PUSH_LANE = LANES['urgent-notice']

/** Lanes go from 0 to this one. */
export const LAST_LANE = LANES.notice

export function laneOf(kind: MessageKind): number {
  return LANES[kind]
}
