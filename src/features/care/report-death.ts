/** 何守田去世了: one of the staff enters it, and from then on nothing goes to that person. */
import { dayOf } from '../../base/calendar.ts'
import { command, type Message, type NamedPerson, type Outcome, type PersonId, type Turn } from '../../feature.ts'
import { findMentioned, nameOf, staffOn } from '../people/public.ts'
import { isLastAdministrator, lastAdministrator } from '../roles/public.ts'
import { enterByName, enterLoss } from './bereaved.ts'
import { confirmDeath, expectConfirmation } from './confirm-death.ts'
import * as queries from './queries.ts'
import { aboutDeath } from './rules.ts'
import { deathEntry, startUndoing } from './undo-death.ts'
import { kinIn, RUMOUR, WRONGLY_TOLD } from './vocabulary.ts'
import { askWhom, type Candidate, findSpouses } from './whom.ts'
import * as wording from './wording.ts'

export const reportDeath = command({
  id: 'care.death',
  needs: 'care.record',
  says: ['登记{name}(去世|过世)', '{name}(去世|过世)(登记|登记一下)'],
  slots: { name: { kind: 'name' } },
  ask: {},
  examples: ['登记何守田去世'],
  help: '何守田去世了：登记，停发一切消息',
  run: (turn) => askWhoDied(turn),
  async hears(turn) {
    if (turn.act.reply.death !== true) return undefined
    if (WRONGLY_TOLD.test(turn.act.text)) return startUndoing(turn)
    return askWhoDied(turn, RUMOUR.test(turn.words) ? wording.rumouredToHaveDied : wording.confirmWhoDied)
  },
})

/** Much depends on it, so it is always asked who exactly. */
async function askWhoDied(turn: Turn<unknown>, ask = wording.confirmWhoDied): Promise<Outcome> {
  const kin = await kinWhoDied(turn)
  if (kin !== undefined) return kin
  const people = await whoMayBeMeant(turn)
  const [one, ...others] = people
  if (one !== undefined && others.length === 0 && one.id === turn.speaker.person?.id) return saidOfWriter(one.name)
  if (people.length === 0) return (await enterByName(turn)) ?? { reply: { text: wording.whoDied() }, as: 'unknown' }
  return askWhom(turn, 'died', people, ask(people.length))
}

/** 冯秋菊老伴去世了 is not said of her: the spouse is asked about, where the roster has one. `undefined`: of no relative. */
async function kinWhoDied(turn: Turn<unknown>): Promise<Outcome | undefined> {
  const { db, act, scope } = turn
  const last = (await findMentioned(db, act.text, scope)).at(-1)
  const kin = last && kinIn(act.text.slice(last.to))
  if (last === undefined || kin === undefined) return undefined
  const couple = kin === 'parent' ? [...last.people, ...(await findSpouses(turn, last.people))] : []
  if (kin === 'parent') return askWhom(turn, 'died', couple, wording.confirmWhoDied(couple.length))
  if (kin === 'other') return { reply: { text: wording.kinNotOnRoster(last.text) }, as: 'kin' }
  const meant = kin === 'spouse' ? await findSpouses(turn, last.people) : []
  if (meant.length > 0) return askWhom(turn, 'died', meant, wording.confirmWhoDied(meant.length))
  return enterLoss(turn, last.people, kin)
}

const BRINGS_WORD = /说|讲|来电|打电话|告诉|通知/

/** Of several who are named (陈德福说何守田去世了) the one of whom it is said. */
async function whoMayBeMeant({ db, act, scope }: Turn<unknown>): Promise<readonly Candidate[]> {
  const named = await findMentioned(db, act.text, scope)
  const bringsWord = BRINGS_WORD.test(act.text.slice(named.at(-1)?.to))
  // 马建军的爱人许爱华去世了 is said of her alone; 何守田的老伴李桂兰来电说他去世了 of him.
  const mentioned = named.filter(({ to }, at) => {
    if (bringsWord) return true
    const next = named[at + 1]
    return next === undefined || kinIn(act.text.slice(to, next.from)) === undefined
  })
  const said = act.reply.ofWhom
  const meant = said === undefined ? [] : mentioned.filter(({ text }) => said.includes(text) || text.includes(said))
  const people = (meant.length > 0 ? meant : mentioned).flatMap((one) => one.people)
  // Who has moved away or was lost sight of is not on the active roster any more, and dies all the same.
  const gone = people.length > 0 ? [] : await queries.findDeparted(db, act.text, ['moved', 'lost'])
  if (gone.length > 0) return gone
  return [...new Map(people.map((one) => [one.id, one])).values()]
}

/** 刘志强去世了, from the phone of 刘志强: whoever writes is none of the staff, and tells what others are to enter. */
const saidOfWriter = (name: string): Outcome => ({
  reply: { text: wording.sympathy() },
  handOver: { why: wording.whyDeathFromOwnPhone(name), silently: true },
  as: 'own-phone',
})

/** The first entry holds every message; if another of the staff has entered it before, this makes it final. */
export async function enterDeath(turn: Turn<unknown>, by: NamedPerson, person: PersonId): Promise<Outcome> {
  const { db, now, office } = turn
  if (by.id === person) return saidOfWriter(by.name)
  const known = await queries.lockDeparture(db, person)
  if (known?.state === 'reported') return confirmDeath(turn, by, known)
  if (known?.how === 'deceased') return { reply: { text: wording.isFinalAlready() } }
  if (await isLastAdministrator(db, person, dayOf(now, office.zone)))
    return { reply: { text: lastAdministrator(wording.FIRST_ANOTHER_ADMINISTRATOR) } }
  if (known !== undefined) await queries.settle(db, known.id, { state: 'undone', by: by.id, now })
  const id = await queries.insertDeparture(db, { person, how: 'deceased', state: 'reported', by: by.id, now })
  const name = await nameOf(db, person)
  const others = (await staffOn(db, dayOf(now, office.zone))).filter((one) => one.id !== by.id && one.id !== person)
  const messages = others.map((one) => askToConfirm({ id, name, by: by.name, now }, one.id, 'report'))
  return {
    reply: deathEntry.receipt(
      turn,
      wording.deathEntered(
        name,
        others.map((one) => one.name),
      ),
      { person },
    ),
    messages,
    as: 'reported',
  }
}

/** Asks one of the staff to make it final. `occasion` tells the first request from the one after three days. */
export function askToConfirm(
  report: { readonly id: number; readonly name: string; readonly by: string; readonly now: Date },
  staff: PersonId,
  occasion: 'report' | 'reminder',
): Message {
  const text = occasion === 'report' ? wording.confirmDeath(report) : wording.stillUnconfirmed(report)
  return {
    to: { person: staff },
    kind: 'staff',
    text,
    once: `death ${report.id}:${occasion}:staff ${staff}`,
    about: aboutDeath(report.id),
    expects: expectConfirmation(report, staff),
  }
}
