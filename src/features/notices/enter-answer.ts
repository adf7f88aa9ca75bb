/** 何守田收到通知了, 何守田选1: staff enter what they heard on the telephone; counted like any other answer (rule 22). */
import { MINUTE } from '../../base/spans.ts'
import { command, type Outcome, type PersonId, type Turn } from '../../feature.ts'
import { noteTries, toRing } from '../calls/public.ts'
import { enterStays } from '../care/public.ts'
import { findByName, knownPeople, notFound } from '../people/public.ts'
import { isTooMany, keep, RECEIPT, readAnswer } from './answer.ts'
import { isOpen, matterOf, noticeCalls } from './call-source.ts'
import { hearChoice } from './enter-choice.ts'
import { findAllMeant, findMeant } from './find-notice.ts'
import * as queries from './queries.ts'
import { readTold, type Told } from './read-told.ts'
import { actOf } from './survey/read-answer.ts'
import * as survey from './survey/wording.ts'
import { enteredAs } from './take-back.ts'
import { isOver } from './timing.ts'
import * as wording from './wording.ts'

export const enterAnswer = command({
  id: 'notices.enter',
  needs: 'notice.tell',
  toldBy: 'notices.one-person',
  says: [
    '[来电|电话]{name}(收到|知道|接到)通知[了]',
    '[来电|电话]{name}(通知到|电话通知|通知过)了',
    '[来电|电话]{name}说(收到|知道)了',
    '[来电|电话]{name}[说]选{choice}',
  ],
  slots: { name: { kind: 'name' }, choice: { kind: 'count' } },
  ask: {},
  examples: ['何守田收到通知了', '何守田通知到了', '何守田选1', '来电：何守田选2'],
  help: '打过电话的：何守田收到通知了；何守田选1',
  async run(turn) {
    const { db, scope, slots } = turn
    const family = await hearTold(turn, ({ what }) => what === 'family')
    if (family !== undefined) return family
    const name = (slots.name ?? '').replace(/^(?:来电|电话)/, '')
    const found = await findByName(db, name, scope)
    const listed =
      slots.choice === undefined
        ? await findListed(
            turn,
            found.map(({ id }) => id),
          )
        : undefined
    const meant = await findFor(turn, found, slots.choice === undefined ? undefined : offersChoices, listed)
    if (meant === undefined) return { reply: { text: wording.noNotice() } }
    const { notice, people } = meant
    const [only] = people
    if (found.length > 0 && slots.choice !== undefined && !offersChoices(notice))
      return { reply: { text: wording.nothingToChoose(name) } }
    if (found.length === 0) return { reply: { text: notFound(name) } }
    if (only === undefined) return { reply: { text: wording.isNotFor(name, notice.title) } }
    if (people.length > 1) return { reply: { text: wording.severalCalled(name) } }
    return enter(turn, notice, only, slots.choice)
  },
  hears: async (turn) => (await hearTold(turn)) ?? hearChoice(turn),
})

const offersChoices = ({ answers }: queries.Notice): boolean => answers === 'choices' || answers === 'survey'

/**
 * The newest notice that went to one of these people, and to which of them; where none did, the newest of all. `asks`: what
 * was answered is told, so it is one that asks for that.
 */
export async function findFor<P extends { readonly id: PersonId }>(
  turn: Turn<unknown>,
  people: readonly P[],
  asks: ((notice: queries.Notice) => boolean) | undefined,
  listed: queries.Notice | undefined,
) {
  const going = await findAllMeant(turn, undefined, (one) => isGoing(one) && asks?.(one) !== false)
  const notices = listed === undefined ? going : [listed, ...going]
  const theirs: { readonly notice: queries.Notice; readonly people: readonly P[] }[] = []
  for (const notice of notices) {
    const those = await queries.addresseesAmong(turn.db, notice.id, people)
    if (those.length > 0) theirs.push({ notice, people: those })
    if (theirs.length > 0 && asks === undefined) break
  }
  if (theirs[0] !== undefined) return (asks === undefined ? undefined : await likeliest(turn, theirs)) ?? theirs[0]
  const notice = notices[0] ?? (await findMeant(turn, undefined, isGoing))
  return notice && { notice, people: [] }
}

/** So long what was just entered for somebody may be put right by saying it again, in milliseconds: ten minutes. */
const JUST_ENTERED = 10 * MINUTE

