/** What somebody has written lately, and what they were told last. */
import { sql } from 'kysely'
import type { Tx } from '../../feature.ts'

/** What the same sender wrote in this chat within the hour, as far as it was for the bot. */
export interface Lately {
  /** Messages in ten minutes, and in one. */
  readonly count: number
  readonly lastMinute: number
  /** Those of the ten minutes that said the same. */
  readonly same: number
  /** The last one said the same, within a minute. */
  readonly repeats: boolean
  /** Help was called for in these ten minutes. */
  readonly called: boolean
  /** It was left alone within two minutes, and within the hour. */
  readonly rests: boolean
  readonly rested: boolean
}

export const NOTHING_LATELY: Lately = {
  count: 0,
  lastMinute: 0,
  same: 0,
  repeats: false,
  called: false,
  rests: false,
  rested: false,
}

/** Over the messages before one, as `earlier`; the one itself is `inbox`. */
export const LATELY = sql<Lately>`jsonb_build_object(
  'count', count(*) filter (where ${since('10 minutes')} and ${forTheBot()}),
  'lastMinute', count(*) filter (where ${since('1 minute')} and ${forTheBot()}),
  'same', count(*) filter (where ${since('10 minutes')} and ${forTheBot()} and earlier.text = inbox.text),
  'repeats', coalesce((array_agg(earlier.text = inbox.text and ${since('1 minute')} order by earlier.id desc))[1], false),
  'called', coalesce(bool_or(earlier.handled_as = 'distress' and ${since('10 minutes')}), false),
  'rests', coalesce(bool_or(earlier.handled_as = 'resting' and ${since('2 minutes')}), false),
  'rested', coalesce(bool_or(earlier.handled_as = 'resting'), false))`

function since(span: string) {
  return sql`earlier.received_at > inbox.received_at - ${sql.lit(span)}::interval`
}

function forTheBot() {
  return sql`earlier.handled_as is distinct from 'overheard'`
}

/** The words that a chat was sent last. */
export async function lastWordsTo(tx: Tx, chatId: number): Promise<string | undefined> {
  const last = await tx
    .selectFrom('outbox')
    .select('text')
    .where('chat_id', '=', chatId)
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst()
  return last?.text
}

/** Of so many: an invitation to many goes slowly, and an answer that was written after it overtakes it. */
const LOOKED_AT = 20

/** What a chat has read last, in words; `asks`: it was a question. */
export async function lastTold(tx: Tx, chatId: number) {
  return tx
    .selectFrom((eb) =>
      eb
        .selectFrom('outbox')
        .selectAll()
        .where('chat_id', '=', chatId)
        .where('state', 'in', ['sent', 'uncertain'])
        .where('text', '!=', '')
        .orderBy('id', 'desc')
        .limit(LOOKED_AT)
        .as('outbox'),
    )
    .select(['outbox.text', 'outbox.feature', 'outbox.about', 'outbox.kind'])
    .select((eb) =>
      eb
        .exists(eb.selectFrom('awaited').select('awaited.id').whereRef('awaited.outbox_id', '=', 'outbox.id'))
        .$castTo<boolean>()
        .as('asks'),
    )
    .orderBy('outbox.ended_at', 'desc')
    .orderBy('outbox.id', 'desc')
    .limit(1)
    .executeTakeFirst()
}

/** Whether a chat was told anything since a moment by others than these features. */
export async function wasToldOtherwise(
  tx: Tx,
  chatId: number,
  { since, features }: { readonly since: Date; readonly features: readonly string[] },
): Promise<boolean> {
  const row = await tx
    .selectFrom('outbox')
    .select('id')
    .where('chat_id', '=', chatId)
    .where('state', 'in', ['sent', 'uncertain'])
    .where('ended_at', '>', since)
    .where('feature', 'not in', [...features])
    .limit(1)
    .executeTakeFirst()
  return row !== undefined
}

/**
 * Whether a question that was asked in a reply is still open, and nothing has been said in its chat since but what asked something
 * itself: so it is left now, and for the first time.
 */
export async function isJustLeft(tx: Tx, questionId: number): Promise<boolean> {
  const row = await tx
    .selectFrom('awaited')
    .select('awaited.id')
    .where('awaited.id', '=', questionId)
    .where('awaited.closed_at', 'is', null)
    .where('awaited.answered_at', 'is', null)
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('outbox')
            .select('outbox.id')
            .whereRef('outbox.chat_id', '=', 'awaited.chat_id')
            .whereRef('outbox.id', '>', 'awaited.outbox_id')
            .where('outbox.kind', '=', 'reply')
            .where((eb) =>
              eb.not(
                eb.exists(
                  eb.selectFrom('awaited as asked').select('asked.id').whereRef('asked.outbox_id', '=', 'outbox.id'),
                ),
              ),
            ),
        ),
      ),
    )
    .executeTakeFirst()
  return row !== undefined
}
