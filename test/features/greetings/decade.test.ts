/**
 * Ten years of birthdays, with restarts in the middle, days without the program, changed dates, moves and deaths: everybody
 * who is there gets exactly one greeting in each year, on the right day, and nobody who has gone gets any.
 */
import { expect, test } from 'vitest'
import { addDays, type Day, daysBetween } from '../../../src/base/calendar.ts'
import type { ClaimedMessage, Message, Tx } from '../../../src/feature.ts'
import { createGreetings } from '../../../src/features/greetings/greet.ts'
import { stillWanted } from '../../../src/features/greetings/still-wanted.ts'
import { dayInYear, type YearlyDate } from '../../../src/features/greetings/yearly.ts'
import { people as peopleFeature } from '../../../src/features/people/feature.ts'
import { type Chance, openChance } from '../../faults/draw.ts'
import { office, useOffice } from '../people/office.ts'

const inOffice = useOffice()
const job = createGreetings('09:00')
const FIRST: Day = '2027-01-01'
const LAST: Day = '2036-12-31'
/** One dies on this day, whatever chance brings. */
const DEATH: Day = '2032-07-01'
/** By then the program has been off on some birthday, whatever chance brings. */
const MISSED: Day = '2033-01-01'
interface Somebody {
  readonly id: number
  date: YearlyDate
  status: 'active' | 'moved' | 'deceased'
  /** Days on which their record was changed. */
  readonly changes: Day[]
}

type Greeted = { readonly person: number; readonly day: Day }

test('a decade', () =>
  inOffice(async (tx) => {
    const chance = openChance('a decade of birthdays')
    const crowd = await makeCrowd(tx, chance)
    const greeted: Greeted[] = []
    const reported: Greeted[] = []
    const known = new Set<string>()
    for (let day = FIRST; day <= LAST; day = addDays(day, 1)) {
      const due = crowd.filter((one) => one.status === 'active' && isBirthday(one, day))
      if (day === DEATH) await become(tx, chance.pick(crowd), 'deceased', day)
      // Days on which nothing is due are looked at now and then, to see that nothing happens.
      if (due.length === 0 && !once(chance, 20)) continue
      const isMissed = once(chance, 25) || (day >= MISSED && due.length > 0 && reported.length === 0)
      if (isMissed) {
        const told = (await job.missed?.(occasion(tx, day))) ?? ''
        const names = await namesOf(tx, due)
        for (const one of due) if (told.includes(names.get(one.id) ?? '?')) reported.push({ person: one.id, day })
        continue
      }
      const messages = await runDay(tx, day, chance)
      // Between the posting and the sending somebody may die.
      const victim = due.length > 0 && once(chance, 50) ? due[0] : undefined
      if (victim !== undefined) await become(tx, victim, 'deceased', day)
      for (const message of messages) {
        if (!message.once.startsWith('birthday:') || known.has(message.once)) continue
        known.add(message.once)
        const person = 'person' in message.to ? message.to.person : 0
        if (await isSent(tx, person, message, day)) greeted.push({ person, day })
      }
      await perturb(tx, crowd, day, chance)
    }
    check(crowd, greeted, reported)
  }))

/** True once in so many times. */
const once = (chance: Chance, times: number): boolean => chance.below(times) === 0

const occasion = (db: Tx, day: Day) => {
  const due = new Date(`${day}T09:00:00+08:00`)
  return { db, due, now: due, office }
}

/** The job, page by page; now and then it is begun anew in the middle, or run once more when it had ended. */
async function runDay(tx: Tx, day: Day, chance: Chance): Promise<readonly Message[]> {
  const messages: Message[] = []
  for (let runs = once(chance, 5) ? 2 : 1; runs > 0; runs--) {
    for (let again = true; again; ) {
      const page = await job.run(occasion(tx, day))
      messages.push(...page.messages)
      again = page.again && !once(chance, 10)
      if (page.again && !again) runs++
    }
  }
  return messages
}

async function isSent(tx: Tx, person: number, message: Message, day: Day): Promise<boolean> {
  const { kind, about = null } = message
  const claimed: ClaimedMessage = { id: 1, feature: 'greetings', about, personId: person, chatId: 1, kind }
  const now = new Date(`${day}T09:05:00+08:00`)
  const looks = [peopleFeature.stillWanted, stillWanted]
  for (const look of looks) if (((await look?.(tx, [claimed], now, office))?.size ?? 0) > 0) return false
  return true
}

