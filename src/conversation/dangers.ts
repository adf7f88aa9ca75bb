/** What of a message is a cry for help, by somebody who is not only at work, or gives the reason of a choice. */
import { advisesMany } from '../language/advice.ts'
import { normaliseText } from '../language/read-value.ts'
import type { Act } from '../language/reading.ts'
import { asksSomething } from '../language/reply/asks.ts'
import { smallTalk, soundsLonely } from '../language/small-talk.ts'
import { isLivedWith } from './lived-with.ts'
import { type Book, choiceOf, isAtWork, mayRun, type Talk } from './talk.ts'
import { type Danger, findDanger } from './urgent.ts'

/** What an alarm is raised for: danger in plain words, and what only sounds like it. */
export async function dangersIn(
  book: Book,
  talk: Talk,
  acts: readonly Act[],
): Promise<Record<'danger' | 'sensed', Danger | undefined>> {
  if (await isAdvice(book, talk)) return { danger: undefined, sensed: undefined }
  const meant = acts.filter((act) => !isReason(act))
  return {
    danger: findDanger(meant.filter(({ reply }) => reply.sensed !== true)),
    sensed: findDanger(meant.filter((act) => mayAlarm(book, talk, act))),
  }
}

/** 提醒：三楼摔倒的李桂兰要是起不来，请拨打120 tells of one; whom to ask, in the last line of a notice, is none. */
async function isAdvice({ ports }: Book, talk: Talk): Promise<boolean> {
  const said = normaliseText(talk.row.text)
  if (!isAtWork(talk, talk.row.text) || !advisesMany(said)) return false
  const named = await ports.namedIn(talk.tx, said.replace(/联系人[:： ]*\p{Script=Han}{2,4}/gu, ''), 'office')
  return named.length === 0
}

/**
 * What only sounds like danger is none where it says what the bot can do, or where staff write of their work: 茶话会不办了.
 */
function mayAlarm(book: Book, talk: Talk, act: Act): boolean {
  if (smallTalk(act.text) !== undefined) return false
  if (act.reply.danger === 'mind' && soundsLonely(act.text)) return false
  return !isAtWork(talk, act.text) && !act.commands.some(({ exact, id }) => exact && mayRun(book, talk, id))
}

/** 血糖高，只能吃那个不放糖的, where moon cakes are offered: an illness as the reason of a choice asks nothing. */
export const onlyChooses = (act: Act): boolean =>
  choiceOf(act) !== undefined && !asksSomething(act.reply) && !/[吗？几]|多少|怎么|咋|能不能|可不可以/.test(act.text)

/** What one lives with for years is no cry where it only tells why this and not that is chosen. */
const isReason = (act: Act): boolean => act.reply.danger === 'unwell' && onlyChooses(act) && isLivedWith(act.text)
