/** The questions that are open: rows, so that 收到 or 1 finds its question tomorrow, after a restart, or by quotation. */
import { type Expression, type ExpressionBuilder, type SqlBool, sql } from 'kysely'
import type { NewRow, Row, Schema } from '../../db/schema.ts'
import { mayBeRead } from '../base/queries.ts'
import { UNREAD } from '../base/unread.ts'
import { writtenOnce } from '../base/written-once.ts'
import type { Expectation, Tx } from '../feature.ts'

/** The engine's own share of the vocabulary and of the questions. */
export const ENGINE = 'conversation'

export interface Question {
  readonly id: number
  readonly feature: string
  readonly answer: string
  readonly payload: unknown
  readonly title: string
  readonly options: Row<'awaited'>['options']
  readonly personId: number | null
  readonly answered: boolean
  /** The words in which it was asked. */
  readonly text: string
  readonly askedAt: Date
  /** Asked in answer to what the person wrote, so it is what is being talked about. */
  readonly inTalk: boolean
  /** Older ones about the same matter, in whose place it stands since it was sent. */
  readonly replaces: readonly number[]
}

/** A question about to be opened. */
export interface Asking {
  readonly feature: string
  readonly chatId: number
  readonly outboxId: number | null
  readonly expects: Expectation
  readonly now: Date
  /** Its message goes out in its turn: until it has gone, what was asked about the matter before can still be answered. */
  readonly waits?: boolean
}

/** Opens the question that a message asks; an older one about the same matter in that chat is replaced. */
export async function openQuestion(tx: Tx, asking: Asking): Promise<void> {
  if (asking.waits === true) return openMany(tx, [asking])
  const row = rowOf(asking)
  await (row.person_id === null ? openForAnybody : openForOne)(tx, row)
}

/** An index serves `=` and `is null`, and nothing that is both. */
const openForOne = openWhere((eb, { person_id }) => eb('person_id', '=', person_id))
const openForAnybody = openWhere((eb) => eb('person_id', 'is', null))

function openWhere(isTheirs: (eb: ExpressionBuilder<Schema, 'awaited'>, row: NewQuestion) => Expression<SqlBool>) {
  return writtenOnce((tx: Tx, row: NewQuestion) =>
    tx
      .with('replaced', (db) =>
        db
          .updateTable('awaited')
          .set({ closed_at: row.asked_at })
          .where('chat_id', '=', row.chat_id)
          .where('about', '=', row.about)
          .where((eb) => isTheirs(eb, row))
          .where('closed_at', 'is', null),
      )
      .insertInto('awaited')
      .values({
        feature: row.feature,
        answer: row.answer,
        payload: row.payload,
        options: row.options,
        about: row.about,
        title: row.title,
        chat_id: row.chat_id,
        person_id: row.person_id,
        outbox_id: row.outbox_id,
        asked_at: row.asked_at,
        expires_at: row.expires_at,
        answered_at: row.answered_at,
      })
      .modifyEnd(sql.raw(UNREAD)),
  )
}

type NewQuestion = ReturnType<typeof rowOf>

function rowOf({ feature, chatId, outboxId, expects, now }: Asking) {
  return {
    feature,
    answer: expects.answer,
    payload: JSON.stringify(expects.payload),
    options: JSON.stringify(expects.options),
    about: expects.about,
    title: expects.title,
    chat_id: chatId,
    person_id: expects.person ?? null,
    outbox_id: outboxId,
    asked_at: now,
    expires_at: expects.until,
    answered_at: expects.answered === true ? now : null,
  } satisfies NewRow<'awaited'>
}

/** Opens many in one statement, or, where one of them would replace another, one after the other. */
export async function openQuestions(tx: Tx, askings: readonly Asking[]): Promise<void> {
  if (askings.length > 0 && askings.every(({ waits }) => waits)) return openMany(tx, askings)
  const places = new Set(askings.map(({ chatId, expects }) => `${chatId} ${expects.person ?? ''} ${expects.about}`))
  const isMixed = new Set(askings.map(({ waits }) => waits === true)).size > 1
  if (askings.length > 1 && places.size === askings.length && !isMixed) return openMany(tx, askings)
  for (const asking of askings) await openQuestion(tx, asking)
}

/** Opened at one moment. */
async function openMany(tx: Tx, askings: readonly Asking[]): Promise<void> {
  const rows = askings.map((asking) => {
    const { payload, options, ...row } = rowOf(asking)
    return { ...row, payload: JSON.parse(payload), options: JSON.parse(options) }
  })
  const replaces = askings.every(({ waits }) => waits !== true)
  const json = JSON.stringify(rows, (_, value) => (typeof value === 'string' ? value.toWellFormed() : value))
  const columns = sql.join(Object.keys(rows[0] ?? {}).map((column) => sql.ref(column)))
  const replaced = sql`, replaced as (
      update awaited set closed_at = asked.asked_at from asked
      where awaited.chat_id = asked.chat_id and awaited.about = asked.about
        and awaited.person_id is not distinct from asked.person_id and awaited.closed_at is null)`
  await sql`
    with asked as (select * from json_populate_recordset(null::awaited, ${json}::json))${replaces ? replaced : sql``}
    insert into awaited (${columns}) select ${columns} from asked`.execute(tx)
}

/**
 * The open questions of a chat, newest first, as far as they were really asked and concern these people (or anybody);
 * and those of people whom the writer helps or shares a phone with, in whatever chat they were asked. `found`: what is
 * known to be open in the chat.
 */
