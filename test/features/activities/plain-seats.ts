/** The rules of seats and of the 接龙, as plainly as they can be told; what the feature does is held against this. */

export interface Place {
  answer: 'yes' | 'no'
  heads: number
  seat: 'seated' | 'waiting' | null
  /** Order on the waitlist. */
  since: number
  /** Who has written them down, if not they themselves: they wait together, and are asked as one. */
  by: number | null
  offered: 'never' | 'held' | 'lapsed'
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

const headsOf = (places: readonly Place[]): number => places.reduce((total, { heads }) => total + heads, 0)

/** An offered seat is nobody else's until the offer lapses. */
const held = ({ places }: PlainOffice): readonly Place[] =>
  [...places.values()].filter(({ seat, offered }) => seat === 'waiting' && offered === 'held')

/** Those whose turn it is: in the order of waiting, whoever fits into what is neither taken nor held. */
function next(office: PlainOffice): readonly Place[] {
  let left = free(office) - headsOf(held(office))
  const chosen: Place[] = []
  for (const party of parties(office)) {
    if (headsOf(party) > left) continue
    chosen.push(...party)
    left -= headsOf(party)
  }
  return chosen
}

function parties({ places }: PlainOffice): readonly (readonly Place[])[] {
  const waiting = [...places]
    .filter(([, { seat, offered }]) => seat === 'waiting' && offered === 'never')
    .toSorted(([, one], [, other]) => one.since - other.since)
  const leads = new Set(waiting.map(([who]) => who))
  const leaderOf = (who: number, { by }: Place) => (by !== null && leads.has(by) ? by : who)
  return waiting
    .filter(([who, place]) => leaderOf(who, place) === who)
    .map(([leader]) => waiting.flatMap(([who, place]) => (leaderOf(who, place) === leader ? [place] : [])))
}

/** Somebody comes with so many heads in all, or (0) does not. */
export function say(
  office: PlainOffice,
  who: number,
  heads: number,
  { at, inPrivate, by = null }: { readonly at: number; readonly inPrivate: boolean; readonly by?: number | null },
): void {
  const before = office.places.get(who)
  const others = [...office.places].flatMap(([id, place]) => (id === who ? [] : [place]))
  const kept = headsOf([...held(office), ...next(office)].filter((place) => place !== before))
  const left = office.seats === null ? Number.POSITIVE_INFINITY : office.seats - sum(others, 'seated') - kept
  const isAsked = before?.seat === 'waiting' && before.offered === 'held'
  const isFirst = before?.seat === 'seated' || isAsked || sum(others, 'waiting') === 0
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
    by,
    offered: keeps ? before.offered : 'never',
    private: inPrivate,
    at,
  })
}

/** Behind everybody who waits, also those of the same post. */
const behindAll = (others: readonly Place[], at: number): number =>
  Math.max(at, ...others.filter(({ seat }) => seat === 'waiting').map(({ since }) => since + 0.001))

/** Freed seats are offered to those whose turn it is. */
export function offer(office: PlainOffice): void {
  for (const place of next(office)) place.offered = 'held'
}

/** Nobody who was offered a seat has answered in time. */
export function lapse(office: PlainOffice): void {
  for (const place of held(office)) place.offered = 'lapsed'
}

/** Somebody who was offered a seat takes it; who is too late waits for the next one, if it is another's meanwhile. */
export function takeUp(office: PlainOffice, who: number): void {
  const place = office.places.get(who)
  if (place?.seat !== 'waiting') return
  const others = held(office).filter((one) => one !== place)
  if (place.heads <= free(office) - headsOf(others)) place.seat = 'seated'
  else place.offered = 'never'
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
  for (const who of new Set(touched)) count(office, who, by, at)
}

function count(office: PlainOffice, who: number, by: number, at: number): void {
  const line = office.lines.get(who)
  const place = office.places.get(who)
  if (line === undefined) {
    // A line taken away takes back what was said before it, not what was said since.
    if (place?.answer !== 'yes' || place.at > (office.written.get(who) ?? 0)) return
  }
  say(office, who, line?.people ?? 0, { at, inPrivate: false, by: by === who ? null : by })
}
