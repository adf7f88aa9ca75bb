/** Activities as an iCalendar file (RFC 5545). Pure. */

/** What a calendar shows of an activity. */
export interface CalendarEvent {
  readonly id: number
  readonly title: string
  readonly place: string
  readonly details: string
  readonly startsAt: Date
  readonly endsAt: Date
  /** Raised by every change, so that a calendar takes the newer one. */
  readonly version: number
}

/** The text of the file; `at`: when it was made. */
export function icsOf(events: readonly CalendarEvent[], at: Date): string {
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Qinwuyuan//activities//ZH',
    'CALSCALE:GREGORIAN',
    ...events.flatMap((event) => linesOf(event, at)),
    'END:VCALENDAR',
  ]
  return `${lines.map(fold).join('\r\n')}\r\n`
}

function linesOf(event: CalendarEvent, at: Date): readonly string[] {
  return [
    'BEGIN:VEVENT',
    `UID:activity-${event.id}@qinwuyuan`,
    `DTSTAMP:${stamp(at)}`,
    `SEQUENCE:${event.version - 1}`,
    `DTSTART:${stamp(event.startsAt)}`,
    `DTEND:${stamp(event.endsAt)}`,
    `SUMMARY:${escaped(event.title)}`,
    `LOCATION:${escaped(event.place)}`,
    ...(event.details === '' ? [] : [`DESCRIPTION:${escaped(event.details)}`]),
    'END:VEVENT',
  ]
}

/** In UTC, so that no time zone has to be described: 20261202T010000Z. */
const stamp = (at: Date): string => at.toISOString().replace(/[-:]|\.\d+/g, '')

const escaped = (text: string): string => text.replace(/([\\;,])/g, '\\$1').replace(/\r?\n/g, '\\n')

/** A line has at most 75 bytes; it goes on after a line break and a space. */
const LONGEST = 75

function fold(line: string): string {
  let folded = ''
  let bytes = 0
  for (const character of line) {
    const size = Buffer.byteLength(character)
    if (bytes + size > LONGEST) {
      folded += '\r\n '
      bytes = 1
    }
    folded += character
    bytes += size
  }
  return folded
}
