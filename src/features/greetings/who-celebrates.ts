/** 本月寿星, 下个月谁过生日, 谁过八十, 整寿名单: questions of the staff about birthdays. */
import { addDays, type Day, dayOf, weekdayOf } from '../../base/calendar.ts'
import { command, type Outcome, type PersonId, type Scope, type Turn, type Tx } from '../../feature.ts'
import { numberValue } from '../../language/numbers.ts'
import { noteAnswered, resolveAudience } from '../people/public.ts'
import { yearOfMilestone } from './ages.ts'
import { birthdaysBetween, lineOf, MOST_LINES } from './ahead.ts'
import { marksOf } from './marks.ts'
import { customsOf } from './office-customs.ts'
import * as queries from './queries.ts'
import { sheetFor } from './sheet-for.ts'
import * as wording from './wording.ts'
import { dayInYear, readYearly } from './yearly.ts'

const PERIOD =
  '(今天|明天|后天|这周|本周|这星期|下周|下星期|本月|这个月|当月|下个月|下月|一月|二月|三月|四月|五月|六月|七月|八月|九月|十月|十一月|十二月|1月|2月|3月|4月|5月|6月|7月|8月|9月|10月|11月|12月)[份]'

export const whoCelebrates = command({
  id: 'greetings.who',
  needs: 'greetings.see',
  says: [
    `${PERIOD}[里|都][有]谁[要]过生日`,
    `${PERIOD}[有](哪些|哪几位|什么)(人|同志|老同志)过生日`,
    `${PERIOD}[有](哪些|哪几位)过生日`,
    `${PERIOD}[的](寿星|生日|过生日的)[名单|有谁]`,
    `${PERIOD}[的](寿星|过生日的)(是谁|都有谁|有哪些)`,
    `谁${PERIOD}过生日`,
    `${PERIOD}过生日的[人|同志|老同志]`,
    `${PERIOD}过生日的[都|都有|都是](谁|哪些人|哪几位)`,
    '[最近|近期](谁|哪些人|哪几位)[要|快]过生日[了]',
  ],
  slots: {},
  ask: {},
  examples: ['本月寿星', '下个月谁过生日', '今天谁过生日', '这周有哪些同志过生日', '下个月的生日名单', '谁明天过生日'],
  help: '本月寿星；下个月谁过生日；谁过八十；整寿表',
  run: (turn) => tellWho(turn),
  /** 一支部十一月生日的有哪些，阴历的也算上: with a day in it, it would be read as a plan. */
  async claims(turn) {
    const { unit } = ASKS_WHO.exec(turn.act.text)?.groups ?? {}
    if (!ASKS_WHO.test(turn.act.text)) return undefined
    if (unit === undefined) return tellWho(turn)
    const read = await resolveAudience(turn.db, unit, turn.scope, dayOf(turn.now, turn.office.zone))
    const [only, ...others] = 'unknown' in read ? [] : read.audience.from
    return only === undefined || others.length > 0 ? undefined : tellWho(turn, only.name)
  },
})

const COUNTED_TOO =
  '(?:[，,。 ]{0,2}(?:(?:农历|阴历)的?也?要?算上?|(?:80|八十)岁?(?:以上)?的?(?:单列|单独列|另列|标出来)|祝福(?:都|也)?发了?(?:没有?|吗))){0,4}'
const ASKS_WHO = new RegExp(
  `^(?:请|帮我|查一?下?|看看)*(?:(?<unit>[^，,。 ]{1,10}?(?:支部|小组))的?)?${PERIOD.replace('[份]', '份?')}(?:里|的)*(?:有没有|都?有|是)?(?:谁|哪些人?|哪几位|几个人?|几位)?(?:要|该|快)?(?:过)?(?:八十|九十|七十)?(?:大寿|整寿|生日|寿星)(?:的|名单)*(?:都?有|是)?(?:谁|哪些人?|哪几位|几个人?|几位)?(?:名单)?${COUNTED_TOO}[吗呢？?。]{0,3}$`,
)

