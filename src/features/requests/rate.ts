/** One question when it is done: was it done well? */
import { DAY } from '../../base/spans.ts'
import type { AwaitedAnswer, Message } from '../../feature.ts'
import type { Option } from '../../language/reading.ts'
import { sayInstant } from '../../language/say.ts'
import * as queries from './queries.ts'
import * as wording from './wording.ts'

const OPTIONS: readonly Option[] = [
  { number: 1, value: '1', label: wording.PLEASED, words: ['满意', '很满意', '挺好', '好'] },
  { number: 2, value: '2', label: wording.SO_SO, words: ['一般', '还行', '还可以', '凑合'] },
  { number: 3, value: '3', label: wording.NOT_PLEASED, words: ['不满意', '不行', '不好'] },
]
/** Nobody is asked for an opinion for longer than this, in milliseconds: 7 days. */
const PATIENCE = 7 * DAY

/** The matter of the question. */
export const aboutRating = (request: number): string => `request:${request}`

/** `after`: an answer that is still to go, and must be read first. */
export function askRating(
  { id, person_id, opened_at }: queries.Request,
  to: Message['to'],
  { now, after, zone }: { readonly now: Date; readonly after: Date | undefined; readonly zone: string },
): Message {
  return {
    to,
    ...(after !== undefined && { notBefore: after }),
    kind: 'notice',
    text: wording.askRating(id, sayInstant(opened_at, zone)),
    once: `request ${id}:rating`,
    about: aboutRating(id),
    expects: {
      answer: 'rating',
      payload: { request: id },
      about: aboutRating(id),
      title: wording.ratingTitle(id),
      options: OPTIONS,
      ...(person_id !== null && { person: person_id }),
      until: new Date(now.getTime() + PATIENCE),
    },
  }
}

export const rated: AwaitedAnswer = {
  id: 'rating',
  needs: 'request.rate',
  staysOpen: false,
  takesWords: false,
  async onAnswer({ db, act }, _answer, payload) {
    // 挺满意的, 3 没人来: whatever else is said beside it.
    const { choice } = act
    if (choice === undefined) return undefined
    const { request } = payload as { request: number }
    const rating = Number(choice.value)
    await queries.rate(db, request, rating)
    if (rating < 3) return { reply: { text: wording.thanksForRating() } }
    const found = await queries.lockRequest(db, request)
    // Whoever gave no name stays without one.
    const nameless = found?.person_id === null && { sender: found.asker, anonymous: true as const }
    const handOver = { why: wording.whyNotPleased(request), ...nameless }
    return { reply: { text: wording.sorryForRating() }, handOver }
  },
}
