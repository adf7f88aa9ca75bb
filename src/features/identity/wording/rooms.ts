/** Rooms that are called otherwise now. */
import { numbered } from './parts.ts'

export const ROOM_OPTIONS = ['还是原来的群，照常发', '先不发'] as const
export const roomRenamed = (from: string, to: string): string =>
  `群“${from}”改名叫“${to}”了。您确认以前，我不往这个群里发消息。\n${numbered(ROOM_OPTIONS)}`
export const roomTitle = (to: string): string => `群“${to}”`
export const roomAccepted = (to: string): string => `好的，群“${to}”照常发。`
export const roomHeld = (to: string): string => `好的，群“${to}”先不发。改回原来的名字就会接着发。`
