/** The rules of seats and of the 接龙, as plainly as they can be told; what the feature does is held against this. */

export interface Place {
  answer: 'yes' | 'no'
  heads: number
  seat: 'seated' | 'waiting' | null
  /** Order on the waitlist. */
  since: number
  offered: boolean
  /** Said in private, by themselves. */
  private: boolean
  /** When it was said last. */
  at: number
}

export interface PlainLine {
  people: number
  owner: number
  /** Null: whoever has declined themselves is not signed up by somebody else. */
  person: number | null
  missing: boolean
}

export interface PlainOffice {
  readonly seats: number | null
  readonly places: Map<number, Place>
  /** By the person whom a line names. */
  readonly lines: Map<number, PlainLine>
  /** When a line about somebody was last written. */
  readonly written: Map<number, number>
}

const sum = (places: readonly Place[], seat: Place['seat']): number =>
  places.filter((one) => one.seat === seat).reduce((total, { heads }) => total + heads, 0)

const free = ({ seats, places }: PlainOffice): number =>
  seats === null ? Number.POSITIVE_INFINITY : seats - sum([...places.values()], 'seated')

/** Somebody comes with so many heads in all, or (0) does not. */
export function say(
  office: PlainOffice,
  who: number,
  heads: number,
  { at, inPrivate }: { readonly at: number; readonly inPrivate: boolean },
): void {
  const before = office.places.get(who)
  const others = [...office.places].flatMap(([id, place]) => (id === who ? [] : [place]))
  const left = office.seats === null ? Number.POSITIVE_INFINITY : office.seats - sum(others, 'seated')
  const isFirst = before?.seat === 'seated' || sum(others, 'waiting') === 0
  const seat = heads === 0 ? null : heads <= left && (office.seats === null || isFirst) ? 'seated' : 'waiting'
  // Nobody loses the seat they have by asking for more.
  if (before?.seat === 'seated' && seat === 'waiting') return
  const answer = heads === 0 ? 'no' : 'yes'
  if (before?.answer === answer && before.heads === heads && before.seat === seat) return
  const keeps = before?.seat === 'waiting' && seat === 'waiting'
  office.places.set(who, {
    answer,
    heads,
    seat,
    since: keeps ? before.since : behindAll(others, at),
    offered: keeps ? before.offered : false,
    private: inPrivate,
    at,
  })
}

/** Behind everybody who waits, also those of the same post. */
const behindAll = (others: readonly Place[], at: number): number =>
  Math.max(at, ...others.filter(({ seat }) => seat === 'waiting').map(({ since }) => since + 0.001))

/** Freed seats are offered in the order of waiting, to whoever fits. */
export function offer(office: PlainOffice): void {
  const waiting = [...office.places.values()]
    .filter(({ seat }) => seat === 'waiting')
    .toSorted((one, other) => one.since - other.since)
  let left = free(office) - waiting.filter(({ offered }) => offered).reduce((total, { heads }) => total + heads, 0)
  for (const place of waiting) {
    if (place.offered || place.heads > left) continue
    place.offered = true
    left -= place.heads
  }
}

/** Somebody who was offered a seat takes it, if it is still there. */
export function takeUp(office: PlainOffice, who: number): void {
  const place = office.places.get(who)
  if (place?.seat === 'waiting' && place.heads <= free(office)) place.seat = 'seated'
}

/** A whole list is posted: only a line's owner, or whom it names, changes it or takes it away. */
export function post(office: PlainOffice, by: number, list: ReadonlyMap<number, number>, at: number): void {
  const touched: number[] = []
  for (const [who, line] of [...office.lines]) {
    const people = list.get(who)
    const isOwn = line.owner === by || line.person === by
    if (people === undefined && !line.missing) {
      if (!isOwn) line.missing = true
      else {
        office.lines.delete(who)
        if (line.person !== null) touched.push(who)
      }
    }
    if (people === undefined) continue
    line.missing = false
    if (isOwn && line.people !== people) {
      line.people = people
      office.written.set(who, at)
      if (line.person !== null) touched.push(who)
    }
  }
  for (const [who, people] of list) {
    if (office.lines.has(who)) continue
    const place = office.places.get(who)
    const refused = who !== by && place?.answer === 'no' && place.private
    if (office.lines.get(who) !== undefined) continue
    office.lines.set(who, { people, owner: by, person: refused ? null : who, missing: false })
    if (refused) continue
    office.written.set(who, at)
    touched.push(who)
  }
  for (const who of new Set(touched)) count(office, who, at)
}

function count(office: PlainOffice, who: number, at: number): void {
  const line = office.lines.get(who)
  const place = office.places.get(who)
  if (line === undefined) {
    // A line taken away takes back what was said before it, not what was said since.
    if (place?.answer !== 'yes' || place.at > (office.written.get(who) ?? 0)) return
  }
  say(office, who, line?.people ?? 0, { at, inPrivate: false })
}
