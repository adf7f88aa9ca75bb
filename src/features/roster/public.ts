/** What the command line uses of the roster. */
export {
  decide,
  hasWork,
  JUDGED_AT_ONCE,
  judgePage,
  nextDoubtful,
  reportOn,
  settleCalendar,
  stagePage,
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
