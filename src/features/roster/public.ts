/** What the command line uses of the roster. */
export {
  decide,
  endReading,
  hasWork,
  JUDGED_AT_ONCE,
  judgePage,
  layDown,
  nextDoubtful,
  readRows,
  reportOn,
  settleCalendar,
  takeIn,
} from './import-list.ts'
export { beginImport, cancelWaiting, importOf, setImport, unlinked } from './queries.ts'
export {
  askCalendar,
  askDoubtful,
  askWhether,
  cancelled,
  goOnInChat,
  nothingToDo,
  taken,
  tellUnlinked,
  unreadable,
} from './wording.ts'
