/** 改陈德福电话13800000000: changed at once, with what it was before, and changed back by one digit. */

import { dayOf } from '../../base/calendar.ts'
import { HOUR } from '../../base/spans.ts'
import { type AwaitedAnswer, command, type Outcome, type PersonId, type Turn } from '../../feature.ts'
import { zonesOf } from '../../language/abroad.ts'
import { asWritten } from '../../language/as-written.ts'
import {
  findByName,
  type KnownPerson,
  knownPeople,
  namedWithUnit,
  nearlyNamed,
  sayNotFound,
  spouseOf,
  toldApart,
} from '../people/public.ts'
import { askWhose, byWhom, receipt, takeBack, whoseRecord } from './change-talk.ts'
import * as queries from './queries.ts'
import { type AskedChange, readChange, readCorrection, readIncomplete, readValue } from './read-change.ts'
import { putRightIn, readMended, readNewContact, readOddMobile } from './read-mended.ts'
import { readUnit } from './read-unit.ts'
import { createUnitsFinder, fullName } from './tree.ts'
import { OWN_FIELD_WORDS } from './vocabulary.ts'
import * as wording from './wording.ts'

const VERBS = '(改成|改为|改到|换成|变成|变更为|登记为)'

export const changeRecord = command({
  id: 'roster.change',
  needs: 'roster.change',
  unmistakable: true,
  says: [
    `[请|帮我](改|改一下|修改|更改|更正){name}[的](${OWN_FIELD_WORDS})[改成|改为|换成|为|是|:]{value}`,
    `[请|帮我](把|将){name}[的](${OWN_FIELD_WORDS})${VERBS}{value}`,
    `{name}[的](${OWN_FIELD_WORDS})${VERBS}{value}`,
  ],
  slots: { name: { kind: 'words' }, value: { kind: 'words' } },
  ask: {},
  examples: [
    '改陈德福电话13800000000',
    '改王秀英的住址机床新村3号楼',
    '把陈德福的称呼改成陈工',
    '改何守田支部第一支部',
    '李桂兰的生日改为农历1952年五月初六',
    '改陈德福姓名陈得福',
    '改何守田小组第二小组',
  ],
  help: '改张三电话13800000000：改登记的信息（住址、支部、称呼、生日……都行）',
  run: async (turn) =>
    (await change(turn)) ??
    (await nearlyWhose(turn)) ?? {
      reply: { text: OF_A_UNIT.test(turn.act.text) ? wording.postsAreGiven() : wording.howToChange() },
    },
  hears: async (turn) => (turn.file === undefined ? change(turn) : undefined),
  // Before anything else is read in it: in 王秀英搬儿子家去了，地址改… it would be heard that she comes.
  claims: mend,
  claimsNoCry: true,
})

/** 何受田电话改成13655556666: nobody is called so, and who nearly is is told. */
async function nearlyWhose({ db, act, scope }: Turn<unknown>): Promise<Outcome | undefined> {
  const { name } = readChange(act.text) ?? {}
  if (name === undefined || (await nearlyNamed(db, name, scope)).length === 0) return undefined
  return { reply: { text: await sayNotFound(db, name, scope) } }
}

/** 第二支部的联络员换成林志远 changes nobody's record. */
const OF_A_UNIT = /(?:支部|小组)的?联络员/

/** What is wrong and what is right, in whatever order it is said. `undefined`: nothing is to be mended. */
async function mend(turn: Turn<unknown>): Promise<Outcome | undefined> {
  const { text } = turn.act
  const mended = readMended(text)
  if (mended !== undefined) return changeWhom(turn, { ...mended, told: true })
  const odd = readOddMobile(text)
  if (odd !== undefined && (await isOnRoster(turn, odd.name)))
    return { reply: { text: wording.oddMobile(odd.name, odd.number) } }
  const contact = readNewContact(text)
  if (contact === undefined || !(await isOnRoster(turn, contact.name))) return undefined
  return { reply: { text: wording.howToChangeContact(contact) } }
}

const isOnRoster = async ({ db, scope }: Turn<unknown>, name: string): Promise<boolean> =>
  (await findByName(db, name, scope)).length > 0

/** `undefined`: the words ask for no change. */
async function change(turn: Turn<unknown>): Promise<Outcome | undefined> {
  const asked = readChange(turn.act.text)
  // 陈德福的老伴改成不去 is about an activity.
  if (asked !== undefined && COMING.test(asked.value)) return undefined
  return asked === undefined ? ((await putRight(turn)) ?? askInto(turn)) : changeWhom(turn, asked)
}

