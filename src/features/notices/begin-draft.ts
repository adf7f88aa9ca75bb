/** A text and whom it is for become a draft, shown before anything goes out. */
import { dayOf } from '../../base/calendar.ts'
import type { ChatId, FileId, Outcome, Turn } from '../../feature.ts'
import { PUBLISH_WORDS } from '../../language/draft-talk.ts'
import { givesUp } from '../../language/read-value.ts'
import type { When } from '../../language/reading.ts'
import { asksSomething } from '../../language/reply/asks.ts'
import { audienceUnknown, countAudience, resolveRecipients, sayAudience, type Unread } from '../people/public.ts'
import { usualDeadline } from './deadline.ts'
import { DRAFT_LASTS, type NoticeSettings, showDraft } from './draft.ts'
import { endOfUse } from './end-of-use.ts'
import * as queries from './queries.ts'
import { MOST_CHOICES, readNotice } from './read-notice.ts'
import { columnsOf } from './survey/change.ts'
import type { ReadSurvey } from './survey/read-survey.ts'
import { withDates } from './tidy-text.ts'
import { type Timing, textSentAt, timingOf } from './timing.ts'
import { ASKS_ELSE, SAFETY } from './vocabulary.ts'
import * as wording from './wording.ts'

interface Asked {
  readonly whom: string
  /** Whom the text itself names first: meant by 1 and 是. */
  readonly guess?: string | undefined
  readonly text: string
  /** Why it is urgent. */
  readonly why?: string
  /** Everybody must be reached. */
  readonly mustReach?: boolean
  /** When it is to go; absent: at once. */
  readonly at?: When | undefined
}

/** A draft for whom it is said to be, shown. `text`: as it was written. */
export async function compose(
  turn: Turn<unknown>,
  asked: Asked,
  settings: NoticeSettings,
): Promise<Outcome | undefined> {
  const { text, why, mustReach = false, at, guess } = asked
  const whom = guess !== undefined && AGREES.test(asked.whom) ? guess : asked.whom
  const { db, now, office, scope, speaker } = turn
  if (speaker.person === undefined) return {}
  if (givesUp(text) || givesUp(whom) || (why !== undefined && givesUp(why)))
    return { reply: { text: wording.givenUp() }, as: 'given-up' }
  if (why !== undefined && !isReason(why)) return { ask: { slot: 'why', text: wording.askUrgentWhyInWords } }
  const read = await resolveRecipients(db, whom.replace(AROUND_WHOM, ''), scope, dayOf(now, office.zone))
  if ('unknown' in read && asksElse(turn)) return undefined
  if ('unknown' in read) return { ask: { slot: 'whom', text: sayUnknown(whom, read) } }
  const people = await countAudience(db, read.audience)
  if (people === 0) return { ask: { slot: 'whom', text: wording.nobodyThere(sayAudience(read.audience)) } }
  const timing = at === undefined ? undefined : timingOf(at, { now, zone: office.zone })
  if (timing !== undefined && 'told' in timing) return { ask: { slot: 'at', text: timing.told } }
  const { audience } = read
  const begun = { text, whom, audience, people, why: why ?? null, mustReach, corrects: null }
  return beginDraft(turn, { ...begun, ...(timing === undefined ? {} : { timing }) }, settings)
}

/** A digit or 发吧 answers nothing here: what to say instead. */
function sayUnknown(whom: string, read: Unread): string {
  if (/^(?:\d{1,2}|不是|不对|不|别人)$/.test(whom.trim()) || DECIDES.has(whom.trim())) return wording.askWhomAgain
  if (CHANGES_DRAFT.test(whom)) return wording.askWhomThenChange
  if (WHO_IS_SILENT.test(whom)) return wording.howToAskSilent
  return audienceUnknown(read)
}

/** Whether whoever is asked 发给谁？ asks something else meanwhile: that is answered as ever. */
export const asksElse = ({ act }: Pick<Turn<unknown>, 'act'>): boolean =>
  !act.commands.some(({ opened }) => opened) && (asksSomething(act.reply) || ASKS_ELSE.test(act.text))

/** 1, 是, 发吧: said to 改发给第二支部吗？; it is shown before it goes. */
const AGREES = /^(?:(?:[1１一]|是的?|对的?|嗯|好的?|可以|行|就是|(?:就?(?:这样|这么))?发)[吧了呀啊，、。 ]*)+$/

/** Whether a reason can be read by whoever looks it up: 停水, not 1. */
export const isReason = (why: string): boolean => /\p{Script=Han}.*\p{Script=Han}/u.test(why)

/** 发通知给第一支部, 通知一下大家, 就发给第一支部吧. */
const AROUND_WHOM =
  /^(?:那|就|请|一下|都|群?发(?:送|到)?|通知|给)+(?=.{2})|(?:(?:都|全)?(?<![不别用])(?:发|通知)(?:一下|到)?)?(?:就行|就好|就可以|即可)?[了吧。]*$/g

