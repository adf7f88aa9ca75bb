/** Takes a posted 接龙 in: what is new or changed in it is kept line by line, and counted like any other answer. */
import type { Outcome, PersonId, Turn } from '../../../feature.ts'
import { readList } from '../../../language/lists.ts'
import { normaliseText } from '../../../language/read-value.ts'
import type { ListEntry } from '../../../language/reading.ts'
import { type Activity, findSignUp } from '../queries.ts'
import { type Counted, countLines } from './count-lines.ts'
import { mergeLines, type PostedLine } from './merge-lines.ts'
import * as queries from './queries.ts'
import { withThoseInRemarks } from './those-in-remarks.ts'
import { type Named, whomNamed } from './whom.ts'

/** What a list has come to. */
export interface Taken {
  /** Whose answer changed, with what came of it. */
  readonly counted: readonly Counted[]
  /** Lines in it. */
  readonly lines: number
  /** Names of new lines that nobody on the roster bears for certain. */
  readonly unknown: readonly string[]
}

/** A list as it was posted. */
interface PostedList {
  /** Those who do not come included. */
  readonly lines: readonly PostedLine[]
  /** It holds all there is, so what is not in it was taken out; else it only adds to it: 3、周福生. */
  readonly isWhole: boolean
}

/** What a text holds of a list; without lines when it is none. */
function postedIn({ text, chatKind }: Pick<queries.Post, 'text' | 'chatKind'>): PostedList {
  const list = readList(normaliseText(text), chatKind === 'room' ? 'room' : 'anywhere')
  if (list === undefined) return { lines: [], isWhole: false }
  const line = (declines: boolean) => (entry: ListEntry) => ({
    name: entry.name,
    people: Math.max(1, entry.people),
    ...remarkOf(entry),
    declines,
  })
  const lines = [...list.entries.map(line(false)), ...list.declined.map(line(true))]
  const numbers = [...list.entries, ...list.declined].map(({ number = 2 }) => number)
  return { lines, isWhole: list.header !== '' || (lines.length > 1 && Math.min(...numbers) <= 1) }
}

/** The lines of a list that was copied to the bot; empty when the text holds none. */
export const linesIn = (text: string): readonly PostedLine[] => postedIn({ text, chatKind: 'private' }).lines

/** The heads are counted already. */
function remarkOf({ remark = '' }: ListEntry): { readonly remark?: string } {
  const words = remark.replace(/^(?:\d{1,2}|[一二两三四五六七八九十]{1,3})(?:个人|人|位|个|名)[\s，、]*/, '')
  return words === '' ? {} : { remark: words }
}

/**
 * Merges the list of `post` into what is known; the activity must be locked. `pasted`: staff have copied it from
 * somewhere, so any line in it is as its owner wrote it, and what is not in it stays.
 */
export async function takeList(
  turn: Turn<unknown>,
  activity: Activity,
  post: queries.Post,
  how: 'posted' | 'pasted',
): Promise<Taken> {
  const { db, now } = turn
  const { lines: read, isWhole } = postedIn(post)
  const posted = await withThoseInRemarks(turn.db, read)
  const lines = await queries.linesIn(db, activity.id, post.chatId)
  const merged = mergeLines(
    lines.map((line) => ({
      ...line,
      ...(line.remark === null ? { remark: '' } : { remark: line.remark }),
      own: how === 'pasted' || isOwn(line, post),
      inLast: how === 'posted' && isWhole && line.missing_since === null,
    })),
    posted,
  )
  const named = await whomNamed(
    turn,
    activity.id,
    post,
    merged.added.map(({ name }) => name),
  )
  const settled = await withoutContradiction(turn, activity, post, named, merged.added)
  await queries.addLines(
    db,
    merged.added.map((line, index) => newLine(activity, post, line, settled[index])),
  )
  for (const { id, line } of merged.changed) {
    const remark = line.remark ?? null
    await queries.rewriteLine(db, id, { people: line.people, remark, declines: line.declines, inbox_id: post.inboxId })
  }
  await queries.changeLines(db, merged.removed, { removed_at: now })
  await queries.changeLines(db, merged.missing, { missing_since: now })
  await queries.changeLines(db, merged.back, { missing_since: null })
  const touched = new Set([...merged.changed.map(({ id }) => id), ...merged.removed])
  const people = [
    ...lines.flatMap((line) => (touched.has(line.id) && line.person_id !== null ? [line.person_id] : [])),
    ...settled.flatMap((person) => person ?? []),
  ]
  return {
    counted: await countLines(turn, activity, post, [...new Set(people)]),
    lines: posted.length,
    unknown: merged.added.filter((_, index) => settled[index] === undefined).map(({ name }) => name),
  }
}

/** Whoever has said 不去 themselves is not signed up by somebody else's line; staff are asked (rule 21). */
async function withoutContradiction(
  { db }: Turn<unknown>,
  activity: Activity,
  post: queries.Post,
  named: readonly Named[],
  lines: readonly PostedLine[],
): Promise<readonly (PersonId | undefined)[]> {
  const people: (PersonId | undefined)[] = []
  for (const [index, { person }] of named.entries()) {
    const current = person === undefined ? undefined : await findSignUp(db, activity.id, person)
    const declined = current?.answer === 'no' && current.entered_by === null && current.channel === 'private'
    people.push(declined && person !== post.personId && lines[index]?.declines === false ? undefined : person)
  }
  return people
}

/** A line is its writer's, and that of the person whom it names. */
function isOwn(line: queries.Line, post: queries.Post): boolean {
  if (post.personId === null) return line.owner_platform_id === post.platformId
  return line.owner_id === post.personId || line.person_id === post.personId
}

function newLine(activity: Activity, post: queries.Post, line: PostedLine, person: PersonId | undefined) {
  return {
    activity_id: activity.id,
    chat_id: post.chatId,
    name: line.name,
    people: line.people,
    remark: line.remark ?? null,
    declines: line.declines,
    owner_id: post.personId,
    owner_platform_id: post.platformId,
    person_id: person ?? null,
    state: person === undefined ? ('unknown' as const) : ('counted' as const),
    inbox_id: post.inboxId,
  }
}

/** What is to be done after a list: seats may have become free. */
export const afterList = (as: string): Pick<Outcome, 'wake' | 'as'> => ({ wake: ['activities.offer'], as })
