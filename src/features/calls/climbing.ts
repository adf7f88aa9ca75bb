/**
 * When what must reach everybody climbs (rule 22): asked again, then rung up by their 联络员, then, where safety is at
 * stake, by way of the family, then the office's. Pure.
 */
import { DAY, HOUR } from '../../base/spans.ts'

/** Silent for so long, people are asked once more; in milliseconds. */
export const NUDGE_AFTER = DAY
/** Silent for so long, people are rung up by their 联络员; in milliseconds. */
export const LIAISON_AFTER = 2 * DAY
/** So long each step has at least, in milliseconds, where the deadline is near. */
export const LEAST_STEP = 4 * HOUR

/** From when the 联络员 ring up: two days after people were asked, and a day before the deadline where that is sooner. */
export function liaisonFrom(asked: Date, deadline: Date): Date {
  const usual = Math.min(asked.getTime() + LIAISON_AFTER, deadline.getTime() - DAY)
  return new Date(Math.max(usual, asked.getTime() + LEAST_STEP))
}

/** From when the families of those who live alone or are old are asked, where safety is at stake: the same day. */
export const familyFrom = (liaison: Date): Date => new Date(liaison.getTime() + LEAST_STEP)

/** From when it is for the office: a day after the 联络员 began, or some hours before the deadline. */
export function staffFrom(liaison: Date, deadline: Date | null): Date {
  const usual = liaison.getTime() + DAY
  const late = deadline === null ? usual : deadline.getTime() - LEAST_STEP
  return new Date(Math.max(Math.min(usual, late), liaison.getTime() + LEAST_STEP))
}
