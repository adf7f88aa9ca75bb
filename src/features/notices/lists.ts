/** 谁没回, 谁没收到: by 支部 and 小组 with their 联络员, and the telephones of those whom no message reaches. */
import { dayOf } from '../../base/calendar.ts'
import { command, mayDo, type Outcome, type PersonId, type Turn } from '../../feature.ts'
import { isCalled } from '../../language/hurried.ts'
import { sayDatedInstant } from '../../language/say.ts'
import { noteAnswered, phoneList, saidToBeDead, withoutChat } from '../people/public.ts'
import { byUnit, MOST_LINES, parts } from './by-unit.ts'
import { afterWithdrawn, findTold, sayNoneMeant } from './find-notice.ts'
import { isBegun, ON_THE_WAY } from './progress.ts'
import * as queries from './queries.ts'
import { begunAt } from './timing.ts'
import { findToldWithin } from './told-within.ts'
import { stillToGo, toGoInWords } from './when-it-goes.ts'
import { whyNotYet } from './why-not-yet.ts'
import * as wording from './wording.ts'

const MOST_PHONES = 15

/** Those who have got it, or may have, and not answered. */
const SILENT: readonly queries.State[] = ['sent', 'uncertain', 'sending']
/** Those whom it did not reach and will not; and who waits for an account that sends nothing. */
const UNREACHED: readonly queries.State[] = ['phone', 'failed', 'expired', 'uncertain', 'cancelled']
/** Whom no message reaches any more. */
const TO_RING: ReadonlySet<queries.State> = new Set(['phone', 'failed', 'expired'])
const ANSWERED: ReadonlySet<queries.State> = new Set(['answered'])
const STILL_TO_GO: readonly queries.State[] = ['waiting', 'planned']
/** Who waits for something urgent is rung up meanwhile. */
const isUnreached =
  ({ urgent_why, starts_at }: queries.Notice, now: Date) =>
  ({ state, stopped }: queries.Standing): boolean =>
    !STILL_TO_GO.includes(state) || stopped !== null || (urgent_why !== null && starts_at !== null && starts_at <= now)

export const silent = command({
  id: 'notices.silent',
  needs: 'notice.chase',
  shared: true,
  says: [
    '[还有](谁|哪些人|哪几个|几个人|多少人)[还]没[有](回|回复|回话|回信|答复|消息|动静|吭声|吱声|表态)[的]',
    '没(回|回复|回话)的[还]有(谁|哪些人)',
    '[还有]谁[还]没会[呢]',
    '[还有](谁|哪些人|哪几个|几个人|多少人)[还]没[有](答|答完|填|填完)[问卷|的|完]',
    '[{notice}]问卷[还有](谁|哪些人|几个人)[还]没[有](答|答完|填|填完|回)[的]',
    '[打电话|打个电话]给没(回|回复|回话)的[人|同志][打电话|打个电话|打一遍电话]',
    '没(回|回复|回话)的[人|同志][的]电话[发我|给我|名单|是多少]',
    '没(回|回复)的[人][的]电话(发我|发给我|给我)[我](一个一个|一个个|挨个)[来]打',
    '还(差|缺)(谁|哪些人|哪几个|几个|几个人)[没回]',
    '[{notice}]通知[还有](谁|哪些人|几个人|多少人)[还]没[有](回|回复|回话)[的]',
    '[还有](谁|哪些人|几个人)没(回|回复)[{notice}]通知',
    '[{notice}]通知没(回|回复)的[有谁|名单]',
    '{notice}[还有](谁|哪些人|几个人)[还]没[有](回|回复|回话|消息|动静|吭声|吱声|表态)[的]',
    '[还有](谁|哪些人|几个人)[还]没[有](回|回复){notice}',
  ],
  slots: { notice: { kind: 'words' } },
  ask: {},
  examples: ['通知谁没回', '谁没回通知', '停水通知还有谁没回', '通知没回的有谁'],
  help: '通知谁没回',
  // 体检的谁还没报 2支部的: of whom it is asked comes last.
  async hears(turn) {
    const { name, within } = SILENT_OF.exec(turn.act.text)?.groups ?? {}
    return name === undefined || within === undefined ? undefined : tellSilentOf(turn, name, within)
  },
  // 没回体检的名单给我 would be the list of an activity called 没回体检.
  async claims(turn) {
    const { name } = LIST_OF_SILENT.exec(turn.act.text)?.groups ?? {}
    return name === undefined ? undefined : tellSilentOf(turn, name)
  },
  run: (turn) => tellSilent(turn, turn.slots.notice),
})

