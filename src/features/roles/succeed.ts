/** 周福生接李桂兰的联络员: one takes over the post that another holds. */
import { dayOf } from '../../base/calendar.ts'
import { command, type Outcome, type Turn } from '../../feature.ts'
import { findByName, findMentioned, sayNotFound } from '../people/public.ts'
import { placeOf, sayUnplaced, termIn } from './appoint.ts'
import { perform } from './perform.ts'
import * as queries from './queries.ts'
import { readPost } from './read-post.ts'
import { together } from './undo.ts'
import * as wording from './wording.ts'

const POST = '(联络员|党小组长|小组长|组长|支部书记|书记|会长|队长)'

export const succeed = command({
  id: 'roles.succeed',
  needs: 'roles.appoint',
  isNoted: true,
  says: [
    `(让|请|由|安排){name}(接|接替|接任|顶替|替换){before}的${POST}`,
    `{name}(接|接替|接任|顶替|替换){before}的${POST}`,
    `(让|请|由|安排){name}(接|接替|接任|顶替|替换){before}(当|做|任|担任)${POST}`,
    `{name}(接|接替|接任|顶替|替换){before}(当|做|任|担任)${POST}`,
  ],
  slots: { name: { kind: 'name' }, before: { kind: 'name' } },
  ask: {},
  examples: ['周福生接李桂兰的联络员', '让周福生接替李桂兰当联络员'],
  refusal: () => wording.onlyAdministrators(),
  mayPass: true,
  run: (turn) => takeOver(turn, turn.slots),
  /** 一支部联络员换人，原来陈德福现在换赵国强; 联络员由陈德福换成赵国强. */
  async hears(turn) {
    const { act, db, file } = turn
    if (file !== undefined || !new RegExp(POST).test(act.text)) return undefined
    const [one, other, ...others] = await findMentioned(db, act.text, 'office')
    if (one === undefined || other === undefined || others.length > 0) return undefined
    const said = `${act.text.slice(0, one.from)}◆${act.text.slice(one.to, other.from)}◇${act.text.slice(other.to)}`
    return GIVES_WAY.test(said) ? takeOver(turn, { name: other.text, before: one.text }) : undefined
  },
  /** 第二支部的联络员换成林志远: whoever has held it until now gives it up. */
  async claims(turn) {
    const { unit = '', post = '', name = '' } = NEW_HOLDER.exec(turn.act.text)?.groups ?? {}
    const said = readPost(`${unit}${post}`)
    if (said === undefined) return undefined
    const [next, ...others] = await findByName(turn.db, name, 'office')
    const place = await placeOf(turn, said)
    if (next === undefined) return { reply: { text: await sayNotFound(turn.db, name, 'office') } }
    if (place === undefined) return { reply: { text: await sayUnplaced(turn, said) } }
    if (others.length > 0) return { reply: { text: wording.succeedInTwo() } }
    const title = `${place.name}${wording.titleOf(said.post)}`
    const handed = { post: said.post, unit: place.unit, club: place.club, title }
    const holders = await queries.holdersOf(turn.db, handed, dayOf(turn.now, turn.office.zone))
    const [last = next.id, ...more] = holders.filter((id) => id !== next.id)
    return more.length > 0
      ? { reply: { text: wording.succeedInTwo() } }
      : handOn(turn, { next: next.id, last, post: handed })
  },
})

const NEW_HOLDER =
  /^(?![^，。]*[谁哪吗？?])(?:把|将)?(?<unit>[^，。]{1,12}?(?:支部|小组|协会|团|队|社))的?(?<post>联络员|党?小组长|组长|支部书记|书记|会长|队长|负责人)(?:现在|以后)?(?:就|也)?(?:换成|换为|改成|改为|换|改由|由)(?<name>\p{Script=Han}{2,4}?)(?<![代替顶吗])(?:同志)?(?:来)?(?:当|担任|接任|接替|接|做)?[了吧]*[。！]?$/u

const GIVES_WAY = new RegExp(
  `^(?:[^，。◆◇吗]{0,10}的?)?${POST}(?:要|得|现在|已经)?(?:(?:换人|换了|变动|调整)了?)?[，,。 ]*(?:(?:原来|之前|以前|原先)(?:是|的是)?|由|从|把)?◆(?:同志)?[，,。 ]*(?:(?:现在|以后|今后)?(?:换|改|变)(?:成|为|给|由|到|是)?|现在是)◇(?:同志)?(?:来|当|接|担任|负责|了)*[。！]?$`,
)

/** `undefined`: it is not of two people who are known, or of no post. */
async function takeOver(
  turn: Turn<unknown>,
  { name = '', before = '' }: { readonly name?: string | undefined; readonly before?: string | undefined },
): Promise<Outcome | undefined> {
  const [next, ...nextOthers] = await findByName(turn.db, name, 'office')
  const [last, ...lastOthers] = await findByName(turn.db, before.replace(/^[替任]/, ''), 'office')
  const post = readPost(new RegExp(POST).exec(turn.act.text)?.[0] ?? '')?.post
  if (next === undefined || last === undefined || post === undefined) return undefined
  if (nextOthers.length > 0 || lastOthers.length > 0) return { reply: { text: wording.succeedInTwo() } }
  const [place, ...others] = await queries.placesOf(turn.db, [last.id], post, dayOf(turn.now, turn.office.zone))
  if (place === undefined) return { reply: { text: wording.holdsNot(last.name, wording.titleOf(post)) } }
  if (others.length > 0) return { reply: { text: wording.succeedInTwo() } }
  return handOn(turn, {
    next: next.id,
    last: last.id,
    post: { post, unit: place.unit, club: place.club, title: `${place.name}${wording.titleOf(post)}` },
  })
}

interface Handing {
  readonly next: number
  readonly last: number
  readonly post: {
    readonly post: queries.Post
    readonly unit: number | null
    readonly club: number | null
    readonly title: string
  }
}

/** The new one first, so that the post is never empty. */
async function handOn(turn: Turn<unknown>, { next, last, post }: Handing): Promise<Outcome> {
  const by = turn.speaker.person
  if (by === undefined) return {}
  const { isUnclear, from, until } = termIn(turn)
  if (isUnclear) return { reply: { text: wording.whichDays('appoint') } }
  await queries.lockPeople(turn.db, [next, last])
  const begins = from === undefined ? {} : { from }
  const ends = until === undefined ? {} : { until }
  const appointed = await perform(turn, by, { deed: 'appoint', person: next, post, ...begins, ...ends })
  const dismissed = next === last ? {} : await perform(turn, by, { deed: 'dismiss', person: last, post, ...begins })
  return together(turn, [appointed, dismissed])
}
