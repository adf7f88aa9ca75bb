/** All forms in which days are written, in the order in which they are tried: the first that fits wins. */
import { CALENDAR_FORMS, FULL_FORMS, LOOSE_FORMS } from './calendar-forms.ts'
import { COUNTED_FORMS } from './counted-forms.ts'
import type { Form } from './form.ts'
import { PART_FORMS, STRETCH_FORMS } from './stretch-forms.ts'
import { WEEK_FORMS } from './week-forms.ts'

/** The longer and the stricter come first. */
export const FORMS: readonly Form[] = [
  ...FULL_FORMS,
  ...STRETCH_FORMS,
  ...CALENDAR_FORMS,
  ...PART_FORMS,
  ...COUNTED_FORMS,
  ...WEEK_FORMS,
  ...LOOSE_FORMS,
]
