/** 何守田的认证月份是10月, 第一支部的认证月份是10月, 何守田上次认证是2026年3月12日, 认证名单：……: staff say when. */
import { type Day, dayOf } from '../../base/calendar.ts'
import { command, type Outcome, type PersonId, type Turn } from '../../feature.ts'
import { numberValue } from '../../language/numbers.ts'
import { normaliseText } from '../../language/read-value.ts'
import { findByName, findMentioned, type KnownPerson, knownPeople, resolveAudience } from '../people/public.ts'
import * as queries from './queries.ts'
import { dueInMonth, nextDue, YEAR } from './rules.ts'
import { LINE_LAST, LINE_MONTH, SET_CYCLE, SET_LAST, SET_MONTH, SET_WAY } from './vocabulary.ts'
import * as wording from './wording.ts'

type Groups = Readonly<Record<string, string | undefined>>

export const setMonth = command({
  id: 'certification.set',
  needs: 'certification.set',
  unmistakable: true,
  says: [
    '{who}[的][养老|养老金|待遇|资格]认证[月份|时间|日期](是|改成|改为|定在|在|每年){month}月[份]',
    '{who}[的]上[一]次认证[时间|日期](是|在){month}',
    '{who}[的]认证[每](半年|一年)一次',
    '{who}[的]认证每{month}个月一次',
    '{who}[的][养老]认证方式(是|改成|改为){month}',
  ],
  slots: { who: { kind: 'words' }, month: { kind: 'words' } },
  ask: {},
  examples: [
    '何守田的认证月份是10月',
    '何守田的养老认证在10月',
    '何守田上次认证是2026年3月12日',
    '何守田的认证半年一次',
    '何守田的认证方式是社区',
  ],
  help: '何守田的认证月份是10月；认证名单：整批贴进来；谁还没认证',
  run: async (turn) => (await set(turn)) ?? { reply: { text: wording.noSuchDay() } },
  hears: async (turn) => (turn.file === undefined ? set(turn) : undefined),
})

/** `undefined`: the words set nothing. */
async function set(turn: Turn<unknown>): Promise<Outcome | undefined> {
  const text = turn.act.text.trim().replace(/[。！]$/, '')
  const last = SET_LAST.exec(text)?.groups
  const month = SET_MONTH.map((pattern) => pattern.exec(text)?.groups).find((one) => one !== undefined)
  const cycle = /认证/.test(text) ? SET_CYCLE.exec(text)?.groups : undefined
  const way = SET_WAY.exec(text)?.groups
  const who = last?.['who'] ?? month?.['who'] ?? cycle?.['who'] ?? way?.['who']
  if (who === undefined) return undefined
  const found = await whoIsMeant(turn, who)
  if ('told' in found) return { reply: { text: found.told } }
  const names = found.people.map(({ name }) => name)
  const ids = found.people.map(({ id }) => id)
  if (way !== undefined) return setWay(turn, found.people, way['way'] ?? '')
  if (last === undefined && month === undefined) return setCycle(turn, found.people, cycle ?? {})
  const today = dayOf(turn.now, turn.office.zone)
  const dueOn = last === undefined ? dueOf(month ?? {}, today) : dueAfter(last)
  if (dueOn === undefined) return { reply: { text: wording.noSuchDay() } }
  await queries.setDue(turn.db, ids, { dueOn, cycle: undefined, by: byWhom(turn), now: turn.now })
  return { reply: { text: wording.dueSet(names, dueOn, today) } }
}

const byWhom = ({ speaker }: Turn<unknown>): PersonId | null => speaker.person?.id ?? null

function dueOf({ month = '' }: Groups, today: Day): Day | undefined {
  const value = numberValue(month) ?? 0
  return value >= 1 && value <= 12 ? dueInMonth(value, today) : undefined
}

function dueAfter({ year = '', month = '', day = '1' }: Groups): Day | undefined {
  const two = (text: string) => text.padStart(2, '0')
  const [value, date] = [Number(month), Number(day)]
  if (value < 1 || value > 12 || date < 1 || date > 31) return undefined
  return nextDue(`${year}-${two(month)}-${two(day)}`, YEAR)
}

