/** 重阳名单 (70, 75, 80, 85, 90 and over) and 光荣在党50年名单, as sheets for gifts, medals and visits. */
import { dayOf } from '../../base/calendar.ts'
import { command, type Outcome, type Turn } from '../../feature.ts'
import { FESTIVALS as CALENDAR, festivalDay } from '../../language/when/festivals.ts'
import { ageOn, bornOn } from '../people/public.ts'
import { marksOf } from './marks.ts'
import * as queries from './queries.ts'
import { type PeopleSheet, sheetFor } from './sheet-for.ts'
import * as wording from './wording.ts'

/** Where each band of ages begins; the last has no end. */
const BANDS = [70, 75, 80, 85, 90] as const

export const ninthList = command({
  id: 'greetings.ninth-list',
  needs: 'greetings.see',
  says: ['[要|给我|发|打印]重阳[节][慰问|敬老|老人|高龄][的](名单|表|名单表|表格)'],
  slots: {},
  ask: {},
  examples: ['重阳名单', '重阳节慰问名单', '打印重阳节名单表'],
  help: '重阳名单；在党50年名单：表格',
  async run(turn) {
    const { db, now, office, scope } = turn
    const today = dayOf(now, office.zone)
    const year = Number(today.slice(0, 4))
    const festival = CALENDAR.get('重阳节')
    const on = (festival && festivalDay(festival, year)) ?? today
    const people = (await queries.bornBefore(db, year - BANDS[0] + 1, scope))
      .map((one) => ({ ...one, age: ageOn(bornOn(one.since, one.calendar, one.leap), on) }))
      .filter(({ age }) => age >= BANDS[0])
      .toSorted((a, b) => b.age - a.age)
    const bands = BANDS.map((from, at) => [from, BANDS[at + 1]] as const).toReversed()
    const nameOf = (age: number) => {
      const [from = BANDS[0], next] = bands.find(([least]) => age >= least) ?? []
      return wording.band(from, next === undefined ? undefined : next - 1)
    }
    const names = [...new Set(people.map(({ age }) => nameOf(age)))]
    const counts = names.map((name) => [name, people.filter(({ age }) => nameOf(age) === name).length] as const)
    const ids = people.map(({ id }) => id)
    const marks = await marksOf(turn, ids)
    const rows = people.map((one) => [
      nameOf(one.age),
      one.name,
      one.sex === null ? '' : wording.SEX[one.sex],
      String(one.age),
      one.unit ?? '',
      one.phone ?? '',
      one.residence ?? '',
      wording.sheetMarks(marks(one.id, on)),
    ])
    const sheet = {
      title: wording.ninthTitle(year),
      header: wording.ninthColumns,
      rows,
      people: ids,
      purpose: wording.NINTH_IS_FOR,
    }
    return hand(turn, wording.ninthReady(year, counts), sheet)
  },
})

export const honouredList = command({
  id: 'greetings.honoured-list',
  needs: 'greetings.see',
  says: ['[要|给我|发|打印][光荣](在党|党龄)[满]50年[以上][的](名单|表|名单表|表格|有谁|同志有谁)'],
  slots: {},
  ask: {},
  examples: ['光荣在党50年名单', '党龄满50年的有谁', '在党50年名单表'],
  async run(turn) {
    const { db, now, office, scope } = turn
    const year = Number(dayOf(now, office.zone).slice(0, 4))
    const people = await queries.inPartySince(db, `${year - wording.HONOURED_YEARS}-07-01`, scope)
    const yearsOf = (since: string) => year - Number(since.slice(0, 4))
    const isNew = (since: string) =>
      yearsOf(since) === wording.HONOURED_YEARS || since > `${year - wording.HONOURED_YEARS - 1}-07-01`
    const ids = people.map(({ id }) => id)
    const marks = await marksOf(turn, ids)
    const rows = people.map((one) => [
      one.name,
      one.sex === null ? '' : wording.SEX[one.sex],
      one.unit ?? '',
      wording.joined(one.since),
      wording.partyYears(yearsOf(one.since)),
      wording.tick(isNew(one.since)),
      one.phone ?? '',
      one.residence ?? '',
      wording.sheetMarks(marks(one.id)),
    ])
    const text = wording.honouredReady(year, people.length, people.filter(({ since }) => isNew(since)).length)
    const sheet = {
      title: wording.honouredTitle(year),
      header: wording.honouredColumns,
      rows,
      people: ids,
      purpose: wording.HONOURED_IS_FOR,
    }
    return hand(turn, text, sheet)
  },
})

/** The words with the sheet, where there is anybody in it. */
async function hand(turn: Turn<unknown>, text: string, sheet: PeopleSheet): Promise<Outcome> {
  if (sheet.rows.length === 0) return { reply: { text } }
  return { reply: { text, file: await sheetFor(turn, sheet) } }
}
