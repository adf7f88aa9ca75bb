/**
 * A notice that is confirmed already goes to more people or rooms, or goes on after a pause. Where the office has set 审批
 * a second person agrees to more before, and at night, when only what is urgent goes, to each.
 */
import { afterRecall } from '../../base/recall.ts'
import {
  type AwaitedAnswer,
  expectFrom,
  type Message,
  type Outcome,
  type PersonId,
  type Shown,
  type Turn,
  type Tx,
} from '../../feature.ts'
import { type Recipients, sayAudience } from '../people/public.ts'
import { APPROVAL_LASTS, APPROVAL_OPTIONS, kindForStaff } from './approval.ts'
import { textToPaste } from './by-hand.ts'
import { countWaiting, findCorrected } from './correct-waiting.ts'
import type { NoticeSettings } from './draft.ts'
import { freeze } from './freeze.ts'
import { callsInstead } from './lists.ts'
import { isTooOld, wordsFor } from './message.ts'
import { firstInWords } from './preview-addition.ts'
import * as queries from './queries.ts'
import { addedRunsOn, needsSecond, othersOfStaff } from './second-person.ts'
import { addedAs, askedAs, matterOfMore, ofOne, resumedAs, settledOf } from './take-back-added.ts'
import { wakeAt } from './timing.ts'
import { looksWhoIsStuck } from './urgent-stuck.ts'
import * as wording from './wording.ts'

/**
 * What a notice is to go to besides: somebody, an audience, whoever belongs to its own audience by now, or rooms; or it was
 * paused, and goes on.
 */
export type Addition =
  | { readonly person: { readonly id: PersonId; readonly name: string } }
  | { readonly audience: Recipients }
  | { readonly latecomers: true }
  | { readonly rooms: readonly Pick<queries.Room, 'id' | 'name'>[] }
  | typeof RESUMED

const RESUMED = { resumed: true } as const

/** Goes after two minutes, or is put before a second person. */
export async function addOrAsk(
  turn: Turn<unknown>,
  notice: queries.Notice,
  addition: Addition,
  settings: NoticeSettings,
): Promise<Outcome> {
  const count = await countOf(turn, notice, addition)
  if ('latecomers' in addition && count === 0) return { reply: { text: wording.addedMore(notice.title, 0, '') } }
  return (await takesSecond(turn, notice, count, settings))
    ? askToAgree(turn, notice, addition)
    : add(turn, notice, addition, { addedIn: turn.inboxId })
}

/** Whether a second person agrees first to its going to so many more. */
export const takesSecond = async (
  turn: Turn<unknown>,
  notice: queries.Notice,
  count: number,
  { approval }: NoticeSettings,
): Promise<boolean> => approval || needsSecond(notice, turn) || addedRunsOn(turn, notice, count)

/** The same of one that was paused; whoever had to agree to it has done so, unless it is night by now. */
export async function resumeOrAsk(turn: Turn<unknown>, notice: queries.Notice): Promise<Outcome> {
  const runsOn = needsSecond(notice, turn) || (await addedRunsOn(turn, notice, await countWaiting(turn, notice.id)))
  return runsOn ? askToAgree(turn, notice, RESUMED) : add(turn, notice, RESUMED, { addedIn: turn.inboxId })
}

/** To how many people or rooms an addition goes. */
async function countOf({ db }: Turn<unknown>, notice: queries.Notice, addition: Addition): Promise<number> {
  if ('resumed' in addition || 'person' in addition) return 1
  if ('rooms' in addition) return addition.rooms.length
  return (await whomToAdd(db, notice, addition)).length
}

/** By which message it was wanted, and who has agreed to it. */
interface Wanted {
  readonly addedIn: number
  readonly approvedBy?: PersonId
}