/** `unit`: only those whose unit is this one, or lies within it. */
async function tellWho(turn: Turn<unknown>, unit?: string): Promise<Outcome> {
  const { name, ...period } = periodIn(turn.act.text, dayOf(turn.now, turn.office.zone))
  const all = await birthdaysBetween(turn, { ...period, scope: turn.scope })
  const people = unit === undefined ? all : all.filter((one) => one.unit?.startsWith(unit) === true)
  const whose = `${unit ?? ''}${name}`
  if (people.length === 0) return { reply: { text: wording.nobody(whose) } }
  const title = wording.listTitle(whose, people.length)
  const lines = people.map(lineOf)
  const ids = people.map(({ id }) => id)
  if (lines.length <= MOST_LINES) {
    await noteAnswered(turn, 'card', ids)
    return { reply: { text: wording.coming(title, lines, MOST_LINES) } }
  }
  const sheet = {
    title: wording.birthdaysSheet(whose),
    header: wording.birthdayColumns,
    rows: people.map((one) => wording.birthdayRow(one, one)),
    people: ids,
    purpose: wording.BIRTHDAYS_ARE_FOR,
  }
  const text = wording.comingWithSheet(title, lines, MOST_LINES)
  return { reply: { text, file: await sheetFor(turn, sheet) } }
}

interface Period {
  readonly name: string
  readonly from: Day
  readonly until: Day
}

function periodIn(text: string, today: Day): Period {
  const single = (name: string, days: number): Period => ({
    name,
    from: addDays(today, days),
    until: addDays(today, days),
  })
  if (/今天/.test(text)) return single('今天', 0)
  if (/明天/.test(text)) return single('明天', 1)
  if (/后天/.test(text)) return single('后天', 2)
  const monday = addDays(today, 1 - weekdayOf(today))
  if (/下(?:周|星期)/.test(text)) return { name: '下周', from: addDays(monday, 7), until: addDays(monday, 13) }
  if (/周|星期/.test(text)) return { name: '本周', from: monday, until: addDays(monday, 6) }
  const [, month] = /(1[0-2]|[1-9]|十[一二]?|[一二三四五六七八九])月/.exec(text) ?? []
  if (month !== undefined) return monthOf(`${numberValue(month)}月`, nextFirstOf(numberValue(month) ?? 1, today))
  return /下/.test(text) ? monthOf('下个月', firstOfNext(today)) : monthOf('本月', `${today.slice(0, 8)}01`)
}

/** The first day of a month: this one's, or the next of that name. */
function nextFirstOf(month: number, today: Day): Day {
  const year = Number(today.slice(0, 4)) + (month < Number(today.slice(5, 7)) ? 1 : 0)
  return `${year}-${String(month).padStart(2, '0')}-01`
}

const firstOfNext = (day: Day): Day => `${addDays(`${day.slice(0, 8)}01`, 31).slice(0, 8)}01`

const monthOf = (name: string, first: Day): Period => ({ name, from: first, until: addDays(firstOfNext(first), -1) })

/** Somebody who keeps a great birthday in a year. */
interface Great {
  readonly one: Awaited<ReturnType<typeof queries.bornIn>>[number]
  readonly age: number
  /** Absent: month and day are not known, or not the calendar. */
  readonly day: Day | undefined
}

/**
 * Great birthdays kept in a year of the common calendar; a lunar one of the last months may fall into it by the lunar
 * year before. Of whom only the year is known, that year counts. `only`: this age, great or not.
 */
async function greatIn(db: Tx, year: number, scope: Scope, only?: number): Promise<readonly Great[]> {
  const customs = await customsOf(db)
  const ages = only === undefined ? customs.milestones : [only]
  const yearsOfBirth = ages.flatMap((age) => [year, year - 1].map((one) => one - yearOfMilestone(0, age, customs)))
  const people = await queries.bornIn(db, [...new Set(yearsOfBirth)], scope)
  return people
    .flatMap((one): Great[] => {
      const born = Number(one.since?.slice(0, 4))
      return ages.flatMap((age) => {
        const kept = yearOfMilestone(born, age, customs)
        const date = one.calendar === 'unknown' ? undefined : readYearly(one.since, one.calendar, one.leap)
        const day = date && dayInYear(date, kept, customs)
        const isThen = day === undefined ? kept === year : day.startsWith(String(year))
        return isThen ? [{ one, age, day }] : []
      })
    })
    .sort((a, b) => (a.day ?? '9').localeCompare(b.day ?? '9'))
}

