/** What every list of cues is made of. */

/** A cue with what it counts; a daily one is told every day, and alarms only beside one that is not. */
export type Cue = readonly [weight: number, pattern: RegExp, how?: 'daily']
