/** 补发给何守田, 补发给第二支部, 补发通知: a notice on its way goes to more people. */

import { dayOf } from '../../base/calendar.ts'
import { HOUR } from '../../base/spans.ts'
import {
  type AwaitedAnswer,
  type Command,
  command,
  expectFrom,
  type Outcome,
  type PersonId,
  type Turn,
} from '../../feature.ts'
import type { Option } from '../../language/reading.ts'
import {
  chooseNamesake,
  findByName,
  nameOf,
  namesakeOptions,
  notFound,
  type Recipients,
  resolveRecipients,
  sayAudience,
} from '../people/public.ts'
import { addOrAsk, takesSecond } from './additions.ts'
import type { NoticeSettings } from './draft.ts'
import { findAllMeant, findMeant, sayNoneMeant } from './find-notice.ts'
import { isTooOld } from './message.ts'
import { previewOf } from './preview-addition.ts'
import * as queries from './queries.ts'
import * as wording from './wording.ts'

/** Somebody added later, a unit that was left out, or all who belong to the audience by now. */
export const createSupplement = (settings: NoticeSettings): Command =>
  command({
    id: 'notices.supplement',
    needs: 'notice.send',
    // 二支部也发一下 may be about an activity.
    mayPass: true,
    says: [
      '[{notice}][通知][也](补发|再发)给{whom}[一份|一下]',
      '[把]{notice}通知[也](补发|再发)给{whom}[一份|一下]',
      '给{whom}补发[一份|一下|通知]',
      '[{notice}]通知[给]{whom}也(发|补|补发)[一下|一份|一遍]',
      '(漏了|漏发了|忘了发|忘了通知){whom}[补上|补一下|补发]',
      '[{notice}]通知[也]给{whom}[也](发|补|补发)(一个|一份|一遍)',
      '补发[{notice}]通知',
      '补发{whom}',
      '通知补发[一下]',
    ],
    slots: { whom: { kind: 'words' }, notice: { kind: 'words' } },
    ask: {},
    examples: ['补发给何守田', '给何守田补发一份', '补发给第二支部', '停水通知补发给第二支部', '补发通知'],
    help: '补发给何守田；补发给第二支部：最近一条通知补发给没在名单里的人',
    async run(turn) {
      const { slots } = turn
      const [newest, ...older] = await findAllMeant(turn, slots.notice, ({ state }) => state === 'sending')
      const notice = [newest, ...older].find((one) => one !== undefined && !isTooOld(one, turn)) ?? newest
      if (notice === undefined) return sayNothingGoes(turn, slots.notice)
      if (isTooOld(notice, turn)) return { reply: { text: overdue(notice) } }
      if (slots.whom !== undefined && !/给/.test(turn.act.text) && !(await isSomebody(turn, slots.whom)))
        return undefined
      if (slots.whom !== undefined) return addWhom(turn, notice, slots.whom, settings)
      return addLatecomers(turn, notice, settings)
    },
  })

async function sayNothingGoes(turn: Turn<unknown>, words: string | undefined): Promise<Outcome> {
  const paused = await findMeant(turn, words, ({ state }) => state === 'paused')
  return { reply: { text: paused ? wording.resumeToAdd(paused.title) : await sayNoneMeant(turn, words) } }
}

function overdue({ title, deadline_at, ends_at }: queries.Notice): string {
  if (deadline_at !== null) return wording.overdueToAdd(title)
  return ends_at === null ? wording.tooOldToAdd(title) : wording.overToAdd(title)
}

/** Why nothing can be sent later any more: it was stopped meanwhile, or is of no use; `undefined`: it can. */
function whyNotMore(turn: Turn<unknown>, notice: queries.Notice): Outcome | undefined {
  if (notice.state !== 'sending') return { reply: { text: wording.notOnItsWay(notice.title) } }
  return isTooOld(notice, turn) ? { reply: { text: overdue(notice) } } : undefined
}

const isSomebody = async ({ db, now, office, scope }: Turn<unknown>, whom: string): Promise<boolean> =>
  (await findByName(db, whom, scope)).length > 0 ||
  'audience' in (await resolveRecipients(db, whom, scope, dayOf(now, office.zone)))

/** One person, or all of a unit or club. */
async function addWhom(
  turn: Turn<unknown>,
  notice: queries.Notice,
  whom: string,
  settings: NoticeSettings,
): Promise<Outcome> {
  const { db, now, office, scope } = turn
  const named = whom.replace(NEW, '')
  const found = await findByName(db, named.replace(TITLE, ''), scope)
  const [only, ...others] = found
  if (others.length > 0) return askNamesake(turn, notice, found)
  if (only !== undefined) return addOne(turn, notice, only, settings)
  const read = await resolveRecipients(db, named, scope, dayOf(now, office.zone))
  if ('unknown' in read) return { reply: { text: notFound(named) } }
  const fresh = await queries.notYetFor(db, notice.id, read.audience)
  if (fresh.length === 0) return { reply: { text: wording.allHaveIt(sayAudience(read.audience), notice.title) } }
  return askAboutMany(turn, notice, { audience: read.audience }, fresh, settings)
}

