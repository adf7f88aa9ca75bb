/** 周福生接李桂兰的联络员: one takes over the post that another holds. */
import { dayOf } from '../../base/calendar.ts'
import { command, type Outcome, type Turn } from '../../feature.ts'
import { findByName } from '../people/public.ts'
import { perform } from './perform.ts'
import * as queries from './queries.ts'
import { readPost } from './read-post.ts'
import { together } from './undo.ts'
import * as wording from './wording.ts'

const POST = '(联络员|党小组长|小组长|组长|支部书记|书记|会长|队长)'

export const succeed = command({
  id: 'roles.succeed',
  needs: 'roles.appoint',
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
  async run(turn) {
    const { name = '', before = '' } = turn.slots
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
  },
})

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
  await queries.lockPeople(turn.db, [next, last])
  const appointed = await perform(turn, by, { deed: 'appoint', person: next, post })
  const dismissed = next === last ? {} : await perform(turn, by, { deed: 'dismiss', person: last, post })
  return together(turn, [appointed, dismissed])
}
