/** Where somebody wants to be congratulated on a birthday, as people say it. Pure. */

export interface BirthdayWish {
  readonly inPrivate: boolean
  /** In the room, where everybody reads it: only of whoever has agreed (rule 13). */
  readonly inRoom: boolean
}

/** Whether 节日问候 is wanted after somebody has said this: 节日问候不要了，生日祝福还要. */
export function wantsFestivals(text: string): boolean {
  const about = text.split(/[，。；、,\s]+/).filter((clause) => /节/.test(clause))
  return !about.some((clause) => NOT.test(clause))
}

/** Of whoever has said nothing. */
export const USUAL_WISH: BirthdayWish = { inPrivate: true, inRoom: false }

/** Of whoever wants none. */
export const NO_BIRTHDAY: BirthdayWish = { inPrivate: false, inRoom: false }

/** Of whoever had stopped every kind of greeting: whichever they name now comes back, and no other. */
export const NOTHING = { ...NO_BIRTHDAY, onFestivals: false, onDays: false } as const

const NOT = /别|不|甭|取消|停/
const ROOM = /群/
const PRIVATE = /私|单独|悄悄|一对一/
/** 也可以在群里祝: beside what there is. */
const TOO = /也|可以|同意|愿意|还(?!是)/

/** What somebody wants after they have said this, if they wanted `before`: 群里祝一下就行，不用单独发. */
export function readWish(text: string, before: BirthdayWish): BirthdayWish {
  const clauses = text.split(/[，。；、,\s]+/).filter((clause) => ROOM.test(clause) || PRIVATE.test(clause))
  if (/两边|两处/.test(text)) return { inPrivate: !NOT.test(text), inRoom: !NOT.test(text) }
  if (clauses.length === 0 || clauses.length > 2) return inGeneral(!NOT.test(text), before)
  const [room, alone] = [ROOM.test(text), PRIVATE.test(text)]
  if (room && alone && (clauses.length === 1 || /都|两边/.test(text))) {
    return { inPrivate: !NOT.test(text), inRoom: !NOT.test(text) }
  }
  return clauses.reduce(afterClause, before)
}

/** Neither place is named: no more of it, or in private as is usual. */
const inGeneral = (wanted: boolean, before: BirthdayWish): BirthdayWish =>
  wanted ? { ...before, inPrivate: true } : NO_BIRTHDAY

function afterClause(before: BirthdayWish, clause: string): BirthdayWish {
  const isRoom = ROOM.test(clause)
  if (NOT.test(clause)) {
    if (!isRoom) return { ...before, inPrivate: false }
    // Whoever wanted it in the room alone, and now not there, is not without any: 不要生日祝福 says that.
    return { inPrivate: before.inPrivate || before.inRoom, inRoom: false }
  }
  if (TOO.test(clause) && !/只|光|就行|就好/.test(clause)) {
    return isRoom ? { ...before, inRoom: true } : { ...before, inPrivate: true }
  }
  return { inPrivate: !isRoom, inRoom: isRoom }
}
