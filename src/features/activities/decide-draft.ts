/** 1 发布 2 修改 3 先不发, or the change itself in words. Only a plain 1 or 发布 publishes. */
import type { Time } from '../../base/calendar.ts'
import type { AwaitedAnswer, Outcome, Turn } from '../../feature.ts'
import { readChoice } from '../../language/choice.ts'
import { givesUp, isUndecided } from '../../language/read-value.ts'
import { sayInstant } from '../../language/say.ts'
import { changeDraft } from './change-draft.ts'
import { askAboutDraft, DRAFT_LASTS, OPTIONS, type Pending, showDraft } from './draft.ts'
import { publishDraft } from './publish.ts'
import * as queries from './queries.ts'
import { usualDeadline } from './timing.ts'
import { AGREES, ASKS_WHETHER_SENT, POLITE, THANKS, WAITS } from './vocabulary.ts'
import * as wording from './wording.ts'

/** The answer to a draft. `remindAt`: when, on the day before, people are reminded. */
export function createDecision(remindAt: Time): AwaitedAnswer {
  return {
    id: 'decision',
    needs: 'activity.publish',
    staysOpen: false,
    takesWords: true,
    async onAnswer(turn, { act }, payload) {
      const pending = payload as Pending
      const activity = await queries.lockActivity(turn.db, pending.activityId)
      if (activity === undefined) return undefined
      const said = splitDecision(act.text)
      if (activity.state !== 'draft') return sayTooLate(activity, said.words)
      if (turn.now.getTime() - new Date(pending.askedAt).getTime() > DRAFT_LASTS) {
        return said.words === '' ? expire(turn, activity) : undefined
      }
      return decide(turn, activity, said, pending, remindAt)
    },
  }
}

function sayTooLate(activity: queries.Activity, words: string): Outcome | undefined {
  if (words !== '') return undefined
  const say = activity.published_at === null ? wording.noLongerDraft : wording.alreadyPublished
  return { reply: { text: say(activity.title) }, as: 'too-late' }
}

async function expire(turn: Turn<unknown>, activity: queries.Activity): Promise<Outcome> {
  await queries.setState(turn.db, activity.id, 'cancelled', turn.now)
  return { reply: { text: wording.draftExpired(activity.title) }, as: 'expired' }
}

async function decide(
  turn: Turn<unknown>,
  activity: queries.Activity,
  { choice, words }: Decision,
  pending: Pending,
  remindAt: Time,
): Promise<Outcome | undefined> {
  const change = () => changeDraft(turn, activity, words, pending, remindAt)
  if (words === '' && choice !== undefined) return choose(turn, activity, choice, pending, remindAt)
  if (choice === 'drop') return (await change()) ?? drop(turn, activity)
  if (choice === 'publish') return (await change()) ?? showDraft(turn, activity.id, remindAt, { left: words })
  if (givesUp(words)) return drop(turn, activity)
  const kept = answerTalk(turn, activity, words)
  if (kept !== undefined) return kept
  return (await change()) ?? sayNotUnderstood(turn, activity)
}

async function choose(
  turn: Turn<unknown>,
  activity: queries.Activity,
  choice: string,
  { asked }: Pending,
  remindAt: Time,
): Promise<Outcome> {
  if (choice === 'drop') return drop(turn, activity)
  if (choice === 'change') return askAboutDraft(turn, activity, wording.askChange(), 'asked')
  // 1 after 地点改到哪儿 is hardly meant for what was shown before it.
  if (asked !== undefined) return showDraft(turn, activity.id, remindAt, {})
  return (await renewDeadline(turn, activity, remindAt)) ?? publishDraft(turn, activity)
}

