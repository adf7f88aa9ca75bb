/** Who is left out of an audience: 全体，除了三支部; 不含第二小组; 第二支部，何守田别发. Pure. */
import type { Day } from '../../base/calendar.ts'
import {
  type Audience,
  type Names,
  type OnePerson,
  type ReadAudience,
  type ReadRecipients,
  type Recipients,
  readWhole,
  type Source,
  unique,
  wholeScope,
} from './audience.ts'
import { isNarrowed } from './narrowing.ts'
import type { Region } from './rules.ts'

const WHO = '[^,。;:()]+?'
const SAID_BEFORE = new RegExp(
  `(?:除(?!外)[去了开]?|不含|不包括|不包含|不要|不请|别请|去掉|刨去|刨开)(?<who>${WHO})(?:之外|以外|除外)?的?(?=都|全|其[他它余]|别的|剩下|[,。;:()]|$)`,
)
const SAID_BEHIND = new RegExp(
  `(?<=^|[,。;:()])(?<who>${WHO})的?(?:就|都|也)?(?:除外|不算|不含|不请|不要|别请|不?用?不发|别发|不用发|别通知|不通知|不用通知)了?(?=[,。;:()]|$)`,
)
/** 其他人都发: whoever is not left out. */
const THE_OTHERS =
  /(?<=^|[,。;:()])(?:其[他它余]|别的|剩下)的?(?:支部|同志|人)?(?:都|全)?(?:(?:发|通知)(?:一下|到)?)?(?=[,。;:()]|$)/

/** The words without what leaves somebody out, and whom each of these names. Only 其他人 and 都 may be left of them. */
export function cutLeftOut(words: string): { readonly rest: string; readonly phrases: readonly string[] } {
  let rest = words.normalize('NFKC').replace(/\s+/g, '')
  const phrases: string[] = []
  for (const form of [SAID_BEFORE, SAID_BEHIND]) {
    for (let found = form.exec(rest); found !== null; found = form.exec(rest)) {
      phrases.push((found.groups?.['who'] ?? '').replace(/的$/, ''))
      rest = rest.slice(0, found.index) + rest.slice(found.index + found[0].length)
    }
  }
  const bare = phrases.length === 0 ? rest : rest.replace(THE_OTHERS, '')
  return { rest: bare.replace(/^[,。;:]*[都全]?(?:(?:发|通知)(?:一下|到)?)?$|^[,。;:]+|[,。;:]+$/g, ''), phrases }
}

/** Whom a phrase names, as a whole or one by one: 住院的和外地的. */
export const piecesOf = (phrase: string): readonly string[] =>
  phrase.split(/以及|还有|[、和及与跟]/).filter((piece) => piece !== '')

/** As `readWhole`, and without those who are left out: 全体，除了陈德福; `readPeople` reads who is named. */
export function readAudience(
  words: string,
  names: Names,
  today: Day,
  readPeople: (words: string) => ReadRecipients | undefined = () => undefined,
): ReadAudience {
  const read = readWhole(words, names, today, readAudience)
  const { rest, phrases } = cutLeftOut(words)
  if ('audience' in read || phrases.length === 0) return read
  const everyone = wholeScope(names)
  const whole = rest === '' && everyone ? { audience: { from: everyone } } : readWhole(rest, names, today)
  if ('unknown' in whole) return whole
  return leaveOut(whole.audience, phrases, (out) => {
    const units = readWhole(out, names, today)
    return 'audience' in units ? units : (readPeople(out) ?? units)
  })
}

const EVERYWHERE: readonly Region[] = ['city', 'province', 'away', 'abroad']

/** An audience without those whom `read` finds in the phrases; `unknown`: the words of those whom nobody can tell. */
function leaveOut(
  whole: Audience,
  phrases: readonly string[],
  read: (words: string) => ReadRecipients,
): { readonly audience: Audience } | { readonly unknown: string } {
  let audience = whole
  for (const phrase of phrases) {
    const all = without(audience, read(phrase))
    const pieces = all === undefined ? piecesOf(phrase) : []
    for (const piece of pieces) {
      const one = without(audience, read(piece))
      if (one === undefined) return { unknown: phrase }
      audience = one
    }
    audience = all ?? audience
  }
  return { audience }
}

type Named = Source | OnePerson

/** `undefined`: it cannot be told who is left. */
function without<One extends Recipients>(whole: One, read: ReadRecipients): One | undefined {
  if ('unknown' in read) return undefined
  const { from, age, upTo, regions, traits = [], except } = read.audience
  if (age !== undefined || upTo !== undefined || except !== undefined) return undefined
  if (from.length > 0) return isNarrowed(read.audience) ? undefined : withoutNamed(whole, from)
  const [only, ...others] = traits
  if (regions !== undefined) {
    const stay = EVERYWHERE.filter((region) => !regions.includes(region))
    return only !== undefined || whole.regions !== undefined ? undefined : { ...whole, regions: stay }
  }
  // 除了党员和独居的 read as a whole would leave out only those who are both.
  if (only === undefined || others.length > 0 || only.not) return undefined
  return { ...whole, traits: [...(whole.traits ?? []), { ...only, not: true }] }
}

/** Whoever was named is named no more; whoever is among them is left out. */
function withoutNamed<One extends Recipients>(whole: One, out: readonly Named[]): One | undefined {
  const gone = new Set(out.map(keyOf))
  const from = whole.from.filter((one) => !gone.has(keyOf(one)))
  const known = new Set(whole.from.map(keyOf))
  const except = unique([...(whole.except ?? []), ...out.filter((one) => !known.has(keyOf(one)))])
  if (from.length === 0 && whole.from.length > 0) return undefined
  return { ...whole, from, ...(except.length > 0 && { except }) }
}

const keyOf = (one: Named): string =>
  'person' in one ? `person ${one.person}` : 'unit' in one ? `unit ${one.unit}` : `club ${one.club}`

/** An audience without those of another one; `undefined`: nobody is left, or it cannot be told who. */
export const withoutThose = <One extends Recipients>(whole: One, out: Recipients): One | undefined =>
  without(whole, { audience: out })

/** Nobody who is named now is left out any more. */
export function takenBack<One extends Recipients>(whole: One, named: readonly Named[]): One {
  const { except = [], ...rest } = whole
  const back = new Set(named.map(keyOf))
  const left = except.filter((one) => !back.has(keyOf(one)))
  return { ...(rest as One), ...(left.length > 0 && { except: left }) }
}

/** An audience and others besides; `undefined` where what narrows one of them would narrow all, or nobody comes of it. */
export function withThose(whole: Recipients, more: Recipients): Recipients | undefined {
  const { except: _, ...plain } = whole
  if (isNarrowed(plain) || isNarrowed(more)) return undefined
  if (more.from.length === 0) return more
  const back = takenBack(whole, more.from)
  if (whole.from.length > 0) return { ...back, from: unique([...whole.from, ...more.from]) }
  return (back.except ?? []).length < (whole.except ?? []).length || whole.except === undefined ? back : undefined
}
