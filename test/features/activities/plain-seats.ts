/** The rules of seats and of the 接龙, as plainly as they can be told; what the feature does is held against this. */

export interface Place {
  answer: 'yes' | 'no'
  heads: number
  seat: 'seated' | 'waiting' | null
  /** Order on the waitlist. */
  since: number
  /** Who has written them down, if not they themselves. */
  by: number | null
  /** Who has named them as a companion: they wait together, and are asked as one. */
  along: number | null
  /** Whom they bring along, of those who have a place of their own. */
  brings: readonly number[]
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
  const leads = new Set(waiting.filter(([, { along }]) => along === null).map(([who]) => who))
  const leaderOf = (who: number, { along }: Place) => (along !== null && leads.has(along) ? along : who)
  return waiting
    .filter(([who, place]) => leaderOf(who, place) === who)
    .map(([leader]) => waiting.flatMap(([who, place]) => (leaderOf(who, place) === leader ? [place] : [])))
}

interface Said {
  readonly at: number
  readonly inPrivate: boolean
  /** Who says it for them. */
  readonly by?: number | null
  /** Whom they bring along. */
  readonly named?: readonly number[]
}

/** They come because `who` has said so. */
const isBroughtBy = (place: Place | undefined, who: number): boolean =>
  place?.by !== undefined && place.by !== null && (place.by === who || place.along === who)

/** Somebody comes with so many heads in all, or (0) does not. */
export function say(
  office: PlainOffice,
  who: number,
  heads: number,
  { at, inPrivate, by = null, named = [] }: Said,
): void {
  const { places } = office
  const before = places.get(who)
  // Whoever comes by their own word, with a seat or with companions of their own, keeps what they have.
  const apart = named.filter((one) => {
    const place = places.get(one)
    return place?.answer === 'yes' && !isBroughtBy(place, who) && (place.seat === 'seated' || place.heads > 1)
  })
  const still = (heads > 1 ? (before?.brings ?? []) : []).filter(
    (one) => !named.includes(one) && places.get(one)?.answer === 'yes' && isBroughtBy(places.get(one), who),
  )
  const along = [...named.filter((one) => !apart.includes(one)), ...still]
  const own = heads === 0 ? 0 : Math.max(1, heads - apart.length - along.length)
  const seat = seatFor(office, who, along, own)
  // Nobody loses the seat they have by asking for more.
  if (before?.seat === 'seated' && seat === 'waiting') return
  const brings = heads === 0 || named.length === 0 ? [] : [...named, ...still]
  const said = { answer: heads === 0 ? 'no' : 'yes', seat, private: inPrivate, at } as const
  write(office, who, { ...said, heads: own, by, along: null, brings }, (one) => by === null && one.by !== null)
  for (const one of along) {
    const theirs = places.get(one)
    const waited = theirs?.seat === 'waiting' && !isBroughtBy(theirs, who)
    const with_ = waited ? null : who
    const isNew = (place: Place) => with_ !== null && place.along !== with_ && place.by === who
    write(office, one, { ...said, heads: 1, by: by ?? who, along: with_, brings: [] }, isNew)
  }
}

function seatFor(office: PlainOffice, who: number, along: readonly number[], own: number): Place['seat'] {
  if (own === 0) return null
  if (office.seats === null) return 'seated'
  const before = office.places.get(who)
  const others = [...office.places].flatMap(([id, place]) => (id === who || along.includes(id) ? [] : [place]))
  const kept = headsOf([...held(office), ...next(office)].filter((place) => others.includes(place)))
  const isAsked = before?.seat === 'waiting' && before.offered === 'held'
  const isFirst = before?.seat === 'seated' || isAsked || sum(others, 'waiting') === 0
  return own + along.length <= office.seats - sum(others, 'seated') - kept && isFirst ? 'seated' : 'waiting'
}

/** What was said before stands where nothing is new; whoever waits goes on waiting where they stand. */
function write(
  office: PlainOffice,
  who: number,
  said: Omit<Place, 'since' | 'offered'>,
  isNew: (before: Place) => boolean,
): void {
  const before = office.places.get(who)
  const isSame =
    before?.answer === said.answer &&
    before.heads === said.heads &&
    before.seat === said.seat &&
    !isNew(before) &&
    (said.brings.length === 0 || before.brings.join() === said.brings.join())
  if (isSame) return
  const keeps = before?.seat === 'waiting' && said.seat === 'waiting'
  const others = [...office.places].flatMap(([id, place]) => (id === who ? [] : [place]))
  const since = keeps ? before.since : behindAll(others, said.at)
  office.places.set(who, { ...said, since, offered: keeps ? before.offered : 'never' })
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

/** Whoever was asked with somebody. */
export const askedWith = ({ places }: PlainOffice, who: number): readonly number[] =>
  [...places].flatMap(([id, { seat, along, offered }]) =>
    seat === 'waiting' && along === who && offered !== 'never' ? [id] : [],
  )

/** Who was offered seats takes them; who is too late waits for the next, if they are others' meanwhile. */
export function takeUp(office: PlainOffice, who: number, at: number): void {
  const party = [who, ...askedWith(office, who)].flatMap((one) => office.places.get(one) ?? [])
  if (party[0]?.seat !== 'waiting') return
  const others = held(office).filter((one) => !party.includes(one))
  const fits = headsOf(party) <= free(office) - headsOf(others)
  for (const place of party) Object.assign(place, fits ? { seat: 'seated', at } : { offered: 'never' })
}

/** Who was offered seats does not want them: said by one for all who were asked as one. */
export function decline(office: PlainOffice, who: number, at: number): void {
  if (office.places.get(who)?.seat !== 'waiting') return
  for (const one of askedWith(office, who)) say(office, one, 0, { at, inPrivate: false, by: who })
  say(office, who, 0, { at, inPrivate: true })
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
