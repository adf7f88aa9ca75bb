/** 让李桂兰当第一支部联络员, 李桂兰不当第一支部联络员了. */
import { dayOf } from '../../base/calendar.ts'
import { command, mayDo, type Outcome, type PersonId, type Turn } from '../../feature.ts'
import type { When } from '../../language/reading.ts'
import { presentAt } from '../../language/when/resolve.ts'
import { audienceUnknown, findByName, findMentioned, type Mentioned, resolveAudience } from '../people/public.ts'
import { splitName } from './dated-name.ts'
import { perform } from './perform.ts'
import * as queries from './queries.ts'
import { readPost, type SaidPost } from './read-post.ts'
import { readTerm, type Term } from './read-term.ts'
import { attempt, type Task } from './task.ts'
import * as wording from './wording.ts'

const SLOTS = { name: { kind: 'name' }, post: { kind: 'words' }, from: { kind: 'when' } } as const
const HOLDS = '(当|做|担任|接任|任|为)'
const HOLDS_NO_MORE = '不(再当|再担任|再做|当|做|担任|任)'

export const appoint = command({
  id: 'roles.appoint',
  needs: 'roles.appoint',
  says: [
    `(让|请|任命|安排){name}${HOLDS}{post}`,
    `[从]{from}(起|开始)[，](让|请|任命|安排|由){name}${HOLDS}{post}`,
    `(让|请|任命|安排){name}(从|自){from}(起|开始)${HOLDS}{post}`,
    `[由]{name}(当|担任|接任|任){post}`,
  ],
  slots: SLOTS,
  ask: {},
  examples: ['让李桂兰当第一支部联络员', '任命郑明远为第二支部书记', '让王芳当管理员'],
  help: '让张三当第一支部联络员；张三不当第一支部联络员了',
  refusal: () => wording.onlyAdministrators(),
  mayPass: true,
  // 老张当家 names no post.
  run: async (turn) =>
    ORDERS.test(turn.act.text) || readPost(turn.slots.post ?? '') !== undefined ? change(turn, 'appoint') : undefined,
  /** 周福生当第二小组组长，先当到12月31日, which in two clauses would be read as a plan, as two days before the post would. */
  async claims(turn) {
    const { name, post } = (WITH_END.exec(turn.act.text) ?? WITH_DAYS.exec(turn.act.text))?.groups ?? {}
    return post === undefined || readPost(post) === undefined
      ? undefined
      : change({ ...turn, slots: { name, post } }, 'appoint')
  },
})

export const dismiss = command({
  id: 'roles.dismiss',
  needs: 'roles.appoint',
  says: [
    `{name}${HOLDS_NO_MORE}{post}了`,
    `[从]{from}(起|开始)[，]{name}${HOLDS_NO_MORE}{post}了`,
    `{name}(从|自){from}(起|开始)[就]${HOLDS_NO_MORE}{post}了`,
    '免去{name}的{post}[的职务|职务]',
    '免去{name}(管理员|工作人员)[的职务|职务]',
    '免去{name}{post}[的职务|职务]',
  ],
  slots: SLOTS,
  ask: {},
  examples: ['李桂兰不当第一支部联络员了', '免去郑明远的第二支部书记'],
  refusal: () => wording.onlyAdministrators(),
  run: async (turn) => change({ ...turn, slots: (await namedInFront(turn)) ?? turn.slots }, 'dismiss'),
})

/** 把刘志强的管理员权限给我: a right goes from one to another in two sentences, so that nobody is left without. */
export const handRights = command({
  id: 'roles.hand-rights',
  needs: 'roles.appoint',
  says: [
    '[请]把{name}的管理员[的](权限|权力|权|职务|身份|)[都](给|转给|交给|让给|移交给){other}',
    '[请]把管理员[的](权限|权力|权|职务|身份|)[都](给|转给|交给|让给|移交给){other}',
    '给{other}管理员[的](权限|权力|权)',
  ],
  slots: { name: { kind: 'words' }, other: { kind: 'words' } },
  ask: {},
  examples: ['把刘志强的管理员权限给我', '把管理员权限转给王芳', '给我管理员权限'],
  refusal: () => wording.onlyAdministrators(),
  run: async ({ slots, speaker }) => {
    const me = speaker.person?.name ?? ''
    const [from, to] = [slots.name, slots.other].map((name) => (name !== undefined && OURSELVES.test(name) ? me : name))
    return { reply: { text: wording.howToHandRights(to ?? me, from) } }
  },
})

/** 新来个马晓东，给他开办事员权限: first they are on the roster, then an administrator appoints them. */
export const giveRights = command({
  id: 'roles.give-rights',
  needs: 'roles.see',
  says: ['[怎么]给{name}开[办事员|工作人员|管理员|操作][的]权限'],
  slots: { name: { kind: 'name' } },
  ask: {},
  examples: ['给陈德福开办事员权限'],
  mayPass: true,
  run: howToGive,
  hears: async (turn) => (turn.file === undefined && GIVES_RIGHTS.test(turn.act.text) ? howToGive(turn) : undefined),
})

