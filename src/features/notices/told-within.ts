/** Of which notice, and of whom among its people, staff want to know how it went. */
import { dayOf } from '../../base/calendar.ts'
import type { Scope, Turn } from '../../feature.ts'
import { leadingAudience, resolveAudience, sayAudience } from '../people/public.ts'
import { findTold, type Told } from './find-notice.ts'
import type { Notice } from './queries.ts'

export interface ToldWithin {
  readonly told: Told | undefined
  readonly scope: Scope
  /** Those who are asked about, in words; absent: all of its people. */
  readonly within: string | undefined
}

/**
 * 第一支部谁没回, 第一支部停水通知进度, 停水通知第一支部谁没回: what stands where a name may stand may say of whom it is asked, beside
 * the notice or instead of it.
 */
export async function findToldWithin(
  turn: Turn<unknown>,
  words: string | undefined,
  isIt?: (notice: Notice) => boolean,
): Promise<ToldWithin> {
  const told = await findTold(turn, words, isIt)
  // 第二支部体检 names 体检 too, and says of whom it is asked.
  if (words === undefined || told?.notice.title.includes(words) === true)
    return { told, scope: turn.scope, within: undefined }
  const asked = await readWithin(turn, words)
  if (asked === undefined) return { told, scope: turn.scope, within: undefined }
  const { rest, ...whom } = asked
  return { told: await findTold(turn, rest, isIt), ...whom }
}

/** Where they are told by unit or club alone; `rest`: what names the notice. */
async function readWithin({ db, now, office, scope }: Turn<unknown>, words: string) {
  const said = words.replace(UNIT_LAST, '$<unit>$<notice>')
  const today = dayOf(now, office.zone)
  const leading = await leadingAudience(db, said, scope, today)
  const read = leading && (await resolveAudience(db, leading.words, scope, today))
  if (leading === undefined || read === undefined || 'unknown' in read) return undefined
  const { from, age, upTo, regions, traits = [], except = [] } = read.audience
  const isNarrowed = (age ?? upTo ?? regions) !== undefined || traits.length > 0 || except.length > 0
  if (from.length === 0 || isNarrowed) return undefined
  const units = from.flatMap((one) => ('unit' in one ? one.unit : []))
  const clubs = from.flatMap((one) => ('club' in one ? one.club : []))
  const rest = said.slice(leading.words.length).replace(/^的?(?:人|同志)?/, '')
  return { rest, scope: { units, clubs }, within: sayAudience(read.audience) }
}

/** 停水通知第一支部 */
const UNIT_LAST = /^(?<notice>.+?)的?通知[，, ]*(?<unit>.{2,})$/
