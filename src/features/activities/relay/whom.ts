/** Whom the lines of a 接龙 name. */
import type { PersonId, Turn } from '../../../feature.ts'
import { findMentioned, type KnownPerson } from '../../people/public.ts'
import { findInvitations } from '../queries.ts'
import type { Post } from './queries.ts'

/** A line's person, where it is certain, and all whom it may mean. */
export interface Named {
  readonly person: PersonId | undefined
  readonly people: readonly KnownPerson[]
}

/** The writer's family, who have no line of their own on the roster: 老伴, 小孙子, 陈德福老伴. */
const FAMILY =
  /(?:老伴|爱人|老公|老婆|丈夫|妻子|媳妇|老头子?|先生|太太|儿子|女儿|闺女|孙子|孙女|外孙女?|外孙|女婿|儿媳妇?|妈妈?|爸爸?|母亲|父亲|保姆|家属|亲家|妹妹?|弟弟?|姐姐?|哥哥?)$/

/** For each of `names`, in order. One query for all of them. */
export async function whomNamed(
  turn: Turn<unknown>,
  activityId: number,
  post: Post,
  names: readonly string[],
): Promise<readonly Named[]> {
  const found = await findMentioned(turn.db, names.join('\n'), 'office')
  const ids = found.flatMap(({ people }) => people.map(({ id }) => id))
  const invitations = await findInvitations(turn.db, ids, turn.now)
  const invited = new Set(invitations.filter((one) => one.activityId === activityId).map(({ personId }) => personId))
  let from = 0
  return names.map((name) => {
    const to = from + name.length
    const inside = found.filter((one) => one.from >= from && one.to <= to)
    from = to + 1
    const [first, ...others] = inside
    if (first !== undefined && others.length === 0 && first.how !== 'near') return pick(first, invited, post)
    const isWriter = post.names.includes(name) || (first === undefined && FAMILY.test(name))
    if (isWriter && post.personId !== null) return { person: post.personId, people: [] }
    return { person: undefined, people: inside.flatMap(({ people }) => people) }
  })
}

/** Of several of one name, the writer, else the only one who was asked. */
function pick(
  { how, people }: { readonly how: string; readonly people: readonly KnownPerson[] },
  invited: ReadonlySet<PersonId>,
  post: Post,
): Named {
  const writer = people.find(({ id }) => id === post.personId)
  const asked = people.filter(({ id }) => invited.has(id))
  const fitting = writer !== undefined ? [writer] : asked.length > 0 ? asked : how === 'name' ? people : []
  const [only, ...others] = fitting
  return { person: others.length === 0 ? only?.id : undefined, people }
}
