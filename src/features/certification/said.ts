/** 已认证了, 我妈认证过了, 何守田已认证, 还没认证, 我什么时候认证: whose it is, and what becomes of it. */

import { dayOf } from '../../base/calendar.ts'
import { DAY } from '../../base/spans.ts'
import { command, type Outcome, type PersonId, scopeFor, type Turn } from '../../feature.ts'
import { eldersNamed, findClash, findMentioned, helpedBy, type KnownPerson, spouseOf } from '../people/public.ts'
import { lastNoted, noteDone, type Teller, takeBack } from './certify.ts'
import * as queries from './queries.ts'
import { ASKS_WHEN, DONE, NOT_DONE } from './vocabulary.ts'
import * as wording from './wording.ts'

const WHAT = '[养老|的养老|养老金|的养老金]'

/** Whose certification is meant. */
interface Meant {
  readonly id: PersonId
  readonly name: string
  readonly address: string
}

type Whose = { readonly people: readonly Meant[]; readonly teller: Teller } | { readonly told: string }

export const done = command({
  id: 'certification.done',
  needs: 'certification.own',
  toldBy: 'certification.when',
  says: [
    `[我|我们]${WHAT}[都|已|已经|早就]认证(了|过了|好了|办好了|做好了|过)`,
    `{who}${WHAT}[都|已|已经|早就]认证(了|过了|好了|办好了|做好了)`,
    '{who}已[经]认证',
  ],
  slots: { who: { kind: 'words' } },
  ask: {},
  examples: ['已认证了', '我养老金认证办好了', '认证过了', '何守田已认证', '我妈认证好了'],
  mayPass: true,
  run: (turn) => noteFor(turn),
  async hears(turn) {
    if (turn.file !== undefined || !DONE.test(turn.act.text) || NOT_DONE.test(turn.act.text)) return undefined
    return noteFor(turn)
  },
})

async function noteFor(turn: Turn<unknown>): Promise<Outcome | undefined> {
  const whose = await whoseIs(turn)
  if (whose === undefined) return undefined
  if ('told' in whose) return { reply: { text: whose.told } }
  const noted: (Meant & { next: string; already: boolean })[] = []
  const clashes: Outcome[] = []
  for (const one of whose.people) {
    const found = whose.teller.how === 'helper' ? await clashWithOwn(turn, one) : undefined
    if (found !== undefined) clashes.push(found.outcome)
    if (found?.verdict !== 'stands') noted.push({ ...one, ...(await noteDone(turn, one.id, whose.teller)) })
  }
  if (whose.teller.how === 'staff') return { reply: { text: wording.staffDone(noted) }, as: 'staff' }
  const lines = noted.map(({ address, next, already }) =>
    already ? wording.doneAlready(address, next) : wording.done(address, next),
  )
  return clashes.length > 0 ? together(clashes, lines) : { reply: { text: lines.join('\n') }, as: whose.teller.how }
}

/** 我爸认证好了, where he has said himself, and not long ago, that he has not. */
async function clashWithOwn(turn: Turn<unknown>, { id }: Meant) {
  if (!(await queries.saidNotDone(turn.db, id, new Date(turn.now.getTime() - STILL_COUNTS)))) return undefined
  return findClash(turn, {
    to: { key: 'certification', title: wording.CERTIFICATION },
    personId: id,
    helped: helpedBy(turn.speaker, id),
    was: { words: wording.HAS_NOT, enteredBy: null },
    is: wording.HAS_CERTIFIED,
  })
}

/** So long somebody's own 还没认证 stands against what a relative says, in milliseconds: three days. */
const STILL_COUNTS = 3 * DAY

/** Of elders whom a relative names, of people whom staff name, else of whoever writes; `undefined`: of nobody here. */
async function whoseIs(turn: Turn<unknown>): Promise<Whose | undefined> {
  const { db, act, speaker } = turn
  const by = speaker.person?.id ?? null
  const helped = eldersNamed(speaker, turn.words)
  const elders = (speaker.helps ?? []).filter(({ id }) => helped.includes(id))
  if (elders.length > 0) return { people: elders, teller: { how: 'helper', by } }
  const scope = scopeFor(speaker, 'certification.enter')
  const mentioned = scope === undefined ? [] : await findMentioned(db, act.text, scope)
  const others = mentioned.filter(({ people }) => !people.every(({ id }) => id === by))
  const unclear = others.find(({ people }) => people.length > 1)
  if (unclear !== undefined) return { told: wording.severalOf(unclear.text) }
  const named = unique(others.flatMap(({ people }) => people))
  if (named.length > 0) return { people: named, teller: { how: 'staff', by } }
  return isOwn(act.text) && speaker.sharing.length > 0 ? ownOf(turn) : undefined
}

const unique = (people: readonly KnownPerson[]): readonly KnownPerson[] => [
  ...new Map(people.map((one) => [one.id, one])).values(),
]

/** Nobody else is spoken of: 我, 我们, or nobody at all before 认证. */
const isOwn = (text: string): boolean =>
  /^(?:我|我们|俺|咱|养老|退休|待遇|社保|资格|都|已|早|刚|认证|年审|今年)/.test(text)