/** A deadline that has passed since the draft was shown would let every invitation expire unsent. */
async function renewDeadline(
  turn: Turn<unknown>,
  activity: queries.Activity,
  remindAt: Time,
): Promise<Outcome | undefined> {
  const { db, now, office } = turn
  const sending = office.nextSending(now)
  if (activity.deadline_at > sending || activity.starts_at <= sending) return undefined
  const deadline = usualDeadline(activity.starts_at, sending, office.zone)
  await queries.updateDraft(db, activity.id, { deadline_at: deadline })
  const [from, to] = [activity.deadline_at, deadline].map((at) => sayInstant(at, office.zone))
  return showDraft(turn, activity.id, remindAt, { before: [wording.whatChanged([['deadline', from ?? '', to ?? '']])] })
}

/** Puts a draft away for good. */
export async function drop(turn: Turn<unknown>, activity: queries.Activity): Promise<Outcome> {
  await queries.setState(turn.db, activity.id, 'cancelled', turn.now)
  return { reply: { text: wording.dropped(activity.title) }, as: 'dropped' }
}

/** Words that neither choose nor change: the draft stays. */
function answerTalk(turn: Turn<unknown>, activity: queries.Activity, words: string): Outcome | undefined {
  const say = (as: string, text: string, again: string) =>
    askAboutDraft(turn, activity, turn.previous?.endsWith(`:${as}`) === true ? again : text, as)
  if (ASKS_WHETHER_SENT.test(words)) return say('not-sent', wording.notSentYet(), wording.pressOneAgain())
  if (words === '' || agrees(words.replace(THANKS, '')))
    return say('press-one', wording.pressOne(), wording.pressOneAgain())
  if (WAITS.test(words) || isUndecided(words)) return say('kept', wording.keptForYou(), wording.keptStill())
  return undefined
}

/** Whoever agrees does it in few words. */
const agrees = (words: string): boolean => words.length <= LONGEST_AGREEMENT && AGREES.test(words)
const LONGEST_AGREEMENT = 16

/** Once in full, once shorter, then it is no answer to this question any more. */
function sayNotUnderstood(turn: Turn<unknown>, activity: queries.Activity): Outcome | undefined {
  if (turn.previous?.endsWith(':unclear-again') === true) return undefined
  const again = turn.previous?.endsWith(':unclear') === true
  const text = again ? wording.changeStillNotUnderstood() : wording.changeNotUnderstood()
  return askAboutDraft(turn, activity, text, again ? 'unclear-again' : 'unclear')
}

/** A choice, and the words beside it; without either the other is `undefined` or ''. */
interface Decision {
  readonly choice?: 'publish' | 'change' | 'drop' | string
  readonly words: string
}

/** 1但是地点改成食堂 and 2、改到下午: a digit at the beginning that counts nothing. */
const DIGIT_FIRST =
  /^([123①②③一二三])[、:.]?(?=但|不过|可|只是|把|地点|地方|时间|名额|人数|标题|改|加|去掉|请|然后|[、:.]\D)[、:.]?/
const COUNTS = /(\d) (?=[点号月人日时个楼周天]|支部|小组|分钟)/g

/** Takes a normalised answer apart: 好的，1；1 但是地点改成食堂；地点改成食堂，发布. Two choices are none. */
export function splitDecision(text: string): Decision {
  const pieces = text
    .replace(COUNTS, '$1')
    .replace(DIGIT_FIRST, '$1 ')
    .split(/[，。；！？\n ]+/)
  const choices: string[] = []
  const words: string[] = []
  for (const piece of pieces.filter((one) => one !== '')) {
    const choice = readChoice(piece, OPTIONS)
    if (choice?.exact === true) choices.push(choice.value)
    else words.push(piece)
  }
  const telling = words.filter((piece) => !POLITE.test(piece))
  const [only, ...others] = new Set(choices)
  const agreed = only === 'publish' ? telling.filter((piece) => !agrees(piece)) : telling
  if (only === undefined) return { words: (telling.length > 0 ? telling : words).join('，') }
  return others.length > 0 ? { words: telling.join('，') } : { choice: only, words: agreed.join('，') }
}
