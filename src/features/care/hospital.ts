/** 何守田住院了, 何守田出院了, 看过何守田了, 住院的有谁: while somebody is in hospital, reminders rest and a visit is open. */
import { addDays, type Day, dayOf } from '../../base/calendar.ts'
import { command, type NamedPerson, type Outcome, type PersonId, type Turn } from '../../feature.ts'
import { findByName, findMentioned, nameOf } from '../people/public.ts'
import { enterStay } from './public.ts'
import * as queries from './queries.ts'
import { aboutStay, LONGEST_AGO } from './rules.ts'
import { hearToldOfStay } from './told-of-stay.ts'
import { receiptToUndo, withoutHowTo } from './undo-stay.ts'
import { kinIn, readStay } from './vocabulary.ts'
import { askWhom, type Deed, doOrAsk, findPeople, findSpouses, meantBy } from './whom.ts'
import * as wording from './wording.ts'

const SLOTS = { name: { kind: 'name' } } as const

export const inHospital = command({
  id: 'care.hospital',
  needs: 'care.record',
  toldBy: 'care.patients',
  says: ['{name}[又|刚|昨天|今天](住院|住进医院|住医院|主院|助院|注院)[了]', '登记{name}住院'],
  slots: SLOTS,
  ask: {},
  examples: ['何守田住院了', '登记何守田住院'],
  help: '何守田住院了；何守田出院了；看过何守田了',
  run: (turn) => enter(turn, turn.slots.name ?? '', HOSPITAL),
  hears: async (turn) =>
    (await enterWithWhere(turn)) ?? (await enterSeveral(turn)) ?? (await tellNearly(turn)) ?? hearToldOfStay(turn),
  unmistakable: true,
})

/** Something about a stay that the words of an exact phrase tell. */
interface Entry {
  readonly name: 'hospital' | 'discharged' | 'visited'
  readonly run: Deed
}

/** One whole name is entered at once; 何守田老伴 and 何守田准备 are none, and 李敏、王芳 are two. */
async function enter(turn: Turn<unknown>, name: string, entry: Entry): Promise<Outcome> {
  const { text } = turn.act
  const asked = await tellStay(turn)
  if (asked !== undefined) return asked
  const exact = await findByName(turn.db, name.replace(/同志$/, ''), turn.scope)
  if (exact.length > 0) return doOrAsk(turn, exact, entry)
  const mentioned = await findMentioned(turn.db, text, turn.scope)
  const [first] = mentioned
  if (first === undefined) return { reply: { text: wording.notFound() } }
  const rest = mentioned.reduce((left, one) => left.replace(one.text, ''), text)
  if (entry.name === 'hospital' && TO_COME.test(rest)) return { reply: { text: wording.notInYet(first.text) } }
  const kin = kinIn(text.slice(mentioned.at(-1)?.to))
  if (mentioned.length > 1)
    return (kin === undefined ? await enterEach(turn, mentioned, entry) : undefined) ?? askEach()
  if (kin !== undefined && kin !== 'parent') {
    const spouses = kin === 'spouse' ? await findSpouses(turn, first.people) : []
    return spouses.length > 0
      ? askWhom(turn, entry.name, spouses, wording.isItTheSpouse(first.text))
      : { reply: { text: wording.kinNotCaredFor(first.text) } }
  }
  return doOrAsk(turn, meantBy(first), entry)
}

/** 看过何守田了吗 */
const VISIT = /看[过望了]|探望/
const ASKS = /[吗么？?]|没有?[啊呀呢]?[。]?$|什么时候|啥时候|几时|哪天/

/** 何守田出院了吗 is no entry: what is entered is told. Of 看过何守田了吗, and of the family, this tells nothing. */
async function tellStay(turn: Turn<unknown>): Promise<Outcome | undefined> {
  const { text: said } = turn.act
  if (turn.file !== undefined || !ASKS.test(turn.words) || VISIT.test(said)) return undefined
  const [only, ...others] = await findMentioned(turn.db, said, turn.scope)
  const [person, ...namesakes] = only?.people ?? []
  if (person === undefined || others.length > 0 || namesakes.length > 0) return undefined
  if (kinIn(said.slice(only?.to)) !== undefined) return undefined
  const patients = await queries.inHospitalAmong(turn.db, [person.id])
  const text = patients.has(person.id) ? wording.stillInHospital(person.name) : wording.notInHospital(person.name)
  return { reply: { text }, as: 'told' }
}

