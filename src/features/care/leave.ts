/** 何守田迁出了, 停联, and 恢复何守田在册: one of the staff says so, and is asked once whether it is that person. */
import { dayOf } from '../../base/calendar.ts'
import { command, type Leaving, type Outcome, type PersonId, type Turn } from '../../feature.ts'
import { findByName, nameOf, sayNotFound, staffOn, takeBack, UNDO_WITHIN } from '../people/public.ts'
import { isLastAdministrator, lastAdministrator } from '../roles/public.ts'
import * as queries from './queries.ts'
import { askWhom, type Deed, doOrAsk, findPeople } from './whom.ts'
import * as wording from './wording.ts'

const SLOTS = { name: { kind: 'name' } } as const

export const moved = command({
  id: 'care.moved',
  needs: 'care.record',
  says: ['{name}[已经](迁出|转走|转出|调走|移交社区|移交)了', '登记{name}迁出'],
  slots: SLOTS,
  ask: {},
  examples: ['何守田迁出了', '登记何守田迁出'],
  help: '何守田迁出了；何守田停联；恢复何守田在册',
  run: (turn) => hearMoved(turn, turn.slots.name ?? ''),
  claimsNoCry: true,
  /** 赵国强关系转社区了，以后不归咱们管; 王芳调走了，月底不在退休办了, which would be a plan for the end of the month. */
  async claims(turn) {
    const { name } = GONE_ELSEWHERE.exec(turn.act.text)?.groups ?? {}
    if (name === undefined || (await findPeople(turn, name)).length === 0) return undefined
    return hearMoved(turn, name)
  },
})

const RELATIONS = '(?:党|组织|党组织|人事|养老|社保|档案)*(?:关系|档案)'
/** Who is looked after by others now, in words that no phrase holds; nothing that is asked. */
const GONE_ELSEWHERE = new RegExp(
  `^(?<name>\\p{Script=Han}{2,4}?)(?:同志)?的?(?:${RELATIONS}(?:已经|已|都|也)*(?:转|移交?|迁|调)(?:到|给|去|走|出|往)*[^，。 吗没不支组]{0,8}了|(?:已经|要|就要)?调(?:走|离|到(?!第|[一二三四五六七八九十]))[^，。 吗没支组]{0,8}了|(?:以后|已经|现在)*不归(?:我|咱)们?管了?)(?:$|[，,。！ ](?!.*[吗？?]))`,
  'u',
)

/** 王芳调走了, of a colleague: nobody leaves the roster by it, and it is told how the work and the rights go to others. */
async function hearMoved(turn: Turn<unknown>, name: string): Promise<Outcome> {
  if (!turn.act.text.includes('调')) return askLeaving(turn, name, 'moved')
  const people = await findPeople(turn, name)
  const staff = await staffOn(turn.db, dayOf(turn.now, turn.office.zone))
  const isColleague = people.length > 0 && people.every(({ id }) => staff.some((one) => one.id === id))
  return isColleague ? { reply: { text: wording.colleagueLeaves(name) } } : askLeaving(turn, name, 'moved')
}

export const lost = command({
  id: 'care.lost',
  needs: 'care.record',
  says: ['{name}[已经](停联|失联)[了|大半年了|半年了|好几个月了|一年了|两年了]', '登记{name}停联'],
  slots: SLOTS,
  ask: {},
  examples: ['何守田停联', '登记何守田停联'],
  run: (turn) => askLeaving(turn, turn.slots.name, 'lost'),
  /** How long tells that it is no call that nobody answered. */
  async claims(turn) {
    const { name } = OUT_OF_TOUCH.exec(turn.act.text)?.groups ?? {}
    return name === undefined || (await findPeople(turn, name)).length === 0
      ? undefined
      : askLeaving(turn, name, 'lost')
  },
})

