/** What is friendly, or a slip, or lonely, and asks for nothing: a word for it, or somebody who calls. */
import type { Act } from '../language/reading.ts'
import { type SmallTalk, smallTalk } from '../language/small-talk.ts'
import { repeatQuestion } from './answer-question.ts'
import { isAnybodyThere } from './office-hours.ts'
import { isOnItsWay } from './questions.ts'
import { type Book, type Decided, ENGINE, isAfterAlarm, isAnswer, isStaff, saysComing, type Talk } from './talk.ts'
import * as wording from './wording.ts'

/** What is longer tells more than an answer; what was read without doubt may be a little longer. */
const SHORT_ANSWER = 6
const PLAIN_ANSWER = 10

export async function answerPolitely(_book: Book, talk: Talk, act: Act): Promise<Decided | undefined> {
  const polite = (as: string, text: string): Decided => ({
    feature: ENGINE,
    as,
    outcome: { reply: { text } },
    social: true,
  })
  const { reply } = act.reply
  if (reply === 'received') return polite('noted', wording.noted())
  if (reply === 'thanks') {
    return polite('thanks', talk.previous === 'thanks' ? wording.thankedAgain() : wording.thanked())
  }
  if (reply !== 'greeting') return undefined
  const address = talk.speaker.person?.address ?? ''
  return polite('greeting', talk.previous === 'greeting' ? wording.greetedAgain() : wording.greeted(address))
}

/** A digit or 去 of somebody whom nobody asks; a face is a nod. */
export async function tellThatNothingIsAsked(book: Book, talk: Talk, act: Act): Promise<Decided | undefined> {
  const answers = isAnswer(act) || /^\d$/.test(act.text)
  const longest = saysComing(act) ? PLAIN_ANSWER : SHORT_ANSWER
  if (talk.focus.kind !== 'none' || !answers || act.text.length > longest) return undefined
  const nods = act.reply.reply === 'yes' && !/[\p{Script=Han}\d]/u.test(act.text.replace(/\[.*?\]/g, ''))
  const nothing = isStaff(talk) ? wording.nothingIsAskedOfStaff : wording.nothingIsAsked
  const soon = !isStaff(talk) && !nods && (await isAskedSoon(book, talk))
  const text = nods ? wording.noted() : soon ? wording.askedSoon() : nothing()
  return { feature: ENGINE, as: 'nothing-asked', outcome: { reply: { text } }, social: true }
}

/** 我去, of somebody who has heard of it from a neighbour while it is on its way to them. */
async function isAskedSoon({ features }: Book, { tx, speaker, chat }: Talk): Promise<boolean> {
  if (chat.kind === 'room') return false
  for (const feature of features) if ((await feature.asksSoon?.({ db: tx, speaker })) === true) return true
  return isOnItsWay(tx, chat.id)
}

/** 在吗, 晚安: a friendly word is answered with one, whatever is open. */
const WARM: ReadonlySet<SmallTalk> = new Set<SmallTalk>([
  'calling',
  'caring',
  'joy',
  'wishes',
  'in-peace',
  'meal',
  'night',
  'concern',
  'excuses',
  'own-birthday',
])

/** A friendly word for what asks for nothing; where something is open, for the rest that once more. */
export async function chatBack(book: Book, talk: Talk, act: Act): Promise<Decided | undefined> {
  const kind = isStaff(talk) ? undefined : smallTalk(act.text)
  if (kind === undefined) return undefined
  // 没事了 of somebody who has just called for help is what those who are looking for them must hear.
  if (kind === 'never-mind' && (isAfterAlarm(talk) || talk.lately.called)) return passOnAfterAlarm()
  const asked = WARM.has(kind) ? undefined : await repeatQuestion(book, talk, act)
  if (asked !== undefined) return asked
  const text = kind === talk.previous ? wording.smallTalkAgain() : wording.smallTalk(kind, book.office)
  return { feature: ENGINE, as: kind, outcome: { reply: { text } }, social: true }
}

export const passOnAfterAlarm = (): Decided => ({
  feature: ENGINE,
  as: 'handed-over',
  outcome: { handOver: { why: wording.whySaidAfterAlarm() } },
})

export function keepCompany({ office }: Book, { now }: Talk): Decided {
  const reply = { text: wording.someoneWillTalk(office, isAnybodyThere(now, office.zone)) }
  return { feature: ENGINE, as: 'lonely', outcome: { reply, handOver: { why: wording.whyLonely() } } }
}