/** `within`: 2支部的 */
const SILENT_OF =
  /^(?<name>\p{Script=Han}{2,12}?)(?:通知|那个|的)*(?:还有)?(?:谁|哪些人|哪几个)还?没有?(?:报|回|答|回复|回话)(?:的|名|呢)*[，, ]+(?:就|只)?(?:要|看)?(?<within>\S{2,10}?)的?$/u

/** 把没回体检的名单给我，我打电话 */
const LIST_OF_SILENT =
  /^(?:请|帮我)?把?没有?(?:回|回复|回话)(?<name>\p{Script=Han}{2,12}?)(?:通知)?的(?:人|同志)?的?(?:名单|电话)+(?:都)?(?:列出来|发?给我|发我)(?:[，, ]*我(?:来|自己)?(?:一个一个|一个个|挨个)?(?:打电话|打个电话|打))?$/u

const asks = ({ answers }: queries.Notice): boolean => answers !== 'none'

/** `undefined`: no notice is called so. */
async function tellSilentOf(turn: Turn<unknown>, name: string, within = ''): Promise<Outcome | undefined> {
  const { told } = await findToldWithin(turn, name, asks)
  return told === undefined || !isCalled(told.notice.title, name) ? undefined : tellSilent(turn, `${within}${name}`)
}

/** Who of a notice has not answered. `words` stand where its name may stand, and may say of whom it is asked. */
async function tellSilent(turn: Turn<unknown>, words: string | undefined): Promise<Outcome> {
  const { told, within, scope } = await findToldWithin(turn, words, asks)
  if (told === undefined) return tellNothingAsked(turn, words)
  const { notice } = told
  if (notice.state === 'planned' && notice.starts_at !== null) return sayPlanned(turn, notice.title, notice.starts_at)
  const people = await queries.listStandings(turn.db, notice.id, { ...turn, scope, states: SILENT, mayBeAsked: true })
  const since = begunAt(notice)
  const counts = await queries.countStates(turn.db, notice.id, turn.now, scope)
  const left = notice.by_hand || notice.state === 'paused' ? undefined : await stillToGo(turn.db, notice, turn)
  if (within !== undefined && counts.length === 0) return { reply: { text: wording.notSentTo(notice.title, within) } }
  if (people.length === 0) {
    const text =
      left === undefined || isBegun(counts)
        ? sayNobodySilent(wording.titleWithin(notice.title, within), counts)
        : wording.noAnswerYet(notice.title, toGoInWords(left, false, turn))
    return { reply: { text: afterWithdrawn(told, text) }, since }
  }
  const title = wording.titleWithin(notice.title, within)
  if (turn.act.text.includes('电话')) {
    const phones = await withPhones(turn, people)
    return { reply: { text: afterWithdrawn(told, wording.silentPhones(title, people.length, phones)) }, since }
  }
  const lines = await byUnit(turn, people)
  const hint = mayDo(turn.speaker, 'notice.send') ? wording.nudgeHint() : ''
  const text = wording.silentList(title, people.length, lines, hint)
  return { reply: { text: afterWithdrawn(told, text) }, since }
}