/** 赵玉真住院了没有, of 赵玉珍: what stands behind 住院 (住院费报了没有) asks of something else. */
const tellNearly = async (turn: Turn<unknown>): Promise<Outcome | undefined> =>
  /^\p{Script=Han}{2,4}(?:现在|还在?)?住院了?(?:没有?|吗|么)[？?。]?$/u.test(turn.act.text) ? tellStay(turn) : undefined

const askEach = (): Outcome => ({ reply: { text: wording.oneByOne() } })

/** Each of several who are named beyond doubt, and 弄错了 takes all of them back. */
async function enterEach(
  turn: Turn<unknown>,
  mentioned: Awaited<ReturnType<typeof findMentioned>>,
  { name, run }: Entry,
): Promise<Outcome | undefined> {
  const by = turn.speaker.person
  const people = mentioned.flatMap(({ how, people: [only, ...others] }) =>
    how === 'name' && only !== undefined && others.length === 0 ? [only.id] : [],
  )
  const [first, ...others] = people
  if (by === undefined || first === undefined || people.length < mentioned.length) return undefined
  const texts: string[] = []
  const closes: string[] = []
  for (const id of people) {
    const done = await run(turn, by, id)
    texts.push(withoutHowTo(done.reply?.text ?? ''))
    closes.push(...(done.closes ?? []))
  }
  return { reply: receiptToUndo(turn, texts.join('\n'), { deed: name, person: first, others }), closes }
}

/** 周福生、宋长河都住院了 */
async function enterSeveral(turn: Turn<unknown>): Promise<Outcome | undefined> {
  const { text } = turn.act
  if (turn.file !== undefined || !/住(?:进了?)?(?:医|)院了?$/.test(text) || NOT_SO.test(text)) return undefined
  const mentioned = await findMentioned(turn.db, text, turn.scope)
  const isOfKin = mentioned.some(({ to }) => kinIn(text.slice(to)) !== undefined)
  return mentioned.length < 2 || isOfKin ? undefined : enterEach(turn, mentioned, HOSPITAL)
}

/** What is asked, denied or yet to come is no entry. */
const NOT_SO = /[吗？?谁]|没|未|不|(?<![很挺得])快|准备|打算|要|明天|后天|下周|下个?月|什么时候|几时/
/** 何守田下周住院, 何守田可能住院 */
const TO_COME =
  /准备|打算|要|想|该|得(?=住|去|进)|将|等|快|马上|明天|后天|下周|下星期|下礼拜|下个?月|过[几两]天|可能|也许|好像|听说|估计|差点|没|不/

/** 快出院了, 过两天就能出院. */
const NOT_YET =
  /(?:(?<![很挺得])快|很快就|要|马上|准备|打算|可以|能|等着|[明后]天|下周|过[几两]天)[^，。吗？?没不]{0,4}出院了?(?:吧|的|了)*[。！]?$|这[几两]天[^，。吗？?没不]{0,4}出院(?:吧|的)*[。！]?$/

/** The names are left out: 周能出院了 has happened. 很快出院了 and 这几天出院了 have too. */
async function notOutYet(turn: Turn<unknown>): Promise<Outcome | undefined> {
  const { text } = turn.act
  const [soon] = (NOT_YET.test(text) ? await patientNamed(turn) : undefined) ?? []
  return soon && NOT_YET.test(text.replaceAll(soon.name, ''))
    ? { reply: { text: wording.notOutYet(soon.name) } }
    : undefined
}

/** Somebody in hospital whom the words name, where they say that it has happened. */
async function patientSaid(turn: Turn<unknown>, said: RegExp) {
  const { text } = turn.act
  return !said.test(text) || NOT_SO.test(text) ? undefined : patientNamed(turn)
}

