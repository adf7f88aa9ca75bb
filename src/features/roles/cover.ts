/** 王芳出差由刘志强代到周五, 王芳回来上班了: a deputy holds what the person is appointed to. */
import { addDays, type Day, dayOf } from '../../base/calendar.ts'
import { command, type Outcome, type Turn } from '../../feature.ts'
import { readCount } from '../../language/read-value.ts'
import type { When } from '../../language/reading.ts'
import { findMentioned } from '../people/public.ts'
import { perform } from './perform.ts'
import { attempt } from './task.ts'
import * as wording from './wording.ts'

const AWAY = '(出差|请假|休假|休息|外出|不在|开会|学习|培训|住院|的事|的工作)[期间|时]'
/** What somebody is covered in is whatever they hold. */
const POST = '(联络员|小组长|党小组长|支部书记|书记|会长|队长|工作|那摊事|那一摊|活)'
const STANDS_IN = '(代|代班|代管|代理|顶替|顶班)'

export const cover = command({
  id: 'roles.cover',
  needs: 'roles.appoint',
  unmistakable: true,
  // With the reason first: else the name of the deputy would take it in.
  says: [
    `{name}${AWAY}(由|请|让){deputy}${STANDS_IN}(到|至){until}`,
    `{name}${AWAY}(由|请|让){deputy}${STANDS_IN}`,
    `{name}(由|请|让){deputy}${STANDS_IN}(到|至){until}`,
    `{name}(由|请|让){deputy}${STANDS_IN}`,
    `{name}[的]${POST}(由|请|让){deputy}${STANDS_IN}(到|至){until}`,
    `{name}[的]${POST}(由|请|让){deputy}${STANDS_IN}`,
    '(由|让|请){deputy}(代替|顶替|代){name}(到|至){until}',
  ],
  slots: { name: { kind: 'name' }, deputy: { kind: 'name' }, until: { kind: 'when' } },
  ask: { until: '代到哪一天？比如：周五。' },
  examples: ['王芳出差由刘志强代到周五', '王芳请假由刘志强代班', '由刘志强代替王芳到周五'],
  help: '张三出差由李四代到周五；张三回来上班了',
  refusal: () => wording.onlyAdministrators(),
  run: (turn) => standIn(turn, turn.slots),
  /** 王芳下周一到周三出差，由刘志强代班: values do not reach across a comma. */
  async hears(turn) {
    const { name, deputy } = WITH_POST.exec(turn.act.text)?.groups ?? (await awayAndDeputy(turn))
    const until = turn.act.when.find(({ superseded, start, end }) => !superseded && (start?.day ?? end?.day))
    if (name === undefined || deputy === undefined) return undefined
    const span = daysAway(turn, until)
    if (span !== undefined) {
      const person = { name }
      return attempt(turn, { deed: 'cover', person, deputy: { name: deputy }, ...span }, perform)
    }
    if (until !== undefined) return standIn(turn, { name, deputy, until: onThatDay(turn.act.text, until) })
    return AWAY_AND.test(turn.act.text) ? { reply: { text: wording.awayUntilWhen(name, deputy) } } : undefined
  },
})

const REASON = '(?:出差|请假|休假|休息|外出|不在|开会|学习|培训|住院|不上班)'
const WHEN = '[^，,。]{0,12}?'
/** Between the names: 下周一到周三出差，由. */
const AWAY_AND = new RegExp(`${REASON}了?(?:期间|时)?${WHEN}[，, ](?:他|她)?的?(?:工作|事情?)?(?:先)?(?:由|请|让)?`)
const BETWEEN = new RegExp(`^${WHEN}${AWAY_AND.source}$`)
const BEHIND = /^(?:同志)?(?:先)?来?(?:替|代|顶)(?:班|管|理|着|一?天|一下|她|他)*(?:(?:到|至)[^，。]{1,12}?)?[吧了。]*$/

