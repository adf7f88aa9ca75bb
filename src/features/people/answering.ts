/** Who answers for whom: the person, or a relative who may (rule 21). The same for every feature that takes answers. */
import type { PersonId, Speaker } from '../../feature.ts'

/** Who brought an answer. */
export type Bringer = 'self' | { readonly helper: PersonId } | 'staff'

/**
 * What becomes of an answer beside the one that is there. `kept`: it counts. `own-wins`: it counts, and the helper is to
 * be told. `stands`: the earlier one stays, and whoever said the new one is told. The last two are contradictions within
 * a family, of which staff hear.
 */
export type Verdict = 'kept' | 'own-wins' | 'stands'

/**
 * A person's own later answer wins, unless the family decides; a helper does not overrule what the person, or another
 * helper, has said. What staff have entered may be changed by anybody.
 */
export function judge(
  before: { readonly by: Bringer; readonly same: boolean } | undefined,
  by: Bringer,
  familyDecides: boolean,
): Verdict {
  if (before === undefined || before.same || before.by === 'staff' || by === 'staff') return 'kept'
  if (by === 'self') return before.by === 'self' ? 'kept' : familyDecides ? 'stands' : 'own-wins'
  if (before.by === 'self') return familyDecides ? 'kept' : 'stands'
  return before.by.helper === by.helper ? 'kept' : 'stands'
}

/** The elder for whom this speaker answers when a question is `person`'s; `undefined`: for themselves. */
export function helpedBy(speaker: Speaker, person: PersonId): NonNullable<Speaker['helps']>[number] | undefined {
  if (speaker.sharing.some(({ id }) => id === person)) return undefined
  return speaker.helps?.find(({ id }) => id === person)
}

const MOTHERS = /妈|母亲|老娘|婆婆|岳母|丈母|奶奶|姥姥|外婆/
const FATHERS = /爸|父亲|老爹|公公|岳父|爷爷|姥爷|外公/

const sexesNamed = (words: string): readonly ('female' | 'male')[] => [
  ...(MOTHERS.test(words) ? (['female'] as const) : []),
  ...(FATHERS.test(words) ? (['male'] as const) : []),
]

type Helped = NonNullable<Speaker['helps']>[number]
const isOneOf =
  (sexes: readonly string[]) =>
  ({ sex }: Helped): boolean =>
    sexes.length > 0 && (sex === null || sexes.includes(sex))

/** Whether somebody names a parent (我爸) who is none of those they help. */
export function namesAnother({ helps = [] }: Speaker, words: string): boolean {
  const sexes = sexesNamed(words)
  return sexes.length > 0 && helps.length > 0 && !helps.some(isOneOf(sexes))
}

/** Whom of those they help somebody names: by name, or as 我妈, 我爸; empty when nobody is named. */
export function eldersNamed(speaker: Speaker, words: string): readonly PersonId[] {
  const helps = speaker.helps ?? []
  const byName = helps.filter(({ name, address }) => words.includes(name) || words.includes(address))
  const byKin = helps.filter(isOneOf(sexesNamed(words)))
  return (byName.length > 0 ? byName : byKin).map(({ id }) => id)
}