const GIVES_RIGHTS = /开(?:个|一下|通)?(?:办事员|工作人员|管理员|操作|后台)?的?权限[吧了。！]*$/
/** 新来个小马，马晓东，给他开: who is new, in words of their own. */
const NEWCOMER = /[，,。 ](?<name>\p{Script=Han}{2,4})[，,。 ]/u

async function howToGive({ act, db }: Turn<{ readonly name?: string | undefined }>): Promise<Outcome> {
  const known = (await findMentioned(db, act.text, 'office')).find(({ how }) => how === 'name')
  const name = known?.text ?? NEWCOMER.exec(act.text)?.groups?.['name'] ?? '张三'
  return {
    reply: {
      text: wording.howToGiveRights(name, act.text.includes('管理员') ? '管理员' : '工作人员', known !== undefined),
    },
  }
}

const OURSELVES = /^[我俺]$/

/** 我不当联络员了: of the last administrator it is refused, and whoever may not decide it is heard by whoever may. */
export const resign = command({
  id: 'roles.resign',
  needs: 'roles.resign',
  says: [`[我|俺|本人][以后]${HOLDS_NO_MORE}{post}了`, '[我|俺]不想[再|接着](当|做|干){post}了'],
  slots: SLOTS,
  ask: {},
  examples: ['我不当管理员了', '我不当联络员了', '我不想当组长了'],
  async run(turn) {
    const said = readPost(turn.slots.post ?? '')
    if (said === undefined) return undefined
    const named = (await findMentioned(turn.db, turn.words, 'office')).filter((one) => !isSpeaker(turn, one))
    const leaver = leaverIn(turn.words, named)
    if (mayDo(turn.speaker, 'roles.appoint')) {
      if (leaver !== undefined) return change({ ...turn, slots: { ...turn.slots, name: leaver } }, 'dismiss')
      // 我跟王芳说好了。不当管理员了: whose post it is must be said.
      return named.length > 0 && !OF_ONESELF.test(turn.words) ? undefined : change(turn, 'dismiss')
    }
    if (leaver !== undefined) return { reply: { text: wording.onlyAdministrators() } }
    return { reply: { text: wording.resignationPassedOn() }, handOver: { why: wording.whyResigns(), silently: true } }
  },
  mayPass: true,
  /** 年纪大了，联络员不想干了. */
  async hears({ act, speaker }) {
    if (!WANTS_OUT.test(act.text) || mayDo(speaker, 'roles.appoint')) return undefined
    return { reply: { text: wording.resignationPassedOn() }, handOver: { why: wording.whyResigns(), silently: true } }
  },
})

const OF_ONESELF = /(?:我|俺|本人)(?:以后|现在|就|也)*不/
const LEAVES =
  /^(?:同志)?[^，,：:。！、\s]{0,6}(?:退休|调[走离到去]|离[岗职]|辞职|年纪大|岁数大|身体不好|病了|搬走|回老家)/

/** 王芳退休了，不当管理员了 is said of her, and not of whoever writes; 王芳同志，年纪大了 only speaks to her. */
function leaverIn(words: string, [one, ...others]: readonly Mentioned[]): string | undefined {
  if (one === undefined || others.length > 0 || /[我俺]|本人/.test(words)) return undefined
  return LEAVES.test(words.slice(one.to)) ? one.text : undefined
}

const isSpeaker = ({ speaker }: Turn<unknown>, { people }: Mentioned): boolean =>
  people.some(({ id }) => id === speaker.person?.id)

const WANTS_OUT =
  /(?:联络员|小?组长|书记|会长|队长)[^，。]{0,6}(?:(?:不想|不愿意?|不能)再?(?:当|干|做)|[干当]不[了动])|(?:不想|不愿意?|不能)再?(?:当|干|做)[^，。]{0,6}(?:联络员|小?组长|书记|会长|队长)/

/** 免去周福生第一支部书记: where the name ends, the roster knows. */
async function namedInFront({ act, db, scope }: Turn<unknown>): Promise<Values | undefined> {
  const [named, ...others] = act.text.startsWith('免去') ? await findMentioned(db, act.text, scope) : []
  if (named?.how !== 'name' || others.length > 0) return undefined
  const post = act.text.slice(named.to).replace(/^的|的?职务$/g, '')
  return { name: named.text, post }
}

const ORDERS = /^(?:从|让|请|任命|安排)/
const WITH_END =
  /^(?:[从自][^，。]{1,12}?(?:起|开始)，?)?(?:让|请|由|任命|安排)?(?<name>\p{Script=Han}{2,4}?)(?:当|担任|接任|任)(?<post>[^，。]{2,20})，(?:先|暂时|暂)?(?:当|干|做|代)?(?:到|至)[^，。]{1,12}$/u
/** 让李桂兰12月1日到12月31日当第一支部书记 */
const WITH_DAYS =
  /^(?:让|请|任命|安排)(?<name>\p{Script=Han}{2,4}?)[从自]?(?=[\d一二三四五六七八九十今明后下本这])[^，。从自]{1,12}?(?:到|至)[^，。]{1,12}?(?:当|担任|接任|任)(?<post>[^，。]{2,20})$/u

