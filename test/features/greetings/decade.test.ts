/**
 * Ten years of birthdays, with restarts in the middle, days without the program, dates and calendars put right, wishes,
 * moves and deaths at any hour: on every day exactly those are greeted who should be, by a plain account of our own, and
 * from the minute of a death on nobody who has gone.
 */
import { expect, test } from 'vitest'
import { addDays, type Day, daysBetween } from '../../../src/base/calendar.ts'
import type { ClaimedMessage, Job, Message, Tx } from '../../../src/feature.ts'
import { createGreetings, greetLatecomers } from '../../../src/features/greetings/greet.ts'
import { setWish } from '../../../src/features/greetings/queries.ts'
import { stillWanted } from '../../../src/features/greetings/still-wanted.ts'
import { type Calendar, dayInYear, type YearlyDate } from '../../../src/features/greetings/yearly.ts'
import { people as peopleFeature } from '../../../src/features/people/feature.ts'
import { lunarOf } from '../../../src/language/lunar.ts'
import { type Chance, openChance } from '../../faults/draw.ts'
import { office, useOffice } from '../people/office.ts'

const inOffice = useOffice()
const morning = createGreetings('09:00')
const FIRST: Day = '2027-01-01'
const LAST: Day = '2036-12-31'
/** From then on one dies between the posting and the sending, and one later on a birthday, whatever chance brings. */
const DEATHS: Day = '2032-07-01'
/** By then the program has been off on some birthday, whatever chance brings. */
const MISSED: Day = '2033-01-01'

/** A birthday that was kept: when, and as the one of which year by which calendar. */
interface Kept {
  readonly day: Day
  readonly calendar: Calendar
  readonly year: number
}

interface Somebody {
  readonly id: number
  readonly name: string
  date: YearlyDate
  status: 'active' | 'moved' | 'deceased'
  wants: boolean
  diedAt?: Date
  readonly kept: Kept[]
}

/** What happened, so that the test knows that it has looked at it. */
interface Seen {
  greeted: number
  late: number
  reported: number
  /** Dates moved so near to a birthday that was kept that it was the same. */
  same: number
  otherCalendar: number
  /** The same, with new year's day between. */
  acrossYears: number
  diedBefore: number
  diedAfter: number
}

interface Decade {
  readonly tx: Tx
  readonly chance: Chance
  readonly crowd: readonly Somebody[]
  readonly seen: Seen
  readonly faults: string[]
}

const at = (day: Day, time: string): Date => new Date(`${day}T${time}:00+08:00`)

test('a decade', () =>
  inOffice(async (tx) => {
    const chance = openChance('a decade of birthdays')
    const crowd = await makeCrowd(tx, chance)
    const seen: Seen = {
      greeted: 0,
      late: 0,
      reported: 0,
      same: 0,
      otherCalendar: 0,
      acrossYears: 0,
      diedBefore: 0,
      diedAfter: 0,
    }
    const decade: Decade = { tx, chance, crowd, seen, faults: [] }
    for (let day = FIRST; day <= LAST; day = addDays(day, 1)) await live(decade, day)
    expect(decade.faults).toEqual([])
    for (const one of crowd) checkLife(one, decade.faults)
    expect(decade.faults).toEqual([])
    // What was looked for did occur.
    for (const [what, times] of Object.entries(seen)) expect(times, what).toBeGreaterThan(0)
    expect(seen.greeted).toBeGreaterThan(60)
  }))

/** One day: the morning's greetings, or nobody there to say them; what changes at ten; who is greeted at half past eleven. */
async function live(decade: Decade, day: Day): Promise<void> {
  const { chance, crowd, seen, faults } = decade
  const due = expectedOn(decade, day)
  const isMissed = due.length > 0 && (once(chance, 25) || (day >= MISSED && seen.reported === 0))
  if (isMissed) await compareReport(decade, day, due)
  // Days on which nothing is due are looked at now and then, to see that nothing happens.
  else if (due.length > 0 || crowd.some((one) => isBirthday(one, day)) || once(chance, 20)) {
    await compareMorning(decade, day, due)
  }
  const changed = await perturb(decade, day)
  if (isMissed || (!changed && !once(chance, 40))) return
  const late = expectedOn(decade, day)
  const greeted = await send(decade, await runJob(decade, greetLatecomers, at(day, '11:30')), at(day, '11:35'))
  compare(faults, `${day} 11:30`, late, greeted)
  seen.late += late.length
}

