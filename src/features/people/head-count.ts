/** 第一支部有多少人 */
import { dayOf } from '../../base/calendar.ts'
import { command, type Outcome, type Turn } from '../../feature.ts'
import type { Audience } from './audience.ts'
import * as queries from './queries.ts'
import { bornBy } from './rules.ts'
import { mayBeSaved } from './save-audience.ts'
import { resolveAudience } from './whom-for.ts'
import * as wording from './wording.ts'

/** From this age on, staff plan with company and a car. */
const OLD = 80

/** With which words people of the roster are named; 报名的有多少人 is about an activity. */
const PEOPLE =
  '(支部|小组|组|总支|协会|队|团|社|班|拳|以上|岁|外地|本市|全体|全员|所有人|大家|退休职工|老同志|老人|同志|党员|会员)'
const QUESTION = '[的][现在|一共|总共|共]有(多少|几个|几位|几人|几个人|多少人|多少位|几位同志)'

export const headCount = command({
  id: 'people.count',
  needs: 'people.count',
  isNoted: true,
  says: [`{about}${PEOPLE}${QUESTION}`, `${PEOPLE}${QUESTION}`, `{about}${PEOPLE}[的]人数`],
  slots: { about: { kind: 'words' }, whom: { kind: 'words' } },
  ask: {},
  examples: ['第一支部有多少人', '全体一共有多少人', '太极拳协会有几个人', '第二支部第一小组有多少人'],
  help: '第一支部有多少人：看人数',
  mayPass: true,
  async run(turn) {
    const { act, db, now, office, scope, slots } = turn
    const words = slots.whom ?? whomIn(act.text)
    const read = await resolveAudience(db, words, scope, dayOf(now, office.zone))
    // What was asked for is not answered: something else is wanted by now.
    if ('unknown' in read && slots.whom !== undefined && !NAMES_PEOPLE.test(slots.whom)) return undefined
    if ('unknown' in read) return { ask: { slot: 'whom', text: wording.audienceUnknown(read) } }
    return count(turn, read.audience, words)
  },
  /** Longer words (第一支部，70岁以上，独居的有多少人), and names that the office has given to audiences. */
  async hears(turn) {
    const { act, db, now, office, scope } = turn
    const several = await countEach(turn)
    if (several !== undefined) return several
    const { whom = '', what } = BEHIND.exec(act.text)?.groups ?? {}
    if (!ASKS.test(act.text) && what === undefined) return undefined
    const words = what === undefined ? whomIn(act.text) : `${whomIn(whom)}${what}`
    const read = await resolveAudience(db, words, scope, dayOf(now, office.zone))
    if ('audience' in read) return count(turn, read.audience, words)
    return read.crossed && { ask: { slot: 'whom', text: wording.audienceUnknown(read) } }
  },
})

/** 二支部现在一共多少人，独居的几个: what is asked behind is asked of the same people. */
async function countEach(turn: Turn<unknown>): Promise<Outcome | undefined> {
  const { act, db, now, office, scope } = turn
  const today = dayOf(now, office.zone)
  const parts = act.text.split(/[ ，,；;。]+/).filter((part) => part !== '' && !TOLD_ANYWAY.test(part))
  const [first = ''] = parts
  if (first === act.text.trim() || !parts.every((part) => ASKS.test(part))) return undefined
  if (parts.length === 1) {
    const read = await resolveAudience(db, whomIn(first), scope, today)
    return 'unknown' in read ? undefined : count(turn, read.audience, whomIn(first))
  }
  const texts: string[] = []
  for (const part of parts) {
    const words = part === first ? whomIn(first) : `${whomIn(first)}，${whomIn(part)}`
    const read = await resolveAudience(db, words, scope, today)
    if ('unknown' in read) return undefined
    const { reply } = await count(turn, read.audience, words)
    texts.push(reply?.text.split('\n')[0] ?? '')
  }
  return { reply: { text: texts.join('\n') } }
}

/** 能联系上的多少: every count says it. */
const TOLD_ANYWAY =
  /^(?:其中)?(?:能|可以)?(?:联系得?[上到]|有微信|没有?微信|要?打电话)的?(?:有|是)?(?:多少|几个?)(?:个?人|位)?[？。]?$/

const NAMES_PEOPLE = new RegExp(PEOPLE)
const ASKS = /(?:有多少|有?(?:多少|几)(?:个?人|名|位)|(?:有(?:多少|几)|(?:的|以上)有?几)个|人数)[？。]?$/
/** 有多少人住外地, 第二支部有几个党员: what they are stands behind the number. */
const BEHIND =
  /^(?<whom>.*?)(?:现在|一共|总共)?有(?:多少|几)(?:个人|个|名|位|人)?(?:是|住在?|在)?(?<what>\p{Script=Han}{2,8}?)的?[？。]?$/u

async function count(turn: Turn<unknown>, audience: Audience, words: string): Promise<Outcome> {
  const { db, now, office } = turn
  const heads = await queries.countHeads(db, audience, bornBy(OLD, dayOf(now, office.zone)))
  const undated = await queries.countUndated(db, audience)
  return { reply: mayBeSaved(turn, wording.headCount(audience, heads, undated), words) }
}

const AROUND =
  /^(?:请问|问一下|查一下|看看|你好|[咱我]们?(?=[第\d一二三四五六七八九十])|，)+|[，的]*(?:现在|一共|总共|共)*(?:有)?(?:多少|几).*$|的?人数.*$/g

/** 第一支部 of 请问第一支部有多少人. */
function whomIn(text: string): string {
  return text.replace(AROUND, '')
}
