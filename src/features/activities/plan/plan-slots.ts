/** The values that a planning sentence and a change of it may hold. */
import { ACTIVITY_ENDS, PLACE_ENDS } from '../../../language/kinds-of-words.ts'
import type { Slot } from '../../../language/reading.ts'
import {
  AUDIENCE_LIKE,
  AUDIENCE_MARKS,
  BRING_LIKE,
  COMPANIONS_LIKE,
  CONTACT_LIKE,
  COST_LIKE,
  FILLER,
  LANDMARK_LIKE,
  MUST_REACH_LIKE,
  NAME_MARKS,
  NATURE_LIKE,
  NO_AUDIENCE,
  PLACE_MARKS,
  RAIN_LIKE,
  SEATS_MARKS,
  TIMES_MARKS,
  TITLE_MARKS,
} from '../vocabulary.ts'

/** What can be said besides what must be. */
const DETAIL_SLOTS = {
  bring: { kind: 'words', like: BRING_LIKE },
  cost: { kind: 'words', like: COST_LIKE },
  rain: { kind: 'words', like: RAIN_LIKE },
  contact: { kind: 'words', like: CONTACT_LIKE },
  companions: { kind: 'words', like: COMPANIONS_LIKE },
  nature: { kind: 'words', like: NATURE_LIKE },
} as const

/** In the order in which they are looked for: the surest first, the title is what remains. */
export const PLAN_SLOTS = {
  when: { kind: 'when' },
  /** Completes `when`, or puts it right: said in answer to a question about it. */
  clock: { kind: 'when', marks: [] },
  deadline: { kind: 'when', deadline: true },
  term: { kind: 'when', term: true },
  mustReach: { kind: 'words', like: MUST_REACH_LIKE },
  times: { kind: 'count', marks: TIMES_MARKS },
  seats: { kind: 'count', marks: SEATS_MARKS },
  ...DETAIL_SLOTS,
  audience: { kind: 'words', marks: AUDIENCE_MARKS, like: AUDIENCE_LIKE, never: NO_AUDIENCE },
  place: { kind: 'words', marks: PLACE_MARKS, ends: PLACE_ENDS },
  landmark: { kind: 'words', like: LANDMARK_LIKE },
  title: { kind: 'words', marks: TITLE_MARKS, ends: ACTIVITY_ENDS, rest: true },
  left: { kind: 'words', left: FILLER },
} as const satisfies { readonly [name: string]: Slot }

/** A change names what it changes, so nothing becomes the title only because it is left over. */
export const CHANGE_SLOTS = {
  when: { kind: 'when' },
  deadline: { kind: 'when', deadline: true },
  ...DETAIL_SLOTS,
  seats: { kind: 'count', marks: [...SEATS_MARKS, '(改成|改到|改为|限|加到|增加到|减到){}[人|名|位|个]'] },
  audience: { kind: 'words', marks: AUDIENCE_MARKS },
  place: { kind: 'words', marks: PLACE_MARKS, ends: PLACE_ENDS },
  landmark: { kind: 'words', like: LANDMARK_LIKE },
  title: { kind: 'words', marks: NAME_MARKS },
  left: { kind: 'words', left: FILLER },
} as const satisfies { readonly [name: string]: Slot }