/** Nobody who has it is silent; whom only a call reaches is told of beside. */
function sayNobodySilent(title: string, counts: Awaited<ReturnType<typeof queries.countStates>>): string {
  const toRing = sumOf(counts, TO_RING)
  return sumOf(counts, ANSWERED) === 0 && toRing > 0
    ? wording.onlyByPhone(title, toRing)
    : wording.everybodyAnswered(title, sumOf(counts, ON_THE_WAY), toRing)
}

function sayPlanned({ now, office }: Turn<unknown>, title: string, at: Date): Outcome {
  return { reply: { text: wording.isPlanned(title, sayDatedInstant(at, office.zone, dayOf(now, office.zone))) } }
}

async function tellNothingAsked(turn: Turn<unknown>, words: string | undefined): Promise<Outcome> {
  const other = (await findTold(turn, words))?.notice
  const text = other === undefined ? await sayNoneMeant(turn, words) : wording.asksNothing(other.title)
  return { reply: { text } }
}

export const unreached = command({
  id: 'notices.unreached',
  needs: 'notice.see',
  says: [
    '[{notice}][通知][还有](谁|哪些人|几个人|多少人)[还]没[有](收到|发到|送到|通知到|接到)[通知][的]',
    '[还有](谁|哪些人)[还]没[有](收到|接到)更正[通知]',
    '[{notice}]通知没(收到|发到|通知到)的[有谁|名单|电话]',
    '有没有没(收到|发到|送到|通知到)的[人]',
    '[还有](谁|哪些人|几个人)[还]没[有](收到|接到){notice}通知[的]',
    '[{notice}]通知(要|该)(给谁|打谁的|打哪些)[打]电话',
  ],
  slots: { notice: { kind: 'words' } },
  ask: {},
  examples: ['谁没收到', '通知谁没收到', '谁没收到通知', '还有谁没通知到', '停水通知谁没收到'],
  help: '谁没收到：看通知没发到的人和电话',
  async run(turn) {
    const isCorrection = ({ corrects_id }: queries.Notice) => corrects_id !== null
    const isIt = turn.act.text.includes('更正') ? isCorrection : undefined
    const { told, scope, within } = await findToldWithin(turn, turn.slots.notice, isIt)
    if (told === undefined) return { reply: { text: await sayNoneMeant(turn, turn.slots.notice) } }
    const { notice } = told
    if (notice.state === 'planned' && notice.starts_at !== null) return sayPlanned(turn, notice.title, notice.starts_at)
    // Whoever answered the words alone may still miss the picture.
    const states = [...UNREACHED, ...STILL_TO_GO, ...(notice.file_name === null ? [] : (['answered'] as const))]
    const title = wording.titleWithin(notice.title, within)
    if (within !== undefined && (await queries.countStates(turn.db, notice.id, turn.now, scope)).length === 0)
      return { reply: { text: wording.notSentTo(notice.title, within) } }
    const all = await queries.listStandings(turn.db, notice.id, { ...turn, scope, states })
    // Nobody is asked to ring where somebody is said to have died.
    const mourned = await saidToBeDead(
      turn.db,
      all.map(({ id }) => id),
    )
    const those = all.filter(({ id, state, lacksFile }) => !mourned.has(id) && (state !== 'answered' || lacksFile))
    const isLeft = isUnreached(notice, turn.now)
    const people = those.filter(isLeft)
    const waiting = await waitingByReason(
      turn,
      notice,
      those.filter((one) => !isLeft(one)),
    )
    const text =
      people.length === 0
        ? wording.everybodyReached(title, waiting)
        : wording.unreachedList(title, people.length, await phonesByUnit(turn, notice, people), waiting)
    return { reply: { text: afterWithdrawn(told, text) } }
  },
})

const sumOf = (
  counts: readonly { readonly state: queries.State; readonly count: number }[],
  states: ReadonlySet<queries.State>,
): number => counts.filter(({ state }) => states.has(state)).reduce((sum, { count }) => sum + count, 0)

