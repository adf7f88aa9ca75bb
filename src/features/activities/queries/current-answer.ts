/** What somebody who was asked answers now. */
import { sql } from 'kysely'

/** Joins to an `invitation` the `sign_up` that counts; there is one at most. */
export const CURRENT_ANSWER = sql<boolean>`sign_up.activity_id = invitation.activity_id
  and sign_up.person_id = invitation.person_id and sign_up.replaced_at is null`