async function setCycle(turn: Turn<unknown>, people: readonly KnownPerson[], groups: Groups): Promise<Outcome> {
  const months = groups['half'] ? 6 : groups['year'] ? YEAR : (numberValue(groups['n'] ?? '') ?? 0)
  if (months < 1 || months > 60) return { reply: { text: wording.noSuchDay() } }
  return withMonth(turn, people, async (ids, names) => {
    await queries.setCycle(turn.db, ids, months)
    return wording.cycleSet(names, months)
  })
}

const setWay = (turn: Turn<unknown>, people: readonly KnownPerson[], way: string): Promise<Outcome> =>
  withMonth(turn, people, async (ids, names) => {
    await queries.setWay(turn.db, ids, way)
    return wording.waySet(names, way)
  })

/** What is set of people who all have a month already; `set` returns what is said of it. */
async function withMonth(
  { db }: Turn<unknown>,
  people: readonly KnownPerson[],
  set: (ids: readonly PersonId[], names: readonly string[]) => Promise<string>,
): Promise<Outcome> {
  const ids = people.map(({ id }) => id)
  const known = (await queries.certificationsOf(db, ids)).map(({ person_id }) => person_id)
  const unknown = people.filter(({ id }) => !known.includes(id)).map(({ name }) => name)
  if (unknown.length > 0) return { reply: { text: wording.monthFirst(unknown) } }
  const names = people.map(({ name }) => name)
  return { reply: { text: await set(ids, names) } }
}

type Meant = { readonly people: readonly KnownPerson[] } | { readonly told: string }

/** One person by name, or everybody of an audience. */
async function whoIsMeant(turn: Turn<unknown>, words: string): Promise<Meant> {
  const { db, now, office, scope } = turn
  const named = await findByName(db, words.replace(/同志$/, ''), scope)
  if (named.length > 1) return { told: wording.severalOf(words) }
  if (named.length === 1) return { people: named }
  const read = await resolveAudience(db, words, scope, dayOf(now, office.zone))
  if ('audience' in read) return { people: await knownPeople(db, await queries.idsIn(db, read.audience)) }
  const [first, ...others] = (await findMentioned(db, words, scope)).flatMap(({ people }) => people)
  return first === undefined || others.length > 0 ? { told: wording.whose(words) } : { people: [first] }
}

export const pasteList = command({
  id: 'certification.paste',
  needs: 'certification.set',
  says: ['(怎么|我要)(贴|登记)认证(名单|月份|日期)'],
  opens: ['[养老](认证)(名单|月份|日期|登记)'],
  slots: { text: { kind: 'words', marks: [] } },
  ask: { text: wording.askList },
  examples: ['认证名单：何守田 10月', '怎么贴认证名单'],
  async run(turn) {
    const lines = turn.slots.text.split(/[\n；;]/).filter((line) => line.trim() !== '')
    const wrong: string[] = []
    let taken = 0
    for (const line of lines)
      if (await takeLine(turn, line)) taken++
      else wrong.push(line.trim())
    return { reply: { text: wording.listTaken(taken, wrong, false) } }
  },
})

/** 0203	何守田	2026/3/12: the number, where it is there, tells people of one name apart. */
async function takeLine(turn: Turn<unknown>, written: string): Promise<boolean> {
  const { db, now, office, scope } = turn
  const line = normaliseText(written).trim()
  const last = LINE_LAST.exec(line)
  const month = last === null ? LINE_MONTH.exec(line) : null
  const found = last ?? month
  if (found === null) return false
  const today = dayOf(now, office.zone)
  const dueOn = last === null ? dueOf(found.groups ?? {}, today) : dueAfter(found.groups ?? {})
  const who = line.slice(0, found.index)
  const number = /(?<![\d])\d{2,}(?![\d])/.exec(who)?.[0]
  const people = (await findMentioned(db, who, scope)).flatMap((one) => one.people)
  const numbered = number === undefined ? undefined : await queries.holderOf(db, number)
  const only = people.length === 1 ? people[0] : people.find(({ id }) => id === numbered)
  if (dueOn === undefined || only === undefined) return false
  await queries.setDue(db, [only.id], { dueOn, cycle: undefined, by: byWhom(turn), now })
  return true
}
