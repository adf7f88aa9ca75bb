/** 1 发送 2 修改 3 先不发, or the change itself in words. Only a plain 1 or 发送 sends. */
import type { AwaitedAnswer, Outcome, Turn } from '../../feature.ts'
import { readDraftTalk, splitDecision } from '../../language/draft-talk.ts'
import { givesUp } from '../../language/read-value.ts'
import { changeDraft } from './change.ts'
import { dangersIn } from './checks.ts'
import {
  type Asks,
  askAboutDraft,
  DRAFT_LASTS,
  deadlineNotes,
  type NoticeSettings,
  OPTIONS,
  type Pending,
  showDraft,
} from './draft.ts'
import * as queries from './queries.ts'
import { confirm } from './send.ts'
import { allWords } from './survey/question.ts'
import { ALL_THE_SAME, AT_ONCE, SAME_ROOM, WHOM_CHANGED } from './vocabulary.ts'
import * as wording from './wording.ts'

export function createDraftDecision(settings: NoticeSettings): AwaitedAnswer {
  return {
    id: 'draft',
    needs: 'notice.send',
    staysOpen: false,
    takesWords: true,
    isDraft: true,
    async onAnswer(turn, { act }, payload) {
      const pending = payload as Pending
      const notice = await queries.lockNotice(turn.db, pending.noticeId)
      if (notice === undefined) return undefined
      const { choice, words } = splitDecision(act.text, OPTIONS)
      if (notice.state !== 'draft')
        return words === '' ? { reply: { text: sayTooLate(notice) }, as: 'too-late' } : undefined
      if (turn.now.getTime() - new Date(pending.askedAt).getTime() > DRAFT_LASTS) {
        return words === '' ? expire(turn, notice) : undefined
      }
      if (SAME_ROOM.test(act.text)) return acceptRooms(turn, notice, settings)
      if (ALL_THE_SAME.test(act.text)) return override(turn, notice, settings)
      // 1，马上发 is a 1 where nothing else is said of when it goes.
      const isPlain = words === '' || (choice === 'publish' && notice.starts_at === null && AT_ONCE.test(words))
      return isPlain && choice !== undefined
        ? choose(turn, notice, { choice, asks: pending.asks }, settings)
        : takeWords(turn, notice, { text: act.text, words, asks: pending.asks }, settings)
    },
  }
}

const GIVES_CHANGE_UP = /^(?:还是)?(?:算了|不要了?|不加急了?|不急了?|不改了?)[吧啊呀。]*$/

const sayTooLate = ({ confirmed_at, title }: queries.Notice): string =>
  confirmed_at === null ? wording.noLongerDraft(title) : wording.alreadySent(title)

async function expire(turn: Turn<unknown>, notice: queries.Notice): Promise<Outcome> {
  await queries.updateNotice(turn.db, notice.id, { state: 'dropped' })
  return { reply: { text: wording.draftExpired(notice.title) }, as: 'expired' }
}

async function choose(
  turn: Turn<unknown>,
  notice: queries.Notice,
  { choice, asks }: { readonly choice: string; readonly asks: Asks | undefined },
  settings: NoticeSettings,
): Promise<Outcome> {
  // 算了 to 为什么要加急？ gives that up, and not the notice.
  if (choice === 'drop' && asks !== undefined && GIVES_CHANGE_UP.test(turn.act.text))
    return askAboutDraft(turn, notice, wording.notChanged(), 'waits')
  if (choice === 'drop') return drop(turn, notice)
  // A time was named that is past: 1 does not say whether it is to go now.
  if (choice === 'publish' && asks === 'time' && notice.starts_at === null)
    return askAboutDraft(turn, notice, wording.nowOrWhen(), 'asked', 'time')
  if (choice === 'change') return askAboutDraft(turn, notice, wording.askChange(), 'asked', 'change')
  if (dangersIn(allWords(notice)).length > 0) return askAboutDraft(turn, notice, wording.warnsAgain(), 'warned')
  const [isPast] = deadlineNotes(notice, turn)
  if (isPast !== undefined) return askAboutDraft(turn, notice, isPast, 'warned')
  return confirm(turn, notice, settings)
}

