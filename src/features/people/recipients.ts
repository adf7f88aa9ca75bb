/** People named one by one, with units and clubs beside them: 陈德福和李桂兰, 第一支部的李桂兰, 第二支部、陈德福. Pure. */
import { type OnePerson, type ReadAudience, type ReadRecipients, type Unread, unique } from './audience.ts'
import { isNarrowed } from './narrowing.ts'

/** Somebody named in the words, as `findMentioned` finds them. */
export interface Named {
  readonly from: number
  readonly to: number
  readonly text: string
  readonly people: readonly Candidate[]
}

interface Candidate {
  readonly id: number
  readonly name: string
  /** 第一支部第二小组 */
  readonly unit: string | null
  /** Unit and former unit as people say them. */
  readonly saidOf: readonly string[]
}

const AND = /[、，,和及与跟+\s]/
const TITLE =
  '(?:老?同志|老?师傅|老师|老|大姐|大哥|阿姨|叔叔?|[两俩仨三四几]位|[两三四五六几]个人|[俩仨]|他们|她们|们)*'
const ONLY_TITLE = new RegExp(`^${TITLE}$`)
const SEPARATED = new RegExp(`^${TITLE}(?:[、，,和及与跟+\\s]|以及)+(?<whose>[^、，,和及与跟+\\s]*?)的?$`)
/** No one is told, but what is theirs: 陈德福的老伴, 陈德福家, 陈德福去世了. */
const NOT_THEM =
  /^(?:的|家(?!里停)|他|她|老伴|爱人|去世|逝世|病故|走了|没了|追悼|[^，。,]{0,6}(?:去世|逝世|病故|追悼会|告别仪式|遗体))/

/**
 * Reads words that name people, among them perhaps units and clubs, which `readUnits` reads. `undefined`: nobody is named,
 * or something stands beside the names that is not understood. Namesakes come back as `several`.
 */
export function readRecipients(
  words: string,
  named: readonly Named[],
  readUnits: (words: string) => ReadAudience,
): ReadRecipients | undefined {
  const people: OnePerson[] = []
  const units: string[] = []
  for (const [start, end] of segmentsOf(words, named)) {
    const segment = words.slice(start, end)
    const one = named.find(({ from, to }) => from >= start && to <= end)
    if (one === undefined) {
      if (!ONLY_TITLE.test(segment)) units.push(segment)
      continue
    }
    const read = personIn(one, words.slice(start, one.from), words.slice(one.to, end))
    if (read === undefined || 'unknown' in read) return read
    people.push(read)
  }
  if (people.length === 0) return undefined
  if (units.length === 0) return { audience: { from: unique(people) } }
  const read = readUnits(units.join('、'))
  if ('unknown' in read || isNarrowed(read.audience)) return undefined
  const { from } = read.audience
  // Everybody holds everyone already.
  return { audience: { from: from.length === 0 ? [] : unique([...from, ...people]) } }
}

/** How far from its beginning a text names people one after the other; 0: it does not, or it speaks of what is theirs. */
export function leadOf(text: string, named: readonly Named[]): number {
  let end = 0
  for (const one of named) {
    const between = text.slice(end, one.from)
    const isNext = end === 0 ? one.from === 0 : SEPARATED.exec(between)?.groups?.['whose'] === ''
    if (!isNext) break
    end = one.to
  }
  end = withoutPause(text, named, end) ?? end
  if (end === 0) return 0
  const title = new RegExp(`^${TITLE}`).exec(text.slice(end))?.[0] ?? ''
  const after = end + title.length
  return NOT_THEM.test(text.slice(after)) ? 0 : after
}

/** Names that come without a pause, and stand apart from what is told: 赵国强何守田三个人，明天来; not 陈德福何守田住院了. */
function withoutPause(text: string, named: readonly Named[], end: number): number | undefined {
  let last = end
  for (const one of named) if (one.from === last && last > 0) last = one.to
  return last > end && APART.test(text.slice(last)) ? last : undefined
}

const APART = new RegExp(`^${TITLE}(?:都|，|,|：|:|\\s)|^[两俩仨三四五六几][个位]`)

/** Cut at 和 and the like, but not within a name: 和平, 李及. */
function segmentsOf(words: string, named: readonly Named[]): readonly (readonly [number, number])[] {
  const segments: [number, number][] = []
  let start = 0
  for (let at = 0; at <= words.length; at++) {
    // 赵国强何守田孙淑珍, one name right behind the other.
    if (named.some(({ from }) => from === at) && named.some(({ to }) => to === at)) {
      segments.push([start, at])
      start = at
    }
    const isWithin = named.some(({ from, to }) => at >= from && at < to)
    if (at < words.length && (isWithin || !AND.test(words.charAt(at)))) continue
    if (at > start) segments.push([start, at])
    start = at + 1
  }
  return segments
}

/** What tells somebody from the others of the name, as they may be called by it: 第一支部第二小组, 原检验科; '': nothing does. */
function tellingOf(one: Candidate, all: readonly Candidate[]): string {
  const others = all.filter((other) => other !== one)
  const own = one.saidOf.filter((word) => !others.some(({ saidOf }) => saidOf.includes(word)))
  return own.includes(one.unit ?? '') ? (one.unit ?? '') : (own[0] ?? '')
}

function personIn({ people, text }: Named, before: string, after: string): OnePerson | Unread | undefined {
  const whose = before.replace(/的$/, '')
  if (!ONLY_TITLE.test(after)) return undefined
  const meant = whose === '' ? people : people.filter(({ saidOf }) => saidOf.includes(whose))
  const [only] = meant
  if (only === undefined) return undefined
  if (meant.length > 1) return { unknown: text, several: meant.map((one) => tellingOf(one, meant)) }
  // Namesakes are told apart wherever it is said for whom something is.
  return { person: only.id, name: people.length > 1 ? `${only.name}（${only.unit ?? ''}）` : only.name }
}
