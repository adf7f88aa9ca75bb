/** What a draft is changed in by words: 发给第二支部, 不用回复, 周五下午5点前回, 明天上午9点发, 选项：参加、不参加. */
import { dayOf } from '../../base/calendar.ts'
import type { Turn } from '../../feature.ts'
import { takeApart } from '../../language/apart.ts'
import { normaliseText, readSlots } from '../../language/read-value.ts'
import {
  audienceUnknown,
  countAudience,
  resolveRecipients,
  sayAudience,
  withoutThose,
  withThose,
} from '../people/public.ts'
import { isReason } from './begin-draft.ts'
import { changeOfEnd, splitSoLong } from './change-end.ts'
import { speaksOf } from './corrected-text.ts'
import { namedDeadline, readDeadline, usualDeadline } from './deadline.ts'
import { type Asks, findOpenDraft } from './draft.ts'
import { endOfUse } from './end-of-use.ts'
import { namesPart, withPartChanged } from './part/change-part.ts'
import type { Notice } from './queries.ts'
import * as queries from './queries.ts'
import { MOST_CHOICES, NO_TITLE_FOUND, readNotice, splitLabels } from './read-notice.ts'
import { toItsRooms } from './rooms.ts'
import { howManyMay, upToOf, withoutHint } from './several.ts'
import { changeOfSurvey, namesQuestion } from './survey/change.ts'
import { textSentAt, timingOf } from './timing.ts'
import * as vocabulary from './vocabulary.ts'
import * as wording from './wording.ts'

/** `told`: why it could not be done, and what that `asks`. `undefined`: the words change nothing. */
export type Changed = { readonly done: true; readonly notes: readonly string[] } | Told | undefined
interface Told {
  readonly told: string
  readonly asks?: Asks
}

type Columns = Parameters<typeof queries.updateNotice>[2]

/** Changes a draft by what staff say about it. `words`: in their normal form. `asks`: what they were asked about it. */
export async function changeDraft(
  turn: Turn<unknown>,
  notice: Notice,
  words: string,
  asks: Asks | undefined,
): Promise<Changed> {
  const isSurvey = notice.answers === 'survey'
  const read =
    changeOfClimbing(turn, notice, words) ??
    (isSurvey ? changeOfSurvey(turn, notice, words) : changeOfAnswers(turn, notice, words)) ??
    changeOfUrgency(words) ??
    changeOfSpan(turn, notice, words) ??
    changeOfDeadline(turn, notice, words) ??
    changeOfTime(turn, notice, words) ??
    changeOfPart(turn, notice) ??
    (await changeOfRooms(turn, notice, words)) ??
    (await changeOfWhom(turn, notice, words)) ??
    (await changeOfSome(turn, notice, words)) ??
    changeOfAsked(turn, notice, words, asks) ??
    (isSurvey ? undefined : changeOfText(turn, notice, words, asks))
  return read && change(turn, notice, read)
}

async function change({ db }: Turn<unknown>, { id }: Notice, read: NonNullable<Read>): Promise<NonNullable<Changed>> {
  if ('told' in read) return read
  await queries.updateNotice(db, id, read.columns)
  return { done: true, notes: read.notes ?? [] }
}

/** 下周一上午再发这个通知，现在别发: said beside when it is to go, and no end of it. */
const NOT_NOW =
  /(?<=(?<!不要|别|不)再发(?:这个|这条|那个|那条)?(?:通知)?(?:吧|就行)?)[，,。 ]+(?:现在|这会儿?|今天|先)(?:先|就)*(?:别|不|不要|不用|甭)(?:急着|忙着)?发(?:出去)?[了吧呢。！]*$|^(?:现在|这会儿?|今天|先)(?:先|就)*(?:别|不|不要|不用|甭)(?:急着|忙着)?发(?:出去)?[了吧呢]*[，,。 ]+(?=.*(?<!不要|别|不)再发)/
