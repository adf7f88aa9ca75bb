/** A notice that is confirmed already goes to more people or rooms; where the office has set 审批, once a second person agrees. */
import { type AwaitedAnswer, expectFrom, type Message, type Outcome, type PersonId, type Turn } from '../../feature.ts'
import { type Recipients, sayAudience } from '../people/public.ts'
import { APPROVAL_LASTS, APPROVAL_OPTIONS, othersOfStaff } from './approval.ts'
import type { NoticeSettings } from './draft.ts'
import { freeze } from './freeze.ts'
import { wordsFor } from './message.ts'
import * as queries from './queries.ts'
import { isOver } from './timing.ts'
import * as wording from './wording.ts'

/** What a notice is to go to besides: somebody, an audience, whoever belongs to its own audience by now, or rooms. */
export type Addition =
  | { readonly person: { readonly id: PersonId; readonly name: string } }
  | { readonly audience: Recipients }
  | { readonly latecomers: true }
  | { readonly rooms: readonly Pick<queries.Room, 'id' | 'name'>[] }

/** Goes at once, or is put before a second person. */
export async function addOrAsk(
  turn: Turn<unknown>,
  notice: queries.Notice,
  addition: Addition,
  settings: NoticeSettings,
): Promise<Outcome> {
  if (settings.approval) return askToAgree(turn, notice, addition)
  return { reply: { text: await add(turn, notice, addition) }, wake: ['notices.send'], as: 'added' }
}

/** Returns what whoever wanted it is told. */
async function add({ db, now }: Turn<unknown>, notice: queries.Notice, addition: Addition): Promise<string> {
  const { id, title } = notice
  if ('rooms' in addition) {
    await queries.addRooms(db, id, addition.rooms)
    // Whoever is in none of them keeps a message of their own.
    if (notice.state === 'planned') await queries.updateNotice(db, id, { outside_too: true })
    return wording.postedToo(title, namesOf(addition.rooms))
  }
  if ('latecomers' in addition) return wording.addedMore(title, await freeze(db, notice, now))
  const people = 'person' in addition ? [addition.person.id] : await queries.notYetFor(db, id, addition.audience)
  const added = await queries.addPeople(db, id, people)
  if (notice.by_hand) await queries.leaveToHand(db, id, now)
  if ('person' in addition) {
    const { name } = addition.person
    return added > 0 ? wording.addedPerson(name, title) : wording.alreadyFor(name, title)
  }
  return notice.by_hand ? wording.addedByHand(title, people.length) : wording.addedMore(title, people.length)
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
  if (others.length === 0) return { reply: { text: wording.nobodyToApprove() } }
  const matter = `approval:notice ${notice.id}:more ${inboxId}`
  const payload: AskedToAgree = { noticeId: notice.id, addition, askedBy: speaker.person?.id ?? 0, matter }
  const corrected = notice.corrects_id === null ? undefined : await queries.findNotice(db, notice.corrects_id)
  const [reader] = 'rooms' in addition ? [] : await queries.someOf(db, notice.audience, 1)
  const shown = wordsFor(notice, reader ?? 'room', { office, corrected })
  const text = wording.approvalOfMoreAsked(speaker.person?.name ?? '', await inWords(turn, notice, addition), shown)
  const question = {
    answer: 'approval-of-more',
    payload,
    title: wording.approvalTitle(notice.title),
    options: APPROVAL_OPTIONS,
  }
  const messages = others.map(
    ({ id }): Message => ({
      to: { person: id },
      kind: notice.urgent_why === null ? 'staff' : 'urgent',
      text,
      once: `${matter}:staff ${id}`,
      expects: { ...expectFrom(turn, question, APPROVAL_LASTS), about: matter, person: id },
    }),
  )
  const names = others.map(({ name }) => name)
  return {
    reply: { text: wording.askedApprovalOfMore(whatIn(notice, addition), names) },
    messages,
    as: 'approval-asked',
  }
}

/** “停水”补发给第二支部 */
function whatIn({ title }: queries.Notice, addition: Addition): string {
  if ('rooms' in addition) return wording.moreInRooms(title, namesOf(addition.rooms))
  if ('latecomers' in addition) return wording.moreToLatecomers(title)
  return wording.moreTo(title, 'person' in addition ? addition.person.name : sayAudience(addition.audience))
}

/** The same, with how many it adds. */
async function inWords({ db }: Turn<unknown>, notice: queries.Notice, addition: Addition): Promise<string> {
  const what = whatIn(notice, addition)
  if ('rooms' in addition || 'person' in addition) return what
  const heads =
    'latecomers' in addition
      ? await queries.countLatecomers(db, notice)
      : (await queries.notYetFor(db, notice.id, addition.audience)).length
  return wording.withHeads(what, heads)
}

export const approvalOfMore: AwaitedAnswer = {
  id: 'approval-of-more',
  needs: 'notice.send',
  staysOpen: false,
  takesWords: false,
  async onAnswer(turn, { choice }, payload) {
    const { noticeId, addition, askedBy, matter } = payload as AskedToAgree
    const by = turn.speaker.person
    if (choice === undefined || by === undefined) return undefined
    const notice = await queries.lockNotice(turn.db, noticeId)
    if (notice === undefined) return undefined
    if (askedBy === by.id) return { reply: { text: wording.notYourOwn() } }
    const tell = (text: string): Pick<Outcome, 'messages' | 'closes'> => ({
      messages: [{ to: { person: askedBy }, kind: 'staff', text, once: `${matter}:settled` }],
      closes: [matter],
    })
    if (choice.value === 'no') {
      const text = wording.refusedMore(by.name, whatIn(notice, addition))
      return { reply: { text: wording.refusedMoreHere(whatIn(notice, addition)) }, ...tell(text), as: 'refused' }
    }
    const isGoing = ['sending', 'paused', 'planned'].includes(notice.state)
    if (!isGoing || isOver(notice, turn.now)) {
      const text = wording.agreedTooLate(notice.title)
      return { reply: { text }, ...tell(text), as: 'too-late' }
    }
    const told = await add(turn, notice, addition)
    return {
      reply: { text: told },
      ...tell(wording.approvedMore(by.name, told)),
      wake: ['notices.send'],
      as: 'approved',
    }
  },
}
