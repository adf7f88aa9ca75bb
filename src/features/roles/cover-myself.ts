/**
 * 明天我请假，刘志强替我: a colleague of the office stands in for whoever says so. Anybody else would get rights by it that
 * only an administrator gives.
 */
import { dayOf } from '../../base/calendar.ts'
import { command, mayDo, type Outcome, type Turn } from '../../feature.ts'
import { findByName, knownPeople } from '../people/public.ts'
import { daysAway, laterToo } from './cover.ts'
import { perform } from './perform.ts'
import * as queries from './queries.ts'
import { attempt } from './task.ts'
import * as wording from './wording.ts'

const AWAY = '(?:请假|出差|休假|休息|外出|不在|开会|学习|培训|住院|不上班|不来)'
const WHEN = '[^，,。]{0,12}?'
const DEPUTY = '(?:由|请|让)?(?<deputy>\\p{Script=Han}{2,4}?)(?:同志)?来?(?:替|代|顶)'
const MYSELF = new RegExp(
  `^(?:${WHEN}我${WHEN}${AWAY}了?(?:[一二两三四五六七八九十半\\d]{1,3}个?(?:天|周|星期|礼拜|月))?(?:期间|时)?[，, ]*(?:我的?(?:工作|班|事情?))?${DEPUTY}(?:我|班|管|一?天|一下|着|到|至)*|${WHEN}${DEPUTY}我(?:值?班|一天|一下)?)${WHEN}[吧了]*\\p{P}?$`,
  'u',
)

export const coverMyself = command({
  id: 'roles.cover-myself',
  needs: 'roles.cover-myself',
  says: ['我(请假|出差|休假|外出)(由|请|让){deputy}(代|代班|替)'],
  slots: { deputy: { kind: 'name' } },
  ask: {},
  examples: ['我请假由刘志强代', '我出差让刘志强代班'],
  help: '我明天请假，李四替我',
  run: (turn) => coveredBy(turn, turn.slots.deputy ?? ''),
  async hears(turn) {
    const deputy = MYSELF.exec(turn.act.text)?.groups?.['deputy']
    // 明天谁替我, 女儿替我 name no colleague.
    if (deputy === undefined || /谁|哪/.test(deputy)) return undefined
    return (await findByName(turn.db, deputy, 'office')).length === 0 ? undefined : coveredBy(turn, deputy)
  },
})

async function coveredBy(turn: Turn<unknown>, deputy: string): Promise<Outcome> {
  const { db, act, now, office, speaker } = turn
  const me = speaker.person
  if (me === undefined) return { reply: { text: wording.onlyAdministrators() } }
  const when = act.when.find(({ superseded, start, end }) => superseded !== true && (start?.day ?? end?.day))
  const length = daysAway(turn, when)
  const last = length?.until ?? when?.end?.day ?? when?.start?.day
  if (last === undefined) return { reply: { text: wording.howToBeCovered(deputy) } }
  const today = dayOf(now, office.zone)
  const isUntil = when?.end === undefined && /[到至]/.test(act.text)
  const from = length === undefined ? (isUntil ? undefined : when?.start?.day) : length.from
  if (!mayDo(speaker, 'roles.appoint') && !(await isColleague(turn, deputy))) {
    const heads = await knownPeople(db, await queries.administratorsOn(db, today))
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
  const task = { person: { id: me.id }, deputy: { name: deputy }, until: last, ...(from === undefined ? {} : { from }) }
  return attempt(turn, { deed: 'cover', ...task }, perform)
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