/** 改陈德福住址: into what? */
async function askInto({ db, act, scope }: Turn<unknown>): Promise<Outcome | undefined> {
  const begun = readIncomplete(act.text)
  if (begun === undefined || (await findByName(db, begun.name, scope)).length === 0) return undefined
  return { reply: { text: wording.changeIntoWhat(begun.name, begun.field) } }
}

/** 不对，是13812345679, right after a change: what was changed last is changed once more. */
async function putRight(turn: Turn<unknown>): Promise<Outcome | undefined> {
  const value = /^roster[.:](?:change|undo-change)/.test(turn.previous ?? '') ? readCorrection(turn.words) : undefined
  const by = turn.speaker.person?.id
  if (value === undefined || by === undefined) return undefined
  const last = await queries.lastChangedBy(turn.db, by, new Date(turn.now.getTime() - JUST_NOW))
  const [person] = last === undefined ? [] : await knownPeople(turn.db, [last.person])
  if (last === undefined || person === undefined) return undefined
  return changeOf(turn, person, { name: person.name, field: queries.fieldOf(last.column), value })
}

const COMING = /^(?:也|又|要|能|都)?(?:不|没法)?(?:能|想)?(?:去|来|参加)(?:不了)?了?$/

/** In milliseconds: an hour. */
const JUST_NOW = HOUR

/** Makes a change to whoever bears the name, or asks which of them; `undefined`: nobody does, and no change need be meant. */
export async function changeWhom(turn: Turn<unknown>, asked: AskedChange): Promise<Outcome | undefined> {
  const { name, found, isElsewhere } = await whoIsMeant(turn, asked)
  const [only, ...others] = found
  if (isElsewhere === true)
    return askWhose(turn, found, { ...asked, name }, WHO, wording.notOfThatUnit(asked.unit ?? '', name))
  if (only === undefined)
    return asked.told === true ? undefined : { reply: { text: await sayNotFound(turn.db, asked.name, turn.scope) } }
  return others.length === 0 ? changeOf(turn, only, asked) : askWhose(turn, found, { ...asked, name }, WHO)
}

interface Meant {
  readonly name: string
  readonly found: readonly KnownPerson[]
  /** Nobody called so is of the unit that is said: these are of others. */
  readonly isElsewhere?: true
}

/** By the name and the unit that is said with it: 第三支部的王秀英, 检验科王秀英. */
async function whoIsMeant(turn: Turn<unknown>, { name, unit }: AskedChange): Promise<Meant> {
  const found = await findByName(turn.db, name, turn.scope)
  if (found.length === 0) return (await namedWithUnit(turn, name)) ?? { name, found }
  if (unit === undefined) return { name, found }
  const there = await toldApart(turn, unit, found)
  return there.length > 0 ? { name, found: there } : { name, found, isElsewhere: true }
}

const WHO = 'change-whom'
const VALUE = 'change-to-whom'
const UNDO = 'undo-change'

type Changes = Readonly<Record<string, string | null>>

export const whomToChange = whoseRecord(WHO, changeOf)

/** 改陈德福联络员王秀英, where two are called so: the one who was chosen is put into the record `of` somebody. */
export const whomToPutIn: AwaitedAnswer = {
  ...whomToChange,
  id: VALUE,
  async onAnswer(turn, { choice }, payload) {
    const { of, ...asked } = payload as AskedChange & { readonly of: PersonId }
    const [person] = await knownPeople(turn.db, [of])
    return choice && person && changeOf(turn, person, { ...asked, chosen: Number(choice.value) })
  },
}

const putBack = takeBack<Changes>(UNDO, (turn, person, back) =>
  queries.changePerson(turn.db, person, back, byWhom(turn)),
)

/** 改错了 puts back what was there; 改错了，是13812345679 says itself what is right. */
export const undoChange: AwaitedAnswer = {
  ...putBack,
  onAnswer: async (turn, answer, payload) => (await putRight(turn)) ?? putBack.onAnswer(turn, answer, payload),
}

/** Makes a change to somebody, with the way to take it back. */
export async function changeOf(turn: Turn<unknown>, person: KnownPerson, asked: AskedChange): Promise<Outcome> {
  const read = await changesAsked(turn, person, asked)
  if ('why' in read) return { reply: { text: read.why } }
  if ('whom' in read) return askWhose(turn, read.whom, { ...asked, of: person.id }, VALUE)
  const outcome = await changeTo(turn, person, read.changes, asked.field)
  if (asked.noMobile !== true || outcome.reply === undefined) return outcome
  return { ...outcome, reply: { ...outcome.reply, text: `${outcome.reply.text}\n${wording.mobileStays(person.name)}` } }
}

