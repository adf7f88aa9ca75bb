/** 室内 or 室外, 动 or 静: what kind of activity it is, as the planner says or else its name and place tell. Pure. */
import { INDOORS, LIVELY, OUTDOORS, QUIET } from '../vocabulary.ts'

/** What is absent is not known. */
export interface Nature {
  readonly where?: 'indoor' | 'outdoor'
  readonly pace?: 'quiet' | 'lively'
}

interface Described {
  readonly title: string
  readonly place: string
  readonly nature?: string | null
}

export function natureOf({ title, place, nature }: Described): Nature {
  return { ...natureFrom(title, place), ...(nature ? natureIn(nature) : {}) }
}

/** What 户外、动 says. */
export function natureIn(words: string): Nature {
  const where = /室外|户外/.test(words) ? 'outdoor' : /室内/.test(words) ? 'indoor' : undefined
  const pace = /静/.test(words) ? 'quiet' : /动/.test(words) ? 'lively' : undefined
  return { ...(where && { where }), ...(pace && { pace }) }
}

function natureFrom(title: string, place: string): Nature {
  const where = OUTDOORS.test(title) || OUTDOORS.test(place) ? 'outdoor' : INDOORS.test(place) ? 'indoor' : undefined
  const pace = LIVELY.test(title) ? 'lively' : QUIET.test(title) ? 'quiet' : undefined
  return { ...(where && { where }), ...(pace && { pace }) }
}

/** Those who seldom come are told of what is quiet and indoors first; the others stay in their order. */
export function quietFirst<T extends Described>(activities: readonly T[]): readonly T[] {
  const isQuiet = (one: T) => {
    const { where, pace } = natureOf(one)
    return where === 'indoor' && pace === 'quiet'
  }
  return [...activities.filter(isQuiet), ...activities.filter((one) => !isQuiet(one))]
}