/** 周福生电话打不通，好几个月联系不上了, and nothing else: how things stand, that brings nobody to anybody's door. */
export const OUT_OF_TOUCH =
  /^(?<name>\p{Script=Han}{2,4}?)的?(?:(?:电话|手机)[^，。]{0,8}[，。 ])?(?:已经|都)?(?:好?[几两三四五六]个月|大?半年多?|[一两三几]年多?|[好很]久)(?:都|也)?(?:联系不[上到着]|没联系[上到着]|没消息|没音信|找不[到着]人)了?[，。！]?(?:电话(?:也|都)?打不通)?[。！]?$/u

export const back = command({
  id: 'care.back',
  needs: 'care.record',
  says: ['恢复{name}[的](在册|联系)', '{name}(恢复在册|恢复联系|联系上)了'],
  slots: SLOTS,
  ask: {},
  examples: ['恢复何守田在册', '何守田联系上了'],
  run: (turn) => askBack(turn, turn.slots.name ?? ''),
})

async function askLeaving(turn: Turn<unknown>, name: string | undefined, how: 'moved' | 'lost'): Promise<Outcome> {
  const people = await findPeople(turn, name ?? '')
  if (people.length === 0) return { reply: { text: await sayNotFound(turn.db, name ?? '', turn.scope) } }
  return askWhom(turn, how, people, wording.confirmLeaving(how))
}

async function askBack(turn: Turn<unknown>, name: string): Promise<Outcome> {
  const people = await queries.findDeparted(turn.db, turn.act.text, ['moved', 'lost'])
  if (people.length === 0) {
    const [dead] = await queries.findDeparted(turn.db, turn.act.text, ['deceased'])
    if (dead !== undefined) return { reply: { text: wording.isSaidToBeDead(dead.name) } }
    const [there] = await findByName(turn.db, name, turn.scope)
    return {
      reply: { text: there === undefined ? await sayNotFound(turn.db, name, turn.scope) : wording.neverLeft(name) },
    }
  }
  return doOrAsk(turn, people, { name: 'back', run: bringBack })
}

/** The deed of one of the staff: nothing but answers goes to the person any more. */
export function leave(how: Exclude<Leaving, 'deceased'>): Deed {
  return async (turn, by, person) => {
    const { db, now, office } = turn
    const known = await queries.lockDeparture(db, person)
    if (known?.how === 'deceased') return { reply: { text: wording.isFinalAlready() } }
    if (await isLastAdministrator(db, person, dayOf(now, office.zone))) {
      return { reply: { text: lastAdministrator(wording.FIRST_ANOTHER_ADMINISTRATOR) } }
    }
    if (known !== undefined) await queries.settle(db, known.id, { state: 'undone', by: by.id, now })
    const id = await queries.insertDeparture(db, { person, how, state: 'reported', by: by.id, now })
    await queries.settle(db, id, { state: 'final', by: by.id, now })
    await queries.setStatus(db, person, how, { by: by.id, at: now })
    const text = wording.hasLeft(await nameOf(db, person), how)
    return {
      reply: leaveEntry.receipt(turn, text, { person, how }),
      changes: [{ person, become: how }],
      as: 'left',
    }
  }
}

export const bringBack: Deed = async ({ db, now }, by, person) => {
  const known = await queries.lockDeparture(db, person)
  if (known === undefined || known.how === 'deceased') return { reply: { text: wording.nothingToUndo() } }
  await queries.settle(db, known.id, { state: 'undone', by: by.id, now })
  await queries.setStatus(db, person, 'active', { by: by.id, at: now })
  return {
    reply: { text: wording.isBack(await nameOf(db, person)) },
    changes: [{ person, become: 'active' }],
    as: 'back',
  }
}

interface Left {
  readonly person: PersonId
  readonly how: 'moved' | 'lost'
}

export const leaveEntry = takeBack<Left>({
  id: 'undo-leave',
  needs: 'care.record',
  lasts: UNDO_WITHIN,
  rightAfter: /^care:whom:left$/,
  what: async ({ db }, { person, how }) => wording.wasEntered(await nameOf(db, person), how),
  run: async (turn, { person }) => turn.speaker.person && bringBack(turn, turn.speaker.person, person),
})
