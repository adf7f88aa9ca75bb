/** The features, one line each. A new one is added here and nowhere else. */
import type { Time } from '../base/calendar.ts'
import type { Feature } from '../feature.ts'
import { createActivities } from './activities/feature.ts'
import { people } from './people/feature.ts'

export interface FeatureSettings {
  /** When, on the day before an activity, people are reminded. */
  readonly remindAt: Time
}

export function listFeatures(settings: FeatureSettings): readonly Feature[] {
  return [people, createActivities(settings)]
}
