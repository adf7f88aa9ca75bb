/** 撤回, 发错了: the last deed of whoever speaks, as long as nobody has heard of it. What was done before it is named, not undone. */
import { HOUR } from '../../../base/spans.ts'
import type { Deed, Outcome, Turn } from '../../../feature.ts'
import * as queries from '../queries.ts'
import * as wording from '../wording.ts'
import { askCallOff } from './ask-call-off.ts'
import { keepOn, ownPending, sayTooLate } from './keep-on.ts'
import { whoCalledOff } from './who-called-off.ts'

type Open = readonly queries.Activity[]

/** So long a change is what 发错了 means, although it cannot be taken back; in milliseconds. */
const LATELY = HOUR

/** `open`: what they may change; undefined: nothing that was done is meant. */
export async function undoLast(turn: Turn<unknown>, open: Open): Promise<Outcome | undefined> {
  const deed = await turn.lastDeed()
  if (deed === undefined) return takeBackNewest(turn, open)
  const [what, id] = deed.feature === 'activities' ? deed.as.split(' ') : []
  if (what === 'published') return takeBackPublished(turn, open)
  if (what === 'called-off') return undoCallingOff(turn, open, Number(id))
  const isLate = turn.now.getTime() - deed.at.getTime() > LATELY
  if (what?.startsWith('amended') === true && !isLate) return sayHowChangeStands(turn, deed)
  const waiting = await sayWhatWaits(turn, open)
  const isTakenBack = what === 'recalled' || what === 'kept-on'
  return waiting ?? (isTakenBack ? { reply: { text: wording.takenBackAlready() } } : undefined)
}

/** What was published a moment ago, or called off, however it was done. */
async function takeBackNewest(turn: Turn<unknown>, open: Open): Promise<Outcome | undefined> {
  const fresh = newestOf(turn, open)
  return fresh === undefined ? keepOn(turn, open, false) : takeBack(turn, fresh)
}

async function takeBackPublished(turn: Turn<unknown>, open: Open): Promise<Outcome | undefined> {
  const fresh = newestOf(turn, open)
  if (fresh !== undefined) return takeBack(turn, fresh)
  const [newest] = open
    .filter(({ planned_by, off_at }) => planned_by === turn.speaker.person?.id && off_at === null)
    .toSorted((a, b) => (b.published_at?.getTime() ?? 0) - (a.published_at?.getTime() ?? 0))
  return newest && askCallOff(turn, newest)
}

async function undoCallingOff(turn: Turn<unknown>, open: Open, id: number): Promise<Outcome | undefined> {
  const off = ownPending(turn, open).find((one) => one.id === id)
  const kept = off && (await keepOn(turn, [off], false))
  if (kept !== undefined) return kept
  const activity = await queries.findActivity(turn.db, id)
  if (activity === undefined) return undefined
  const toldTo = activity.off_at === null ? undefined : await sayTooLate(turn, activity.title)
  return toldTo ?? { reply: { text: wording.staysOff(activity.title) } }
}

async function sayHowChangeStands({ db }: Turn<unknown>, { as }: Deed): Promise<Outcome> {
  const [what, id] = as.split(' ')
  const activity = id === undefined ? undefined : await queries.findActivity(db, Number(id))
  const isQuiet = what === 'amended-quietly' && activity !== undefined
  return { reply: { text: isQuiet ? wording.changeIsQuiet(activity.title) : wording.changeIsOut(activity?.title) } }
}

/** What was done before and could still be taken back, with how to say so. */
async function sayWhatWaits(turn: Turn<unknown>, open: Open): Promise<Outcome | undefined> {
  const [off] = ownPending(turn, open)
  if (off !== undefined) return { reply: { text: wording.offByColleague(off.title, await whoCalledOff(turn, off)) } }
  const fresh = newestOf(turn, open)
  return fresh && { reply: { text: wording.stillToGo(fresh.title) } }
}

/** What whoever speaks has published last, as long as nobody is asked yet. */
const newestOf = ({ now, speaker }: Turn<unknown>, open: Open): queries.Activity | undefined =>
  open
    .filter(({ published_at, planned_by }) => planned_by === speaker.person?.id && (published_at ?? now) > now)
    .toSorted((a, b) => b.id - a.id)[0]

/** Nobody has heard of it, so nobody is told; a series ends with all that it has. */
async function takeBack(turn: Turn<unknown>, { id, title, series_id }: queries.Activity): Promise<Outcome> {
  const { db, now } = turn
  const whole = series_id === null ? undefined : await queries.lockSeries(db, series_id)
  const standing = whole === undefined ? [] : await queries.findStanding(db, whole.id, now)
  if (whole !== undefined) await queries.updateSeries(db, whole.id, { ended_at: now })
  for (const one of [id, ...standing.map((activity) => activity.id)]) {
    const activity = await queries.lockActivity(db, one)
    if (activity?.state !== 'published') continue
    await queries.callOff(db, activity)
    await queries.markAllToldOff(db, one, now)
  }
  return { reply: { text: wording.recalled(title) }, as: 'recalled' }
}
