/** Who speaks, and what they may do. */
import type { PersonId } from './office.ts'

/** What a command asks for, `feature.deed`: `activity.publish`. */
export type Right = `${string}.${string}`

/** Roles that people hold; `member` is everybody on the roster, `stranger` everybody else. */
export type Role =
  | 'stranger'
  /** Has moved away or was lost sight of: nothing is sent to them, and their data are theirs all the same. */
  | 'former'
  | 'member'
  | 'liaison'
  | 'group-leader'
  | 'club-leader'
  | 'secretary'
  | 'staff'
  | 'administrator'

/**
 * Where a right holds: in the whole office, or in these units and what lies below them, in these clubs and, for whoever is
 * 联络员, for the people who have them (or those they stand in for) as their own 联络员, wherever they belong.
 */
export type Scope =
  | 'office'
  | {
      readonly units: readonly number[]
      readonly clubs?: readonly number[]
      readonly looksAfter?: readonly PersonId[]
    }

/** Somebody on the roster; the unit (第一支部第二小组) tells people of one name apart. */
export interface NamedPerson {
  readonly id: PersonId
  readonly name: string
  readonly unit: string | null
}

/** An elder for whom a relative may answer. */
export interface HelpedPerson extends NamedPerson {
  /** 王师傅 */
  readonly address: string
  readonly sex: 'male' | 'female' | null
}

/** Who wrote a message. */
export interface Speaker {
  /**
   * Absent: not on the roster, not yet confirmed by staff, or two people share the phone and it is not clear who wrote;
   * whoever said so counts as the writer for some hours.
   */
  readonly person?: NamedPerson & { readonly address: string }
  /** Everybody who is surely behind this chat, for phones that two people share. */
  readonly sharing: readonly (NamedPerson & { readonly sex?: 'male' | 'female' | null })[]
  /** It is the phone of somebody who has died, and of nobody else that is known. */
  readonly phoneOf?: string
  /** Elders for whom the speaker may answer as a relative; absent: nobody. */
  readonly helps?: readonly HelpedPerson[]
  readonly rights: ReadonlyMap<Right, Scope>
  /** The office looks after the writer, whatever posts they hold: whoever stands in for staff may be in need like anybody. */
  readonly isElder?: true
}

/**
 * Where somebody holds a right; `undefined`: nowhere. The one place where it is looked up what somebody may do, whether they
 * write, answer or open a page.
 */
export const scopeFor = ({ rights }: Pick<Speaker, 'rights'>, right: Right): Scope | undefined => rights.get(right)

/** Whoever may be behind the words: two people may share the phone. */
export const whoMayBe = ({ person, sharing }: Pick<Speaker, 'person' | 'sharing'>): readonly PersonId[] =>
  (person === undefined ? sharing : [person]).map(({ id }) => id)

/** Whether somebody holds a right at all. */
export const mayDo = (speaker: Pick<Speaker, 'rights'>, right: Right): boolean => scopeFor(speaker, right) !== undefined
