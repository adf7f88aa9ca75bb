/**
 * 明天我请假，刘志强替我: a colleague of the office stands in for whoever says so. Anybody else would get rights by it that
 * only an administrator gives.
 */
import { dayOf } from '../../base/calendar.ts'
import { command, mayDo, type Outcome, type Turn } from '../../feature.ts'
import { findByName, findMentioned, knownPeople } from '../people/public.ts'
import { colleagueAway, datesOf, daysSaid, laterToo, needsNobody } from './cover.ts'
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
  // 我下周一到周三休假，事儿转给刘志强, whose days would make a plan of it.
  claims: async (turn) => {
    const found = /[转交]|给/.test(turn.act.text) ? await deputyOf(turn) : undefined
    return found && coveredBy(turn, found.deputy, found.said)
  },
  async hears(turn) {
    // 刘志强请病假，他手上的事先给我, of whoever may not decide it.
    if (!mayDo(turn.speaker, 'roles.appoint') && GIVEN_TO_ME.test(turn.act.text) && (await isOfColleague(turn)))
      return { reply: { text: wording.onlyAdministrators() } }
    const found = await deputyOf(turn)
    if (found !== undefined) return coveredBy(turn, found.deputy, found.said)
    // 刘志强明天休息 is for whoever may say who stands in for him.
    return (await colleagueAway(turn)) === undefined ? undefined : { reply: { text: wording.onlyAdministrators() } }
  },
})

const GIVEN_TO_ME = /(?:假|出差|住院|不在|病了)[^。]*(?:事|工作|活|班)[^，。]{0,4}(?:给|由|让|转)我[^，。]{0,3}$/

async function isOfColleague({ act, db }: Turn<unknown>): Promise<boolean> {
  const [one, ...others] = await findMentioned(db, act.text, 'office')
  return one?.how === 'name' && one.from === 0 && others.length === 0
}

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
  says: [
    '我(回来上班|销假)了',
    '我不用(人代|代班|代)了',
    '我回来了[把](事|事情|事儿|工作|活|班)[都](转回来|转回给我|转回我|还给我|转给我|交回给我|给我)[吧]',
  ],
  slots: {},
  ask: {},
  examples: ['我回来上班了', '我销假了'],
  claims: needsNobody,
  hears: async (turn) => (TAKES_NO_LEAVE.test(turn.act.text) ? endOwn(turn, { laterToo: true }) : undefined),
  run: (turn) => endOwn(turn, laterToo(turn.act.text)),
})

/** 假不休了 明天照常上班: what was to come is not needed either. 我老伴不出差了 is of another. */
const TAKES_NO_LEAVE =
  /^(?:我的?)?(?:那个)?(?:年|病|事)?假(?:期)?(?:我)?(?:就|先|又)?(?:不(?:休|请)了|取消了|销了)(?:$|[，。 ]+(?:我)?[^，。 ]{0,4}(?:照常|正常)?(?:上班|来|到岗)[了的]?$)|^我(?:就|先|又|也|那|这次|今天|[明后]天|[这下]?周[一二三四五六日天]?)*不(?:请假|休假|出差)了(?:$|[，。 ]+[^，。 ]{0,6}上班[了的]?$)/

async function endOwn(turn: Turn<unknown>, later: { readonly laterToo?: true }): Promise<Outcome> {
  const me = turn.speaker.person
  if (me === undefined) return { reply: { text: wording.onlyAdministrators() } }
  return attempt(turn, { deed: 'end-cover', person: { id: me.id }, ...later }, perform)
}