const THIS_NOTICE = /(?<=再?发)(?:这个|这条|那个|那条)?通知(?=吧?$)/

/** Not again and again. */
const ONCE = { repeats: null, repeats_until: null } as const

/** `notes`: what is told above the draft. */
type Read = { readonly columns: Columns; readonly notes?: readonly string[] } | Told | undefined

const deadlineOf = ({ now, office }: Turn<unknown>, { deadline_at, text }: Notice): Date | null =>
  deadline_at ?? usualDeadline(office.nextSending(now), text, { now, zone: office.zone })

function changeOfClimbing(turn: Turn<unknown>, notice: Notice, words: string): Read {
  if (vocabulary.NOT_MUST_REACH.test(words)) return { columns: { must_reach: false } }
  if (vocabulary.NOT_FAMILY_TOO.test(words)) return { columns: { is_safety: false } }
  const safety = vocabulary.FAMILY_TOO.test(words) ? { is_safety: true } : undefined
  if (safety === undefined && !vocabulary.MUST_REACH.test(words)) return undefined
  const answers =
    notice.answers === 'none' ? { answers: 'receipt' as const, deadline_at: deadlineOf(turn, notice) } : {}
  return { columns: { must_reach: true, ...answers, ...safety } }
}

function changeOfAnswers(turn: Turn<unknown>, notice: Notice, words: string): Read {
  const deadline_at = deadlineOf(turn, notice)
  const wanted = (answers: Notice['answers'], choices: readonly string[] = []) => ({
    columns: {
      answers,
      choices: JSON.stringify(choices),
      up_to: upToOf(`${notice.text}${words}`, choices.length),
      deadline_at: answers === 'none' ? null : deadline_at,
    },
  })
  const { labels: said = '' } = vocabulary.CHOICES_CHANGED.exec(words)?.groups ?? {}
  const labels = splitLabels(withoutHint(said))
  if (labels.length > MOST_CHOICES) return { told: wording.tooManyChoices(MOST_CHOICES, labels.length) }
  if (labels.length > 1) return wanted('choices', labels)
  const howMany = isTextAnew(words) ? undefined : howManyMay(words)
  if (howMany !== undefined && notice.answers === 'choices')
    return { columns: { up_to: Math.min(howMany, notice.choices.length) } }
  if (vocabulary.NO_ANSWER_WANTED.test(words))
    return notice.must_reach ? { told: wording.mustBeAnswered() } : wanted('none')
  if (vocabulary.NUMBER_WANTED.test(words)) return wanted('number')
  if (vocabulary.WORDS_WANTED.test(words)) return wanted('words')
  return vocabulary.ANSWER_WANTED.test(words) ? wanted('receipt') : undefined
}

/** 改成：慰问品请选一样。选项：……; not 改成最多选两项. */
const isTextAnew = (words: string): boolean =>
  vocabulary.TEXT_CHANGED.test(words) && words.replace(vocabulary.TEXT_CHANGED, '').length > LONGEST_HINT
const LONGEST_HINT = 6

function changeOfUrgency(words: string): Read {
  if (vocabulary.NOT_URGENT.test(words)) return { columns: { urgent_why: null } }
  const urgent = vocabulary.MADE_URGENT.exec(words)
  if (urgent === null) return undefined
  const why = urgent.groups?.['why']?.trim()
  if (why !== undefined && !isReason(why)) return { told: wording.askUrgentWhyInWords, asks: 'why' }
  return why === undefined ? { told: wording.askUrgentWhy, asks: 'why' } : { columns: { urgent_why: why } }
}

function changeOfDeadline({ now, office }: Turn<unknown>, notice: Notice, words: string): Read {
  if (!/截止|[前止](?:回|回复|报|回话)?[吧了]?$/.test(words) || words.length > 24) return undefined
  const deadline = readDeadline(
    /前/.test(words) ? words : `${words.replace(/截止(?:时间)?(?:到|改到|改成|:)?/, '')}前`,
    {
      now,
      zone: office.zone,
    },
  )
  if (deadline === undefined) return { told: wording.deadlineIsPast(), asks: 'deadline' }
  return { columns: { deadline_at: deadline, ...(notice.answers === 'none' ? { answers: 'receipt' } : {}) } }
}

