/** What the lines that name somebody come to, kept as that person's answer. */
import type { PersonId, Turn } from '../../../feature.ts'
import { spouseOf } from '../../people/public.ts'
import { withoutGuests } from '../answer/guests.ts'
import type { Reading } from '../answer/rules.ts'
import { type Kept, keepAnswer } from '../answer/seats.ts'
import { type Activity, findSignUp } from '../queries.ts'
import * as queries from './queries.ts'

/** Somebody whose lines were counted. */
export interface Counted {
  readonly personId: PersonId
  /** Absent: it is too late for a new sign-up, nothing was kept. */
  readonly kept?: Kept
  /** Whom they wanted to bring along is not asked: 只请本人. */
  readonly leftOut?: true
}

/** Counts anew, one after the other; the activity must be locked. Whoever has said otherwise since keeps that. */
export async function countLines(
  turn: Turn<unknown>,
  activity: Activity,
  post: queries.Post,
  people: readonly PersonId[],
): Promise<readonly Counted[]> {
  const counted: Counted[] = []
  for (const personId of people) {
    const lines = await queries.linesOf(turn.db, activity.id, personId)
    const before = await findSignUp(turn.db, activity.id, personId)
    const read = readLines(lines, await spouseOf(turn.db, personId))
    // Whoever takes a wife or husband out of their own line comes by themselves.
    const reading = read?.heads === 1 && before?.channel === 'room' ? { ...read, alone: true as const } : read
    // A line taken away takes back what was said before it, not what was said since.
    const last = reading === undefined ? await queries.lastWritten(turn.db, activity.id, personId) : undefined
    if (reading === undefined && (before?.answer !== 'yes' || (before.inbox_id ?? 0) > (last ?? 0))) continue
    if (reading?.answer === 'yes' && turn.now > activity.deadline_at && before?.answer !== 'yes') {
      counted.push({ personId })
      continue
    }
    const { reading: answer, ...left } = await withoutGuests(turn, activity, personId, reading ?? NONE)
    const enteredBy = post.personId === personId ? null : post.personId
    const channel = post.chatKind === 'room' ? ('room' as const) : ('phone' as const)
    const kept = await keepAnswer(turn, activity, { personId, reading: answer, channel, enteredBy }, { before })
    counted.push({ personId, kept, ...left })
  }
  return counted
}

const NONE: Reading = { answer: 'no', heads: 0, companions: [], reason: null }

/** 夫妇, 和老伴: the spouse is one of the heads. */
const WITH_SPOUSE =
  /(?:和|跟|与|带|同)?(?:我|他|她)?(?:家)?(?:夫妇|夫妻|老?两口子?|老伴|爱人|老公|老婆)(?:俩|两个?人|一起|共?[2二两]人)*/
const COUPLE = /夫妇|夫妻|两口|老伴|爱人|老公|老婆/

/** What is asked beside who comes along: 不吃辣 of 和老伴 不吃辣. `spouse`: how the wife or husband is called there. */
function withoutCompany(remark: string, spouse: string): readonly string[] {
  const others = remark.replace(WITH_SPOUSE, '').replace(spouse, '')
  const rest = others.replace(/^[\s，、+＋和带()（）]+(?:共?[2二两]个?人)?|[\s，、()（）带]+$/g, '')
  return rest === '' || COUPLE.test(rest) ? [] : [rest]
}

/**
 * 4. 赵国强（不一定）: a name on the list, and no seat yet. 老伴不一定 is of another; 没定餐, 再说一声带水 are remarks of one who
 * comes.
 */
const UNDECIDED =
  /^[\s()（），]*(?:[去来]不[去来])?(?:还|也|先|暂)?(?:不一定(?:能?[去来]|参加)?|待定|没有?定(?:下来|好)?|未定|不确定(?:能不能|能否)?(?:[去来]|参加)?|没想好|看情况(?:再[说看定])?|再(?:看看?|定|说))(?:[去来]不[去来])?[吧了呢]*(?=$|[\s，。,;；()（）])(?![^，。;；)）]*?(?:老伴|家属|孩子|孙))/

/** Several lines of one person add up (张三; 张三孙子); a wife or husband may be one of the heads by name. `undefined`: none. */
function readLines(lines: readonly queries.Line[], spouse: { readonly name: string } | undefined): Reading | undefined {
  const coming = lines.filter(({ declines }) => !declines)
  const [first] = lines
  if (first === undefined) return undefined
  if (coming.length === 0) return { ...NONE, reason: null }
  if (coming.every(({ remark }) => UNDECIDED.test(remark ?? ''))) return { ...NONE, answer: 'maybe' }
  const words = coming.map(({ name, remark }) => `${name}${remark ?? ''}`).join(' ')
  const heads = coming.reduce((sum, { people }) => sum + people, 0)
  const named = spouse !== undefined && words.includes(spouse.name) ? spouse.name : ''
  const remarks = coming.flatMap(({ remark }) => withoutCompany(remark ?? '', named))
  return {
    answer: 'yes',
    heads,
    companions: heads > 1 && (named !== '' || COUPLE.test(words)) ? ['老伴'] : [],
    reason: remarks.length === 0 ? null : remarks.join('；'),
    isWhole: true,
  }
}