/** The writer; and the other of a couple too, where they say 我们, 老伴 or 都. */
async function ownOf({ db, act, speaker }: Turn<unknown>): Promise<Whose | undefined> {
  const me = speaker.person
  const both = /我们|咱们|都|老伴|俩/.test(act.text)
  const others = speaker.sharing
    .filter(({ id }) => id !== me?.id)
    .map((one) => ({ ...one, address: `${one.name}同志` }))
  if (me === undefined && !both) return undefined
  const spouse = me === undefined || others.length > 0 ? undefined : await spouseOf(db, me.id)
  const beside = others.length > 0 ? others : spouse === undefined ? [] : [spouse]
  const named = /老伴/.test(act.text) || others.length > 0
  const people = [...(me === undefined ? [] : [me]), ...(both && named ? beside : [])]
  return { people, teller: { how: 'self', by: me?.id ?? null } }
}

export const notDone = command({
  id: 'certification.not-done',
  needs: 'certification.own',
  says: [
    `[我|我们]${WHAT}(还没|还没有|没)[去|做|办]认证[呢|过|好]`,
    `{who}${WHAT}(还没|还没有)[去|做|办]认证[呢|过|好]`,
  ],
  slots: { who: { kind: 'words' } },
  ask: {},
  examples: ['还没认证', '我还没认证呢', '何守田还没认证'],
  mayPass: true,
  async run(turn) {
    if (/^(?:还有)?(?:谁|哪|几)/.test(turn.act.text)) return undefined
    const whose = await whoseIs({
      ...turn,
      act: { ...turn.act, text: turn.act.text.replace(/^(?:还|没|其实|记错了)/, '我$&') },
    })
    if (whose === undefined) return undefined
    if ('told' in whose) return { reply: { text: whose.told } }
    const today = dayOf(turn.now, turn.office.zone)
    const lines: string[] = []
    const clashes: Outcome[] = []
    for (const one of whose.people) {
      const found = whose.teller.how === 'staff' ? undefined : await clashWith(turn, one)
      if (found !== undefined) clashes.push(found.outcome)
      if (found?.verdict === 'stands') continue
      const dueOn = await takeBack(turn, one.id, whose.teller.by)
      const isStaff = whose.teller.how === 'staff'
      if (dueOn === undefined) lines.push(isStaff ? wording.nothingToUndo(one.name) : wording.notYet())
      else lines.push(isStaff ? wording.staffUndone(one.name, dueOn, today) : wording.undone(one.address, dueOn, today))
    }
    return together(clashes, lines)
  },
})

/** 我爸妈都还没认证: what is told of each, and what staff hear of those of whom the family says two things. */
function together(clashes: readonly Outcome[], lines: readonly string[]): Outcome {
  const told = [...new Set([...lines, ...clashes.flatMap(({ reply }) => reply?.text ?? [])])]
  const whys = clashes.flatMap(({ handOver }) => handOver?.why ?? [])
  const [clash] = clashes
  return {
    ...clash,
    ...(told.length > 0 && { reply: { text: told.join('\n') } }),
    messages: clashes.flatMap(({ messages }) => messages ?? []),
    ...(clash?.handOver && { handOver: { ...clash.handOver, why: whys.join('\n') } }),
  }
}

/** 我爸还没认证, where he has said himself that he has: his own words come before a relative's (rule 21). */
async function clashWith(turn: Turn, { id }: Meant) {
  const last = await lastNoted(turn, id)
  if (last === undefined) return undefined
  return findClash(turn, {
    to: { key: 'certification', title: wording.CERTIFICATION },
    personId: id,
    helped: helpedBy(turn.speaker, id),
    was: { words: wording.HAS_CERTIFIED, enteredBy: last.how === 'self' ? null : last.by_id },
    is: wording.HAS_NOT,
  })
}

export const askWhen = command({
  id: 'certification.when',
  needs: 'certification.own',
  says: [
    `[我|我们]${WHAT}(什么时候|几月|几月份)[要|该|去]认证`,
    `[我|我们]${WHAT}认证[是|在](什么时候|几月|几月份)`,
    // Said of an activity in the same words: 茶话会啥时候办.
    `[我|我们|我的]${WHAT}认证[要](什么时候|啥时候|几时|哪天|几月份)(办|做)`,
    '[我][今年](要不要|用不用|还要|要)认证[吗]',
  ],
  slots: {},
  ask: {},
  examples: ['我什么时候认证', '养老金认证几月份', '我今年要认证吗'],
  forOneself: true,
  run: async (turn) => (await tellOfOthers(turn)) ?? tellWhen(turn),
  async hears(turn) {
    return turn.file === undefined && ASKS_WHEN.test(turn.act.text) ? tellWhen(turn) : undefined
  },
})

/** 何守田认证了吗, of staff or a relative: when each is to do it next, which is a year on where it is done. */
async function tellOfOthers(turn: Turn<unknown>): Promise<Outcome | undefined> {
  const whose = await whoseIs(turn)
  if (whose === undefined || !('people' in whose) || whose.teller.how === 'self') return undefined
  const known = await queries.certificationsOf(
    turn.db,
    whose.people.map(({ id }) => id),
  )
  const today = dayOf(turn.now, turn.office.zone)
  const lines = whose.people.map(({ id, name }) => {
    const dueOn = known.find(({ person_id }) => person_id === id)?.due_on
    return dueOn === undefined ? wording.notEntered(name) : wording.stands(name, dueOn, today)
  })
  return { reply: { text: lines.join('\n') } }
}

async function tellWhen({ db, speaker, now, office }: Turn<unknown>): Promise<Outcome> {
  if (speaker.person === undefined) return {}
  const { id, name, address } = speaker.person
  const [known] = await queries.certificationsOf(db, [id])
  if (known === undefined)
    return { reply: { text: wording.monthUnknown() }, handOver: { why: wording.whyMonthUnknown(name) } }
  return { reply: { text: wording.nextTime(address, known.due_on, dayOf(now, office.zone)) } }
}