async function compareMorning(decade: Decade, day: Day, due: readonly Somebody[]): Promise<void> {
  const { chance, seen, faults } = decade
  const messages = await runJob(decade, morning, at(day, '09:00'))
  const mustDie = day >= DEATHS && seen.diedBefore === 0
  const victim = mustDie || once(chance, 50) ? due[0] : undefined
  if (victim !== undefined) {
    await die(decade, victim, at(day, '09:02'))
    seen.diedBefore++
  }
  const greeted = await send(decade, messages, at(day, '09:05'))
  compare(
    faults,
    `${day} 09:00`,
    due.filter((one) => one !== victim),
    greeted,
  )
  seen.greeted += greeted.length
  const last = greeted.at(-1)
  if (last !== undefined && day >= DEATHS && seen.diedAfter === 0) {
    await die(decade, last, at(day, '09:30'))
    seen.diedAfter++
  }
}

/** The program was off all day: staff hear of exactly these. */
async function compareReport({ tx, seen, faults }: Decade, day: Day, due: readonly Somebody[]): Promise<void> {
  const moment = at(day, '09:00')
  const told = (await morning.missed?.({ db: tx, due: moment, now: moment, office })) ?? ''
  const lines = /生日祝福（(?<names>[^）]*)）/.exec(told)?.groups?.['names']?.split('，') ?? []
  const names = lines.map((line) => line.split(' ')[0])
  const expected = due.map(({ name }) => name)
  if (names.toSorted().join() !== expected.toSorted().join()) faults.push(`${day} off: ${names}, expected ${expected}`)
  seen.reported += due.length
}

function compare(faults: string[], when: string, due: readonly Somebody[], greeted: readonly Somebody[]): void {
  const [should, did] = [due, greeted].map((some) => some.map(({ id }) => id).toSorted((a, b) => a - b))
  if (should?.join() !== did?.join()) faults.push(`${when}: greeted ${did}, expected ${should}`)
}

/** Who should be greeted: it is their birthday, they are there and want it, and this year's was not kept already. */
function expectedOn({ crowd, seen }: Decade, day: Day): readonly Somebody[] {
  return crowd.filter((one) => {
    const now = birthdayOn(one, day)
    if (now === undefined || one.status !== 'active' || !one.wants) return false
    const same = one.kept.find((kept) => isOne(kept, now))
    if (same === undefined) return true
    if (same.day !== day && same.calendar !== now.calendar) seen.otherCalendar++
    else if (same.day !== day && same.year !== now.year) seen.acrossYears++
    else if (same.day !== day) seen.same++
    return false
  })
}

/** One birthday, although the record was changed in between: the same year's, or less than two months apart. */
function isOne(kept: Kept, now: Kept): boolean {
  const apart = Math.abs(daysBetween(kept.day, now.day))
  if (apart < 60) return true
  return kept.year === now.year && (kept.calendar === now.calendar || apart < 300)
}

function birthdayOn({ date }: Somebody, day: Day): Kept | undefined {
  const year = [-1, 0].map((back) => Number(day.slice(0, 4)) + back).find((one) => dayInYear(date, one) === day)
  return year === undefined ? undefined : { day, calendar: date.calendar, year }
}

const isBirthday = (one: Somebody, day: Day): boolean => birthdayOn(one, day) !== undefined

/** True once in so many times. */
const once = (chance: Chance, times: number): boolean => chance.below(times) === 0

/** The job, page by page; now and then it is begun anew in the middle, or run once more when it had ended. */
async function runJob({ tx, chance }: Decade, job: Job, due: Date): Promise<readonly Message[]> {
  const messages = new Map<string, Message>()
  for (let runs = once(chance, 5) ? 2 : 1; runs > 0; runs--) {
    for (let again = true; again; ) {
      const page = await job.run({ db: tx, due, now: due, office })
      for (const message of page.messages) messages.set(message.once, messages.get(message.once) ?? message)
      again = page.again && !once(chance, 10)
      if (page.again && !again) runs++
    }
  }
  return [...messages.values()]
}

/** Whoever gets a birthday greeting of these messages. */
async function send({ tx, crowd, faults }: Decade, messages: readonly Message[], now: Date) {
  const greeted: Somebody[] = []
  for (const message of messages) {
    const one = crowd.find(({ id }) => 'person' in message.to && message.to.person === id)
    if (one === undefined || !message.once.startsWith('birthday:')) continue
    if (!(await isSent(tx, one.id, message, now))) continue
    const day = message.once.slice(-10)
    if (one.diedAt !== undefined && one.diedAt <= now) faults.push(`${one.id} greeted on ${day} after the death`)
    const kept = birthdayOn(one, day)
    if (kept === undefined) faults.push(`${one.id} greeted on ${day}, which is not the birthday`)
    else one.kept.push(kept)
    greeted.push(one)
  }
  return greeted
}

