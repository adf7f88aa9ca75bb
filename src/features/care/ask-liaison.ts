/**
 * Every fourteen days the 联络员 of somebody in hospital is asked how it stands; staff where no chat reaches one, with the
 * number to ring, or where there is none.
 */

import { type Day, dayOf } from '../../base/calendar.ts'
import { DAY } from '../../base/spans.ts'
import type { AwaitedAnswer, Job, Message, PersonId, Tx } from '../../feature.ts'
import type { Option } from '../../language/reading.ts'
import { hasChat, isInCare, nameOf, type PhoneLine, personLines, phoneList, staffOn } from '../people/public.ts'
import * as queries from './queries.ts'
import { aboutStay } from './rules.ts'
import * as wording from './wording.ts'

const DAYS = 14
const PAGE = 200
const OPTIONS: readonly Option[] = [
  { number: 1, value: 'stays', label: wording.STILL_THERE, words: ['还在', '没出院', '还住着', '还没出院'] },
  { number: 2, value: 'home', label: wording.AT_HOME, words: ['出来了', '回家了', '已经出院'] },
]

export const askLiaison: Job = {
  id: 'care.ask-liaison',
  cron: '0 9 * * *',
  lateBy: 10 * 60,
  title: wording.askLiaisonTitle,
  async run({ db, now, office }) {
    const before = new Date(now.getTime() - DAYS * DAY)
    const stays = await queries.takeStaysToAsk(db, { before, now, limit: PAGE })
    const today = dayOf(now, office.zone)
    const lines = await personLines(
      db,
      stays.map(({ personId }) => personId),
      today,
    )
    const messages: Message[] = []
    for (const stay of stays) {
      const line = lines.find(({ id }) => id === stay.personId)
      const asked = line && (await whoIsAsked(db, line.liaison?.id, today))
      if (line === undefined || asked === undefined) continue
      const [toRing] = asked.toRing === undefined ? [] : await phoneList(db, [asked.toRing], today)
      const message = askAbout({ ...stay, name: line.name }, asked, now)
      messages.push(toRing === undefined ? message : { ...message, ...askToRing(line.name, toRing) })
    }
    return { messages, again: stays.length === PAGE }
  },
}

interface Asked {
  readonly id: PersonId
  readonly is: 'liaison' | 'staff'
  /** The 联络员 whom no chat reaches: staff ring them up. */
  readonly toRing?: PersonId
}

/** The 联络员, where there is one whom a chat reaches and who is well; else whoever of the staff does the daily work. */
export async function whoIsAsked(db: Tx, liaison: PersonId | undefined, today: Day): Promise<Asked | undefined> {
  const isWell =
    liaison !== undefined &&
    (await isInCare(db, liaison)) &&
    !(await queries.inHospitalAmong(db, [liaison])).has(liaison)
  if (isWell && (await hasChat(db, liaison))) return { id: liaison, is: 'liaison' }
  const [first] = await staffOn(db, today)
  return first && { id: first.id, is: 'staff', ...(isWell && { toRing: liaison }) }
}

const askToRing = (patient: string, liaison: PhoneLine): Pick<Message, 'text' | 'shows'> => ({
  text: wording.askStaffToRing(patient, liaison),
  shows: { how: 'list', people: [liaison.id] },
})

function askAbout(stay: queries.StayToAsk & { readonly name: string }, { id, is }: Asked, now: Date): Message {
  return {
    to: { person: id },
    // Only to who certainly is the liaison: it says who is in hospital.
    kind: is === 'liaison' ? 'reminder' : 'staff',
    text: is === 'liaison' ? wording.askStillThere(stay.name) : wording.askStaffStillThere(stay.name),
    once: `hospital ${stay.id}:asked ${now.getTime()}`,
    about: aboutStay(stay.id),
    expects: {
      answer: 'hospital',
      payload: { person: stay.personId },
      about: aboutStay(stay.id),
      title: wording.hospitalTitle(stay.name),
      options: OPTIONS,
      person: id,
      until: new Date(now.getTime() + DAYS * DAY),
    },
  }
}

/** 上礼拜就回家了; 人还在医院躺着. `undefined`: neither. */
function saidOfStay(text: string): 'stays' | 'home' | undefined {
  if (/[吗？?]|不知道|不清楚|不晓得|问问|没问|打听|出院没|快|准备|打算|明天|后天|下周|能出院/.test(text))
    return undefined
  if (/没(?:有)?(?:出院|回家|出来|好)|(?:还|仍)(?:在|得|要)|住着|躺着|转院/.test(text)) return 'stays'
  return /出院|回(?:家|来)|到家|出来了/.test(text) ? 'home' : undefined
}

export const liaisonAnswered: AwaitedAnswer = {
  id: 'hospital',
  needs: 'care.tell',
  staysOpen: false,
  takesWords: true,
  async onAnswer({ db, now, office }, { choice, act }, payload) {
    const said = choice?.value ?? saidOfStay(act.text)
    if (said === undefined) return undefined
    const { person } = payload as { readonly person: PersonId }
    const name = await nameOf(db, person)
    if (said === 'stays') return { reply: { text: wording.thanksStillThere(name) }, as: 'stays' }
    await queries.endStay(db, person, dayOf(now, office.zone))
    return {
      reply: { text: wording.thanksAtHome(name) },
      handOver: { why: wording.whyAtHome(name), silently: true },
      as: 'home',
    }
  },
}