type Values = {
  readonly name?: string | undefined
  readonly post?: string | undefined
  readonly from?: When | undefined
}

/** Without a name it is said of the speaker. */
async function change(turn: Turn<Values>, deed: 'appoint' | 'dismiss'): Promise<Outcome> {
  const { post = '' } = turn.slots
  const { name, when } = await splitName(turn, turn.slots.name ?? '')
  const me = name === '' ? turn.speaker.person : undefined
  // 免去刘志强管理员: where the post is a word of the sentence itself, no slot holds it.
  const said = readPost(post === '' ? (/管理员|工作人员/.exec(turn.act.text)?.[0] ?? '') : post)
  if (said === undefined) return { reply: { text: wording.whichPost() } }
  const place =
    (await placeOf(turn, said)) ?? (deed === 'dismiss' ? await onlyPlaceHeld(turn, me ?? name, said) : undefined)
  if (place === undefined) return { reply: { text: await sayUnplaced(turn, said) } }
  const { from, until, isUnclear } = termIn(turn, turn.slots.from ?? when)
  // An end that is not understood must not make a post without one.
  const ends = said.ends || (deed === 'appoint' && ENDS_BEHIND.test(turn.words))
  if (ends && until === undefined && deed === 'appoint') return { reply: { text: wording.untilWhichDay() } }
  if (isUnclear || (deed === 'dismiss' && until !== undefined)) return { reply: { text: wording.whichDays(deed) } }
  const task: Task = {
    deed,
    person: me === undefined ? { name } : { id: me.id },
    post: { post: said.post, unit: place.unit, club: place.club, title: `${place.name}${wording.titleOf(said.post)}` },
    ...(from !== undefined && { from }),
    ...(until !== undefined && { until }),
  }
  return attempt(turn, task, perform)
}

/** 周福生当第二小组组长，先当到12月31日. */
const ENDS_BEHIND = /[，,。 ](?:先|暂时|暂)?(?:当|干|做|代)?(?:到|至)[^，。]{1,12}$/

/** From when to when, wherever in the message it stands; `said`: the day that stands with the name. */
export function termIn({ words, now, office }: Turn<unknown>, said?: When): Pick<Term, 'from' | 'until' | 'isUnclear'> {
  const present = presentAt(now, office.zone)
  const { loose, ...term } = readTerm(words, present)
  // What is to come is of the post, for all we know; what is over may tell when it was decided.
  const isOpen = loose.some(
    ({ start, end, impossible, text }) =>
      text !== said?.text && (impossible || (end?.day ?? start?.day ?? '') > present.today),
  )
  const from = term.from ?? said?.start?.day
  return { ...term, ...(from !== undefined && { from }), isUnclear: term.isUnclear || isOpen }
}

/** 陈德福不当书记了: where only one of that name is, and they hold one such post, it is that one. */
async function onlyPlaceHeld(
  { db, now, office, scope }: Turn<unknown>,
  who: string | { readonly id: PersonId },
  { post, unit }: SaidPost,
): Promise<Place | undefined> {
  if (unit !== '') return undefined
  const people = typeof who === 'string' ? await findByName(db, who.replace(/同志$/, ''), scope) : [who]
  const held = await queries.placesOf(
    db,
    people.map(({ id }) => id),
    post,
    dayOf(now, office.zone),
  )
  const [only, ...others] = held
  return only !== undefined && others.length === 0 ? only : undefined
}

interface Place {
  readonly unit: number | null
  readonly club: number | null
  readonly name: string
}

/** One unit of the tree, or one club; staff and administrators are of the whole office. */
export async function placeOf(
  { db, now, office }: Turn<unknown>,
  { post, unit }: SaidPost,
): Promise<Place | undefined> {
  if (post === 'staff' || post === 'administrator') return { unit: null, club: null, name: '' }
  const read = unit === '' ? undefined : await resolveAudience(db, unit, 'office', dayOf(now, office.zone))
  if (read === undefined || 'unknown' in read) return undefined
  const [only, ...others] = read.audience.from
  if (only === undefined || others.length > 0 || 'club' in only !== (post === 'club-leader')) return undefined
  return 'club' in only
    ? { unit: null, club: only.club, name: only.name }
    : { unit: only.unit, club: null, name: only.name }
}

/** Why `placeOf` has found none: of several of one name the whole names are told. */
export async function sayUnplaced({ db, now, office }: Turn<unknown>, { post, unit }: SaidPost): Promise<string> {
  if (post === 'club-leader') return wording.whichClub()
  const read = unit === '' ? undefined : await resolveAudience(db, unit, 'office', dayOf(now, office.zone))
  const isSeveral = read !== undefined && 'unknown' in read && read.units !== undefined
  return isSeveral ? wording.sayItWhole(audienceUnknown(read)) : wording.whichUnit(post)
}
