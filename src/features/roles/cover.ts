/** 王芳出差由刘志强代到周五, 王芳回来上班了: a deputy holds what the person is appointed to. */
import { addDays, type Day, dayOf } from '../../base/calendar.ts'
import { command, type Outcome, type PersonId, type Turn } from '../../feature.ts'
import type { When } from '../../language/reading.ts'
import { findMentioned, nameOf } from '../people/public.ts'
import { placeOf } from './appoint.ts'
import { perform } from './perform.ts'
import * as queries from './queries.ts'
import { isOffWork, type Place, readCover, type SaidCover, saysAway } from './read-cover.ts'
import { readPost } from './read-post.ts'
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
  claimsNoCry: true,
  // 王芳明天请假由刘志强代班: of the phrase nothing but the end would be asked for.
  claims: async (turn) => (datesOf(turn).length > 0 ? hearBoth(turn) : undefined),
  /** 王芳请假三天，刘志强替: values do not reach across a comma. */
  hears: async (turn) => (await hearBoth(turn)) ?? hearAlone(turn),
})

/** Who is away and who stands in, wherever they are named; where names end, the roster knows. */
async function hearBoth(turn: Turn<unknown>): Promise<Outcome | undefined> {
  const { act } = turn
  const mentioned = await namedIn(turn)
  const holder = mentioned.length === 1 ? await holderNamed(turn) : undefined
  const [one, other, ...others] = [...mentioned, ...(holder ? [holder] : [])].toSorted((a, b) => a.from - b.from)
  if (one === undefined || other === undefined || others.length > 0) return undefined
  const said = readCover(act.text, [one, other], datesOf(turn))
  if (said === undefined) return undefined
  const [away, deputy] = said.deputy === 0 ? [other, one] : [one, other]
  if (!isOffWork(act.text) && !(await hasPost(turn, away))) return undefined
  const days = daysSaid(turn, said)
  if (days === 'several') return { reply: { text: wording.coveredDayByDay(away.text, deputy.text) } }
  if (days === undefined)
    return TAKES_POST_OVER.test(act.text)
      ? undefined
      : { reply: { text: wording.awayUntilWhen(away.text, deputy.text) } }
  const person = away.id === undefined ? { name: away.text } : { id: away.id }
  return attempt(turn, { deed: 'cover', person, deputy: { name: deputy.text }, ...days }, perform)
}

/** 周福生接李桂兰的联络员，从12月1日起 is for good. */
const TAKES_POST_OVER = /接[替任]?[^，。]{2,4}的?(?:联络员|党?小组长|支部书记|书记|会长|队长)/

/** 周五刘志强替何守田: of whoever holds no post it is no matter of the office's. */
async function hasPost({ db, now, office }: Turn<unknown>, { people }: NamedPlace): Promise<boolean> {
  if (people === undefined) return true
  const ids = people.map(({ id }) => id)
  return queries.holdAnyPost(db, ids, dayOf(now, office.zone))
}

/** 王芳明天请假: without a deputy nothing changes. */
async function hearAlone(turn: Turn<unknown>): Promise<Outcome | undefined> {
  const name = await colleagueAway(turn)
  return name === undefined ? undefined : { reply: { text: wording.whoStandsIn(name) } }
}

/** Who of the staff is said to be away, and nothing else; an elder would say so of an activity. */
export async function colleagueAway(turn: Turn<unknown>): Promise<string | undefined> {
  const { db, act, now, office } = turn
  const [away, ...others] = await findMentioned(db, act.text, 'office')
  const [person, ...namesakes] = away?.people ?? []
  if (away?.how !== 'name' || person === undefined || others.length > 0 || namesakes.length > 0) return undefined
  if (!saysAway(act.text, away, datesOf(turn))) return undefined
  return (await queries.isStaff(db, person.id, dayOf(now, office.zone))) ? person.name : undefined
}

const OF_UNIT =
  /(?<unit>第?[^，。的从]{1,10}?(?:支部|小组|协会|团|队|社))的?(?<post>联络员|党?小组长|支部书记|书记|会长|队长)/u

/** 第一支部第一小组的联络员: the only one who is. */
async function holderNamed(turn: Turn<unknown>): Promise<NamedPlace | undefined> {
  const { db, act, now, office } = turn
  const found = OF_UNIT.exec(act.text)
  const said = found === null ? undefined : readPost(`${found.groups?.['unit']}${found.groups?.['post']}`)
  const place = said && (await placeOf(turn, said))
  if (found === null || said === undefined || place === undefined) return undefined
  const held = { post: said.post, unit: place.unit, club: place.club }
  const [only, ...others] = await queries.holdersOf(db, held, dayOf(now, office.zone))
  if (only === undefined || others.length > 0) return undefined
  return { from: found.index, to: found.index + found[0].length, text: await nameOf(db, only), id: only }
}

/** `people`: whom the name may mean; a post and 我 mean one. */
interface NamedPlace extends Place {
  readonly text: string
  readonly id?: PersonId
  readonly people?: readonly { readonly id: PersonId }[]
}

