/** 走访了王秀英，送了蛋糕; 走访名单: calls at people's homes, by year and reason. */
import { addDays, type Day, dayOf } from '../../base/calendar.ts'
import { command, type Outcome, type Turn } from '../../feature.ts'
import { SHEET_TYPE, writeXlsx } from '../../sheets/write-xlsx.ts'
import { findMentioned, type KnownPerson } from '../people/public.ts'
import { MOST_LINES } from './ahead.ts'
import * as queries from './queries.ts'
import { GIFT, REASONS, VISITED } from './vocabulary.ts'
import * as wording from './wording.ts'

export const visit = command({
  id: 'greetings.visit',
  needs: 'greetings.visit',
  says: ['[今天|昨天|刚](走访|慰问|上门看望)(了|过){name}[同志]', '[今天|昨天|刚](走访|慰问|上门看望){name}[同志]了'],
  slots: { name: { kind: 'name' } },
  ask: {},
  examples: ['走访了王秀英', '昨天慰问了何守田', '上门看望了冯秋菊'],
  help: '走访了王秀英，送了蛋糕；走访名单',
  run: (turn) => note(turn),
  async hears(turn) {
    const asks = /[吗么？?][。！? ]*$|没有?[。！ ]*$/.test(turn.words)
    return turn.file === undefined && !asks && VISITED.test(turn.act.text) ? note(turn) : undefined
  },
})

/** Every name must be sure: a visit noted for somebody else would be missed where it is due. */
async function note(turn: Turn<unknown>): Promise<Outcome> {
  const { db, act, now, office, scope, speaker } = turn
  const { whom = act.text, rest = '' } = VISITED.exec(act.text)?.groups ?? {}
  const mentioned = (await findMentioned(db, act.text, scope))
    .filter(({ text }) => whom.includes(text))
    .map((one) => ({ ...one, people: ofNamedUnit(one.people, whom) }))
  const several = mentioned.find(({ people }) => people.length > 1)
  if (several !== undefined) return { reply: { text: wording.visitSeveral(several.text) } }
  const people = [...new Map(mentioned.flatMap((one) => one.people).map((one) => [one.id, one])).values()]
  const by = speaker.person?.id
  if (people.length === 0 || by === undefined) return { reply: { text: wording.visitWhom() } }
  const reason = REASONS.find(([pattern]) => pattern.test(rest) || pattern.test(whom))?.[1] ?? '走访'
  const gift = GIFT.exec(rest)?.groups?.['gift'] ?? null
  const day = dayOfVisit(act.text, dayOf(now, office.zone))
  await queries.insertVisits(
    db,
    people.map(({ id }) => id),
    { day, reason, gift, by, now },
  )
  return {
    reply: {
      text: wording.visitNoted(
        people.map(({ name }) => name),
        reason,
        gift,
      ),
    },
  }
}

/** Of several with one name those whose 支部 is named with them: 走访了第三支部的王秀英; all of them where none is. */
function ofNamedUnit(people: readonly KnownPerson[], whom: string): readonly KnownPerson[] {
  const named = people.filter(({ unit }) => unit !== null && whom.includes(unit.replace(/第[^第]+小组$/, '')))
  return named.length > 0 ? named : people
}

const dayOfVisit = (text: string, today: Day): Day => (/昨天/.test(text) ? addDays(today, -1) : today)

export const visitList = command({
  id: 'greetings.visits',
  needs: 'greetings.see',
  says: ['[今年|去年][的](走访|慰问)(名单|记录|情况)', '[今年|去年](走访|慰问)(了|过)(谁|哪些人|哪些同志)'],
  slots: {},
  ask: {},
  examples: ['走访记录', '今年走访了谁', '去年的慰问记录'],
  async run({ db, act, now, office, scope }) {
    const thisYear = Number(dayOf(now, office.zone).slice(0, 4))
    const [name, year] = /去年/.test(act.text) ? ['去年', thisYear - 1] : ['今年', thisYear]
    const visits = await queries.visitsBetween(db, `${year}-01-01`, `${year}-12-31`, scope)
    return { reply: { text: wording.visitList(name, visits, MOST_LINES) } }
  },
})

export const visitLedger = command({
  id: 'greetings.visit-ledger',
  needs: 'greetings.see',
  says: ['[今年|去年][的](走访|慰问|走访慰问)[的](台账|表|表格|名单表)'],
  slots: {},
  ask: {},
  examples: ['走访台账', '走访慰问表格'],
  async run({ db, act, now, office, scope }) {
    const thisYear = Number(dayOf(now, office.zone).slice(0, 4))
    const year = /去年/.test(act.text) ? thisYear - 1 : thisYear
    const visits = await queries.visitsBetween(db, `${year}-01-01`, `${year}-12-31`, scope)
    if (visits.length === 0) return { reply: { text: wording.visitList(`${year}年`, visits, MOST_LINES) } }
    const title = wording.ledgerTitle(year)
    const rows = visits
      .toReversed()
      .map((one) => [one.day, one.reason, one.name, one.unit ?? '', one.gift ?? '', one.by])
    const bytes = await writeXlsx({ title, header: wording.ledgerColumns, rows })
    const file = { name: `${title}.xlsx`, mediaType: SHEET_TYPE, bytes }
    return { reply: { text: wording.ledgerReady(year, visits), file } }
  },
})
