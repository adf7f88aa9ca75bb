/**
 * Ten years of birthdays, with restarts in the middle, days without the program, dates and calendars put right or found to
 * be unknown, wishes, moves, mourning, and deaths at any hour, some only reported and some of those untrue: on every day
 * exactly those are greeted who should be, by a plain account of our own, and from the minute of a death on nobody who has
 * gone. A few of difficult dates are left alone, and simply counted: one greeting in each of the ten years.
 */
import { expect, test } from 'vitest'
import { addDays, type Day, daysBetween } from '../../../src/base/calendar.ts'
import type { ClaimedMessage, Job, Message, Tx } from '../../../src/feature.ts'
import { stillWanted as noDeathReported } from '../../../src/features/care/still-wanted.ts'
import { createGreetings, greetLatecomers } from '../../../src/features/greetings/greet.ts'
import { setWish } from '../../../src/features/greetings/queries.ts'
import { stillWanted } from '../../../src/features/greetings/still-wanted.ts'
import { dayInYear } from '../../../src/features/greetings/yearly.ts'
import { people as peopleFeature } from '../../../src/features/people/feature.ts'
import { type Chance, openChance } from '../../faults/draw.ts'
import { office, useOffice } from '../people/office.ts'
import {
  at,
  become,
  bereave,
  dateNear,
  die,
  type Kept,
  makeCrowd,
  once,
  randomDate,
  report,
  type Somebody,
  setDate,
  settleDeath,
} from './crowd.ts'

const inOffice = useOffice()
const morning = createGreetings('09:00')
const FIRST: Day = '2027-01-01'
const LAST: Day = '2036-12-31'
/** From then on one dies between the posting and the sending, and one later on a birthday, whatever chance brings. */
const DEATHS: Day = '2032-07-01'
/** So many days after a loss nobody is congratulated, where the office has set nothing. */
const MOURNING = 100
/** By then the program has been off on some birthday, whatever chance brings. */
const MISSED: Day = '2033-01-01'

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
  /** Birthdays that passed in silence: of a date by neither calendar, in mourning. */
  undated: number
  mourned: number
  /** Greeted when the report of a death was found untrue. */
  untrue: number
}

interface Decade {
  readonly tx: Tx
  readonly chance: Chance
  readonly crowd: readonly Somebody[]
  readonly seen: Seen
  readonly faults: string[]
  /** Greetings of the day that wait until a reported death is settled. */
  held: Message[]
}

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
      undated: 0,
      mourned: 0,
      untrue: 0,
    }
    const decade: Decade = { tx, chance, crowd, seen, faults: [], held: [] }
    for (let day = FIRST; day <= LAST; day = addDays(day, 1)) await live(decade, day)
    expect(decade.faults).toEqual([])
    for (const one of crowd) checkLife(one, decade.faults)
    const leftAlone = crowd.filter(({ isLeftAlone }) => isLeftAlone)
    expect(leftAlone.length).toBeGreaterThan(0)
    for (const one of leftAlone) expect(daysOf(one), one.name).toEqual(birthdays(one))
    expect(decade.faults).toEqual([])
    // What was looked for did occur.
    for (const [what, times] of Object.entries(seen)) expect(times, what).toBeGreaterThan(0)
    expect(seen.greeted).toBeGreaterThan(60)
  }))