/** Puts these values, as the roster keeps them, into somebody's record; `field` is what was spoken of. */
export async function changeTo(
  turn: Turn<unknown>,
  person: KnownPerson,
  asked: Changes,
  field: AskedChange['field'],
): Promise<Outcome> {
  const before = await queries.recordOf(turn.db, person.id, Object.keys(asked))
  const told = Object.entries(asked).filter(([column, value]) => (before[column] ?? null) !== value)
  if (told.length === 0) return { reply: { text: wording.sameAlready(person, field) } }
  const changes = Object.fromEntries(told)
  const number = changes['number']
  if (number && (await queries.holderOf(turn.db, number)) !== undefined) {
    return { reply: { text: wording.numberTaken(number) } }
  }
  await queries.changePerson(turn.db, person.id, changes, byWhom(turn))
  const names = await queries.namesFor(turn.db, before, withCalendar(changes, asked))
  const back = Object.fromEntries(told.map(([column]) => [column, before[column] ?? null]))
  const text = wording.changed(person, names, await isSomewhereAbroad(turn, person, changes))
  return { reply: receipt(turn, { person: person.id, text, back, answer: UNDO }) }
}

/** Whether somebody is abroad now, where nobody knows which clocks they live by. */
async function isSomewhereAbroad({ db }: Turn<unknown>, { id }: KnownPerson, changes: Changes): Promise<boolean> {
  if (!('region' in changes) && !('residence' in changes)) return false
  const { region, residence = null, phone = null } = await queries.recordOf(db, id, ['region', 'residence', 'phone'])
  return region === 'abroad' && zonesOf({ region, residence, phone }).length === 0
}

/** A birthday is read with its calendar, whether that has changed or not. */
const withCalendar = (changes: Changes, asked: Changes): Changes =>
  'birth_day' in changes && asked['birth_calendar'] ? { ...changes, birth_calendar: asked['birth_calendar'] } : changes

/** The columns and their new values, or why not, in words. */
async function changesAsked(
  turn: Turn<unknown>,
  person: KnownPerson,
  asked: AskedChange,
): Promise<{ changes: Changes } | { why: string } | { whom: readonly KnownPerson[] }> {
  const { field } = asked
  if (asked.part !== undefined) return partAsked(turn, person, asked.value, asked.part)
  // What is understood is written small; what is kept stays as it was written (Lily).
  const value = await whole(turn, person, { ...asked, value: asWritten(asked.value, turn.words) })
  if (field === 'name') return nameAsked(value)
  if (field === 'branch') return unitAsked(turn, person, value)
  if (field === 'group') return groupAsked(turn, person, value)
  if (field === 'spouse' || field === 'liaison') return personAsked(turn, person, { ...asked, field, value })
  const calendar = field === 'birth' ? CALENDARS.find(([said]) => said.test(value))?.[1] : undefined
  if (calendar !== undefined) return { changes: { birth_calendar: calendar } }
  const columns = queries.columnsOf(field)
  if (value === '') return { changes: Object.fromEntries(columns.map((column) => [column, queries.emptyOf(column)])) }
  const read = readValue({ ...asked, value }, dayOf(turn.now, turn.office.zone))
  const [left] = read?.left ?? []
  if (read === undefined || left !== undefined) return { why: wording.notChanged(left) }
  const { name: _, ...fields } = read.fields
  if (Object.keys(fields).length === 0) return { why: wording.notChanged(undefined) }
  return { changes: field === 'birth' ? await birthAsked(turn, person, fields) : fields }
}

/** Of an address only what was said to be wrong changes; where that does not stand there, it is asked for as a whole. */
async function partAsked(
  turn: Turn<unknown>,
  person: KnownPerson,
  value: string,
  { wrong }: NonNullable<AskedChange['part']>,
): Promise<{ changes: Changes } | { why: string }> {
  const { residence } = await queries.recordOf(turn.db, person.id, ['residence'])
  const right = residence && wrong && putRightIn(residence, { value, wrong })
  return right ? { changes: { residence: right } } : { why: wording.wholeAddress(person.name, residence ?? null) }
}

/** 改何守田生日农历: the day stays, and is of that calendar. */
const CALENDARS = [
  [/^(?:公历|阳历|新历)的?$/, 'solar'],
  [/^(?:农历|阴历|旧历)的?$/, 'lunar'],
] as const

