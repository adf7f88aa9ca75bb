/** The sentences that staff answer with again and again. */
import type { PersonId, Tx } from '../../../feature.ts'

/** The office's sentences; their number is their place in the list. */
export async function quickTexts(db: Tx): Promise<readonly { readonly id: number; readonly words: string }[]> {
  return db.selectFrom('quick_text').select(['id', 'words']).where('ended_at', 'is', null).orderBy('id').execute()
}

export async function addQuickText(db: Tx, words: string, by: PersonId | null, now: Date): Promise<void> {
  await db.insertInto('quick_text').values({ words, made_by: by, made_at: now }).execute()
}

export async function endQuickText(db: Tx, id: number, now: Date): Promise<void> {
  await db.updateTable('quick_text').set({ ended_at: now }).where('id', '=', id).execute()
}