/** One goes as if they had been named; more are shown first. */
async function addLatecomers(turn: Turn<unknown>, notice: queries.Notice, settings: NoticeSettings): Promise<Outcome> {
  const fresh = await queries.listLatecomers(turn.db, notice)
  return fresh.length > 1
    ? askAboutMany(turn, notice, { latecomers: true }, fresh, settings)
    : addOrAsk(turn, notice, { latecomers: true }, settings)
}

/** 新来的冯秋菊 */
const NEW = /^给?(?:(?:刚|新)(?:来|到|加|调来|转来)的)?(?=.{2})/
const TITLE = /(?:同志|师傅|老师)$/

type Many = { readonly audience: Recipients } | { readonly latecomers: true }

type AskedAboutMany = { readonly noticeId: number } & Many

const OPTIONS: readonly Option[] = [
  { number: 1, value: 'add', label: wording.ADD_THEM, words: ['补', '补发', '发', '可以', '行'] },
  { number: 2, value: 'leave', label: wording.LEAVE_THEM, words: ['不补', '不补了', '先不补', '不发', '算了'] },
]

/** Many are written to: what, to how many, how and when, before anything goes (rule 26). */
async function askAboutMany(
  turn: Turn<unknown>,
  notice: queries.Notice,
  many: Many,
  fresh: readonly PersonId[],
  settings: NoticeSettings,
): Promise<Outcome> {
  const isLate = 'latecomers' in many
  const payload: AskedAboutMany = { noticeId: notice.id, ...many }
  const expects = expectFrom(turn, { answer: 'supplement', payload, title: '', options: OPTIONS }, PATIENCE)
  const text = await previewOf(turn, notice, {
    whom: isLate ? wording.LATECOMERS : sayAudience(many.audience),
    people: fresh,
    audience: isLate ? notice.audience : many.audience,
    inRooms: isLate && (await queries.roomsOf(turn.db, notice.id)).length > 0,
    takesSecond: await takesSecond(turn, notice, fresh.length, settings),
  })
  return { reply: { text, expects }, as: 'asked' }
}

export const createSupplementDecision = (settings: NoticeSettings): AwaitedAnswer => ({
  id: 'supplement',
  needs: 'notice.send',
  staysOpen: false,
  takesWords: false,
  async onAnswer(turn, { choice }, payload) {
    const { noticeId, ...many } = payload as AskedAboutMany
    const notice = choice && (await queries.lockNotice(turn.db, noticeId))
    if (notice === undefined) return undefined
    if (choice?.value === 'leave') return { reply: { text: wording.notAdded(notice.title) } }
    return whyNotMore(turn, notice) ?? addOrAsk(turn, notice, many, settings)
  },
})

type Found = Awaited<ReturnType<typeof findByName>>

const PATIENCE = HOUR

function askNamesake({ now, speaker }: Turn<unknown>, notice: queries.Notice, found: Found): Outcome {
  const person = speaker.person?.id
  const expects = {
    answer: 'namesake',
    payload: { noticeId: notice.id },
    about: 'notice-namesake',
    title: '',
    options: namesakeOptions(found),
    until: new Date(now.getTime() + PATIENCE),
    ...(person === undefined ? {} : { person }),
  }
  return { reply: { text: chooseNamesake(found), expects } }
}

export const createNamesake = (settings: NoticeSettings): AwaitedAnswer => ({
  id: 'namesake',
  needs: 'notice.send',
  staysOpen: false,
  takesWords: false,
  async onAnswer(turn, { choice }, payload) {
    const notice = await queries.lockNotice(turn.db, (payload as { readonly noticeId: number }).noticeId)
    if (choice === undefined || notice === undefined) return undefined
    const id = Number(choice.value)
    return whyNotMore(turn, notice) ?? addOne(turn, notice, { id, name: await nameOf(turn.db, id) }, settings)
  },
})

/** Whoever is on its list already is not asked about. */
async function addOne(
  turn: Turn<unknown>,
  notice: queries.Notice,
  person: { readonly id: number; readonly name: string },
  settings: NoticeSettings,
): Promise<Outcome> {
  if (!(await queries.isNotYetFor(turn.db, notice.id, person.id)))
    return { reply: { text: wording.alreadyFor(person.name, notice.title) } }
  return addOrAsk(turn, notice, { person: { id: person.id, name: person.name } }, settings)
}