const DECIDES: ReadonlySet<string> = new Set(PUBLISH_WORDS)

/** Said of the text, which has not been shown yet. */
const CHANGES_DRAFT = /(?:改|换)(?:成|为|到|在|一下|下)|^(?:再?加一?句|把|请回复|不用回复)/

/** 没回的, 第一支部没回的: they are asked again, which is no notice of its own. */
const WHO_IS_SILENT = /(?:没|未|还没)(?:有)?(?:回|回复|回话|答|报|交|选|填)(?:过)?(?:的|人)?(?:同志|人)?们?$/

export interface Begun {
  readonly text: string
  readonly whom: string
  readonly audience: queries.Notice['audience']
  readonly people: number
  readonly why: string | null
  readonly corrects: number | null
  /** Where it is posted, instead of to each of them. */
  readonly rooms?: readonly { readonly id: ChatId; readonly name: string }[]
  readonly byHand?: boolean
  /** Whoever does not answer is asked again and then rung up; so it asks for an answer. */
  readonly mustReach?: boolean
  /** The questions of a survey; `text` is then what it was read from. */
  readonly survey?: ReadSurvey
  /** When it is to go; absent: at once. */
  readonly timing?: Timing
  /** What goes with it. */
  readonly file?: { readonly id: FileId; readonly name: string }
}

/** Keeps a draft and shows it; whoever begins anew has given the earlier one up. */
export async function beginDraft(turn: Turn<unknown>, begun: Begun, settings: NoticeSettings): Promise<Outcome> {
  const { db, now, office, speaker } = turn
  const person = speaker.person?.id ?? 0
  const at = { now, zone: office.zone }
  const written = begun.survey === undefined ? readNotice(asReadThen(begun, at), at) : asNotice(begun.survey)
  const asks = begun.mustReach === true && written.answers === 'none'
  const read = asks ? { ...written, answers: 'receipt' as const } : written
  const { starts_at, repeats } = begun.timing ?? { starts_at: null, repeats: null }
  const lastSent = office.sentBy(office.nextSending(starts_at ?? now), begun.people)
  const deadline = read.deadline ?? usualDeadline(lastSent, read.text, at)
  const replaced = await queries.dropDrafts(db, person, new Date(now.getTime() - DRAFT_LASTS))
  const id = await queries.insertNotice(db, {
    title: read.title,
    text: textSentAt(starts_at, read.text, at),
    starts_at,
    repeats,
    ...(begun.timing?.repeats_until && { repeats_until: begun.timing.repeats_until }),
    // The hours of what is said again and again are those of each time.
    ends_at: repeats === null ? (endOfUse(read.text, read.answers !== 'none', at) ?? null) : null,
    answers: read.answers,
    choices: JSON.stringify(read.choices),
    up_to: read.upTo,
    questions: begun.survey === undefined ? '[]' : columnsOf(begun.survey).questions,
    deadline_at: read.answers === 'none' ? null : deadline,
    urgent_why: begun.why,
    audience_words: begun.whom,
    audience: JSON.stringify(begun.audience),
    corrects_id: begun.corrects,
    // A correction goes to whoever got the wrong one, wherever they read it.
    by_hand: begun.byHand === true,
    must_reach: begun.mustReach === true,
    is_safety: SAFETY.test(read.text),
    outside_too: begun.corrects !== null,
    file_id: begun.file?.id ?? null,
    file_name: begun.file?.name ?? null,
    state: 'draft',
    planned_by: person,
    created_at: now,
  })
  if (begun.corrects !== null && begun.byHand !== true) await queries.copyRooms(db, begun.corrects, id)
  if (begun.rooms !== undefined) await queries.setRooms(db, id, begun.rooms)
  const before = replaced.filter((title) => title !== read.title).map(wording.draftReplaced)
  const leftOut = read.leftOut.length > 0 ? [wording.choicesLeftOut(MOST_CHOICES, read.leftOut)] : []
  return showDraft(turn, id, settings, [...before, ...leftOut])
}

const SPEAKS_OF_TODAY = /今[天日儿早晚]/
/** 明早8点半发：今天上午书法课照常 is written for those who read it then; 明天 beside it is the day after. */
const asReadThen = ({ text, timing }: Begun, { now, zone }: { readonly now: Date; readonly zone: string }): string =>
  timing === undefined ||
  timing.repeats !== null ||
  !SPEAKS_OF_TODAY.test(text) ||
  dayOf(timing.starts_at, zone) === dayOf(now, zone)
    ? text
    : withDates(text, { now: timing.starts_at, zone })

function asNotice(survey: ReadSurvey) {
  const { title, text } = columnsOf(survey)
  return { title, text, answers: 'survey' as const, choices: [], leftOut: [], upTo: 1, deadline: survey.deadline }
}