export async function findQuestions(
  tx: Tx,
  chatId: number,
  who: { readonly own: readonly number[]; readonly helped: readonly number[] },
  now: Date,
  found?: readonly OpenRow[],
): Promise<readonly Question[]> {
  const rows = await (who.helped.length === 0
    ? (found ?? openInChats(tx, { chatIds: [chatId], now }))
    : openThen(tx, now)
        .where((eb) => eb.or([eb('awaited.chat_id', '=', chatId), eb('awaited.person_id', 'in', [...who.helped])]))
        .execute())
  const theirs = rows.filter(
    ({ person_id }) => person_id === null || who.own.includes(person_id) || who.helped.includes(person_id),
  )
  const matters = Map.groupBy(theirs, ({ chat_id, person_id, about }) => `${person_id ?? `in ${chat_id}`} ${about}`)
  return [...matters.values()].flatMap(([row, ...older]) =>
    row === undefined
      ? []
      : [
          {
            id: row.id,
            feature: row.feature,
            answer: row.answer,
            payload: row.payload,
            title: row.title,
            options: row.options,
            personId: row.person_id,
            answered: row.answered_at !== null,
            text: row.text ?? '',
            askedAt: row.asked_at,
            inTalk: row.kind === 'reply' && row.chat_id === chatId,
            replaces: older.filter(({ chat_id }) => chat_id === row.chat_id).map(({ id }) => id),
          },
        ],
  )
}

/** What is open in each of several chats, newest first, whomever it concerns. */
export async function openInEach(
  tx: Tx,
  chatIds: readonly number[],
  now: Date,
): Promise<ReadonlyMap<number, readonly OpenRow[]>> {
  const rows = Map.groupBy(await openInChats(tx, { chatIds, now }), ({ chat_id }) => chat_id)
  return new Map(chatIds.map((id) => [id, rows.get(id) ?? []]))
}

const openInChats = writtenOnce(
  (tx: Tx, { chatIds, now }: { readonly chatIds: readonly number[]; readonly now: Date }) =>
    openThen(tx, now).where(sql<boolean>`awaited.chat_id = any(${chatIds}::int[])`),
)

export type OpenRow = Awaited<ReturnType<typeof openInChats>>[number]

function openThen(tx: Tx, now: Date) {
  return (
    tx
      .selectFrom('awaited')
      .leftJoin('outbox', 'outbox.id', 'awaited.outbox_id')
      .selectAll('awaited')
      .select(['outbox.text', 'outbox.kind'])
      .where('awaited.closed_at', 'is', null)
      .where('awaited.expires_at', '>', now)
      // What still waits to be sent was not read by anybody.
      .where((eb) => eb.or([eb('awaited.outbox_id', 'is', null), mayBeRead]))
      .orderBy('awaited.id', 'desc')
  )
}

/** Whether a notice that asks something waits to be sent to a chat. */
export async function isOnItsWay(tx: Tx, chatId: number): Promise<boolean> {
  const row = await tx
    .selectFrom('awaited')
    .innerJoin('outbox', 'outbox.id', 'awaited.outbox_id')
    .select('awaited.id')
    .where('awaited.chat_id', '=', chatId)
    .where('awaited.closed_at', 'is', null)
    .where('outbox.state', '=', 'due')
    .where('outbox.kind', 'in', ['notice', 'urgent-notice'])
    .limit(1)
    .executeTakeFirst()
  return row !== undefined
}

/** Notes that a question was answered; `close` when no later answer may change it. */
export async function noteAnswer(tx: Tx, id: number, close: boolean, now: Date): Promise<void> {
  await (close ? answeredForGood : answered)(tx, { id, now })
}

interface Answered {
  readonly id: number
  readonly now: Date
}

const answered = writtenOnce((tx: Tx, { id, now }: Answered) =>
  tx.updateTable('awaited').set({ answered_at: now }).where('id', '=', id).modifyEnd(sql.raw(UNREAD)),
)
const answeredForGood = writtenOnce((tx: Tx, { id, now }: Answered) =>
  tx.updateTable('awaited').set({ answered_at: now, closed_at: now }).where('id', '=', id).modifyEnd(sql.raw(UNREAD)),
)

/** What stood open behind a question that was answered is over. */
export async function closeReplaced(tx: Tx, { replaces }: Question, now: Date): Promise<void> {
  if (replaces.length === 0) return
  await tx
    .updateTable('awaited')
    .set({ closed_at: now })
    .where('id', 'in', [...replaces])
    .execute()
}

/** What was asked by a message that is said in another chat now is asked there. */
export async function moveQuestions(tx: Tx, outboxId: number, chatId: number): Promise<void> {
  await tx
    .updateTable('awaited')
    .set({ chat_id: chatId })
    .where('outbox_id', '=', outboxId)
    .where('closed_at', 'is', null)
    .execute()
}

/** What was asked about these matters is over, whoever was asked. */
export async function closeQuestionsAbout(tx: Tx, abouts: readonly string[], now: Date): Promise<void> {
  if (abouts.length === 0) return
  await tx
    .updateTable('awaited')
    .set({ closed_at: now })
    .where('about', 'in', [...abouts])
    .where('closed_at', 'is', null)
    .execute()
}

/** Nobody is there any more to answer what was asked of this person. */
export async function closeQuestionsTo(tx: Tx, personId: number, now: Date): Promise<void> {
  await tx
    .updateTable('awaited')
    .set({ closed_at: now })
    .where('person_id', '=', personId)
    .where('closed_at', 'is', null)
    .execute()
}