/** Done, with what whoever wanted it is told. */
async function add(
  turn: Turn<unknown>,
  notice: queries.Notice,
  addition: Addition,
  { addedIn, approvedBy }: Wanted,
): Promise<Outcome> {
  const { db, now } = turn
  const { id, title } = notice
  if ('resumed' in addition) return goOn(turn, notice, { addedIn, ...(approvedBy && { approvedBy }) })
  const goesAt = notice.by_hand && !('rooms' in addition) ? null : afterRecall(now)
  const done = (text: string, shown: readonly PersonId[] = []): Outcome => ({
    reply: { text, ...(shown.length > 0 && { shows: { how: 'list', people: shown } }) },
    wakeLater: goesAt === null ? [] : [wakeAt(goesAt), ...looksWhoIsStuck(notice, goesAt)],
    as: addedAs(id, addedIn),
  })
  if ('rooms' in addition) {
    await queries.addRooms(db, id, addition.rooms, { addedIn, goesAt })
    // Whoever is in none of them keeps a message of their own.
    if (notice.state === 'planned') await queries.updateNotice(db, id, { outside_too: true })
    return done(wording.postedToo(title, namesOf(addition.rooms)))
  }
  const those = await whomToAdd(db, notice, addition)
  const when = goesAt === null ? '' : await firstInWords(turn, notice, those)
  const added = await addThem(turn, notice, addition, those, { addedIn, goesAt })
  if (notice.by_hand && added > 0) return done(await textToPaste(turn, notice, wording.addedByHand(title, added)))
  if ('person' in addition) {
    const { id: person, name } = addition.person
    if (added === 0) return done(wording.alreadyFor(name, title))
    const { lines, shown } = await callsInstead(turn, [person])
    const [calls] = lines
    return done(
      calls === undefined ? wording.addedPerson(name, title, when) : wording.addedToCall(name, title, calls),
      shown,
    )
  }
  const inRooms = 'latecomers' in addition && (await queries.roomsOf(db, id)).length > 0
  const text = inRooms ? wording.addedBesideRooms(title, added) : wording.addedMore(title, added, when)
  const { lines, shown } = await callsInstead(turn, those.length > MOST_LOOKED_AT ? [] : those)
  return done([text, ...lines].join('\n'), shown)
}

/** What was paused, or waits for the morning, goes on. */
async function goOn(turn: Turn<unknown>, notice: queries.Notice, { addedIn, approvedBy }: Wanted): Promise<Outcome> {
  const { id, title } = notice
  const approved = approvedBy === undefined ? {} : { approved_by: approvedBy, approval_asked_at: turn.now }
  await queries.updateNotice(turn.db, id, { state: 'sending', stuck_told_at: null, ...approved })
  const abouts = [queries.aboutText(id), queries.aboutRoom(id), queries.aboutNudge(id)]
  return {
    reply: { text: wording.resumed(title) },
    // What waited for the morning is made already.
    wake: notice.state === 'paused' ? ['notices.send'] : [],
    wakeLater: looksWhoIsStuck(notice, turn.now),
    releases: [wording.waitsPaused(), wording.waitsForSecond()].map((waits) => ({ abouts, waits })),
    as: resumedAs(id, addedIn),
  }
}

/** Of more nobody is listed at once; 谁没收到 tells. */
const MOST_LOOKED_AT = 2_000

type MorePeople = Exclude<Addition, { readonly rooms: unknown } | typeof RESUMED>

/** For whom it is not yet. */
async function whomToAdd(db: Tx, notice: queries.Notice, more: MorePeople): Promise<readonly PersonId[]> {
  if ('latecomers' in more) return queries.listLatecomers(db, notice)
  return 'person' in more ? [more.person.id] : queries.notYetFor(db, notice.id, more.audience)
}

/** Returns how many it was not for before. */
async function addThem(
  { db, now }: Turn<unknown>,
  notice: queries.Notice,
  more: MorePeople,
  people: readonly PersonId[],
  added: queries.Added,
): Promise<number> {
  if (!('latecomers' in more)) {
    const count = await queries.addPeople(db, notice.id, people, added)
    if (notice.by_hand) await queries.leaveToHand(db, notice.id, now)
    return count
  }
  // Whoever came later and is in none of its rooms is written to, like anybody to whom it is sent later.
  const count = await freeze(db, { ...notice, outside_too: true }, now)
  await queries.markAdded(db, notice.id, people, added)
  return count
}

const namesOf = (rooms: readonly { readonly name: string }[]): readonly string[] => rooms.map(({ name }) => name)

interface AskedToAgree {
  readonly noticeId: number
  readonly addition: Addition
  readonly askedBy: PersonId
  /** Tells the questions about one addition from those about another. */
  readonly matter: string
}