/** One day: the morning's greetings, or nobody there to say them; what changes at ten; who is greeted at half past eleven. */
async function live(decade: Decade, day: Day): Promise<void> {
  const { chance, crowd, seen, faults } = decade
  decade.held = []
  const due = expectedOn(decade, day)
  const isMissed = due.length > 0 && (once(chance, 25) || (day >= MISSED && seen.reported === 0))
  if (isMissed) await compareReport(decade, day, due)
  // Days on which nothing is due are looked at now and then, to see that nothing happens.
  else if (due.length > 0 || crowd.some((one) => isBirthday(one, day)) || once(chance, 20)) {
    await compareMorning(decade, day, due)
  }
  const isSettled = await settleDeaths(decade, day)
  const changed = (await perturb(decade, day)) || isSettled
  if (isMissed || (!changed && !once(chance, 40))) return
  const late = expectedOn(decade, day)
  const waiting = decade.held.splice(0)
  const fresh = await runJob(decade, greetLatecomers, at(day, '11:30'))
  const untrue = await send(decade, waiting, at(day, '11:35'))
  const greeted = [...untrue, ...(await send(decade, fresh, at(day, '11:35')))]
  seen.untrue += untrue.length
  compare(faults, `${day} 11:30`, late, greeted)
  seen.late += late.length
}

