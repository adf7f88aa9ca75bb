/** What words bring to the office, whatever else they say. */
import type { BroughtUp, Feature } from '../feature.ts'

/** As far as any feature knows; what presses outweighs what is only wished for. */
export function matterIn(features: readonly Feature[], words: string): BroughtUp | undefined {
  const found = features.flatMap((feature) => feature.matterIn?.(words) ?? [])
  return found.find(isPressing) ?? found[0]
}

/** What a person hears of, whatever else the words say. */
export const isPressing = (matter: BroughtUp | undefined): boolean => matter === 'trouble' || matter === 'complaint'
