/** Decisions about care that need no database. */

/** What is asked of the staff while a death is entered: one matter an entry. */
export const aboutDeath = (departure: number): string => `death:${departure}`

/** So many days ago, at most, somebody has left a hospital of whom it is told: 昨天出院了. */
export const LONGEST_AGO = 30

/** What is asked of the 联络员 while somebody stays in hospital: one matter a stay. */
export const aboutStay = (stay: number): string => `hospital:${stay}`

/** Which stay a matter is about; `undefined` when it is about something else. */
export function stayOf(about: string | null): number | undefined {
  const id = /^hospital:(\d+)$/.exec(about ?? '')?.[1]
  return id === undefined ? undefined : Number(id)
}