/**
 * 过了下午5点就不用发了, 每周三上午9点发，发到12月1日, 加一句：请存好水, beside a draft: before it is taken for 不要再发了, for a
 * plan, or for a change of an activity.
 */
export async function claimForDraft(
  turn: Turn,
): Promise<{ readonly notice: Notice; readonly changed: NonNullable<Changed> } | undefined> {
  const own = takeApart(turn.words).own.trim()
  const words = normaliseText(own)
  const isSpan = vocabulary.NOT_SENT_AFTER.test(words) || splitSoLong(words) !== undefined
  const isPart = turn.askedLast === 'notices' && (namesPart(own) || namesQuestion(own))
  if (!isSpan && !isPart) return undefined
  const notice = await findOpenDraft(turn)
  if (notice === undefined) return undefined
  const ofPart = notice.answers === 'survey' && namesQuestion(own) ? changeOfSurvey(turn, notice, words) : undefined
  const read = isSpan ? changeOfSpan(turn, notice, words) : (ofPart ?? changeOfPart(turn, notice))
  if (read === undefined) return undefined
  return { notice, changed: await change(turn, notice, read) }
}

/** Until when it goes, alone or together with when. */
function changeOfSpan(turn: Turn<unknown>, notice: Notice, words: string): Read {
  if (NOT_NOW.test(words)) return changeOfTime(turn, notice, words)
  const at = { now: turn.now, zone: turn.office.zone }
  const both = splitSoLong(words)
  const timed = both && changeOfTime(turn, notice, both.head)
  if (both === undefined || timed === undefined || 'told' in timed) return timed ?? changeOfEnd(notice, words, at)
  const { starts_at = null, repeats } = timed.columns
  const rule = typeof repeats === 'string' ? JSON.parse(repeats) : null
  const end = changeOfEnd({ answers: notice.answers, starts_at, repeats: rule }, both.tail, at)
  return end === undefined || 'told' in end ? end : { columns: { ...timed.columns, ...end.columns } }
}

/** When it is to go: now, at some time, again and again. */
function changeOfTime({ now, office }: Turn<unknown>, notice: Notice, words: string): Read {
  const at = { now, zone: office.zone }
  if (vocabulary.AT_ONCE.test(words)) return { columns: { ...ONCE, starts_at: null } }
  const said = words.replace(NOT_NOW, '').replace(vocabulary.WHY_THEN, '').replace(THIS_NOTICE, '')
  if (!vocabulary.SENT_AT.test(said)) return undefined
  const { when } = readSlots(said, { when: { kind: 'when' } }, at)
  if (when === undefined) return undefined
  if (notice.by_hand) return { told: wording.byHandIsNow() }
  const timing = timingOf(when, at)
  if ('told' in timing) return { ...timing, asks: 'time' }
  const { starts_at, repeats } = timing
  const ends_at =
    repeats === null ? (notice.ends_at ?? endOfUse(notice.text, notice.answers !== 'none', at) ?? null) : null
  const repeats_until = repeats === null ? null : (notice.repeats_until ?? null)
  const text = textSentAt(starts_at, notice.text, at)
  return {
    columns: { starts_at, repeats, ends_at, repeats_until, text, ...deadlineFrom(office, notice, starts_at, at) },
  }
}

/** A deadline that nobody has written in the text, and that would be over when it goes, is counted from then. */
function deadlineFrom(
  office: Turn<unknown>['office'],
  { deadline_at, text }: Notice,
  starts_at: Date,
  at: { readonly now: Date; readonly zone: string },
): Pick<Columns, 'deadline_at'> {
  const first = office.nextSending(starts_at)
  if (!deadline_at || deadline_at > first || namedDeadline(text, at) !== undefined) return {}
  return { deadline_at: usualDeadline(first, text, at) }
}

