/** 签到表, 联系名单, 日历: files of an activity for staff. */
import { dayOf } from '../../../base/calendar.ts'
import { type AwaitedAnswer, command, mayDo, type Outcome, type SentFile, type Turn } from '../../../feature.ts'
import {
  askPurpose,
  handOut,
  maskPhone,
  PURPOSE,
  personLines,
  phoneList,
  resolveAudience,
  sayAudience,
} from '../../people/public.ts'
import { askWhichActivity, findNamed } from '../answer/choose-activity.ts'
import { endOf, spokenOf } from '../attendance/at-the-door.ts'
import { inWords } from '../in-words.ts'
import { invitedOwn } from '../invited-within.ts'
import { type Activity, findActivity, findOpen, type Invited } from '../queries.ts'
import * as words from '../wording.ts'
import { icsOf } from './ics.ts'
import * as wording from './wording.ts'

type What = 'sign-in' | 'contacts' | 'calendar'

const SLOTS = { activity: { kind: 'words' } } as const
/** Points: what is signed standing, by people of 80; and what is read in a car. */
const SIGN_IN_TYPE = 20
const CONTACTS_TYPE = 14
/** Whoever comes without having signed up writes here. */
const EMPTY_ROWS = 5

export const signInSheet = command({
  id: 'activities.sign-in-sheet',
  needs: 'activity.see',
  says: [
    '(打印|导出|要|给我|发我|出)[一份|一张|一下]签到(表|单)',
    '[打印|导出|要|给我|发我][{activity}][的]签到(表|单)[打印一下|发我]',
  ],
  slots: SLOTS,
  ask: {},
  examples: ['签到表', '茶话会签到表', '打印重阳茶话会的签到表'],
  help: '茶话会签到表（打印，字大）',
  run: (turn) => exportOne(turn, 'sign-in', turn.slots.activity),
})

export const contactSheet = command({
  id: 'activities.contact-sheet',
  needs: 'activity.see',
  says: [
    '[打印|导出|要|给我|发我][{activity}][的](联系名单|联系表|带电话的名单|报名表|报名名单表格)',
    '[把](名单|报名名单|报名表)(导出来|导出|拉出来)(给我|发我|发给我){activity}的',
    '[把][{activity}][的](联系名单|联系表|报名表)(导出来|导出|发我|发给我|给我)[给我]',
  ],
  // Which of several it is, once that was asked.
  slots: { ...SLOTS, chosen: { kind: 'count' }, purpose: PURPOSE },
  ask: {},
  examples: ['茶话会联系名单', '导出重阳茶话会报名表', '茶话会带电话的名单'],
  help: '茶话会联系名单（带电话，给带队的；用途会记下来）',
  async run(turn) {
    const { chosen, purpose, activity: said } = turn.slots
    const activity = chosen === undefined ? undefined : await findActivity(turn.db, chosen)
    if (activity === undefined) return exportOne(turn, 'contacts', said)
    return contacts(turn, activity, await seatedOf(turn, activity), purpose)
  },
})

export const calendarOf = command({
  id: 'activities.calendar',
  needs: 'activity.see',
  says: ['[导出|要|给我|发我]{activity}[的]日历[文件]'],
  slots: SLOTS,
  ask: {},
  examples: ['茶话会的日历', '太极拳协会的日历'],
  run: async (turn) =>
    (await clubCalendar(turn, turn.slots.activity)) ?? exportOne(turn, 'calendar', turn.slots.activity),
})

async function exportOne(turn: Turn<unknown>, what: What, said: string | undefined): Promise<Outcome> {
  const { open, named, title } = await findNamed(turn, said)
  if (title !== undefined && named.length === 0) {
    const titles = open.map((activity) => activity.title)
    return { reply: { text: words.noneCalled(title, titles) } }
  }
  const recent = named.length > 0 || open.length > 0 ? [] : (await spokenOf(turn.db, turn.now)).slice(0, 1)
  const candidates = named.length > 0 ? named : [...open, ...recent]
  const [only, ...others] = candidates
  if (only === undefined) return { reply: { text: words.noActivity() } }
  if (others.length > 0) return askWhichActivity(turn, candidates, { answer: 'which-export', payload: { what } })
  return make(turn, what, only)
}

export const whichExport: AwaitedAnswer = {
  id: 'which-export',
  needs: 'activity.see',
  staysOpen: false,
  takesWords: false,
  async onAnswer(turn, { choice }, payload) {
    const activity = choice === undefined ? undefined : await findActivity(turn.db, Number(choice.value))
    return activity && make(turn, (payload as { what: What }).what, activity)
  },
}

async function make(turn: Turn<unknown>, what: What, activity: Activity): Promise<Outcome> {
  const { title } = activity
  if (what === 'calendar') {
    const file = calendarFile(turn, title, [activity])
    return { reply: { text: wording.calendarHere(title, 1), file } }
  }
  const people = await seatedOf(turn, activity)
  if (people.length === 0) return { reply: { text: wording.nobodyYet(title) } }
  if (what === 'contacts') return contacts(turn, activity, people)
  return { reply: { text: wording.signInHere(title, ...countOf(people)), file: await signIn(turn, title, people) } }
}

