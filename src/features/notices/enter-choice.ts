/** 何守田去, 何守田、冯秋菊要大米: which choice of a notice somebody took, heard on the telephone and entered in their own words. */
import type { Outcome, PersonId, Turn } from '../../feature.ts'
import type { Reply } from '../../language/reading.ts'
import { readReply } from '../../language/reply/read-reply.ts'
import { REASON } from '../../language/reply/rule.ts'
import { findMentioned, type Mentioned } from '../people/public.ts'
import { isTooMany, keep, type ReadAnswer, readAnswer } from './answer.ts'
import { findAllMeant } from './find-notice.ts'
import * as queries from './queries.ts'
import { enteredAs } from './take-back.ts'
import { AROUND_ENTRY, BEFORE_ENTRY, CHOICE_OF_COMING, SPEAKS_OF_ONESELF } from './vocabulary.ts'
import * as wording from './wording.ts'

/** Names of which the same is said. */
interface Said {
  readonly people: readonly Mentioned[]
  readonly words: string
}

interface Chosen {
  readonly id: PersonId
  readonly name: string
  readonly answered: ReadAnswer
}

/** Only what names a choice of its own: 去 and 参加 may be about an activity, which is looked for first. */
export const hearChoice = (turn: Turn): Promise<Outcome | undefined> =>
  enterChoices(turn, (label) => !CHOICE_OF_COMING.test(label))

/** Enters what a sentence tells of others for the newest notice that went to them and offers it; `undefined`: there is none. */
export async function enterChoices(
  turn: Turn<unknown>,
  mayBe: (label: string) => boolean = () => true,
): Promise<Outcome | undefined> {
  const { act, db, now, scope, speaker } = turn
  if (SPEAKS_OF_ONESELF.test(act.text)) return undefined
  const said = split(act.text, await findMentioned(db, act.text, scope))
  if (said.length === 0) return undefined
  const isOpen = ({ answers, state, deadline_at }: queries.Notice) =>
    answers === 'choices' && state === 'sending' && (deadline_at === null || deadline_at > now)
  for (const notice of await findAllMeant(turn, undefined, isOpen)) {
    const chosen = await chosenBy(turn, notice, said)
    if (chosen === undefined || !chosen.every(({ answered }) => labelsOf(notice, answered).every(mayBe))) continue
    const [tooMany] = chosen.filter(({ answered }) => isTooMany(notice, answered))
    if (tooMany !== undefined) return { reply: { text: wording.tooManyFor(tooMany.name, notice.up_to) } }
    for (const { id, answered } of chosen) {
      await keep(turn, notice, id, answered, { channel: 'phone', enteredBy: speaker.person?.id ?? null })
    }
    const lines = chosen.map(({ name, answered }) =>
      wording.enteredFor(name, notice.title, wording.chosen(notice.choices, answered.chosen ?? [])),
    )
    return { reply: { text: lines.join('\n') }, as: enteredAs(notice.id, turn.inboxId) }
  }
  return undefined
}

const labelsOf = ({ choices }: queries.Notice, { chosen }: ReadAnswer): readonly string[] =>
  (chosen ?? []).map((number) => choices[number - 1] ?? '')

/** Runs of names with what follows them; empty where it does not begin with a name, or a name is not certain. */
function split(text: string, mentioned: readonly Mentioned[]): readonly Said[] {
  const [first] = mentioned
  if (first === undefined || !BEFORE_ENTRY.test(text.slice(0, first.from))) return []
  if (mentioned.some(({ how }) => how !== 'name')) return []
  const said: Said[] = []
  let people: Mentioned[] = []
  mentioned.forEach((one, at) => {
    people.push(one)
    const words = text.slice(one.to, mentioned[at + 1]?.from).replace(AROUND_ENTRY, '')
    if (words === '' && at < mentioned.length - 1) return
    said.push({ people, words })
    people = []
  })
  return said
}

/** What each of them chose; `undefined` unless the notice went to all of them and everything said is one of its choices. */
async function chosenBy(
  { act, db }: Turn<unknown>,
  notice: queries.Notice,
  said: readonly Said[],
): Promise<readonly Chosen[] | undefined> {
  const chosen: Chosen[] = []
  for (const { people, words } of said) {
    const { choice: _ofTheWhole, ...rest } = act
    const given = { act: { ...rest, text: words, reply: saidIn(words) } }
    for (const mentioned of people) {
      const [only, ...others] = await queries.addresseesAmong(db, notice.id, mentioned.people)
      if (words === '' || only === undefined || others.length > 0) return undefined
      const answered = readAnswer(notice, given, await queries.findAnswer(db, notice.id, only.id))
      if (answered === undefined) return undefined
      chosen.push({ id: only.id, name: only.name, answered })
    }
  }
  return chosen
}

/** 王秀英住院 refuses nothing for her: what only follows from a reason is nobody's choice. */
function saidIn(words: string): Reply {
  const reply = readReply(words)
  return reply.score < REASON ? { reply: 'other', score: 0 } : reply
}
