/**
 * Words by which people tell that somebody is in danger. Kinds stand in the order of what cannot wait: who smells gas
 * and feels sick must leave the room first. Every pattern is bounded, so that a long text costs no more than its length.
 * They cast a wide net, because a false alarm costs a call; what they must not catch stands in harmless.ts.
 */
import type { Danger, Sign } from './sign.ts'
import { CRIME } from './signs/crime.ts'
import { FIRE } from './signs/fire.ts'
import { FRAUD, SCAM_CALL } from './signs/fraud.ts'
import { ILLNESS } from './signs/illness.ts'
import { MIND, WISHES } from './signs/mind.ts'
import { UNWELL } from './signs/unwell.ts'

/** The kinds of danger, what cannot wait first. */
export const DANGERS: readonly Danger[] = ['fire', 'illness', 'mind', 'crime', 'fraud', 'unwell']

/** All signs in the order in which they are looked for. */
export const SIGNS: readonly Sign[] = [SCAM_CALL, WISHES, ...FIRE, ...ILLNESS, ...MIND, ...CRIME, ...FRAUD, ...UNWELL]
