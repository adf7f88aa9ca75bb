/** 80岁以上的有谁, 第一支部都有哪些人: the names of an audience, as far as they can be read in a chat. */
import { dayOf } from '../../base/calendar.ts'
import { command, type Outcome, type Turn } from '../../feature.ts'
import type { Audience } from './audience.ts'
import { noteAnswered } from './hand-out.ts'
import * as queries from './queries.ts'
import { bornBy } from './rules.ts'
import { mayBeSaved } from './save-audience.ts'
import { resolveAudience } from './whom-for.ts'
import * as wording from './wording.ts'

/** More nobody reads in a chat; they come as a sheet. */
const MOST = 15

const WHO = '(有谁|都有谁|是谁|有哪些人|都有哪些人|有哪几位|有哪些同志|有哪些)'

export const whoAreThey = command({
  id: 'people.who',
  needs: 'people.count',
  isNoted: true,
  says: [`{whom}(支部|小组|协会|岁以上|岁以下|以上|以下)[的]${WHO}`, '列出{whom}的(人|名单|同志)'],
  slots: { whom: { kind: 'words' } },
  ask: {},
  examples: ['80岁以上的有谁', '第一支部都有哪些人', '第二支部第一小组有谁', '列出独居的人'],
  help: '80岁以上的有谁：列出是哪些人',
  mayPass: true,
  run: (turn) => tell(turn),
  /** Longer words (住外省的党员有哪些), and names that the office has given to audiences. */
  hears: (turn) => (ASKS.test(turn.act.text) ? tell(turn) : Promise.resolve(undefined)),
})

const ASKS =
  /(?:都?有(?:谁|哪些人?|哪几位|哪些同志)|都?是谁|是哪些人|是哪几位)[？。]?$|^列出.+的(?:人|名单|同志)$|.的?名单$|^(?:还有|都有|有)?(?:谁|哪些人|哪些同志|哪几位)(?=[没不是住独空])/
const AROUND =
  /^(?:请问|问一下|查一下|看看|列出|给我|要|发我|，)+|^(?:还有|都有|有)?(?:谁|哪些人|哪些同志|哪几位)是?|[，的]*(?:现在|一共|都)*(?:有(?:谁|哪些人?|哪几位|哪些同志)|是谁|是哪些人|是哪几位)[？。]?$|的(?:人|同志)$|的?名单$/g

/** `undefined`: the words name no people of the roster (参加的有谁). */
async function tell(turn: Turn<unknown>): Promise<Outcome | undefined> {
  const { act, db, now, office, scope } = turn
  const words = act.text.replace(AROUND, '')
  const today = dayOf(now, office.zone)
  const read = words === '' ? undefined : await resolveAudience(db, words, scope, today)
  if (read !== undefined && 'audience' in read) return list(turn, read.audience, words)
  return read?.crossed && { ask: { slot: 'whom', text: wording.audienceUnknown(read) } }
}

async function list(turn: Turn<unknown>, audience: Audience, words: string): Promise<Outcome> {
  const { db, now, office } = turn
  const today = dayOf(now, office.zone)
  const shown = await queries.firstCards(db, audience, today, MOST)
  const { total } = await queries.countHeads(db, audience, bornBy(0, today))
  await noteAnswered(
    turn,
    'card',
    shown.map(({ id }) => id),
  )
  return { reply: mayBeSaved(turn, wording.whoAreThey(audience, shown, total, today), words) }
}