export const whoIsOfAge = command({
  id: 'greetings.of-age',
  needs: 'greetings.see',
  says: [
    '[今年|明年][有]谁[要|该](过|满|做){age}[岁|大寿|岁大寿|岁生日|寿辰|整寿][了]',
    '[今年|明年]过{age}[岁|大寿|岁大寿]的[都]有谁',
  ],
  slots: { age: { kind: 'count' } },
  ask: {},
  examples: ['谁过八十', '今年谁过80大寿', '明年谁满90岁', '今年过七十大寿的有谁'],
  async run(turn) {
    const { db, act, now, office, scope, slots } = turn
    const { name, year } = yearIn(act.text, dayOf(now, office.zone))
    const age = slots.age ?? 80
    const great = await greatIn(db, year, scope, age)
    if (great.length === 0) return { reply: { text: wording.nobodyOfAge(name, age) } }
    const marks = await marksOf(turn, idsOf(great))
    const lines = great.map(({ one, day }) => wording.ageLine(one, day, marks(one.id, day)))
    await noteAnswered(turn, 'card', idsOf(great).slice(0, MOST_LINES))
    return { reply: { text: wording.coming(wording.ofAge(name, age, great.length), lines, MOST_LINES) } }
  },
})

const idsOf = (great: readonly Great[]): readonly PersonId[] => great.map(({ one }) => one.id)

function yearIn(text: string, today: Day): { readonly name: string; readonly year: number } {
  const year = Number(today.slice(0, 4))
  return /明年/.test(text) ? { name: '明年', year: year + 1 } : { name: '今年', year }
}

export const milestoneSheet = command({
  id: 'greetings.sheet',
  needs: 'greetings.see',
  says: [
    '[要|给我|发][今年|明年][的](整寿|大寿|寿星)(表|名单|表格|清单)',
    '(今年|明年)[的]整寿',
    '[今年|明年](本月|这个月|下个月|{month}月)[的|份的](整寿|大寿)(表|名单|表格)',
  ],
  slots: { month: { kind: 'count' } },
  ask: {},
  examples: ['整寿名单', '明年的整寿表', '今年大寿名单', '12月的整寿表', '下个月整寿名单'],
  run: (turn) => handSheet(turn, monthIn(turn.act.text, turn.slots.month)),
})

/** A month of the year, or how many months from now. */
type AskedMonth = { readonly month: number } | { readonly ahead: number } | undefined

function monthIn(text: string, month: number | undefined): AskedMonth {
  if (month !== undefined && month >= 1 && month <= 12) return { month }
  return /下个?月/.test(text) ? { ahead: 1 } : /本月|这个月/.test(text) ? { ahead: 0 } : undefined
}

async function handSheet(turn: Turn<unknown>, asked: AskedMonth): Promise<Outcome> {
  const { db, act, now, office, scope } = turn
  const today = dayOf(now, office.zone)
  const first = asked !== undefined && 'ahead' in asked && asked.ahead > 0 ? firstOfNext(today) : today
  const { year } = yearIn(act.text, first)
  const month = asked === undefined ? undefined : 'month' in asked ? asked.month : Number(first.slice(5, 7))
  const all = await greatIn(db, year, scope)
  const great = all.filter(({ day }) => month === undefined || Number(day?.slice(5, 7)) === month)
  const text = wording.sheetReady(year, great.length, month)
  if (great.length === 0) return { reply: { text } }
  const visits = await queries.visitsBetween(db, `${year}-01-01`, `${year}-12-31`, scope)
  const marks = await marksOf(turn, idsOf(great))
  const rows = great.map(({ one, age, day }) => [
    wording.sheetMonth(day),
    one.name,
    one.sex === null ? '' : wording.SEX[one.sex],
    one.unit ?? '',
    wording.sheetAge(age),
    wording.sheetDay(day),
    wording.sheetLunar(day),
    one.phone ?? '',
    one.residence ?? '',
    visits
      .filter(({ id }) => id === one.id)
      .map((visit) => wording.visitNote(visit.day, visit.reason, visit.gift))
      .join('；'),
    wording.sheetMarks(marks(one.id, day)),
  ])
  const sheet = {
    title: wording.sheetTitle(year, month),
    header: wording.sheetColumns,
    rows,
    people: idsOf(great),
    purpose: wording.SHEET_IS_FOR,
  }
  return { reply: { text, file: await sheetFor(turn, sheet) } }
}
