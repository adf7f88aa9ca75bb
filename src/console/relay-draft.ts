/** The text with which the 接龙 button opens: as on a phone, joining sends the whole list once more. */
import type { RehearsalMessage } from './rehearsal.ts'

const NUMBERED = /^\s*(\d{1,3})[.．、]/

/** The newest 接龙 of the chat with one more line for `name`, or a new one where there is none yet. */
export function draftRelay(messages: readonly RehearsalMessage[], name: string): string {
  const newest = messages.findLast((message) => message.kind === 'relay')
  return newest ? joinRelay(newest.text, name) : `#接龙\n（写上接什么：活动、时间、地点）\n\n1. ${name}`
}

/** Puts the new line below the last numbered one, above whatever text closes the list. */
function joinRelay(relay: string, name: string): string {
  const lines = relay.split('\n')
  const last = lines.findLastIndex((line) => NUMBERED.test(line))
  const number = Number(NUMBERED.exec(lines[last] ?? '')?.[1] ?? 0) + 1
  return lines.toSpliced(last < 0 ? lines.length : last + 1, 0, `${number}. ${name}`).join('\n')
}
