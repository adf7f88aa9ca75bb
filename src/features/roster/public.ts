/** What the command line and other features use of the roster. */
import type { PersonId, Tx } from '../../feature.ts'
import { type ByWhom, changePerson } from './queries.ts'

export {
  endReading,
  hasWork,
  judgePage,
  layDown,
  readRows,
  reportOn,
  settleCalendar,
  takeIn,
} from './import-list.ts'
export { drawCard } from './pages/person-card.ts'
export { beginImport, cancelWaiting, endDead, importOf, setImport, unlinked } from './queries.ts'
export { decide, nextDoubtful } from './settle-doubts.ts'
export {
  askCalendar,
  askDoubtful,
  askWhether,
  cancelled,
  goOnInChat,
  nobodyListed,
  nothingToDo,
  taken,
  tellUnlinked,
  unreadable,
} from './wording.ts'

/** Enters in which calendar somebody's day of birth is, with who said so. */
export async function setBirthCalendar(
  db: Tx,
  person: PersonId,
  calendar: 'solar' | 'lunar' | 'unknown',
  by: ByWhom,
): Promise<void> {
  await changePerson(db, person, { birth_calendar: calendar }, by)
}