/** Whether whoever speaks has entered it a moment ago, and may be putting it right. */
export const isJustEntered = (
  { now, speaker }: Pick<Turn<unknown>, 'now' | 'speaker'>,
  answer: queries.NoticeAnswer | undefined,
): boolean =>
  answer !== undefined &&
  answer.entered_by !== null &&
  answer.entered_by === speaker.person?.id &&
  now.getTime() - answer.answered_at.getTime() < JUST_ENTERED

/** 何守田选1, of several with choices: what was just entered for him is put right; else what he has still to choose. */
async function likeliest<
  T extends { readonly notice: queries.Notice; readonly people: readonly { readonly id: PersonId }[] },
>({ db, now, speaker }: Turn<unknown>, theirs: readonly T[]): Promise<T | undefined> {
  let open: T | undefined
  for (const one of theirs) {
    const answer = await queries.findAnswer(db, one.notice.id, one.people[0]?.id ?? 0)
    if (isJustEntered({ now, speaker }, answer)) return one
    if (answer === undefined && !isOver(one.notice, now)) open ??= one
  }
  return open
}

/**
 * The newest notice on whose phone list one of these people stands, or, where none is named, anybody, for whoever speaks.
 * To a 联络员 what nobody has answered for days comes before what was sent this morning: that is what they ring up about.
 */
async function findListed(
  turn: Turn<unknown>,
  people: readonly PersonId[] | undefined,
): Promise<queries.Notice | undefined> {
  const { db, now, office, scope } = turn
  if (people?.length === 0) return undefined
  const open = await findAllMeant(turn, undefined, (one) => isGoing(one) && isOpen(one, now))
  const isClimbing = ({ climbed_at }: queries.Notice) => climbed_at !== null
  const inOrder = scope === 'office' ? open : [...open.filter(isClimbing), ...open.filter((one) => !isClimbing(one))]
  for (const notice of inOrder) {
    const silent = await noticeCalls.unanswered(db, notice.id, { now, office })
    const those = people === undefined ? silent : silent.filter((id) => people.includes(id))
    if (those.length > 0 && (await toRing(db, those, matterOf(notice, now), scope, now)).length > 0) return notice
  }
  return undefined
}

export const isGoing = ({ state }: queries.Notice): boolean => state === 'sending' || state === 'paused'

/** 何守田收到通知了，冯秋菊没人接，其余都通知到了: of those whom the speaker may speak for. */
async function hearTold(
  turn: Turn<unknown>,
  isMeant: (told: Told) => boolean = () => true,
): Promise<Outcome | undefined> {
  const told = readTold(turn.act.text)
  if (told === undefined || !told.every(isMeant)) return undefined
  const { db, scope, now, inboxId, speaker } = turn
  const called = await Promise.all(
    told.map(async ({ name }) => (name === undefined ? [] : findByName(db, name, scope))),
  )
  const people = called.flatMap(([only, ...others]) => (only === undefined || others.length > 0 ? [] : [only]))
  const notice =
    (await findListed(turn, told.every(({ name }) => name === undefined) ? undefined : people.map(({ id }) => id))) ??
    (await findFor(turn, people, undefined, undefined))?.notice
  if (notice === undefined) return undefined
  const by = speaker.person?.id ?? null
  const named: { readonly id: PersonId; readonly name: string; readonly what: Told['what'] }[] = []
  const outside: string[] = []
  for (const { name, what } of told) {
    if (name === undefined) continue
    const [only, ...others] = await findByName(db, name, scope)
    const isSure = only !== undefined && others.length === 0
    // Nobody is taken to be told of it because it is not clear who is in hospital.
    if (what === 'hospital' && !isSure) return undefined
    const isMeant = isSure && (what === 'hospital' || (await queries.isFor(db, notice.id, only.id)))
    if (isMeant) named.push({ id: only.id, name: only.name, what })
    else outside.push(name)
  }
  if (named.length === 0 && outside.length > 0) return undefined
  const rest = told.some(({ name, what }) => name === undefined && what === 'told')
    ? await restOf(turn, notice, named)
    : []
  const got = [...named.filter(({ what }) => what === 'told'), ...rest]
  for (const { id } of got) await keepTold(turn, notice, id)
  const families = named.filter(({ what }) => what === 'family')
  for (const { id } of families) await keepTold(turn, notice, id, wording.FAMILY_KNOWS)
  const tried = named.flatMap(({ id, name, what }) =>
    what === 'no-answer' || what === 'bad-number' ? [{ id, name, how: what }] : [],
  )
  await noteTries(db, { people: tried, by, at: now, inboxId })
  const { lines, tellStaff } = await enterStays(
    turn,
    named.filter(({ what }) => what === 'hospital'),
  )
  if (got.length + families.length + tried.length === 0) {
    const text = [wording.nobodyLeftToRing(notice.title), ...lines].join('\n')
    return { reply: { text }, ...tellStaff }
  }
  const text = wording.toldKept({
    title: notice.title,
    told: got.map(({ name }) => name),
    families: families.map(({ name }) => name),
    tried: tried.map(({ name }) => name),
    outside,
    more: wantsMore(notice) ? (name) => stillAsks(notice, name) : undefined,
  })
  return { reply: { text: [text, ...lines].join('\n') }, as: enteredAs(notice.id, inboxId), ...tellStaff }
}