function randomDate({ below }: Chance): YearlyDate {
  const special: readonly YearlyDate[] = [
    { calendar: 'solar', month: 2, day: 29, leap: false },
    { calendar: 'lunar', month: 12, day: 30, leap: false },
    { calendar: 'lunar', month: 5, day: 5, leap: true },
    { calendar: 'lunar', month: 11, day: 25, leap: false },
  ]
  const chosen = special[below(12)]
  if (chosen !== undefined) return chosen
  const month = 1 + below(12)
  return below(2) === 0
    ? { calendar: 'solar', month, day: 1 + below(28), leap: false }
    : { calendar: 'lunar', month, day: 1 + below(30), leap: below(4) === 0 }
}

async function makeCrowd(tx: Tx, chance: Chance): Promise<readonly Somebody[]> {
  const rows = await tx.selectFrom('person').select('id').where('kind', '=', 'retiree').orderBy('id').execute()
  const crowd = rows.map(({ id }): Somebody => ({ id, date: randomDate(chance), status: 'active', changes: [] }))
  for (const one of crowd) await setDate(tx, one)
  return crowd
}

async function setDate(tx: Tx, { id, date }: Somebody): Promise<void> {
  const two = (value: number) => String(value).padStart(2, '0')
  await tx
    .updateTable('person')
    .set({
      birth_day: `1945-${two(date.month)}-${two(date.day)}`,
      birth_calendar: date.calendar,
      birth_leap: date.leap,
      spouse_id: null,
    })
    .where('id', '=', id)
    .execute()
}

async function become(tx: Tx, one: Somebody, status: Somebody['status'], day: Day): Promise<void> {
  one.status = status
  one.changes.push(day)
  await tx.updateTable('person').set({ status }).where('id', '=', one.id).execute()
}

async function perturb(tx: Tx, crowd: readonly Somebody[], day: Day, chance: Chance): Promise<void> {
  const one = chance.pick(crowd)
  if (!once(chance, 12) || one.status === 'deceased') return
  const what = chance.below(10)
  if (what < 1) await become(tx, one, 'deceased', day)
  else if (what < 4) await become(tx, one, one.status === 'moved' ? 'active' : 'moved', day)
  else {
    one.date = randomDate(chance)
    one.changes.push(day)
    await setDate(tx, one)
  }
}

const isBirthday = ({ date }: Somebody, day: Day): boolean =>
  [-1, 0].some((back) => dayInYear(date, Number(day.slice(0, 4)) + back) === day)

async function namesOf(tx: Tx, some: readonly Somebody[]): Promise<ReadonlyMap<number, string>> {
  const rows = await tx.selectFrom('person').select(['id', 'name']).execute()
  return new Map(rows.filter(({ id }) => some.some((one) => one.id === id)).map(({ id, name }) => [id, name]))
}

function check(crowd: readonly Somebody[], greeted: readonly Greeted[], reported: readonly Greeted[]): void {
  const faults: string[] = []
  let looked = 0
  for (const one of crowd) {
    const own = greeted.filter(({ person }) => person === one.id).map(({ day }) => day)
    const gone = one.status === 'deceased' ? one.changes.at(-1) : undefined
    for (const day of own)
      if (gone !== undefined && day > gone) faults.push(`${one.id} greeted on ${day}, dead since ${gone}`)
    for (const [at, day] of own.entries()) {
      const before = own[at - 1]
      if (before !== undefined && daysBetween(before, day) < 60) faults.push(`${one.id} twice: ${before}, ${day}`)
    }
    const told = reported.filter(({ person }) => person === one.id).map(({ day }) => day)
    // A year after the last change everything must be as if there had been none.
    const from = one.changes.length === 0 ? FIRST : addDays(one.changes.at(-1) ?? FIRST, 400)
    for (let year = 2026; one.status === 'active' && year <= 2036; year++) {
      const birthday = dayInYear(one.date, year)
      if (birthday === undefined || birthday < from || birthday > LAST) continue
      looked++
      const times = [...own, ...told].filter((day) => day === birthday).length
      if (times !== 1) faults.push(`${one.id} ${times} times on ${birthday}`)
    }
  }
  expect(faults).toEqual([])
  // What was looked for did occur.
  expect(greeted.length).toBeGreaterThan(60)
  expect(reported.length).toBeGreaterThan(0)
  expect(crowd.filter(({ status }) => status === 'deceased').length).toBeGreaterThan(0)
  expect(looked).toBeGreaterThan(20)
}
