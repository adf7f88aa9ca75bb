/** Which message goes first: an answer before everything else, a broadcast last. */
import type { MessageKind } from '../feature.ts'

const LANES: Readonly<Record<MessageKind, number>> = { reply: 0, urgent: 1, reminder: 2, greeting: 3, notice: 4 }

/** Lanes from here on are pushes: paced, counted, stopped when the platform complains. */
export const FIRST_PUSH_LANE = 2

export function laneOf(kind: MessageKind): number {
  return LANES[kind]
}
