/**
 * 明天我请假，刘志强替我: a colleague of the office stands in for whoever says so. Anybody else would get rights by it that
 * only an administrator gives.
 */
import { dayOf } from '../../base/calendar.ts'
import { command, mayDo, type Outcome, type Turn } from '../../feature.ts'
import { findByName, findMentioned, knownPeople } from '../people/public.ts'
import { colleagueAway, datesOf, daysSaid, laterToo } from './cover.ts'
import { perform } from './perform.ts'
import * as queries from './queries.ts'
import { readCover, type SaidCover } from './read-cover.ts'
import { attempt } from './task.ts'
import * as wording from './wording.ts'

export const coverMyself = command({
  id: 'roles.cover-myself',
  needs: 'roles.cover-myself',
  says: ['我(请假|出差|休假|外出)(由|请|让){deputy}(代|代班|替)'],
  slots: { deputy: { kind: 'name' } },
  ask: {},
  examples: ['我请假由刘志强代', '我出差让刘志强代班'],
  help: '我明天请假，李四替我',
  run: (turn) => coveredBy(turn, turn.slots.deputy ?? '', { deputy: 1 }),
  async hears(turn) {
    const found = await deputyOf(turn)
    if (found !== undefined) return coveredBy(turn, found.deputy, found.said)
    // 刘志强明天休息 is for whoever may say who stands in for him.
    return (await colleagueAway(turn)) === undefined ? undefined : { reply: { text: wording.onlyAdministrators() } }
  },
})

/** 明天我请假，刘志强替我; 女儿替我 names no colleague. */
async function deputyOf({ db, act }: Turn<unknown>) {
  const from = act.text.search(/[我俺]/)
  const [deputy, ...others] = from < 0 ? [] : await findMentioned(db, act.text, 'office')
  if (deputy?.how !== 'name' || others.length > 0) return undefined
  const me = { from, to: from + 1 }
  const places = me.from < deputy.from ? ([me, deputy] as const) : ([deputy, me] as const)
  const said = readCover(act.text, places, datesOf({ act }))
  return said === undefined || places[said.deputy] === me ? undefined : { deputy: deputy.text, said }
}

async function coveredBy(turn: Turn<unknown>, deputy: string, said: SaidCover): Promise<Outcome> {
  const { db, now, office, speaker } = turn
  const me = speaker.person
  if (me === undefined) return { reply: { text: wording.onlyAdministrators() } }
  const days = daysSaid(turn, said)
  if (days === 'several') return { reply: { text: wording.coveredDayByDay('我', deputy) } }
  if (days === undefined) return { reply: { text: wording.howToBeCovered(deputy) } }
  if (!mayDo(speaker, 'roles.appoint') && !(await isColleague(turn, deputy))) {
    const heads = await knownPeople(db, await queries.administratorsOn(db, dayOf(now, office.zone)))
    return {
      reply: {
        text: wording.askAnAdministrator(
          deputy,
          me.name,
          heads.map(({ name }) => name),
        ),
      },
    }
  }
  return attempt(turn, { deed: 'cover', person: { id: me.id }, deputy: { name: deputy }, ...days }, perform)
}

/** Whether the name is that of one who holds the rights of the office already, and of nobody else. */
async function isColleague({ db, now, office }: Turn<unknown>, name: string): Promise<boolean> {
  const [only, ...others] = await findByName(db, name, 'office')
  return only !== undefined && others.length === 0 && queries.isStaff(db, only.id, dayOf(now, office.zone))
}

/** 我回来上班了. */
export const backMyself = command({
  id: 'roles.end-cover-myself',
  needs: 'roles.cover-myself',
  says: ['我(回来上班|销假)了', '我不用(人代|代班|代)了'],
  slots: {},
  ask: {},
  examples: ['我回来上班了', '我销假了'],
  async run(turn) {
    const me = turn.speaker.person
    if (me === undefined) return { reply: { text: wording.onlyAdministrators() } }
    return attempt(turn, { deed: 'end-cover', person: { id: me.id }, ...laterToo(turn.act.text) }, perform)
  },
})