/** Sent although it was warned of: that leaves a line with the name of whoever decided so. */
async function override(turn: Turn<unknown>, notice: queries.Notice, settings: NoticeSettings): Promise<Outcome> {
  const dangers = dangersIn(allWords(notice))
  if (dangers.length > 0) {
    const by = turn.speaker.person?.id ?? null
    const detail = { notice: notice.id, title: notice.title, dangers }
    await queries.writeAudit(turn.db, { at: turn.now, by, action: 'notices.override', detail })
  }
  return confirm(turn, notice, settings)
}

/** The renamed rooms are the same ones; the draft is shown once more, under their new names. */
async function acceptRooms(turn: Turn<unknown>, notice: queries.Notice, settings: NoticeSettings): Promise<Outcome> {
  const { db, now, speaker } = turn
  await queries.acceptNames(db, notice.id)
  const detail = { notice: notice.id }
  await queries.writeAudit(db, { at: now, by: speaker.person?.id ?? null, action: 'notices.same-rooms', detail })
  return showDraft(turn, notice.id, settings)
}

async function drop(turn: Turn<unknown>, notice: queries.Notice): Promise<Outcome> {
  await queries.updateNotice(turn.db, notice.id, { state: 'dropped' })
  return { reply: { text: wording.dropped(notice.title) }, as: 'dropped' }
}

async function takeWords(
  turn: Turn<unknown>,
  notice: queries.Notice,
  { text, words, asks }: { readonly text: string; readonly words: string; readonly asks: Asks | undefined },
  settings: NoticeSettings,
): Promise<Outcome | undefined> {
  if (givesUp(words) && asks !== undefined && GIVES_CHANGE_UP.test(words))
    return askAboutDraft(turn, notice, wording.notChanged(), 'waits')
  if (givesUp(words)) return drop(turn, notice)
  const talk = readDraftTalk(words)
  const beside = talk === 'asks-whether-sent' ? await changeBeside(turn, notice, words) : undefined
  if (beside !== undefined) return showDraft(turn, notice.id, settings, [wording.nothingSent(), ...beside])
  if (talk !== undefined) return answerTalk(turn, notice, talk)
  const changed = await changeDraft(turn, notice, text.replace(/^2[，、。 ]+/, ''), asks)
  if (changed === undefined) return sayNotUnderstood(turn, notice)
  if ('told' in changed) return askAboutDraft(turn, notice, changed.told, 'asked', changed.asks)
  return showDraft(turn, notice.id, settings, changed.notes)
}

/** 是给三支部的，不是二支部，还没发吧？: it must not go as it is because whoever changes it asks as well. */
async function changeBeside(turn: Turn<unknown>, notice: queries.Notice, words: string) {
  const rest = words
    .split(/[，。；！？ ]+/)
    .filter((piece) => readDraftTalk(piece) === undefined && !DENIES.test(piece))
  const whom = rest.join('，')
  const changed = WHOM_CHANGED.test(whom) ? await changeDraft(turn, notice, whom, undefined) : undefined
  return changed !== undefined && 'done' in changed ? changed.notes : undefined
}

const DENIES = /^(?:不对|错了|不是)+$/

function answerTalk(
  turn: Turn<unknown>,
  notice: queries.Notice,
  talk: 'asks-whether-sent' | 'agrees' | 'waits',
): Outcome {
  const again = turn.previous?.endsWith(`:${talk}`) === true
  const say = { 'asks-whether-sent': wording.notSentYet, agrees: wording.pressOne, waits: wording.keptForYou }[talk]
  return askAboutDraft(turn, notice, again ? wording.pressOneAgain() : say(), talk)
}

/** Said once; the second time it is no answer to this question any more. */
function sayNotUnderstood(turn: Turn<unknown>, notice: queries.Notice): Outcome | undefined {
  if (turn.previous?.endsWith(':unclear') === true) return undefined
  return askAboutDraft(turn, notice, wording.changeNotUnderstood(), 'unclear')
}
