/** The answers to a survey's questions. */
import { sql } from 'kysely'
import type { NewRow, Row } from '../../../../db/schema.ts'
import type { PersonId, Tx } from '../../../feature.ts'
import type { Notice } from '../queries.ts'

export type SurveyAnswer = Row<'survey_answer'>

/** What somebody has answered so far, by question. */
export async function answersOf(tx: Tx, noticeId: number, personId: PersonId): Promise<readonly SurveyAnswer[]> {
  return tx
    .selectFrom('survey_answer')
    .selectAll()
    .where('notice_id', '=', noticeId)
    .where('person_id', '=', personId)
    .where('replaced_at', 'is', null)
    .orderBy('question')
    .execute()
}

/** Keeps an answer; an earlier one to the same question stays as history. */
export async function keepAnswerTo(tx: Tx, row: NewRow<'survey_answer'>): Promise<void> {
  await tx
    .updateTable('survey_answer')
    .set({ replaced_at: row.answered_at })
    .where('notice_id', '=', row.notice_id)
    .where('person_id', '=', row.person_id)
    .where('question', '=', row.question)
    .where('replaced_at', 'is', null)
    .execute()
  await tx.insertInto('survey_answer').values(row).execute()
}

/** Everything that was answered, by person and question; of these people only, where given. */
export async function allAnswers(
  tx: Tx,
  noticeId: number,
  people?: readonly PersonId[],
): Promise<readonly SurveyAnswer[]> {
  return tx
    .selectFrom('survey_answer')
    .selectAll()
    .where('notice_id', '=', noticeId)
    .where('replaced_at', 'is', null)
    .$if(people !== undefined, (query) => query.where(sql<boolean>`person_id = any(${[...(people ?? [])]}::int[])`))
    .orderBy('person_id')
    .orderBy('question')
    .execute()
}

/** How many have answered (or passed over) every question of a survey, how many only some of them, and how many want to answer none. */
export async function countDone(
  tx: Tx,
  noticeId: number,
): Promise<{ readonly done: number; readonly begun: number; readonly declined: number }> {
  const { rows } = await sql<{ done: number; begun: number; declined: number }>`
    select (select count(*) from notice_answer where notice_id = ${noticeId} and replaced_at is null
        and person_id not in (select person_id from survey_answer where notice_id = ${noticeId}))::int as declined,
      count(*) filter (where answered >= asked)::int as done, count(*) filter (where answered < asked)::int as begun
    from (
      select count(*) as answered, max(json_array_length(notice.questions::json)) as asked
      from survey_answer join notice on notice.id = survey_answer.notice_id
      where survey_answer.notice_id = ${noticeId} and survey_answer.replaced_at is null
      group by survey_answer.person_id) as people`.execute(tx)
  return rows[0] ?? { done: 0, begun: 0, declined: 0 }
}

/** The newest survey on its way that is for somebody and may still be answered, one that they have not answered before others. */
export async function findOpenSurvey(tx: Tx, personId: PersonId, now: Date): Promise<Notice | undefined> {
  const row = await tx
    .selectFrom('notice')
    .innerJoin('notice_person', 'notice_person.notice_id', 'notice.id')
    .selectAll('notice')
    .where('notice_person.person_id', '=', personId)
    .where('notice.answers', '=', 'survey')
    .where('notice.state', '=', 'sending')
    .where((eb) => eb.or([eb('notice.deadline_at', 'is', null), eb('notice.deadline_at', '>', now)]))
    .orderBy(
      sql`exists (select 1 from notice_answer where notice_answer.notice_id = notice.id
        and notice_answer.person_id = ${personId} and replaced_at is null)`,
    )
    .orderBy('notice.confirmed_at', 'desc')
    .executeTakeFirst()
  return row as Notice | undefined
}

/** Takes the words and numbers out of somebody's answers; that they answered stays, for the figures. */
export async function forgetAnswers(tx: Tx, personId: PersonId): Promise<void> {
  await tx.updateTable('survey_answer').set({ words: null, number: null }).where('person_id', '=', personId).execute()
}