async function askToAgree(turn: Turn<unknown>, notice: queries.Notice, addition: Addition): Promise<Outcome> {
  const { db, inboxId, speaker, office } = turn
  const others = await othersOfStaff(turn)
  if (others.length === 0) return { reply: { text: wording.nobodyToApproveMore() } }
  const matter = matterOfMore(notice.id, inboxId)
  const payload: AskedToAgree = { noticeId: notice.id, addition, askedBy: speaker.person?.id ?? 0, matter }
  const corrected = await findCorrected(db, notice, office)
  const [reader] = 'rooms' in addition ? [] : await queries.someOf(db, notice.audience, 1)
  const why = notice.urgent_why === null ? '' : wording.urgentBecause(notice.urgent_why)
  const shown = wordsFor(notice, reader ?? 'room', { office, corrected })
  const text = wording.approvalOfMoreAsked({
    by: speaker.person?.name ?? '',
    what: await inWords(turn, notice, addition),
    why,
    shown,
  })
  const question = {
    answer: 'approval-of-more',
    payload,
    title: wording.approvalTitle(notice.title),
    options: APPROVAL_OPTIONS,
  }
  const messages = others.map(
    ({ id }): Message => ({
      to: { person: id },
      kind: kindForStaff(notice),
      text,
      once: ofOne(matter, id),
      expects: { ...expectFrom(turn, question, APPROVAL_LASTS), about: ofOne(matter, id), person: id },
    }),
  )
  const names = others.map(({ name }) => name)
  return {
    reply: { text: wording.askedApprovalOfMore(whatIn(notice, addition), names) },
    messages,
    as: askedAs(notice.id, inboxId, 'resumed' in addition),
  }
}

/** “停水”补发给第二支部 */
function whatIn({ title }: queries.Notice, addition: Addition): string {
  if ('resumed' in addition) return wording.afterPause(title)
  if ('rooms' in addition) return wording.moreInRooms(title, namesOf(addition.rooms))
  if ('latecomers' in addition) return wording.moreToLatecomers(title)
  return wording.moreTo(title, 'person' in addition ? addition.person.name : sayAudience(addition.audience))
}

/** The same, with how many it adds. */
async function inWords(turn: Turn<unknown>, notice: queries.Notice, addition: Addition): Promise<string> {
  const what = whatIn(notice, addition)
  if ('resumed' in addition || 'rooms' in addition || 'person' in addition) return what
  return wording.withHeads(what, await countOf(turn, notice, addition))
}

export const approvalOfMore: AwaitedAnswer = {
  id: 'approval-of-more',
  needs: 'notice.send',
  staysOpen: false,
  takesWords: false,
  inTime: async (db, payload) => !(await queries.wasPosted(db, settledOf((payload as AskedToAgree).matter))),
  async onAnswer(turn, { choice }, payload) {
    const { noticeId, addition, askedBy, matter } = payload as AskedToAgree
    const by = turn.speaker.person
    if (choice === undefined || by === undefined) return undefined
    const notice = await queries.lockNotice(turn.db, noticeId)
    if (notice === undefined) return undefined
    if (askedBy === by.id) return { reply: { text: wording.notYourOwn() } }
    if (await queries.wasPosted(turn.db, settledOf(matter)))
      return { reply: { text: wording.settledMoreAlready(whatIn(notice, addition)) } }
    const tell = (text: string, shows?: Shown): Pick<Outcome, 'messages' | 'closes'> => ({
      messages: [
        {
          to: { person: askedBy },
          kind: kindForStaff(notice),
          text,
          ...(shows && { shows }),
          once: settledOf(matter),
        },
      ],
      closes: [ofOne(matter, by.id)],
    })
    if (choice.value === 'no') {
      const text = wording.refusedMore(by.name, whatIn(notice, addition))
      return { reply: { text: wording.refusedMoreHere(whatIn(notice, addition)) }, ...tell(text), as: 'refused' }
    }
    const isGoing = ['sending', 'paused', 'planned'].includes(notice.state)
    if (!isGoing || isTooOld(notice, turn)) {
      const text = isGoing ? wording.moreTooLate(notice.title) : wording.stoppedMeanwhile(notice.title)
      return { reply: { text }, ...tell(text), as: 'too-late' }
    }
    const addedIn = Number(/\d+$/.exec(matter)?.[0])
    const outcome = await add(turn, notice, addition, { addedIn, approvedBy: by.id })
    const told = outcome.reply?.text ?? ''
    // Whoever has asked is the one who pastes it.
    const isPasted = notice.by_hand && !('rooms' in addition || 'resumed' in addition)
    return {
      ...outcome,
      ...(isPasted && { reply: { text: wording.approvedByHand(notice.title) } }),
      ...tell(wording.approvedMore(by.name, told), outcome.reply?.shows),
    }
  },
}
