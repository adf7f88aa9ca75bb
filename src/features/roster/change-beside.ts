/** 给陈德福加标签失独, 陈德福加入太极拳协会, 给陈德福加家属女儿陈红13900000001: lists beside a record, changed back by one digit. */
import { command, type Outcome, type Turn } from '../../feature.ts'
import { asWritten } from '../../language/as-written.ts'
import { clubForms, findByName, type KnownPerson, sayNotFound } from '../people/public.ts'
import { askWhose, byWhom, receipt, takeBack, whoseRecord } from './change-talk.ts'
import * as queries from './queries.ts'
import { type AskedBeside, readBeside } from './read-beside.ts'
import * as wording from './wording.ts'

/** A tag is a word and no story. */
const LONGEST_TAG = 8
/** The day of birth says so, and goes on saying so in a year. */
const TOLD_BY_AGE = /^高龄(?:老人|老同志)?$/
const WHO = 'change-beside-whom'
const UNDO = 'undo-beside'

export const changeBeside = command({
  id: 'roster.change-beside',
  needs: 'roster.change',
  unmistakable: true,
  says: [
    '[请|帮我](给|为){name}[的](加|加上|添|添上|打|打上)[一个|个]标签{value}',
    '[请|帮我](去掉|删掉|取消){name}[的]标签{value}',
    '[请|帮我][把]{name}(加入|加进|退出){value}(协会|队|合唱团|社|班)',
    '[请|帮我](给|为){name}[的](加|加上|添|登记)[一个|个]家属[联系人]{value}',
    '[请|帮我](去掉|删掉|删除){name}[的]家属[联系人]{value}',
  ],
  slots: { name: { kind: 'words' }, value: { kind: 'words' } },
  ask: {},
  examples: [
    '给陈德福加标签失独',
    '去掉陈德福的标签失独',
    '陈德福退出太极拳协会',
    '把何守田加入太极拳协会',
    '给陈德福加家属女儿陈红13900000001',
    '删掉陈德福的家属陈红',
  ],
  help: '给张三加标签失独；张三加入合唱团；给张三加家属女儿张红13900000001',
  run: async (turn) => (await change(turn)) ?? { reply: { text: wording.howToChangeBeside() } },
  hears: async (turn) => (turn.file === undefined ? change(turn) : undefined),
})

/** `undefined`: the words ask for none of it. */
async function change(turn: Turn<unknown>): Promise<Outcome | undefined> {
  const asked = readBeside(turn.act.text)
  if (asked === undefined) return undefined
  const found = await findByName(turn.db, asked.name, turn.scope)
  const [only, ...others] = found
  if (only === undefined)
    return asked.list === 'clubs' ? undefined : { reply: { text: await sayNotFound(turn.db, asked.name, turn.scope) } }
  return others.length === 0 ? changeOf(turn, only, asked) : askWhose(turn, found, asked, WHO)
}

export const whoseListToChange = whoseRecord(WHO, changeOf)

type Item = string | queries.Kin

/** What a sentence brought to a list and took from it: what colleagues have entered there since stays. */
type Back = {
  readonly [List in keyof queries.Beside]?: { readonly came: readonly Item[]; readonly went: readonly Item[] }
}

export const undoBeside = takeBack<Back>(UNDO, async (turn, person, back) => {
  const before = await queries.besideOf(turn.db, person)
  const lists = Object.entries(back).map(([list, { came, went }]) => {
    const meant = new Set([...came, ...went].map(nameOf))
    const others = before[list as keyof queries.Beside].filter((item) => !meant.has(nameOf(item)))
    return [list, [...others, ...went]]
  })
  await queries.changeBeside(turn.db, person, Object.fromEntries(lists), byWhom(turn))
})

const nameOf = (item: Item): string => (typeof item === 'string' ? item : item.name)

/** Those of `items` that are not among the others, or stand there otherwise. */
function without(items: readonly Item[], others: readonly Item[]): readonly Item[] {
  const there = new Set(others.map((one) => JSON.stringify(one)))
  return items.filter((one) => !there.has(JSON.stringify(one)))
}

async function changeOf(turn: Turn<unknown>, person: KnownPerson, asked: AskedBeside): Promise<Outcome> {
  const before = await queries.besideOf(turn.db, person.id)
  const read = await changeAsked(turn, before, asked)
  if ('why' in read) return { reply: { text: read.why } }
  const lists = Object.entries(read.change) as [keyof queries.Beside, readonly Item[]][]
  const back = Object.fromEntries(
    lists.map(([list, after]) => [list, { came: without(after, before[list]), went: without(before[list], after) }]),
  )
  await queries.changeBeside(turn.db, person.id, read.change, byWhom(turn))
  return { reply: receipt(turn, { person: person.id, text: wording.besideChanged(person, asked), back, answer: UNDO }) }
}

/** The lists as they are to be, or why nothing changes. */
async function changeAsked(
  turn: Turn<unknown>,
  before: queries.Beside,
  asked: AskedBeside,
): Promise<{ change: Partial<queries.Beside> } | { why: string }> {
  if (asked.list === 'relatives') return kinAsked(before.relatives, asked)
  const items = asked.list === 'tags' ? tagsAsked(turn, asked) : await clubAsked(turn, asked)
  if ('why' in items) return items
  const had = before[asked.list]
  if (items.every((item) => had.includes(item) === asked.adds))
    return { why: wording.besideAlready(asked.name, asked.list, asked.value, asked.adds) }
  const values = asked.adds ? [...new Set([...had, ...items])] : had.filter((one) => !items.includes(one))
  return { change: { [asked.list]: values } }
}

/** As they were written, 困难、失独 apart. */
function tagsAsked(turn: Turn<unknown>, { value, adds }: AskedBeside): readonly string[] | { why: string } {
  const tags = asWritten(value, turn.words)
    .split(/[、，,；;/ ]|(?<=..)和(?=..)/)
    .filter((tag) => tag !== '')
  if (adds && tags.some((tag) => TOLD_BY_AGE.test(tag))) return { why: wording.toldByAge() }
  return tags.some((tag) => tag.length > LONGEST_TAG) ? { why: wording.tagTooLong(LONGEST_TAG) } : tags
}

/** The club as the roster calls it. */
async function clubAsked(turn: Turn<unknown>, { value }: AskedBeside): Promise<readonly string[] | { why: string }> {
  const clubs = await queries.allClubs(turn.db)
  const club = clubs.find(({ name }) => name === value || clubForms(name).includes(value))
  if (club !== undefined) return [club.name]
  return {
    why: wording.noSuchClub(
      value,
      clubs.map(({ name }) => name),
    ),
  }
}

function kinAsked(
  had: readonly queries.Kin[],
  asked: Extract<AskedBeside, { list: 'relatives' }>,
): { change: Partial<queries.Beside> } | { why: string } {
  const { name, value, relation, phone, adds } = asked
  const known = had.find((one) => one.name === value)
  const others = had.filter((one) => one.name !== value)
  if (!adds)
    return known === undefined
      ? { why: wording.besideAlready(name, 'relatives', value, false) }
      : { change: { relatives: others } }
  if (known === undefined && phone === null) return { why: wording.kinNeedsPhone(name, value) }
  const kin = {
    name: value,
    relation: relation ?? known?.relation ?? null,
    phone: phone ?? known?.phone ?? null,
    mayAct: known?.mayAct ?? false,
  }
  return { change: { relatives: [...others, kin] } }
}
