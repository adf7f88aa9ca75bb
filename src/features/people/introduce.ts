/** The first talk with somebody whom the roster does not know: who we are, who they are, and then a person calls. */
import { dayOf } from '../../base/calendar.ts'
import type { Outcome, Turn } from '../../feature.ts'
import * as queries from './queries.ts'
import * as wording from './wording.ts'

const SAYS_WHO = /我是|我叫|我姓|本人/

/**
 * What to say to a private message when nobody on the roster is known to be behind the chat. The first one gets the
 * introduction and the question for name and former unit; what comes then goes to staff, with thanks and the name of
 * who will call. Two messages running never get the same words. From the phone of somebody who has died everything
 * goes to staff.
 */
export async function introduce(turn: Turn): Promise<Outcome> {
  const deceased = await queries.deceasedBehind(turn.db, turn.chat.id)
  if (deceased !== undefined) {
    return { handOver: { why: wording.whyPhoneOfDeceased(deceased.name) }, as: 'deceased' }
  }
  const earlier = await queries.talkBefore(turn.db, turn.chat.id, turn.inboxId)
  if (earlier.length === 0) return firstContact(turn)
  return isOnlyPolite(turn) && earlier.length === 1 ? askAgain() : passOn(turn, earlier)
}

/** Somebody who says who they are is not asked for it. */
async function firstContact(turn: Turn): Promise<Outcome> {
  const { office } = turn
  if (!SAYS_WHO.test(turn.act.text)) return { reply: { text: wording.introduction(office) }, as: 'introduced' }
  return {
    reply: { text: wording.introductionAfterName(office, await staffName(turn)) },
    handOver: { why: wording.whyNewcomer([]) },
    as: 'named',
  }
}

/** A mere 你好 or 收到 is no answer to the question; it is put once more in other words. */
function askAgain(): Outcome {
  return { reply: { text: wording.askNameAgain() }, as: 'asked-again' }
}

function isOnlyPolite({ act }: Turn): boolean {
  return ['greeting', 'thanks', 'received', 'yes'].includes(act.reply.reply) && !SAYS_WHO.test(act.text)
}

async function passOn(turn: Turn, earlier: readonly queries.EarlierWords[]): Promise<Outcome> {
  const passedOn = earlier.filter(({ as }) => as === 'stranger:named' || as === 'stranger:noted').length
  const untold = passedOn > 0 ? [] : earlier.map(({ text }) => text)
  const text = passedOn > 0 ? wording.noted(passedOn) : wording.thanksForName(await staffName(turn))
  return { reply: { text }, handOver: { why: wording.whyNewcomer(untold) }, as: passedOn > 0 ? 'noted' : 'named' }
}

async function staffName({ db, now, office }: Turn): Promise<string | undefined> {
  return (await queries.staffOn(db, dayOf(now, office.zone)))[0]?.name
}
