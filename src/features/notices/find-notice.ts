/** Which notice a sentence is about: the one that is named, else the newest. */
import { DAY } from '../../base/spans.ts'
import type { Turn } from '../../feature.ts'
import * as queries from './queries.ts'
import * as wording from './wording.ts'

/** So far back a notice is still asked about, in milliseconds: 60 days. What is planned is, however long ago. */
const RECENT = 60 * DAY
const MOST = 50
/** Stand where a name may stand and name nothing: 这条通知进度, 刚才的通知谁没回. */
const NO_NAME =
  /^(?:请问|请|现在|目前|今天|这条|这个|上一条|上条|上次|上回|前面|刚才|刚发|最近|最新|那条|那个|那次|那份|的|条|个|发|导出|我|把|给我)+$/

/** 那个体检, 上次的体检 */
const POINTS = /^(?:上次|上回|刚才|前面)?(?:的|那个|那条|这个|这条)?(?=.{2})/

/** 3号, as staff read it when it was sent and in the list. */
const NUMBERED = /^第?(?<number>\d{1,9})号?(?:通知)?$/

/** Whether words are the number of a notice. */
export const isNumber = (words: string): boolean => NUMBERED.test(words)

type Wanted = (notice: queries.Notice) => boolean

/** `words` stand where a notice's name may stand. */
export async function findMeant(
  turn: Pick<Turn, 'db' | 'now'>,
  words: string | undefined,
  isIt: Wanted = () => true,
): Promise<queries.Notice | undefined> {
  return (await findAllMeant(turn, words, isIt))[0]
}

/** All that may be meant, the likeliest first. */
export async function findAllMeant(
  { db, now }: Pick<Turn, 'db' | 'now'>,
  words: string | undefined,
  isIt: Wanted,
): Promise<readonly queries.Notice[]> {
  return calledSo((await findRecent({ db, now })).filter(isIt), words)
}

const findRecent = ({ db, now }: Pick<Turn, 'db' | 'now'>) =>
  queries.findConfirmed(db, new Date(now.getTime() - RECENT), MOST)

/** All that may be meant, in whatever state they are, and those that wait for a second person first. */
export const findAllKnown = async (
  turn: Pick<Turn, 'db' | 'now'>,
  words: string | undefined,
): Promise<readonly queries.Notice[]> =>
  calledSo([...(await queries.findWaitingForApproval(turn.db)), ...(await findRecent(turn))], words)

/**
 * Those in hand, on their way, planned, or waiting for a second person: what can be stopped, the newest first. Where none
 * is named, one's own before a colleague's.
 */
export async function findAllInHand(
  turn: Pick<Turn, 'db' | 'now' | 'speaker'>,
  words: string | undefined,
): Promise<readonly queries.Notice[]> {
  const waiting = calledSo(await queries.findWaitingForApproval(turn.db), words)
  const confirmed = await findAllMeant(turn, words, ({ state }) => IN_HAND.has(state))
  const all = [...waiting, ...confirmed].toSorted((one, other) => inHandSince(other) - inHandSince(one))
  const isOwn = ({ planned_by }: queries.Notice) => planned_by === turn.speaker.person?.id
  return words === undefined ? [...all.filter(isOwn), ...all.filter((one) => !isOwn(one))] : all
}

/** The first of them. */
export const findInHand = async (
  turn: Pick<Turn, 'db' | 'now' | 'speaker'>,
  words: string | undefined,
): Promise<queries.Notice | undefined> => (await findAllInHand(turn, words))[0]

const IN_HAND = new Set(['sending', 'paused', 'planned'])
const inHandSince = ({ confirmed_at, approval_asked_at }: queries.Notice): number =>
  (confirmed_at ?? approval_asked_at)?.getTime() ?? 0

/** The name in words that stand where one may stand. `undefined`: they name none, 这条, 刚才的. */
export function nameIn(words: string | undefined): string | undefined {
  const said = words?.replace(/^[把将](?=.)/, '').replace(/的$/, '')
  return said === undefined || said === '' || NO_NAME.test(said) ? undefined : said.replace(POINTS, '')
}

/** Those that the words name; all of them where they name none. */
function calledSo(recent: readonly queries.Notice[], words: string | undefined): readonly queries.Notice[] {
  const name = nameIn(words)
  if (name === undefined) return recent
  const number = Number(NUMBERED.exec(name)?.groups?.['number'])
  const numbered = recent.filter(({ id }) => id === number)
  if (numbered.length > 0) return numbered
  // 停水 is not 停水时间延长, however new that is.
  const exact = recent.filter(({ title }) => title === name)
  if (exact.length > 0) return exact
  const titled = recent.filter(({ title }) => title.includes(name) || name.includes(title))
  return titled.length > 0 ? titled : recent.filter(({ text }) => text.includes(name))
}

/** What is said where none is meant: of one that is named, that there are others. */
export async function sayNoneMeant(turn: Pick<Turn, 'db' | 'now'>, words: string | undefined): Promise<string> {
  const others = words === undefined ? [] : await findAllMeant(turn, undefined, () => true)
  return words === undefined || others.length === 0
    ? wording.noNotice()
    : wording.noSuchNotice(words, [...new Set(others.map(({ title }) => title))].slice(0, 3))
}

/** What is told of how a notice went: `withdrawn` is newer, and was called back before anybody had it. */
export interface Told {
  readonly notice: queries.Notice
  readonly withdrawn: queries.Notice | undefined
}

/** The notice of which staff want to know how it went: one that was called back in time, or has not begun, hides no other. */
export async function findTold(
  turn: Pick<Turn, 'db' | 'now'>,
  words: string | undefined,
  isIt: Wanted = () => true,
): Promise<Told | undefined> {
  const [newest, ...older] = await findAllMeant(turn, words, isIt)
  if (newest === undefined) return undefined
  for (const notice of [newest, ...older]) {
    if (notice.state === 'planned' || (await isWithdrawn(turn.db, notice))) continue
    return { notice, withdrawn: newest.state === 'cancelled' && newest !== notice ? newest : undefined }
  }
  return { notice: newest, withdrawn: undefined }
}

const isWithdrawn = async (db: Turn['db'], { id, state }: queries.Notice): Promise<boolean> =>
  state === 'cancelled' && (await queries.countGotIt(db, id)) === 0

/** A newer one that was called back is named, so that nobody takes these figures for its own. */
export const afterWithdrawn = ({ withdrawn }: Told, text: string): string =>
  withdrawn === undefined ? text : `${wording.wasWithdrawn(withdrawn.title)}\n${text}`
