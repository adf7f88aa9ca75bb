/**
 * The day before a term ends the administrators hear of it, and whoever holds the post; on the last day of a cover whoever
 * stands in, and whoever is back the next day.
 */
import { addDays, type Day, dayOf } from '../../base/calendar.ts'
import type { Job, Message, Occasion, PersonId, Tx } from '../../feature.ts'
import * as queries from './queries.ts'
import * as wording from './wording.ts'

export const tellOfEnds: Job = {
  id: 'roles.tell-of-ends',
  cron: '0 9 * * *',
  lateBy: 12 * 60,
  title: wording.termsTitle,
  async run({ db, due, office }: Occasion) {
    const today = dayOf(due, office.zone)
    const until = addDays(today, 1)
    const ending = await queries.endingOn(db, until)
    const heads = ending.length === 0 ? [] : await queries.administratorsOn(db, today)
    const covers = (await queries.coversEndingOn(db, today)).flatMap((one) => ofCover(one, today))
    return { messages: [...ending.flatMap((one) => messagesOf(one, until, heads)), ...covers], again: false }
  },
  missed: async ({ db, due, office }: Occasion) => missed(db, addDays(dayOf(due, office.zone), 1)),
}

type Ending = Awaited<ReturnType<typeof queries.endingOn>>[number]

function messagesOf(one: Ending, until: string, heads: readonly PersonId[]): readonly Message[] {
  const title = wording.postInWords(one)
  const today = addDays(until, -1)
  const once = `term ${one.id}:ends ${until}`
  const text = wording.termEnds(one.name, title, until, today)
  return [
    { to: { person: one.person }, kind: 'notice', text: wording.yourTermEnds(title, until, today), once },
    ...heads.map((id): Message => ({ to: { person: id }, kind: 'staff', text, once: `${once}:staff ${id}` })),
  ]
}

type EndingCover = Awaited<ReturnType<typeof queries.coversEndingOn>>[number]

function ofCover({ id, person, name, deputy, deputyName, goesOn }: EndingCover, today: Day): readonly Message[] {
  const once = `cover ${id}:ends`
  const toDeputy: Message = {
    to: { person: deputy },
    kind: 'staff',
    text: wording.youStandInUntil(name, today),
    once: `${once}:deputy`,
  }
  const text = wording.youAreCoveredUntil(deputyName, today)
  return goesOn ? [toDeputy] : [toDeputy, { to: { person }, kind: 'staff', text, once: `${once}:covered` }]
}

async function missed(db: Tx, until: string): Promise<string | undefined> {
  const ending = await queries.endingOn(db, until)
  const today = addDays(until, -1)
  const covers = await queries.coversEndingOn(db, today)
  const lines = [
    ...ending.map((one) => wording.termEnds(one.name, wording.postInWords(one), until, today)),
    ...covers.map(({ name, deputyName }) => wording.coverEndsUntold(name, deputyName, today)),
  ]
  return lines.length === 0 ? undefined : lines.join('\n')
}
