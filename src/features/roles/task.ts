/** What an administrator wants done, as plain JSON: it can wait for the answer to which of two people is meant. */
import { DAY } from '../../base/spans.ts'
import type { AwaitedAnswer, NamedPerson, Outcome, PersonId, Turn } from '../../feature.ts'
import { chooseNamesake, findByName, namesakeOptions, sayNotFound } from '../people/public.ts'
import type { Appointing } from './queries.ts'

const PATIENCE = DAY

/** By id once it is clear who; until then by the name that was said. */
export type Who = { readonly name: string } | { readonly id: PersonId }

export interface Task {
  readonly deed: 'appoint' | 'dismiss' | 'cover' | 'end-cover' | 'duty' | 'end-duty'
  readonly person: Who
  readonly deputy?: Who
  readonly post?: Pick<Appointing, 'post' | 'unit' | 'club'> & { readonly title: string }
  readonly from?: string
  readonly until?: string
  /** At the end of a cover: what is to begin later is taken back too. */
  readonly laterToo?: true
}

/** A task all of whose people are known. */
export interface ClearTask extends Omit<Task, 'person' | 'deputy'> {
  readonly person: PersonId
  readonly deputy?: PersonId
}

/** Does it, at the word of `by`. */
export type Perform = (turn: Turn<unknown>, by: NamedPerson, task: ClearTask) => Promise<Outcome>

/** Does a task, or asks first which of the people of one name is meant. */
export async function attempt(turn: Turn<unknown>, task: Task, perform: Perform): Promise<Outcome> {
  let clear = task
  for (const key of ['person', 'deputy'] as const) {
    const who = clear[key]
    if (who === undefined || 'id' in who) continue
    const found = await findByName(turn.db, who.name.replace(/同志$/, ''), 'office')
    const [only] = found
    if (only === undefined) return { reply: { text: await sayNotFound(turn.db, who.name, 'office') } }
    if (found.length > 1) return askWhich(turn, { task: clear, key }, found)
    clear = { ...clear, [key]: { id: only.id } }
  }
  const by = turn.speaker.person
  return by === undefined ? {} : perform(turn, by, clearOf(clear))
}

function clearOf({ person, deputy, ...task }: Task): ClearTask {
  const idOf = (who: Who) => ('id' in who ? who.id : 0)
  return { ...task, person: idOf(person), ...(deputy === undefined ? {} : { deputy: idOf(deputy) }) }
}

interface Pending {
  readonly task: Task
  readonly key: 'person' | 'deputy'
}

function askWhich(turn: Turn<unknown>, payload: Pending, found: Parameters<typeof namesakeOptions>[0]): Outcome {
  const until = new Date(turn.now.getTime() + PATIENCE)
  const options = namesakeOptions(found)
  return {
    reply: {
      text: chooseNamesake(found),
      expects: { answer: 'namesake', payload, about: 'roles:namesake', title: '', options, until },
    },
  }
}

/** The answer to which of the people of one name is meant. */
export function createNamesake(perform: Perform): AwaitedAnswer {
  return {
    id: 'namesake',
    needs: 'roles.appoint',
    staysOpen: false,
    takesWords: false,
    async onAnswer(turn, { choice }, payload) {
      if (choice === undefined) return undefined
      const { task, key } = payload as Pending
      return attempt(turn, { ...task, [key]: { id: Number(choice.value) } }, perform)
    },
  }
}
