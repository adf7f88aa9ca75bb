/** What is kept of somebody in other places than the roster, for themselves to see. */
import { sql } from 'kysely'
import type { PersonId, Tx } from '../../../feature.ts'

/** One person alone, where an audience is wanted. */
export const onlyThis = (db: Tx, person: PersonId) =>
  db.selectFrom('person').select('person.id').where('id', '=', person)

export interface KeptBeside {
  /** Nicknames of the chats that are theirs. */
  readonly chats: readonly string[]
  /** Who answers for them: 何小梅（闺女） is two words here. */
  readonly helpers: readonly { readonly name: string; readonly relation: string }[]
  /** For whom they answer. */
  readonly helps: readonly string[]
  readonly consent: { readonly answer: 'agreed' | 'declined'; readonly onPaper: boolean; readonly at: string } | null
  /** Kinds of messages that they do not want. */
  readonly unwanted: readonly ('notice' | 'greeting' | 'reminder' | 'festivals' | 'birthday' | 'days')[]
  readonly weddingDay: string | null
  /** How many of each are kept. */
  readonly counts: {
    readonly words: number
    readonly answers: number
    readonly requests: number
    readonly visits: number
    readonly stays: number
  }
}

export async function keptBeside(db: Tx, person: PersonId): Promise<KeptBeside> {
  const { rows } = await sql<KeptBeside>`
    select
      coalesce((select jsonb_agg(chat.name order by binding.id) from binding join chat on chat.id = binding.chat_id
        where binding.person_id = ${person} and binding.until_at is null), '[]') as chats,
      coalesce((select jsonb_agg(jsonb_build_object('name', helper.name, 'relation', proxy.relation) order by proxy.id)
        from proxy join person helper on helper.id = proxy.helper_id
        where proxy.elder_id = ${person} and proxy.until_at is null), '[]') as helpers,
      coalesce((select jsonb_agg(elder.name order by proxy.id) from proxy join person elder on elder.id = proxy.elder_id
        where proxy.helper_id = ${person} and proxy.until_at is null), '[]') as helps,
      (select jsonb_build_object('answer', answer, 'onPaper', how = 'paper', 'at', answered_at)
        from consent where person_id = ${person} and answer is not null order by id desc limit 1) as consent,
      coalesce((select jsonb_agg(kind) from (
        (select kind from opt_out where person_id = ${person} and ended_at is null order by id)
        union all select 'festivals' from greeting_wish where person_id = ${person} and not on_festivals
        union all select 'days' from greeting_wish where person_id = ${person} and not on_days
        union all select 'birthday' from greeting_wish
          where person_id = ${person} and not in_private and not in_room) kinds), '[]') as unwanted,
      (select day from yearly_date where person_id = ${person} and occasion = 'wedding') as "weddingDay",
      jsonb_build_object(
        'words', (select count(*) from inbox where person_id = ${person} and text <> ''),
        'answers', (select count(*) from sign_up where person_id = ${person}),
        'requests', (select count(*) from request where person_id = ${person}),
        'visits', (select count(*) from visit where person_id = ${person}),
        'stays', (select count(*) from hospital_stay where person_id = ${person})) as counts`.execute(db)
  const [kept] = rows
  if (kept === undefined) throw new Error('a select without from has one row')
  return kept
}