/** 发到群里, 没在群里的私发, 不发群, 手工发. */
async function changeOfRooms(turn: Turn<unknown>, notice: Notice, words: string): Promise<Read> {
  if (vocabulary.BY_HAND.test(words)) {
    // Whoever pastes it posts it: the bot does not as well.
    await queries.setRooms(turn.db, notice.id, [])
    return { columns: { ...ONCE, by_hand: true, starts_at: null } }
  }
  if (vocabulary.NOT_BY_HAND.test(words)) return { columns: { by_hand: false } }
  if (vocabulary.OUTSIDE_TOO.test(words)) return { columns: { outside_too: true } }
  if (vocabulary.OUTSIDE_NOT.test(words)) return { columns: { outside_too: false } }
  if (vocabulary.NOT_IN_ROOMS.test(words)) {
    await queries.setRooms(turn.db, notice.id, [])
    return { columns: { outside_too: false } }
  }
  if (!vocabulary.IN_ROOMS.test(words)) return undefined
  const told = await toItsRooms(turn, notice)
  return told === undefined ? { columns: { by_hand: false, outside_too: true } } : { told }
}

async function changeOfWhom({ db, now, office, scope }: Turn<unknown>, notice: Notice, words: string): Promise<Read> {
  const whom = vocabulary.WHOM_CHANGED.exec(words)?.groups?.['whom']
  if (whom === undefined) return undefined
  const read = await resolveRecipients(db, whom, scope, dayOf(now, office.zone))
  if ('unknown' in read) return words.length > 20 ? undefined : { told: audienceUnknown(read) }
  if (notice.corrects_id !== null) return { told: wording.audienceOfCorrection() }
  await queries.setRooms(db, notice.id, [])
  return { columns: { audience: JSON.stringify(read.audience), audience_words: whom } }
}

/** 加上第二支部, 不发给第二支部, 何守田别发. */
async function changeOfSome({ db, now, office, scope }: Turn<unknown>, notice: Notice, words: string): Promise<Read> {
  const added = vocabulary.WHOM_ADDED.exec(words)?.groups?.['whom']
  const out = (vocabulary.WHOM_LEFT_OUT.exec(words) ?? vocabulary.IS_LEFT_OUT.exec(words))?.groups?.['whom']
  const some = added ?? out
  if (some === undefined || notice.corrects_id !== null) return undefined
  const today = dayOf(now, office.zone)
  const read = await resolveRecipients(db, some, scope, today)
  if ('unknown' in read) return undefined
  const whole = (added === undefined ? withoutThose : withThose)(notice.audience, read.audience)
  if (whole === undefined) return { told: wording.cannotLeaveOut() }
  if ((await countAudience(db, whole)) === 0) return { told: wording.nobodyThere(sayAudience(whole)) }
  await queries.setRooms(db, notice.id, [])
  return { columns: { audience: JSON.stringify(whole), audience_words: sayAudience(whole) } }
}

/** 明天上午9点半吧, 11月26日下午5点, 因为要停水: an answer to what was asked last. */
function changeOfAsked(turn: Turn<unknown>, notice: Notice, words: string, asks: Asks | undefined): Read {
  const bare = words.replace(/[，。！吧呢啊呀了]+$/, '')
  if (asks === 'time') return changeOfTime(turn, notice, `${bare.replace(/再?发$/, '')}发`)
  if (asks === 'deadline') return changeOfDeadline(turn, notice, `${bare.replace(/之?前(?:回复?|截止)?$/, '')}前`)
  if (asks !== 'why' || bare.length > LONGEST_REASON) return undefined
  return isReason(bare)
    ? { columns: { urgent_why: bare.replace(/^(?:因为|由于)(?=.{2})/, '') } }
    : { told: wording.askUrgentWhyInWords, asks: 'why' }
}

