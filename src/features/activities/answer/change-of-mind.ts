/** 改主意了，我还能来不: whoever has said no and asks is shown at once how to come; only their answer changes anything. */
import type { Outcome, Turn } from '../../../feature.ts'
import { findMine } from '../asked/my-activities.ts'
import * as wording from '../wording.ts'
import { expectSignUp } from './sign-up-question.ts'

const ASKS_TO_COME =
  /(?:我|俺|还|又|主意了|现在|这会儿|，|^)(?:(?:能|可以)(?:再|还|又)?(?:来|去|参加|报名?|报上)(?:不|吗|么|嘛)|(?:能不能|可不可以)(?:再|还|又)?(?:来|去|参加|报名?|报上))[？?]?$/
/** What is longer tells of something else as well. */
const LONGEST = 40

const isAsked = ({ act: { text }, chat }: Turn): boolean =>
  chat.kind === 'private' && text.length <= LONGEST && ASKS_TO_COME.test(text)

/** `undefined`: they have not declined, have declined several things, or it is too late, so that a person answers. */
export async function hearChangeOfMind(turn: Turn): Promise<Outcome | undefined> {
  const { now, speaker } = turn
  if (speaker.person === undefined || !isAsked(turn)) return undefined
  const [only, ...others] = await findMine(turn, ({ answer }) => answer === 'no')
  if (only === undefined || others.length > 0 || now > only.deadline_at) return undefined
  const expects = expectSignUp(only, speaker.person.id, true)
  return { reply: { text: wording.changeToYes(only.title), expects } }
}
