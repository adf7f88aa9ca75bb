/** What a draft is told about its end: 到今晚六点为止, 过了五点就别发了, 每周三上午9点发，发到年底, 发三次, 不限时. */
import { numberValue } from '../../language/numbers.ts'
import { nextOccurrence } from '../../language/when/occurrences.ts'
import { endNamed } from './end-of-use.ts'
import type * as queries from './queries.ts'
import type { At } from './tidy-text.ts'
import { latestStart } from './timing.ts'
import { NO_END, NOT_SENT_AFTER, OF_USE_UNTIL, SENT_SO_LONG } from './vocabulary.ts'
import * as wording from './wording.ts'

type Timed = Pick<queries.Notice, 'starts_at' | 'repeats' | 'answers'>
type Ends = Partial<Pick<queries.Notice, 'ends_at' | 'repeats_until'>>
type Read = { readonly columns: Ends } | { readonly told: string } | undefined

/** Of what asks for answers 到周五为止 is until when they are to come in; said otherwise it is until when it goes. */
export function changeOfEnd(notice: Timed, words: string, at: At): Read {
  if (NO_END.test(words)) return { columns: { ends_at: null, repeats_until: null } }
  const times = timesIn(words)
  if (times !== undefined && notice.repeats !== null) return until(notice, lastOf(notice, times, at), at)
  const isAnswer = notice.answers !== 'none' && notice.repeats === null && !/发|管|有效/.test(words)
  const named = isAnswer ? undefined : (OF_USE_UNTIL.exec(words) ?? NOT_SENT_AFTER.exec(words))?.groups?.['until']
  if (named === undefined) return undefined
  const end = endNamed(named, at)
  return end === undefined ? undefined : until(notice, end, at)
}

/** 每周三上午9点发，发到年底: when it goes, and how long; `undefined`: nothing is said of how long. */
export function splitSoLong(words: string): { readonly head: string; readonly tail: string } | undefined {
  const { head, tail } = SENT_SO_LONG.exec(words)?.groups ?? {}
  return head === undefined || tail === undefined ? undefined : { head, tail }
}

function timesIn(words: string): number | undefined {
  const { head, times } = SENT_SO_LONG.exec(words)?.groups ?? {}
  return head === undefined && times !== undefined ? numberValue(times) : undefined
}

function until(notice: Timed, end: Date, { now }: At): Read {
  if (end <= latestStart(notice, now)) return { told: wording.endsBeforeItGoes() }
  return { columns: notice.repeats === null ? { ends_at: end } : { repeats_until: end } }
}

/** The moment of the last of so many times. */
function lastOf({ starts_at, repeats }: Timed, times: number, { now, zone }: At): Date {
  let last = starts_at ?? now
  for (let count = 1; count < times && repeats !== null; count++) last = nextOccurrence(repeats, last, zone) ?? last
  // The time itself still counts.
  return new Date(last.getTime() + 1)
}
