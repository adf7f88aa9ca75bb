/** 1 发布 2 修改 3 先不发, or the change itself in words. Only a plain 1 or 发布 publishes. */
import type { Time } from '../../../base/calendar.ts'
import type { AwaitedAnswer, Outcome, Turn } from '../../../feature.ts'
import { type Decision, readDraftTalk, splitDecision } from '../../../language/draft-talk.ts'
import { givesUp } from '../../../language/read-value.ts'
import { sayInstant } from '../../../language/say.ts'
import * as queries from '../queries.ts'
import { usualDeadline } from '../timing.ts'
import * as wording from '../wording.ts'
import { changeDraft } from './change-draft.ts'
import { askAboutDraft, DRAFT_LASTS, OPTIONS, type Pending, showDraft } from './draft.ts'
import { publishDraft } from './publish.ts'

/** How activities are run here. */
export interface Run {
  /** When, on the day before, people are reminded. */
  readonly remindAt: Time
  /** For so many seconds what was published can be called back before anybody is asked. */
  readonly recall: number
}

/** The answer to a draft. */
export function createDecision(run: Run): AwaitedAnswer {
  return {
    id: 'decision',
    needs: 'activity.publish',
    staysOpen: false,
    takesWords: true,
    isDraft: true,
    async onAnswer(turn, { act }, payload) {
      const pending = payload as Pending
      const activity = await queries.lockActivity(turn.db, pending.activityId)
      if (activity === undefined) return undefined
      const said = splitDecision(act.text, OPTIONS)
      if (activity.state !== 'draft') return sayTooLate(activity, said.words)
      if (turn.now.getTime() - new Date(pending.askedAt).getTime() > DRAFT_LASTS) {
        return said.words === '' ? expire(turn, activity) : undefined
      }
      return decide(turn, activity, said, pending, run)
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
  run: Run,
): Promise<Outcome | undefined> {
  const { remindAt } = run
  const change = () => changeDraft(turn, activity, words, pending, remindAt)
  if (words === '' && choice !== undefined) return choose(turn, activity, choice, pending, run)
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
  { remindAt, recall }: Run,
): Promise<Outcome> {
  if (choice === 'drop') return drop(turn, activity)
  if (choice === 'change') return askAboutDraft(turn, activity, wording.askChange(), 'asked')
  // 1 after 地点改到哪儿 is hardly meant for what was shown before it.
  if (asked !== undefined) return showDraft(turn, activity.id, remindAt, {})
  return (await renewDeadline(turn, activity, remindAt)) ?? publishDraft(turn, activity, recall)
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
  const talk = readDraftTalk(words)
  if (talk === 'asks-whether-sent') return say('not-sent', wording.notSentYet(), wording.pressOneAgain())
  if (talk === 'agrees') return say('press-one', wording.pressOne(), wording.pressOneAgain())
  if (talk === 'waits') return say('kept', wording.keptForYou(), wording.keptStill())
  return undefined
}

/** Once in full, once shorter, then it is no answer to this question any more. */
function sayNotUnderstood(turn: Turn<unknown>, activity: queries.Activity): Outcome | undefined {
  if (turn.previous?.endsWith(':unclear-again') === true) return undefined
  const again = turn.previous?.endsWith(':unclear') === true
  const text = again ? wording.changeStillNotUnderstood() : wording.changeNotUnderstood()
  return askAboutDraft(turn, activity, text, again ? 'unclear-again' : 'unclear')
}