async function compareMorning(decade: Decade, day: Day, due: readonly Somebody[]): Promise<void> {
  const { tx, chance, seen, faults } = decade
  const messages = await runJob(decade, morning, at(day, '09:00'))
  const mustDie = day >= DEATHS && seen.diedBefore === 0
  const mustBeReported = day >= MISSED && seen.untrue === 0
  const victim = mustDie || mustBeReported || once(chance, 25) ? due.find((one) => !one.isLeftAlone) : undefined
  if (victim !== undefined && !mustDie && (seen.untrue === 0 || once(chance, 2))) {
    await report(tx, victim, at(day, '09:02'))
  } else if (victim !== undefined) {
    await die(tx, victim, at(day, '09:02'))
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
  const last = greeted.findLast((one) => !one.isLeftAlone)
  if (last !== undefined && day >= DEATHS && seen.diedAfter === 0) {
    await die(tx, last, at(day, '09:30'))
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
  for (const one of due) one.missed.push(day)
}

function compare(faults: string[], when: string, due: readonly Somebody[], greeted: readonly Somebody[]): void {
  const [should, did] = [due, greeted].map((some) => some.map(({ id }) => id).toSorted((a, b) => a - b))
  if (should?.join() !== did?.join()) faults.push(`${when}: greeted ${did}, expected ${should}`)
}

/** Who should be greeted: it is their birthday, they are there and want it, and this year's was not kept already. */
function expectedOn({ crowd, seen }: Decade, day: Day): readonly Somebody[] {
  return crowd.filter((one) => {
    const now = birthdayOn(one, day)
    if (now === undefined || !one.wants) return false
    if (one.status !== 'active') return false
    const mourns = isMourning(one, day)
    if (mourns) seen.mourned++
    if (!one.isDated) seen.undated++
    if (mourns || !one.isDated) return false
    const before = one.waited.filter((then) => then.day !== day)
    const same = [...one.kept, ...before].find((kept) => isOne(kept, now))
    if (same === undefined) return true
    if (same.day !== day && same.calendar !== now.calendar) seen.otherCalendar++
    else if (same.day !== day && same.year !== now.year) seen.acrossYears++
    else if (same.day !== day) seen.same++
    return false
  })
}

const isMourning = ({ bereavedOn }: Somebody, day: Day): boolean =>
  bereavedOn !== undefined && daysBetween(bereavedOn, day) < MOURNING

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
async function send({ tx, crowd, faults, held }: Decade, messages: readonly Message[], now: Date) {
  const greeted: Somebody[] = []
  for (const message of messages) {
    const one = crowd.find(({ id }) => 'person' in message.to && message.to.person === id)
    if (one === undefined || !message.once.startsWith('birthday:')) continue
    const day = message.once.slice(-10)
    const kept = birthdayOn(one, day)
    const reason = await reasonAgainst(tx, one.id, message, now)
    if (typeof reason === 'object') {
      held.push(message)
      if (kept !== undefined) one.waited = [...one.waited, kept]
      continue
    }
    if (reason !== undefined) {
      await cancel(tx, message)
      one.waited = one.waited.filter((then) => then.day !== day)
      continue
    }
    if (one.diedAt !== undefined && one.diedAt <= now) faults.push(`${one.id} greeted on ${day} after the death`)
    if (kept === undefined) faults.push(`${one.id} greeted on ${day}, which is not the birthday`)
    else one.kept.push(kept)
    greeted.push(one)
  }
  return greeted
}

/** As the outbox does: what was cancelled is no greeting. */
async function cancel(tx: Tx, { once }: Message): Promise<void> {
  await tx.updateTable('greeting').set({ once: null }).where('once', '=', once).execute()
}

/** Why it is not sent after all; an object: it waits. */
async function reasonAgainst(tx: Tx, person: number, message: Message, now: Date) {
  const { kind, about = null } = message
  const claimed: ClaimedMessage = { id: 1, feature: 'greetings', about, personId: person, chatId: 1, kind }
  for (const look of [noDeathReported, peopleFeature.stillWanted, stillWanted]) {
    const reason = (await look?.(tx, [claimed], now, office))?.get(1)
    if (reason !== undefined) return reason
  }
  return undefined
}

/** At ten in the morning some of what was reported turns out to be true, or not to be. */
async function settleDeaths({ tx, chance, crowd, seen }: Decade, day: Day): Promise<boolean> {
  const mustBeUntrue = seen.untrue === 0
  const settled = crowd.filter(({ status }) => status === 'reported' && (mustBeUntrue || once(chance, 3)))
  for (const one of settled) await settleDeath(tx, one, !mustBeUntrue && once(chance, 5), at(day, '10:00'))
  return settled.length > 0
}

/**
 * At ten in the morning somebody moves, dies or is said to have died, mourns, wants no greetings or wants them again, or a
 * birthday is put right.
 */
async function perturb(decade: Decade, day: Day): Promise<boolean> {
  const { tx, chance, crowd, seen } = decade
  if (await moveAcrossYears(decade, day)) return true
  const one = chance.pick(crowd.filter(({ isLeftAlone }) => !isLeftAlone))
  if (!once(chance, 6) || one.status === 'deceased' || one.status === 'reported') return false
  const what = chance.below(24)
  if (what === 23 && one.status === 'active') {
    await report(tx, one, at(day, '10:00'))
  } else if (what >= 22) {
    await bereave(tx, one, day)
  } else if (what >= 20) {
    one.isDated = !one.isDated
    await setDate(tx, one)
  } else if (what < 1 && once(chance, 8)) {
    await die(tx, one, at(day, '10:00'))
    if (one.kept.at(-1)?.day === day) seen.diedAfter++
  } else if (one.status === 'moved' || what < 3) {
    await become(tx, one, one.status === 'moved' ? 'active' : 'moved')
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
    !one.isLeftAlone &&
    one.isDated &&
    !isMourning(one, day) &&
    one.status === 'active' &&
    one.wants &&
    one.kept.at(-1)?.day.slice(0, 4) !== day.slice(0, 4)
  const one = day.endsWith('-12-20') ? crowd.find(fresh) : day.endsWith('-12-28') ? crowd.find(isDecember) : undefined
  if (one === undefined) return false
  const [month, date] = isDecember(one) ? [1, 8] : [12, 22]
  one.date = { calendar: 'solar', month, day: date, leap: false }
  await setDate(tx, one)
  return true
}

/** On which days somebody was greeted, or staff were told to ring up. */
const daysOf = ({ kept, missed }: Somebody): readonly Day[] => [...kept.map(({ day }) => day), ...missed].toSorted()

/** The birthdays of the ten years, one for each year of the date's own calendar. */
function birthdays({ date }: Somebody): readonly Day[] {
  const [first, last] = [FIRST, LAST].map((day) => Number(day.slice(0, 4)))
  const years = Array.from({ length: (last ?? 0) - (first ?? 0) + 2 }, (_, at) => (first ?? 0) - 1 + at)
  return years.flatMap((year) => dayInYear(date, year) ?? []).filter((day) => day >= FIRST && day <= LAST)
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
