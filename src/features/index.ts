/** The features, one line each. A new one is added here and nowhere else. */
import type { Time } from '../base/calendar.ts'
import type { Feature } from '../feature.ts'
import { createActivities } from './activities/feature.ts'
import { people } from './people/feature.ts'
import { standing } from './standing/feature.ts'

export interface FeatureSettings {
  /** When, on the day before an activity, people are reminded. */
  readonly remindAt: Time
}

export function listFeatures(settings: FeatureSettings): readonly Feature[] {
  // What is told of deaths and illness is heard before what may be an answer to an activity.
  return [people, standing, createActivities(settings)]
}
