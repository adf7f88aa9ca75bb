/** Whom something is for: read from an office's own words, kept as plain data, and said back so that it can be checked. */
import type { Day } from '../../base/calendar.ts'
import { NUMBER, numberValue } from '../../language/numbers.ts'
import { bornBy, type Region } from './rules.ts'
import { type Asked, either, traitAt } from './traits.ts'
import * as vocabulary from './vocabulary.ts'

/** A unit with everything below it, or a club. The name is kept as it was when the audience was read. */
export type Source = { readonly unit: number; readonly name: string } | { readonly club: number; readonly name: string }

/** Somebody who is named. */
export interface OnePerson {
  readonly person: number
  readonly name: string
}

/** The union of `from` (empty: the whole office), narrowed by all the rest. Plain JSON. */
export interface Audience extends Narrowing {
  readonly from: readonly Source[]
}

/** An audience in which people may be named one by one as well. */
export interface Recipients extends Narrowing {
  readonly from: readonly (Source | OnePerson)[]
}

/** What holds for everybody in an audience. */
export interface Narrowing {
  /** At least so old on the day on which the words were read. */
  readonly age?: { readonly atLeast: number; readonly bornBy: Day }
  /** At most so old, likewise. */
  readonly upTo?: { readonly atMost: number; readonly bornAfter: Day }
  readonly regions?: readonly Region[]
  readonly traits?: readonly Asked[]
  /** These, and everybody below them, are left out. */
  readonly except?: readonly (Source | OnePerson)[]
}

/** What can be named within a scope. */
export interface Names {
  readonly units: readonly {
    readonly id: number
    readonly kind: 'committee' | 'branch' | 'group'
    readonly name: string
    readonly parentId: number | null
    readonly parentName: string | null
  }[]
  readonly clubs: readonly { readonly id: number; readonly name: string }[]
  /** Words of the office's own by which people are kept in view: 失独. */
  readonly tags: readonly string[]
  /** Audiences that were given a name; their words are read anew each time. */
  readonly saved: readonly { readonly name: string; readonly words: string }[]
  /** What 全体 stands for: the office, or the units of a narrower scope. */
  readonly everyone: 'office' | readonly number[]
}

export type ReadAudience = { readonly audience: Audience } | Unread
export type ReadRecipients = { readonly audience: Recipients } | Unread

/** Words that name nobody, or nobody within reach. */
export interface Unread {
  readonly unknown: string
  /** They name people of the office, but none of those whom the speaker leads: these units and clubs. */
  readonly beyond?: readonly string[]
  /** They name one of several of the same name: what tells each from the others; '' where nothing on record does. */
  readonly several?: readonly string[]
  /** They name a unit of which there are several, each under another one: the whole names of these. */
  readonly units?: readonly string[]
  /** They name units and clubs and do not say whether both are meant or those who are in both: one of each. */
  readonly crossed?: readonly string[]
}

type Unit = Names['units'][number]

type Mark =
  | { readonly is: 'unit'; readonly units: readonly Unit[] }
  | { readonly is: 'club'; readonly id: number; readonly name: string }
  | { readonly is: 'everyone' | 'every-branch' | 'and' | 'or' | 'pause' | 'filler' }
  | { readonly is: 'age'; readonly atLeast?: number; readonly atMost?: number }
  | { readonly is: 'trait'; readonly asked: Asked }
  | { readonly is: 'saved'; readonly words: string }
  | { readonly is: 'region'; readonly regions: readonly Region[] }

type Lexicon = readonly (readonly [form: string, mark: Mark])[]

const END_OF_RUN = /[和及与跟、+/,。;:()“”]/

/**
 * Reads words such as 第一支部和太极拳协会，70岁以上，不含异地. Whatever is not understood, or could be meant in two
 * ways, comes back as `unknown`: nobody is ever left out or added silently.
 */
export function readWhole(
  words: string,
  names: Names,
  today: Day,
  readSaved: (words: string, names: Names, today: Day) => ReadAudience = readWhole,
): ReadAudience {
  const text = words.normalize('NFKC').replace(/\s+/g, '')
  const scanned = scan(text, lexiconOf(names), names.tags)
  if ('unknown' in scanned) return scanned
  const marks = scanned.marks.filter((mark) => mark.is !== 'filler')
  const saved = marks.find((mark) => mark.is === 'saved')
  const narrowed = narrowingOf(marks, today)
  if (saved !== undefined)
    return (
      narrowSaved(readSaved(saved.words, { ...names, saved: [] }, today), marks, narrowed) ?? { unknown: words.trim() }
    )
  const sources = sourcesOf(marks, names)
  if (sources === undefined || narrowed === undefined || !('from' in sources))
    return { unknown: words.trim(), ...(sources && !('from' in sources) && sources) }
  return { audience: { ...sources, ...narrowed } }
}

