/** What somebody has done last, in whatever chat, so that 撤回 is about that; see `Feature.deeds`. */
import { HOUR } from '../base/spans.ts'
import type { Deed, Feature, Outcome, Speaker, Tx } from '../feature.ts'
import { findLastDeed } from './queries.ts'

/** So far back something is looked for that may be called back, in milliseconds: a night. */
const NIGHT = 16 * HOUR

interface Did {
  readonly feature: string
  readonly as?: string | undefined
}

/** Kept with a message: the last deed among what it came to; null: none. */
export function deedOf(
  features: readonly Feature[],
  decided: readonly { readonly feature: string; readonly outcome: Pick<Outcome, 'as'>; readonly did?: Did }[],
): string | null {
  const all = decided.map(({ feature, outcome, did }) => did ?? { feature, as: outcome.as })
  const done = all.findLast(({ feature, as }) => {
    const [word = ''] = as?.split(' ') ?? []
    return features.some(({ id, deeds = [] }) => id === feature && deeds.includes(word))
  })
  return done === undefined ? null : `${done.feature}:${done.as}`
}

/** The newest deed of whoever speaks, before this message; undefined: there is none, or it is not clear who speaks. */
export async function lastDeed(
  tx: Tx,
  { now, row, speaker }: { readonly now: Date; readonly row: { readonly id: number }; readonly speaker: Speaker },
): Promise<Deed | undefined> {
  if (speaker.person === undefined) return undefined
  const since = new Date(now.getTime() - NIGHT)
  const found = await findLastDeed(tx, { person: speaker.person.id, before: row.id, since })
  const [, feature, as] = /^([^:]+):(.+)$/s.exec(found?.deed ?? '') ?? []
  return found === undefined || feature === undefined || as === undefined ? undefined : { feature, as, at: found.at }
}
