/** Spans of time in milliseconds. Calendar days are counted by `calendar.ts`: where clocks are put forward, one has 23 hours. */
export const SECOND = 1_000
export const MINUTE = 60 * SECOND
export const HOUR = 60 * MINUTE
export const DAY = 24 * HOUR

/** A day in minutes, for what is counted in them. */
export const DAY_IN_MINUTES = DAY / MINUTE
