/**
 * Whom a line names behind its own name (陈德福和周福生) has a line of their own, so that they are seated once, whoever signs
 * them up; and the nickname that the client writes before a name (夕阳红 李桂兰) is nobody.
 */
import type { Tx } from '../../../feature.ts'
import { findMentioned, type Mentioned } from '../../people/public.ts'
import type { PostedLine } from './merge-lines.ts'

/** 周福生代报, 和李桂兰坐一桌 signs nobody up. */
const BEFORE = /(?:^|[\s，、；;+]|和|跟|与|同|带|及|还有|以及)$/
const AFTER = /^(?:$|[\s，、；;。！)\d+]|和|跟|与|及|[也都俩]|一起|[去来两])/
const JOINT = '(?:[\\s，、；;+和跟与同带及]|还有|以及)*'

/** The lines of a list, with those for whom the roster finds a name in a remark. One query for all of them. */
export async function withThoseInRemarks(db: Tx, lines: readonly PostedLine[]): Promise<readonly PostedLine[]> {
  if (lines.every(({ remark }) => remark === undefined)) return lines
  const words = lines.map(({ name, remark = '' }) => `${name}\n${remark}`)
  const found = await findMentioned(db, words.join('\n'), 'office')
  let from = 0
  return lines.flatMap((line, at) => {
    const start = from
    from += (words[at]?.length ?? 0) + 1
    const inside = found.filter((one) => one.from >= start && one.to < from && one.how === 'name')
    return apart(line, start, inside)
  })
}

function apart(line: PostedLine, start: number, found: readonly Mentioned[]): readonly PostedLine[] {
  const { name, remark = '' } = line
  const begins = start + name.length + 1
  const isNamed = found.some((one) => one.to <= begins)
  const named = found.flatMap((one) => {
    const [from, to] = [one.from - begins, one.to - begins]
    const isListed = from >= 0 && BEFORE.test(remark.slice(0, from)) && AFTER.test(remark.slice(to))
    return isListed ? [remark.slice(from, to)] : []
  })
  if (named.length === 0) return [line]
  const rest = named.reduce((words, one) => words.replace(new RegExp(`${JOINT}${one}[也都俩]?[去来]?`), ' '), remark)
  const kept = { declines: line.declines, ...remarkOf(rest) }
  const [first = ''] = named
  // The client has put the nickname before the name that was typed.
  const isNickname = !isNamed && remark.startsWith(first)
  const own = isNickname ? first : name
  const others = named.filter((one) => !own.includes(one) && !one.includes(own))
  return [
    { name: own, people: Math.max(1, line.people - others.length), ...kept },
    ...others.map((one) => ({ name: one, people: 1, declines: line.declines })),
  ]
}

function remarkOf(words: string): { readonly remark?: string } {
  const remark = words.replace(/^[\s，、；;+)]+|[\s，、；;+(]+$/g, '').replace(/^(?:共|一共)?[\d两]+个?人?$/, '')
  return remark === '' ? {} : { remark }
}