async function isSent(tx: Tx, person: number, message: Message, now: Date): Promise<boolean> {
  const { kind, about = null } = message
  const claimed: ClaimedMessage = { id: 1, feature: 'greetings', about, personId: person, chatId: 1, kind }
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

/** Within some weeks of a day, by either calendar: as when a clerk puts a birthday right about its time. */
function dateNear(day: Day, { below }: Chance): YearlyDate {
  // Now and then on the day itself, when the morning's greetings have gone.
  const then = below(6) === 0 ? day : addDays(day, below(160) - 60)
  const lunar = below(2) === 0 ? lunarOf(then) : undefined
  if (lunar !== undefined) return { calendar: 'lunar', month: lunar.month, day: lunar.day, leap: lunar.leap }
  return { calendar: 'solar', month: Number(then.slice(5, 7)), day: Number(then.slice(8)), leap: false }
}

async function makeCrowd(tx: Tx, chance: Chance): Promise<readonly Somebody[]> {
  const rows = await tx
    .selectFrom('person')
    .select(['id', 'name'])
    .where('kind', '=', 'retiree')
    .orderBy('id')
    .execute()
  const crowd = rows.map(
    ({ id, name }): Somebody => ({ id, name, date: randomDate(chance), status: 'active', wants: true, kept: [] }),
  )
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

async function become({ tx }: Decade, one: Somebody, status: Somebody['status']): Promise<void> {
  one.status = status
  await tx.updateTable('person').set({ status }).where('id', '=', one.id).execute()
}

async function die(decade: Decade, one: Somebody, moment: Date): Promise<void> {
  one.diedAt = moment
  await become(decade, one, 'deceased')
}

/** At ten in the morning somebody moves, dies, wants no greetings or wants them again, or a birthday is put right. */
async function perturb(decade: Decade, day: Day): Promise<boolean> {
  const { tx, chance, crowd, seen } = decade
  if (await moveAcrossYears(decade, day)) return true
  const one = chance.pick(crowd)
  if (!once(chance, 6) || one.status === 'deceased') return false
  const what = chance.below(20)
  if (what < 1 && once(chance, 8)) {
    await die(decade, one, at(day, '10:00'))
    if (one.kept.at(-1)?.day === day) seen.diedAfter++
  } else if (one.status === 'moved' || what < 3) {
    await become(decade, one, one.status === 'moved' ? 'active' : 'moved')
  } else if (!one.wants || what < 5) {
    one.wants = !one.wants
    await setWish(tx, one.id, { inPrivate: one.wants, inRoom: false, by: null, now: at(day, '10:00') })
  } else {
    const changed = what < 8 ? randomDate(chance) : dateNear(day, chance)
    // Often the day was right and the calendar wrong.
    const { leap: _, ...numbers } = one.date
    const other = one.date.calendar === 'solar' ? ('lunar' as const) : ('solar' as const)
    one.date = what < 16 || numbers.day > 28 ? changed : { ...numbers, calendar: other, leap: false }
    await setDate(tx, one)
  }
  return true
}

/** Each December somebody has a birthday on the 22nd, which is then found to be 8 January. */
async function moveAcrossYears({ tx, crowd }: Decade, day: Day): Promise<boolean> {
  const isDecember = (one: Somebody) => one.date.calendar === 'solar' && one.date.month === 12 && one.date.day === 22
  const fresh = (one: Somebody) =>
    one.status === 'active' && one.wants && one.kept.at(-1)?.day.slice(0, 4) !== day.slice(0, 4)
  const one = day.endsWith('-12-20') ? crowd.find(fresh) : day.endsWith('-12-28') ? crowd.find(isDecember) : undefined
  if (one === undefined) return false
  const [month, date] = isDecember(one) ? [1, 8] : [12, 22]
  one.date = { calendar: 'solar', month, day: date, leap: false }
  await setDate(tx, one)
  return true
}

/** Whatever the account of each day says: never twice in two months, and never after the death. */
function checkLife({ id, kept, diedAt }: Somebody, faults: string[]): void {
  for (const [index, { day }] of kept.entries()) {
    const before = kept[index - 1]
    if (before !== undefined && daysBetween(before.day, day) < 60) faults.push(`${id} twice: ${before.day}, ${day}`)
    if (diedAt !== undefined && at(day, '09:05') >= diedAt && at(day, '11:35') >= diedAt) {
      faults.push(`${id} greeted on ${day}, dead since ${diedAt.toISOString()}`)
    }
  }
}
