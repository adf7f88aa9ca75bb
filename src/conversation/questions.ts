/** The questions that are open: rows, so that 收到 or 1 finds its question tomorrow, after a restart, or by quotation. */
import type { Row } from '../../db/schema.ts'
import type { Expectation, Tx } from '../feature.ts'

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
}

/** Opens the question that a message asks; an older one about the same matter in that chat is replaced. */
export async function openQuestion(
  tx: Tx,
  question: { feature: string; chatId: number; outboxId: number | null; expects: Expectation; now: Date },
): Promise<void> {
  const { feature, chatId, outboxId, expects, now } = question
  const personId = expects.person ?? null
  await tx
    .with('replaced', (db) =>
      db
        .updateTable('awaited')
        .set({ closed_at: now })
        .where('chat_id', '=', chatId)
        .where('about', '=', expects.about)
        .where('person_id', personId === null ? 'is' : '=', personId)
        .where('closed_at', 'is', null),
    )
    .insertInto('awaited')
    .values({
      feature,
      answer: expects.answer,
      payload: JSON.stringify(expects.payload),
      options: JSON.stringify(expects.options),
      about: expects.about,
      title: expects.title,
      chat_id: chatId,
      person_id: personId,
      outbox_id: outboxId,
      asked_at: now,
      expires_at: expects.until,
      answered_at: expects.answered === true ? now : null,
    })
    .execute()
}

/**
 * The open questions of a chat, newest first, as far as they were really asked and concern these people (or anybody);
 * and those of people whom the writer helps, in whatever chat they were asked.
 */
export async function findQuestions(
  tx: Tx,
  chatId: number,
  who: { readonly own: readonly number[]; readonly helped: readonly number[] },
  now: Date,
): Promise<readonly Question[]> {
  const rows = await tx
    .selectFrom('awaited')
    .leftJoin('outbox', 'outbox.id', 'awaited.outbox_id')
    .selectAll('awaited')
    .select(['outbox.text', 'outbox.kind'])
    .where((eb) =>
      who.helped.length === 0
        ? eb('awaited.chat_id', '=', chatId)
        : eb.or([eb('awaited.chat_id', '=', chatId), eb('awaited.person_id', 'in', [...who.helped])]),
    )
    .where('awaited.closed_at', 'is', null)
    .where('awaited.expires_at', '>', now)
    // What still waits to be sent was not read by anybody; what is being sent may have been.
    .where((eb) =>
      eb.or([eb('awaited.outbox_id', 'is', null), eb('outbox.state', 'in', ['sending', 'sent', 'uncertain'])]),
    )
    .orderBy('awaited.id', 'desc')
    .execute()
  return rows
    .filter(({ person_id }) => person_id === null || who.own.includes(person_id) || who.helped.includes(person_id))
    .map((row) => ({
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
    }))
}

/** Notes that a question was answered; `close` when no later answer may change it. */
export async function noteAnswer(tx: Tx, id: number, close: boolean, now: Date): Promise<void> {
  await tx
    .updateTable('awaited')
    .set({ answered_at: now, ...(close ? { closed_at: now } : {}) })
    .where('id', '=', id)
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

/** Nobody is there any more to answer what was asked of this person. */
export async function closeQuestionsTo(tx: Tx, personId: number, now: Date): Promise<void> {
  await tx
    .updateTable('awaited')
    .set({ closed_at: now })
    .where('person_id', '=', personId)
    .where('closed_at', 'is', null)
    .execute()
}