const LONGEST_REASON = 40

/** 停电改成停水: the rest stays as it is, and what was said of answers unless the new words say otherwise. */
function changeOfPart({ words: said, now, office }: Turn<unknown>, notice: Notice): Read {
  if (notice.answers === 'survey') return undefined
  const at = { now, zone: office.zone }
  const text = withPartChanged(
    notice.text,
    takeApart(said)
      .own.trim()
      .replace(/^2[，,、 ]+/, ''),
  )
  if (text === undefined) return undefined
  const read = readNotice(text, at)
  if (read.text === '') return { told: wording.noText(), asks: 'change' }
  const answers = notice.answers === 'none' ? read.answers : notice.answers
  const usual = (of: string) => usualDeadline(office.nextSending(notice.starts_at ?? now), of, at)
  // One that nobody has named goes by what the text is about.
  const isUsual = notice.deadline_at === null || notice.deadline_at.getTime() === usual(notice.text)?.getTime()
  const deadline = read.deadline ?? (isUsual ? usual(read.text) : notice.deadline_at)
  return {
    columns: {
      title: read.title,
      text: textSentAt(notice.starts_at, read.text, at),
      ...(notice.answers === 'none' && { answers, choices: JSON.stringify(read.choices), up_to: read.upTo }),
      deadline_at: answers === 'none' ? null : deadline,
      ends_at: notice.repeats === null ? (endOfUse(read.text, answers !== 'none', at) ?? null) : null,
      is_safety: notice.is_safety || vocabulary.SAFETY.test(read.text),
    },
  }
}

/** Whether words that name nothing to be changed are all of a text: they speak of its matter again, or are no shorter. */
const isWholeText = ({ title, text }: Notice, words: string): boolean =>
  words.length >= 8 &&
  !/^[把将]/.test(words) &&
  (speaksOf(title, words) || (words.length >= text.length && !/[改换][成到为在]|截止/.test(words)))

/** 改成后天下午, of a whole notice: nothing but a time is no text. */
const saysTimeAlone = ({ title, text }: ReturnType<typeof readNotice>): boolean =>
  title === NO_TITLE_FOUND && !text.includes(NO_TITLE_FOUND)

/** 改成……, or, when it was asked what to change, simply the new text. */
function changeOfText(turn: Turn<unknown>, notice: Notice, words: string, asks: Asks | undefined): Read {
  const { words: said, now, office } = turn
  const { is_safety, repeats } = notice
  const isNew = vocabulary.TEXT_CHANGED.test(words)
  if (!isNew && !(asks === 'change' && isWholeText(notice, words))) return undefined
  const text = takeApart(said)
    .own.trim()
    .replace(/^2[，,、 ]+/, '')
    .replace(vocabulary.TEXT_CHANGED, '')
  const read = readNotice(text, { now, zone: office.zone })
  if (read.text === '') return { told: wording.noText() }
  if (saysTimeAlone(read) && notice.title !== NO_TITLE_FOUND) return { told: wording.timeIsNoText(), asks: 'change' }
  const first = office.nextSending(notice.starts_at ?? now)
  const deadline = read.deadline ?? usualDeadline(first, read.text, { now, zone: office.zone })
  const answers = notice.must_reach && read.answers === 'none' ? 'receipt' : read.answers
  return {
    notes: read.leftOut.length > 0 ? [wording.choicesLeftOut(MOST_CHOICES, read.leftOut)] : [],
    columns: {
      title: read.title,
      text: textSentAt(notice.starts_at, read.text, { now, zone: office.zone }),
      answers,
      choices: JSON.stringify(read.choices),
      up_to: read.upTo,
      deadline_at: answers === 'none' ? null : deadline,
      ends_at:
        repeats === null ? (endOfUse(read.text, read.answers !== 'none', { now, zone: office.zone }) ?? null) : null,
      is_safety: is_safety || vocabulary.SAFETY.test(read.text),
    },
  }
}