/** 刘志强请病假，他手上的事先给我: whoever writes is named by that. */
async function namedIn({ act, db, speaker }: Turn<unknown>): Promise<readonly NamedPlace[]> {
  const named = await findMentioned(db, act.text, 'office')
  const from = act.text.search(/(?<=给|由|让)我/)
  const me = speaker.person?.name
  if (named.length !== 1 || from < 0 || me === undefined) return named
  return [...named, { from, to: from + 1, text: me }].toSorted((a, b) => a.from - b.from)
}

/** The days that are named. */
export const datesOf = ({ act }: Pick<Turn<unknown>, 'act'>): readonly When[] =>
  act.when.filter(({ superseded, start, end }) => superseded !== true && (start?.day ?? end?.day) !== undefined)

/** From when until when; `several`: days apart; `undefined`: it is not said. One day begins and ends on it, but for 到 in front of it. */
export function daysSaid(
  turn: Turn<unknown>,
  { days }: SaidCover,
): { readonly from?: Day; readonly until: Day } | 'several' | undefined {
  const { act, now, office } = turn
  const [when, ...others] = datesOf(turn)
  const span = when === undefined ? undefined : fromUntil(act.text, when, others)
  if (span !== undefined) return span
  if (others.length > 0) return 'several'
  const today = dayOf(now, office.zone)
  if (days !== undefined && (when?.start?.day === undefined || when.end?.day === undefined)) {
    // 请假三天到周五 ends on Friday.
    const last = when?.end?.day ?? (when !== undefined && isLastDay(act.text, when) ? when.start?.day : undefined)
    if (last !== undefined) {
      const first = addDays(last, 1 - days)
      return { ...(first > today && { from: first }), until: last }
    }
    const from = when?.start?.day ?? today
    return { ...(from !== today && { from }), until: addDays(from, days - 1) }
  }
  if (when === undefined) return undefined
  const { start, end } = onThatDay(act.text, when)
  const until = end?.day ?? start?.day
  if (until === undefined) return undefined
  return end === undefined || start?.day === undefined ? { until } : { from: start.day, until }
}

/** 明天开始休假，到下月十五号: two days that begin and end one stretch. */
function fromUntil(text: string, first: When, [last, ...others]: readonly When[]) {
  const [from, until] = [first.start?.day, last?.start?.day ?? last?.end?.day]
  if (last === undefined || others.length > 0 || first.end !== undefined || from === undefined || until === undefined)
    return undefined
  const begins = /^(?:起|开始)/.test(text.slice(text.indexOf(first.text) + first.text.length)) || /^从/.test(first.text)
  return begins && isLastDay(text, last) && until > from ? { from, until } : undefined
}

/** 王芳明天请假: one day begins and ends on it, but for 到 in front of it; 从明天起 only begins. */
function onThatDay(text: string, when: When): When {
  if (when.end !== undefined || when.start === undefined || isLastDay(text, when)) return when
  const isOpen = /^(?:起|开始)/.test(text.slice(text.indexOf(when.text) + when.text.length))
  return isOpen ? { ...when, start: {} } : { ...when, end: when.start }
}

/** 请假到周五, and not 明天到总部开会. */
const isLastDay = (text: string, { text: said }: When): boolean =>
  /^[到至]/.test(said) || /[到至]$/.test(text.slice(0, text.indexOf(said)))

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
  claims: needsNobody,
  /** 王芳不用刘志强替了 */
  async hears(turn) {
    const [away, deputy, ...others] = await findMentioned(turn.db, turn.act.text, 'office')
    if (away?.from !== 0 || deputy === undefined || others.length > 0) return undefined
    const rest = `${turn.act.text.slice(away.to, deputy.from)}◇${turn.act.text.slice(deputy.to)}`
    if (!NEEDS_NOBODY.test(rest)) return undefined
    return attempt(turn, { deed: 'end-cover', person: { name: away.text }, laterToo: true }, perform)
  },
})

/** 王芳请假不用刘志强替: nothing changes, and nobody is offered who would stand in. */
export async function needsNobody({ act, db, speaker }: Turn<unknown>): Promise<Outcome | undefined> {
  if (!AWAY_WITHOUT.test(act.text)) return undefined
  const named = await findMentioned(db, act.text, 'office')
  const own = /^(?:明天|今天)?[我俺]/.test(act.text) ? speaker.person?.name : named[0]?.text
  return named.length === 0 || own === undefined ? undefined : { reply: { text: wording.needsNobody(own) } }
}

const AWAY_WITHOUT =
  /^(?!.*不(?:请假|休|出差))[^。？?]{0,12}(?:假|休息|出差|外出|不在|开会|学习)[^。？?]{0,8}(?:不用|不要|不必|用不着|不需要)[^，。？?]{1,6}[替代顶](?:班|她|他|我)?了?[。！]?$/u

const NEEDS_NOBODY =
  /^(?:的?(?:工作|班|事情?))?(?:不请假了?|不出差了?|不休息?了?|[，,])*(?:不用|不要|用不着)◇(?:来)?[替代顶](?:班|她|他)?了?[。！]?$/
