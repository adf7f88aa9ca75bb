/** 我们的结婚纪念日是1965年5月1日, 陈德福的结婚纪念日是…: a yearly day of those who want it. */
import { type Day, dayOf } from '../../base/calendar.ts'
import { command, type Outcome, type PersonId, scopeFor, type Turn } from '../../feature.ts'
import { dayOfLunar } from '../../language/lunar.ts'
import { numberValue } from '../../language/numbers.ts'
import { findByName, notFound } from '../people/public.ts'
import * as queries from './queries.ts'
import { WEDDING_DAY } from './vocabulary.ts'
import * as wording from './wording.ts'
import { type Calendar, monthDay, type Occurrence } from './yearly.ts'

const OWN = /^(?:我|我们|我和老伴|我俩|我们俩|俺|咱|咱们)?的?$/

export const wedding = command({
  id: 'greetings.wedding',
  needs: 'greetings.answer',
  says: [
    '{who}[的]结婚(纪念日|日子|日期)(是|在|改成|改为){date}',
    '(别|不要|不用)[再]祝[我们|我]结婚纪念日[了]',
    '取消{who}[的]结婚纪念日',
  ],
  slots: { who: { kind: 'words' }, date: { kind: 'words' } },
  ask: {},
  examples: [
    '我们的结婚纪念日是1965年5月1日',
    '陈德福的结婚纪念日是农历1968年正月初六',
    '别再祝结婚纪念日了',
    '取消陈德福的结婚纪念日',
  ],
  mayPass: true,
  async run(turn) {
    const { db, act, slots } = turn
    const drops = /^(?:别|不|取消)/.test(act.text)
    const whose = await whoseIs(turn, slots.who ?? '')
    if (whose === undefined) return undefined
    if ('told' in whose) return { reply: { text: whose.told } }
    if (drops) {
      const dropped = await queries.dropWedding(db, whose.id)
      return { reply: { text: dropped ? wording.weddingDropped() : wording.noWedding() } }
    }
    return keep(turn, whose)
  },
})

type Whose = { readonly id: PersonId; readonly name: string | undefined; readonly by: PersonId | null }

/** The writer, or whom staff name. */
async function whoseIs(turn: Turn<unknown>, who: string): Promise<Whose | { readonly told: string } | undefined> {
  const { db, speaker } = turn
  if (OWN.test(who)) return speaker.person && { id: speaker.person.id, name: undefined, by: null }
  const scope = scopeFor(speaker, 'greetings.set')
  if (scope === undefined) return undefined
  const name = who.replace(/(?:同志|的)$/, '')
  const [only, ...others] = await findByName(db, name, scope)
  if (only === undefined) return { told: notFound(name) }
  if (others.length > 0) return { told: wording.severalNamed(name) }
  return { id: only.id, name, by: speaker.person?.id ?? null }
}

async function keep({ db, now, act, office }: Turn<unknown>, { id, name, by }: Whose): Promise<Outcome> {
  const groups = WEDDING_DAY.exec(act.text)?.groups
  const month = MONTHS[groups?.['month'] ?? ''] ?? numberValue(groups?.['month'] ?? '') ?? 0
  const date = numberValue((groups?.['day'] ?? '').replace(/^初/, '')) ?? 0
  const calendar: Calendar = [groups?.['lunar'], groups?.['moon'], groups?.['leap']].every((one) => one === undefined)
    ? 'solar'
    : 'lunar'
  if (groups === undefined) return { reply: { text: wording.weddingWhen() } }
  const year = Number(groups['year'])
  const leap = groups['leap'] !== undefined
  const on = dayOfDate({ year, month, day: date, leap, calendar })
  if (on === undefined) return { reply: { text: wording.noSuchDay(groups['date'] ?? '') } }
  if (on > dayOf(now, office.zone)) return { reply: { text: wording.weddingToCome(groups['date'] ?? '') } }
  const day = `${year}-${monthDay({ month, day: date })}`
  await queries.setWedding(db, { person: id, day, calendar, leap, by, now })
  return { reply: { text: wording.weddingKept(name, groups['date'] ?? '') } }
}

/** The day of a date in the common calendar; `undefined`: there is none, as 30 February. */
function dayOfDate({ calendar, year, month, day, leap }: Occurrence): Day | undefined {
  if (calendar === 'lunar') return dayOfLunar({ year, month, day, leap }, { missingLeap: 'none', missing30: 'none' })
  const date = new Date(Date.UTC(year, month - 1, day))
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day ? date.toISOString().slice(0, 10) : undefined
}

const MONTHS: Readonly<Record<string, number>> = { 正: 1, 冬: 11, 腊: 12 }