async function patientNamed(turn: Turn<unknown>) {
  const { text } = turn.act
  if (turn.file !== undefined) return undefined
  const [only, ...others] = await findMentioned(turn.db, text, turn.scope)
  if (only === undefined || others.length > 0 || only.how === 'near') return undefined
  if (kinIn(text.slice(only.to)) !== undefined) return undefined
  const patients = await queries.inHospitalAmong(
    turn.db,
    only.people.map(({ id }) => id),
  )
  const people = only.people.filter(({ id }) => patients.has(id))
  return people.length === 0 ? undefined : people
}

/** 登记何守田住院，住在二院骨科: the stay is entered, and how to keep where it is told. */
async function enterWithWhere(turn: Turn<unknown>): Promise<Outcome | undefined> {
  const { name, where } = (turn.file === undefined ? readStay(turn.act.text) : undefined) ?? {}
  if (name === undefined || where === undefined) return undefined
  const people = await findByName(turn.db, name, turn.scope)
  if (people.length === 0) return undefined
  const outcome = await doOrAsk(turn, people, HOSPITAL)
  const text = [outcome.reply?.text ?? [], wording.whereIsNotKept(name, where)].flat().join('\n')
  return { ...outcome, reply: { ...outcome.reply, text } }
}

export const discharged = command({
  id: 'care.discharged',
  needs: 'care.record',
  toldBy: 'care.patients',
  says: ['{name}[已经|刚|昨天|今天](出院|出远|出原|初院)了[昨天|今天|前天]', '登记{name}出院'],
  slots: SLOTS,
  ask: {},
  examples: ['何守田出院了', '登记何守田出院'],
  run: async (turn) => (await notOutYet(turn)) ?? enter(turn, turn.slots.name ?? '', DISCHARGED),
  /** 周福生出院回家养着了; 听说快出院了 changes nothing yet. */
  async hears(turn) {
    const known = /出院/.test(turn.act.text) ? await tellStay(turn) : undefined
    const notYet = known ?? (await notOutYet(turn))
    if (notYet !== undefined) return notYet
    const people = await patientSaid(turn, /出院|接?回家(?:养|休养|了)/)
    return people && doOrAsk(turn, people, DISCHARGED)
  },
})

/** 看望了何守田, 探望了何守田. */
const CALLED_ON = /^(?:看望|探望)[了过]/

/** Whom they went to see, in whosever company. */
const SEEN =
  /^(?!.*[谁哪吗？])[^，。；]{0,14}(?:去|到|上)了?(?:医院|病房)?(?:看望|探望|看)[了过](?<whom>\p{Script=Han}{2,6}?)(?:同志|老师|师傅)?(?:$|[，。；\s])/u

export const visited = command({
  id: 'care.visited',
  needs: 'care.record',
  toldBy: 'care.patients',
  says: ['(看过|探望过|探望了|看望了|看望过|去看过){name}[了]', '{name}(看过了|探望过了|看望过了)'],
  slots: SLOTS,
  ask: {},
  examples: ['看过何守田了', '探望了何守田', '何守田探望过了'],
  mayPass: true,
  async run(turn) {
    const people = await findPeople(turn, turn.slots.name ?? '')
    // Of whoever is in no hospital it is a call at their home, which another feature notes.
    if (CALLED_ON.test(turn.act.text) && people.length > 0) {
      const patients = await queries.inHospitalAmong(
        turn.db,
        people.map(({ id }) => id),
      )
      if (patients.size === 0) return undefined
    }
    return enter(turn, turn.slots.name ?? '', VISITED)
  },
  claimsNoCry: true,
  // 上午和刘志强去医院看了何守田，下周出院 is no plan for next week.
  async claims(turn) {
    const { whom } = SEEN.exec(turn.act.text)?.groups ?? {}
    const [only, ...others] = whom === undefined ? [] : await findMentioned(turn.db, whom, turn.scope)
    if (only === undefined || others.length > 0 || only.how === 'near') return undefined
    const ids = only.people.map(({ id }) => id)
    const there = await queries.inHospitalAmong(turn.db, ids)
    const people = only.people.filter(({ id }) => there.has(id))
    if (people.length > 0) return doOrAsk(turn, people, VISITED)
    // In a hospital, and nobody has entered the stay.
    return /医院|病房/.test(turn.act.text) ? { reply: { text: wording.seenButNotEntered(only.text) } } : undefined
  },
  /** 去看了周福生，送了五百块钱. */
  async hears(turn) {
    const people = await patientSaid(turn, /(?:去|到|上)(?:医院)?[^，。]{0,4}看(?:望)?[了过]|(?:看望|探望|慰问)[了过]/)
    return people && doOrAsk(turn, people, VISITED)
  },
})

