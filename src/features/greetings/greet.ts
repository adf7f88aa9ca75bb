/**
 * The day's greetings, in order: birthdays, then the other yearly days, then the festivals; whoever was greeted already is
 * left out. Staff get the list of those whom no chat reaches.
 */
import type { Time } from '../../base/calendar.ts'
import type { Occasion as Due, Job, JobResult, PersonId } from '../../feature.ts'
import { anniversariesOf, anniversaryPage } from './anniversaries.ts'
import { birthdayPage, birthdaysOf, withoutKept } from './birthdays.ts'
import { postInRooms, postLatecomers } from './in-rooms.ts'
import { festivalPage, festivalsOf, isFestivalBegun } from './keep-festivals.ts'
import { listToPhone, tellTooMany, toRingUp } from './to-phone.ts'
import * as wording from './wording.ts'

/** The sending window ends at eight in the evening. */
const MINUTES_OF_EVENING = 20 * 60

/** `at`: the office's hour. Missed altogether, staff get the names and numbers to ring up. */
export function createGreetings(at: Time): Job {
  const [hours = 9, minutes = 0] = at.split(':').map(Number)
  return {
    id: 'greetings.day',
    cron: `${minutes} ${hours} * * *`,
    lateBy: MINUTES_OF_EVENING - hours * 60 - minutes,
    title: wording.congratulationTitle,
    run: greetPage,
    async missed(due) {
      const people = await ringable(
        due,
        await withoutKept(due, await birthdaysOf(due, { open: true })),
        (one) => one.id,
      )
      const others = await ringable(due, await anniversariesOf(due), ({ one }) => one.id)
      const days = others
        .filter(({ one }) => !people.some(({ id }) => id === one.id))
        .map(({ one: { name, phone }, occasion }) => ({ name, phone, occasion }))
      const festivals = (await festivalsOf(due)).map(({ name }) => name)
      const lost = [
        people.length > 0 ? wording.missedBirthdays(people) : undefined,
        days.length > 0 ? wording.missedDays(days) : undefined,
        festivals.length > 0 ? wording.missedFestival(festivals) : undefined,
      ].filter((one) => one !== undefined)
      return lost.length === 0 ? undefined : wording.and(lost)
    },
  }
}

/** Those of `all` whom a call would please. */
async function ringable<T>(due: Due, all: readonly T[], idOf: (one: T) => PersonId): Promise<readonly T[]> {
  const toRing = await toRingUp(due, all.map(idOf))
  return all.filter((one) => toRing.includes(idOf(one)))
}

/** A date that was entered or put right in the course of the day is greeted at noon, in the afternoon or before eight. */
export const greetLatecomers: Job = {
  id: 'greetings.latecomers',
  cron: '30 11,16,19 * * *',
  lateBy: 29,
  title: wording.congratulationTitle,
  async run(due) {
    for (const stage of [birthdayPage, anniversaryPage]) {
      const result = await stage(due)
      if (result.again || result.messages.length > 0) return { ...result, again: true }
    }
    return { messages: await postLatecomers(due), again: false }
  },
}

async function greetPage(due: Due): Promise<JobResult> {
  for (const stage of [birthdayPage, anniversaryPage]) {
    const result = await stage(due)
    if (result.again) return result
    if (result.messages.length > 0) return { ...result, again: true }
  }
  const isBegun = await isFestivalBegun(due)
  const { messages, again } = await festivalPage(due)
  // A room's post reaches more people than a private one: it goes before the day's allowance is used up.
  const inRooms = isBegun ? [] : await postInRooms(due)
  if (again) return { messages: [...inRooms, ...messages], again }
  return { messages: [...inRooms, ...(await listToPhone(due)), ...(await tellTooMany(due))], again: false }
}