async function seatedOf({ db, scope }: Turn<unknown>, { id }: Activity): Promise<readonly Invited[]> {
  return (await invitedOwn(db, id, scope)).filter(({ seat }) => seat === 'seated')
}

/** How many have signed up, and for how many a seat is kept who are not sure any more. */
function countOf(people: readonly Invited[]): readonly [comes: number, hesitates: number] {
  const comes = people.filter(({ answer }) => answer === 'yes').length
  return [comes, people.length - comes]
}

/** A line for each who has a seat; whoever brings somebody along signs for both. */
async function signIn(turn: Turn<unknown>, title: string, people: readonly Invited[]): Promise<SentFile> {
  const ids = people.map(({ id }) => id)
  const found = await personLines(turn.db, ids, dayOf(turn.now, turn.office.zone))
  const lines = new Map(found.map((line) => [line.id, line]))
  const rows = people.map(({ id, name, heads, answer }, index) => [
    String(index + 1),
    wording.named(name, answer),
    lines.get(id)?.unit ?? '',
    String(heads ?? 1),
    '',
  ])
  const empty = Array.from({ length: EMPTY_ROWS }, (_, index) => [String(people.length + index + 1), '', '', '', ''])
  const { header, blank } = wording.SIGN_IN
  const taken = { whom: wording.signInOf(title), purpose: wording.SIGN_IN.isFor, mayRing: false }
  const sheet = { title: wording.SIGN_IN.title, header, blank, rows: [...rows, ...empty], points: SIGN_IN_TYPE }
  return handOut(turn, { people: ids, name: wording.SIGN_IN.file(title), ...taken }, sheet)
}

/** Numbers are handed out, whole only to those who may ring people up: what for is asked, and kept. */
async function contacts(
  turn: Turn<unknown>,
  { id: chosen, title }: Activity,
  people: readonly Invited[],
  purpose?: string,
): Promise<Outcome> {
  const asks = askPurpose(purpose, { command: 'activities.contact-sheet', slots: { chosen } })
  if (asks !== undefined || purpose === undefined) return asks ?? {}
  const ids = people.map(({ id }) => id)
  const found = await phoneList(turn.db, ids, dayOf(turn.now, turn.office.zone))
  const lines = new Map(found.map((line) => [line.id, line]))
  const mayRing = mayDo(turn.speaker, 'roster.phones')
  const rows = people.map(({ id, name, heads, companions, reason, answer }, index) => [
    String(index + 1),
    wording.named(name, answer),
    lines.get(id)?.address ?? '',
    lines.get(id)?.unit ?? '',
    phoneOf(lines.get(id)?.phone ?? null, mayRing) ?? '',
    String(heads ?? 1),
    (companions ?? []).join('、'),
    // What goes with a yes is said to whoever leads the activity; why somebody hesitates may be an illness.
    (mayRing || answer === 'yes' ? reason : null) ?? '',
    lines.get(id)?.liaison?.name ?? '',
  ])
  const { header } = wording.CONTACTS
  const taken = { whom: wording.contactsOf(title), purpose, mayRing }
  const sheet = { title: wording.CONTACTS.title, header, rows, points: CONTACTS_TYPE }
  const file = await handOut(turn, { people: ids, name: wording.CONTACTS.file(title), ...taken }, sheet)
  return { reply: { text: wording.contactsHere(title, countOf(people), { purpose, mayRing }), file } }
}

const phoneOf = (phone: string | null, mayRing: boolean): string | null | undefined =>
  mayRing ? phone : maskPhone(phone)

/** What lies ahead for a club or unit; `undefined`: none of them is named. */
async function clubCalendar(turn: Turn<unknown>, said: string | undefined): Promise<Outcome | undefined> {
  const { db, now, office, scope } = turn
  const read = said === undefined ? undefined : await resolveAudience(db, said, scope, dayOf(now, office.zone))
  if (read === undefined || 'unknown' in read || read.audience.from.length === 0) return undefined
  const wanted = new Set(read.audience.from.map(keyOf))
  const ahead = (await findOpen(db, now)).filter(({ audience }) => audience.from.some((one) => wanted.has(keyOf(one))))
  const whom = sayAudience(read.audience)
  if (ahead.length === 0) return { reply: { text: wording.nothingAhead(whom) } }
  return { reply: { text: wording.calendarHere(whom, ahead.length), file: calendarFile(turn, whom, ahead) } }
}

const keyOf = (source: Activity['audience']['from'][number]): string =>
  'unit' in source ? `unit ${source.unit}` : `club ${source.club}`

function calendarFile({ now, office }: Turn<unknown>, title: string, activities: readonly Activity[]): SentFile {
  const events = activities.map((activity) => {
    const { place, details } = inWords(activity, office.zone)
    const { id, version, starts_at: startsAt } = activity
    return { id, version, title: activity.title, place, details, startsAt, endsAt: endOf(activity) }
  })
  return {
    name: wording.calendarFile(title),
    mediaType: 'text/calendar',
    bytes: Buffer.from(icsOf(events, now)),
  }
}
