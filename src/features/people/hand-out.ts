/** Sheets with people's data that somebody takes away: what for is asked first, and kept with whose data they hold. */
import type { Outcome, PersonId, SentFile, Turn } from '../../feature.ts'
import { SHEET_TYPE, type Sheet, writeXlsx } from '../../sheets/write-xlsx.ts'
import * as queries from './queries.ts'
import { ASK_PURPOSE } from './wording.ts'

/** A slot for what a sheet is for: taken as it is said, so that 组织学习 is no activity. */
export const PURPOSE = { kind: 'words', marks: [], whole: true } as const

/** A digit is no purpose that anybody could look up. */
const SAYS_WHAT_FOR = /\p{Script=Han}.*\p{Script=Han}/u
/** 怎么还没发给我, 明天几点开会来着: nobody answers so what for. 核对谁没交费, 给还没领的发慰问品 tell it. */
const ASKS =
  /[吗？?]|怎么|为啥|什么时候|几[点号时]|(?:什么|多少|谁|哪[儿里]?)[了的呀啊]?$|还没[发给到好][^，。的]{0,3}$|[呢没]$/

/** Asks a command for its slot `purpose`; `undefined`: it was told. `known`: what else it knows already. */
export function askPurpose(
  purpose: string | undefined,
  of: { readonly command: string; readonly slots: NonNullable<NonNullable<Outcome['ask']>['of']>['slots'] },
): Outcome | undefined {
  if (purpose !== undefined && SAYS_WHAT_FOR.test(purpose) && !ASKS.test(purpose)) return undefined
  return { ask: { slot: 'purpose', text: ASK_PURPOSE, of } }
}

/** A sheet with people in it: whose data it holds, and what it is taken away for. */
export interface HandedOut extends Omit<queries.TakenAway, 'heads'> {
  readonly people: readonly PersonId[]
  /** Of the file. */
  readonly name: string
}

/**
 * The one way in which a sheet with people in it is made: who takes it away, when and what for stands in 导出记录, and each
 * of them can ask (谁看过我的信息); whether or not the file arrives.
 */
export async function handOut(
  { db, now, speaker }: Turn<unknown>,
  { people, name, ...taken }: HandedOut,
  sheet: Sheet,
): Promise<SentFile> {
  const by = speaker.person?.id ?? null
  const audit = await queries.noteExport(db, by, { ...taken, heads: people.length }, now)
  if (by !== null) await queries.noteShown(db, { person: by }, { how: 'sheet', people, audit }, now)
  return sentSheet(name, sheet)
}

/** A sheet that goes with a message which itself says whose data it shows (`Saying.shows`): nobody has asked for it. */
export const sentSheet = async (name: string, sheet: Sheet): Promise<SentFile> => ({
  name,
  mediaType: SHEET_TYPE,
  bytes: await writeXlsx(sheet),
})

/** Notes that an answer shows whole numbers, or a card, to whoever asked. */
export async function noteAnswered(
  { db, now, speaker }: Pick<Turn<unknown>, 'db' | 'now' | 'speaker'>,
  how: 'card' | 'list',
  people: readonly PersonId[],
): Promise<void> {
  if (speaker.person !== undefined) await queries.noteShown(db, { person: speaker.person.id }, { how, people }, now)
}