/** Whom nothing reaches: below a line for each 支部, 小组 and 联络员 a line a person, with telephone and why. */
async function phonesByUnit(
  turn: Turn<unknown>,
  notice: queries.Notice,
  people: readonly queries.Standing[],
): Promise<readonly string[]> {
  const why = (one: queries.Standing) => {
    const reason = whyNotYet(one, notice, turn) || wording.stateInWords(one.state)
    return one.state === 'answered' ? wording.answeredBut(reason) : reason
  }
  const shown = await phonesOfEach(turn, people.slice(0, MOST_LINES), why)
  const lines = (await parts(turn, people.slice(0, MOST_LINES))).flatMap(({ unit, liaison, some }) => [
    wording.unitHeading(unit, liaison),
    ...some.map(({ id }) => shown.get(id) ?? ''),
  ])
  return people.length > MOST_LINES ? [...lines, wording.andMore(people.length - MOST_LINES)] : lines
}

/** Who has it still to get, one stretch for each reason. */
async function waitingByReason(
  turn: Turn<unknown>,
  notice: queries.Notice,
  people: readonly queries.Standing[],
): Promise<readonly string[]> {
  const lines: string[] = []
  for (const [why, some] of Map.groupBy(people, (one) => whyNotYet(one, notice, turn)))
    lines.push(wording.stillWaiting(why, some.length), ...(await byUnit(turn, some)))
  return lines
}

/** A line a person: name, telephone, why. Whole numbers, so for staff in private only. */
async function withPhones(turn: Turn<unknown>, people: readonly queries.Standing[]): Promise<readonly string[]> {
  const lines = [...(await phonesOfEach(turn, people.slice(0, MOST_LINES), () => '')).values()]
  return people.length > lines.length ? [...lines, wording.andMore(people.length - lines.length)] : lines
}

/** The line of each person, in order. */
async function phonesOfEach(
  turn: Turn<unknown>,
  people: readonly queries.Standing[],
  why: (one: queries.Standing) => string,
): Promise<ReadonlyMap<PersonId, string>> {
  const ids = people.map(({ id }) => id)
  const cards = await phoneList(turn.db, ids, dayOf(turn.now, turn.office.zone))
  await noteAnswered(turn, 'list', ids)
  const phones = new Map(cards.map(({ id, phone }) => [id, phone]))
  const line = (one: queries.Standing) =>
    wording.withReason(wording.withPhone(one.name, phones.get(one.id) ?? null), why(one))
  return new Map(people.map((one) => [one.id, line(one)]))
}

/** In a large audience nobody is listed at once; 谁没收到 and the sheet tell. */
const LISTED = 2_000

/** Whom of a notice's frozen audience nobody can write to, a line each, for the one who sends it. */
export async function phonesOf(turn: Turn<unknown>, noticeId: number): Promise<readonly string[]> {
  const people = await queries.listPeople(turn.db, noticeId, LISTED)
  const { lines, shown } = await callsInstead(turn, people.length === LISTED ? [] : people)
  await noteAnswered(turn, 'list', shown)
  return lines
}

/** The same of some people; `shown`: whose numbers the lines hold, to be noted of whoever reads them. */
export async function callsInstead(
  { db, now, office, scope }: Turn<unknown>,
  people: readonly PersonId[],
): Promise<{ readonly lines: readonly string[]; readonly shown: readonly PersonId[] }> {
  const mute: readonly PersonId[] = scope === 'office' && people.length > 0 ? await withoutChat(db, people) : []
  if (mute.length === 0) return { lines: [], shown: [] }
  const cards = await phoneList(db, mute, dayOf(now, office.zone))
  const shown = cards.slice(0, MOST_PHONES)
  const unwilling = await queries.optedOutAmong(db, mute)
  const lines = shown.map((one) => wording.phoneLine(one.name, one.phone, one.liaison?.name, unwilling.has(one.id)))
  const more = cards.length > MOST_PHONES ? [wording.andMore(cards.length - MOST_PHONES)] : []
  return { lines: [wording.phones([...lines, ...more].join('\n'))], shown: shown.map(({ id }) => id) }
}