/** Who is away and who stands in, where the sentence is made of that; where names end, the roster knows. */
async function awayAndDeputy({
  db,
  act,
}: Turn<unknown>): Promise<{ readonly name?: string; readonly deputy?: string }> {
  if (!AWAY_AND.test(act.text)) return {}
  const [away, deputy, ...others] = await findMentioned(db, act.text, 'office')
  if (away?.how !== 'name' || deputy?.how !== 'name' || others.length > 0 || away.from > 0) return {}
  const fits = BETWEEN.test(act.text.slice(away.to, deputy.from)) && BEHIND.test(act.text.slice(deputy.to))
  return fits ? { name: away.text, deputy: deputy.text } : {}
}

/** 王芳明天请假: one day begins and ends on it, but for 到 in front of it. */
const onThatDay = (text: string, when: When): When =>
  when.end === undefined && when.start !== undefined && !/[到至]/.test(text) ? { ...when, end: when.start } : when

const LENGTH =
  /(?:出差|请假|休假|休息|外出|学习|培训|住院|请|休|歇)了?(?:上)?(?<count>[一二两三四五六七八九十\d]{1,3}|半)个?(?<unit>天|周|星期|礼拜|(?<=[个半])月)(?!后|之后|前)/

/** 请假一周, 从明天起休假三天: from when until when; `undefined`: it is not said how long. */
export function daysAway(
  { act, now, office }: Turn<unknown>,
  when: When | undefined,
): { readonly from?: Day; readonly until: Day } | undefined {
  const { count = '', unit } = LENGTH.exec(act.text)?.groups ?? {}
  if (unit === undefined || (when?.end?.day !== undefined && when.start?.day !== undefined)) return undefined
  const number = count === '半' ? 0.5 : (readCount(count) ?? 0)
  const days = Math.round(number * (unit === '天' ? 1 : unit === '月' ? 30 : 7))
  if (days < 1) return undefined
  const today = dayOf(now, office.zone)
  const from = when?.start?.day ?? today
  return { ...(from !== today && { from }), until: addDays(from, days - 1) }
}

/** 陈德福的联络员由李桂兰代，从11月25日到12月10日; 陈德福住院，他那摊事李桂兰先顶着到月底. */
const WITH_POST =
  /^(?<name>\p{Script=Han}{2,4}?)(?:(?:要|明天|今天|后天|这几天|下周)*(?:出差|请假|休假|休息|外出|不在|住院|病)了?，(?:他|她)?)?的?(?:联络员|党?小组长|支部书记|书记|会长|队长|工作|那摊[子儿]?(?:事|活)?)(?:先)?(?:由|请|让)?(?<deputy>\p{Script=Han}{2,4}?)(?:先)?(?:代|替|顶)/u

interface Said {
  readonly name?: string | undefined
  readonly deputy?: string | undefined
  readonly until: When
}

/** A deputy holds what the person holds, as long as it was said. */
async function standIn(turn: Turn<unknown>, { name = '', deputy = '', until }: Said): Promise<Outcome> {
  const start = until.end === undefined ? undefined : until.start?.day
  const last = until.end?.day ?? until.start?.day
  if (last === undefined) return { ask: { slot: 'until', text: wording.untilWhen() } }
  const span = { until: last, ...(start === undefined ? {} : { from: start }) }
  return attempt(turn, { deed: 'cover', person: { name }, deputy: { name: deputy }, ...span }, perform)
}

/** 不用人代了 is said of all days, 回来上班了 of the absence that is over. */
export const laterToo = (text: string): { readonly laterToo?: true } =>
  text.includes('不用') ? { laterToo: true } : {}

export const backAtWork = command({
  id: 'roles.end-cover',
  needs: 'roles.appoint',
  says: ['{name}(回来上班|上班|销假)了', '{name}不用(人代|代班|代)了'],
  slots: { name: { kind: 'name' } },
  ask: {},
  examples: ['王芳回来上班了', '王芳销假了'],
  refusal: () => wording.onlyAdministrators(),
  run(turn) {
    const person = { name: turn.slots.name ?? '' }
    return attempt(turn, { deed: 'end-cover', person, ...laterToo(turn.act.text) }, perform)
  },
})
