/** Clock: what day and what hour it is, for whoever has no watch at hand. */
import type { Feature } from '../../feature.ts'
import { day } from './day.ts'
import { time } from './time.ts'

export const clock: Feature = {
  id: 'clock',
  rights: { 'clock.ask': ['member', 'staff', 'administrator'] },
  commands: [time, day],
}