/** Longer than this no beginning of a sentence says whom it is for, in characters. */
const LONGEST_LEAD = 40
const ENDS_OPEN = /[\s和及与跟、+/,，。;；.:：(（“"]$/

/**
 * The longest beginning of a sentence that says whom something is for (第一支部和太极拳协会的同志 of 第一支部和太极拳协会的同志
 * 明天停水); `words` is that beginning as it was written. Of 第一支部太极拳协会 the branch alone is not meant: that is asked.
 */
export function readLeadingAudience(
  text: string,
  names: Names,
  today: Day,
): { readonly read: ReadAudience; readonly words: string } | undefined {
  for (let end = Math.min(LONGEST_LEAD, text.length); end > 1; end--) {
    const words = text.slice(0, end)
    const read = ENDS_OPEN.test(words) ? { unknown: words } : readWhole(words, names, today)
    if ('audience' in read || read.crossed !== undefined) return { read, words }
  }
  return undefined
}

/** A saved audience stands alone, perhaps narrowed further: joined with others it could be meant in two ways. */
function narrowSaved(
  before: ReadAudience,
  marks: readonly Mark[],
  narrowed: Narrowing | undefined,
): ReadAudience | undefined {
  const others = marks.filter((mark) => mark.is !== 'pause' && !isNarrowing(mark))
  if (others.length > 1 || narrowed === undefined || 'unknown' in before) return undefined
  const { audience } = before
  const twice = (['age', 'upTo', 'regions'] as const).some((key) => audience[key] && narrowed[key])
  const traits = [...(audience.traits ?? []), ...(narrowed.traits ?? [])]
  return twice ? undefined : { audience: { ...audience, ...narrowed, ...(traits.length > 0 && { traits }) } }
}

function lexiconOf(names: Names): Lexicon {
  const units = new Map<string, Unit[]>()
  for (const unit of names.units) {
    for (const form of vocabulary.unitForms(unit.name)) units.set(form, [...(units.get(form) ?? []), unit])
  }
  const plain = (forms: readonly string[], mark: Mark) => forms.map((form) => [form, mark] as const)
  const entries: Lexicon = [
    ...ownForms(names),
    ...[...units].map(([form, candidates]) => [form, { is: 'unit', units: candidates }] as const),
    ...names.clubs.flatMap((club) => plain(clubFormsOf(club, names), { is: 'club', ...club })),
    ...names.saved.flatMap(({ name, words }) => plain([name.normalize('NFKC')], { is: 'saved', words })),
    ...plain(vocabulary.EVERYONE, { is: 'everyone' }),
    ...plain(vocabulary.EVERY_BRANCH, { is: 'every-branch' }),
    ...plain(vocabulary.AND, { is: 'and' }),
    ...plain(vocabulary.OR, { is: 'or' }),
    ...plain(vocabulary.PAUSE, { is: 'pause' }),
    ...plain(vocabulary.FILLERS, { is: 'filler' }),
  ]
  // The longest first, so that 十一支部 is not read as 一支部; the order is stable, so units come before other words.
  return entries.toSorted(([a], [b]) => b.length - a.length)
}

const OURS = ['', '我们', '我们的', '咱们', '咱们的', '咱', '我', '本']
const KINDS = { committee: [], branch: ['支部', '党支部'], group: ['小组', '党小组', '组'] } as const

/** Whoever leads a unit calls it theirs (我们小组), and may say its whole name although nothing above it is theirs. */
function ownForms({ everyone, units }: Names): Lexicon {
  if (everyone === 'office') return []
  return units
    .filter(({ id }) => everyone.includes(id))
    .flatMap((unit) => {
      const above = unit.parentName === null ? [] : vocabulary.unitForms(unit.parentName)
      const whole = above.flatMap((branch) => vocabulary.unitForms(unit.name).map((form) => branch + form))
      const ours = OURS.flatMap((whose) => KINDS[unit.kind].map((kind) => whose + kind))
      return [...ours, ...whole].map((form) => [form, { is: 'unit', units: [unit] }] as const)
    })
}

/** The units and clubs that somebody leads, by name. */
export function ledBy(names: Names): readonly string[] {
  return (wholeScope(names) ?? []).map(({ name }) => name)
}

/** What a club may be called without being taken for another one. */
function clubFormsOf(club: Names['clubs'][number], { clubs }: Names): readonly string[] {
  const others = clubs.filter(({ id }) => id !== club.id).flatMap(({ name }) => vocabulary.clubForms(name))
  return vocabulary.clubForms(club.name).filter((form) => form === club.name || !others.includes(form))
}

/** Cuts the text into marks from left to right. What fits nothing is reported up to the next pause. */
function scan(
  text: string,
  lexicon: Lexicon,
  tags: readonly string[],
): { marks: readonly Mark[] } | { unknown: string } {
  const marks: Mark[] = []
  let at = 0
  while (at < text.length) {
    const rest = text.slice(at)
    const written = lexicon.find(([form, mark]) => mark.is === 'saved' && rest.startsWith(form))
    const found =
      written ?? patternAt(rest, tags) ?? siblingAt(rest, lexicon) ?? lexicon.find(([form]) => rest.startsWith(form))
    if (found === undefined) return { unknown: rest.slice(0, Math.max(1, endOfRun(rest))) }
    marks.push(found[1])
    at += found[0].length
  }
  return { marks }
}

function endOfRun(rest: string): number {
  const end = rest.search(END_OF_RUN)
  return end === -1 ? rest.length : end
}

function patternAt(rest: string, tags: readonly string[]): readonly [string, Mark] | undefined {
  const age = ageAt(rest)
  if (age !== undefined) return age
  for (const [pattern, regions] of vocabulary.REGIONS) {
    const [words] = pattern.exec(rest) ?? []
    if (words !== undefined) return [words, { is: 'region', regions }]
  }
  const trait = traitAt(rest, tags)
  return trait && [rest.slice(0, trait.length), { is: 'trait', asked: trait.asked }]
}

function ageAt(rest: string): readonly [string, Mark] | undefined {
  for (const [pattern, about] of vocabulary.AGES) {
    const match = pattern.exec(rest)
    const [low, high] = [match?.groups?.['low'], match?.groups?.['high']].map((words) => numberValue(words ?? ''))
    if (match !== null) return [match[0], { is: 'age', ...about(low, high) }]
  }
  return undefined
}

const SIBLING = new RegExp(`^(第?${NUMBER})(?=[、和及与,](?:第?${NUMBER}[、和及与,])*第?${NUMBER}党?(支部|小组|组))`)

/** The 第一 of 第一、二支部: a number that borrows its kind from what follows. */
function siblingAt(rest: string, lexicon: Lexicon): readonly [string, Mark] | undefined {
  const [, number, kind] = SIBLING.exec(rest) ?? []
  if (number === undefined || kind === undefined) return undefined
  const mark = lexicon.find(([form]) => form === number + kind)?.[1]
  return mark && [number, mark]
}

type Sources = Pick<Audience, 'from'> | Required<Pick<Unread, 'units'>> | Required<Pick<Unread, 'crossed'>>

/**
 * `units`: a name is borne by several; `crossed`: see `isCrossed`; `undefined`: it is not clear who is meant, or no people
 * are named at all.
 */
function sourcesOf(marks: readonly Mark[], names: Names): Sources | undefined {
  const sources: Source[] = []
  let everyone = false
  let branch: Unit | undefined
  for (const [index, mark] of marks.entries()) {
    if (mark.is === 'club') sources.push({ club: mark.id, name: mark.name })
    if (mark.is === 'every-branch') sources.push(...branchesOf(names))
    if (mark.is === 'everyone') everyone ||= !marks.some(namesPeople) || isJoined(marks, index)
    if (mark.is !== 'unit') continue
    const next = marks[index + 1]
    const unit = unitMeant(mark.units, branch)
    if (unit === undefined) return { units: mark.units.map(wholeName) }
    branch = unit.kind === 'group' ? branch : isGroupOf(next, unit) ? unit : undefined
    if (branch !== unit) sources.push(sourceOf(unit, names))
  }
  if (!everyone && sources.length === 0 && !marks.some(isNarrowing)) return undefined
  if (isCrossed(marks)) {
    const both = [sources.find((one) => 'unit' in one), sources.find((one) => 'club' in one)]
    return { crossed: both.flatMap((one) => one?.name ?? []) }
  }
  if (marks.some((_, index) => isAstray(marks, index))) return undefined
  const from = everyone || sources.length === 0 ? wholeScope(names) : unique(sources)
  return from && { from }
}

/** Whether 和 or the like stands right before or after: 全体和合唱团 is everybody, 第一支部全体 is the branch. */
function isJoined(marks: readonly Mark[], index: number): boolean {
  return marks[index - 1]?.is === 'and' || marks[index + 1]?.is === 'and'
}

/** 第一支部里参加太极拳协会的: a unit and a club that nothing joins or parts are rather those in both than all of either. */
function isCrossed(marks: readonly Mark[]): boolean {
  const parts = marks.filter((mark) => namesPeople(mark) || mark.is === 'and' || mark.is === 'pause')
  return parts.some((mark, index) => {
    const next = parts[index + 1]
    return namesPeople(mark) && namesPeople(next) && (mark.is === 'club') !== (next?.is === 'club')
  })
}

/** 第一支部，全体: the branch or the office? A pause leaves it open, and guessing wrong would write to everybody. */
function isAstray(marks: readonly Mark[], index: number): boolean {
  if (marks[index]?.is !== 'everyone' || !marks.some(namesPeople) || isJoined(marks, index)) return false
  return !namesPeople(marks[index - 1]) && !namesPeople(marks[index + 1])
}

/** A group's name alone is enough when only one unit bears it; otherwise its branch must have been said just before. */
function unitMeant(candidates: readonly Unit[], branch: Unit | undefined): Unit | undefined {
  const inBranch = candidates.filter((unit) => unit.parentId === branch?.id)
  const fitting = branch !== undefined && inBranch.length > 0 ? inBranch : candidates
  return fitting.length === 1 ? fitting[0] : undefined
}

function isGroupOf(mark: Mark | undefined, branch: Unit): boolean {
  return mark?.is === 'unit' && mark.units.some((unit) => unit.parentId === branch.id)
}

const namesPeople = (mark: Mark | undefined) =>
  mark?.is === 'unit' || mark?.is === 'club' || mark?.is === 'every-branch'
const isNarrowing = (mark: Mark | undefined) => mark?.is === 'age' || mark?.is === 'region' || mark?.is === 'trait'

const branchesOf = (names: Names) =>
  names.units.filter(({ kind }) => kind === 'branch').map((unit) => sourceOf(unit, names))

export function wholeScope(names: Names): readonly Source[] | undefined {
  const { everyone } = names
  if (everyone === 'office') return []
  const sources = [
    ...names.units.filter(({ id }) => everyone.includes(id)).map((unit) => sourceOf(unit, names)),
    // Whoever may name only some clubs leads them.
    ...names.clubs.map(({ id, name }) => ({ club: id, name })),
  ]
  return sources.length === 0 ? undefined : sources
}

/** A group is called by its branch as well, and a branch by its 党总支 where another has one of that name. */
function sourceOf(unit: Unit, { units }: Names): Source {
  const isAlone = unit.kind !== 'group' && !units.some(({ id, name }) => id !== unit.id && name === unit.name)
  return { unit: unit.id, name: isAlone ? unit.name : wholeName(unit) }
}

const wholeName = ({ name, parentName }: Unit): string => `${parentName ?? ''}${name}`

export function unique<One extends Source | OnePerson>(sources: readonly One[]): readonly One[] {
  const keys = sources.map((source) => JSON.stringify(source))
  return sources.filter((_, index) => keys.indexOf(keys[index] ?? '') === index)
}

/**
 * Age, place and traits hold for everybody named, so they must stand before or after all names; in between, or joined by
 * 和, it is not clear whom they are about (`undefined`).
 */
function narrowingOf(marks: readonly Mark[], today: Day): Narrowing | undefined {
  const named = marks.flatMap((mark, index) => (namesPeople(mark) ? [index] : []))
  const [first = 0, last = 0] = [named[0], named.at(-1)]
  const unclear = marks.some(
    (mark, index) => isNarrowing(mark) && ((index > first && index < last) || isJoined(marks, index)),
  )
  const ages = marks.flatMap((mark) => (mark.is === 'age' ? [mark] : []))
  const regions = marks.flatMap((mark) => (mark.is === 'region' ? [mark.regions] : []))
  const traits = traitsOf(marks)
  if (unclear || traits === undefined || ages.length > 1 || regions.length > 1) return undefined
  const [[age], [only]] = [ages, regions]
  return {
    ...agesOf(age?.atLeast, age?.atMost, today),
    ...(only === undefined ? {} : { regions: only }),
    ...(traits.length === 0 ? {} : { traits }),
  }
}

/** 独居或空巢的 asks for one of both; whatever else 或 joins is not clear (`undefined`). */
function traitsOf(marks: readonly Mark[]): readonly Asked[] | undefined {
  const traits: Asked[] = []
  for (const [index, mark] of marks.entries()) {
    const before = marks[index - 1]
    if (before?.is === 'or') {
      const first = traits.pop()
      const both = mark.is === 'trait' && marks[index - 2]?.is === 'trait' && first && either(first, mark.asked)
      if (!both) return undefined
      traits.push(both)
    } else if (mark.is === 'trait') traits.push(mark.asked)
  }
  return marks.at(-1)?.is === 'or' || marks[0]?.is === 'or' ? undefined : traits
}

function agesOf(atLeast: number | undefined, atMost: number | undefined, today: Day): Narrowing {
  return {
    ...(atLeast === undefined ? {} : { age: { atLeast, bornBy: bornBy(atLeast, today) } }),
    ...(atMost === undefined ? {} : { upTo: { atMost, bornAfter: bornBy(atMost + 1, today) } }),
  }
}

/** The same audience on a later day: 70岁以上 holds whoever has turned 70 since it was read. */
export function onDay<A extends Recipients>(audience: A, today: Day): A {
  return { ...audience, ...agesOf(audience.age?.atLeast, audience.upTo?.atMost, today) }
}