export const patients = command({
  id: 'care.patients',
  needs: 'care.record',
  says: [
    '(谁|哪些人|有谁|都有谁)[在]住院',
    '住院的[人|同志|都][有](谁|哪些人|哪些)',
    '(住院|探望)名单',
    '[现在]住院的[现在|一共][有](几个|几位|多少|多少人|几个人)',
    '[现在]住院的[有](几个|几位|多少)[人][，]都(看过|看了|探望过)[没|没有|吗|了没]',
    '[还有]谁(没探望|没看望|要探望)',
  ],
  slots: {},
  ask: {},
  examples: ['谁在住院', '住院的有谁', '住院名单', '探望名单'],
  help: '住院名单',
  async run(turn) {
    const told = await tellStay(turn)
    if (told !== undefined) return told
    const { db, now, office } = turn
    return { reply: { text: wording.patientList(await queries.findPatients(db), dayOf(now, office.zone)) } }
  },
})

export const enterHospital: Deed = async (turn, by, person) => ({
  reply: receiptToUndo(turn, await enterStay(turn, by.id, person), { deed: 'hospital', person }),
})

const WENT_IN = '住(?:的|进|了)?医?院'
const BEFORE_IN = new RegExp(`^[^，。；]{0,3}${WENT_IN}`)
const BEHIND_IN = new RegExp(`${WENT_IN}[^，。；]{0,2}$`)

/** The day next to 出院; of 今天出院，上周三住的院 the other is when they went in. */
function dayOfLeaving({ text, when }: Turn<unknown>['act'], today: Day): Day | undefined {
  const left = Math.max(0, text.indexOf('出院'))
  const days = when.flatMap(({ start, span }) => {
    const isOfEntry =
      BEFORE_IN.test(text.slice(span.to)) ||
      (BEHIND_IN.test(text.slice(0, span.from)) && !/^[^，。；]{0,3}出院/.test(text.slice(span.to)))
    const day = isOfEntry ? undefined : start?.day
    if (day === undefined || day < addDays(today, -LONGEST_AGO) || day > today) return []
    return [{ day, away: Math.min(Math.abs(span.from - left), Math.abs(span.to - left)) }]
  })
  return days.toSorted((one, other) => one.away - other.away)[0]?.day
}

export const enterDischarge: Deed = async (turn, _by, person) => {
  const { db, now, office } = turn
  const name = await nameOf(db, person)
  const today = dayOf(now, office.zone)
  const ended = await queries.endStay(db, person, dayOfLeaving(turn.act, today) ?? today)
  if (ended === undefined) return { reply: { text: wording.notInHospital(name) } }
  const text = wording.dischargeEntered(name, ended.until === today ? undefined : ended.until)
  return { reply: receiptToUndo(turn, text, { deed: 'discharged', person }), closes: [aboutStay(ended.id)] }
}

export async function enterVisit(turn: Turn<unknown>, by: NamedPerson, person: PersonId): Promise<Outcome> {
  const name = await nameOf(turn.db, person)
  const noted = await queries.noteVisit(turn.db, person, by.id, turn.now)
  if (!noted) return { reply: { text: wording.notInHospital(name) } }
  return { reply: receiptToUndo(turn, wording.visitEntered(name), { deed: 'visited', person }) }
}

// What is said of a stay, for whoever is meant.
const HOSPITAL: Entry = { name: 'hospital', run: enterHospital }
const DISCHARGED: Entry = { name: 'discharged', run: enterDischarge }
const VISITED: Entry = { name: 'visited', run: enterVisit }
