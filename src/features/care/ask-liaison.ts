/** Every fourteen days the 联络员 of somebody in hospital is asked how it stands. */
import { dayOf } from '../../base/calendar.ts'
import type { AwaitedAnswer, Job, Message, PersonId } from '../../feature.ts'
import type { Option } from '../../language/reading.ts'
import { personLines } from '../people/public.ts'
import * as queries from './queries.ts'
import { aboutStay } from './rules.ts'
import * as wording from './wording.ts'

const DAYS = 14
const DAY_MS = 86_400_000
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
    const before = new Date(now.getTime() - DAYS * DAY_MS)
    const stays = await queries.takeStaysToAsk(db, { before, now, limit: PAGE })
    const lines = await personLines(
      db,
      stays.map(({ personId }) => personId),
      dayOf(now, office.zone),
    )
    const messages = stays.flatMap((stay) => {
      const line = lines.find(({ id }) => id === stay.personId)
      return line?.liaison === undefined ? [] : [askAbout({ ...stay, name: line.name }, line.liaison.id, now)]
    })
    return { messages, again: stays.length === PAGE }
  },
}

function askAbout(stay: queries.StayToAsk & { readonly name: string }, liaison: PersonId, now: Date): Message {
  return {
    to: { person: liaison },
    // Only to who certainly is the liaison: it says who is in hospital.
    kind: 'reminder',
    text: wording.askStillThere(stay.name),
    once: `hospital ${stay.id}:asked ${now.getTime()}`,
    about: aboutStay(stay.id),
    expects: {
      answer: 'hospital',
      payload: { person: stay.personId },
      about: aboutStay(stay.id),
      title: wording.hospitalTitle(stay.name),
      options: OPTIONS,
      person: liaison,
      until: new Date(now.getTime() + DAYS * DAY_MS),
    },
  }
}

export const liaisonAnswered: AwaitedAnswer = {
  id: 'hospital',
  needs: 'care.tell',
  staysOpen: false,
  takesWords: false,
  async onAnswer({ db, now, office }, { choice }, payload) {
    if (choice === undefined) return undefined
    const { person } = payload as { readonly person: PersonId }
    const name = await queries.nameOf(db, person)
    if (choice.value === 'stays') return { reply: { text: wording.thanksStillThere(name) }, as: 'stays' }
    await queries.endStay(db, person, dayOf(now, office.zone))
    return {
      reply: { text: wording.thanksAtHome(name) },
      handOver: { why: wording.whyAtHome(name), silently: true },
      as: 'home',
    }
  },
}