/** That somebody has heard of it answers a notice that asks for nothing more. */
const wantsMore = ({ answers }: queries.Notice): boolean => answers !== 'none' && answers !== 'receipt'

/** What is still to be heard of somebody who was told. */
function stillAsks({ answers, choices }: queries.Notice, name: string): string {
  if (answers === 'choices') return wording.stillToChoose(name, choices)
  return answers === 'survey' ? wording.stillToAnswer(survey.tellAnswers(name)) : wording.stillToSay(name)
}

/** Somebody was told by telephone, or their family was. What is to be chosen they have still to choose. */
async function keepTold(
  turn: Turn<unknown>,
  notice: queries.Notice,
  id: PersonId,
  words: string | null = null,
): Promise<void> {
  const by = turn.speaker.person?.id ?? null
  if (wantsMore(notice)) await queries.markTold(turn.db, notice.id, id, turn.now)
  else await keep(turn, notice, id, { ...RECEIPT, words }, { channel: 'phone', enteredBy: by })
}

/** Everybody else on the phone list of the one who speaks. */
async function restOf(
  { db, now, office, scope, speaker }: Turn<unknown>,
  notice: queries.Notice,
  named: readonly { readonly id: PersonId }[],
): Promise<readonly { readonly id: PersonId; readonly name: string }[]> {
  const ids = await toRing(
    db,
    await noticeCalls.unanswered(db, notice.id, { now, office }),
    matterOf(notice, now),
    scope,
  )
  // Nobody rings themselves up.
  const taken = new Set([...named.map(({ id }) => id), speaker.person?.id])
  return knownPeople(
    db,
    ids.filter((id) => !taken.has(id)),
  )
}

/** 何守田选1和3 */
const CHOSEN = /选(?<said>[^选]+)$/

async function enter(
  turn: Turn<unknown>,
  notice: queries.Notice,
  { id, name }: { readonly id: number; readonly name: string },
  choice: number | undefined,
): Promise<Outcome> {
  const { choices } = notice
  if (notice.answers === 'survey' && choice !== undefined) return { reply: { text: survey.howToEnter(notice.title) } }
  if (choice === undefined) {
    await keepTold(turn, notice, id)
    const text = wantsMore(notice)
      ? wording.toldOnly(name, stillAsks(notice, name))
      : wording.enteredFor(name, notice.title, wording.RECEIVED)
    return { reply: { text }, as: enteredAs(notice.id, turn.inboxId) }
  }
  const said = { act: actOf(CHOSEN.exec(turn.act.text)?.groups?.['said'] ?? '') }
  const answered = readAnswer(notice, said, await queries.findAnswer(turn.db, notice.id, id))
  if (answered === undefined) return { reply: { text: wording.noSuchChoice(choices.length, notice.up_to) } }
  if (isTooMany(notice, answered)) return { reply: { text: wording.tooManyFor(name, notice.up_to) } }
  await keep(turn, notice, id, answered, { channel: 'phone', enteredBy: turn.speaker.person?.id ?? null })
  const what = wording.chosen(choices, answered.chosen ?? [])
  return { reply: { text: wording.enteredFor(name, notice.title, what) }, as: enteredAs(notice.id, turn.inboxId) }
}
