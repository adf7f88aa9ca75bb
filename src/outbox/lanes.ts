/** Which message goes first: an answer before everything else, a broadcast last. */
import type { MessageKind } from '../feature.ts'

const LANES: Readonly<Record<MessageKind, number>> = {
  reply: 0,
  urgent: 1,
  staff: 2,
  reminder: 3,
  greeting: 4,
  notice: 5,
}

/** What is urgent waits for nothing. */
export const URGENT_LANE = LANES.urgent

/** Lanes from here on are pushes: paced, counted, stopped when the platform complains. */
export const FIRST_PUSH_LANE = 3

export function laneOf(kind: MessageKind): number {
  return LANES[kind]
}