/** What is noted already stays, and stands before what is added. */
async function whole({ db }: Turn<unknown>, person: KnownPerson, asked: AskedChange): Promise<string> {
  if (asked.adds === undefined) return asked.value
  const { note } = await queries.recordOf(db, person.id, ['note'])
  const notes = note ? note.split(NOTE_JOINT) : []
  return (notes.includes(asked.value) ? notes : [...notes, asked.value]).join(NOTE_JOINT)
}

const NOTE_JOINT = '；'

/** 三月初三 leaves the year as it is known, 1934-05-06 the calendar: nobody loses what they did not speak of. */
async function birthAsked(turn: Turn<unknown>, person: KnownPerson, fields: Changes): Promise<Changes> {
  const known = await queries.recordOf(turn.db, person.id, ['birth_day', 'birth_calendar'])
  const [year] = /^\d{4}/.exec(known['birth_day'] ?? '') ?? []
  const said = fields['birth_day'] ?? ''
  const calendar = fields['birth_calendar'] === 'unknown' ? known['birth_calendar'] : fields['birth_calendar']
  return {
    birth_leap: 'false',
    ...fields,
    ...(said.startsWith('--') && year !== undefined && { birth_day: `${year}-${said.slice(2)}` }),
    birth_calendar: calendar ?? 'unknown',
  }
}

async function unitAsked(
  { db }: Turn<unknown>,
  person: KnownPerson,
  value: string,
): Promise<{ changes: Changes } | { why: string }> {
  const path = readUnit({ committee: '', branch: value, group: '', sheet: '' })
  const all = await queries.allUnits(db)
  const found = path.length === 0 ? [] : createUnitsFinder(all)(path)
  const [unit, ...others] = found
  if (others.length > 0)
    return {
      why: wording.severalUnits(
        person.name,
        value,
        found.map(({ id }) => fullName(all, id)),
      ),
    }
  return unit === undefined ? { why: wording.noSuchUnit(value) } : { changes: { unit_id: String(unit.id) } }
}

const NAME = /^[\p{Script=Han}·]{2,15}$/u

const nameAsked = (value: string): { changes: Changes } | { why: string } =>
  NAME.test(value) ? { changes: { name: value } } : { why: wording.noGoodName(value) }

/** 第二小组 by itself is one of the person's own branch. */
async function groupAsked(
  turn: Turn<unknown>,
  person: KnownPerson,
  value: string,
): Promise<{ changes: Changes } | { why: string }> {
  if (/支部/.test(value)) return unitAsked(turn, person, value)
  const units = await queries.allUnits(turn.db)
  const { unit_id: own } = await queries.recordOf(turn.db, person.id, ['unit_id'])
  const unit = units.find(({ id }) => String(id) === own)
  const branch = unit?.kind === 'group' ? units.find(({ id }) => id === unit.parentId) : unit
  if (branch === undefined) return { why: wording.noBranchYet(person.name) }
  if (value === '') return { changes: { unit_id: String(branch.id) } }
  return unitAsked(turn, person, `${branch.name}${value}`)
}

/** Somebody else on the roster, by name; of several it is asked which. Nobody is taken from whom they are married to. */
async function personAsked(
  turn: Turn<unknown>,
  person: KnownPerson,
  { field, value, ends, chosen }: AskedChange & { readonly field: 'spouse' | 'liaison' },
): Promise<{ changes: Changes } | { why: string } | { whom: readonly KnownPerson[] }> {
  const { db, scope } = turn
  const column = field === 'spouse' ? 'spouse_id' : 'liaison_id'
  if (value === '') return { changes: { [column]: null } }
  const { [column]: recorded } = await queries.recordOf(db, person.id, [column])
  const found = (await findByName(db, value, scope)).filter(({ id }) => id !== person.id)
  if (ends) {
    const isSo = found.some(({ id }) => String(id) === recorded)
    return isSo ? { changes: { [column]: null } } : { why: wording.notMarriedTo(person, value) }
  }
  const named = found.length > 0 ? found : ((await namedWithUnit(turn, value))?.found ?? [])
  const meant = named.filter(({ id }) => id !== person.id && (chosen === undefined || id === chosen))
  const [only, ...others] = meant
  if (only === undefined) return { why: await sayNotFound(db, value, scope) }
  if (others.length > 0) return { whom: meant }
  const spouse = field === 'spouse' ? await spouseOf(db, only.id) : undefined
  if (spouse !== undefined && spouse.id !== person.id) return { why: wording.marriedToAnother(only, spouse.name) }
  return { changes: { [column]: String(only.id) } }
}
