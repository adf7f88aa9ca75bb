/**
 * Danger that no single word tells but several together do: 眼前发黑 and 站不住, a stranger and a sum and 联系不上. Each
 * cue counts once; what reaches 1 is an alarm. The weights are judgements, held by the table of test/language.
 */
import { byNeeded } from '../needed.ts'
import { CRIME } from './cues/crime.ts'
import type { Cue } from './cues/cue.ts'
import { FIRE } from './cues/fire.ts'
import { FRAUD } from './cues/fraud.ts'
import { ILLNESS } from './cues/illness.ts'
import { MIND } from './cues/mind.ts'
import type { Danger } from './sign.ts'

const TOLD: readonly (readonly [Danger, readonly Cue[]])[] = [
  ['fire', FIRE],
  ['illness', ILLNESS],
  ['mind', MIND],
  ['crime', CRIME],
  ['fraud', FRAUD],
]

const CUES = TOLD.flatMap(([danger, cues]) =>
  cues.map(([weight, pattern, how]) => ({ danger, weight, pattern, daily: how === 'daily' })),
)
const mayCue = byNeeded(CUES)

/** A danger that a sentence's cues tell of together; from and to: the first cue, end: of the last. */
export interface Evidence {
  readonly danger: Danger
  readonly from: number
  readonly to: number
  readonly end: number
}

/** What cues must come to for an alarm; a little less than 1, for sums of tenths are not exact. */
const ALARM = 0.999

/** What the cues of a sentence come to. */
export function weighEvidence(sentence: string): Evidence | undefined {
  const all = mayCue(sentence)
  if (!isAlarm(all)) return undefined
  for (const [danger] of TOLD) {
    const cues = all.filter((cue) => cue.danger === danger)
    if (!isAlarm(cues)) continue
    const found = cues.flatMap(({ weight, pattern, daily }) => {
      const match = pattern.exec(sentence)
      return match ? [{ weight, daily, from: match.index, to: match.index + match[0].length }] : []
    })
    if (!isAlarm(found)) continue
    const [first] = found.sort((a, b) => a.from - b.from)
    return first && { danger, from: first.from, to: first.to, end: Math.max(...found.map(({ to }) => to)) }
  }
  return undefined
}

/** 早上老伴出去买菜 alarms nobody, however much of it is told. */
const isAlarm = (cues: readonly { readonly weight: number; readonly daily: boolean }[]): boolean =>
  cues.reduce((total, { weight }) => total + weight, 0) >= ALARM && cues.some(({ daily }) => !daily)
