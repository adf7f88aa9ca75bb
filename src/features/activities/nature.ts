/** 室内 or 室外, 动 or 静: what kind of activity it is, as far as its name and place tell. Pure. */
import { INDOORS, LIVELY, OUTDOORS, QUIET } from './vocabulary.ts'

/** What is absent is not known. */
export interface Nature {
  readonly where?: 'indoor' | 'outdoor'
  readonly pace?: 'quiet' | 'lively'
}

export function natureOf({ title, place }: { readonly title: string; readonly place: string }): Nature {
  const where = OUTDOORS.test(title) || OUTDOORS.test(place) ? 'outdoor' : INDOORS.test(place) ? 'indoor' : undefined
  const pace = LIVELY.test(title) ? 'lively' : QUIET.test(title) ? 'quiet' : undefined
  return { ...(where && { where }), ...(pace && { pace }) }
}

/** Those who seldom come are told of what is quiet and indoors first; the others stay in their order. */
export function quietFirst<T extends { readonly title: string; readonly place: string }>(
  activities: readonly T[],
): readonly T[] {
  const isQuiet = (one: T) => {
    const { where, pace } = natureOf(one)
    return where === 'indoor' && pace === 'quiet'
  }
  return [...activities.filter(isQuiet), ...activities.filter((one) => !isQuiet(one))]
}
