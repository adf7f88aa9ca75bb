/** Who has not got a notice when it is put right reads the right words from the beginning, and no correction. */
import type { Office, Outcome, Rewording, Turn, Tx } from '../../feature.ts'
import { maskPhones } from '../../language/mask-phones.ts'
import { putRight } from './corrected-text.ts'
import { endOfUse } from './end-of-use.ts'
import { latest, saysText } from './message.ts'
import * as queries from './queries.ts'
import { questionInWords } from './survey/question.ts'
import * as wording from './wording.ts'

const GOES: ReadonlySet<queries.Notice['state']> = new Set(['sending', 'paused'])

/** What is told of it, and what waits to be said otherwise. */
export interface Corrected {
  readonly told: readonly string[]
  readonly rewords: NonNullable<Outcome['rewords']>
}

/** Puts right what is still to go of the notice that a correction quotes. Asked before it is frozen who has it. */
export async function correctWaiting(turn: Turn<unknown>, correction: queries.Notice): Promise<Corrected> {
  const wrong = correction.corrects_id === null ? undefined : await queries.lockNotice(turn.db, correction.corrects_id)
  if (wrong === undefined || !GOES.has(wrong.state)) return { told: [], rewords: [] }
  await queries.holdSends(turn.db, wrong.id)
  const { text, ends_at } = putRight(wrong, correction, { now: turn.now, zone: turn.office.zone })
  const text_before = wrong.text_before ?? wrong.text
  await queries.updateNotice(turn.db, wrong.id, { text, ends_at, text_before })
  const people = await countWaiting(turn, wrong.id)
  return {
    told: people === 0 ? [] : [wording.othersGetCorrected(wrong.title, people, text)],
    rewords: rewordings(wrong, { ...wrong, text, ends_at, text_before }, turn.office),
  }
}

/** A correction that nobody has got is called back: the notice that it quotes reads as before, with what else was put right. */
export async function undoCorrection(turn: Turn<unknown>, correction: queries.Notice): Promise<readonly Rewording[]> {
  const wrong = correction.corrects_id === null ? undefined : await queries.lockNotice(turn.db, correction.corrects_id)
  if (wrong === undefined || wrong.text_before === null) return []
  const { zone } = turn.office
  const at = { now: wrong.created_at, zone }
  const ends_at = endOfUse(wrong.text_before, wrong.answers !== 'none', at) ?? null
  const others = await queries.findCorrections(turn.db, wrong.id)
  const text_before = others.length === 0 ? null : wrong.text_before
  const reads = withAll({ ...wrong, text: wrong.text_before, ends_at, text_before }, others, zone)
  await queries.updateNotice(turn.db, wrong.id, { text: reads.text, text_before, ends_at: reads.ends_at })
  return rewordings(wrong, reads, turn.office)
}

/** The notice that a correction quotes, as it read before this one. */
export async function findCorrected(
  db: Tx,
  { id, corrects_id }: Pick<queries.Notice, 'id' | 'corrects_id'>,
  { zone }: Pick<Office, 'zone'>,
): Promise<queries.Notice | undefined> {
  const wrong = corrects_id === null ? undefined : await queries.findNotice(db, corrects_id)
  if (wrong === undefined || wrong.text_before === null) return wrong
  const all = await queries.findCorrections(db, wrong.id)
  const place = all.findIndex((one) => one.id === id)
  return withAll({ ...wrong, text: wrong.text_before }, place < 0 ? all : all.slice(0, place), zone)
}

/** As it reads once each of these has put it right, in their order. */
function withAll(notice: queries.Notice, corrections: readonly queries.Notice[], zone: string): queries.Notice {
  let reads = notice
  for (const one of corrections) reads = { ...reads, ...putRight(reads, one, { now: one.created_at, zone }) }
  return reads
}

/** How many have a notice still to get. */
export async function countWaiting({ db, now }: Pick<Turn<unknown>, 'db' | 'now'>, noticeId: number): Promise<number> {
  const counts = await queries.countStates(db, noticeId, now)
  return counts
    .filter(({ state }) => state === 'planned' || state === 'waiting')
    .reduce((sum, { count }) => sum + count, 0)
}

function rewordings(before: queries.Notice, after: queries.Notice, { phone, zone }: Turn<unknown>['office']) {
  const notAfter = latest(after, zone)
  const [from, to] = [leadOf(before), leadOf(after)]
  return [
    { abouts: [queries.aboutText(before.id)], from, to, notAfter },
    { abouts: [queries.aboutRoom(before.id)], from: maskPhones(from, phone), to: maskPhones(to, phone), notAfter },
  ]
}

/** The words that stand in each message; a short text before the questions of a survey is left out there. */
function leadOf(notice: queries.Notice): string {
  if (notice.answers !== 'survey') return notice.text
  const [question = ''] = questionInWords(notice, 1)
  return saysText(notice) ? `${notice.text}\n${question}` : question
}
